"""Numbers one can check: charts that hide small cells, sums that must agree, open data without secrets."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.crashes import tree_of
from support.projects import FRAME, TODAY, project

from bangvang import checking, site
from bangvang.figures import Period, adds_up, number, period, places
from bangvang.outputs import calendar
from bangvang.project import Project
from bangvang.sums import sums
from bangvang.views.charts import HIDDEN, chart

DAY = date.fromisoformat(TODAY)
ISSUER = "content/organisations/ldld.yml"
BODY = """name: Liên đoàn Lao động tỉnh Ví Dụ
type: union
authority: union-province
places: [{place: bac-ninh, role: seat}]
"""
ROLES = ["direct-worker"] * 12 + ["manager"] * 4 + ["leader"] * 2


def decision(more: str = "") -> str:
    rows = "".join(
        f"  - {{number: {at}, name: Nguyễn Thị Số {at}, kind: person, role: {role},"
        f" unit: Công ty Ví Dụ {at % 4}, deed_date: 6/2024}}\n"
        for at, role in enumerate(ROLES, 1)
    )
    return (
        "number: 12/QĐ-LĐLĐ\nissuer: ldld\ndate: 24/7/2024\ntitle: Về việc tặng Bằng khen\npublished: 01/8/2024\n"
        f"award: bang-khen-lien-doan-lao-dong-tinh\ncounts: {{person: {len(ROLES)}}}\n{more}rows:\n{rows}"
    )


PATH = "content/decisions/ldld/2024/12-qd-ldld-2024.yml"
FILES = {ISSUER: BODY, PATH: decision()}


def built(root, files: dict[str, str]) -> dict[str, bytes]:
    project(root, files)
    outcome = site.build(Project(root, root / "site", DAY, cards=False), lambda: FRAME)
    assert outcome.written, [str(one) for one in outcome.problems]
    return tree_of(root / "site")


@pytest.fixture(scope="module")
def tree(tmp_path_factory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("numbers") / "project", FILES)


# ---- charts


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([10, 4, 2], ["10", HIDDEN, HIDDEN]),  # one alone could be found by subtraction
        ([10, 2, 1], ["10", HIDDEN, HIDDEN]),
        ([10, 0, 3], ["10", "0", "3"]),
        ([1], [HIDDEN]),
    ],
)
def test_small_cells_are_hidden(counts, shown):
    made = chart("a", "A", "lượt", [(str(at), "", count) for at, count in enumerate(counts)])
    assert [bar.count for bar in made.bars] == shown
    if HIDDEN in shown:
        assert {bar.share for bar in made.bars} == {""}, "a share would tell the whole"


def test_a_chart_says_itself_in_one_sentence():
    made = chart("a", "A", "lượt", [("Đỏ", "", 30), ("Xanh", "", 10)])
    assert made.reading == "Nhiều nhất là “Đỏ”: 30 lượt (75%)."
    assert chart("a", "A", "lượt", [("Đỏ", "", 0)]).bars == ()


def test_the_page_of_statistics(tree):
    page = tree["thong-ke/index.html"].decode()
    assert "Gộp từ 18 lượt khen thưởng công khai trong 1 quyết định" in page
    assert "Nhiều nhất là “Trực tiếp lao động”: 12 lượt" in page
    assert page.count("<svg") == page.count("Bảng số liệu") >= 5
    assert len(page.encode()) < 150_000
    assert {"thong-ke/nam/2024/index.html", "thong-ke/noi-ban-hanh/ldld/index.html"} <= set(tree)
    assert "Nguyễn Thị Số" not in page


# ---- sums


@pytest.mark.parametrize(("text", "value"), [("1.510", 1510), ("3,5", 3.5), ("100%", None), ("", None), (None, None)])
def test_vietnamese_numbers(text, value):
    assert number(text) == value


def test_a_gap_is_named():
    campaign = (
        "---\nname: A\nsummary: B.\ntargets:\n  - {text: Sáng kiến, period: quý I/2024, result: 36}\n"
        "  - {text: Sáng kiến, period: quý I/2024, organisation: b, result: 20}\n"
        "  - {text: Sáng kiến, period: quý I/2024, organisation: c, result: 14}\n---\n"
    )
    files = {
        "content/campaigns/a.md": campaign,
        "content/organisations/b.yml": BODY,
        "content/organisations/c.yml": BODY,
    }
    known = checking.check({path: text.encode() for path, text in files.items()}, DAY).catalogue
    (found,) = sums(known, known.campaigns["a"])
    assert (found.whole.index, found.total, found.added, len(found.entries), found.gap) == (0, 36, 34, 2, 2)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("quý II/2024", Period(2024, 2)),
        ("Quý 2 năm 2024", Period(2024, 2)),
        ("Q4-2024", Period(2024, 4)),
        ("quý I 2024", Period(2024, 1)),
        ("cả năm 2024", Period(2024)),
        ("2024", Period(2024)),
        ("giai đoạn 2015–2020", None),
        ("quý V/2024", None),
        ("sáu tháng đầu năm 2024", None),
        (None, None),
    ],
)
def test_periods_as_people_write_them(text, found):
    assert period(text) == found


def test_a_period_is_written_as_it_is_read():
    for one in (Period(2024), Period(2024, 4)):
        assert period(one.text) == one


def test_shares_are_not_added():
    assert [adds_up(unit) for unit in ("sáng kiến", "", None, "%", "Tỷ lệ", "điểm")] == [True, True, True, *[False] * 3]


@given(st.lists(st.integers(0, 5), min_size=1, max_size=12))
def test_equal_values_share_a_place_and_the_next_is_left_out(values):
    found = places([Decimal(value) for value in values])
    assert found == [1 + sum(other > value for other in values) for value in values]


# ---- open data


def test_every_file_of_the_package_is_there_as_described(tree):
    package = json.loads(tree["du-lieu/datapackage.json"])
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    for one in package["resources"]:
        data = tree["du-lieu/" + one["path"]]
        assert (len(data), f"sha256:{sha256(data).hexdigest()}") == (one["bytes"], one["hash"])
        if one["format"] == "csv":
            header = next(csv.reader(io.StringIO(data.decode())))
            assert header == [field["name"] for field in one["schema"]["fields"]]
            assert all(field["title"] for field in one["schema"]["fields"])
    rows = list(csv.DictReader(io.StringIO(tree["du-lieu/khen-thuong.csv"].decode())))
    assert len(rows) == 18
    assert rows[0]["source"] == f"{PATH}, mục rows thứ 1"


def test_one_json_a_record(tree):
    record = json.loads(tree["quyet-dinh/12-qd-ldld-2024/du-lieu.json"])
    assert (record["number"], record["recipients"], record["date"]) == ("12/QĐ-LĐLĐ", 18, "2024-07-24")


def test_a_roll_to_embed_runs_nothing(tree):
    page = tree["quyet-dinh/12-qd-ldld-2024/nhung.html"].decode()
    assert page.count("<li>") == 18
    assert "<script" not in page and 'content="noindex"' in page


@pytest.mark.parametrize(
    "more", ["illustrative: true\n", "status: cancelled\nstatus_by: 12-qd-ldld-2024\nstatus_ground: A\n"]
)
def test_what_is_not_public_is_in_no_data(tmp_path, more):
    tree = built(tmp_path / "project", {ISSUER: BODY, PATH: decision(more)})
    assert not [path for path in tree if path.endswith(("nhung.html", "danh-sach.csv", "danh-sach.xlsx"))]
    for path, data in tree.items():
        if path.startswith(("du-lieu/", "thong-ke/")):
            assert "Nguyễn Thị Số".encode() not in data, path
    assert "Gộp từ 0 lượt" in tree["thong-ke/index.html"].decode()


def test_a_calendar_of_folded_lines():
    name = "Phong trào thi đua với một cái tên rất dài để phải xuống dòng, có dấu phẩy; chấm phẩy"
    campaign = f"---\nname: {name}\nsummary: B.\nfrom: 11/6/2024\n---\n"
    known = checking.check({"content/campaigns/a.md": campaign.encode()}, DAY).catalogue
    from bangvang.head import Site

    ((path, data),) = calendar.files(known, Site("Bảng Vàng", "https://a.b/", ""))
    assert path == "du-lieu/lich.ics"
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    whole = data.decode().replace("\r\n ", "")
    assert "SUMMARY:Phát động “Phong trào thi đua với một cái tên rất dài để phải xuống dòng\\, có dấu phẩy\\;" in whole
    assert "DTSTART;VALUE=DATE:20240611" in whole and "RRULE:FREQ=YEARLY" in whole
