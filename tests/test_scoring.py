"""Judging as arithmetic: against recomputations written another way, and by what must always hold."""

import csv
import io
from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bangvang.scoring import draw, prizes, published, ranking, severity
from bangvang.scoring.plan import MAJORITY, Criterion, Passing, Plan, Round, RoundKind, pass_fail
from bangvang.scoring.published import Marks, Reason

STORY, PROOF = Criterion("nhan-vat", "Nhân vật", 3000), Criterion("minh-chung", "Minh chứng", 2500, Fraction(2))
RUBRIC = Round("chung-khao", "Chung khảo", RoundKind.RUBRIC, (STORY, PROOF))


def plan_of(*rounds: Round, ties: tuple[str, ...] = ()) -> Plan:
    return Plan(rounds or (RUBRIC,), ties)


def places(found: ranking.Ranking) -> list[tuple[str, int]]:
    return [(one.entry, one.place) for one in found.places]


# ---- ranking


def test_weights_and_means():
    points = {"a": {"g1": (2000, 1000), "g2": (1000, 1000)}, "b": {"g1": (1000, 2000)}}
    found = ranking.ranked(plan_of(), [points], points)
    assert places(found) == [("b", 1), ("a", 2)]
    assert [one.total for one in found.rounds[0].means] == [50, 35]
    assert found.places[0].result == Fraction(50, 80)


@pytest.mark.parametrize(
    ("ties", "expected", "told"),
    [
        ((), [("a", 1), ("b", 1), ("c", 3)], "shared"),
        (("nhan-vat",), [("b", 1), ("a", 2), ("c", 3)], "nhan-vat"),
        (("minh-chung",), [("a", 1), ("b", 2), ("c", 3)], "minh-chung"),
        (("shared", "nhan-vat"), [("a", 1), ("b", 1), ("c", 3)], "shared"),
        (("earlier",), [("b", 1), ("a", 2), ("c", 3)], "earlier"),
        (("of-another-round", "earlier"), [("b", 1), ("a", 2), ("c", 3)], "earlier"),
    ],
)
def test_ties_are_broken_as_declared_or_shared(ties, expected, told):
    points = {"a": {"g": (1000, 1000)}, "b": {"g": (2000, 500)}, "c": {"g": (0, 0)}}
    about = ranking.About(submitted={"a": 2, "b": 1, "c": 3})
    found = ranking.ranked(plan_of(ties=ties), [points], points, about)
    assert places(found) == expected
    assert found.places[1].tied == told


def test_rounds_follow_one_another_and_only_votes_cast_count():
    sieve = Round("so-khao", "Sơ khảo", RoundKind.PASS_FAIL, pass_fail(), MAJORITY)
    votes = {
        "a": {"g1": (100,), "g2": (100,), "g3": (0,)},
        "b": {"g1": (100,), "g2": (0,)},  # half is not more than half
        "c": {"g1": (100,)},
        "d": {},
    }
    marks = {"a": {"g1": (100, 100)}, "b": {"g1": (3000, 2500)}, "c": {"g1": (200, 100)}}
    found = ranking.ranked(plan_of(sieve, RUBRIC), [votes, marks], votes)
    assert found.rounds[0].passed == ("c", "a")
    assert places(found) == [("c", 1), ("a", 2), ("b", 0), ("d", 0)]
    assert [one.round for one in found.places] == ["chung-khao", "chung-khao", "so-khao", "so-khao"]


def test_equals_pass_together_and_a_quota_holds_for_each_group():
    one = replace(RUBRIC, passing=Passing(count=2))
    points = {"a": {"g": (300, 0)}, "b": {"g": (200, 0)}, "c": {"g": (200, 0)}, "d": {"g": (100, 0)}}
    assert ranking.judge(one, points).passed == ("a", "b", "c")
    grouped = ranking.About(group={"a": "x", "b": "x", "c": "y", "d": "y"})
    two = replace(RUBRIC, passing=Passing(quota=1))
    assert ranking.judge(two, points, (), grouped).passed == ("a", "c")
    three = replace(RUBRIC, passing=Passing(least=2))
    assert ranking.judge(three, points).passed == ("a", "b", "c")


def test_the_highest_and_the_lowest_are_left_out_of_three_or_more():
    three = {"a": {"g1": (100, 0), "g2": (200, 0), "g3": (3000, 0)}}
    assert ranking.judge(replace(RUBRIC, extremes=True), three).means[0].total == 2
    two = {"a": {"g1": (100, 0), "g2": (300, 0)}}
    assert ranking.judge(replace(RUBRIC, extremes=True), two).means[0].total == 2


def test_rounds_count_by_their_weight():
    first = replace(RUBRIC, id="vong-1", weight=Fraction(1))
    last = replace(RUBRIC, weight=Fraction(3))
    points = [{"a": {"g": (3000, 2500)}, "b": {"g": (0, 0)}}, {"a": {"g": (0, 0)}, "b": {"g": (3000, 2500)}}]
    found = ranking.ranked(plan_of(first, last), points, ["a", "b"])
    assert [(one.entry, one.result) for one in found.places] == [("b", Fraction(3, 4)), ("a", Fraction(1, 4))]


MARKS = st.dictionaries(
    st.sampled_from([f"bv-{n}" for n in range(8)]),
    st.dictionaries(
        st.sampled_from([f"gk-{n}" for n in range(4)]),
        st.tuples(st.integers(0, 3000), st.integers(0, 2500)),
        max_size=4,
    ),
    max_size=8,
)


def recomputed(text: str) -> list[tuple[str, int]]:
    """Places from the published file alone, by other means: decimals to 60 digits, a count of who is better."""
    weight = {"nhan-vat": Decimal(1), "minh-chung": Decimal(2)}
    totals: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in csv.DictReader(io.StringIO(text)):
        if not row["abstain"]:
            totals[row["entry"]][row["judge"]] += Decimal(row["score"]) * weight[row["criterion"]]
    scaled = {entry: sum(given.values()) * (12 // len(given)) for entry, given in totals.items()}
    place = {one: 1 + sum(1 for other in scaled.values() if other > scaled[one]) for one in scaled}
    return sorted(place.items(), key=lambda one: (one[1], one[0]))


@given(MARKS)
def test_the_ranking_follows_from_the_published_file(points):
    text = published.text(Marks(points), RUBRIC.criteria)
    again, problems = published.read("scores/chung-khao.csv", text, RUBRIC.criteria)
    assert problems == []
    found = ranking.ranked(plan_of(), [again.points], again.points)
    assert [one for one in places(found) if one[1]] == recomputed(text)
    assert published.text(again, RUBRIC.criteria) == text


@given(MARKS, st.randoms())
def test_the_order_of_writing_changes_nothing(points, chance):
    entries = list(points)
    chance.shuffle(entries)
    turned = {one: dict(reversed(points[one].items())) for one in entries}
    adjusted = replace(RUBRIC, adjusted=True)
    assert ranking.judge(adjusted, points) == ranking.judge(adjusted, turned)


# ---- strictness


@given(MARKS)
def test_strictness_solves_the_normal_equations(points):
    totals = {entry: {judge: sum(two) for judge, two in given.items()} for entry, given in points.items() if given}
    added = severity.added(totals)
    for judge in added:
        left = Fraction()
        for had in totals.values():
            if judge in had and len(had) > 1:
                worth = sum(total - added[one] for one, total in had.items()) / Fraction(len(had))
                left += had[judge] - worth - added[judge]
        assert left == 0
    for circle in severity.circles(totals):
        assert sum(added[judge] for judge in circle) == 0


def test_a_strict_judge_is_found_and_made_up_for():
    worth = {f"bv-{n}": 1000 + 100 * n for n in range(6)}
    strict = {"g1": 0, "g2": 300, "g3": -300}
    panels = [("g1", "g2"), ("g2", "g3"), ("g1", "g3")] * 2
    points = {
        entry: {judge: (value + strict[judge], 0) for judge in panel}
        for (entry, value), panel in zip(worth.items(), panels, strict=True)
    }
    found = ranking.judge(replace(RUBRIC, adjusted=True), points)
    assert found.added == {"g1": 0, "g2": 3, "g3": -3}
    assert {one.entry: one.total * 100 for one in found.means} == worth
    assert found.circles == 1
    assert ranking.judge(RUBRIC, points).means != found.means


def test_judges_without_a_common_entry_are_told_apart():
    found = ranking.judge(RUBRIC, {"a": {"g1": (1, 1), "g2": (2, 2)}, "b": {"g3": (1, 1)}})
    assert found.circles == 2
    assert found.added["g3"] == 0


# ---- the published file


def test_who_abstained_is_published_with_a_word_of_a_closed_list():
    marks = Marks({"bv-1": {"gk-1": (2750, 0)}}, {"bv-1": {"gk-2": Reason.CONFLICT}})
    text = published.text(marks, RUBRIC.criteria)
    assert text.splitlines() == [
        "judge,entry,criterion,score,abstain,reason",
        "gk-1,bv-1,nhan-vat,27.5,,",
        "gk-1,bv-1,minh-chung,0,,",
        "gk-2,bv-1,,,1,conflict",
    ]
    assert published.read("x.csv", text, RUBRIC.criteria) == (marks, [])
    assert published.digest(marks, RUBRIC.criteria) == sha256(text.encode()).hexdigest()


HEAD = "judge,entry,criterion,score,abstain,reason\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b,c\n", "1: dòng đầu phải là"),
        (HEAD + "g,e,nhan-vat,27\n", "2: dòng có 4 ô, phải có 6 ô"),
        (HEAD + "G 1,e,nhan-vat,27,,\n", "2: mã giám khảo “G 1” không phải là mã"),
        (HEAD + "g,=cmd(),nhan-vat,27,,\n", "2: mã bài “=cmd()” không phải là mã"),
        (HEAD + "g,e,khac,27,,\n", "2: vòng này không có tiêu chí “khac”"),
        (HEAD + 'g,e,nhan-vat,"8,5",,\n', "2: điểm “8,5” không phải là con số"),
        (HEAD + "g,e,nhan-vat,NaN,,\n", "2: điểm “NaN” không phải là con số"),
        (HEAD + "g,e,nhan-vat,-1,,\n", "2: điểm “-1” không phải là con số"),
        (HEAD + "g,e,nhan-vat,30.01,,\n", "2: điểm 30.01 vượt mức tối đa 30 của “nhan-vat”"),
        (HEAD + "g,e,nhan-vat,1,,\n", "2: g chấm bài e thiếu tiêu chí minh-chung"),
        (HEAD + "g,e,nhan-vat,1,,\ng,e,nhan-vat,1,,\ng,e,minh-chung,1,,\n", "3: g đã có điểm cho bài e ở trên"),
        (HEAD + "g,e,,,1,conflict\ng,e,,,1,conflict\n", "3: g đã có điểm cho bài e ở trên"),
        (HEAD + "g,e,,,1,vì là anh tôi\n", "2: dòng không chấm phải ghi abstain là 1"),
        (HEAD + 'g,"e\x00', "2: "),
    ],
)
def test_a_bad_line_is_told_with_its_place(text, said):
    _, problems = published.read("x.csv", text, RUBRIC.criteria)
    assert len(problems) == 1
    assert f"{problems[0].at.line}: {problems[0].message}".startswith(said)


@given(st.text(alphabet='a1-,.\n"\x00ắ', max_size=60))
def test_no_text_breaks_the_reader(text):
    published.read("x.csv", HEAD + text, RUBRIC.criteria)


# ---- the draw


@given(
    st.integers(1, 9),
    st.integers(0, 30),
    st.integers(1, 4),
    st.sets(st.tuples(st.integers(0, 8), st.integers(0, 29)), max_size=60),
    st.text(max_size=5),
)
def test_a_draw_is_even_and_keeps_conflicts_away(judges, entries, per, barred, seed):
    js, es = [f"gk-{n}" for n in range(judges)], [f"bv-{n}" for n in range(entries)]
    conflicts = {(f"gk-{a}", f"bv-{b}") for a, b in barred}
    found = draw.assigned(seed, js, es, per, conflicts)
    assert found == draw.assigned(seed, js[::-1], es[::-1], per, conflicts)
    read = Counter(entry for had in found.readers.values() for entry in had)
    for entry in es:
        able = [one for one in js if (one, entry) not in conflicts]
        assert read[entry] == min(per, len(able))
        assert (entry in found.short) == (len(able) < per)
    assert not any((judge, entry) in conflicts for judge, had in found.readers.items() for entry in had)
    loads = [len(had) for had in found.readers.values()]
    if not conflicts and per <= judges:
        assert max(loads) - min(loads) <= 1
    elif max(loads) - min(loads) >= 2:  # no single exchange would make it more even
        for full, empty in ((a, b) for a in js for b in js if len(found.readers[a]) - len(found.readers[b]) >= 2):
            movable = set(found.readers[full]) - set(found.readers[empty])
            assert all((empty, entry) in conflicts for entry in movable)


def test_everybody_reads_everything_when_nothing_else_is_said():
    found = draw.assigned("1", ["g1", "g2"], ["a", "b", "c"], None, [("g2", "b")])
    assert sorted(found.readers["g1"]) == ["a", "b", "c"]
    assert sorted(found.readers["g2"]) == ["a", "c"]
    assert found.short == {}


# ---- prizes


def placed(*numbers: int) -> list[ranking.Placed]:
    return [ranking.Placed(f"bv-{at}", place, Fraction(), "", "") for at, place in enumerate(numbers, 1)]


LADDER = (prizes.Prize("nhat", 1), prizes.Prize("nhi", 2), prizes.Prize("ba", 3))


def test_prizes_fall_in_order():
    found = prizes.fallen(LADDER, placed(1, 2, 3, 4, 0))
    assert [one.entries for one in found] == [("bv-1",), ("bv-2", "bv-3"), ("bv-4",)]


def test_no_first_prize():
    found = prizes.fallen((prizes.Prize("nhat", 1, 1), *LADDER[1:]), placed(1, 2, 3, 4))
    assert [one.entries for one in found] == [(), ("bv-1", "bv-2"), ("bv-3", "bv-4")]


def test_equals_who_are_too_many_are_left_to_the_jury():
    found = prizes.fallen(LADDER, placed(1, 2, 3, 3, 5))
    assert found[1] == prizes.Falls("nhi", ("bv-2",), ("bv-3", "bv-4"), 1)
    assert found[2] == prizes.Falls("ba", ())


def test_a_lesser_prize_for_a_better_place_is_seen():
    given = [("bv-1", "nhi"), ("bv-2", "nhat"), ("bv-4", "ba")]
    assert prizes.disorders(("nhat", "nhi", "ba"), given, placed(1, 2, 3, 4)) == [
        prizes.Disorder("bv-1", "nhi", "bv-2", "nhat")
    ]
    assert prizes.skipped(("bv-1", "bv-2", "bv-4"), placed(1, 2, 3, 4, 5)) == ["bv-3"]
