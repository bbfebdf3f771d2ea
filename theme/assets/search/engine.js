/* Search: the engine, without a face. docs/search.md tells what it answers and how the index is laid out.

   const engine = await open(new URL("tim-kiem/du-lieu/", root));
   const { hits, total, … } = await engine.search("nguyen van hung", { years: [1950, 1960], facets: true, signal });
   const { hits } = await engine.suggest("nguyen van h");

   Everything rejects with SearchError or with the signal's AbortError, and with nothing else. What is not needed for
   names (ranking, filters, slips of the keyboard) is loaded when it is. */

import { begins, between, fnv, isMarked, joined, mark, spelledSo, words } from "./text.js";

const FORMAT = 2;
const LONGEST = 300; // characters of a query that are looked at
const MOST_WORDS = 16;
const LEAVES = 4; // files of names looked at for one beginning of a name
const WHOLE = 1000; // score of a whole name; what begins with it and what comes of a slip stand below
const FORMER = 25; // a place of today stands before a former one of its name
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
    if (!meta || meta.format !== FORMAT) throw new SearchError("another format", { retryable: false });
    const before = JSON.stringify(this.meta);
    Object.assign(this, { store, meta, lists: null, short: new Map(Object.entries(meta.short)) });
    return before !== JSON.stringify(meta);
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
      for (size = 4; size > 1 && !(at + size <= list.length && this.short.has(short(size)));) size--;
      const written = this.short.get(short(size));
      long.push(...(written ? words(written) : [list[at]]));
    }
    const end = list.length ? list[list.length - 1].end : 0;
    const same = long.length === list.length && long.every((word, i) => word.key === list[i].key);
    return { text, list, long: same ? null : long.slice(0, MOST_WORDS + 8), open: end === text.length };
  }

  async answer(query, options) {
    const asked = this.parse(query);
    const filters = options.years || this.meta.facets.some(([name]) => filter(options, name).length);
    const found = {
      query,
      hits: [],
      total: 0,
      totalIsLowerBound: false,
      more: false,
      relaxed: [],
      near: [],
      facets: null,
    };
    if (!asked.list.length && (asked.text.trim() || !(filters || options.facets))) return found;
    if (!asked.list.length) {
      const [{ browse }] = await Promise.all([import("./columns.js"), import("./lists.js")]);
      return browse(this, asked, options, found);
    }
    const named = new Map();
    for (const list of asked.long ? [asked.list, asked.long] : [asked.list])
      for (const [number, hit] of await this.names(list, asked.open))
        if (!(named.has(number) && named.get(number).score >= hit.score)) named.set(number, hit);
    const first = [...named.values()].sort((a, b) => b.score - a.score);
    const least = options.brief && asked.list.length > 2 ? 450 : 850; // in a box a name may still be on its way
    const sure = first.filter(({ score }) => score > least);
    const enough = asked.list.length > 1 && !options.deep && !filters && sure.some((hit) => this.isPerson(hit));
    if (named.size && (options.onFirst || (enough && options.brief && !options.facets))) {
      const shown = first.slice(options.offset, options.offset + options.limit).map((hit) => this.hit(hit, asked));
      const brief = { ...found, hits: shown, total: first.length, totalIsLowerBound: true, more: true };
      if (enough && options.brief && !options.facets) return brief;
      options.onFirst(brief);
    }
    const [{ complete }] = await Promise.all([import("./rank.js"), import("./gather.js"), import("./lists.js")]);
    return complete(this, asked, named, { ...options, enough, filters }, found);
  }

  isPerson({ kind }) {
    return PERSONS.includes(this.meta.kinds[kind][0]);
  }

  /** Documents whose names are these words, or begin with them, or are the first of them and the rest fits; with
      `whole`, documents so named and no others, of one file. */
  async names(list, open, whole = false) {
    const found = new Map();
    const last = list[list.length - 1];
    const add = (row, score, count) => {
      const [, alias, number, title, url, kind, year, place, line] = row;
      const own = words(alias || title);
      const typed = list.slice(0, count);
      const exact = typed.filter((word, i) => own[i] && spelledSo(own[i], word, open && word === last));
      const same = typed.every((word, i) => own[i] && own[i].spelling === word.spelling); // Hương, not yet Hường
      const marked = typed.some(isMarked);
      const former = line && this.meta.kinds[kind][0] === "place"; // the line says what it belongs to now
      score += (marked ? 300 * (exact.length / count) + (same ? 30 : 0) : 0) - (alias ? 5 : 0) - (former ? FORMER : 0) + year / 1e3;
      if (!(found.has(number) && found.get(number).score >= score))
        found.set(number, { number, alias, title, url, kind, year, place, line, score });
    };
    if (!last) return found;
    const key = joined(list);
    const typed = open ? joined([...list.slice(0, -1), { key: last.raw }]) : key;
    let others = 0; // “mi” may go on to Minh, so of those named Mỹ one stands before Minh, the others behind
    for (const start of new Set([key, typed]))
      for (const row of await this.rows(start, (name) => name.startsWith(start), { most: whole ? 1 : LEAVES })) {
        const next = row[0][start.length];
        const own = open && (!next || next === " ") && words(row[1] || row[3])[list.length - 1];
        const other = own && own.raw !== last.raw;
        const part = list.length > 1 ? (other ? 0.45 : next === " " ? 0.6 : 0.5) : next === " " ? 0.07 : 0.03;
        if (!next || next === " " || open)
          add(row, WHOLE * (next || (other && others++) ? part : 1), list.length);
      }
    for (let count = list.length - 1; count > 1 && !found.size && !whole; count--) {
      const first = joined(list.slice(0, count));
      for (const row of await this.rows(first, (name) => name === first, { all: true })) {
        const about = words(row.slice(6).join(" ")).map((word) => word.key);
        const fits = (word) => about.some((one) => one === word.key || (open && word === last && begins(one, word)));
        if (list.slice(count).every(fits)) add(row, WHOLE * 0.9, count);
      }
    }
    return found;
  }

  /** Rows of names that `fits` takes, all of which begin with `first`; of one file only when it has the name and
      not `all` are wanted. */
  async rows(first, fits, { all = false, most = LEAVES } = {}) {
    const [leaf, ...others] = this.leaves(first).slice(0, most);
    const rows = leaf ? await this.store.get(leaf) : [];
    const more = !all && rows.some(([name]) => name === first) ? [] : others.map((path) => this.store.get(path));
    return rows.concat(...(await Promise.all(more))).filter(([name]) => fits(name));
  }

  /** The files that may hold names beginning with `first`. */
  leaves(first) {
    const [keys, tags] = this.meta.names;
    const [low, end] = between(keys, first);
    return keys.slice(low, end).map((key, i) => {
      const count = low + i - keys.indexOf(key); // of those filled by people of one name
      return `n/${fnv(key).toString(36)}${count ? "-" + count : ""}.${tags.substr(2 * (low + i), 2)}`;
    });
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

/** The values a facet is filtered by. */
export const filter = (options, name) => [].concat(options[name === "kind" ? "kinds" : name] || []);
