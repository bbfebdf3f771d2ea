"""Whole names in order, in small files: what is asked first, and answered without asking for anything else.

Each file lists names with all that a result shows but its summary; people of one name stand in one file. The first
name of each file stands in `meta`; on a large site, that of each page of some hundred files, and the page holds the
others.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from bangvang.outputs.search.doc import Doc
from bangvang.outputs.search.packing import chunks, in_groups, label, plain, squeezed, tag
from bangvang.outputs.search.text import whole_key

AIM = 10_000
"""Bytes of a file before it is compressed: about 3.5 KB on the way."""
ON_ONE_LEVEL = 256
"""With more files than this, their first names are kept in pages."""
PAGE = 96
LONGEST_NAME = 120
"""Characters of a name that order it and are searched; a decision's subject may be longer than any name."""


class Entry(NamedTuple):
    """A name in its place: key, and the row the browser reads."""

    key: str
    address: str
    row: bytes


Level = list[list[str]]
"""[first key, file] of each file or page."""


def entries(numbered: Iterable[tuple[int, Doc]], row_of) -> list[Entry]:
    """Every name of every document, in order of key. Of two names with one key a document keeps the first."""
    found = []
    for number, doc in numbered:
        seen: set[str] = set()
        for name in (doc.title, *doc.names):
            for key in _keys(name):
                if key and key not in seen:
                    seen.add(key)
                    alias = "" if name == doc.title else name
                    found.append(Entry(key, doc.address, plain([key, alias, number, *row_of(doc)])))
    return sorted(found)


def files(found: list[Entry]) -> Iterator[tuple[str, bytes]]:
    """The files of names; when done, `return` gives the top level and how many levels lie below it."""
    level: Level = []
    for held in _leaves(found):
        data = squeezed(b"[" + b",".join(one.row for one in held) + b"]")
        name = f"{label(held[0].key + held[0].address)}.{tag(data)}"
        level.append([held[0].key, name])
        yield f"n/{name}.bin", data
    if len(level) <= ON_ONE_LEVEL:
        return level, 0
    top: Level = []
    for page in chunks(level, lambda one: one[1], lambda one: 1, PAGE):
        data = squeezed(plain(page))
        name = f"{label(page[0][1])}.{tag(data)}"
        top.append([page[0][0], name])
        yield f"m/{name}.bin", data
    return top, 1


def _leaves(found: list[Entry]) -> Iterator[list[Entry]]:
    """Names for each file; a name is only cut in two when its bearers fill several files, and then begins the first."""
    alike = [list(group) for _, group in groupby(found, key=lambda one: one.key)]
    for groups in chunks(alike, lambda group: group[0].key, lambda group: sum(len(one.row) for one in group), AIM):
        held = [one for group in groups for one in group]
        per_file = max(1, len(held) * 2 * AIM // max(sum(len(one.row) for one in held), 1))
        yield from (list(part) for part in in_groups(held, per_file))


def _keys(name: str) -> Iterator[str]:
    """The key of a name; “H'Hen” is looked for as one word and as two."""
    name = name[:LONGEST_NAME]
    yield whole_key(name)
    if any(sign in name for sign in "'’"):
        yield whole_key(name.replace("'", " ").replace("’", " "))
