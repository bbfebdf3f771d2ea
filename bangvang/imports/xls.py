""".xls of Excel 97-2003 → sheets by xlrd, the one reader that tells fonts and hidden rows of it ([MS-XLS])."""

import io

import xlrd

from bangvang import dates
from bangvang.imports.sheets import EMPTY, Cell, CellKind, Doubt, Row, Sheet, of_file, shown


def read(data: bytes) -> tuple[list[Sheet], list[Doubt]]:
    """Every sheet with its hidden parts marked, and the stored results of formulas."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
        fonts = [book.font_list[one.font_index].name for one in book.xf_list]
        return [_sheet(book, sheet, fonts) for sheet in book.sheets()], []
    except xlrd.XLRDError as error:
        if "encrypt" in str(error).lower():
            return [], [of_file("bảng tính bị khóa bằng mật khẩu", "Hãy bỏ mật khẩu rồi lưu lại.")]
        raise


def _sheet(book, sheet, fonts: list[str]) -> Sheet:
    rows = []
    for at in range(sheet.nrows):
        cells = [_cell(book, one, fonts) for one in sheet.row(at)]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            about = sheet.rowinfo_map.get(at)
            rows.append(Row(at + 1, tuple(cells), bool(about and (about.hidden or about.height == 0))))
    merges = tuple((top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells)
    hidden = frozenset(at for at, one in sheet.colinfo_map.items() if one.hidden or one.width == 0)
    return Sheet(sheet.name, tuple(rows), merges, sheet.visibility != 0, hidden)


def _cell(book, cell, fonts: list[str]) -> Cell:
    font = fonts[cell.xf_index] if cell.xf_index is not None else ""
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return Cell(cell.value.strip(" \t\r\n"), CellKind.TEXT, font)
        case xlrd.XL_CELL_NUMBER:
            return Cell(shown(CellKind.NUMBER, cell.value), CellKind.NUMBER, font)
        case xlrd.XL_CELL_DATE:
            try:
                return Cell(dates.day_text(xlrd.xldate_as_datetime(cell.value, book.datemode)), CellKind.DATE, font)
            except (xlrd.xldate.XLDateError, OverflowError):
                return Cell(shown(CellKind.NUMBER, cell.value), CellKind.NUMBER, font)
        case xlrd.XL_CELL_BOOLEAN:
            return Cell("x" if cell.value else "", CellKind.TEXT, font)
        case xlrd.XL_CELL_ERROR:
            return Cell(xlrd.error_text_from_code.get(cell.value, "#N/A"), CellKind.FAULT, font)
    return EMPTY
