"""Which documents hold a word or two neighbouring words: gathered document by document, packed at the end.

Three fields, ranked apart: names, facts, story. Of names and facts each spelling of a word has its own list, so that
“Hòa” ranks above “Hoa”. A word that a quarter of all stories hold tells nothing there and is left out.

Pairs of neighbours are kept without the words themselves, in the bucket of the pair's hash: 8,192 for stories, 2,048
for names and facts. A bucket answers wrongly for a document or two in a hundred, and never alone: some of its words
were found by their own lists. That costs two thirds of what exact pairs would, and no dictionary. Each bucket is kept
in sixteen parts, a paragraph's pairs in the part of its first words: what stands side by side in one paragraph is known
from what does so here and there. What very many documents share is told of the paragraphs of `WHOLE` parts alone: of a
phrase that thousands have, a reader wants a few that have it for certain, and a phone cannot fetch them all.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import xor

from bangvang.outputs.search.packing import Lists, varint
from bangvang.outputs.search.text import Word, fnv

NAME, FACT, STORY = 1, 2, 3
PARTS, WHOLE = 16, 2
FIRST_WORDS = 8
HEAD_BUCKETS = 1 << 11
STORY_BUCKETS = 1 << 13
COMMON_WORD, COMMON_PAIR = (4, 40), (50, 600)
"""A word is common when more than a quarter of all documents have it in their story, and 40 at least; a pair when
more than a fiftieth have it in one part of its bucket, and 600 at least: its list would be long and tell little."""
COMMON = b"\0"
"""Stands for the list of a common pair: no document, and yet not nothing."""


class Halves:
    """By word: its part in the bucket of a pair. Two words make the bucket by exclusive or."""

    def __init__(self, buckets: int) -> None:
        mask = buckets - 1
        self.first, self.second = _Memo(lambda word: fnv(word) & mask), _Memo(lambda word: fnv(word) >> 15 & mask)

    def of(self, keys: list[str]) -> list[int]:
        """The buckets of all neighbours in a paragraph, each times `PARTS` and its part."""
        part = fnv(" ".join(keys[:FIRST_WORDS])) % PARTS
        buckets = set(map(xor, map(self.first.__getitem__, keys), map(self.second.__getitem__, keys[1:])))
        return [bucket * PARTS + part for bucket in buckets]


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
        self._pairs = {
            buckets: [_numbers() for _ in range(buckets * PARTS)] for buckets in (HEAD_BUCKETS, STORY_BUCKETS)
        }
        self._halves = {buckets: Halves(buckets) for buckets in self._pairs}

    def add(
        self, number: int, names: Iterable[list[Word]], facts: Iterable[list[Word]], stories: Iterable[list[str]]
    ) -> None:
        """Take a document in. Each run of words is a text of its own: neighbours do not reach across."""
        self.documents += 1
        found: dict[tuple[str, int, str], None] = {}
        pairs: set[int] = set()
        for field, runs in ((NAME, names), (FACT, facts)):
            for run in runs:
                for word in run:
                    found[word.key, field, word.spelling] = None
                pairs.update(self._halves[HEAD_BUCKETS].of([word.key for word in run]))
        for key, field, spelling in found:
            self._head[key][field, spelling].append(number)
        self._into(HEAD_BUCKETS, pairs, number)
        told: set[str] = set()
        pairs = set()
        for run in stories:
            told.update(run)
            pairs.update(self._halves[STORY_BUCKETS].of(run))
        for key in told:
            self._story[key].append(number)
        self._into(STORY_BUCKETS, pairs, number)

    def _into(self, buckets: int, pairs: set[int], number: int) -> None:
        lists = self._pairs[buckets]
        for bucket in pairs:
            lists[bucket].append(number)

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

    def pairs(self, buckets: int, lists: Lists) -> Iterator[bytes]:
        """Every part of every bucket in order; an empty one is no bytes, that of a common pair is `COMMON`."""
        for place, numbers in enumerate(self._pairs[buckets]):
            common = place % PARTS >= WHOLE and self._is_common(len(numbers), COMMON_PAIR)
            yield b"" if not numbers else COMMON if common else lists.pack(numbers)

    def _is_common(self, count: int, limits: tuple[int, int]) -> bool:
        share, least = limits
        return count > max(least, self.documents // share)
