"""A project: where a site comes from and where it goes, what it is set up with, and what came of working on it."""

import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from bangvang.problems import Problem
from bangvang.store import Written

FOLDERS = ("exemplars", "content")
"""Where records, their photos and the pages written by hand lie."""
CONFIGURATION = "mkdocs.yml"
SITE = "site"
"""Where the site goes unless another folder is asked for."""


class Project(Struct, frozen=True):
    """Where a site comes from and where it goes. `today` decides what is open, expired or still to come.

    Without `extras` there is no index and no open data: for measuring against generators that have none.
    """

    root: Path
    site_dir: Path
    today: date
    cards: bool = True
    extras: bool = True

    @classmethod
    def at(cls, root: Path, today: date) -> "Project":
        """The project in `root`, its site where it usually goes."""
        return cls(root, root / SITE, today)


class Outcome(Struct):
    """What came of a build: everything wrong, what was written when nothing forbade it, and which hosts it outgrows."""

    problems: list[Problem] = field(default_factory=list)
    pages: int = 0
    written: Written | None = None
    outgrown: tuple[str, ...] = ()


class Uploaded(Struct, frozen=True):
    """What an upload to an object store did, or would do: files put and their bytes, files left, files removed."""

    put: Sequence[str]
    size: int
    kept: int
    removed: Sequence[str]


class Judged(Struct, frozen=True):
    """What a check found: everything wrong, how many records of the project there are, how many cannot be read."""

    problems: tuple[Problem, ...]
    records: int
    unreadable: int


def configuration(root: Path) -> bytes:
    """What MkDocs is set up with: its file, and the variables of the environment that the file asks for.

    Raises FileNotFoundError when the project has none.
    """
    data = (root / CONFIGURATION).read_bytes()
    asked = sorted(set(re.findall(rb"!ENV\s*\[?\s*(\w+)", data)))
    return data + b"".join(b"\0%s=%r" % (name, os.environb.get(name)) for name in asked)
