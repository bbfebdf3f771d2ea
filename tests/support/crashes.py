"""What a kill -9 leaves behind: one act of the store killed at every step there is, each time on a fresh copy.

A step is a line of `bangvang/store.py` or `disk.py` about to run, or a change of the disk about to be asked for
(Python's own audit events), so a death falls between any two system calls, also inside a removal of a whole tree.

    python tests/support/crashes.py SCENARIO FOLDER [EVERY]     prints {"steps": n, "faults": […]}

It forks, so it has a process of its own: forking one that has threads (a browser, a server) is not safe.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from bangvang import disk, store
from bangvang.store import Output

Tree = dict[str, bytes]

OLD: Tree = {
    "index.html": b"home, old" * 2000,
    "kept/index.html": b"the same in both",
    "changed/index.html": b"old",
    "gone/far/down/index.html": b"to be removed",
    "gone/index.html": b"to be removed as well",
    "file": b"a folder in the new site",
    "folder/index.html": b"a file in the new site",
}
NEW: Tree = {
    "index.html": b"home, new" * 3000,
    "kept/index.html": b"the same in both",
    "changed/index.html": b"new",
    "added/deep/er/index.html": b"not there before",
    "file/index.html": b"a file in the old site",
    "folder": b"a folder in the old site",
}
CODE = {store.__file__, disk.__file__}
ASKED = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}
ONLY_LOOKING = {"files", "seen", "standing", "published", "fingerprint", "<genexpr>", "<dictcomp>", "<lambda>"}
"""Code of the store that changes nothing: a death inside is the death at the next step."""


@dataclass(frozen=True)
class Scenario:
    """What lies there before, the act to be killed, and the trees that may be found: at once, and when opened."""

    before: Callable[[Path], None]
    act: Callable[[Path], None]
    at_once: tuple[Tree, ...] | None
    """None where a mixture is allowed; every file of it is whole all the same."""
    opened: tuple[Tree, ...]


def publish(folder: Path, tree: Tree, clean: bool = False) -> store.Written:
    with store.opened(folder / "site") as shelf:
        staging = shelf.begin(clean)
        return shelf.publish(staging, [staging.put(Output(path, data)) for path, data in tree.items()])


def tree_of(site: Path) -> Tree:
    """Every file of a site; of one that is not there, none."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def only_open(folder: Path) -> None:
    with store.opened(folder / "site"):
        pass


def old(folder: Path) -> None:
    publish(folder, OLD)


def old_without_manifest(folder: Path) -> None:
    publish(folder, OLD)
    (folder / ".site.bangvang/manifest.json").unlink()


def killed_at_the_journal(folder: Path) -> None:
    """Everything staged and promised, nothing moved yet: found once, copied afterwards."""
    found = folder.with_name("killed-at-the-journal")
    step = 1
    while not (found / ".site.bangvang/journal.json").exists():
        shutil.rmtree(found, ignore_errors=True)
        publish(found, OLD)
        killed(lambda: publish(found, NEW), step)
        step += 1
    shutil.copytree(found, folder, dirs_exist_ok=True)


def without_exchange(folder: Path) -> None:
    """As on a system that cannot swap two folders in one step."""
    disk.exchange = lambda one, other: False
    publish(folder, NEW)


SCENARIOS = {
    "first": Scenario(lambda folder: None, lambda folder: publish(folder, NEW), ({}, NEW), ({}, NEW)),
    "change": Scenario(old, lambda folder: publish(folder, NEW), None, (OLD, NEW)),
    "clean": Scenario(old, lambda folder: publish(folder, NEW, True), (OLD, NEW), (OLD, NEW)),
    "lost-manifest": Scenario(old_without_manifest, lambda folder: publish(folder, NEW), (OLD, NEW), (OLD, NEW)),
    "two-renames": Scenario(old_without_manifest, without_exchange, (OLD, {}, NEW), (OLD, NEW)),
    "recovery": Scenario(killed_at_the_journal, only_open, None, (NEW,)),
}


def killed(act: Callable[[], None], step: int) -> bool:
    """Run `act` in a child that dies before its step number `step`; whether it came to its end before that."""
    child = os.fork()
    if child:
        status = os.waitpid(child, 0)[1]
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            raise SystemExit(f"the act failed by itself before step {step}")
        return os.WIFEXITED(status)
    left = step

    def one_more() -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    def trace(frame, event, argument):
        if frame.f_code.co_filename not in CODE or frame.f_code.co_name in ONLY_LOOKING:
            return None
        if event == "line":
            one_more()
        return trace

    sys.addaudithook(lambda event, arguments: one_more() if event in ASKED else None)
    sys.settrace(trace)
    try:
        act()
    except BaseException:
        sys.settrace(None)
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def faults_of(scenario: Scenario, folder: Path, step: int) -> tuple[bool, list[str]]:
    """Kill the act at one step; whether there was such a step, and everything wrong with what was left."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    scenario.before(folder)
    ended = killed(lambda: scenario.act(folder), step)
    return not ended, [f"step {step}: {fault}" for fault in judged(scenario, folder)]


def judged(scenario: Scenario, folder: Path):
    """What is wrong with a folder left behind: now, after the next command opened it, and after it published."""
    site = folder / "site"
    found = tree_of(site)
    for path, data in found.items():
        if data not in (OLD.get(path), NEW.get(path)):
            yield f"{path} is not whole"
    if scenario.at_once is not None and found not in scenario.at_once:
        yield f"a mixture at once: {sorted(found)}"
    only_open(folder)
    if tree_of(site) not in scenario.opened:
        yield f"a mixture once opened: {sorted(tree_of(site))}"
    publish(folder, NEW)
    if tree_of(site) != NEW:
        yield f"not right after publishing: {sorted(tree_of(site))}"
    if publish(folder, NEW).written:
        yield "publishing the same again writes"
    left = {path.name for path in (folder / ".site.bangvang").iterdir()} - {"lock", "manifest.json"}
    if left:
        yield f"left lying about: {sorted(left)}"


def twice(folder: Path, every: int) -> tuple[int, list[str]]:
    """Killed while changing, and again while finishing that: all steps of the second for every n-th of the first."""
    faults, steps, first = [], 0, 1
    while True:
        second, more = 1, True
        while more:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            old(folder)
            if killed(lambda: publish(folder, NEW), first):
                return steps, faults
            more = not killed(lambda: only_open(folder), second)
            faults += [f"steps {first} and {second}: {fault}" for fault in judged(SCENARIOS["change"], folder)]
            steps, second = steps + 1, second + 1
        first += every


def main(name: str, folder: str, every: int = 1) -> None:
    place = Path(folder)
    if name == "twice":
        steps, faults = twice(place, every)
    else:
        faults, step, more = [], 0, True
        while more:
            step += 1
            more, found = faults_of(SCENARIOS[name], place, step)
            faults += found
        steps = step - 1
    print(json.dumps({"steps": steps, "faults": faults}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
