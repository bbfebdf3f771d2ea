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

from bangvang.outputs.search import columns, names
from bangvang.outputs.search.abbreviations import Expander, table
from bangvang.outputs.search.doc import FACETS, KINDS, Doc
from bangvang.outputs.search.numbering import numbered
from bangvang.outputs.search.ordinals import written_otherwise
from bangvang.outputs.search.packing import Lists, chunks, in_groups, label, plain, squeezed, tag, varint
from bangvang.outputs.search.postings import HEAD_BUCKETS, SORTS, STORY_BUCKETS, Postings
from bangvang.outputs.search.story import runs_of
from bangvang.outputs.search.text import Word, words
from bangvang.reference import Abbreviation

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
SUMMARY = 160

File = tuple[str, bytes]
Numbered = list[tuple[int, Doc]]


def index(docs: Iterable[Doc], known: Iterable[Abbreviation]) -> Iterator[File]:
    """Every file of the index, the one that names the others last."""
    known = tuple(known)
    by_address = {doc.address: doc for doc in docs}
    docs = [(number, by_address[address]) for number, address in numbered(by_address)]
    highest = docs[-1][0] if docs else 0
    lists = Lists((highest + 1) * SORTS)
    level = yield from _under(names.files(names.entries(docs, _row)))
    postings = _gathered(docs, Expander(known))
    meta = {
        "format": FORMAT,
        "count": len(docs),
        "size": highest + 1,
        "kinds": [[kind, *KINDS[kind]] for kind in KINDS],
        "facets": list(FACETS.items()),
        "short": table(known),
        "names": level,
        "words": (yield from _words(postings, docs, lists)),
        "tales": (yield from _named("q", (yield from _runs("q", postings, STORY_BUCKETS, TALES_AIM, lists)))),
        "columns": (yield from _columns(docs, highest, lists)),
    }
    yield FOLDER + "meta.bin", squeezed(plain(meta))


def _gathered(docs: Numbered, expander: Expander) -> Postings:
    found = Postings()
    for number, doc in docs:
        named = [words(name) for name in dict.fromkeys((doc.title, *doc.names))]
        facts = [words(text) for text in dict.fromkeys((*doc.facts, doc.line, doc.place))]
        for runs in (named, facts):
            runs += [more for run in runs for more in (*expander.written_out(run), *written_otherwise(run))]
        told = [run for text in (doc.summary, *doc.story) for run in runs_of(text)]
        told += expander.stories(set(chain.from_iterable(told)))
        found.add(number, named, facts + _year(doc), told)
    return found


def _year(doc: Doc) -> list[list[Word]]:
    return [words(str(doc.year))] if doc.year else []


def _row(doc: Doc) -> tuple:
    """What a result shows but its summary; the beginning of its address follows from its kind."""
    kinds = list(KINDS)
    address = doc.address.removeprefix(KINDS[doc.kind][1])
    return doc.title, address, kinds.index(doc.kind), doc.year or 0, doc.place, doc.line


def _cards(docs: Numbered) -> Iterator[File]:
    """Cards in files of fixed ranges; answers the tags of all of them."""
    held: list[list] = [[] for _ in range(docs[-1][0] // CARDS + 1 if docs else 1)]
    for number, doc in docs:
        held[number // CARDS].append([number % CARDS, *_row(doc), _shortened(doc.summary)])
    tags = []
    for place, cards in enumerate(held):
        data = squeezed(plain(cards))
        tags.append(tag(data))
        yield f"{FOLDER}c/{place}.{tags[-1]}.bin", data
    return "".join(tags)


def _shortened(text: str) -> str:
    """The beginning of a summary, cut between words."""
    if len(text) <= SUMMARY:
        return text
    return text[:SUMMARY].rpartition(" ")[0].rstrip(" ,;:–-") + "…"


def _words(postings: Postings, docs: Numbered, lists: Lists) -> Iterator[File]:
    """Files of words, and the vocabulary: words in order, how frequent each is, where files begin, their tags. With
    it the tags of cards and of neighbours in names and facts, which are asked for next."""
    vocabulary = postings.words()
    heads = [word for word in vocabulary if postings.head_count(word)]
    told = [word for word in vocabulary if postings.story_count(word) and not postings.is_common(word)]
    starts_of_heads, tags_of_heads = yield from _lists_of("w", ((word, postings.head(word, lists)) for word in heads))
    starts_of_told, tags_of_told = yield from _lists_of("t", ((word, postings.story(word, lists)) for word in told))
    place = {word: at for at, word in enumerate(vocabulary)}
    return (
        yield from _named(
            "words",
            plain(
                [
                    " ".join(vocabulary),
                    "".join(_digit(postings.head_count(word)) for word in vocabulary),
                    "".join(
                        "z" if postings.is_common(word) else _digit(postings.story_count(word)) for word in vocabulary
                    ),
                    _gaps([place[word] for word in starts_of_heads]),
                    tags_of_heads,
                    _gaps([place[word] for word in starts_of_told]),
                    tags_of_told,
                    (yield from _cards(docs)),
                    (yield from _runs("p", postings, HEAD_BUCKETS, HEADS_AIM, lists)).decode(),
                ]
            ),
        )
    )


def _lists_of(
    folder: str, packed: Iterable[tuple[str, bytes]], aim: int = WORDS_AIM, repeats: bool = False
) -> Iterator[File]:
    """Words with their lists in files; answers the first word and the tag of each file."""
    starts, tags = [], []
    for held in chunks(packed, lambda one: one[0], lambda one: len(one[1]) + 8, aim):
        data = squeezed(
            b"".join(varint(len(word.encode())) + word.encode() + varint(len(one)) + one for word, one in held), repeats
        )
        starts.append(held[0][0])
        tags.append(tag(data))
        yield f"{FOLDER}{folder}/{label(held[0][0])}.{tags[-1]}.bin", data
    return starts, "".join(tags)


def _runs(folder: str, postings: Postings, buckets: int, aim: int, lists: Lists) -> Iterator[File]:
    """Cells in files of equally many, a power of two; answers the tags of the files."""
    packed = list(postings.runs(buckets, lists))
    together = 1
    while together < len(packed) and sum(map(len, packed)) / len(packed) * together < aim:
        together *= 2
    tags = []
    for place, group in enumerate(in_groups(packed, together)):
        data = squeezed(b"".join(varint(len(one)) + one for one in group), repeats=False)
        tags.append(tag(data))
        yield f"{FOLDER}{folder}/{place}.{tags[-1]}.bin", data
    return "".join(tags).encode()


def _columns(docs: Numbered, highest: int, lists: Lists) -> Iterator[File]:
    """Whole columns; of each value what is shown when it alone is chosen; and all values, with the newest results."""
    by_number, found = dict(docs), columns.facets(docs)

    def card(number: int) -> list:
        return [*_row(by_number[number]), _shortened(by_number[number].summary)]

    paths: dict[str, str] = {}
    for facet in found:
        paths[facet.name] = yield from _named(f"f/{facet.name}", facet.column(lists))
    paths["order"] = yield from _named("order", columns.order(docs, highest))
    starts, tags = yield from _lists_of("v", columns.choices(found, docs, card, lists), CHOICES_AIM, repeats=True)
    place = {key: at for at, key in enumerate(key for facet in found for key in facet.names())}
    newest = [[number, *card(number)] for number in columns.newest(docs)[: columns.FIRST]]
    values = [[facet.rows() for facet in found], _gaps([place[key] for key in starts]), tags, newest]
    paths["values"] = yield from _named("values", plain(values))
    return paths


def _named(name: str, data: bytes) -> Iterator[File]:
    """One file under a name of its own; answers that name."""
    packed = squeezed(data)
    whole = f"{name}.{tag(packed, 6)}"
    yield f"{FOLDER}{whole}.bin", packed
    return whole


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
