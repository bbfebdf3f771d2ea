"""The four links of work with exemplars (phát hiện, bồi dưỡng, tổng kết, nhân rộng) as a board, and each link's list.

The board shows the newest of each link, so it stays light however many there are.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from bangvang import listing, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Card, Draft, Link, Page
from bangvang.records import Exemplar
from bangvang.records.exemplar import Stage
from bangvang.views.facts import HOME
from bangvang.views.people import Brief, brief

ADDRESS = "bon-khau/"
NEWEST = 8
MEANINGS = {
    Stage.DISCOVERED: "Tìm ra người, tập thể và việc làm đáng học.",
    Stage.FOSTERED: "Giúp người ấy, cách làm ấy vững thêm.",
    Stage.SUMMED_UP: "Rút ra cách làm, ghi lại để người khác đọc được.",
    Stage.REPLICATED: "Nơi khác đã làm theo, có kết quả.",
}
SLUGS = {stage: vietnamese.slugify(stage.label) for stage in Stage}


class Link4(Struct, frozen=True):
    """One of the four links: those at it, or the newest of them; with how many places took each up."""

    number: int
    label: str
    meaning: str
    address: str
    count: int
    shown: tuple[tuple[Brief, int], ...]


class Model(Struct, frozen=True):
    links: tuple[Link4, ...]
    """All four on the board; one on the page of its list."""
    unsaid: int
    pager: listing.Pager | None = None


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    found = _by_stage(catalogue)
    yield Draft(ADDRESS, partial(_board, catalogue, found))
    for stage, exemplars in found.items():
        yield Draft(_address(stage), partial(_lists, catalogue, stage, exemplars))


def _by_stage(catalogue: Catalogue) -> dict[Stage, list[Exemplar]]:
    """Exemplars at each link, the newest first."""
    found: dict[Stage, list[Exemplar]] = {stage: [] for stage in Stage}
    for one in catalogue.exemplars.values():
        if one.stage and not one.withdrawn:
            found[one.stage].append(one)
    for exemplars in found.values():
        exemplars.sort(key=lambda one: (-(one.published.toordinal() if one.published else 0), one.id))
    return found


def _board(catalogue: Catalogue, found: dict[Stage, list[Exemplar]]) -> Iterator[Page]:
    shown = sum(not one.withdrawn for one in catalogue.exemplars.values())
    yield Page(
        address=ADDRESS,
        kind="stages",
        section="guong",
        title="Bốn khâu xây dựng điển hình",
        summary="Gương điển hình theo bốn khâu: phát hiện, bồi dưỡng, tổng kết, nhân rộng.",
        model=Model(
            tuple(_link4(catalogue, stage, len(found[stage]), found[stage][:NEWEST]) for stage in Stage),
            unsaid=shown - sum(map(len, found.values())),
        ),
        crumbs=(HOME, Link("Gương điển hình", "guong/"), Link("Bốn khâu", ADDRESS)),
        card=Card("Gương điển hình", "Bốn khâu", tuple(stage.label.capitalize() for stage in Stage)),
    )


def _lists(catalogue: Catalogue, stage: Stage, exemplars: Sequence[Exemplar]) -> Iterator[Page]:
    for part in listing.parts(_address(stage), exemplars):
        yield Page(
            address=part.address,
            kind="stages",
            section="guong",
            title=f"Khâu {stage.label}{part.suffix}",
            summary=f"{len(exemplars)} gương ở khâu {stage.label}. {MEANINGS[stage]}",
            model=Model((_link4(catalogue, stage, len(exemplars), part.items),), unsaid=0, pager=part.pager),
            crumbs=(
                HOME,
                Link("Gương điển hình", "guong/"),
                Link("Bốn khâu", ADDRESS),
                Link(stage.label.capitalize(), _address(stage)),
            ),
        )


def _link4(catalogue: Catalogue, stage: Stage, count: int, shown: Sequence[Exemplar]) -> Link4:
    briefs = tuple((brief(catalogue, one), len(one.replicated_at)) for one in shown)
    number = list(Stage).index(stage) + 1
    return Link4(number, stage.label, MEANINGS[stage], _address(stage), count, briefs)


def _address(stage: Stage) -> str:
    return f"{ADDRESS}{SLUGS[stage]}/"
