"""What is known of every published file, as it is kept beside the site."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
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
