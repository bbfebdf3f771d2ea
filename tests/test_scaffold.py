"""Templates can be filled in as they stand, every example in them is sound, and nothing is written over."""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from bangvang import checking, examples, fieldguide, scaffold, source, vietnamese
from bangvang.problems import Severity, has_errors
from bangvang.reading import Unit, read
from bangvang.records import BY_HAND, BY_NAME, OPERATOR
from bangvang.records.decision import AwardRow
from bangvang.records.schema import fields_of
from bangvang.scaffold.text import NOT_ASKED, _yaml

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)
each_kind = pytest.mark.parametrize("kind", [kind.name for kind in BY_HAND])


def uncommented(text: str) -> str:
    """Every example taken: one `#` off each line that has just one."""
    return re.sub(r"(?m)^#(?!#)", "", text)


def filled(kind: str, text: str) -> str:
    """The empty live lines filled in from the worked example."""
    lines, owner, done = text.split("\n"), "", []
    for number, line in enumerate(lines):
        found = re.fullmatch(r"( *(?:- )?)([a-z_]+):", line)
        if re.match(r"[a-z_]+:", line):
            owner = line.partition(":")[0]
        below = next((one for one in lines[number + 1 :] if one and not one.startswith("##")), "")
        if not found or below.startswith(found[1] + "  "):
            done.append(line)
            continue
        worked = examples.WORKED[kind][owner]
        inside = worked[0] if isinstance(worked, list) else worked
        value = inside[found[2]] if found[1] else worked
        done += [found[1] + one for one in _yaml(found[2], value)]
    return "\n".join(done)


def reading(kind: str, made: scaffold.Template, text: str):
    return read(Unit(BY_NAME[kind], made.path, text.encode(), made.table_path, made.table.encode()))


def rules(problems) -> set[str]:
    return {problem.rule for problem in problems}


# The text


@each_kind
def test_a_template_says_what_is_still_to_fill_in(kind):
    made = scaffold.template(kind, "nguyen-thi-thu", TODAY)
    record, problems = reading(kind, made, made.text)
    assert record is None
    assert rules(problems) <= {"wrong-type", "bad-choice", "bad-value", "empty-value"}
    lines = made.text.split("\n")
    told = {lines[one.at.line - 1] for one in problems if one.rule != "empty-value"}
    assert told
    assert all(line.endswith(":") for line in told), "each at a line left empty"


@each_kind
@pytest.mark.parametrize("name", ["nguyen-thi-thu", "Nguyễn Thị Thử: “một” #2"])
def test_a_template_with_only_its_required_values_can_be_read(kind, name):
    made = scaffold.template(kind, name, TODAY)
    record, problems = reading(kind, made, filled(kind, made.text))
    assert rules(problems) <= {"empty-section"}
    assert not has_errors(problems)
    assert record.id == made.id == BY_NAME[kind].id_of(made.path)
    assert record.published == TODAY
    assert not record.illustrative


@each_kind
def test_a_template_with_every_example_taken_can_be_read(kind):
    made = scaffold.template(kind, "Nguyễn Thị Thử", TODAY)
    record, problems = reading(kind, made, uncommented(filled(kind, made.text)))
    assert not has_errors(problems)
    assert record.illustrative
    values, _ = source.read_values(re.sub(r"(?ms)^---\n(.*?)^---.*", r"\1", uncommented(filled(kind, made.text))))
    asked = set(fields_of(BY_NAME[kind].model)) - NOT_ASKED.get(kind, set())
    assert set(values) == asked, "every key has an example"


@each_kind
def test_the_words_of_every_key_are_there(kind):
    made = scaffold.template(kind, "Nguyễn Thị Thử", TODAY)
    notes = " ".join(line.strip("# ") for line in made.text.split("\n") if line.startswith("##"))
    for spec in fields_of(BY_NAME[kind].model).values():
        if spec.key in NOT_ASKED.get(kind, ()):
            continue
        assert f"{spec.label}{' (bắt buộc)' if spec.required and spec.key != 'id' else ''}:" in notes
        for word in spec.vocabulary or ():
            assert f"{word.value} ({word.label})" in notes
    assert "huong-dan/" in notes
    assert made.path in notes
    assert vietnamese.blemishes(made.text) == []
    assert all(len(line) <= 120 for line in made.text.split("\n"))


@each_kind
def test_the_given_name_is_in_its_place(kind):
    made = scaffold.template(kind, "  Đặng  Văn Đạt ", TODAY)
    record, _ = reading(kind, made, filled(kind, made.text))
    titled = dict.fromkeys(("document", "entry", "initiative", "notice"), "title")
    said = (titled | {"decision": "number"}).get(kind, "name")
    assert getattr(record, said) == "Đặng Văn Đạt"
    assert made.id == examples.IDS["entry"] if kind == "entry" else made.id.startswith("dang-van-dat")


def test_a_long_name_stays_whole():
    for kind in ("exemplar", "place"):
        name = " ".join(["Nguyễn Thị Rất Dài"] * 12)
        made = scaffold.template(kind, name, TODAY)
        assert len(made.id) <= 100
        assert reading(kind, made, filled(kind, made.text))[0].name == name


def test_a_story_has_headings_that_the_check_asks_to_fill():
    made = scaffold.template("exemplar", "Nguyễn Thị Thử", TODAY)
    record, problems = reading("exemplar", made, filled("exemplar", made.text))
    headings = [heading for heading, _ in examples.STORIES["exemplar"]]
    assert [heading.text for heading in record.story.headings] == headings
    assert [one.rule for one in problems] == ["empty-section"] * len(headings)


def test_the_worked_examples_are_one_world_that_every_rule_accepts():
    paths, _ = source.find_files(ROOT, ["content/campaigns", "content/decisions", "content/documents"])
    more, _ = source.find_files(ROOT, ["content/events", "content/organisations", "exemplars"])
    files = {path: (ROOT / path).read_bytes() for path in [*paths, *more]}
    ours = {}
    for kind in BY_HAND:
        values = {"id": examples.IDS[kind.name], **examples.WORKED[kind.name]}
        text = "\n".join(line for key, value in values.items() for line in _yaml(key, value)) + "\n"
        text = f"---\n{text}---\n\nBài viết.\n" if kind.suffix == ".md" else text
        path = kind.pattern.replace("**/", "").replace("*", examples.IDS["contest"]).replace("{id}", values["id"])
        ours[path] = text.encode()
    photographed = [path.rpartition("/")[0] for path, text in ours.items() if b"so-gio-nuoc.jpg" in text]
    ours |= {f"{folder}/so-gio-nuoc.jpg": b"" for folder in photographed}
    checked = checking.check(files | ours, TODAY)
    found = [one for one in checked.problems if one.at.path in ours and one.severity is not Severity.ADVICE]
    assert found == []


# The table beside a decision


def test_a_table_has_every_column_by_its_label_and_can_be_read():
    made = scaffold.template("decision", "12/QĐ-CTMH", TODAY, issuer="cong-ty-minh-hoa", table=True)
    assert made.table.startswith("\ufeff")
    assert made.table_path == made.path.removesuffix(".yml") + ".csv"
    table, problems = source.read_csv(made.table_path, made.table.encode())
    assert problems == []
    assert list(table.header) == [spec.label for spec in fields_of(AwardRow).values()]
    assert table.rows == (), "nobody invented is on the roll"
    text = uncommented(filled("decision", made.text))
    (example,) = (line.strip("# ") for line in text.split("\n") if line.startswith("##") and "Nguyễn Thị Mẫu," in line)
    unit = Unit(BY_NAME["decision"], made.path, text.encode(), made.table_path, (made.table + example).encode())
    record, problems = read(unit)
    assert not has_errors(problems)
    (row,) = record.rows
    assert row.name == "Nguyễn Thị Mẫu"
    assert row.role == "direct-worker"


def test_the_command_to_run_is_on_one_line():
    made = scaffold.template("decision", "12/QĐ-CTMH", TODAY, issuer="cong-ty-co-phan-may-mac-" * 3 + "minh-hoa")
    assert f"##   python build.py check {made.path}" in made.text.split("\n")


def test_other_kinds_have_no_table():
    assert scaffold.template("award", "Người giữ nước giỏi", TODAY, table=True).files.keys() == {
        "content/awards/nguoi-giu-nuoc-gioi.yml"
    }


# Where it goes


@pytest.mark.parametrize(
    ("kind", "name", "issuer", "path"),
    [
        ("exemplar", "Đặng Văn Đạt", "", "exemplars/dang-van-dat.md"),
        ("exemplar", "dang-van-dat", "", "exemplars/dang-van-dat.md"),
        ("campaign", "Cờ Ba nhất", "", "content/campaigns/co-ba-nhat.md"),
        ("decision", "12-qd-ctmh-2025", "", "content/decisions/chua-ro-co-quan/2025/12-qd-ctmh-2025.yml"),
        ("decision", "12/QĐ-CTMH", "cong-ty", "content/decisions/cong-ty/2026/12-qd-ctmh-2026.yml"),
        ("decision", "1945/QĐ-CTMH", "cong-ty", "content/decisions/cong-ty/2026/1945-qd-ctmh-2026.yml"),
        ("decision", "05/2020/QĐ-UBND", "ubnd", "content/decisions/ubnd/2020/05-2020-qd-ubnd.yml"),
        ("notice", "Lấy ý kiến", "", "content/notices/lay-y-kien.yml"),
    ],
)
def test_a_record_goes_where_its_kind_lives(tmp_path, kind, name, issuer, path):
    made = scaffold.create(tmp_path, kind, name, TODAY, issuer=issuer)
    assert made == scaffold.Created((path,))
    expected = scaffold.template(kind, name, TODAY, issuer=issuer).text.encode()
    assert (tmp_path / path).read_bytes() == expected


def test_a_table_is_written_beside_its_decision(tmp_path):
    made = scaffold.create(tmp_path, "decision", "12/QĐ-CTMH", TODAY, issuer="cong-ty", table=True)
    assert [Path(path).suffix for path in made.paths] == [".yml", ".csv"]
    assert (tmp_path / made.paths[1]).read_bytes().startswith(b"\xef\xbb\xbf")


def test_nothing_is_written_over(tmp_path):
    folder = tmp_path / "exemplars" / "dai-hoi"
    folder.mkdir(parents=True)
    (folder / "dang-van-dat.md").write_text("của người khác")
    first = scaffold.create(tmp_path, "exemplar", "Đặng Văn Đạt", TODAY)
    second = scaffold.create(tmp_path, "exemplar", "Đặng Văn Đạt", TODAY)
    assert (*first.paths, *second.paths) == ("exemplars/dang-van-dat-2.md", "exemplars/dang-van-dat-3.md")
    assert "id: dang-van-dat-3\n" in (tmp_path / second.paths[0]).read_text()
    (advice,) = first.problems
    assert advice.severity is Severity.ADVICE
    assert "exemplars/dai-hoi/dang-van-dat.md" in advice.message
    assert (folder / "dang-van-dat.md").read_text() == "của người khác"


def test_an_award_of_the_reference_data_is_known(tmp_path):
    made = scaffold.create(tmp_path, "award", "Huân chương Lao động", TODAY)
    assert made.paths == ("content/awards/huan-chuong-lao-dong-2.yml",)
    assert rules(made.problems) == {"same-name"}


# What cannot be done


@pytest.mark.parametrize(
    ("kind", "name", "issuer", "rule"),
    [
        ("examplar", "Đặng Văn Đạt", "", "unknown-kind"),
        ("", "Đặng Văn Đạt", "", "unknown-kind"),
        ("exemplar", "", "", "bad-name"),
        ("exemplar", "???", "", "bad-name"),
        ("exemplar", "\u200b", "", "bad-name"),
        ("exemplar", "đ" * 301, "", "too-long"),
        ("exemplar", "../../etc/passwd", "", "outside-path"),
        ("exemplar", "/etc/passwd", "", "outside-path"),
        ("exemplar", "..\\windows", "", "outside-path"),
        ("exemplar", "exemplars/dang-van-dat.md", "", "outside-path"),
        ("decision", "12/QĐ", "../..", "bad-id"),
        ("decision", "12/QĐ", "Công ty", "bad-id"),
        ("decision", "12/QĐ", "a" * 200, "bad-id"),
    ],
)
def test_mistakes_are_told_and_nothing_is_written(tmp_path, kind, name, issuer, rule):
    made = scaffold.create(tmp_path, kind, name, TODAY, issuer=issuer)
    assert made.paths == ()
    assert rules(made.problems) == {rule}
    assert made.problems[0].fix
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_kind_gets_a_hint(tmp_path):
    hint = scaffold.create(tmp_path, "examplar", "x", TODAY).problems[0].fix
    assert "Ý bạn là “exemplar”?" in hint
    assert "Ý bạn là “decision”?" in scaffold.create(tmp_path, "quyết định", "x", TODAY).problems[0].fix


def test_a_folder_that_is_a_link_is_not_followed(tmp_path):
    outside = tmp_path / "ngoai"
    outside.mkdir()
    root = tmp_path / "du-an"
    root.mkdir()
    (root / "exemplars").symlink_to(outside)
    made = scaffold.create(root, "exemplar", "Đặng Văn Đạt", TODAY)
    assert rules(made.problems) == {"symlink"}
    assert list(outside.iterdir()) == []


def test_a_file_that_is_a_link_is_not_followed(tmp_path):
    (tmp_path / "exemplars").mkdir()
    (tmp_path / "exemplars" / "dang-van-dat.md").symlink_to(tmp_path / "ngoai.md")
    made = scaffold.create(tmp_path, "exemplar", "Đặng Văn Đạt", TODAY)
    assert not (tmp_path / "ngoai.md").exists()
    assert made.paths == ()
    assert rules(made.problems) == {"unwritable-file"}


def test_a_folder_in_the_way_is_told(tmp_path):
    (tmp_path / "exemplars").write_text("một tệp")
    made = scaffold.create(tmp_path, "exemplar", "Đặng Văn Đạt", TODAY)
    assert rules(made.problems) == {"unwritable-file"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "exemplars").mkdir(mode=0o500)
    made = scaffold.create(tmp_path, "exemplar", "Đặng Văn Đạt", TODAY)
    assert rules(made.problems) == {"unwritable-file"}
    assert "quyền ghi" in made.problems[0].message


def test_half_a_decision_is_not_left_behind(tmp_path):
    made = scaffold.template("decision", "12/QĐ-CTMH", TODAY, issuer="cong-ty", table=True)
    table = tmp_path / made.table_path
    table.mkdir(parents=True)
    found = scaffold.create(tmp_path, "decision", "12/QĐ-CTMH", TODAY, issuer="cong-ty", table=True)
    assert rules(found.problems) == {"unwritable-file"}
    assert not (tmp_path / made.path).exists()


def test_who_runs_the_site_has_a_template_and_nothing_said_is_written_over(tmp_path):
    place = tmp_path / "content/operator.yml"
    place.parent.mkdir()
    place.write_text("# Chưa điền.\nillustrative: true\n", "utf-8")
    made = scaffold.create(tmp_path, "operator", "Liên đoàn Lao động tỉnh Mẫu", TODAY)
    assert made.paths == ("content/operator.yml",)
    whole = uncommented(place.read_text("utf-8"))
    record, problems = read(Unit(OPERATOR, "content/operator.yml", whole.encode()))
    assert not problems
    assert record.name == "Liên đoàn Lao động tỉnh Mẫu"
    assert record.hosting.country == "Việt Nam"
    assert {doc.key for doc in fieldguide.guide("operator")} == set(re.findall(r"(?m)^([a-z_]+):", whole))
    again = scaffold.create(tmp_path, "operator", "Nơi khác", TODAY)
    assert [one.rule for one in again.problems] == ["unwritable-file"]
    assert "tỉnh Mẫu" in place.read_text("utf-8")
