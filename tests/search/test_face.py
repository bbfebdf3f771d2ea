"""The face of search in a real browser, over an engine of twenty-five records: what a reader types, sees and hears."""

import gzip
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from support import attacks
from support import browser as chromium

from bangvang import framing, lean, site
from bangvang.project import Project

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "theme/assets/search"
FAKE = Path(__file__).with_name("fake_engine.js")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'"
)
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
HOSTILE = attacks.QUERIES | {"half a letter": "\ud83c", "address": "?q=1&loai=exemplar#x%00%ff%"}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The real site, without share cards."""
    target = tmp_path_factory.mktemp("face") / "site"
    project = Project(ROOT, target, date(2026, 11, 21), cards=False)
    assert site.build(project, lambda: framing.framed(ROOT)).written
    return target


@pytest.fixture
def address(serve, built) -> str:
    return serve(built, prefix="bang-vang")


def prepare(page: Page, engine: Path | None = FAKE) -> None:
    """The strictest policy a host could set, and the engine of the tests in place of the real one."""

    def strict(route: Route) -> None:
        if route.request.resource_type != "document":
            return route.fallback()
        answer = route.fetch()
        return route.fulfill(response=answer, headers={**answer.headers, "Content-Security-Policy": POLICY})

    page.route("**/*", strict)
    if engine:
        content = "text/javascript"
        page.route("**/assets/search/engine.js", lambda route: route.fulfill(path=engine, content_type=content))


@pytest.fixture
def visit(page, address) -> Callable[[str], Page]:
    def go(path: str = "") -> Page:
        page.goto(address + path)
        return page

    prepare(page)
    return go


def box(page: Page):
    return page.locator(".bv-search input")


def rows(page: Page):
    return page.get_by_role("listbox").get_by_role("option")


def status(page: Page, words: str) -> None:
    expect(page.locator(".bv-search [role=status]")).to_have_text(words)


def ask(page: Page, query: str) -> None:
    box(page).focus()
    expect(box(page)).to_have_role("combobox")
    box(page).fill(query)


# ---- The box in the header.


def test_nothing_is_fetched_before_the_box_is_touched(visit):
    asked = []
    visit().on("request", lambda request: asked.append(request.url))
    page = visit("guong/ngo-gia-kham/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search/" in url or "/tim-kiem/" in url] == []
    box(page).focus()
    expect(box(page)).to_have_role("combobox")
    assert [url for url in asked if "/search/face.js" in url]


def test_the_script_of_the_box_is_small():
    assert len(gzip.compress((ASSETS / "face.js").read_bytes(), 9)) <= 3500


def test_the_script_with_its_face_is_small():
    """What comes when the box is touched, as it is published."""
    scripts = [lean.script((ASSETS / name).read_bytes()) for name in ("face.js", "engine.js", "text.js")]
    sizes = [len(gzip.compress(data, 9)) for data in (*scripts, (ASSETS / "search.css").read_bytes())]
    assert sum(sizes) <= 10_000, sizes


def test_by_keyboard(visit):
    page = visit()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("gia")
    expect(rows(page)).to_have_count(7)
    expect(box(page)).to_have_value("gia")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    status(page, "22 kết quả")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    first, second = rows(page).nth(0), rows(page).nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    expect(first).to_have_attribute("aria-selected", "false")
    expect(box(page)).to_have_attribute("aria-activedescendant", second.get_attribute("id"))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert box(page).get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    expect(rows(page).last).to_have_text("Xem tất cả kết quả")
    expect(rows(page).last).to_have_attribute("aria-selected", "true")

    page.keyboard.press("Escape")
    expect(page.locator(".bv-found")).to_be_hidden()
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(box(page)).to_have_value("gia")
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guong/ngo-gia-kham/")


def test_enter_without_a_choice_and_the_last_row_lead_to_the_page(visit):
    page = visit()
    ask(page, "gia")
    expect(rows(page).last).to_have_attribute("href", re.compile(r"/bang-vang/tim-kiem/\?q=gia$"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/bang-vang/tim-kiem/?q=gia")


def test_the_slash_is_a_letter_where_one_types(visit):
    page = visit("tim-kiem/")
    page.keyboard.press("/")
    expect(page.locator("#tim")).to_be_focused()
    page.keyboard.type("198/KH")
    expect(page.locator("#tim")).to_have_value("198/KH")


def test_the_slash_can_be_switched_off(visit):
    page = visit("tim-kiem/")
    page.get_by_label("Phím / mở ô tìm kiếm").uncheck()
    page.reload()
    expect(page.get_by_label("Phím / mở ô tìm kiếm")).not_to_be_checked()
    page.keyboard.press("/")
    expect(page.locator("#tim")).not_to_be_focused()


def test_letters_typed_while_the_script_comes_are_kept(visit):
    page = visit()
    box(page).focus()
    page.keyboard.type("hồ giáo")
    expect(rows(page).first).to_contain_text("Hồ Giáo")
    expect(box(page)).to_have_value("hồ giáo")
    expect(box(page)).to_be_focused()


def test_by_touch_on_the_smallest_phone(browser: Browser, address, faults):
    with browser.new_context(viewport={"width": 320, "height": 568}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        chromium.watch(page, faults)
        prepare(page)
        page.goto(address)
        box(page).tap()
        expect(box(page)).to_have_role("combobox")
        page.keyboard.type("gia")
        expect(rows(page)).to_have_count(7)
        assert min(row.bounding_box()["height"] for row in rows(page).all()) >= 44
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        rows(page).first.tap()
        page.wait_for_url("**/guong/ngo-gia-kham/")
    assert faults == []


def test_a_click_elsewhere_or_tab_closes_the_list(visit):
    page = visit()
    ask(page, "gia")
    expect(rows(page).first).to_be_visible()
    page.locator(".bv-footer p").last.click()
    expect(page.locator(".bv-found")).to_be_hidden()
    box(page).click()
    expect(rows(page).first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".bv-found")).to_be_hidden()


def test_a_list_that_was_closed_stays_closed(visit):
    page = visit()
    ask(page, "cham")
    page.wait_for_timeout(250)
    expect(page.locator(".bv-found")).to_be_hidden()
    page.locator("h1").first.click()
    page.wait_for_timeout(700)
    expect(page.locator(".bv-found")).to_be_hidden()
    box(page).click()
    expect(rows(page)).to_have_count(7)
    expect(page.locator(".bv-found")).to_have_attribute("aria-busy", "false")


def test_matching_words_are_marked_in_the_original_text(visit):
    page = visit()
    ask(page, "gio")
    row = rows(page).first
    expect(row.locator(".bv-hit__title mark")).to_have_text(["Gió"])
    expect(row.locator(".bv-hit__title")).to_contain_text("Phong trào <b>Gió</b> Đại Phong")
    expect(row.locator(".bv-hit__kind")).to_have_text("Phong trào")
    expect(row.locator(".bv-hit__meta")).to_have_text("Công nhân quân giới · Quảng Bình · 1961")
    assert row.locator("b").count() == 0


def test_an_answer_that_comes_late_is_dropped(visit):
    page = visit()
    ask(page, "cham")
    page.wait_for_timeout(250)
    box(page).fill("hồ giáo")
    expect(rows(page).first).to_contain_text("Hồ Giáo")
    page.wait_for_timeout(700)
    expect(rows(page)).to_have_count(2)


def test_what_was_relaxed_is_said(visit):
    page = visit()
    ask(page, "gia kham")
    expect(page.locator(".bv-found__note").first).to_have_text("Không tìm thấy đúng từng chữ.")
    status(page, "1 kết quả. Không tìm thấy đúng từng chữ.")


def test_no_result_offers_names_near_by_and_a_way_to_nominate(visit):
    page = visit()
    ask(page, "ngo gia kam")
    status(page, "Không có kết quả")
    expect(page.locator(".bv-found a")).to_have_attribute("href", re.compile("/dong-gop/$"))
    page.get_by_role("button", name="Ngô Gia Khảm").click()
    expect(box(page)).to_have_value("Ngô Gia Khảm")
    expect(rows(page).first).to_contain_text("Ngô Gia Khảm")
    ask(page, "không có")
    expect(page.locator(".bv-found__note").last).to_have_text("Không có kết quả. Bạn có thể giới thiệu một gương.")


def test_an_index_that_fails_is_told_and_tried_again(visit):
    page = visit()
    ask(page, "hỏng")
    expect(page.locator(".bv-found")).to_contain_text("Chưa tải được dữ liệu tìm kiếm, có thể do đường truyền.")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.evaluate("globalThis.mended = true")
    page.get_by_role("button", name="Thử lại").click()
    expect(rows(page)).to_have_count(7)
    expect(box(page)).to_be_focused()
    ask(page, "hỏng hẳn")
    expect(page.locator(".bv-found")).to_contain_text("Dữ liệu tìm kiếm không đọc được.")


def test_offline_is_said_so(visit, page):
    visit()
    ask(page, "gia")
    expect(rows(page)).to_have_count(7)
    page.context.set_offline(True)
    ask(page, "hỏng")
    expect(page.locator(".bv-found")).to_contain_text("Máy đang ngoại tuyến")


def test_without_its_script_the_box_still_leads_to_the_page(visit, page, faults):
    page.route("**/assets/search/face.js", lambda route: route.abort())
    visit()
    box(page).fill("gia")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=gia")
    expect(page.get_by_role("link", name="Gương điển hình, từ A đến Y")).to_be_visible()
    faults.clear()


def test_without_javascript_the_box_leads_to_the_lists(browser: Browser, address):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        box(page).fill("ngô gia khảm")
        box(page).press("Enter")
        page.wait_for_url("**/tim-kiem/?q=*")
        expect(page.locator("noscript p")).to_be_visible()
        page.get_by_role("link", name="Gương điển hình, từ A đến Y").click()
        expect(page.get_by_role("link", name="Ngô Gia Khảm")).to_be_visible()


# ---- The page.


def results(page: Page):
    return page.locator(".bv-find__hits > li")


def heading(page: Page, words: str) -> None:
    expect(page.locator("#ket-qua-ten")).to_have_text(words)


def where(page: Page, query: str) -> None:
    expect(page).to_have_url(re.compile(re.escape("/tim-kiem/" + query) + "$"))


def test_a_shared_address_gives_the_same_search(visit):
    page = visit("tim-kiem/?q=gia&loai=exemplar&noi=ha-noi&tu=2000&xep=nam")
    heading(page, "20 kết quả cho “gia”")
    expect(page).to_have_title("gia – Tìm kiếm – Bảng Vàng")
    expect(page.locator(".bv-find__chips li")).to_contain_text(
        ["từ năm 2000", "Gương điển hình", "Hà Nội", "Bỏ mọi bộ lọc"]
    )
    expect(page.get_by_label("Xếp theo")).to_have_value("nam")
    where(page, "?q=gia&loai=exemplar&noi=ha-noi&tu=2000&xep=nam")


def test_choices_go_into_the_address_and_back_again(visit):
    page = visit("tim-kiem/")
    page.set_viewport_size(DESK)
    assert page.locator("#ket-qua-ten").is_hidden()
    page.locator("#tim").focus()
    page.keyboard.type("gia")
    heading(page, "22 kết quả cho “gia”")
    where(page, "?q=gia")
    steps = page.evaluate("history.length")

    page.get_by_text("Lọc kết quả").click()
    page.get_by_label("Địa phương nay").focus()
    page.get_by_label("Địa phương nay").select_option(label="Bắc Ninh (1)")
    heading(page, "1 kết quả cho “gia”")
    where(page, "?q=gia&noi=bac-ninh")
    expect(page.get_by_label("Địa phương nay")).to_be_focused()
    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    heading(page, "22 kết quả cho “gia”")
    expect(page.get_by_label("Địa phương nay")).to_have_value("")
    page.go_forward()
    heading(page, "1 kết quả cho “gia”")

    page.get_by_role("button", name="Bỏ lọc: Bắc Ninh").click()
    heading(page, "22 kết quả cho “gia”")
    expect(page.locator("#ket-qua-ten")).to_be_focused()
    page.get_by_label("Gương điển hình (22)").check()
    page.get_by_label("Từ năm").select_option("1955")
    page.get_by_label("Đến năm").select_option("1955")
    where(page, "?q=gia&tu=1955&den=1955&loai=exemplar")
    page.get_by_role("button", name="Bỏ mọi bộ lọc").click()
    where(page, "?q=gia")


def test_typing_replaces_the_address_and_keeps_filters_that_are_not_drawn(visit):
    page = visit("tim-kiem/?q=ngo&loai=exemplar")
    page.set_viewport_size(PHONE)
    heading(page, "1 kết quả cho “ngo”")
    steps = page.evaluate("history.length")
    page.locator("#tim").fill("hồ giáo")
    heading(page, "1 kết quả cho “hồ giáo”")
    assert page.evaluate("history.length") == steps
    assert "loai=exemplar" in page.url


def test_more_results_and_deeper_ones(visit):
    page = visit("tim-kiem/?q=gia")
    expect(results(page)).to_have_count(20)
    page.get_by_role("button", name="Xem thêm kết quả").click()
    expect(results(page)).to_have_count(22)
    expect(results(page).nth(20).get_by_role("link")).to_be_focused()
    where(page, "?q=gia&hien=40")
    page.get_by_role("button", name="Tìm thêm trong hồ sơ và lời bài").click()
    expect(page.get_by_role("button", name="Tìm thêm trong hồ sơ và lời bài")).to_have_count(0)
    assert "sau=1" in page.url


def test_words_of_a_story_are_shown_where_they_stand(visit):
    page = visit("tim-kiem/?q=gia")
    story = results(page).first.locator(".bv-hit__text").last
    expect(story).to_have_text("“Ông làm việc ở xưởng quân giới Gia Lâm”")
    expect(story.locator("mark")).to_have_text(["Gia "])


def test_sorting(visit):
    page = visit("tim-kiem/?q=gia")
    expect(results(page).first).to_contain_text("Ngô Gia Khảm")
    page.get_by_label("Xếp theo").select_option(label="Năm, mới trước")
    expect(results(page).first).to_contain_text("Minh họa Gia số 1")
    where(page, "?q=gia&xep=nam")


def test_the_page_says_when_nothing_was_found_and_when_it_failed(visit):
    page = visit("tim-kiem/?q=ngo+gia+kam")
    heading(page, "Không có kết quả cho “ngo gia kam”")
    page.get_by_role("button", name="Ngô Gia Khảm").click()
    heading(page, "1 kết quả cho “Ngô Gia Khảm”")
    page.goto(page.url.split("?")[0] + "?q=hỏng")
    heading(page, "Chưa tìm được")
    expect(page.get_by_role("link", name="Gương điển hình, từ A đến Y")).to_be_visible()
    page.evaluate("globalThis.mended = true")
    page.get_by_role("button", name="Thử lại").click()
    expect(results(page)).to_have_count(20)


# ---- Whatever is typed, whoever looks.


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_query_is_only_text(visit, query):
    page = visit("tim-kiem/")
    elements = "document.querySelectorAll('main :is(img, script, b), .bv-search :is(img, script, b)').length"
    before = page.evaluate(elements)
    page.evaluate("(query) => { document.querySelector('#tim').value = query; }", query)
    page.locator("#tim").dispatch_event("input")
    expect(page.locator("#ket-qua-ten")).to_contain_text("Không có kết quả")
    page.reload()
    expect(page.locator("#ket-qua-ten")).to_contain_text("Không có kết quả")
    page.evaluate("(query) => { document.querySelector('#o-tim').value = query; }", query)
    box(page).focus()
    status(page, "Không có kết quả")
    assert page.evaluate(elements) == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_known_barrier_with_the_list_open(visit, axe, page, scheme, size):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    visit("guong/ngo-gia-kham/")
    ask(page, "gia")
    expect(rows(page)).to_have_count(7)
    page.keyboard.press("ArrowDown")
    assert axe() == []
    ask(page, "ngo gia kam")
    status(page, "Không có kết quả")
    assert axe() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_known_barrier_on_the_page(visit, axe, page, scheme, size):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    visit("tim-kiem/?q=gia&loai=exemplar")
    expect(results(page)).to_have_count(20)
    if size is PHONE:
        page.get_by_text("Lọc kết quả").click()
    expect(page.get_by_label("Địa phương nay")).to_be_visible()
    assert axe() == []
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_opened_from_a_disk_it_says_what_to_do(browser: Browser, built):
    """No module runs there (Chromium and Firefox alike); a plain script mends links and explains."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((built / "index.html").as_uri())
        box(page).fill("ngô gia khảm")
        box(page).press("Enter")
        page.wait_for_url("file://**/tim-kiem/index.html?q=*")
        expect(page.get_by_text("Trang đang được mở thẳng từ ổ đĩa")).to_be_visible()
        expect(page.get_by_text("python3 -m http.server")).to_be_visible()
        page.get_by_role("link", name="Gương điển hình, từ A đến Y").click()
        page.wait_for_url("file://**/guong/index.html")
        expect(page.get_by_role("link", name="Ngô Gia Khảm")).to_be_visible()


# ---- With the real engine.


def test_the_real_engine_answers(page, address):
    prepare(page, engine=None)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    asked.clear()
    ask(page, "ngo gia kham")
    expect(rows(page).first).to_contain_text("Ngô Gia Khảm")
    expect(rows(page).first.locator(".bv-hit__title mark")).to_have_count(1)
    assert len(asked) <= 6, asked
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=ngo+gia+kham")
    expect(results(page).first).to_contain_text("Ngô Gia Khảm")
    page.goto(address + "tim-kiem/?q=anh+hung&loai=exemplar")
    expect(page.get_by_label(re.compile("^Địa phương ngày nay")).locator("option")).not_to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("^Bỏ lọc"))).to_be_visible()


def test_hostile_queries_and_the_real_engine(page, address):
    prepare(page, engine=None)
    page.goto(address)
    for query in HOSTILE.values():
        page.evaluate("(query) => { document.querySelector('#o-tim').value = query; }", query)
        box(page).focus()
        expect(box(page)).to_have_role("combobox")
        box(page).dispatch_event("input")
        expect(page.locator(".bv-found")).to_be_visible()
        expect(page.locator(".bv-found")).to_have_attribute("aria-busy", "false")
        expect(page.locator(".bv-found button", has_text="Thử lại")).to_have_count(0)


def test_a_lost_file_of_the_index_is_told_and_tried_again(page, address, faults):
    prepare(page, engine=None)
    page.set_viewport_size(PHONE)
    page.route("**/du-lieu/**", lambda route: route.abort())
    page.goto(address + "tim-kiem/?q=ngo+gia+kham")
    heading(page, "Chưa tìm được")
    expect(page.get_by_role("link", name="Gương điển hình, từ A đến Y")).to_be_visible()
    page.unroute("**/du-lieu/**")
    page.get_by_role("button", name="Thử lại").click()
    expect(results(page).first).to_contain_text("Ngô Gia Khảm")
    page.route("**/du-lieu/f/**", lambda route: route.fulfill(status=200, body=b"rot"))
    page.get_by_text("Lọc kết quả").click()
    expect(page.locator(".bv-find__filters")).to_contain_text("Thử lại")
    expect(results(page).first).to_contain_text("Ngô Gia Khảm")
    faults.clear()
