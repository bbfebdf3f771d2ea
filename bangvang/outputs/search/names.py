"""Whole names in order, in small files: what is asked first, and answered without asking for anything else.

Each file lists names with all that a result shows but its summary; people of one name stand in one file. The first
name of each file stands in `meta`, some nine bytes a file: with a hundred thousand profiles 7 KB that save a reader
waiting for the line a third time.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from bangvang.outputs.search.doc import Doc
from bangvang.outputs.search.packing import Squeezer, chunks, in_groups, label, plain, tag
from bangvang.outputs.search.text import whole_key

AIM = 16_000
"""Bytes of a file before it is compressed: about 5 KB on the way."""
LONGEST_NAME = 120
"""Characters of a name that order it and are searched; a decision's subject may be longer than any name."""


class Entry(NamedTuple):
    """A name in its place: key, and the row the browser reads."""

    key: str
    address: str
    row: bytes


def entries(number: int, doc: Doc, row: tuple) -> tuple[Entry, ...]:
    """Every name of a document; of two names with one key it keeps the first."""
    found = {}
    for name in (doc.title, *doc.names):
        for key in filter(None, _keys(name)):
            alias = "" if name == doc.title else name
            found.setdefault(key, Entry(key, doc.address, plain([key, alias, number, *row])))
    return tuple(found.values())


def files(found: Sequence[Entry], squeezed: Squeezer) -> Iterator[tuple[str, bytes]]:
    """The files of names in order; when done, `return` gives the first name of each and their tags. A file is called
    after its first name, and counted when those who bear it fill several."""
    firsts, tags = [], []
    for held in _leaves(found):
        data = squeezed(b"[" + b",".join(one.row for one in held) + b"]")
        key = held[0].key
        count = firsts[bisect_left(firsts, key) :].count(key)
        firsts.append(key)
        tags.append(tag(data))
        yield f"n/{label(key)}{f'-{count}' if count else ''}.{tags[-1]}.bin", data
    return [firsts, "".join(tags)]


def _leaves(found: Sequence[Entry]) -> Iterator[list[Entry]]:
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
