"""What day it is: the only reader of the clock, so that everything else can be told the day."""

import os
from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
"""Vietnam has had UTC+7 all year since 1975."""

VARIABLE = "BANGVANG_TODAY"


def today() -> date:
    """Today in Vietnam, or the day given as yyyy-mm-dd in BANGVANG_TODAY (for tests and repeatable builds)."""
    given = os.environ.get(VARIABLE)
    return date.fromisoformat(given) if given else datetime.now(VIETNAM).date()
