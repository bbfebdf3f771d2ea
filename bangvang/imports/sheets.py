"""A workbook as what a person sees in it: sheets of rows of cells, each with its place; no reader's types leak out."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from bangvang import dates
from bangvang.problems import Severity


class CellKind(StrEnum):
    """What a cell holds, as far as reading it differs."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    NO_VALUE = "no-value"
    """A formula whose result was never stored: only a spreadsheet program can tell it."""
    FAULT = "fault"
    """#REF!, #N/A and their like."""


class Cell(NamedTuple):
    """One cell: its text as one reads it, the font it is set in where that is known.

    A tuple, as rows are: a hundred thousand of them travel from the reading process.
    """

    text: str = ""
    kind: CellKind = CellKind.TEXT
    font: str = ""

    def __bool__(self) -> bool:
        return bool(self.text) or self.kind in (CellKind.NO_VALUE, CellKind.FAULT)


EMPTY = Cell()
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells; rows as people number them, columns from 0."""


class Row(NamedTuple):
    """One row of a sheet with something in it; `number` is the one at its left edge."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False

    def cell(self, column: int) -> Cell:
        return self.cells[column] if 0 <= column < len(self.cells) else EMPTY


class Sheet(Struct, frozen=True):
    """One sheet, or one table of a text document: its rows in order, empty ones left out."""

    name: str
    rows: tuple[Row, ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()


class Doubt(Struct, frozen=True):
    """Something to look at: where, what, and what to do; with an error among them nothing is written."""

    sheet: str
    row: int
    column: int
    message: str
    fix: str = ""
    severity: Severity = Severity.WARNING

    @property
    def place(self) -> str:
        """“Trang tính “Sheet1”, ô C12”, as far as it is known."""
        if not self.sheet:
            return "Tệp"
        where = f", ô {letters(self.column)}{self.row}" if self.row and self.column >= 0 else ""
        where = where or (f", hàng {self.row}" if self.row else "")
        where = where or (f", cột {letters(self.column)}" if self.column >= 0 else "")
        return f"Trang tính “{self.sheet}”{where}"


def of_file(message: str, fix: str = "", severity: Severity = Severity.ERROR) -> Doubt:
    """Something about the whole file."""
    return Doubt("", 0, -1, message, fix, severity)


def letters(column: int) -> str:
    """The letters a spreadsheet heads a column with: 0 → A, 26 → AA."""
    found = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def shown(kind: CellKind, value: object) -> str:
    """A number as one reads it: 3.0 is “3”."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip() if kind is not CellKind.NO_VALUE else ""


def plain_cell(value: object, font: str) -> Cell:
    """A value as readers of workbooks give it: a truth, a day, a number, else a text."""
    match value:
        case bool():
            return Cell("x" if value else "", CellKind.TEXT, font)
        case datetime() | date():
            return Cell(dates.day_text(value), CellKind.DATE, font)
        case int() | float():
            return Cell(shown(CellKind.NUMBER, value), CellKind.NUMBER, font)
    return Cell(str(value).strip(" \t\r\n"), CellKind.TEXT, font)


class TooMuch(Exception):
    """More than any list holds; the message is a Vietnamese phrase."""


Reader = Callable[[bytes], tuple[list[Sheet], list[Doubt]]]
