// What the lists say of each document: how many words of a query it holds, how rare they are, side by side or not.

import { FACT, NAME, SORTS } from "./lists.js";
import { isMarked } from "./text.js";

const WEIGHT = { [NAME]: 8, [FACT]: 4 }; // of a word in a story it is 1
const UNFINISHED = 0.6; // of a word that only begins like the last one typed
const PHRASE = 8; // all words side by side count as much as a name that holds them all
const ASSUMED = 0.95; // of words side by side that very many documents have so, when nothing is known of this one
const UNKNOWN = 3; // rarity of a word that is nowhere: it must not outweigh those that are
const HUGE = 6000; // longer lists are not read when shorter ones may decide
const LONG = 5; // words that, side by side, tell what is meant without a list of each
const PROOFS = 3; // lists that must agree on a document: of words, or of three side by side
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

  const small = lists.meta.count < SMALL_SITE;
  const short = small || list.length < 3; // otherwise the long lists are read when nothing else helps
  if (short || list.length < LONG || heads.counts.every(Boolean)) await found.look(heads, short);
  const few = small ? options.limit : !options.brief ? 3 : board.slipped ? 0 : 1;
  if (options.deep || found.full < few) {
    const before = found.held.slice();
    await found.look(tales, short);
    for (let number = 0; number < before.length; number++)
      if (found.held[number] > before[number]) board.stories[number] = 1;
    if (!short && !found.full) await found.look(heads, true);
    if (!short && !found.full) await found.look(tales, true);
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
      full: 0,
      scores: new Float32Array(size),
      held: new Uint32Array(size),
      beside: new Uint32Array(size * SORTS), // by document and sort of paragraph
      doubted: new Uint32Array(size * SORTS),
    });
  }

  /** Takes in the lists of word `i`; of several weights for a document the highest counts, and none held before. */
  take(i, weighed) {
    for (const [docs, weight] of weighed.sort((a, b) => b[1] - a[1])) for (const number of docs) this.add(i, number, weight);
  }

  add(i, number, weight) {
    const held = this.held[number];
    if ((held >>> i) & 1) return;
    this.held[number] = held | (1 << i);
    this.scores[number] += weight * this.rarity[i];
    if (this.held[number] === this.all) this.full++; // documents that hold all words
  }

  /** Reads the lists of words, the long ones only when `all` is asked for, and sees what stands side by side. A word
      that is not read, or too common to be listed, counts as held where it stands beside others. */
  async look({ which, counts, done, read }, all) {
    const listed = counts
      .map((_, i) => i)
      .filter((i) => counts[i] < Infinity)
      .sort((i, j) => counts[i] - counts[j]);
    const runs = this.runsOf(which);
    const least = Math.max(which === "heads" ? 2 : 1, PROOFS - runs.length);
    const cheap = (i) => which === "heads" && this.list.length < LONG && counts[i] < HUGE;
    const wanted = listed.filter((i, rank) => all || rank < least || cheap(i));
    await Promise.all(wanted.filter((i) => !done.has(i)).map(read));
    wanted.forEach((i) => done.add(i));
    const useful = this.full > 1 || (counts.every(Boolean) && done.size < counts.length);
    if (which === "tales" || useful) await this.see(which, runs, done);
  }

  /** Words that stand side by side in the query, in runs of three, every junction in one at least. */
  runsOf(which) {
    const told = ({ key }) => which === "heads" || !/^\d+$/.test(key) || /^(\d\d?|(18|19|20)\d\d)$/.test(key);
    const runs = [];
    let row = [];
    for (const [i, word] of [...this.list, null].entries()) {
      if (word && !told(word)) continue; // other numbers are not in stories
      if (word && this.lists.has(word.key)) row.push(i);
      else {
        if (row.length === 2) runs.push(row);
        for (let at = 0; at + 2 < row.length; at += at + 4 === row.length ? 1 : 2) runs.push(row.slice(at, at + 3));
        row = [];
      }
    }
    return runs;
  }

  /** Notes which documents have runs of words side by side. A list may err, so others must agree with it. */
  async see(which, runs, done) {
    const known = this.held.slice();
    const met = new Uint8Array(known.length * SORTS);
    const some = new Uint32Array(met.buffer); // the same, the four sorts of a document at once
    const weight = which === "heads" ? WEIGHT[FACT] : 1;
    const found = await Promise.all(runs.map((run) => this.lists.run(which, ...run.map((i) => this.list[i].key))));
    const steps = found.map((lists) => Math.max(1, ...lists.map(({ whole, step }) => (whole ? step : 1))));
    for (const { docs, whole } of found.flat()) if (whole) for (const place of docs) met[place]++;
    const proofs = (place, number) => met[place] && steps.reduce((sum, step) => sum + (number % step > 0), met[place]);
    for (const [at, run] of runs.entries()) {
      const bit = (all, i) => all | (1 << i);
      const two = run.slice(0, 2).reduce(bit, 0);
      const sides = run.slice(0, -1).reduce(bit, 0);
      const needed = run.filter((i) => done.has(i)).reduce(bit, 0);
      const take = (place, number) => {
        if ((known[number] & needed) !== needed || !(known[number] || proofs(place, number) >= PROOFS)) return 0;
        for (const i of run) this.add(i, number, weight);
        return sides;
      };
      for (const { docs, whole } of found[at])
        for (const place of docs) {
          const number = Math.floor(place / SORTS);
          if (whole) this.beside[place] |= take(place, number);
          else if ((known[number] & two) === two) this.beside[place] |= 1 << run[0];
        }
      for (let number = 0; steps[at] > 1 && number < known.length; number++) {
        if ((known[number] & needed) !== needed || !(known[number] || some[number]) || number % steps[at] === 0) continue;
        for (let place = number * SORTS; place < (number + 1) * SORTS; place++)
          if (met[place] || (known[number] && place % SORTS === 0)) this.doubted[place] |= take(place, number);
      }
    }
  }

  /** How many neighbours a document has as the query has them, in the sort of paragraph that has the most. */
  side(number) {
    let most = 0;
    for (let place = number * SORTS; place < (number + 1) * SORTS; place++) {
      const seen = this.beside[place];
      most = Math.max(most, bitsOf(seen) + ASSUMED * bitsOf(this.doubted[place] & ~seen));
    }
    return most;
  }

  /** Writes the scores of documents that hold all words, or of those that come nearest, on the board. */
  judge(board) {
    const { all, held, list, rarity, scores } = this;
    const whole = this.full;
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
