"""A contest from its rules to its results, by the commands themselves: blind, exact, twice the same, by decision."""

import csv
import io
import shutil
import subprocess
import zipfile
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace
from support import contest
from support.projects import pages_of, project, run

from bangvang import clock, disclosure, gathering, judging, moments, site, source
from bangvang.commands import main
from bangvang.exports import scoresheet
from bangvang.gathering import written_by_hand
from bangvang.imports import excel
from bangvang.jury import answers, room, sheets
from bangvang.jury.awarding import awarded
from bangvang.jury.decided import Wanted
from bangvang.jury.tables import Author
from bangvang.project import FOLDERS, Project
from bangvang.records.entry import Outcome
from bangvang.records.jury import Quota, QuotaOf, Severity


def play(base: Path, monkeypatch) -> tuple[Path, Path]:
    """From the closing day to the announcement; the public folder and the private one."""
    root, private = project(base / "kho", contest.files()), contest.private(base / "rieng")

    def call(day: str, *arguments: object) -> None:
        monkeypatch.setenv(clock.VARIABLE, day)
        assert main(["contest", *map(str, arguments)], root) == 0

    for round, seed, day in (("so-khao", "2026", "2026-10-09"), ("chung-khao", "77", "2026-10-20")):
        call(day, "pack", contest.ID, round, "--seed", seed, "--private", private)
        call(day, "tally", contest.ID, round, "--private", private, *contest.judge(private / round))
    decide(root)
    chosen = ("--collective", "tap-the=so-minh-hoa")
    call("2026-11-01", "results", contest.ID, "--private", private, *chosen)
    call("2026-11-01", "feedback", contest.ID, "--private", private)
    return root, private


def decide(root: Path) -> None:
    """The decision is signed and entered, the rules name it."""
    place = root / "content/decisions/minh-hoa/2026" / f"{contest.DECISION}.yml"
    place.parent.mkdir(parents=True)
    place.write_text(contest.DECIDED, "utf-8")
    rules = root / contest.FOLDER / "contest.yml"
    rules.write_text(rules.read_text("utf-8") + f"results_decision: {contest.DECISION}\n", "utf-8")


@pytest.fixture(scope="module")
def played(tmp_path_factory) -> tuple[Path, Path]:
    with pytest.MonkeyPatch.context() as patch:
        return play(tmp_path_factory.mktemp("played"), patch)


@pytest.fixture
def packed(tmp_path, monkeypatch) -> tuple[Path, Path]:
    """A contest whose first round has been packed."""
    root, private = project(tmp_path / "kho", contest.files()), contest.private(tmp_path / "rieng")
    monkeypatch.setenv(clock.VARIABLE, "2026-10-09")
    assert main(["contest", "pack", contest.ID, "so-khao", "--seed", "1", "--private", str(private)], root) == 0
    return root, private


def catalogue_of(root: Path, day=None):
    files = written_by_hand(source.Folder(root, source.find_files(root, FOLDERS)[0], lambda _: 10**7))
    return gathering.gather(source.Given(files), day or clock.today()).catalogue


def tree(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


@pytest.mark.slow
def test_twice_the_same_bytes(played, tmp_path, monkeypatch):
    again = play(tmp_path, monkeypatch)
    assert tree(again[0] / "content") == tree(played[0] / "content")
    made = {name: data for name, data in tree(played[1]).items() if not name.endswith(".xlsx")}  # filled in since
    assert {name: data for name, data in tree(again[1]).items() if name in made} == made
    sites = []
    for root in (played[0], again[0]):
        ran = run(root, "build", "--no-cards", "--jobs", "1")
        assert ran.returncode == 0, ran.stderr
        sites.append(tree(root / "site" / "cuoc-thi"))
        shutil.rmtree(root / "site")
    assert sites[0] == sites[1]
    assert f"{contest.ID}/ket-qua/chung-khao.csv" in sites[0]


def test_the_published_scores_give_the_published_ranking(played, capsys):
    """By other means: from the CSV alone, by hand."""
    text = (played[0] / contest.FOLDER / "scores/chung-khao.csv").read_text()
    weight = {"phat-hien": 1, "chan-thuc": 1, "lan-toa": 2}
    totals, proof = defaultdict(lambda: defaultdict(Fraction)), defaultdict(list)
    for row in csv.DictReader(io.StringIO(text)):
        if not row["abstain"]:
            totals[row["entry"]][row["judge"]] += Fraction(row["score"]) * weight[row["criterion"]]
            if row["criterion"] == "chan-thuc":
                proof[row["entry"]].append(Fraction(row["score"]))
    key = {one: (sum(had.values()) / len(had), sum(proof[one]) / len(had)) for one, had in totals.items()}
    expected = [(1 + sum(other > key[one] for other in key.values()), one) for one in key]
    assert main(["contest", "rank", contest.ID], played[0]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(int(row["place"]), row["entry"]) for row in rows if row["place"]] == sorted(expected)
    assert len(rows) == 12
    won = [one.entry for one in catalogue_of(played[0]).results[contest.ID].winners if one.entry]
    assert won == [row["entry"] for row in rows[:6]]


@pytest.mark.parametrize("adjusted", [False, True])
def test_when_an_entry_is_withdrawn_after_the_judging_the_next_move_up(played, adjusted):
    """Whichever it is, and whether it is taken back or refused: the order of the others stays as it was."""
    known = catalogue_of(played[0])
    rules = known.contests[contest.ID]
    if adjusted:
        rounds = tuple(one.model_copy(update={"severity": Severity.ADJUSTED}) for one in rules.rounds)
        rules = rules.model_copy(update={"rounds": rounds})
    marks = {one.id: known.marks[contest.ID, one.id] for one in rules.rounds}
    entries = known.entries_of[contest.ID]
    before = [one for one in judging.ranked(rules, entries, marks).places if one.place]
    assert len(before) > 4
    for gone in before:
        change = {"withdrawn": object()} if gone.place % 2 else {"accepted": Outcome.REFUSED}
        left = [one.model_copy(update=change) if one.id == gone.entry else one for one in entries]
        after = [one for one in judging.ranked(rules, left, marks).places if one.place]
        assert [(one.entry, one.result) for one in after] == [(o.entry, o.result) for o in before if o is not gone]
        assert [one.place for one in after] == [1 + sum(o.result > one.result for o in after) for one in after]


def test_packs_are_blind(played):
    for judge in (played[1] / "chung-khao").glob("gk-*"):
        screen = (judge / room.SCREEN).read_text("utf-8")
        with zipfile.ZipFile(judge / room.sheet(judge.name)) as book:
            sheet = "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
        paper = (judge / room.PAPER).read_bytes()
        for secret in (*contest.WRITERS, "anh.jpg", *(contest.code(number) for number in range(12))):
            assert secret not in screen
            assert secret not in sheet
            assert secret.encode() not in paper
        assert "▇▇▇" in screen
        assert "data:image/jpeg;base64," in screen
        assert paper.startswith(b"%PDF-")


def test_nobody_judges_his_own(played):
    _, drawn = room.read_draw(played[1] / "so-khao" / room.DRAW)
    read = {(one.judge, one.entry) for one in drawn if not one.conflict}
    own_unit = {("gk-01", contest.code(number)) for number in (0, 4, 8)}
    own_text = {("gk-02", contest.code(number)) for number in (1, 4, 7, 10)}
    assert not read & (own_unit | own_text | {("gk-03", contest.code(2))})
    assert all(sum(one.entry == contest.code(n) and not one.conflict for one in drawn) == 3 for n in range(12))
    text = (played[0] / contest.FOLDER / "scores/so-khao.csv").read_text()
    assert f"gk-01,{contest.code(0)},,,1,conflict" in text
    assert "Giám Khảo" not in text


def test_letters_go_by_code(played):
    letters = tree(played[1] / room.FEEDBACK)
    assert sorted(letters) == sorted(f"{contest.code(number)}.txt" for number in range(12))
    text = letters[f"{contest.code(0)}.txt"].decode()
    assert "Lời giám khảo: Bài có việc thật" in text
    assert "gk-0" not in text


def test_before_the_decision_nothing_is_out(played, tmp_path):
    root = tmp_path / "kho"
    shutil.copytree(played[0], root, symlinks=True)
    shown = disclosure.public(catalogue_of(root))
    assert {page.kind for page in pages_of(shown)} >= {"result", "writer"}
    before = catalogue_of(root, clock.today().replace(month=10, day=29))
    early = disclosure.public(before)
    assert (dict(early.results), dict(early.marks)) == ({}, {})
    kinds = {page.kind for page in pages_of(early)}
    assert not kinds & {"result", "writer"}


def test_a_writer_who_takes_consent_back_is_named_no_more(played, tmp_path):
    root = tmp_path / "kho"
    shutil.copytree(played[0], root, symlinks=True)
    path = root / contest.FOLDER / "results.yml"
    text = path.read_text("utf-8")
    assert '"evidence": "giay-01"' in text
    path.write_text(
        text.replace('"evidence": "giay-01"', '"evidence": "giay-01", "withdrawn_on": "2026-11-15"'), "utf-8"
    )
    shown = disclosure.public(catalogue_of(root))
    assert shown.results[contest.ID].writers == ()
    assert not [page for page in pages_of(shown) if page.kind == "writer"]


APPEALS = """appeals:
  - received: 05/11/2026
    entry: %s
    what: Hỏi cách tính điểm Sức lan tỏa
    answered: 07/11/2026
    by: Hội đồng chấm minh họa
    outcome: kept
    answer: Hệ số 2 theo thể lệ; bảng điểm đã đăng
  - {received: 12/11/2026, what: Hỏi vì sao không có giải Nhì thứ ba}
  - {received: 13/11/2026, what: Hỏi lại, answered: 14/11/2026, by: Phòng Nội vụ minh họa, outcome: late}
"""


def test_appeals_are_logged_with_who_decides_and_one_that_came_late_is_refused(played, tmp_path):
    """The window of the rules is 2/11 to 12/11."""
    root = tmp_path / "kho"
    shutil.copytree(played[0], root, symlinks=True)
    path, told = root / contest.FOLDER / "results.yml", APPEALS % contest.code(0)

    def warned(text: str) -> list[str]:
        path.write_text(before + text, "utf-8")
        found = site.judged(site.gather(Project(root, root / "site", clock.today()))).problems
        return [one.message for one in found if one.rule == "appeal-out-of-window"]

    before = path.read_text("utf-8")
    assert warned(told.replace(", outcome: late", "")) == ["nhận ngày 13/11/2026, ngoài thời hạn kiến nghị của thể lệ"]
    assert warned(told.replace("13/11/2026", "12/11/2026")) == [
        "nhận ngày 12/11/2026, trong thời hạn của thể lệ mà không xét"
    ]
    assert warned(told) == []
    shown = disclosure.public(catalogue_of(root))
    page = next(one for one in pages_of(shown) if one.kind == "result")
    assert page.model.window == "từ ngày 02/11/2026 đến hết ngày 12/11/2026"
    kept, waiting, late = page.model.appeals
    assert (kept.by, kept.outcome, kept.answered) == ("Hội đồng chấm minh họa", "giữ nguyên kết quả", "07/11/2026")
    assert kept.entry.address.endswith(f"/{contest.code(0)}/")
    assert (waiting.answered, waiting.outcome) == ("", "")
    assert late.outcome == "không xét, vì nhận ngoài thời hạn"


def test_a_receipt_is_proved_with_the_tools_of_any_system(played, tmp_path, capsys):
    """From the folder as its writer sent it; it holds whatever organisers have written since."""
    root, code = tmp_path / "kho", contest.code(0)
    shutil.copytree(played[0], root, symlinks=True)
    folder = root / contest.FOLDER / "entries" / code
    shutil.copytree(folder, tmp_path / "gui")
    (tmp_path / "gui/entry.md").write_text(contest.entry(0).replace("submitted: 17:00 20/09/2026\n", ""), "utf-8")
    command = "LC_ALL=C sha256sum * | sha256sum"
    listed = subprocess.run(command, shell=True, cwd=tmp_path / "gui", capture_output=True, text=True)
    digest = listed.stdout.split()[0]
    assert f'{{"code": "{code}", "sha256": "{digest}"}}' in (root / contest.FOLDER / "results.yml").read_text("utf-8")
    assert main(["contest", "receipt", code], root) == 0
    told = capsys.readouterr().out
    assert f"Mã băm (SHA-256): {digest}" in told
    assert "Nhận lúc: 17:00 ngày 20/9/2026" in told
    text = contest.entry(0).replace("submitted:", "accepted: accepted\njury_note: Đã xem.\nsubmitted:")
    (folder / "entry.md").write_text(text, "utf-8")
    assert main(["contest", "verify-receipt", code, digest], root) == 0
    assert "mã băm khớp biên nhận" in capsys.readouterr().out
    assert main(["contest", "verify-receipt", code, "0" * 64], root) == 1
    assert "khác biên nhận" in capsys.readouterr().err
    (folder / "entry.md").write_text(text.replace("lặng lẽ", "âm thầm"), "utf-8")
    assert main(["contest", "verify-receipt", code, digest], root) == 1
    assert "tệp của bài trong kho nay đã khác" in capsys.readouterr().err


# ---- what goes wrong


def cell(sheet, row: int, column: str):
    return sheet[f"{column}{scoresheet.HEADER_ROW + 1 + row}"]


def spoil_mark(sheet, value: object) -> None:
    cell(sheet, 1, "C").value = value


def foreign_number(sheet) -> None:
    cell(sheet, 1, "A").value = 99


def titles_sorted_alone(sheet) -> None:
    one, other = cell(sheet, 1, "B"), cell(sheet, 2, "B")
    one.value, other.value = other.value, one.value


def twice(sheet) -> None:
    cell(sheet, 2, "A").value = cell(sheet, 1, "A").value


WRONG = [
    (lambda s: spoil_mark(s, None), "ô C7: thiếu điểm"),
    (lambda s: spoil_mark(s, 2), "ô C7: điểm 2 vượt mức tối đa 1"),
    (lambda s: spoil_mark(s, -1), "ô C7: “-1” không phải là điểm"),
    (lambda s: spoil_mark(s, "tốt"), "ô C7: “tốt” không phải là điểm.\n    Vòng này chỉ ghi 1 (đạt) hoặc 0"),
    (lambda s: spoil_mark(s, 0.125), "ô C7: điểm 0.125 lẻ quá hai chữ số"),
    (lambda s: spoil_mark(s, 0.5), "ô C7: điểm 0.5 không phải 1 hay 0.\n    Vòng này chỉ ghi 1 (đạt) hoặc 0"),
    (lambda s: spoil_mark(s, "=1/0"), "ô C7: ô là công thức không có kết quả"),
    (foreign_number, "ô A7: bài số 99 không phân công cho gk-01"),
    (twice, "ô A8: bài số"),
    (lambda s: setattr(cell(s, 1, "D"), "value", "bận"), "ô D7: lý do không chấm “bận” không có trong danh sách"),
    (lambda s: setattr(cell(s, 1, "D"), "value", "vắng mặt"), "ô D7: vừa cho điểm vừa ghi không chấm"),
    (lambda s: setattr(s["B3"], "value", "11/10/2026"), "ô B3: phiếu ghi nộp ngày 11/10/2026, chưa tới"),
    (lambda s: setattr(s["B3"], "value", "01/9/2026"), "ô B3: phiếu ghi nộp ngày 01/9/2026, khi vòng chưa bắt đầu"),
    (titles_sorted_alone, "mang tên bài số"),
    (lambda s: setattr(s["B3"], "value", "hôm qua"), "ô B3: “hôm qua” không phải là ngày giờ"),
    (lambda s: setattr(s["B2"], "value", f"{contest.ID}/so-khao/gk-99"), "giám khảo “gk-99” không được phân công"),
    (lambda s: setattr(s["B2"], "value", f"{contest.ID}/chung-khao/gk-01"), "ô B2: phiếu của “viet-ve-guong-minh-hoa”"),
    (lambda s: setattr(s["C6"], "value", "Khá"), "hàng 6: không có cột “Đạt”"),
    (lambda s: s.delete_rows(scoresheet.HEADER_ROW + 2), ": thiếu bài số"),
    (lambda s: s.delete_rows(scoresheet.HEADER_ROW + 1), "không thấy dòng tiêu đề có “Số bài”"),
]


@pytest.mark.parametrize(("spoil", "said"), WRONG, ids=[said for _, said in WRONG])
def test_a_bad_sheet_is_told_cell_by_cell(filled, spoil, said):
    asked, data = filled
    book = openpyxl.load_workbook(io.BytesIO(data))
    spoil(book.active)
    out = io.BytesIO()
    book.save(out)
    found = sheets.collect(asked, {"phieu.xlsx": excel.read(out.getvalue())})
    told = [one.text for one in found.wrong if one.file == "phieu.xlsx"]
    assert any(said in one for one in told), told
    assert all(one.startswith("phieu.xlsx") for one in told)


@pytest.fixture(scope="module")
def filled(played) -> tuple[answers.Asked, bytes]:
    """What the first round asks, and the sheet of its first judge, filled in well."""
    root, private = played
    said = catalogue_of(root).contests[contest.ID].round("so-khao")
    _, drawn = room.read_draw(private / "so-khao" / room.DRAW)
    opens, closes = moments.parse("01/10/2026"), moments.Moment(said.ends.latest(), ends_day=True)
    titles = {one.id: one.title for one in catalogue_of(root).entries.values()}
    asked = answers.Asked(contest.ID, judging.round_of(said), drawn, opens, closes, moments.parse("09/10/2026"), titles)
    return asked, (private / "so-khao/gk-01" / room.sheet("gk-01")).read_bytes()


def test_a_sheet_that_comes_late_is_not_taken(filled):
    asked, data = filled
    book = openpyxl.load_workbook(io.BytesIO(data))
    book.active["B3"].value = "11/10/2026"
    book.save(out := io.BytesIO())
    later = replace(asked, today=moments.parse("12/10/2026"))
    told = [one.text for one in sheets.collect(later, {"phieu.xlsx": excel.read(out.getvalue())}).wrong]
    assert any("ô B3: phiếu nộp ngày 11/10/2026 đã quá hạn chấm" in one for one in told), told


def test_with_one_bad_sheet_nothing_is_written(packed, capsys):
    root, private = packed
    given = contest.judge(private / "so-khao")
    Path(given[0]).write_bytes(b"PK\x03\x04 not a workbook")
    assert main(["contest", "tally", contest.ID, "so-khao", "--private", str(private), *given], root) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"{given[0]}: tệp hỏng")
    assert "chưa có phiếu của giám khảo gk-01" in told
    assert "Chưa ghi tệp nào." in told
    assert not (private / "so-khao" / room.SCORES).exists()


def test_private_tables_never_lie_in_the_repository(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(clock.VARIABLE, "2026-10-09")
    root = project(tmp_path / "kho", contest.files())
    inside = contest.private(root / "rieng")
    assert main(["contest", "pack", contest.ID, "so-khao", "--seed", "1", "--private", str(inside)], root) == 1
    assert "nằm trong kho công khai" in capsys.readouterr().err


def test_a_second_tally_says_whose_marks_it_changes_and_that_the_next_round_is_out(
    played, tmp_path, capsys, monkeypatch
):
    """An entry that passed and passes no more; and a table spoilt by hand is mended by tallying again."""
    private = shutil.copytree(played[1], tmp_path / "rieng")
    monkeypatch.setenv(clock.VARIABLE, "2026-10-09")
    sheets = sorted(map(str, (private / "so-khao").glob(f"*/{room.sheet('*')}")))
    arguments = ["contest", "tally", contest.ID, "so-khao", "--private", str(private), str(private / "so-khao")]
    (private / "so-khao/~$phieu-cham-gk-01.xlsx").write_bytes(b"held open by Excel")
    assert main(arguments, played[0]) == 0
    assert "Khác lần" not in capsys.readouterr().out
    _, drawn = room.read_draw(private / "so-khao" / room.DRAW)
    numbers = {(one.judge, one.entry): one.number for one in drawn}
    table = (private / "so-khao" / room.RANKING).read_text("utf-8-sig")
    best = next(csv.DictReader(io.StringIO(table)))["entry"]
    for path in sheets:
        book = openpyxl.load_workbook(path)
        for row in book.active.iter_rows(min_row=scoresheet.HEADER_ROW + 2):
            if row[0].value == numbers.get((Path(path).parent.name, best)):
                row[2].value = 0
        book.save(path)
    assert main(arguments, played[0]) == 0
    told = capsys.readouterr().out
    assert f"Khác lần tổng hợp trước: điểm của bài {best}." in told
    assert "Vòng chung khảo đã làm hồ sơ theo danh sách cũ" in told
    (private / "so-khao" / room.SCORES).write_text("hỏng", "utf-8")
    assert main(arguments, played[0]) == 0


def test_why_there_is_nothing_to_judge_is_told_and_who_is_left_out(packed, capsys):
    """By reason, with how many and which: an entry without the hour it came at is not passed over in silence."""
    root, private = packed
    pack = ["contest", "pack", contest.ID, "so-khao", "--seed", "1", "--private", str(private)]
    entries = sorted((root / contest.FOLDER / "entries").glob("*/entry.md"))
    written = {path: path.read_text("utf-8") for path in entries}

    def change(path: Path, new: str) -> None:
        lines = (new if one.startswith("submitted:") else one for one in written[path].splitlines(keepends=True))
        path.write_text("".join(lines), "utf-8")

    for path in entries:
        change(path, "submitted: 01/10/2026\n")
    change(entries[0], "")
    change(entries[1], "submitted: 20/09/2026\naccepted: refused\n")
    change(entries[2], "submitted: 20/09/2026\nwithdrawn: {on: 21/09/2026}\n")
    assert main(pack, root) == 1
    told = capsys.readouterr().err
    assert (
        f"không có bài nào để chấm ở vòng này: 1 bài chưa ghi giờ nhận (submitted): {entries[0].parent.name}; " in told
    )
    assert f"{len(entries) - 3} bài đến ngoài thời hạn: " in told
    assert f"1 bài không hợp lệ (accepted: refused): {entries[1].parent.name}; " in told
    assert f"1 bài đã rút (withdrawn): {entries[2].parent.name}." in told
    for path in entries[3:]:
        path.write_text(written[path], "utf-8")
    shutil.rmtree(private / "so-khao")
    assert main(pack, root) == 0
    assert f"không chấm 1 bài chưa ghi giờ nhận (submitted): {entries[0].parent.name}." in capsys.readouterr().out


def test_a_photo_of_several_megabytes_counts_in_a_receipt(packed, capsys):
    root, _ = packed
    folder = root / contest.FOLDER / "entries" / contest.code(0)
    with next(folder.glob("*.jpg")).open("ab") as file:
        file.write(b"\0" * 3_000_000)
    command = "LC_ALL=C sha256sum *.jpg"
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, check=True)
    assert main(["contest", "receipt", contest.code(0)], root) == 0
    assert done.stdout in capsys.readouterr().out


def test_a_draw_that_cannot_be_is_told(packed, capsys):
    root, private = packed
    judges = private / room.JUDGES
    judges.write_text("".join(judges.read_text("utf-8").partition("  - code: gk-04")[0]), "utf-8")
    assert main(["contest", "pack", contest.ID, "so-khao", "--seed", "1", "--private", str(private)], root) == 1
    told = capsys.readouterr().err
    assert (
        f"bài {contest.code(0)} cần 3 giám khảo, chỉ còn 2: không chấm được là gk-01 (cùng đơn vị với nhân vật)" in told
    )


def test_a_slip_in_the_table_of_judges_is_told_at_its_line(packed, capsys):
    root, private = packed
    judges = private / room.JUDGES
    judges.write_text(judges.read_text("utf-8").replace("code: gk-02", "cod: gk-02"), "utf-8")
    assert main(["contest", "pack", contest.ID, "so-khao", "--seed", "1", "--private", str(private)], root) == 1
    assert f"{judges}:5:5: lỗi" in capsys.readouterr().err


def test_no_result_without_a_decision(packed, capsys):
    root, private = packed
    assert main(["contest", "results", contest.ID, "--private", str(private)], root) == 1
    assert "chưa có quyết định trao giải" in capsys.readouterr().err
    decide(root)
    assert main(["contest", "results", contest.ID, "--private", str(private)], root) == 1
    assert "quyết định đề ngày 30/10/2026, chưa đến ngày công bố" in capsys.readouterr().err
    assert not (root / contest.FOLDER / "results.yml").exists()


def test_a_writer_gets_no_more_prizes_than_the_rules_allow(played):
    """Only the private table knows who wrote; without it the limit cannot be looked at, and that is said."""
    root, _ = played
    known = catalogue_of(root)
    rules = known.contests[contest.ID]
    marks = {one.id: known.marks[contest.ID, one.id] for one in rules.rounds}
    entries = known.entries_of[contest.ID]
    limited = rules.model_copy(update={"quotas": (Quota(of=QuotaOf.AUTHOR, most=1),)})
    one_hand = {one.id: Author(code=one.id, authors=("Nguyễn Văn Ví Dụ",)) for one in entries}
    places = judging.ranked(rules, entries, marks).places

    def won(authors) -> tuple[list[dict], str]:
        made = awarded(known, limited, entries, authors, places, Wanted())
        return made.winners, " ".join(made.told)

    winners, told = won(one_hand)
    assert len(winners) == 1 and "đã đủ 1 giải cho mỗi tác giả" in told
    winners, told = won({})
    assert len(winners) == 6 and "chưa có tác giả của bài" in told


def test_more_entries_than_one_writer_may_send_are_told_by_code(tmp_path, monkeypatch, capsys):
    files = contest.files()
    files[f"{contest.FOLDER}/contest.yml"] = contest.RULES + "max_entries_per_author: 1\n"
    root, private = project(tmp_path / "kho", files), contest.private(tmp_path / "rieng")
    monkeypatch.setenv(clock.VARIABLE, "2026-10-09")
    assert main(["contest", "pack", contest.ID, "so-khao", "--seed", "1", "--private", str(private)], root) == 0
    out = capsys.readouterr().out
    assert "thể lệ nhận nhiều nhất 1 bài mỗi người" in out and "Ví Dụ" not in out


def test_a_pack_before_the_close_is_for_rehearsal_only(tmp_path, monkeypatch, capsys):
    """On the last day too; from the next one on it is the pack."""
    root, private = project(tmp_path / "kho", contest.files()), contest.private(tmp_path / "rieng")
    arguments = ["contest", "pack", contest.ID, "so-khao", "--seed", "1", "--private", str(private)]
    monkeypatch.setenv(clock.VARIABLE, "2026-09-30")
    assert main(arguments, root) == 1
    assert "còn nhận bài đến hết ngày 30/9/2026" in capsys.readouterr().err
    assert not (private / "so-khao").exists()
    assert main([*arguments, "--before-close"], root) == 0
    told = capsys.readouterr()
    assert "chỉ để diễn tập" in told.err and "12 bài chưa ghi accepted" in told.out
    monkeypatch.setenv(clock.VARIABLE, "2026-10-01")
    assert main(arguments, root) == 0
    assert "diễn tập" not in capsys.readouterr().err


def test_a_sheet_of_pass_or_fail_says_what_to_write_and_takes_nothing_else(packed):
    sheet = openpyxl.load_workbook(packed[1] / "so-khao/gk-01" / room.sheet("gk-01")).active
    assert sheet["C6"].value == "Đạt (1 hoặc 0)"
    assert sheet["A4"].value.startswith("Ghi 1 nếu bài đạt, 0 nếu không đạt.")
    rule = next(one for one in sheet.data_validations.dataValidation if "C7" in one.sqref)
    assert (rule.type, rule.formula1) == ("list", '"1,0"')


def test_a_round_is_not_drawn_anew_over_sheets_that_are_out(packed, capsys):
    """Numbers on sheets handed out would mean other entries; the same draw again changes nothing."""
    root, private = packed
    arguments = ["contest", "pack", contest.ID, "so-khao", "--private", str(private)]
    assert main([*arguments, "--seed", "1"], root) == 0
    assert main([*arguments, "--seed", "7"], root) == 1
    assert "đã rút phân công khác" in capsys.readouterr().err


def test_scores_changed_after_the_results_are_told_by_the_clerk(played, tmp_path, capsys, monkeypatch):
    """What is wrong then is wrong in results.yml, which the pull request does not touch."""
    root = shutil.copytree(played[0], tmp_path / "kho")

    def git(*arguments: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)

    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "first")):
        git(*arguments)
    scores = next((root / contest.FOLDER / "scores").glob("*.csv"))
    lines = scores.read_text("utf-8").splitlines(keepends=True)
    scores.write_text("".join([*lines[:1], *lines[2:]]), "utf-8")
    git("commit", "-qam", "one mark less")
    monkeypatch.setenv(clock.VARIABLE, "2026-11-21")
    assert main(["check", "--changed", "HEAD~1"], root) == 1
    assert "results.yml" in (told := capsys.readouterr().out) and "changed-scores" in told
