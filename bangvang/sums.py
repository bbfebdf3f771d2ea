"""Figures that must add up: what the parts report against what the whole reports; a gap is named, never hidden.

Parts of a figure are the same target (same words, period, unit) of the bodies below the whole's body; or, where no body
below reports, of the campaigns below the campaign; and the four quarters are parts of a year. Texts that are no plain
number (“100%”, “hoàn thành”) and units that are shares are not added. A part is looked for only among the figures of
its own group, so the work grows with the number of figures.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from bangvang import figures, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.records import Campaign
from bangvang.records.figure import Figure, Target


class Parts(Enum):
    """What the parts of a figure are, as one says it."""

    BODIES = "đơn vị trực thuộc"
    CAMPAIGNS = "phong trào thành phần"
    QUARTERS = "quý"


class Entry(Struct, frozen=True):
    """A target where it is written: in which campaign, the how manieth."""

    campaign: Campaign
    index: int

    @property
    def target(self) -> Target:
        return self.campaign.targets[self.index]


class Sum(Struct, frozen=True):
    """One figure of the whole beside the sum of its parts; `silent` parts have not reported yet."""

    whole: Entry
    figure: Figure
    parts: Parts
    entries: tuple[Entry, ...]
    silent: tuple[Entry, ...]
    total: Decimal
    added: Decimal

    @property
    def gap(self) -> Decimal:
        """How much more the whole reports than its parts; 0 while some are silent and nothing is too much."""
        missing = self.total - self.added
        return Decimal() if self.silent and missing > 0 else missing


Key = tuple[str, str, object]
"""Words, unit and period of a target, as they are compared."""


def key_of(target: Target) -> Key:
    """What two figures must share to be of one kind and time."""
    when = figures.period(target.period) or vietnamese.fold(target.period or "")
    return (*kind_of(target), when)


def kind_of(target: Target) -> tuple[str, str]:
    """What two figures must share to be of one kind: words and unit, however they are typed."""
    return vietnamese.fold(target.text), vietnamese.fold(target.unit or "")


def value(target: Target, figure: Figure) -> Decimal | None:
    """The registered figure or the result, when it is a number."""
    return figures.number(target.target if figure is Figure.TARGET else target.result)


def sums(catalogue: Catalogue, campaign: Campaign) -> tuple[Sum, ...]:
    """Every figure of a campaign that has parts, in the order they are written."""
    found = sorted(_sums(catalogue, campaign), key=lambda one: (one.whole.index, one.parts is Parts.QUARTERS))
    return tuple(found)


def groups(campaign: Campaign) -> Mapping[Key, tuple[Entry, ...]]:
    """The targets of a campaign by what they are of."""
    found: dict[Key, list[Entry]] = defaultdict(list)
    for index, target in enumerate(campaign.targets):
        found[key_of(target)].append(Entry(campaign, index))
    return {key: tuple(entries) for key, entries in found.items()}


def tops(catalogue: Catalogue, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Of figures of one kind and time those that no other of them contains."""
    whole = tuple(one for one in entries if one.target.organisation is None)
    bodies = {one.target.organisation for one in entries}
    return whole or tuple(one for one in entries if not _above(catalogue, one, bodies))


def _sums(catalogue: Catalogue, campaign: Campaign) -> Iterator[Sum]:
    below = catalogue.pointing_at.get(("campaign", campaign.id), ())
    children = [groups(one) for one in below if isinstance(one, Campaign) and one.parent == campaign.id]
    own = groups(campaign)
    for key, entries in own.items():
        if not figures.adds_up(entries[0].target.unit):
            continue
        under = _under(catalogue, entries)
        for whole in entries:
            yield from _compared(whole, Parts.BODIES, under.get(whole.target.organisation, ()))
        highest = tops(catalogue, entries)
        if len(highest) == 1 and highest[0].target.organisation not in under:
            parts = [part for child in children for part in tops(catalogue, child.get(key, ()))]
            yield from _compared(highest[0], Parts.CAMPAIGNS, parts)
    yield from _quarters(own)


def _under(catalogue: Catalogue, entries: Sequence[Entry]) -> dict[str | None, list[Entry]]:
    """Figures by the body above; those of bodies that stand highest are parts of the figure without a body."""
    bodies = {one.target.organisation for one in entries}
    found: dict[str | None, list[Entry]] = defaultdict(list)
    for one in entries:
        if one.target.organisation in catalogue.organisations:
            found[_above(catalogue, one, bodies)].append(one)
    return found


def _above(catalogue: Catalogue, entry: Entry, bodies: set[str | None]) -> str | None:
    """The nearest body above one that reports too; None when there is none."""
    seen: set[str | None] = set()
    body = catalogue.organisations.get(entry.target.organisation or "")
    while body and body.id not in seen:
        seen.add(body.id)
        if body.parent in bodies:
            return body.parent
        body = catalogue.organisations.get(body.parent or "")
    return None


def _quarters(own: Mapping[Key, tuple[Entry, ...]]) -> Iterator[Sum]:
    """Years beside their four quarters, each body for itself."""
    by_body = {(*key, one.target.organisation): one for key, entries in own.items() for one in entries}
    for (text, unit, when, body), whole in by_body.items():
        if isinstance(when, figures.Period) and not when.quarter and figures.adds_up(whole.target.unit):
            four = [by_body.get((text, unit, figures.Period(when.year, at), body)) for at in (1, 2, 3, 4)]
            if all(four):
                yield from _compared(whole, Parts.QUARTERS, four)


def _compared(whole: Entry, kind: Parts, parts: Sequence[Entry]) -> Iterator[Sum]:
    for figure in Figure:
        total = value(whole.target, figure)
        known = [(part, value(part.target, figure)) for part in parts]
        silent = tuple(part for part, number in known if number is None)
        if total is not None and len(silent) < len(parts):
            added = sum((number for _, number in known if number is not None), Decimal())
            yield Sum(whole, figure, kind, tuple(parts), silent, total, added)
