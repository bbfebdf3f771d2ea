"""Accessibility: what was done, tried and is still missing, and whom to tell."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page
from bangvang.views.facts import HOME

ADDRESS = "tiep-can/"


class Model(Struct, frozen=True):
    operator: str
    contacts: tuple[str, ...]
    photos: int
    """Photos on show; each has a description, or its record would be refused."""


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    operator = catalogue.operator
    records = (record for kind in ("exemplar", "campaign", "event") for record in catalogue.of_kind(kind).values())
    yield Page(
        address=ADDRESS,
        kind="accessibility",
        section="",
        title="Trợ năng",
        summary="Trang này đã làm gì để ai cũng đọc được, đã thử những gì và còn thiếu gì.",
        model=Model(
            operator=operator.name or "",
            contacts=operator.accessibility or operator.contacts,
            photos=sum(len(record.photos) for record in records),
        ),
        crumbs=(HOME, Link("Trợ năng", ADDRESS)),
    )
