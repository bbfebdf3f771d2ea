// Beyond whole names: documents that hold the words of a query, ranked.

import { isMarked } from "./engine.js";
import { FACT, Lists, NAME } from "./lists.js";
import { meant, near } from "./slips.js";
import { words } from "./text.js";

const WEIGHT = { [NAME]: 8, [FACT]: 4 }; // of a word in a story it is 1
const UNFINISHED = 0.6; // of a word that only begins like the last one typed
const LONG = 4096; // a longer list of stories is read only when fewer than three shorter ones decide
const LOOKED_AT = 12; // files of cards read to put the first results in order
const READINGS = 10; // of a query with words nobody wrote
const SLIPPED = 300; // score of a whole name one slip away
const KINDS = { award: 6, campaign: 5, place: 4, organisation: 3, document: 3, decision: 3, exemplar: 3, event: 2 };
const TOLD = {
  slip: (text) => `Không có đúng chữ đã gõ; đây là kết quả cho “${text}”.`,
  keys: (text) => `Đang tìm “${text}”.`,
  any: () => "Không có kết quả chứa đủ các chữ đã gõ; đây là những kết quả gần nhất.",
};

/** Finishes `found`: the hits on names that are known already, and all others. */
export async function complete(engine, asked, named, options, found) {
  const { size } = engine.meta;
  const columns = options.filters || options.facets || (options.sort || "relevance") !== "relevance" ? await import("./columns.js") : null;
  const passes = options.filters ? await columns.allowed(engine, options) : null;
  const board = { scores: new Float32Array(size), stories: new Uint8Array(size), told: new Map() };
  if (!asked.list.length) for (const number of await columns.everything(engine)) board.scores[number] = 1;
  else if (!options.enough) await beyond(engine, asked, named, options, board, found);
  for (const [number, { score }] of named) board.scores[number] += score;
  const numbers = [];
  board.scores.forEach((score, number) => score && (!passes || passes[number]) && numbers.push(number));
  const end = options.offset + options.limit;
  const shown = await sorted(engine, asked, options, columns, numbers, board.scores, end);
  const cards = await engine.cards(shown.slice(options.offset, end));
  found.hits = cards.map((card) => {
    const { alias = "" } = named.get(card.number) || {};
    return engine.hit({ ...card, alias, inStory: !!board.stories[card.number] }, { ...asked, also: [...board.told.values()].flat() });
  });
  found.total = numbers.length;
  found.more = found.totalIsLowerBound = !!options.enough || !!board.more;
  for (const [kind, list] of board.told) found.relaxed.push({ kind, text: TOLD[kind](list.join(" ")) });
  if (options.facets) {
    const names = options.facets === true ? engine.meta.facets.map(([name]) => name) : options.facets;
    found.facets = await columns.counts(engine, names, numbers);
  }
  if (!found.total) found.near = await neighbours(engine, asked);
  return found;
}

async function sorted(engine, asked, options, columns, numbers, scores, end) {
  if (options.sort !== "name" && options.sort !== "year") {
    const first = best(numbers, (number) => -scores[number], end + 40);
    return asked.list.length ? closest(engine, asked, first, end, scores) : first;
  }
  const key = await columns.sorter(engine, options.sort);
  return best(numbers, (number) => key(number) - scores[number] / 1e5, end);
}

/** The few with the smallest keys, in order. */
function best(numbers, key, count) {
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
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, count).map(([, number]) => number);
}

/** Looks beyond whole names; words nobody wrote are taken for others. */
async function beyond(engine, asked, named, options, board, found) {
  const lists = (engine.lists = engine.lists || new Lists(engine));
  await lists.vocabulary();
  const known = ({ key }, i, { length }) => lists.has(key) || (asked.open && i === length - 1 && lists.beginning(key, 1).length);
  const typed = asked.long && !asked.list.every(known) ? asked.long : asked.list;
  let readings = [typed];
  for (const word of typed.filter((one, i) => !known(one, i, typed))) {
    const others = meant(word.key, lists);
    for (const [kind] of others) board.told.set(kind, []);
    const put = (list, [, keys]) => list.flatMap((one) => (one === word ? keys.flatMap(words) : one));
    if (others.length) readings = readings.flatMap((list) => others.map((other) => put(list, other))).slice(0, READINGS);
  }
  const isName = typed.length > 1 && typed.length < 6 && typed.every(({ key }) => /^[a-z]+$/.test(key));
  if (!board.told.size && !named.size && isName) await slipped(engine, typed, named, lists, board);
  let chosen = readings.slice(0, 3);
  for (const list of board.told.size && readings[0] !== typed ? readings : []) {
    const hits = [...(await engine.names(list, asked.open))];
    if (hits.length) chosen = [list];
    for (const [number, hit] of hits) if (!named.has(number)) named.set(number, { ...hit, score: hit.score - 150 });
    if (hits.some(([, { score }]) => score > 850)) break;
  }
  if (asked.long && typed !== asked.long) chosen.push(asked.long);
  for (const list of chosen) if (await gather(lists, { ...asked, list }, options, board)) break;
  for (const kind of board.told.keys()) board.told.set(kind, chosen[0].map(({ key }) => key));
}

/** Every word is a word, yet nobody bears the name: whole names one slip away. */
async function slipped(engine, typed, named, lists, board) {
  const others = typed.flatMap((word, i) =>
    near(word.key, lists, 4).map((other) => typed.map((one, j) => (i === j ? words(other)[0] : one)))
  );
  for (const list of others.reverse().slice(0, 2 * READINGS))
    for (const [number, hit] of await engine.names(list, false))
      if (hit.score > 950) named.set(number, { ...hit, score: SLIPPED + hit.year / 1e3 });
}

/** Adds up what the lists say of each document; true when some document holds all the words. */
async function gather(lists, { list, open }, options, board) {
  const { size, count } = lists.meta;
  const scores = new Float32Array(size);
  const held = new Uint32Array(size);
  const all = 2 ** list.length - 1;
  const rarity = list.map(({ key }) => Math.log(1 + count / (1 + lists.head(key))));
  const slots = await Promise.all(list.map((word, i) => {
    const more = open && i === list.length - 1 ? lists.beginning(word.key, 6).filter((key) => key !== word.key) : [];
    return Promise.all([word.key, ...more].map((key) => lists.heads(key)));
  }));
  slots.forEach((forms, i) => {
    const own = new Float32Array(size);
    forms.forEach((spellings, form) => {
      for (const { field, spelling, docs } of spellings) {
        const exact = !isMarked(list[i]) ? 1 : spelling === list[i].spelling ? 1.3 : 0.75;
        const weight = WEIGHT[field] * rarity[i] * exact * (form ? UNFINISHED : 1);
        for (const number of docs) own[number] = Math.max(own[number], weight);
      }
    });
    own.forEach((weight, number) => {
      if (weight) (scores[number] += weight), (held[number] |= 1 << i);
    });
  });
  await beside(lists, list, "heads", (i, number) => {
    if (((held[number] >> i) & 3) === 3) scores[number] += 2 * (rarity[i] + rarity[i + 1]);
  });
  const full = () => held.reduce((sum, bits) => sum + (bits === all), 0);
  if (options.deep || full() < options.limit * (options.brief ? 1 : 2)) await tell(lists, list, rarity, scores, held, board);
  else board.more = true;
  const whole = full();
  let most = list.length;
  const size_of = (bits) => list.reduce((sum, _, i) => sum + ((bits >> i) & 1), 0);
  if (!whole && list.length > 1) {
    most = held.reduce((most, bits) => Math.max(most, size_of(bits)), 0);
    if (most * 2 < list.length) return false;
    board.told.set("any", []);
  }
  held.forEach((bits, number) => {
    if (bits !== all && (whole || size_of(bits) < most)) return;
    board.scores[number] = Math.max(board.scores[number], scores[number] * (whole ? 1 : 0.3));
  });
  return !!whole;
}

/** Words of stories. One that is too common to be listed counts as held where it stands beside one that is. */
async function tell(lists, list, rarity, scores, held, board) {
  const sought = list.map(({ key }) => !/^\d+$/.test(key) || key.length < 3 || /^(18|19|20)\d\d$/.test(key));
  const rare = list.filter(({ key }) => lists.tale(key) && lists.tale(key) < LONG).length;
  const read = list.map(({ key }) => lists.tale(key) < (rare > 2 ? LONG : Infinity));
  const add = (i, number, weight) => {
    if ((held[number] >> i) & 1) return;
    held[number] |= 1 << i;
    scores[number] += weight;
    board.stories[number] = 1;
  };
  const found = await Promise.all(list.map(({ key }, i) => (read[i] ? lists.tales(key) : [])));
  found.forEach((docs, i) => docs.forEach((number) => add(i, number, rarity[i])));
  const told = list.filter((_, i) => sought[i]);
  const place = told.map((word) => list.indexOf(word));
  const known = held.slice();
  await beside(lists, told, "tales", (k, number) => {
    const [i, j] = [place[k], place[k + 1]];
    const has = (at) => (known[number] >> at) & 1;
    if (!(has(i) || !read[i]) || !(has(j) || !read[j])) return;
    if (!known[number] && read.some(Boolean)) return; // a bucket alone proves nothing
    add(i, number, 0);
    add(j, number, 0);
    scores[number] += 2 * (rarity[i] + rarity[j]);
  });
}

/** Calls `each(i, number)` for documents that may hold the words i and i + 1 side by side. */
async function beside(lists, list, which, each) {
  const asked = list.slice(1).map(({ key }, i) => lists.pair(which, list[i].key, key));
  (await Promise.all(asked)).forEach((docs, i) => docs.forEach((number) => each(i, number)));
}

/** Puts the first results in order by what their cards show. */
async function closest(engine, asked, first, end, scores) {
  const files = new Set();
  let looked = 0;
  for (const number of first) {
    files.add(number >> 5);
    if (files.size > Math.max(LOOKED_AT, end) || (files.size > LOOKED_AT && looked >= end)) break;
    looked++;
  }
  const cards = await engine.cards(first.slice(0, looked));
  for (const card of cards) card.score = scores[card.number] + closeness(card, asked) + (KINDS[engine.meta.kinds[card.kind][0]] || 0);
  cards.sort((a, b) => b.score - a.score || b.year - a.year || a.number - b.number);
  return [...cards.map((card) => card.number), ...first.slice(looked)];
}

/** How well what a card shows agrees with the query: words side by side, spelled as typed, and little else in the title. */
function closeness({ title, line, place, summary }, { list, long }) {
  const wanted = long || list;
  const has = (word, other) => word.key === other.key;
  let sum = 0;
  for (const [text, weight] of [[title, 30], [line, 12], [place, 8], [summary, 10]]) {
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
    if (text === title && own.length) sum += (20 * own.filter((word) => wanted.some((one) => has(word, one))).length) / own.length;
  }
  return sum;
}

/** Names in whose place the query would stand, when nothing was found. */
async function neighbours(engine, { list }) {
  const key = list.map((word) => word.key).join(" ");
  const alike = (name) => [...key].findIndex((letter, i) => name[i] !== letter) >>> 0;
  const rows = key ? await engine.rows(key, (name) => alike(name) > 3) : [];
  return [...new Set(rows.sort((a, b) => alike(b[0]) - alike(a[0])).map(([, alias, , title]) => alias || title))].slice(0, 3);
}
