"""The one way work is spread: a pure function over batches, on any `concurrent.futures` executor or none.

Results come in the order of the jobs whatever the executor, and only so many jobs are under way at once: a site
of a hundred thousand pages must never lie in memory twice.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from typing import TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key")
Job = TypeVar("Job")
Result = TypeVar("Result")

SIZE = 100
"""Items a task: large enough that starting a task costs nothing beside it (Dask: 5 ms a task)."""
AHEAD = 6
"""Jobs under way beyond the one whose result is awaited: enough to keep a few processes busy."""


def batched(items: Sequence[Item], size: int = SIZE) -> Iterator[Sequence[Item]]:
    """The items in runs of `size`, the last one shorter."""
    return (items[start : start + size] for start in range(0, len(items), size))


def mapped(
    function: Callable[[Job], Result],
    jobs: Iterable[tuple[Key, Job]],
    executor: Executor | None,
    ahead: int = AHEAD,
) -> Iterator[tuple[Key, Result]]:
    """The function over each job, in order; a job's key stays at home and comes back with the result."""
    if executor is None:
        yield from ((key, function(job)) for key, job in jobs)
        return
    waiting: deque = deque()
    for key, job in jobs:
        waiting.append((key, executor.submit(function, job)))
        if len(waiting) > ahead:
            first, future = waiting.popleft()
            yield first, future.result()
    while waiting:
        first, future = waiting.popleft()
        yield first, future.result()
