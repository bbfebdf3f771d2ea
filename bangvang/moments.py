"""Moments of a contest: a day, or a day and an hour, in Vietnam (UTC+7), as rules write them.

“30/09/2026” is the whole day; “30/09/2026 17:00”, “17 giờ 00 ngày 30/9/2026” and “hết ngày 30/9/2026” are accepted,
and so is ISO 8601 with another offset, which is converted (“2026-09-30T12:00:00Z” is 19:00). 24:00 is the end of the
day named, not the start of the next: rules that say “trước 24 giờ ngày 30/9” mean the thirtieth.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache, total_ordering

from bangvang import dates
from bangvang.clock import VIETNAM

ACCEPTED = "30/9/2026, “30/9/2026 17:00”, “hết ngày 30/9/2026” hoặc 2026-09-30T17:00:00+07:00"
END_OF_DAY = time(23, 59, 59, 999999)

_HOUR = r"(?P<hour>[0-9]{1,2}) ?(?::|h|g|giờ) ?(?P<minute>[0-9]{2})?(?: ?(?:phút|p))?(?::(?P<second>[0-9]{2}))?"
_DAY_FIRST = re.compile(rf"(?P<day>.+?)(?:t|[ ,]+(?:lúc )?){_HOUR} ?(?P<offset>z|utc|gmt|[+-][0-9]{{2}}:?[0-9]{{2}})?")
_HOUR_FIRST = re.compile(rf"(?:trước |đến )?{_HOUR},? (?P<day>.+)")
_WHOLE_DAY = re.compile(r"(?:đến )?(?:hết|cuối)(?: ngày)? ?(?P<day>[^a-z].*)")


@total_ordering
@dataclass(frozen=True)
class Moment:
    """A day in Vietnam and, when rules give one, the hour; `ends_day` is 24:00 or “hết ngày”.

    `offset` is the other zone's offset as it was written, when the hour was converted from it.
    """

    day: date
    hour: time | None = None
    ends_day: bool = False
    offset: str = field(default="", compare=False)

    def first(self) -> datetime:
        """The first instant it can mean: what opens then is open from here on."""
        if self.ends_day:
            return datetime.combine(self.day, END_OF_DAY, VIETNAM)
        return datetime.combine(self.day, self.hour or time(), VIETNAM)

    def last(self) -> datetime:
        """The last instant it can mean: what closes then is still in time here, and late after it.

        A day without an hour, and 24:00, last until the day is over.
        """
        return datetime.combine(self.day, self.hour or END_OF_DAY, VIETNAM)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Moment):
            return NotImplemented
        return (self.first(), self.last()) < (other.first(), other.last())

    def text(self) -> str:
        """“17:00 ngày 30/9/2026”, “hết ngày 30/9/2026”, “ngày 30/9/2026”."""
        day = f"ngày {dates.day_text(self.day)}"
        if self.ends_day:
            return f"hết {day}"
        if self.hour is None:
            return day
        return f"{self.hour:%H:%M:%S} {day}" if self.hour.second else f"{self.hour:%H:%M} {day}"

    def until(self) -> str:
        """As the end of something: “17:00 ngày 30/9/2026”, “hết ngày 30/9/2026”."""
        return self.text() if self.hour else f"hết ngày {dates.day_text(self.day)}"

    def iso(self) -> str:
        """ISO 8601: `2026-09-30`, `2026-09-30T17:00:00+07:00`, `2026-09-30T24:00:00+07:00`; `parse` reads it back."""
        if self.ends_day:
            return f"{self.day.isoformat()}T24:00:00+07:00"
        return datetime.combine(self.day, self.hour, VIETNAM).isoformat() if self.hour else self.day.isoformat()


@lru_cache(maxsize=1 << 12)
def parse(text: str) -> Moment:
    """The moment a person wrote; ValueError says in Vietnamese what is wrong or what is accepted."""
    plain = " ".join(text.casefold().split())
    if match := _WHOLE_DAY.fullmatch(plain):
        return Moment(dates.parse_day(match["day"]), ends_day=True)
    match = _HOUR_FIRST.fullmatch(plain) or _DAY_FIRST.fullmatch(plain)
    if match is None:
        return Moment(dates.parse_day(text))
    day, hour = dates.parse_day(match["day"]), int(match["hour"])
    minute, second = int(match["minute"] or 0), int(match["second"] or 0)
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and minute + second):
        raise ValueError(f"“{text}”: giờ phải từ 00:00 đến 24:00; hãy viết như {ACCEPTED}")
    return _in_vietnam(day, hour, minute, second, match.groupdict().get("offset") or "")


def _in_vietnam(day: date, hour: int, minute: int, second: int, offset: str) -> Moment:
    zone = _zone(offset)
    if zone == VIETNAM:
        return Moment(day, ends_day=True) if hour == 24 else Moment(day, time(hour, minute, second))
    there = datetime.combine(day, time(), zone) + timedelta(hours=hour, minutes=minute, seconds=second)
    here = there.astimezone(VIETNAM)
    return Moment(here.date(), here.time(), offset=offset.upper())


def _zone(offset: str) -> timezone:
    if not offset:
        return VIETNAM
    if offset[0] not in "+-":
        return timezone(timedelta())
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    if hours > 14 or minutes > 59:
        raise ValueError(f"“{offset}” không phải một múi giờ có thật; giờ Việt Nam là +07:00")
    return timezone((1 if offset[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
