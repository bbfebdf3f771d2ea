"""The clerk's report as plain values, and its JSON, read back with suspicion.

A check of a stranger's pull request runs beside the stranger's own files, so whoever posts its findings takes them for
data that anybody may have written: every type, length and count is looked at, and nothing else passes.
"""

import json
import re
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, get_args, get_origin

from bangvang.problems import Severity

MOST_BYTES = 400_000
UNTIMELY = "untimely-arrival"
LONGEST = 4000
MOST = 200
"""Characters of one text, values in one list."""


MUCH, MANY = 10, 100
"""Percent of a text, or words of it, that stand in another: from then on a person has to look."""


class About(StrEnum):
    """What a pull request is about; of `nothing` there is nothing to say.

    `house` is what no writer sends: the software, templates, workflows, pages of prose; no check can judge those.
    """

    ENTRY = "entry"
    WITHDRAWAL = "withdrawal"
    RECORDS = "records"
    HOUSE = "house"
    NOTHING = "nothing"


class State(StrEnum):
    """What a pull request waits for. The check is red for the first two, green for the others.

    `look` is what a machine may neither refuse nor let pass in silence: a person reads it before it is taken.
    """

    UNTIMELY = "untimely"
    MEND = "mend"
    LOOK = "look"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the table on top: “Số từ”, “1.312 (thể lệ: từ 1.300 đến 1.500)”."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to mend or to look at: the rule and its name in words, the place, what is wrong, how to mend it.

    `example` is how it is done right; `suggestion` is the whole line as it should read, when that is known.
    """

    severity: Severity
    rule: str
    title: str
    path: str
    line: int
    column: int
    message: str
    fix: str
    example: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of the text that was sent: the line it begins on, its shared words."""

    line: int
    words: int
    text: str


@dataclass(frozen=True, slots=True)
class Like:
    """Another text that shares passages: what it is, how many words, which share of the sent text in percent."""

    what: str
    words: int
    percent: int
    quotes: tuple[Quote, ...]

    @property
    def is_much(self) -> bool:
        return self.percent >= MUCH or self.words >= MANY


@dataclass(frozen=True, slots=True)
class Report:
    """All that is said about one pull request. `elsewhere` counts errors it did not bring."""

    about: About
    code: str = ""
    facts: tuple[Fact, ...] = ()
    done: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    likes: tuple[Like, ...] = ()
    elsewhere: int = 0

    @property
    def errors(self) -> tuple[Item, ...]:
        return self.of(Severity.ERROR)

    @property
    def looks(self) -> int:
        """How many things a person has to look at."""
        return len(self.of(Severity.WARNING)) + sum(one.is_much for one in self.likes)

    @property
    def state(self) -> State:
        if any(one.rule == UNTIMELY for one in self.errors):
            return State.UNTIMELY
        if self.errors:
            return State.MEND
        return State.LOOK if self.looks or self.about is About.HOUSE else State.READY

    def of(self, severity: Severity) -> tuple[Item, ...]:
        return tuple(one for one in self.items if one.severity is severity)


class Unfit(ValueError):
    """A report that is not one, and where."""


def dumps(report: Report) -> str:
    return json.dumps({"state": report.state, **asdict(report)}, ensure_ascii=False, indent=1) + "\n"


def loads(data: bytes) -> Report:
    """The report somebody wrote. Raises `Unfit`; nothing in it is trusted but its form."""
    if len(data) > MOST_BYTES:
        raise Unfit(f"{len(data)} bytes")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unfit("no JSON") from error
    state = value.pop("state", None) if isinstance(value, dict) else None
    report = _read(Report, value, "report")
    if state != report.state:
        raise Unfit("a state that its items contradict")
    if any(not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one.rule) for one in report.items):
        raise Unfit("a rule that has no name of one")
    if not re.fullmatch(r"[a-z0-9-]{0,100}", report.code):
        raise Unfit("a code that is none")
    return report


def _read(kind: Any, value: Any, where: str) -> Any:
    """`value` as the type says it must be."""
    if get_origin(kind) is tuple:
        if not isinstance(value, list) or len(value) > MOST:
            raise Unfit(where)
        return tuple(_read(get_args(kind)[0], one, f"{where}[{at}]") for at, one in enumerate(value))
    if kind is int:
        if type(value) is not int or not 0 <= value < 10**7:
            raise Unfit(where)
        return value
    if kind is str:
        if not isinstance(value, str) or len(value) > LONGEST:
            raise Unfit(where)
        return value
    if issubclass(kind, StrEnum):
        if value not in list(kind):
            raise Unfit(where)
        return kind(value)
    if not isinstance(value, dict) or set(value) != {one.name for one in fields(kind)}:
        raise Unfit(where)
    return kind(**{one.name: _read(one.type, value[one.name], f"{where}.{one.name}") for one in fields(kind)})
