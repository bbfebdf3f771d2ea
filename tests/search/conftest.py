"""The engine in a real browser, over an index of the real content or of invented profiles.

def test_x(real): real.search("ngô gia khảm")["hits"]         options as keywords: real.search("…", years=[1950, None])
"""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from support import browser as chromium
from support.projects import pages_of

from bangvang import framing, reference, site
from bangvang.outputs import search
from bangvang.outputs.search import writer
from bangvang.outputs.search.doc import Doc
from bangvang.project import Project

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "benchmarks"))  # the invented profiles are those that are measured

TODAY = date(2026, 11, 21)
PROFILES = 2_000
CALL = """async ([method, query, options]) => {
    try { return { value: await engine[method](query, options) }; }
    catch (error) { return { name: error.name, retryable: error.retryable, message: error.message }; }
}"""


class SearchFailed(Exception):
    """What the engine rejected with."""

    def __init__(self, answer: dict) -> None:
        super().__init__(answer)
        self.name, self.retryable = answer["name"], answer.get("retryable")


class Engine:
    """An engine opened in a page. Everything it asks for is counted in `requests`."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.requests = page, []
        page.on("request", lambda request: self.requests.append(request.url.removeprefix(address)))
        page.goto(address)
        self.open()

    def open(self) -> None:
        self.page.evaluate(
            """async () => {
                const { open } = await import("./assets/search/engine.js");
                globalThis.engine = await open(new URL("tim-kiem/du-lieu/", location));
            }"""
        )

    def call(self, method: str, query: str = "", /, **options: Any) -> Any:
        answer = self.page.evaluate(CALL, [method, query, options])
        if "value" not in answer:
            raise SearchFailed(answer)
        return answer["value"]

    def search(self, query: str, /, **options: Any) -> dict:
        return self.call("search", query, **options)

    def suggest(self, query: str, /, **options: Any) -> dict:
        return self.call("suggest", query, **options)


def index(folder: Path, docs: Iterable[Doc]) -> Path:
    """A site that is nothing but an index and the engine."""
    known, _ = reference.load()
    for path, data in writer.index(docs, known.abbreviations):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    shutil.copytree(ROOT / "theme/assets/search", folder / "assets/search")
    (folder / "index.html").write_text('<!doctype html><html lang="vi"><title>x</title><link rel="icon" href="data:,">')
    return folder


@pytest.fixture(scope="session")
def real_docs() -> list[Doc]:
    """What can be found in the real content."""
    found = site.judge(Project(ROOT, ROOT / "site", TODAY)).catalogue
    return list(search.docs(found, pages_of(found), framing.framed(ROOT).prose))


@pytest.fixture(scope="session")
def real_site(real_docs: list[Doc], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return index(tmp_path_factory.mktemp("real") / "site", real_docs)


@pytest.fixture(scope="session")
def invented_docs() -> list[Doc]:
    import search_corpus

    return list(search_corpus.docs(PROFILES))


@pytest.fixture(scope="session")
def invented_site(invented_docs: list[Doc], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return index(tmp_path_factory.mktemp("invented") / "site", invented_docs)


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Engine]:
    """An engine in a page of its own; what the page does wrong fails the test."""
    faults: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        chromium.watch(page, faults)
        yield Engine(page, address)
    assert not faults, "the page did wrong:\n" + "\n".join(faults)


@pytest.fixture(scope="module")
def real(browser: Browser, serve: Callable[[Path], str], real_site: Path) -> Iterator[Engine]:
    """The engine over the real content."""
    with opened(browser, serve(real_site)) as engine:
        yield engine


@pytest.fixture(scope="module")
def invented(browser: Browser, serve: Callable[[Path], str], invented_site: Path) -> Iterator[Engine]:
    """The engine over two thousand invented profiles."""
    with opened(browser, serve(invented_site)) as engine:
        yield engine
