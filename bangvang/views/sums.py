"""Figures that must add up: what the parts report against what the whole reports; a gap is named, never hidden.

Parts of a figure are the same target (same words, period, unit) of bodies under the whole's body, or of campaigns
under the campaign. Texts that are no plain number (“100%”, “hoàn thành”) are not added.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bangvang import vietnamese
from bangvang.catalogue import Catalogue
from bangvang.records import Campaign
from bangvang.records.campaign import Target

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")


@dataclass(frozen=True)
class Sum:
    """One figure of the whole beside the sum of its parts; `gap` is empty when they agree."""

    text: str
    period: str
    whole: str
    parts: str
    count: int
    gap: str


def number(text: str | None) -> Decimal | None:
    """A Vietnamese number: “1.510”, “3,5”; None for anything else."""
    plain = (text or "").strip()
    return Decimal(plain.replace(".", "").replace(",", ".")) if _NUMBER.fullmatch(plain) else None


def sums(catalogue: Catalogue, campaign: Campaign) -> tuple[Sum, ...]:
    """Every figure of a campaign that has parts."""
    return tuple(_sums(catalogue, campaign))


def _sums(catalogue: Catalogue, campaign: Campaign) -> Iterator[Sum]:
    children = [one for one in catalogue.campaigns.values() if one.parent == campaign.id]
    for whole in campaign.targets:
        total = number(whole.result)
        if total is None:
            continue
        own = [one for one in campaign.targets if one is not whole and _is_part(catalogue, one, whole)]
        below = [one for child in children for one in child.targets if _same(one, whole)]
        known = [found for one in (own or below) if (found := number(one.result)) is not None]
        if known:
            added = sum(known, Decimal())
            yield Sum(
                text=whole.text,
                period=whole.period or "",
                whole=vietnamese.number(total),
                parts=vietnamese.number(added),
                count=len(known),
                gap="" if added == total else f"lệch {vietnamese.number(abs(total - added))}",
            )


def _is_part(catalogue: Catalogue, part: Target, whole: Target) -> bool:
    body = catalogue.organisations.get(part.organisation or "")
    if body is None or not _same(part, whole):
        return False
    return whole.organisation is None or body.parent == whole.organisation


def _same(one: Target, other: Target) -> bool:
    return all(
        vietnamese.fold(left or "") == vietnamese.fold(right or "")
        for left, right in ((one.text, other.text), (one.period, other.period), (one.unit, other.unit))
    )
