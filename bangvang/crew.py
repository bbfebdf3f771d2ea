"""The one way work is spread: a pure function over jobs, done here or by a crew of processes that know one value.

The value (a catalogue, the shells, …) is told once a process, not once a job; forked processes are even born with
it. Results come in the order of the jobs whatever the crew. Whoever asks says how far the work may run ahead of the
result awaited: all the way where results are small (pages that were put aside on the disk), else a few jobs.
"""

import gc
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing.connection import wait
from typing import Any, Protocol, TypeVar

from msgspec import Struct

Item = TypeVar("Item")
Known = TypeVar("Known")
Job = TypeVar("Job")
Result = TypeVar("Result")

AHEAD = 6
"""Jobs under way beyond the one whose result is awaited: enough to keep a few processes busy."""


class Crew(Protocol):
    """Whoever does the jobs: this process, processes beside it, machines."""

    def map(
        self, function: Callable[[Known, Job], Result], known: Known, jobs: Iterable[Job], ahead: int = AHEAD
    ) -> Iterator[Result]:
        """`function(known, job)` for each job, in their order; others begin at once, and `ahead` of who asks."""


class Alone:
    """This process does all of it, when asked."""

    def map(
        self, function: Callable[[Known, Job], Result], known: Known, jobs: Iterable[Job], ahead: int = AHEAD
    ) -> Iterator[Result]:
        return (function(known, job) for job in jobs)


class Processes(Struct, frozen=True):
    """So many processes on this machine."""

    count: int

    def map(
        self, function: Callable[[Known, Job], Result], known: Known, jobs: Iterable[Job], ahead: int = AHEAD
    ) -> Iterator[Result]:
        results = self._results(function, known, iter(jobs), self.count + ahead)
        next(results)
        return results

    def _results(self, function, known, jobs: Iterator, ahead: int) -> Iterator:
        """First None, when all are at work; then the results. Whoever stops asking stops the work."""
        pool = ProcessPoolExecutor(self.count, CONTEXT, _learn, (known,))
        try:
            waiting = deque(pool.submit(_do, function, job) for job in islice(jobs, ahead))
            yield None
            while waiting:
                result = waiting.popleft().result()
                waiting.extend(pool.submit(_do, function, job) for job in islice(jobs, 1))
                yield result
        finally:
            pool.shutdown(cancel_futures=True)


CONTEXT = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
"""A forked process has all that this one knows at once; where forking is not safe, values are sent."""
ALONE = Alone()


def of(count: int | None = None) -> Crew:
    """A crew of so many processes, by default one for each processor; one alone would only cost."""
    count = count or os.cpu_count() or 1
    return Processes(count) if count > 1 else ALONE


def batched(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """The items in runs of `size`, the last one shorter."""
    return (items[start : start + size] for start in range(0, len(items), size))


_known: Any = None


def _learn(known: Any) -> None:
    """Begin as one of a crew."""
    global _known
    _known = known
    gc.disable()  # a command is short and keeps nearly all it makes
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """A killed command must leave nobody behind: whoever lives on would hold the lock of the site."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _do(function: Callable, job: Any) -> Any:
    return function(_known, job)
