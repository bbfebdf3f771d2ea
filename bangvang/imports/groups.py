"""What the heading of a group says of the rows below it: a kind of recipient, an award, a unit."""

import re

from bangvang import vietnamese
from bangvang.imports import people
from bangvang.records.exemplar import RecipientKind

_GROUP_NUMBER = re.compile(r"^(?:[IVXL]{1,6}|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/:–-]\s*|^\s*[-–*]\s*")
_GROUP_COUNT = re.compile(
    r"\s*[:(]\s*\d+\s*(?:tập thể|cá nhân|hộ|gia đình|người|đồng chí|đơn vị)?\s*\)?\s*$", re.IGNORECASE
)
_NOT_A_UNIT = re.compile(r"^(?:tap the|ca nhan|khoi|cum|danh sach|ho gia dinh|doi tuong|nhom|phan)\b")


def texts(groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_GROUP_COUNT.sub("", _GROUP_NUMBER.sub("", " ".join(one.split()))).strip(" .:") for one in groups)


def is_unit(group: str) -> bool:
    return people.kind_of(group) is RecipientKind.COLLECTIVE and not _NOT_A_UNIT.match(vietnamese.fold(group))


def award_words(group: str) -> str:
    """“Tập thể được tặng Giấy khen” → “Giấy khen”."""
    match = re.search(r"(?i)\b(?:tặng|nhận|đạt|công nhận)\s+(?:thưởng\s+)?(.+)$", group)
    return match[1] if match else re.sub(r"(?i)^danh hiệu\s+", "", group)
