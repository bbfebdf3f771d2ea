"""The story of a record: contributed Markdown to HTML that can run nothing.

Two walls: a CommonMark parser that leaves raw HTML out (comrak, ten times faster than the Python parsers
and equal to CommonMark 0.31), then a sanitizer with a short allow-list (nh3). What either would have to
drop is told to the writer as a problem, never dropped in silence.
"""

import re
from html import unescape
from itertools import count
from typing import NamedTuple

import comrak
import nh3

from bangvang.problems import At, Problem, Severity
from bangvang.vietnamese import near, slugify

LONGEST_STORY = 60_000
"""Characters. A contest entry is about 2,000 words, 9,000 characters."""

TAGS = frozenset("p h2 h3 h4 em strong a ul ol li blockquote code pre hr br del table thead tbody tr th td".split())


class Story(NamedTuple):
    """Safe HTML as UTF-8, the source keys it cites."""

    data: bytes
    cited: tuple[str, ...]

    @property
    def html(self) -> str:
        """Decoded when it is asked for: of ten thousand stories that were read before, few are looked at again."""
        return self.data.decode()


EMPTY = Story(b"", ())

_EXTENSIONS = comrak.ExtensionOptions()
_EXTENSIONS.table = True
_EXTENSIONS.strikethrough = True
_PLACES = comrak.RenderOptions()
_PLACES.sourcepos = True
_CHARACTERS = comrak.ParseOptions()
_CHARACTERS.sourcepos_chars = True
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes={"https", "http"},
    link_rel="nofollow noopener",
)

_OMITTED = "<!-- raw HTML omitted -->"
_RAW_HTML = re.compile(r"<[A-Za-z/!?]")
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
TAG = r"<[^>]*>"
_TAG = re.compile(TAG)
_BARE = frozenset(f"<{slash}{tag}>" for tag in TAGS for slash in ("", "/")) | {"<br />", "<hr />"}
_CITE = re.compile(r"\[\^([^\]\s<>&\"]{1,100})\]")
_BAD_LINK = re.compile(r'<a href="(?!https?://)')
_LINK = re.compile(r"\[[^\]]*\]\([^)\s]*\)?|\S*")
_EMPTY_SECTION = re.compile(r"</h([2-4])>\s*(?=<h([2-4])>|\Z)")
_PLACED = re.compile(r'<(img|a|h1)\b[^>]*?data-sourcepos="(\d+):(\d+)-[^"]*"(?:[^>]*?href="([^"]*)")?')


def convert(text: str, source_keys: tuple[str, ...] = (), path: str = "", line: int = 1) -> tuple[Story, list[Problem]]:
    """Convert a Markdown body that begins on `line` of `path`; `source_keys` number the citations `[^key]`."""
    if "\r" in text:  # the parser takes a lone carriage return for the end of a line as well
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return EMPTY, []
    if len(text) > LONGEST_STORY:
        fix = f"Hãy rút xuống dưới {LONGEST_STORY} ký tự."
        return EMPTY, [Problem(At(path, line), "story-too-long", f"bài dài {len(text)} ký tự", fix)]
    raw = comrak.render_markdown(text, _EXTENSIONS)
    if _is_bare(raw):
        html, problems = _respelled(raw), []
    else:
        html, problems = _CLEANER.clean(raw), [*_faults(raw, text, path, line)]
    if _EMPTY_SECTION.search(raw):
        problems += _empty_sections(text, path, line)
    taken: list[str] = []
    html = _HEADING.sub(lambda match: _with_id(match, taken), html)
    cited: list[str] = []
    html = _CITE.sub(lambda match: _citation(match.group(1), source_keys, cited), html)
    problems += _unknown_citations(cited, source_keys, text, path, line)
    return Story(html.strip().encode(), tuple(dict.fromkeys(cited))), problems


def untagged(html: str, gap: str = "") -> str:
    """HTML of a story without its tags, a `gap` in the place of each; references stay as they are written."""
    return _TAG.sub(gap, html)


def _is_bare(raw: str) -> bool:
    """Whether there are only allowed tags, all without attributes: the walls have nothing to drop. Most stories are."""
    tags = _TAG.findall(raw)
    return len(tags) == raw.count("<") and _BARE.issuperset(tags)


def _respelled(raw: str) -> str:
    """A bare story as the sanitizer would give it, in a tenth of its time."""
    return raw.replace("&quot;", '"').replace(" />", ">").replace("\xa0", "&nbsp;")


def _with_id(match: re.Match, taken: list[str]) -> str:
    """A heading with an id that no heading before it has."""
    level, inner = match.groups()
    text = unescape(untagged(_CITE.sub("", inner))).strip()
    name = "muc-" + (slugify(text) or str(len(taken) + 1))
    numbered = (f"{name}-{number}" for number in count(2))
    unique = name if name not in taken else next(one for one in numbered if one not in taken)
    taken.append(unique)
    return f'<h{level} id="{unique}">{inner}</h{level}>'


def _citation(key: str, source_keys: tuple[str, ...], cited: list[str]) -> str:
    cited.append(key)
    if key not in source_keys:
        return ""
    number = source_keys.index(key) + 1
    return f'<sup class="bv-ref"><a href="#nguon-{key}" aria-label="Nguồn {number}">[{number}]</a></sup>'


def _unknown_citations(cited, source_keys, text, path, line):
    for key in dict.fromkeys(cited):
        if key not in source_keys:
            known = ", ".join(f"[^{one}]" for one in source_keys) or "chưa khai nguồn nào"
            yield Problem(
                _find(f"[^{key}]", text, path, line),
                "unknown-source",
                f"không có nguồn “{key}” trong mục sources",
                _meant(key, source_keys) + f"Các nguồn đã khai: {known}.",
            )


def _meant(key: str, known: tuple[str, ...]) -> str:
    close = near(key, known, 1)
    return f"Ý bạn là [^{close[0]}]? " if close else ""


def _faults(raw: str, text: str, path: str, line: int):
    """Problems for what the walls would drop; places are worked out only when there is something to tell."""
    if _OMITTED in raw:
        yield from _raw_html(text, path, line)
    if "<img" in raw or "<h1>" in raw or _BAD_LINK.search(raw):
        yield from _placed_faults(text, path, line)


def _raw_html(text, path, line):
    for number, written in enumerate(text.split("\n")):
        match = _RAW_HTML.search(written)
        if match:
            yield Problem(
                At(path, line + number, match.start() + 1),
                "html-in-story",
                f"bài viết có thẻ HTML “{written[match.start() : match.start() + 40]}”",
                "Chỉ viết chữ và Markdown; muốn hiện dấu < hãy viết \\<.",
            )


def _placed_faults(text, path, line):
    for tag, row, column, href in _PLACED.findall(comrak.render_markdown(text, _EXTENSIONS, _CHARACTERS, _PLACES)):
        at = At(path, line + int(row) - 1, int(column))
        if tag == "img":
            yield Problem(at, "image-in-story", "ảnh đặt ngay trong bài", "Hãy khai ảnh ở mục photos của hồ sơ.")
        elif tag == "h1":
            fix = "Dùng ## cho đề mục trong bài; # đã dành cho tên hồ sơ."
            yield Problem(at, "heading-level", "đề mục cấp một trong bài", fix)
        elif not href.startswith(("https://", "http://")):
            written = _LINK.match(text.split("\n")[int(row) - 1][int(column) - 1 :])[0][:60]
            fix = "Chỉ dùng địa chỉ đầy đủ bắt đầu bằng https://."
            yield Problem(at, "unsafe-link", f"đường dẫn không dùng được “{written}”", fix)


def _empty_sections(text, path, line):
    lines = text.rstrip().split("\n")
    titles = [number for number, written in enumerate(lines) if re.match(r" {0,3}#{2,4} ", written)]
    for number in titles:
        after = next((written for written in lines[number + 1 :] if written.strip()), None)
        if after is None or (re.match(r" {0,3}#{2,4} ", after) and _depth(after) <= _depth(lines[number])):
            yield Problem(
                At(path, line + number),
                "empty-section",
                f"mục “{lines[number].strip('# ')}” chưa có nội dung",
                "Hãy viết nội dung hoặc bỏ đề mục này.",
                Severity.WARNING,
            )


def _depth(heading: str) -> int:
    return len(heading.strip().split(" ")[0])


def _find(needle: str, text: str, path: str, line: int) -> At:
    before, _, _ = text.partition(needle)
    return At(path, line + before.count("\n"), len(before) - (before.rfind("\n") + 1) + 1)
