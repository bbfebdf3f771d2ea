"""The Content-Security-Policy: every page carries it and satisfies it, and it stops what other walls let through."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser
from support.attacks import ATTACKS
from support.crashes import tree_of
from support.projects import ROOT, TODAY, project

from bangvang import form, framing, policy, site, stories
from bangvang.project import Project

SLOTS = {"title": "x", "head": '<meta name="robots" content="noindex">'}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The repository's own content in its frame."""
    one = Project(ROOT, tmp_path_factory.mktemp("policy") / "site", date.fromisoformat(TODAY), cards=False)
    outcome = site.build(one, lambda: framing.framed(ROOT))
    assert outcome.written, [str(problem) for problem in outcome.problems if problem.severity == "error"]
    return one.site_dir


def test_every_page_carries_the_policy_first_and_excuses_nothing(built):
    pages = {path: data for path, data in tree_of(built).items() if path.endswith(".html")}
    del pages[form.FOLDER + "index.html"]  # tests/test_form.py
    assert len(pages) > 400
    for path, data in pages.items():
        html = LexborHTMLParser(data)
        metas = [node.attributes for node in html.css("head > meta")]
        assert metas[1] == {"http-equiv": "Content-Security-Policy", "content": policy.CONTENT}, path
        assert {"name": "referrer", "content": policy.REFERRER} in metas, path
        for script in html.css("script"):
            assert script.attributes.get("src") or script.attributes.get("type") == "application/ld+json", path
        assert not html.css("style, [style], base, object, embed, iframe, form[action^='http']"), path
        handlers = [name for node in html.css("*") for name in node.attributes if name.startswith("on")]
        assert not handlers, (path, handlers)


def test_nothing_unsafe_is_allowed():
    assert "unsafe" not in policy.CONTENT and "*" not in policy.CONTENT and "http" not in policy.CONTENT
    assert policy.RULES["default-src"] == policy.RULES["base-uri"] == "'none'"


def test_hosts_that_read_headers_are_told_more(built):
    told = (built / "_headers").read_text()
    assert told.startswith("/*\n") and "frame-ancestors 'none'" in told and "nosniff" in told
    assert policy.CONTENT in told


def blocks(told: str) -> dict[str, list[str]]:
    """`_headers` as a host reads it: lines by path."""
    parts = re.split(r"^(/.*)\n", told, flags=re.MULTILINE)[1:]
    return {
        path: [line.strip() for line in lines.splitlines()] for path, lines in zip(parts[::2], parts[1::2], strict=True)
    }


def test_a_list_to_embed_may_be_framed_and_nothing_else(page, serve, built, faults):
    """In the page of another site, with the headers a host gives: the list shows, a page of ours does not."""
    told = blocks((built / "_headers").read_text())
    everywhere = dict(line.split(": ", 1) for line in told["/*"])
    embedded = told["/quyet-dinh/:decision/nhung.html"]
    gone = {line.removeprefix("! ") for line in embedded if line.startswith("! ")}
    own = {name: value for name, value in everywhere.items() if name not in gone}
    own |= dict(line.split(": ", 1) for line in embedded if not line.startswith("! "))
    path = min(built.rglob("nhung.html")).relative_to(built).as_posix()
    address = serve(built)

    def answer(headers):
        return lambda route: route.fulfill(response=route.fetch(), headers={"Content-Type": "text/html"} | headers)

    page.route("**/nhung.html", answer(own))
    page.route("**/bang-vang/", answer(everywhere))
    frames = f'<iframe src="{address}{path}"></iframe><iframe src="{address}bang-vang/"></iframe>'
    page.route("https://cong-doan.example/", lambda route: route.fulfill(body=frames, content_type="text/html"))
    with page.expect_event("console", lambda one: "frame-ancestors" in one.text):
        page.goto("https://cong-doan.example/")
    expect(page.frame_locator("iframe").nth(0).locator("li").first).to_be_visible()
    expect(page.frame_locator("iframe").nth(1).locator("main")).to_have_count(0)
    faults.clear()


def test_the_built_site_satisfies_its_policy(page, serve, built):
    """One page of every kind: the fixture fails on any complaint of the browser's."""
    address = serve(built)
    kinds = {}
    for path in sorted(path.removesuffix("index.html") for path in tree_of(built) if path.endswith("/index.html")):
        kinds.setdefault((path.split("/")[0], path.count("/")), path)
    assert len(kinds) >= 15
    for path in ("", *kinds.values()):
        page.goto(address + path)
        assert page.evaluate("document.fonts.ready.then(() => document.fonts.size)") > 0
        assert page.evaluate("getComputedStyle(document.body).margin") is not None


# what is made, what is set on it, where it is put
BREACHES = {
    "inline script": ("script", {"textContent": "window.xss = 1"}),
    "handler": ("img", {"outerHTML": "<img src=/x onerror='window.xss = 1'>"}),
    "script from elsewhere": ("script", {"src": "https://evil.example/x.js"}),
    "picture from elsewhere": ("img", {"src": "https://evil.example/x.png"}),
    "style from elsewhere": ("link", {"rel": "stylesheet", "href": "https://evil.example/x.css"}),
    "frame": ("iframe", {"srcdoc": "<script>parent.xss = 1</script>"}),
    "base": ("base", {"href": "https://evil.example/"}),
}
BREAK_IN = """([tag, set]) => {
  const one = document.createElement(tag);
  document.body.append(one);
  Object.assign(one, set);
  document.head.append(one.isConnected ? one : "");
}"""


@pytest.mark.parametrize("name", BREACHES)
def test_a_breach_is_stopped(name, page, serve, built, faults):
    page.goto(serve(built))
    sent = []
    page.on("requestfinished", lambda request: sent.append(request.url))
    page.evaluate(BREAK_IN, list(BREACHES[name]))
    page.wait_for_timeout(150)
    assert page.evaluate("window.xss") is None
    assert not [url for url in sent if "evil.example" in url]
    assert page.evaluate("document.baseURI").startswith("http://127.0.0.1")
    faults.clear()  # the browser says what it stopped


@pytest.mark.slow
def test_the_corpus_of_attacks_runs_nothing_on_a_stamped_page(page, serve, tmp_path):
    """Every attack as a story, through both walls, and again in every text a template shows; then it is poked at."""
    usable = [one for one in ATTACKS if one.isprintable() and len(one) < 400 and "http" not in one[:4]]
    files = {
        f"exemplars/nguoi-{number}.md": "---\n"
        + "".join(
            f"{key}: {_quoted(attack)}\n" for key in ("name", "summary", "post", "unit", "honorific", "birth_name")
        )
        + f"aka: [{_quoted(attack)}]\ndied: 1990\nsources: [{{key: s, title: {_quoted(attack)}}}]\n---\n"
        for number, attack in enumerate(usable)
    }
    root = project(tmp_path / "project", files)
    one = Project(root, root / "site", date.fromisoformat(TODAY), cards=False)
    outcome = site.build(one, lambda: framing.framed(ROOT))
    assert outcome.written, [str(problem) for problem in outcome.problems if problem.severity == "error"][:5]
    shell = framing.framed(ROOT).shells["guong", 2]
    told = [stories.convert(attack, ("s",), "x.md")[0].html for attack in ATTACKS]
    for number, html in enumerate(told):
        place = root / "site/guong" / f"bai-{number}"
        place.mkdir()
        (place / "index.html").write_bytes(
            shell.stamp("x", SLOTS["head"].encode(), f'<section class="bv-story">{html}</section>'.encode())
        )
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.add_init_script("window.alert = () => { window.xss = 1 }")
    address = serve(root / "site")
    for path in (*(f"guong/nguoi-{n}/" for n in range(len(usable))), *(f"guong/bai-{n}/" for n in range(len(told)))):
        page.goto(address + path, wait_until="domcontentloaded")
        page.evaluate(
            "for (const one of document.querySelectorAll('main *'))"
            " for (const kind of ['mouseover', 'focus', 'error', 'load', 'toggle'])"
            " one.dispatchEvent(new Event(kind, {bubbles: kind == 'mouseover'}))"
        )
        assert page.evaluate("window.xss") is None, path
        assert page.evaluate(
            "document.querySelector('main#noi-dung') !== null && document.baseURI === location.href"
        ), path
    assert dialogs == []
    assert len(usable) > 110 and len(told) > 150


def _quoted(text: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'
