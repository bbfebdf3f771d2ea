// Lists of documents by word and by words side by side, and the cards of results, fetched as they are asked for.

import { fnv } from "./text.js";

export const NAME = 1;
export const FACT = 2;

const BUCKETS = { heads: 1 << 11, tales: 1 << 13 };
const CELLS = 4; // of a bucket, one of them for a third word
export const SORTS = 4; // of paragraphs
const TAG = 2; // characters of a file's name made from its contents
const PER_FILE = 32; // places for documents in a file of cards
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
  get rest() {
    return this.bytes.subarray(this.at);
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

/** What the file of a folder holds that has what stands at a place in the order of keys: by key its bytes. Files begin
    at `starts`, each told by its distance from the one before, and are named by their first key. */
export async function heldAt(store, folder, starts, tags, place, keyOf) {
  let file = -1;
  for (let start = 0; file + 1 < starts.length && (start += starts[file + 1]) <= place;) file++;
  if (file < 0) return null;
  const first = keyOf(starts.slice(0, file + 1).reduce((a, b) => a + b));
  return store.get(`${folder}/${fnv(first).toString(36)}.${tags.substr(file * TAG, TAG)}`, entries);
}

/** The lists of one index. */
export class Lists {
  constructor({ store, meta }) {
    Object.assign(this, { store, meta });
  }

  /** All words in order, how frequent each is in names and facts and in stories, and where their files begin. */
  async vocabulary() {
    const held = await this.store.get(this.meta.words);
    const [all, heads, tales, headStarts, headTags, taleStarts, taleTags, cards, runs] = held;
    this.words = this.words || all.split(" ");
    Object.assign(this, { cards, runs });
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
    const held = await heldAt(this.store, folder, ...this.files[folder], this.place(word), (place) => this.words[place]);
    return held && (held.get(word) || null);
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

  /** Documents that may hold words side by side, two or three: lists { docs, step, whole }. Those of three are `whole`;
      what else comes with them tells of the first two. A list of a `step` above one tells only of documents whose
      numbers it divides. */
  async run(which, first, second, third) {
    const tags = which === "heads" ? this.runs : await this.store.get(this.meta.tales, plain);
    const buckets = BUCKETS[which];
    const together = (buckets * CELLS) / (tags.length / TAG); // cells in a file
    const bucket = (fnv(first) & (buckets - 1)) ^ ((fnv(second) >>> 15) & (buckets - 1));
    const [cell, list] = third === undefined ? [null, 0] : [(fnv(third) >>> 22) & 3, fnv(third) >>> 24];
    const all = [0, 1, 2, 3].map((one) => [one, ((bucket >> 2) << 4) | (one << 2) | (bucket & 3)]);
    const fileOf = (place) => Math.floor(place / together);
    const wanted = all.filter(([, place]) => cell === null || fileOf(place) === fileOf(all[cell][1]));
    const found = await Promise.all(
      wanted.map(async ([one, place]) => {
        const file = fileOf(place);
        const path = `${which === "heads" ? "p" : "q"}/${file}.${tags.substr(file * TAG, TAG)}`;
        const bytes = (await this.store.get(path, pieces))[place % together];
        const whole = (at, count) => cell === null || (one === cell && at === (list & (count - 1)));
        return this.store.read(() => cellOf(bytes, this.meta.size, whole));
      })
    );
    return found.flat();
  }
}

/** The lists of a cell. Their numbers are those of documents, each followed by a sort of paragraph. */
function cellOf(bytes, size, whole) {
  const reader = new Reader(bytes);
  const count = 2 ** reader.number();
  const found = [];
  for (let at = 0; reader.more; at++) found.push({ ...sampled(reader.piece(), size), whole: whole(at, count) });
  return found;
}

function sampled(bytes, size) {
  if (bytes[0] !== 0) return { step: 1, docs: numbers(bytes, size * SORTS) };
  const reader = new Reader(bytes.subarray(1));
  return { step: reader.number(), docs: numbers(reader.rest, size * SORTS) };
}

function entries(bytes) {
  const found = new Map();
  for (const reader = new Reader(bytes); reader.more;) found.set(reader.text(), reader.piece());
  return found;
}

export function pieces(bytes) {
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

/** The lists of the index that is open, with their vocabulary. */
export const listsOf = (engine) => (engine.lists = engine.lists || new Lists(engine)).vocabulary();

/** The file that holds the card of a document. */
export const cardFile = (number) => Math.floor(number / PER_FILE);

/** A card as results are made of it, from its number and what its row says. */
export function cardOf([number, title, url, kind, year, place, line, summary]) {
  return { number, alias: "", title, url, kind, year, place, line, summary };
}

/** Cards by number of document, those in `known` without asking; those that are gone since are left out. */
export async function cardsOf(engine, numbers, known = new Map()) {
  const { store } = engine;
  const { cards: tags } = await listsOf(engine);
  const asked = numbers.filter((number) => !known.has(number));
  const files = new Map(asked.map((number) => [cardFile(number), null]));
  for (const file of files.keys()) files.set(file, store.get(`c/${file}.${tags.substr(file * TAG, TAG)}`));
  await Promise.all(files.values());
  const found = await Promise.all(
    numbers.map(async (number) => {
      if (known.has(number)) return { summary: "", ...known.get(number) };
      const card = (await files.get(cardFile(number))).find(([place]) => place === number % PER_FILE);
      return card ? cardOf([number, ...card.slice(1)]) : null;
    })
  );
  return found.filter(Boolean);
}

/** The few with the smallest keys, in order. */
export function best(numbers, key, count) {
  const found = [];
  let limit = Infinity;
  for (const number of numbers) {
    const own = key(number);
    if (own >= limit && found.length >= count) continue;
    found.push([own, number]);
    if (found.length < 2 * count) continue;
    found.sort((a, b) => a[0] - b[0]).length = count;
    limit = found[count - 1][0];
  }
  return found
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .slice(0, count)
    .map(([, number]) => number);
}
