"""How long a tally takes: 5,000 entries × 5 judges × 6 criteria, from the published scores to the ranking.

    python benchmarks/tally.py [--entries 5000] [--panel 5] [--judges 25] [--criteria 6] [--runs 5]

Prints milliseconds for reading the scores, for the ranking (with how strict each judge was), and says whether another
way of working it out, in floating point and by sorting alone, comes to the same order.
"""

import argparse
import csv
import io
import random
import sys
import time
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from bangvang.scoring import draw, published, ranking
from bangvang.scoring.plan import Criterion, Plan, Round, RoundKind
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


def another_way(text: str) -> list[tuple[float, str]]:
    totals: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in csv.DictReader(io.StringIO(text)):
        totals[row["entry"]][row["judge"]] += float(row["score"])
    return [(sum(given.values()) / len(given), entry) for entry, given in totals.items()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, usual in (("entries", 5000), ("panel", 5), ("judges", 25), ("criteria", 6), ("runs", 5)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    asked = parser.parse_args()
    criteria = tuple(Criterion(f"tc-{n}", f"Tiêu chí {n}", 2000) for n in range(1, asked.criteria + 1))
    text = published.text(invented(asked.entries, asked.judges, asked.panel, criteria), criteria)
    taken: dict[str, list[float]] = {"read": [], "rank": [], "adjusted": []}
    for _ in range(asked.runs):
        began = time.process_time()
        marks, problems = published.read("scores.csv", text, criteria)
        taken["read"].append(time.process_time() - began)
        assert not problems
        for kind, adjusted in (("rank", False), ("adjusted", True)):
            plan = Plan((Round("r", "Vòng", RoundKind.RUBRIC, criteria, adjusted=adjusted),))
            began = time.process_time()
            found = ranking.ranked(plan, [marks.points], marks.entries)
            taken[kind].append(time.process_time() - began)
            if not adjusted:
                plain = found
    print(f"{len(text.splitlines()) - 1} scores, {len(text) / 1e6:.1f} MB")
    for kind, seconds in taken.items():
        print(f"{kind:9} {median(seconds) * 1000:7.0f} ms of one processor (median of {asked.runs})")
    other = {entry: total for total, entry in another_way(text)}
    means = [(one.entry, one.total) for one in plain.rounds[0].means]
    print("same means:", all(abs(float(total) - other[entry]) < 1e-9 for entry, total in means))
    order = [total for _, total in means]
    print("same order:", order == sorted((Fraction(one) for one in order), reverse=True))


if __name__ == "__main__":
    main()
