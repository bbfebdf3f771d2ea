"""Reading files: values, places, and a problem rather than an exception for whatever a file holds."""

import os
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bangvang.problems import At
from bangvang.source import (
    CsvTable,
    files,
    find_files,
    load_bytes,
    locate,
    marks,
    plain,
    read_csv,
    read_markdown,
    read_values,
    read_yaml,
    syntax,
)
from bangvang.source import survey as careful

RECORD = """---
id: ut-tich
name: Nguyễn Thị Út
aka: [Út Tịch, 😀, Chị Út]
birth: {value: 1931, source: s1}
sources:
  - title: Báo Nhân Dân
    date: 12/05/1966
  - title: "Người mẹ cầm súng"
---

Câu chuyện.
"""


def said(problems) -> list[tuple[str, int, int]]:
    return [(one.rule, one.at.line, one.at.column) for one in problems]


def value_of(text: str) -> object:
    values, problems = read_values(f"a: {text}\n")
    assert not problems
    return values["a"]


# Values


@pytest.mark.parametrize(
    "text", "00123 50.000 no yes on 12:30 2024-05-01 1_000 0x1F 1e3 +5 -0 007 .5 NaN 9999999999999999999".split()
)
def test_what_yaml_would_convert_stays_text(text):
    assert value_of(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-12", -12),
        ("999999999999999999", 999999999999999999),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'12'", "12"),
        ('"true"', "true"),
        ("|\n  12", "12\n"),
        ("''", ""),
    ],
)
def test_only_integers_booleans_and_null_are_typed(text, value):
    assert value_of(text) == value
    assert type(value_of(text)) is type(value)


def test_keys_are_never_typed():
    assert read_values("1: a\ntrue: b\nnull: c\n2024: {5: 6}\n") == (
        {"1": "a", "true": "b", "null": "c", "2024": {"5": 6}},
        [],
    )


def test_an_empty_text_has_no_values():
    assert read_values("") == (None, [])
    assert read_values("# chỉ có chú thích\n") == (None, [])


# Mistakes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", ("duplicate-key", 3, 1)),
        ("a: &x 1\n", ("yaml-alias", 1, 4)),
        ("a: [&x 1, *x]\n", ("yaml-alias", 1, 11)),
        ("a: !!python/object:os.system x\n", ("yaml-tag", 1, 4)),
        ("a: ! x\n", ("yaml-tag", 1, 4)),
        ("a: 1\n---\nb: 2\n", ("second-document", 2, 1)),
        ("%YAML 1.2\n---\na: 1\n", ("yaml-directive", 1, 1)),
        ("? [a]\n: 1\n", ("not-a-text-key", 1, 3)),
        ("{a: 1}: 1\n", ("not-a-text-key", 1, 1)),
        ("{? : 1}\n", ("not-a-text-key", 1, 4)),
        ("<<: {a: 1}\n", ("merge-key", 1, 1)),
        ("a: \x01x\n", ("unprintable-character", 1, 4)),
        ("a: x\u2028y\nb: &z 1\n", ("yaml-alias", 2, 4)),
        ('a: "\\0"\n', ("unprintable-character", 1, 4)),
        ("[" * 100_000, ("too-deep", 1, 21)),
        ("- " * 100_000, ("too-deep", 1, 41)),
        ("[" + "a," * 30_000 + "]", ("too-large", 1, 40_000)),
        ("a: 1\n\tb: 2\n", ("syntax-error", 2, 1)),
        ("title: Thơ: Nhớ\n", ("syntax-error", 1, 11)),
        ('a: 1\nb: "x\nc: 2\n', ("syntax-error", 2, 4)),
        ("a: 1\nday la chu\nb: 2\n", ("syntax-error", 2, 1)),
        ("a: [x, y\nb: 1\n", ("syntax-error", 1, 4)),
        ("a: **đậm**\n", ("syntax-error", 1, 5)),
        ('a: {"😀😀": 1, b: &x 2}\n', ("yaml-alias", 1, 17)),
    ],
)
def test_each_mistake_has_its_rule_and_place(text, expected):
    _, problems = read_values(text)
    assert expected in said(problems)
    assert all(one.fix and one.message for one in problems)


def test_a_repeated_key_names_the_first_line_and_the_first_value_stays():
    values, [problem] = read_values("a: 1\nb: {c: 1, c: 2}\n")
    assert values == {"a": 1, "b": {"c": 1}}
    assert "“c”" in problem.message
    assert "dòng 2" in problem.message


def test_many_mistakes_are_found_in_one_run():
    _, problems = read_values("a: 1\na: &x 2\nb: !t 3\n? [k]\n: 4\nc: 'x\n", first_line=2)
    assert [one.rule for one in problems] == [
        "duplicate-key",
        "yaml-alias",
        "yaml-tag",
        "not-a-text-key",
        "syntax-error",
    ]
    assert problems[0].at.line == 3


def test_syntax_errors_speak_no_english():
    broken = ["a: @x", "a: - x", "a: ? b", "a: | x", 'a: "\\q"', "a: }", "a: [,]", "[a] b", "%FOO\na", "a: !<x"]
    for text in [*broken, "a:\n\t- b", "a: !e!x", "a:\n  - b\n - c", "a: * b"]:
        values, [problem] = read_values(text)
        assert values is None
        assert problem.rule == "syntax-error"
        assert not {"expected", "found", "token", "while"} & set(problem.message.split())
        assert "chưa đúng cách" not in problem.message, "a common error deserves its own sentence"


def test_an_alias_bomb_is_refused_and_its_report_is_short():
    bomb = "a0: &a0 [1, 1]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 5000))
    values, problems = read_values(bomb)
    assert values is None
    assert len(problems) == 101
    assert problems[-1].rule == "too-many-problems"


def test_more_values_are_allowed_where_rows_are_expected():
    data = ("rows:\n" + "  - {a: 1, b: 2}\n" * 5000).encode()
    assert read_yaml("d.yml", data)[1][0].rule == "too-large"
    source, problems = read_yaml("d.yml", data, limit=400_000)
    assert len(source.values["rows"]) == 5000
    assert not problems


# Places


def test_every_value_and_key_can_be_located():
    def at(*loc, key=False):
        place = locate("exemplars/ut-tich.md", RECORD.encode(), loc, key)
        return place.line, place.column

    assert at("name") == (3, 7)
    assert at("name", key=True) == (3, 1)
    assert at("aka", 2) == at("aka", 2, key=True) == (4, 19)
    assert at("birth", "source") == (5, 30)
    assert at("sources", 1, "title", key=True) == (9, 5)
    assert at("sources", 1) == (9, 5)
    assert at() == (2, 1)


def test_what_is_missing_is_located_above():
    data = RECORD.encode()
    assert locate("a.md", data, ("consent",)) == At("a.md", 1, 1)
    assert locate("a.md", data, ("consent",), key=True) == At("a.md", 1, 1)
    assert locate("a.md", data, ("birth", "place")) == At("a.md", 5, 1)
    assert locate("a.md", data, ("sources", 0, "url")) == At("a.md", 7, 5)
    assert locate("a.md", data, ("name", "given")) == At("a.md", 3, 7), "one value where a mapping may be"
    assert locate("a.md", b"no front matter", ("name",)) == At("a.md")
    assert locate("a.yml", b"\xff", ("name",)) == At("a.yml")


def test_marks_reach_up_to_a_syntax_error():
    found = marks("a: 1\nb: @", first_line=5)
    assert found.at_value(("a",)) == (5, 4)
    assert found.at_value(("b",)) == (1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_count_the_same(end):
    data = RECORD.replace("\n", end).encode()
    source, problems = read_markdown("a.md", data)
    assert not problems
    assert source.body == "\nCâu chuyện.\n"
    assert source.body_line == 11
    assert locate("a.md", data, ("sources", 1, "title")) == At("a.md", 9, 12)


# Front matter


def test_a_record_is_values_and_a_story():
    source, problems = read_markdown("exemplars/ut-tich.md", RECORD.encode())
    assert not problems
    assert source.values["aka"] == ["Út Tịch", "😀", "Chị Út"]
    assert source.values["birth"] == {"value": 1931, "source": "s1"}
    assert (source.body, source.body_line) == ("\nCâu chuyện.\n", 11)


def test_a_byte_order_mark_at_the_start_is_harmless():
    assert read_markdown("a.md", b"\xef\xbb\xbf" + RECORD.encode())[1] == []
    assert read_yaml("a.yml", b"\xef\xbb\xbfa: 1")[0].values == {"a": 1}
    assert read_csv("a.csv", b"\xef\xbb\xbfa,b\n1,2\n")[0].header == ("a", "b")


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("# Bài viết\n", "missing-front-matter", 1),
        ("\n---\na: 1\n---\n", "missing-front-matter", 1),
        ("---\na: 1\n", "missing-front-matter", 1),
        ("---", "missing-front-matter", 1),
        ("---\n---\n", "not-a-mapping", 1),
        ("---\n- a\n---\n", "not-a-mapping", 2),
        ("---\nchữ\n---\n", "not-a-mapping", 2),
        ("---\na: 1\na: 2\n---\n", "duplicate-key", 3),
        ("---\na: 1\n...\n--- \nb", None, None),
    ],
)
def test_front_matter_that_is_wrong(text, rule, line):
    _, problems = read_markdown("a.md", text.encode())
    assert [(one.rule, one.at.line) for one in problems] == ([(rule, line)] if rule else [])


def test_a_rule_in_the_story_is_not_the_end_of_the_front_matter():
    source, _ = read_markdown("a.md", b"---\na: |\n  x\n  ---\n  y\n---\nb\n---\nc")
    assert source.values == {"a": "x\n---\ny\n"}
    assert (source.body, source.body_line) == ("b\n---\nc", 7)


# Bytes


@pytest.mark.parametrize(
    ("data", "rule", "line", "column"),
    [
        (b"", "empty-file", 1, 1),
        (b" \r\n \n", "empty-file", 1, 1),
        (b"\xef\xbb\xbf", "empty-file", 1, 1),
        ("a: é\nb: ".encode() + b"\xe9 x", "not-utf8", 2, 4),
        ("tên: Thơ".encode("utf-16"), "not-utf8", 1, 1),
        ("a: b".encode("utf-16-le"), "not-utf8", 1, 1),
        (b"a: 1\nb: \0", "binary-file", 2, 4),
        (b"%PDF-1.7\n", "binary-file", 1, 1),
        (b"\xff\xd8\xff\xe0", "binary-file", 1, 1),
        (b"PK\x03\x04....", "binary-file", 1, 1),
    ],
)
def test_bytes_that_are_not_utf8_text(data, rule, line, column):
    for read in (read_markdown, read_yaml, read_csv):
        result, problems = read("a.md", data)
        assert result is None
        assert said(problems) == [(rule, line, column)]


def test_another_encoding_is_named_with_what_to_do():
    _, [problem] = read_yaml("a.yml", b"name: Nguy\xd4n")
    assert "0xD4" in problem.message
    assert "“name: Nguy”" in problem.message
    assert "UTF-8" in problem.fix


# Tables


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_with_any_common_delimiter(delimiter):
    lines = ["Họ tên|Đơn vị", "An|Tổ 1", "|", "", '"Bình\n(con)"|"Tổ ""2"""', "Chi|Tổ 3"]
    table, problems = read_csv("d.csv", "\r\n".join(lines).replace("|", delimiter).encode())
    assert not problems
    assert table.header == ("Họ tên", "Đơn vị")
    assert [row["Đơn vị"] for row in table.rows] == ["Tổ 1", 'Tổ "2"', "Tổ 3"]
    assert table.rows[1]["Họ tên"] == "Bình\n(con)"
    assert table.lines == (2, 5, 7)
    assert table.place(0, "Đơn vị") == At("d.csv", 2, 4)
    assert table.place(1, "Đơn vị") == At("d.csv", 6, 8)
    assert table.place(2, "không có") == At("d.csv", 7, 1)


@pytest.mark.parametrize(
    ("text", "expected", "kept"),
    [
        ("a,b\n1,2\n3\n4,5,6\n7,8\n", [("csv-shape", 3, 1), ("csv-shape", 4, 1)], 2),
        ("a,a\n1,2\n", [("csv-shape", 1, 1)], None),
        ("a,\n1,2\n", [("csv-shape", 1, 1)], None),
        ("\na,b\n1,2\n", [("csv-shape", 1, 1)], None),
        ('a,b\n1,2\n3,"4\n5,6\n', [("syntax-error", 3, 1)], None),
        ('a,b\n1,"2"x\n', [("syntax-error", 2, 1)], None),
        ("a,b\n1," + "x" * 200_000, [("syntax-error", 2, 1)], None),
        ("a,b\n", [], 0),
    ],
)
def test_tables_that_are_wrong(text, expected, kept):
    table, problems = read_csv("d.csv", text.encode())
    assert said(problems) == expected
    assert (len(table.rows) if table else None) == kept


# Files


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path in ("exemplars/a/b.md", "exemplars/z.md", "exemplars/.git/x.md", "exemplars/z.md~", "content/d.yml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("a: 1\n")
    return tmp_path


def test_files_are_found_in_order_without_hidden_ones_and_backups(project):
    expected = ["content/d.yml", "exemplars/a/b.md", "exemplars/z.md"]
    found, problems = find_files(project, ["exemplars/", "content", "nowhere", "exemplars/a"])
    assert (list(found), problems) == (expected, [])
    found, problems = find_files(project, ["./exemplars/z.md"])
    assert (list(found), problems) == (["exemplars/z.md"], [])
    assert list(find_files(project, ["."])[0]) == expected
    assert load_bytes(project, "exemplars/a/b.md", 5) == (b"a: 1\n", [])


def test_a_stamp_is_another_one_when_the_file_may_hold_other_bytes(project, monkeypatch):
    def stamp() -> str:
        return find_files(project, ["content"])[0]["content/d.yml"]

    assert stamp() == "", "one written just now may be written once more within a tick"
    monkeypatch.setattr("bangvang.source.files.RACY", 0)
    path = project / "content/d.yml"
    first, times = stamp(), path.stat()
    assert first and stamp() == first
    path.write_text("b: 1\n")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert stamp() != first, "its size and time of change are what they were"


def test_links_are_refused_wherever_they_stand(project):
    (project / "exemplars/link.md").symlink_to(project / "content/d.yml")
    (project / "exemplars/folder").symlink_to(project / "content")
    found, problems = find_files(project, ["exemplars"])
    assert list(found) == ["exemplars/a/b.md", "exemplars/z.md"]
    assert [(one.rule, one.at.path) for one in problems] == [
        ("symlink", "exemplars/folder"),
        ("symlink", "exemplars/link.md"),
    ]
    for path in ("exemplars/link.md", "exemplars/folder/d.yml"):
        data, [problem] = load_bytes(project, path, 100)
        assert (data, problem.rule) == (None, "symlink")
    assert find_files(project, ["exemplars/folder"])[1][0].rule == "symlink"


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="this system cannot open without following")
def test_what_becomes_a_link_after_the_look_is_not_followed(project):
    (project / "exemplars/link.md").symlink_to(project / "content/d.yml")
    (project / "exemplars/folder").symlink_to(project / "content")
    for path in ("exemplars/link.md", "exemplars/folder/d.yml"):
        with pytest.raises(OSError):
            files._open(project, path)


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a/../../x", "C:/x", "a\\b"])
def test_no_path_leaves_the_project(project, path):
    assert [one.rule for one in load_bytes(project, path, 100)[1]] == ["outside-path"]
    assert [one.rule for one in find_files(project, [path])[1]] == ["outside-path"]


def test_names_are_checked(project):
    for name in ("Gương tốt.md", "Hoa.md", "a--b.md", "IMG_1.JPG"):
        (project / "exemplars" / name).touch()
    (project / "exemplars/thư mục").mkdir()
    found, problems = find_files(project, ["exemplars"])
    assert "exemplars/IMG_1.JPG" in found
    assert "exemplars/Gương tốt.md" not in found
    assert [one.rule for one in problems] == ["file-name"] * 4


@pytest.mark.skipif(os.name == "nt", reason="names there are always Unicode")
def test_a_name_that_is_not_utf8_can_be_printed(project):
    try:
        (project / os.fsdecode(b"exemplars/\xe9.md")).touch()
    except OSError:
        pytest.skip("this disk refuses such names")
    _, [problem] = find_files(project, ["exemplars"])
    assert problem.at.path == "exemplars/\\udce9.md"
    problem.message.encode("utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_without_opening(project):
    os.mkfifo(project / "exemplars/pipe.md")
    assert [one.rule for one in find_files(project, ["exemplars"])[1]] == ["special-file"]
    assert [one.rule for one in load_bytes(project, "exemplars/pipe.md", 100)[1]] == ["special-file"]
    assert [one.rule for one in load_bytes(project, "exemplars", 100)[1]] == ["special-file"]


def test_a_huge_file_is_measured_and_not_read(project):
    with open(project / "exemplars/huge.md", "wb") as file:
        file.truncate(10**12)  # sparse: reading it would be seen
    data, [problem] = load_bytes(project, "exemplars/huge.md", 1_000_000)
    assert data is None
    assert problem.rule == "too-large"
    assert "quá mức 1 MB" in problem.message


def test_what_cannot_be_read_is_a_problem(project):
    assert [one.rule for one in load_bytes(project, "exemplars/none.md", 100)[1]] == ["missing-file"]
    assert [one.rule for one in load_bytes(project, "x" * 300, 100)[1]] == ["unreadable-file"]
    if hasattr(os, "geteuid") and os.geteuid() != 0:
        (project / "exemplars/z.md").chmod(0)
        [problem] = load_bytes(project, "exemplars/z.md", 100)[1]
        assert problem.rule == "unreadable-file"
        assert "quyền" in problem.message


# Whatever a file holds

SIGNS = "a b: 1 - ? : , [ ] { } & * ! | > ' \" % @ ` # --- ... << ~ 😀 ă null 007 \\x0".split()
SPACES = ["\t", "\n", "\r", "\r\n", "\0", "\u2028", "\ufeff", "\n  ", "\n- ", "\nk: ", " "]
yaml_like = st.lists(st.sampled_from(SIGNS + SPACES), max_size=40).map("".join)
anything = st.one_of(st.binary(), st.text().map(str.encode), yaml_like.map(str.encode))


@settings(max_examples=500, deadline=None)
@given(anything, st.lists(st.one_of(st.text(max_size=3), st.integers(0, 3)), max_size=3))
@example(b"[" * 100_000, [])
@example(b"a: " + b"x" * 900_000, ["a"])
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: 1", ["a"])
@example(b'a: "\\ud800 \\U00110000"', ["a"])
def test_no_bytes_make_a_reader_raise(data, loc):
    for path, content in (("a.md", data), ("a.md", b"---\n" + data + b"\n---\nb"), ("a.yml", data)):
        source, problems = (read_markdown if path == "a.md" else read_yaml)(path, content)
        assert source or problems
        assert all(one.at.line >= 1 and one.at.column >= 1 and one.fix for one in problems)
        assert locate(path, content, tuple(loc)).line >= 1
    table, problems = read_csv("a.csv", data)
    assert table or problems
    if isinstance(table, CsvTable):
        for index, row in enumerate(table.rows):
            assert all(table.place(index, name).line >= table.lines[index] for name in row)


ROOT = Path(__file__).resolve().parent.parent
WRITTEN = [
    path.read_text("utf-8").removeprefix("---\n").split("\n---\n")[0] + "\n"
    for folder in ("exemplars", "content")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".md", ".yml") and "pages" not in path.parts
]
SIGNS_OF_LINES = """x 1 -1 007 true null ~ : ? - -- --- ... # x#y x:y x: %x @x `x & *a !t | > >- {} {a: b} [] [ ] [a,]
[a,1,~] [-a] [a:b] [?] [a#b] "" '' "q" 'q' "\\n" 'it''s' << = () , é “x” http://a:80/#b""".split()
LINES_OF_VALUES = ["", *SIGNS_OF_LINES, "x y", "x  # c", "# c", "x ", "[a b , c]", "[ ]", '"q" ', "x\n  y", "x\n    y"]
LINES_OF_VALUES += [
    f">-\n{block}" for block in ("  x", "    x\n    y: z", "    x\n     y", "    x\n\n    # y", "  # x\n # y")
]
line = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "", "  ", "    ", "      ", " "]),
    st.sampled_from(["", "", "", "- ", "-  ", "-"]),
    st.sampled_from(["a: ", "b: ", "c:", "d:  ", "", "# ", "'e': ", "tên: ", "? "]),
    st.sampled_from(LINES_OF_VALUES),
)
lines = st.lists(line, max_size=6).map(lambda some: "\n".join([*some, ""]))


@st.composite
def damaged(draw) -> str:
    """Some lines of a real file with something else in a place of them."""
    some = draw(st.sampled_from(WRITTEN)).split("\n")
    start = draw(st.integers(0, len(some) - 1))
    text = "\n".join(some[start : start + draw(st.integers(1, 12))])
    at, length = draw(st.integers(0, len(text))), draw(st.integers(0, 3))
    return text[:at] + draw(st.sampled_from(SIGNS + SPACES)) + text[at + length :]


@settings(max_examples=2000, deadline=None)
@given(st.one_of(lines, damaged(), yaml_like))
@example("a: >-\n  x\n\n  # y\n")
@example("- a: >-\n  # x\n")
@example("a: [ ]\n")
def test_what_the_plain_reader_takes_the_careful_one_reads_the_same(text):
    values = plain.read(text, 1000)
    if values is not plain.UNSURE:
        assert read_alike(values, text)


def read_alike(values: object, text: str) -> bool:
    """Whether the careful reader finds the same values, and nothing wrong."""
    found = careful.survey(text, limit=400_000)
    return not found.problems and repr(values) == repr(found.values)


def test_the_plain_reader_takes_nearly_all_that_is_written():
    read = {text: plain.read(text, 400_000) for text in WRITTEN}
    taken = [text for text, values in read.items() if values is not plain.UNSURE]
    assert len(taken) > 0.85 * len(WRITTEN) > 100
    assert [text for text in taken if not read_alike(read[text], text)] == []


def test_the_plain_reader_keeps_within_every_limit():
    deep = ["".join(f"{' ' * column}a:\n" for column in range(columns)) + "\n" for columns in (16, 17)]
    assert [plain.read(text, 1000) is plain.UNSURE for text in deep] == [False, True]
    assert plain.read("a: [1, 2]\n", 6) is plain.UNSURE
    assert plain.read("a: \u2028\n", 100) is plain.UNSURE


@settings(max_examples=200, deadline=None)
@given(yaml_like)
def test_the_python_parser_raises_nothing_either(text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(careful, "Parser", yaml.SafeLoader)
        for one in (text, '"\\ud800"', '"\\U99999999"', "%YAML " + "1" * 5000 + ".1\n---\na"):
            values, problems = read_values(one)
            assert values is None or not problems or isinstance(values, (dict, list, str, int))


def test_every_fix_is_a_sentence():
    """In the reports of tests/rules: a capital or a quotation at the start, a full stop at the end."""
    fixes = {
        line[4:]
        for path in (Path(__file__).parent / "rules").glob("*.md")
        for report in re.findall(r"^```report\n(.*?)^```$", path.read_text(), re.DOTALL | re.MULTILINE)
        for line in report.split("\n")
        if line.startswith("    ")
    }
    assert len(fixes) > 50
    assert [fix for fix in fixes if not fix.startswith("“") and not fix[0].isupper()] == []
    assert [fix for fix in fixes if not fix.endswith((".", "?", "…"))] == []


def test_every_explanation_of_syntax_is_a_sentence():
    for one in (*syntax.EXPLANATIONS, syntax.UNKNOWN):
        assert one.fix[0].isupper() and one.fix.endswith("."), one
