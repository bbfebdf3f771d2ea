"""The command line: exit codes, formats, sentences; what each slip in a record says, and where."""

import errno
import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from support.crashes import publish, tree_of
from support.projects import EXEMPLAR, ROOT, TODAY, project, run

from bangvang import clock, rules
from bangvang.commands import bangvang, main
from bangvang.records import KINDS, WRITTEN

PATH = "exemplars/ngo-gia-kham.md"


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch):
    monkeypatch.setenv(clock.VARIABLE, TODAY)


@pytest.fixture
def root(tmp_path) -> Path:
    """A project of one record without a fault."""
    return project(tmp_path / "project", {PATH: EXEMPLAR})


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The same, built once."""
    one = project(tmp_path_factory.mktemp("built") / "project", {PATH: EXEMPLAR})
    ran = run(one, "build", "--no-cards", "--jobs", "1")
    assert ran.returncode == 0, ran.stderr
    assert re.fullmatch(
        r"(?: .*\n)*"
        r"Đã dựng \d+ trang vào site/ trong [\d,]+ giây: ghi \d+ tệp, giữ nguyên 0, bỏ 0; cả trang [\d,]+ MB\.\n",
        ran.stdout,
    )
    return one


def spoil(root: Path, before: str, after: str) -> None:
    text = (root / PATH).read_text()
    assert text.count(before) == 1
    (root / PATH).write_text(text.replace(before, after))


# ---- exit codes


def test_zero_when_all_is_well(root, capsys):
    assert main(["check"], root) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Đã kiểm tra 1 hồ sơ: không có lỗi.\n")


def test_zero_with_nothing_but_warnings(root, capsys):
    spoil(root, "sources:\n  - {key: sach, title: Một cuốn sách, kind: book}\n", "")
    spoil(root, "[^sach]", "")
    assert main(["check"], root) == 0
    said = capsys.readouterr()
    assert f"{PATH}:1:1: cảnh báo unsourced-record:" in said.out
    assert said.err == "Đã kiểm tra 1 hồ sơ: 1 cảnh báo.\n"


def test_one_when_a_record_is_wrong(root, capsys):
    spoil(root, "name:", "nam:")
    publish(root, {"index.html": b"old"})
    for command in ("check", "build"):
        assert main([command], root) == 1
    assert "Chưa dựng trang vì còn 1 lỗi. Trang cũ (nếu có) giữ nguyên." in capsys.readouterr().err
    assert tree_of(root / "site") == {"index.html": b"old"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "không có lệnh “chek”; ý bạn là “check”?\nXem cách dùng: python build.py --help"),
        (["xyz"], "không có lệnh “xyz”."),
        (["check", "--formt", "json"], "không có tùy chọn “--formt”; ý bạn là “--format”?"),
        (
            ["check", "--format", "xml"],
            "giá trị của --format không dùng được, nhận một trong: text, github, markdown, json.",
        ),
        (["check", "--format"], "tùy chọn --format cần một giá trị."),
        (["build", "--jobs", "0"], "giá trị của --jobs không dùng được, nhận số nguyên từ 1."),
        (["build", "--jobs", "nhiều"], "giá trị của --jobs không dùng được"),
        (["serve", "--port", "70000"], "giá trị của --port không dùng được, nhận số nguyên từ 0 đến 65535."),
        (["build", "thêm"], "có chữ thừa hoặc thiếu sau tên lệnh."),
        (["new"], "thiếu KIND, nhận một trong: exemplar, decision,"),
        (["new", "exemplar"], "thiếu NAME."),
        (["new", "exmplar", "x"], "giá trị của KIND không dùng được, nhận một trong: exemplar,"),
        (["schema", "exmplar"], "giá trị của KIND không dùng được"),
        (["check", "khong/co.md"], "không có tệp hay thư mục “khong/co.md”."),
        (["check", "--comment", "x"], "--received, --comment, --report chỉ đi cùng --changed."),
        (["check", "--changed", "HEAD", "--received", "mai"], "“mai”: không đọc được ngày"),
    ],
)
def test_two_for_wrong_usage_said_in_vietnamese(root, arguments, said, capsys):
    assert main(arguments, root) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"Gọi lệnh chưa đúng: {said}")
    assert "--help" in printed.err
    assert not re.search(r"Usage|Error|Try|Invalid|Missing|Traceback", printed.err)


@pytest.mark.parametrize("arguments", ["check", "export 2024", "import {sheet}", "withdraw a --reason request"])
def test_two_for_a_day_that_is_none(root, tmp_path, monkeypatch, capsys, arguments):
    (tmp_path / "a.csv").write_text("STT,Họ và tên\n1,Trần Thị A\n", "utf-8")
    monkeypatch.setenv(clock.VARIABLE, "2026-02-30")
    assert main(arguments.format(sheet=tmp_path / "a.csv").split(), root) == 2
    assert "BANGVANG_TODAY ghi “2026-02-30”, không phải một ngày có thật" in capsys.readouterr().err


def test_mkdocs_stops_at_a_day_that_is_none(monkeypatch):
    from mkdocs.exceptions import Abort

    from bangvang import hook

    monkeypatch.setenv(clock.VARIABLE, "hôm nay")
    with pytest.raises(Abort, match="BANGVANG_TODAY ghi “hôm nay”"):
        hook.on_config(SimpleNamespace(site_dir="site"))


def test_two_for_a_port_in_use(root, capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["serve", "--port", str(port)], root) == 2
    said = capsys.readouterr().err
    assert f"cổng {port} đang có chương trình khác dùng; chọn cổng khác bằng --port.\n" in said
    assert "python build.py serve --help" in said


def test_130_when_stopped(root, monkeypatch, capsys):
    def stopped(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("bangvang.site.judge", stopped)
    assert main(["check"], root) == 130
    assert capsys.readouterr().err.strip() == "Đã dừng theo yêu cầu."


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "ổ đĩa đã hết chỗ trống"),
        (errno.EACCES, "máy không cho quyền đọc hoặc ghi"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc, không cho ghi"),
        (errno.EPROTO, f"máy báo lỗi số {errno.EPROTO}"),
    ],
)
def test_what_the_disk_refuses_is_said_in_vietnamese(root, monkeypatch, capsys, number, said):
    def refused(*arguments):
        raise OSError(number, os.strerror(number), "site/index.html")

    monkeypatch.setattr("bangvang.site.judge", refused)
    assert main(["check"], root) == 3
    expected = f"Không ghi hoặc không đọc được: {said}: “site/index.html”. Trang cũ vẫn còn nguyên.\n"
    assert capsys.readouterr().err == expected


def test_two_for_a_folder_of_someone_else(built, capsys):
    before = (built / PATH).read_bytes()
    for folder in (built, built / "exemplars", built / PATH, built.parent):
        assert main(["build", "--no-cards", "--jobs", "1", "--site-dir", str(folder)], built) == 2
        assert "đã có thứ không do lệnh này dựng" in capsys.readouterr().err
    assert (built / PATH).read_bytes() == before


def test_three_when_another_command_writes(built, capsys):
    from bangvang import store

    with store.opened(built / "site"):
        assert main(["build", "--no-cards", "--jobs", "1"], built) == 3
    said = capsys.readouterr().err
    assert "Một lệnh khác đang ghi vào" in said and "Traceback" not in said


def test_three_when_the_frame_is_broken(root, capsys):
    config = (root / "mkdocs.yml").read_text()
    (root / "mkdocs.yml").write_text(config.replace("name: material", "name: khong-co"))
    assert main(["build", "--no-cards", "--jobs", "1"], root) == 3
    said = capsys.readouterr().err
    assert "Không dựng được khung trang (mkdocs.yml hoặc theme/)" in said and "Traceback" not in said
    assert not (root / "site").exists()


def test_three_with_a_traceback_when_it_is_our_fault(root, capsys):
    (root / "theme").unlink()
    (root / "theme/pages").mkdir(parents=True)
    for path in (ROOT / "theme").rglob("*"):
        if path.is_file():
            place = root / "theme" / path.relative_to(ROOT / "theme")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    (root / "theme/pages/exemplar.html").write_text("{{ model.khong_co }}")
    assert main(["build", "--no-cards", "--jobs", "1"], root) == 3
    said = capsys.readouterr().err
    assert "khong_co" in said and "Lỗi này là của phần mềm, không phải của bạn. Trang cũ vẫn còn nguyên." in said
    assert tree_of(root / "site") == {}


@pytest.mark.parametrize("path", ["guong/index.md", "guong.md", "index.md", "guong/index.html", "guong/trang/2.md"])
def test_prose_may_not_take_the_address_of_a_page_of_ours(root, path, capsys):
    place = root / "content/pages" / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("# Của tôi\n")
    assert main(["check"], root) == 1
    assert f"content/pages/{path}:1:1: lỗi duplicate-address: địa chỉ “" in capsys.readouterr().out


def test_an_address_that_only_ends_like_a_later_page_is_taken_too(root, capsys):
    (root / "exemplars/le-trang.md").write_text(EXEMPLAR)
    (root / "content/pages/guong").mkdir()
    (root / "content/pages/guong/le-trang.md").write_text("# Của tôi\n")
    main(["check"], root)
    assert "địa chỉ “guong/le-trang/” đã là của" in capsys.readouterr().out


# ---- what is printed


def test_text(root, capsys):
    spoil(root, "died: 1990", "died: 31/02/1990")
    assert main(["check"], root) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{PATH}:4:7: lỗi ")
    assert re.fullmatch(r"(\S+:\d+:\d+: (lỗi|cảnh báo|gợi ý) [a-z0-9-]+: .+\n(    .+\n)?)+", out)


def test_github(root, capsys):
    spoil(root, "died: 1990", "died: 31/02/1990")
    assert main(["check", "--format", "github"], root) == 1
    said = capsys.readouterr()
    assert said.out.startswith(f"::error file={PATH},line=4,col=7,title=")
    assert said.err == ""


def test_markdown(root, capsys):
    spoil(root, "died: 1990", "died: 31/02/1990")
    assert main(["check", "--format", "markdown"], root) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "|---|---|---|---|---|"
    assert lines[2].startswith(f"| lỗi | `{PATH}:4:7` | `")


def test_json(root, capsys):
    spoil(root, "died: 1990", "died: 31/02/1990")
    assert main(["check", "--format", "json"], root) == 1
    one = json.loads(capsys.readouterr().out)[0]
    assert (one["path"], one["line"], one["column"], one["severity"]) == (PATH, 4, 7, "error")
    assert set(one) == {"path", "line", "column", "severity", "rule", "message", "fix"}


@pytest.mark.parametrize(("form", "nothing"), [("text", ""), ("github", ""), ("markdown", ""), ("json", "[]\n")])
def test_nothing_wrong_in_every_format(root, form, nothing, capsys):
    assert main(["check", "--format", form], root) == 0
    assert capsys.readouterr().out == nothing


def test_only_what_was_asked_for_is_told(root, capsys, monkeypatch):
    spoil(root, "died: 1990", "died: 31/02/1990")
    (root / "exemplars/khac").mkdir()
    (root / "exemplars/khac/hai.md").write_text("---\nname: Hai\n---\n")
    monkeypatch.chdir(root)

    def told(*paths: str) -> tuple[int, set[str]]:
        code = main(["check", "--format", "json", *paths], root)
        return code, {one["path"] for one in json.loads(capsys.readouterr().out)}

    assert told() == told(".") == told("exemplars") == told("exemplars/") == (1, {PATH, "exemplars/khac/hai.md"})
    assert told(PATH) == told(f"./{PATH}") == told(str(root / PATH)) == (1, {PATH})
    assert told("exemplars/khac") == (1, {"exemplars/khac/hai.md"})
    assert told("content") == (0, set())
    monkeypatch.chdir(root / "exemplars")
    assert told("khac/hai.md") == (1, {"exemplars/khac/hai.md"})


def test_what_is_wrong_elsewhere_is_counted(root, capsys):
    spoil(root, "died: 1990", "died: 31/02/1990")
    (root / "exemplars/hai.md").write_text("---\nname: Hai\nsummary: Thợ.\nillustrative: true\n---\n")
    assert main(["check", str(root / "exemplars/hai.md")], root) == 0
    said = capsys.readouterr().err
    assert said.startswith("Đã kiểm tra 2 hồ sơ (trong đó 1 hồ sơ không đọc được): ")
    assert said.endswith(". Ngoài chỗ này còn 1 lỗi.\n")


def test_a_second_build_says_it_kept_everything(built, capsys):
    assert main(["build", "--no-cards", "--jobs", "1"], built) == 0
    said = capsys.readouterr().out
    assert "ghi 0 tệp" in said and "bỏ 0" in said


def test_no_command_is_the_main_job(built, capsys):
    assert main([], built) == 0
    assert "Đã dựng" in capsys.readouterr().out


def test_explain(capsys):
    assert main(["explain"]) == 0
    every = capsys.readouterr().out.splitlines()
    assert len(every) > 60 and all(re.match(r"[a-z0-9-]+ \((lỗi|cảnh báo|gợi ý)\): \S", line) for line in every)
    assert main(["explain", "unknown-award"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("unknown-award (lỗi)\n")
    assert "Vì sao" in said and "Cách sửa" in said
    assert main(["explain", "unknwon-award"]) == 2
    assert capsys.readouterr().err == "Không có quy tắc “unknwon-award”. Ý bạn là “unknown-award”?\n"
    assert main(["explain", "qqqqqq"]) == 2
    assert capsys.readouterr().err == "Không có quy tắc “qqqqqq”.\n"


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS if kind.name not in ("entry", "result")])
def test_new_and_then_check(root, kind, capsys):
    """What `new` writes is a record that `check` knows, with nothing wrong but what is still to be filled in."""
    issuer = ["--issuer", "co-quan"] if kind == "decision" else []
    assert main(["new", kind, "moi-tinh", *issuer], root) == 0
    said = capsys.readouterr().out
    made = re.findall(r"^Đã tạo (\S+)\. Hãy mở tệp ra điền", said, re.MULTILINE)
    assert made and all((root / path).is_file() for path in made)
    before = {path: (root / path).read_bytes() for path in made}
    assert main(["new", kind, "moi-tinh", *issuer], root) == 0
    again = capsys.readouterr()
    assert "nên tệp mới mang mã “moi-tinh-2”" in again.err
    assert {path: (root / path).read_bytes() for path in made} == before, "what is there is not written over"
    main(["check", "--format", "json"], root)
    told = json.loads(capsys.readouterr().out)
    assert {one["rule"] for one in told if one["path"] in made and one["severity"] == "error"} <= {
        "missing-field", "empty-value", "bad-choice", "unknown-organisation", "bad-value", "wrong-type", "missing-list",
    }, told  # fmt: skip


def test_a_new_entry_gets_a_code_that_tells_nothing(root, capsys):
    assert main(["new", "entry", "Lớp học buổi tối"], root) == 1
    assert "unknown-contest" in capsys.readouterr().err
    assert main(["new", "contest", "thi-viet"], root) == 0
    capsys.readouterr()
    assert main(["new", "entry", "Lớp học buổi tối"], root) == 0, "there is only one contest"
    assert main(["new", "entry", "--contest", "thi-viet", "Lớp học buổi tối"], root) == 0
    made = re.findall(
        r"content/contests/thi-viet/entries/(bv-[2-9a-hjkmnp-z]{6})/entry\.md\. ", capsys.readouterr().out
    )
    assert len(set(made)) == 2
    assert "title: Lớp học buổi tối" in (root / f"content/contests/thi-viet/entries/{made[0]}/entry.md").read_text(
        "utf-8"
    )
    assert main(["new", "entry", "--contest", "thi-vit", "Lớp học buổi tối"], root) == 1
    assert "Ý bạn là “thi-viet”?" in capsys.readouterr().err


def test_new_refuses_a_name_that_is_no_id(root, capsys):
    assert main(["new", "exemplar", "../Ngô Gia"], root) == 1
    assert list((root / "exemplars").iterdir()) == [root / PATH]
    assert capsys.readouterr().err


def test_schema(tmp_path, capsys):
    assert main(["schema", "exemplar"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://json-schema.org/")
    assert main(["schema", "--out", str(tmp_path / "schema")]) == 0
    assert f"Đã ghi {len(WRITTEN)} tệp" in capsys.readouterr().out
    assert len(list((tmp_path / "schema").iterdir())) == len(WRITTEN)


@pytest.mark.parametrize(
    "command", ["", "check", "build", "serve", "publish", "new", "schema", "explain", "import", "export", "withdraw"]
)
def test_help_is_there_and_is_vietnamese(command, capsys):
    assert main([*([command] if command else []), "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Cách dùng: build.py") and "Tùy chọn:" in said
    assert not re.search(r"Usage|Options|Commands|Show this|INTEGER|ARGS|OPTIONS", said)


def test_every_command_that_is_written_down_exists():
    places = [*ROOT.glob("README*"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "content/pages/huong-dan").rglob("*.md")]
    texts = {str(path): path.read_text() for path in places}
    texts |= {name: guide.text for name, guide in rules.guides().items()}
    named = {(where, word) for where, text in texts.items() for word in re.findall(r"build\.py ([a-z]+)", text)}
    assert len(named) > 10
    assert {(where, word) for where, word in named if word not in bangvang.list_commands(None)} == set()


# ---- a record spoilt in ten ways and more


DIED = "died: 1990\n"
HONOUR = "honours:\n  - {award: anh-hung-lao-dog}\n"
PHOTO = "photos: [{file: a.jpg, caption: Một, credit: Hai, alt: Ba}]\n"
SPOILT = {
    "a key misspelt": ("summary:", "sumary:", "3:1", "unknown-field", "summary"),
    "a key missing": ("summary: Thợ đúc khuôn, sửa máy.\n", "", "1:1", "missing-field", "summary"),
    "a key twice": ("died: 1990\n", "died: 1990\ndied: 1991\n", "5:1", "duplicate-key", "dòng 4"),
    "a tab for blanks": ("died: 1990\n", "died:\n\tvalue: 1990\n", "5:", "", ""),
    "a quote not closed": ("name: Ngô Gia Khảm", 'name: "Ngô Gia Khảm', "", "syntax-error", ""),
    "a colon in a value": ("summary: Thợ đúc", "summary: Thợ: đúc", "3:13", "syntax-error", ""),
    "a day that is none": ("died: 1990", "died: 31/02/1990", "4:7", "", "31/02/1990"),
    "words for a date": ("died: 1990", "died: năm ngoái", "4:7", "", "năm ngoái"),
    "a wrong word of a list": ("kind: book", "kind: boook", "6:45", "bad-choice", "book"),
    "a list for a text": ("name: Ngô Gia Khảm", "name: [Ngô, Gia]", "2:7", "wrong-type", ""),
    "an id with marks": ("name: Ngô", "id: ngô-gia\nname: Ngô", "2:5", "bad-id", "ngo-gia"),
    "an honour nobody knows": (DIED, DIED + HONOUR, "6:13", "unknown-award", "anh-hung-lao-dong"),
    "a place nobody knows": (DIED, DIED + "places: [{place: ha-noii}]\n", "5:18", "unknown-place", "ha-noi"),
    "a source not declared": ("đời[^sach]", "đời[^sahc]", "8:22", "unknown-source", "sach"),
    "a tag in the story": ("Anh làm", "Anh <b>làm</b>", "8:5", "html-in-story", "<b>"),
    "a heading too high": ("Anh làm", "# Đầu\n\nAnh làm", "8:1", "heading-level", ""),
    "a picture in the story": ("Anh làm", "![x](a.jpg) làm", "8:1", "image-in-story", ""),
    "no end of the front matter": ("---\nAnh", "Anh", "", "", ""),
    "a story of the living": ("died: 1990\n", "born: 1990\n", "", "story-without-consent", ""),
    "a photo not there": (DIED, DIED + PHOTO, "5:17", "missing-photo", "a.jpg"),
}


@pytest.mark.parametrize("way", SPOILT)
def test_a_spoilt_record_says_what_and_where(root, way, capsys):
    before, after, place, rule, quoted = SPOILT[way]
    spoil(root, before, after)
    assert main(["check"], root) == 1
    out = capsys.readouterr().out
    told = [part for part in re.split(r"\n(?! )", out) if f": lỗi {rule}" in part]
    assert told and told[0].startswith(f"{PATH}:{place}"), out
    assert quoted in "\n".join(told), out
    assert "\n    " in told[0], "it says how to mend it"


def test_a_command_ends_at_once_with_its_code_its_output_and_what_was_to_be_done(tmp_path):
    last = "import atexit; from bangvang.exits import leave; atexit.register(print, 'cuối'); print('đầu'); leave(3)"
    ran = subprocess.run([sys.executable, "-c", last], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (3, "đầu\ncuối\n", "")


def test_output_that_nobody_reads_does_no_harm():
    last = "import sys; from bangvang.exits import leave; print('chữ'); sys.stdin.read(); leave(3)"
    pipe, environment = subprocess.PIPE, {**os.environ, "PYTHONUNBUFFERED": ""}
    ran = subprocess.Popen(
        [sys.executable, "-c", last], cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, stderr=pipe
    )
    ran.stdout.close()
    assert ran.communicate()[1] == b"" and ran.returncode == 3
