""".xlsx → sheets by openpyxl, the one reader that tells fonts, merged and hidden cells, and formulas.

Of openpyxl the workbook, its styles and what a cell holds; the parts themselves are walked by lxml, without an object
a cell: a list is read once, in a third of the time, and a formula is seen together with the result stored beside it.
"""

import io
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree
from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import column_index_from_string
from openpyxl.worksheet._reader import COL_TAG, FORMULA_TAG, MERGE_TAG, ROW_TAG, WorkSheetParser
from openpyxl.worksheet.merge import MergeCells
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from bangvang import vietnamese
from bangvang.imports.sheets import EMPTY, Cell, CellKind, Doubt, Merge, Row, Sheet, TooMuch, plain_cell
from bangvang.imports.sniffing import MOST_ROWS

MOST_COLUMNS = 200
MOST_CELLS = 2_000_000
"""Of one sheet, empty ones with a border counted: twenty for each of the most rows."""
STRING_TAG = f"{{{SHEET_MAIN_NS}}}si"
TEXT_TAG = f"{{{SHEET_MAIN_NS}}}t"
_FAULTS = frozenset(("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"))


def read(data: bytes) -> tuple[list[Sheet], list[Doubt]]:
    """Every sheet with its hidden parts marked; stored results of formulas, which are never computed here."""
    sheets, doubts = [], []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl does not keep: we write nothing back
        book = _Book(io.BytesIO(data), read_only=True, keep_links=False)
        book.read()
        for name, state, path in book.sheets:
            made, widest = _sheet(book, name, state, path)
            sheets.append(made)
            if widest > MOST_COLUMNS:
                message = f"trang tính rộng {widest} cột; chỉ đọc {MOST_COLUMNS} cột đầu"
                doubts.append(Doubt(name, 0, -1, message, "Hãy xóa các cột thừa ở bên phải."))
    return sheets, doubts


class _Book(ExcelReader):
    """A workbook with its styles and texts; `sheets` are told by name, state and part, and not read here."""

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = [_string(one) for one in _walk(source, STRING_TAG)]

    def read_worksheets(self) -> None:
        known = ((one.name, one.state, rel) for one, rel in self.parser.find_sheets())
        self.sheets = [
            (name, state, rel.target)
            for name, state, rel in known
            if rel.target in self.valid_files and "chartsheet" not in rel.Type
        ]

    def read_properties(self) -> None:
        """Who wrote it and when: not asked."""

    read_custom = read_theme = read_properties


def _walk(source, *tags: str) -> Iterator:
    """The elements of a part as they end; entities are not expanded and nothing is fetched."""
    walk = etree.iterparse(source, tag=tags, resolve_entities=False, no_network=True)
    for _, element in walk:
        yield element
        element.clear(keep_tail=False)
    if walk.root is not None and walk.root.getroottree().docinfo.doctype:
        raise ValueError("a part of a workbook has no document type (ECMA-376 Part 2, 8.1.4)")


def _string(element) -> str:
    """One shared text, its runs joined, without how it is read aloud (`rPh`)."""
    if len(element) == 1 and element[0].tag == TEXT_TAG:
        return element[0].text or ""
    return Text.from_tree(element).content


class _Parser(WorkSheetParser):
    """Makes our cells as it goes: (column from 0, cell). Of a formula the stored result, or that it has none."""

    def __init__(self, source, book: _Book) -> None:
        look = book.wb
        super().__init__(source, book.shared_strings, True, look.epoch, look._date_formats, look._timedelta_formats)
        self.seen = 0
        self.fonts = [look._fonts[style.fontId].name or "" for style in look._cell_styles]

    def parse(self) -> Iterator[tuple[int, list[tuple[int, Cell]]]]:
        """Rows as they come."""
        for element in _walk(self.source, ROW_TAG, COL_TAG, MERGE_TAG):
            if element.tag == ROW_TAG:
                self.seen += len(element)
                if self.seen > MOST_CELLS:
                    raise TooMuch(f"trang tính có quá {vietnamese.number(MOST_CELLS)} ô")
                yield self.parse_row(element)
            elif element.tag == COL_TAG:
                self.parse_column_dimensions(element)
            else:
                self.merged_cells = MergeCells.from_tree(element)

    def parse_cell(self, element) -> tuple[int, Cell]:
        """Texts and whole numbers, which are nearly all there is, by the short way; the rest as openpyxl reads it."""
        if not len(element):  # a border and nothing in it
            place = element.get("r")
            self.col_counter = _column(place.rstrip("0123456789")) if place else self.col_counter + 1
            return self.col_counter - 1, EMPTY
        text, kind = self._plain(element)
        if text is None or not (place := element.get("r")):
            found = super().parse_cell(element)
            lost = found["value"] is None and element.find(FORMULA_TAG) is not None
            return found["column"] - 1, _cell(found, self.fonts, lost)
        self.col_counter = column = _column(place.rstrip("0123456789"))
        style = element.get("s")
        return column - 1, Cell(text, kind, self.fonts[int(style)] if style else "")

    def _plain(self, element) -> tuple[str | None, CellKind]:
        kind = element.get("t", "n")
        if len(element) != 1:
            return None, CellKind.TEXT
        inner = element[0]
        if kind == "inlineStr":
            if len(inner) != 1 or inner[0].tag != TEXT_TAG:
                return None, CellKind.TEXT
            text = inner[0].text or ""
        elif kind == "s" and inner.text:
            text = self.shared_strings[int(inner.text)]
        elif kind == "n" and inner.text and inner.text.isdecimal() and len(inner.text) < 15:
            style = element.get("s")
            return None if style and int(style) in self.date_formats else str(int(inner.text)), CellKind.NUMBER
        else:
            return None, CellKind.TEXT
        text = text.strip(" \t\r\n")
        return text, CellKind.FAULT if text in _FAULTS else CellKind.TEXT


@lru_cache(maxsize=1 << 15)
def _column(letters: str) -> int:
    return column_index_from_string(letters)


def _sheet(book: _Book, name: str, state: str, path: str) -> tuple[Sheet, int]:
    """One sheet, and how many columns it has with something in them."""
    found: list[Row] = []
    widest = 0
    with book.archive.open(path) as source:
        parser = _Parser(source, book)
        for number, cells in parser.parse():
            told = {column: cell for column, cell in cells if cell}
            if not told:
                continue
            widest = max(widest, max(told) + 1)
            last = max((column for column in told if column < MOST_COLUMNS), default=-1)
            if last >= 0 and number <= MOST_ROWS:
                row = tuple([told.get(column, EMPTY) for column in range(last + 1)])
                found.append(Row(number, row, _unseen(parser.row_dimensions.get(str(number), {}))))
    merges = tuple(_merges(parser))
    rows = tuple(_uncovered(found, merges))
    return Sheet(name, rows, merges, state != "visible", frozenset(_hidden_columns(parser))), widest


def _uncovered(rows: list[Row], merges: tuple[Merge, ...]) -> Iterator[Row]:
    """What lies under a merged cell nobody sees: only its first place tells."""
    under: dict[int, set[int]] = {}
    numbers = [row.number for row in rows]
    for top, left, bottom, right in merges:
        for row in numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]:
            under.setdefault(row, set()).update(range(left + (row == top), right + 1))
    for row in rows:
        if row.number not in under:
            yield row
            continue
        cells = [EMPTY if at in under[row.number] else cell for at, cell in enumerate(row.cells)]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield row._replace(cells=tuple(cells))


def _hidden_columns(parser: WorkSheetParser) -> Iterator[int]:
    for one in parser.column_dimensions.values():
        if _unseen(one):
            yield from range(int(one["min"]) - 1, min(int(one.get("max", one["min"])), MOST_COLUMNS))


def _unseen(attributes: dict[str, str]) -> bool:
    """A row hidden by hand or by a filter, a column squeezed to nothing (ECMA-376 Part 1, 18.3.1.13 and 18.3.1.73)."""
    return attributes.get("hidden") in ("1", "true") or attributes.get("width", attributes.get("ht")) in ("0", "0.0")


def _merges(parser: WorkSheetParser) -> Iterator[Merge]:
    for one in parser.merged_cells.mergeCell if parser.merged_cells else ():
        left, top, right, bottom = one.bounds
        yield top, left - 1, bottom, min(right, MOST_COLUMNS) - 1


def _cell(found: dict, fonts: list[str], lost: bool) -> Cell:
    value, style = found["value"], found["style_id"]
    font = fonts[style] if style else ""
    if lost:
        return Cell("", CellKind.NO_VALUE, font)
    if value is None:
        return EMPTY
    if found["data_type"] == "e" or (isinstance(value, str) and value in _FAULTS):
        return Cell(str(value), CellKind.FAULT, font)
    return plain_cell(value, font)
