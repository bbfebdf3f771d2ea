"""The rows of a sheet, each told for what it is: one in, one out. None is passed over without a word."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct, field

from bangvang import vietnamese
from bangvang.imports import header as headers
from bangvang.imports import rowwords
from bangvang.imports.columns import Column, column_of
from bangvang.imports.header import Header
from bangvang.imports.sheets import Cell, CellKind, Row, Sheet


class LineKind(StrEnum):
    """What a row of a sheet is; the values are what the report calls it."""

    TITLE = "phần tiêu đề, căn cứ phía trên bảng"
    HEADER = "tên cột"
    GROUP = "tiêu đề nhóm"
    RECIPIENT = "dòng danh sách"
    CONTINUATION = "dòng nối tiếp dòng trên"
    COUNT = "dòng cộng, đếm"
    FOOTER = "phần ký, nơi nhận phía dưới bảng"
    HIDDEN = "hàng ẩn, không lấy"
    ELSEWHERE = "trang tính không có bảng danh sách"
    UNREAD = "hàng chưa hiểu, không lấy"


class Line(Struct, frozen=True):
    """One row: its place, what it is, and for a recipient the cells by what they hold."""

    sheet: str
    row: int
    kind: LineKind
    text: str
    cells: dict[Column, str] = field(default_factory=dict)
    places: dict[Column, int] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    empty_formulas: tuple[tuple[Column, int], ...] = ()


LEAST_SPAN = 3
_WHOLE = (LineKind.TITLE, LineKind.HEADER, LineKind.GROUP, LineKind.COUNT, LineKind.FOOTER)
"""Rows that are nobody's: their texts stand in any column."""


def of_sheet(sheet: Sheet, take_hidden: bool = False) -> tuple[list[Line], list[Header]]:
    """Every row of a sheet as a line, and the headers its columns were told by."""
    merged = headers.merged_text(sheet)
    found = None if sheet.hidden and not take_hidden else headers.find(sheet, merged)
    if found is None:
        kind = LineKind.HIDDEN if sheet.hidden else LineKind.ELSEWHERE
        return [Line(sheet.name, row.number, kind, _text(row)) for row in sheet.rows if _text(row)], []
    reading = _Reading(sheet, merged, take_hidden)
    return list(reading.lines(*found)), reading.headers


class _Reading:
    """One pass down a sheet: the columns and groups that hold, whether the list has ended."""

    def __init__(self, sheet: Sheet, merged: dict[tuple[int, int], str], take_hidden: bool) -> None:
        self.sheet, self.merged, self.take_hidden = sheet, merged, take_hidden
        self.down = {place for place, _ in _vertical(sheet)}
        self.wide = {(top, left): right - left + 1 for top, left, _, right in sheet.merges}
        self.headers: list[Header] = []
        self.groups: dict[int, str] = {}
        self.private: frozenset[int] = frozenset()
        self.ended = self.begun = False

    def lines(self, start: int, header: Header) -> Iterator[Line]:
        rows = self.sheet.rows
        for row in rows[:start]:
            yield self._line(row, LineKind.TITLE)
        index, header = start, self._take(header)
        while index < len(rows):
            again = header if index == start else self._again(index, header)
            if again and (index == start or self._is_header(rows[index], again)):
                header = self._take(again)
                while index < len(rows) and rows[index].number <= header.last_row:
                    yield self._line(rows[index], LineKind.HEADER)
                    index += 1
                continue
            if line := self._told(rows[index], header):
                yield line
            index += 1

    def _again(self, index: int, header: Header) -> Header | None:
        """Another header further down; looked for only where a row holds two headings."""
        row = self.sheet.rows[index]
        if any(row.cell(at).kind is CellKind.NUMBER for at in header.at(Column.NUMBER)):
            return None
        if sum(column_of(cell.text) is not None for cell in row.cells if cell.text) < 2:
            return None
        return headers.header_at(self.sheet.rows, index, self.merged)

    def _take(self, header: Header) -> Header:
        if header not in self.headers:
            self.headers.append(header)
        self.private = frozenset(header.at(Column.PRIVATE))
        self.ended = self.begun = False
        return header

    def _is_header(self, row: Row, header: Header) -> bool:
        """A list of bodies may have cells that read like headings; a header has three, and no number."""
        return header.known >= 3 and not any(
            rowwords.NUMBER.match(row.cell(at).text) for at in header.at(Column.NUMBER)
        )

    def _told(self, row: Row, header: Header) -> Line | None:
        if row.hidden and not self.take_hidden:
            return self._line(row, LineKind.HIDDEN)
        own = [(at, cell) for at, cell in enumerate(row.cells) if cell]
        if not own:
            return None
        return self._line(row, self._kind(row, own, header), header)

    def _kind(self, row: Row, own: Sequence[tuple[int, Cell]], header: Header) -> LineKind:
        name = self._name(row, header)
        number = " ".join(row.cell(at).text for at in header.at(Column.NUMBER)).strip()
        number = number if rowwords.NUMBER.match(number) or rowwords.ROMAN.match(number) else ""
        numbered = bool(rowwords.NUMBER.match(number)) or any(
            row.cell(at).kind is CellKind.NO_VALUE for at in header.at(Column.NUMBER)
        )
        texts = list(dict.fromkeys(cell.text for _, cell in own if cell.text))
        whole = "" if numbered and name else vietnamese.fold(" ".join(texts))  # asked only of rows without a number
        if not self.begun and len(own) > 1 and all(rowwords.COLUMN_NUMBERS.match(cell.text) for _, cell in own):
            return LineKind.HEADER
        if not numbered and rowwords.COUNT.search(whole) and any(c.isdigit() for c in whole) and len(own) <= 4:
            return LineKind.COUNT
        if self._is_group(row, own, texts, number, numbered, name):
            self._group(row, " ".join(texts[1:] if len(texts) > 1 else texts) or texts[0], texts)
            return LineKind.GROUP
        if not numbered and (self.ended or (rowwords.FOOTER.search(whole) and len(own) <= 3)):
            self.ended = True
            return LineKind.FOOTER
        if self._continues(row, header, numbered):
            return LineKind.CONTINUATION
        if any(c.isalpha() for c in name) or self._lost_name(row, header):
            self.begun = True
            self.ended = False
            return LineKind.RECIPIENT
        return LineKind.CONTINUATION if self.begun and not numbered and len(own) <= 3 else LineKind.UNREAD

    def _is_group(self, row: Row, own, texts: list[str], number: str, numbered: bool, name: str) -> bool:
        """One text alone in its row, or a Roman number and one text: “II. CÁ NHÂN”, “Khối trường học”."""
        if not texts or any(cell.kind is not CellKind.TEXT for _, cell in own if cell.text and cell.text != number):
            return False
        words = [text for text in texts if text != number] if number else texts
        if len(words) > 2 or (len(words) == 2 and not re.fullmatch(r"\D{0,25}\d{1,4}\D{0,25}", words[1])):
            return False
        text = words[0] if words else number
        folded = vietnamese.fold(text)
        if rowwords.FOOTER.search(folded) and not rowwords.GROUP_WORDS.search(folded):
            return False
        if number and rowwords.ROMAN.match(number) and words:
            return True
        if numbered:
            return bool(words) and re.match(r"khoi |cum ", folded) is not None
        if not words or self.ended:
            return bool(rowwords.GROUP_WORDS.search(folded)) and self.ended and len(words) == 1 and len(text) < 80
        place = own[0][0]
        spans = self.wide.get((row.number, place), 1) >= LEAST_SPAN
        shaped = bool(rowwords.GROUP_WORDS.search(folded) or rowwords.GROUP_START.match(text))
        return len(text) <= 150 and (shaped or spans or (not name and place == 0))

    def _group(self, row: Row, text: str, texts: list[str]) -> None:
        """A group of a higher rank ends those below it: Roman above arabic above the rest."""
        rank = rowwords.rank(texts[0])
        self.groups = {key: one for key, one in self.groups.items() if key < rank}
        self.groups[rank] = text
        self.ended = False

    def _name(self, row: Row, header: Header) -> str:
        places = header.at(Column.NAME) or (*header.at(Column.FAMILY_NAME), *header.at(Column.GIVEN_NAME))
        texts = [row.cell(at).text for at in places]
        return " ".join(dict.fromkeys(text for text in texts if text))

    def _lost_name(self, row: Row, header: Header) -> bool:
        """A name that is a formula without a result is still somebody."""
        return any(row.cell(at).kind is CellKind.NO_VALUE for at in header.at(Column.NAME))

    def _continues(self, row: Row, header: Header, numbered: bool) -> bool:
        """The name's cell reaches down from the row above, or there is no name and no number."""
        places = header.at(Column.NAME)
        reached = any((row.number, at) in self.down for at in places)
        return self.begun and (
            reached or (not numbered and not self._name(row, header) and self._has_more(row, header))
        )

    def _has_more(self, row: Row, header: Header) -> bool:
        return any(row.cell(at).text for at, one in header.columns.items() if one is not Column.NUMBER)

    def _line(self, row: Row, kind: LineKind, header: Header | None = None) -> Line:
        cells: dict[Column, str] = {}
        places: dict[Column, int] = {}
        lost = []
        if header and kind in (LineKind.RECIPIENT, LineKind.CONTINUATION):
            hidden = self.sheet.hidden_columns if not self.take_hidden else frozenset()
            for at, column in header.columns.items():
                if column in (Column.PRIVATE, Column.NOTHING) or at in hidden:
                    continue
                cell = row.cell(at)
                if cell.kind in (CellKind.NO_VALUE, CellKind.FAULT):
                    lost.append((column, at))
                    continue
                text = cell.text or (self._from_above(row, at, column) if kind is LineKind.RECIPIENT else "")
                if text and text not in cells.get(column, ""):
                    apart = " " if column in (Column.NAME, Column.NUMBER) else ", "
                    cells[column] = f"{cells[column]}{apart}{text}" if column in cells else text
                    places.setdefault(column, at)
        groups = tuple(self.groups[rank] for rank in sorted(self.groups))
        said = _text(row) if kind in _WHOLE else _text(row, self.private)
        return Line(self.sheet.name, row.number, kind, said, cells, places, groups, tuple(lost))

    def _from_above(self, row: Row, at: int, column: Column) -> str:
        """A unit merged over its people holds for each of them; a number or a name never does."""
        if column in (Column.NUMBER, Column.NAME) or (row.number, at) not in self.down:
            return ""
        return self.merged.get((row.number, at), "")


def _vertical(sheet: Sheet) -> Iterator[tuple[tuple[int, int], int]]:
    """Places covered by a cell that reaches down to them."""
    for top, left, bottom, right in sheet.merges:
        if bottom > top:
            for row in range(top + 1, min(bottom, top + 2000) + 1):
                for column in range(left, right + 1):
                    yield (row, column), top


def _text(row: Row, private: frozenset[int] = frozenset()) -> str:
    """What a report may quote of a row: what nobody should see stays in the spreadsheet."""
    texts = (" ".join(cell.text.split()) for at, cell in enumerate(row.cells) if cell.text and at not in private)
    return " | ".join(dict.fromkeys(texts)) or ("(công thức chưa có kết quả)" if any(row.cells) else "")
