"""Results by year: of each kind of figure what every body reports of a year, with the rows it was read from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from bangvang import figures, sums
from bangvang.catalogue import Catalogue
from bangvang.records import Campaign
from bangvang.records.figure import Figure
from bangvang.sums import Entry
from bangvang.views.lineage import is_under


class Amount(NamedTuple):
    """What one body reports of one year, and the rows it comes from: one, or four quarters."""

    body: str | None
    value: Decimal
    rows: tuple[Entry, ...]


Found = Mapping[tuple[str, str], Mapping[int, Sequence[Amount]]]
"""By words and unit, by year: what was reported."""


def chain_of(catalogue: Catalogue, campaign: Campaign) -> list[Campaign]:
    """A campaign and those before it, back to the first."""
    chain: dict[str, Campaign] = {}
    here: Campaign | None = campaign
    while here and here.id not in chain:
        chain[here.id] = here
        here = catalogue.campaigns.get(here.previous or "")
    return list(chain.values())


def by_kind(chain: Sequence[Campaign]) -> Found:
    """All that the campaigns of a chain report by year; where two tell of one year, the first is believed."""
    found: dict[tuple[str, str], dict[int, dict[str | None, Amount]]] = defaultdict(lambda: defaultdict(dict))
    for campaign in chain:
        for (kind, year, body), quarters in _by_body(campaign).items():
            if amount := _amount(body, quarters):
                found[kind][year].setdefault(body, amount)
    return {kind: {year: tuple(by_year[year].values()) for year in sorted(by_year)} for kind, by_year in found.items()}


def _by_body(campaign: Campaign) -> Mapping[tuple[tuple[str, str], int, str | None], Mapping[int, Entry]]:
    """Targets of one kind, year and body by quarter; 0 is the year's own."""
    found: dict[tuple[tuple[str, str], int, str | None], dict[int, Entry]] = defaultdict(dict)
    for (text, unit, when), entries in sums.groups(campaign).items():
        for one in entries if isinstance(when, figures.Period) else ():
            found[(text, unit), when.year, one.target.organisation][when.quarter] = one
    return found


def _amount(body: str | None, quarters: Mapping[int, Entry]) -> Amount | None:
    whole = quarters.get(0)
    if whole and (value := sums.value(whole.target, Figure.RESULT)) is not None:
        return Amount(body, value, (whole,))
    four = [quarters[at] for at in (1, 2, 3, 4) if at in quarters]
    values = [sums.value(one.target, Figure.RESULT) for one in four]
    if len(four) < 4 or None in values or not figures.adds_up(four[0].target.unit):
        return None
    return Amount(body, sum(values, Decimal()), tuple(four))


def whole(catalogue: Catalogue, amounts: Sequence[Amount], adds: bool) -> tuple[Amount, ...]:
    """What the campaign as a whole reports of a year: its own figure, else those of the highest bodies."""
    own = tuple(one for one in amounts if one.body is None)
    if own:
        return own
    bodies = {one.body for one in amounts}
    highest = tuple(one for one in amounts if not is_under(catalogue, one.body, bodies))
    return highest if adds or len(highest) == 1 else ()


def leaves(catalogue: Catalogue, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """The lowest bodies that report: no figure in them is in another."""
    above: set[str] = set()
    for one in amounts:
        body = catalogue.organisations.get(one.body or "")
        if body and body.parent:
            above.add(body.parent)
    return tuple(one for one in amounts if one.body and one.body not in above)
