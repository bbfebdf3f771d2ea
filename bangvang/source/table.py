"""A CSV file -> rows, each cell findable again by line and column."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from bangvang.problems import At, Problem
from bangvang.source.text import ENOUGH, decode, quote, too_many

DELIMITERS = ",;\t"  # the first wins a tie
SAME_CELLS = "Mỗi dòng phải có đúng số ô của dòng tiêu đề; ô có dấu {delimiter} thì đặt trong ngoặc kép."


class CsvTable(Struct, frozen=True):
    """Rows as header -> text, both as written; `lines` says on which line each row starts."""

    path: str
    header: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    lines: tuple[int, ...]
    _text: tuple[str, ...]
    _delimiter: str

    def place(self, row_index: int, column_name: str) -> At:
        """Where a cell starts; where its row starts when there is no such column."""
        line = self.lines[row_index]
        if column_name not in self.header:
            return At(self.path, line)
        number = self.header.index(column_name)
        end = self.lines[row_index + 1] - 1 if row_index + 1 < len(self.lines) else len(self._text)
        raw = "\n".join(self._text[line - 1 : end])
        index = _cell_start(raw, self._delimiter, number)
        return At(self.path, line + raw.count("\n", 0, index), index - raw.rfind("\n", 0, index))


class _Row(Struct, frozen=True):
    line: int
    cells: list[str]


def read_csv(path: str, data: bytes) -> tuple[CsvTable | None, list[Problem]]:
    """A table whose first line is its header; None when its columns or quotes cannot be trusted.

    Rows with nothing in any cell are passed over (spreadsheets write hundreds of them); a row with too many or
    too few cells is a problem and is left out, for nobody can say which cell belongs to which column.
    """
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    lines = text.split("\n")
    delimiter = _delimiter_of(lines[0])
    reading = list(_read(path, text, delimiter))
    problems = [one for one in reading if isinstance(one, Problem)]
    rows = [one for one in reading if isinstance(one, _Row)]
    trusted = not problems
    header = tuple(rows[0].cells) if rows and rows[0].line == 1 else ()
    wrong_header = _header_problems(path, header)
    kept = [row for row in rows[1:] if len(row.cells) == len(header)]
    odd = [row for row in rows[1:] if len(row.cells) != len(header)] if header else []
    problems += [_wrong_shape(path, row, header, delimiter) for row in odd[:ENOUGH]]
    if len(odd) > ENOUGH:
        problems.append(too_many(problems[-1].at))
    if wrong_header or not trusted:
        return None, wrong_header + problems
    values = tuple(dict(zip(header, row.cells, strict=True)) for row in kept)
    return CsvTable(path, header, values, tuple(row.line for row in kept), tuple(lines), delimiter), problems


def _delimiter_of(header_line: str) -> str:
    bare = re.sub(r'"[^"]*"', "", header_line)
    return max(DELIMITERS, key=bare.count)


def _read(path: str, text: str, delimiter: str) -> Iterator[_Row | Problem]:
    """Every row that has something in it, with the line it starts on, up to a broken quote."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(not cell.isspace() for cell in cells if cell):
                yield _Row(line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        start = text.split("\n")[line - 1]
        if "field limit" in str(error):
            message, fix = "một ô quá dài (hơn 131072 chữ)", "Hãy xem có dấu ngoặc kép nào mở mà không đóng."
        else:
            message = "dấu ngoặc kép ở dòng này mở mà không đóng, hoặc còn chữ sau dấu đóng"
            fix = 'Trong ô có ngoặc kép, mỗi dấu " viết thành hai dấu "".'
        yield Problem(At(path, line), "syntax-error", f"{message}: {quote(start)}", fix)


def _header_problems(path: str, header: tuple[str, ...]) -> list[Problem]:
    at = At(path)
    names = [name.strip() for name in header]
    if not any(names):
        return [Problem(at, "csv-shape", "dòng đầu tiên không có tên cột nào", "Hãy ghi tên các cột ở dòng 1.")]
    found = [
        Problem(at, "csv-shape", f"cột thứ {number} không có tên", "Hãy đặt tên, hoặc xóa cột ấy.")
        for number, name in enumerate(names, 1)
        if not name
    ]
    return found + [
        Problem(at, "csv-shape", f"có {count} cột cùng tên {quote(name)}", "Hãy đặt cho mỗi cột một tên riêng.")
        for name, count in Counter(names).items()
        if name and count > 1
    ]


def _wrong_shape(path: str, row: _Row, header: tuple[str, ...], delimiter: str) -> Problem:
    message = f"dòng có {len(row.cells)} ô, tiêu đề có {len(header)} cột; ô đầu là {quote(row.cells[0])}"
    name = "Tab" if delimiter == "\t" else delimiter
    return Problem(At(path, row.line), "csv-shape", message, SAME_CELLS.format(delimiter=f"“{name}”"))


def _cell_start(raw: str, delimiter: str, number: int) -> int:
    """Where the cell of that number starts in the text of one row."""
    cell = re.compile(rf'"[^"]*(?:""[^"]*)*"|[^{delimiter}\n]*')
    index = 0
    for _ in range(number):
        index = cell.match(raw, index).end() + 1
    return index
