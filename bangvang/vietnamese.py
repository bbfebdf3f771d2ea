"""Vietnamese text: mending, folding, slugs, alphabetical order, counts, near misses.

Pure functions over `str`, standard library only. The order is CLDR's for `vi` (letters ă â đ ê ô ơ ư of
their own; tones ngang, huyền, hỏi, ngã, sắc, nặng), applied syllable by syllable as Vietnamese lists are.
Case never matters, and neither does where the tone stands: “Hòa” and “Hoà” are the same syllable.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from heapq import nlargest
from typing import TypeAlias

from msgspec import Struct

SyllableKey: TypeAlias = tuple[int, int, str, int]
"""(0, number, "", 0) or (1, 0, ranked letters, tone): numbers come before letters."""

Key: TypeAlias = tuple[SyllableKey, ...]

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"  # f j w z stand where Latin has them: foreign and ethnic names
RANK = {letter: chr(ord("A") + place) for place, letter in enumerate(ALPHABET)}
_LETTER = {rank: letter.upper() for letter, rank in RANK.items()}
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng; ngang is 0

HOMOGLYPHS = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ", "Ǎ": "Ă", "ǎ": "ă"}
_MARK = "\u0300-\u036f"
_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ZERO_WIDTH = "\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff\U000e0000-\U000e007f"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BREAK = "\u000b\u000c\u0085\u2028\u2029"  # keep words apart, so they become spaces
_CONTROL = "\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f"

_TO_SPACE = re.compile(f"[{_SPACE}{_BREAK}]")
_TO_NOTHING = re.compile(f"[{_ZERO_WIDTH}{_BIDI}{_CONTROL}]")
_HOMOGLYPH = re.compile(f"[{''.join(HOMOGLYPHS)}]")
_SUSPECT = re.compile(
    f"(?P<nbsp>[{_SPACE}])|(?P<zero_width>[{_ZERO_WIDTH}])|(?P<bidi>[{_BIDI}])|(?P<control>[{_CONTROL}{_BREAK}])"
    f"|(?P<homoglyph>[{''.join(HOMOGLYPHS)}][{_MARK}]*)|(?P<nfd>[^\u0000-\u007f][{_MARK}]*|[\u0000-\u007f][{_MARK}]+)"
)
_ordinary = re.compile("[\t\n\r\x20-~¡-¬®-ÏÑ-ïñ-ſƠơƯưẠ-ỹ–—‘’“”•…]*+").fullmatch  # no Ð, no ð; none joins another in NFC
_MARKS = re.compile(f"[{_MARK}]+")
_FINAL_Y = re.compile(r"y(?!\w)(?:(?<=[bcdghklmnprstvx]y)|(?<=\bquy))")  # the literal first: found by a fast scan
_NOT_SLUG = re.compile("[^a-z0-9]+")
# Digits are taken by 18 at most: Python refuses to convert thousands of them.
_SYLLABLE = re.compile(rf"[0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,5}}(?![0-9])|[0-9]{{1,18}}|(?:[^\W\d_][{_MARK}]*)+")


class BlemishKind(StrEnum):
    """What is wrong with a character that looks right."""

    NFD = "nfd"
    HOMOGLYPH = "homoglyph"
    NBSP = "nbsp"
    ZERO_WIDTH = "zero-width"
    BIDI = "bidi"
    CONTROL = "control"

    @property
    def label(self) -> str:
        """The Vietnamese words people read."""
        return _BLEMISH_LABELS[self.value]


_BLEMISH_LABELS = {
    "nfd": "chữ có dấu viết rời (Unicode tổ hợp)",
    "homoglyph": "chữ trông giống nhưng không phải chữ tiếng Việt",
    "nbsp": "khoảng trắng đặc biệt",
    "zero-width": "ký tự không nhìn thấy",
    "bidi": "ký tự đảo chiều chữ",
    "control": "ký tự điều khiển",
}


class Blemish(Struct, frozen=True):
    """A character to mend: where it starts (counted from 0), what stands there, what should."""

    offset: int
    found: str
    kind: BlemishKind
    mended: str


def _is_clean(text: str) -> bool:
    """The quick path, all of it in C: ordinary letters, else nothing unprintable, homoglyph or not NFC."""
    if _ordinary(text):
        return True
    one_line = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return one_line.isprintable() and unicodedata.is_normalized("NFC", text) and not _HOMOGLYPH.search(text)


def clean(text: str) -> str:
    """The text in NFC with plain spaces, without invisible characters, its homoglyphs mended; lines are kept."""
    if _is_clean(text):
        return text
    text = _TO_NOTHING.sub("", _TO_SPACE.sub(" ", text))
    text = _HOMOGLYPH.sub(lambda match: HOMOGLYPHS[match[0]], unicodedata.normalize("NFC", text))
    return unicodedata.normalize("NFC", text)  # again: ă mended from ǎ now joins the tone after it


def blemishes(text: str) -> list[Blemish]:
    """What `clean` would change, in order, so that a check can show each place."""
    if _is_clean(text):
        return []
    found = []
    for match in _SUSPECT.finditer(text):
        kind = BlemishKind(str(match.lastgroup).replace("_", "-"))
        if kind is not BlemishKind.NFD or not unicodedata.is_normalized("NFC", match[0]):
            found.append(Blemish(match.start(), match[0], kind, clean(match[0])))
    return found


def fold(text: str) -> str:
    """The text as matching sees it: no marks, đ as d, no case, single spaces (“Đặng  VĂN” → “dang van”)."""
    return " ".join(filter(None, map(_fold_word, clean(text).split())))


@lru_cache(maxsize=1 << 16)
def _fold_word(word: str) -> str:
    """Cached since the same few thousand syllables fill every story."""
    return _MARKS.sub("", unicodedata.normalize("NFD", word.casefold())).replace("đ", "d")


def fold_yi(text: str) -> str:
    """As `fold`, and a final y after a consonant or qu is i: sỹ = sĩ, kỹ = kĩ, quý = quí; Thúy is not thúi."""
    return _FINAL_Y.sub("i", fold(text))


@lru_cache(maxsize=1 << 16)
def slugify(text: str) -> str:
    """ASCII kebab-case for ids and addresses: “Đặng Văn Đạt” → “dang-van-dat”; empty when no letter is Latin."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def _letter_and_tone(char: str) -> tuple[str, int]:
    """A lower-case letter as one character whose code follows the alphabet, and its tone.

    Letters Vietnamese lacks (ö, ĕ) stand with their base letter; those of other scripts follow all of ours.
    """
    decomposed = unicodedata.normalize("NFD", char)
    tone = next((TONES[mark] for mark in decomposed if mark in TONES), 0)
    letter = unicodedata.normalize("NFC", "".join(part for part in decomposed if part not in TONES))
    return RANK.get(letter) or RANK.get(decomposed[0]) or letter, tone


@lru_cache(maxsize=1 << 16)
def syllable_key(syllable: str) -> SyllableKey:
    """The key of one syllable or number, wherever its tone stands."""
    digits = syllable.replace(".", "")
    if digits.isascii() and digits.isdigit() and len(digits) <= 18:
        return (0, int(digits), "", 0)
    ranked = [_letter_and_tone(char) for char in re.findall(f".[{_MARK}]*", clean(syllable).lower())]
    return (1, 0, "".join(letter for letter, _ in ranked), max((tone for _, tone in ranked), default=0))


@lru_cache(maxsize=1 << 14)
def title_key(text: str) -> Key:
    """Sort key of a title, syllable by syllable; numbers compare as numbers, punctuation does not count."""
    return tuple(map(syllable_key, _SYLLABLE.findall(clean(text))))


@lru_cache(maxsize=1 << 14)
def name_key(full: str, sort_name: str = "") -> Key:
    """Sort key of a person: given name (the last), family name (the first), then the middle names.

    `sort_name` serves names built otherwise (Y Ngông Niê Kđăm, Thích Thanh Nhiễu): it is taken as written.
    """
    if sort_name:
        return title_key(sort_name)
    key = title_key(full)
    return key[-1:] + key[:-1]


def initial(name: str, sort_name: str = "") -> str:
    """The heading a person stands under in an A–Z list: “Ă”, “Đ”…; “#” for a digit or another script."""
    return _heading(name_key(name, sort_name))


def initial_of_title(text: str) -> str:
    """The heading a title stands under in an A–Z list."""
    return _heading(title_key(text))


def _heading(key: Key) -> str:
    return _LETTER.get(key[0][2][:1], "#") if key else "#"


def signature(name: str) -> Key:
    """Equal for one name in two spellings (Hòa / HOÀ / NFD), different when a letter or a tone differs."""
    return title_key(name)


def count_words(text: str) -> int:
    """How many “từ” contest rules count: runs of characters between white space."""
    return len(text.split())


def number(value: int | float | Decimal) -> str:
    """Vietnamese digits grouping: 1234567.5 → “1.234.567,5”."""
    if value == value // 1:
        value = int(value)
    return f"{Decimal(str(value)):,f}".translate({ord(","): ".", ord("."): ","})


def padded(count: int) -> str:
    """A count as official documents print it: “05 tập thể”, “23 cá nhân”; nothing is “0”."""
    return f"{count:02}" if 0 < count < 10 else number(count)


def listed(items: Sequence[str]) -> str:
    """“a”, “a và b”, “a, b và c”."""
    return " và ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def first_of(items: Sequence[str], most: int = 12) -> str:
    """As `listed`; of very many entries the first: “a, b và 4.988 bài khác”."""
    rest = len(items) - most
    return listed(items) if rest <= 0 else listed([*items[:most], f"{number(rest)} bài khác"])


@lru_cache(maxsize=1 << 16)
def _pairs(slug: str) -> frozenset[str]:
    """Every two neighbouring letters, the ends marked: a cheap measure of likeness."""
    marked = f"^{slug}$"
    return frozenset(marked[at : at + 2] for at in range(len(marked) - 1))


def near(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Known words a reader may have meant by `word`, likeliest first, for “ý bạn là …?”.

    Compared folded, so a missing mark is no slip. Letter pairs choose 40 candidates, only those are compared
    exactly: with 10,000 known words one call stays around twenty milliseconds.
    """
    slug = slugify(word)[:100]
    pairs = _pairs(slug)
    shared = {one: len(pairs & _pairs(slugify(one))) / (len(pairs) + len(one)) for one in known if one != word}
    matcher = SequenceMatcher(b=slug, autojunk=False)
    likeness = {}
    for one in nlargest(40, (one for one in shared if shared[one]), key=lambda one: (shared[one], one)):
        matcher.set_seq1(slugify(one)[:100])
        likeness[one] = matcher.ratio()
    best = sorted(likeness, key=lambda one: (-likeness[one], one))
    return [one for one in best if likeness[one] >= 0.65][:limit] if slug else []
