"""The sites a hub is made from: whose data, of which day, under which licence, how much of it, and what was joined."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page, link_to
from bangvang.records.origin import Origin
from bangvang.views.facts import HOME

ADDRESS = "nguon/"
KINDS = ("exemplar", "decision", "organisation")


class Source(Struct, frozen=True):
    """A site: its name and address, the licence and day of its data, how many records of each kind it told of."""

    site: str
    home: str
    licence: str
    day: str
    counts: tuple[int, ...]


class Model(Struct, frozen=True):
    sources: tuple[Source, ...]
    joined: tuple[tuple[Link, tuple[str, ...]], ...]
    """Records that several sites tell of, and which sites."""


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    if catalogue.origins:
        yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    counts = Counter((one.source, kind) for (kind, _), found in catalogue.origins.items() for one in found)
    sites = {one.source: one for found in catalogue.origins.values() for one in found}
    yield Page(
        address=ADDRESS,
        kind="sources",
        section="gioi-thieu",
        title="Các trang nguồn",
        summary=f"{len(sites)} trang góp dữ liệu vào đây: của ai, đến ngày nào, giấy phép gì, bao nhiêu hồ sơ.",
        model=Model(
            sources=tuple(_source(sites[name], counts) for name in sorted(sites)),
            joined=tuple(_joined(catalogue)),
        ),
        crumbs=(HOME, Link("Các trang nguồn", ADDRESS)),
    )


def _source(one: Origin, counts: Counter) -> Source:
    return Source(one.site, one.home, one.licence, one.day, tuple(counts[one.source, kind] for kind in KINDS))


def _joined(catalogue: Catalogue) -> Iterator[tuple[Link, tuple[str, ...]]]:
    """What several sites tell of, ours included."""
    for (kind, id), found in sorted(catalogue.origins.items()):
        record = catalogue.of_kind(kind).get(id)
        if record and (len(found) > 1 or not record.path.startswith("content/hub/")):
            own = () if record.path.startswith("content/hub/") else ("trang này",)
            yield link_to(record), (*own, *(one.site for one in found))
