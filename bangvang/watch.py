"""Where the time of a long command goes: stages, how much of what each did, and somebody who may look on meanwhile."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from msgspec import Struct, field

Item = TypeVar("Item")


class Stage(Struct):
    """A part of the work by its Vietnamese name: seconds it took, pieces done and how many of them done before."""

    name: str
    seconds: float = 0.0
    done: int = 0
    before: int = 0


class Watch(Struct):
    """Takes the time of the stages. `show` may draw how far one has come: (name, pieces, how many) → pieces."""

    stages: dict[str, Stage] = field(default_factory=dict)
    show: Callable[[str, Iterable, int], Iterable] = lambda name, items, count: items

    def stage(self, name: str) -> Stage:
        return self.stages.setdefault(name, Stage(name))

    @contextmanager
    def during(self, name: str) -> Iterator[Stage]:
        """The time between is the stage's."""
        began, stage = time.monotonic(), self.stage(name)
        try:
            yield stage
        finally:
            stage.seconds += time.monotonic() - began

    def over(self, name: str, items: Iterable[Item], count: int) -> Iterator[Item]:
        """The items one by one; the time until all have been taken is the stage's."""
        with self.during(name):
            yield from self.show(name, items, count)
