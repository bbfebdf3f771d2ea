// What the lists say of each document: how many words of a query it holds, how rare they are, side by side or not.

import { FACT, NAME, PARTS } from "./lists.js";
import { isMarked } from "./text.js";

const WEIGHT = { [NAME]: 8, [FACT]: 4 }; // of a word in a story it is 1
const UNFINISHED = 0.6; // of a word that only begins like the last one typed
const PHRASE = 8; // all words side by side count as much as a name that holds them all
const ASSUMED = 0.5; // of two words side by side that most documents have so: nothing is known of this one
const UNKNOWN = 3; // rarity of a word that is nowhere: it must not outweigh those that are
const HUGE = 6000; // longer lists are not read when shorter ones may decide
const ENOUGH = 0.5; // of the words of a query, by their rarity, when no document holds all
export const SMALL_SITE = 3000; // documents: with fewer, everything is looked at

/** Adds to `board` what the lists say of the words in `list`; answers how many documents hold them all. */
export async function gather(lists, { list, open }, options, board) {
  const found = new Finding(lists, list);
  const more = open ? lists.beginning(list[list.length - 1], 6) : [];
  const forms = list.map(({ key }, i) => [key, ...(i === list.length - 1 ? more.filter((form) => form !== key) : [])]);
  const heads = {
    which: "heads",
    done: new Set(),
    counts: forms.map((own) => own.reduce((sum, form) => sum + lists.head(form), 0)),
  };
  heads.read = async (i) => {
    const own = await Promise.all(forms[i].map((form) => lists.heads(form)));
    found.take(
      i,
      own.flatMap((spellings, form) => spellings.map((one) => [one.docs, weight(one, list[i], form)]))
    );
  };
  const tales = { which: "tales", done: new Set(), counts: list.map(({ key }) => lists.tale(key)) };
  tales.read = async (i) => found.take(i, [[await lists.tales(list[i].key), 1]]);

  const short = list.length < 3; // of longer queries the long lists are read when nothing else helps
  await found.look(heads, short);
  const few = lists.meta.count < SMALL_SITE ? options.limit : options.brief ? 1 : 3;
  if (options.deep || found.full() < few) {
    const before = found.held.slice();
    await found.look(tales, short);
    for (let number = 0; number < before.length; number++)
      if (found.held[number] > before[number]) board.stories[number] = 1;
    if (!short && !found.full()) await found.look(heads, true);
    if (!short && !found.full()) await found.look(tales, true);
  } else board.more = true;
  return found.judge(board);
}

const weight = ({ field, spelling }, word, form) =>
  WEIGHT[field] * (!isMarked(word) ? 1 : spelling === word.spelling ? 1.3 : 0.75) * (form ? UNFINISHED : 1);

/** What has been found of one query: by document, words held and pairs side by side as bits, and a score. */
class Finding {
  constructor(lists, list) {
    const { size, count } = lists.meta;
    const share = (key) => Math.max(lists.head(key), Math.min(lists.tale(key), count / 3));
    this.rarity = list.map(({ key }) => (lists.has(key) ? Math.log(1 + count / (1 + share(key))) : UNKNOWN));
    this.all = 2 ** list.length - 1;
    Object.assign(this, {
      lists,
      list,
      scores: new Float32Array(size),
      held: new Uint32Array(size),
      pairs: new (list.length > 16 ? Uint32Array : Uint16Array)(size * PARTS),
      assumed: new Uint32Array(PARTS),
    });
  }

  /** Documents that hold all words. */
  full() {
    let count = 0;
    for (let number = 0; number < this.held.length; number++) count += this.held[number] === this.all;
    return count;
  }

  /** Takes in the lists of word `i`; of several weights for a document the highest counts, and none held before. */
  take(i, weighed) {
    const own = new Float32Array(this.held.length);
    for (const [docs, weight] of weighed) for (const number of docs) if (own[number] < weight) own[number] = weight;
    for (let number = 0; number < own.length; number++) if (own[number]) this.add(i, number, own[number]);
  }

  add(i, number, weight) {
    if ((this.held[number] >>> i) & 1) return;
    this.held[number] |= 1 << i;
    this.scores[number] += weight * this.rarity[i];
  }

  /** Reads the lists of words, the long ones only when `all` is asked for. A word that is not read, or too common to
      be listed, counts as held where it stands beside another. */
  async look({ which, counts, done, read }, all) {
    const listed = counts
      .map((_, i) => i)
      .filter((i) => counts[i] < Infinity)
      .sort((i, j) => counts[i] - counts[j]);
    const wanted = listed.filter((i, rank) => all || (which === "tales" ? rank < 3 : rank < 2 || counts[i] < HUGE));
    await Promise.all(wanted.filter((i) => !done.has(i)).map(read));
    wanted.forEach((i) => done.add(i));
    const useful = this.full() > 1 || (counts.every(Boolean) && done.size < counts.length);
    if (which === "tales" || useful) await this.beside(which, done);
  }

  /** Sees which words stand side by side. */
  async beside(which, done) {
    const told = ({ key }) => which === "heads" || !/^\d+$/.test(key) || /^(\d\d?|(18|19|20)\d\d)$/.test(key);
    const place = this.list.map((_, i) => i).filter((i) => told(this.list[i])); // other numbers are not in stories
    const pairs = place.slice(1).map((j, at) => [place[at], j]);
    const known = this.held.slice();
    const fits = (i, bits) => (bits >>> i) & 1 || !done.has(i);
    const weight = which === "heads" ? WEIGHT[FACT] : 1;
    const see = ([i, j], number, bits) => {
      if (!fits(i, bits) || !fits(j, bits) || (done.size && !bits)) return false; // a bucket alone proves nothing
      this.add(i, number, weight);
      this.add(j, number, weight);
      return true;
    };
    const found = await Promise.all(pairs.map(([i, j]) => this.lists.pair(which, this.list[i].key, this.list[j].key)));
    const common = []; // of these nothing is known but that most documents have them
    found.forEach((parts, at) =>
      parts.forEach((docs, part) => {
        if (!docs) {
          common.push(pairs[at]);
          this.assumed[part] |= 1 << pairs[at][0];
        } else
          for (const number of docs)
            if (see(pairs[at], number, known[number])) this.pairs[number * PARTS + part] |= 1 << pairs[at][0];
      })
    );
    for (let number = 0; common.length && number < known.length; number++)
      if (this.held[number]) for (const pair of new Set(common)) see(pair, number, this.held[number]);
  }

  /** How many neighbours a document has as the query has them, in the paragraph that has the most. */
  side(number) {
    let most = 0;
    for (let part = 0; part < PARTS; part++) {
      const seen = this.pairs[number * PARTS + part];
      if (seen) most = Math.max(most, bitsOf(seen) + ASSUMED * bitsOf(this.assumed[part] & ~seen));
    }
    return most;
  }

  /** Writes the scores of documents that hold all words, or of those that come nearest, on the board. */
  judge(board) {
    const { all, held, list, rarity, scores } = this;
    const whole = this.full();
    const sum = rarity.reduce((a, b) => a + b);
    const worth = (bits) => rarity.reduce((value, one, i) => value + one * ((bits >>> i) & 1), 0);
    let most = 0;
    if (!whole)
      for (let number = 0; number < held.length; number++) if (held[number]) most = Math.max(most, worth(held[number]));
    if (!whole && most < sum * ENOUGH) return 0;
    if (!whole) board.told.set("any", []);
    for (let number = 0; number < held.length; number++) {
      if (!held[number] || (whole ? held[number] !== all : worth(held[number]) < most * 0.9)) continue;
      const side = this.side(number);
      const score = scores[number] + (side ? PHRASE * sum * (side / (list.length - 1)) ** 3 : 0);
      board.scores[number] = Math.max(board.scores[number], score * (whole ? 1 : 0.3));
    }
    return whole;
  }
}

function bitsOf(bits) {
  let count = 0;
  for (; bits; bits &= bits - 1) count++;
  return count;
}
