"""What is known of every published file, as it is kept beside the site."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest knows of a published file."""

    digest: str
    size: int
    mtime: int
    fingerprint: str

    @property
    def stamp(self) -> tuple[str, str]:
        """What it holds, and what that was made from."""
        return self.digest, self.fingerprint


@dataclass(frozen=True, slots=True)
class Scale:
    """How much a site is: files, folders, bytes; its largest file; the folder of most entries, and how many."""

    files: int = 0
    folders: int = 0
    size: int = 0
    largest: str = ""
    largest_size: int = 0
    fullest: str = ""
    in_fullest: int = 0


def scale(entries: Mapping[str, Entry]) -> Scale:
    """The scale of a site of these files; a folder counts as an entry of the one it lies in."""
    if not entries:
        return Scale()
    held = Counter([path.rpartition("/")[0] for path in entries])
    folders = new = set(held)
    while new := {folder.rpartition("/")[0] for folder in new} - folders:
        folders |= new
    folders = folders - {""}
    held.update([folder.rpartition("/")[0] for folder in folders])
    fullest, most = max(held.items(), key=itemgetter(1))
    largest, entry = max(entries.items(), key=_size)
    return Scale(len(entries), len(folders), sum(map(_size, entries.items())), largest, entry.size, fullest, most)


def _size(item: tuple[str, Entry]) -> int:
    return item[1].size


def load(path: Path) -> dict[str, Entry]:
    """The manifest; none when it is missing or not ours, and then everything is written again."""
    try:
        return entries(json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def entries(plain: Mapping[str, list]) -> dict[str, Entry]:
    """Entries from what JSON holds; raises TypeError or AttributeError when they are none of ours."""
    return {path: Entry(*entry) for path, entry in plain.items()}


def plain(entries: Mapping[str, Entry]) -> dict[str, list]:
    """Entries as JSON holds them."""
    return {path: [one.digest, one.size, one.mtime, one.fingerprint] for path, one in entries.items()}
