/* Search: the engine, without a face. The page talks to this module only.

   const engine = await open(new URL("tim-kiem/du-lieu/", root));     fetches one small file; safe to call on focus
   const found = await engine.search("nguyen van hung", options);     options, all of them optional:
     kinds: ["exemplar", …]   years: [from, to]   place, placeThen, organisation, award, level, campaign: facet values
     sort: "relevance" | "name" | "year"   limit: 10   offset: 0   signal: AbortSignal
     facets: true | ["year", "kind", …]   also count the values of facets      deep: true   also look beyond whole names
     onFirst(found)   told the hits on names as soon as they are known, while the rest is still being looked for
   → { query,
       hits: [{ url, title, kind, kindLabel, year, place, line, summary, alias, inStory,
                marks: { title, alias, line, place, summary } }],
                 url is relative to the site's root; line is post and unit (or number and issuer); alias is the other
                 name that was matched, or ""; each of marks is [[text, isMatch], …] of the original text
       total, totalIsLowerBound,                    more: true when `deep` would find more
       relaxed: [{ kind, text }],                   what was loosened, in Vietnamese; kind is "slip" | "keys" | "any"
       near: ["Nguyễn Văn Hưng", …],                names a reader may have meant, when nothing was found
       facets: { year: [[value, label, count], …], … } | null }
   engine.suggest(query, { limit, signal, onFirst })   the same for a box: whole names first, fewer bytes
   engine.facets()                                     → [{ name, label }], what can be filtered by
   engine.values(name)                                 → [[value, label, count], …] over everything
   engine.snippet(hit, query, { signal })              → [[text, isMatch], …] from the page itself, for hit.inStory
   marks(text, query)                                  → [[text, isMatch], …], without an engine

   Everything rejects with SearchError (retryable: true when trying again may help) or with signal's AbortError,
   and with nothing else. Import text.js beside this module to save a round trip. */

import { begins, mark, words } from "./text.js";

const FORMAT = 1;
const LONGEST = 300; // characters of a query that are looked at
const MOST_WORDS = 16;
const LEAVES = 4; // files of names looked at for one beginning of a name
const WHOLE = 1000; // score of a whole name; what begins with it and what comes of a slip stand below
const PERSONS = ["exemplar", "honour"];

/** What searching rejects with: `retryable` when asking again may help, `gone` when a file is not there. */
export class SearchError extends Error {
  constructor(message, { retryable = true, gone = false } = {}) {
    super(message);
    Object.assign(this, { name: "SearchError", retryable, gone });
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });
const json = (bytes) => JSON.parse(utf8.decode(bytes));

/** Files under an address, each fetched once and kept as what `decode` made of it. */
class Store {
  constructor(base) {
    Object.assign(this, { base, kept: new Map() });
  }

  get(path, decode = json, cache = "default") {
    if (!this.kept.has(path)) {
      const made = this.load(path, cache).then((bytes) => this.read(decode, bytes));
      made.catch(() => this.kept.delete(path)); // so that it can be asked for again
      this.kept.set(path, made);
    }
    return this.kept.get(path);
  }

  async load(path, cache) {
    let answer;
    try {
      answer = await fetch(new URL(path + ".bin", this.base), { cache });
      if (!answer.ok) throw new SearchError(`${path}: ${answer.status}`, { gone: answer.status === 404 });
      return await inflate(new Uint8Array(await answer.arrayBuffer()));
    } catch (error) {
      throw error instanceof SearchError ? error : new SearchError(`${path}: ${error}`);
    }
  }

  /** Whatever the bytes hold, taking them apart fails in one way only. */
  read(decode, bytes) {
    try {
      return decode(bytes);
    } catch (error) {
      throw new SearchError(`not of this index: ${error}`);
    }
  }
}

async function inflate(bytes) {
  if (!globalThis.DecompressionStream) return (await import("./inflate.js")).inflate(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Opens the index under an address. */
export async function open(base) {
  const engine = new Engine(base);
  await engine.refresh("default");
  return engine;
}

class Engine {
  constructor(base) {
    this.base = base;
  }

  /** Reads `meta` anew; true when the index is another than before. */
  async refresh(cache) {
    const store = new Store(this.base);
    const meta = await store.get("meta", json, cache);
    if (meta.format !== FORMAT) throw new SearchError("another format", { retryable: false });
    const before = this.meta;
    Object.assign(this, { store, meta, lists: null });
    return JSON.stringify(before) !== JSON.stringify(meta);
  }

  search(query, options = {}) {
    return this.guarded(options.signal, () => this.answer(query, { limit: 10, offset: 0, ...options }));
  }

  suggest(query, options = {}) {
    return this.guarded(options.signal, () => this.answer(query, { limit: 8, offset: 0, ...options, brief: true }));
  }

  facets() {
    return this.meta.facets.map(([name, label]) => ({ name, label }));
  }

  values(name) {
    return this.guarded(null, async () => (await import("./columns.js")).values(this, name));
  }

  snippet(hit, query, { signal } = {}) {
    return this.guarded(signal, async () => (await import("./snippet.js")).snippet(this, hit, this.parse(query)));
  }

  /** Runs `task`; once more when the index was replaced under way, never beyond an abort, and with known errors. */
  async guarded(signal, task) {
    const again = async (error) => {
      if (error.gone && (await this.refresh("reload"))) return task();
      throw error;
    };
    const stop = new Promise((_, reject) => {
      const abort = () => reject(signal.reason || new DOMException("aborted", "AbortError"));
      if (signal && signal.aborted) abort();
      else if (signal) signal.addEventListener("abort", abort, { once: true });
    });
    try {
      return await Promise.race([stop, task().catch(again)]);
    } catch (error) {
      if (error instanceof SearchError || (signal && signal.aborted)) throw error;
      throw new SearchError(String(error)); // a module that did not load, a file that lied
    }
  }

  /** A query taken apart: its words, the same with short forms written out, whether the last word may go on. */
  parse(query) {
    const text = String(query).slice(0, LONGEST);
    const list = words(text).slice(0, MOST_WORDS);
    const long = [];
    for (let at = 0, size; at < list.length; at += size) {
      const short = (count) => joined(list.slice(at, at + count));
      for (size = 4; size > 1 && !(at + size <= list.length && this.meta.short[short(size)]); ) size--;
      const written = this.meta.short[short(size)];
      long.push(...(written ? words(written) : [list[at]]));
    }
    const end = list.length ? list[list.length - 1].end : 0;
    const same = long.length === list.length && long.every((word, i) => word.key === list[i].key);
    return { text, list, long: same ? null : long.slice(0, MOST_WORDS + 8), open: end === text.length };
  }

  async answer(query, options) {
    const asked = this.parse(query);
    const filters = options.years || this.meta.facets.some(([name]) => filter(options, name).length);
    const found = { query, hits: [], total: 0, totalIsLowerBound: false, more: false, relaxed: [], near: [], facets: null };
    if (!asked.list.length && (asked.text.trim() || !(filters || options.facets))) return found;
    const named = new Map();
    for (const list of asked.long ? [asked.list, asked.long] : [asked.list])
      for (const [number, hit] of await this.names(list, asked.open))
        if (!(named.has(number) && named.get(number).score >= hit.score)) named.set(number, hit);
    const least = options.brief && asked.list.length > 2 ? 450 : 850; // in a box a name may still be on its way
    const persons = [...named.values()].filter((hit) => hit.score > least && PERSONS.includes(this.meta.kinds[hit.kind][0]));
    const enough = persons.length && asked.list.length > 1 && !options.deep && !filters;
    if (enough && options.brief && !options.facets) {
      const hits = [...named.values()].sort((a, b) => b.score - a.score);
      found.hits = hits.slice(options.offset, options.offset + options.limit).map((hit) => this.hit(hit, asked));
      return Object.assign(found, { total: hits.length, totalIsLowerBound: true, more: true });
    }
    if (options.onFirst && named.size) {
      const hits = [...named.values()].sort((a, b) => b.score - a.score).slice(0, options.limit);
      options.onFirst({ ...found, hits: hits.map((hit) => this.hit(hit, asked)), total: named.size, totalIsLowerBound: true, more: true });
    }
    const [{ complete }] = await Promise.all([import("./rank.js"), import("./gather.js"), import("./lists.js")]);
    return complete(this, asked, named, { ...options, enough, filters }, found);
  }

  /** Documents whose names are these words, or begin with them, or are the first of them and the rest fits. */
  async names(list, open) {
    const found = new Map();
    const last = list[list.length - 1];
    const add = (row, score, count) => {
      const [, alias, number, title, url, kind, year, place, line] = row;
      const own = words(alias || title);
      const exact = list.slice(0, count).filter((word, i) => own[i] && spelledSo(own[i], word, open && word === last));
      const marked = list.slice(0, count).some(isMarked);
      score += (marked ? 300 * (exact.length / count) : 0) - (alias ? 5 : 0) + year / 1e3;
      if (!(found.has(number) && found.get(number).score >= score))
        found.set(number, { number, alias, title, url, kind, year, place, line, score });
    };
    const key = joined(list);
    const typed = open ? joined([...list.slice(0, -1), { key: last.raw }]) : key;
    for (const start of new Set([key, typed]))
      for (const row of await this.rows(start, (name) => name.startsWith(start))) {
        const next = row[0][start.length];
        const part = list.length > 1 ? (next === " " ? 0.6 : 0.5) : next === " " ? 0.07 : 0.03;
        if (!next || next === " " || open) add(row, WHOLE * (next ? part : 1), list.length);
      }
    for (let count = list.length - 1; count > 1 && !found.size; count--) {
      const first = joined(list.slice(0, count));
      for (const row of await this.rows(first, (name) => name === first)) {
        const about = words(row.slice(6).join(" ")).map((word) => word.key);
        const fits = (word) => about.some((one) => one === word.key || (open && word === last && begins(one, word)));
        if (list.slice(count).every(fits)) add(row, WHOLE * 0.9, count);
      }
    }
    return found;
  }

  /** Rows of names that `fits` takes, all of which begin with `first`. */
  async rows(first, fits) {
    let level = this.meta.names;
    if (this.meta.deep) {
      const pages = between(level, first).slice(0, LEAVES).map(([, name]) => this.store.get("m/" + name));
      level = [].concat(...(await Promise.all(pages)));
    }
    const leaves = between(level, first).slice(0, LEAVES).map(([, name]) => this.store.get("n/" + name));
    return [].concat(...(await Promise.all(leaves))).filter(([name]) => fits(name));
  }

  /** Cards by number of document; those that are gone since are left out. */
  async cards(numbers) {
    const tags = await this.store.get(this.meta.cards, (bytes) => utf8.decode(bytes));
    const files = new Map(numbers.map((number) => [number >> 5, null]));
    for (const file of files.keys()) files.set(file, this.store.get(`c/${file}.${tags.substr(file * 3, 3)}`));
    await Promise.all(files.values());
    const found = await Promise.all(numbers.map(async (number) => {
      const card = (await files.get(number >> 5)).find(([place]) => place === number % 32);
      if (!card) return null;
      const [, title, url, kind, year, place, line, summary] = card;
      return { number, alias: "", title, url, kind, year, place, line, summary };
    }));
    return found.filter(Boolean);
  }

  /** What the page is given of a hit. */
  hit({ alias, title, url, kind, year, place, line, summary = "", inStory = false }, asked) {
    const [name, kindLabel, prefix] = this.meta.kinds[kind];
    const shown = { title, alias, line, place, summary };
    const marked = Object.entries(shown).map(([field, text]) => [field, this.marks(text, asked)]);
    return { ...shown, url: prefix + url, kind: name, kindLabel, year, inStory, marks: Object.fromEntries(marked) };
  }

  marks(text, { list, long, open, also = [] }) {
    const keys = new Set([...list, ...(long || []), ...also].map((word) => word.key || word));
    return mark(text, keys, open && list[list.length - 1]);
  }
}

/** The part of a sorted level that may hold names beginning with `first`. */
function between(level, first) {
  let low = 0;
  for (let high = level.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (level[middle][0] < first) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < level.length && level[end][0].startsWith(first)) end++;
  const begins = low < level.length && level[low][0] === first; // people of one name stand together
  return level.slice(begins ? low : Math.max(0, low - 1), end);
}

/** Whether a word is spelled as typed; of an unfinished one, as far as it goes. */
function spelledSo({ spelling }, typed, unfinished) {
  if (!unfinished || spelling === typed.spelling) return spelling === typed.spelling;
  const [, letters, tone] = /^(.*?)(\d?)$/.exec(typed.spelling);
  return spelling.startsWith(letters) && spelling.endsWith(tone);
}

/** The key of a whole name. */
export const joined = (list) => list.map(({ key }) => key).join(" ");

/** Whether a word was typed with its marks. */
export const isMarked = ({ spelling }) => /[^\0-\x7f]|\D\d$/.test(spelling);

/** The values a facet is filtered by. */
export const filter = (options, name) => [].concat(options[name === "kind" ? "kinds" : name] || []);
