""".xls and .ods by calamine, .docx by python-docx, .csv by the standard library → sheets."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime

import docx
import python_calamine
from docx.table import Table

from bangvang import dates, vietnamese
from bangvang.imports import legacy
from bangvang.imports.sheets import Cell, CellKind, Doubt, Merge, Row, Sheet, of_file, shown
from bangvang.imports.sniffing import MOST_ROWS
from bangvang.problems import Severity

MOST_CELLS = 8_000_000
_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')
_BROKEN = "Hãy mở bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi nhập lại."
_SAVE_UTF8 = "Hãy lưu lại dạng “CSV UTF-8”, hoặc nhập thẳng tệp .xlsx."


def read_old(data: bytes) -> tuple[list[Sheet], list[Doubt]]:
    """.xls, .ods: values and merged cells; neither fonts nor hidden rows are told by the reader."""
    sheets, doubts = read_values(data)
    return (sheets, _unseen(data)) if sheets else (sheets, doubts)


def read_values(data: bytes) -> tuple[list[Sheet], list[Doubt]]:
    """Any workbook for its values alone, twenty times as fast as with fonts: of .xlsx as well."""
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        sheets = []
        for about in book.sheets_metadata:
            if "work" not in str(about.typ).lower():
                continue
            sheet = book.get_sheet_by_name(about.name)
            if sheet.height * sheet.width > MOST_CELLS or sheet.height > MOST_ROWS:
                return [], [of_file(f"trang tính “{about.name}” quá lớn", "Hãy xóa hàng, cột thừa ở cuối.")]
            hidden = "visible" not in str(about.visible).lower()
            sheets.append(_old_sheet(sheet, hidden))
    except python_calamine.PasswordError:
        return [], [of_file("bảng tính bị khóa bằng mật khẩu", "Hãy bỏ mật khẩu rồi lưu lại.")]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        return [], [of_file(f"tệp hỏng, không đọc được bảng tính ({type(error).__name__})", _BROKEN)]
    return sheets, []


def _unseen(data: bytes) -> list[Doubt]:
    """What the reader cannot tell of these formats is said: hidden rows would be taken like any other."""
    fix = "Nếu có hàng ẩn không thuộc danh sách, hãy lưu thành .xlsx rồi nhập lại."
    if not data.startswith(b"PK"):
        said = "tệp .xls: không biết được hàng, cột nào đang ẩn và phông chữ từng ô; mọi hàng đều được đọc"
        return [of_file(said, fix, Severity.ADVICE)]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        hidden = len(_HIDDEN.findall(package.read("content.xml")))
    if not hidden:
        return []
    message = f"tệp .ods có {vietnamese.padded(hidden)} chỗ hàng hoặc cột đang ẩn, vẫn được đọc cả"
    return [of_file(message, fix, Severity.WARNING)]


def _old_sheet(sheet, hidden: bool) -> Sheet:
    values = sheet.to_python(skip_empty_area=False)
    merges = tuple(
        (top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return Sheet(sheet.name, tuple(_rows([_old_cell(value) for value in row] for row in values)), merges, hidden)


def _old_cell(value: object) -> Cell:
    match value:
        case bool():
            return Cell("x" if value else "")
        case datetime() | date():
            return Cell(dates.day_text(value), CellKind.DATE)
        case int() | float():
            return Cell(shown(CellKind.NUMBER, value), CellKind.NUMBER)
    return Cell(str(value).strip(" \t\r\n"))


def _rows(lines) -> Iterator[Row]:
    for number, cells in enumerate(lines, 1):
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield Row(number, tuple(cells))


def read_csv(data: bytes) -> tuple[list[Sheet], list[Doubt]]:
    """Text in UTF-8, UTF-16 or an old code page; commas, semicolons or tabs between cells."""
    text, doubts = _text(data)
    delimiter = max(",;\t", key=text[:20_000].count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return [], [*doubts, of_file("dấu ngoặc kép trong tệp CSV mở mà không đóng", _SAVE_UTF8)]
    if len(lines) > MOST_ROWS:
        return [], [*doubts, of_file("tệp CSV dài quá mức một danh sách", "Hãy tách tệp.")]
    rows = tuple(_rows([_old_cell(cell) for cell in line] for line in lines))
    return [Sheet("CSV", rows)], doubts


def _text(data: bytes) -> tuple[str, list[Doubt]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    old = data.decode("cp1252", "replace")
    if legacy.guess(old[:200_000]):
        return old, []  # the letters are mended cell by cell, and shown
    message = "tệp CSV không phải UTF-8; tạm đọc theo bảng mã Windows-1258"
    return data.decode("cp1258", "replace"), [of_file(message, _SAVE_UTF8, Severity.WARNING)]


def read_docx(data: bytes) -> tuple[list[Sheet], list[Doubt]]:
    """Each table is a sheet; the paragraphs before it are its first rows, where the decision is named."""
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(document.iter_inner_content())
    except (KeyError, ValueError, OSError, AttributeError) as error:
        return [], [of_file(f"tệp hỏng, không đọc được văn bản Word ({type(error).__name__})", _BROKEN)]
    sheets, before = [], []
    for block in blocks:
        if isinstance(block, Table):
            sheets.append(_table(f"Bảng {len(sheets) + 1}", before, block))
            before = []
        elif block.text.strip():
            before.append(block.text.strip())
    if before and sheets:  # what stands below the last table belongs to it: signatures, counts
        last = sheets[-1]
        after = (
            [Row(last.rows[-1].number + at, (Cell(text),)) for at, text in enumerate(before, 1)] if last.rows else []
        )
        sheets[-1] = Sheet(last.name, (*last.rows, *after), last.merges)
    return sheets, []


def _table(name: str, before: Sequence[str], table: Table) -> Sheet:
    """Merged cells are told once, at their first place, and as merged."""
    lines: list[list[Cell]] = [[Cell(text)] for text in before]
    merges: list[Merge] = []
    seen: dict[int, tuple[int, int]] = {}
    for row in table._cells and _grid(table):
        number = len(lines) + 1
        cells = []
        for column, cell in enumerate(row):
            key = id(cell._tc)
            if key in seen:
                top, left = seen[key]
                merges = [one for one in merges if one[:2] != (top, left)] + [(top, left, number, column)]
                cells.append(Cell())
            else:
                seen[key] = number, column
                font = next((run.font.name for part in cell.paragraphs for run in part.runs if run.font.name), "")
                cells.append(Cell(cell.text.strip(), CellKind.TEXT, font or ""))
        lines.append(cells)
    return Sheet(name, tuple(_rows(lines)), tuple(merges))


def _grid(table: Table) -> Iterator[list]:
    width, cells = len(table.columns), table._cells  # once: python-docx builds it anew for every row asked
    for start in range(0, len(cells), width or 1):
        yield cells[start : start + width]
