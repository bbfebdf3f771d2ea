"""The form instead of git: made from the schema, safe to serve, and what is saved with it passes `check`."""

import base64
import functools
import hashlib
import json
import threading
import urllib.error
import urllib.request
from datetime import date
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from PIL import Image
from playwright.sync_api import expect
from pydantic import Field
from support.crashes import tree_of
from support.projects import ROOT, TODAY, URL, project, run

from bangvang import fieldguide, form, framing, policy, repository, serving, site, source
from bangvang.form import beginnings, configuration, local, vendored, verdict
from bangvang.onlookers import Onlookers
from bangvang.problems import At, Problem
from bangvang.project import Project
from bangvang.records import BY_NAME, KINDS, Kind
from bangvang.records.common import Record
from bangvang.records.exemplar import Exemplar
from bangvang.records.fields import Line, Text
from bangvang.repository import Repository

API = form.FOLDER + form.API
GITHUB_URL = "https://github.com/to-chuc/bang-vang"
GITHUB = repository.read(GITHUB_URL, "", {"login": "https://dang-nhap.example"})
GITLAB = repository.read(
    "https://git.example/to/nhom/kho", "", {"host": "gitlab", "branch": "chinh", "app_id": "abc123"}
)

UNION = "name: Công đoàn Biển\ntype: union\nauthority: [enterprise]\nfrom: 1976\n"
OLD = """---
name: Nguyễn Thị Mẫu
summary: Công nhân thủy nông.
born: 1968
field: agriculture
keywords: sổ giờ nước
illustrative: true
post: 50.000
consent:
  - {scope: name, given_on: 10/01/2025, by: self, evidence: dy-2025-007}
sources:
  - key: sach
    title: "Sách: một cuốn"
    kind: book
    number: 012
---

## Việc đã làm

Bà ghi giờ mở cống[^sach].
"""
RECORDS = {
    "content/organisations/cong-doan-bien.yml": UNION,
    "exemplars/2025/nguyen-thi-mau.md": OLD,
}


def config(kinds=KINDS, repository=None, choices=None) -> dict:
    return yaml.safe_load(configuration.text(kinds, choices or {}, URL, repository, URL + API))


# ---- made from the schema


def same(found: list[dict], docs: tuple[fieldguide.FieldDoc, ...]) -> None:
    """Every key of the field guide is asked for under its label and hint; numbers on a photo and the id are not."""
    asked = {one["name"]: one for one in found if one["name"] not in ("id", "body")}
    wanted = [doc for doc in docs if doc.key != "id" and "hai số" not in doc.type]
    assert set(asked) == {doc.key for doc in wanted}
    for doc in wanted:
        one = asked[doc.key]
        assert (one["label"], one["required"]) == (doc.label, doc.required)
        assert (
            one["hint"].startswith(doc.description.removeprefix("true ").removeprefix("Bật ")[:20])
            or "Bật" in one["hint"]
        )
        assert [choice["value"] for choice in one.get("options", [])] == [value for value, _ in doc.choices]
        if doc.children:
            same(one["fields"], doc.children)


@pytest.mark.parametrize("found", config()["collections"], ids=lambda one: one["name"])
def test_a_collection_asks_for_every_key_of_its_kind(found):
    kind = BY_NAME[found["name"]]
    same(found["fields"], fieldguide.guide(kind.name))
    assert found["folder"] == kind.folder and "." + found["extension"] == kind.suffix


def test_every_kind_but_places_has_a_collection():
    assert {one["name"] for one in config()["collections"]} == {kind.name for kind in KINDS} - {"place", "result"}


class Ballad(Record):
    """A kind of record that is not there yet."""

    title: Line = Field(title="Tên bài", description="Một dòng")
    text: Text | None = Field(None, title="Lời giới thiệu", description="Vài câu")


def test_a_new_kind_is_in_the_form_without_more_words():
    kind = Kind("ballad", "bài vè", Ballad, "content/ballads/{id}.md")
    (found,) = config((kind,))["collections"]
    assert (found["label"], found["identifier_field"]) == ("Bài vè", "title")
    assert {"title", "text", "sources", "body"} <= {one["name"] for one in found["fields"]}


def test_a_reference_is_chosen_by_name_and_typed_when_there_are_too_many():
    choices = {"organisation": [{"label": "Công đoàn Biển (cong-doan-bien)", "value": "cong-doan-bien"}]}
    decision = next(one for one in config(choices=choices)["collections"] if one["name"] == "decision")
    fields = {one["name"]: one for one in decision["fields"]}
    assert fields["issuer"]["widget"] == "select" and fields["issuer"]["options"] == choices["organisation"]
    assert fields["campaign"]["widget"] == "string" and fields["campaign"]["pattern"]


def test_a_list_of_choices_is_written_once():
    choices = {"organisation": [{"label": "Công đoàn Biển", "value": "cong-doan-bien"}]}
    assert configuration.text(KINDS, choices, URL, None, URL + API).count("Công đoàn Biển") == 1


# ---- what is vendored


def test_decap_is_the_script_that_was_vetted():
    assert hashlib.sha256(vendored.script()).hexdigest() == vendored.SHA256
    assert f"decap-cms {vendored.VERSION}".encode() in vendored.script()
    assert b"MIT" in vendored.licences()


def test_another_script_is_not_published(monkeypatch, tmp_path):
    with pytest.raises(ValueError, match="vetted"):
        vendored._vetted(vendored.script() + b" ", vendored.SHA256)


# ---- the page and its policy


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A small project with its site, which the form may change."""
    root = project(tmp_path_factory.mktemp("form"), RECORDS)
    one = Project(root, root / "site", date.fromisoformat(TODAY), cards=False)
    outcome = site.build(one, lambda: framing.framed(ROOT))
    assert outcome.written, [str(problem) for problem in outcome.problems]
    return root


def test_only_the_form_has_a_wider_policy(built):
    pages = {path: data.decode() for path, data in tree_of(built / "site").items() if path.endswith(".html")}
    mine = pages.pop(form.FOLDER + "index.html")
    assert policy.form().replace("'", "&#x27;") in mine and "noindex" in mine
    assert not [path for path, html in pages.items() if "unsafe-eval" in html or "unsafe-inline" in html]
    assert "unsafe" not in policy.CONTENT and "http" not in policy.form()


def test_the_form_may_ask_the_host_of_its_repository_and_no_other():
    assert "connect-src 'self' blob: https://api.github.com" in form.content_policy(GITHUB)
    assert "connect-src 'self' blob: https://git.example" in form.content_policy(GITLAB)
    for found in (form.content_policy(GITHUB), form.content_policy(GITLAB)):
        assert "script-src 'self' 'unsafe-eval';" in found and "*" not in found


def test_hosts_that_read_headers_are_told_of_the_form(built):
    told = (built / "site" / "_headers").read_text()
    public, own = told.split(f"/{form.FOLDER}*\n")
    assert policy.CONTENT in public and "unsafe" not in public
    assert "! Content-Security-Policy" in own and policy.form() in own and "allow-popups" in own


def test_neither_map_nor_search_knows_the_form(built):
    tree = tree_of(built / "site")
    told = [path for path, data in tree.items() if b"bien-tap" in data and not path.startswith(form.FOLDER)]
    assert all(path == "_headers" or path.startswith("huong-dan/") for path in told)
    assert any(path.startswith("sitemap") for path in tree) and any(path.startswith("tim-kiem/") for path in tree)


def test_a_form_without_a_repository_says_so_and_loads_nothing(built, serve, page, axe):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(serve(built / "site") + form.FOLDER)
    expect(page.get_by_text("chưa nối với kho")).to_be_visible()
    assert not [url for url in asked if "decap" in url]
    assert axe() == []


@pytest.mark.parametrize(("host", "button"), [(GITHUB, "GitHub"), (GITLAB, "GitLab")], ids=("github", "gitlab"))
def test_a_connected_form_asks_to_log_in_and_asks_nobody_before(built, page, serve, tmp_path, host, button):
    """Decap takes the configuration; the fixture fails on a request to anywhere else and on a breach of the policy."""
    gathered = site.gather(Project(built, tmp_path, date.fromisoformat(TODAY)))
    icon = "assets/logo.svg", (ROOT / "theme/assets/logo.svg").read_bytes()
    font = "assets/fonts/be-vietnam-pro-400.woff2", (ROOT / "theme/assets/fonts/be-vietnam-pro-400.woff2").read_bytes()
    for path, data in (*form.files(gathered.shown, "Bảng Vàng", URL, host), icon, font):
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    page.goto(serve(tmp_path) + form.FOLDER)
    expect(page.get_by_role("button", name=f"Đăng nhập bằng {button}")).to_be_visible()


# ---- the repository behind it


def test_a_repository_is_read_from_the_configuration():
    found = repository.read("https://github.com/to-chuc/bang-vang.git/", "", {"login": "https://dang-nhap.example"})
    assert found == GITHUB and found.name == "to-chuc/bang-vang"
    found = repository.read(
        "https://git.example/to/nhom/kho", "", {"host": "gitlab", "branch": "chinh", "app_id": "abc123"}
    )
    assert found == GITLAB and found.origin == "https://git.example"
    assert repository.read("") is None


@pytest.mark.parametrize(
    ("url", "settings"),
    [
        ("http://github.com/a/b", {}),
        ("https://github.com/a", {}),
        ("https://git.example/a/b", {"app_id": "x"}),
        ("https://git.example/a/b", {"host": "gitea"}),
        ("javascript:alert(1)", {}),
        ("https://github.com/a/b", {"login": "dang-nhap.example"}),
    ],
)
def test_a_repository_that_cannot_be_used_is_told(url, settings):
    with pytest.raises(ValueError, match="phải là"):
        repository.read(url, "", settings)


def test_the_form_saves_to_the_host_by_pull_request():
    found = config(repository=GITHUB)
    assert found["backend"] | {"commit_messages": ""} == {
        "name": "github",
        "repo": "to-chuc/bang-vang",
        "branch": "main",
        "base_url": "https://dang-nhap.example",
        "auth_endpoint": "auth",
        "open_authoring": True,
        "commit_messages": "",
    }
    assert found["publish_mode"] == "editorial_workflow"
    assert config(repository=GITLAB)["backend"]["api_root"] == "https://git.example/api/v4"
    assert config(repository=Repository("github", GITHUB.url))["backend"]["name"] == "proxy"


@pytest.mark.parametrize("kind", beginnings.FIRST)
def test_links_that_begin_a_file_are_short_enough_and_read_by_our_reader(kind):
    github, gitlab = (beginnings.of(one)[kind] for one in (GITHUB, GITLAB))
    assert github.startswith(f"https://github.com/to-chuc/bang-vang/new/main/{BY_NAME[kind].folder}?filename=")
    assert gitlab.startswith("https://git.example/to/nhom/kho/-/new/chinh/?file_name=")
    assert len(github) < 4000
    front = beginnings.first_lines(kind).removeprefix("---\n").split("\n---\n")[0]
    assert set(yaml.safe_load(front)) >= {doc.key for doc in fieldguide.guide(kind) if doc.required}


@pytest.mark.parametrize(
    ("lines", "shown", "told"),
    [
        ("", 0, 0),
        (f"repo_url: {GITHUB.url}\n", 3, 0),
        ("repo_url: https://git.example/a/b\n", 0, 0),
        ("repo_url: http://git.example/a/b\n", 0, 1),
    ],
    ids=("none", "github", "unknown", "unsafe"),
)
def test_help_pages_begin_a_file_when_there_is_a_repository(tmp_path, lines, shown, told):
    names = ("dong-gop.md", "huong-dan/viet-guong.md", "huong-dan/quyet-dinh.md")
    pages = {f"content/pages/{name}": (ROOT / "content/pages" / name).read_bytes() for name in names}
    root = project(tmp_path, pages)
    (root / "mkdocs.yml").write_text(lines + (root / "mkdocs.yml").read_text("utf-8"), "utf-8")
    frame = framing.framed(root)
    pages = [frame.files[name.replace(".md", "/index.html")].decode() for name in names]
    assert sum(f'href="{GITHUB.url}/new/main/' in page for page in pages) == shown
    assert sum("repo_url" in warning for warning in frame.warnings) == told
    assert bool(frame.repository) == ("https" in lines)


# ---- what answers on this machine


def ask(root: Path, action: str, **params) -> tuple[int, object]:
    return local.answer(root, json.dumps({"action": action, "params": params}).encode())


def persisted(root: Path, path: str, raw: str = "name: A\n", assets=()) -> int:
    return ask(root, "persistEntry", dataFiles=[{"path": path, "raw": raw, "slug": "a"}], assets=list(assets))[0]


def photo(path: str, content: bytes = b"\xff\xd8\xff") -> dict:
    return {"path": path, "content": base64.b64encode(content).decode(), "encoding": "base64"}


def test_a_record_and_its_photo_are_written_and_read_back(tmp_path):
    assert persisted(tmp_path, "exemplars/2026/a.md", "---\nname: Á\n---\n", [photo("exemplars/2026/a.jpg")]) == 200
    assert (tmp_path / "exemplars/2026/a.md").read_text("utf-8") == "---\nname: Á\n---\n"
    status, (one,) = ask(tmp_path, "entriesByFolder", folder="exemplars", extension="md", depth=2)
    assert status == 200 and one["data"].startswith("---") and one["file"]["path"] == "exemplars/2026/a.md"
    assert ask(tmp_path, "entriesByFolder", folder="exemplars", extension="md", depth=1) == (200, [])
    assert ask(tmp_path, "getMediaFile", path="exemplars/2026/a.jpg")[1]["content"] == "/9j/"
    assert ask(tmp_path, "getEntry", path="exemplars/2026/khong-co.md")[1]["data"] is None


@pytest.mark.parametrize(
    "path",
    [
        "../ngoai.md",
        "/etc/a.md",
        "exemplars/../../a.md",
        "exemplars//a.md",
        "exemplars/./a.md",
        "exemplars/.git/a.md",
        "content/pages/a.md",
        "content/pages",
        "bangvang/a.yml",
        "build.py",
        "exemplars/a.py",
        "exemplars/a.md\0",
        "exemplars/á.md",
        "",
    ],
)
def test_nothing_else_is_read_or_written(tmp_path, path):
    assert persisted(tmp_path, path) == 422
    assert ask(tmp_path, "getEntry", path=path)[0] == 422
    assert tree_of(tmp_path) == {}


def test_no_link_is_followed(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "exemplars").symlink_to(tmp_path)
    assert persisted(tmp_path / "a", "exemplars/a.md") == 422
    assert not (tmp_path / "a.md").exists()


def test_all_of_a_request_is_refused_or_none(tmp_path):
    assert persisted(tmp_path, "exemplars/a.md", assets=[photo("exemplars/a.svg")]) == 422
    assert tree_of(tmp_path) == {}


def test_a_record_cannot_be_deleted_a_photo_can(tmp_path):
    persisted(tmp_path, "exemplars/a.md", assets=[photo("exemplars/a.jpg")])
    assert ask(tmp_path, "deleteFiles", paths=["exemplars/a.md"])[0] == 422
    assert ask(tmp_path, "deleteFile", path="exemplars/a.jpg")[0] == 200
    assert list(tree_of(tmp_path)) == ["exemplars/a.md"]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"action":"rm"}', b'{"action":"getEntry"}', b"\xff", b"[" * 99999]
)
def test_a_request_that_is_none_is_refused(tmp_path, body):
    assert local.answer(tmp_path, body)[0] == 422


@pytest.fixture
def at_home(built):
    """`serve --form` without its rebuilding: the address of the form, and how to start it closed."""
    onlookers, verdicts = Onlookers(built / "site"), serving.Verdicts()
    handler = functools.partial(serving.Handler, onlookers, verdicts, built, directory=str(built / "site"))
    server = serving._listening(0, handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield SimpleNamespace(
        root=built,
        port=server.server_port,
        url=f"http://127.0.0.1:{server.server_port}/",
        server=server,
        verdicts=verdicts,
    )
    server.shutdown()
    server.server_close()
    thread.join()


def posted(url: str, body: bytes = b'{"action":"info"}', **headers: str) -> int:
    asked = urllib.request.Request(url + API, body, {"Content-Type": "application/json"} | headers)
    try:
        with urllib.request.urlopen(asked) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def test_only_our_own_page_may_write(at_home):
    own = at_home.url.rstrip("/")
    assert posted(at_home.url, Origin=own) == 200
    assert posted(at_home.url) == 403
    assert posted(at_home.url, Origin="https://xau.example") == 403
    assert posted(at_home.url, Origin="http://xau.example", Host="xau.example") == 403
    assert posted(at_home.url, Origin=own, **{"Content-Type": "text/plain"}) == 403
    at_home.server.RequestHandlerClass = functools.partial(
        serving.Handler, Onlookers(at_home.root), serving.Verdicts(), None, directory=str(at_home.root / "site")
    )
    assert posted(at_home.url, Origin=own) == 403


# ---- the whole way, in a browser


def opened(page, at_home) -> None:
    page.goto(at_home.url + form.FOLDER)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("link", name="Quyết định", exact=True)).to_be_visible()


def saved(page) -> None:
    page.get_by_role("button", name="Công bố", exact=True).click()
    page.get_by_text("Công bố ngay").click()
    expect(page.get_by_text("Mục đã được lưu")).to_be_visible()


def chosen(page, label: str, text: str) -> None:
    box = page.get_by_label(label, exact=True)
    box.fill(text)
    box.press("Enter")


def checked(root: Path) -> str:
    done = run(root, "check")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_decision_and_its_rows(page, at_home):
    opened(page, at_home)
    page.goto(at_home.url + form.FOLDER + "#/collections/decision/new")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_label("Số, ký hiệu", exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_label("Số, ký hiệu", exact=True).fill(" 12/QĐ-CĐB ")
    chosen(page, "Cơ quan ban hành", "Công đoàn Biển")
    page.get_by_label("Ngày ban hành", exact=True).fill("1/1/2025")
    page.get_by_label("Trích yếu", exact=True).fill('Về việc tặng Giấy khen: đợt 1 – "năm 2024"\n- no # 12:30')
    page.get_by_role("button", name="Thêm người ký").click()
    page.get_by_label("Người ký", exact=True).last.fill("Tra\u0302\u0300n Va\u0306n Ví Dụ")
    expect(page.get_by_role("button", name="Thêm người ký")).to_have_count(0)
    chosen(page, "Danh hiệu chung (không bắt buộc)", "giay-khen-doanh-nghiep")
    for number, name in (("01", "Nguyễn Thị Mẫu"), ("02", "Phạm Ví Dụ")):
        page.get_by_role("button", name="Thêm danh sách").click()
        page.get_by_label("STT (không bắt buộc)").last.fill(number)
        page.get_by_label("Họ và tên (không bắt buộc)").last.fill(name)
    saved(page)
    written = at_home.root / "content/decisions/cong-doan-bien/2025/12-qd-cdb-2025.yml"
    assert written.read_text("utf-8") == (
        "number: 12/QĐ-CĐB\nissuer: cong-doan-bien\ndate: 2025-01-01\ntitle: |-\n"
        '  Về việc tặng Giấy khen: đợt 1 – "năm 2024"\n  - no # 12:30\nsigner:\n  name: Trần Văn Ví Dụ\n'
        'award: giay-khen-doanh-nghiep\nrows:\n  - number: "01"\n    name: Nguyễn Thị Mẫu\n'
        '  - number: "02"\n    name: Phạm Ví Dụ\n'
    )
    checked(at_home.root)


def test_an_exemplar_with_its_photo(page, at_home, tmp_path):
    picture = BytesIO()
    Image.new("RGB", (900, 700), "#7a1414").save(picture, "JPEG")
    opened(page, at_home)
    page.goto(at_home.url + form.FOLDER + "#/collections/exemplar/new")
    page.get_by_label("Họ và tên", exact=True).fill("Đỗ Thị Ví Dụ")
    page.get_by_label("Tóm tắt", exact=True).fill("Thợ hàn. Chế máy hàn dùng lại 50.000 que vụn: mỗi năm một tấn.")
    page.get_by_role("button", name="Thêm mất").click()
    page.get_by_label("Giá trị", exact=True).fill("khoảng 1952")
    page.get_by_role("button", name="Thêm ảnh").click()
    page.get_by_role("button", name="Chọn một hình").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "Ảnh thợ hàn.JPG", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
    )
    page.get_by_text("anh-tho-han").wait_for()
    page.get_by_role("button", name="Lấy những cái đã chọn").click()
    page.get_by_label("Chú thích", exact=True).fill("Bà Ví Dụ ở xưởng")
    page.get_by_label("Tác giả ảnh", exact=True).fill("Trần Văn Ví Dụ")
    page.get_by_label("Mô tả cho người không xem được ảnh", exact=True).fill("Một người thợ bên máy hàn")
    saved(page)
    print(list(tree_of(at_home.root / "exemplars")))
    checked(at_home.root)


def test_an_old_record_loses_nothing(page, at_home):
    """One value for a list, a day as dd/mm/yyyy, numbers that are text, the id: all come back as they stood."""
    opened(page, at_home)
    page.goto(at_home.url + form.FOLDER + "#/collections/exemplar/entries/2025/nguyen-thi-mau")
    expect(page.get_by_label("Họ và tên", exact=True)).to_have_value("Nguyễn Thị Mẫu")
    page.get_by_label("Đơn vị (không bắt buộc)", exact=True).fill("Hợp tác xã Minh Họa")
    page.get_by_role("button", name="Đã công bố").or_(page.get_by_role("button", name="Công bố", exact=True)).click()
    page.get_by_text("Công bố ngay").click()
    expect(page.get_by_text("Mục đã được lưu")).to_be_visible()
    written = (at_home.root / "exemplars/2025/nguyen-thi-mau.md").read_bytes()
    before, after = (source.read_markdown("a.md", data)[0] for data in (OLD.encode(), written))
    told = [Exemplar.model_validate({"id": "a", **one.values}) for one in (before, after)]
    assert told[1] == told[0].model_copy(update={"unit": "Hợp tác xã Minh Họa"})
    assert after.body.strip() == before.body.strip() and after.values["sources"][0]["number"] == "012"
    checked(at_home.root)


def test_what_the_check_found_is_told_in_the_form(page, at_home, axe):
    """At its foot, announced to screen readers, each place a link to its record; no terminal need be read."""
    wrong = Problem(At("exemplars/2025/nguyen-thi-mau.md", 7), "bad-date", "ngày “31/2/2025” không có", "Hãy xem lịch.")
    at_home.verdicts.tell([wrong])
    opened(page, at_home)
    foot = page.get_by_role("complementary", name="Kết quả kiểm tra")
    expect(foot.get_by_role("status")).to_contain_text("Đã kiểm tra: 1 lỗi.")
    expect(foot).to_contain_text("ngày “31/2/2025” không có")
    expect(foot).to_contain_text("Hãy xem lịch.")
    assert [one for one in axe() if "#kiem-tra" in one] == []
    foot.locator("summary").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Họ và tên", exact=True)).to_have_value("Nguyễn Thị Mẫu")
    at_home.verdicts.tell([])
    expect(foot.get_by_role("status")).to_have_text("Đã kiểm tra: không có lỗi.")
    expect(foot.locator("details")).to_be_hidden()


def test_only_the_form_at_home_is_told_what_the_check_found(at_home):
    at_home.verdicts.tell([])
    address = at_home.url + API + "/kiem-tra"
    with urllib.request.urlopen(address) as answer:
        assert json.load(answer)["said"] == "Đã kiểm tra: không có lỗi."
    led_here = urllib.request.Request(address, headers={"Host": "xau.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(led_here)
    refused.value.close()
    assert refused.value.code == 404


def test_a_place_leads_to_its_record_in_the_form():
    assert verdict.entry("content/decisions/minh-hoa/2025/1.csv") == "#/collections/decision/entries/minh-hoa/2025/1"
    assert (
        verdict.entry("content/contests/a/entries/bv-7k3m9q/entry.md")
        == "#/collections/entry-a/entries/bv-7k3m9q/entry"
    )
    assert verdict.entry("content/contests/a/contest.yml") == "#/collections/contest/entries/a/contest"
    assert verdict.entry("content/places/ha-noi.yml") == ""
    assert verdict.entry("exemplars/a/anh.jpg") == ""
