"""A schematic map of the 34 provinces and cities: a tile each, set by hand about where they lie from each other.

It is no map: areas, borders and distances are not told. It stands for the list beside it. The archipelagos of Hoàng Sa
and Trường Sa are drawn as parts of the units they belong to (Đà Nẵng, Khánh Hòa). The units are those of Resolution
202/2025/QH15, in force since 1 July 2025.
"""

from collections.abc import Mapping
from typing import NamedTuple

from bangvang import vietnamese
from bangvang.catalogue import Catalogue

GRID: tuple[tuple[str, ...], ...] = (
    ("lai-chau", "lao-cai", "tuyen-quang", "cao-bang", ""),
    ("dien-bien", "son-la", "thai-nguyen", "lang-son", ""),
    ("", "phu-tho", "ha-noi", "bac-ninh", "quang-ninh"),
    ("", "", "ninh-binh", "hung-yen", "hai-phong"),
    ("", "thanh-hoa", "", "", ""),
    ("", "nghe-an", "", "", ""),
    ("", "ha-tinh", "", "", ""),
    ("", "", "quang-tri", "", ""),
    ("", "", "hue", "", ""),
    ("", "", "", "da-nang", ""),
    ("", "", "", "quang-ngai", ""),
    ("", "", "", "gia-lai", ""),
    ("", "", "", "dak-lak", ""),
    ("", "", "lam-dong", "khanh-hoa", ""),
    ("", "tay-ninh", "dong-nai", "", ""),
    ("", "dong-thap", "ho-chi-minh", "", ""),
    ("an-giang", "can-tho", "vinh-long", "", ""),
    ("", "ca-mau", "", "", ""),
)
ISLANDS = (("Hoàng Sa", 4, 9), ("Trường Sa", 4, 13))
"""Name, column and row: each beside the unit it is part of."""
WIDTH, HEIGHT, GAP = 72, 40, 4
"""Of a tile and between tiles, in units of the drawing, which is 376 wide: on a phone a unit is a pixel."""


class Tile(NamedTuple):
    """One province or city: where it stands, its name, how many, and whether something comes from there."""

    x: int
    y: int
    name: str
    count: str
    is_origin: bool
    is_island: bool = False


class Tiles(NamedTuple):
    """The whole drawing; `left_out` names units of today that have no tile."""

    tiles: tuple[Tile, ...]
    width: int
    height: int
    left_out: tuple[str, ...]


def tiles(catalogue: Catalogue, counts: Mapping[str, int], origins: frozenset[str]) -> Tiles:
    """The drawing for counts by province of today."""
    made = tuple(
        Tile(
            column * (WIDTH + GAP),
            row * (HEIGHT + GAP),
            _short(catalogue.places[id].name),
            vietnamese.number(counts[id]) if counts.get(id) else "",
            id in origins,
        )
        for row, ids in enumerate(GRID)
        for column, id in enumerate(ids)
        if id in catalogue.places
    )
    islands = (
        Tile(column * (WIDTH + GAP), row * (HEIGHT + GAP), name, "", False, True) for name, column, row in ISLANDS
    )
    drawn = {id for ids in GRID for id in ids}
    missing = sorted(catalogue.places[id].name for id in {*counts, *origins} - drawn if id in catalogue.places)
    return Tiles((*made, *islands), 5 * (WIDTH + GAP) - GAP, len(GRID) * (HEIGHT + GAP) - GAP, tuple(missing))


def _short(name: str) -> str:
    """A name without its kind, so that it fits its tile."""
    return name.removeprefix("Thành phố ").removeprefix("Tỉnh ")
