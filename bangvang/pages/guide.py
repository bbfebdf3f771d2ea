"""The field guide: every key of every kind of record, made from the schema."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import fieldguide
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page
from bangvang.records import OPERATOR, WRITTEN, Kind
from bangvang.views.facts import HOME

ADDRESS = "huong-dan/ho-so/"
GUIDES = (HOME, Link("Hướng dẫn", "huong-dan/"), Link("Các loại hồ sơ", ADDRESS))


class Model(Struct, frozen=True):
    kinds: tuple[Link, ...]
    """All kinds: given on the list page only."""
    place: str
    """Where the files of a kind lie."""
    alone: bool
    """Whether there is only one."""
    fields: tuple[fieldguide.FieldDoc, ...]


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, _index)
    for kind in WRITTEN:
        yield Draft(_address(kind), partial(_pages, kind))


def _index() -> Iterator[Page]:
    links = tuple(Link(kind.label.capitalize(), _address(kind), _place(kind)) for kind in WRITTEN)
    yield Page(
        address=ADDRESS,
        kind="guide",
        section="huong-dan",
        title="Các loại hồ sơ và mục cần khai",
        summary=f"{len(WRITTEN)} loại hồ sơ; mỗi mục: khóa ghi trong tệp, ý nghĩa, giá trị nhận được.",
        model=Model(links, "", False, ()),
        crumbs=GUIDES,
    )


def _pages(kind: Kind) -> Iterator[Page]:
    yield Page(
        address=_address(kind),
        kind="guide",
        section="huong-dan",
        title=f"Hồ sơ {kind.label}: các mục cần khai",
        summary=f"Các mục của hồ sơ {kind.label}, ghi trong {_place(kind)}.",
        model=Model((), _place(kind), kind == OPERATOR, fieldguide.guide(kind.name)),
        crumbs=(*GUIDES, Link(kind.label.capitalize(), _address(kind))),
    )


def _address(kind: Kind) -> str:
    return f"{ADDRESS}{kind.name}/"


def _place(kind: Kind) -> str:
    return kind.where if "<" in kind.where or kind == OPERATOR else f"{kind.folder}/…{kind.suffix}"
