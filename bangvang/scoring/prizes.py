"""Places → whom the prizes of the ladder fall to; a machine proposes, the decision says.

Going down the ladder each prize takes the next entries. Where equals are more than the prizes left, nobody is chosen:
the machine says so and leaves the prizes to the jury.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bangvang.scoring.ranking import Placed


@dataclass(frozen=True, slots=True)
class Prize:
    """A rung of the ladder: how many there are of it; `withheld` ones the jury has decided not to give."""

    id: str
    count: int
    withheld: int = 0

    @property
    def given(self) -> int:
        return max(0, self.count - self.withheld)


class Falls(NamedTuple):
    """The entries a prize falls to, from the best; `open` are equals among whom the jury must choose `left`."""

    prize: str
    entries: tuple[str, ...]
    open: tuple[str, ...] = ()
    left: int = 0


class Disorder(NamedTuple):
    """An entry that got a lesser prize than one placed behind it."""

    entry: str
    prize: str
    behind: str
    better: str


def fallen(ladder: Sequence[Prize], places: Iterable[Placed]) -> list[Falls]:
    """Whom each prize falls to; entries without a place get none."""
    groups: list[list[Placed]] = []
    for one in places:
        if one.place:
            if groups and groups[-1][0].place == one.place:
                groups[-1].append(one)
            else:
                groups.append([one])
    found, blocked = [], False
    for prize in ladder:
        taken: list[str] = []
        while groups and not blocked and len(taken) + len(groups[0]) <= prize.given:
            taken += [one.entry for one in groups.pop(0)]
        left = prize.given - len(taken)
        equals: tuple[str, ...] = ()
        if groups and left and not blocked:
            equals, blocked = tuple(one.entry for one in groups[0]), True
        found.append(Falls(prize.id, tuple(taken), equals, left if equals else 0))
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
