"""Put a large site into an object store on this machine: all of it, after one edit, and when nothing has changed.

    .venv/bin/python benchmarks/publishing.py FOLDER [COUNT]

Writes a corpus of COUNT (10,000) profiles into FOLDER and builds it there, unless that was done before. The server is
moto, written in Python for tests: what `publish` itself takes is the processor time, not the seconds. Prints a Markdown
table.
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "tests")]

from compare import edited  # noqa: E402
from measuring import measure  # noqa: E402
from support import objects  # noqa: E402

PYTHON = sys.executable


def main() -> None:
    root, count = Path(sys.argv[1]).resolve(), (sys.argv[2:] or ["10000"])[0]
    os.environ |= objects.KEYS | {"BANGVANG_KEPT": str(root / "kept")}
    build = [PYTHON, str(HERE / "run_ours.py"), "build", str(root), "--extras"]
    if not root.exists():
        measure([PYTHON, str(HERE / "corpus.py"), count, str(root), "--flavour", "bangvang"], HERE)
    measure(build, root)
    print("| | what is to be done | seconds | processor, s | memory, MB |\n|---|---|---|---|---|")
    with objects.s3() as address:
        publish = [PYTHON, str(HERE.parent / "build.py"), "publish", "s3://bang-vang/do", "--endpoint", address]
        publish += ["--site-dir", str(root / "site")]
        _told("first time", publish)
        edited(build, root, seed=0)
        _told("one story edited", publish)
        _told("nothing changed", publish)


def _told(what: str, publish: list[str]) -> None:
    dry = subprocess.run([*publish, "--dry-run"], capture_output=True, text=True, check=True).stdout
    todo = dry.splitlines()[-1].partition(" thì ")[2].partition(". Chưa")[0]
    took = measure(publish, HERE)
    print(f"| {what} | {todo} | {took.wall:.1f} | {took.cpu:.1f} | {took.memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
