"""What was declared before the judging: rounds, criteria, who passes, how ties are broken, which prizes there are."""

from enum import Enum
from fractions import Fraction

from msgspec import Struct

HUNDRED = 100
"""Points are kept in hundredths: a judge may give 8,25 and not 8,125."""

EARLIER, SHARED = "earlier", "shared"
"""Words of a tie order beside the ids of criteria: who handed in first; nobody, the place is shared."""

PASS = "dat"
"""The one criterion of a round that only lets pass or not: 1 or 0."""


class RoundKind(Enum):
    """What judges of a round give."""

    PASS_FAIL = "pass-fail"
    RUBRIC = "rubric"


class Criterion(Struct, frozen=True):
    """What points are given for; `most` in hundredths, `weight` multiplies them. A `vote` is all of them or nothing."""

    id: str
    title: str
    most: int
    weight: Fraction = Fraction(1)
    vote: bool = False


class Passing(Struct, frozen=True):
    """Who goes on to the next round: the best `count`; those with `least` points.

    In rounds of pass or fail `least` counts judges who said yes, and `majority` asks for more than half of those who
    voted. `quota` is the most of one group. Without anything everybody goes on. Equal entries pass together, so more
    than `count` may.
    """

    count: int | None = None
    least: int | None = None
    majority: bool = False
    quota: int | None = None


class Round(Struct, frozen=True):
    """One round of judging.

    `adjusted`: points are freed of how strict their judge was before they count. `extremes`: of three marks or more
    the highest and the lowest are left out. `weight` is what the round counts for in the final result.
    """

    id: str
    title: str
    kind: RoundKind
    criteria: tuple[Criterion, ...]
    passing: Passing = Passing()
    per_entry: int | None = None
    weight: Fraction = Fraction(1)
    adjusted: bool = False
    extremes: bool = False

    @property
    def most(self) -> Fraction:
        """The highest total a judge can give, in hundredths."""
        return sum((one.most * one.weight for one in self.criteria), Fraction())


class Plan(Struct, frozen=True):
    """The rounds in order, and how entries with one score are told apart."""

    rounds: tuple[Round, ...]
    ties: tuple[str, ...] = ()


MAJORITY = Passing(majority=True)
"""What a round of pass or fail asks for unless it says otherwise: more than half of those who voted."""


def pass_fail() -> tuple[Criterion, ...]:
    """The criteria of a round of pass or fail."""
    return (Criterion(PASS, "Đạt", HUNDRED, vote=True),)
