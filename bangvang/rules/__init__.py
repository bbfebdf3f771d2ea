"""A rule is a function: catalogue → findings. One file a subject; `RULES` is the explicit list.

To add a rule: write the function in the file of its subject (its name, with dashes, is the rule's name; its
docstring – what, why, how to mend, example, in Vietnamese – is its help page), add it to `RULES` here, and
write `tests/rules/<rule>.md`. What can only be seen while a file is read is found by the reader and documented
in `as_read`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import getdoc

from bangvang.catalogue import Catalogue
from bangvang.problems import At, Problem, Severity
from bangvang.records import Record
from bangvang.records.schema import Loc
from bangvang.rules import as_read
from bangvang.rules.finding import Finding


@dataclass(frozen=True, slots=True)
class Rule:
    """A check over the whole catalogue and how much its findings weigh."""

    check: Callable[[Catalogue], Iterator[Finding]]
    severity: Severity = Severity.ERROR

    @property
    def name(self) -> str:
        return name_of(self.check)


@dataclass(frozen=True, slots=True)
class Guide:
    """A rule explained: its name, its severity, one line, and the rest of its docstring."""

    name: str
    severity: Severity
    summary: str
    text: str


RULES: tuple[Rule, ...] = ()


def run(catalogue: Catalogue, place: Callable[[Record, Loc, bool], At]) -> list[Problem]:
    """Every rule over the catalogue; `place` answers where a value of a record stands in its file."""
    return [
        Problem(place(found.record, found.loc, found.key), rule.name, found.message, found.fix, rule.severity)
        for rule in RULES
        for found in rule.check(catalogue)
    ]


def guides() -> dict[str, Guide]:
    """Every rule's help by its name: the catalogue's rules and those of reading."""
    every = [(rule.check, rule.severity) for rule in RULES] + list(as_read.RULES)
    return {guide.name: guide for guide in sorted((_guide(*one) for one in every), key=lambda guide: guide.name)}


def name_of(check: Callable) -> str:
    """`count_mismatch` is the rule “count-mismatch”."""
    return check.__name__.replace("_", "-")


def _guide(check: Callable, severity: Severity) -> Guide:
    summary, _, text = (getdoc(check) or "").partition("\n")
    return Guide(name_of(check), severity, summary.strip(), text.strip())
