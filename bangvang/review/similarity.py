"""Texts that share passages: which, how much, and where, on the words as their writers wrote them.

Shingles are runs of six syllables, folded, so that neither marks nor commas hide a copy. Of all shingles every fourth
by its hash is kept: the same ones of every text, so a block of 150 words shared by two long texts still leaves some 36
in common, which signatures of the whole text (MinHash) lose. What the kept ones point at is then compared word by word.
"""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from zlib import crc32

from msgspec import Struct

from bangvang import vietnamese

RUN = 6
"""Syllables a shingle. Five are still set phrases (“chiến sĩ thi đua cơ sở”); ten lose a text mended here and there."""
KEPT_OF = 4
HITS = 6
"""Kept shingles in common before two texts are compared word by word: about 30 words."""
STOCK = 20
"""A shingle in more texts than this is a stock phrase (the name of the contest, a quoted rule), and no sign."""
GAP = 6
"""Words changed between two shared runs that still belong to one passage."""
STRETCH = 20
"""Shared words of a passage worth counting: under this it is a quotation, a name of an office, a way of speaking."""
FEWEST = 40
"""Shared words in all worth telling."""
SHOWN = 3

Signature = array
"""Hashes of the kept shingles of a text, each once, sorted: 4 bytes each, about one for every four words."""

_WORD = re.compile(r"[^\W_]+")


class Text(Struct, frozen=True):
    """A text one may compare: what it is called by, its words as written, and the same words folded."""

    key: str
    written: str
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]


class Passage(Struct, frozen=True):
    """A stretch of the first text that stands in the second too: its place there, how many of its words are shared."""

    start: int
    end: int
    words: int


class Likeness(Struct, frozen=True):
    """What a text shares with the one called `key`: `share` of its own words (0-1), the longest passages first."""

    key: str
    share: float
    words: int
    passages: tuple[Passage, ...]


def text_of(key: str, written: str) -> Text:
    """A text cut into words, its characters mended first: composition (NFC, NFD) makes no difference to a copy."""
    written = vietnamese.clean(written)
    spans = tuple(match.span() for match in _WORD.finditer(written))
    return Text(key, written, spans, tuple(vietnamese.fold(written[start:end]) for start, end in spans))


def signature_of(written: str) -> Signature:
    """The kept shingles of a text of which nothing else is wanted."""
    return signature(_WORD.findall(vietnamese.fold(written)))


def signature(words: Sequence[str]) -> Signature:
    """The kept shingles of folded words."""
    hashes = map(crc32, _shingles(words))
    return array("I", sorted({one for one in hashes if one % KEPT_OF == 0}))


def against(mine: Text, others: Sequence[tuple[str, Signature]], written: Callable[[str], str]) -> list[Likeness]:
    """Every text that shares passages with mine, most shared first; `written` gives the words of one by its key.

    A text with mine's own key is mine.
    """
    keys = candidates(signature(mine.words), [one for one in others if one[0] != mine.key])
    found = (likeness(mine, text_of(key, written(key))) for key in keys)
    return sorted(filter(None, found), key=lambda one: (-one.words, one.key))


def candidates(mine: Signature, others: Sequence[tuple[str, Signature]]) -> list[str]:
    """Keys of the texts that may share a passage with mine, likeliest first.

    One text against all is a pass over their signatures, no index: 5,000 texts of 2,000 words take a fifth of a second.
    """
    own = set(mine)
    shared = [(key, own.intersection(theirs)) for key, theirs in others]
    spread = Counter(one for _, hits in shared for one in hits)
    stock = {one for one, count in spread.items() if count > max(STOCK, len(others) // 100)}
    counts = {key: len(hits - stock) for key, hits in shared}
    return sorted((key for key, count in counts.items() if count >= HITS), key=lambda key: (-counts[key], key))


def likeness(mine: Text, other: Text) -> Likeness | None:
    """What two texts share, word by word; None when it is too little to tell."""
    theirs = set(_shingles(other.words))
    starts = [at for at, shingle in enumerate(_shingles(mine.words)) if shingle in theirs]
    covered = {at for start in starts for at in range(start, start + RUN)}
    passages = sorted(_joined(mine, sorted(covered)), key=lambda one: (-one.words, one.start))
    told = [one for one in passages if one.words >= STRETCH]
    words = sum(one.words for one in told)
    if words < FEWEST:
        return None
    return Likeness(other.key, words / len(mine.words), words, tuple(told[:SHOWN]))


def _shingles(words: Sequence[str]) -> Iterator[bytes]:
    """Every run of words, cut out of the whole: a third of the time of joining each."""
    encoded = [one.encode() for one in words]
    whole = b" ".join(encoded)
    ends = list(accumulate(len(one) + 1 for one in encoded))
    starts = [0, *ends]
    return (whole[start : end - 1] for start, end in zip(starts, ends[RUN - 1 :], strict=False))


def _joined(text: Text, covered: Iterable[int]) -> Iterator[Passage]:
    """Covered words in stretches; a word changed here and there does not end one."""
    first = last = count = -1
    for at in covered:
        if count < 0 or at - last > GAP:
            if count > 0:
                yield Passage(text.spans[first][0], text.spans[last][1], count)
            first, count = at, 0
        last, count = at, count + 1
    if count > 0:
        yield Passage(text.spans[first][0], text.spans[last][1], count)
