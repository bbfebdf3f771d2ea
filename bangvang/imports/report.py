"""What an import did, in Vietnamese: every row accounted for, every doubt with sheet, row and column."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field

from bangvang import vietnamese
from bangvang.imports.lettering import Change
from bangvang.imports.lines import Line, LineKind
from bangvang.imports.sheets import Doubt, letters
from bangvang.problems import Severity

SAMPLES = 12
SHOWN = 40
"""Doubts of one weight told on the screen; all of them stand in the report file."""

TAKEN = (LineKind.RECIPIENT, LineKind.CONTINUATION)
TOLD = (LineKind.UNREAD, LineKind.HIDDEN, LineKind.ELSEWHERE, LineKind.COUNT, LineKind.GROUP, LineKind.FOOTER)
"""Kinds of row whose text is told, because somebody may have to look at it."""


class Report(Struct):
    """All that is to be said; `rows` counts the rows written."""

    source: str
    decision: str = ""
    rows: int = 0
    lines: list[Line] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    difference: list[str] = field(default_factory=list)
    again: bool = False

    @property
    def failed(self) -> bool:
        return any(one.severity is Severity.ERROR for one in self.doubts)


def text(report: Report, whole: bool = False) -> str:
    """The report as plain text; `whole` leaves nothing out."""
    parts = [f"Nhập danh sách từ {report.source}" + (f" vào {report.decision}" if report.decision else "")]
    if report.lines:
        parts += ["", *_account(report)]
    if report.changes:
        parts += ["", *_changes(report.changes, whole)]
    if report.again:
        said = report.difference or ["Không có gì khác với danh sách đã có."]
        parts += ["", "So với danh sách đã có:", *_cut([f"  {one}" for one in said], whole)]
    for severity, heading in (
        (Severity.ERROR, "Lỗi, phải sửa rồi mới nhập được:"),
        (Severity.WARNING, "Cần xem lại:"),
        (Severity.ADVICE, "Đã tự sửa hoặc gợi ý, nên liếc qua:"),
    ):
        found = [one for one in report.doubts if one.severity is severity]
        if found:
            parts += ["", heading, *_cut([_doubt(one) for one in found], whole)]
    return "\n".join(parts) + "\n"


def _account(report: Report) -> list[str]:
    """Rows in = rows out + rows told."""
    counts = Counter(line.kind for line in report.lines)
    number = vietnamese.number
    joined = counts[LineKind.CONTINUATION]
    left = len(report.lines) - counts[LineKind.RECIPIENT] - joined
    said = [
        f"Đọc {number(len(report.lines))} hàng có chữ: {number(report.rows)} dòng vào danh sách"
        + (f", {number(joined)} hàng nối vào dòng trên" if joined else "")
        + f", {number(left)} hàng không phải người, tập thể được khen:"
    ]
    for kind in LineKind:
        if kind in TAKEN or not counts[kind]:
            continue
        said.append(f"  {number(counts[kind])} hàng là {kind.value}")
        if kind in TOLD:
            rows = [line for line in report.lines if line.kind is kind]
            said += [f"    “{one.sheet}” hàng {one.row}: {_short(one.text)}" for one in rows[:SHOWN]]
            said += [f"    … và {number(len(rows) - SHOWN)} hàng nữa"] if len(rows) > SHOWN else []
    return said


def _changes(changes: Sequence[Change], whole: bool) -> list[str]:
    names = " và ".join(sorted({one.encoding for one in changes}))
    shown = changes if whole else changes[:SAMPLES]
    said = [f"Đổi {vietnamese.number(len(changes))} ô chữ {names} sang Unicode; hãy so với bản ký:"]
    said += [
        f"  “{one.sheet}” {letters(one.column)}{one.row}: {_short(one.before)} → {_short(one.after)}" for one in shown
    ]
    return said + (
        [f"  … và {vietnamese.number(len(changes) - len(shown))} ô nữa"] if len(shown) < len(changes) else []
    )


def _doubt(one: Doubt) -> str:
    return f"  {one.place}: {one.message}." + (f"\n    {one.fix}" if one.fix else "")


def _cut(lines: list[str], whole: bool) -> list[str]:
    if whole or len(lines) <= SHOWN:
        return lines
    return [*lines[:SHOWN], f"  … và {vietnamese.number(len(lines) - SHOWN)} chỗ nữa, xem trong tệp báo cáo"]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 100 else line[:100] + "…"
