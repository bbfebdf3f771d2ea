"""The repository's own content, built once: everything a reader, a crawler or a screen reader could stumble on."""

import gzip
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, expect
from selectolax.lexbor import LexborHTMLParser
from support import browser as chromium
from support import links
from support.crashes import tree_of
from support.html_check import faults_of
from support.projects import ROOT, TODAY, URL, pages_of, run

from bangvang import framing, site
from bangvang.catalogue import Catalogue
from bangvang.page import Page
from bangvang.problems import Problem
from bangvang.project import Project
from bangvang.records.decision import DecisionStatus
from bangvang.views.notices import window

HEAVIEST_PAGE = 150_000
HEAVIEST_LOOK = 60_000
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="session")
def project(tmp_path_factory) -> site.Project:
    return Project(ROOT, tmp_path_factory.mktemp("real") / "site", date.fromisoformat(TODAY))


@dataclass(frozen=True)
class Planned:
    """A site before its first byte."""

    catalogue: Catalogue
    pages: list[Page]
    problems: tuple[Problem, ...]


@pytest.fixture(scope="session")
def planned(project) -> Planned:
    judged = site.judge(project)
    return Planned(judged.catalogue, pages_of(judged.catalogue), judged.problems)


@pytest.fixture(scope="session")
def built(project) -> Path:
    """The whole site as it is published, with its share cards."""
    outcome = site.build(project, lambda: framing.framed(ROOT))
    assert outcome.written, "\n".join(map(str, outcome.problems))
    return project.site_dir


@pytest.fixture(scope="session")
def tree(built) -> dict[str, bytes]:
    return tree_of(built)


@pytest.fixture(scope="session")
def html(tree) -> dict[str, str]:
    """Every page of the site by its file."""
    return {path: data.decode() for path, data in tree.items() if path.endswith(".html")}


@pytest.fixture(scope="session")
def kinds(planned) -> dict[str, str]:
    """For every kind of page the address of the one with most in it; and two written by hand."""
    fullest = sorted(planned.pages, key=lambda page: len(repr(page.model)))
    return {page.kind: page.address for page in fullest} | {"prose": "gioi-thieu/", "guides": "huong-dan/"}


# ---- bytes


def test_the_records_have_no_errors(planned):
    assert [str(one) for one in planned.problems if one.severity == "error"] == []


def test_every_link_lands(built):
    assert [str(fault) for fault in links.walk(built, URL)] == []


def test_every_page_is_strict_html(html):
    assert {path: list(map(str, faults)) for path, text in html.items() if (faults := faults_of(text))} == {}


def test_every_kind_of_page_is_there(planned):
    from bangvang.pages import KINDS

    wanted = {kind.__name__.rpartition(".")[2] for kind in KINDS}
    missing = wanted - {page.kind for page in planned.pages}
    # own content has nobody who was taken down, no contest that is sealed, no records of other sites
    assert missing == {"tombstone", "sealing", "sources"}


def test_no_page_is_heavy(html):
    assert {path: len(text.encode()) for path, text in html.items() if len(text.encode()) > HEAVIEST_PAGE} == {}


def test_the_look_of_a_page_is_light(tree, kinds):
    page = kinds["exemplar"]
    parsed = LexborHTMLParser(tree[page + "index.html"])
    linked = [node.attributes["href"] for node in parsed.css('link[rel="stylesheet"]')]
    linked += [node.attributes["src"] for node in parsed.css("script[src]")]
    assert len(linked) >= 3
    size = 0
    for address in linked:
        path = urljoin(URL + page, address).removeprefix(URL)
        size += len(gzip.compress(tree[path]))
    assert size <= HEAVIEST_LOOK


def test_the_sitemap_lists_what_may_be_found_and_nothing_else(tree, html):
    listed = {
        node.text.removeprefix(URL)
        for node in ElementTree.fromstring(tree["sitemap.xml"]).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    }
    hidden = {path for path, text in html.items() if '<meta name="robots" content="noindex">' in text}
    wanted = {path.removesuffix("index.html") for path in set(html) - hidden - {"404.html"}}
    assert listed == wanted
    assert len(listed) > 400


def test_what_is_invented_or_no_longer_holds_is_hidden_from_search_engines(planned, html):
    hidden = {path.removesuffix("index.html") for path, text in html.items() if 'content="noindex"' in text}
    catalogue = planned.catalogue
    must = {f"guong/{one.id}/" for one in catalogue.exemplars.values() if one.illustrative or one.withdrawn}
    must |= {f"lay-y-kien/{one.id}/" for one in catalogue.notices.values() if one.illustrative}
    must |= {
        f"quyet-dinh/{one.id}/"
        for one in catalogue.decisions.values()
        if one.illustrative or one.status is DecisionStatus.CANCELLED
    }
    assert must and must <= hidden
    real = {f"guong/{one.id}/" for one in catalogue.exemplars.values() if not one.illustrative}
    assert real and not real & hidden


def test_what_is_invented_says_so(planned, html):
    for page in planned.pages:
        if getattr(page.model, "illustrative", False):
            assert "minh họa" in html[page.address + "index.html"].lower(), page.address


def test_every_feed_parses_and_is_offered(tree, html):
    feeds = {path: ElementTree.fromstring(data) for path, data in tree.items() if path.endswith("feed.xml")}
    assert len(feeds) > 10
    ids = [feed.find(ATOM + "id").text for feed in feeds.values()]
    assert len(set(ids)) == len(ids)
    for path, feed in feeds.items():
        self = next(one for one in feed.iter(ATOM + "link") if one.get("rel") == "self")
        assert self.get("href") == URL + path
        entries = [entry.find(ATOM + "id").text for entry in feed.iter(ATOM + "entry")]
        assert len(set(entries)) == len(entries), path
        page = html[path.removesuffix("feed.xml") + "index.html"]
        assert 'type="application/atom+xml"' in page, path


def test_every_json_ld_parses(html):
    found = 0
    for path, text in html.items():
        for script in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
            found += 1
            assert "<" not in script, path
            data = json.loads(script)
            assert data["@context"] == "https://schema.org" and data["@type"], path
    assert found > 500


def test_no_page_names_another_machine_to_load_from(html):
    loading = re.compile(r"<(?:script|img|link|iframe|source|video|audio)\b[^>]*\s(?:src|srcset)=\"(?:https?:)?//")
    assert [path for path, text in html.items() if loading.search(text)] == []


def test_the_deadline_of_a_notice_stands_in_the_text(planned, html):
    open_ones = 0
    for notice in planned.catalogue.notices.values():
        span = window(planned.catalogue, notice)
        page = LexborHTMLParser(html[f"lay-y-kien/{notice.id}/index.html"])
        text = " ".join(page.css_first("main").text().split())
        assert span.closes.split(", ")[1] in text or span.closes_official in text, notice.id
        if span.state == "open":
            open_ones += 1
            assert re.search(rf"còn\s+0?{span.days_left}\s+ngày", text, re.IGNORECASE), text[:600]
    assert open_ones, "no notice is open on the fixed day: choose another day"


# ---- the same bytes, whoever builds and however often


def test_mkdocs_gives_the_same_site(tree, tmp_path):
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q", "--site-dir", str(tmp_path / "site")]
    environment = {**os.environ, "BANGVANG_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "7"}
    ran = subprocess.run(mkdocs, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert differing(tree_of(tmp_path / "site"), tree) == []


def test_building_twice_writes_nothing(project, built):
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*")}
    outcome = site.build(project, lambda: framing.framed(ROOT))
    assert (outcome.written.written, outcome.written.removed) == ([], [])
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*")} == before


def test_building_twice_renders_nothing(project, built, monkeypatch):
    """A page whose model, template and shell are what they were is kept, not rendered again."""
    rendered = []
    monkeypatch.setattr("bangvang.render.body", lambda templates, page: rendered.append(page.address) or b"")
    assert site.build(project, lambda: framing.framed(ROOT)).pages > 100
    assert rendered == []


def test_the_machine_makes_no_difference(tree, tmp_path):
    """What was built here by one process, elsewhere by two."""
    environment = {"PYTHONHASHSEED": "1", "TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONUTF8": "0"}
    arguments = ("build", "--jobs", "2", "--site-dir", str(tmp_path / "site"))
    ran = run(ROOT, *arguments, environment=environment, encoding="utf-8", errors="replace")
    assert ran.returncode == 0, ran.stderr
    assert differing(tree_of(tmp_path / "site"), tree) == []


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


# ---- in a browser


@pytest.fixture(scope="session")
def address(serve, built) -> str:
    return serve(built)


LOOKS = ("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable", "meta-viewport")
"""Rules of axe whose answer depends on colours and sizes; the others say the same of a page however it looks."""


@pytest.mark.parametrize(
    ("scheme", "size", "only"),
    [
        ("light", "phone", ()),
        ("dark", "desk", LOOKS),
        pytest.param("dark", "desk", (), marks=pytest.mark.slow),
        pytest.param("light", "desk", (), marks=pytest.mark.slow),
        pytest.param("dark", "phone", (), marks=pytest.mark.slow),
    ],
)
def test_axe_finds_nothing_on_any_kind_of_page(page, axe, address, kinds, scheme, size, only):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size(SIZES[size])
    found = {}
    for kind, one in kinds.items():
        page.goto(address + one)
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") in (scheme, "light dark"), kind
        if faults := axe(only=only):
            found[kind] = faults
    assert found == {}


def test_no_page_of_any_kind_asks_elsewhere_complains_or_scrolls_sideways(page, address, kinds):
    """The `page` fixture fails the test on a console error, an exception or a request to another host."""
    page.set_viewport_size({"width": 360, "height": 740})
    wide = {}
    for kind, one in kinds.items():
        page.goto(address + one)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wide[kind] = over
    assert wide == {}


def test_the_page_of_what_is_lost(page, faults, address):
    answer = page.goto(address + "guong/khong-co-ai/")
    assert answer.status == 404
    expect(page.locator("h1")).to_have_count(1)
    assert all("404" in fault for fault in faults)
    faults.clear()


@pytest.fixture
def plain(browser: Browser):
    """A page of a reader without JavaScript, on a phone."""
    with browser.new_context(locale="vi-VN", java_script_enabled=False, viewport=SIZES["phone"]) as context:
        faults: list[str] = []
        one = context.new_page()
        chromium.watch(one, faults)
        yield one
        assert faults == []


def test_without_javascript_the_site_can_be_walked(plain, address):
    """From the home page through the menu to a list, a person, an honour, and back."""
    plain.goto(address)
    menu = plain.locator('header a[href$="guong/"], nav a[href$="guong/"]')
    if not menu.first.is_visible():
        plain.get_by_text("Danh mục", exact=True).click()
    menu.locator("visible=true").first.click()
    expect(plain.locator("h1")).to_contain_text("Gương điển hình")
    person = plain.locator("main a[href*='guong/']:not([href*='#'])").locator("visible=true")
    name = person.nth(2).inner_text()
    person.nth(2).click()
    expect(plain.locator("h1")).to_be_visible()
    assert plain.locator("h1").inner_text().split()[0] in name
    plain.locator("nav.bv-crumbs a").first.click()
    assert plain.url.rstrip("/") == address.rstrip("/")


def test_without_javascript_every_list_holds_everyone(planned, html):
    listed = "".join(text for path, text in html.items() if re.fullmatch(r"guong/(trang/\d+/)?index\.html", path))
    for one in planned.catalogue.exemplars.values():
        assert f"guong/{one.id}/" in listed
    decided = "".join(text for path, text in html.items() if re.fullmatch(r"quyet-dinh/(trang/\d+/)?index\.html", path))
    for one in planned.catalogue.decisions.values():
        assert f"quyet-dinh/{one.id}/" in decided


def test_without_javascript_a_deadline_can_be_read(plain, address, planned):
    spans = [window(planned.catalogue, one) for one in planned.catalogue.notices.values()]
    span = next(one for one in spans if one.state == "open")
    plain.goto(address + span.link.address)
    assert f"{span.days_left}" in plain.locator("main").inner_text()
    assert (
        span.closes_official in plain.locator("main").inner_text() or span.closes in plain.locator("main").inner_text()
    )


def test_the_keyboard_reaches_the_content_first(page, address, kinds):
    page.goto(address + kinds["exemplar"])
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.getAttribute('href')")
    assert skip and skip.startswith("#"), "the first stop is a link to the content"
    box = page.locator(":focus").bounding_box()
    assert box and box["y"] >= 0 and box["height"] > 10, "and it can be seen"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == skip
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null"), "what comes next is in the content"


def test_the_keyboard_walks_the_tabs_and_shows_where_it_is(page, address):
    page.set_viewport_size(SIZES["desk"])
    page.goto(address)
    reached = []
    for _ in range(25):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
        ring = page.evaluate(
            "[document.activeElement, document.activeElement.form].filter(Boolean).map(getComputedStyle).some("
            "s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none')"
        )
        assert ring, f"nothing shows that {reached[-1]} has the focus"
    for tab in ("guong/", "bang-vang/", "quyet-dinh/", "phong-trao/"):
        assert any(one and one.endswith(tab) for one in reached), reached
