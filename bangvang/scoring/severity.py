"""How strict or generous each judge was, by least squares: a mark is what the entry is worth plus what its judge adds.

The additive two-way model, fitted exactly (normal equations in whole numbers, solved without fractions by Bareiss'
elimination): the same judges and marks give the same figures on any machine. Only judges who share entries, also
through others, can be compared; within each such circle what they add sums to nothing.
"""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from math import lcm

Totals = Mapping[str, Mapping[str, int | Fraction]]
"""Entry → judge → what that judge gave it in all."""


def added(totals: Totals) -> dict[str, Fraction]:
    """By judge how much he adds to what an entry is worth: above nothing generous, below it strict."""
    judges = sorted({judge for given in totals.values() for judge in given})
    at = {judge: index for index, judge in enumerate(judges)}
    panels: Counter[tuple[int, ...]] = Counter()
    scale = lcm(*{len(given) for given in totals.values() if given})
    right: list[int | Fraction] = [0] * len(judges)
    for given in totals.values():
        if len(given) > 1:
            panels[tuple(sorted(at[judge] for judge in given))] += 1
            share = scale // len(given) * sum(given.values())
            for judge, total in given.items():
                right[at[judge]] += scale * total - share
    rows = [[0] * len(judges) for _ in judges]
    for panel, count in panels.items():
        share = scale // len(panel) * count
        for one in panel:
            rows[one][one] += scale * count
            for other in panel:
                rows[one][other] -= share
    for circle in _circles(len(judges), panels):
        for one in circle:
            for other in circle:
                rows[one][other] += 1  # what they add sums to nothing: the circle's equations have one answer
    unit = lcm(*(Fraction(value).denominator for value in right)) if right else 1
    found = _solved([[*row, int(value * unit)] for row, value in zip(rows, right, strict=True)])
    return {judge: found[index] / unit for judge, index in at.items()}


def circles(totals: Totals) -> list[tuple[str, ...]]:
    """Judges who can be compared with one another."""
    judges = sorted({judge for given in totals.values() for judge in given})
    at = {judge: index for index, judge in enumerate(judges)}
    panels = {tuple(at[judge] for judge in given) for given in totals.values() if given}
    return [tuple(judges[one] for one in circle) for circle in _circles(len(judges), panels)]


def _circles(count: int, panels) -> list[list[int]]:
    head = list(range(count))

    def top(one: int) -> int:
        while head[one] != one:
            head[one] = head[head[one]]
            one = head[one]
        return one

    for first, *rest in panels:
        for one in rest:
            head[top(one)] = top(first)
    found: dict[int, list[int]] = {}
    for one in range(count):
        found.setdefault(top(one), []).append(one)
    return list(found.values())


def _solved(rows: list[list[int]]) -> list[Fraction]:
    """The answer of linear equations with whole coefficients; every step stays whole (Bareiss 1968)."""
    size, before = len(rows), 1
    for step in range(size):
        pivot = next(at for at in range(step, size) if rows[at][step])
        rows[step], rows[pivot] = rows[pivot], rows[step]
        own = rows[step][step]
        for at in range(step + 1, size):
            row, factor = rows[at], rows[at][step]
            rows[at] = [(own * value - factor * above) // before for value, above in zip(row, rows[step], strict=True)]
        before = own
    found = [Fraction()] * size
    for step in range(size - 1, -1, -1):
        known = sum((rows[step][at] * found[at] for at in range(step + 1, size)), Fraction())
        found[step] = (rows[step][size] - known) / rows[step][step]
    return found
