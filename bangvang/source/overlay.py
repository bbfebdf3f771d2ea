"""Files that are not on the disk: some in memory, some laid over others, to see what would be found there."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from bangvang.problems import Problem
from bangvang.source.files import Files


class Given(Struct, frozen=True):
    """Files that lie in memory, by path."""

    files: Mapping[str, bytes]

    @property
    def paths(self) -> Sequence[str]:
        return tuple(self.files)

    def load(self, path: str) -> tuple[bytes | None, list[Problem]]:
        return self.files[path], []

    def stamp(self, path: str) -> str:
        return ""


class Laid(Struct, frozen=True):
    """The files of `over`, and those `below` of other names."""

    below: Files
    over: Files

    @property
    def paths(self) -> Sequence[str]:
        return sorted({*self.below.paths, *self.over.paths})

    def load(self, path: str) -> tuple[bytes | None, list[Problem]]:
        return self._of(path).load(path)

    def stamp(self, path: str) -> str:
        return self._of(path).stamp(path)

    def _of(self, path: str) -> Files:
        return self.over if path in self.over.paths else self.below
