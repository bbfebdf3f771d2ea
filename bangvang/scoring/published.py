"""Marks of a round as the CSV that is published: anonymous, exact, one way of writing it only; and reading it back.

    judge,entry,criterion,score,abstain,reason
    gk-01,bv-7k3m9q,nhan-vat,27.5,,
    gk-02,bv-7k3m9q,,,1,conflict

Scores have a point and at most two decimals (RFC 4180, CSV). Who did not judge an entry has one line without a
criterion; its reason is one of a closed list, for words of a judge's own could tell who he is.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from enum import Enum
from hashlib import sha256

from msgspec import Struct, field

from bangvang.problems import At, Problem
from bangvang.scoring.plan import HUNDRED, Criterion

COLUMNS = ("judge", "entry", "criterion", "score", "abstain", "reason")
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SCORE = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,2})?")


class Reason(Enum):
    """Why a judge gave an entry no marks; the word that is published."""

    CONFLICT = "conflict"
    ABSENT = "absent"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {"conflict": "xung đột lợi ích", "absent": "vắng mặt", "other": "lý do khác"}[self.value]


class Marks(Struct, frozen=True):
    """All marks of a round: entry → judge → hundredths in the order of the criteria; and who abstained, and why."""

    points: Mapping[str, Mapping[str, tuple[int, ...]]] = field(default_factory=dict)
    abstained: Mapping[str, Mapping[str, Reason]] = field(default_factory=dict)

    @property
    def judges(self) -> tuple[str, ...]:
        every = (*self.points.values(), *self.abstained.values())
        return tuple(sorted({judge for given in every for judge in given}))

    @property
    def entries(self) -> tuple[str, ...]:
        return tuple(sorted({*self.points, *self.abstained}))

    def moved(self, other: "Marks") -> list[str]:
        """The entries whose marks are not those they have in `other`."""
        every = sorted({*self.entries, *other.entries})
        return [one for one in every if self._of(one) != other._of(one)]

    def _of(self, entry: str) -> tuple:
        return self.points.get(entry), self.abstained.get(entry)


def text(marks: Marks, criteria: Sequence[Criterion]) -> str:
    """The one way to write the marks: sorted by entry and judge, criteria in their order, lines end in LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in marks.entries:
        points, silent = marks.points.get(entry, {}), marks.abstained.get(entry, {})
        for judge in sorted({*points, *silent}):
            if judge in points:
                for one, value in zip(criteria, points[judge], strict=True):
                    writer.writerow((judge, entry, one.id, written(value), "", ""))
            else:
                writer.writerow((judge, entry, "", "", "1", silent[judge].value))
    return out.getvalue()


def digest(marks: Marks, criteria: Sequence[Criterion]) -> str:
    """SHA-256 of the published file."""
    return sha256(text(marks, criteria).encode()).hexdigest()


def written(hundredths: int) -> str:
    """2750 → “27.5”."""
    whole, rest = divmod(hundredths, HUNDRED)
    return f"{whole}.{rest:02}".rstrip("0") if rest else str(whole)


def read(path: str, data: str, criteria: Sequence[Criterion]) -> tuple[Marks, list[Problem]]:
    """The marks in a published file, and what is wrong with it, line by line."""
    reading = _Reading(path, {one.id: (at, one) for at, one in enumerate(criteria)})
    reader = csv.reader(io.StringIO(data, newline=""))
    line = 1
    try:
        if next(reader, []) != list(COLUMNS):
            reading.wrong(1, f"dòng đầu phải là “{','.join(COLUMNS)}”", MADE_BY)
            return Marks(), reading.problems
        for row in reader:
            line = reader.line_num
            if row:
                reading.take(line, row)
    except csv.Error:
        reading.wrong(line + 1, "từ đây tệp không còn là bảng CSV", MADE_BY)
    return reading.done(), reading.problems


MADE_BY = "Tệp này do lệnh contest results ghi ra; hãy lấy lại bản ấy, đừng gõ tay."


class _Reading:
    """The lines taken so far; a hundred thousand are usual, so what was looked at once is remembered."""

    def __init__(self, path: str, criteria: Mapping[str, tuple[int, Criterion]]) -> None:
        self.path, self.criteria = path, criteria
        self.problems: list[Problem] = []
        self._points: dict[tuple[str, str], list[int | None]] = {}
        self._silent: dict[tuple[str, str], Reason] = {}
        self._first: dict[tuple[str, str], int] = {}
        self._values: dict[tuple[str, str], tuple[int, int]] = {}

    def take(self, line: int, row: list[str]) -> None:
        if len(row) != len(COLUMNS):
            self.wrong(line, f"dòng có {len(row)} ô, phải có {len(COLUMNS)} ô", "Xem lại dấu phẩy.")
            return
        judge, entry, criterion, score, abstain, reason = row
        key = (entry, judge)
        if key not in self._first:
            if not self._coded(line, judge, entry):
                return
            self._first[key] = line
        if abstain or not criterion:
            self._abstained(line, key, abstain, reason)
            return
        found = self._values.get((criterion, score)) or self._value(line, criterion, score)
        if found:
            values = self._points.get(key)
            if values is None:
                values = self._points[key] = [None] * len(self.criteria)
            if values[found[0]] is not None or key in self._silent:
                self._twice(line, key)
            else:
                values[found[0]] = found[1]

    def done(self) -> Marks:
        """Whole marks only; a judge's marks that lack a criterion are told."""
        points: dict[str, dict[str, tuple[int, ...]]] = {}
        silent: dict[str, dict[str, Reason]] = {}
        for (entry, judge), values in self._points.items():
            if None in values:
                lacking = [one for one, (at, _) in self.criteria.items() if values[at] is None]
                message = f"{judge} chấm bài {entry} thiếu tiêu chí {', '.join(lacking)}"
                self.wrong(self._first[entry, judge], message, MADE_BY)
            else:
                points.setdefault(entry, {})[judge] = tuple(values)
        for (entry, judge), reason in self._silent.items():
            silent.setdefault(entry, {})[judge] = reason
        return Marks(points, silent)

    def _coded(self, line: int, judge: str, entry: str) -> bool:
        for label, code in (("giám khảo", judge), ("bài", entry)):
            if not CODE.fullmatch(code):
                self.wrong(line, f"mã {label} “{code[:40]}” không phải là mã", "Chỉ chữ thường, số và gạch ngang.")
                return False
        return True

    def _abstained(self, line: int, key: tuple[str, str], abstain: str, reason: str) -> None:
        known = {one.value for one in Reason}
        if abstain != "1" or reason not in known:
            message = f"dòng không chấm phải ghi abstain là 1 và reason là một trong {', '.join(sorted(known))}"
            self.wrong(line, message, MADE_BY)
        elif key in self._silent or key in self._points:
            self._twice(line, key)
        else:
            self._silent[key] = Reason(reason)

    def _value(self, line: int, criterion: str, score: str) -> tuple[int, int] | None:
        """Where the criterion stands, and the hundredths."""
        if criterion not in self.criteria:
            self.wrong(line, f"vòng này không có tiêu chí “{criterion[:40]}”", "Tiêu chí khai ở contest.yml.")
            return None
        at, about = self.criteria[criterion]
        if not _SCORE.fullmatch(score):
            self.wrong(line, f"điểm “{score[:40]}” không phải là con số", "Viết như 8 hoặc 8.25.")
            return None
        whole, _, rest = score.partition(".")
        value = int(whole) * HUNDRED + int(rest.ljust(2, "0"))
        if value > about.most:
            message = f"điểm {score} vượt mức tối đa {written(about.most)} của “{criterion}”"
            self.wrong(line, message, "Đối chiếu với phiếu chấm.")
            return None
        if about.vote and value not in (0, about.most):
            message = f"điểm {score} của “{criterion}”: vòng này chỉ có 1 (đạt) hoặc 0 (không đạt)"
            self.wrong(line, message, "Đối chiếu với phiếu chấm.")
            return None
        self._values[criterion, score] = at, value
        return at, value

    def _twice(self, line: int, key: tuple[str, str]) -> None:
        self.wrong(line, f"{key[1]} đã có điểm cho bài {key[0]} ở trên", "Giữ một lần chấm.")

    def wrong(self, line: int, message: str, fix: str) -> None:
        self.problems.append(Problem(At(self.path, line), "bad-score-row", message, fix))
