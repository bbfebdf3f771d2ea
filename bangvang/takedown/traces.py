"""Where a person is still told of: in what others wrote, before; in the bytes of the published site, after."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from pathlib import Path

from msgspec import Struct

from bangvang import disk, stories, vietnamese
from bangvang.records import Exemplar

TEXTS = (".md", ".yml", ".csv")
SHORTEST = 24
"""Characters of a sentence that is searched for: shorter ones stand in many a text."""
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]?")


class Trace(Struct, frozen=True):
    """A file, a line (0 where lines mean nothing), and the words found there."""

    path: str
    line: int
    text: str


def needles(record: Exemplar) -> tuple[str, ...]:
    """What must be found nowhere any more: names, and every sentence of story, summary, captions and practice."""
    told = [unescape(stories.untagged(record.story.html)), record.summary]
    told += [text for photo in record.photos for text in (photo.caption, photo.alt, photo.credit)]
    told += [record.practice.text, record.practice.title] if record.practice else []
    told += [correction.what for correction in record.corrections] + [one.text for one in record.disputes]
    sentences = [one.strip() for text in told for one in _SENTENCE.findall(text)]
    names = [] if record.withdrawn else _names(record)
    return tuple(dict.fromkeys([*names, *(one for one in sentences if len(one) >= SHORTEST)]))


def _names(record: Exemplar) -> list[str]:
    return list(filter(None, (record.name, record.birth_name, *record.aka, *record.hidden_names)))


def mentions(record: Exemplar, files: Mapping[str, bytes]) -> Iterator[Trace]:
    """Lines of other files that name the person, with or without marks, or point at the record."""
    names = [vietnamese.fold(name) for name in _names(record)]
    words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, [*names, record.id]))})(?![\w-])")
    for path in sorted(files):
        if not path.endswith(TEXTS):
            continue
        for number, line in enumerate(files[path].decode("utf-8", "replace").split("\n"), 1):
            if words.search(" ".join(vietnamese.fold(line).split())) or words.search(line):
                yield Trace(path, number, " ".join(line.split())[:100])


def left(wanted: Iterable[str], site: Path) -> list[Trace]:
    """Files of the published site in which one of the texts still stands, however it is written there."""
    forms = {form: text for text in wanted for form in _forms(text)}
    found = []
    for path, _ in sorted(disk.files(site)):
        data = (site / path).read_bytes()
        held = {text: None for form, text in forms.items() if form in data}
        found += [Trace(path, 0, text) for text in held]
    return found


def _forms(text: str) -> set[bytes]:
    """A text as HTML, XML, JSON and plain files write it."""
    plain = {text, escape(text), escape(text, quote=False), text.replace("&", "&amp;").replace("<", "&lt;")}
    plain |= {json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1]}
    plain |= {escape(text).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")}
    return {one.encode() for one in plain}
