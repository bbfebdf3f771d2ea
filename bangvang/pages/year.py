"""The roll of a year, in order of honour."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang.catalogue import Catalogue
from bangvang.honours import Honour
from bangvang.page import Card, Draft, Link, Page
from bangvang.views.facts import BOARD
from bangvang.views.honours import in_roll_order
from bangvang.views.rolls import Roll, rolls


class Model(Struct, frozen=True):
    year: int
    roll: Roll
    decisions: int
    previous: Link
    next: Link


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    by_year: dict[int, list[Honour]] = defaultdict(list)
    for honour in catalogue.honours:
        if honour.on_the_roll and honour.year:
            by_year[honour.year].append(honour)
    years = sorted(by_year)
    for position, year in enumerate(years):
        around = [_link(years[one]) if 0 <= one < len(years) else Link("") for one in (position - 1, position + 1)]
        yield Draft(_link(year).address, partial(_pages, catalogue, year, by_year[year], around))


def _pages(catalogue: Catalogue, year: int, found: list[Honour], around: list[Link]) -> Iterator[Page]:
    address, honours = _link(year).address, in_roll_order(found)
    decisions = len({honour.decision.id for honour in honours})
    count = f"{len(honours)} lượt khen thưởng"
    for part, roll in rolls(catalogue, address, honours, lambda honour: honour.award.name):
        yield Page(
            address=part.address,
            kind="year",
            section="bang-vang",
            title=f"Bảng vàng năm {year}{part.suffix}",
            summary=f"{count} theo {decisions} quyết định trong năm {year}.",
            model=Model(year, roll, decisions, *around),
            crumbs=(*BOARD, Link(f"Năm {year}", address)),
            card=Card("Bảng vàng", f"Năm {year}", (count,)) if not part.suffix else None,
            index=not all(honour.illustrative for honour in honours),
        )


def _link(year: int) -> Link:
    return Link(str(year), f"bang-vang/nam/{year}/")
