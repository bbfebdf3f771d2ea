"""What campaigns and events share: counts of awards without a list, sourced results, what was brought about."""

from collections.abc import Iterable

from msgspec import Struct

from bangvang import vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Link, link_to, url_of
from bangvang.records import Campaign, Initiative, Record
from bangvang.records.campaign import AwardCount, Result
from bangvang.views.facts import Cites, cited


class CountView(Struct, frozen=True):
    """Awards that a source counts without naming anyone."""

    text: str
    award: Link
    counts: str
    note: str
    sources: Cites


class ResultView(Struct, frozen=True):
    """A reported fact with its time and sources."""

    text: str
    date: str
    sources: Cites


class BenefitView(Struct, frozen=True):
    """What was brought about; `row` is where it is written: the campaign itself, or one of its initiatives."""

    amount: str
    unit: str
    year: str
    method: str
    row: Link
    sources: Cites


def benefits(campaign: Campaign, initiatives: Iterable[Initiative]) -> tuple[BenefitView, ...]:
    """Benefits of a campaign, then those of its initiatives; never added, for each is reckoned in its own way."""
    found = [(campaign, index, one) for index, one in enumerate(campaign.benefits, 1)]
    found += [(record, index, one) for record in initiatives for index, one in enumerate(record.benefits, 1)]
    return tuple(
        BenefitView(
            one.amount,
            one.unit,
            one.year or "",
            one.method,
            Link("" if record is campaign else record.title, f"{url_of(record)}#hieu-qua-{index}"),
            cited(campaign, one.sources) if record is campaign else (),
        )
        for record, index, one in found
    )


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
