"""Words shared by all kinds of record on their way into the index: bodies, places, honours as short texts."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from bangvang import dates, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.dates import PartialDate
from bangvang.outputs.search.doc import Value
from bangvang.page import name_of
from bangvang.records import Award, Organisation, Place, Record
from bangvang.records.common import PlaceLink
from bangvang.views.facts import place_label
from bangvang.views.public import is_public_record

Names = dict[str, tuple[str, ...]]


class Gathering:
    """A catalogue as the index asks it. Names that many records share are gathered once. Of a record invented
    for illustration it tells nothing, so that no word of it comes in through a record that refers to it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    @cached_property
    def _awards(self) -> Names:
        return {award.id: tuple(_award(award)) for award in _real(self.catalogue.awards.values())}

    @cached_property
    def _bodies(self) -> Names:
        return {body.id: tuple(_body(body)) for body in _real(self.catalogue.organisations.values())}

    @cached_property
    def _campaigns(self) -> Names:
        real = _real(self.catalogue.campaigns.values())
        return {one.id: (one.name, *one.aka, *one.abbreviations) for one in real}

    @cached_property
    def _places(self) -> Names:
        return {place.id: tuple(self._place(place)) for place in _real(self.catalogue.places.values())}

    def award(self, id: str | None) -> tuple[str, ...]:
        """All names of a kind of honour."""
        return self._awards.get(id or "", ())

    def body(self, id: str | None) -> tuple[str, ...]:
        """All names of an organisation, then and now."""
        return self._bodies.get(id or "", ())

    def campaign(self, id: str | None) -> tuple[str, ...]:
        return self._campaigns.get(id or "", ())

    def place(self, id: str | None) -> tuple[str, ...]:
        """Names of a place, and of what it belongs to today."""
        return self._places.get(id or "", ())

    def places(self, links: Iterable[PlaceLink]) -> Iterator[str]:
        for link in links:
            yield " ".join(filter(None, (link.detail, *self.place(link.place)[:1])))
            yield from self.place(link.place)

    def linked(self, kind: str, ids: Iterable[str]) -> Iterator[str]:
        """Names and subjects of records referred to."""
        shelf = self.catalogue.of_kind(kind)
        for one in _real(shelf[id] for id in ids if id in shelf):
            yield name_of(one)
            yield from filter(None, [getattr(one, "title", "")])

    def shown_place(self, links: Iterable[PlaceLink], day: date | None = None) -> str:
        """The first place as it was called then, and what it belongs to now when that differs."""
        for link in links:
            if text := self.place_then_and_now(link.place, day):
                return text
        return ""

    def place_then_and_now(self, id: str | None, day: date | None = None) -> str:
        place = self.catalogue.places.get(id or "")
        if place is None:
            return ""
        then = place_label(place, day)
        now = [place_label(one, self.catalogue.today) for one in self.catalogue.places_today[place.id]]
        return then if now == [then] else f"{then} (nay: {vietnamese.listed(now)})"

    def may_be_found(self, id: str | None) -> bool:
        """Whether a person, collective or household may be found: one taken down or invented may not, not even
        through a list or an initiative that is public and names it. Who has no record may."""
        one = self.catalogue.exemplars.get(id or "")
        return one is None or is_public_record(one)

    # ---- values of facets

    def place_values(self, ids: Iterable[str | None]) -> dict[str, tuple[Value, ...]]:
        places, known = self.catalogue.places, [id for id in ids if id in self.catalogue.places]
        today = [one for id in known for one in self.catalogue.places_today[id]]
        then = [places[id] for id in known]
        return {"place": _values(today), "placeThen": _values(then)}

    def award_values(self, ids: Iterable[str | None]) -> dict[str, tuple[Value, ...]]:
        awards = [self.catalogue.awards[id] for id in ids if id in self.catalogue.awards]
        levels = tuple((one.level.value, one.level.label) for one in awards)
        return {"award": _values(awards), "level": levels}

    def values(self, kind: str, ids: Iterable[str | None]) -> tuple[Value, ...]:
        shelf = self.catalogue.of_kind(kind)
        return _values(shelf[id] for id in ids if id in shelf)

    def _place(self, place: Place) -> Iterator[str]:
        yield place_label(place, None)
        yield from dict.fromkeys((*(f"{one.type.label} {one.name}" for one in place.names), *place.aka))
        for one in self.catalogue.places_today[place.id]:
            yield place_label(one, self.catalogue.today)


def _award(award: Award) -> Iterator[str]:
    yield from (award.name, *award.aka, *award.abbreviations)


def _body(body: Organisation) -> Iterator[str]:
    yield from dict.fromkeys((body.name, *(one.name for one in body.names), *body.aka, *body.abbreviations))


def _values(records: Iterable[Record]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys((record.id, name_of(record)) for record in _real(records)))


def _real(records: Iterable[Record]) -> Iterator[Record]:
    return (record for record in records if not record.illustrative)


def years(*days: PartialDate | date | None) -> tuple[str, ...]:
    """Years and whole days as people type them."""
    found: list[str] = []
    for day in days:
        if isinstance(day, date):
            found += [dates.day_text(day), str(day.year)]
        elif day:
            found.append(day.text())
    return tuple(dict.fromkeys(found))
