"""What stands at the address of a page that was taken down: neutral words, and nothing of what was there."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import dates
from bangvang.catalogue import Catalogue
from bangvang.page import PREFIX, Draft, Link, Page, link_to, url_of
from bangvang.records import Exemplar


class Model(Struct, frozen=True):
    """`what` became of the page; `gone` is the sentence that says why; `now` where it is, if that may be told."""

    what: str
    gone: str
    now: Link | None = None


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for exemplar in catalogue.exemplars.values():
        if exemplar.withdrawn:
            yield Draft(url_of(exemplar), partial(_pages, exemplar, url_of(exemplar), _withdrawn(exemplar)))
        for id in exemplar.former_ids:
            address = f"{PREFIX[Exemplar]}{id}/"
            yield Draft(address, partial(_pages, exemplar, address, _moved(exemplar)))


def _withdrawn(exemplar: Exemplar) -> Model:
    day, why = dates.day_text(exemplar.withdrawn.on), exemplar.withdrawn.reason.label
    return Model("đã được gỡ", f"Nội dung ở địa chỉ này được gỡ ngày {day}, {why}.")


def _moved(exemplar: Exemplar) -> Model:
    """Where a name was changed quietly, nothing leads from the old address to the new one."""
    told = not exemplar.withdrawn and not exemplar.hidden_names
    return Model(
        "không còn ở đây",
        "Địa chỉ này không dùng nữa.",
        link_to(exemplar) if told else None,
    )


def _pages(exemplar: Exemplar, address: str, model: Model) -> Iterator[Page]:
    yield Page(
        address=address,
        kind="tombstone",
        section="guong",
        title=f"Trang {model.what}",
        summary=model.gone,
        model=model,
        crumbs=(Link("Trang chủ"), Link("Gương điển hình", "guong/")),
        index=False,
        source=exemplar.path,
    )
