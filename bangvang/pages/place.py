"""A province: its names through time, what it belongs to now, and who comes from or was honoured there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct

from bangvang import listing, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.honours import Honour
from bangvang.page import Card, Draft, Link, Page, link_to, url_of
from bangvang.records import Exemplar, Place
from bangvang.views.facts import HOME, Foot, foot, place_label, span
from bangvang.views.honours import HonourView, honour_view, in_roll_order
from bangvang.views.people import Brief, brief


class NameView(Struct, frozen=True):
    """A name the place bore."""

    name: str
    span: str
    code: str
    uncertain: tuple[str, ...]


class Model(Struct, frozen=True):
    name: str
    aka: tuple[str, ...]
    names: tuple[NameView, ...]
    now: tuple[Link, ...]
    formers: tuple[Link, ...]
    note: str
    exemplars: tuple[tuple[Brief, str], ...]
    """Each with the name of the former unit it comes by, when that is another."""
    pager: listing.Pager
    honours: tuple[HonourView, ...]
    honour_count: int
    organisations: tuple[Link, ...]
    foot: Foot


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    people, honours, bodies = _people(catalogue), _honours(catalogue), _organisations(catalogue)
    for place in catalogue.places.values():
        reach = (place.id, *(one.id for one in catalogue.predecessors.get(place.id, ())))
        yield Draft(url_of(place), partial(_pages, catalogue, place, reach, people, honours, bodies))


def _pages(catalogue, place: Place, reach: tuple[str, ...], people, honours, bodies) -> Iterator[Page]:
    address = url_of(place)
    shown = _merged(reach, people)
    lines = in_roll_order(honour for id in reach for honour in honours.get(id, ()))
    today = catalogue.places_today[place.id]
    now = tuple(Link(place_label(one, catalogue.today), url_of(one)) for one in today if one.id != place.id)
    title = place_label(place, catalogue.today)
    title = title[:1].upper() + title[1:] + ("" if not now else " (cũ)")
    for part in listing.parts(address, shown):
        yield Page(
            address=part.address,
            kind="place",
            section="bang-vang",
            title=title + part.suffix,
            summary=_summary(title, now, len(shown)),
            model=Model(
                name=title,
                aka=place.aka,
                names=tuple(
                    NameView(
                        f"{one.type.label} {one.name}",
                        span(one.valid_from, one.valid_until),
                        one.code or "",
                        one.uncertain,
                    )
                    for one in place.names
                ),
                now=now,
                formers=tuple(_former(catalogue.places[id]) for id in reach[1:]),
                note=place.note or "",
                exemplars=tuple(
                    (brief(catalogue, exemplar), "" if came == place.id else place_label(catalogue.places[came], None))
                    for exemplar, came in part.items
                ),
                pager=part.pager,
                honours=tuple(honour_view(catalogue, one) for one in lines[: listing.PER_PAGE])
                if not part.suffix
                else (),
                honour_count=len(lines),
                organisations=tuple(link_to(one) for id in reach for one in bodies.get(id, ()) if not one.illustrative),
                foot=foot(place),
            ),
            crumbs=(HOME, Link("Địa phương", "dia-phuong/"), Link(title, address)),
            card=Card("Địa phương", title, (f"{len(shown)} gương điển hình",)) if shown and not part.suffix else None,
            source=place.path,
        )


def _people(catalogue: Catalogue) -> Mapping[str, list[Exemplar]]:
    found = defaultdict(list)
    for exemplar in catalogue.exemplars.values():
        if not exemplar.withdrawn:
            for id in dict.fromkeys(link.place for link in exemplar.places):
                found[id].append(exemplar)
    return found


def _honours(catalogue: Catalogue) -> Mapping[str, list[Honour]]:
    """Only rows that name a place themselves; a person's own places are told on the person's card."""
    found = defaultdict(list)
    for honour in catalogue.honours:
        if honour.on_the_roll and honour.line and honour.line.place:
            found[honour.line.place].append(honour)
    return found


def _organisations(catalogue: Catalogue):
    found = defaultdict(list)
    for organisation in catalogue.organisations.values():
        for id in dict.fromkeys(link.place for link in organisation.places):
            found[id].append(organisation)
    return found


def _merged(reach: tuple[str, ...], people: Mapping[str, list[Exemplar]]) -> list[tuple[Exemplar, str]]:
    """Each exemplar once, by the nearest place it is linked to, given names in Vietnamese order."""
    found: dict[str, tuple[Exemplar, str]] = {}
    for id in reach:
        for exemplar in people.get(id, ()):
            found.setdefault(exemplar.id, (exemplar, id))
    return sorted(found.values(), key=lambda one: vietnamese.name_key(one[0].name, one[0].sort_name or ""))


def _former(place: Place) -> Link:
    last = place.names[-1]
    return Link(f"{last.type.label} {last.name}", url_of(place), span(place.names[0].valid_from, last.valid_until))


def _summary(title: str, now: tuple[Link, ...], count: int) -> str:
    belongs = f", nay thuộc {vietnamese.listed([one.text for one in now])}" if now else ""
    return f"{title}{belongs}: {count} gương điển hình." if count else f"{title}{belongs}."
