"""The field guide: every key of every kind of record, made from the schema."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from bangvang import fieldguide
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page
from bangvang.records import KINDS, Kind
from bangvang.views.facts import HOME

ADDRESS = "huong-dan/ho-so/"
GUIDES = (HOME, Link("Hướng dẫn", "huong-dan/"), Link("Các loại hồ sơ", ADDRESS))


@dataclass(frozen=True)
class Model:
    kinds: tuple[Link, ...]
    """All kinds: given on the list page only."""
    label: str
    folder: str
    suffix: str
    fields: tuple[fieldguide.FieldDoc, ...]


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, _index)
    for kind in KINDS:
        yield Draft(_address(kind), partial(_pages, kind))


def _index() -> Iterator[Page]:
    links = tuple(
        Link(
            kind.label.capitalize(),
            _address(kind),
            kind.where if "<" in kind.where else f"{kind.folder}/…{kind.suffix}",
        )
        for kind in KINDS
    )
    yield Page(
        address=ADDRESS,
        kind="guide",
        section="huong-dan",
        title="Các loại hồ sơ và mục cần khai",
        summary=f"{len(KINDS)} loại hồ sơ; mỗi mục: khóa ghi trong tệp, ý nghĩa, giá trị nhận được.",
        model=Model(links, "", "", "", ()),
        crumbs=GUIDES,
    )


def _pages(kind: Kind) -> Iterator[Page]:
    yield Page(
        address=_address(kind),
        kind="guide",
        section="huong-dan",
        title=f"Hồ sơ {kind.label}: các mục cần khai",
        summary=f"Các mục của hồ sơ {kind.label}, ghi trong {kind.folder}/.",
        model=Model((), kind.label, kind.folder, kind.suffix, fieldguide.guide(kind.name)),
        crumbs=(*GUIDES, Link(kind.label.capitalize(), _address(kind))),
    )


def _address(kind: Kind) -> str:
    return f"{ADDRESS}{kind.name}/"
