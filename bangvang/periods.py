"""What held on a date: a name among dated names, a rule among dated rules, whether a place or body existed."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol, TypeVar

from bangvang.dates import PartialDate
from bangvang.records import Award, Exemplar, Organisation, Place
from bangvang.records.award import AwardPeriod
from bangvang.records.exemplar import RecipientKind
from bangvang.records.place import PlaceName


class Dated(Protocol):
    """Anything with a first and a last day; an open end is None."""

    valid_from: PartialDate | None
    valid_until: PartialDate | None


Span = TypeVar("Span", bound=Dated)

LONGEST_LIFE = 110
"""Years after which somebody whose death is not recorded is taken to have died."""
ABOUT = timedelta(days=5 * 365)
"""How far “khoảng” is taken to reach on both sides: a check must not be surer than its sources."""


@lru_cache(maxsize=1 << 14)
def days(when: PartialDate | date) -> tuple[date, date]:
    """The first and the last day a date may mean; an approximate one is given `ABOUT` on both sides."""
    if isinstance(when, date):
        return when, when
    about = ABOUT if when.approximate else timedelta()
    return when.earliest() - about, when.latest() + about


def reach(span: Dated) -> tuple[date, date]:
    """The first and the last day a span may cover: partly known bounds are read generously, an open end has none."""
    first = days(span.valid_from)[0] if span.valid_from else date.min
    return first, days(span.valid_until)[1] if span.valid_until else date.max


def holds(span: Dated, first: date, last: date | None = None) -> bool:
    """Whether a span touches the days from `first` to `last`."""
    begin, end = reach(span)
    return begin <= (last or first) and first <= end


def in_force(spans: Iterable[Span], first: date, last: date | None = None) -> tuple[Span, ...]:
    """The spans that hold at some day from `first` to `last`."""
    return tuple(span for span in spans if holds(span, first, last))


def rules_on(award: Award, first: date, last: date | None = None) -> tuple[AwardPeriod, ...]:
    """The rules an honour lived under on those days."""
    return in_force(award.periods, first, last)


def place_existed(place: Place, first: date, last: date | None = None) -> bool:
    """Whether a provincial unit existed on some of those days."""
    return bool(in_force(place.names, first, last))


def place_name_on(place: Place, day: date | None) -> PlaceName:
    """The name a place bore on a day; the latest when the day is not known or no name fits it."""
    fitting = in_force(place.names, day) if day and len(place.names) > 1 else ()
    return fitting[-1] if fitting else place.names[-1]


def organisation_name_on(organisation: Organisation, day: date | None) -> str:
    """The name a body bore on a day; its latest when that is not known."""
    fitting = in_force(organisation.names, day) if day else ()
    return fitting[-1].name if fitting else organisation.name


def organisation_existed(organisation: Organisation, first: date, last: date | None = None) -> bool:
    """Whether a body existed on some of those days."""
    begun = organisation.founded is None or days(organisation.founded)[0] <= (last or first)
    return begun and (organisation.ended is None or days(organisation.ended)[1] >= first)


def may_be_living(exemplar: Exemplar, today: date) -> bool:
    """Whether a person or household is not known, nor old enough, to have died: then the law on personal data holds."""
    gone = any(days(claim.value)[0] <= today for claim in exemplar.died)  # a death to come is a slip of the pen
    if gone or exemplar.kind is RecipientKind.COLLECTIVE:
        return False
    born = [days(claim.value)[1] for claim in exemplar.born]
    return not born or years_after(max(born), LONGEST_LIFE) >= today


def years_after(day: date, years: int) -> date:
    """The same day some years later; 28 February for a leap day."""
    return date(day.year + years, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
