"""An entry as a judge may see it: a number, the text, the photos; nothing that tells who wrote it.

Left out: the code (git knows who sent it), file names, photo credits and all metadata (only pictures that were
re-encoded are given), who transcribed it. Names of the writers that stand in the text are covered, as on paper the
slip with the name is cut off; that is told to the organisers.
"""

import base64
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import NamedTuple

from bangvang import contests, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.records import Contest, Entry
from bangvang.views.photos import photo_paths

COVER = "▇▇▇"
_WORD = re.compile(r"[^\W_]+")


class Picture(NamedTuple):
    """A re-encoded photo: JPEG bytes, caption."""

    data: bytes
    caption: str

    @property
    def address(self) -> str:
        """As part of a page that needs no other file."""
        return "data:image/jpeg;base64," + base64.b64encode(self.data).decode()


class BlindEntry(NamedTuple):
    """One entry of a pack; `covered` counts names that were covered."""

    number: int
    title: str
    about: tuple[tuple[str, str], ...]
    html: str
    pictures: tuple[Picture, ...]
    covered: int


def blinded(known: Catalogue, contest: Contest, entry: Entry, number: int, names: Iterable[str]) -> BlindEntry:
    """The entry under a number, names of its writers covered."""
    cover = _Cover(names)
    track = contest.track(entry.track)
    subject = entry.subject
    facts = (
        ("Bảng thi", track.title if track else ""),
        ("Thể loại", entry.genre or ""),
        ("Nhân vật", subject.name),
        ("Công việc", cover(subject.post or "")),
        ("Đơn vị của nhân vật", subject.unit or ""),
        ("Số từ", vietnamese.number(contests.words(entry)) if entry.is_told else ""),
        ("Phần mềm viết hộ", cover(entry.declarations.ai_help or "")),
    )
    pictures = tuple(
        Picture(prepared.fallback.data, cover(photo.caption))
        for path, photo in zip(photo_paths(entry), entry.photos, strict=True)
        if (prepared := known.photos.get(path))
    )
    html = cover.html(entry.story.html)
    title = cover(entry.title)
    return BlindEntry(number, title, tuple(one for one in facts if one[1]), html, pictures, cover.count)


class _Cover:
    """Covers names in texts, with or without their marks, and counts."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = [words for name in names if len(words := vietnamese.fold(name).split()) > 1]
        self.count = 0

    def __call__(self, text: str) -> str:
        if not self._names:
            return text
        words = list(_WORD.finditer(text))
        folded = [vietnamese.fold(word[0]) for word in words]
        cuts = []
        for name in self._names:
            for at in range(len(words) - len(name) + 1):
                if folded[at : at + len(name)] == name:
                    cuts.append((words[at].start(), words[at + len(name) - 1].end()))
        for start, end in sorted(cuts, reverse=True):
            text = text[:start] + COVER + text[end:]
        self.count += len(cuts)
        return text

    def html(self, html: str) -> str:
        """Texts between tags; links lose where they lead, for an address may tell the writer."""
        plain = re.sub(r"</?a\b[^>]*>", "", html)
        return "".join(part if part.startswith("<") else self(part) for part in re.split(r"(<[^>]*>)", plain))


class Block(NamedTuple):
    """A paragraph of a story for paper: what it is, and its runs (text, how it is set)."""

    kind: str
    runs: tuple[tuple[str, str], ...]


def blocks(html: str) -> list[Block]:
    """The safe HTML of a story as blocks of plain text; typst gets texts, never markup."""
    reader = _Blocks()
    reader.feed(html)
    reader.close()
    return reader.done()


_STARTS = {
    "p": "p",
    "h2": "h",
    "h3": "h",
    "h4": "h",
    "li": "li",
    "blockquote": "quote",
    "pre": "p",
    "td": "p",
    "th": "p",
}


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[Block] = []
        self._kind, self._runs = "p", []
        self._marks: list[str] = []
        self._outer: list[str] = []

    def handle_starttag(self, tag: str, attributes) -> None:
        if tag in ("em", "strong"):
            self._marks.append(tag)
        elif tag == "br":
            self._runs.append(("\n", ""))
        elif tag in _STARTS:
            self._end()
            if tag in ("li", "blockquote"):
                self._outer.append(_STARTS[tag])
            self._kind = self._outer[-1] if tag == "p" and self._outer else _STARTS[tag]

    def handle_endtag(self, tag: str) -> None:
        if tag in ("em", "strong"):
            if tag in self._marks:
                self._marks.remove(tag)
        elif tag in _STARTS:
            self._end()
            if tag in ("li", "blockquote") and self._outer:
                self._outer.pop()

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split(" ")).replace("\n", " ")
        if text.strip() or self._runs:
            self._runs.append((text, self._marks[-1] if self._marks else ""))

    def done(self) -> list[Block]:
        self._end()
        return self._found

    def _end(self) -> None:
        if any(text.strip() for text, _ in self._runs):
            self._found.append(Block(self._kind, tuple(self._runs)))
        self._runs, self._kind = [], "p"
