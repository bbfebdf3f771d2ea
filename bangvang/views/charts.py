"""A bar chart as data: lengths worked out at build time, one sentence that reads it, small cells hidden.

Counts below three could point at one person in a small unit: they are shown as “dưới 3”, and when only one would be
hidden the next smallest is hidden with it, so that it cannot be found by subtraction.
"""

from collections.abc import Sequence

from msgspec import Struct

from bangvang import vietnamese

SMALLEST = 3
HIDDEN = f"dưới {SMALLEST}"
WIDTH = 280
"""Of the longest bar, in units of the drawing, which is 360 wide: on a phone a unit is a pixel."""
STEP = 46
"""Height of one bar with its label above it and the space below."""


class Bar(Struct, frozen=True):
    """One bar: its label and address, its count and share as texts, where it stands and how long it is."""

    label: str
    address: str
    count: str
    share: str
    top: int
    length: int


class Chart(Struct, frozen=True):
    """A chart with its title, the sentence that reads it and what it counts; `note` says what is not in it."""

    id: str
    title: str
    reading: str
    unit: str
    bars: tuple[Bar, ...]
    height: int
    note: str = ""


Counted = tuple[str, str, int]
"""Label, address of a page behind it or nothing, count."""


def chart(id: str, title: str, unit: str, counted: Sequence[Counted], note: str = "", secret: bool = True) -> Chart:
    """Bars in the order given; `secret` hides small cells (not where the counts are of documents)."""
    hidden = _hidden([count for _, _, count in counted]) if secret else frozenset()
    total = sum(count for _, _, count in counted)
    most = max((count for at, (_, _, count) in enumerate(counted) if at not in hidden), default=0)
    bars = (
        ()
        if not total
        else tuple(
            Bar(
                label,
                address,
                HIDDEN if at in hidden else vietnamese.number(count),
                "" if at in hidden or hidden or not total else _percent(count, total),
                at * STEP,
                0 if at in hidden or not most else round(WIDTH * count / most),
            )
            for at, (label, address, count) in enumerate(counted)
        )
    )
    return Chart(id, title, _reading(bars, counted, hidden, unit), unit, bars, len(bars) * STEP, note)


def _hidden(counts: Sequence[int]) -> frozenset[int]:
    small = {at for at, count in enumerate(counts) if 0 < count < SMALLEST}
    if len(small) == 1:
        others = sorted((count, at) for at, count in enumerate(counts) if count >= SMALLEST)
        small |= {at for _, at in others[:1]}
    return frozenset(small)


def _percent(count: int, total: int) -> str:
    return f"{vietnamese.number(round(100 * count / total, 1))}%"


def _reading(bars: Sequence[Bar], counted: Sequence[Counted], hidden: frozenset[int], unit: str) -> str:
    shown = [(count, at) for at, (_, _, count) in enumerate(counted) if at not in hidden and count]
    if not shown:
        return "Chưa đủ số liệu công khai để nêu."
    count, at = max(shown, key=lambda one: (one[0], -one[1]))
    share = f" ({bars[at].share})" if bars[at].share else ""
    return f"Nhiều nhất là “{bars[at].label}”: {vietnamese.number(count)} {unit}{share}."
