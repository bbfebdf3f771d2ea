"""What a result shows, as the browser reads it: in files of fixed ranges of numbers, beside names, beside values."""

from bangvang.outputs.search.doc import KINDS, Doc
from bangvang.outputs.search.packing import plain

SUMMARY = 160
"""Characters of a summary that a result shows."""
_PLACES = {kind: place for place, kind in enumerate(KINDS)}


def row(doc: Doc) -> tuple:
    """All but the summary; the beginning of the address follows from the kind."""
    address = doc.address.removeprefix(KINDS[doc.kind][1])
    return doc.title, address, _PLACES[doc.kind], doc.year or 0, doc.place, doc.line


def card(doc: Doc) -> bytes:
    """All of it, to be numbered."""
    return plain([*row(doc), _shortened(doc.summary)])


def numbered(number: int, card: bytes) -> bytes:
    """A card that begins with a number."""
    return b"[%d,%b" % (number, card[1:])


def _shortened(text: str) -> str:
    """The beginning of a summary, cut between words."""
    if len(text) <= SUMMARY:
        return text
    return text[:SUMMARY].rpartition(" ")[0].rstrip(" ,;:–-") + "…"
