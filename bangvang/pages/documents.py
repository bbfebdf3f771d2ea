"""All documents that campaigns, awards and decisions stand on, by type."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import listing
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page, link_to
from bangvang.records.document import DocumentType
from bangvang.views.facts import HOME

ADDRESS = "van-ban/"


class Model(Struct, frozen=True):
    groups: tuple[tuple[str, tuple[tuple[Link, str], ...]], ...]
    pager: listing.Pager


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    types = {type: order for order, type in enumerate(DocumentType)}
    newest = sorted(catalogue.documents.values(), key=lambda one: one.id)
    newest.sort(key=lambda one: one.date.earliest().toordinal() if one.date else 0, reverse=True)
    ordered = sorted(newest, key=lambda one: types[one.type])
    for part in listing.parts(ADDRESS, ordered):
        groups: dict[str, list[tuple[Link, str]]] = {}
        for one in part.items:
            groups.setdefault(one.type.label, []).append((link_to(one, one.title), one.date.text() if one.date else ""))
        yield Page(
            address=part.address,
            kind="documents",
            section="phong-trao",
            title=f"Văn bản{part.suffix}",
            summary=f"{len(ordered)} văn bản về thi đua, khen thưởng: luật, nghị định, kế hoạch, hướng dẫn.",
            model=Model(tuple((label, tuple(lines)) for label, lines in groups.items()), part.pager),
            crumbs=(HOME, Link("Phong trào", "phong-trao/"), Link("Văn bản", ADDRESS)),
        )
