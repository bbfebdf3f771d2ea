"""Where three neighbouring words are listed: a bucket, one of its cells, a list in the cell.

Of neighbours the words themselves are not kept. Three words side by side have a list of documents, together with
other words of the same hash: the first two choose a bucket, the third one of its lists, of which a bucket has the more
the fuller it is. A list answers wrongly for two documents or so in a thousand, so several must agree: those of a
phrase, every second of which is enough, and those of its rarest words. That costs two thirds of what exact pairs would,
and no dictionary.

Two bits of the third word's hash choose one of four cells of the bucket, eight the list there. Cells that stand
together in a file are of four buckets and one choice, so that no frequent pair of words fills one file. And a list
tells of paragraphs: a document's number is followed by one of four sorts of paragraph, so that words here and words
there are seldom taken for a phrase.
"""

from collections.abc import Iterable
from itertools import chain
from operator import xor

from bangvang.outputs.search.text import fnv

CELLS = 4
"""Of a bucket."""
SORTS, FIRST_WORDS = 4, 8
"""Of paragraphs, by the hash of their first words."""
BITS = 10
"""Of a place that say the sort of paragraph and the list; those above say the cell."""


class Places:
    """By word: its share in where the list of its neighbours stands. Three words make a place by exclusive or."""

    def __init__(self, buckets: int) -> None:
        mask = buckets - 1
        self.buckets = buckets
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
    return (bucket >> 2 << 4 | bucket & 3) << BITS


class _Memo(dict):
    """Computes what it does not hold yet; looking up what it holds stays as fast as in any dictionary."""

    def __init__(self, make) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> int:
        self[word] = value = self._make(word)
        return value


HEADS, TALES = Places(1 << 11), Places(1 << 13)
"""Of names and facts; of stories."""
