"""Templates can be filled in as they stand, every example in them is sound, and nothing is written over."""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from bangvang import checking, examples, fieldguide, scaffold, source, vietnamese
from bangvang.problems import Severity, as_text, has_errors
from bangvang.reading import Unit, read
from bangvang.records import BY_HAND, BY_NAME, OPERATOR
from bangvang.records.decision import AwardRow
from bangvang.records.schema import fields_of
from bangvang.scaffold import dumping
from bangvang.scaffold.text import NOT_ASKED

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
        done += [found[1] + one for one in dumping.lines(found[2], value)]
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
    assert record.illustrative or kind == "entry", "what is invented says so; a stranger's entry may not"
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
    assert re.findall(r'<h2 id="[^"]*">(.*)</h2>', record.story.html) == headings
    assert [one.rule for one in problems] == ["empty-section"] * len(headings)


def test_the_worked_examples_are_one_world_that_every_rule_accepts():
    paths, _ = source.find_files(ROOT, ["content/campaigns", "content/decisions", "content/documents"])
    more, _ = source.find_files(ROOT, ["content/events", "content/organisations", "exemplars"])
    files = {path: (ROOT / path).read_bytes() for path in [*paths, *more]}
    ours = {}
    for kind in BY_HAND:
        values = {"id": examples.IDS[kind.name], **examples.WORKED[kind.name]}
        text = "\n".join(line for key, value in values.items() for line in dumping.lines(key, value)) + "\n"
        text = f"---\n{text}---\n\nBài viết.\n" if kind.suffix == ".md" else text
        path = kind.pattern.replace("**/", "").replace("*", examples.IDS["contest"]).replace("{id}", values["id"])
        ours[path] = text.encode()
    photographed = [path.rpartition("/")[0] for path, text in ours.items() if b"so-gio-nuoc.jpg" in text]
    ours |= {f"{folder}/so-gio-nuoc.jpg": b"" for folder in photographed}
    checked = checking.check(files | ours, TODAY)
    found = [one for one in checked.problems if one.at.path in ours and one.severity is not Severity.ADVICE]
    assert found == []


# An entry asks what its contest asks

ENTRY_CONTESTS = {
    "minh-hoa-2026": (ROOT / "content/contests/thi-viet-minh-hoa-2026/contest.yml").read_text("utf-8"),
    "bao-chi": """name: Giải báo chí
summary: Tác phẩm đã đăng về người tốt.
closes: 31/12/2026
tracks: [{id: bao-in, title: Báo in, kind: press, length: {max: 4, unit: trang}}]
ai_policy: forbidden
""",
    "anh-hai-loai": """name: Ảnh và lời
summary: Ảnh chân dung, ảnh việc làm.
closes: 31/12/2026
tracks:
  - {id: bai-viet, title: Bài viết, photos: {min: 3, max: 3, required_kinds: [portrait, activity]}}
ai_policy: allowed
""",
}
ANSWERS = {
    "track": "bai-viet", "name": "Tập thể tổ may số 4", "place": "ha-noi", "detail": "phường Tây Hồ", "pages": "4",
    "kind": "other", "caption": "Chị em trong tổ, tháng 9/2026", "credit": "Tổ công đoàn", "alt": "Sáu người bên máy",
    "original": "true", "unpublished": "true", "ai_help": "không", "subject_consent": "true", "rules_accepted": "true",
    "where": "Báo Hànộimới", "when": "12/8/2026",
}  # fmt: skip
"""What somebody writes at the marked places: on the lines left empty, and nowhere else."""
GROUPS = ("subject", "places", "declarations", "published", "photos")


@pytest.mark.parametrize("name", ENTRY_CONTESTS)
def test_an_entry_filled_in_at_the_marked_places_passes(tmp_path, name):
    path = f"content/contests/{name}/contest.yml"
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(ENTRY_CONTESTS[name], "utf-8")
    made = scaffold.create(tmp_path, "entry", "Người giữ lửa lò", TODAY)
    assert made.problems == ()
    empty = (tmp_path / made.paths[0]).read_text("utf-8")
    photos = iter(f"anh-{number}.jpg" for number in range(1, 9))
    lines = [
        f"{line} {next(photos) if found[1] == 'file' else ANSWERS[found[1]]}"
        if (found := re.fullmatch(r" *(?:- )?([a-z_]+):", line)) and found[1] not in GROUPS
        else line
        for line in empty.split("\n")
    ]
    told = "\n".join(lines) + "Tổ may bắt đầu từ năm giờ sáng. " * 60
    folder = made.paths[0].rpartition("/")[0]
    sent = {f"{folder}/{file}": b"" for file in re.findall(r"anh-\d\.jpg", told)}
    rest = {path: ENTRY_CONTESTS[name].encode()} | sent
    checked = checking.check(rest | {made.paths[0]: told.encode()}, TODAY)
    found = [one for one in checked.problems if one.at.path == made.paths[0]]
    assert rules(found) <= {"empty-section", "subject-not-agreed"}, found
    assert not has_errors(found)
    unanswered = checking.check(rest | {made.paths[0]: empty.encode()}, TODAY).problems
    assert made.paths[0] in {one.at.path for one in unanswered if one.severity is Severity.ERROR}, (
        "nothing is taken as said that was not said"
    )


def test_the_sample_of_the_guide_passes_in_the_contest_that_is_open():
    guide = (ROOT / "content/pages/huong-dan/gui-bai-du-thi.md").read_text("utf-8")
    sample = re.search(r"```yaml\n(---\n.*?)```", guide, re.DOTALL)[1] + "Bốn giờ sáng, lò đã đỏ lửa. " * 60
    folder = "content/contests/minh-hoa-2026/entries/bv-7k3m9q"
    photos = {f"{folder}/{file}": b"" for file in re.findall(r"file: (\S+)", sample)}
    files = {"content/contests/minh-hoa-2026/contest.yml": ENTRY_CONTESTS["minh-hoa-2026"].encode()}
    found = checking.check(files | photos | {f"{folder}/entry.md": sample.encode()}, TODAY).problems
    assert rules(one for one in found if one.at.path.startswith(folder)) == {"subject-not-agreed"}


def test_an_entry_says_what_the_contest_asks(tmp_path):
    contests = {id: ENTRY_CONTESTS[id] for id in ("minh-hoa-2026", "anh-hai-loai")}
    for id, text in contests.items():
        (tmp_path / f"content/contests/{id}").mkdir(parents=True)
        (tmp_path / f"content/contests/{id}/contest.yml").write_text(text, "utf-8")
    made = scaffold.create(tmp_path, "entry", "Bài", TODAY, contest="minh-hoa-2026")
    text = re.sub(r"\n##  ? ?", " ", (tmp_path / made.paths[0]).read_text("utf-8"))
    for said in (
        "mã bảng bai-viet",
        "từ 300 đến 1.500 từ",
        "kèm ít nhất 1 ảnh (hoạt động), nhiều nhất 5",
        "đến 17:00 ngày 31/12/2026",
        "Bảng phat-hien: thể lệ không đòi ảnh",
    ):
        assert said in text, said
    made = scaffold.create(tmp_path, "entry", "Bài", TODAY, contest="anh-hai-loai")
    text = (tmp_path / made.paths[0]).read_text("utf-8")
    assert re.findall(r"(?m)^    kind:(.*)$", text) == [" portrait", " activity", ""]
    assert re.search(r"(?m)^track: bai-viet$", text), "there is only one"


@pytest.mark.parametrize(
    ("change", "rule", "said"),
    [
        ({}, None, ""),
        ({"closes: 31/12/2026": "closes: 20/11/2026"}, "untimely-arrival", "hạn là hết ngày 20/11/2026"),
        ({"closes: 31/12/2026": "year: 2022"}, "untimely-arrival", "cuộc thi năm 2022"),
        ({"closes: 31/12/2026": "opens: 01/12/2026\ncloses: 31/12/2026"}, "untimely-arrival", "mở từ ngày 01/12/2026"),
        ({"closes: 31/12/2026": "closes: 31/12/2026\nsealed: {required: true}"}, "unsealed-entry", "niêm phong"),
    ],
)
def test_an_entry_begun_at_the_wrong_time_is_told_so(tmp_path, change, rule, said):
    text = ENTRY_CONTESTS["anh-hai-loai"]
    for before, after in change.items():
        text = text.replace(before, after)
    for id, one in {"nay": text, "khac": ENTRY_CONTESTS["anh-hai-loai"]}.items():
        (tmp_path / f"content/contests/{id}").mkdir(parents=True)
        (tmp_path / f"content/contests/{id}/contest.yml").write_text(one, "utf-8")
    made = scaffold.create(tmp_path, "entry", "Bài", TODAY, contest="nay")
    assert (tmp_path / made.paths[0]).is_file(), "organisers copy in what came on paper"
    assert [one.rule for one in made.problems] == ([rule] if rule else [])
    assert not has_errors(made.problems)
    assert all(said in one.message for one in made.problems)


def test_without_a_contest_it_is_said_which_take_entries(tmp_path):
    texts = {"mot": ENTRY_CONTESTS["bao-chi"], "hai": ENTRY_CONTESTS["anh-hai-loai"].replace("2026", "2025")}
    for id, text in (texts | {"hong": "name: ["}).items():
        (tmp_path / f"content/contests/{id}").mkdir(parents=True)
        (tmp_path / f"content/contests/{id}/contest.yml").write_text(text, "utf-8")
    (told,) = scaffold.create(tmp_path, "entry", "Bài", TODAY).problems
    assert "Đang nhận bài: mot (Giải báo chí, nhận bài đến hết ngày 31/12/2026)" in told.fix
    assert 'python build.py new entry --contest mot "Tên bài"' in told.fix
    assert as_text([told]).startswith("lỗi unknown-contest: chưa ghi bài này dự cuộc thi nào"), "it stands in no file"
    (later,) = scaffold.create(tmp_path, "entry", "Bài", date(2027, 1, 1)).problems
    assert "Hiện không cuộc thi nào nhận bài" in later.fix
    assert scaffold.create(tmp_path, "entry", "Bài", TODAY, contest="hong").paths, "its rules are for check to mend"


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
