"""What organisers and jury decided that no mark can say: prizes not given, bodies with a prize, entries they chose."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from bangvang import vietnamese
from bangvang.records import Contest, ContestResult, Entry
from bangvang.records.jury import PrizeScope

BY_RULES = "Bài xếp trên không xét giải: theo thể lệ đã đủ"
"""How a reason begins that follows from the rules; any other is the jury's own."""


class Kept(NamedTuple):
    """Prizes that are not given, and why."""

    prize: str
    count: int
    reason: str


class Chosen(NamedTuple):
    """An entry that gets a prize by the jury's own decision, and why."""

    prize: str
    entry: str
    reason: str


class Wanted(Struct, frozen=True):
    """What the organisers say: prizes not given, bodies (prize, id or name) with a collective prize, entries the jury
    chose."""

    withheld: tuple[Kept, ...] = ()
    collective: tuple[tuple[str, str], ...] = ()
    chosen: tuple[Chosen, ...] = ()

    def after(self, before: "Wanted") -> "Wanted":
        """These, and of what was said before whatever is of other prizes."""
        again = {one[0] for one in (*self.withheld, *self.collective, *self.chosen)}
        return Wanted(
            (*(one for one in before.withheld if one[0] not in again), *(one for one in self.withheld if one.count)),
            (*(one for one in before.collective if one[0] not in again), *self.collective),
            (*(one for one in before.chosen if one[0] not in again), *self.chosen),
        )

    @classmethod
    def before(cls, contest: Contest, result: ContestResult) -> "Wanted":
        """What they said for a result that stands."""
        scope = {one.id: one.scope for one in contest.prizes}
        own = (one for one in result.winners if one.entry and one.reason and not one.reason.startswith(BY_RULES))
        bodies = ((one.prize, one.organisation or one.collective or "") for one in result.winners if not one.entry)
        return cls(
            tuple(Kept(one.prize, one.count, one.reason) for one in result.withheld),
            tuple(bodies),
            tuple(Chosen(one.prize, one.entry, one.reason) for one in own if scope.get(one.prize) is PrizeScope.AUTHOR),
        )


def strange(contest: Contest, entries: Iterable[Entry], wanted: Wanted) -> Iterator[str]:
    """What is said of prizes or entries that there are not."""
    ladder = {one.id: one for one in contest.prizes}
    codes = {one.id for one in entries}
    for prize in dict.fromkeys(one[0] for one in (*wanted.withheld, *wanted.collective, *wanted.chosen)):
        if prize not in ladder:
            yield f"thể lệ không có giải “{prize}”; các giải là {vietnamese.listed(list(ladder))}"
    for one in wanted.withheld:
        if one.prize in ladder and not ladder[one.prize].may_be_withheld:
            yield f"theo thể lệ, “{ladder[one.prize].tier}” không được bỏ trống"
    for prize, _ in wanted.collective:
        if prize in ladder and ladder[prize].scope is not PrizeScope.COLLECTIVE:
            yield f"“{ladder[prize].tier}” không phải giải tập thể; trao cho một bài thì dùng --award"
    seen: set[str] = set()
    for one in wanted.chosen:
        if one.prize in ladder and ladder[one.prize].scope is not PrizeScope.AUTHOR:
            yield f"--award trao giải cho bài; “{ladder[one.prize].tier}” là giải cho {ladder[one.prize].scope.label}"
        if one.entry not in codes:
            yield f"--award trao “{one.prize}” cho bài “{one.entry}”, nhưng cuộc thi không có bài ấy"
        if one.entry in seen:
            yield f"--award trao cho bài “{one.entry}” hai giải; mỗi bài một giải"
        seen.add(one.entry)
