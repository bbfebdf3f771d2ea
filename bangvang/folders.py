"""What the folders of a tree held when they were listed: one that has not changed since is not listed again.

A folder's own times change when a name in it is added, taken away or given to something else, as a file's do when it
is written, and nobody can set the time of its inode (git's untracked cache judges so too). What is inside a file does
not show there: whoever asks looks at each file all the same.
"""

import os
from pathlib import Path
from typing import NamedTuple

from msgspec import msgpack

from bangvang import disk
from bangvang.disk import RACY

MANY = 100
"""To list more folders takes longer than to keep what they held for the next time."""
_SECOND = 1_000_000_000


def files(root: Path, place: Path, now: int) -> dict[str, tuple[int, int]]:
    """As `disk.files`, of a folder that is no link; what its folders held is kept at `place`. `now` is the time by the
    clock of the disk they lie on, in nanoseconds."""
    folders = Folders(root, place, now)
    found = dict(disk.files(root, folders.held))
    if folders.listed > MANY:
        folders.save()
    return found


class Held(NamedTuple):
    """Names of the files and of the folders in a folder; `stamp` is its time of change, that of its inode (both in
    nanoseconds), and its inode."""

    stamp: tuple[int, int, int]
    files: list[str]
    folders: list[str]


class Folders:
    """What is known of the folders below a root; `listed` says how many had to be listed."""

    def __init__(self, root: Path, place: Path, now: int) -> None:
        """What was kept at `place`; nothing, when that is not there or not ours."""
        self._root, self._place, self._now, self.listed = root, place, now, 0
        self._settled: dict[str, Held] = {}
        try:
            self._known = _DECODER.decode(place.read_bytes())
        except (OSError, ValueError):
            self._known = {}

    def held(self, name: str) -> tuple[list[str], list[str]]:
        """As `disk.listed`, of the folder of that name, which ends in “/”; the root's is empty."""
        place = f"{self._root}/{name}"[:-1]
        status = os.lstat(place)
        stamp = status.st_mtime_ns, status.st_ctime_ns, status.st_ino
        held = self._known.get(name)
        if held is None or held.stamp != stamp:
            self.listed += 1
            held = Held(stamp, *disk.listed(place))
        if self._is_settled(stamp):
            self._settled[name] = held
        return held.files, held.folders

    def save(self) -> None:
        """Keep what the folders held that were met."""
        try:
            disk.replace(self._place, msgpack.encode(self._settled))
        except UnicodeEncodeError:  # somebody put a file there whose name is no text: it will not stay
            return

    def _is_settled(self, stamp: tuple[int, int, int]) -> bool:
        """Whether a change that is still to come would show: not in what was changed just now, nor on a disk that
        counts whole seconds."""
        changed, inode_changed, _ = stamp
        return max(changed, inode_changed) < self._now - RACY and bool(changed % _SECOND and inode_changed % _SECOND)


_DECODER = msgpack.Decoder(dict[str, Held])
