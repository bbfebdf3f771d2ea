"""All congresses, conferences and ceremonies, newest first."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import listing
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page, link_to
from bangvang.views.facts import HOME, when

ADDRESS = "su-kien/"


class Model(Struct, frozen=True):
    events: tuple[tuple[Link, str, str], ...]
    """Link, date, summary."""
    pager: listing.Pager


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    ordered = sorted(
        catalogue.events.values(), key=lambda one: (one.starts.earliest().toordinal() if one.starts else 0, one.id)
    )
    for part in listing.parts(ADDRESS, ordered[::-1]):
        yield Page(
            address=part.address,
            kind="events",
            section="phong-trao",
            title=f"Sự kiện{part.suffix}",
            summary=f"{len(ordered)} đại hội, hội nghị, lễ tuyên dương.",
            model=Model(
                tuple((link_to(one), when(one.starts, one.ends), one.summary) for one in part.items), part.pager
            ),
            crumbs=(HOME, Link("Phong trào", "phong-trao/"), Link("Sự kiện", ADDRESS)),
        )
