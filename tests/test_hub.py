"""Three sites built from their repositories (tests/hub/), a hub built from what they hand over, and what it refuses.

What they hand over lies in tests/sites/dau-moi/content/hub/ as well: the pages of that hub are compared there, file
by file, and here the two are held against each other.
"""

import json
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from support import links
from support.crashes import tree_of
from support.projects import FRAME, TODAY, project

from bangvang import checking, site
from bangvang.commands import main
from bangvang.hub import form
from bangvang.outputs.search.writer import FOLDER
from bangvang.problems import as_text
from bangvang.project import Outcome, Project
from bangvang.source.text import ENOUGH

HERE = Path(__file__).parent
HUB = HERE / "sites" / "dau-moi"
SITES = {
    "cong-doan": "Công đoàn Sông Xanh",
    "thanh-pho": "Thành phố Sông Xanh",
    "truong-hoc": "Trường Cây Đa",
}
"""Short names and names of the sources."""
INDEX = FOLDER + "*.bin"


def built(root: Path, files: dict, name: str = "Bảng Vàng", url: str = FRAME.site_url) -> Outcome:
    if not root.exists():
        project(root, files)
    frame = replace(FRAME, site_name=name, site_url=url)
    return site.build(Project(root, root / "site", date.fromisoformat(TODAY), cards=False), lambda: frame)


def handed_over(tmp_path: Path, source: str, files: dict | None = None) -> bytes:
    """What a source's site, built from its repository, hands over."""
    files = tree_of(HERE / "hub" / source) if files is None else files
    outcome = built(tmp_path / source, files, SITES[source], f"https://{source}.example/bang-vang/")
    assert outcome.written, as_text(outcome.problems)
    return (tmp_path / source / "site" / "du-lieu" / form.NAME).read_bytes()


def hub_files() -> dict[str, bytes]:
    return {path: data for path, data in tree_of(HUB).items() if not path.startswith("expected/")}


@pytest.mark.parametrize("source", SITES)
def test_the_hub_is_made_of_what_its_sources_hand_over(source, tmp_path):
    path = f"{form.FOLDER}{source}.jsonl"
    assert handed_over(tmp_path, source) == hub_files()[path]


def test_every_link_of_a_hub_lands(tmp_path):
    assert built(tmp_path / "hub", hub_files()).written
    faults = links.walk(tmp_path / "hub" / "site", FRAME.site_url)
    frame = ("assets/", "huong-dan/", "gioi-thieu/", "dong-gop/")  # of the frame, which these small sites do without
    assert [str(one) for one in faults if not any(part in one.address for part in frame)] == []


def test_a_page_of_the_hub_says_whose_it_is_and_leads_there(tmp_path):
    built(tmp_path / "hub", hub_files())
    page = (tmp_path / "hub/site/guong/thanh-pho-le-van-hung/index.html").read_text()
    home = "https://thanh-pho.example/bang-vang/guong/le-van-hung/"
    assert f'<link rel="canonical" href="{home}">' in page
    assert f'<a href="{home}" rel="noopener">Thành phố Sông Xanh</a> (dữ liệu đến 02/10/2026)' in page
    assert "CC-BY-4.0" in page
    assert "thanh-pho-le-van-hung" not in (tmp_path / "hub/site/sitemap.xml").read_text()
    site_dir = tmp_path / "hub" / "site"
    index = "".join(zlib.decompress(one.read_bytes()).decode(errors="replace") for one in site_dir.glob(INDEX))
    assert "thanh-pho-le-van-hung" in index, "the search finds it"


def test_one_person_in_one_decision_is_one_and_a_namesake_another(tmp_path):
    built(tmp_path / "hub", hub_files())
    site_dir = tmp_path / "hub/site"
    people = sorted(path.name for path in (site_dir / "guong").iterdir() if path.is_dir())
    assert people == ["cong-doan-ba-lan", "cong-doan-le-van-hung", "thanh-pho-le-van-hung"]
    decision = (site_dir / "quyet-dinh/cong-doan-khen/index.html").read_text()
    assert all(decision.count(f">{name}<") == 1 for name in ("Nguyễn Thị Lan", "Trần Văn Bình", "Phạm Thị Mai"))
    assert "Cùng nói về một hồ sơ nên ở đây gộp làm một." in decision
    sources = (site_dir / "nguon/index.html").read_text()
    assert "10/QĐ-TTg</span></a> <small>Công đoàn Sông Xanh, Thành phố Sông Xanh</small>" in sources
    assert "Phòng Tổng hợp" not in sources, "bodies of one name that belong to different bodies stay two"


def test_our_own_decision_keeps_its_words_and_learns_who_else_tells_of_it(tmp_path):
    own = {
        "content/organisations/thu-tuong-cp.yml": "name: Thủ tướng Chính phủ\ntype: state\nauthority: prime-minister\n",
        "content/decisions/cua-ta.yml": "number: 10/QĐ-TTg\nissuer: thu-tuong-cp\ndate: 05/01/2018\ntitle: Lời của ta\n"
        "award: bang-khen-thu-tuong\nrows:\n  - {name: Nguyễn Thị Lan}\n  - {name: Người Của Ta}\n",
    }
    assert built(tmp_path / "hub", hub_files() | own).written
    page = (tmp_path / "hub/site/quyet-dinh/cua-ta/index.html").read_text()
    assert "Lời của ta" in page and "Người Của Ta" in page and "Trần Văn Bình" in page
    assert "Cũng có ở" in page and f'rel="canonical" href="{FRAME.site_url}quyet-dinh/cua-ta/"' in page
    assert 'guong/cong-doan-ba-lan/"' in page, "the row now leads to the person"
    assert not (tmp_path / "hub/site/quyet-dinh/cong-doan-khen").exists()


def test_who_is_taken_down_at_the_source_is_gone_with_the_next_build(tmp_path):
    root = tmp_path / "hub"
    assert built(root, hub_files()).written
    assert "Lê Văn Hùng" in (root / "site/guong/thanh-pho-le-van-hung/index.html").read_text()
    files = tree_of(HERE / "hub" / "thanh-pho")
    path = "exemplars/le-van-hung.md"
    gone = "withdrawn: {on: 01/11/2026, reason: request, from_lists: true}\npublished:"
    files[path] = files[path].split(b"---\nChuy")[0].replace(b"published:", gone.encode()) + b"---\n"
    (root / f"{form.FOLDER}thanh-pho.jsonl").write_bytes(handed_over(tmp_path, "thanh-pho", files))
    assert built(root, {}).written
    assert not (root / "site/guong/thanh-pho-le-van-hung").exists()
    assert "thanh-pho-le-van-hung" not in "".join(map(str, tree_of(root / "site").values()))
    assert "Tìm ra cách xếp lịch" not in (root / "site/guong/index.html").read_text()


def test_a_source_hands_over_no_more_than_its_open_data(tmp_path):
    for source in SITES:
        text = handed_over(tmp_path, source).decode()
        for word in ("Chuyện", "Vũ Thị Gỡ", "Đỗ Minh Họa", "1921"):
            assert word not in text, (source, word)


def test_a_hub_gives_away_nothing_of_others(tmp_path):
    built(tmp_path / "hub", hub_files())
    for path, data in tree_of(tmp_path / "hub/site/du-lieu").items():
        assert all(name.encode() not in data for name in ("Ngô Thị Sen", "Nguyễn Thị Lan")), path


def test_a_child_that_searches_may_not_find_is_not_found_here_either(tmp_path):
    known = b'{"record":"exemplar"'
    lines = hub_files()[f"{form.FOLDER}thanh-pho.jsonl"].replace(known, known + b',"index":false')
    assert built(tmp_path / "hub", {f"{form.FOLDER}thanh-pho.jsonl": lines}).written
    page = (tmp_path / "hub/site/guong/thanh-pho-le-van-hung/index.html").read_text()
    assert '<meta name="robots" content="noindex">' in page


# ---- what a source may not do

HEAD = {"form": 1, "site": "Nguồn", "url": "https://nguon.example/", "licence": "CC-BY-4.0", "date": "2026-10-01"}
PERSON = {"record": "exemplar", "url": "guong/a/", "id": "a", "name": "Nguyễn Văn A", "summary": "Thợ."}


def checked(*lines, head: dict | bytes = HEAD):
    """What `check` says of one source: lines as values, or as bytes written as they are."""
    raw = [one if isinstance(one, bytes) else json.dumps(one, ensure_ascii=False).encode() for one in (head, *lines)]
    return checking.check({f"{form.FOLDER}nguon.jsonl": b"\n".join(raw) + b"\n"}, date.fromisoformat(TODAY))


def test_a_good_source_passes():
    found = checked(PERSON)
    assert found.problems == ()
    assert found.catalogue.exemplars["nguon-a"].name == "Nguyễn Văn A"


@pytest.mark.parametrize(
    ("line", "place", "message"),
    [
        ({key: PERSON[key] for key in PERSON if key != "id"}, "2", "không có mã (id)"),
        (PERSON | {"id": 7}, "2", "không có mã (id)"),
        (PERSON | {"id": "../../x"}, "2", "id"),
        (PERSON | {"url": "javascript:alert(1)"}, "2", "không phải địa chỉ trong trang nguồn"),
        (PERSON | {"url": "//noi-khac.example/"}, "2", "không phải địa chỉ trong trang nguồn"),
        (PERSON | {"url": "../guong/a/"}, "2", "không phải địa chỉ trong trang nguồn"),
        (PERSON | {"same_as": ["javascript:alert(1)"]}, "2", "javascript:alert(1)"),
        (PERSON | {"index": "no"}, "2", "phải là true hoặc false"),
        (PERSON | {"record": "operator"}, "2", "không nhận ở đây"),
        (PERSON | {"record": ["exemplar"]}, "2", "không nhận ở đây"),
        (PERSON | {"photos": []}, "2", "“photos” không nhận từ trang khác"),
        (PERSON | {"consent": []}, "2", "“consent” không nhận từ trang khác"),
        (PERSON | {"organisation": "so"}, "2", "“so” không có trong tệp"),
        (PERSON | {"name": "Nguyễn\u202eVăn A"}, "2", "ký tự đảo chiều chữ"),
        (PERSON | {"name": "Nguyễn\u0000Văn A"}, "2", "ký tự điều khiển"),
        (PERSON | {"name": ["a"]}, "2", "name"),
        (PERSON | {"name": "A" * 501}, "2", "name"),
        (b'{"record":"exemplar","record":"exemplar"}', "2", "không phải một đối tượng JSON đúng cách"),
        (b'{"record":"exemplar","name":"\\ud800"}', "2", "không phải một đối tượng JSON đúng cách"),
        (b'{"record":"exemplar","name":"\xff"}', "2", "không phải một đối tượng JSON đúng cách"),
        (b"[" * 100_000, "2", "không phải một đối tượng JSON đúng cách"),
        (b'{"a":' + b"1" * 10_000 + b"}", "2", "không phải một đối tượng JSON đúng cách"),
        (b"[]", "2", "không phải một đối tượng JSON"),
        (b'{"record":"exemplar","name":"' + b"x" * 10_000_000 + b'"}', "2", "quá mức 8.000.000"),
    ],
    ids=map(str, range(24)),
)
def test_a_bad_line_is_told_at_its_line(line, place, message):
    found = checked(line)
    assert {one.at.path for one in found.problems} == {f"{form.FOLDER}nguon.jsonl"}
    assert {str(one.at.line) for one in found.problems} == {place}
    assert message in as_text(found.problems)
    assert all(one.severity == "error" for one in found.problems)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"form": 2}, "phiên bản (form) “2”, ở đây đọc được 1"),
        ({"form": None}, "phiên bản (form)"),
        ({"url": "javascript:alert(1)//"}, "url"),
        ({"url": "http://nguon.example/"}, "phải là https://"),
        ({"url": 'https://nguon.example/"><script>/'}, "url"),
        ({"licence": "MIT"}, "giấy phép “MIT” không phải CC-BY-4.0"),
        ({"site": ""}, "site"),
        ({"more": 1}, "more"),
    ],
)
def test_a_bad_first_line_takes_nothing_of_the_file(change, message):
    found = checked(PERSON, head=HEAD | change)
    assert message in as_text(found.problems) and {one.at.line for one in found.problems} == {1}
    assert found.catalogue.exemplars == {}


def test_what_a_source_calls_itself_does_not_count():
    found = checked(PERSON, head=HEAD | {"id": "trang-khac"})
    assert list(found.catalogue.exemplars) == ["nguon-a"]


def test_a_backslash_is_no_control_character():
    assert checked(PERSON | {"summary": r"Máy C:\bin, tệp \u0001."}).problems == ()


def test_a_file_full_of_faults_tells_the_first():
    found = checked(*[b"x"] * 500)
    assert len(found.problems) == ENOUGH + 1 and "lỗi khác trong tệp" in found.problems[-1].message


def test_a_source_that_points_in_circles_does_not_hang_the_hub():
    """Two decisions that are one by their numbers, which name two people crosswise, in one file and in two."""
    people = [PERSON | {"id": id, "url": f"guong/{id}/", "name": id} for id in ("p", "q")]
    issuer = {"record": "organisation", "url": "don-vi/so/", "id": "so", "name": "Sở", "type": "state"}
    issuer["authority"] = ["province"]

    def decision(id, one, other):
        rows = [{"name": "A", "recipient": one}, {"name": "B", "recipient": other}]
        rows = [row | {"award": "bang-khen-thu-tuong"} for row in rows]
        head = {"record": "decision", "url": f"quyet-dinh/{id}/", "id": id, "number": "1/QĐ", "issuer": "so"}
        return head | {"date": "2020-01-05", "title": "Khen", "rows": rows}

    lines = [HEAD, issuer, *people, decision("d", "p", "q"), decision("e", "q", "p")]
    data = b"\n".join(json.dumps(one).encode() for one in lines)
    files = {f"{form.FOLDER}{name}.jsonl": data for name in ("mot", "hai")}
    known = checking.check(files, date.fromisoformat(TODAY)).catalogue
    assert list(known.decisions) == ["mot-d", "mot-e"], "what one site tells as two is two"
    assert list(known.exemplars) == ["hai-p", "hai-q", "mot-p", "mot-q"], "nobody is two people at once"
    assert len(known.organisations) == 1


SAID = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
SAID |= st.sampled_from(["a", "so", "exemplar", "guong/a/"])
INNER_KEYS = st.sampled_from([*form.ROW, "id", "type"])
ANY = st.recursive(
    SAID, lambda one: st.lists(one, max_size=3) | st.dictionaries(INNER_KEYS, one, max_size=4), max_leaves=8
)
KEYS = st.sampled_from(sorted({"record", "url", "index", *(key for keys in form.KEYS.values() for key in keys)}))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.dictionaries(KEYS, ANY, max_size=8), max_size=4), st.sampled_from([*form.KEYS]))
def test_whatever_a_source_says_is_read_or_told(lines, kind):
    lines = [PERSON | {"record": kind} | line for line in lines]
    for one in checked(*lines).problems:
        assert one.at.path == f"{form.FOLDER}nguon.jsonl" and 2 <= one.at.line <= len(lines) + 1


def test_two_of_one_name_are_told():
    found = checked(PERSON, PERSON)
    assert ":3:1: lỗi bad-hub-line: mã “a” đã có ở một dòng trước" in as_text(found.problems)


def test_tags_in_a_name_are_words(tmp_path):
    lines = [json.dumps(one).encode() for one in (HEAD, PERSON | {"name": "<img src=x onerror=alert(1)>"})]
    assert built(tmp_path / "hub", {f"{form.FOLDER}nguon.jsonl": b"\n".join(lines)}).written
    for path, data in tree_of(tmp_path / "hub/site").items():
        assert not path.endswith((".html", ".xml")) or b"<img src=x" not in data, path


def test_a_phone_number_keeps_the_old_site_and_is_told_at_its_line(tmp_path):
    root, path = tmp_path / "hub", f"{form.FOLDER}nguon.jsonl"
    lines = [json.dumps(one, ensure_ascii=False).encode() for one in (HEAD, PERSON)]
    assert built(root, {path: b"\n".join(lines)}).written
    before = tree_of(root / "site")
    bad = json.dumps(PERSON | {"summary": "Gọi 0912 345 678 để hỏi."}, ensure_ascii=False).encode()
    (root / path).write_bytes(b"\n".join([lines[0], bad]))
    outcome = built(root, {})
    assert outcome.written is None
    assert [(one.rule, one.at.path, one.at.line) for one in outcome.problems] == [("private-data", path, 2)]
    assert tree_of(root / "site") == before


def test_one_broken_source_keeps_the_old_site_and_is_told(tmp_path):
    root = tmp_path / "hub"
    assert built(root, hub_files()).written
    before = tree_of(root / "site")
    (root / f"{form.FOLDER}cong-doan.jsonl").write_bytes(b"<!doctype html>404")
    outcome = built(root, {})
    assert outcome.written is None and "content/hub/cong-doan.jsonl:1:1" in as_text(outcome.problems)
    assert tree_of(root / "site") == before


def test_a_title_that_only_the_source_knows_is_told_and_its_rows_left_out(tmp_path):
    files = {path: data for path, data in hub_files().items() if "/awards/" not in path}
    outcome = built(tmp_path / "hub", files)
    assert outcome.written
    told = [one for one in outcome.problems if one.rule == "unknown-hub-award"]
    assert [one.at.path for one in told] == [f"{form.FOLDER}truong-hoc.jsonl"]
    assert "1 dòng của quyết định 3/QĐ-THCS mang danh hiệu “hoa-phuong”" in told[0].message


def test_names_that_meet_are_told(tmp_path):
    own = "---\nname: Người Của Ta\nsummary: Thợ.\ndied: 1990\n---\n".encode()
    lines = b"\n".join(json.dumps(one).encode() for one in (HEAD, PERSON))
    files = {"exemplars/nguon-a.md": own, f"{form.FOLDER}nguon.jsonl": lines}
    found = checking.check(files, date.fromisoformat(TODAY))
    assert "mã “nguon-a” đã là của một hồ sơ khác" in as_text(found.problems)
    assert found.catalogue.exemplars["nguon-a"].name == "Người Của Ta"


def test_a_person_of_another_site_is_taken_out_there(tmp_path, capsys):
    project(tmp_path / "hub", hub_files())
    assert main(["withdraw", "thanh-pho-le-van-hung", "--reason", "request"], tmp_path / "hub") == 2
    assert "https://thanh-pho.example/bang-vang/guong/le-van-hung/" in capsys.readouterr().err


def test_check_of_a_source_alone_tells_its_faults(tmp_path, capsys):
    root = project(tmp_path / "hub", hub_files())
    path = f"{form.FOLDER}thanh-pho.jsonl"
    assert main(["check", path], root) == 0
    (root / path).write_bytes(b"{}")
    assert main(["check", path], root) == 1
    assert f"{path}:1:1: lỗi bad-hub-line" in capsys.readouterr().out


def test_what_was_read_before_is_the_same(tmp_path):
    """The second build takes the sources from what is kept; a clean one in another folder gives the same bytes."""
    root = tmp_path / "hub"
    assert built(root, hub_files()).written
    again = built(root, {})
    assert again.written and not again.written.written
    assert built(tmp_path / "other", hub_files()).written
    assert tree_of(root / "site") == tree_of(tmp_path / "other" / "site")
