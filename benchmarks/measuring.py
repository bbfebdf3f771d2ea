"""Run a command and say what it took: wall clock, processor time and memory of all its processes."""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

EVERY = 0.25
"""Seconds between two looks at the memory; each walks over all pages of all processes, so that what is watched is
slower, and the more so the more processes it has."""


class Failed(Exception):
    """A measured command ended with an error; the message is what it printed."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run took: seconds of wall clock and of processor, megabytes at the peak.

    Memory is the sum over its processes of their proportional set sizes: a page that several share is counted once; of
    a run that was not watched, that of the largest process.
    """

    wall: float
    cpu: float
    memory: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s (cpu {self.cpu:.2f} s, {self.memory:.0f} MB)"


@dataclass(frozen=True, slots=True)
class Size:
    """What a folder holds."""

    files: int
    pages: int
    megabytes: float


def measure(command: Sequence[str], folder: Path, watched: bool = False) -> Taken:
    """Run a command in a folder to its end; `watched` for its memory, which costs time."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    told: list[bytes] = []
    peak, ended = [0], threading.Event()
    reader = threading.Thread(target=lambda: told.append(process.stderr.read()))
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, ended))
    reader.start()
    if watched:
        watcher.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    ended.set()
    if watched:
        watcher.join()
    reader.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{' '.join(map(str, command))}: {b''.join(told).decode(errors='replace')[-2000:]}")
    return Taken(wall, used.ru_utime + used.ru_stime, max(peak[0] / 1e6, used.ru_maxrss * 1024 / 1e6))


def middle(runs: Sequence[Taken]) -> Taken:
    """The median of each figure."""
    return Taken(*(median(getattr(run, name) for run in runs) for name in ("wall", "cpu", "memory")))


def size_of(folder: Path) -> Size:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in paths)
    return Size(len(paths), pages, sum(path.stat().st_size for path in paths) / 1e6)


def _watch(pid: int, peak: list[int], ended: threading.Event) -> None:
    with suppress(psutil.NoSuchProcess):
        root = psutil.Process(pid)
        while not ended.wait(EVERY):
            total = 0
            for process in (root, *root.children(recursive=True)):
                with suppress(psutil.NoSuchProcess):
                    total += process.memory_full_info().pss  # what processes share is counted once
            peak[0] = max(peak[0], total)
