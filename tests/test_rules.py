"""Every rule against its cases: `tests/rules/<rule>.md` is prose, fenced files, and the report expected of them.

A fence names its file (“```yaml content/decisions/x/2020/1.yml”); the fence “report” holds what the rule says
of the files above it, to the letter, or “không có lỗi”. Files before the first “##” belong to every case; a
fence “bytes” holds bytes written as \\x00, a fence “unicode” characters written as \\u00d0, and a fence “photo” stands
for a photo, which is only there by name.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang import checking, rules
from bangvang.problems import Problem, Severity, as_text, in_order
from bangvang.source import find_files, load_bytes
from bangvang.source.text import ENOUGH

TODAY = date(2026, 11, 21)
CASES = Path(__file__).parent / "rules"
PACKAGE = Path(rules.__file__).parents[1]
NOTHING = "không có lỗi\n"
HEADINGS = ("Là gì:", "Vì sao:", "Cách sửa:", "Ví dụ:")
ON_DISK = {"symlink", "special-file", "missing-file", "outside-path", "too-large", "unreadable-file", "file-name"}
TOO_LONG_TO_READ = {"story-too-long", "too-many-problems"}
TESTED_ELSEWHERE = {
    rules.name_of(check) for told in (rules.elsewhere, rules.review, rules.review_words) for check, _ in told.RULES
}
WITHOUT_FENCES = ON_DISK | TOO_LONG_TO_READ | TESTED_ELSEWHERE
"""The cases of the first two are below; the last are tested with the photos, pages and commands that find them."""

FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$|^## (?P<title>[^\n]*)$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """Some files and what a rule says of them."""

    rule: str
    title: str
    files: dict[str, bytes]
    report: str


def cases_of(path: Path) -> Iterator[Case]:
    shared: dict[str, bytes] = {}
    own: dict[str, bytes] = {}
    title = ""
    for match in FENCE.finditer(path.read_text("utf-8")):
        if match["title"]:
            title, own = match["title"], {}
            continue
        kind, _, name = match["info"].strip().partition(" ")
        if kind == "report":
            yield Case(path.stem, title, shared | own, match["text"])
            own = {}
        else:
            (own if title else shared)[name] = content(kind, match["text"])


def content(kind: str, text: str) -> bytes:
    if kind == "bytes":
        return ast.literal_eval(f'b"""{text}"""')
    if kind == "unicode":
        text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
    return b"" if kind == "photo" else text.encode()


def report_of(problems: Iterator[Problem] | tuple[Problem, ...], rule: str) -> str:
    return as_text(one for one in problems if one.rule == rule) or NOTHING


EVERY = [case for path in sorted(CASES.glob("*.md")) for case in cases_of(path)]


@pytest.mark.parametrize("case", EVERY, ids=lambda case: f"{case.rule}: {case.title}")
def test_case(case: Case):
    found = checking.check(case.files, TODAY).problems
    assert report_of(found, case.rule) == case.report


@pytest.mark.parametrize("rule", sorted(rules.guides()))
def test_a_rule_is_explained_and_has_cases(rule: str):
    guide = rules.guides()[rule]
    text = "\n" + guide.text
    assert guide.summary
    assert not guide.summary.endswith("."), "the first line is a noun phrase"
    assert [text.count(f"\n{heading}") for heading in HEADINGS] == [1, 1, 1, 1]
    assert "\n\n    " in text.partition("Ví dụ:")[2], "an example, indented"
    if rule not in WITHOUT_FENCES:
        reports = [case.report for case in EVERY if case.rule == rule]
        assert NOTHING in reports, "no case that passes"
        assert any(f" {rule}: " in report for report in reports), "no case that fails"


def test_cases_belong_to_rules():
    assert {path.stem for path in CASES.glob("*.md")} <= set(rules.guides())


def test_names_are_unique():
    every = [rule.check for rule in rules.RULES] + [check for check, _ in rules.EXPLAINED]
    assert len(rules.guides()) == len(every)


def test_whatever_is_raised_is_explained():
    raised = {name: place for file in sorted(PACKAGE.rglob("*.py")) for name, place in names_raised(file)}
    unexplained = {name: place for name, place in raised.items() if name not in rules.guides()}
    assert unexplained == {}
    assert set(raised) | {rule.name for rule in rules.RULES} >= set(rules.guides()), "help for what is never said"


def names_raised(file: Path) -> Iterator[tuple[str, str]]:
    """Rule names written in the code: in calls that make a problem, and in tuples returned for them."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        written = []
        if isinstance(node, ast.Call) and called(node) in ("Problem", "Said", "_report", "_stop"):
            written = node.args[:2]
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            written = node.value.elts[:1]
        for one in written:
            if isinstance(one, ast.Constant) and re.fullmatch(r"symlink|[a-z]+(-[a-z0-9]+)+", str(one.value)):
                yield one.value, f"{file.name}:{node.lineno}"


def called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def test_the_reference_data_keeps_the_rules():
    assert checking.check({}, TODAY).problems == ()


@given(st.sampled_from(EVERY), st.data())
def test_no_rule_raises_whatever_is_missing(case: Case, data: st.DataObject):
    """A case with some of its lines gone: dates, names, whole files that others refer to."""
    files = {}
    for path, content in case.files.items():
        lines = content.splitlines(keepends=True)
        gone = data.draw(st.sets(st.integers(0, max(0, len(lines) - 1)), max_size=3), label=path)
        files[path] = b"".join(line for number, line in enumerate(lines) if number not in gone)
    for problem in checking.check(files, TODAY).problems:
        assert problem.rule in rules.guides()


def test_the_rows_of_a_long_list_are_counted():
    rows = "".join(f"{number},NGUYỄN VĂN A{number}\n" for number in range(1, 10))
    files = {
        "content/decisions/x/2020/1.yml": b"number: 1/QD-X\nissuer: x\ndate: 01/02/2020\ntitle: T\n",
        "content/decisions/x/2020/1.csv": f"STT,Họ và tên\n{rows}".encode(),
    }
    said = report_of(checking.check(files, TODAY).problems, "shouting-name")
    assert "dòng 1, 2, 3, 4, 5 và 4 dòng khác viết tên toàn chữ in hoa" in said


# ---- the disk itself


def disk_report(root: Path, rule: str, *paths: str) -> str:
    found, problems = find_files(root, paths)
    return report_of(in_order([*problems, *(one for path in found for one in load_bytes(root, path, 100)[1])]), rule)


def test_symlink(tmp_path: Path):
    (tmp_path / "exemplars").mkdir()
    (tmp_path / "exemplars/a.md").symlink_to(tmp_path / "b.md")
    assert disk_report(tmp_path, "symlink", "exemplars").startswith("exemplars/a.md:1:1: lỗi symlink: ")


def test_file_name(tmp_path: Path):
    (tmp_path / "exemplars").mkdir()
    (tmp_path / "exemplars/ngo-gia-kham.md").write_text("x")
    assert disk_report(tmp_path, "file-name", "exemplars") == NOTHING
    (tmp_path / "exemplars/Ngo-Gia-Kham.md").write_text("x")
    assert disk_report(tmp_path, "file-name", "exemplars").startswith("exemplars/Ngo-Gia-Kham.md:1:1: lỗi file-name: ")


def test_too_large(tmp_path: Path):
    (tmp_path / "exemplars").mkdir()
    (tmp_path / "exemplars/a.md").write_text("x" * 101)
    assert disk_report(tmp_path, "too-large", "exemplars").startswith("exemplars/a.md:1:1: lỗi too-large: ")


def test_outside_path(tmp_path: Path):
    assert disk_report(tmp_path, "outside-path", "../a.md").startswith("../a.md:1:1: lỗi outside-path: ")


def test_missing_file(tmp_path: Path):
    assert report_of(load_bytes(tmp_path, "a.md", 100)[1], "missing-file").startswith("a.md:1:1: lỗi missing-file: ")


def test_special_file(tmp_path: Path):
    (tmp_path / "exemplars").mkdir()
    found = load_bytes(tmp_path, "exemplars", 100)[1]
    assert report_of(found, "special-file").startswith("exemplars:1:1: lỗi special-file: ")


def test_unreadable_file(tmp_path: Path):
    name = "a" * 300 + ".md"
    assert report_of(load_bytes(tmp_path, name, 100)[1], "unreadable-file").startswith(
        f"{name}:1:1: lỗi unreadable-file"
    )


def test_story_too_long():
    head = "---\nname: Ngô Gia Khảm\nsummary: Công nhân quân giới.\n---\n"
    for story, said in [("a" * 60_001, "exemplars/a.md:5:1: lỗi story-too-long: "), ("a" * 60_000, NOTHING)]:
        problems = checking.check({"exemplars/a.md": (head + story).encode()}, TODAY).problems
        assert report_of(problems, "story-too-long").startswith(said)


def test_too_many_problems():
    for count, said in [(ENOUGH + 1, "exemplars/a.md:"), (3, NOTHING)]:
        text = "---\nname: A\n" + "name: B\n" * count + "---\n"
        problems = checking.check({"exemplars/a.md": text.encode()}, TODAY).problems
        assert report_of(problems, "too-many-problems").startswith(said)


def test_severities_of_reading_are_those_of_its_problems():
    said: dict[str, set[Severity]] = {}
    for case in EVERY:
        for one in checking.check(case.files, TODAY).problems:
            said.setdefault(one.rule, set()).add(one.severity)
    usual = {rules.name_of(check): severity for check, severity in rules.EXPLAINED}
    assert {name: found for name, found in said.items() if name in usual and usual[name] not in found} == {}
