"""What private data looks like as people in Việt Nam write it, and how to see quickly that there is none.

Numbers: citizen identity 12 digits, the first three a province's code (Circular 59/2021/TT-BCA, Art. 4, as is known;
001-096), the old identity card 9; mobile numbers 10 digits (11 before 2018), lines 10 or 11 since 2017.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from html import unescape


class Kind(StrEnum):
    """A kind of private data, and the Vietnamese words for it."""

    label: str

    def __new__(cls, value: str, label: str):
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    IDENTITY = "identity", "số căn cước, chứng minh, hộ chiếu, bảo hiểm"
    PHONE = "phone", "số điện thoại"
    EMAIL = "email", "địa chỉ thư điện tử"
    BANK = "bank", "số tài khoản ngân hàng"
    HOME = "home", "địa chỉ nhà"
    PLACE = "place", "tọa độ"
    METADATA = "metadata", "dữ liệu ẩn trong ảnh"


# ---- quickly: is there anything to look at?

_DIGITS = bytes.maketrans(b"0123456789", b"0" * 10)
_BETWEEN = b" .-()\t\xc2\xa0\xe2\x80\x93\xb7"
"""What stands between the digits of one number, by the byte; taking parts of other letters out too does no harm."""


def _squeezed(data: bytes) -> bytes:
    """Every digit a 0, and nothing between the digits of a number."""
    return data.translate(_DIGITS, _BETWEEN)


def _words(text: str) -> tuple[bytes, ...]:
    return tuple(word.encode() for word in text.split("|"))


_NINE = b"0" * 9
_PAIRS = (b"00000,000000", b"00000;000000", b"00000N,000000")
_BANKS = _words("ài khoản|STK|ố TK")
_CARDS = _words("CMND|CMTND|CCCD|ăn cước|hứng minh|ộ chiếu|passport|BHXH|BHYT")
_MAILS = _words("(at)|[at]|a còng|gmail|yahoo")
_PLACES = _words('°|atitude|lat"|lat&')
_HOMES = {
    _squeezed(gate.encode()): tuple(map(_squeezed, _words(words)))
    for gate, words in {
        "nhà": "nhà 0|nhà: 0|nhà số 0|nhà ở 0|nhà riêng 0|nhà riêng số 0",
        "hà số": "hà số 0",
        "NHÀ": "NHÀ 0",
        "gõ": "gõ 0|gõ số 0",
        "gách": "gách 0",
        "ẻm": "ẻm 0|ẻm số 0",
        "iệt": "iệt 0",
        "ăn hộ": "ăn hộ",
        "hố": "0 phố|0 Phố|0, phố|A phố|B phố",
        "ường": "0 đường|0 Đường|0, đường|A đường|B đường|hà riêng 0",
        "0 ngõ": "0 ngõ",
        "0 hẻm": "0 hẻm",
        "chỉ": "chỉ 0|chỉ: 0|chỉ số 0|chỉ: số 0",
        "rú": "trú: 0|trú tại 0|trú tại số 0",
        "gụ tại": "gụ tại 0",
        "ở tại": "ở tại 0|ở tại số 0",
        "riêng": "hà riêng 0|hà riêng số 0",
    }.items()
}
"""By a word that few files hold: the forms that make an address of it, as they stand in squeezed text."""
_HIDING = tuple(f"{tag}>0".encode() for tag in ("strong", "em", "code", "del", "br", "br/"))
_UNSEEN = (b"\xe2\x80\x8b", b"\xc2\xad")
_INLINE = re.compile(rb"</?(?:strong|em|code|del)>|<br ?/?>|\xe2\x80[\x8b-\x8d]|\xef\xbb\xbf|\xc2\xad")
"""Emphasis of a story and characters of no width: they hide nothing."""
_REFERENCES = (b"&#", b"&nbsp;", b"\\u00", b"%40", b"%2C")
_REFERENCE = re.compile(rb"&#(?!3[49];|x27;|x22;)|&nbsp;|\\u00[0-7]|%40|%2C")


def found(data: bytes) -> Iterator[tuple[Kind, str]]:
    """Kind and text of everything private in the bytes of a text file, each as often as it stands there."""
    if _any(_REFERENCES, data) and _REFERENCE.search(data):
        data = _resolved(data)
    squeezed = _squeezed(data)
    if _any(_HIDING, squeezed) or _any(_UNSEEN, data):
        data = _INLINE.sub(b"", data)
        squeezed = _squeezed(data)
    wanted = set(_wanted(data, squeezed))
    if wanted:
        yield from _read(data.decode("utf-8", "replace"), wanted)


def _wanted(data: bytes, squeezed: bytes) -> Iterator[str]:
    """Names of the patterns that could find something."""
    if _NINE in squeezed:
        yield from ("identity", "phone", "card", "place")
    elif _any(_PAIRS, squeezed) or _any(_PLACES, data):
        yield "place"
    at = data.count(b"@")
    if (at and at != data.count(b'"@')) or _any(_MAILS, data):
        yield "email"
    if _any(_BANKS, data):
        yield "bank"
    if _any(_CARDS, data):
        yield "named"
    if any([_any(words, squeezed) for gate, words in _HOMES.items() if gate in squeezed]):
        yield "home"


def _any(words: tuple[bytes, ...], data: bytes) -> bool:
    return any([word in data for word in words])


def _resolved(data: bytes) -> bytes:
    """Character references, JSON escapes and percent-encoding of ASCII written out."""
    text = unescape(data.decode("utf-8", "replace")).replace("%40", "@").replace("%2C", ",")
    return re.sub(r"\\u(00[0-7][0-9a-fA-F])", lambda one: chr(int(one[1], 16)), text).encode()


# ---- exactly

_SEP = r"[\s.\-–·()]{0,3}"
_START = r"(?:(?<=[ĐđS]T)|(?<=đt)|(?<=[Tt]el)|(?<=alo)|(?<![0-9A-Za-z_]))(?<!\d[.,\-/])"
_END = r"(?![0-9A-Za-z_])(?![.,]\d)"
_IDENTITY = re.compile(rf"(?<![0-9A-Za-z_])(?<!\d[.,])0\d{{2}}(?:[ \t\xa0.\-–]?\d){{9}}{_END}")
_CARD = re.compile(rf"(?<![0-9A-Za-z_])(?<!\d[.,\-/])\d{{9}}{_END}")
_CARD_NAMED = re.compile(
    r"(?i:cmnd|cmtnd|cccd|chứng minh|căn cước|định danh|hộ chiếu|passport|bhxh|bhyt)"
    r"[^\d<>\n]{0,30}?((?:[A-Z]{1,2})?\d(?:[ .\-]?\d){6,14})(?!\d)"
)
_PHONE = re.compile(
    rf"{_START}(?:\(?(?:\+|00)\s?84\)?{_SEP}(?:\(0\){_SEP})?[1-9](?:{_SEP}\d){{8,9}}"
    rf"|\(?84\)?{_SEP}[35789](?:{_SEP}\d){{8}}"
    rf"|\(?0{_SEP}(?:[2-9](?:{_SEP}\d){{8}}|[2-8](?:{_SEP}\d){{9}}|1{_SEP}[2-9](?:{_SEP}\d){{8}})){_END}"
)
_EMAIL = re.compile(
    r"[A-Za-z0-9](?:[\w.+-]*[A-Za-z0-9_])?\s?@\s?[A-Za-z0-9-]+(?:\s?\.\s?[A-Za-z]{2,})+"
    r"|[A-Za-z0-9][\w.+-]*\s*(?:\(at\)|\[at\]|\{at\}|\ba còng\b)\s*[\w-]+"
    r"(?:\s*(?:\.|\(dot\)|\[dot\]|\bchấm\b)\s*[a-z]{2,})+"
    r"|[A-Za-z0-9][\w.+-]*\s+at\s+(?:gmail|yahoo|hotmail|outlook)\b[\w. ]{0,9}"
)
_BANK = re.compile(r"(?:STK|[Ss]ố (?:tài khoản|TK)|[Tt]ài khoản)[^\d<>\n]{0,60}?(\d(?:[ .\-]?\d){5,18})(?![0-9A-Za-z])")
_STREET = r"(?:đường|phố|ngõ|ngách|hẻm|kiệt|Đường|Phố)"
_NUMBER = r"\d{1,4}[A-Za-z]?(?:/\d{1,4}[A-Za-z]?)*"
_HOME = re.compile(
    rf"(?:[Ss]ố nhà|SỐ NHÀ|[Nn]hà số)[:\s]*{_NUMBER}\b"
    rf"|\b(?:[Ss]ố|[Nn]hà)\s+{_NUMBER},?\s+{_STREET}\s+[\w\d]+"
    rf"|(?<![\d/])\d{{1,4}}[A-Za-z]?(?:/\d{{1,4}}[A-Za-z]?)+,?\s+{_STREET}\s+[\w\d]+"
    rf"|\b(?:[Nn]gõ|[Nn]gách|[Hh]ẻm|[Kk]iệt)\s+(?:số\s+)?{_NUMBER}\b"
    rf"|\b[Cc]ăn hộ\s+(?:số\s+)?[A-Z]?\d[\w.\-]*"
    r"|(?:[Đđ]ịa chỉ(?: nhà)?|[Nn]hà riêng|[Tt]hường trú|[Tt]ạm trú|[Tt]rú|[Nn]gụ|[Nn]hà ở)"
    r"(?: ở)?(?: tại)?[:\s]+(?:số\s+)?"
    rf"\d{{1,4}}[A-Za-z]?(?:/\d{{1,4}}[A-Za-z]?)*,?\s+(?!tháng|năm|ngày|người|xã|tỉnh|thôn)[\w]+"
)
_PLACE = re.compile(
    r"(?<![\d.])(?:8|9|1\d|2[0-4])\.\d{3,}\s*°?\s*[NB]?\s*(?:,|;|%2C|\s)\s*(?:10[1-9]|11[0-9])\.\d{3,}"
    r"|(?<!\d)\d{1,3}\s?°\s?\d{1,2}\s?(?:['′’]|&#39;|&#x27;)\s?(?:\d{1,2}(?:[.,]\d+)?\s?(?:[\"″”]|&#34;|&quot;|''|′′)?)?\s?[NSEWBĐTb]\b"
    r"|(?:\"|&quot;|&#34;)(?:latitude|lat)(?:\"|&quot;|&#34;)\s?:\s?\"?\d{1,2}\.\d{3,}"
)
_WEB = re.compile(r"https?://(?!zalo\.me|wa\.me)[^\s\"'<>]+")
_FILE = re.compile(r"\d{8}-\d+\.(?:webp|jpg)")
_DATED = re.compile(r"\(?0?\d[.\-–]\d{1,2}[.\-–]\d{4}\D")
_SUM = re.compile(r"\s?(?:triệu |nghìn |tỷ )?(?:đồng|đ\b|₫|VN[DĐ]|USD|m2|m²|tấn|kg|kWh|lượt|sản phẩm)")


_BLANKS = re.compile(r"[\s.\-–·()*_~`]+")


def plain(text: str) -> str:
    """A text as it is compared with others: of a number only its digits, else no blanks and no capitals."""
    digits = re.sub(r"\D", "", text)
    if len(digits) >= 6 and len(digits) * 2 > len(text) and "@" not in text:
        return digits
    return _BLANKS.sub("", text).casefold()


def _read(text: str, wanted: set[str]) -> Iterator[tuple[Kind, str]]:
    """The patterns in order, the surest first; what one has taken the next leaves alone."""
    web = [one.span() for one in _WEB.finditer(text)]
    taken: list[tuple[int, int]] = []
    for name, kind, pattern, group in _ORDER:
        for match in pattern.finditer(text) if name in wanted else ():
            first, last = match.span(group)
            if any(first < end and begin < last for begin, end in taken):
                continue
            if kind in (Kind.EMAIL, Kind.HOME, Kind.PLACE) or not _innocent(kind, match, text, web):
                taken.append((first, last))
                yield kind, " ".join(match[group].split())


_ORDER = (
    ("place", Kind.PLACE, _PLACE, 0),
    ("named", Kind.IDENTITY, _CARD_NAMED, 1),
    ("bank", Kind.BANK, _BANK, 1),
    ("identity", Kind.IDENTITY, _IDENTITY, 0),
    ("phone", Kind.PHONE, _PHONE, 0),
    ("card", Kind.IDENTITY, _CARD, 0),
    ("email", Kind.EMAIL, _EMAIL, 0),
    ("home", Kind.HOME, _HOME, 0),
)


def _innocent(kind: Kind, match: re.Match, text: str, web: list[tuple[int, int]]) -> bool:
    """Numbers that look private and are not: parts of a web address, sums, dates, names of our own photo files."""
    first, last = match.span()
    if any(begin <= first < end for begin, end in web) or _SUM.match(text, last):
        return True
    digits = re.sub(r"\D", "", match[0])
    if len(set(digits)) == 1 or digits.endswith("00000") or _FILE.match(text, first):
        return True
    if kind is Kind.IDENTITY and match.re is _IDENTITY:
        return not 1 <= int(digits[:3]) <= 96
    if kind is Kind.IDENTITY and match.re is _CARD:
        return text[first - 2 : first].strip() in (":", "=") and text[last : last + 1] in ",}] \n"  # a number of JSON
    return kind is Kind.PHONE and bool(_DATED.match(match[0] + " "))
