"""Files → catalogue: which file is which record, all read in batches and brought together; nothing is judged yet."""

import pickle
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

from msgspec import Struct

from bangvang import catalogue, engine, hub, judging, kept, reading, recall, reference, sealed, source, strays
from bangvang.catalogue import Catalogue
from bangvang.crew import ALONE, Crew
from bangvang.problems import Problem
from bangvang.project import FOLDERS
from bangvang.reading import Unit
from bangvang.recall import Asked
from bangvang.records import COMPANIONS, KINDS, OPERATOR, Contest, Kind, Operator, Record, kind_at, scores_path
from bangvang.scoring import published
from bangvang.scoring.published import Marks
from bangvang.sealing import header
from bangvang.source import Files, Folder
from bangvang.watch import Watch

if TYPE_CHECKING:
    from bangvang.photos import Photo

RECORDS = "records"
"""Folder of what is kept of records read before."""
PROSE = "content/pages/"
Prepare = Callable[[list[Record]], tuple[Mapping[str, "Photo"], list[Problem]]]
"""Makes the photos of the records that were read fit to publish; without it there are none."""
READING = "đọc hồ sơ"
BATCH = 100
"""Files a job: enough that starting one costs nothing beside it."""


class Sheet(Struct, frozen=True):
    """The file of a record, and the CSV beside it when there is one; not opened yet."""

    kind: Kind
    path: str
    rows: str = ""


Item = TypeVar("Item")
"""Whatever a path leads to."""


class Catalogued(Struct, frozen=True):
    """All records, and what is wrong in single files."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]


def folder(root: Path) -> tuple[Folder, list[Problem]]:
    """The files of records and photos of the project at `root`."""
    paths, problems = source.find_files(root, FOLDERS)
    return Folder(root, paths, limit_of), problems


def written_by_hand(files: Files) -> dict[str, bytes]:
    """The bytes of every file but photos, of those that can be read."""
    loaded = ((path, files.load(path)[0]) for path in files.paths if not path.endswith(strays.PHOTO_SUFFIXES))
    return {path: data for path, data in loaded if data is not None}


def gather(
    files: Files,
    today: date,
    crew: Crew = ALONE,
    prepare: Prepare | None = None,
    memory: Path | None = None,
    watch: Watch | None = None,
    held: dict | None = None,
) -> Catalogued:
    """Read everything and bring it together, with what is wrong in single files; no rule is applied yet.

    `memory` and `held` as in `read_all`.
    """
    sheets, problems = sort_out(files.paths)
    records, more = read_all(files, sheets, crew, memory, watch, held)
    photos, unusable = prepare(records) if prepare else ({}, [])
    known, reference_problems = reference.load(memory and memory.with_name(reference.KEPT))
    operator, unfit = read_operator(files)
    read = {record.path for record in records}
    unreadable = frozenset((one.kind.name, one.kind.id_of(one.path) or "") for one in sheets if one.path not in read)
    marks, unsound = read_marks(files, records)
    unsealed = sealed.problems(files, records, memory and memory.with_name(sealed.KEPT))
    every, origins, unfound = hub.add(files, records, known.awards, memory and memory.with_name(hub.KEPT))
    there = frozenset(files.paths)
    gathered = catalogue.gather(every, known, today, unreadable, there, photos, operator, marks, origins)
    found = (*problems, *more, *unusable, *unfit, *unsound, *unsealed, *unfound, *reference_problems)
    return Catalogued(gathered, found)


def everything(root: Path, files: Files, today: date) -> Catalogued:
    """All that the files say, whether it may be shown or not; what cannot be read is for `check` to tell."""
    return gather(files, today, memory=kept.folder(root) / RECORDS)


def sort_out(paths: Iterable[str]) -> tuple[list[Sheet], list[Problem]]:
    """Which file holds which kind of record; a file that is nobody's is told, not passed over."""
    sheets, problems, there = [], [], set(paths)
    for path in sorted(there):
        if sheet := sheet_of(path, there):
            sheets.append(sheet)
            continue
        folder = _folder_of(path)
        stem, dot, ending = path.rpartition(".")
        suffix = dot + ending
        if path == OPERATOR.pattern or path.startswith(PROSE) or (suffix in strays.PHOTO_SUFFIXES and folder):
            continue
        if not (suffix == ".csv" and f"{stem}.yml" in there) and not COMPANIONS.fullmatch(path):
            problems.append(strays.stray(path, folder))
    return sheets, problems


def _folder_of(path: str) -> Kind | None:
    """The first kind in whose folder a file lies, whether it is one of its records or not."""
    return next((kind for kind in KINDS if path.startswith(kind.folder + "/")), None)


def sheet_of(path: str, there: Container[str]) -> Sheet | None:
    """The file of a record, and of a decision the CSV beside it when there is one; None when it is none."""
    kind = kind_at(path)
    if kind is None:
        return None
    rows = path.removesuffix(kind.suffix) + ".csv"
    return Sheet(kind, path, rows if kind.name == "decision" and rows in there else "")


def read_operator(files: Files) -> tuple[Operator, list[Problem]]:
    """Who runs the site, as far as its file says."""
    data, problems = files.load(OPERATOR.pattern) if OPERATOR.pattern in files.paths else (None, [])
    record, more = reading.read(Unit(OPERATOR, OPERATOR.pattern, data)) if data is not None else (None, [])
    return record or Operator(id=OPERATOR.name), [*problems, *more]


def read_marks(files: Files, records: Iterable[Record]) -> tuple[dict[tuple[str, str], Marks], list[Problem]]:
    """Published marks of every round that a contest declares, by contest and round."""
    found, problems, there = {}, [], frozenset(files.paths)
    for contest in (one for one in records if isinstance(one, Contest)):
        for said in contest.rounds:
            path = scores_path(contest.id, said.id)
            data, more = files.load(path) if path in there else (None, [])
            problems += more
            if data is not None:
                text = data.decode("utf-8", "replace")
                found[contest.id, said.id], more = published.read(path, text, judging.round_of(said).criteria)
                problems += more
    return found, problems


def read_all(
    files: Files,
    sheets: Sequence[Sheet],
    crew: Crew,
    memory: Path | None = None,
    watch: Watch | None = None,
    held: dict | None = None,
) -> tuple[list[Record], list[Problem]]:
    """Read every sheet, in bundles over the crew when it is worth it, in no order that means anything.

    What was read of the same bytes before is taken from the folder `memory`, or from `held`, which a process that
    reads again and again keeps.
    """
    watch = watch or Watch()
    records, problems = [], []
    bundles, stage = bundled(sheets), watch.stage(READING)
    answers = recall.answers(crew, _look_at, files, bundles, memory, _sign, held)
    for told in watch.over(READING, answers, len(bundles)):
        read, more = told.answer
        records += read
        problems += more
        stage.done += len(read)
        stage.before += len(read) * told.before
    return records, problems


def bundled(items: Iterable[Item], path_of=attrgetter("path"), size: int = BATCH) -> list[list[Item]]:
    """Whatever has a path in bundles of about `size`; which one is in which follows from its path, so that one that
    comes or goes changes no other bundle than its own."""
    items = list(items)
    bundles: list[list[Item]] = [[] for _ in range(1 << (len(items) // size).bit_length())]
    for item in items:
        bundles[crc32(path_of(item).encode()) % len(bundles)].append(item)
    return bundles


def _look_at(files: Files, sheets: Iterable[Sheet]) -> Asked:
    """A bundle's files, opened; what they hold decides what is read in them."""
    units, problems, digest = [], [], blake2b(engine.digest(), digest_size=16)
    for sheet in sheets:
        unit, more = unit_of(files, sheet)
        problems += more
        if unit:
            units.append(unit)
            digest.update(pickle.dumps((unit.kind.name, unit.path, unit.data, unit.rows_path, unit.rows_data)))
    return Asked(None if problems else digest.digest(), partial(_read, units, problems))


def _sign(files: Files, sheets: Iterable[Sheet]) -> bytes | None:
    """Of a bundle's files as the disk tells of them; what one of them holds cannot be told from that if it is new."""
    digest = blake2b(engine.digest(), digest_size=16)
    for sheet in sheets:
        stamps = [files.stamp(path) for path in (sheet.path, sheet.rows) if path]
        if not all(stamps):
            return None
        digest.update(repr((sheet.path, sheet.rows, stamps)).encode())
    return digest.digest()


def _read(units: Iterable[Unit], problems: list[Problem]) -> tuple[list[Record], list[Problem]]:
    records, problems = [], list(problems)
    for unit in units:
        record, more = reading.read(unit)
        problems += more
        if record is not None:
            records.append(record)
    return records, problems


def unit_of(files: Files, sheet: Sheet) -> tuple[Unit | None, list[Problem]]:
    """A sheet with its bytes; None when they cannot be had."""
    data, problems = files.load(sheet.path)
    rows, more = files.load(sheet.rows) if sheet.rows else (b"", [])
    problems = [*problems, *more]
    if data is None:
        return None, problems
    return Unit(sheet.kind, sheet.path, data, sheet.rows if rows is not None else "", rows or b""), problems


def limit_of(path: str) -> int:
    """Bytes. Decisions may carry lists of thousands; a story never needs a megabyte, a photo often several."""
    if path.endswith(".age"):
        return header.MAX_BYTES + 1
    if path.endswith(strays.PHOTO_SUFFIXES):
        from bangvang import photos  # loads Pillow, for bytes of photos that few ask for here

        return photos.MOST_BYTES
    if hub.is_source(path):
        return hub.MOST_BYTES
    long = path.endswith(".csv") or path.startswith("content/decisions/")
    return source.TABLE_BYTES if long else source.RECORD_BYTES
