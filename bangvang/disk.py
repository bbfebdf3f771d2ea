"""The few ways in which the store looks at the disk and changes it."""

import ctypes
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
RACY = 2_000_000_000
"""Nanoseconds: what was changed as late as this may change once more without its times telling (git's racy index)."""


Names = tuple[list[str], list[str]]
"""Of the files in a folder, and of the folders in it."""


def files(root: Path, held: Callable[[str], Names] | None = None) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every file below a folder with its size and time of change; a link is not followed."""
    return ((path, (status.st_size, status.st_mtime_ns)) for path, status in seen(root, held))


def seen(root: Path, held: Callable[[str], Names] | None = None) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below a folder with all the disk says of it; a link is not followed. `held` may know what the folders
    hold, by their names below the root, without listing them."""
    held = held or (lambda below: listed(f"{root}/{below}"))
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            files, folders = held(below)
            waiting += [f"{below}{name}/" for name in folders]
            for name in files:
                yield below + name, os.lstat(f"{root}/{below}{name}")
        except (FileNotFoundError, NotADirectoryError):  # taken away meanwhile
            continue


def listed(place: str) -> Names:
    """What a folder holds; a link to a folder is held to be a file."""
    files, folders = [], []
    with os.scandir(place) as found:
        for one in found:
            (folders if one.is_dir(follow_symlinks=False) else files).append(one.name)
    return files, folders


def write(path: str, data: bytes) -> int:
    """Write a file; answers its time of change. What is there was left by a worker that was lost before it was done."""
    try:
        return _write(path, data)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    except FileExistsError:
        os.unlink(path)
    return _write(path, data)


def _write(path: str, data: bytes) -> int:
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        return os.fstat(file.fileno()).st_mtime_ns


def replace(path: Path, data: bytes) -> None:
    """Write state so that it is the old or the new, also after a power cut."""
    beside = path.with_suffix(".new")
    with open(beside, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)


def into(staged: Path, place: Path) -> None:
    """Rename a file into place, whatever stood there."""
    try:
        os.replace(staged, place)
    except (FileNotFoundError, IsADirectoryError):
        if not staged.exists():
            raise
        if place.is_dir():  # empty, or it would have been emptied: made by hand
            shutil.rmtree(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(staged, place)


def prune(root: Path, folder: Path) -> None:
    """Remove folders that a removal left empty."""
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step (renameat2, Linux 3.15); false where the system cannot."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0
