"""Files → catalogue and problems: which file is which record, read in batches, gathered, judged by every rule."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from bangvang import batches, catalogue, disclosure, reading, reference, rules
from bangvang.catalogue import Catalogue
from bangvang.photos import Photo
from bangvang.problems import At, Problem, Severity, in_order
from bangvang.reading import Unit
from bangvang.records import KINDS, OPERATOR, Operator, Record

PHOTO_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
FOLDERS = ("exemplars", "content")
PROSE = "content/pages/"
DOORS = ("content/contests/",)
"""Folders of kinds that are still to come; what lies there is left alone for now."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking found out: everything read, as it may be shown today, and everything wrong."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]


def check(
    files: Mapping[str, bytes],
    today: date,
    executor: Executor | None = None,
    prepare: Callable[[list[Record]], tuple[Mapping[str, Photo], list[Problem]]] | None = None,
) -> Checked:
    """Read, gather and judge `files` (path → bytes; of photos the path counts) as of `today`.

    `prepare` makes the photos of the records that were read fit to publish; without it there are none.
    """
    units, problems = sort_out(files)
    records, more = read_all(units, executor)
    photos, unusable = prepare(records) if prepare else ({}, [])
    problems += unusable
    known, reference_problems = reference.load()
    read = {record.path for record in records}
    unreadable = frozenset((unit.kind.name, PurePosixPath(unit.path).stem) for unit in units if unit.path not in read)
    operator, unfit = read_operator(files)
    gathered = catalogue.gather(records, known, today, unreadable, frozenset(files), photos, operator)
    by_path = {unit.path: unit for unit in units}
    found = rules.run(gathered, lambda record, loc, key: _place(by_path, record, loc, key))
    return Checked(
        disclosure.public(gathered), tuple(in_order([*problems, *more, *unfit, *reference_problems, *found]))
    )


def sort_out(files: Mapping[str, bytes]) -> tuple[list[Unit], list[Problem]]:
    """Which file holds which kind of record; a file that is nobody's is told, not passed over."""
    units, problems = [], []
    for path in sorted(files):
        kind = next((kind for kind in KINDS if path.startswith(kind.folder + "/")), None)
        suffix = PurePosixPath(path).suffix
        if path == OPERATOR.folder or path.startswith((PROSE, *DOORS)) or (suffix in PHOTO_SUFFIXES and kind):
            continue
        if kind and suffix == kind.suffix:
            beside = str(PurePosixPath(path).with_suffix(".csv"))
            rows = beside if kind.name == "decision" and beside in files else ""
            units.append(Unit(kind, path, files[path], rows, files[rows] if rows else b""))
        elif not (suffix == ".csv" and str(PurePosixPath(path).with_suffix(".yml")) in files):
            problems.append(_stray(path, kind))
    return units, problems


def read_operator(files: Mapping[str, bytes]) -> tuple[Operator, list[Problem]]:
    """Who runs the site, as far as its file says."""
    data = files.get(OPERATOR.folder)
    record, problems = reading.read(Unit(OPERATOR, OPERATOR.folder, data)) if data is not None else (None, [])
    return record or Operator(id=OPERATOR.name), problems


def read_all(units: list[Unit], executor: Executor | None) -> tuple[list[Record], list[Problem]]:
    """Read every unit, in batches over the executor when there is one; the order of the result is that of the units."""
    records, problems = [], []
    spread = executor if len(units) > batches.SIZE else None
    jobs = ((None, batch) for batch in batches.batched(units))
    for _, (read, more) in batches.mapped(_read_batch, jobs, spread):
        records += read
        problems += more
    return records, problems


def _read_batch(units: Iterable[Unit]) -> tuple[list[Record], list[Problem]]:
    records, problems = [], []
    for unit in units:
        record, more = reading.read(unit)
        problems += more
        if record is not None:
            records.append(record)
    return records, problems


def _place(units: Mapping[str, Unit], record: Record, loc, key: bool) -> At:
    unit = units.get(record.path)
    return reading.place_of(unit)(loc, key) if unit else At(record.path)


def _stray(path: str, kind) -> Problem:
    if kind:
        fix = f"Hồ sơ {kind.label} là tệp {kind.suffix} trong {kind.folder}/; hãy đổi tên hoặc chuyển đi."
    else:
        fix = "Hồ sơ nằm trong: " + ", ".join(f"{one.folder}/" for one in KINDS) + "."
    return Problem(At(path), "stray-file", f"không biết tệp “{path}” là hồ sơ gì", fix, Severity.WARNING)
