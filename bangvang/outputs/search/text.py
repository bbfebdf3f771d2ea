"""Text as the search sees it. The browser does the same to a query (theme/assets/search/text.js), and
tests/search/vectors.json holds both to it.

A word has a *key*, which matching uses (marks off, đ as d, final y as i, no leading zeros: “Sỹ” → “si”), and a
*spelling*, which ranking uses (marks kept, the tone at the end, so that “hòa” and “hoà” are both “hoa1”).
"""

import re
from functools import lru_cache
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
LONGEST_WORD = 40


class Word(NamedTuple):
    """A word of a text: what matches and what ranks."""

    key: str
    spelling: str


def words(text: str) -> list[Word]:
    """The words of a text in order."""
    return [word for run in text.split() for word in _words_of(run)]


def keys(text: str) -> list[str]:
    """The keys alone."""
    return [word.key for word in words(text)]


def whole_key(text: str) -> str:
    """The key of a whole name: “Nguyễn Sỹ  HOÀ” → “nguyen si hoa”."""
    return " ".join(keys(text))


@lru_cache(maxsize=1 << 18)
def _words_of(run: str) -> tuple[Word, ...]:
    """The words in a run of characters without white space; cached, for a language has not many runs."""
    plain = _APOSTROPHES.sub("", vietnamese.clean(run))
    parts = _NOT_WORD.split(normalize("NFC", plain.lower()))
    return tuple(_word(part) for part in parts if part)


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
