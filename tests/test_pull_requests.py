"""Pull requests, friendly and hostile, in scratch repositories, each with the comment it gets.

`tests/pull_requests/<case>.md` holds the comment to the letter; where it differs, what came is put beside it as
`<case>.md.changed`, to be read and moved over.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image
from support.projects import decision
from test_review import holes

from bangvang import moments
from bangvang.problems import as_github, has_errors
from bangvang.project import Project
from bangvang.review import changes, clerk, comment, entries, report
from bangvang.review.report import About, State

COMMENTS = Path(__file__).with_name("pull_requests")
TODAY = moments.parse("20/9/2026").day
IN_TIME = "2026-09-20T02:15:00Z"
ENTRIES = "content/contests/thi-2026/entries"
MINE = f"{ENTRIES}/bv-7k3m9q"
OTHERS = f"{ENTRIES}/bv-a2b3c4"

LAMP = (
    "Bốn giờ sáng, lò đã đỏ lửa; người thợ già đứng bên cửa lò, tay thoăn thoắt xếp từng mẻ gốm. Hai mươi năm nay ngày "
    "nào bà cũng đến sớm nửa giờ, lau bàn xoay, xem lại từng thớ đất, rồi mới đánh thức cả dãy xưởng bằng tiếng guốc "
    "khua đều như hơi thở. Ai hỏi, bà chỉ cười: đất cũng như người, có được hỏi han thì mới chịu làm việc lâu dài."
)
SCHOOL = (
    "Lớp học nằm cuối con dốc, mái lợp lá, chiều nào cũng sáng đèn. Mười bảy đứa trẻ không nộp một đồng; sách xin ở "
    "phố, phấn mua bằng tiền bán rau. Em nhỏ nhất lên bảy, em lớn nhất đã biết đan rổ giúp mẹ, và cả hai cùng đánh "
    "vần chung một trang. Mùa mưa nước vào đến bậc cửa, lớp dọn lên gác bếp học tiếp."
)


def entry(body: str = SCHOOL, head: str = "", title: str = "Lớp học cuối dốc", subject: str = "Lê Văn Đèn") -> str:
    said = "declarations: {original: true, rules_accepted: true, subject_consent: true, ai_help: không}"
    return f"---\ntitle: {title}\ntrack: bai-viet\nsubject: {{name: {subject}}}\n{said}\n{head}---\n{body}\n"


CONTEST = """name: Thi viết về người tốt, việc tốt năm 2026
summary: Thi viết về người tốt.
opens: 01/8/2026
closes: 30/9/2026
tracks:
  - {id: bai-viet, title: Bài viết, length: {min: 50, max: 200}}
"""
TOLD = CONTEST.replace("200", "900") + "versions: [{date: 19/9/2026, what: Từ 200 từ lên 900 từ.}]\n"
EXEMPLAR = f"---\nname: Vũ Thị Gốm\nsummary: Thợ gốm.\ndied: 1990\nsources: [{{key: a, title: B}}]\n---\n{LAMP}\n"
BASE: dict[str, str | bytes] = {
    "content/contests/thi-2026/contest.yml": CONTEST,
    "content/contests/thi-2025/contest.yml": CONTEST.replace("2026", "2025"),
    f"{OTHERS}/entry.md": entry(SCHOOL, title="Con đường", subject="Trần Thị Lan").replace("cuối con dốc", "đầu làng"),
    "content/contests/thi-2025/entries/bv-cd5efg/entry.md": entry(LAMP, title="Lò gốm", subject="Bà Vũ"),
    "exemplars/vu-thi-gom.md": EXEMPLAR,
    "content/organisations/so.yml": "name: Sở\ntype: state\nauthority: province\n",
    "content/decisions/so/2024/7-qd.yml": decision("{name: Đỗ Thị Sen}"),
    "theme/main.html": "<p>",
    ".github/workflows/check.yml": "on: push\n",
    "content/pages/chao.md": "# Chào\n",
    ".gitignore": "/.bangvang/\n",
}
DIFFERENT = (
    "Chị bắt đầu từ một chiếc xe đạp và hai chục suất cơm. Trưa nào cũng vậy, đúng mười một giờ, chị dựng xe trước "
    "cổng bệnh viện, mở nắp thùng, mời từng người nhà bệnh nhân. Không ai phải hỏi giá, cũng không ai bị hỏi vì sao "
    "nghèo. Năm thứ ba, các bà hàng chợ góp rau, anh lái xe góp gạo, và bếp cơm thành việc chung của cả phố."
)


@dataclass(frozen=True)
class Sent:
    """What somebody sends: files (None: deleted; a Path: a link to it), and how."""

    files: Mapping[str, str | bytes | Path | None]
    received: str = IN_TIME
    author: str = "khach <khach@mail.example>"
    items: tuple[str, ...] = ()
    """Rules that have to be among the findings."""
    first: Mapping[str, str | bytes] = field(default_factory=dict)
    """What the same author had handed in before."""


def stood(code: str) -> str:
    """The file of an entry that lay in the repository before."""
    return BASE[f"{ENTRIES}/{code}/entry.md"]


def photo(artist: str = "", gps: bool = False) -> bytes:
    exif = Image.Exif()
    if artist:
        exif[ExifTags.Base.Artist] = artist
    if gps:
        exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (21.0, 1.0, 42.0)
    out = BytesIO()
    Image.new("RGB", (900, 600), "#d9a521").save(out, "JPEG", exif=exif)
    return out.getvalue()


PHOTO = "photos: [{file: bep.jpg, caption: Bếp cơm buổi trưa, alt: Một thùng cơm trên xe đạp, credit: Hội phụ nữ}]\n"
SHOUT = "<img src=x onerror=alert(1)> @ban-to-chuc #1 [đây](https://evil.example) ```"
PULLS = {
    "good": Sent({f"{MINE}/entry.md": entry(DIFFERENT, PHOTO), f"{MINE}/bep.jpg": photo()}),
    "much-to-mend": Sent(
        {
            f"{MINE}/entry.md": entry(
                "Chị Trần Thị Bưởi kể. Gọi chị: 0912 345 678, số nhà 45 ngõ 12.\n\nTác giả: Hoàng Văn Nam\n",
                "grnere: bút ký\n", title="Bếp cơm Ðặng", subject="Đỗ Thị Sen",
            )
        },
        items=("private-data-sent", "author-named", "name-without-consent", "unknown-field"),
    ),
    "writes-the-organisers-lines": Sent(
        {
            f"{MINE}/entry.md": entry(DIFFERENT, PHOTO + "submitted: 20/8/2026\naccepted: accepted\n"),
            f"{MINE}/bep.jpg": photo(),
        },
        items=("organisers-line",),
    ),
    "says-it-is-invented": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT, "illustrative: true\n")},
        first={f"{MINE}/entry.md": entry(DIFFERENT)}, items=("illustrative-entry", "edited-entry"),
    ),
    "honoured-before": Sent({f"{MINE}/entry.md": entry(DIFFERENT, subject="Đỗ Thị Sen")}, items=("honoured-subject",)),
    "the-guide-as-it-stands": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT, subject="Họ tên nhân vật, unit: Nơi nhân vật làm việc")},
        items=("sample-words",),
    ),
    "new-and-withdrawn": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT, "withdrawn: {on: 19/9/2026}\n")}, items=("withdrawn-entry",)
    ),
    "about-a-child": Sent({f"{MINE}/entry.md": entry(DIFFERENT, subject="Bé Trần Thị Bống")}, items=("child-named",)),
    "edits-the-rules": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT), "content/contests/thi-2026/contest.yml": CONTEST.replace("200", "900")},
        items=("others-file",),
    ),
    "changes-open-rules-in-silence": Sent(
        {"content/contests/thi-2026/contest.yml": CONTEST.replace("200", "900").replace("30/9", "15/10")},
        items=("silent-rules",),
    ),
    "changes-open-rules-and-says-so": Sent({"content/contests/thi-2026/contest.yml": TOLD}, items=("changed-rules",)),
    "changes-open-rules-and-says-something-else": Sent(
        {
            "content/contests/thi-2026/contest.yml": CONTEST.replace("30/9/2026", "15/10/2026")
            + "prizes: [{id: nhi, tier: Giải Nhì, count: 2}, {id: nhat, tier: Giải Nhất, count: 1, reward: Cờ}]\n"
            + "max_entries_per_author: 1\nversions: [{date: 19/9/2026, what: Sửa chính tả.}]\n"
        },
        first={
            "content/contests/thi-2026/contest.yml": CONTEST
            + "prizes: [{id: nhat, tier: Giải Nhất, count: 1, reward: 5 triệu}, {id: ba, tier: Giải Ba, count: 3}]\n"
        },
        items=("changed-rules",),
    ),
    "changes-rules-before-the-opening": Sent(
        {"content/contests/thi-2026/contest.yml": CONTEST.replace("200", "900")}, "2026-07-31T16:59:00Z"
    ),
    "edits-anothers-entry": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT), f"{OTHERS}/entry.md": entry("Ngắn.")}, items=("others-file",)
    ),
    "edits-an-entry-that-comes-before-ones-own": Sent(
        {f"{ENTRIES}/bv-z9y8x7/entry.md": entry(DIFFERENT), f"{OTHERS}/entry.md": entry("Ngắn.")},
        items=("others-file",),
    ),
    "only-anothers-entry": Sent({f"{OTHERS}/entry.md": None}, items=("others-file",)),
    "edits-a-workflow-and-a-template": Sent(
        {
            f"{MINE}/entry.md": entry(DIFFERENT),
            ".github/workflows/check.yml": "on: pull_request_target\n",
            "theme/main.html": "<script>",
            f"{MINE}/.gitattributes": "* filter=x\n",
        },
        items=("others-file",),
    ),
    "code-already-taken": Sent(
        {"content/contests/thi-2026/entries/bv-cd5efg/entry.md": entry(DIFFERENT)}, items=("duplicate-id",)
    ),
    "two-entries-one-code": Sent(
        {
            f"{MINE}/entry.md": entry(DIFFERENT),
            "content/contests/thi-2025/entries/bv-7k3m9q/entry.md": entry(DIFFERENT, title="Lại"),
        },
        items=("duplicate-id", "several-entries"),
    ),
    "half-an-hour-late-in-another-zone": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT)}, "2026-09-30T17:30:00Z", items=("untimely-arrival",)
    ),
    "at-24-hours": Sent({f"{MINE}/entry.md": entry(DIFFERENT)}, "2026-09-30T16:59:59Z"),
    "too-early": Sent({f"{MINE}/entry.md": entry(DIFFERENT)}, "2026-07-31T16:59:00Z", items=("untimely-arrival",)),
    "edited-before-the-hour": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT)}, first={f"{MINE}/entry.md": entry("Nháp.")}, items=("edited-entry",)
    ),
    "mends-the-words-beside-a-photo": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT, PHOTO)}, items=("edited-entry",),
        first={f"{MINE}/entry.md": entry("Nháp.", PHOTO), f"{MINE}/bep.jpg": photo()},
    ),
    "edited-after-the-hour": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT)}, "01/10/2026 08:00", first={f"{MINE}/entry.md": entry("Nháp.")},
        items=("edited-entry", "untimely-arrival"),
    ),
    "copied": Sent({f"{MINE}/entry.md": entry(f"{SCHOOL}\n\n{LAMP}")}, items=("similar-text",)),
    "hostile-names": Sent(
        {
            f"{MINE}/entry.md": entry(DIFFERENT),
            f"{MINE}/$(touch evil).jpg": b"x",
            f"{MINE}/a\n::error::x\n/close.md": "x",
            f"{MINE}/`@all`|<b>.md": "x",
            f"{MINE}/passwd": Path("/etc/passwd"),
        },
        items=("symlink", "file-name"),
    ),
    "hostile-words": Sent(
        {f"{MINE}/entry.md": entry(f"{SHOUT}\n\n/close\n", title=f"'{SHOUT}'", subject=f"'{SHOUT}'")},
        author="@all <i>`id` <a@evil.example>",
    ),
    "a-name-that-is-no-utf-8": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT), os.fsdecode(f"{MINE}/nguy".encode() + b"\xffn.jpg"): photo()},
        items=("file-name",),
    ),
    "hostile-code": Sent({f"{ENTRIES}/bv-@all`<b>/entry.md": entry(DIFFERENT)}, items=("file-name",)),
    "huge": Sent(
        {f"{MINE}/entry.md": entry("chữ " * 300_000), f"{MINE}/a.jpg": b"\xff" * 26_500_000}, items=("too-large",)
    ),
    "withdrawn-in-time": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT, "withdrawn: {on: 19/9/2026}\n")},
        first={f"{MINE}/entry.md": entry(DIFFERENT)}, items=("withdrawn-entry",),
    ),
    "broken-yaml": Sent({f"{MINE}/entry.md": "---\ntitle: [\n---\n"}),
    "photos": Sent(
        {
            f"{MINE}/entry.md": entry(DIFFERENT, PHOTO.replace("]", ", {file: b.jpg, caption: C, alt: D, credit: E}]")),
            f"{MINE}/bep.jpg": photo("Hoàng Văn Nam", gps=True),
            f"{MINE}/b.jpg": b"GIF89a",
        },
        items=("photo-with-location", "unusable-photo", "author-named"),
    ),
    "git-names-the-author": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT + "\n\nHoang van nam ghi.")}, author="Hoàng Văn Nam <nam@mail.example>",
        items=("author-named",),
    ),
    "says-who-wrote-it-and-names-others": Sent(
        {
            f"{MINE}/entry.md": entry(
                f"{DIFFERENT}\n\nAnh Nguyễn Văn Bình, bị bệnh tâm thần, và em Lê Thị Mai Phương, 9 tuổi, học lớp 4A, "
                "hay tới ăn. Tôi, Trần Quốc Tuấn, con dâu chị, viết bài này.\n\nLiên hệ tác giả: Hoàng Văn Nam"
            )
        },
        items=("author-named", "illness-named", "child-named"),
    ),
    "software-wrote-it": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT).replace("ai_help: không", "ai_help: ChatGPT viết toàn bộ")},
        items=("declared-ai-help",),
    ),
    "consent-refused": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT).replace("subject_consent: true", "subject_consent: false")},
        items=("missing-declaration",),
    ),
    "in-utf-16": Sent(
        {f"{MINE}/entry.md": entry(f"{DIFFERENT} Gọi 0912 345 678.").encode("utf-16")}, items=("not-utf8",)
    ),
    "a-drawing-for-a-photo": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT, PHOTO.replace("bep.jpg", "bep.svg")), f"{MINE}/bep.svg": "<svg/>"},
        items=("entry-photos", "stray-file"),
    ),
    "a-photo-that-did-not-come": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT, PHOTO), f"{MINE}/com.jpg": photo()}, items=("missing-photo",)
    ),
    "brings-its-own-contest": Sent(
        {
            "content/contests/thi-x/entries/bv-7k3m9q/entry.md": entry(DIFFERENT),
            "content/contests/thi-x/contest.yml": CONTEST,
        },
        items=("others-file",),
    ),
    "late-and-moves-the-close": Sent(
        {
            f"{MINE}/entry.md": entry(DIFFERENT),
            "content/contests/thi-2026/contest.yml": CONTEST.replace("30/9/2026", "31/12/2026"),
        },
        "05/10/2026 08:00",
        items=("untimely-arrival", "others-file"),
    ),
    "late-and-wrong": Sent(
        {f"{MINE}/entry.md": entry("Ngắn quá.", PHOTO)}, "05/10/2026 08:00", items=("untimely-arrival", "missing-photo")
    ),
    "withdrawn-by-another": Sent(
        {f"{OTHERS}/entry.md": stood("bv-a2b3c4").replace("track:", "withdrawn:\n  on: 19/9/2026 20:00\ntrack:")},
        items=("withdrawn-entry",),
    ),
    "deleted-by-its-sender": Sent(
        {f"{MINE}/entry.md": None}, first={f"{MINE}/entry.md": entry(DIFFERENT)}, items=("edited-entry",)
    ),
    "a-name-for-a-code": Sent({f"{ENTRIES}/bv-NguyenVanA/entry.md": entry(DIFFERENT)}, items=("bad-code",)),
    "one-id-in-two-folders": Sent(
        {
            f"{MINE}/entry.md": entry(DIFFERENT, PHOTO),
            f"{MINE}/bep.jpg": photo(),
            f"{ENTRIES}/bv-2a2a2a/entry.md": entry(f"{LAMP} {DIFFERENT}", f"{PHOTO}id: bv-7k3m9q\n", title="Lò gốm"),
            f"{ENTRIES}/bv-2a2a2a/bep.jpg": photo("x"),
        },
        items=("duplicate-id",),
    ),
    "a-colon-in-a-title": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT, title="Bếp cơm: chuyện một con phố")}, items=("syntax-error",)
    ),
    "an-empty-track": Sent(
        {f"{MINE}/entry.md": entry(DIFFERENT).replace("track: bai-viet", "track:")}, items=("wrong-type",)
    ),
    "turns-the-letters-round": Sent(
        {f"{MINE}/entry.md": entry(f"{DIFFERENT} Gia\u0301 \u202emôc cơm\u202c \0.", title="Bếp \u202emôc\u202c")},
        items=("unclean-text",),
    ),
    "nothing-under-the-head": Sent({f"{MINE}/entry.md": entry("")}, items=("wrong-length",)),
    "an-hour-that-is-none": Sent(
        {"content/contests/thi-2026/contest.yml": CONTEST.replace("30/9/2026", "30/9/2026 25:00")}, items=("bad-value",)
    ),
    "the-software": Sent({".github/workflows/check.yml": "on: push_target\n", "theme/main.html": "<b>"}),
    "an-entry-at-the-root": Sent(
        {
            "bv-7k3m9q/entry.md": entry(f"{DIFFERENT}\n\nGọi chị: 0912 345 678."),
            "bv-7k3m9q/bep.jpg": photo(),
            "tests/sites/a/entry.md": entry("Gọi chị: 0912 345 678."),
        },
        items=("stray-file", "private-data-sent"),
    ),
    "an-entry-beside-the-entries": Sent(
        {
            "content/contests/thi-2026/bv-7k3m9q/entry.md": entry(DIFFERENT, PHOTO),
            "content/contests/thi-2026/bv-7k3m9q/bep.jpg": photo(),
        },
        items=("stray-file",),
    ),
    "a-number-among-the-notes-of-the-house": Sent(
        {"GHI-CHU.txt": "Gọi chị: 0912 345 678.\n"}, items=("private-data-sent",)
    ),
    "rules-and-a-workflow": Sent(
        {
            "content/contests/thi-2026/contest.yml": CONTEST.replace("summary: Thi", "summary: Cuộc thi"),
            ".github/workflows/check.yml": "on: pull_request_target\n",
        },
        items=("others-file",),
    ),
    "no-such-contest": Sent({"content/contests/thi-2099/entries/bv-7k3m9q/entry.md": entry(DIFFERENT)}),
    "a-profile": Sent({"exemplars/do-thi-sen.md": EXEMPLAR.replace("Vũ Thị Gốm", "Đỗ Thị Sen").replace(LAMP, SCHOOL)}),
    "a-profile-and-a-template": Sent(
        {"exemplars/do-thi-sen.md": EXEMPLAR.replace(LAMP, DIFFERENT), "theme/main.html": "<b>"}, items=("others-file",)
    ),
}  # fmt: skip


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Kho", "-c", "user.email=kho@kho.example"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def write(root: Path, files: Mapping[str, str | bytes | Path | None]) -> None:
    for path, data in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if data is None:
            place.unlink()
        elif isinstance(data, Path):
            place.symlink_to(data)
        else:
            place.write_bytes(data if isinstance(data, bytes) else data.encode())


@pytest.fixture(scope="session")
def base(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("kho")
    write(root, BASE)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    return root


def reviewed(root: Path, base: Path, sent: Sent) -> clerk.Reviewed:
    shutil.copytree(base, root, dirs_exist_ok=True)
    if sent.first:
        write(root, sent.first)
        git(root, "add", "-A")
        git(root, "commit", "-qm", "before", "--author", sent.author)
    git(root, "checkout", "-qb", "send")
    write(root, sent.files)
    git(root, "add", "-A", "-f", ".")
    git(root, "commit", "-qm", "$(touch evil)", "--author", sent.author)
    return clerk.review(Project(root, root / "site", TODAY), changes.since(root, "main"), moments.parse(sent.received))


RED = (State.MEND, State.UNTIMELY)


@pytest.mark.parametrize("case", PULLS)
def test_a_pull_request_gets_its_comment(tmp_path, base, case):
    sent = PULLS[case]
    done = reviewed(tmp_path / "kho", base, sent)
    written = comment.written(done.report)
    assert {one.rule for one in done.problems} >= set(sent.items)
    assert holes(written) == []
    assert has_errors(done.problems) == (done.report.state in RED)
    assert report.loads(report.dumps(done.report).encode()) == done.report
    assert all(line.startswith("::") for line in as_github(done.problems).splitlines())
    assert not list(tmp_path.rglob("evil")), "no text of a stranger became a command"
    assert not any(one in written for one in ("0912 345 678", "số nhà 45", "Hoàng Văn Nam", "Trần Quốc Tuấn"))
    expected = COMMENTS / f"{case}.md"
    if not expected.exists() or expected.read_text("utf-8") != written:
        expected.with_name(f"{case}.md.changed").write_text(written, "utf-8")
        pytest.fail(f"another comment; see {case}.md.changed")


def test_every_comment_kept_has_its_pull_request():
    assert {path.stem for path in COMMENTS.glob("*.md")} == set(PULLS)


def test_the_engine_is_never_called_in_order(tmp_path, base):
    done = reviewed(tmp_path / "kho", base, PULLS["the-software"])
    assert done.report.about is About.HOUSE and done.report.state is State.LOOK and done.problems == ()
    written = comment.written(done.report)
    assert "Cảm ơn" not in written and "Không có gì phải sửa" not in written


def test_of_the_late_that_bring_their_own_rules_the_hour_is_judged_by_those_that_stand(tmp_path, base):
    done = reviewed(tmp_path / "kho", base, PULLS["late-and-moves-the-close"])
    assert done.report.state is State.UNTIMELY and "hết ngày 30/9/2026" in comment.written(done.report)


def test_nothing_that_was_not_read_is_called_clean(tmp_path, base):
    written = comment.written(reviewed(tmp_path / "kho", base, PULLS["in-utf-16"]).report)
    assert "✅ Bài tới" not in written and "Trong lời văn" not in written and "suggestion" not in written
    written = comment.written(reviewed(tmp_path / "svg", base, PULLS["a-drawing-for-a-photo"]).report)
    assert "ảnh mở được, có" not in written and "| Ảnh | 0 mở được, trong 1 ảnh bài nhắc tới |" in written


def test_a_withdrawal_is_a_line_in_the_head_and_nothing_else(tmp_path, base):
    stands = {f"{MINE}/entry.md": entry(DIFFERENT)}
    for number, (body, head, about) in enumerate(
        (
            (DIFFERENT, "withdrawn: {on: 19/9/2026}\n", About.WITHDRAWAL),
            (DIFFERENT, "withdrawn: hôm qua\n", About.WITHDRAWAL),
            (f"{DIFFERENT}\nwithdrawn: hôm qua", "", About.ENTRY),
            (SCHOOL, "withdrawn: {on: 19/9/2026}\n", About.ENTRY),
        )
    ):
        sent = Sent({f"{MINE}/entry.md": entry(body, head)}, first=stands)
        assert reviewed(tmp_path / str(number), base, sent).report.about is about


def test_who_withdraws_after_the_hour_is_told_so(tmp_path, base):
    sent = Sent(PULLS["withdrawn-in-time"].files, "05/10/2026 08:00", first=PULLS["withdrawn-in-time"].first)
    report_ = reviewed(tmp_path / "kho", base, sent).report
    assert (report_.about, report_.state) == (About.WITHDRAWAL, State.UNTIMELY)
    assert "Nhận lúc" not in comment.written(report_)


def test_a_comment_quotes_no_name_of_an_author(tmp_path, base):
    body = f"{DIFFERENT}\n\n<!-- 0912 345 678 Tác giả: Nguyễn Văn Tình -->"
    done = reviewed(tmp_path / "kho", base, Sent({f"{MINE}/entry.md": entry(body)}))
    assert {"html-in-story", "author-named"} <= {one.rule for one in done.problems}
    assert not any("Nguyễn" in one.message for one in done.problems)
    assert "ghi tên người viết" not in "".join(done.report.done)


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ("withdrawn: true\n", "withdrawn:\n  on: 25/9/2025 10:00"),
        ("group: Tổ Ngữ văn\n", "group: true"),
        ("photos: bep.jpg\n", "photos:\n  - file:"),
        ("published: [1]\n", "published: 31/12/2026"),
    ],
)
def test_of_a_value_of_another_kind_its_own_key_is_the_example(tmp_path, base, head, shown):
    done = reviewed(tmp_path / "kho", base, Sent({f"{MINE}/entry.md": entry(DIFFERENT, head)}))
    (told,) = done.report.errors
    assert told.example.startswith(shown), (told.rule, told.message, told.example)


def test_every_key_of_another_kind_has_its_example(tmp_path, base):
    text = entry(DIFFERENT, "group: Tổ Văn\n").replace("original: true", "original: có")
    written = comment.written(reviewed(tmp_path / "kho", base, Sent({f"{MINE}/entry.md": text})).report)
    assert "group: true" in written and "original: true" in written and "illustrative" not in written


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "empty-file"),
        (entry(DIFFERENT).removeprefix("---\n"), "missing-front-matter"),
        (f"```yaml\n{entry(DIFFERENT)}", "missing-front-matter"),
    ],
)
def test_the_example_of_an_entry_is_an_entry(tmp_path, base, text, rule):
    done = reviewed(tmp_path / "kho", base, Sent({f"{MINE}/entry.md": text}))
    told = next(one for one in done.report.errors if one.rule == rule)
    assert told.example.startswith("---\ntitle: ") and "track: bai-viet" in told.example
    sent = Sent({f"{MINE}/entry.md": told.example.replace("Bài viết bắt đầu từ đây.", DIFFERENT)})
    assert not reviewed(tmp_path / "again", base, sent).report.errors, "the example can be followed"


def test_a_writer_is_not_offered_the_organisers_keys(tmp_path, base):
    done = reviewed(tmp_path / "kho", base, Sent({f"{MINE}/entry.md": entry(DIFFERENT, "xyzzy: 1\n")}))
    (told,) = done.report.errors
    assert "title, track" in told.fix and "title:" in told.example
    assert not any(key in told.fix for key in ("submitted", "accepted", "published", "jury_note", "illustrative"))


def test_the_words_the_guide_leaves_open_are_those_that_are_looked_for():
    guide = Path(__file__).parents[1] / "content/pages/huong-dan/gui-bai-du-thi.md"
    assert all(one in guide.read_text("utf-8") for one in entries.SAMPLES)


def test_an_address_in_git_proves_nobody(tmp_path, base):
    for case, said in (
        ("withdrawn-in-time", "trùng với lần nộp, nhưng ai cũng đặt"),
        ("withdrawn-by-another", "khác với"),
    ):
        written = comment.written(reviewed(tmp_path / case, base, PULLS[case]).report)
        assert said in written and "chính tài khoản" not in written and "một tài khoản khác" not in written


def test_to_move_ones_entry_to_another_code_touches_nothing_of_others(tmp_path, base):
    stands = {f"{ENTRIES}/bv-9n4k2p/entry.md": entry(DIFFERENT)}
    moved = {f"{ENTRIES}/bv-9n4k2p/entry.md": None, f"{MINE}/entry.md": entry(DIFFERENT)}
    report_ = reviewed(tmp_path / "mine", base, Sent(moved, first=stands)).report
    (told,) = (one for one in report_.items if one.rule == "edited-entry")
    assert report_.state is State.LOOK and "bv-9n4k2p" in told.message and "withdrawn" not in told.fix
    anothers = Sent({f"{OTHERS}/entry.md": None, f"{MINE}/entry.md": entry(DIFFERENT)})
    assert "others-file" in {one.rule for one in reviewed(tmp_path / "another", base, anothers).problems}


def test_two_with_one_id_blame_the_one_that_takes_it(tmp_path, base):
    done = reviewed(tmp_path / "kho", base, PULLS["one-id-in-two-folders"])
    (twin,) = (one for one in done.problems if one.rule == "duplicate-id")
    assert twin.at.path == f"{ENTRIES}/bv-2a2a2a/entry.md"
    assert not any(one.rule == "unused-photo" for one in done.problems)


def test_a_check_is_red_only_for_what_somebody_must_mend_or_decide(tmp_path, base):
    for case, state in (("good", State.READY), ("copied", State.LOOK), ("much-to-mend", State.MEND)):
        done = reviewed(tmp_path / case, base, PULLS[case])
        assert done.report.state is state


def test_errors_elsewhere_are_counted_and_not_blamed(tmp_path, base):
    root = shutil.copytree(base, tmp_path / "base")
    write(root, {"exemplars/hong.md": "---\nname: [\n---\n"})
    git(root, "add", "-A")
    git(root, "commit", "-qm", "broken")
    done = reviewed(tmp_path / "kho", root, PULLS["good"])
    assert done.report.elsewhere == 1 and not done.report.errors


@pytest.mark.parametrize(
    "path", ["entry.md", "entries/bv-7k3m9q/entry.md", "content/pages/BV-7K3M9Q/Entry.md", "a/entry.md"]
)
def test_an_entry_anywhere_else_is_told_its_place(tmp_path, base, path):
    done = reviewed(tmp_path / "kho", base, Sent({path: entry(DIFFERENT)}))
    (stray,) = (one for one in done.problems if one.rule == "stray-file")
    code = "bv-7k3m9q" if "7" in path else "bv-……"
    assert stray.at.path == path and f"content/contests/thi-2026/entries/{code}/entry.md" in stray.fix
    assert (done.report.about, done.report.state) == (About.ENTRY, State.MEND)


def test_rules_in_another_folder_under_the_same_id_are_brought_along_too(tmp_path, base):
    sent = {"content/contests/thi-x/entries/bv-7k3m9q/entry.md": entry(DIFFERENT)}
    sent["content/contests/thi-y/contest.yml"] = f"{CONTEST}id: thi-x\n"
    done = reviewed(tmp_path / "kho", base, Sent(sent))
    assert "Bài tới trong thời gian nhận bài." not in done.report.done and done.report.state is State.MEND
