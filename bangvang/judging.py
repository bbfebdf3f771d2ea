"""How a contest's record says it is judged, as the plan that `scoring` works with; who is in, and since when."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from msgspec.structs import replace

from bangvang import contests
from bangvang.contests import State
from bangvang.records import Contest, Entry
from bangvang.records.entry import Outcome
from bangvang.records.jury import Drop, PrizeScope, RoundKind, Severity
from bangvang.records.jury import Round as Said
from bangvang.scoring import plan, prizes, ranking
from bangvang.scoring.plan import HUNDRED, Criterion, Passing, Plan, Round
from bangvang.scoring.published import Marks


def plan_of(contest: Contest) -> Plan:
    """The rounds in order, and the declared order of ties."""
    return Plan(tuple(map(round_of, contest.rounds)), contest.tie_order)


def round_of(said: Said) -> Round:
    """One round; of a rubric without criteria, one mark of at most 100."""
    voting = said.kind is RoundKind.PASS_FAIL
    criteria = tuple(
        Criterion(one.id, one.title, one.most * HUNDRED, Fraction(one.weight)) for one in said.criteria
    ) or (Criterion("diem", "Điểm", 100 * HUNDRED),)
    passes = said.passes
    return Round(
        id=said.id,
        title=said.title,
        kind=plan.RoundKind(said.kind.value),
        criteria=plan.pass_fail() if voting else criteria,
        passing=Passing(passes.count, passes.threshold) if passes else plan.MAJORITY if voting else Passing(),
        per_entry=said.judges_per_entry,
        weight=Fraction(said.weight),
        adjusted=said.severity is Severity.ADJUSTED,
        extremes=said.drop is Drop.EXTREMES,
    )


def taking_part(contest: Contest, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries that are judged: received in time, neither taken back nor refused."""
    return tuple(
        one
        for one in entries
        if one.withdrawn is None
        and one.accepted is not Outcome.REFUSED
        and one.submitted is not None
        and not contests.is_late(one, contest)
    )


LEFT_OUT = {
    State.DRAFT: "chưa ghi giờ nhận (submitted)",
    State.LATE: "đến ngoài thời hạn",
    State.REFUSED: "không hợp lệ (accepted: refused)",
    State.WITHDRAWN: "đã rút (withdrawn)",
}
"""States in which an entry does not take part, whatever the hour, and what of its record says so."""
NAMED = 10
"""Entries named of one reason; how many there are in all is told beside."""


def left_out(contest: Contest, entries: Collection[Entry]) -> Iterator[str]:
    """Why entries are not judged: each reason with how many they are, how many of these are still sealed, and which."""
    hour = contests.noon(date.min)
    for state, why in LEFT_OUT.items():
        if these := [one for one in entries if contests.state(one, contest, hour) is state]:
            sealed = sum(one.is_bare for one in these)
            more = f", trong đó {sealed} bài còn niêm phong" if sealed else ""
            codes = ", ".join(one.id for one in these[:NAMED]) + (", …" if len(these) > NAMED else "")
            yield f"{len(these)} bài {why}{more}: {codes}"


def ranked(contest: Contest, entries: Iterable[Entry], marks: Mapping[str, Marks]) -> ranking.Ranking:
    """The ranking after the rounds that have marks, by the id of the round.

    An entry that was taken back or refused when all rounds had been judged loses its place, and those behind it move
    up; its marks still tell how strict its judges were and who went on, or the order of the others could change.
    """
    entries, known = tuple(entries), plan_of(contest)
    taking = taking_part(contest, entries)
    done = []
    for one in known.rounds:
        if one.id not in marks:
            break
        done.append(marks[one.id].points)
    judged = set(done[-1]) if done and len(done) == len(known.rounds) else set()
    gone = {one.id for one in entries if one.id in judged and (one.withdrawn or one.accepted is Outcome.REFUSED)}
    in_time = {one.id for one in taking}
    running = {one.id: one for one in entries if one.id in in_time | gone}
    submitted = {id: one.submitted.last() for id, one in running.items() if one.submitted}
    found = ranking.ranked(known, done, running, ranking.About(submitted))
    return replace(found, places=tuple(_moved_up(found.places, gone))) if gone else found


def _moved_up(places: Iterable[ranking.Placed], gone: Collection[str]) -> Iterator[ranking.Placed]:
    """The places without those of `gone`; the first behind one of them was told apart from nobody who is still here."""
    left = [one.place for one in places if one.entry in gone and one.place]
    before = ""
    for one in places:
        if one.entry not in gone:
            tied = "" if before in gone else one.tied
            yield one._replace(place=one.place - sum(place < one.place for place in left), tied=tied)
        before = one.entry


def ladder(contest: Contest, withheld: Mapping[str, int], track: str | None = None) -> tuple[prizes.Prize, ...]:
    """The prizes for authors, from the highest: those of one track, or those of none."""
    return tuple(
        prizes.Prize(one.id, one.count or 0, withheld.get(one.id, 0))
        for one in contest.prizes
        if one.scope is PrizeScope.AUTHOR and one.track == track
    )
