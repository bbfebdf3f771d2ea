"""What filters, counts and sorts need: fetched only when a reader filters, counts or sorts.

A facet's whole column is read to count its values among results. Of a value chosen alone everything is reckoned here:
which documents have it, the first results, and how often each value of every facet occurs among them.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby, pairwise
from typing import NamedTuple

from msgspec import Struct

from bangvang.outputs.search.doc import FACETS, KINDS, Value
from bangvang.outputs.search.packing import Lists, varint

FIRST = 20
"""Cards beside a value: as many results as a page shows at first."""


class Filed(NamedTuple):
    """What columns ask of a document."""

    kind: str
    title: str
    address: str
    order: tuple
    facets: Mapping[str, tuple[Value, ...]]


Numbered = Sequence[tuple[int, Filed]]


class Facet(Struct, frozen=True):
    """The values of a facet in their order, with the numbers of the documents that have each."""

    name: str
    held: dict[Value, array]

    def names(self) -> list[str]:
        """What a value is called among those of all facets."""
        return [f"{self.name} {value}" for value, _ in self.held]

    def rows(self) -> list[list]:
        """[value, label, how many documents] of each."""
        return [[*value, len(numbers)] for value, numbers in self.held.items()]

    def column(self, lists: Lists) -> bytes:
        """The documents of each value."""
        packed = [lists.pack(numbers) for numbers in self.held.values()]
        return b"".join(varint(len(one)) + one for one in packed)


class Choice(Struct, frozen=True):
    """A value chosen alone, and the numbers of its first results."""

    name: str
    packed: bytes
    first: list[int]


class Columns(Struct, frozen=True):
    """All that is filtered, counted and sorted by, of the documents that `ground` is a digest of."""

    ground: bytes
    whole: dict[str, bytes]
    """By facet: the documents of each value."""
    rows: list[list[list]]
    """By facet: its values."""
    choices: list[Choice]
    newest: list[int]
    """The numbers of the first results when nothing is chosen."""
    order: bytes


def columns(ground: bytes, docs: Numbered, highest: int, lists: Lists) -> Columns:
    """Of all documents, in order of number."""
    found = _facets(docs)
    return Columns(
        ground,
        {facet.name: facet.column(lists) for facet in found},
        [facet.rows() for facet in found],
        list(_choices(found, docs, lists)),
        _newest(docs)[:FIRST],
        _order(docs, highest),
    )


def _facets(docs: Numbered) -> list[Facet]:
    """Every facet over all documents."""
    found = []
    for name in FACETS:
        held: dict[Value, array] = defaultdict(lambda: array("I"))
        for number, doc in docs:
            for value in dict.fromkeys(_values(doc, name)):
                held[value].append(number)
        found.append(Facet(name, {value: held[value] for value in sorted(held)}))
    return found


def _newest(docs: Numbered) -> list[int]:
    """Numbers of documents, the newest first, as results without words are shown."""
    return [number for _, number in sorted((-_year(doc), number) for number, doc in docs)]


def _choices(found: Sequence[Facet], docs: Numbered, lists: Lists) -> Iterator[Choice]:
    """Of each value of each facet: documents by year, the newest first; counts of every facet among them."""
    years = {number: _year(doc) for number, doc in docs}
    told = _told(found)
    for facet in found:
        for key, numbers in zip(facet.names(), facet.held.values(), strict=True):
            order = sorted(numbers, key=lambda number: (-years[number], number))
            by_year = [(year, array("I", group)) for year, group in groupby(order, years.__getitem__)]
            counts = Counter(chain.from_iterable(map(told.__getitem__, numbers)))
            packed = b"".join(varint(year) + _sized(lists.pack(group)) for year, group in by_year)
            yield Choice(key, varint(len(by_year)) + packed + _counted(counts), order[:FIRST])


def _order(numbered: Numbered, highest: int) -> bytes:
    """By number: where a document stands in Vietnamese order of names, from 0 to 65,535; high bytes, then low ones."""
    ranked = sorted(numbered, key=lambda one: (one[1].order, one[1].title, one[1].address))
    high, low = bytearray(highest + 1), bytearray(highest + 1)
    for rank, (number, _) in enumerate(ranked):
        high[number], low[number] = divmod(rank * 65_536 // len(ranked), 256)
    return bytes(high + low)


def _values(doc: Filed, name: str) -> Sequence[Value]:
    return ((doc.kind, KINDS[doc.kind][0]),) if name == "kind" else doc.facets.get(name, ())


def _year(doc: Filed) -> int:
    """The latest year of a document, as it is sorted by; 0 when it has none."""
    return max((int(value) for value, _ in doc.facets.get("year", ())), default=0)


def _told(found: Sequence[Facet]) -> dict[int, array]:
    """By document: the places of its values, all values of all facets counted through."""
    told: dict[int, array] = defaultdict(lambda: array("I"))
    for at, numbers in enumerate(chain.from_iterable(facet.held.values() for facet in found)):
        for number in numbers:
            told[number].append(at)
    return told


def _counted(counts: Counter) -> bytes:
    """How many values occur, then for each the distance from the one before it (the first from -1) and how often."""
    places = sorted(counts)
    gaps = (place - before for before, place in pairwise([-1, *places]))
    return varint(len(places)) + b"".join(
        varint(gap) + varint(counts[place]) for gap, place in zip(gaps, places, strict=True)
    )


def _sized(data: bytes) -> bytes:
    return varint(len(data)) + data
