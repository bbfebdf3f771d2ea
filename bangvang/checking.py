"""Files → catalogue and problems: gathered, and judged by every rule."""

from collections.abc import Container, Iterable, Mapping
from datetime import date
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from bangvang import disclosure, fingerprints, gathering, hub, reading, recall, rules
from bangvang.catalogue import Catalogue
from bangvang.crew import ALONE, Crew
from bangvang.gathering import Prepare
from bangvang.problems import At, Problem, in_order
from bangvang.reading import Unit
from bangvang.recall import Asked
from bangvang.records import Record
from bangvang.source import Files, Given


class Checked(Struct, frozen=True):
    """All records, and what is wrong with them as far as it was looked for."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]


def check(
    files: Files | Mapping[str, bytes],
    today: date,
    crew: Crew = ALONE,
    prepare: Prepare | None = None,
) -> Checked:
    """Read, gather and judge `files` (path → bytes; of photos the path counts) as of `today`.

    What is answered is as it may be shown today.
    """
    files = Given(files) if isinstance(files, Mapping) else files
    gathered = gathering.gather(files, today, crew, prepare)
    found = apply_rules(files, gathered.catalogue)
    return Checked(disclosure.public(gathered.catalogue), tuple(in_order([*gathered.problems, *found])))


class Judging(NamedTuple):
    """What records are judged by: the catalogue, a digest of its facts, and where a value stands in its file."""

    catalogue: Catalogue
    facts: bytes
    place: rules.Place


def apply_rules(
    files: Files, known: Catalogue, where: Container[str] | None = None, memory: Path | None = None
) -> list[Problem]:
    """What every rule finds; only the files in which something is wrong are opened again, to say where.

    Given `where`, places are worked out in those files alone; of the others it is said which file. What was found
    before, of the same facts, or of the same stories beside them, is taken from the folder `memory`. Records of other
    sites were judged there.
    """

    @cache
    def unit(path: str) -> Unit | None:
        sheet = gathering.sheet_of(path, known.files) if path in known.files else None
        return gathering.unit_of(files, sheet)[0] if sheet else None

    def place(record: Record, loc, key: bool) -> At:
        found = unit(record.path) if where is None or record.path in where else None
        return reading.place_of(found)(loc, key) if found else At(record.path)

    judging = Judging(known, fingerprints.facts(known) if memory else b"", place)
    jobs = [None, *gathering.bundled(known.records())]
    found = chain.from_iterable(told.answer for told in recall.answers(ALONE, _look_at, judging, jobs, memory))
    return [problem for problem in found if not hub.is_source(problem.at.path)]


def _look_at(judging: Judging, records: Iterable[Record] | None) -> Asked:
    """All facts; or the stories of a bundle of records."""
    catalogue, facts, place = judging
    if records is None:
        return Asked(facts, partial(rules.of_facts, catalogue, place))
    return Asked(facts + fingerprints.stories(records), partial(rules.of_stories, catalogue, records, place))
