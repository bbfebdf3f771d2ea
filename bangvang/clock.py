"""What day it is: the only reader of the clock, so that everything else can be told the day."""

import os
from datetime import date, datetime, time, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
"""Vietnam has had UTC+7 all year since 1975."""

VARIABLE = "BANGVANG_TODAY"


def today() -> date:
    """Today in Vietnam, or the day given as yyyy-mm-dd in BANGVANG_TODAY (for tests and repeatable builds).

    ValueError says in Vietnamese that what is given is no day.
    """
    given = os.environ.get(VARIABLE)
    if not given:
        return datetime.now(VIETNAM).date()
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise ValueError(f"{VARIABLE} ghi “{given}”, không phải một ngày có thật viết như 2026-11-21") from None


def now() -> datetime:
    """This second in Vietnam; of a day given in BANGVANG_TODAY its first moment. ValueError as `today`."""
    if os.environ.get(VARIABLE):
        return datetime.combine(today(), time.min, VIETNAM)
    return datetime.now(VIETNAM).replace(microsecond=0)
