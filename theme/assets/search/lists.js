// Lists of documents by word and by pair of words, fetched as they are asked for.

import { fnv } from "./text.js";

export const NAME = 1;
export const FACT = 2;

export const PARTS = 16; // of a bucket of pairs
const BUCKETS = { heads: 1 << 11, tales: 1 << 13 };
export const TAG = 2; // characters of a file's name made from its contents
const utf8 = new TextDecoder("utf-8", { fatal: true });
export const plain = (bytes) => utf8.decode(bytes);

/** Reads numbers and pieces one after the other, never past the end. */
export class Reader {
  constructor(bytes) {
    Object.assign(this, { bytes, at: 0 });
  }
  get more() {
    return this.at < this.bytes.length;
  }
  number() {
    for (let value = 0, unit = 1; unit < 2 ** 35 && this.more; unit *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
    throw new RangeError("no number");
  }
  piece(length = this.number()) {
    if (this.at + length > this.bytes.length) throw new RangeError("no piece");
    return this.bytes.subarray(this.at, (this.at += length));
  }
  text(length) {
    return plain(this.piece(length));
  }
}

/** A rising list of numbers below `size`, from their gaps. */
export function numbers(bytes, size) {
  const reader = new Reader(bytes);
  const count = bytes.length ? reader.number() : 0;
  if (count > size) throw new RangeError("too many");
  const found = new Uint32Array(count);
  let last = -1;
  for (let i = 0; i < count; i++) found[i] = last += reader.number();
  if (last >= size) throw new RangeError("too high");
  return found;
}

/** The lists of one index. */
export class Lists {
  constructor({ store, meta }) {
    Object.assign(this, { store, meta });
  }

  /** All words in order, how frequent each is in names and facts and in stories, and where their files begin. */
  async vocabulary() {
    const held = await this.store.get(this.meta.words);
    const [all, heads, tales, headStarts, headTags, taleStarts, taleTags, cards, pairs] = held;
    this.words = this.words || all.split(" ");
    Object.assign(this, { cards, pairs });
    this.files = { w: [headStarts, headTags], t: [taleStarts, taleTags] };
    const count = (digits, at) => (digits[at] === "z" ? Infinity : (2 ** parseInt(digits[at], 36)) >> 1);
    this.head = (word) => (this.has(word) ? count(heads, this.place(word)) : 0);
    this.tale = (word) => (this.has(word) ? count(tales, this.place(word)) : 0);
    return this;
  }

  place(word) {
    let low = 0;
    for (let high = this.words.length; low < high;) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  has(word) {
    return this.words[this.place(word)] === word;
  }

  /** Words that begin like an unfinished one, the most frequent first. */
  beginning({ key, raw }, most) {
    const found = new Set();
    for (const start of [key, raw])
      for (let at = this.place(start); at < this.words.length && this.words[at].startsWith(start); at++)
        found.add(this.words[at]);
    return [...found].sort((a, b) => this.head(b) - this.head(a)).slice(0, most);
  }

  /** What a file of words holds of one of them. */
  async entry(folder, word) {
    const [starts, tags] = this.files[folder];
    const place = this.place(word);
    let file = -1;
    for (let start = 0; file + 1 < starts.length && (start += starts[file + 1]) <= place;) file++;
    if (file < 0) return null;
    const first = this.words[starts.slice(0, file + 1).reduce((a, b) => a + b)];
    const held = await this.store.get(`${folder}/${fnv(first).toString(36)}.${tags.substr(file * TAG, TAG)}`, entries);
    return held.get(word) || null;
  }

  /** Documents with a word in names or facts, by spelling: [{ field, spelling, docs }]. */
  async heads(word) {
    if (!this.head(word)) return [];
    const bytes = await this.entry("w", word);
    return bytes ? this.store.read(() => spellings(bytes, word, this.meta.size), bytes) : [];
  }

  /** Documents with a word in their story. */
  async tales(word) {
    const bytes = this.tale(word) && (await this.entry("t", word));
    return this.store.read(() => numbers(bytes || new Uint8Array(), this.meta.size), bytes);
  }

  /** Documents that may hold two words side by side, for each part of their bucket; null where most do. `which` is
      "heads" or "tales". */
  async pair(which, one, other) {
    const tags = which === "heads" ? this.pairs : await this.store.get(this.meta.tales, plain);
    const buckets = BUCKETS[which];
    const together = buckets / (tags.length / TAG); // in a file
    const bucket = (fnv(one) & (buckets - 1)) ^ ((fnv(other) >>> 15) & (buckets - 1));
    const file = Math.floor(bucket / together);
    const path = `${which === "heads" ? "p" : "q"}/${file}.${tags.substr(file * TAG, TAG)}`;
    const held = await this.store.get(path, pieces);
    const own = held.slice((bucket % together) * PARTS, (bucket % together) * PARTS + PARTS);
    const isCommon = (bytes) => bytes.length === 1 && bytes[0] === 0;
    return this.store.read(() => own.map((bytes) => (isCommon(bytes) ? null : numbers(bytes, this.meta.size))));
  }
}

function entries(bytes) {
  const found = new Map();
  for (const reader = new Reader(bytes); reader.more;) found.set(reader.text(), reader.piece());
  return found;
}

function pieces(bytes) {
  const found = [];
  for (const reader = new Reader(bytes); reader.more;) found.push(reader.piece());
  return found;
}

function spellings(bytes, word, size) {
  const found = [];
  for (const reader = new Reader(bytes); reader.more;) {
    const field = reader.piece(1)[0];
    const spelling = reader.text(reader.piece(1)[0]) || word;
    found.push({ field, spelling, docs: numbers(reader.piece(), size) });
  }
  return found;
}
