"""Measure the search in Chromium over HTTP: bytes, requests, round trips, time, memory, and what it finds.

    .venv/bin/python build.py build                          the pages that search, from the real content
    .venv/bin/python benchmarks/search_measure.py ours 10000 FOLDER
    .venv/bin/python benchmarks/search_measure.py pagefind 10000 FOLDER      the same profiles with Pagefind

An index that is not in FOLDER yet is made there. Pagefind must be in FOLDER too (`npm install pagefind`); where its
memory does not suffice, `pagefind-light` gives it the summaries without the stories.

Prints what was measured as JSON, a kind of query a line. Bytes are bodies as sent (text with gzip -9, the index as it
lies). `search.md` has the results in tables. A link is slow as Chromium's own tools make it: 150 ms, 1.6 Mbit/s.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

import search_corpus  # noqa: E402
import search_queries as made  # noqa: E402
from playwright.sync_api import Browser, CDPSession, Page  # noqa: E402
from search_server import Served, serving  # noqa: E402
from support import browser as chromium  # noqa: E402

from bangvang import vietnamese  # noqa: E402
from bangvang.outputs.search.doc import Doc  # noqa: E402

COLD, WARM = 20, 40
"""Queries of a kind on an empty cache, and again on a full one."""
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
WAVE = 100
"""Milliseconds of a slow link between requests that did not wait for each other at most."""

COLD_KINDS: dict[str, Callable[[Doc], str]] = {
    "name": lambda doc: vietnamese.fold(doc.title),
    "name with marks": lambda doc: doc.title,
    "name, half a word": lambda doc: made.RULES["half a word"][0](doc, None),
    "one syllable": lambda doc: vietnamese.fold(doc.title.split()[-1]),
    "unit": made.of_a_unit,
    "name and unit": lambda doc: made.RULES["unit"][0](doc, None),
    "words of a story": lambda doc: made.six_words(doc, made.random.Random(doc.address)),
    "a letter lost": lambda doc: made.RULES["lost"][0](doc, made.random.Random(doc.address)),
    "facet": lambda doc: f"place={doc.facets['place'][0][0]}",
}


class Ours:
    """Our engine behind the box of the real page."""

    page = "index.html"
    first = "document.querySelectorAll('.bv-found [role=option]').length"

    def ask(self, page: Page, query: str) -> None:
        """As a reader does it: into the box, every letter at once; a facet on the page of search."""
        if query.startswith("place="):
            page.evaluate("(place) => open(place, '_self')", "tim-kiem/?noi=" + query.removeprefix("place="))
            page.wait_for_function("document.querySelectorAll('.bv-find__hits li').length", timeout=60_000)
            return
        page.evaluate(
            "(q) => { const box = document.querySelector('.bv-search input'); box.value = q; box.focus(); }", query
        )
        page.wait_for_function(f"{self.first} && !document.querySelector('.bv-found[aria-busy=true]')", timeout=60_000)

    ready = """async () => {
        const { open } = await import(new URL("assets/search/engine.js", location));
        const engine = await open(new URL("tim-kiem/du-lieu/", location));
        globalThis.find = async (query, method) => (await engine[method](query, { limit: 8 })).hits;
    }"""


class Pagefind:
    """Pagefind as well arranged as we could: composed queries, whole phrase first, the name preferred."""

    page = "pagefind.html"
    ready = """async () => {
        const pagefind = await import(new URL("pagefind/pagefind.js", location));
        await pagefind.options({ ranking: { metaWeights: { title: 10, kd: 5 } } });
        await pagefind.init();
        globalThis.find = async (query, method, filters) => {
            const { results } = await pagefind.search(query && query.normalize("NFC"), { filters });
            return Promise.all(results.slice(0, 8).map(async (one) => {
                const { url, meta } = await one.data();
                return { url: url.slice(1), title: meta.title, line: meta.line, place: meta.place, year: +meta.year };
            }));
        };
    }"""

    def ask(self, page: Page, query: str) -> None:
        page.evaluate(self.ready)
        filters = {"place": query.removeprefix("place=")} if query.startswith("place=") else {}
        page.evaluate("([q, filters]) => find(q, '', filters)", [None if filters else query, filters])


def cold(browser: Browser, served: Served, engine, docs: list[Doc]) -> Iterator[dict]:
    """By kind: what a first query of a fresh visit takes, up to its results."""
    for kind, query_of in COLD_KINDS.items():
        runs = []
        for doc, _ in made.sample(docs, "cost " + kind, COLD):
            with _visit(browser, served, engine) as (page, _):
                engine.ask(page, query_of(doc))
                _settle(page, served)
                runs.append([(path, size) for path, size in served.sent if _is_search(path)])
        sizes = [sum(size for _, size in run) / 1000 for run in runs]
        counts = [len(run) for run in runs]
        yield {"cold": kind, "kB": _spread(sizes), "requests": _spread(counts)}


def slow(browser: Browser, served: Served, engine, docs: list[Doc]) -> dict:
    """A name over slow 4G: seconds from the first touch to the first results, and how often the line was waited for."""
    seconds, trips = [], []
    for doc, _ in made.sample(docs, "cost name", COLD):
        with _visit(browser, served, engine) as (page, session):
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", SLOW)
            begun = page.evaluate("performance.now()")
            engine.ask(page, vietnamese.fold(doc.title))
            seconds.append((page.evaluate("performance.now()") - begun) / 1000)
            starts = page.evaluate(
                "(begun) => performance.getEntriesByType('resource').map((one) => one.startTime)"
                ".filter((at) => at >= begun)",
                begun,
            )
            trips.append(_waves(sorted(starts)))
    return {"slow 4G": "name", "s": _spread(seconds), "round trips": _spread(trips)}


def quality(page: Page, docs: list[Doc], method: str, everyone: Callable[[], Iterator[Doc]]) -> Iterator[dict]:
    """By kind: how many of a hundred queries have what is right among the first three."""
    for kind, (make, fits, least) in made.RULES.items():
        missed = []
        for doc, luck in made.sample(docs, kind):
            query = make(doc, luck)
            hits = _found(page, query, method)[: 1 if kind == "marks" else made.TOP]
            if not any(fits(doc, hit) for hit in hits):
                missed.append([query, [hit["title"] for hit in hits]])
        yield _percent(kind, method, missed, least)
    asked = [made.six_words(doc, luck) for doc, luck in made.sample(docs, "story")]
    right = made.holders(asked, everyone())
    missed = [
        [query, sorted(right[query])[:2]]
        for query in asked
        if right[query].isdisjoint(hit["url"] for hit in _found(page, query, method)[: made.TOP])
    ]
    yield _percent("six words of a story", method, missed, made.STORY_LEAST)


def warm(page: Page, session: CDPSession, docs: list[Doc], rate: int) -> dict:
    """All kinds of queries with everything fetched: milliseconds of the second time."""
    session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    taken = []
    for kind, query_of in COLD_KINDS.items():
        for doc, _ in made.sample(docs, "warm " + kind, WARM if rate == 1 else COLD):
            if kind == "facet":
                continue
            taken.append(
                page.evaluate(
                    """async (query) => {
                        await find(query, "search");
                        const begun = performance.now();
                        await find(query, "search");
                        return performance.now() - begun;
                    }""",
                    query_of(doc),
                )
            )
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return {"warm": f"CPU ×{rate}", "ms": _spread(taken)}


def heap(page: Page, session: CDPSession, docs: list[Doc]) -> dict:
    """Megabytes that a visit of twenty queries of all kinds leaves in use, buffers included."""
    for (_, query_of), (doc, _) in zip(list(COLD_KINDS.items())[:-1] * 3, made.sample(docs, "heap", 24), strict=True):
        _found(page, query_of(doc), "search")
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")
    return {"heap": "24 queries", "MB": round((used["usedSize"] + used.get("backingStorageSize", 0)) / 1e6, 1)}


def _found(page: Page, query: str, method: str) -> list[dict]:
    return page.evaluate("([q, method]) => find(q, method)", [query, method])


@contextmanager
def _visit(browser: Browser, served: Served, engine) -> Iterator[tuple[Page, CDPSession]]:
    """A fresh visit: an empty cache, the page there, nothing of the search fetched."""
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        served.sent.clear()
        page.goto(served.address + engine.page)
        _settle(page, served)
        before = [path for path, _ in served.sent if _is_search(path)]
        assert not before, f"fetched before the box was touched: {before}"
        served.sent.clear()
        yield page, context.new_cdp_session(page)
        served.sent.clear()


def _settle(page: Page, served: Served) -> None:
    """Wait until nothing more is sent."""
    before = -1
    while len(served.sent) > before:
        before = len(served.sent)
        page.wait_for_timeout(400)


def _is_search(path: str) -> bool:
    return any(part in path for part in ("assets/search/", "tim-kiem/du-lieu/", "pagefind/"))


def _waves(starts: list[float]) -> int:
    return sum(now - before > WAVE for before, now in zip([-1e9, *starts], starts, strict=False))


def _spread(values: list[float]) -> dict:
    ordered = sorted(values)
    return {"median": round(median(ordered), 2), "p95": round(ordered[int(len(ordered) * 0.95 - 1e-9)], 2)}


def _percent(kind: str, method: str, missed: list, least: float) -> dict:
    share = round(100 * (1 - len(missed) / made.EACH), 1)
    return {"top 3": kind, "by": method, "%": share, "asked": round(100 * least), "missed": missed[:8]}


def built(what: str, count: int, folder: Path) -> Path:
    """The site to serve: our real pages, and beside them the index of invented profiles that is wanted."""
    site = folder / f"{what}-{count}"
    if site.exists():
        return site
    site.mkdir(parents=True)
    if what == "ours":
        for name in ("assets", "tim-kiem"):
            shutil.copytree(ROOT / "site" / name, site / name, ignore=shutil.ignore_patterns("du-lieu"))
        shutil.copy(ROOT / "site/index.html", site / "index.html")
        command = [sys.executable, ROOT / "benchmarks/search_corpus.py", str(count), site]
    else:
        (site / "pagefind.html").write_text("<!doctype html><title>x</title><link rel=icon href='data:,'>")
        command = ["node", ROOT / "benchmarks/search_pagefind.mjs", folder, site, sys.executable, str(count)]
        command += ["light"] * what.endswith("light")
    print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, flush=True)
    return site


def main(what: str, count: int, folder: Path) -> None:
    site = built(what, count, folder.resolve())
    engine = Ours() if what == "ours" else Pagefind()
    docs = (
        list(search_corpus.docs(min(count, 2000), start=count // 2))
        if count > 4000
        else list(search_corpus.docs(count))
    )

    def tell(row: dict) -> None:
        print(json.dumps({"of": what, "profiles": count, **row}, ensure_ascii=False), flush=True)

    with serving(site) as served, chromium.started() as browser:
        for row in cold(browser, served, engine, docs):
            tell(row)
        tell(slow(browser, served, engine, docs))
        with _visit(browser, served, engine) as (page, session):
            page.evaluate(engine.ready)
            tell(heap(page, session, docs))
            for rate in (1, 6):
                tell(warm(page, session, docs, rate))
        with _visit(browser, served, engine) as (page, _):
            page.evaluate(engine.ready)
            for method in ("suggest", "search") if what == "ours" else ("search",):
                for row in quality(page, docs, method, lambda: search_corpus.docs(count)):
                    tell(row)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
