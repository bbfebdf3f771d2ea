"""Sheets set in old fonts → the same sheets in Unicode, and every change for a person to confirm."""

from msgspec import Struct
from msgspec.structs import replace

from bangvang.imports import legacy
from bangvang.imports.sheets import CellKind, Doubt, Row, Sheet
from bangvang.problems import Severity


class Change(Struct, frozen=True):
    """One cell as it was and as it is read."""

    sheet: str
    row: int
    column: int
    before: str
    after: str
    encoding: str


def mended(sheets: list[Sheet]) -> tuple[list[Sheet], list[Change], list[Doubt]]:
    """Decide cell by cell: by the font where it is told, else by letters Vietnamese cannot have, else by its sheet."""
    found, changes, doubts = [], [], []
    for sheet in sheets:
        prevailing = legacy.prevailing(cell.text for row in sheet.rows for cell in row.cells if cell.text)
        rows = []
        for row in sheet.rows:
            rows.append(_row(sheet, row, prevailing, changes, doubts))
        found.append(replace(sheet, rows=tuple(rows)))
    return found, changes, doubts


def _row(sheet: Sheet, row: Row, prevailing: str, changes: list[Change], doubts: list[Doubt]) -> Row:
    if not any(legacy.ambiguous(cell.text) or cell.font.endswith("H") for cell in row.cells):
        return row
    cells, before = list(row.cells), len(changes)
    for at, cell in enumerate(cells):
        if cell.kind is not CellKind.TEXT or not cell.text:
            continue
        encoding, sure = _encoding(cell.text, cell.font, prevailing)
        after = legacy.decode(cell.text, encoding, cell.font)
        if after == cell.text:
            continue
        cells[at] = cell._replace(text=after)
        changes.append(Change(sheet.name, row.number, at, cell.text, after, encoding))
        if not sure:
            message = f"“{cell.text}” có thể đã đúng, nhưng cả trang dùng {encoding} nên đọc thành “{after}”"
            doubts.append(Doubt(sheet.name, row.number, at, message, "Hãy so với bản ký.", Severity.WARNING))
    return row._replace(cells=tuple(cells)) if len(changes) > before else row


def _encoding(text: str, font: str, prevailing: str) -> tuple[str, bool]:
    """(encoding, whether it is sure). A font may lie: text that is plainly Unicode is left as it is."""
    if text.isascii():
        return (
            (legacy.of_font(font), True) if font.endswith("H") and legacy.of_font(font) == legacy.TCVN3 else ("", True)
        )
    if not legacy.ambiguous(text):
        return "", True
    if by_font := legacy.of_font(font):
        return by_font, True
    if by_letters := legacy.guess(text):
        return by_letters, True
    return prevailing, False
