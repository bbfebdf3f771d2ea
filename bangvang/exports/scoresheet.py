"""The sheet a judge fills in: an entry a row, a criterion a column, limits that Excel itself enforces."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

NUMBER, SILENT, REMARK = "Số bài", "Không chấm vì", "Nhận xét gửi tác giả"
MARKER, HANDED_IN = "Mã phiếu", "Nộp phiếu lúc"
REASONS = ("xung đột lợi ích", "vắng mặt", "lý do khác")
HEADER_ROW = 5
"""From 0; above it stand title, marker, when it was handed in, how to fill it in."""
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


class Column(NamedTuple):
    """A criterion: its heading and the highest mark; of a `vote` there is only that one and 0."""

    title: str
    most: int
    vote: bool = False


def heading(column: Column) -> str:
    """What stands above its column: “Tính chân thực (tối đa 25)”, “Đạt (1 hoặc 0)”."""
    return f"{column.title} (1 hoặc 0)" if column.vote else f"{column.title} (tối đa {column.most})"


def xlsx_bytes(title: str, marker: str, columns: Sequence[Column], entries: Sequence[tuple[int, str]]) -> bytes:
    """A workbook for one judge and one round; `entries` are numbers and titles."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": _MADE})
    sheet = book.add_worksheet("Phiếu chấm")
    bold = book.add_format({"bold": True})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#F6E7B4", "border": 1})
    fixed = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    free = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "locked": False, "num_format": "0.##"})
    sheet.write_string(0, 0, title, bold)
    sheet.write_row(1, 0, (MARKER, marker))
    sheet.write_string(2, 0, HANDED_IN)
    sheet.write_string(2, 1, "", free)
    first = "Ghi 1 nếu bài đạt, 0 nếu không đạt." if any(one.vote for one in columns) else "Cho điểm từng tiêu chí."
    told = f"{first} Không chấm bài nào thì chọn lý do ở cột “{SILENT}” và để trống điểm bài ấy."
    sheet.write_string(3, 0, told)
    titles = ("Tên bài", *map(heading, columns), SILENT, REMARK)
    for at, text in enumerate((NUMBER, *titles)):
        sheet.write_string(HEADER_ROW, at, text, head)
    last = len(columns) + 2
    for row, (number, name) in enumerate(entries, HEADER_ROW + 1):
        sheet.write_number(row, 0, number, fixed)
        sheet.write_string(row, 1, name[:300], fixed)
        for at in range(2, last + 2):
            sheet.write_blank(row, at, None, free)
    bottom = HEADER_ROW + max(1, len(entries))
    for at, column in enumerate(columns, 2):
        sheet.data_validation(HEADER_ROW + 1, at, bottom, at, _limits(column) | {"error_title": "Điểm"})
    sheet.data_validation(HEADER_ROW + 1, last, bottom, last, {"validate": "list", "source": list(REASONS)})
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 36)
    sheet.set_column(2, last, 14)
    sheet.set_column(last + 1, last + 1, 60)
    sheet.freeze_panes(HEADER_ROW + 1, 2)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    book.close()
    return out.getvalue()


def _limits(column: Column) -> dict[str, object]:
    """What Excel takes in a cell of the column, and says of anything else."""
    if column.vote:
        said = "Ghi 1: đạt; 0: không đạt."
        return {
            "validate": "list",
            "source": [1, 0],
            "input_message": said,
            "error_message": said,
        }
    rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": column.most}
    return rule | {"error_message": f"Điểm từ 0 đến {column.most}."}
