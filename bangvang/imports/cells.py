"""The texts of a row's cells made fit for a record: private numbers taken out, posts parted from units, dates read."""

import re
from datetime import date, timedelta

from bangvang import dates, vietnamese
from bangvang.records.exemplar import RecipientKind, Role

EXCEL_BEGINS = date(1899, 12, 30)
"""Day 0 of Excel's calendar as it counts after February 1900 (ECMA-376 Part 1, 18.17.4.1)."""

_PRIVATE = (
    ("số điện thoại", re.compile(r"(?<![\d.,])(?:\+84|0)(?:[\s.-]?\d){9,10}(?![\d]|[.,]\d)")),
    ("số căn cước", re.compile(r"(?<![\d.,/-])\d{12}(?![\d])(?!\s*(?:đồng|đ\b|VN[ĐD]))")),
    ("số chứng minh nhân dân", re.compile(r"(?<![\d.,/-])\d{9}(?![\d])(?!\s*(?:đồng|đ\b|VN[ĐD]))")),
    ("địa chỉ thư điện tử", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
)
"""Simpler and stricter than `guard.patterns`, which must leave alone what a whole site may hold (sums, dates, JSON): in
a cell of a list any run of so many digits is somebody's."""
_MAY_BE_PRIVATE = re.compile(r"@|\d(?:[\s.-]?\d){8}")
_PRIVATE_LABEL = re.compile(
    r"(?i)[,;(]?\s*(?:số\s+)?(?:đt|sđt|điện thoại|cccd|cmnd|căn cước|email|tel)\s*[:.]?\s*(?=‹)"
)
_TAKEN = "‹›"
_UNIT_WORDS = (
    r"(?:Tổng công ty|Công ty|Cty|Xí nghiệp|Nhà máy|Trường|Bệnh viện|Phòng|Khoa|Trung tâm|Sở"
    r"|Cục|Chi cục|UBND|Ủy ban"
    r"|Uỷ ban|Công đoàn|CĐCS|Liên đoàn|LĐLĐ|Hội|Ban|Tổ|Đội|Trạm|Hạt|Viện|Văn phòng|Hợp tác xã|HTX|Ngân hàng|Bưu điện"
    r"|Chi nhánh|Phân xưởng|Công an|Xã|Phường|Đảng ủy|Huyện ủy|Tỉnh ủy|Đoàn|Mặt trận|Tập đoàn|Nông trường|Quân|Lữ đoàn"
    r"|Báo|Đài|Bảo hiểm|Kho bạc|Tòa án|Viện kiểm sát|Học viện|Đại học|Cao đẳng|Bưu cục)\b"
)
_UNITS = re.compile(rf"(?<=\s)(?={_UNIT_WORDS})")
_POST_START = re.compile(
    r"(?i)^(?:tổ|đội|kíp|ca|nhóm|trạm|khoa|phòng|ban|cụm|chi hội|chi đoàn|trưởng|phó)\s*(?:trưởng|phó|viên)\b"
)
_UNIT_START = re.compile(rf"\s*{_UNIT_WORDS}")
_SPELLED = re.compile(r"^(?=\d{1,2} tháng )", re.IGNORECASE)
_YEARS = re.compile(r"^(?:năm học\s*)?((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)$", re.IGNORECASE)


def without_private(text: str) -> tuple[str, list[str]]:
    """The text without phone numbers, identity numbers and mail addresses; what was taken out, by name only."""
    found: list[str] = []
    if not _MAY_BE_PRIVATE.search(text):
        return text, found
    for name, pattern in _PRIVATE:
        text, count = pattern.subn(_TAKEN, text)
        found += [name] * bool(count)
    if found:
        text = _PRIVATE_LABEL.sub(" ", text).replace(_TAKEN, " ")
        text = re.sub(r"\(\s*\)", "", " ".join(text.split())).strip(" ,;:-")
    return text, found


def post_and_unit(text: str) -> tuple[str, str, bool]:
    """(post, unit, whether that is sure): “Thợ hàn, Nhà máy Cơ khí” → “Thợ hàn”, “Nhà máy Cơ khí”."""
    text = text.strip()
    for mark in ("\n", ";", ",", " – ", " - "):
        post, found, unit = (part.strip(" ,;-–") for part in text.partition(mark))
        if found or (mark in text and unit):
            if not post or not unit:
                continue
            if _is_unit(post):
                return "", " ".join(text.split()), True
            return " ".join(post.split()), " ".join(unit.split()), True
    if _is_unit(text):
        return "", text, True
    if match := _UNITS.search(text):
        return text[: match.start()].strip(), text[match.start() :].strip(), False
    return text, "", True


def _is_unit(text: str) -> bool:
    return bool(_UNIT_START.match(text)) and not _POST_START.match(text)


def deed_date(text: str) -> tuple[str, str, str]:
    """(date as a record writes it, remark for the note, what to tell): years of school and prose become remarks."""
    text = text.strip(" .,;")
    if re.fullmatch(r"\d{5}", text) and 18_000 <= int(text) <= 60_000:
        day = EXCEL_BEGINS + timedelta(days=int(text))
        return dates.day_text(day), "", f"số {text} của Excel được hiểu là ngày {dates.day_text(day)}"
    try:
        return dates.parse(_SPELLED.sub("ngày ", text)).text(), "", ""
    except ValueError:
        if not text:
            return "", "", ""
        said = "" if _YEARS.match(text) else f"“{text[:60]}” không phải ngày, tháng, năm; ghi vào ghi chú"
        return "", f"Thời gian: {text}", said


_ROLES = (
    (Role.DIRECT_WORKER, r"truc tiep|cong nhan|nguoi lao dong|nong dan|khong giu chuc"),
    (Role.LEADER, r"lanh dao"),
    (Role.MANAGER, r"quan ly"),
    (Role.OTHER, r"^khac$"),
)


def role(text: str) -> Role | None:
    """The part in the work that a cell names; None when it does not."""
    folded = vietnamese.fold(text)
    return next((one for one, words in _ROLES if re.search(words, folded)), None)


def kind(text: str) -> RecipientKind | None:
    """The one kind of recipient a text speaks of; None when it speaks of several or none."""
    folded = vietnamese.fold(text)
    found = {
        one
        for one, words in (
            (RecipientKind.COLLECTIVE, r"\btap the\b"),
            (RecipientKind.PERSON, r"\bca nhan\b"),
            (RecipientKind.HOUSEHOLD, r"\bgia dinh\b|\bho (?:ong|ba|gia dinh)\b|^(?:chu )?ho$"),
        )
        if re.search(words, folded)
    }
    return found.pop() if len(found) == 1 else None


def yes(text: str) -> bool:
    return vietnamese.fold(text).strip() in ("x", "co", "1", "truy tang", "v")
