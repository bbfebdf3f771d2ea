"""Bodies down, quarters across: what each registered and what came of it, with the sums below those who have parts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bangvang import dates, figures, sums, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Link, link_to
from bangvang.records import Campaign
from bangvang.records.figure import Figure
from bangvang.sums import Entry, Parts, Sum
from bangvang.views.targets import address

MOST_LINES = 120
"""Lines all tables of a page show together; of the bodies left out the number is said."""
FEWEST_LINES = 4


class Cell(NamedTuple):
    """Result and registered figure of one body in one quarter; leads to the row."""

    result: Link
    target: str
    changed: str = ""


class Line(NamedTuple):
    """One body, or the sum of the bodies below it; `depth` is how far below the highest it stands."""

    body: Link
    depth: int
    cells: tuple[Cell, ...]
    is_sum: bool = False


class Matrix(NamedTuple):
    """Bodies down, quarters across, for one target in one year."""

    id: str
    text: str
    unit: str
    year: int
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    left_out: int


def matrices(catalogue: Catalogue, campaign: Campaign, found: Sequence[Sum]) -> tuple[Matrix, ...]:
    """For each target with quarters a table a year."""
    tables: dict[tuple[str, str, int], dict[int, list[Entry]]] = {}
    for (text, unit, when), entries in sums.groups(campaign).items():
        if isinstance(when, figures.Period):
            tables.setdefault((text, unit, when.year), {})[when.quarter] = list(entries)
    added = {(one.whole.index, one.parts): one for one in found if one.figure is Figure.RESULT}
    wanted = [(year, quarters) for (_, _, year), quarters in tables.items() if _is_table(quarters)]
    most = max(FEWEST_LINES, MOST_LINES // max(1, len(wanted)))
    return tuple(
        _matrix(catalogue, f"bang-{number}", year, quarters, added, most)
        for number, (year, quarters) in enumerate(wanted, 1)
    )


def _is_table(by_quarter: Mapping[int, Sequence[Entry]]) -> bool:
    """Quarters there must be, and more than one figure."""
    return any(by_quarter) and sum(map(len, by_quarter.values())) > 1


def _matrix(
    catalogue: Catalogue, id: str, year: int, by_quarter: Mapping[int, list[Entry]], added: Mapping, most: int
) -> Matrix:
    columns = [at for at in (1, 2, 3, 4, 0) if at in by_quarter]
    found = {(at, one.target.organisation): one for at in columns for one in by_quarter[at]}
    first = next(iter(by_quarter.values()))[0]
    lines = list(_lines(catalogue, columns, found, added))
    shown = lines[:most]
    return Matrix(
        id=id,
        text=first.target.text,
        unit=first.target.unit or "",
        year=year,
        columns=tuple(f"Quý {figures.QUARTERS[at - 1]}" if at else "Cả năm" for at in columns),
        lines=tuple(shown),
        left_out=sum(not line.is_sum for line in lines[most:]),
    )


def _lines(catalogue: Catalogue, columns: Sequence[int], found: Mapping, added: Mapping) -> Iterator[Line]:
    for id, depth in _tree(catalogue, {body for _, body in found}):
        entries = [found.get((at, id)) for at in columns]
        body = catalogue.organisations.get(id or "")
        yield Line(link_to(body) if body else Link("Toàn phong trào"), depth, tuple(map(_cell, entries)))
        totals = [added.get((one.index, Parts.BODIES)) if one else None for one in entries]
        if any(totals):
            yield Line(Link("Cộng các đơn vị trực thuộc"), depth, tuple(map(_total, totals)), is_sum=True)


def _tree(catalogue: Catalogue, bodies: set[str | None]) -> Iterator[tuple[str | None, int]]:
    """Bodies with those below them, by name; the whole campaign first."""
    below: dict[str | None, list[str]] = {}
    for id in bodies - {None}:
        body = catalogue.organisations.get(id)
        parent = body.parent if body and body.parent in bodies else None
        below.setdefault(parent, []).append(id)
    for ids in below.values():
        ids.sort(key=lambda id: (vietnamese.title_key(_name(catalogue, id)), id))
    waiting: list[tuple[str | None, int]] = [(None, 0)]
    while waiting:
        id, depth = waiting.pop()
        if id is not None or None in bodies:
            yield id, depth
        deeper = depth + 1 if id is not None or None in bodies else 0
        waiting += [(one, deeper) for one in reversed(below.get(id, []))]


def _name(catalogue: Catalogue, id: str) -> str:
    return catalogue.organisations[id].name if id in catalogue.organisations else id


def _cell(entry: Entry | None) -> Cell:
    if entry is None:
        return Cell(Link(""), "")
    one = entry.target
    changed = one.revisions[-1].date if one.revisions else None
    result = Link(one.result or "chưa có", address(entry.campaign, entry.index))
    return Cell(result, one.target or "", dates.day_text(changed) if changed else "")


def _total(one: Sum | None) -> Cell:
    if one is None:
        return Cell(Link(""), "")
    silent = f", còn {vietnamese.padded(len(one.silent))} đơn vị chưa báo" if one.silent else ""
    judged = f"lệch {vietnamese.number(abs(one.gap))}" if one.gap else "khớp" if not one.silent else ""
    return Cell(Link(vietnamese.number(one.added)), "", (judged + silent).removeprefix(", "))
