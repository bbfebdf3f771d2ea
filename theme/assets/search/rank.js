// Beyond whole names: documents that hold the words of a query, ranked.

import { SMALL_SITE, gather } from "./gather.js";
import { best, cardFile, cardsOf, listsOf } from "./lists.js";
import { isMarked, joined, words } from "./text.js";

const WINDOW = 40; // first results that are put in order by their cards…
const LOOKED_AT = 6; // …as far as they lie in so many files; whatever page of results is asked for
const READINGS = 10; // of a query with words nobody wrote
const SLIPPED = 300; // score of a whole name one slip away
const TRIED = 12; // names one slip away that are looked for on a large site
const BESIDE = 2; // other results in a box that has names one slip away
const KINDS = { award: 6, campaign: 5, place: 4, organisation: 3, document: 3, decision: 3, exemplar: 3, event: 2 };
const FIGURES = new Map("mot hai ba bon nam sau bay tam chin muoi".split(" ").map((word, i) => [String(i + 1), word]));
const TOLD = {
  slip: (text) => `Không có đúng chữ đã gõ; đây là kết quả cho “${text}”.`,
  keys: (text) => `Đang tìm “${text}”.`,
  any: () => "Không có kết quả chứa đủ các chữ đã gõ; đây là những kết quả gần nhất.",
};

/** Finishes `found`: the hits on names that are known already, and all others. */
export async function complete(engine, asked, named, options, found) {
  const { size } = engine.meta;
  const columns =
    options.filters || options.facets || (options.sort || "relevance") !== "relevance"
      ? await import("./columns.js")
      : null;
  const passes = options.filters ? await columns.allowed(engine, options) : null;
  const board = { scores: new Float32Array(size), stories: new Uint8Array(size), told: new Map() };
  if (!options.enough) await beyond(engine, asked, named, options, board);
  for (const [number, { score }] of named) board.scores[number] += score;
  const numbers = [];
  for (let number = 0; number < size; number++)
    if (board.scores[number] && (!passes || passes[number])) numbers.push(number);
  const slipped = board.slipped && options.brief;
  const end = Math.min(options.offset + options.limit, slipped ? named.size + BESIDE : Infinity);
  const known = options.brief ? named : new Map(); // a box shows no summary
  const shown = await sorted(engine, asked, { ...options, known, looked: slipped ? BESIDE : LOOKED_AT }, columns, numbers, board.scores, end);
  const cards = await cardsOf(engine, shown.slice(options.offset, end), known);
  found.hits = cards.map((card) => {
    const { alias = "" } = named.get(card.number) || {};
    return engine.hit(
      { ...card, alias, inStory: !!board.stories[card.number] },
      { ...asked, also: [...board.told.values()].flat() }
    );
  });
  found.total = numbers.length;
  found.more = found.totalIsLowerBound = !!options.enough || !!board.more;
  for (const [kind, list] of board.told) found.relaxed.push({ kind, text: TOLD[kind](list.join(" ")) });
  if (options.facets) found.facets = await columns.counts(engine, columns.wanted(engine, options), numbers);
  if (!found.total) found.near = await neighbours(engine, asked);
  return found;
}

async function sorted(engine, asked, options, columns, numbers, scores, end) {
  if (options.sort !== "name" && options.sort !== "year") {
    const first = best(numbers, (number) => -scores[number], Math.max(end, WINDOW));
    return closest(engine, asked, first, scores, options);
  }
  const key = await columns.sorter(engine, options.sort);
  return best(numbers, (number) => key(number) - scores[number] / 1e5, end);
}

/** Looks beyond whole names; words nobody wrote are taken for others. */
async function beyond(engine, asked, named, options, board) {
  const lists = await listsOf(engine);
  const { list, long, open } = asked;
  const known = (word) =>
    lists.has(word.key) || (open && word === list[list.length - 1] && lists.beginning(word, 1).length > 0);
  // A short form that is no word itself can only mean what it stands for.
  const meantLong = long && !list.every((one) => known(one) || long.includes(one));
  const base = meantLong ? long : list;
  let readings = [base];
  const strange = base.filter((one) => !known(one));
  const isName = list.length > 1 && list.length < 6 && list.every(({ key }) => /^[a-z]+$/.test(key)) && !named.size;
  const { meant, near } = strange.length || isName ? await import("./slips.js") : {};
  for (const word of strange) {
    const others = meant(word.key, lists).map(([kind, keys]) => [kind, keys.flatMap(words)]);
    if (!others.length) continue;
    readings = readings.flatMap((one) =>
      others.map(([kind, put]) =>
        Object.assign(
          one.flatMap((own) => (own === word ? put : own)),
          { kind }
        )
      )
    );
  }
  const corrected = readings[0] !== base;
  let chosen = long && !corrected ? [...(meantLong ? [] : [list]), long] : readings.slice(0, 3);
  for (const one of corrected ? readings.slice(0, READINGS) : []) {
    const hits = [...(await engine.names(one, open))].filter(([, { score }]) => score > 850);
    for (const [number, hit] of hits) named.set(number, { ...hit, score: hit.score - 150 });
    if (!hits.length) continue;
    chosen = [one];
    board.more = !options.deep && !options.filters && hits.some(([, hit]) => engine.isPerson(hit));
    break;
  }
  if (board.more) return tell(board, chosen[0]); // a person is found by a name mended
  if (corrected && long && !meantLong && chosen[0].every(known)) chosen.push(long);
  const spelled = base.map((one) => words(FIGURES.get(one.key) || "")[0] || one); // “9 người con” is “chín người con”
  if (!corrected && spelled.some((one, i) => one !== base[i])) chosen.push(spelled);
  if (!corrected && isName) board.slipped = await slipped(engine, list, named, (key, most) => near(key, lists, most));
  let whole = 0;
  for (const one of chosen) {
    const own = await gather(lists, { ...asked, list: one }, options, board);
    whole += own;
    if (own) tell(board, one);
    if (whole) board.told.delete("any");
    if (own && (corrected || own >= options.limit || (options.brief && engine.meta.count > SMALL_SITE))) return;
  }
  if (!whole) await mentioned(engine, list, named);
}

/** Nobody is told all of this of: persons whose whole name the query begins or ends with, be the rest what it may. */
async function mentioned(engine, list, named) {
  for (let count = list.length - 1; count > 1; count--) {
    const ends = [list.slice(0, count), list.slice(-count)];
    for (const hits of await Promise.all(ends.map((part) => engine.names(part, false))))
      for (const [number, hit] of hits)
        if (hit.score > 950 && engine.isPerson(hit)) named.set(number, { ...hit, score: SLIPPED });
  }
}

/** Notes what a query was taken for. */
function tell(board, list) {
  if (list.kind)
    board.told.set(
      list.kind,
      list.map(({ key }) => key)
    );
}

/** Every word is a word, yet nobody bears the name: whole names one slip away. Answers whether there are any. */
async function slipped(engine, typed, named, near) {
  const small = engine.meta.count < SMALL_SITE;
  const others = typed.flatMap((word, i) =>
    near(word.key, small ? 40 : 6).map((other, rank) => [
      rank,
      typed.map((one, j) => (i === j ? words(other)[0] : one)),
    ])
  );
  const tried = others
    .sort((a, b) => a[0] - b[0])
    .slice(0, small ? Infinity : TRIED)
    .map(([, list]) => list);
  const hits = await Promise.all(tried.map((list) => engine.names(list, false, true)));
  for (const [number, hit] of hits.flatMap((found) => [...found]))
    if (hit.score > 950) named.set(number, { ...hit, score: SLIPPED + hit.year / 1e3 });
  return named.size > 0;
}

/** Puts the first results in order by what their cards show. */
async function closest(engine, asked, first, scores, { known, looked: most }) {
  const files = new Set();
  const file = (number) => (known.has(number) ? files : files.add(cardFile(number)));
  const window = first.slice(0, WINDOW).findIndex((number) => file(number).size > most);
  const looked = window < 0 ? WINDOW : window;
  const cards = await cardsOf(engine, first.slice(0, looked), known);
  for (const card of cards)
    card.score = scores[card.number] + closeness(card, asked) + (KINDS[engine.meta.kinds[card.kind][0]] || 0);
  cards.sort((a, b) => b.score - a.score || b.year - a.year || a.number - b.number);
  return [...cards.map((card) => card.number), ...first.slice(looked)];
}

/** How well a card agrees with the query: words side by side, spelled as typed, and little else in the title. */
function closeness({ title, line, place, summary }, { list, long }) {
  const wanted = long || list;
  const has = (word, other) => word.key === other.key;
  let sum = 0;
  for (const [text, weight] of [
    [title, 30],
    [line, 12],
    [place, 8],
    [summary, 10],
  ]) {
    const own = words(text);
    let run = 0;
    own.forEach((_, start) => {
      wanted.forEach((_, from) => {
        let length = 0;
        let exact = 0;
        while (own[start + length] && wanted[from + length] && has(own[start + length], wanted[from + length])) {
          if (own[start + length].spelling === wanted[from + length].spelling) exact++;
          length++;
        }
        run = Math.max(run, length + (list.some(isMarked) ? exact : 0));
      });
    });
    sum += (weight * run) / wanted.length;
    if (text === title && own.length)
      sum += (20 * own.filter((word) => wanted.some((one) => has(word, one))).length) / own.length;
  }
  return sum;
}

/** Names in whose place the query would stand, when nothing was found. */
async function neighbours(engine, { list }) {
  const key = list.map((word) => word.key).join(" ");
  const alike = (name) => [...key].findIndex((letter, i) => name[i] !== letter) >>> 0;
  const rows = key ? await engine.rows(key, (name) => alike(name) > 3) : [];
  return [...new Set(rows.sort((a, b) => alike(b[0]) - alike(a[0])).map(([, alias, , title]) => alias || title))].slice(
    0,
    3
  );
}
