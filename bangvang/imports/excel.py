""".xlsx → sheets by openpyxl, the one reader that tells fonts, merged and hidden cells, and formulas."""

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from bangvang import dates
from bangvang.imports.sheets import Cell, CellKind, Doubt, Row, Sheet, of_file, shown
from bangvang.imports.sniffing import MOST_ROWS

MOST_COLUMNS = 200
_BROKEN = "Hãy mở bằng Excel hoặc LibreOffice, lưu lại rồi nhập lại."


def read(data: bytes) -> tuple[list[Sheet], list[Doubt]]:
    """Every sheet with its hidden parts marked; stored results of formulas, which are never computed here."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not keep: we write nothing back
            book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
            stored = None
            if any(_has_formulas(sheet) for sheet in book.worksheets):
                stored = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except (
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        SyntaxError,
    ) as e:
        return [], [of_file(f"tệp hỏng, không đọc được bảng tính ({type(e).__name__})", _BROKEN)]
    sheets, doubts = [], []
    for sheet in book.worksheets:
        if sheet.max_column > MOST_COLUMNS:
            message = f"trang tính rộng {sheet.max_column} cột; chỉ đọc {MOST_COLUMNS} cột đầu"
            doubts.append(Doubt(sheet.title, 0, -1, message, "Hãy xóa các cột thừa ở bên phải."))
        sheets.append(_sheet(sheet, stored[sheet.title] if stored else None))
    return sheets, doubts


def _has_formulas(sheet) -> bool:
    return any(cell.data_type == "f" for cell in sheet._cells.values())


def _sheet(sheet, stored) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sheet._cells.items():
        if cell.value is not None and column <= MOST_COLUMNS and row <= MOST_ROWS:
            found = _cell(cell, stored)
            if found:
                rows.setdefault(row, {})[column - 1] = found
    merges = tuple(
        (one.min_row, one.min_col - 1, one.max_row, min(one.max_col, MOST_COLUMNS) - 1)
        for one in sheet.merged_cells.ranges
    )
    empty = Cell()
    made = tuple(
        Row(
            number,
            tuple(cells.get(column, empty) for column in range(max(cells) + 1)),
            bool(number in sheet.row_dimensions and sheet.row_dimensions[number].hidden),
        )
        for number, cells in sorted(rows.items())
    )
    return Sheet(sheet.title, made, merges, sheet.sheet_state != "visible", frozenset(_hidden_columns(sheet)))


def _hidden_columns(sheet) -> Iterator[int]:
    for one in sheet.column_dimensions.values():
        if one.hidden:
            yield from range((one.min or 1) - 1, min(one.max or 1, MOST_COLUMNS))


def _cell(cell, stored) -> Cell:
    value, font = cell.value, _font(cell)
    if cell.data_type == "f":
        value = stored.cell(cell.row, cell.column).value if stored else None
        if value is None:
            return Cell("", CellKind.NO_VALUE, font)
    if cell.data_type == "e" or (isinstance(value, str) and value in _FAULTS):
        return Cell(str(value), CellKind.FAULT, font)
    match value:
        case bool():
            return Cell("x" if value else "", CellKind.TEXT, font)
        case datetime() | date():
            return Cell(dates.day_text(value), CellKind.DATE, font)
        case time():
            return Cell(value.isoformat(), CellKind.TEXT, font)
        case int() | float():
            return Cell(shown(CellKind.NUMBER, value), CellKind.NUMBER, font)
    return Cell(str(value).strip(" \t\r\n"), CellKind.TEXT, font)


def _font(cell) -> str:
    """Asked of the workbook's table of fonts: `cell.font` makes a copy each time."""
    return (cell.parent.parent._fonts[cell._style.fontId].name or "") if cell.has_style else ""


_FAULTS = frozenset(("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"))
