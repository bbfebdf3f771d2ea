"""What filters, counts and sorts need: fetched only when a reader filters, counts or sorts."""

from array import array
from collections import defaultdict
from collections.abc import Iterable

from bangvang.outputs.search.doc import KINDS, Doc, Value
from bangvang.outputs.search.packing import Lists, plain, varint


def facet(name: str, numbered: Iterable[tuple[int, Doc]], lists: Lists) -> bytes:
    """The values of a facet, the most frequent first, with the documents of each: [[value, label, count, bytes]…]."""
    held: dict[Value, array] = defaultdict(lambda: array("I"))
    for number, doc in numbered:
        for value in dict.fromkeys(_values(doc, name)):
            held[value].append(number)
    values = sorted(held, key=lambda value: (-len(held[value]), value))
    packed = [lists.pack(held[value]) for value in values]
    listed = zip(values, packed, strict=True)
    head = plain([[*value, len(held[value]), len(one)] for value, one in listed])
    return varint(len(head)) + head + b"".join(packed)


def _values(doc: Doc, name: str) -> Iterable[Value]:
    return ((doc.kind, KINDS[doc.kind][0]),) if name == "kind" else doc.facets.get(name, ())


def order(numbered: Iterable[tuple[int, Doc]], highest: int) -> bytes:
    """By number: where a document stands in Vietnamese order of names, from 0 to 65,535; high bytes, then low ones."""
    ranked = sorted(numbered, key=lambda one: (one[1].order, one[1].title, one[1].address))
    high, low = bytearray(highest + 1), bytearray(highest + 1)
    for rank, (number, _) in enumerate(ranked):
        high[number], low[number] = divmod(rank * 65_536 // len(ranked), 256)
    return bytes(high + low)
