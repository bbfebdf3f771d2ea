"""Dates as sources give them, often only in part: “05/6/1912”, “12/1951”, “khoảng 1888”, “1902 hoặc 1904”.

`PartialDate` keeps what is known and no more; its `iso()` follows EDTF (ISO 8601-2: `1888~`, `[1902,1904]`).
Written dates follow the official style (Decree 30/2020/NĐ-CP): days below 10 and months 1 and 2 take a zero.
"""

import calendar
import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache, total_ordering

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
FIRST_YEAR, LAST_YEAR = 1000, 2999  # written with four digits; others are slips of the keyboard

ACCEPTED = "05/6/1912, 12/1951, 1990, 1912-06-05, “khoảng 1888” hoặc “1902 hoặc 1904”"
_FORMS = [
    re.compile(form)
    for form in (
        r"(?:ngày )?(?P<day>[0-9]{1,2}) ?(?P<mark>[/.-]) ?(?P<month>[0-9]{1,2}) ?(?P=mark) ?(?P<year>[0-9]{4})",
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})",
        r"(?:tháng )?(?P<month>[0-9]{1,2}) ?[/.-] ?(?P<year>[0-9]{4})",
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})",
        r"(?:năm )?(?P<year>[0-9]{4})",
        r"ngày (?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2}),? năm (?P<year>[0-9]{4})",
        r"tháng (?P<month>[0-9]{1,2}),? năm (?P<year>[0-9]{4})",
    )
]
_WEEKDAY = re.compile(r"^(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật) ?,? ")
_APPROXIMATE = re.compile(r"^(?:khoảng|chừng|ước) | ?~$")


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A year, a month or a day; perhaps approximate, perhaps one of several that sources give.

    `alternatives` are the other dates given, all later than this one; `approximate` speaks of them all.
    Dates are ordered by the earliest day they may mean.
    """

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    alternatives: tuple["PartialDate", ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no calendar has, in words for the person who wrote it."""
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(f"năm {self.year} không hợp lệ: năm phải từ {FIRST_YEAR} đến {LAST_YEAR}")
        if self.month is None:
            if self.day is not None:
                raise ValueError(f"ngày {self.day} năm {self.year} thiếu tháng")
            return
        if not 1 <= self.month <= 12:
            raise ValueError(f"không có tháng {self.month}: tháng phải từ 1 đến 12, viết ngày trước, tháng sau")
        if self.day is not None and not 1 <= self.day <= self._days_in_month:
            days = self._days_in_month
            raise ValueError(f"không có ngày {self.day}/{self.month}/{self.year}: tháng {self.month} có {days} ngày")

    @property
    def _days_in_month(self) -> int:
        return calendar.monthrange(self.year, self.month or 12)[1]

    @property
    def _each(self) -> tuple["PartialDate", ...]:
        return (replace(self, alternatives=()), *self.alternatives) if self.alternatives else (self,)

    def earliest(self) -> date:
        """The first day it may mean. An approximate date is not widened: treat its bounds as soft."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day it may mean, over all alternatives."""
        if self.alternatives:
            return max(one.latest() for one in self._each)
        return date(self.year, self.month or 12, self.day or self._days_in_month)

    @property
    def is_exact(self) -> bool:
        """One known day."""
        return self.day is not None and not self.approximate and not self.alternatives

    @cached_property
    def order(self) -> tuple[date, date, str]:
        """What dates are sorted by; kept, because lists of thousands are sorted often."""
        return (self.earliest(), self.latest(), self.iso())

    def __lt__(self, other: object) -> bool:
        return self.order < other.order if isinstance(other, PartialDate) else NotImplemented

    def text(self) -> str:
        """Short: “05/6/1912”, “12/1951”, “khoảng 1888”, “1902 hoặc 1904”."""
        about = "khoảng " if self.approximate else ""
        return about + " hoặc ".join([_numeric(one.year, one.month, one.day) for one in self._each])

    def official(self) -> str:
        """In full: “ngày 05 tháng 6 năm 1912”, “tháng 12 năm 1951”, “khoảng năm 1888”."""
        about = "khoảng " if self.approximate else ""
        return about + " hoặc ".join(_spelled(one.year, one.month, one.day) for one in self._each)

    def iso(self) -> str:
        """EDTF, for data and `datetime`: `1912-06-05`, `1951-12`, `1888~`, `[1902,1904]`; `parse` reads it back."""
        about = "~" if self.approximate else ""
        each = [_hyphened(one.year, one.month, one.day) + about for one in self._each]
        return f"[{','.join(each)}]" if self.alternatives else each[0]


@lru_cache(maxsize=1 << 14)
def _hyphened(year: int, month: int | None, day: int | None) -> str:
    return "-".join([str(year), *(f"{part:02}" for part in (month, day) if part)])


@lru_cache(maxsize=1 << 14)
def _numeric(year: int, month: int | None, day: int | None) -> str:
    parts = [f"{day:02}"] if day else []
    return "/".join([*parts, *([_month(month)] if month else []), str(year)])


def _spelled(year: int, month: int | None, day: int | None) -> str:
    parts = [f"ngày {day:02}"] if day else []
    return " ".join([*parts, *([f"tháng {_month(month)}"] if month else []), f"năm {year}"])


def _month(month: int) -> str:
    """Months 1 and 2 could be taken for the start of 10, 11, 12 when written by hand: they get a zero."""
    return f"{month:02}" if month < 3 else str(month)


@lru_cache(maxsize=1 << 14)
def parse(text: str) -> PartialDate:
    """The date a person wrote; ValueError says in Vietnamese what is wrong or what is accepted.

    Day comes before month; `/`, `-` and `.` all separate (14-5-2020); words and a weekday before are fine.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    about, plain = bool(_APPROXIMATE.search(plain)), _APPROXIMATE.sub("", plain)
    choices = plain[1:-1].split(",") if plain.startswith("[") and plain.endswith("]") else plain.split(" hoặc ")
    try:
        dates = [_one(choice.strip()) for choice in choices]
    except ValueError as error:
        raise ValueError(f"{_quoted(text)}: {error}") from None
    about = about or any(one.approximate for one in dates)
    first, *others = sorted({replace(one, approximate=about) for one in dates})
    return replace(first, alternatives=tuple(others))


def _one(text: str) -> PartialDate:
    """A date without alternatives, from text already in lower case."""
    bare = _WEEKDAY.sub("", _APPROXIMATE.sub("", text))
    for form in _FORMS:
        if match := form.fullmatch(bare):
            parts = {name: int(digits) for name, digits in match.groupdict().items() if name != "mark"}
            about = bool(_APPROXIMATE.search(text))
            return PartialDate(parts["year"], parts.get("month"), parts.get("day"), about)
    raise ValueError(f"không đọc được ngày tháng này; hãy viết như {ACCEPTED}")


def _quoted(text: str) -> str:
    return f"“{text if len(text) <= 40 else text[:40] + '…'}”"


def parse_day(text: str) -> date:
    """A whole day, for fields that need one; ValueError as `parse`, and for a date known only in part."""
    found = parse(text)
    if not found.is_exact:
        raise ValueError(f"{_quoted(text)}: ở đây cần một ngày cụ thể, đủ ngày, tháng, năm, như 05/6/2025")
    return found.earliest()


def day_text(day: date) -> str:
    """Short: “02/6/2022”, “12/9/2022”."""
    return _numeric(day.year, day.month, day.day)


def day_official(day: date) -> str:
    """In full: “ngày 22 tháng 02 năm 2011”."""
    return _spelled(day.year, day.month, day.day)


def weekday(day: date) -> str:
    """“Thứ Hai” … “Chủ Nhật”."""
    return WEEKDAYS[day.weekday()]


def _is_working(day: date, holidays: Set[date]) -> bool:
    return day.weekday() < 5 and day not in holidays


def working_days_after(start: date, days: int, holidays: Set[date] = frozenset()) -> date:
    """The day on which `days` working days have passed; `start` itself does not count.

    Saturdays, Sundays and holidays do not count. Days worked in exchange for a holiday are not known here.
    """
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= _is_working(day, holidays)
    return day


def working_days_between(start: date, end: date, holidays: Set[date] = frozenset()) -> int:
    """How many working days come after `start`, up to and with `end`; 0 when `end` is not later."""
    if end <= start:
        return 0
    weeks, rest = divmod((end - start).days, 7)
    tail = sum((end - timedelta(days=back)).weekday() < 5 for back in range(rest))
    return weeks * 5 + tail - sum(start < day <= end and day.weekday() < 5 for day in holidays)
