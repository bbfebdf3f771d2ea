"""The hub of the rolls: by year, by honour, by place, by organisation; and what is still unverified."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang.catalogue import Catalogue
from bangvang.page import Card, Draft, Link, Page, link_to
from bangvang.records import Award
from bangvang.views.facts import place_label

ADDRESS = "bang-vang/"


class Model(Struct, frozen=True):
    on_the_roll: int
    illustrative: int
    unverified: int
    years: tuple[tuple[Link, int], ...]
    levels: tuple[tuple[str, tuple[tuple[str, tuple[tuple[Link, int], ...]], ...]], ...]
    """Level, then category, then kinds of honour with how many names the roll has."""
    places: tuple[tuple[Link, int], ...]


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    rolled = [honour for honour in catalogue.honours if honour.on_the_roll]
    unverified = sum(honour.decision is None for honour in catalogue.honours)
    years = Counter(honour.year for honour in rolled)
    kinds = Counter(honour.award.id for honour in rolled)
    real = sum(not honour.illustrative for honour in rolled)
    yield Page(
        address=ADDRESS,
        kind="board",
        section="bang-vang",
        title="Bảng vàng",
        summary="Danh sách khen thưởng theo năm, theo danh hiệu, theo địa phương và đơn vị; mỗi tên kèm quyết định.",
        model=Model(
            on_the_roll=real,
            illustrative=len(rolled) - real,
            unverified=unverified,
            years=tuple(
                (Link(str(year), f"{ADDRESS}nam/{year}/"), years[year]) for year in sorted(years, reverse=True)
            ),
            levels=_levels(catalogue, kinds),
            places=_places(catalogue),
        ),
        crumbs=(Link("Trang chủ"), Link("Bảng vàng", ADDRESS)),
        card=Card("Danh sách khen thưởng", "Bảng vàng", ("Mỗi tên kèm quyết định của nó",)),
    )


def _levels(catalogue: Catalogue, kinds: Counter):
    awards = sorted(catalogue.awards.values(), key=_order)
    levels: dict[str, dict[str, list]] = {}
    for award in awards:
        group = levels.setdefault(award.level.label, {}).setdefault(award.category.label, [])
        group.append((link_to(award, ", ".join(award.abbreviations)), kinds[award.id]))
    return tuple(
        (level, tuple((category, tuple(links)) for category, links in categories.items()))
        for level, categories in levels.items()
    )


def _order(award: Award) -> tuple:
    levels, categories = list(type(award.level)), list(type(award.category))
    return levels.index(award.level), categories.index(award.category), award.rank, award.id


def _places(catalogue: Catalogue):
    """Places of today with how many exemplars come from them, former names counted in."""
    people: dict[str, set[str]] = {}
    for exemplar in catalogue.exemplars.values():
        for link in () if exemplar.withdrawn else exemplar.places:
            for place in catalogue.places_today.get(link.place, ()):
                people.setdefault(place.id, set()).add(exemplar.id)
    found = sorted(people.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(
        (Link(place_label(catalogue.places[id], catalogue.today), f"dia-phuong/{id}/"), len(ids)) for id, ids in found
    )
