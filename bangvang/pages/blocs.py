"""The list of emulation blocs: who leads each, how many belong to it, the last year that is told."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import listing, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page, link_to
from bangvang.records import Bloc
from bangvang.views.facts import HOME

ADDRESS = "khoi-thi-dua/"


class Line(Struct, frozen=True):
    """A bloc in the list, as it was in its last year."""

    link: Link
    type: str
    year: str
    head: Link
    members: int
    illustrative: bool


class Model(Struct, frozen=True):
    lines: tuple[Line, ...]
    pager: listing.Pager


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    ordered = sorted(catalogue.blocs.values(), key=lambda one: vietnamese.title_key(one.name))
    for part in listing.parts(ADDRESS, ordered):
        yield Page(
            address=part.address,
            kind="blocs",
            section="phong-trao",
            title=f"Khối, cụm thi đua{part.suffix}",
            summary=f"{len(ordered)} khối, cụm thi đua: thành viên, trưởng khối luân phiên, xếp hạng từng năm.",
            model=Model(tuple(_line(catalogue, one) for one in part.items), part.pager),
            crumbs=(HOME, Link("Phong trào", "phong-trao/"), Link("Khối, cụm thi đua", ADDRESS)),
        )


def _line(catalogue: Catalogue, bloc: Bloc) -> Line:
    last = max(bloc.years, key=lambda one: one.year, default=None)
    head = catalogue.organisations.get((last and last.head) or "")
    return Line(
        link=link_to(bloc),
        type=bloc.type.label,
        year=str(last.year) if last else "",
        head=link_to(head) if head else Link(""),
        members=len(last.members) if last else 0,
        illustrative=bloc.illustrative,
    )
