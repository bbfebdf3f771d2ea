"""Lists out: .xlsx, CSV, PDF, .docx; and the whole way from an ugly spreadsheet to the wall and back."""

import csv
import io
import resource
import shutil
import subprocess
import time
import zipfile
from datetime import date
from html import unescape
from pathlib import Path

import docx
import openpyxl
import pytest
from support.lists import corpus
from support.projects import BODY, TODAY, decision, project, run

from bangvang import checking, clock
from bangvang.commands import main
from bangvang.exports import printed, report, sheets, tables
from bangvang.exports.tables import LIST, Table

DAY = date.fromisoformat(TODAY)
REAL = "name: Liên đoàn Lao động thành phố Minh Họa\ntype: union\nauthority: union-province\n"
ISSUER = "content/organisations/don-vi-minh-hoa.yml"
UGLY = corpus()["groups-merged"]


def table(count: int, name: str = "Nguyễn Thị Số") -> Table:
    row = [
        "",
        "Bà",
        name,
        "cá nhân",
        "Công nhân",
        "Công ty May Minh Họa",
        "Bằng khen",
        "",
        "Làm cữ tra khóa",
        *[""] * 5,
    ]
    rows = tuple((str(at), *row[1:2], f"{name} {at}", *row[3:]) for at in range(1, count + 1))
    return Table("a", "Danh sách cá nhân được tặng Bằng khen", "", "LĐLĐ", "quyet-dinh/a/", LIST, rows)


def cpu(work) -> tuple[float, bytes]:
    before = time.process_time()
    data = work()
    return time.process_time() - before, data


def test_a_text_is_never_a_formula():
    evil = ['=HYPERLINK("http://x")', "+1", "-2+3", "@SUM(A1)", "\t=1"]
    rows = tuple(("1", "", text, *[""] * 11) for text in evil)
    made = Table("a", "", "", "", "", LIST, rows)
    sheet = openpyxl.load_workbook(io.BytesIO(sheets.xlsx_bytes(made))).active
    assert [(cell.data_type, cell.value) for cell in sheet["C"][1:]] == [("s", text) for text in evil]
    found = list(csv.reader(io.StringIO(sheets.csv_bytes(made).decode("utf-8-sig"))))
    assert [row[2] for row in found[1:]] == [f"'{text}" for text in evil]


def test_the_same_table_gives_the_same_bytes():
    assert sheets.xlsx_bytes(table(3)) == sheets.xlsx_bytes(table(3))
    assert printed.list_pdf(table(3), "https://a.b/") == printed.list_pdf(table(3), "https://a.b/")


def test_markup_in_a_name_is_text_on_paper():
    evil = "#panic() *b* $x$ <a> \\"
    assert printed.list_pdf(table(1, evil), "https://a.b/").startswith(b"%PDF")
    assert printed.board_pdf(table(1, evil), "https://a.b/").startswith(b"%PDF")


@pytest.mark.parametrize(("rows", "limit"), [(20_000, 3)])
def test_xlsx_of_twenty_thousand_rows(rows, limit):
    seconds, _ = cpu(lambda: sheets.xlsx_bytes(table(rows)))
    assert seconds < limit, f"{seconds:.1f} s"


@pytest.mark.slow
def test_pdf_of_five_thousand_rows():
    long = table(5000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    began = time.monotonic()
    data = printed.list_pdf(long, "https://a.b/")
    seconds = min(time.monotonic() - began, resource.getrusage(resource.RUSAGE_SELF).ru_utime - before)
    assert data.count(b"/Type /Page") > 100 or len(data) > 500_000
    assert seconds < 5, f"{seconds:.1f} s"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_workbook(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(sheets.xlsx_bytes(table(12)))
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/home",
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
    ]
    subprocess.run([*command, "--outdir", str(tmp_path), str(tmp_path / "a.xlsx")], check=True, capture_output=True)
    rows = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8"))))
    assert len(rows) == 13 and rows[1][2] == "Nguyễn Thị Số 1"


def test_only_what_is_public_goes_out():
    paper = (
        "number: 12/QĐ-LĐLĐ\nissuer: don-vi-minh-hoa\ndate: 24/7/2024\ntitle: Về việc tặng Bằng khen\n"
        "award: bang-khen-lien-doan-lao-dong-tinh\nrows:\n  - {name: Người Thường, kind: person}\n"
        "  - {name: Người Đã Gỡ, kind: person, recipient: da-go}\n"
    )
    gone = "---\nname: Người Đã Gỡ\nsummary: A.\nwithdrawn: {on: 05/11/2026, reason: request}\n---\n"
    path = "content/decisions/don-vi-minh-hoa/2024/12-qd-ldld-2024.yml"
    files = {ISSUER: REAL.encode(), path: paper.encode(), "exemplars/da-go.md": gone.encode()}
    known = checking.check(files, DAY).catalogue
    one = known.decisions["12-qd-ldld-2024"]
    assert tables.of_decision(known, one).texts("name") == ["Người Thường"]
    known = checking.check({**files, path: (paper + "illustrative: true\n").encode()}, DAY).catalogue
    assert tables.of_decision(known, known.decisions["12-qd-ldld-2024"]).rows == ()


CHILD = """---
name: Nguyễn Văn An
summary: Em cứu bạn.
born: 2014
consent:
  - {scope: [story, child], given_on: 01/6/2026, by: self, evidence: e-1}
  - {scope: [story, child], given_on: 01/6/2026, by: representative, evidence: e-2}
---
Em nhảy xuống kéo bạn lên.
"""
ADULT = """---
name: Trần Thị Lan Mẫu
summary: Cô mở lớp đêm.
consent:
  - {{scope: [name, story], given_on: 01/6/2026, by: self, evidence: e-3, {ended}}}
---
Mười năm cô thắp đèn dạy chữ.
"""


@pytest.mark.parametrize("ended", ["expires: 20/11/2026", "withdrawn_on: 21/11/2026"])
@pytest.mark.parametrize("what", ["q", "2024", "bang-khen-bo-nganh-tinh"])
def test_a_command_gives_out_no_more_than_the_site_shows(tmp_path, monkeypatch, what, ended):
    rows = ("{recipient: em-an, name: Nguyễn Văn An}", "{recipient: lan, name: Trần Thị Lan Mẫu}", "{name: Lê Thị C}")
    people = {"exemplars/em-an.md": CHILD, "exemplars/lan.md": ADULT.format(ended=ended)}
    root = project(tmp_path / "project", {**BODY, **people, "content/decisions/q.yml": decision(*rows)})
    monkeypatch.setenv(clock.VARIABLE, TODAY)
    assert main(["export", what, "--as", "csv", "--out", str(tmp_path / "a.csv")], root) == 0
    names = [row["Họ và tên"] for row in csv.DictReader((tmp_path / "a.csv").read_text("utf-8-sig").splitlines())]
    assert sorted(names) == ["An N.", "Lê Thị C"]


def test_the_report_of_a_campaign_has_its_two_obligatory_parts():
    campaign = (
        "---\nname: Mỗi tổ một sáng kiến\nsummary: Một câu.\nresults:\n  - {text: Có 34 sáng kiến, date: 2024}\n"
        "targets:\n  - {text: Sáng kiến, target: 30, result: 34, unit: sáng kiến}\n---\n"
    )
    known = checking.check({"content/campaigns/a.md": campaign.encode()}, DAY).catalogue
    data = report.docx_bytes(known, known.campaigns["a"])
    assert data == report.docx_bytes(known, known.campaigns["a"])
    made = docx.Document(io.BytesIO(data))
    said = [paragraph.text for paragraph in made.paragraphs]
    assert said.index("I. Kết quả") < said.index("Có 34 sáng kiến (2024)") < said.index("II. Hạn chế")
    assert said[said.index("II. Hạn chế") + 1] == report.TO_FILL
    assert made.tables[0].rows[1].cells[4].text == "34"


def test_from_an_ugly_spreadsheet_to_the_page_the_wall_and_back(tmp_path):
    root = project(tmp_path / "project", {ISSUER: REAL})
    (tmp_path / "ugly.xlsx").write_bytes(UGLY.data)
    for arguments in (
        ("import", str(tmp_path / "ugly.xlsx"), "--title", "Về việc tặng Bằng khen"),
        ("build", "--no-cards", "--jobs", "1"),
        ("export", "33-qd-ldld-2025", "--as", "board", "--out", str(tmp_path / "board.pdf")),
        ("export", "33-qd-ldld-2025", "--as", "pdf", "--out", str(tmp_path / "list.pdf")),
        ("export", "33-qd-ldld-2025", "--out", str(tmp_path / "back.xlsx")),
    ):
        ran = run(root, *arguments)
        assert ran.returncode == 0, ran.stdout + ran.stderr
    page = unescape((root / "site/quyet-dinh/33-qd-ldld-2025/index.html").read_text("utf-8"))
    assert [name in page for name in UGLY.names] == [True] * len(UGLY.names)
    assert "danh-sach.csv" in page
    assert (root / "site/quyet-dinh/33-qd-ldld-2025/danh-sach.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    for name in ("board.pdf", "list.pdf"):
        assert (tmp_path / name).read_bytes().startswith(b"%PDF")
    sheet = openpyxl.load_workbook(tmp_path / "back.xlsx").active
    assert [cell.value for cell in sheet["C"][1:]] == list(UGLY.names)
    ran = run(root, "import", str(tmp_path / "back.xlsx"), "--decision", "33-qd-ldld-2025")
    assert ran.returncode == 0, ran.stdout
    assert "Không có gì khác với danh sách đã có." in ran.stdout, ran.stdout


def test_the_command_says_what_it_cannot_do(tmp_path):
    root = project(tmp_path / "project", {ISSUER: REAL})
    ran = run(root, "export", "khong-co")
    assert ran.returncode == 2 and "không có “khong-co”" in ran.stderr
    assert run(root, "export", "2020").returncode == 1


def test_docx_is_whole():
    known = checking.check({"content/campaigns/a.md": b"---\nname: A\nsummary: B.\n---\n"}, DAY).catalogue
    assert zipfile.ZipFile(io.BytesIO(report.docx_bytes(known, known.campaigns["a"]))).testzip() is None


def test_templates_and_fonts_are_there():
    assert all((printed.TEMPLATES / name).is_file() for name in ("list.typ", "board.typ"))
    assert any(Path(printed.FONTS).glob("*.ttf"))
