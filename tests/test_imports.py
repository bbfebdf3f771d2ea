"""Spreadsheets in: a corpus of ugly lists, hostile files, re-import, speed; never a row lost in silence."""

import csv
import io
import resource
import time
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.xml.constants import SHEET_MAIN_NS
from support.lists import HEAD, PAPER, PEOPLE, ROWS, TITLE, book, corpus
from support.projects import TODAY, project, run

from bangvang import checking, imports
from bangvang.imports import report as reports
from bangvang.imports import sheets

DAY = date.fromisoformat(TODAY)
SAVED = Path(__file__).parent / "lists"
ISSUER = "content/organisations/don-vi-minh-hoa.yml"
BODY = """name: Liên đoàn Lao động thành phố Minh Họa
type: union
authority: union-province
illustrative: true
"""
DECISION = "content/decisions/don-vi-minh-hoa/2025/33-qd-ldld-2025"
CORPUS = corpus()


@pytest.fixture(scope="session")
def known():
    """What a project knows that has one body."""
    return checking.check({ISSUER: BODY.encode()}, DAY).catalogue


def imported(known, data: bytes, *options: str, present=None, **wanted) -> imports.Imported:
    if "paper" in options:
        wanted = {"number": "33/QĐ-LĐLĐ", "date": "24/7/2025", "issuer": "don-vi-minh-hoa", **wanted}
    wanted.setdefault("award", "bang-khen-lien-doan-lao-dong-tinh")
    more = {"convert": "convert" in options, "take_hidden": "hidden" in options, "present": present}
    return imports.prepare("ds.xlsx", data, imports.Wanted(illustrative=True, **wanted), known, DAY, **more)


def rows_of(made: imports.Imported) -> list[dict[str, str]]:
    table = next(data for path, data in made.files.items() if path.endswith(".csv"))
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))


def every_row_with_text(data: bytes) -> int:
    """Counted by openpyxl alone, apart from the reader under test."""
    found = openpyxl.load_workbook(io.BytesIO(data))
    return sum(
        any(cell not in (None, "") for cell in row) for sheet in found for row in sheet.iter_rows(values_only=True)
    )


@pytest.mark.parametrize("name", CORPUS)
def test_an_ugly_list(known, name):
    one = CORPUS[name]
    made = imported(known, one.data, *one.options)
    said = reports.text(made.report, whole=True)
    assert made.files, said
    rows = rows_of(made)
    assert tuple(row["Họ và tên"] for row in rows) == one.names, said
    if one.kinds:
        assert tuple(row["Đối tượng"] for row in rows) == one.kinds
    for text in one.said:
        assert text in said
    for text in one.unsaid:
        assert text not in said + str(rows)
    assert len(made.report.lines) >= len(rows) == made.report.rows
    if one.data.startswith(b"PK") and one.suffix != ".docx" and "abreast" not in one.options:
        assert len(made.report.lines) == every_row_with_text(one.data), "a row is in no line of the report"
    files = {ISSUER: BODY.encode(), **made.files}
    errors = {one.rule for one in checking.check(files, DAY).problems if one.severity == "error"}
    assert errors <= {"issuer-not-competent"}


# ---- files that LibreOffice itself saved


SAVED_NAMES = (
    "groups-merged",
    "two-row-header",
    "tcvn3-no-font",
    "name-merged-down",
    "award-column",
    "unit-merged-down",
)


@pytest.mark.parametrize("file", sorted(path.name for path in SAVED.iterdir()))
def test_a_list_saved_by_libreoffice(known, file):
    one = CORPUS[Path(file).stem]
    made = imported(known, (SAVED / file).read_bytes(), *one.options)
    said = reports.text(made.report, whole=True)
    assert made.files, said
    assert tuple(row["Họ và tên"] for row in rows_of(made)) == one.names, said
    for text in one.unsaid:
        assert text not in said + str(rows_of(made))


# ---- what must be refused, and how


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return out.getvalue()


def repacked(data: bytes, more: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return zipped({**{name: package.read(name) for name in package.namelist()}, **more})


def compound(text: str) -> bytes:
    """The beginning of an OLE file that names one stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + text.encode("utf-16-le") + bytes(600)


PLAIN = book([*TITLE, HEAD, *ROWS])
SHEET = "xl/worksheets/sheet1.xml"
HOSTILE = {
    "encrypted": (compound("EncryptedPackage"), "bị khóa bằng mật khẩu"),
    "macro": (repacked(PLAIN, {"xl/vbaProject.bin": b"x"}), "có macro"),
    "old-macro": (compound("Workbook _VBA_PROJECT"), "có macro"),
    "pdf": (b"%PDF-1.7\n" + bytes(100), "thật ra là PDF"),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(100), "thật ra là ảnh JPEG"),
    "empty": (b"", "tệp rỗng"),
    "cut-short": (PLAIN[: len(PLAIN) // 2], "tệp hỏng"),
    "old-cut-short": (compound("Workbook"), "tệp hỏng"),
    "old-word": (compound("WordDocument"), "Word đời cũ"),
    "web-page": (b"<html><table><tr><td>STT</td></tr></table></html>", "trang web"),
    "other-zip": (zipped({"a.txt": b"a"}), "không phải bảng tính"),
    "bomb": (repacked(PLAIN, {"xl/media/a.bin": bytes(450_000_000)}), "nở ra quá lớn"),
    "million-rows": (repacked(PLAIN, {SHEET: b"<worksheet><sheetData>" + b'<row r="1"/>' * 1_000_000}), "hàng"),
    "too-wide": (
        repacked(
            PLAIN,
            {
                SHEET: f'<worksheet xmlns="{SHEET_MAIN_NS}"><sheetData>'.encode()
                + (b"<row>" + b"<c/>" * 16_000 + b"</row>") * 200
            },
        ),
        "quá 2.000.000 ô",
    ),
    "broken-xml": (repacked(PLAIN, {SHEET: b"<worksheet><sheetData><row>"}), "tệp hỏng"),
    "laughs": (repacked(PLAIN, {SHEET: b'<!DOCTYPE a [<!ENTITY b "b">]><worksheet>&b;</worksheet>'}), "tệp hỏng"),
    "no-header": (book([["Kính gửi"], ["Xin nghỉ phép"]]), "không tìm thấy dòng tên cột"),
    "formula-without-value": (book([*TITLE, HEAD, [1, '=A1&"x"', "", ""]]), "công thức chưa có kết quả"),
    "too-few": (book([*TITLE, HEAD, *ROWS, ["Danh sách này có 06 cá nhân./."]]), "ghi 06 cá nhân, danh sách có 05"),
    "no-decision": (book([HEAD, *ROWS]), "không thấy số quyết định"),
    "unknown-issuer": (book([[PAPER.replace("Minh Họa", "Minh Hoạ Hai")], HEAD, *ROWS]), "chưa có hồ sơ cơ quan"),
    "nobody": (book([*TITLE, HEAD]), "không có dòng nào vào danh sách"),
    "strict": (
        repacked(PLAIN, {"xl/workbook.xml": b'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'}),
        "Strict Open XML",
    ),
    "binary": (zipped({"xl/workbook.bin": b"x"}), ".xlsb"),
    "people-numbered-in-a-cell": (book([*TITLE, HEAD, [1, "1. Lê Thị Yến\n2. Vừ A Sềnh", "", ""]]), "ghi 02 người"),
    "not-confirmed": (CORPUS["tcvn3-font"].data, "cần người xác nhận"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_told_in_one_sentence(known, name):
    data, said = HOSTILE[name]
    began = time.monotonic()
    made = imported(known, data)
    assert made.files == {}
    assert said in reports.text(made.report)
    assert time.monotonic() - began < 20


def test_a_cell_far_away_costs_nothing(known):
    def far(made) -> None:
        made.worksheets[0]["XFD1048576"] = "x"

    made = imported(known, book([*TITLE, HEAD, *ROWS], edit=far))
    assert len(rows_of(made)) == 5
    assert "rộng 16384 cột" in reports.text(made.report)


def test_links_to_other_books_are_told_and_not_followed(known):
    made = imported(known, repacked(PLAIN, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}))
    assert made.files
    assert "từ 01 tệp khác" in reports.text(made.report)


# ---- the same list again


def again(known, first: imports.Imported, rows: list) -> imports.Imported:
    return imported(known, book([*TITLE, HEAD, *rows]), present=first.files)


def test_the_same_list_again_changes_nothing(known):
    first = imported(known, PLAIN)
    second = imported(known, PLAIN, present=first.files)
    assert second.files == first.files or set(second.files) <= set(first.files)
    assert "Không có gì khác" in reports.text(second.report)


def test_a_corrected_list_tells_what_changed_and_keeps_ids(known):
    first = imported(known, PLAIN)
    table = first.files[f"{DECISION}.csv"].decode()
    table = table.replace("STT,Họ và tên", "STT,Mã gương,Họ và tên").replace("1,Đặng", "1,dang-thi-anh-tuyet,Đặng")
    table = "\n".join(line.replace(",", ",,", 1) if line[:1] in "2345" else line for line in table.split("\n"))
    present = {**first.files, f"{DECISION}.csv": table.encode()}
    changed = [[1, *PEOPLE[0][:2], "Công ty May Minh Họa 2"], *ROWS[2:], [6, "Lê Thị Yến", "Bếp", "Trường"]]
    made = imported(known, book([*TITLE, HEAD, *changed]), present=present)
    said = reports.text(made.report)
    assert "đơn vị “Công ty May Minh Họa” → “Công ty May Minh Họa 2”" in said
    assert "Thêm dòng 6, Lê Thị Yến (Trường)." in said
    assert "Bỏ dòng 2, Hoàng Thuý Hoà (Bệnh viện Minh Họa)." in said
    assert rows_of(made)[0]["Mã gương"] == "dang-thi-anh-tuyet"


def test_a_list_without_a_column_keeps_what_the_column_said(known):
    first = imported(known, book([*TITLE, [*HEAD, "Ghi chú"], *[[*row, f"Lưu {row[0]}"] for row in ROWS]]))
    made = again(known, first, ROWS)
    assert "không có cột “Ghi chú”: giữ như cũ" in reports.text(made.report)
    assert f"{DECISION}.csv" not in made.files


# ---- letters


def test_tcvn3_is_what_the_standard_says():
    data = bytes(range(0xA1, 0x100))
    shown = data.decode("latin-1")
    from bangvang.imports import legacy

    assert legacy.decode("NguyÔn V¨n An hép møt tÕt", legacy.TCVN3) == "Nguyễn Văn An hộp mứt tết"
    assert len(legacy._UPPER_HALF) == 0x60
    assert len(set(legacy.decode(one, legacy.TCVN3) for one in shown)) == len(shown)


@pytest.mark.parametrize(
    "text", ["Nguyễn Văn An", "Hòa", "CÔNG TY", "Bà Lý Thị", "Trà Vinh", "Đà Nẵng", "Vũ Tông Phan"]
)
def test_good_letters_are_left_alone(text):
    from bangvang.imports import legacy

    assert legacy.guess(text) == ""


# ---- the command


def test_the_command_writes_what_it_says(tmp_path):
    root = project(tmp_path / "project", {ISSUER: BODY})
    (tmp_path / "ds.xlsx").write_bytes(CORPUS["groups-merged"].data)
    ran = run(root, "import", str(tmp_path / "ds.xlsx"), "--illustrative")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"Đã ghi {DECISION}.yml" in ran.stdout
    assert "Bằng khen của Liên đoàn Lao động tỉnh" in ran.stdout
    checked = run(root, "check")
    assert checked.returncode == 0, checked.stdout
    ran = run(root, "import", str(tmp_path / "ds.xlsx"), "--illustrative")
    assert "Không có gì phải ghi." in ran.stdout


def test_the_command_writes_nothing_when_something_is_wrong(tmp_path):
    root = project(tmp_path / "project", {ISSUER: BODY})
    (tmp_path / "ds.xlsx").write_bytes(HOSTILE["too-few"][0])
    ran = run(root, "import", str(tmp_path / "ds.xlsx"))
    assert ran.returncode == 1
    assert "Chưa ghi tệp nào." in ran.stderr
    assert not (root / DECISION).with_suffix(".yml").exists()


def test_places_are_told_as_a_spreadsheet_shows_them():
    assert [sheets.letters(one) for one in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.slow
@pytest.mark.slow
def test_twenty_thousand_rows_in_ten_seconds(tmp_path):
    rows = [[n, f"Nguyễn Thị Số {n}", "Công nhân", f"Công ty Minh Họa {n % 500}"] for n in range(1, 20_001)]
    root = project(tmp_path / "project", {ISSUER: BODY})
    (tmp_path / "ds.xlsx").write_bytes(book([*TITLE, HEAD, *rows]))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = run(root, "import", str(tmp_path / "ds.xlsx"))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime  # fair on a machine with other work
    assert ran.returncode == 0, ran.stderr
    assert len((root / DECISION).with_suffix(".csv").read_text("utf-8").splitlines()) == 20_001
    assert seconds < 10, f"{seconds:.1f} s"
