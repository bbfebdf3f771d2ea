"""The register of initiatives (sáng kiến)."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import listing, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page, link_to
from bangvang.views.facts import HOME
from bangvang.views.people import opening

ADDRESS = "sang-kien/"


class Line(Struct, frozen=True):
    """An initiative in the register."""

    link: Link
    authors: tuple[str, ...]
    organisation: Link
    period: str
    scope: str
    replicated: int
    result: str
    """Of the newest replication that has one, in brief."""
    illustrative: bool


class Model(Struct, frozen=True):
    lines: tuple[Line, ...]
    pager: listing.Pager


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    ordered = sorted(catalogue.initiatives.values(), key=lambda one: vietnamese.title_key(one.title))
    for part in listing.parts(ADDRESS, ordered):
        yield Page(
            address=part.address,
            kind="initiatives",
            section="sang-kien",
            title=f"Sổ sáng kiến{part.suffix}",
            summary=f"{len(ordered)} sáng kiến: giải quyết việc gì, áp dụng ở đâu, đã nhân rộng đến đâu.",
            model=Model(tuple(_line(catalogue, one) for one in part.items), part.pager),
            crumbs=(HOME, Link("Sáng kiến", ADDRESS)),
        )


def _line(catalogue: Catalogue, one) -> Line:
    organisation = catalogue.organisations.get(one.organisation or "")
    return Line(
        link=link_to(one),
        authors=tuple(author.name for author in one.authors),
        organisation=link_to(organisation) if organisation else Link(""),
        period=one.year.text() if one.year else one.period or "",
        scope=one.scope or "",
        replicated=len(one.replicated_at),
        result=next((opening(it.result, 120) for it in reversed(one.replicated_at) if it.result), ""),
        illustrative=one.illustrative,
    )
