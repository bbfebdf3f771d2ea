"""What private data looks like as people in Việt Nam write it.

Numbers: citizen identity 12 digits, the first three a province's code (Circular 59/2021/TT-BCA, Art. 4, as is known;
001-096), the old identity card 9; mobile numbers 10 digits (11 before 2018), lines 10 or 11 since 2017.
"""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from bangvang.records.fields import Vocabulary
from bangvang.sieve import sieve


class Kind(Vocabulary):
    """A kind of private data, and the Vietnamese words for it."""

    IDENTITY = "identity", "số căn cước, chứng minh, hộ chiếu, bảo hiểm"
    PHONE = "phone", "số điện thoại"
    EMAIL = "email", "địa chỉ thư điện tử"
    BANK = "bank", "số tài khoản ngân hàng"
    HOME = "home", "địa chỉ nhà"
    PLACE = "place", "tọa độ"
    METADATA = "metadata", "dữ liệu ẩn trong ảnh"


_SEP = r"[\s.\-‐-―−·•()\[\]]{0,3}"
_START = r"(?:(?<=[ĐđSsDdLl][TtHh])|(?<=[Tt]el)|(?<=alo)|(?<![0-9A-Za-z_]))(?<!\d[.,\-/])"
_END = r"(?![0-9A-Za-z_])(?![.,]\d)"
_IDENTITY = re.compile(rf"(?<![0-9A-Za-z_])(?<!\d[.,])0\d{{2}}(?:[ \t\xa0.\-–]?\d){{9}}{_END}")
_CARD = re.compile(rf"(?<![0-9A-Za-z_])(?<!\d[.,\-/])\d{{9}}{_END}")
_CARD_NAMED = re.compile(
    r"(?i:cmnd|cmt|cccd|chứng minh|căn cước|định danh|hộ chiếu|passport|bhxh|bhyt)"
    r"[^\d<>\n]{0,30}?((?:[A-Z]{1,2})?\d(?:[ .\-]?\d){6,14})(?!\d)"
)
_PHONE = re.compile(
    rf"{_START}(?:\(?(?:\+|00)\s?84\)?{_SEP}(?:\(0\){_SEP})?[1-9](?:{_SEP}\d){{8,9}}"
    rf"|\(?84\)?{_SEP}[35789](?:{_SEP}\d){{8}}|\(84{_SEP}2(?:{_SEP}\d){{9}}"
    rf"|\(?0{_SEP}(?:[2-9](?:{_SEP}\d){{8}}|[2-8](?:{_SEP}\d){{9}}|1{_SEP}[2-9](?:{_SEP}\d){{8}})){_END}"
)
_EMAIL = re.compile(
    r"[A-Za-z0-9](?:[\w.+-]{0,63}[A-Za-z0-9_])?\s?@\s?[A-Za-z0-9-]+(?:\s?\.\s?[A-Za-z]{2,})+"
    r"|[A-Za-z0-9][\w.+-]{0,63}\s*(?:\(at\)|\[at\]|\{at\}|\ba còng\b)\s*[\w-]+"
    r"(?:\s*(?:\.|\(dot\)|\[dot\]|\bchấm\b)\s*[a-z]{2,})+"
    r"|[A-Za-z0-9][\w.+-]{0,63}\s+at\s+(?:gmail|yahoo|hotmail|outlook)\b[\w. ]{0,9}"
)
"""A name before the @ has at most 64 characters (RFC 5321, 4.5.3.1.1); without an end “a.a.a.” takes minutes."""
_BANK = re.compile(
    r"(?:STK|stk|[Ss]ố (?:tài khoản|TK)|[Tt]ài khoản)[^\d<>\n]{0,60}?(\d(?:[ .\-]?\d){5,18})(?![0-9A-Za-z])"
)
_BANK_NAMED = re.compile(
    rf"(?:\b[Tt][Kk]\b|[Nn]gân hàng|[Bb]ank\b|[Cc]huyển khoản)[^\d<>\n]{{0,40}}?(\d{{9,19}}){_END}"
)
_STREET = r"(?:đường|phố|ngõ|ngách|hẻm|kiệt|Đường|Phố)"
_NUMBER = r"\d{1,4}[A-Za-z]?(?:/\d{1,4}[A-Za-z]?)*"
_PROPER = r"[A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]\w+"
_WARD = r"(?:quận|phường|huyện|xã|thị xã|thị trấn|thành phố|Quận|Phường|Huyện|Xã|TP\.?|[QPHX]\.)"
_HOME = re.compile(
    rf"(?:[Ss]ố nhà|SỐ NHÀ|[Nn]hà số)[:\s]*{_NUMBER}\b"
    rf"|\b(?:[Ss]ố|[Nn]hà)\s+{_NUMBER},?\s+{_STREET}\s+[\w\d]+"
    rf"|(?<![\d/])\d{{1,4}}[A-Za-z]?(?:/\d{{1,4}}[A-Za-z]?)+,?\s+{_STREET}\s+[\w\d]+"
    rf"|(?<![\d/])\d{{1,4}}[A-Za-z]?(?:/\d{{1,4}}[A-Za-z]?)+,?\s+{_PROPER}(?:\s+{_PROPER}){{1,3}},\s*{_WARD}\s+\w+"
    rf"|\b(?:[Nn]gõ|[Nn]gách|[Hh]ẻm|[Kk]iệt)\s+(?:số\s+)?{_NUMBER}\b"
    rf"|\b[Cc]ăn hộ\s+(?:số\s+)?[A-Z]?\d[\w.\-]*"
    r"|(?:[Đđ]ịa chỉ(?: nhà)?|[Nn]hà riêng|[Tt]hường trú|[Tt]ạm trú|[Tt]rú|[Nn]gụ|[Nn]hà ở)"
    r"(?: ở)?(?: tại)?[:\s]+(?:số\s+)?"
    rf"\d{{1,4}}[A-Za-z]?(?:/\d{{1,4}}[A-Za-z]?)*,?\s+(?!tháng|năm|ngày|người|xã|tỉnh|thôn)[\w]+"
)
_PLACE = re.compile(
    r"(?<![\d.])(?:8|9|1\d|2[0-4])\.\d{4,}\s*°?\s*[NB]?\s*(?:,|;|%2C|\s)\s*(?:10[1-9]|11[0-9])\.\d{4,}"
    r"|(?<!\d)\d{1,3}\s?°\s?\d{1,2}\s?(?:['′’]|&#39;|&#x27;)\s?(?:\d{1,2}(?:[.,]\d+)?\s?(?:[\"″”]|&#34;|&quot;|''|′′)?)?\s?(?:[NSEWBĐTb]\b|Bắc|Nam|Đông|Tây)"
    r"|(?<![\d.])(?:10[1-9]|11\d)\.\d{4,}\s*°?\s*[EĐ]?\s*[,;\s]\s*(?:8|9|1\d|2[0-4])\.\d{4,}"
    r"|(?<![\d.])(?:8|9|1\d|2[0-4]),\d{4,}\s*[;\s]\s*(?:10[1-9]|11\d),\d{4,}"
    r"|(?<!\d)\d{1,3}[.,]\d{3,}\s?°\s?[NSEWBĐTb]\b|(?:[Vv]ĩ|[Kk]inh) độ:?\s?\d{1,3}[.,]\d{3,}"
    r"|\b(?:latitude|lat)=-?\d{1,2}\.\d{3,}"
    r"|(?:\"|&quot;|&#34;)(?:latitude|lat)(?:\"|&quot;|&#34;)\s?:\s?\"?\d{1,2}\.\d{3,}"
)
_WEB = re.compile(r"https?://(?!zalo\.me|wa\.me)[^\s\"'<>]+")
_FILE = re.compile(r"\d{8}-\d+\.(?:webp|jpg)")
_DATED = re.compile(r"\(?0?\d[.\-–]\d{1,2}[.\-–]\d{4}\D")
_SUM = re.compile(r"\s?(?:triệu |nghìn |tỷ )?(?:đồng|đ\b|₫|VN[DĐ]|USD|m2|m²|tấn|kg|kWh|lượt|sản phẩm)")


BETWEEN = re.compile(r"[\s.\-‐-―−·•()\[\]*_~`]+")
"""What people put between the digits of a number."""


def plain(text: str) -> str:
    """A text as it is compared with others: of a number only its digits, else no blanks and no capitals."""
    digits = re.sub(r"\D", "", text)
    if len(digits) >= 6 and len(digits) * 2 > len(text) and "@" not in text:
        return digits
    return BETWEEN.sub("", text).casefold()


_ORDER = (
    (Kind.PLACE, _PLACE, 0),
    (Kind.IDENTITY, _CARD_NAMED, 1),
    (Kind.BANK, _BANK, 1),
    (Kind.IDENTITY, _IDENTITY, 0),
    (Kind.PHONE, _PHONE, 0),
    (Kind.IDENTITY, _CARD, 0),
    (Kind.BANK, _BANK_NAMED, 1),
    (Kind.EMAIL, _EMAIL, 0),
    (Kind.HOME, _HOME, 0),
)
"""The surest first: what one pattern has taken the next leaves alone."""


def _read(text: str) -> Iterator[tuple[Kind, str]]:
    web = [one.span() for one in _WEB.finditer(text)]
    taken: list[tuple[int, int]] = []
    for kind, pattern, group in _ORDER:
        for match in pattern.finditer(text):
            first, last = match.span(group)
            if any(first < end and begin < last for begin, end in taken):
                continue
            if kind in (Kind.EMAIL, Kind.HOME, Kind.PLACE) or not _innocent(kind, match, text, web):
                taken.append((first, last))
                yield kind, " ".join(match[group].split())


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


# ---- the whole file

_TAG = r"<(?:/?(?:strong|em|code|del|s|b|i|u|span|mark|small|sup|sub|ins)|br ?/?|wbr ?/?)>"
_UNSEEN = "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
_ODD = re.compile("[\u0300-\u0333º˚․。⁰-⁹①-⓿！-～𝟎-𝟿]")
"""Marks apart from their letters, and digits, dots, signs in the shapes of other scripts: the same to a reader."""
_SAME = str.maketrans("º˚。", "°°.")
_INLINE = re.compile(rf"{_TAG}|{_UNSEEN}")
"""Emphasis of a story and characters of no width: they hide nothing."""
_SPLIT = re.compile(rf"\d{_SEP}{_TAG}{_SEP}\d|[\w.]{_TAG}@|@{_TAG}\w|{_UNSEEN}")
_REFERENCE = re.compile(
    r"&#(?:[^3x]|3[^49]|3[49][^;]|x[^2]|x2[^27]|x2[27][^;])|&(?:nbsp|shy|zwn?j|thinsp|commat|period);|\\u00[0-7]|%40|%2C"
)
"""Quotes left out: every page has them."""
_ESCAPE = re.compile(r"\\u(00[0-7][0-9a-fA-F])")

_may_be_private = sieve(*(pattern for _, pattern, _ in _ORDER))
_suspect = sieve(*(pattern for _, pattern, _ in _ORDER), _REFERENCE, _SPLIT, _ODD)


def found(data: bytes) -> Iterator[tuple[Kind, str]]:
    """Kind and text of everything private in the bytes of a text file, each as often as it stands there."""
    if not _suspect(data):
        return
    text = opened(data.decode("utf-8", "replace"))
    if _may_be_private(text.encode()):
        yield from _read(text)


def opened(text: str) -> str:
    """Character references, JSON escapes and percent-encoding of ASCII written out; nothing inside a number."""
    if _REFERENCE.search(text):
        text = _ESCAPE.sub(lambda one: chr(int(one[1], 16)), unescape(text).replace("%40", "@").replace("%2C", ","))
    text = _INLINE.sub("", text)
    return unicodedata.normalize("NFKC", text.translate(_SAME)) if _ODD.search(text) else text
