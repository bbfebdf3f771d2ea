"""What campaigns and events share: counts of awards without a list, sourced results."""

from collections.abc import Iterable
from dataclasses import dataclass

from bangvang import vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Link, link_to
from bangvang.records import Record
from bangvang.records.campaign import AwardCount, Result
from bangvang.views.facts import Cites, cited


@dataclass(frozen=True)
class CountView:
    """Awards that a source counts without naming anyone."""

    text: str
    award: Link
    counts: str
    note: str
    sources: Cites


@dataclass(frozen=True)
class ResultView:
    """A reported fact with its time and sources."""

    text: str
    date: str
    sources: Cites


def counts(catalogue: Catalogue, record: Record, found: Iterable[AwardCount]) -> tuple[CountView, ...]:
    return tuple(
        CountView(
            text=one.text,
            award=link_to(catalogue.awards[one.award]) if one.award in catalogue.awards else Link(""),
            counts=_counted(one),
            note=one.note or "",
            sources=cited(record, one.sources),
        )
        for one in found
    )


def results(record: Record, found: Iterable[Result]) -> tuple[ResultView, ...]:
    return tuple(ResultView(one.text, one.date.text() if one.date else "", cited(record, one.sources)) for one in found)


def _counted(one: AwardCount) -> str:
    """“03 tập thể, 12 cá nhân” in official style."""
    named = (
        (one.collective, "tập thể"),
        (one.person, "cá nhân"),
        (one.household, "hộ gia đình"),
        (one.total, "tập thể, cá nhân"),
    )
    return ", ".join(f"{vietnamese.padded(count)} {label}" for count, label in named if count is not None)
