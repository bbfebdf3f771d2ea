// Filters, counts and sorts: files fetched when a reader filters, counts or sorts.

import { filter } from "./engine.js";
import { Reader, numbers } from "./lists.js";

const column = (engine, name) =>
  engine.store.get(engine.meta.columns[name], (bytes) => (name === "order" ? bytes : facet(bytes, engine.meta.size)));

function facet(bytes, size) {
  const reader = new Reader(bytes);
  return JSON.parse(reader.text()).map(([value, label, count, length]) => ({
    value,
    label,
    count,
    docs: numbers(reader.piece(length), size),
  }));
}

/** Every value of a facet with its label and count. */
export async function values(engine, name) {
  return (await column(engine, name)).map((one) => [one.value, one.label, one.count]);
}

/** By number of document: 1 where every filter lets it through. Null without filters. */
export async function allowed(engine, options) {
  const asked = engine.meta.facets
    .map(([name]) => [name, filter(options, name).map(String)])
    .filter(([, wanted]) => wanted.length);
  const chosen = asked.map(([name, wanted]) => [name, ({ value }) => wanted.includes(value)]);
  const [from, to] = options.years || [];
  if (from || to) chosen.push(["year", ({ value }) => (!from || value >= from) && (!to || value <= to)]);
  const passes = new Uint8Array(engine.meta.size).fill(0);
  for (const [index, [name, fits]] of chosen.entries())
    for (const { docs } of (await column(engine, name)).filter(fits))
      for (const number of docs) if (passes[number] === index) passes[number] = index + 1;
  return chosen.length ? passes.map((count) => (count === chosen.length ? 1 : 0)) : null;
}

/** Every document there is. */
export async function everything(engine) {
  return [].concat(...(await column(engine, "kind")).map(({ docs }) => [...docs])).sort((a, b) => a - b);
}

/** How often each value of the facets occurs among some documents. */
export async function counts(engine, names, found) {
  const among = new Uint8Array(engine.meta.size);
  for (const number of found) among[number] = 1;
  const counted = await Promise.all(
    names.map(async (name) => {
      const rows = (await column(engine, name)).map((one) => [
        one.value,
        one.label,
        one.docs.reduce((sum, number) => sum + among[number], 0),
      ]);
      return [name, rows.filter(([, , count]) => count).sort((a, b) => b[2] - a[2])];
    })
  );
  return Object.fromEntries(counted);
}

/** What sorts documents: smaller keys first. */
export async function sorter(engine, sort) {
  const { size } = engine.meta;
  if (sort === "name") {
    const order = await column(engine, "order");
    return (number) => order[number] * 256 + order[size + number];
  }
  const years = new Uint16Array(size);
  for (const { value, docs } of await column(engine, "year"))
    for (const number of docs) years[number] = Math.max(years[number], value);
  return (number) => -years[number];
}
