"""Where the list begins: the row, or the two or three rows, that name its columns."""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from bangvang.imports.columns import Column, column_of
from bangvang.imports.sheets import Row, Sheet

DEEPEST = 3
LONGEST_HEADING = 120
_SPLIT_NAME = {Column.FAMILY_NAME, Column.GIVEN_NAME}


class Header(Struct, frozen=True, dict=True):
    """The columns of a list: position → what it holds; `headings` as printed, unknown ones too."""

    first_row: int
    last_row: int
    columns: dict[int, Column]
    headings: dict[int, str]

    def at(self, column: Column) -> tuple[int, ...]:
        """Where a column stands; a merged heading may cover two."""
        return self._places.get(column, ())

    @cached_property
    def _places(self) -> dict[Column, tuple[int, ...]]:
        """Asked many times for every row."""
        found: dict[Column, tuple[int, ...]] = {}
        for place, column in self.columns.items():
            found[column] = (*found.get(column, ()), place)
        return found

    @property
    def known(self) -> int:
        return len(set(self.columns.values()))


def merged_text(sheet: Sheet) -> dict[tuple[int, int], str]:
    """The text each place of a merged cell shows."""
    by_number = {row.number: row for row in sheet.rows}
    found = {}
    for top, left, bottom, right in sheet.merges:
        text = by_number[top].cell(left).text if top in by_number else ""
        if text and bottom - top < 50:
            found |= {(row, column): text for row in range(top, bottom + 1) for column in range(left, right + 1)}
    return found


def header_at(rows: Sequence[Row], index: int, merged: dict[tuple[int, int], str]) -> Header | None:
    """The header that begins in this row, as deep as it goes; None when these are no headings."""
    best = None
    for depth in range(1, DEEPEST + 1):
        part = rows[index : index + depth]
        if len(part) < depth or part[-1].number - part[0].number >= DEEPEST + 1:
            break
        if depth > 1 and (_is_data(part[-1], best) or not all(_names_something(row) for row in part)):
            break
        found = _header(part, merged)
        if found and (best is None or _gain(found, best) or _reaches(part, best, merged)):
            best = found
    return best


def _names_something(row: Row) -> bool:
    """A title above the list is no part of its header."""
    return any(column_of(cell.text) for cell in row.cells if cell.text)


def _gain(found: Header, best: Header) -> bool:
    """A deeper header must know more columns, or the same ones better: every cell of its last row a heading."""
    return len(found.columns) > len(best.columns) or found.known > best.known


def _reaches(part: Sequence[Row], best: Header, merged: dict[tuple[int, int], str]) -> bool:
    """A heading merged down to this row makes it one of the header's."""
    above, below = part[-2].number, part[-1].number
    return any(merged.get((below, at)) and merged.get((below, at)) == merged.get((above, at)) for at in best.columns)


def _is_data(row: Row, header: Header | None) -> bool:
    """A row with a number where numbers go, or a long text, is no heading."""
    numbers = header.at(Column.NUMBER) if header else ()
    texts = [cell.text for cell in row.cells if cell.text]
    return any(row.cell(place).text.strip(" .").isdigit() for place in numbers) or any(
        len(text) > LONGEST_HEADING for text in texts
    )


def _header(part: Sequence[Row], merged: dict[tuple[int, int], str]) -> Header | None:
    width = max(len(row.cells) for row in part)
    width = max([width, *(column + 1 for (number, column) in merged if number in {row.number for row in part})])
    columns: dict[int, Column] = {}
    headings: dict[int, str] = {}
    for place in range(width):
        texts = [merged.get((row.number, place)) or row.cell(place).text for row in part]
        texts = list(dict.fromkeys(" ".join(text.split()) for text in texts if text))
        if not texts or any(len(text) > LONGEST_HEADING for text in texts):
            continue
        headings[place] = " – ".join(texts)
        found = _of(texts)
        if found:
            columns[place] = found
    kinds = set(columns.values())
    named = Column.NAME in kinds or kinds >= _SPLIT_NAME
    if not named or len(kinds) < 2 or not _distinct(part, columns, merged):
        return None
    if len(kinds) == 2 and not kinds & {
        Column.NUMBER,
        Column.UNIT,
        Column.POST_AND_UNIT,
        Column.POST,
        Column.AWARD,
        Column.REASON,
    }:
        return None
    return Header(part[0].number, part[-1].number, columns, headings)


def _of(texts: list[str]) -> Column | None:
    """The lowest heading decides; one it does not make clear is read with those above; a private one above wins."""
    found = [column_of(text) for text in texts]
    if Column.PRIVATE in found:
        return Column.PRIVATE
    whole = column_of(" ".join(texts))
    return found[-1] or whole or next((one for one in found if one), None)


def _distinct(part: Sequence[Row], columns: dict[int, Column], merged: dict[tuple[int, int], str]) -> bool:
    """One merged title (“DANH SÁCH TẬP THỂ, CÁ NHÂN”) over the whole width is no header."""
    texts = {merged.get((row.number, place)) or row.cell(place).text for row in part for place in columns}
    return len(texts - {""}) >= 2


def find(sheet: Sheet, merged: dict[tuple[int, int], str], limit: int = 80) -> tuple[int, Header] | None:
    """The first header of three columns and more among the first rows; else the one that knows most."""
    best: tuple[int, Header] | None = None
    for index in range(min(limit, len(sheet.rows))):
        found = header_at(sheet.rows, index, merged)
        if found and found.known >= 3:
            return index, found
        if found and (best is None or found.known > best[1].known):
            best = index, found
    return best
