"""All provinces: those of today with the former ones that went into them, and the way from an old name."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import Struct

from bangvang import vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page, url_of
from bangvang.records import Place
from bangvang.views.facts import HOME, place_label, span

ADDRESS = "dia-phuong/"


class Now(Struct, frozen=True):
    """A unit of today and what went into it."""

    link: Link
    formers: tuple[Link, ...]


class Model(Struct, frozen=True):
    today: tuple[Now, ...]
    formers: tuple[tuple[Link, tuple[Link, ...]], ...]


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    ordered = sorted(catalogue.places.values(), key=lambda place: vietnamese.title_key(place.name))
    today = [place for place in ordered if [one.id for one in catalogue.places_today[place.id]] == [place.id]]
    formers = [place for place in ordered if place not in today]
    yield Page(
        address=ADDRESS,
        kind="places",
        section="bang-vang",
        title="Địa phương",
        summary=f"{len(today)} tỉnh, thành phố hiện nay và các tỉnh cũ: tên khi ấy, nay thuộc đâu.",
        model=Model(
            today=tuple(
                Now(_link(catalogue, place), _formers(catalogue.predecessors.get(place.id, ()))) for place in today
            ),
            formers=tuple(
                (former(place), tuple(_link(catalogue, one) for one in catalogue.places_today[place.id]))
                for place in formers
            ),
        ),
        crumbs=(HOME, Link("Địa phương", ADDRESS)),
    )


def former(place: Place) -> Link:
    """A former unit with the years it lasted, so that units of one name can be told apart."""
    last = place.names[-1]
    return Link(f"{last.type.label} {last.name}", url_of(place), span(place.names[0].valid_from, last.valid_until))


def _formers(places: Iterable[Place]) -> tuple[Link, ...]:
    """Former units; the years only where two bore one name."""
    links = [former(place) for place in places]
    named = Counter(link.text for link in links)
    return tuple(link if named[link.text] > 1 else Link(link.text, link.address) for link in links)


def _link(catalogue: Catalogue, place: Place) -> Link:
    return Link(place_label(place, catalogue.today), url_of(place))
