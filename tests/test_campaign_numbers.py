"""Campaigns' figures on their pages: rows, sums, years over merged bodies, blocs, what spread; and their cost."""

import re
import time
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from support.projects import TODAY, pages_of

from bangvang import checking, render, repository, sums
from bangvang.catalogue import Catalogue
from bangvang.page import Page
from bangvang.views.tiles import GRID, ISLANDS

ROOT = Path(__file__).parents[1]
CASE = ROOT / "tests/sites/phong-trao"
DAY = date.fromisoformat(TODAY)


def known(files: dict[str, bytes]) -> Catalogue:
    checked = checking.check(files, DAY)
    assert [str(one) for one in checked.problems if one.severity == "error"] == []
    return checked.catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return known({str(p.relative_to(CASE)): p.read_bytes() for p in (CASE / "content").rglob("*") if p.is_file()})


@pytest.fixture(scope="module")
def pages(catalogue) -> dict[str, Page]:
    return {page.address: page for page in pages_of(catalogue)}


def shown(page: Page, repository: str = "") -> LexborHTMLParser:
    return LexborHTMLParser(render.body(render.templates(ROOT, repository), page))


# ---- rows


def test_every_number_of_a_table_opens_its_row(pages):
    page = shown(pages["phong-trao/thi-dua-2024/"])
    ids = {node.attributes["id"] for node in page.css("[id]")}
    links = [node.attributes["href"] for node in page.css(".bv-quarters td a")]
    own = [link.partition("#")[2] for link in links if "thi-dua-2024/#" in link]
    assert len(own) > 10 and set(own) <= ids
    before = [link for link in links if "thi-dua-2023/#" in link]
    there = {node.attributes["id"] for node in shown(pages["phong-trao/thi-dua-2023/"]).css("[id]")}
    assert before and {link.partition("#")[2] for link in before} <= there


def test_the_file_behind_a_number_is_named_or_linked(pages):
    page, path = pages["phong-trao/thi-dua-2024/"], "content/campaigns/thi-dua-2024.md"
    assert path in shown(page).css_first("#chi-tieu-1").parent.parent.parent.text()
    assert not shown(page).css(f'a[href$="{path}"]')
    linked = shown(page, "https://github.com/a/b/blob/HEAD/").css(f'a[href="https://github.com/a/b/blob/HEAD/{path}"]')
    assert len(linked) >= 4


@pytest.mark.parametrize(
    ("url", "edit", "found"),
    [
        ("https://github.com/a/b", "edit/master/docs/", "https://github.com/a/b/blob/HEAD/"),
        ("https://gitlab.com/a/b/", "", "https://gitlab.com/a/b/-/blob/HEAD/"),
        ("https://git.example/a/b", "", ""),
        ("https://git.example/a/b", "src/branch/main/content/pages/", "https://git.example/a/b/src/branch/main/"),
        ("https://bitbucket.org/a/b", "", "https://bitbucket.org/a/b/src/HEAD/"),
    ],
)
def test_where_files_can_be_read(url, edit, found):
    assert repository.read(url, edit).files == found


def test_a_revised_figure_keeps_what_it_was(pages):
    text = shown(pages["phong-trao/thi-dua-2024/"]).css_first("#sua-so-1-2").text()
    for word in ("02/5/2024", "7", "9", "Xí nghiệp May nộp muộn", "Ban Chính sách"):
        assert word in text
    rows = [node.attributes["id"] for node in shown(pages["phong-trao/thi-dua-2024/"]).css('tr[id^="sua-so-"]')]
    assert rows == ["sua-so-1-2", "sua-so-1-1"], "the newest first"


def test_a_gap_is_named_with_its_reason(pages):
    text = " ".join(shown(pages["phong-trao/thi-dua-2024/"]).css_first("#doi-chieu").parent.text().split())
    assert "kết quả ghi 9, 02 đơn vị trực thuộc cộng lại 8, lệch 1. Lý do: Một sáng kiến của cơ quan Liên đoàn." in text


# ---- years


def test_figures_of_a_merged_body_join_those_of_its_heir(pages):
    (table,) = pages["phong-trao/thi-dua-2024/"].model.years
    lines = {one.link.text: one for one in table.lines}
    assert "Công đoàn Nhà máy Dệt" not in lines
    heir = lines["Công đoàn Xí nghiệp May"]
    assert [cell.text for cell in heir.cells] == ["20", "24"]
    assert [link.text for link in heir.cells[0].parts] == ["12", "8"]
    assert heir.change == "+4 (+20%)"
    assert heir.note == "gồm cả Công đoàn Nhà máy Dệt (đến 31/12/2023)"
    assert table.reading == "Năm 2024 toàn phong trào đạt 36 sáng kiến, nhiều hơn năm 2023 là 6 sáng kiến."


def test_figures_of_merged_provinces_join(pages):
    (table,) = pages["phong-trao/thi-dua-2024/"].model.years
    (line,) = table.places
    assert line.link.text == "Tỉnh Ninh Bình"
    assert [cell.text for cell in line.cells] == ["30", "36"], "the lowest bodies only: nothing twice"
    assert "Nam Định" in line.note


def test_the_page_of_the_heir_has_the_years_too(pages):
    (table,) = pages["don-vi/may/"].model.years
    assert [[cell.text for cell in line.cells] for line in table.lines] == [["20", "24"]]
    assert pages["don-vi/det/"].model.years == ()


def test_a_body_that_was_split_keeps_its_own_line():
    bodies = {
        "a": "{name: A, type: union, until: 2023, successors: [b, c]}",
        "b": "{name: B, type: union}",
        "c": "{name: C, type: union}",
    }
    files = {f"content/organisations/{id}.yml": text.encode() for id, text in bodies.items()}
    row = "  - {{text: Sáng kiến, organisation: {}, period: năm {}, result: {}}}\n"
    rows = "".join(row.format(*one) for one in (("a", 2023, 9), ("b", 2024, 6), ("c", 2024, 5)))
    files["content/campaigns/x.md"] = f"---\nname: X\nsummary: Y.\ntargets:\n{rows}---\n".encode()
    page = next(page for page in pages_of(known(files)) if page.address == "phong-trao/x/")
    lines = {one.link.text: one for one in page.model.years[0].lines}
    assert [cell.text for cell in lines["A"].cells] == ["9", ""]
    assert lines["A"].note == "đã chia về B và C, không tách được số"
    assert [cell.text for cell in lines["B"].cells] == ["", "6"]


# ---- blocs


def test_equal_points_share_a_place(pages):
    (year,) = pages["khoi-thi-dua/cum-1/"].model.years
    assert [(one.place, one.total) for one in year.standings] == [("1", "90"), ("1", "90"), ("", "")]
    assert year.shared == "Đồng hạng 1: Công đoàn Nhà máy Sợi và Công đoàn Xí nghiệp May."
    assert year.standings[2].note == "thiếu điểm, chưa xếp hạng"


def test_the_small_are_not_beaten_by_the_many(pages):
    (year,) = pages["khoi-thi-dua/cum-1/"].model.years
    (table,) = year.counted
    found = [(one.place, one.member.text, one.rate) for one in table.lines]
    assert found[:2] == [("1", "Công đoàn Nhà máy Sợi", "8"), ("2", "Công đoàn Xí nghiệp May", "3")]
    assert found[2][0] == "" and found[2][2] == "", "nine people are too few for a place"


def test_the_page_of_a_member_leads_to_its_bloc(pages):
    assert [(link.address, link.note) for link in pages["don-vi/may/"].model.blocs] == [
        ("khoi-thi-dua/cum-1/", "đến năm 2024")
    ]


# ---- spread


def test_the_drawing_has_a_tile_for_every_province_of_today(catalogue):
    today = {id for id in catalogue.places if [one.id for one in catalogue.places_today[id]] == [id]}
    drawn = [id for row in GRID for id in row if id]
    assert sorted(drawn) == sorted(today)
    taken = {(column, row) for row, ids in enumerate(GRID) for column, id in enumerate(ids) if id}
    assert {name for name, _, _ in ISLANDS} == {"Hoàng Sa", "Trường Sa"}
    assert not taken & {(column, row) for _, column, row in ISLANDS}


def test_the_drawing_is_told_in_words(pages):
    page = shown(pages["sang-kien/nhan-rong/"])
    drawing = page.css_first("figure svg")
    told = {node.attributes["id"]: node.text() for node in drawing.css("title, desc")}
    assert drawing.attributes["role"] == "img"
    assert drawing.attributes["aria-labelledby"].split() == list(told)
    assert "Có 02 lượt làm theo ở 02 tỉnh, thành phố" in told["luoc-do-ta"]
    assert {node.attributes["id"] for node in page.css("section h2")} == {"tinh-ninh-binh", "tinh-thanh-hoa"}


def test_the_board_of_four_links_stays_light():
    head = "---\nname: Nguyễn Văn {}\nsummary: Người.\ndied: 1990\nstage: discovered\n---\n"
    people = {f"exemplars/n-{at}.md": head.format(at).encode() for at in range(250)}
    made = {page.address: page for page in pages_of(known(people)) if page.kind == "stages"}
    assert len(made["bon-khau/"].model.links[0].shown) == 8
    assert made["bon-khau/"].model.links[0].count == 250
    assert {"bon-khau/phat-hien/", "bon-khau/phat-hien/trang/3/", "bon-khau/nhan-rong/"} <= set(made)


# ---- cost


def many(bodies: int) -> dict[str, bytes]:
    """A campaign in which so many bodies report each quarter, below one that reports too."""
    files = {"content/organisations/khoi.yml": b"{name: K, type: union}"}
    rows = ["{text: S, organisation: khoi, period: quý I/2024, result: 9999999}"]
    for at in range(bodies):
        files[f"content/organisations/a-{at}.yml"] = f"{{name: A {at}, type: union, parent: khoi}}".encode()
        rows += [f"{{text: S, organisation: a-{at}, period: quý {q}/2024, result: 2}}" for q in range(1, 5)]
    text = "".join(f"  - {row}\n" for row in rows)
    files["content/campaigns/x.md"] = f"---\nname: X\nsummary: Y.\ntargets:\n{text}---\n".encode()
    return files


def test_many_rows_have_pages_of_their_own_and_every_link_lands():
    pages = {page.address: page for page in pages_of(known(many(120)))}
    assert [len(pages[f"phong-trao/x/chi-tieu/{more}"].model.targets) for more in ("", "trang/5/")] == [100, 81]
    whole = render.body(render.templates(ROOT), pages["phong-trao/x/"]).decode()
    assert len(whole.encode()) < 150_000
    assert re.search(r"Còn \d+ đơn vị nữa", whole)
    for address, anchor in set(re.findall(r'href="(?:\.\./)*(phong-trao/x/chi-tieu/[^"#]*)#([^"]+)"', whole)):
        assert any(one.anchor == anchor for one in pages[address].model.targets), anchor


def test_sums_cost_as_much_as_there_are_figures():
    """Ten times the figures may take ten times as long, and some, not a hundred times."""
    spent = []
    for bodies in (50, 500):
        catalogue = known(many(bodies))
        catalogue.pointing_at  # noqa: B018 - made before the clock starts
        begun = time.perf_counter()
        found = sums.sums(catalogue, catalogue.campaigns["x"])
        spent.append(time.perf_counter() - begun)
        assert len(found) == 1 and len(found[0].entries) == bodies
    assert spent[1] < 40 * spent[0] + 0.2
