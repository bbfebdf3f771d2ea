"""Targets as pages show them: rows one can point at, how figures changed, what does not add up."""

from collections.abc import Sequence
from typing import NamedTuple

from bangvang import dates, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.listing import BELOW, PER_PAGE
from bangvang.page import Link, link_to, url_of
from bangvang.records import Campaign
from bangvang.records.figure import Target
from bangvang.sums import Parts, Sum
from bangvang.views.facts import Cites, cited

FOLDER = "chi-tieu/"
"""Where the rows of a campaign have pages of their own, when there are more of them than `MOST_BESIDE`."""
MOST_BESIDE = 20
"""Rows that stand on the campaign's own page: on a phone each is a card as high as a hand."""


class Change(NamedTuple):
    """One revision of one figure; `row` leads to the target it belongs to."""

    anchor: str
    date: str
    row: Link
    figure: str
    before: str
    after: str
    reason: str
    by: str
    sources: Cites


class TargetView(NamedTuple):
    """A registered target beside its result, with the place in the file where it is written."""

    anchor: str
    number: int
    text: str
    organisation: Link
    period: str
    unit: str
    target: str
    result: str
    note: str
    changed: Link
    """The last change, as “sửa ngày 02/8/2024”."""
    sources: Cites


class Gap(NamedTuple):
    """A figure that its parts do not add up to, in words; the reason when it is known."""

    row: Link
    text: str
    reason: str


MOST_CHANGES = 60
"""Revisions a page lists; older ones are in the open data."""


def address(campaign: Campaign, index: int) -> str:
    """Where the row of a target stands."""
    page = url_of(campaign)
    if has_own_pages(campaign):
        number = index // PER_PAGE + 1
        page += FOLDER + (f"{BELOW}{number}/" if number > 1 else "")
    return f"{page}#chi-tieu-{index + 1}"


def has_own_pages(campaign: Campaign) -> bool:
    """Whether the rows stand apart from the campaign's page."""
    return len(campaign.targets) > MOST_BESIDE


def rows(catalogue: Catalogue, campaign: Campaign, start: int = 0, stop: int | None = None) -> tuple[TargetView, ...]:
    """The targets as they are written, from one number to another."""
    wanted = range(start, len(campaign.targets) if stop is None else stop)
    listed = sum(len(one.revisions) for one in campaign.targets) <= MOST_CHANGES
    return tuple(_row(catalogue, campaign, index, listed) for index in wanted)


def changes(catalogue: Catalogue, campaign: Campaign) -> tuple[Change, ...]:
    """Every revision, the newest first."""
    found = [
        (one.date, index, at, one)
        for index, target in enumerate(campaign.targets)
        for at, one in enumerate(target.revisions)
    ]
    found.sort(key=lambda one: (-one[0].toordinal(), one[1], -one[2]))
    return tuple(
        Change(
            anchor=_change(index, at),
            date=dates.day_text(day),
            row=_row_of(catalogue, campaign, index),
            figure=one.figure.label,
            before=one.before or "",
            after=one.after,
            reason=one.reason,
            by=one.by,
            sources=cited(campaign, one.sources),
        )
        for day, index, at, one in found[:MOST_CHANGES]
    )


def gaps(found: Sequence[Sum]) -> tuple[Gap, ...]:
    """Sums that do not agree, in words."""
    return tuple(
        Gap(Link(_about(one.whole.target), address(one.whole.campaign, one.whole.index)), _gap(one), _reason(one))
        for one in found
        if one.gap
    )


def _row(catalogue: Catalogue, campaign: Campaign, index: int, listed: bool) -> TargetView:
    one = campaign.targets[index]
    body = catalogue.organisations.get(one.organisation or "")
    return TargetView(
        anchor=f"chi-tieu-{index + 1}",
        number=index + 1,
        text=one.text,
        organisation=link_to(body) if body else Link(""),
        period=one.period or "",
        unit=one.unit or "",
        target=one.target or "",
        result=one.result or "",
        note=one.note or "",
        changed=_last_change(campaign, index, listed),
        sources=cited(campaign, one.sources),
    )


def _change(index: int, at: int) -> str:
    return f"sua-so-{index + 1}-{at + 1}"


def _last_change(campaign: Campaign, index: int, listed: bool) -> Link:
    """When a figure was changed last; leads to the list of revisions unless that is too long to hold them all."""
    found = campaign.targets[index].revisions
    if not found:
        return Link("")
    place = f"{url_of(campaign)}#{_change(index, len(found) - 1)}" if listed else ""
    return Link(f"sửa ngày {dates.day_text(found[-1].date)}", place)


def _row_of(catalogue: Catalogue, campaign: Campaign, index: int) -> Link:
    """The row of a target, with the body it is of."""
    target = campaign.targets[index]
    return Link(_about(target), address(campaign, index), _body(catalogue, target))


def _body(catalogue: Catalogue, target: Target) -> str:
    body = catalogue.organisations.get(target.organisation or "")
    return body.name if body else "Toàn phong trào"


def _about(target: Target) -> str:
    return f"{target.text} ({target.period})" if target.period else target.text


def _gap(one: Sum) -> str:
    parts = "bốn quý" if one.parts is Parts.QUARTERS else f"{vietnamese.padded(len(one.entries))} {one.parts.value}"
    return (
        f"{one.figure.label} ghi {vietnamese.number(one.total)}, {parts} cộng lại {vietnamese.number(one.added)}, "
        f"lệch {vietnamese.number(abs(one.gap))}"
    )


def _reason(one: Sum) -> str:
    return one.whole.target.gap or ""
