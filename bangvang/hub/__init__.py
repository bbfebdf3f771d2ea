"""Records from other sites: what lies in content/hub/, one file a site, read, checked and joined with our own."""

from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from bangvang import engine, recall
from bangvang.crew import ALONE
from bangvang.hub import form, joining, reading
from bangvang.hub.joining import Name
from bangvang.hub.reading import Told, is_source
from bangvang.problems import At, Problem, Severity
from bangvang.recall import Asked
from bangvang.records import Award, Decision, Record
from bangvang.records.origin import Origin
from bangvang.source import Files

KEPT = "hub"
"""Folder of what is kept of files read before."""
MOST_BYTES = 64_000_000
"""Ten thousand people with their honours take about fourteen."""
__all__ = ["KEPT", "MOST_BYTES", "Hub", "add", "form", "is_source"]


class Hub(NamedTuple):
    """All records, ours first, where the others come from, and what is wrong with the files they came in."""

    records: list[Record]
    origins: dict[Name, tuple[Origin, ...]]
    problems: list[Problem]


def add(files: Files, own: list[Record], awards: Iterable[Award], memory: Path | None = None) -> Hub:
    """The records of all sources beside our own; a site that has no sources keeps its own as they are.

    `awards` are the kinds of honour that everybody knows. What was read of the same bytes before is in `memory`.
    """
    paths = [path for path in files.paths if is_source(path)]
    if not paths:
        return Hub(own, {}, [])
    told, problems = [], []
    for answer in recall.answers(ALONE, _look_at, files, paths, memory):
        found, more = answer.answer
        told += found
        problems += more
    known = {one.id for one in awards} | {one.id for one in own if isinstance(one, Award)}
    ours = {joining.name_of(one) for one in own}
    problems += _taken(told, ours)
    told = [one._replace(record=_known(one, known, problems)) for one in told]
    return Hub(*joining.joined(own, [one for one in told if joining.name_of(one.record) not in ours]), problems)


def _look_at(files: Files, path: str) -> Asked:
    data, problems = files.load(path)
    if data is None:
        return Asked(None, lambda: ((), problems))
    digest = blake2b(engine.digest() + path.encode() + b"\0" + data, digest_size=16).digest()
    return Asked(digest, partial(reading.read, path, data))


def _taken(told: Iterable[Told], ours: set[Name]) -> Iterator[Problem]:
    """Two of one name: a record of ours, or of another source, that happens to be called so."""
    seen = set(ours)
    for one in told:
        if (name := joining.name_of(one.record)) in seen:
            fix = "Đổi tên tệp của nguồn trong content/hub/."
            yield reading.fault(one.record.path, one.line, f"mã “{name[1]}” đã là của một hồ sơ khác", fix)
        seen.add(name)


def _known(told: Told, awards: set[str], problems: list[Problem]) -> Record:
    """The record; of a decision without the rows whose kind of honour nobody here knows, which are told."""
    record = told.record
    if not isinstance(record, Decision):
        return record
    unknown = sorted({row.award or "" for row in record.rows} - awards)
    for award in unknown:
        count = sum((row.award or "") == award for row in record.rows)
        message = f"{count} dòng của quyết định {record.number} mang danh hiệu “{award}” mà trang này chưa có"
        fix = f"Chép content/awards/{award}.yml của trang nguồn vào đây; chưa có thì các dòng ấy không hiện."
        problems.append(Problem(At(record.path, told.line), "unknown-hub-award", message, fix, Severity.WARNING))
    if not unknown:
        return record
    return record.model_copy(update={"rows": tuple(row for row in record.rows if row.award in awards)})
