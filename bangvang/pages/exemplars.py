"""All exemplars from A to Z, by given name: the list that works without JavaScript and holds everyone."""

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import Struct

from bangvang import listing, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page
from bangvang.records import Exemplar
from bangvang.records.exemplar import RecipientKind
from bangvang.views.people import Brief, brief

ADDRESS = "guong/"


class Model(Struct, frozen=True):
    letters: tuple[Link, ...]
    groups: tuple[tuple[str, str, tuple[Brief, ...]], ...]
    """Initial, its anchor, the exemplars under it on this page."""
    pager: listing.Pager
    persons: int
    collectives: int


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    shown = sorted((one for one in catalogue.exemplars.values() if not one.withdrawn), key=sort_key)
    initials = [initial(one) for one in shown]
    letters = listing.letters(ADDRESS, initials)
    persons = sum(one.kind is RecipientKind.PERSON for one in shown)
    for part in listing.parts(ADDRESS, shown):
        yield Draft(part.address, partial(_pages, catalogue, part, letters, persons))


def _pages(
    catalogue: Catalogue, part: listing.Part[Exemplar], letters: tuple[Link, ...], persons: int
) -> Iterator[Page]:
    total = part.pager.total
    yield Page(
        address=part.address,
        kind="exemplars",
        section="guong",
        title=f"Gương điển hình{part.suffix}",
        summary=f"{total} gương điển hình, xếp theo tên gọi từ A đến Y.",
        model=Model(letters, _grouped(catalogue, part.items), part.pager, persons, total - persons),
        crumbs=(Link("Trang chủ"), Link("Gương điển hình", ADDRESS)),
    )


def sort_key(exemplar: Exemplar) -> tuple:
    """People by given name; collectives by their title, word by word."""
    if exemplar.kind is RecipientKind.PERSON or exemplar.sort_name:
        return vietnamese.name_key(exemplar.name, exemplar.sort_name or ""), exemplar.id
    return vietnamese.title_key(exemplar.name), exemplar.id


def initial(exemplar: Exemplar) -> str:
    if exemplar.kind is RecipientKind.PERSON or exemplar.sort_name:
        return vietnamese.initial(exemplar.name, exemplar.sort_name or "")
    return vietnamese.initial_of_title(exemplar.name)


def _grouped(catalogue: Catalogue, shown: Iterable[Exemplar]) -> tuple[tuple[str, str, tuple[Brief, ...]], ...]:
    groups: dict[str, list[Brief]] = {}
    for one in shown:
        groups.setdefault(initial(one), []).append(brief(catalogue, one))
    return tuple((letter, f"chu-{listing.anchor(letter)}", tuple(group)) for letter, group in groups.items())
