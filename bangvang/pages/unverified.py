"""Honours that sources tell of while no decision is on file: listed openly, never in the roll."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page
from bangvang.views.facts import BOARD
from bangvang.views.honours import in_roll_order
from bangvang.views.rolls import Roll, rolls

ADDRESS = "bang-vang/chua-xac-minh/"


class Model(Struct, frozen=True):
    roll: Roll
    total: int


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    told = in_roll_order(honour for honour in catalogue.honours if honour.decision is None)
    for part, roll in rolls(catalogue, ADDRESS, told, lambda honour: honour.award.name):
        yield Page(
            address=part.address,
            kind="unverified",
            section="bang-vang",
            title=f"Danh hiệu chưa xác minh{part.suffix}",
            summary=f"{len(told)} danh hiệu được các nguồn nhắc đến nhưng chưa tìm thấy quyết định.",
            model=Model(roll, len(told)),
            crumbs=(*BOARD, Link("Chưa xác minh", ADDRESS)),
        )
