"""Which documents hold a word or two neighbouring words: gathered document by document, packed when asked for.

Three fields, ranked apart: names, facts, story. Of names and facts each spelling of a word has its own list, so that
“Hòa” ranks above “Hoa”. A word that a quarter of all stories hold tells nothing there and is left out. How neighbours
are listed is told in `places`. Of a list that very many documents are in only those of every second, fourth, … number
are kept, of all lists the same ones: of a phrase that thousands have, a reader wants a few that have it for certain,
and a phone cannot fetch them all.

Documents come and go: a list that is not touched is not packed again.
"""

from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby, repeat
from operator import itemgetter
from typing import Generic, TypeVar

from bangvang.outputs.search.packing import Lists, varint
from bangvang.outputs.search.places import BITS, CELLS, HEADS, SORTS, TALES
from bangvang.outputs.search.terms import Head, Terms

FULL = {HEADS.buckets: 1 << 13, TALES.buckets: 1 << 8}
"""A cell has so many lists that they hold this part of all documents at most, if they are of one length."""
LEAST = {HEADS.buckets: 1, TALES.buckets: 16}
"""Entries that a list holds before there are more lists: each costs some bytes, which a small site feels."""
MOST_LISTS = 256
COMMON_WORD, COMMON_RUN = (4, 40), (50, 600)
"""A word is common when more than a quarter of all documents have it in their story, and 40 at least; a run of three
when more than a fiftieth are in its list, and 600 at least: its list would be long and tell little."""
_LOW = (1 << BITS) - 1
EMPTY = varint(1) + varint(0)
"""A cell of one byte, which says that it has one list; nobody is in it."""

Key = TypeVar("Key", Head, str, int)


def _numbers() -> "array[int]":
    return array("I")


class Table(Generic[Key]):
    """Rising lists by key, each with what it was packed as until it changes. Of an entry the `bits` lowest say more
    than the number of the document."""

    def __init__(self, bits: int = 0) -> None:
        self.lists: dict[Key, array] = defaultdict(_numbers)
        self.packed: dict[Key, bytes] = {}
        self._bits = bits

    def add(self, keys: Iterable[Key], entries: Iterable[int]) -> None:
        """One entry for each key, of a document with a higher number than all others."""
        lists = self.lists
        for key, entry in zip(keys, entries, strict=False):
            lists[key].append(entry)

    def take(self, others: "Table[Key]") -> None:
        """Take in the lists of other documents."""
        for key, entries in others.lists.items():
            mine = self.lists[key]
            if mine and mine[-1] > entries[0]:
                for entry in entries:
                    insort(mine, entry)
            else:
                mine.extend(entries)
            self.packed.pop(key, None)

    def change(self, numbers: Collection[int], now: "Table[Key]") -> None:
        """Let documents be in the lists that they are in `now`, and in no others. Who says something else says most of
        it again: a list that they are in as they were is not touched."""
        for key in self.lists.keys() | now.lists.keys():
            entries, after = self.lists[key], now.lists.get(key, ())
            before = _of(entries, numbers, self._bits)
            if sorted(before) != sorted(after):
                for entry in before:  # of a document all go, in whatever order they stand
                    del entries[bisect_left(entries, entry >> self._bits << self._bits)]
                for entry in after:
                    insort(entries, entry)
                self.packed.pop(key, None)
                if not entries:
                    del self.lists[key]

    def pack(self, key: Key, how: Callable[["array[int]"], bytes]) -> bytes:
        """The list of a key as it is packed."""
        if key not in self.packed:
            self.packed[key] = how(self.lists[key])
        return self.packed[key]


def _of(entries: "array[int]", numbers: Collection[int], bits: int) -> Sequence[int]:
    """The entries of some documents: in a short list each entry is looked at, in a long one each document is looked
    up."""
    if len(entries) < 8 * len(numbers):
        return [entry for entry in entries if entry >> bits in numbers]
    found = array("I")
    for number in numbers:
        low = bisect_left(entries, number << bits)
        if low < len(entries) and entries[low] >> bits == number:
            found += entries[low : bisect_left(entries, number + 1 << bits, low)]
    return found


class Postings:
    """All lists of an index."""

    def __init__(self) -> None:
        self.documents = 0
        self._heads: Table[Head] = Table()
        self._tales: Table[str] = Table()
        self._cells: dict[int, Table[int]] = {places.buckets: Table(BITS) for places in (HEADS, TALES)}
        self._shapes: dict[int, tuple[int, int]] = {}

    @property
    def _tables(self) -> Iterable[Table]:
        return self._heads, self._tales, *self._cells.values()

    def add(self, number: int, terms: Terms) -> None:
        """Take a document in, with a higher number than all others."""
        self.documents += 1
        self._heads.add(terms.heads, repeat(number))
        self._tales.add(terms.tales, repeat(number))
        for buckets, found in ((HEADS.buckets, terms.head_places), (TALES.buckets, terms.tale_places)):
            cells, first = [place >> BITS for place in found], number << BITS
            self._cells[buckets].add(cells, [first | place & _LOW for place in found])

    def take(self, others: "Postings") -> None:
        """Take all documents of other postings in."""
        self.documents += others.documents
        for table, other in zip(self._tables, others._tables, strict=True):
            table.take(other)

    def change(self, numbers: Collection[int], now: "Postings") -> None:
        """Let documents be listed as they are `now`; those that are not are taken out."""
        if not numbers:
            return
        self.documents += now.documents - len(numbers)
        for table, other in zip(self._tables, now._tables, strict=True):
            table.change(numbers, other)

    def heads(self) -> Iterator[tuple[str, list[Head]]]:
        """The words of names and facts in order, each with the keys of its lists: field and spelling."""
        for word, group in groupby(sorted(self._heads.lists), key=itemgetter(0)):
            yield word, list(group)

    def tales(self) -> list[str]:
        """The words of stories in order."""
        return sorted(self._tales.lists)

    def head_count(self, keys: Iterable[Head]) -> int:
        """How many entries the lists of a word have."""
        return sum(len(self._heads.lists[key]) for key in keys)

    def tale_count(self, word: str) -> int:
        return len(self._tales.lists[word])

    def is_common(self, word: str) -> bool:
        """Whether a word of stories is in so many that no list of it is kept."""
        return self.tale_count(word) > self._most(COMMON_WORD)

    def head(self, keys: Iterable[Head], lists: Lists) -> bytes:
        """The lists of a word in names and facts: field, spelling (empty when it is the word itself), numbers."""
        out = bytearray()
        for key in keys:
            word, field, spelling = key
            written = b"" if spelling == word else spelling.encode()
            packed = self._heads.pack(key, lists.pack)
            out += bytes((field, len(written))) + written + varint(len(packed)) + packed
        return bytes(out)

    def tale(self, word: str, lists: Lists) -> bytes:
        return self._tales.pack(word, lists.pack)

    def cells(self, buckets: int, lists: Lists) -> list[bytes]:
        """Every cell of every bucket in order, packed, its length before it; of a small site most are empty."""
        table = self._cells[buckets]
        shape = max(self.documents // FULL[buckets], LEAST[buckets]), self._most(COMMON_RUN)
        if shape != self._shapes.get(buckets):
            table.packed.clear()
            self._shapes[buckets] = shape
        packed = [EMPTY] * (buckets * CELLS)
        for cell in table.lists:
            packed[cell] = table.pack(cell, lambda entries: _cell(entries, *shape, lists))
        return packed

    def _most(self, limits: tuple[int, int]) -> int:
        share, least = limits
        return max(least, self.documents // share)


def _cell(entries: "array[int]", full: int, most: int, lists: Lists) -> bytes:
    """A cell: its length, how many lists it has, as a power of two, and the lists."""
    count = 1
    while count < MOST_LISTS and len(entries) > full * count:
        count *= 2
    held: list[list[int]] = [[] for _ in range(count)]
    for entry in sorted(entries):
        held[entry & count - 1].append(entry >> 8)
    packed = [_sampled(array("I", dict.fromkeys(one)), most, lists) for one in held]
    data = varint(count.bit_length() - 1) + b"".join(varint(len(one)) + one for one in packed)
    return varint(len(data)) + data


def _sampled(numbers: "array[int]", most: int, lists: Lists) -> bytes:
    """A list of documents and sorts of paragraph. Of a long one those documents whose numbers a power of two divides; a
    zero, which no count is, and that power stand before them."""
    step = 1
    while len(numbers) > most * step:
        step *= 2
    if step == 1:
        return lists.pack(numbers) if numbers else b""
    kept = array("I", [number for number in numbers if number // SORTS % step == 0])
    return varint(0) + varint(step) + (lists.pack(kept) if kept else b"")
