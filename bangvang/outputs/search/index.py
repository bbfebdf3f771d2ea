"""Documents in the index and what was made of each, kept so that the next index is made from what changed.

An index taken from documents one after the other, in any order, with any number of them mended or taken out between,
becomes the same files as one taken from the last ones alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from bangvang.outputs.search import names
from bangvang.outputs.search.cards import card, row
from bangvang.outputs.search.columns import Columns
from bangvang.outputs.search.doc import Doc, Findable
from bangvang.outputs.search.names import Entry
from bangvang.outputs.search.numbering import numbered
from bangvang.outputs.search.packing import Squeezer
from bangvang.outputs.search.postings import Postings
from bangvang.outputs.search.terms import Reader


@dataclass(frozen=True, slots=True)
class Held:
    """A document in the index: what shows it and what it is filtered by. Its words are in the postings only."""

    number: int
    ground: bytes
    """What it followed from when it was last looked at."""
    words: bytes
    """A digest of all it says."""
    names: tuple[Entry, ...]
    card: bytes
    filed: Doc
    """Only what columns ask for."""
    digest: bytes
    """Of `filed`."""


@dataclass(slots=True)
class Index:
    """All documents by address, in order of their numbers, and everything that is made of more than one."""

    held: dict[str, Held] = field(default_factory=dict)
    postings: Postings = field(default_factory=Postings)
    columns: Columns | None = None
    squeezed: Squeezer = field(default_factory=Squeezer)

    def take(self, found: Iterable[Findable], reader: Reader) -> None:
        """Let the index hold these documents and no others; only those are made whose ground is not what it was."""
        wanted = {one.address: one for one in found}
        numbers = {address: number for number, address in numbered(wanted)}
        staying = {address: one for address, one in self.held.items() if numbers.get(address) == one.number}
        if 2 * len(staying) < len(self.held):  # a larger table: nearly every number is another
            self.postings, staying = Postings(), {}
        else:
            self.postings.drop(frozenset(one.number for address, one in self.held.items() if address not in staying))
        self.held, changed = {}, {}
        for address, number in numbers.items():
            before, one = staying.get(address), wanted[address]
            if before and before.ground == one.ground:
                self.held[address] = before
                continue
            doc = one.make()
            words = digest(doc)
            if before and before.words == words:
                self.held[address] = replace(before, ground=one.ground)
                continue
            self.held[address] = _held(number, one.ground, words, doc)
            if before:
                changed[number] = doc
            else:
                self.postings.add(number, reader.terms(doc))
        self.postings.drop(frozenset(changed))
        for number, doc in changed.items():
            self.postings.add(number, reader.terms(doc))


def _held(number: int, ground: bytes, words: bytes, doc: Doc) -> Held:
    filed = replace(doc, names=(), line="", place="", summary="", facts=(), story=())
    return Held(number, ground, words, names.entries(number, doc, row(doc)), card(doc), filed, digest(number, filed))


def digest(*values: object) -> bytes:
    """Changes with any of these values."""
    return blake2b(repr(values).encode(errors="surrogatepass"), digest_size=16).digest()
