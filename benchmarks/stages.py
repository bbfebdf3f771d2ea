"""Where the time of a cold build goes: each stage alone, in one process, in seconds of processor time.

    python benchmarks/stages.py ROOT

Prints a Markdown table: reading, rules by name, pages by kind, what crosses to other processes, templates by kind,
fingerprints, stamping, other outputs, writing. The sum is more than what one process needs for a build without
helpers (it sends nothing anywhere) and says nothing about how well processes share the work.
"""

import gc
import pickle
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import contextmanager
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from run_ours import TODAY

from bangvang import (
    catalogue,
    checking,
    framing,
    head,
    outputs,
    pages,
    reference,
    render,
    rules,
    site,
    stamping,
    store,
    streams,
)


class Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, float, str]] = []

    @contextmanager
    def stage(self, name: str):
        notes: list[str] = []
        gc.collect()
        began = time.process_time()
        yield notes
        self.rows.append((name, time.process_time() - began, "; ".join(notes)))

    def table(self) -> str:
        total = sum(seconds for _, seconds, _ in self.rows)
        lines = [f"| {name} | {seconds:.2f} | {seconds / total:.1%} | {note} |" for name, seconds, note in self.rows]
        return "\n".join(["| stage | s | share | |", "|---|---|---|---|", *lines, f"| sum | {total:.2f} | | |"])


def main() -> None:
    root, clock = Path(sys.argv[1]), Clock()
    with clock.stage("read files") as said:
        files, _ = site.read(root)
        said.append(f"{len(files):,} files, {sum(map(len, files.values())) / 1e6:.0f} MB")
    units, _ = checking.sort_out(files)
    with clock.stage("parse, validate, stories"):
        records, _ = checking.read_all(units, None)
    _crossing(clock, "records back from a process", records)
    with clock.stage("gather"):
        known = catalogue.gather(records, reference.load()[0], TODAY, frozenset(), frozenset(files))
    with clock.stage("index: honours, who points at whom"):
        _ = known.honours, known.honours_of, known.honours_by, known.pointing_at, known.predecessors
    with clock.stage("rules") as said:
        said.append(_slowest({rule.name: _seconds(lambda rule=rule: list(rule.check(known))) for rule in rules.RULES}))
    planned, took = {}, {}
    with clock.stage("plan pages") as said:
        for kind in pages.KINDS:
            took[kind.__name__.rpartition(".")[2]] = _seconds(
                lambda kind=kind: planned.update((page.address, page) for page in kind.pages(known))
            )
        said.append(_slowest(took))
    with clock.stage("which pages have a feed"):
        streams.feeds(known)
    listed = list(planned.values())
    _crossing(clock, "pages to a process", listed)
    with clock.stage("frame (kept)"):
        frame = framing.framed(root)
    texts = render.templates(root / "theme")
    where = site.Site(frame.site_name, frame.site_url, frame.site_description)
    with clock.stage("fingerprints") as said:
        shells = {key: b"".join(piece.encode() for piece in shell.pieces) for key, shell in frame.shells.items()}
        for page in listed:
            stamping._digest(b"", shells[page.section, page.depth], pickle.dumps(page))
    bodies: dict[str, str] = {}
    with clock.stage("render") as said:
        by_kind = defaultdict(list)
        for page in listed:
            by_kind[page.kind].append(page)
        took = {
            kind: _seconds(lambda some=some: bodies.update(_rendered(texts, some))) for kind, some in by_kind.items()
        }
        said.append(_slowest(took))
    html: dict[str, bytes] = {}
    with clock.stage("head and stamp"):
        for page in listed:
            shell = frame.shells[page.section, page.depth]
            whole = shell.stamp(escape(page.title), head.head(page, where), bodies[page.address])
            html[page.address + "index.html"] = whole.encode()
    others: dict[str, bytes] = {}
    with clock.stage("feeds, sitemap, robots") as said:
        others.update(outputs.files(known, listed, where, frame.prose))
        said.append(f"{len(others):,} files, {sum(map(len, others.values())) / 1e6:.0f} MB")
    with tempfile.TemporaryDirectory(dir=root) as scratch, clock.stage("write and manifest") as said:
        with store.opened(Path(scratch) / "site") as shelf:
            done = shelf.publish(store.Output(path, data, "x") for path, data in (html | others).items())
        said.append(f"{len(done.written):,} files, {done.size / 1e6:.0f} MB")
    print(clock.table())


def _crossing(clock: Clock, name: str, values: list) -> None:
    """What sending values to another process costs: written there, read here, in batches as the engine sends them."""
    batches = [values[start : start + 100] for start in range(0, len(values), 100)]
    with clock.stage(f"pickle: {name}") as said:
        sent = [pickle.dumps(batch) for batch in batches]
        said.append(f"{sum(map(len, sent)) / 1e6:.0f} MB")
    with clock.stage(f"unpickle: {name}"):
        for batch in sent:
            pickle.loads(batch)


def _rendered(texts, some):
    return zip((page.address for page in some), render.bodies(texts, some), strict=True)


def _seconds(work) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _slowest(took: dict[str, float], most: int = 8) -> str:
    ordered = sorted(took.items(), key=lambda one: -one[1])
    return ", ".join(f"{name} {seconds:.2f}" for name, seconds in ordered[:most])


if __name__ == "__main__":
    main()
