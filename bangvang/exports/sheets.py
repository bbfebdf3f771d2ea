"""A table as .xlsx and as CSV for Excel. A text is never a formula: what begins like one stays a text."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime

from bangvang.exports.tables import Table

LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula (OWASP, CSV Injection)."""
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same table gives the same bytes: the hour of making is not in them."""
LONGEST_CELL = 32_767  # Excel's own limit


def csv_bytes(table: Table) -> bytes:
    """UTF-8 with a byte-order mark, which Excel needs."""
    return ("\ufeff" + csv_text([column.label for column in table.columns], table.rows)).encode()


def csv_text(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """RFC 4180; a cell like a formula begins with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_safe(text) for text in row] for row in rows)
    return out.getvalue()


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(LIKE_A_FORMULA) else text


def xlsx_bytes(table: Table) -> bytes:
    """A workbook of one sheet: header fixed and filtered, columns as wide as they need, numbers as numbers."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": table.title, "created": _MADE})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#F6E7B4", "border": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Danh sách")
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width, wrap)
        sheet.write_string(0, at, column.label, head)
    for number, row in enumerate(table.rows, 1):
        for at, text in enumerate(row):
            if text and at == 0 and text.isdigit() and len(text) < 10:
                sheet.write_number(number, at, int(text))
            elif text:
                sheet.write_string(number, at, text[:LONGEST_CELL])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()
