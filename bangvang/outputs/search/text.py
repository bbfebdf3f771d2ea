"""Text as the search sees it. The browser does the same to a query (theme/assets/search/text.js), and
tests/search/vectors.json holds both to it.

A word has a *key*, which matching uses (marks off, đ as d, final y as i, no leading zeros: “Sỹ” → “si”), and a
*spelling*, which ranking uses (marks kept, the tone at the end, so that “hòa” and “hoà” are both “hoa1”).
"""

import re
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from unicodedata import normalize

from bangvang import vietnamese

_APOSTROPHES = re.compile("['’ʼ‘`´]")
_NOT_WORD = re.compile(r"[\W_]+")
_MARKS = re.compile("[\u0300-\u036f]+")
_TONES = {"\u0300": "1", "\u0301": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_TONE = re.compile(f"[{''.join(_TONES)}]")
_FINAL_Y = re.compile("(?<=[bcdghklmnprstvx])y$|(?<=^qu)y$")
_ZEROS = re.compile("^0+(?=[0-9])")
_SOUGHT = re.compile("[0-9]{1,2}|(?:18|19|20)[0-9]{2}")
LONGEST_WORD = 40
_MOST_RUNS = 1 << 19


class Word(NamedTuple):
    """A word of a text: what matches and what ranks."""

    key: str
    spelling: str


def words(text: str) -> list[Word]:
    """The words of a text in order."""
    return [word for run in text.split() for word in _words_of(run)]


def keys(text: str) -> list[str]:
    """The keys alone."""
    return list(chain.from_iterable(map(_keys_of, text.split())))


def told_keys(text: str) -> list[str]:
    """The keys of a story: of numbers only years and those below a hundred, or every quantity would be a word."""
    return list(chain.from_iterable(map(_told.__getitem__, text.split())))


def whole_key(text: str) -> str:
    """The key of a whole name: “Nguyễn Sỹ  HOÀ” → “nguyen si hoa”."""
    return " ".join(keys(text))


@lru_cache(maxsize=1 << 18)
def _words_of(run: str) -> tuple[Word, ...]:
    """The words in a run of characters without white space; cached, for a language has not many runs."""
    plain = _APOSTROPHES.sub("", vietnamese.clean(run))
    parts = _NOT_WORD.split(normalize("NFC", plain.lower()))
    return tuple(_word(part) for part in parts if part)


def _keys_of(run: str) -> tuple[str, ...]:
    return tuple(word.key for word in _words_of(run))


class _Told(dict):
    """By run: its keys in a story. A plain look-up, for a large site has fifty million runs."""

    def __missing__(self, run: str) -> tuple[str, ...]:
        found = tuple(key for key in _keys_of(run) if not key.isdigit() or _SOUGHT.fullmatch(key))
        if len(self) < _MOST_RUNS:
            self[run] = found
        return found


_told = _Told()


def _word(lower: str) -> Word:
    lower = lower[:LONGEST_WORD]
    decomposed = normalize("NFD", lower)
    folded = _MARKS.sub("", decomposed).replace("đ", "d")
    tone = _TONE.search(decomposed)
    spelling = normalize("NFC", _TONE.sub("", decomposed)) + (_TONES[tone[0]] if tone else "")
    return Word(_ZEROS.sub("", _FINAL_Y.sub("i", folded)), spelling)


@lru_cache(maxsize=1 << 18)
def fnv(word: str) -> int:
    """FNV-1a, 32 bits, over UTF-8: the hash that browser and build share."""
    value = 0x811C9DC5
    for byte in word.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value
