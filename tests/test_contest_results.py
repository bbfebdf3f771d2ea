"""`contest results`: what is open is asked, what `check` refuses is not written, nothing public changes in silence."""

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, settings
from hypothesis import given as given_any
from hypothesis import strategies as st
from msgspec.structs import replace
from support import contest
from support.projects import project

from bangvang import checking, clock, gathering, judging, source
from bangvang.commands import main
from bangvang.jury import announce, room
from bangvang.jury.awarding import awarded
from bangvang.jury.decided import Chosen, Kept, Wanted
from bangvang.views import results

A, B, C, D, E = (contest.code(number) for number in range(5))
RULES = f"""\
name: Cuộc thi viết nhỏ (minh họa)
summary: Cuộc thi dựng lên để minh họa.
illustrative: true
closes: hết ngày 30/09/2026
results_decision: {contest.DECISION}
tracks:
  - {{id: bai-viet, title: Bài viết}}
  - {{id: phat-hien, title: Phát hiện}}
rounds:
  - {{id: vong, title: Vòng chấm, criteria: [{{id: hay, title: Hay, max: 10}}]}}
"""
LADDER = """\
prizes:
  - {id: nhat, tier: Giải Nhất, count: 1}
  - {id: nhi, tier: Giải Nhì, count: 1}
  - {id: phat-hien, tier: Giải Phát hiện, count: 1, track: phat-hien}
"""


class Small:
    """A contest of one round: its rules, what each entry got; `results` is called on it."""

    def __init__(self, base: Path, rules: str, points: dict[str, str], tracks: dict[str, str] | None = None) -> None:
        files = contest.files(len(points))
        files[f"{contest.FOLDER}/contest.yml"] = RULES + rules
        files[f"content/decisions/minh-hoa/2026/{contest.DECISION}.yml"] = contest.DECIDED
        for number in range(len(points)):
            path = f"{contest.FOLDER}/entries/{contest.code(number)}/entry.md"
            track = (tracks or {}).get(contest.code(number), "bai-viet")
            files[path] = files[path].replace("track: bai-viet", f"track: {track}")
        self.root, self.private = project(base / "kho", files), contest.private(base / "rieng", len(points))
        lines = [room.Drawn("gk-01", number, code, False) for number, code in enumerate(points, 1)]
        (self.private / "vong").mkdir()
        (self.private / "vong" / room.DRAW).write_bytes(room.draw_bytes("2026", lines))
        self.tally(points)

    def tally(self, points: dict[str, str]) -> None:
        lines = [f"gk-01,{code},hay,{score},,\n" for code, score in sorted(points.items())]
        head = "judge,entry,criterion,score,abstain,reason\n"
        (self.private / "vong" / room.SCORES).write_text(head + "".join(lines), "utf-8")

    def call(self, *options: str) -> int:
        return main(["contest", "results", contest.ID, "--private", str(self.private), *options], self.root)

    @property
    def path(self) -> Path:
        return self.root / contest.FOLDER / "results.yml"

    def said(self) -> dict:
        return yaml.safe_load(self.path.read_text("utf-8"))

    def won(self) -> list[tuple[str, str]]:
        return [(one["prize"], one.get("entry")) for one in self.said()["winners"]]

    def checked(self) -> int:
        return main(["check", contest.FOLDER], self.root)

    def commit(self) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "results")):
            subprocess.run(["git", *who, *arguments], cwd=self.root, check=True, capture_output=True)


@pytest.fixture(autouse=True)
def _day(monkeypatch) -> None:
    monkeypatch.setenv(clock.VARIABLE, "2026-11-01")


def test_an_entry_of_two_ladders_gets_the_higher_prize_and_the_next_the_other(tmp_path):
    small = Small(tmp_path, LADDER, {A: "9", B: "8", C: "7"}, {A: "phat-hien", C: "phat-hien"})
    assert small.call() == 0
    assert small.won() == [("nhat", A), ("nhi", B), ("phat-hien", C)]
    assert small.checked() == 0


def test_a_prize_that_nobody_got_is_asked_for_with_the_words_that_answer(tmp_path, capsys):
    ladder = LADDER.replace("Giải Nhì, count: 1", "Giải Nhì, count: 3")
    small = Small(tmp_path, ladder, {A: "9", B: "8"})
    assert small.call() == 1
    told = capsys.readouterr().err
    assert (
        'Giải Nhì: thể lệ có 3 giải, còn 2 giải chưa trao cho ai. Không trao thì gọi lại, thêm: --withhold "nhi:2='
        in told
    )
    assert '--withhold "phat-hien=' in told
    assert not small.path.exists()
    assert small.call("--withhold", "nhi:2=Chỉ có hai bài", "--withhold", "phat-hien=Không có bài") == 0
    assert small.said()["withheld"][0] == {"prize": "nhi", "count": 2, "reason": "Chỉ có hai bài"}
    assert small.call() == 0
    assert small.checked() == 0


def test_a_prize_the_rules_must_give_cannot_be_left(tmp_path, capsys):
    small = Small(
        tmp_path, LADDER.replace("count: 1, track", "count: 1, may_be_withheld: false, track"), {A: "9", B: "8"}
    )
    assert small.call() == 1
    assert "Thể lệ buộc phải trao" in capsys.readouterr().err
    assert small.call("--withhold", "phat-hien=Không có bài") == 1
    assert "“Giải Phát hiện” không được bỏ trống" in capsys.readouterr().err


def test_who_is_over_a_limit_is_passed_by_over_all_ladders_and_the_result_says_why(tmp_path):
    """A, B and D have one author each three: numbers 0 and 3 are of one hand."""
    rules = LADDER + "quotas: [{of: author, most: 1}]\n"
    small = Small(tmp_path, rules, {A: "9", B: "8", C: "5", D: "8.5", E: "4"}, {D: "phat-hien", C: "phat-hien"})
    assert small.call() == 0
    assert small.won() == [("nhat", A), ("nhi", B), ("phat-hien", C)]
    assert (
        small.said()["winners"][1]["reason"] == "Bài xếp trên không xét giải: theo thể lệ đã đủ 1 giải cho mỗi tác giả"
    )
    assert small.checked() == 0


def test_equals_of_whom_a_limit_takes_one_are_for_the_jury(tmp_path, capsys):
    rules = LADDER.replace("Giải Nhất, count: 1", "Giải Nhất, count: 2") + "quotas: [{of: author, most: 1}]\n"
    small = Small(tmp_path, rules, {A: "9", B: "5", C: "4", D: "9"}, {C: "phat-hien"})
    assert small.call() == 1
    assert f"2 bài đồng hạng ({A} và {D})" in capsys.readouterr().err
    left = ("--withhold", "phat-hien=Không còn bài")
    assert small.call("--award", f"nhat={D}=Tác giả xin lấy bài này", *left) == 0
    assert small.won() == [("nhat", D), ("nhat", B), ("nhi", C)]
    assert small.checked() == 0


def test_the_jury_may_give_a_prize_to_an_entry_without_a_place(tmp_path):
    small = Small(tmp_path, LADDER, {A: "9", B: "8", C: "5"})
    small.tally({A: "9", B: "8"})
    assert small.call("--award", f"phat-hien={C}=Hội đồng xét riêng") == 0
    assert small.won() == [("nhat", A), ("nhi", B), ("phat-hien", C)]
    assert small.checked() == 0


def test_the_jury_chooses_among_equals_and_the_result_says_why(tmp_path, capsys):
    small = Small(tmp_path, LADDER, {A: "9", B: "9", C: "5"}, {C: "phat-hien"})
    assert small.call() == 1
    assert "máy không chọn thay" in capsys.readouterr().err
    assert small.call("--award", f"nhat={B}=Hội đồng bỏ phiếu") == 0
    assert small.said()["winners"][:2] == [
        {"prize": "nhat", "entry": B, "reason": "Hội đồng bỏ phiếu"},
        {"prize": "nhi", "entry": A},
    ]
    assert small.checked() == 0
    files, _ = gathering.folder(small.root)
    known = gathering.gather(files, date(2026, 11, 1)).catalogue
    told = results.lines(known, known.contests[contest.ID], known.results[contest.ID])
    assert [(one.code, one.place, one.note) for one in told[:2]] == [(A, "1", "Đồng hạng"), (B, "1", "Đồng hạng")]


RECIPE = re.compile(r'--(award|withhold) "([a-z-]+)(?::([0-9]+))?=(?:(bv-[a-z0-9]+)=)?Vì sao')


def follow(told: str, wanted: Wanted) -> Wanted:
    """What a message says to add, added."""
    how, prize, count, entry = RECIPE.search(told).groups()
    if how == "award":
        return replace(wanted, chosen=(*wanted.chosen, Chosen(prize, entry, "Hội đồng chọn")))
    kept = (one for one in wanted.withheld if one.prize != prize)
    return replace(wanted, withheld=(*kept, Kept(prize, int(count or 1), "Không có bài")))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given_any(
    points=st.lists(st.integers(0, 4), min_size=1, max_size=9),
    counts=st.tuples(*[st.integers(1, 3)] * 3),
    found=st.sets(st.integers(0, 8)),
    quota=st.sampled_from(("", "unit", "track", "subject")),
)
def test_following_what_is_asked_always_leads_to_a_result_that_check_takes(points, counts, found, quota):
    rules = RULES + "".join(
        line.replace("count: 1", f"count: {count}") + "\n"
        for line, count in zip(LADDER.splitlines(), (0, *counts), strict=True)
    )
    files = {
        "content/organisations/so-minh-hoa.yml": contest.BODY,
        f"content/decisions/minh-hoa/2026/{contest.DECISION}.yml": contest.DECIDED,
        f"{contest.FOLDER}/contest.yml": rules + (f"quotas: [{{of: {quota}, most: 1}}]\n" if quota else ""),
        f"{contest.FOLDER}/scores/vong.csv": "judge,entry,criterion,score,abstain,reason\n"
        + "".join(f"gk-01,{contest.code(number)},hay,{score},,\n" for number, score in enumerate(points)),
    }
    for number in range(len(points)):
        track = "phat-hien" if number in found else "bai-viet"
        text = contest.entry(number).replace("track: bai-viet", f"track: {track}")
        files[f"{contest.FOLDER}/entries/{contest.code(number)}/entry.md"] = text
    given = {path: text.encode() for path, text in files.items()}
    day = date(2026, 11, 1)
    known = gathering.gather(source.Given(given), day).catalogue
    said, entries = known.contests[contest.ID], known.entries_of[contest.ID]
    marks = {"vong": known.marks[contest.ID, "vong"]}
    places, wanted = judging.ranked(said, entries, marks).places, Wanted()
    for _ in range(30):
        made = awarded(known, said, entries, {}, places, wanted)
        if not made.open:
            break
        wanted = follow(made.open[0], wanted)
    assert not made.open
    hashes = {one.id: "0" * 64 for one in entries}
    values = announce.values(said, marks, {"vong": "1"}, hashes, {}, made.winners, wanted.withheld, None)
    written = announce.files(said, marks, values)
    wrong = checking.check(given | written, day).problems
    assert [one.message for one in wrong if one.at.path in written] == []


COLLECTIVE = LADDER + "  - {id: tap-the, tier: Giải tập thể, count: 1, scope: tap-the}\n"


@pytest.mark.parametrize(
    ("body", "said"), [("so-minh-hoa", "organisation"), ("Công đoàn phường Ví Dụ", "collective"), ("so-minh-hoaa", "")]
)
def test_a_collective_prize_goes_to_a_record_or_to_a_name(tmp_path, capsys, body, said):
    small = Small(tmp_path, COLLECTIVE, {A: "9", B: "8", C: "5"}, {C: "phat-hien"})
    assert small.call() == 1
    assert '--collective "tap-the=MÃ_ĐƠN_VỊ"' in capsys.readouterr().err
    assert small.call("--collective", f"tap-the={body}") == (0 if said else 1)
    if said:
        assert small.said()["winners"][-1] == {"prize": "tap-the", said: body}
        assert small.checked() == 0
    else:
        assert "ý bạn là so-minh-hoa?" in capsys.readouterr().err


def test_what_check_would_refuse_is_told_and_not_written(tmp_path, capsys):
    small = Small(tmp_path, COLLECTIVE, {A: "9", B: "8", C: "5"}, {C: "phat-hien"})
    bodies = ("--collective", "tap-the=so-minh-hoa", "--collective", "tap-the=Phường Ví Dụ")
    assert small.call(*bodies) == 1
    told = capsys.readouterr().err
    assert "Giải tập thể: trao 2 giải, thể lệ có 1" in told and "check sẽ không nhận" in told
    assert not small.path.exists() and not (small.root / contest.FOLDER / "scores").exists()


@pytest.fixture
def out(tmp_path) -> Small:
    """A result that is public: prizes, one left, appeals and the writers' own lines."""
    small = Small(tmp_path, LADDER, {A: "9", B: "8", C: "5"})
    assert small.call("--withhold", "phat-hien=Không có bài") == 0
    appeals = "# sổ kiến nghị\nappeals:\n  # số 1\n  - {received: 05/11/2026, what: Hỏi điểm}\nannounced: 01/11/2026\n"
    small.path.write_text(small.path.read_text("utf-8") + appeals, "utf-8")
    small.commit()
    return small


def test_a_second_run_that_changes_nothing_writes_nothing(out, capsys):
    before = out.path.read_bytes()
    assert out.call() == 0
    assert "Không có gì phải ghi" in capsys.readouterr().out
    assert out.path.read_bytes() == before


def test_a_corrected_mark_is_told_and_written_only_when_it_is_asked_for(out, capsys, monkeypatch):
    before = out.path.read_bytes()
    out.tally({A: "9", B: "9.5", C: "5"})
    monkeypatch.setenv(clock.VARIABLE, "2026-11-10")
    assert out.call() == 1
    told = capsys.readouterr()
    assert f"điểm vòng chấm của bài {B}" in told.out
    assert f"Giải Nhất: {A} → {B}" in told.out and f"Giải Nhì: {B} → {A}" in told.out
    assert "--correct" in told.err
    assert out.path.read_bytes() == before
    assert out.call("--correct", "Cộng nhầm ở phiếu của gk-01") == 0
    said = out.said()
    assert out.won() == [("nhat", B), ("nhi", A)]
    assert said["corrections"][0]["why"] == "Cộng nhầm ở phiếu của gk-01"
    assert f"Giải Nhất: {A} → {B}" in said["corrections"][0]["what"]
    assert said["withheld"] == [{"prize": "phat-hien", "reason": "Không có bài"}]
    text = out.path.read_text("utf-8")
    assert (
        "# sổ kiến nghị\nappeals:\n  # số 1\n  - {received: 05/11/2026, what: Hỏi điểm}\nannounced: 01/11/2026\n"
        in text
    )
    assert out.checked() == 0
    capsys.readouterr()
    assert out.call() == 0
    assert "Không có gì phải ghi" in capsys.readouterr().out


def test_a_second_run_keeps_what_was_said_of_other_prizes_and_asks_for_the_whole_of_one(out, capsys):
    path = out.root / contest.FOLDER / "contest.yml"
    path.write_text(
        path.read_text("utf-8").replace(
            "phat-hien, tier: Giải Phát hiện, count: 1", "phat-hien, tier: Giải Phát hiện, count: 2"
        ),
        "utf-8",
    )
    assert out.call() == 1
    assert '--withhold "phat-hien:2=' in capsys.readouterr().err
    assert out.call("--withhold", "phat-hien:2=Không có bài", "--correct", "Thể lệ thêm một giải") == 0
    assert out.call("--award", f"nhat={B}=Hội đồng chọn", "--correct", "Theo hội đồng") == 0
    assert out.said()["withheld"] == [{"prize": "phat-hien", "count": 2, "reason": "Không có bài"}]
    assert out.won() == [("nhat", B), ("nhi", A)]


def test_what_was_never_committed_is_no_correction(tmp_path):
    small = Small(tmp_path, LADDER, {A: "9", B: "8", C: "5"})
    small.commit()
    assert small.call("--withhold", "phat-hien=Không có bài") == 0
    assert small.call("--withhold", "phat-hien=Không có bài nào dự bảng này", "--correct", "Viết rõ hơn") == 0
    assert "corrections" not in small.said()
    assert small.said()["withheld"][0]["reason"] == "Không có bài nào dự bảng này"


def test_consent_taken_back_in_the_result_is_not_given_again(out):
    text = out.path.read_text("utf-8")
    out.path.write_text(
        text.replace('"evidence": "giay-01"', '"evidence": "giay-01", "withdrawn_on": "2026-11-01"'), "utf-8"
    )
    out.tally({A: "9", B: "9.5", C: "5"})
    assert out.call("--correct", "Cộng nhầm") == 0
    assert [one["withdrawn_on"] for writer in out.said()["writers"] for one in writer["consent"]] == ["2026-11-01"]


def test_a_winner_who_is_refused_afterwards_gives_the_place_to_the_next(out, capsys):
    path = out.root / contest.FOLDER / "entries" / A / "entry.md"
    path.write_text(
        path.read_text("utf-8").replace("track:", "accepted: refused\njury_note: Tác giả xin rút.\ntrack:", 1), "utf-8"
    )
    assert out.call("--correct", "Tác giả rút bài") == 0
    assert "phải có quyết định sửa đổi" in capsys.readouterr().out, "prizes go to others, by the decision of before"
    assert out.won() == [("nhat", B), ("nhi", C)]
    assert out.checked() == 0
