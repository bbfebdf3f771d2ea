"""lich.ics: days of campaigns and events and their anniversaries, and of each contest its own (RFC 5545).

Days come from records only; an entry's stamp is the day itself, so unchanged records give unchanged bytes.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bangvang.catalogue import Catalogue
from bangvang.dates import PartialDate
from bangvang.head import Site
from bangvang.page import PREFIX, url_of
from bangvang.records import Contest
from bangvang.views.contests import timeline
from bangvang.views.public import is_public_record

NAME = "du-lieu/lich.ics"
OF_CONTEST = "lich.ics"
LONGEST_LINE = 73
"""Octets of a line before it is folded (RFC 5545, 3.1: 75 with the break)."""

Day = tuple[date, str, str, bool]
"""Day, what, address, whether it comes back every year."""


def files(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    yield NAME, _calendar(site.name, site, sorted(_days(catalogue)))
    for contest in catalogue.contests.values():
        if days := sorted(_days_of(catalogue, contest)):
            yield f"{url_of(contest)}{OF_CONTEST}", _calendar(contest.name, site, days)


def _calendar(name: str, site: Site, days: Iterable[Day]) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{site.name}//vi", f"X-WR-CALNAME:{_escaped(name)}"]
    for number, (day, what, address, yearly) in enumerate(days):
        again = f"-{number}" if address.startswith(PREFIX[Contest]) else ""  # two may fall on one day
        lines += [
            "BEGIN:VEVENT",
            f"UID:{day:%Y%m%d}-{address.strip('/').replace('/', '-')}{again}",
            f"DTSTAMP:{day:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            *(["RRULE:FREQ=YEARLY"] if yearly else []),
            f"SUMMARY:{_escaped(what)}",
            f"URL:{site.url}{address}",
            "END:VEVENT",
        ]
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line)).encode()


def _days_of(catalogue: Catalogue, contest: Contest) -> Iterator[Day]:
    """What its page tells, day by day; the hour stands in the words, for a deadline is no appointment."""
    for step in timeline(catalogue, contest):
        yield date.fromisoformat(step.iso), f"{step.what} ({step.when}): {contest.name}", url_of(contest), False


def _days(catalogue: Catalogue) -> Iterator[Day]:
    for one in filter(is_public_record, catalogue.campaigns.values()):
        for when, said, yearly in ((one.starts, "Phát động", True), (one.ends, "Kết thúc", False)):
            if day := _exact(when):
                yield day, f"{said} “{one.name}”", url_of(one), yearly
    for one in filter(is_public_record, catalogue.contests.values()):
        for when, said in ((one.opens, "Bắt đầu nhận bài"), (one.closes, "Hạn nhận bài")):
            if when:
                yield when.day, f"{said}: {one.name}", url_of(one), False
    for one in filter(is_public_record, catalogue.events.values()):
        if day := _exact(getattr(one, "date", None) or getattr(one, "starts", None)):
            yield day, f"Ngày này năm xưa: {one.name} ({day.year})", url_of(one), True


def _exact(when: PartialDate | None) -> date | None:
    return when.earliest() if when and when.is_exact else None


def _escaped(text: str) -> str:
    for mark in "\\;,":
        text = text.replace(mark, "\\" + mark)
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, never inside a letter; each further part begins with a space."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > LONGEST_LINE:
            yield part
            part = " "
        part += letter
    yield part
