"""A person taken out: nothing of them in any byte that is published or kept; the clocks; who else tells of them."""

import io
import shutil
from datetime import date

import pytest
from PIL import Image
from support.crashes import tree_of
from support.projects import EXEMPLAR, TODAY, project, run

from bangvang import clock, duties, kept, reference
from bangvang.commands import main


def picture(colour: str) -> bytes:
    out = io.BytesIO()
    Image.radial_gradient("L").resize((700, 500)).convert("RGB").save(out, "JPEG", comment=colour.encode())
    return out.getvalue()


PERSON = """---
name: Đỗ Thị Hồng Gấm Mẫu
honorific: bà
aka: [Ba Gấm Mẫu]
birth_name: Đỗ Thị Sương Mẫu
summary: Bà mở lớp học tình thương bên bờ sông suốt ba mươi năm.
born: 1950
post: Giáo viên về hưu ở bến Phà Cũ
organisation: so
places: [{place: nam-dinh, role: home, detail: Xóm Bến Phà Cũ}]
practice: {title: Lớp học trên thuyền lá, text: "Mỗi tối một bữa cơm, một trang chữ cho từng em nhỏ."}
published: 01/10/2026
photos:
  - file: lop-hoc-ba-gam.jpg
    caption: Bà Gấm và học trò & sách vở
    credit: Người nhà bà Gấm
    alt: Người bà tóc bạc giữa tám em nhỏ
consent:
  - {scope: [name, story, photo, home-place], given_on: 01/9/2026, by: self, evidence: a-1}
corrections: [{date: 02/10/2026, what: Năm sinh của bà trước ghi nhầm là 1949, why: Gia đình báo}]
sources: [{key: s, title: Lời kể của bà Gấm Mẫu}]
---
Nước lũ năm ấy cuốn mất mái trường "lá dừa"; bà gom ván thuyền làm bàn[^s]. Đám trẻ gọi bà là má Ba.
"""
OTHER = """---
name: Lê Văn Khác
summary: Người lái đò, học trò cũ.
died: 1990
published: 01/10/2026
related: [{exemplar: ba-gam, relation: inspired, note: Học chữ ở lớp tình thương}]
---
Ông kể: do thi hong gam mau dạy ông chữ đầu tiên.
"""
DECISION = """number: 7/QĐ-UBND
issuer: so
date: 5/1/2024
published: 01/10/2026
title: Tặng bằng khen
award: bang-khen-bo-nganh-tinh
rows:
  - {recipient: ba-gam, name: Đỗ Thị Hồng Gấm Mẫu, post: Giáo viên bến Phà Cũ, unit: Phường Mẫu,
     reason: Dạy chữ cho trẻ vạn đò, note: Nhận thay ở nhà}
  - {name: Phạm Văn Còn Lại}
"""
OFFICE = "name: Sở Mẫu\ntype: state\nauthority: province\n"
NAMES = ("Đỗ Thị Hồng Gấm Mẫu", "Ba Gấm Mẫu", "Đỗ Thị Sương Mẫu")
TOLD = (
    "lớp học tình thương bên bờ sông", "bến Phà Cũ", "Bến Phà Cũ", "thuyền lá", "một trang chữ", "học trò &amp; sách",
    "tóc bạc", "Người nhà", "nhầm là 1949", "Lời kể", "Nước lũ", "lá dừa", "má Ba", "vạn đò", "Nhận thay",
    "lop-hoc-ba-gam", "Gấm và",
)  # fmt: skip


@pytest.fixture(autouse=True)
def day(monkeypatch):
    monkeypatch.setenv(clock.VARIABLE, TODAY)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The project as it is before anybody is taken out, built once."""
    files = {
        "exemplars/ba-gam.md": PERSON,
        "exemplars/ong-khac.md": OTHER,
        "exemplars/lop-hoc-ba-gam.jpg": picture("a"),
        "exemplars/ngo-gia-kham.md": EXEMPLAR,
        "content/decisions/qd-7.yml": DECISION,
        "content/organisations/so.yml": OFFICE,
    }
    folder = tmp_path_factory.mktemp("built")
    root = project(folder / "project", files)
    environment = {kept.VARIABLE: str(folder / "kept")}
    assert run(root, "build", "--jobs", "1", environment=environment).returncode == 0
    return folder


@pytest.fixture
def root(built, tmp_path, monkeypatch):
    folder = shutil.copytree(built, tmp_path / "copy", symlinks=True)
    monkeypatch.setenv(kept.VARIABLE, str(folder / "kept"))
    return folder / "project"


def everything(root) -> dict[str, bytes]:
    """What is published, and what is kept to publish it from."""
    folders = {"kept": kept.folder(root), ".site.bangvang": root / ".site.bangvang"}
    more = {f"{name}/{path}": data for name, folder in folders.items() for path, data in tree_of(folder).items()}
    return tree_of(root / "site") | more


def told(root, path: str, data: bytes, word: str) -> bool:
    """Whether a file tells a word; records as they were read may say what their sources still say."""
    sources = b"".join(tree_of(root / "content").values()) + b"".join(tree_of(root / "exemplars").values())
    return word.encode() in data and not (path.startswith("kept/records/") and word.encode() in sources)


def test_nothing_of_a_person_remains(root, capsys):
    before = everything(root)
    own = [data for path, data in before.items() if path.startswith("guong/ba-gam/") or "lop-hoc-ba-gam" in path]
    own += [before["guong/ba-gam/chia-se.jpg"]]
    assert len(own) >= 4, "three sizes of the photo and the card"
    assert all(any(word.encode() in data for data in before.values()) for word in (*NAMES, *TOLD)), (
        "the words to look for are there"
    )
    capsys.readouterr()
    assert main(["withdraw", "ba-gam", "--reason", "request", "--received", "19/11/2026"], root) == 0
    said = capsys.readouterr()
    after = everything(root)
    for path, data in after.items():
        assert data not in own, path
        for word in (*TOLD, *NAMES[1:]):
            assert not told(root, path, data, word), (word, path)
        if told(root, path, data, NAMES[0]):
            assert path.startswith(("quyet-dinh/", "bang-vang/")), path
        # That a page stands there, and no more, is known of all files of the site.
        assert b"guong/ba-gam" not in data or path.startswith(("guong/ba-gam/", ".site.bangvang/", "kept/made")), path
    page = after["guong/ba-gam/index.html"].decode()
    assert 'content="noindex"' in page and "Trang này đã được gỡ" in page
    assert not (root / "exemplars/lop-hoc-ba-gam.jpg").exists()
    assert "Phường Mẫu" in after["quyet-dinh/qd-7/index.html"].decode(), "what checks the list against the paper stays"
    # the proof
    for path in (
        "guong/ba-gam/index.html",
        "guong/index.html",
        "sitemap.xml",
        "feed.xml",
        "quyet-dinh/qd-7/index.html",
    ):
        assert f"  đổi {path}\n" in said.out, path
    assert "  bỏ  guong/ba-gam/chia-se.jpg\n" in said.out and said.out.count("  bỏ  guong/ba-gam/lop-hoc") == 3
    assert "exemplars/ong-khac.md:8: Ông kể: do thi hong gam mau dạy" in said.out
    assert "exemplars/ong-khac.md:6: related:" in said.out and "content/decisions/qd-7.yml:8:" in said.out
    assert "quyet-dinh/qd-7/index.html: “Đỗ Thị Hồng Gấm Mẫu” – danh sách quyết định, có căn cứ riêng" in said.out
    assert "Thứ Hai, 23/11/2026: báo đã nhận yêu cầu (2 ngày làm việc)" in said.out
    assert "Thứ Sáu, 04/12/2026: gỡ, hạn chế xong" in said.out
    assert "git filter-repo --invert-paths --path exemplars/ba-gam.md --path exemplars/lop-hoc-ba-gam.jpg" in said.out
    assert main(["check"], root) == 0, "the stub is a good record"


def test_the_lists_too_where_that_is_decided(root, capsys):
    assert main(["withdraw", "ba-gam", "--reason", "decision", "--from-lists"], root) == 0
    for path, data in everything(root).items():
        for word in (*TOLD, *NAMES):
            assert not told(root, path, data, word), (word, path)
    decision = (root / "site/quyet-dinh/qd-7/index.html").read_text()
    assert "Tên đã được gỡ" in decision and "Phường Mẫu" not in decision and "Phạm Văn Còn Lại" in decision
    assert "không còn tên, câu chữ hay ảnh nào" in capsys.readouterr().out


def test_a_name_the_list_has_only_from_the_record_stays_in_the_stub(root):
    path = root / "content/decisions/qd-7.yml"
    path.write_text(path.read_text().replace("name: Đỗ Thị Hồng Gấm Mẫu, ", ""))
    assert main(["withdraw", "ba-gam", "--reason", "request"], root) == 0
    assert "Đỗ Thị Hồng Gấm Mẫu" in (root / "exemplars/ba-gam.md").read_text()
    assert "Đỗ Thị Hồng Gấm Mẫu" in (root / "site/quyet-dinh/qd-7/index.html").read_text()
    assert "Gấm" not in (root / "site/guong/ba-gam/index.html").read_text()


def test_a_dry_run_changes_nothing(root, capsys):
    assert main(["check"], root) == 0  # where photos are kept is told anew, for this is a copy
    before = everything(root), tree_of(root / "exemplars")
    assert main(["withdraw", "ba-gam", "--reason", "error", "--dry-run"], root) == 0
    assert (everything(root), tree_of(root / "exemplars")) == before
    assert "bỏ tệp exemplars/lop-hoc-ba-gam.jpg" in capsys.readouterr().out


def test_a_photo_others_show_stays(root):
    path = root / "exemplars/ong-khac.md"
    photo = "photos: [{file: lop-hoc-ba-gam.jpg, caption: Lớp học, credit: Ông Khác, alt: Một lớp}]\n"
    path.write_text(path.read_text().replace("related:", f"{photo}related:"))
    assert main(["withdraw", "ba-gam", "--reason", "request"], root) == 0
    assert (root / "exemplars/lop-hoc-ba-gam.jpg").exists()


def test_twice_is_once(root):
    assert main(["withdraw", "ba-gam", "--reason", "request"], root) == 0
    before = tree_of(root / "site")
    assert main(["withdraw", "ba-gam", "--reason", "request"], root) == 0
    assert tree_of(root / "site") == before


def test_an_error_elsewhere_is_told_and_the_record_is_gone_all_the_same(root, capsys):
    (root / "exemplars/ngo-gia-kham.md").write_text(EXEMPLAR.replace("name:", "nam:"))
    assert main(["withdraw", "ba-gam", "--reason", "request"], root) == 1
    assert "TRANG CÔNG KHAI CHƯA ĐỔI" in capsys.readouterr().err
    assert "Gấm" not in (root / "exemplars/ba-gam.md").read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ba-gan", "--reason", "request"], "không có hồ sơ gương mang mã “ba-gan”; ý bạn là “ba-gam”?"),
        (["ba-gam", "--reason", "vì thích"], "giá trị của --reason không dùng được"),
        (["ba-gam"], "thiếu"),
        (["ba-gam", "--reason", "request", "--received", "31/2/2026"], "không có ngày 31/2/2026"),
    ],
)
def test_wrong_usage(root, arguments, said, capsys):
    assert main(["withdraw", *arguments], root) == 2
    assert said in capsys.readouterr().err


# ---- clocks


@pytest.mark.parametrize(
    ("received", "first", "note"),
    [
        ("2026-04-28", "2026-05-04", False),  # Wednesday is worked, 30/4 and 1/5 are not, then a weekend
        ("2026-11-19", "2026-11-23", False),
        ("2026-11-21", "2026-11-24", True),  # whether 24/11 is a day off is not sure: the earlier day counts
        ("2027-02-03", "2027-02-05", True),  # so are the first days of Tết 2027
        ("2025-04-29", "2025-05-06", False),
        ("2031-03-03", "2031-03-05", True),  # no calendar yet
    ],
)
def test_two_working_days(received, first, note):
    known, _ = reference.load()
    clocks = duties.deadlines(date.fromisoformat(received), known.holidays, known.uncertain_holidays)
    assert clocks[0].due == date.fromisoformat(first)
    assert bool(clocks[0].note) is note
    assert [(one.due - date.fromisoformat(received)).days for one in clocks[1:]] == [15, 20]
