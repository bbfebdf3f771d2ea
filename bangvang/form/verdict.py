"""What the check found, for whoever fills in the form: no terminal need be read."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from bangvang import problems
from bangvang.problems import Problem, Severity
from bangvang.records import kind_at

NOT_THERE = ("place", "result")
"""Kinds the form has no collection of: they are worked out, or come with the engine."""
MOST = 100
"""Places told at once; a list of thousands is for `check`."""


def told(found: Iterable[Problem]) -> dict:
    """As JSON: a sentence, and every error and warning with its place, its record in the form, and what to do."""
    grave = [one for one in found if one.severity is not Severity.ADVICE]
    grave.sort(key=lambda one: one.severity is not Severity.ERROR)
    errors = any(one.severity is Severity.ERROR for one in grave)
    said = f"Đã kiểm tra: {problems.tally(grave)}." if grave else "Đã kiểm tra: không có lỗi."
    said += " Còn lỗi thì trang chưa dựng lại." if errors else ""
    return {"said": said, "errors": errors, "more": max(0, len(grave) - MOST), "places": [*map(_place, grave[:MOST])]}


def _place(one: Problem) -> dict:
    severity = one.severity.label
    where = f"{one.at.path}, dòng {one.at.line}"
    return {"severity": severity, "where": where, "entry": entry(one.at.path), "said": one.message, "fix": one.fix}


def entry(path: str) -> str:
    """Where in the form the record of a file is opened; empty when it has none there (places, photos, pages)."""
    file = PurePosixPath(path)
    kind = kind_at(str(file.with_suffix(".yml")) if file.suffix == ".csv" else path)
    if kind is None or kind.name in NOT_THERE:
        return ""
    folder, name = kind.folder, kind.name
    if kind.name == "entry":  # each contest has a collection of its own
        folder = "/".join(file.parts[:4])
        name = f"entry-{file.parts[2]}"
    return f"#/collections/{name}/entries/{file.relative_to(folder).with_suffix('')}"
