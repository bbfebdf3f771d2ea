"""What stands at the address of a page that was taken down: neutral words, and nothing of what was there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from bangvang import dates
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page, url_of
from bangvang.records import Exemplar


@dataclass(frozen=True)
class Model:
    date: str
    reason: str


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for exemplar in catalogue.exemplars.values():
        if exemplar.withdrawn:
            yield Draft(url_of(exemplar), partial(_pages, exemplar))


def _pages(exemplar: Exemplar) -> Iterator[Page]:
    yield Page(
        address=url_of(exemplar),
        kind="tombstone",
        section="guong",
        title="Trang đã được gỡ",
        summary="Nội dung ở địa chỉ này đã được gỡ.",
        model=Model(dates.day_text(exemplar.withdrawn.on), exemplar.withdrawn.reason.label),
        crumbs=(Link("Trang chủ"), Link("Gương điển hình", "guong/")),
        index=False,
        source=exemplar.path,
    )
