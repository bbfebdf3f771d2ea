"""Public-opinion notices: open ones first, then the archive."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page
from bangvang.views.facts import HOME
from bangvang.views.notices import Window, window

ADDRESS = "lay-y-kien/"


class Model(Struct, frozen=True):
    open: tuple[Window, ...]
    coming: tuple[Window, ...]
    closed: tuple[Window, ...]


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    newest = sorted(catalogue.notices.values(), key=lambda one: (one.opens, one.id), reverse=True)
    windows = [window(catalogue, notice) for notice in newest]
    states = {state: tuple(one for one in windows if one.state == state) for state in ("open", "not-yet", "closed")}
    yield Page(
        address=ADDRESS,
        kind="notices",
        section="lay-y-kien",
        title="Lấy ý kiến Nhân dân",
        summary="Các đề nghị khen thưởng đang lấy ý kiến Nhân dân: ai được đề nghị, góp ý ở đâu, đến ngày nào.",
        model=Model(states["open"], states["not-yet"], states["closed"]),
        crumbs=(HOME, Link("Lấy ý kiến", ADDRESS)),
    )
