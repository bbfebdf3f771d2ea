"""Dated facts the engine stands on: kinds of honour, provinces, abbreviations, public holidays, limits of hosts.

They are data with their sources inside (`awards.yml`, `places.yml`, `abbreviations.yml`, `holidays.yml`,
`hosts.yml`), read like any record, because the law and the map keep changing.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

from msgspec import Struct, field
from pydantic import Field

from bangvang import engine, source
from bangvang.problems import Problem
from bangvang.reading import validate
from bangvang.recall import Ledger
from bangvang.records import BY_NAME, Award, Place, Record
from bangvang.records.common import CITED, Cited, Source
from bangvang.records.fields import Count, Day, Id, Line, Text, Value, many

FOLDER = Path(__file__).parent
LABEL = "bangvang/reference"
KEPT = "reference"
"""Name of what is kept of them."""


class Abbreviation(Value):
    """A short form and what it stands for."""

    short: Line
    long: Line
    note: Line | None = None
    sources: Cited = CITED


class Holiday(Value):
    """A public holiday or a day off given in its place."""

    date: Day
    name: Line
    uncertain: bool = False
    note: Line | None = None
    sources: Cited = CITED


class Host(Value):
    """Where a site may lie, and the most it takes: files, bytes in all, bytes a file, entries of one folder."""

    id: Id
    name: Line
    files: Count | None = None
    folders_count: bool = False
    """Whether a folder counts as a file."""
    bytes: Count | None = None
    file_bytes: Count | None = None
    in_folder: Count | None = None
    uncertain: bool = False
    note: Text | None = None
    sources: Cited = CITED


class Measure(Value):
    """How large a site of so many exemplars came out on a day: with the words of `manifest.Scale`."""

    date: Day
    exemplars: Count
    cards: bool = False
    """With share cards."""
    files: Count
    folders: Count
    size: Count
    largest: Line
    largest_size: Count
    in_fullest: Count


class Abbreviations(Value):
    """The whole of abbreviations.yml."""

    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    abbreviations: many(Abbreviation)


class Holidays(Value):
    """The whole of holidays.yml."""

    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    holidays: many(Holiday)


class Hosts(Value):
    """The whole of hosts.yml."""

    sources: tuple[Source, ...] = ()
    hosts: many(Host) = ()
    measured: many(Measure) = ()


class Reference(Struct, frozen=True):
    """All reference data of one engine version."""

    awards: tuple[Award, ...]
    places: tuple[Place, ...]
    abbreviations: tuple[Abbreviation, ...]
    holidays: frozenset[date]
    uncertain_holidays: frozenset[date] = frozenset()
    hosts: Hosts = field(default_factory=Hosts)


@cache
def load(memory: Path | None = None) -> tuple[Reference, tuple[Problem, ...]]:
    """The reference data, read once a process or once an engine, with whatever is wrong in the files.

    What an engine read is kept in the file `memory`.
    """
    if memory is None:
        return _read()
    ledger = Ledger(memory)
    found = ledger.answer(engine.digest(), _read)
    ledger.save()
    return found


def _read() -> tuple[Reference, tuple[Problem, ...]]:
    problems: list[Problem] = []
    awards = _records("award", "awards", problems)
    places = _records("place", "places", problems)
    abbreviations = Abbreviations.model_validate(_values("abbreviations", problems))
    holidays = Holidays.model_validate(_values("holidays", problems))
    days = frozenset(holiday.date for holiday in holidays.holidays)
    uncertain = frozenset(holiday.date for holiday in holidays.holidays if holiday.uncertain)
    hosts = Hosts.model_validate(_values("hosts", problems))
    return Reference(awards, places, abbreviations.abbreviations, days, uncertain, hosts), tuple(problems)


def _values(name: str, problems: list[Problem]) -> dict:
    path = FOLDER / f"{name}.yml"
    found, more = source.read_yaml(f"{LABEL}/{name}.yml", path.read_bytes(), source.DECISION_NODES)
    problems += more
    return found.values if found else {}


def _records(kind: str, name: str, problems: list[Problem]) -> tuple[Record, ...]:
    """The records in one file; each carries those of the file's sources that it cites."""
    path, data = f"{LABEL}/{name}.yml", (FOLDER / f"{name}.yml").read_bytes()
    values = _values(name, problems)
    shared = {one["key"]: one for one in values.get("sources", ())}
    records = []
    for index, one in enumerate(values.get(name, ())):
        cited = [shared[key] for key in _cited(one) if key in shared]

        def place(loc, key=False, index=index):
            return source.locate(path, data, (name, index, *loc), key)

        record, more = validate(BY_NAME[kind], {**one, "sources": [*one.get("sources", ()), *cited]}, "", place)
        problems += more
        if record:
            records.append(record.read_from(path))
    return tuple(records)


def _cited(record: dict) -> list[str]:
    """Keys of sources cited by the parts of a record, each once."""
    parts = [*record.get("periods", ()), *record.get("names", ())]
    cited = (part.get("sources", ()) for part in parts)
    return list(dict.fromkeys(key for keys in cited for key in ([keys] if isinstance(keys, str) else keys)))
