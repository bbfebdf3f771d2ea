"""How long a tally takes: 5,000 entries × 5 judges × 6 criteria, from the sheets that came back to the ranking.

    python benchmarks/tally.py [--entries 5000] [--panel 5] [--judges 25] [--criteria 6] [--runs 5]

Prints milliseconds for the marks of all score sheets, once these are read; for reading the published scores; for the
ranking (with how strict each judge was); and for the ranking freed of that. Says whether another way of working it out,
from the text of the published scores alone, comes to the same place for every entry: plain sums of hundredths, and for
strictness means taken in turns until they stand still.
"""

import argparse
import csv
import io
import random
import sys
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from bangvang import moments
from bangvang.exports import scoresheet
from bangvang.imports.sheets import Cell, CellKind, Row, Sheet
from bangvang.jury import sheets
from bangvang.jury.answers import Asked
from bangvang.jury.room import Drawn
from bangvang.scoring import draw, published, ranking
from bangvang.scoring.plan import HUNDRED, Criterion, Plan, Round, RoundKind
from bangvang.scoring.published import Marks


def invented(entries: int, judges: int, panel: int, criteria: tuple[Criterion, ...]) -> Marks:
    """Marks with some spread, judges of unlike strictness."""
    chance = random.Random(20261121)
    codes, people = [f"bv-{n:05}" for n in range(entries)], [f"gk-{n:02}" for n in range(judges)]
    strict = {one: chance.uniform(0.8, 1.1) for one in people}
    drawn = draw.assigned("20261121", people, codes, panel)
    points: dict[str, dict[str, tuple[int, ...]]] = {code: {} for code in codes}
    worth = {code: chance.uniform(0.3, 0.9) for code in codes}
    for judge, read in drawn.readers.items():
        for code in read:
            share = [min(1, worth[code] * strict[judge] * chance.uniform(0.9, 1.1)) for _ in criteria]
            points[code][judge] = tuple(
                int(one.most * part) // 25 * 25 for one, part in zip(criteria, share, strict=True)
            )
    return Marks(points)


def returned(marks: Marks, criteria: tuple[Criterion, ...]) -> tuple[Asked, dict[str, tuple[list[Sheet], list]]]:
    """The sheets of all judges as they come back, read, and what they are to answer."""
    drawn, rows = [], defaultdict(list)
    for number, (entry, given) in enumerate(marks.points.items(), 1):
        for judge, points in given.items():
            drawn.append(Drawn(judge, number, entry, False))
            cells = (Cell(published.written(one), CellKind.NUMBER) for one in points)
            rows[judge].append((Cell(str(number), CellKind.NUMBER), Cell(entry), *cells))
    columns = (scoresheet.heading(scoresheet.Column(one.title, one.most // HUNDRED)) for one in criteria)
    head = tuple(map(Cell, (scoresheet.NUMBER, "Tên bài", *columns, scoresheet.SILENT, scoresheet.REMARK)))
    files = {}
    for judge, cells in rows.items():
        above = Row(2, (Cell(scoresheet.MARKER), Cell(f"thi/vong/{judge}")))
        filled = [Row(at, one) for at, one in enumerate(cells, 7)]
        files[judge] = ([Sheet("Phiếu chấm", (above, Row(6, head), *filled))], [])
    round = Round("vong", "Vòng", RoundKind.RUBRIC, criteria)
    return Asked("thi", round, tuple(drawn), None, moments.parse("20/10/2026")), files


def another_way(text: str, adjusted: bool) -> dict[str, int]:
    """The place of every entry: one more than the entries with a better mean."""
    totals: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in csv.DictReader(io.StringIO(text)):
        whole, _, rest = row["score"].partition(".")
        totals[row["entry"]][row["judge"]] += int(whole) * 100 + int(rest.ljust(2, "0"))
    added = strictness(totals) if adjusted else defaultdict(float)
    means = {
        entry: round(sum(total - added[judge] for judge, total in given.items()) / len(given), 6)
        for entry, given in totals.items()
    }
    ordered = sorted(means.values(), reverse=True)
    place = {mean: at for at, mean in reversed(list(enumerate(ordered, 1)))}
    return {entry: place[mean] for entry, mean in means.items()}


def strictness(totals: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """What each judge adds: the least squares of worth + judge, each side the mean of what the other leaves."""
    given: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for entry, marks in totals.items():
        for judge, total in marks.items():
            given[judge].append((entry, total))
    added, moved = dict.fromkeys(given, 0.0), 1.0
    while moved > 1e-9:
        worth = {
            one: sum(total - added[judge] for judge, total in marks.items()) / len(marks)
            for one, marks in totals.items()
        }
        new = {judge: sum(total - worth[entry] for entry, total in had) / len(had) for judge, had in given.items()}
        middle = sum(new.values()) / len(new)
        moved = max(abs(new[judge] - middle - added[judge]) for judge in new)
        added = {judge: value - middle for judge, value in new.items()}
    return added


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, usual in (("entries", 5000), ("panel", 5), ("judges", 25), ("criteria", 6), ("runs", 5)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    asked = parser.parse_args()
    criteria = tuple(Criterion(f"tc-{n}", f"Tiêu chí {n}", 2000) for n in range(1, asked.criteria + 1))
    given = invented(asked.entries, asked.judges, asked.panel, criteria)
    text = published.text(given, criteria)
    wanted, files = returned(given, criteria)
    taken: dict[str, list[float]] = {"sheets": [], "read": [], "rank": [], "adjusted": []}
    places: dict[bool, dict[str, int]] = {}
    for _ in range(asked.runs):
        began = time.process_time()
        found = sheets.collect(wanted, files)
        taken["sheets"].append(time.process_time() - began)
        assert found.marks() == given and not found.wrong
        began = time.process_time()
        marks, problems = published.read("scores.csv", text, criteria)
        taken["read"].append(time.process_time() - began)
        assert not problems
        for kind, adjusted in (("rank", False), ("adjusted", True)):
            plan = Plan((Round("r", "Vòng", RoundKind.RUBRIC, criteria, adjusted=adjusted),))
            began = time.process_time()
            found = ranking.ranked(plan, [marks.points], marks.entries)
            taken[kind].append(time.process_time() - began)
            places[adjusted] = {one.entry: one.place for one in found.places}
    print(f"{len(text.splitlines()) - 1} scores, {len(text) / 1e6:.1f} MB")
    for kind, seconds in taken.items():
        print(f"{kind:9} {median(seconds) * 1000:7.0f} ms of one processor (median of {asked.runs})")
    print("same places:", places[False] == another_way(text, False))
    print("same places, adjusted:", places[True] == another_way(text, True))


if __name__ == "__main__":
    main()
