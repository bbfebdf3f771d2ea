"""Document numbers (“số, ký hiệu”): read, compared, and found again when a citation drops a part.

    <number>[/<year>]{-|/}<TYPE>[{-|/}<ORGANISATION>]     198/KH-UBND  34-CT/TW  98/2023/NĐ-CP  216-LCT
    <number>{-|/}<ORGANISATION>[{-|/}<UNIT>]              424/SGDĐT-TĐKT  63/HYH-HD/TĐKT

The second branch is the official letter (công văn), which prints no type, and press shorthand such as
“39/TW”. Only normative documents carry a year (71/2025/QĐ-UBND); an award decision has none
(1436/QĐ-UBND), and the press drops years too. Source: Decree 30/2020/NĐ-CP and numbers seen in the press.
"""

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

TYPES = {
    "BB": "Biên bản",
    "BC": "Báo cáo",
    "CT": "Chỉ thị",
    "CTr": "Chương trình",
    "CV": "Công văn",
    "ĐA": "Đề án",
    "GM": "Giấy mời",
    "HD": "Hướng dẫn",
    "KH": "Kế hoạch",
    "KL": "Kết luận",
    "L": "Lệnh",
    "LCT": "Lệnh",  # of the President: Lệnh 216-LCT, 06/11/1980
    "NĐ": "Nghị định",
    "NQ": "Nghị quyết",
    "NQLT": "Nghị quyết liên tịch",
    "PL": "Pháp lệnh",
    "QC": "Quy chế",
    "QĐ": "Quyết định",
    "QyĐ": "Quy định",
    "SL": "Sắc lệnh",
    "TB": "Thông báo",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "TTr": "Tờ trình",
    "VBHN": "Văn bản hợp nhất",
}
_TYPE_BY_CAPITALS = {symbol.upper(): symbol for symbol in TYPES}
_ASSEMBLY = re.compile(r"(?:QH|UBTVQH)[0-9]{1,2}", re.IGNORECASE)  # stands in the type's place: 06/2022/QH15
_ORGANISATION_BY_CAPITALS = {"TTG": "TTg", "BNNG": "BNNg", "TƯ": "TW"}  # the others are all capitals
_PARTY = re.compile(r"TW|TU$|.*TW$")  # the Party and the Youth Union print 34-CT/TW, not 34/CT-TW

_SAME_CHARACTERS = str.maketrans("ÐðƉ‐‑–—−", "ĐđĐ-----")  # homoglyphs of Đ, dashes a word processor puts in
_PREFIX = re.compile(r"^(?:số|so)\s*:?\s+", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*([-/])\s*")
_GRAMMAR = re.compile(
    r"(?P<number>[0-9]{1,5}[a-zđ]?)(?:/(?P<year>(?:19|20)[0-9]{2}))?[-/]"
    r"(?P<head>[^\W_]+)(?:[-/](?P<rest>[^\W_]+(?:[-/.&][^\W_]+)*))?"
)


class DocumentNumber(Struct, frozen=True):
    """A number taken apart: `number` without leading zeros, `type` empty when none is printed (công văn)."""

    number: str
    year: int | None
    type: str
    organisation: str

    def canonical(self) -> str:
        """One spelling for all variants (spaces, Ð, dashes, separators, case); for comparing, not for printing."""
        number = self.number if self.number[1:2].isdigit() else "0" + self.number
        start = number + (f"/{self.year}" if self.year else "")
        if self.type and self.organisation and _PARTY.match(self.organisation):
            return f"{start}-{self.type}/{self.organisation}"
        return f"{start}/{'-'.join(part for part in (self.type, self.organisation) if part)}"

    def loose_key(self) -> str:
        """What even a careless citation keeps: the number and the organisation (the type when there is none)."""
        return f"{self.number}/{self.organisation or self.type}"

    def may_be(self, other: "DocumentNumber") -> bool:
        """Whether one may be a careless citation of the other: nothing that both of them print differs."""
        return (
            self.loose_key() == other.loose_key()
            and (self.year == other.year or not (self.year and other.year))
            and (self.type == other.type or not (self.type and other.type))
        )

    @property
    def label(self) -> str:
        """The Vietnamese name of the kind of document; a number of the form ORGANISATION-UNIT is an official letter."""
        letter = not self.type and ("-" in self.organisation or "/" in self.organisation)
        return kind_label("CV" if letter else self.type)


@lru_cache(maxsize=1 << 14)
def parse(text: str) -> DocumentNumber | None:
    """The number taken apart, None when it does not follow the grammar; “Số” before it is fine."""
    plain = unicodedata.normalize("NFC", text).translate(_SAME_CHARACTERS).strip()
    match = _GRAMMAR.fullmatch(_SEPARATOR.sub(r"\1", _PREFIX.sub("", plain)))
    if not match or len(match[0]) > 80 or not any(char.isalpha() for char in match["head"]):
        return None
    head, rest = match["head"], match["rest"] or ""
    kind = _type_of(head)
    organisation = rest if kind else match[0][match.start("head") :]
    year = int(match["year"]) if match["year"] else None
    return DocumentNumber(match["number"].lstrip("0") or "0", year, kind, _organisation(organisation))


def _type_of(head: str) -> str:
    return head.upper() if _ASSEMBLY.fullmatch(head) else _TYPE_BY_CAPITALS.get(head.upper(), "")


def _organisation(text: str) -> str:
    """Its abbreviations in capitals, but for the few that keep small letters (TTg)."""
    parts = re.split("([-/.&])", text.upper())
    return "".join(_ORGANISATION_BY_CAPITALS.get(part, part) for part in parts)


def loose_key(text: str) -> str:
    """Key under which a citation finds its document: “39/TW” as “39-CT/TW”, “71/QĐ-UBND” as “71/2025/QĐ-UBND”.

    Several documents may share one: ask `DocumentNumber.may_be` next. Text that is no number is its own key.
    """
    found = parse(text)
    return found.loose_key() if found else " ".join(unicodedata.normalize("NFC", text).casefold().split())


def kind_label(type: str) -> str:
    """“QĐ” → “Quyết định”; “Văn bản” for a type not known or not printed."""
    if _ASSEMBLY.fullmatch(type):
        return (
            "Luật hoặc nghị quyết của Quốc hội" if type.startswith("QH") else "Nghị quyết của Ủy ban Thường vụ Quốc hội"
        )
    return TYPES.get(type, "Văn bản")
