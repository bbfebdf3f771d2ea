"""Mistakes of users as data: where, which rule, what is wrong, what to do, and how a list of them prints.

Nothing a user wrote raises an exception: every stage of the pipeline returns its problems beside its
result, and they are printed together, sorted by place.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: an error keeps the site from being published, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def label(self) -> str:
        """The Vietnamese word people read."""
        return {"error": "lỗi", "warning": "cảnh báo", "advice": "gợi ý"}[self.value]


@dataclass(frozen=True, slots=True, order=True)
class At:
    """A place in a file: path relative to the project, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: its place, the rule it breaks, a Vietnamese sentence quoting the value, and how to mend it."""

    at: At
    rule: str
    message: str
    fix: str = ""
    severity: Severity = Severity.ERROR

    @property
    def order(self) -> tuple:
        return (self.at, list(Severity).index(self.severity), self.rule, self.message)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by place, each kept once."""
    return sorted(set(problems), key=lambda problem: problem.order)


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def tally(problems: Iterable[Problem]) -> str:
    """A sentence such as “2 lỗi, 1 cảnh báo”; empty for no problem."""
    severities = [problem.severity for problem in problems]
    return ", ".join(f"{severities.count(one)} {one.label}" for one in Severity if one in severities)


def as_text(problems: Iterable[Problem]) -> str:
    """`file:line:col: severity rule: message`, the fix indented below; no place for what stands in no file."""
    lines = []
    for problem in problems:
        place = f"{_plain(str(problem.at))}: " if problem.at.path else ""
        lines.append(f"{place}{problem.severity.label} {problem.rule}: {_plain(problem.message)}")
        if problem.fix:
            lines.append(f"    {_plain(problem.fix)}")
    return "".join(line + "\n" for line in lines)


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that GitHub Actions turns into annotations, escaped as its toolkit escapes them."""
    level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
    lines = []
    for problem in problems:
        at = problem.at
        place = f"file={_github_property(at.path)},line={at.line},col={at.column}"
        text = problem.message + (f"\n{problem.fix}" if problem.fix else "")
        lines.append(f"::{level[problem.severity]} {place},title={_github_property(problem.rule)}::{_github(text)}\n")
    return "".join(lines)


def as_markdown(problems: Iterable[Problem]) -> str:
    """A table a pull-request comment can carry; cells hold code spans only, so nothing in them is markup."""
    rows = [
        f"| {problem.severity.label} | {_code(str(problem.at))} | {_code(problem.rule)} | "
        f"{_cell(problem.message)} | {_cell(problem.fix)} |\n"
        for problem in problems
    ]
    if not rows:
        return ""
    return "| Mức | Chỗ | Quy tắc | Điều cần sửa | Cách sửa |\n|---|---|---|---|---|\n" + "".join(rows)


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list of objects: path, line, column, severity, rule, message, fix."""
    return (
        json.dumps(
            [
                {
                    "path": problem.at.path,
                    "line": problem.at.line,
                    "column": problem.at.column,
                    "severity": problem.severity.value,
                    "rule": problem.rule,
                    "message": problem.message,
                    "fix": problem.fix,
                }
                for problem in problems
            ],
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


FORMATS = {"text": as_text, "github": as_github, "markdown": as_markdown, "json": as_json}


def _plain(text: str) -> str:
    """Control and direction characters shown as codes, so a file cannot repaint a terminal or reorder a line."""
    return "".join(f"‹U+{ord(c):04X}›" if not c.isprintable() else c for c in text)


def _github(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github(text).replace(":", "%3A").replace(",", "%2C")


def _code(text: str) -> str:
    return "`" + _plain(text).replace("`", "'").replace("|", "\\|") + "`"


def _cell(text: str) -> str:
    """Plain words in a table cell: every character Markdown or HTML could read as markup is escaped."""
    return "".join("\\" + c if c in "\\`*_[]()<>|#@!~&" else c for c in _plain(text))
