"""Where initiatives and ways of working were taken up: a schematic map made at build time, and the list behind it."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from msgspec import Struct

from bangvang import listing, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Card, Draft, Link, Page
from bangvang.views.facts import HOME
from bangvang.views.spread import Taken, counts, origins, taken
from bangvang.views.tiles import Tiles, tiles

ADDRESS = "sang-kien/nhan-rong/"


class Model(Struct, frozen=True):
    tiles: Tiles | None
    reading: str
    groups: tuple[tuple[Link, str, tuple[Taken, ...]], ...]
    """Province of today, its id, what was taken up there."""
    pager: listing.Pager
    unplaced: int
    illustrative: bool


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    found = taken(catalogue)
    drawn = tiles(catalogue, counts(found), origins(catalogue))
    for part in listing.parts(ADDRESS, found):
        yield Page(
            address=part.address,
            kind="spread",
            section="sang-kien",
            title=f"Nơi đã nhân rộng{part.suffix}",
            summary="Sáng kiến, cách làm hay đã được nơi khác làm theo: ở đâu, từ bao giờ, được gì.",
            model=Model(
                tiles=None if part.suffix else drawn,
                reading=_reading(catalogue, found),
                groups=tuple(_groups(part.items)),
                pager=part.pager,
                unplaced=sum(not one.key for one in found),
                illustrative=any(one.illustrative for one in part.items),
            ),
            crumbs=(HOME, Link("Sáng kiến", "sang-kien/"), Link("Nơi đã nhân rộng", ADDRESS)),
            card=None if part.suffix else Card("Sáng kiến", "Nơi đã nhân rộng", ("Ở đâu, từ bao giờ, được gì",)),
        )


def _groups(items: Sequence[Taken]) -> Iterator[tuple[Link, str, tuple[Taken, ...]]]:
    for (link, key), lines in groupby(items, key=lambda one: (one.province, one.key)):
        yield link, key, tuple(lines)


def _reading(catalogue: Catalogue, found: tuple[Taken, ...]) -> str:
    """One sentence that says what the drawing shows."""
    by_province = counts(found)
    if not by_province:
        return "Chưa hồ sơ nào ghi nơi làm theo ở tỉnh, thành phố nào."
    most = max(by_province.values())
    first = sorted(catalogue.places[id].name for id, count in by_province.items() if count == most)
    times = vietnamese.padded(sum(by_province.values()))
    where = f"Có {times} lượt làm theo ở {vietnamese.padded(len(by_province))} tỉnh, thành phố"
    invented = sum(one.illustrative for one in found if one.key)
    aside = f" Trong đó {vietnamese.padded(invented)} lượt là dữ liệu minh họa, không có thật." if invented else ""
    return f"{where}; nhiều nhất là {vietnamese.listed(first)} ({vietnamese.padded(most)} lượt).{aside}"
