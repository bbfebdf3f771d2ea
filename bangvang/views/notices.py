"""The window of a public-opinion notice: when it closes, in working days, and how it stands today."""

from datetime import date

from msgspec import Struct

from bangvang import dates
from bangvang.catalogue import Catalogue
from bangvang.page import Link, link_to
from bangvang.records import Notice


class Window(Struct, frozen=True):
    """When comments are taken. `deadline` is the end of the last day in Vietnamese time, for a live countdown."""

    link: Link
    organisation: Link
    opens: str
    closes: str
    closes_official: str
    deadline: str
    working_days: int
    days_left: int
    state: str
    """“not-yet”, “open” or “closed” on the day of the build."""
    nominees: int
    outcome: str
    illustrative: bool


def closing_day(catalogue: Catalogue, notice: Notice) -> date:
    """The last day for comments; the day of opening does not count, weekends and holidays neither."""
    return dates.working_days_after(notice.opens, notice.working_days, catalogue.reference.holidays)


def window(catalogue: Catalogue, notice: Notice) -> Window:
    today, closes = catalogue.today, closing_day(catalogue, notice)
    organisation = catalogue.organisations.get(notice.organisation)
    return Window(
        link=link_to(notice),
        organisation=link_to(organisation) if organisation else Link(""),
        opens=dates.day_text(notice.opens),
        closes=f"{dates.weekday(closes).replace('T', 't', 1)}, ngày {dates.day_text(closes)}",
        closes_official=dates.day_official(closes),
        deadline=f"{closes.isoformat()}T23:59:59+07:00",
        working_days=notice.working_days,
        days_left=dates.working_days_between(today, closes, catalogue.reference.holidays) if today <= closes else 0,
        state="not-yet" if today < notice.opens else "closed" if today > closes else "open",
        nominees=len(notice.nominees),
        outcome=notice.outcome or "",
        illustrative=notice.illustrative,
    )
