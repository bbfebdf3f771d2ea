"""What a stranger's pull request may hold: nothing of it stops us, runs, leads out, or reaches the site unchecked."""

import json
import os
import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as some
from selectolax.lexbor import LexborHTMLParser
from support import links
from support.attacks import ATTACKS
from support.crashes import publish, tree_of
from support.html_check import faults_of
from support.projects import EXEMPLAR, ROOT, TODAY, URL, project

from bangvang import clock, framing, site, stories
from bangvang.commands import main
from bangvang.project import Project

BEFORE = {"index.html": b"the site as it was"}
PLAIN = "name: Ngô Gia Khảm\nsummary: Thợ.\ndied: 1990\n"
PATH = "exemplars/x.md"
DECISION = "content/decisions/x.yml"


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch):
    monkeypatch.setenv(clock.VARIABLE, TODAY)


def record(front: str, story: str = "") -> bytes:
    return f"---\n{front}---\n{story}".encode()


def photo(file: str, more: str = "") -> str:
    return f"photos: [{{file: {file}, caption: a, credit: b, alt: c{more}}}]\n"


def sparse(root: Path) -> None:
    place = root / PATH
    place.parent.mkdir()
    with open(place, "wb") as file:
        file.truncate(100_000_000)


def linked(root: Path) -> None:
    (root / "exemplars").mkdir()
    (root / PATH).symlink_to("/etc/passwd")


def linked_folder(root: Path) -> None:
    (root / "exemplars").symlink_to("/etc")


def pipe(root: Path) -> None:
    (root / "exemplars").mkdir()
    os.mkfifo(root / PATH)


def not_utf8_name(root: Path) -> None:
    (root / "exemplars").mkdir()
    with open(os.fsencode(root / "exemplars") + b"/\xff\xfe.md", "wb") as file:
        file.write(record(PLAIN))


def deep_folders(root: Path) -> None:
    """A path longer than the system lets be named at once."""
    here = os.getcwd()
    os.chdir(root)
    try:
        for name in ("exemplars", *["x" * 200] * 30):
            os.mkdir(name)
            os.chdir(name)
        Path("x.md").write_bytes(record(PLAIN))
    finally:
        os.chdir(here)


BILLION_LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{c}: &{c} [*{b}, *{b}]\n" for b, c in zip("abcdefghi", "bcdefghij", strict=True)
)
HUGE_COUNT = (
    b"number: 1/QD\nissuer: a\ndate: 1/1/2024\ntitle: x\nstatus: in-force\ncounts: {person: " + b"9" * 5000 + b"}\n"
)
MANY = "".join(f"  - {{key: k{number}, title: t}}\n" for number in range(60_000))

# what lies there → where the problem is and what it is
BAD = {
    "binary": (record(PLAIN) + bytes(range(256)), f"{PATH}:6:1", "binary-file"),
    "word document": (b"PK\x03\x04" + bytes(range(256)) * 9, f"{PATH}:1:1", "binary-file"),
    "utf-16": (record(PLAIN).decode().encode("utf-16"), f"{PATH}:1:1", "not-utf8"),
    "latin-1": ("---\nname: Trần\n---\n".encode("cp1258", "ignore") + b"\xe9", f"{PATH}:4:1", "not-utf8"),
    "empty": (b"", f"{PATH}:1:1", "empty-file"),
    "nothing but blanks": (b" \n\t\n" * 1000, f"{PATH}:1:1", "empty-file"),
    "sparse 100 MB": (sparse, f"{PATH}:1:1", "too-large"),
    "100,000 brackets": (record("name: " + "[" * 100_000 + "\n"), f"{PATH}:2:", "too-deep"),
    "100,000 braces": (record("name: " + "{a: " * 100_000 + "\n"), f"{PATH}:2:", "too-deep"),
    "100,000 dashes": (record("- " * 100_000 + "\n"), f"{PATH}:2:", "too-deep"),
    "alias": (record("a: &x 1\n" + PLAIN + "b: *x\n"), f"{PATH}:2:", "yaml-alias"),
    "billion laughs": (record(BILLION_LAUGHS), f"{PATH}:2:", "yaml-alias"),
    "merge key": (record(PLAIN + "<<: {a: 1}\n"), f"{PATH}:5:1", "merge-key"),
    "python tag": (record("name: !!python/object/apply:os.system [id]\n"), f"{PATH}:2:7", "yaml-tag"),
    "two documents": (b"number: 1/QD\n---\nnumber: 2/QD\n", f"{DECISION}:2:1", "second-document"),
    "a list for a record": (record("- a\n- b\n"), f"{PATH}:2:1", "not-a-mapping"),
    "no front matter": (b"Ch\xe1\xbb\xaf.\n", f"{PATH}:1:1", "missing-front-matter"),
    "front matter never closed": (b"---\nname: A\n", f"{PATH}:1:1", "missing-front-matter"),
    "60,000 values": (record(PLAIN + "sources:\n" + MANY), f"{PATH}:1:1", "too-large"),
    "symlink": (linked, f"{PATH}:1:1", "symlink"),
    "symlinked folder": (linked_folder, "exemplars:1:1", "symlink"),
    "fifo": (pipe, f"{PATH}:1:1", "special-file"),
    "a name that is not UTF-8": (not_utf8_name, "exemplars/", "file-name"),
    "a path too long": (deep_folders, "exemplars/", "unreadable-file"),
    "right-to-left override": (record("name: Ngô \u202eGia\nsummary: x\ndied: 1990\n"), f"{PATH}:2:11", "unclean-text"),
    "right-to-left override in a story": (record(PLAIN, "Chữ \u202eđảo.\n"), f"{PATH}:6:5", "unclean-text"),
    "NUL": (record("name: A\0B\nsummary: x\ndied: 1990\n"), f"{PATH}:", ""),
    "NUL escaped": (record('name: "A\\0B"\nsummary: x\ndied: 1990\n'), f"{PATH}:2:7", "unprintable-character"),
    "escape sequence": (record('name: "\\e]0;x\\a"\nsummary: x\ndied: 1990\n'), f"{PATH}:2:7", "unprintable-character"),
    "half a surrogate pair": (record('name: "\\ud800"\nsummary: x\ndied: 1990\n'), f"{PATH}:", ""),
    "a huge number": (record(PLAIN + "focus: " + "9" * 10_000 + "\n"), f"{PATH}:5:1", "unknown-field"),
    "a huge year": (record("name: A\nsummary: x\ndied: " + "9" * 5_000 + "\n"), f"{PATH}:4:", ""),
    "a huge count": (HUGE_COUNT, f"{DECISION}:6:", ""),
    "an infinite number": (record(PLAIN + photo("a.jpg", ", focus: [.inf, .nan]")), f"{PATH}:5:", ""),
    "a photo outside": (record(PLAIN + photo("../../etc/passwd")), f"{PATH}:5:17", "bad-value"),
    "a photo from the root": (record(PLAIN + photo("/etc/passwd")), f"{PATH}:5:17", "bad-value"),
    "an id that climbs": (record(PLAIN + "id: ../../x\n"), f"{PATH}:5:5", "bad-id"),
    "an id with a tag": (record(PLAIN + "id: '<script>'\n"), f"{PATH}:5:5", "bad-id"),
    "a script for a link": (record(PLAIN + "same_as: ['javascript:alert(1)']\n"), f"{PATH}:5:11", "bad-value"),
    "a script for a source": (
        record(PLAIN + "sources: [{key: a, title: b, url: 'data:text/html,x'}]\n"),
        f"{PATH}:5:35",
        "bad-value",
    ),
    "a source key with a quote": (record(PLAIN + "sources: [{key: 'a\"b', title: b}]\n"), f"{PATH}:5:17", "bad-id"),
    "a tag in a story": (record(PLAIN, "Chữ <img src=x onerror=alert(1)>.\n"), f"{PATH}:6:5", "html-in-story"),
    "a script link in a story": (record(PLAIN, "[x](javascript:alert(1))\n"), f"{PATH}:6:1", "unsafe-link"),
    "a picture in a story": (record(PLAIN, "![x](data:image/png;base64,AA)\n"), f"{PATH}:6:1", "image-in-story"),
    "an endless story": (record(PLAIN, "chữ " * 100_000), f"{PATH}:6:1", "story-too-long"),
    "an unheard-of key": (record(PLAIN + "__class__: x\n"), f"{PATH}:5:1", "unknown-field"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_told_at_its_place_and_publishes_nothing(case, tmp_path, capsys):
    made, place, rule = BAD[case]
    path = DECISION if place.startswith(DECISION) else PATH
    root = project(tmp_path / "project", {} if callable(made) else {path: made})
    if callable(made):
        made(root)
    publish(root, BEFORE)
    assert main(["check", "--format", "json"], root) == 1
    printed = capsys.readouterr()
    told = json.loads(printed.out)
    found = [f"{one['path']}:{one['line']}:{one['column']} {one['rule']}" for one in told if one["severity"] == "error"]
    assert any(one.startswith(place) and (not rule or one.endswith(" " + rule)) for one in found), found[:5]
    assert len(found) <= 200, "a flood of messages helps nobody"
    assert all(0 < len(one["message"]) < 600 + len(one["path"]) for one in told)
    for form in ("text", "github", "markdown"):
        assert main(["check", "--format", form], root) == 1
        printed_too = capsys.readouterr()
        printed_too.out.encode()
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", printed_too.out) or form == "github"
        assert "Traceback" not in printed_too.err
    assert main(["build", "--jobs", "1"], root) == 1
    assert "Traceback" not in printed.err + capsys.readouterr().err
    assert tree_of(root / "site") == BEFORE


# ---- text that is hostile and legal

FLAG = "window.xss=1"
NASTY = [
    f"<script>{FLAG}</script>",
    f'"><img src=x onerror={FLAG}>',
    f"'><svg onload={FLAG}>",
    f"</script><script>{FLAG}</script>",
    f"</title></style></textarea><script>{FLAG}</script>",
    "{{7*7}} {% raw %} {{ ''.__class__ }} {# x #}",
    f"javascript:{FLAG}",
    f"<!--<script>{FLAG}</script>-->",
    "<!--slot:body--> <!--slot:head-->",
    "]]>&lt;b&gt;&amp;&quot; \\u003cscript\\u003e",
    "${7*7} #{7*7} <%= 7*7 %> [[7*7]]",
]
NASTY_STORY = f"""
\\<script>{FLAG}\\</script> &lt;img src=x onerror={FLAG}&gt; {{{{7*7}}}} {{% raw %}}

`<script>{FLAG}</script>`

```html
<img src=x onerror={FLAG}>
```

    <script>{FLAG}</script>

[a](https://example.org/"onmouseover="{FLAG}) <https://example.org/?a="'onmouseover={FLAG}>

[c]: https://example.org/ "\\"><script>{FLAG}</script>"

[c] [TOC] {{: onclick="{FLAG}" }} --8<-- "mkdocs.yml" :smile: *[abbr]: x

## "\\>\\<img src=x onerror={FLAG}> \\<b id=nguon> {{{{7*7}}}}

| \\<script> | {{{{7*7}}}} |
|:--|--:|
| `<img src=x onerror={FLAG}>` | x |

Chữ[^s].
"""


def legal() -> dict[str, str]:
    """Records in which every free text is an attack that the schema has no reason to refuse."""
    files = {}
    for number, text in enumerate(NASTY):
        quoted = json.dumps(text, ensure_ascii=False)
        files[f"exemplars/nguoi-{number}.md"] = f"""---
name: {quoted}
honorific: {quoted}
aka: [{quoted}]
birth_name: {quoted}
summary: {quoted}
died: {{value: 1990, note: {quoted}}}
post: {quoted}
unit: {quoted}
organisation: co-quan
places: [{{place: ha-noi, detail: {quoted}}}]
practice: {{title: {quoted}, text: {quoted}}}
replicated_at: [{{at: {quoted}, result: {quoted}}}]
honours: [{{award: huan-chuong-lao-dong, class: Ba, date: 1980, reason: {quoted}, note: {quoted}, sources: [s]}}]
disputes: [{{about: {quoted}, text: {quoted}}}]
corrections: [{{date: 01/11/2026, what: {quoted}, why: {quoted}}}]
keywords: [{quoted}]
published: 01/11/2026
sources: [{{key: s, title: {quoted}, publisher: {quoted}, number: {quoted}, note: {quoted}, url: "https://example.org/?a=1&b={number}"}}]
---
Chữ[^s].
"""
        files[f"content/decisions/qd-{number}.yml"] = f"""
number: {10 + number}/QĐ-UBND
issuer: co-quan
date: 01/{number + 1:02}/2024
title: {quoted}
signer: {{name: {quoted}, post: {quoted}, prefix: {quoted}}}
proposals: [{{by: {quoted}, number: {quoted}}}]
award: bang-khen-bo-nganh-tinh
published: 01/11/2026
rows:
  - {{name: {quoted}, honorific: {quoted}, post: {quoted}, unit: {quoted}, reason: {quoted}}}
  - {{name: {quoted}, gold_book: {quoted}, note: {quoted}, number: 2}}
"""
    quoted = json.dumps(NASTY[1], ensure_ascii=False)
    script = json.dumps(NASTY[3], ensure_ascii=False)
    files["content/organisations/co-quan.yml"] = (
        f"name: {script}\nsummary: {quoted}\naka: [{quoted}]\ntype: state\nauthority: province\n"
    )
    files["content/notices/y-kien.yml"] = (
        f"title: {script}\norganisation: co-quan\nopens: 16/11/2026\ncontact: {quoted}\nproposal: {quoted}\n"
        f"nominees: [{{name: {script}, award: huan-chuong-lao-dong, class: Ba, summary: {quoted}}}]\n"
    )
    files["exemplars/truyen.md"] = EXEMPLAR.replace(
        "Anh làm việc suốt đời[^sach].", NASTY_STORY.replace("[^s]", "[^sach]")
    )
    return files


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> site.Project:
    """A site in the real frame of hostile records."""
    root = project(tmp_path_factory.mktemp("hostile") / "project", legal())
    one = Project(root, root / "site", date.fromisoformat(TODAY), cards=False)
    outcome = site.build(one, lambda: framing.framed(ROOT))
    assert outcome.written, "\n".join(str(one) for one in outcome.problems if one.severity == "error")
    return one


def test_hostile_text_stays_text(hostile):
    pages = {path: data.decode() for path, data in tree_of(hostile.site_dir).items() if path.endswith(".html")}
    records = [path for path in pages if re.match(r"guong/|quyet-dinh/|don-vi/|lay-y-kien/", path)]
    assert len(records) > 25
    for path in records:
        assert list(map(str, faults_of(pages[path]))) == [], path
        for node in LexborHTMLParser(pages[path]).css("script"):
            ours = node.attributes.get("type") == "application/ld+json" or node.attributes.get("src")
            assert ours, (path, node.html)
        assert "49" not in re.findall(r"\b49\b", pages[path]), path
    for path in (f"guong/nguoi-{number}/index.html" for number in range(len(NASTY))):
        text = LexborHTMLParser(pages[path]).css_first("h1").text()
        assert text in NASTY, path
    assert [str(fault) for fault in links.walk(hostile.site_dir, URL) if "assets" not in str(fault)] == []


def test_hostile_text_in_xml(hostile):
    for path, data in tree_of(hostile.site_dir).items():
        if path.endswith(".xml"):
            titles = [node.text for node in ElementTree.fromstring(data).iter("{http://www.w3.org/2005/Atom}title")]
            assert path != "feed.xml" or any(NASTY[0] in title for title in titles)


def test_hostile_text_runs_nothing_in_a_browser(page, serve, hostile):
    """Every page opened, everything that can be pointed at pointed at: no flag, no dialog, no request elsewhere."""
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    address = serve(hostile.site_dir)
    addresses = [f"guong/nguoi-{number}/" for number in range(len(NASTY))]
    addresses += ["", "guong/", "guong/truyen/", "bang-vang/nam/2024/", "bang-vang/chua-xac-minh/", "don-vi/co-quan/"]
    addresses += ["quyet-dinh/", "quyet-dinh/qd-1/", "quyet-dinh/qd-3/", "lay-y-kien/y-kien/", "dia-phuong/ha-noi/"]
    for one in addresses:
        page.goto(address + one)
        page.evaluate(
            "for (const one of document.querySelectorAll('*'))"
            " for (const kind of ['mouseover', 'focus', 'error', 'load', 'toggle'])"
            " one.dispatchEvent(new Event(kind, {bubbles: kind == 'mouseover'}))"
        )
        assert page.evaluate("window.xss") is None, one
        images = page.evaluate("[...document.images].map(one => one.getAttribute('src'))")
        assert "x" not in images, one
    assert dialogs == []


# ---- stories alone

HEADINGS = {f"h{level}": {"id"} for level in range(1, 5)}
ALLOWED = {"a": {"href", "rel", "aria-label", "title"}, "ol": {"start"}, "sup": {"class"}, **HEADINGS}


def assert_safe(text: str) -> None:
    story, problems = stories.convert(text, ("sach",), "x.md")
    parsed = LexborHTMLParser(f"<!doctype html><title>x</title><div id=story>{story.html}</div>")
    root = parsed.css_first("#story")
    assert root is not None and root.next is None, "the story closed what was not its own"
    for node in root.css("*"):
        if node == root:
            continue
        assert node.tag in stories.TAGS | {"sup"}, node.html
        extra = set(node.attributes) - ALLOWED.get(node.tag, set())
        assert not extra, node.html
        href = node.attributes.get("href")
        if href is not None and not href.startswith(("https://", "http://", "#nguon-sach")):
            assert urlsplit(href).scheme in ("", "https", "http"), node.html
            assert any(one.rule == "unsafe-link" and one.severity == "error" for one in problems), node.html
    known = (("broken-character", ""), ("empty", ""), ("headings", ""))
    assert faults_of(story.html, fragment=True, known=known) == [], story.html
    for one in problems:
        assert one.at.line >= 1 and one.at.column >= 1 and one.message


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_a_story_is_harmless(attack):
    assert_safe(attack)
    assert_safe(f"Chữ {attack} chữ\n\n- {attack}\n\n## {attack}\n")


def test_a_lone_carriage_return_ends_a_line():
    _, problems = stories.convert("Chữ\rchữ\n<vbscript:alert(1)>", (), "x.md")
    assert [str(one.at) for one in problems] == ["x.md:3:1"]


MARKS = """< > & " ' ` [ ]( ) ![ # ##\x20 -\x20 | --- \\ javascript: https://a [^sach] [^ &#106; \0 \u202e chữ
<a\x20href= <!-- --> {{ %}""".split()
WORDS = some.sampled_from([*ATTACKS, *MARKS, "\n", "\n\n", "    ", "> ", "1. "])
TEXT = some.text(some.characters(codec="utf-8", exclude_characters="\r"), max_size=8)
"""What a file can hold once it is read: its line ends are all one by then."""


@given(some.lists(WORDS | TEXT, max_size=25).map("".join))
@example("#" * 30)
@example("[" * 2000)
@example("*a_ " * 2000)
@example("![" * 1000 + "](x" * 1000)
def test_any_story_is_harmless(text):
    assert_safe(text)


PLAIN = some.sampled_from(
    ["- a\n", "1. b\n", "3. c\n", "> ", "*", "**", "~~", "`", "```\n", "| a | b |\n|--|--|\n", "***\n"]
)


@given(some.lists(WORDS | TEXT | PLAIN, max_size=25).map("".join))
@example('Một\nhai  \nba\n\n***\n\n```\n\n<a>\n```\n\n| a | b |\n|--|--|\n| ~~x~~ | "y" |\n')
def test_a_plain_story_is_spelled_as_the_sanitizer_would(text):
    raw = stories.comrak.render_markdown(text, stories._EXTENSIONS)
    assert not stories._is_bare(raw) or stories._respelled(raw) == stories._CLEANER.clean(raw)


@pytest.mark.parametrize("attack", ["<p>x<script", "<p>x<<p>>", "<p><script>x</p>", "<p><p onclick=x>", "<P>"])
def test_what_is_not_plain_goes_to_the_sanitizer(attack):
    assert not stories._is_bare(attack)
