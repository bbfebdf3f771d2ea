"""How much of a cold build the guard takes: CPU time in `guard.findings` beside that of the whole build, one process.

    python benchmarks/guard.py [PROJECT]      prints seconds, share, microseconds a page; PROJECT defaults to this one

The frame is kept (MkDocs would only make the share look smaller) and no share card is drawn.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bangvang import clock, framing, guard, site
from bangvang.project import Project


def measured(root: Path) -> None:
    frame = framing.framed(root)
    plain, spent, files = guard.findings, 0.0, 0

    def timed(path, data, allowed=frozenset()):
        nonlocal spent, files
        began = time.process_time()
        found = plain(path, data, allowed)
        spent += time.process_time() - began
        files += 1
        return found

    guard.findings = timed
    with tempfile.TemporaryDirectory() as place:
        for name in ("cold", "warm"):
            spent, files, began = 0.0, 0, time.process_time()
            outcome = site.build(Project(root, Path(place) / "site", clock.today(), cards=False), lambda: frame)
            whole = time.process_time() - began
            print(
                f"{name}: {outcome.pages} pages, {files} files looked at, {spent:.3f} of {whole:.3f} s of CPU, "
                f"{100 * spent / whole:.1f} %, {1e6 * spent / max(files, 1):.0f} µs a file"
            )


if __name__ == "__main__":
    measured(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path(__file__).parents[1])
