""".ods → sheets: what cells hold by calamine; which rows and columns are hidden, and the fonts, from the file itself.

OpenDocument 1.3 part 3: rows and columns are told with repetitions (9.1), so places are counted as they go by.
"""

import io
import zipfile
from collections.abc import Callable

import python_calamine
from lxml import etree
from msgspec import Struct, field

from bangvang.imports.sheets import Doubt, Row, Sheet, of_file, plain_cell
from bangvang.imports.sniffing import MOST_ROWS

MOST_CELLS = 8_000_000
MOST_COLUMNS = 200


def _names(space: str) -> Callable[[str], str]:
    return f"{{urn:oasis:names:tc:opendocument:xmlns:{space}:1.0}}".__add__


_TABLE, _STYLE, _TEXT, _SVG = map(_names, ("table", "style", "text", "svg-compatible"))
_UNSEEN = ("collapse", "filter")


class _Look(Struct):
    """What calamine leaves out of one sheet."""

    unseen_rows: set[int] = field(default_factory=set)
    unseen_columns: set[int] = field(default_factory=set)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    column_styles: list[str] = field(default_factory=list)
    rows: int = 0
    unseen: bool = False


def read(data: bytes) -> tuple[list[Sheet], list[Doubt]]:
    """Every sheet with its hidden parts marked, and the stored results of formulas."""
    try:
        looks = _looks(data)
        book = python_calamine.load_workbook(io.BytesIO(data))
        found = []
        for about in book.sheets_metadata:
            sheet = book.get_sheet_by_name(about.name)
            if sheet.height * sheet.width > MOST_CELLS or sheet.height > MOST_ROWS:
                return [], [of_file(f"trang tính “{about.name}” quá lớn", "Hãy xóa hàng, cột thừa ở cuối.")]
            found.append(_sheet(sheet, looks.get(about.name, _Look())))
        return found, []
    except python_calamine.PasswordError:
        return [], [of_file("bảng tính bị khóa bằng mật khẩu", "Hãy bỏ mật khẩu rồi lưu lại.")]


def _sheet(sheet, look: _Look) -> Sheet:
    rows = []
    for number, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
        cells = [plain_cell(value, look.fonts.get((number, at), "")) for at, value in enumerate(values)]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            rows.append(Row(number, tuple(cells), number in look.unseen_rows))
    merges = tuple(
        (top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return Sheet(sheet.name, tuple(rows), merges, look.unseen, frozenset(look.unseen_columns))


def _looks(data: bytes) -> dict[str, _Look]:
    """By sheet; walked row by row, so that a long list is never held as a tree."""
    found: dict[str, _Look] = {}
    families: dict[str, str] = {}
    styles: dict[str, str] = {}
    unseen: set[str] = set()
    look = _Look()
    tags = [_STYLE("font-face"), _STYLE("style")] + [_TABLE(one) for one in ("table", "table-column", "table-row")]
    with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("content.xml") as part:
        for _, one in etree.iterparse(part, tag=tags, resolve_entities=False, no_network=True):
            if one.tag == _STYLE("font-face"):
                families[one.get(_STYLE("name"), "")] = one.get(_SVG("font-family"), "").strip("'\"")
            elif one.tag == _STYLE("style"):
                name = next((text.get(_STYLE("font-name"), "") for text in one.iter(_STYLE("text-properties"))), "")
                styles[one.get(_STYLE("name"), "")] = families.get(name) or name
                if any(about.get(_TABLE("display")) == "false" for about in one.iter(_STYLE("table-properties"))):
                    unseen.add(one.get(_STYLE("name"), ""))
            elif one.tag == _TABLE("table-column"):
                _column(one, look)
            elif one.tag == _TABLE("table-row"):
                _row(one, look, styles)
            else:
                look.unseen = one.get(_TABLE("style-name"), "") in unseen
                found[one.get(_TABLE("name"), "")] = look
                look = _Look()
            one.clear(keep_tail=False)
    return found


def _column(element, look: _Look) -> None:
    first = len(look.column_styles)
    times = min(_times(element, "number-columns-repeated"), MOST_COLUMNS - first)
    look.column_styles += [element.get(_TABLE("default-cell-style-name"), "")] * times
    if element.get(_TABLE("visibility")) in _UNSEEN:
        look.unseen_columns |= set(range(first, first + times))


def _row(element, look: _Look, styles: dict[str, str]) -> None:
    """A repeated row of many thousand is empty, and the end of the sheet."""
    times = min(_times(element, "number-rows-repeated"), MOST_ROWS)
    numbers = range(look.rows + 1, look.rows + times + 1)
    look.rows += times
    if element.get(_TABLE("visibility")) in _UNSEEN:
        look.unseen_rows |= set(numbers)
    at = 0
    for cell in element:
        first, at = at, at + _times(cell, "number-columns-repeated")
        if first >= MOST_COLUMNS or not len(cell):
            continue
        inner = next((span.get(_TEXT("style-name"), "") for span in cell.iter(_TEXT("span"))), "")
        own = cell.get(_TABLE("style-name"), "") or "".join(look.column_styles[first : first + 1])
        if font := styles.get(inner) or styles.get(own):
            places = range(first, min(at, MOST_COLUMNS))
            look.fonts |= {(row, place): font for row in numbers for place in places}


def _times(element, name: str) -> int:
    return max(1, int(element.get(_TABLE(name), "1")))
