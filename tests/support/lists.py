# ruff: noqa: E501 - one list a line reads best
"""A corpus of ugly lists of awards, each with the names it holds: what real offices send, traps and all.

Every name is invented. `python tests/support/lists.py FOLDER` writes the corpus; the files of tests/lists/ were made
so and saved again by LibreOffice as .xls, .ods and .xlsx, because only a spreadsheet program writes like one.
"""

import io
import re
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
from openpyxl.styles import Font

from bangvang.imports import legacy

PAPER = "(Kèm theo Quyết định số 33/QĐ-LĐLĐ ngày 24/7/2025 của Liên đoàn Lao động thành phố Minh Họa)"
TITLE = [["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN"], [PAPER]]
HEAD = ["STT", "Họ và tên", "Chức vụ", "Đơn vị"]
PEOPLE = (
    ("Đặng Thị Ánh Tuyết", "Công nhân may", "Công ty May Minh Họa"),
    ("Hoàng Thuý Hoà", "Điều dưỡng", "Bệnh viện Minh Họa"),
    ("Trần Đức Ưởng", "Thợ hàn bậc 5", "Nhà máy Cơ khí Minh Họa"),
    ("Vừ A Sềnh", "Công nhân duy tu", "Hạt Đường bộ Minh Họa"),
    ("H'Lan Niê Kđoh", "Công nhân cạo mủ", "Nông trường Minh Họa"),
)
NAMES = tuple(name for name, _, _ in PEOPLE)
GROUPS = ("Tổ May số 3", "Khoa Nội")
ROWS = [[number, *person] for number, person in enumerate(PEOPLE, 1)]


@dataclass(frozen=True)
class List:
    """A file, the names that must come out of it in order, and what its report must say."""

    data: bytes
    suffix: str
    names: tuple[str, ...] = NAMES
    said: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


def book(*sheets: list, edit: Callable | None = None, merges: tuple[str, ...] = ()) -> bytes:
    """An .xlsx of sheets of rows; `edit(workbook)` makes it ugly."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets, 1):
        sheet = made.create_sheet(f"Sheet{number}")
        for row in rows:
            sheet.append(row)
    for area in merges:
        made.worksheets[0].merge_cells(area)
    if edit:
        edit(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def xlsx(rows: list, **more) -> List:
    """A list of one sheet; keywords `edit` and `merges` go to the book, the rest to the list."""
    making = {key: more.pop(key) for key in ("edit", "merges") if key in more}
    return List(book(rows, **making), ".xlsx", **more)


def csv(rows: list, encoding: str = "utf-8-sig", delimiter: str = ",", **more) -> List:
    text = "\r\n".join(delimiter.join("" if cell is None else str(cell) for cell in row) for row in rows)
    return List(text.encode(encoding), ".csv", **more)


def word(rows: list, before: tuple[str, ...] = (), after: tuple[str, ...] = (), edit: Callable | None = None) -> bytes:
    made = docx.Document()
    for text in before:
        made.add_paragraph(text)
    table = made.add_table(len(rows), max(map(len, rows)))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = "" if text is None else str(text)
    if edit:
        edit(table)
    for text in after:
        made.add_paragraph(text)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def tcvn3(text: str) -> str:
    """Unicode → the letters a .Vn font shows as it; capitals with marks have no place in these fonts: “¸nh TuyÕt”."""
    back = {letter: chr(code) for code, letter in legacy._TCVN3.items()}
    return "".join(back.get(letter) or (letter if letter.isascii() else back[letter.lower()]) for letter in text)


def vni(text: str) -> str:
    """Unicode → VNI, by trying: each letter with its mark is the pair that decodes to it."""
    pairs = {}
    for base in "aeouyôöAEOUYÔÖ":
        for mark in legacy._VNI_MARKS:
            shown = mark.upper() if base.isupper() else mark
            pairs.setdefault(legacy.decode(base + shown, legacy.VNI), base + shown)
    for alone in legacy._VNI_ALONE:
        for one in (alone, alone.upper()):
            pairs[legacy.decode(one, legacy.VNI)] = one
    return "".join(pairs.get(letter, letter) if not letter.isascii() else letter for letter in text)


def all_of(rows: list, change: Callable[[str], str]) -> list:
    return [[change(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


def fonts(name: str, first: int = 1) -> Callable:
    """Set every cell from a row on in a font."""

    def edit(made) -> None:
        for row in made.worksheets[0].iter_rows(min_row=first):
            for cell in row:
                cell.font = Font(name=name)

    return edit


def hidden(rows: tuple[int, ...] = (), columns: tuple[str, ...] = (), sheets: tuple[int, ...] = ()) -> Callable:
    def edit(made) -> None:
        for row in rows:
            made.worksheets[0].row_dimensions[row].hidden = True
        for column in columns:
            made.worksheets[0].column_dimensions[column].hidden = True
        for sheet in sheets:
            made.worksheets[sheet].sheet_state = "hidden"

    return edit


def corpus() -> dict[str, List]:
    """Every list by name."""
    return {**shapes(), **letters(), **words(), **others(), **odd_texts(), **odd_sheets()}


def shapes() -> dict[str, List]:
    """Headers, groups, merged and hidden cells."""
    two = [
        ["STT", "Ông/Bà", "Họ và tên", "Năm sinh", None, "Chức vụ, đơn vị công tác", "Thành tích"],
        [None, None, None, "Nam", "Nữ", None, None],
        [1, "Bà", "Đặng Thị Ánh Tuyết", None, 1985, "Công nhân may, Công ty May Minh Họa", "Làm cữ tra khóa"],
        [2, "Ông", "Trần Đức Ưởng", 1970, None, "Thợ hàn, Nhà máy Cơ khí Minh Họa", "Soạn phiếu kiểm tra"],
    ]
    named = ("Đặng Thị Ánh Tuyết", "Trần Đức Ưởng")
    grouped = [
        *TITLE, HEAD, ["I", "TẬP THỂ"], [1, "Tổ May số 3", None, "Công ty May Minh Họa"],
        [2, "Khoa Nội", None, "Bệnh viện Minh Họa"], ["II", "CÁ NHÂN"], *ROWS,
        ["Danh sách này có 02 tập thể và 05 cá nhân./."],
    ]  # fmt: skip
    kinds = ("tập thể", "tập thể", *["cá nhân"] * 5)
    return {
        "plain": xlsx([*TITLE, [], HEAD, *ROWS]),
        "two-row-header": xlsx(
            [*TITLE, *two], merges=("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4", "G3:G4"), names=named,
            said=("dữ liệu cá nhân",), unsaid=("1985", "1970"),
        ),
        "two-row-header-unmerged": xlsx([*TITLE, *two], names=named, unsaid=("1985",)),
        "groups": xlsx(grouped, names=(*GROUPS, *NAMES), kinds=kinds),
        "groups-merged": xlsx(
            [*TITLE, HEAD, ["I. TẬP THỂ"], [1, "Tổ May số 3", None, "Công ty May Minh Họa"], ["II. CÁ NHÂN"],
             ["Khối doanh nghiệp"], *ROWS[:2], ["Khối sự nghiệp"], *ROWS[2:]],
            merges=("A4:D4", "A6:D6", "A7:D7", "A10:D10"), names=("Tổ May số 3", *NAMES),
            kinds=("tập thể", *["cá nhân"] * 5),
        ),
        "numbers-restart": xlsx(
            [*TITLE, HEAD, ["A. KHỐI CƠ QUAN"], *ROWS[:3], ["B. KHỐI DOANH NGHIỆP"], [1, *PEOPLE[3]], [2, *PEOPLE[4]]]
        ),
        "two-tables-in-one-sheet": xlsx(
            [*TITLE, ["I. TẬP THỂ"], ["STT", "Tên tập thể", "Đơn vị chủ quản"],
             [1, "Tổ May số 3", "Công ty May Minh Họa"], [], ["II. CÁ NHÂN"], HEAD, *ROWS],
            names=("Tổ May số 3", *NAMES), kinds=("tập thể", *["cá nhân"] * 5),
        ),
        "column-numbers": xlsx([*TITLE, HEAD, [1, 2, 3, 4], *ROWS]),
        "column-numbers-in-brackets": xlsx([*TITLE, HEAD, ["(1)", "(2)", "(3)", "(4)"], *ROWS]),
        "unit-merged-down": xlsx(
            [*TITLE, HEAD, [1, "Lê Thị Yến", "Bếp", "Trường Mầm non Minh Họa"], [2, "Lý Thị Ngần", "Giáo viên", None]],
            merges=("D4:D5",), names=("Lê Thị Yến", "Lý Thị Ngần"),
        ),
        "name-merged-down": xlsx(
            [*TITLE, ["STT", "Họ và tên", "Thành tích"], [1, "Lê Thị Yến", "Thực đơn bốn tuần"],
             [None, None, "Dạy bếp cho 08 người"], [2, "Lý Thị Ngần", "Tập huấn"]],
            merges=("A4:A5", "B4:B5"), names=("Lê Thị Yến", "Lý Thị Ngần"), said=("nối vào dòng trên",),
        ),
        "name-in-two-columns": xlsx(
            [*TITLE, ["STT", "Họ và tên đệm", "Tên", "Đơn vị"], [1, "Đặng Thị Ánh", "Tuyết", "Công ty May Minh Họa"],
             [2, "Vừ A", "Sềnh", "Hạt Đường bộ Minh Họa"]], names=("Đặng Thị Ánh Tuyết", "Vừ A Sềnh"),
        ),
        "name-heading-over-two-columns": xlsx(
            [*TITLE, ["TT", "Họ và tên", None, "Đơn vị công tác"], [1, "Đặng Thị Ánh", "Tuyết", "Công ty May Minh Họa"],
             [2, "Vừ A", "Sềnh", "Hạt Đường bộ Minh Họa"]], merges=("B3:C3",), names=("Đặng Thị Ánh Tuyết", "Vừ A Sềnh"),
        ),
        "hidden-row": xlsx([*TITLE, HEAD, *ROWS], edit=hidden(rows=(5,)), names=(NAMES[0], *NAMES[2:]),
                           said=("đang ẩn nên không lấy", "STT nhảy từ 1 sang 3")),
        "hidden-row-taken": xlsx([*TITLE, HEAD, *ROWS], edit=hidden(rows=(5,)), options=("hidden",)),
        "hidden-column": xlsx([*TITLE, [*HEAD, "Ghi chú"], *[[*row, "không công bố"] for row in ROWS]],
                              edit=hidden(columns=("E",)), said=("cột “Ghi chú” đang ẩn, không lấy",)),
        "several-sheets": List(
            book([*TITLE, HEAD, *ROWS[:2]], [HEAD, *[[n, *p] for n, p in enumerate(PEOPLE[2:], 1)]], [["Ghi nhớ"]]), ".xlsx",
            said=("trang tính không có bảng danh sách",),
        ),
        "hidden-sheet": List(book([*TITLE, HEAD, *ROWS], [HEAD, [1, "Ma Văn Ẩn", "", ""]], edit=hidden(sheets=(1,))),
                             ".xlsx", said=("đang ẩn nên không lấy",)),
        "starts-far-down": xlsx([[], [], ["CÔNG ĐOÀN"], [], *TITLE, [], [], [None, None, *HEAD],
                                 *[[None, None, *row] for row in ROWS]]),
        "without-numbers": xlsx([*TITLE, HEAD[1:], *[row[1:] for row in ROWS]]),
        "unit-as-group": xlsx(
            [*TITLE, ["STT", "Họ và tên", "Chức vụ"], ["Công ty May Minh Họa"], [1, NAMES[0], "Công nhân"],
             ["Bệnh viện Minh Họa"], [1, NAMES[1], "Điều dưỡng"]], merges=("A4:C4", "A6:C6"), names=NAMES[:2]),
        "awards-as-groups": xlsx(
            [[PAPER], HEAD, ["I. Tập thể lao động tiên tiến"], [1, "Khoa Nội", "", "Bệnh viện Minh Họa"],
             ["II. Lao động tiên tiến"], *ROWS], names=("Khoa Nội", *NAMES), kinds=("tập thể", *["cá nhân"] * 5)),
        "signatures-below": xlsx(
            [*TITLE, HEAD, *ROWS, [], ["Nơi nhận:", None, None, "TM. BAN THƯỜNG VỤ"], ["- Như Điều 3;", None, None, "CHỦ TỊCH"],
             ["- Lưu: VT.", None, None, "(Đã ký)"], [None, None, None, "Trần Minh Họa"]]),
        "total-row": xlsx([*TITLE, HEAD, *ROWS, [None, "Tổng cộng: 05 người"]]),
    }  # fmt: skip


def letters() -> dict[str, List]:
    """Old fonts, look-alike letters, spaces that are none."""
    rows = [*TITLE, HEAD, *ROWS]
    old = [["DANH SACH"], [PAPER], *all_of([HEAD, *ROWS], tcvn3)]
    return {
        "tcvn3-font": xlsx(old, edit=fonts(".VnTime", 3), options=("convert",), said=("TCVN3",)),
        "tcvn3-no-font": xlsx(old, options=("convert",), said=("TCVN3",)),
        "tcvn3-capitals": xlsx(
            [["DANH SACH"], [PAPER], HEAD, [1, tcvn3("trần đức ưởng"), "", ""], [2, "vu thi an", "", ""]],
            edit=fonts(".VnTimeH", 4), options=("convert",), names=("Trần Đức Ưởng", "Vu Thi An")),
        "vni-font": xlsx([["DANH SACH"], [PAPER], *all_of([HEAD, *ROWS], vni)], edit=fonts("VNI-Times", 3),
                         options=("convert",), said=("VNI",)),
        "vni-no-font": xlsx([["DANH SACH"], [PAPER], *all_of([HEAD, *ROWS], vni)], options=("convert",), said=("VNI",)),
        "half-tcvn3": xlsx([*rows[:5], *all_of(rows[5:], tcvn3)], options=("convert",)),
        "nbsp": xlsx(all_of(rows, lambda text: text.replace(" ", "\u00a0")), said=("khoảng trắng đặc biệt",)),
        "homoglyphs": xlsx(all_of(rows, lambda text: text.replace("Đ", "\u00d0")), said=("trông giống",)),
        "nfd": xlsx(all_of(rows, lambda text: unicodedata.normalize("NFD", text))),
        "zero-width": xlsx(all_of(rows, lambda text: text.replace(" ", " \u200b"))),
    }  # fmt: skip


def words() -> dict[str, List]:
    """What stands inside the cells."""
    shouted = [[number, name.upper(), post, unit] for number, name, post, unit in ROWS]
    formal = ["Bà ", "Chị ", "Ông ", "Anh ", "Đ/c "]
    private = ["Số điện thoại", "CCCD", "Dân tộc", "Đảng viên", "Kết quả phiếu", "Mức thưởng (đồng)"]
    secret = ["0912345678", "001085012345", "Tày", "x", "9/9", 1500000]
    return {
        "shouting": xlsx([*TITLE, HEAD, *shouted], said=("chữ in hoa",)),
        "honorific-in-name": xlsx([*TITLE, HEAD, *[[n, form + name, p, u] for form, (n, name, p, u) in
                                                   zip(formal, ROWS, strict=True)]]),
        "alias": xlsx([*TITLE, HEAD, [1, "Phan Hoan (Phan Kiên)", "", "Tổ dân phố 3"]], names=("Phan Hoan",)),
        "now-called": xlsx([*TITLE, HEAD, [1, "Lê Thị Yến", "", "Phòng Văn hóa quận Minh (nay là Phòng Văn hóa Họa)"]],
                           names=("Lê Thị Yến",)),
        "private-columns": xlsx([*TITLE, [*HEAD, *private], *[[*row, *secret] for row in ROWS]],
                                said=tuple(private), unsaid=("0912345678", "001085012345", "Tày", "1500000")),
        "private-in-cells": xlsx([*TITLE, [*HEAD, "Ghi chú"], [*ROWS[0], "ĐT: 0912 345 678, CCCD 001085012345"],
                                  [*ROWS[1], "Gửi a@b.vn"]], names=NAMES[:2], unsaid=("0912 345 678", "a@b.vn")),
        "excel-serial-date": xlsx([*TITLE, [*HEAD, "Thời gian"], [*ROWS[0], 45444], [*ROWS[1], "6/2024"],
                                   [*ROWS[2], "Năm học 2023-2024"], [*ROWS[3], "2024"]], names=NAMES[:4],
                                  said=("số 45444 của Excel",)),
        "award-column": xlsx([*TITLE, [*HEAD, "Danh hiệu"], [*ROWS[0], "LĐTT"], [*ROWS[1], "CSTĐCS"],
                              [*ROWS[2], "Chiến sĩ thi đua cơ sở"]], names=NAMES[:3]),
        "households": xlsx([*TITLE, ["STT", "Hộ gia đình ông/bà", "Địa chỉ (thôn/TDP)"], [1, "Hộ ông Vừ A Sềnh", "Thôn 3"],
                            [2, "Lê Thị Yến", "TDP 5"]], names=("Vừ A Sềnh", "Lê Thị Yến"), kinds=("hộ gia đình",) * 2),
        "formula-like-text": xlsx([*TITLE, HEAD, [1, "Lê Thị Yến", "+Bếp trưởng", "@Trường Mầm non"]], names=("Lê Thị Yến",)),
        "long-heading": xlsx([*TITLE, ["Số TT", "Họ và tên người được khen thưởng", "Chức vụ, đơn vị công tác tại thời điểm"],
                              [1, NAMES[0], "Công nhân may, Công ty May Minh Họa"]], names=NAMES[:1]),
        "number-in-name": xlsx([*TITLE, HEAD[1:], *[[f"{n}. {name}", p, u] for n, name, p, u in ROWS]]),
        "unit-under-name": xlsx([*TITLE, ["STT", "Họ và tên", "Thành tích"],
                                 [1, "Lê Thị Yến\nTrường Mầm non Minh Họa", "Bếp"], [2, "Vừ A Sềnh, Đội trưởng", ""]],
                                names=("Lê Thị Yến", "Vừ A Sềnh, Đội trưởng"), said=("lẫn chức vụ", "xuống dòng")),
        "bodies-that-read-like-counts": xlsx(
            [*TITLE, ["Tên tập thể", "Địa bàn", "Thành tích"], ["Công ty May 10", "a", "x"], ["Tổng công ty 36", "b", "y"]],
            names=("Công ty May 10", "Tổng công ty 36"), kinds=("tập thể",) * 2),
        "post-without-comma": xlsx([*TITLE, ["STT", "Họ và tên", "Chức vụ, đơn vị"],
                                    [1, NAMES[0], "Công nhân Công ty May Minh Họa"]], names=NAMES[:1], said=("tách",)),
    }  # fmt: skip


def others() -> dict[str, List]:
    """Other formats."""
    rows = [*TITLE, HEAD, *ROWS]
    paper = ("DANH SÁCH ĐƯỢC TẶNG BẰNG KHEN", PAPER)

    def merged(table) -> None:
        table.cell(1, 0).merge(table.cell(1, 3))

    return {
        "csv": csv(rows, delimiter=";"),
        "csv-comma": csv([[cell if cell != TITLE[0][0] else "DANH SÁCH BẰNG KHEN" for cell in row] for row in rows]),
        "csv-tab-utf16": csv(rows, "utf-16", "\t"),
        "csv-tcvn3": csv([["DANH SACH"], *all_of([[PAPER.replace("Ọ", "ọ")], HEAD, *ROWS], tcvn3)], "latin-1", ";",
                         options=("convert", "paper")),
        "docx": List(word([HEAD, *ROWS], paper, ("Danh sách này có 05 cá nhân./.",)), ".docx"),
        "docx-groups": List(word([HEAD, ["II. CÁ NHÂN"], *ROWS], paper, (), merged), ".docx"),
        "docx-two-tables": List(word([HEAD, *ROWS], paper), ".docx"),
        "named-xls-but-xlsx": List(book(rows), ".xls"),
    }  # fmt: skip


def windows_1258(text: str) -> str:
    """As that code page spells: a letter with its hat or horn, then the tone."""
    parts = unicodedata.normalize("NFD", text)
    tones = "\u0300\u0301\u0303\u0309\u0323"
    return "".join(
        unicodedata.normalize("NFC", "".join(c for c in letter if c not in tones))
        + "".join(c for c in letter if c in tones)
        for letter in re.findall(r"[^\u0300-\u0323][\u0300-\u0323]*", parts)
    )


def odd_texts() -> dict[str, List]:
    """Text files as programs and old machines write them."""
    rows = [*TITLE, HEAD, *ROWS]
    wordy = [
        ["DANH SÁCH TẬP THỂ, CÁ NHÂN, HỘ GIA ĐÌNH, NGƯỜI LAO ĐỘNG, ĐOÀN VIÊN"],
        [PAPER],
        ["STT", "Họ và tên", "Thành tích"],
        *[[n, name, "Làm tốt, đều, bền, nhanh, gọn"] for n, name in enumerate(NAMES, 1)],
    ]
    plain = csv(rows, "utf-8", ";").data
    return {
        "csv-utf16-no-mark": csv(rows, "utf-16-le", "\t"),
        "csv-utf16-big-end": csv(rows, "utf-16-be", ";"),
        "csv-windows-1258": csv(all_of(rows, windows_1258), "cp1258", ";", said=("Windows-1258",)),
        "csv-bars": csv([[cell for cell in row] for row in rows], "utf-8", "|"),
        "csv-more-commas-than-semicolons": csv(wordy, "utf-8", ";"),
        "csv-names-its-separator": List(b"sep=;\r\n" + plain, ".csv"),
        "csv-old-mac": List(plain.replace(b"\r\n", b"\r"), ".csv"),
        "csv-without-marks": csv([["ds"], [PAPER], ["stt", "ho va ten", "don vi"], *[[n, f"Le Thi Yen {c}", "cty"] for n, c in
                                  enumerate("ABC", 1)]], names=("Le Thi Yen A", "Le Thi Yen B", "Le Thi Yen C"),
                                 said=("đều không có dấu",)),
    }  # fmt: skip


def odd_sheets() -> dict[str, List]:
    """Sheets laid out as nobody would expect."""

    def filtered(made) -> None:
        sheet = made.worksheets[0]
        sheet.auto_filter.ref = "A3:E8"
        for row in (5, 6):
            sheet.row_dimensions[row].hidden = True

    phones = [[*HEAD, "Điện thoại"], *[[*row, "0912345678"] for row in ROWS]]
    beside = [
        [1, NAMES[0], "Công ty A", None, 4, NAMES[3], "Công ty D"],
        [2, NAMES[1], "Công ty B", None, 5, NAMES[4], "Công ty E"], [3, NAMES[2], "Công ty C"],
    ]  # fmt: skip
    signed = [
        ["NGƯỜI LẬP BIỂU", None, "TRƯỞNG BAN"],
        ["(Đã ký)", None, "(Đã ký)"],
        ["Lê Văn Lập", None, "Lý Thị Trưởng"],
    ]
    small = [[1, tcvn3("nguyễn thị tám"), "", tcvn3("Tổ May số 3")], [2, tcvn3("Trần Đức Lợi"), "", tcvn3("Khoa Nội")]]
    return {
        "side-by-side": xlsx([*TITLE, ["STT", "Họ và tên", "Đơn vị", None, "STT", "Họ và tên", "Đơn vị"], *beside],
                             options=("abreast",)),
        "filtered": xlsx([*TITLE, *phones], edit=filtered, names=(NAMES[0], *NAMES[3:]), said=NAMES[1:3], unsaid=("0912345678",)),
        "dotted-numbers": xlsx([*TITLE, HEAD, ["1", "KHỐI DOANH NGHIỆP"], *[[f"1.{r[0]}", *r[1:]] for r in ROWS[:3]],
                                ["2", "KHỐI SỰ NGHIỆP"], *[[f"2.{n}", *r[1:]] for n, r in enumerate(ROWS[3:], 1)]]),
        "signed-between-two-lists": xlsx(
            [*TITLE, ["I. TẬP THỂ"], ["STT", "Tên tập thể", "Thành tích"], [1, "Tổ May số 3", "Tốt"], *signed, ["II. CÁ NHÂN"], HEAD,
             *ROWS, ["Tổng cộng: 01 tập thể, 05 cá nhân"]], names=("Tổ May số 3", *NAMES)),
        "header-on-every-page": xlsx([*TITLE, HEAD, *ROWS[:2], HEAD, *ROWS[2:4], HEAD, *ROWS[4:]]),
        "a-couple": xlsx([*TITLE, ["STT", "Hộ gia đình", "Thôn"], [1, "Hộ ông Lê Văn Tốt và bà Lý Thị Lành", "1"], [2, "Hộ bà: Lê Thị Yến", "2"]],
                         names=("Lê Văn Tốt và bà Lý Thị Lành", "Lê Thị Yến")),
        "in-english": xlsx([*TITLE, ["No.", "Full name", "Position", "Department"], *ROWS]),
        "lines-in-headings": xlsx([*TITLE, ["Số\nTT", "HỌ\nVÀ\nTÊN", "CHỨC\nVỤ", "ĐƠN VỊ\nCÔNG TÁC"], *ROWS]),
        "spelled-dates": xlsx([*TITLE, [*HEAD, "Ngày lập thành tích"], [*ROWS[0], "24 tháng 7 năm 2025"], [*ROWS[1], "Quý III/2024"]],
                              names=NAMES[:2], unsaid=("“24 tháng 7",), said=("“Quý III/2024” không phải ngày",)),
        "small-capitals-font": xlsx([["DANH SACH"], [PAPER], *all_of([HEAD], tcvn3), *small], edit=fonts(".VnTimeH", 4),
                                    options=("convert",), names=("Nguyễn Thị Tám", "Trần Đức Lợi")),
    }  # fmt: skip


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, one in corpus().items():
        (folder / f"{name}{one.suffix}").write_bytes(one.data)
