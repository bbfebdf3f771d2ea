""".docx by python-docx, .csv by the standard library → sheets."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

import docx
from docx.table import Table

from bangvang.imports import legacy
from bangvang.imports.columns import column_of
from bangvang.imports.sheets import Cell, CellKind, Doubt, Merge, Row, Sheet, of_file
from bangvang.imports.sniffing import MOST_ROWS, utf16
from bangvang.problems import Severity

_SAVE_UTF8 = "Hãy lưu lại dạng “CSV UTF-8”, hoặc nhập thẳng tệp .xlsx."


def _rows(lines) -> Iterator[Row]:
    for number, cells in enumerate(lines, 1):
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield Row(number, tuple(cells))


def read_csv(data: bytes) -> tuple[list[Sheet], list[Doubt]]:
    """Text in UTF-8, UTF-16 or an old code page; commas, semicolons or tabs between cells."""
    text, doubts = _text(data)
    delimiter = max(",;\t|", key=lambda mark: (_known(text, mark), text.count(mark, 0, 20_000)))
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return [], [*doubts, of_file("dấu ngoặc kép trong tệp CSV mở mà không đóng", _SAVE_UTF8)]
    if len(lines) > MOST_ROWS:
        return [], [*doubts, of_file("tệp CSV dài quá mức một danh sách", "Hãy tách tệp.")]
    rows = tuple(_rows([Cell(cell.strip(" \t\r\n")) for cell in line] for line in lines))
    return [Sheet("CSV", rows)], doubts


def _known(text: str, mark: str) -> int:
    """How many headings the best of the first lines has when parted at a mark: titles and prose have commas too."""
    try:
        lines = list(islice(csv.reader(io.StringIO(text[:20_000], newline=""), delimiter=mark), 80))
    except csv.Error:
        return 0
    return max((len({column_of(cell) for cell in line} - {None}) for line in lines), default=0)


def _text(data: bytes) -> tuple[str, list[Doubt]]:
    if codec := utf16(data):
        return data.decode(codec, "replace"), []
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
    sheets, before = [], []
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
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
