"""Every record by identity, the honours resolved, and what points at what: the one value pages are made from."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field

from bangvang import vietnamese
from bangvang.dates import PartialDate
from bangvang.honours import Honour
from bangvang.records import (
    BY_MODEL,
    BY_NAME,
    Award,
    Bloc,
    Campaign,
    Contest,
    ContestResult,
    Decision,
    Document,
    Entry,
    Event,
    Exemplar,
    Initiative,
    Notice,
    Operator,
    Organisation,
    Place,
    Record,
)
from bangvang.records.origin import Origin
from bangvang.records.schema import references
from bangvang.reference import Reference
from bangvang.scoring.published import Marks

if TYPE_CHECKING:
    from bangvang.photos import Photo  # with a library that takes long to load, and that few commands use

Made = TypeVar("Made")


class Catalogue(Struct, frozen=True, dict=True):
    """All records by kind and id, reference data too. `unreadable` holds ids of files that could not be read, `files`
    every path seen, `photos` those that can be published, by path, `origins` who else tells of a record."""

    exemplars: Mapping[str, Exemplar]
    decisions: Mapping[str, Decision]
    awards: Mapping[str, Award]
    places: Mapping[str, Place]
    organisations: Mapping[str, Organisation]
    campaigns: Mapping[str, Campaign]
    blocs: Mapping[str, Bloc]
    events: Mapping[str, Event]
    documents: Mapping[str, Document]
    initiatives: Mapping[str, Initiative]
    notices: Mapping[str, Notice]
    contests: Mapping[str, Contest]
    entries: Mapping[str, Entry]
    results: Mapping[str, ContestResult]
    reference: Reference
    today: date
    twins: tuple[tuple[Record, Record], ...] = ()
    unreadable: frozenset[tuple[str, str]] = field(default=frozenset())
    files: frozenset[str] = field(default=frozenset())
    photos: Mapping[str, "Photo"] = field(default_factory=dict)
    operator: Operator = field(default=Operator(id="operator"))
    marks: Mapping[tuple[str, str], Marks] = field(default_factory=dict)
    """Published marks of judges by contest and round."""
    origins: Mapping[tuple[str, str], tuple[Origin, ...]] = field(default_factory=dict)

    @cached_property
    def _made(self) -> dict:
        """A scratch for what rules and views would work out of records again and again; no fact is kept here."""
        return {}

    def once(self, key: Hashable, make: Callable[..., Made], *arguments: object) -> Made:
        """What `make` gives for the arguments, made the first time it is asked for under that key."""
        if key not in self._made:
            self._made[key] = make(*arguments)
        return self._made[key]

    def of_kind(self, kind: str) -> Mapping[str, Record]:
        """Records of a kind by its name in `records.KINDS`."""
        return getattr(self, BY_NAME[kind].shelf)

    def records(self) -> Iterable[Record]:
        """Every record, kind by kind."""
        for kind in BY_MODEL.values():
            yield from self.of_kind(kind.name).values()

    @cached_property
    def honours(self) -> tuple[Honour, ...]:
        """All honours: decisions' rows first, then what exemplars tell without a decision."""
        return (*self._decided(), *self._told())

    @cached_property
    def honours_of(self) -> Mapping[str, tuple[Honour, ...]]:
        """Honours by exemplar id, in order of date."""
        found = defaultdict(list)
        for honour in self.honours:
            if honour.exemplar:
                found[honour.exemplar.id].append(honour)
        return {id: tuple(sorted(honours, key=_by_date)) for id, honours in found.items()}

    @cached_property
    def honours_by(self) -> Mapping[str, tuple[Honour, ...]]:
        """Honours by decision id, in the order of the list."""
        found = defaultdict(list)
        for honour in self.honours:
            if honour.decision:
                found[honour.decision.id].append(honour)
        return {id: tuple(honours) for id, honours in found.items()}

    @cached_property
    def entries_of(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries by the id of their contest, in order of code."""
        found = defaultdict(list)
        for entry in self.entries.values():
            found[entry.contest].append(entry)
        return {id: tuple(entries) for id, entries in found.items()}

    @cached_property
    def pointing_at(self) -> Mapping[tuple[str, str], tuple[Record, ...]]:
        """Who refers to a record: (kind, id) → records, each once."""
        found = defaultdict(list)
        for record in self.records():
            for key in dict.fromkeys((kind, id) for _, kind, id in references(record)):
                found[key].append(record)
        return {key: tuple(records) for key, records in found.items()}

    @cached_property
    def places_today(self) -> Mapping[str, tuple[Place, ...]]:
        """By place id: the units of today it lies in, found by following successors to the end; may be several."""
        return {id: self._followed(id) for id in self.places}

    @cached_property
    def predecessors(self) -> Mapping[str, tuple[Place, ...]]:
        """By place id: the former units that went into it, at any remove."""
        found = defaultdict(list)
        for id, today in self.places_today.items():
            for place in today:
                if place.id != id:
                    found[place.id].append(self.places[id])
        return {id: tuple(places) for id, places in found.items()}

    def _followed(self, id: str) -> tuple[Place, ...]:
        reached, waiting, seen = [], [id], set()
        while waiting:
            place = self.places.get(waiting.pop(0))
            if place is None or place.id in seen:
                continue
            seen.add(place.id)
            if _stands(place, self.today) or not place.successors:
                reached.append(place)
            else:
                waiting += place.successors
        return tuple(sorted(reached, key=lambda one: vietnamese.title_key(one.name)))

    def _decided(self) -> Iterable[Honour]:
        for decision in self.decisions.values():
            day = PartialDate(decision.date.year, decision.date.month, decision.date.day)
            for index, row in enumerate(decision.rows):
                award = self.awards.get(row.award or decision.award or "")
                if award is None:
                    continue
                exemplar = self.exemplars.get(row.recipient or "")
                shown = exemplar if exemplar and not exemplar.withdrawn else None  # the list is public, the story gone
                yield Honour(
                    award=award,
                    award_class=row.award_class or (not row.award and decision.award_class) or "",
                    name=row.name or (exemplar.name if exemplar else ""),
                    honorific=row.honorific or (shown.honorific or "" if shown else ""),
                    kind=exemplar.kind if exemplar else row.kind,
                    exemplar=shown,
                    date=day,
                    posthumous=row.posthumous,
                    reason=row.reason or "",
                    decision=decision,
                    row=index,
                )

    def _told(self) -> Iterable[Honour]:
        for exemplar in self.exemplars.values():
            for told in () if exemplar.withdrawn else exemplar.honours:
                award = self.awards.get(told.award)
                if award is None:
                    continue
                yield Honour(
                    award=award,
                    award_class=told.award_class or "",
                    name=exemplar.name,
                    honorific=exemplar.honorific or "",
                    kind=exemplar.kind,
                    exemplar=exemplar,
                    date=told.date,
                    posthumous=told.posthumous,
                    reason=told.reason or "",
                    told=told,
                )


def gather(
    records: Iterable[Record],
    reference: Reference,
    today: date,
    unreadable: frozenset[tuple[str, str]] = frozenset(),
    files: frozenset[str] = frozenset(),
    photos: Mapping[str, "Photo"] | None = None,
    operator: Operator | None = None,
    marks: Mapping[tuple[str, str], Marks] | None = None,
    origins: Mapping[tuple[str, str], tuple[Origin, ...]] | None = None,
) -> Catalogue:
    """Put records in order of kind and id; of two with one id that is kept whose path says it, else the first one."""
    shelves: dict[str, dict[str, Record]] = {kind.shelf: {} for kind in BY_MODEL.values()}
    twins = []
    for record in (*reference.awards, *reference.places, *sorted(records, key=lambda record: record.path)):
        kind = BY_MODEL[type(record)]
        first = (shelf := shelves[kind.shelf]).setdefault(record.id, record)
        if first is not record:
            if record.id == kind.id_of(record.path) != kind.id_of(first.path):
                shelf[record.id], first, record = record, record, first
            twins.append((first, record))
    return Catalogue(
        **{name: dict(sorted(shelf.items())) for name, shelf in shelves.items()},
        reference=reference,
        today=today,
        twins=tuple(twins),
        unreadable=unreadable,
        files=files,
        photos=photos or {},
        operator=operator or Operator(id="operator"),
        marks=marks or {},
        origins=origins or {},
    )


def kind_of(record: Record) -> str:
    """The name of a record's kind."""
    return BY_MODEL[type(record)].name


def _stands(place: Place, day: date) -> bool:
    return (until := place.names[-1].valid_until) is None or until.latest() >= day


def _by_date(honour: Honour) -> tuple:
    return honour.date.order if honour.date else (date.max,), honour.award.rank, honour.award.id
