// Filters, counts and sorts: files fetched when a reader filters, counts or sorts.

import { filter } from "./engine.js";
import { Reader, best, cardOf, cardsOf, heldAt, numbers, pieces, plain } from "./lists.js";

const FEW = 4; // values of a facet whose documents are read one by one, not with the whole column

/** All values of all facets, counted through: by facet its rows [value, label, count] and the place of the first. */
const facets = (engine) => engine.store.get(engine.meta.columns.values, (bytes) => facetsOf(bytes, engine.meta));

function facetsOf(bytes, meta) {
  const [all, starts, tags, newest] = JSON.parse(plain(bytes));
  let end = 0;
  const found = all.map((rows, i) => ({ name: meta.facets[i][0], rows, from: (end += rows.length) - rows.length }));
  return { found, starts, tags, newest };
}

/** The documents of each value of a facet. */
const column = (engine, name) =>
  engine.store.get(engine.meta.columns[name], (bytes) => pieces(bytes).map((one) => numbers(one, engine.meta.size)));

/** Every value of a facet with its label and count, the most frequent first. */
export async function values(engine, name) {
  const { found } = await facets(engine);
  return byCount(found.find((one) => one.name === name).rows);
}

const byCount = (rows) => [...rows].sort((a, b) => b[2] - a[2]);

/** The facets that are filtered by, each with the places of the values that are let through. */
async function chosen(engine, options) {
  const { found } = await facets(engine);
  const [from, to] = options.years || [];
  const fits = ({ name }) => {
    const wanted = filter(options, name).map(String);
    if (name === "year" && (from || to)) return ([value]) => (!from || value >= from) && (!to || value <= to);
    return wanted.length ? ([value]) => wanted.includes(value) : null;
  };
  return found
    .map((facet) => ({ ...facet, fits: fits(facet) }))
    .filter((facet) => facet.fits)
    .map(({ fits, ...facet }) => ({ ...facet, at: [...facet.rows.keys()].filter((at) => fits(facet.rows[at])) }));
}

/** What there is of one value alone: its documents, the newest first; counts by place of a value; the first cards. */
async function choice(engine, { from }, at) {
  const { found, starts, tags } = await facets(engine);
  const key = (place) => {
    const { name, rows, from } = found.find((one) => place < one.from + one.rows.length);
    return `${name} ${rows[place - from][0]}`;
  };
  const held = await heldAt(engine.store, "v", starts, tags, from + at, key);
  return engine.store.read((bytes) => choiceOf(bytes, engine.meta.size), held.get(key(from + at)));
}

function choiceOf(bytes, size) {
  const reader = new Reader(bytes);
  const years = [];
  for (let left = reader.number(); left > 0; left--) years.push([reader.number(), numbers(reader.piece(), size)]);
  const counts = new Map();
  for (let left = reader.number(), place = -1; left > 0; left--) counts.set((place += reader.number()), reader.number());
  const docs = years.flatMap(([, docs]) => [...docs]);
  return { docs, total: docs.length, counts, cards: JSON.parse(reader.text(reader.rest.length)) };
}

/** By number of document: 1 where every filter lets it through. */
export async function allowed(engine, options) {
  const asked = await chosen(engine, options);
  const passes = new Uint8Array(engine.meta.size);
  for (const [index, facet] of asked.entries())
    for (const docs of await documents(engine, facet))
      for (const number of docs) if (passes[number] === index) passes[number] = index + 1;
  return passes.map((count) => (count === asked.length ? 1 : 0));
}

async function documents(engine, facet) {
  if (facet.at.length <= FEW)
    return Promise.all(facet.at.map(async (at) => (await choice(engine, facet, at)).docs));
  const all = await column(engine, facet.name);
  return facet.at.map((at) => all[at]);
}

/** Finishes `found` without words: all that there is, or what filters let through, the newest first. */
export async function browse(engine, asked, options, found) {
  const { found: all, newest } = await facets(engine);
  const filters = await chosen(engine, options);
  const alone = filters.length === 1 && filters[0].at.length === 1;
  let known = null; // what was reckoned when the index was made
  if (!filters.length) known = { total: engine.meta.count, cards: newest };
  else if (alone) known = await choice(engine, filters[0], filters[0].at[0]);
  const { offset, sort } = options;
  const end = offset + options.limit;
  const ready = known && sort !== "name" && known.cards.length >= Math.min(end, known.total);
  const docs = ready || (known && known.docs) ? known.docs : await passing(engine, options, filters);
  const ordered = known && known.docs && sort !== "name";
  const shown = async () => (ordered ? docs.slice(0, end) : best(docs, await sorter(engine, sort), end));
  const cards = ready ? known.cards.slice(offset, end).map(cardOf) : await cardsOf(engine, (await shown()).slice(offset));
  found.hits = cards.map((card) => engine.hit(card, asked));
  found.total = known ? known.total : docs.length;
  const names = wanted(engine, options);
  if (names && known) found.facets = Object.fromEntries(names.map((name) => [name, reckoned(all, name, known.counts)]));
  else if (names) found.facets = await counts(engine, names, docs);
  return found;
}

/** Numbers of all documents that filters let through. */
async function passing(engine, options, filters) {
  if (!filters.length) return [].concat(...(await column(engine, "kind")).map((docs) => [...docs]));
  const found = [];
  (await allowed(engine, options)).forEach((passes, number) => passes && found.push(number));
  return found;
}

/** The rows of a facet with the counts that were reckoned when the index was made. */
function reckoned(all, wanted, counts) {
  const { rows, from } = all.find(({ name }) => name === wanted);
  if (!counts) return byCount(rows);
  return byCount(rows.map(([value, label], at) => [value, label, counts.get(from + at) || 0])).filter(([, , count]) => count);
}

/** The names of the facets whose values are to be counted. */
export const wanted = (engine, { facets }) => (facets === true ? engine.meta.facets.map(([name]) => name) : facets);

/** How often each value of the facets occurs among some documents. */
export async function counts(engine, names, found) {
  const among = new Uint8Array(engine.meta.size);
  for (const number of found) among[number] = 1;
  const { found: all } = await facets(engine);
  const counted = await Promise.all(
    names.map(async (name) => {
      const { rows } = all.find((one) => one.name === name);
      const times = (docs) => docs.reduce((sum, number) => sum + among[number], 0);
      const held = await column(engine, name);
      return [name, byCount(rows.map(([value, label], at) => [value, label, times(held[at])])).filter((row) => row[2])];
    })
  );
  return Object.fromEntries(counted);
}

/** What sorts documents: smaller keys first. */
export async function sorter(engine, sort) {
  const { size } = engine.meta;
  if (sort === "name") {
    const order = await engine.store.get(engine.meta.columns.order, (bytes) => bytes);
    return (number) => order[number] * 256 + order[size + number];
  }
  const years = new Uint16Array(size);
  const { rows } = (await facets(engine)).found.find(({ name }) => name === "year");
  (await column(engine, "year")).forEach((docs, at) => {
    for (const number of docs) years[number] = Math.max(years[number], rows[at][0]);
  });
  return (number) => -years[number];
}
