"""The page of search: a form, and below it the lists that hold everything for who reads without JavaScript."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import listing, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page
from bangvang.views.facts import HOME

ADDRESS = "tim-kiem/"
YEARS = 12
"""As many years as fit a screen; the board has the others."""


class Way(Struct, frozen=True):
    """A list that holds every record of its kind."""

    link: Link
    count: int
    unit: str


class Model(Struct, frozen=True):
    letters: tuple[Link, ...]
    years: tuple[Link, ...]
    ways: tuple[Way, ...]


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    yield Page(
        address=ADDRESS,
        kind="search",
        section="",
        title="Tìm kiếm",
        summary="Tìm người, tập thể, đơn vị, danh hiệu, quyết định và phong trào; có dấu hay không dấu đều được.",
        model=Model(_letters(catalogue), _years(catalogue), tuple(way for way in _ways(catalogue) if way.count)),
        crumbs=(HOME, Link("Tìm kiếm", ADDRESS)),
        index=False,  # what it shows depends on what is asked
    )


def _letters(catalogue: Catalogue) -> tuple[Link, ...]:
    shown = (one for one in catalogue.exemplars.values() if not one.withdrawn)
    named = sorted(shown, key=lambda one: vietnamese.name_key(one.name, one.sort_name or ""))
    return listing.letters("guong/", [vietnamese.initial(one.name, one.sort_name or "") for one in named])


def _years(catalogue: Catalogue) -> tuple[Link, ...]:
    years = sorted({honour.year for honour in catalogue.honours if honour.on_the_roll}, reverse=True)
    return tuple(Link(str(year), f"bang-vang/nam/{year}/") for year in years[:YEARS])


def _ways(catalogue: Catalogue) -> Iterator[Way]:
    """Every list of the site, the most wanted first."""
    rolled = sum(honour.on_the_roll for honour in catalogue.honours)
    shown = sum(not one.withdrawn for one in catalogue.exemplars.values())
    yield Way(Link("Gương điển hình, từ A đến Y", "guong/"), shown, "hồ sơ")
    yield Way(Link("Bảng vàng theo năm và theo danh hiệu", "bang-vang/"), rolled, "lượt khen")
    yield Way(Link("Theo địa phương, tên cũ và tên mới", "dia-phuong/"), len(catalogue.places), "địa phương")
    yield Way(Link("Theo đơn vị", "don-vi/"), len(catalogue.organisations), "đơn vị")
    yield Way(Link("Quyết định", "quyet-dinh/"), len(catalogue.decisions), "quyết định")
    yield Way(Link("Phong trào", "phong-trao/"), len(catalogue.campaigns), "phong trào")
    yield Way(Link("Khối, cụm thi đua", "khoi-thi-dua/"), len(catalogue.blocs), "khối, cụm")
    yield Way(Link("Sự kiện", "su-kien/"), len(catalogue.events), "sự kiện")
    yield Way(Link("Văn bản", "van-ban/"), len(catalogue.documents), "văn bản")
    yield Way(Link("Sáng kiến", "sang-kien/"), len(catalogue.initiatives), "sáng kiến")
    yield Way(Link("Lấy ý kiến", "lay-y-kien/"), len(catalogue.notices), "thông báo")
