"""All organisations by name, those that have ended among them."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import listing, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page, link_to
from bangvang.views.facts import HOME, span

ADDRESS = "don-vi/"


class Model(Struct, frozen=True):
    groups: tuple[tuple[str, tuple[Link, ...]], ...]
    pager: listing.Pager


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    kinds = {
        kind: order for order, kind in enumerate(dict.fromkeys(one.type for one in catalogue.organisations.values()))
    }
    ordered = sorted(
        catalogue.organisations.values(), key=lambda one: (kinds[one.type], vietnamese.title_key(one.name))
    )
    for part in listing.parts(ADDRESS, ordered):
        groups: dict[str, list[Link]] = {}
        for one in part.items:
            ended = span(one.founded, one.ended) if one.ended else ""
            groups.setdefault(one.type.label, []).append(link_to(one, ended))
        yield Page(
            address=part.address,
            kind="organisations",
            section="bang-vang",
            title=f"Đơn vị{part.suffix}",
            summary=f"{len(ordered)} cơ quan, tổ chức, đơn vị có trong quyết định, phong trào và hồ sơ gương.",
            model=Model(tuple((label, tuple(links)) for label, links in groups.items()), part.pager),
            crumbs=(HOME, Link("Đơn vị", ADDRESS)),
        )
