"""Documents → the files of the index, under `FOLDER`.

    meta.bin          the only name that stays: what there is, abbreviations, and where the files of names begin
    n/…               whole names                                     → names
    c/<number/32>     cards: what a result shows                      → by number of document
    words.bin         every word, how frequent it is, and its file
    w/…  t/…          words of names and facts; words of stories      → postings
    p/…  q/…          neighbours in names and facts; in stories       → postings
    values.bin  v/…   values of facets; each alone, with its results  → columns
    f/<facet> order   facets whole, and the order of names            → columns

All are zlib streams, which carry their own checksum, and all but `meta.bin` have a piece of their contents' hash in
their names: what changed has a new name, what did not is still in a reader's cache. Of equal documents equal files.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from bangvang.crew import ALONE, Crew
from bangvang.outputs.search import cards, names
from bangvang.outputs.search.abbreviations import table
from bangvang.outputs.search.columns import columns
from bangvang.outputs.search.doc import FACETS, KINDS, Doc, Findable
from bangvang.outputs.search.index import Index, digest
from bangvang.outputs.search.packing import Lists, chunks, in_groups, label, plain, tag, varint
from bangvang.outputs.search.places import HEADS, SORTS, TALES, Places
from bangvang.outputs.search.terms import Reader
from bangvang.reference import Abbreviation
from bangvang.watch import Watch

FOLDER = "tim-kiem/du-lieu/"
FORMAT = 2
CARDS = 32
"""Places for documents in a file of cards; a third of them is free."""
WORDS_AIM = 3_000
"""Bytes of a file before it is compressed: a little more than one list of a large site."""
HEADS_AIM, TALES_AIM = 2_500, 5_000
"""The same for neighbours."""
CHOICES_AIM = 6_000
"""The same for values of facets, each with its first results."""

File = tuple[str, bytes]


def index(docs: Iterable[Doc], known: Iterable[Abbreviation]) -> Iterator[File]:
    """Every file of an index of these documents alone."""
    return files(Index(), (Findable(doc.address, b"", lambda doc=doc: doc) for doc in docs), tuple(known))


def files(
    index: Index,
    found: Iterable[Findable],
    known: Iterable[Abbreviation],
    crew: Crew = ALONE,
    watch: Watch | None = None,
) -> Iterator[File]:
    """Every file of an index of these documents, made from what the index held before; the one that names the others
    last."""
    index.take(found, Reader(known), crew, watch)
    yield from _Writer(index).files(table(known))


class _Writer:
    """What all files are made with."""

    def __init__(self, index: Index) -> None:
        self._postings, self._squeezed, self._index = index.postings, index.squeezed, index
        self._held = list(index.held.values())
        self._highest = self._held[-1].number if self._held else 0
        self._lists = Lists((self._highest + 1) * SORTS)

    def files(self, short: dict[str, str]) -> Iterator[File]:
        """All; `short` are short forms and what they stand for."""
        named = sorted(chain.from_iterable(one.names for one in self._held))
        meta = {
            "format": FORMAT,
            "count": len(self._held),
            "size": self._highest + 1,
            "kinds": [[kind, *KINDS[kind]] for kind in KINDS],
            "facets": list(FACETS.items()),
            "short": short,
            "names": (yield from _under(names.files(named, self._squeezed))),
            "words": (yield from self._words()),
            "tales": (yield from self._named("q", (yield from self._cells("q", TALES, TALES_AIM)))),
            "columns": (yield from self._columns()),
        }
        yield FOLDER + "meta.bin", self._squeezed(plain(meta))

    def _cards(self) -> Iterator[File]:
        """Cards in files of fixed ranges; answers the tags of all of them."""
        held: list[list[bytes]] = [[] for _ in range(self._highest // CARDS + 1)]
        for one in self._held:
            held[one.number // CARDS].append(cards.numbered(one.number % CARDS, one.card))
        tags = []
        for place, found in enumerate(held):
            data = self._squeezed(_listed(found))
            tags.append(tag(data))
            yield f"{FOLDER}c/{place}.{tags[-1]}.bin", data
        return "".join(tags)

    def _words(self) -> Iterator[File]:
        """Files of words, and the vocabulary: words in order, how frequent each is, where files begin, their tags. With
        it the tags of cards and of neighbours in names and facts, which are asked for next."""
        found, lists = self._postings, self._lists
        heads, tales = dict(found.heads()), found.tales()
        told = [word for word in tales if not found.is_common(word)]
        starts_of_heads, tags_of_heads = yield from self._files_of(
            "w", ((word, found.head(keys, lists)) for word, keys in heads.items())
        )
        starts_of_told, tags_of_told = yield from self._files_of(
            "t", ((word, found.tale(word, lists)) for word in told)
        )
        vocabulary = sorted(heads.keys() | set(tales))
        place = {word: at for at, word in enumerate(vocabulary)}
        counts, bits = dict.fromkeys(tales, "z"), dict.fromkeys(vocabulary, "0")
        counts |= {word: _digit(found.tale_count(word)) for word in told}
        vocabulary_file = [
            " ".join(vocabulary),
            "".join((bits | {word: _digit(found.head_count(keys)) for word, keys in heads.items()}).values()),
            "".join((bits | counts).values()),
            _gaps([place[word] for word in starts_of_heads]),
            tags_of_heads,
            _gaps([place[word] for word in starts_of_told]),
            tags_of_told,
            (yield from self._cards()),
            (yield from self._cells("p", HEADS, HEADS_AIM)).decode(),
        ]
        return (yield from self._named("words", plain(vocabulary_file)))

    def _files_of(
        self, folder: str, packed: Iterable[tuple[str, bytes]], aim: int = WORDS_AIM, repeats: bool = False
    ) -> Iterator[File]:
        """Words with what is packed of them, in files; answers the first word and the tag of each file."""
        starts, tags = [], []
        for held in chunks(packed, lambda one: one[0], lambda one: len(one[1]) + 8, aim):
            words = ((word.encode(), one) for word, one in held)
            data = self._squeezed(
                b"".join(varint(len(word)) + word + varint(len(one)) + one for word, one in words), repeats
            )
            starts.append(held[0][0])
            tags.append(tag(data))
            yield f"{FOLDER}{folder}/{label(held[0][0])}.{tags[-1]}.bin", data
        return starts, "".join(tags)

    def _cells(self, folder: str, places: Places, aim: int) -> Iterator[File]:
        """Cells in files of equally many, a power of two; answers the tags of the files."""
        packed = self._postings.cells(places.buckets, self._lists)
        together, size = 1, sum(map(len, packed)) / len(packed)
        while together < len(packed) and size * together < aim:
            together *= 2
        tags = []
        for place, group in enumerate(in_groups(packed, together)):
            data = self._squeezed(b"".join(group), repeats=False)
            tags.append(tag(data))
            yield f"{FOLDER}{folder}/{place}.{tags[-1]}.bin", data
        return "".join(tags).encode()

    def _columns(self) -> Iterator[File]:
        """Whole columns; of each value what is shown when it alone is chosen; all values, with the newest results."""
        ground = digest(*(one.digest for one in self._held))
        if self._index.columns is None or self._index.columns.ground != ground:
            filed = [(one.number, one.filed) for one in self._held]
            self._index.columns = columns(ground, filed, self._highest, self._lists)
        found, card = self._index.columns, {one.number: one.card for one in self._held}

        def shown(numbers: Iterable[int]) -> bytes:
            return _listed([cards.numbered(number, card[number]) for number in numbers])

        paths: dict[str, str] = {}
        for name, data in found.whole.items():
            paths[name] = yield from self._named(f"f/{name}", data)
        paths["order"] = yield from self._named("order", found.order)
        packed = ((one.name, one.packed + shown(one.first)) for one in found.choices)
        starts, tags = yield from self._files_of("v", packed, CHOICES_AIM, repeats=True)
        place = {one.name: at for at, one in enumerate(found.choices)}
        begun = plain([found.rows, _gaps([place[name] for name in starts]), tags])
        paths["values"] = yield from self._named("values", begun[:-1] + b"," + shown(found.newest) + b"]")
        return paths

    def _named(self, name: str, data: bytes) -> Iterator[File]:
        """One file under a name of its own; answers that name."""
        packed = self._squeezed(data)
        whole = f"{name}.{tag(packed, 6)}"
        yield f"{FOLDER}{whole}.bin", packed
        return whole


def _listed(items: Iterable[bytes]) -> bytes:
    """A list in JSON of items in JSON."""
    return b"[" + b",".join(items) + b"]"


def _under(files: Iterator[File]) -> Iterator[File]:
    """The same files, in the folder of the index."""
    while True:
        try:
            path, data = next(files)
        except StopIteration as done:
            return done.value
        yield FOLDER + path, data


def _digit(count: int) -> str:
    """A count as one character: how many bits it has."""
    return "0123456789abcdefghijklmnopqrstuvwxyz"[count.bit_length()]


def _gaps(places: list[int]) -> list[int]:
    return [place - before for before, place in zip([0, *places], places, strict=False)]
