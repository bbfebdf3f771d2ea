"""Run our engine on another project folder than the one it lies in.

    python benchmarks/run_ours.py build|check ROOT [--site-dir DIR] [--jobs N] [--clean] [--extras] [--profile FILE]

What `build.py build --no-cards` and `build.py check` do, for `ROOT`. Prints a line of JSON with what was done.
"""

import argparse
import cProfile
import gc
import json
import os
import sys
from datetime import date
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bangvang import again, crew, problems
from bangvang.exits import leave
from bangvang.project import Project

TODAY = date(2026, 11, 21)
"""Fixed, so that the same corpus is the same site on any day."""


def main() -> int:
    asked = _arguments()
    project = Project(asked.root, asked.site_dir or asked.root / "site", TODAY, cards=False, extras=asked.extras)
    profile = cProfile.Profile() if asked.profile else None
    gc.disable()  # as the commands do
    if profile:
        profile.enable()
    done, found = _COMMANDS[asked.command](project, crew.of(asked.jobs), asked.clean)
    if profile:
        profile.disable()
        profile.dump_stats(asked.profile)
    wrong = problems.has_errors(found)
    print(json.dumps(done | {"problems": problems.tally(found)}, ensure_ascii=False))
    if wrong:
        print(problems.as_text(found[:20]), file=sys.stderr)
    return 1 if wrong else 0


def _build(project: Project, workers: crew.Crew, clean: bool):
    outcome = again.build(project, partial(_frame, project.root), workers, clean)
    written = outcome.written
    done = {"pages": outcome.pages}
    if written:
        done |= {"written": len(written.written), "kept": written.kept, "size": written.scale.size}
    return done, outcome.problems


def _frame(root: Path):
    from bangvang import framing  # as the command does: only when a site is to be made

    return framing.ahead(root)


def _check(project: Project, workers: crew.Crew, clean: bool):
    judged = again.judge(project, workers)
    return {"records": judged.records}, list(judged.problems)


_COMMANDS = {"build": _build, "check": _check}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=_COMMANDS)
    parser.add_argument("root", type=Path)
    parser.add_argument("--site-dir", type=Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--clean", action="store_true")
    parser.add_argument("--extras", action="store_true", help="write the search index and open data too")
    parser.add_argument("--profile", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    leave(main())
