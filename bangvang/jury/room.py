"""The private folder of a jury: outside the public repository, one folder a round, files under fixed names."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

JUDGES, AUTHORS = "giam-khao.yml", "tac-gia.yml"
DRAW, SCORES, RANKING, REMARKS = "phan-cong.csv", "diem.csv", "xep-hang.csv", "nhan-xet.csv"
PAPER, SCREEN = "ho-so-cham.pdf", "ho-so-cham.html"
SHEETS = (".xlsx", ".xls", ".ods")
"""How sheets end that are looked for in a folder; others are named."""
FEEDBACK = "phan-hoi"
_DRAWN = ("seed", "judge", "number", "entry", "conflict")
_REMARKED = ("entry", "remark")


class Drawn(NamedTuple):
    """A line of the draw: a judge reads the entry under this number, or must not (`conflict`)."""

    judge: str
    number: int
    entry: str
    conflict: bool


def sheet(judge: str) -> str:
    """The score sheet of a judge: with the code in its name, for all come back into one folder."""
    return f"phieu-cham-{judge}.xlsx"


def sheets(places: Iterable[Path]) -> list[Path]:
    """Score sheets by name, and those in folders; not what Excel keeps beside an open one."""
    found = []
    for place in places:
        inside = sorted(place.rglob("*")) if place.is_dir() else [place]
        found += [one for one in inside if one == place or (one.suffix.lower() in SHEETS and one.name[:1] not in "~.")]
    return found


def inside(root: Path, folder: Path) -> bool:
    """Whether a folder lies in the repository, where everything becomes public."""
    return folder.resolve().is_relative_to(root.resolve())


def draw_bytes(seed: str, lines: Iterable[Drawn]) -> bytes:
    """The draw as a CSV; private, for it says which number is which entry."""
    rows = [(seed, one.judge, one.number, one.entry, "x" if one.conflict else "") for one in lines]
    return table(_DRAWN, rows)


def read_draw(path: Path) -> tuple[str, tuple[Drawn, ...]]:
    """The seed, and every line; raises ValueError for a file that `draw_bytes` did not write."""
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    if not rows or tuple(rows[0]) != _DRAWN or any(len(row) != len(_DRAWN) for row in rows):
        raise ValueError(path.name)
    seed = rows[1][0] if len(rows) > 1 else ""
    return seed, tuple(Drawn(row[1], int(row[2]), row[3], row[4] == "x") for row in rows[1:])


def remarks_bytes(remarks: Iterable[tuple[str, str]]) -> bytes:
    """What judges wrote to the writers, by entry; nobody's name."""
    return table(_REMARKED, remarks)


def read_remarks(path: Path) -> tuple[tuple[str, str], ...]:
    """Entry and remark, as `remarks_bytes` wrote them."""
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    return tuple((row[0], row[1]) for row in rows[1:] if len(row) == len(_REMARKED))


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV in UTF-8 with a byte-order mark, which Excel needs."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return ("\ufeff" + out.getvalue()).encode()
