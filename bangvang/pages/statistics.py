"""Statistics in aggregate, of all that is public or of one year, level or issuer, with charts made at build time."""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from bangvang.catalogue import Catalogue
from bangvang.page import Card, Draft, Link, Page
from bangvang.records.award import Level
from bangvang.views.charts import Chart
from bangvang.views.facts import HOME
from bangvang.views.statistics import Case, charts, scopes

ADDRESS = "thong-ke/"
FEWEST = 10
"""Honours a year, level or issuer must have to get a page of its own: of fewer, nothing but small cells would show."""
MOST_ISSUERS = 60


class Model(Struct, frozen=True):
    scope: str
    honours: int
    decisions: int
    charts: tuple[Chart, ...]
    filters: tuple[tuple[str, tuple[Link, ...]], ...]


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    found = scopes(catalogue)
    chosen = _chosen(catalogue, found)
    filters = tuple((label, tuple(link for link, _ in parts)) for label, parts in chosen if parts)
    yield _page(catalogue, found[""][""], Link("", ADDRESS), filters)
    for _, parts in chosen:
        for link, part in parts:
            yield _page(catalogue, part, link, filters)


def _page(catalogue: Catalogue, cases: Sequence[Case], link: Link, filters) -> Page:
    crumbs = (HOME, Link("Thống kê", ADDRESS), *([link] if link.text else []))
    return Page(
        address=link.address,
        kind="statistics",
        section="bang-vang",
        title=f"Thống kê khen thưởng: {link.text}" if link.text else "Thống kê khen thưởng",
        summary="Số liệu gộp về người, tập thể được khen: vai trò, đơn vị, địa phương, thời gian, bằng chứng.",
        model=Model(
            scope=link.text,
            honours=len(cases),
            decisions=len({one.decision.id for one in cases}),
            charts=charts(catalogue, cases),
            filters=filters,
        ),
        crumbs=crumbs,
        card=None if link.text else Card("Bảng vàng", "Thống kê khen thưởng", ("Số liệu gộp, ai cũng kiểm được",)),
    )


def _chosen(
    catalogue: Catalogue, found: dict[str, dict[str, list[Case]]]
) -> list[tuple[str, list[tuple[Link, list[Case]]]]]:
    levels = {level.value: level.label for level in Level}
    years = sorted(found["nam"], reverse=True)
    issuers = sorted(found["noi-ban-hanh"], key=lambda id: (-len(found["noi-ban-hanh"][id]), id))[:MOST_ISSUERS]
    names = {id: catalogue.organisations[id].name for id in issuers}
    return [
        ("Theo năm", _links("nam", {year: f"Năm {year}" for year in years}, found["nam"])),
        ("Theo cấp khen", _links("cap", {id: levels[id] for id in levels if id in found["cap"]}, found["cap"])),
        ("Theo nơi ban hành", _links("noi-ban-hanh", names, found["noi-ban-hanh"])),
    ]


def _links(part: str, names: dict[str, str], cases: dict[str, list[Case]]) -> list[tuple[Link, list[Case]]]:
    return [(Link(name, f"{ADDRESS}{part}/{id}/"), cases[id]) for id, name in names.items() if len(cases[id]) >= FEWEST]
