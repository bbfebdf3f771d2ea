"""What a list counts of itself and what its decision declares, against the rows that were read."""

import re
from collections import Counter
from collections.abc import Sequence

from bangvang import vietnamese
from bangvang.imports import papers
from bangvang.imports.drafting import Draft
from bangvang.imports.lines import Line, LineKind
from bangvang.imports.sheets import Doubt, of_file
from bangvang.problems import Severity
from bangvang.records.exemplar import RecipientKind

_FIX = "Đếm lại danh sách, xem các hàng chưa hiểu, hàng ẩn ở trên, và cột “Đối tượng”; sửa bảng tính rồi nhập lại."
_ALONE = re.compile(r"\d{1,6}")


def contradictions(lines: Sequence[Line], drafts: Sequence[Draft], declared: dict[RecipientKind, int]) -> list[Doubt]:
    """Every count that the rows do not bear out; each an error, for somebody is missing or one too many."""
    listed = Counter(draft.values["kind"] for draft in drafts)
    found = []
    for kind, count in declared.items():
        if listed[kind.label] != count:
            said = f"quyết định ghi {vietnamese.padded(count)} {kind.label}, danh sách có"
            found.append(of_file(f"{said} {vietnamese.padded(listed[kind.label])}", _FIX))
    since: Counter = Counter()
    kinds = {(draft.sheet, draft.row): draft.values["kind"] for draft in drafts}
    for line in lines:
        if line.kind is LineKind.RECIPIENT:
            since[kinds[line.sheet, line.row]] += 1
        elif line.kind is LineKind.COUNT:
            if wrong := _wrong(line, listed, since):
                found.append(Doubt(line.sheet, line.row, -1, wrong, _FIX, Severity.ERROR))
            since = Counter()
    return found


def _wrong(line: Line, listed: Counter, since: Counter) -> str:
    """A count is right when it holds for the whole list or for the rows since the count before."""
    counts = papers.declared([line.text])
    for kind, count in counts.items():
        rows = {listed[kind.label], since[kind.label]}
        everyone = {listed.total(), since.total()} if kind is not RecipientKind.HOUSEHOLD else set()
        if count not in rows | everyone:
            return f"“{line.text[:80]}”, mà danh sách đọc được {vietnamese.padded(listed[kind.label])} {kind.label}"
    alone = [int(one) for one in _ALONE.findall(line.text)]
    if (
        not counts
        and len(alone) == 1
        and alone[0] not in (listed.total(), since.total(), *listed.values(), *since.values())
    ):
        return f"“{line.text[:80]}”, mà danh sách đọc được {vietnamese.padded(listed.total())} dòng"
    return ""


def declared_in(lines: Sequence[Line], title: str) -> dict[RecipientKind, int]:
    """Counts to write into a new decision: those the title states, else those the list ends with."""
    return papers.declared([title]) or papers.declared(line.text for line in lines if line.kind is LineKind.COUNT)
