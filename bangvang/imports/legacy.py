"""Old Vietnamese encodings that lie about their letters: TCVN3 (ABC, fonts .Vn…) and VNI (fonts VNI-…) → Unicode.

TCVN3 is TCVN 5712:1993 VN1 (its upper half; glibc knows it as TCVN5712-1, and a test compares every letter). VNI
writes a letter and its mark as two characters of Windows-1252.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from bangvang.vietnamese import TONES

TCVN3, VNI = "TCVN3 (ABC)", "VNI"

_UPPER_HALF = (
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323"
    "àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3 = {0xA0 + place: letter for place, letter in enumerate(_UPPER_HALF)}

_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_MARKS = {"â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303"}
_VNI_MARKS |= {"ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309"}
_VNI_MARKS |= {"ü": "\u0306\u0303", "ë": "\u0306\u0323"} | _VNI_TONES
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}
_VNI_PAIR = re.compile(f"([aeouyôö])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_ALONE)}])", re.IGNORECASE)

# A syllable without its tone: a beginning consonant, one of the vowel groups there are, an ending consonant.
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    r"(?:uyê|uya|uyu|iêu|yêu|oai|oao|oay|oeo|uây|uôi|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi"
    r"|ua|uă|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ưu|ươ|yê|uo|[aăâeêioôơuưy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_WORD = re.compile(r"[^\W\d_]+(?:[\u00a1-\u00bf\u00d7\u00f7]+[^\W\d_]*)*|[\u00a1-\u00ff]+[^\W\d_]*")
_ONLY_UNICODE = re.compile("[\u0100-\u024f\u1e00-\u1eff]")
_HIGH = re.compile("[\u00a1-\u00ff]")


def of_font(font: str) -> str:
    """The encoding a font was made for; empty for a Unicode font."""
    name = font.strip().casefold()
    return TCVN3 if name.startswith(".vn") else VNI if name.startswith("vni") else ""


def decode(text: str, encoding: str, font: str = "") -> str:
    """Text of an old encoding in Unicode; a font of capitals only (.VnTimeH) is set in capitals."""
    if encoding == TCVN3:
        found = unicodedata.normalize("NFC", text.translate(_TCVN3))
        capitals = font.casefold().startswith(".vn") and font.endswith("H")
        return found.upper() if capitals else found
    return unicodedata.normalize("NFC", _VNI_PAIR.sub(_vni, text)) if encoding == VNI else text


def _vni(match: re.Match) -> str:
    letter, mark, alone = match.groups()
    if alone:
        found = _VNI_ALONE[alone.lower()]
        return found.upper() if alone.isupper() else found
    base = _VNI_ALONE.get(letter.lower(), letter.lower())
    found = unicodedata.normalize("NFC", base + _VNI_MARKS[mark.lower()])
    return found.upper() if letter.isupper() else found


@lru_cache(maxsize=1 << 14)
def guess(text: str) -> str:
    """The old encoding that makes Vietnamese of a text that is none as it stands; empty when it is well as it is."""
    if not _HIGH.search(text) or _ONLY_UNICODE.search(text):
        return ""
    plain = _sense(text)
    best = max((TCVN3, VNI), key=lambda one: _sense(decode(text, one)))
    sense = _sense(decode(text, best))
    return best if plain < 1 and sense > plain and sense >= 0.5 else ""


def ambiguous(text: str) -> bool:
    """Whether a text could be of an old encoding though it reads well: “Vò” is Vũ in TCVN3."""
    return bool(_HIGH.search(text)) and not _ONLY_UNICODE.search(text)


def prevailing(texts: Iterable[str]) -> str:
    """The encoding most texts of a sheet are in, when some are in an old one and none is plainly Unicode."""
    counts = {TCVN3: 0, VNI: 0}
    unicode = 0
    for text in texts:
        if text.isascii():
            continue
        if _ONLY_UNICODE.search(text):
            unicode += 1
        elif found := guess(text):
            counts[found] += 1
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] > 2 * unicode else ""


def _sense(text: str) -> float:
    """The share of words with marks that are Vietnamese syllables, written with capitals only where they begin."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if not words:
        return 1.0
    return sum(map(_is_syllable, words)) / len(words)


def _is_syllable(word: str) -> bool:
    """Whether a word could be Vietnamese: capitals only where words have them, one tone at most, known vowels."""
    if not (word.isupper() or word.islower() or (word[:1].isupper() and word[1:].islower())):
        return False
    parts = unicodedata.normalize("NFD", word.lower())
    bare = "".join(one for one in parts if one not in TONES)
    return len(parts) - len(bare) <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None
