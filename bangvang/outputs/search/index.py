"""Documents in the index and what was made of each, kept so that the next index is made from what changed.

An index taken from documents one after the other, in any order, with any number of them mended or taken out between,
becomes the same files as one taken from the last ones alone.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from msgspec import Struct, field, msgpack

from bangvang.crew import ALONE, Crew
from bangvang.outputs.search import names
from bangvang.outputs.search.cards import card, row
from bangvang.outputs.search.columns import Columns, Filed
from bangvang.outputs.search.doc import Doc, Findable
from bangvang.outputs.search.names import Entry
from bangvang.outputs.search.numbering import numbered
from bangvang.outputs.search.packing import Squeezer
from bangvang.outputs.search.postings import Postings
from bangvang.outputs.search.terms import Reader
from bangvang.watch import Watch

SEARCHING = "lập chỉ mục tìm kiếm"
"""Stage of a build."""
SIZE = 2_000
"""Documents a job."""


class Held(NamedTuple):
    """A document in the index: what shows it and what it is filtered by. Its words are in the postings only."""

    number: int
    ground: bytes
    """What it followed from when it was last looked at."""
    words: bytes
    """A digest of all it says."""
    names: tuple[Entry, ...]
    card: bytes
    filed: Filed
    digest: bytes
    """Of `filed`."""


class Index(Struct):
    """All documents by address, in order of their numbers, and everything that is made of more than one."""

    held: dict[str, Held] = field(default_factory=dict)
    postings: Postings = field(default_factory=Postings)
    columns: Columns | None = None
    squeezed: Squeezer = field(default_factory=Squeezer)

    def take(self, found: Iterable[Findable], reader: Reader, crew: Crew = ALONE, watch: Watch | None = None) -> None:
        """Let the index hold these documents and no others; only those are made whose ground is not what it was."""
        watch = watch or Watch()
        wanted = {one.address: one for one in found}
        numbers = {address: number for number, address in numbered(wanted)}
        staying = {address: one for address, one in self.held.items() if numbers.get(address) == one.number}
        if 2 * len(staying) < len(self.held):  # a larger table: nearly every number is another
            self.held, self.postings, staying = {}, Postings(), {}
        stage = watch.stage(SEARCHING)
        stage.done, stage.before = len(staying), len(staying)
        gone = {one.number for address, one in self.held.items() if address not in staying}
        now = self._looked_at(staying, gone, wanted, reader)
        new = [(number, wanted[address]) for address, number in numbers.items() if address not in staying]
        now |= {one.filed.address: one for one in self._taken(new, reader, crew, watch)}
        self.held = {address: now[address] for address in numbers}

    def _looked_at(
        self, staying: Mapping[str, Held], gone: Collection[int], wanted: Mapping[str, Findable], reader: Reader
    ) -> dict[str, Held]:
        """Documents that keep their number, as they are now; others are gone from the lists."""
        now, others, postings = dict(staying), set(gone), Postings()
        for address, held in staying.items():
            ground, make = wanted[address].ground, wanted[address].make
            if held.ground != ground:
                doc = make()
                now[address] = _held(held.number, ground, doc)
                if now[address].words != held.words:
                    others.add(held.number)
                    postings.add(held.number, reader.terms(doc))
        self.postings.change(others, postings)
        return now

    def _taken(self, new: Sequence[tuple[int, Findable]], reader: Reader, crew: Crew, watch: Watch) -> Iterator[Held]:
        """Documents that had no number, in order of it; of many a crew takes some each."""
        jobs = range(0, len(new), SIZE)
        gathered = (crew if len(jobs) > 1 else ALONE).map(_gathered, (new, reader), jobs)
        for held, postings in watch.show(SEARCHING, gathered, len(jobs)):
            watch.stage(SEARCHING).done += len(held)
            yield from held
            self.postings.take(postings)


def _gathered(known: tuple[Sequence[tuple[int, Findable]], Reader], start: int) -> tuple[list[Held], Postings]:
    """Some documents, and lists of them alone."""
    (new, reader), held, postings = known, [], Postings()
    for number, one in new[start : start + SIZE]:
        doc = one.make()
        held.append(_held(number, one.ground, doc))
        postings.add(number, reader.terms(doc))
    return held, postings


def _held(number: int, ground: bytes, doc: Doc) -> Held:
    filed = Filed(doc.kind, doc.title, doc.address, doc.order, doc.facets)
    entries = names.entries(number, doc, row(doc))
    return Held(number, ground, digest(doc), entries, card(doc), filed, digest(number, filed))


def digest(*values: object) -> bytes:
    """Changes with any of these values."""
    return blake2b(msgpack.encode(values), digest_size=16).digest()
