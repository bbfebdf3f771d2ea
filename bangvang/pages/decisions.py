"""All decisions, newest first, year by year."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import dates, listing, periods
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page, link_to
from bangvang.records import Decision
from bangvang.records.decision import DecisionStatus, ListState
from bangvang.views.facts import HOME

ADDRESS = "quyet-dinh/"


class Line(Struct, frozen=True):
    """A decision in a list."""

    link: Link
    date: str
    issuer: str
    title: str
    listed: int
    list_state: str
    status: str
    illustrative: bool


class Model(Struct, frozen=True):
    years: tuple[tuple[int, tuple[Line, ...]], ...]
    pager: listing.Pager


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    ordered = sorted(catalogue.decisions.values(), key=lambda one: (one.date, one.id), reverse=True)
    for part in listing.parts(ADDRESS, ordered):
        years: dict[int, list[Line]] = {}
        for decision in part.items:
            years.setdefault(decision.date.year, []).append(line(catalogue, decision))
        yield Page(
            address=part.address,
            kind="decisions",
            section="quyet-dinh",
            title=f"Quyết định khen thưởng{part.suffix}",
            summary=f"{len(ordered)} quyết định khen thưởng, mới nhất trước, kèm danh sách và nguồn.",
            model=Model(tuple((year, tuple(lines)) for year, lines in years.items()), part.pager),
            crumbs=(HOME, Link("Quyết định", ADDRESS)),
        )


def line(catalogue: Catalogue, decision: Decision) -> Line:
    issuer = catalogue.organisations.get(decision.issuer)
    in_force = decision.status is DecisionStatus.IN_FORCE
    return Line(
        link=link_to(decision),
        date=dates.day_text(decision.date),
        issuer=periods.organisation_name_on(issuer, decision.date) if issuer else "",
        title=decision.title,
        listed=len(decision.rows),
        list_state="" if decision.list_state is ListState.PUBLISHED else decision.list_state.label,
        status="" if in_force else decision.status.label,
        illustrative=decision.illustrative,
    )
