"""What may be told today: consents that end, children's names, rows of lists; the threats of SECURITY.md have tests."""

import re
from datetime import date

import pytest
from support.crashes import tree_of
from support.projects import BODY, FRAME, ROOT, TODAY, decision, project

from bangvang import disclosure, policy, site
from bangvang.project import Project

CONSENT = "  - {{scope: [{scope}], given_on: 01/6/2026, by: {by}, evidence: e-1{more}}}\n"
ADULT = """---
name: Trần Thị Lan Mẫu
summary: Cô mở lớp đêm.
published: 01/7/2026
places: [{{place: nam-dinh, role: home}}]
photos: [{{file: a.jpg, caption: Cô Lan trên bục giảng, credit: Báo, alt: Một cô giáo}}]
consent:
{consent}---
Mười năm cô thắp đèn dạy chữ.
"""
CHILD = """---
name: Nguyễn Văn An
aka: [Tí An Nguyễn]
summary: Em cứu bạn.
born: 2014
published: 01/7/2026
consent:
{consent}---
Em nhảy xuống kéo bạn lên.
"""
PHOTO = (ROOT / "theme/assets/icon-180.png").read_bytes()


def given(scope: str, by: str = "self", more: str = "") -> str:
    return CONSENT.format(scope=scope, by=by, more=f", {more}" if more else "")


def built(tmp_path, files: dict, day: str = TODAY) -> dict[str, bytes]:
    root = project(tmp_path / "project", {**BODY, **files})
    outcome = site.build(Project(root, root / "site", date.fromisoformat(day), cards=False), lambda: FRAME)
    assert outcome.written, [str(one) for one in outcome.problems if one.severity == "error"]
    return tree_of(root / "site")


def holding(tree: dict[str, bytes], text: str) -> list[str]:
    return [path for path, data in tree.items() if text.encode() in data]


def adult(consent: str) -> dict:
    return {"exemplars/lan.md": ADULT.format(consent=consent), "exemplars/a.jpg": PHOTO}


ALL = "name, story, photo, home-place"


@pytest.mark.parametrize("ended", ["expires: 20/11/2026", "withdrawn_on: 21/11/2026"])
def test_a_story_goes_with_its_consent(ended, tmp_path):
    tree = built(tmp_path, adult(given(ALL, more=ended)))
    for text in ("Trần Thị Lan Mẫu", "thắp đèn", "lớp đêm", "bục giảng"):
        assert holding(tree, text) == [], text
    assert "đã hết hạn hoặc được rút lại" in tree["guong/lan/index.html"].decode()
    assert [path for path in tree if path.endswith((".webp", ".jpg"))] == []


@pytest.mark.parametrize("later", ["", "expires: 21/11/2026", "withdrawn_on: 22/11/2026"])
def test_a_consent_in_force_shows_it_all(later, tmp_path):
    tree = built(tmp_path, adult(given(ALL, more=later)))
    assert holding(tree, "thắp đèn") and holding(tree, "bục giảng") and holding(tree, "guong/lan/")


def test_a_name_goes_with_its_consent(tmp_path):
    tree = built(tmp_path, adult(given("story, photo, home-place") + given("name", more="withdrawn_on: 20/11/2026")))
    assert holding(tree, "Trần Thị Lan Mẫu") == holding(tree, "thắp đèn") == []


def test_a_summary_goes_with_the_story_it_tells(tmp_path):
    lan = ADULT.format(consent=given(ALL, more="expires: 20/11/2026")).replace("Mười năm cô thắp đèn dạy chữ.\n", "")
    assert holding(built(tmp_path, {"exemplars/lan.md": lan, "exemplars/a.jpg": PHOTO}), "lớp đêm") == []


def test_a_list_says_no_hidden_name_beside_the_name(tmp_path):
    lan = ADULT.format(consent=given(ALL)).replace("places:", "former_names: [{name: Trần Văn Lân Mẫu}]\nplaces:")
    listed = decision("{recipient: lan, name: Trần Văn Lân Mẫu, note: Trần Văn Lân Mẫu nhận thay}")
    files = {"exemplars/lan.md": lan, "exemplars/a.jpg": PHOTO, "content/decisions/q.yml": listed}
    assert holding(built(tmp_path, files), "Lân Mẫu") == []


def test_only_the_photo_goes(tmp_path):
    tree = built(tmp_path, adult(given("story, home-place") + given("photo", more="expires: 20/11/2026")))
    assert holding(tree, "thắp đèn") and not holding(tree, "bục giảng")
    assert [path for path in tree if path.endswith((".webp", ".jpg"))] == []


def test_a_list_names_in_full_whose_photo_went(tmp_path):
    listed = decision("{recipient: lan, name: Trần Thị Lan Mẫu}")
    files = adult(given("story, home-place") + given("photo", more="expires: 20/11/2026"))
    tree = built(tmp_path, files | {"content/decisions/q.yml": listed})
    assert "Trần Thị Lan Mẫu" in tree["quyet-dinh/q/index.html"].decode()


def test_only_the_home_goes(tmp_path):
    tree = built(tmp_path, adult(given("story, photo") + given("home-place", more="expires: 20/11/2026")))
    assert holding(tree, "thắp đèn")
    assert "nam-dinh" not in tree["guong/lan/index.html"].decode()


def child(consent: str) -> dict:
    listed = decision("{recipient: em-an, name: Nguyễn Văn An}")
    return {"exemplars/em-an.md": CHILD.format(consent=consent), "content/decisions/q.yml": listed}


BOTH = given("story, child") + given("story, child", "representative")
NAMED = given("name, story, child") + given("name, story, child", "representative")


def test_a_child_is_named_in_short(tmp_path):
    tree = built(tmp_path, child(BOTH))
    assert holding(tree, "Nguyễn Văn An") == [] and holding(tree, "Tí An") == []
    assert "An N." in tree["guong/em-an/index.html"].decode() and "An N." in tree["quyet-dinh/q/index.html"].decode()
    assert b'content="noindex"' in tree["guong/em-an/index.html"]
    assert b"guong/em-an/" not in tree["sitemap.xml"]


def test_a_child_is_named_where_both_agreed(tmp_path):
    tree = built(tmp_path, child(NAMED))
    assert "Nguyễn Văn An" in tree["guong/em-an/index.html"].decode()
    assert b'content="noindex"' not in tree["guong/em-an/index.html"]


def test_a_childs_story_goes_when_one_of_the_two_takes_back(tmp_path):
    tree = built(tmp_path, child(BOTH + given("photo", more="withdrawn_on: 01/11/2026")))
    assert holding(tree, "kéo bạn lên")
    gone = given("story, child") + given("story, child", "representative", "withdrawn_on: 01/11/2026")
    assert holding(built(tmp_path / "again", child(gone)), "kéo bạn lên") == []


def test_grown_up_is_named(tmp_path):
    tree = built(tmp_path, child(BOTH), "2031-01-02")
    assert "Nguyễn Văn An" in tree["guong/em-an/index.html"].decode()


def test_nothing_to_hide_changes_nothing():
    assert disclosure.short_name("Nguyễn Văn An") == "An N."
    assert disclosure.short_name("An") == "An"


def test_every_threat_has_its_test():
    told = (ROOT / "SECURITY.md").read_text("utf-8")
    tests = re.findall(r"`(tests/\w+\.py)::(\w+)`", told)
    assert len(tests) >= 18
    for path, name in tests:
        assert f"def {name}(" in (ROOT / path).read_text("utf-8"), f"{path}::{name}"
    assert policy.HEADERS["Content-Security-Policy"] in told and policy.REFERRER in told


# ---- a name changed


def test_a_name_changed_quietly_is_nowhere_on_the_site(tmp_path):
    """Rows signed under the old name say the present one; the old address tells nothing and leads nowhere."""
    tree = renamed(tmp_path, "  - {name: Lê Thị Bích}\n")
    told = b"".join(tree.values())
    assert "Lê Thị Bích".encode() not in told and b"le thi bich" not in told
    for path in ("guong/guong-2026-018/", "quyet-dinh/q/"):
        assert "Lê Minh Bình" in tree[path + "index.html"].decode()
    old = tree["guong/le-thi-bich/index.html"].decode()
    assert "guong-2026-018" not in old and "Lê Minh Bình" not in old and 'content="noindex"' in old
    assert b"le-thi-bich" not in tree["sitemap.xml"]


def test_a_name_changed_openly_is_found_under_both(tmp_path):
    tree = renamed(tmp_path, "  - {name: Lê Thị Bích, shown: true}\n")
    assert "Lê Thị Bích" in tree["quyet-dinh/q/index.html"].decode(), "as it was signed"
    assert "Còn gọi: Lê Thị Bích" in tree["guong/guong-2026-018/index.html"].decode()
    assert 'href="../../guong/guong-2026-018/"' in tree["guong/le-thi-bich/index.html"].decode()


def renamed(tmp_path, former: str) -> dict[str, bytes]:
    """A dead person, whose name needs no consent, in a list signed under the old one."""
    person = f"name: Lê Minh Bình\nformer_names:\n{former}former_ids: [le-thi-bich]\nsummary: Chữa lưới.\ndied: 2025\n"
    files = {
        "exemplars/guong-2026-018.md": f"---\n{person}---\nChữ.\n",
        "content/decisions/q.yml": decision("{name: Lê Thị Bích, recipient: guong-2026-018}"),
    }
    return built(tmp_path, files)
