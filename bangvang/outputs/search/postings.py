"""Which documents hold a word or two neighbouring words: gathered document by document, packed at the end.

Three fields, ranked apart: names, facts, story. Of names and facts each spelling of a word has its own list, so that
“Hòa” ranks above “Hoa”. A word that a quarter of all stories hold tells nothing there and is left out.

Of neighbours the words themselves are not kept. Three words side by side have a list of documents, together with
other words of the same hash: the first two choose a bucket, the third one of its lists, of which a bucket has the more
the fuller it is. A list answers wrongly for two documents or so in a thousand, so several must agree: those of a
phrase, every second of which is enough, and those of its rarest words. That costs two thirds of what exact pairs would,
and no dictionary. Of a list that very many documents are in only those of every second, fourth, … number are kept, of
all lists the same ones: of a phrase that thousands have, a reader wants a few that have it for certain, and a phone
cannot fetch them all.

Two bits of the third word's hash choose one of four cells of the bucket, eight the list there. Cells that stand
together in a file are of four buckets and one choice, so that no frequent pair of words fills one file. And a list
tells of paragraphs: a document's number is followed by one of four sorts of paragraph, so that words here and words
there are seldom taken for a phrase.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import xor

from bangvang.outputs.search.packing import Lists, varint
from bangvang.outputs.search.text import Word, fnv

NAME, FACT, STORY = 1, 2, 3
HEAD_BUCKETS = 1 << 11
STORY_BUCKETS = 1 << 13
CELLS = 4
"""Of a bucket."""
SORTS, FIRST_WORDS = 4, 8
"""Of paragraphs, by the hash of their first words."""
FULL = {HEAD_BUCKETS: 1 << 13, STORY_BUCKETS: 1 << 8}
"""A cell has so many lists that they hold this part of all documents at most, if they are of one length."""
LEAST = {HEAD_BUCKETS: 1, STORY_BUCKETS: 16}
"""Entries that a list holds before there are more lists: each costs some bytes, which a small site feels."""
MOST_LISTS = 256
COMMON_WORD, COMMON_RUN = (4, 40), (50, 600)
"""A word is common when more than a quarter of all documents have it in their story, and 40 at least; a run of three
when more than a fiftieth are in its list, and 600 at least: its list would be long and tell little."""


class Places:
    """By word: its share in where the list of its neighbours stands. Three words make a place by exclusive or."""

    def __init__(self, buckets: int) -> None:
        mask = buckets - 1
        self.first = _Memo(lambda word: _spread(fnv(word) & mask))
        self.second = _Memo(lambda word: _spread(fnv(word) >> 15 & mask))
        self.third = _Memo(lambda word: (fnv(word) >> 22 & 3) << 12 | fnv(word) >> 24)

    def of(self, keys: list[str]) -> Iterable[int]:
        """The places of all runs of three in a paragraph: cell, two bits for the sort of paragraph, eight for the list.
        After the last word comes the empty one."""
        pairs = map(xor, map(self.first.__getitem__, keys), map(self.second.__getitem__, keys[1:]))
        places = map(xor, pairs, map(self.third.__getitem__, chain(keys[2:], ("",))))
        return map((fnv(" ".join(keys[:FIRST_WORDS])) % SORTS << 8).__or__, places)


def _spread(bucket: int) -> int:
    """Where the lists of a bucket stand: cells of four buckets take turns."""
    return (bucket >> 2 << 4 | bucket & 3) << 10


class _Memo(dict):
    """Computes what it does not hold yet; looking up what it holds stays as fast as in any dictionary."""

    def __init__(self, make) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> int:
        self[word] = value = self._make(word)
        return value


def _numbers() -> "array[int]":
    return array("I")


class Postings:
    """Filled with documents in rising order of number."""

    def __init__(self) -> None:
        self.documents = 0
        self._head: dict[str, dict[tuple[int, str], array]] = defaultdict(lambda: defaultdict(_numbers))
        self._story: dict[str, array] = defaultdict(_numbers)
        self._runs = {
            buckets: [_numbers() for _ in range(buckets * CELLS)] for buckets in (HEAD_BUCKETS, STORY_BUCKETS)
        }
        self._places = {buckets: Places(buckets) for buckets in self._runs}

    def add(
        self, number: int, names: Iterable[list[Word]], facts: Iterable[list[Word]], stories: Iterable[list[str]]
    ) -> None:
        """Take a document in. Each run of words is a text of its own: neighbours do not reach across."""
        self.documents += 1
        found: dict[tuple[str, int, str], None] = {}
        places: set[int] = set()
        for field, runs in ((NAME, names), (FACT, facts)):
            for run in runs:
                for word in run:
                    found[word.key, field, word.spelling] = None
                places.update(self._places[HEAD_BUCKETS].of([word.key for word in run]))
        for key, field, spelling in found:
            self._head[key][field, spelling].append(number)
        self._into(HEAD_BUCKETS, places, number)
        told: set[str] = set()
        places = set()
        for run in stories:
            told.update(run)
            places.update(self._places[STORY_BUCKETS].of(run))
        for key in told:
            self._story[key].append(number)
        self._into(STORY_BUCKETS, places, number)

    def _into(self, buckets: int, places: set[int], number: int) -> None:
        cells, entry = self._runs[buckets], number << 10
        for place in places:
            cells[place >> 10].append(entry | place & 1023)

    def words(self) -> list[str]:
        """Every word, in order."""
        return sorted(self._head.keys() | self._story.keys())

    def head_count(self, word: str) -> int:
        """How many lists' entries a word has in names and facts."""
        return sum(map(len, self._head[word].values())) if word in self._head else 0

    def story_count(self, word: str) -> int:
        return len(self._story.get(word, ()))

    def is_common(self, word: str) -> bool:
        """Whether the word is left out of the stories' lists."""
        return self._is_common(self.story_count(word), COMMON_WORD)

    def head(self, word: str, lists: Lists) -> bytes:
        """The lists of a word in names and facts: field, spelling (empty when it is the word itself), numbers."""
        out = bytearray()
        for (field, spelling), numbers in sorted(self._head[word].items()):
            written = b"" if spelling == word else spelling.encode()
            packed = lists.pack(numbers)
            out += bytes((field, len(written))) + written + varint(len(packed)) + packed
        return bytes(out)

    def story(self, word: str, lists: Lists) -> bytes:
        return lists.pack(self._story[word])

    def runs(self, buckets: int, lists: Lists) -> Iterator[bytes]:
        """Every cell of every bucket in order: how many lists it has, as a power of two, and the lists."""
        full, most = max(self.documents // FULL[buckets], LEAST[buckets]), self._most(COMMON_RUN)
        for entries in self._runs[buckets]:
            count = 1
            while count < MOST_LISTS and len(entries) > full * count:
                count *= 2
            held: list[list[int]] = [[] for _ in range(count)]
            for entry in sorted(entries):
                held[entry & count - 1].append(entry >> 8)
            packed = [_sampled(array("I", dict.fromkeys(one)), most, lists) for one in held] if entries else []
            yield varint(count.bit_length() - 1) + b"".join(varint(len(one)) + one for one in packed)

    def _is_common(self, count: int, limits: tuple[int, int]) -> bool:
        return count > self._most(limits)

    def _most(self, limits: tuple[int, int]) -> int:
        share, least = limits
        return max(least, self.documents // share)


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
