"""The clerk's parts: copies found, a comment nothing can break out of, a report read with suspicion, git as data."""

import json
import random
import subprocess
import unicodedata
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import comrak
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from support import attacks

from bangvang import rules, vietnamese
from bangvang.problems import At, Problem, Severity
from bangvang.review import (
    changes,
    comment,
    escaping,
    mending,
    naming,
    posting,
    report,
    signatures,
    signing,
    similarity,
)
from bangvang.review import texts as sent
from bangvang.review.changes import Change, Part, What
from bangvang.review.report import About, Fact, Item, Like, Quote, Report, State

ATTACKS = [
    *attacks.ATTACKS,
    "@ban-to-chuc @all #1 !2 ~nhan %dot $x$ GH-3 org/repo#4 org/repo@0123456789abcdef0123456789abcdef01234567",
    "https://evil.example www.evil.example mailto:a@evil.example [a](https://evil.example) <https://evil.example>",
    "```\n/close\n```suggestion\nrm -rf\n````",
    "</details><script>alert(1)</script>",
    "| a | b |\n|---|---|",
    "![](https://evil.example/x.png)",
    "<!-- bang-vang -->",
    "~~~\n# to\n~~~",
    "\\",
    "``` `` `",
    "[^1]: x",
    "a\u0301" * 40,
]
HOSTILE = " ".join(ATTACKS)


def rendered(markdown: str) -> LexborHTMLParser:
    """As GitHub would: tables, bare addresses linked, raw HTML let through (it is our own or it is a hole)."""
    extensions = comrak.ExtensionOptions()
    extensions.table = extensions.autolink = extensions.strikethrough = extensions.tasklist = extensions.footnotes = (
        True
    )
    options = comrak.RenderOptions()
    options.unsafe_ = True
    return LexborHTMLParser(comrak.render_markdown(markdown, extensions, None, options))


def holes(markdown: str) -> list[str]:
    """Everything in a comment that is more than words: links, pictures, tags we do not write, calls."""
    tree = rendered(markdown)
    ours = {
        "html",
        "head",
        "body",
        "p",
        "h2",
        "h3",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "strong",
        "code",
        "pre",
    }
    ours |= {"ul", "ol", "li", "hr", "em"}
    found = [node.tag for node in tree.root.traverse() if node.tag not in ours]
    for node in tree.css("code, pre"):
        node.decompose()
    text = tree.root.text()
    calls = ("@", "#1", "!2", "~nhan", "GH-3", "https://", "www.evil", "0123456789abcdef")
    return found + [call for call in calls if call in text.replace("@" + escaping.BREAK, "")]


def full(text: str) -> Report:
    """A report with the text everywhere a stranger's can stand."""
    items = tuple(
        Item(severity, "a-rule", text, text[:900], 3, 1, text, text, text, text)
        for severity in (*Severity, Severity.ERROR)
    )
    return Report(
        About.ENTRY, "bv-7k3m9q", (Fact(text, text),), (text,), items, (Like(text, 99, 30, (Quote(4, 50, text),)),), 2
    )


# ---- what a stranger wrote stays words


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_an_attack_in_a_comment_stays_words(attack):
    written = comment.written(full(attack))
    assert holes(written) == []
    assert len(rendered(written).css("h2")) == 1, "nothing of a stranger makes a heading"


def test_the_whole_corpus_at_once_stays_words_and_fits():
    written = comment.written(full(HOSTILE[:3900]))
    assert holes(written) == [] and len(written) < 65_536


def test_a_hole_is_seen():
    assert holes("<b>x</b> [a](https://a.example) @ai") == ["b", "a", "@"]


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=200))
def test_any_words_stay_on_their_line(text):
    for one in (escaping.words(text), escaping.code(text)):
        assert "\n" not in one
    assert holes(f"- a {escaping.words(text)}\n- b {escaping.code(text)}\n\n{escaping.block(text)}\n") == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Nguyễn Văn An, 1.312 từ", "Nguyễn Văn An, 1.312 từ"),
        ("a@b", "a@\u200bb"),
        ("*thể* [lệ]", "\\*thể\\* \\[lệ\\]"),
        ("https://x", "https:\u200b//x"),
        ("a\nb\u202e", "a b‹U+202E›"),
    ],
)
def test_words(text, written):
    assert escaping.words(text) == written


def test_a_fence_cannot_be_closed():
    assert escaping.block("a\n````\nb", "suggestion") == "`````suggestion\na\n````\nb\n`````"


def test_a_long_report_is_cut_between_parts_and_keeps_its_end():
    many = replace(full("dài " * 900), items=full("dài " * 900).items * 40)
    written = comment.written(many)
    assert len(written) < 65_536
    assert "lời dài quá nên dừng ở đây" in written and written.rstrip().endswith("bằng lời của mình.")


# ---- the comment


def item(severity=Severity.ERROR, **more) -> Item:
    known = {"rule": "missing-caption", "title": "Thiếu chú thích", "path": "e/entry.md", "line": 3, "column": 5}
    return Item(severity, **{**known, "message": "ảnh chưa có chú thích", "fix": "Thêm caption.", **more})


def test_a_comment_thanks_first_and_never_contradicts_the_check():
    wrong, right = comment.written(Report(About.ENTRY, items=(item(),))), comment.written(Report(About.ENTRY))
    assert wrong.splitlines()[2].startswith("## Cảm ơn") and right.splitlines()[2].startswith("## Cảm ơn")
    assert "**Cần sửa 1 chỗ**" in wrong and "| **Tới lượt** | bạn, sửa 1 chỗ dưới đây |" in wrong
    assert "Không có gì phải sửa" in right and "| **Tới lượt** | ban tổ chức, đọc và trả lời |" in right
    assert "không bắt buộc" in comment.written(Report(About.ENTRY, items=(item(Severity.ADVICE),)))


@pytest.mark.parametrize(
    ("report_", "state", "says"),
    [
        (Report(About.ENTRY), State.READY, "Không có gì phải sửa"),
        (Report(About.ENTRY, items=(item(Severity.ADVICE),)), State.READY, "không bắt buộc"),
        (
            Report(About.ENTRY, items=(item(Severity.WARNING),)),
            State.LOOK,
            "1 điều ban tổ chức phải xem trước khi nhận",
        ),
        (Report(About.ENTRY, likes=(Like("a", 60, 9, ()),)), State.READY, "Không có gì phải sửa"),
        (Report(About.ENTRY, likes=(Like("a", 60, 28, ()),)), State.LOOK, "1 điều ban tổ chức phải xem trước khi nhận"),
        (Report(About.ENTRY, likes=(Like("a", 100, 5, ()),)), State.LOOK, "1 điều ban tổ chức phải xem trước khi nhận"),
        (Report(About.HOUSE), State.LOOK, "Người giữ kho phải đọc từng dòng trước khi nhận"),
        (Report(About.ENTRY, items=(item(), item(Severity.WARNING))), State.MEND, "Cần sửa 1 chỗ"),
        (
            Report(About.ENTRY, items=(item(rule="untimely-arrival"), item())),
            State.UNTIMELY,
            "Ngoài thời gian nhận bài",
        ),
    ],
)
def test_words_and_state_say_the_same(report_, state, says):
    written = comment.written(report_)
    assert report_.state is state and says in written
    assert ("không bắt buộc" in written) == bool(report_.of(Severity.ADVICE))
    assert ("| **Tới lượt** | bạn" in written) == (state is State.MEND)


def test_faults_that_are_mended_alike_stand_together_and_a_passage_is_quoted_once():
    like = Like("hồ sơ", 60, 30, (Quote(4, 60, "một đoạn"),))
    written = comment.written(Report(About.ENTRY, items=(item(line=3), item(line=9)), likes=(like, like)))
    assert written.count("Cách sửa: Thêm caption.") == 1 and "dòng 3" in written and "dòng 9" in written
    assert written.count("một đoạn") == 1


def test_a_rule_links_to_its_page_only_where_the_site_is_known():
    assert "](https://x.example/huong-dan/loi/missing-caption/)" in comment.written(
        Report(About.ENTRY, items=(item(),)), "https://x.example/"
    )
    assert "http" not in comment.written(Report(About.ENTRY, items=(item(),)))


def test_a_suggestion_takes_the_place_of_the_example():
    written = comment.written(Report(About.ENTRY, items=(item(suggestion="caption: A", example="caption: B"),)))
    assert "```suggestion\ncaption: A\n```" in written and "caption: B" not in written


# ---- the report, read back


def test_a_report_comes_back_as_it_was():
    assert report.loads(report.dumps(full("a")).encode()) == full("a")


def test_every_rule_there_is_may_stand_in_a_report():
    for name in rules.guides():
        told = Report(About.ENTRY, items=(item(rule=name),))
        assert report.loads(report.dumps(told).encode()) == told


@pytest.mark.parametrize(
    "spoil",
    [
        lambda v: v.update(about="admin"),
        lambda v: v.update(state="ready"),
        lambda v: v.pop("state"),
        lambda v: v.update(code="../x"),
        lambda v: v.update(more=1),
        lambda v: v.pop("done"),
        lambda v: v.update(elsewhere=True),
        lambda v: v.update(elsewhere=-1),
        lambda v: v.update(done="abc"),
        lambda v: v.update(done=["a"] * 201),
        lambda v: v.update(done=["a" * 4001]),
        lambda v: v["items"][0].update(rule="a](https://evil.example)"),
        lambda v: v["items"][0].update(line="1"),
        lambda v: v["items"][0].update(severity="fatal"),
    ],
)
def test_a_report_that_is_none_is_refused(spoil):
    value = json.loads(report.dumps(full("a")))
    spoil(value)
    with pytest.raises(report.Unfit):
        report.loads(json.dumps(value).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"[" * 100_000, b"\xff", b" " * 500_000, b'{"about": {}}'])
def test_bytes_that_are_no_report_are_refused(data):
    with pytest.raises(report.Unfit):
        report.loads(data)


# ---- the half with leave to write


def archive(files: dict[str, bytes]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as inside:
        for name, content in files.items():
            inside.writestr(name, content)
    return data.getvalue()


GOOD = {"number": b"12\n", "report.json": report.dumps(Report(About.ENTRY, "bv-7k3m9q", items=(item(),))).encode()}


def test_number_and_report_of_an_archive():
    assert posting.opened(archive(GOOD)) == (12, report.loads(GOOD["report.json"]))


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"number": b"12"},
        {**GOOD, "../../evil": b""},
        {**GOOD, "number": b"12; rm -rf /"},
        {**GOOD, "number": b"$(id)"},
        {**GOOD, "number": b"-1"},
        {**GOOD, "number": "１２".encode()},
        {**GOOD, "number": b"1" * 40},
        {**GOOD, "report.json": b"{}"},
        {**GOOD, "report.json": b" " * 50_000_000},
    ],
    ids=["empty", "half", "path", "command", "substitution", "negative", "wide", "long", "no report", "bomb"],
)
def test_a_hostile_archive_is_refused(files):
    with pytest.raises(report.Unfit):
        posting.opened(archive(files))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 600_000, b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_archive_is_refused(data):
    with pytest.raises(report.Unfit):
        posting.opened(data)


def test_the_body_says_when_the_checker_itself_was_changed():
    found = report.loads(GOOD["report.json"])
    assert "sửa cả 3 tệp ngoài hồ sơ" in posting.body(found, house=3)
    assert posting.body(found, site="javascript:alert(1)") == posting.body(found)


def test_quiet_where_there_is_nothing_to_say():
    assert posting.body(Report(About.NOTHING)) == ""
    assert posting.body(Report(About.RECORDS), regular=True) == "" != posting.body(Report(About.RECORDS))


# ---- copies


def words(luck: random.Random, count: int) -> str:
    return " ".join(
        f"{luck.choice('bcdghklmnprstvx')}{luck.choice('aeiou')}{luck.choice('ncmtp')}" for _ in range(count)
    )


@pytest.fixture(scope="module")
def texts():
    luck = random.Random(1)
    return {str(number): words(luck, 600) for number in range(40)}


def told(text: str, texts: dict[str, str]) -> list[similarity.Likeness]:
    shelf = [(key, similarity.signature_of(one)) for key, one in texts.items()]
    return similarity.against(similarity.text_of("new", text), shelf, texts.__getitem__)


def test_one_word_in_ten_changed(texts):
    luck, copy = random.Random(2), texts["7"].split()
    for at in luck.sample(range(600), 60):
        copy[at] = "khác"
    (found,) = told(" ".join(copy), texts)
    assert found.key == "7" and found.share > 0.6


def test_a_block_in_another_text_and_where_it_stands(texts):
    luck, block = random.Random(3), " ".join(texts["9"].split()[100:250])
    text = f"{words(luck, 300)}\n\n{block.upper()}\n\n{words(luck, 300)}"
    (found,) = told(text, texts)
    assert (found.key, found.words) == ("9", 150)
    assert text[found.passages[0].start : found.passages[0].end] == block.upper()


def test_marks_commas_and_composition_hide_nothing():
    story = (
        "Bốn giờ sáng, lò đã đỏ lửa; chị Hòa đứng bên máy dệt, tay thoăn thoắt nối từng sợi chỉ đứt. Hai mươi năm nay "
        "ngày nào chị cũng đến sớm nửa giờ, lau máy, xem lại từng con thoi, rồi mới đánh thức cả dãy xưởng bằng tiếng "
        "chạy đều như hơi thở. Ai hỏi, chị chỉ cười: máy cũng như người, có được hỏi han thì mới chịu làm việc lâu dài."
    )
    bare = unicodedata.normalize("NFD", vietnamese.fold(story)).replace(",", "").upper()
    assert [one.key for one in told(bare, {"a": story})] == ["a"]


def test_what_everybody_quotes_is_no_copy(texts):
    quote = words(random.Random(5), 60)
    many = {key: f"{quote} {text}" for key, text in texts.items()}
    assert told(f"{quote} {words(random.Random(6), 400)}", many) == []


@pytest.mark.parametrize("text", ["", "một hai", "một " * 500])
def test_short_and_dull_texts(texts, text):
    assert told(text, texts) == []


def test_signatures_are_kept_and_made_anew_when_not_whole(tmp_path, texts):
    file, asked = tmp_path / "kept", []
    digests = {key: signatures.digest_of(text.encode()) for key, text in texts.items()}

    def read(key: str) -> tuple[str, str]:
        asked.append(key)
        return texts[key], f"Nhân vật {key}"

    first = signatures.of(digests, file, read)
    assert first["7"].subject == "Nhân vật 7" and first["7"].signature == similarity.signature_of(texts["7"])
    assert signatures.of(digests, file, read) == first and len(asked) == 40
    file.write_bytes(file.read_bytes()[:-100])
    assert signatures.of(digests, file, read) == first and len(asked) == 80
    signatures.of({"a": b"b" * 16}, file, lambda key: ("", ""))
    assert len(file.read_bytes()) < 100, "what is not used goes"


# ---- names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chị Trần Thị Bưởi và ông Lê Lợi", ["Trần Thị Bưởi", "Lê Lợi"]),
        ("đường Nguyễn Trãi, trường Lê Quý Đôn", []),
        ("ở Hà Nam, Hà Nội và Thành phố Hồ Chí Minh", []),
        ("Hôm ấy Nguyễn Văn An đến", ["Nguyễn Văn An"]),
        ("Tổ May Một", []),
        ("", []),
    ],
)
def test_names_of_people(text, names):
    assert [one.name for one in naming.people(text, frozenset({"ha nam", "ha noi"}))] == names


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Bài hay.\n\nTác giả: Nguyễn Văn A", [3]),
        ("Bài hay.\n\n*Nguyễn Thị Hoa*\n", [3]),
        ("Tôi là Nguyễn Văn A, công nhân.", [1]),
        ("Tôi là người cùng xóm với bà.", []),
        ("Tác giả của sáng kiến là bà Hoa.", []),
        ("<!-- 0912 Tác giả: Nguyễn Văn Tình -->", [1]),
        ("Xong. Người chép chuyện: Nguyễn Văn Tình, lớp 9A.", [1]),
        ("Cháu Nguyễn Thị Thơm, con gái chị Lụa, xin kể lại.", [1]),
        ("Chị cười.\n\nN.V.Tình", [3]),
        ("Chị cười.\n\nThôn Đồng, 11/2026.", []),
        ("Facebook của mình: fb.com/tinh", [1]),
        ("Chị lập trang Facebook của hợp tác xã.", []),
        ("Sáng kiến của nhóm tác giả: Nguyễn Văn Tình, Lê Lợi.", []),
        ("Sáng nay nguyen van beo kể.", [1]),
        ("Gọi.\nLiên hệ tác giả: Trần Văn Tèo, số 12", [2]),
        ("Hết. Người viết: Lan", [1]),
        ("Tôi, Trần Quốc Tuấn, con dâu chị Hòa, kể.", [1]),
        ("Trần Quốc Tuấn, con dâu chị Hòa, viết bài này.", [1]),
        ("Bài của Trần Văn Tèo, thôn Hạ", [1]),
        ("Xong.\n\nHà Nội, tháng 9\nNguyễn Văn Nam, Công đoàn phường B", [4]),
        ("Nguyễn Văn Nam\nBài bắt đầu ở đây.", [1]),
        ("Bài thơ của Nguyễn Du, bài của em.", []),
        ("Với tôi, Nguyễn Văn A là một người thầy.", []),
        ("Em Nguyễn Văn Nam, 9 tuổi, rất ngoan.", []),
        ("Ai cũng nhớ.\n\nVũ Thị Gốm", []),
        ("Chị cười.\n\nNgười ấy là Nguyễn Văn Nam.", []),
    ],
)
def test_where_a_text_names_its_author(text, lines):
    found = list(signing.problems("e.md", 1, text, text, ["Nguyễn Văn Bèo", "admin"], ["Vũ Thị Gốm"]))
    assert [one.at.line for one in found] == lines
    assert not any("Nguyễn" in one.message + one.fix for one in found), "the comment does not say the name again"


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Anh Nguyễn Văn Bình, bị bệnh tâm thần.", ["illness-named"]),
        ("Anh Nguyễn Văn Bình đến. Bệnh viện đông.", ["name-without-consent"]),
        ("và em Lê Thị Mai Phương, 9 tuổi, học lớp 4A", ["child-named"]),
        ("Bé Lê Thị Mai Phương hay hát, là học sinh tiểu học.", ["child-named"]),
        ("Cô Trần Thị Bưởi dạy các em lớp 4.", ["name-without-consent"]),
        ("Ông Lê Văn Tám, 79 tuổi", ["name-without-consent"]),
        ("Vũ Thị Gốm làm gốm.", []),
    ],
)
def test_what_is_said_of_a_name_weighs(text, rules):
    assert [one.rule for one in naming.unasked("e.md", 1, text, ["Vũ Thị Gốm"], frozenset())] == rules


def test_the_illness_of_whom_a_text_is_about():
    text = "Ông Lê Văn Đèn kể.\nLê Văn Đèn mắc bệnh tim."
    assert [one.at.line for one in naming.ill_subject("e.md", 1, text, "Lê Văn Đèn", frozenset())] == [2]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("title: Người giữ thóc - Nguyễn Văn Tình", True),
        ("title: Người thợ già - Vũ Thị Gốm", False),
        ("title: Nguyễn Văn Tình và lò gốm", False),
        ("  credit: Tác giả Nguyễn Văn Tình", True),
        ("  credit: Nguyễn Văn Tình", False),
        ("# Nguyễn Văn Tình, lớp 9A", True),
        ("track: bai-viet      # Bài viết", False),
    ],
)
def test_where_the_head_of_an_entry_names_its_author(line, told):
    whole = f"---\n{line}\n---\nGốm.\n"
    assert [one.at.line for one in signing.problems("e.md", 4, "Gốm.\n", whole, [], ["Vũ Thị Gốm"])] == [2] * told


def test_a_quotation_is_told_without_the_name_of_the_author():
    text = "<!-- Tác giả: Nguyễn Văn Tình -->"
    assert list(signing.names(text, [])) == ["Nguyễn Văn Tình"]
    for said in (f"thẻ “{text}”", "thẻ “<!-- Tác giả: Nguyễn Văn Tì”", "thẻ “<!-- Tác giả: Nguyễn V”"):
        assert "Nguyễn" not in signing.covered(said, ["Nguyễn Văn Tình"])
    assert signing.covered("“Nguyễn Văn Bình” đọc", ["Nguyễn Văn Tình"]) == "“Nguyễn Văn Bình” đọc"


@pytest.mark.parametrize(
    ("name", "text", "child"),
    [
        ("Bé Trần Thị Bống", "Hay hát.", True),
        ("Trần Thị Bống", "Bé Bống năm nay 8 tuổi.", True),
        ("Trần Thị Bống", "Em Trần Thị Bống học lớp 4A.", True),
        ("Trần Thị Bống", "Chị Bống dạy lớp 4. Em Hoa 8 tuổi.", False),
        ("Trần Thị Bống", "Em Bống năm nay 28 tuổi.", False),
    ],
)
def test_whom_a_text_is_about_may_be_a_child(name, text, child):
    assert naming.is_child(name, text) is child


# ---- private data


@pytest.mark.parametrize(
    "said",
    [
        "có tinh[at]gmail.com",
        "thư: tinh\u00a0@ gmail.com",
        "gọi ０９１２ ３４５ ６７８",
        "gọi 0912<b>345</b>678",
        "tinh&#64;gmail.com",
    ],
)
def test_what_is_private_is_covered_however_it_is_written(said):
    shown = vietnamese.fold(unicodedata.normalize("NFKC", sent.covered(said)))
    assert "•" in shown and not any(one in shown for one in ("tinh", "345", "３４５"))


# ---- ready suggestions


@pytest.mark.parametrize(
    ("line", "message", "fix", "mended"),
    [
        ("name: Ðặng An", "chữ Ð", "", "name: Đặng An"),
        ("awrad: x", "không có khóa “awrad”", "Ý bạn là “award” (Danh hiệu)?", "award: x"),
        ("theo sách[^sahc]", "không có nguồn “sahc”", "Ý bạn là [^sach]? Các nguồn…", "theo sách[^sach]"),
        ("a a", "không có “a”", "Ý bạn là “b”?", ""),
        ("gọi 0912 345 678 Ðặng", "chữ Ð", "", ""),
        ("title: x", "thiếu", "Thêm.", ""),
    ],
)
def test_a_line_is_mended_only_when_that_is_sure(line, message, fix, mended):
    assert mending.mended(Problem(At("e.md", 2), "r", message, fix), ["---", line]) == mended


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("title: Bếp cơm: một con phố", 'title: "Bếp cơm: một con phố"'),
        ("  - title: A: B ", '  - title: "A: B"'),
        ("subject: {name: A: B}", ""),
        ('title: "A": B', ""),
        ("title: A: B # c", ""),
        ("title: gọi 0912 345 678: ai", ""),
    ],
)
def test_words_with_a_colon_are_put_in_quotation_marks(line, mended):
    assert mending.mended(Problem(At("e.md", 1), "syntax-error", "dấu hai chấm"), [line]) == mended


# ---- git as data


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("content/contests/c/entries/bv-a/entry.md", Part.ENTRY),
        ("content/contests/c/entries/bv-a", Part.RULES),
        ("content/contests/c/contest.yml", Part.RULES),
        ("content/contests/c/results.yml", Part.RULES),
        ("exemplars/a.md", Part.RECORD),
        ("content/campaigns/x.md", Part.RECORD),
        ("content/pages/x.md", Part.HOUSE),
        ("content/operator.yml", Part.HOUSE),
        (".github/workflows/check.yml", Part.HOUSE),
        ("theme/main.html", Part.HOUSE),
        ("exemplars.md", Part.HOUSE),
    ],
)
def test_whose_part_a_file_is(path, part):
    assert Change(path, What.ADDED).part is part


NAMES = ("a b", "a\nb", "$(touch evil)", "`id`", "-rf", "--output=x", '"', "'; exit 1", ":(top)x", "ế", "*")


def test_hostile_names_are_data(tmp_path):
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "first")
    for name in NAMES:
        (tmp_path / name).write_text("x")
    (tmp_path / "link").symlink_to("/etc/passwd")
    with open(bytes(tmp_path) + b"/\xff", "w"):
        pass
    for state in ("untracked", "committed"):
        found = changes.since(tmp_path, "HEAD" if state == "untracked" else "HEAD~1")
        assert {one.path for one in found.files} == {*NAMES, "link", "\\udcff"}, state
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-q", "-m", "$(touch evil)", "--author", "`touch evil` <a@b.c>", "--allow-empty")
    assert {one.path for one in found.files if one.mode == "120000"} == {"link"}
    assert not (tmp_path / "evil").exists() and not (tmp_path / "x").exists()


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Kho", "-c", "user.email=kho@kho.example"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)
