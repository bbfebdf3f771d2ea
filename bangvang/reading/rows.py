"""The list beside a decision: CSV columns, headed by Vietnamese labels or by keys → values of award rows."""

from bangvang import vietnamese
from bangvang.problems import At, Problem
from bangvang.records.decision import AwardRow
from bangvang.records.schema import FieldSpec, fields_of
from bangvang.source import CsvTable

YES = frozenset({"x", "co", "true", "dung", "1"})
NO = frozenset({"", "khong", "false", "sai", "0"})


def columns(table: CsvTable) -> tuple[dict[str, FieldSpec], list[Problem]]:
    """Which field each column holds; a column nobody knows is a problem, never left out in silence."""
    specs = fields_of(AwardRow)
    known = {vietnamese.fold(name): spec for spec in specs.values() for name in (spec.key, spec.label)}
    found, problems, taken = {}, [], {}
    for column in table.header:
        spec = known.get(vietnamese.fold(column))
        if spec is None:
            problems.append(_unknown_column(table, column, specs))
        elif spec.key in taken:
            message = f"cột “{column}” và cột “{taken[spec.key]}” cùng là {spec.label}"
            problems.append(Problem(_header_at(table, column), "csv-shape", message, "Hãy bỏ bớt một cột."))
        else:
            found[column], taken[spec.key] = spec, column
    return found, problems


def values(table: CsvTable, fields: dict[str, FieldSpec]) -> list[dict]:
    """Each row as the values a YAML row would have had; empty cells are fields not given."""
    return [
        {spec.key: _cell(spec, row[column]) for column, spec in fields.items() if row[column].strip()}
        for row in table.rows
    ]


def _cell(spec: FieldSpec, text: str):
    text = text.strip()
    if spec.vocabulary:
        folded = vietnamese.fold(text)
        return next((word.value for word in spec.vocabulary if vietnamese.fold(word.label) == folded), text)
    if isinstance(spec.default, bool):
        folded = vietnamese.fold(text)
        return True if folded in YES else False if folded in NO else text
    return text


def _unknown_column(table: CsvTable, column: str, specs: dict[str, FieldSpec]) -> Problem:
    labels = [spec.label for spec in specs.values()]
    meant = _longer_or_shorter(column, labels) or vietnamese.near(column, labels, 1)
    fix = f"Ý bạn là “{meant[0]}”?" if meant else "Các cột dùng được: " + "; ".join(labels) + "."
    return Problem(_header_at(table, column), "unknown-field", f"không có cột “{column}”", fix)


def _longer_or_shorter(column: str, labels: list[str]) -> list[str]:
    """Labels that go on where the column stops, or the other way round: “Danh hiệu” is “Danh hiệu, hình thức”."""
    folded = {label: vietnamese.fold(label) for label in labels}
    given = vietnamese.fold(column)
    return [label for label, one in folded.items() if given and (one.startswith(given) or given.startswith(one))]


def _header_at(table: CsvTable, column: str) -> At:
    return At(table.path, 1, sum(len(name) + 1 for name in table.header[: table.header.index(column)]) + 1)
