"""Places → whom the prizes of the ladder fall to; a machine proposes, the decision says.

Going down the ladder each prize takes the next entries; who would be over a limit is passed by. Where equals are more
than the prizes left, or than a limit lets through, nobody is chosen: the machine says so and leaves them to the jury.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from bangvang.scoring.ranking import Placed


class Prize(Struct, frozen=True):
    """A rung of the ladder: how many there are of it; `withheld` ones the jury has decided not to give."""

    id: str
    count: int
    withheld: int = 0

    @property
    def given(self) -> int:
        return max(0, self.count - self.withheld)


class Limits:
    """How many prizes may go to one author, subject or unit, and how many each has by now, over all ladders.

    `most` says it by kind; `groups` what an entry counts under: (kind, whose).
    """

    def __init__(self, most: Mapping[str, int], groups: Mapping[str, Collection[tuple[str, str]]]) -> None:
        self._most, self._groups = most, groups
        self._had: Counter[tuple[str, str]] = Counter()

    def over(self, *entries: str) -> str:
        """The kind of limit that would not hold if these got prizes too; empty when all hold."""
        more = Counter(group for one in entries for group in self._groups.get(one, ()) if group[0] in self._most)
        return next((group[0] for group, count in more.items() if self._had[group] + count > self._most[group[0]]), "")

    def take(self, *entries: str) -> None:
        self._had.update(group for one in entries for group in self._groups.get(one, ()))


class Falls(NamedTuple):
    """The entries a prize falls to, from the best; `open` are equals among whom the jury must choose `left`.

    `passed` are those passed by, with the kind of limit each would be over; `behind` those that came in their stead.
    """

    prize: str
    entries: tuple[str, ...]
    open: tuple[str, ...] = ()
    left: int = 0
    passed: tuple[tuple[str, str], ...] = ()
    behind: tuple[tuple[str, str], ...] = ()


class Disorder(NamedTuple):
    """An entry that got a lesser prize than one placed behind it."""

    entry: str
    prize: str
    behind: str
    better: str


def fallen(ladder: Sequence[Prize], places: Iterable[Placed], limits: Limits | None = None) -> list[Falls]:
    """Whom each prize falls to; entries without a place get none. `limits` remember what was given."""
    limits = limits or Limits({}, {})
    groups = [[one.entry for one in equals] for place, equals in groupby(places, lambda one: one.place) if place]
    found, blocked, over = [], False, ""
    for prize in ladder:
        taken: list[str] = []
        passed: list[tuple[str, str]] = []
        behind: list[tuple[str, str]] = []
        equals: list[str] = []
        while groups and not blocked and len(taken) < prize.given:
            out = [(one, kind) for one in groups[0] if (kind := limits.over(one))]
            rest = [one for one in groups[0] if not limits.over(one)]
            if len(rest) > prize.given - len(taken) or limits.over(*rest):
                equals, blocked = rest, True
                break
            groups.pop(0)
            limits.take(*rest)
            taken += rest
            behind += [(one, over) for one in rest if over]
            passed += out
            over = out[0][1] if out else "" if rest else over
        left = prize.given - len(taken) if equals else 0
        found.append(Falls(prize.id, tuple(taken), tuple(equals), left, tuple(passed), tuple(behind)))
    return found


def disorders(ladder: Sequence[str], given: Sequence[tuple[str, str]], places: Iterable[Placed]) -> list[Disorder]:
    """Who got less than somebody behind him; `given` are (entry, prize), the ladder from the highest prize."""
    rung = {prize: at for at, prize in enumerate(ladder)}
    place = {one.entry: one.place for one in places if one.place}
    known = [(place[entry], rung[prize], entry, prize) for entry, prize in given if entry in place and prize in rung]
    found = []
    for at, level, entry, prize in sorted(known):
        behind = [one for one in known if one[0] > at and one[1] < level]
        if behind:
            first = min(behind, key=lambda one: (one[1], one[0]))
            found.append(Disorder(entry, prize, first[2], first[3]))
    return found


def skipped(given: Iterable[str], places: Sequence[Placed]) -> list[str]:
    """Entries without a prize that stand before one that has."""
    won = set(given)
    last = max((one.place for one in places if one.entry in won), default=0)
    return [one.entry for one in places if 0 < one.place < last and one.entry not in won]
