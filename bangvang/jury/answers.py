"""What the sheets of a round must answer, what they answered, and what is wrong in them."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from bangvang import vietnamese
from bangvang.imports.sheets import Doubt
from bangvang.jury.room import Drawn
from bangvang.moments import Moment
from bangvang.scoring.plan import Round
from bangvang.scoring.published import Marks, Reason


class Wrong(Struct, frozen=True):
    """What is wrong in a file of a judge; `doubt` knows sheet, row and column."""

    file: str
    doubt: Doubt

    @property
    def text(self) -> str:
        """“phieu-cham-gk-01.xlsx, trang tính “Phiếu chấm”, ô C8: …”."""
        place = "" if self.doubt.place == "Tệp" else f", {self.doubt.place[:1].lower()}{self.doubt.place[1:]}"
        fix = f"\n    {self.doubt.fix}" if self.doubt.fix else ""
        return f"{self.file}{place}: {self.doubt.message}.{fix}"


class Collected(Struct):
    """Marks of all sheets of a round, remarks to writers (entry, text), and what is wrong."""

    points: dict[str, dict[str, tuple[int, ...]]] = field(default_factory=dict)
    abstained: dict[str, dict[str, Reason]] = field(default_factory=dict)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    judges: dict[str, str] = field(default_factory=dict)
    """By judge the file that was read."""
    tried: set[str] = field(default_factory=set)
    """Judges of whom there is a sheet, also one that could not be taken."""

    def marks(self) -> Marks:
        return Marks(self.points, self.abstained)


class Asked(Struct, frozen=True):
    """What the sheets of a round must answer: contest, round, its draw, and between which hours."""

    contest: str
    round: Round
    drawn: Sequence[Drawn]
    opens: Moment | None
    closes: Moment | None
    today: Moment
    titles: Mapping[str, str]
    """Of entries, by code."""

    def given(self, judge: str) -> dict[int, str]:
        """The entries a judge was given, by number."""
        return {one.number: one.entry for one in self.drawn if one.judge == judge and not one.conflict}

    @property
    def judges(self) -> tuple[str, ...]:
        return tuple(sorted({one.judge for one in self.drawn if not one.conflict}))


def told(wrong: Sequence[Wrong], shown: int = 40) -> Iterator[str]:
    """What is wrong, the first forty lines, and how many more."""
    for one in wrong[:shown]:
        yield one.text
    if len(wrong) > shown:
        yield f"… và {vietnamese.number(len(wrong) - shown)} chỗ nữa."
