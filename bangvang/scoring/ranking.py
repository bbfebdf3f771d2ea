"""Marks and plan → who passed which round, and the places; every mean exact, ties broken as declared or shared.

The final result of an entry is the weighted mean of what it reached in each rubric round it went through, as a share
of what could be reached. Who stopped in an earlier round has no place.
"""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from msgspec import Struct, field

from bangvang.scoring import severity
from bangvang.scoring.plan import EARLIER, HUNDRED, SHARED, Plan, Round, RoundKind

Points = Mapping[str, Mapping[str, tuple[int, ...]]]
"""Entry → judge → hundredths of points, one for each criterion of the round."""


class Mean(NamedTuple):
    """What an entry got in a round: its place there, total and criteria in points; no place, no judge read it."""

    entry: str
    place: int
    total: Fraction
    criteria: tuple[Fraction, ...]
    judges: int
    passed: bool


class Judged(Struct, frozen=True):
    """A round worked out: entries from the best, and how much each judge adds (points)."""

    round: Round
    means: tuple[Mean, ...]
    added: Mapping[str, Fraction]
    circles: int
    """Groups of judges with no entry in common; only within one can strictness be compared."""

    @property
    def passed(self) -> tuple[str, ...]:
        return tuple(one.entry for one in self.means if one.passed)


class Placed(NamedTuple):
    """An entry in the final ranking: place (0 for one that stopped), result as a share of 1, its last round."""

    entry: str
    place: int
    result: Fraction
    round: str
    tied: str
    """What told it apart from the one before with the same result: a criterion, “earlier”, “shared”, or nothing."""


class Ranking(Struct, frozen=True):
    """Everything that follows from marks and plan."""

    rounds: tuple[Judged, ...]
    places: tuple[Placed, ...]


class About(Struct, frozen=True):
    """What is known of entries beside their marks: when they came in, and the group a quota counts."""

    submitted: Mapping[str, object] = field(default_factory=dict)
    group: Mapping[str, Hashable] = field(default_factory=dict)


def ranked(plan: Plan, marks: Sequence[Points], entries: Iterable[str], about: About | None = None) -> Ranking:
    """The ranking of `entries` after the rounds for which there are marks.

    Marks for an entry that did not pass the round before do not count.
    """
    about = about or About()
    running, judged = sorted(set(entries)), []
    for round, points in zip(plan.rounds, marks, strict=False):
        found = judge(round, {entry: points.get(entry, {}) for entry in running}, plan.ties, about)
        judged.append(found)
        running = sorted(found.passed)
    return Ranking(tuple(judged), tuple(_placed(plan, judged, about)))


def judge(round: Round, points: Points, ties: Sequence[str] = (), about: About | None = None) -> Judged:
    """One round of the entries in `points`."""
    about = about or About()
    totals = _totals(round, points)
    added = severity.added(totals)
    means = {
        entry: (
            _mean(round, totals[entry], added if round.adjusted else {}),
            tuple(Fraction(sum(column), HUNDRED * len(marks)) for column in zip(*marks.values(), strict=True)),
        )
        for entry, marks in points.items()
        if marks
    }
    order = _order({entry: total for entry, (total, _) in means.items()}, _breakers(ties, round, means, about))
    passed = _passed(
        round, order, {entry: _counted(round, mean[0], points[entry]) for entry, mean in means.items()}, about
    )
    found = [Mean(one, place, *means[one], len(points[one]), one in passed) for one, place, _ in order]
    unread = [Mean(one, 0, Fraction(), (), 0, False) for one in sorted(points) if one not in means]
    apart = sum(1 for circle in severity.circles(totals) if circle)
    return Judged(round, (*found, *unread), {one: value / HUNDRED for one, value in added.items()}, apart)


def _totals(round: Round, points: Points) -> dict[str, dict[str, int | Fraction]]:
    """What each judge gave each entry in all, in hundredths."""
    weights = [one.weight for one in round.criteria]
    if all(weight == 1 for weight in weights):
        return {entry: {judge: sum(given) for judge, given in marks.items()} for entry, marks in points.items()}
    whole = lcm(*(weight.denominator for weight in weights))
    parts = [int(weight * whole) for weight in weights]
    return {
        entry: {
            judge: Fraction(sum(part * one for part, one in zip(parts, given, strict=True)), whole)
            for judge, given in marks.items()
        }
        for entry, marks in points.items()
    }


def _mean(round: Round, totals: Mapping[str, int | Fraction], added: Mapping[str, Fraction]) -> Fraction:
    values = [total - added[one] for one, total in totals.items()] if added else list(totals.values())
    if round.extremes and len(values) >= 3:
        values = sorted(values)[1:-1]
    return Fraction(sum(values)) / (HUNDRED * len(values))


Breaker = tuple[str, Callable[[str], object]]


def _breakers(ties: Sequence[str], round: Round, means: Mapping[str, tuple], about: About) -> list[Breaker]:
    """The declared order as functions: the smaller comes first. Criteria of other rounds do not speak here."""
    at = {one.id: index for index, one in enumerate(round.criteria)}
    found: list[Breaker] = []
    for word in ties:
        if word == SHARED:
            break
        if word == EARLIER:
            known = about.submitted
            if all(one in known for one in means):
                found.append((word, known.__getitem__))
        elif word in at:
            found.append((word, lambda one, index=at[word]: -means[one][1][index]))
    return found


def _order(totals: Mapping[str, Fraction], breakers: Sequence[Breaker]) -> list[tuple[str, int, str]]:
    """Entry, place, and what told it apart from the one before; equal ones share a place and the next is left out."""
    whole = lcm(*(total.denominator for total in totals.values()))  # whole numbers are compared ten times as fast
    keys = {
        one: (-total.numerator * (whole // total.denominator), *(key(one) for _, key in breakers))
        for one, total in totals.items()
    }
    found: list[tuple[str, int, str]] = []
    before, place = None, 0
    for number, one in enumerate(sorted(keys, key=lambda one: (keys[one], one)), 1):
        key = keys[one]
        if key != before:
            place = number
        found.append((one, place, _told_by(before, key, breakers)))
        before = key
    return found


def _told_by(before: tuple | None, key: tuple, breakers: Sequence[Breaker]) -> str:
    if before is None or before[0] != key[0]:
        return ""
    return next((word for at, (word, _) in enumerate(breakers, 1) if before[at] != key[at]), SHARED)


def _counted(round: Round, total: Fraction, marks: Mapping[str, tuple[int, ...]]) -> tuple[Fraction, bool]:
    """What a threshold is compared with: points, or how many said yes; and whether these are over half."""
    yes = sum(sum(given) for given in marks.values()) // HUNDRED
    return (Fraction(yes) if round.kind is RoundKind.PASS_FAIL else total), 2 * yes > len(marks)


def _passed(
    round: Round,
    order: list[tuple[str, int, str]],
    counted: Mapping[str, tuple[Fraction, bool]],
    about: About,
) -> set[str]:
    """Who is good enough, then who is within the quota of a group, then the best of these; equals pass together."""
    wanted = round.passing
    running = [(one, place) for one, place, _ in order]
    if wanted.least is not None:
        running = [one for one in running if counted[one[0]][0] >= wanted.least]
    if wanted.majority:
        running = [one for one in running if counted[one[0]][1]]
    if wanted.quota is not None:
        seen: dict[Hashable, list[int]] = {}
        for one, place in running:  # in order, so the places of a group are too
            seen.setdefault(about.group.get(one, one), []).append(place)
        running = [
            (one, place) for one, place in running if bisect_left(seen[about.group.get(one, one)], place) < wanted.quota
        ]
    if wanted.count is not None and len(running) > wanted.count:
        last = running[wanted.count - 1][1] if wanted.count else 0
        running = [one for one in running if one[1] <= last]
    return {one for one, _ in running}


def _placed(plan: Plan, judged: Sequence[Judged], about: About) -> Iterable[Placed]:
    """Those in the last round by their result, then who stopped, the later the better."""
    if not judged:
        return
    last = judged[-1]
    reached = {one.entry: one for one in last.means if one.judges}
    results = _results(judged, reached)
    means = {one: (results[one], mean.criteria) for one, mean in reached.items()}
    for entry, place, tied in _order(results, _breakers(plan.ties, last.round, means, about)):
        yield Placed(entry, place, results[entry], last.round.id, tied)
    for at in range(len(judged) - 1, -1, -1):
        for one in judged[at].means:
            if (at < len(judged) - 1 and not one.passed) or (at == len(judged) - 1 and not one.judges):
                yield Placed(one.entry, 0, one.total * HUNDRED / judged[at].round.most, judged[at].round.id, "")


def _results(judged: Sequence[Judged], entries: Iterable[str]) -> dict[str, Fraction]:
    """The weighted mean over the rubric rounds; of a contest with none, what the votes of the last say."""
    counted = [one for one in judged if one.round.kind is RoundKind.RUBRIC and one.round.weight] or [judged[-1]]
    weights = [one.round.weight or Fraction(1) for one in counted]
    whole = sum(weights)
    factors = [weight * HUNDRED / (one.round.most * whole) for one, weight in zip(counted, weights, strict=True)]
    totals = [{mean.entry: mean.total for mean in one.means} for one in counted]
    return {
        entry: sum((total[entry] * factor for total, factor in zip(totals, factors, strict=True)), Fraction())
        for entry in entries
    }
