"""What is known of every published file, as it is kept beside the site."""

from collections import Counter
from collections.abc import Mapping
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct


class Entry(NamedTuple):
    """What the manifest knows of a published file."""

    digest: str
    size: int
    mtime: int
    fingerprint: str

    @property
    def stamp(self) -> tuple[str, str]:
        """What it holds, and what that was made from."""
        return self.digest, self.fingerprint


class Scale(Struct, frozen=True):
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
        return _DECODER.decode(path.read_bytes())
    except (OSError, ValueError):
        return {}


def packed(entries: Mapping[str, Entry]) -> bytes:
    """Entries as JSON."""
    return msgspec.json.encode(entries)


def entries(plain: object) -> dict[str, Entry]:
    """Entries from what JSON held; raises ValueError when they are none of ours."""
    return msgspec.convert(plain, dict[str, Entry])


_DECODER = msgspec.json.Decoder(dict[str, Entry])
