"""What a pull request touches, asked of git as data: which files, what became of them, and whose part each is.

Names of files are a stranger's: git gives them apart by NUL (`-z`), bytes that are no UTF-8 are kept as codes, and
nothing of them ever stands in a command.
"""

import re
from collections.abc import Iterable
from enum import Enum
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from bangvang import git, strays

_RAW = ("--raw", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--abbrev=40", "--relative")
_ENTRY = re.compile(r"content/contests/(?P<contest>[^/]+)/entries/(?P<code>[^/]+)/[^/]")
_RECORDS = ("exemplars/", "content/")
_HOUSE = ("content/pages/", "content/operator.yml", "content/contests/")
"""Among the records, what only the house changes: prose (trusted), who runs the site, rules, scores and results."""
_ENGINE = ("bangvang/", "benchmarks/", "docs/", "tests/", "theme/", "tools/", ".")
"""What is no writer's to send and has samples of everything."""


class What(Enum):
    """What became of a file, in the letters of `git diff --raw` (a link put in the place of a file is T)."""

    ADDED = "A"
    CHANGED = "M"
    DELETED = "D"
    RETYPED = "T"


class Part(Enum):
    """Whose part of the repository a file is."""

    ENTRY = "bài dự thi"
    RULES = "thể lệ, điểm, kết quả cuộc thi"
    RECORD = "hồ sơ"
    HOUSE = "phần mềm, mẫu trang, quy trình của kho"


class Change(Struct, frozen=True):
    """One file that differs. `mode` is git's of what stands there now: 100644, 100755, 120000 (link), 160000."""

    path: str
    what: What
    mode: str = "100644"

    @property
    def entry(self) -> tuple[str, str] | None:
        """Contest and code of the entry whose folder the file lies in."""
        match = _ENTRY.match(self.path)
        return (match["contest"], match["code"]) if match else None

    @property
    def engine(self) -> bool:
        return self.path.startswith(_ENGINE)

    @property
    def astray(self) -> bool:
        """Whether it is an entry's that was put where nobody would read it."""
        return self.what is not What.DELETED and not self.engine and strays.is_astray(self.path)

    @property
    def part(self) -> Part:
        if self.entry or self.astray:
            return Part.ENTRY
        if self.path.startswith("content/contests/"):
            return Part.RULES
        return Part.RECORD if self.path.startswith(_RECORDS) and not self.path.startswith(_HOUSE) else Part.HOUSE

    @property
    def plain(self) -> bool:
        """An ordinary file, nothing that runs, links or holds another repository."""
        return self.mode in ("100644", "000000")


class Changes(Struct, frozen=True, dict=True):
    """All that differs between the state `base` and the files as they lie here."""

    base: str
    files: tuple[Change, ...]
    authors: frozenset[str] = frozenset()
    """Names of those who committed since, as git has them."""

    @cached_property
    def paths(self) -> frozenset[str]:
        return frozenset(one.path for one in self.files)

    @cached_property
    def places(self) -> frozenset[str]:
        """The files, and every folder one of them lies in."""
        folders = ("/".join(path.split("/")[:depth]) for path in self.paths for depth in range(2, path.count("/") + 1))
        return self.paths | frozenset(folders)

    @cached_property
    def contests(self) -> tuple[str, ...]:
        """The folders of contests of which more than entries was touched."""
        return tuple({"/".join(one.path.split("/")[:3]) + "/" for one in self.files if one.part is Part.RULES})

    @cached_property
    def entries(self) -> dict[tuple[str, str], list[Change]]:
        """The files of each entry that was touched."""
        found: dict[tuple[str, str], list[Change]] = {}
        for one in self.files:
            if one.entry:
                found.setdefault(one.entry, []).append(one)
        return found


def since(root: Path, state: str) -> Changes:
    """What the files in `root` changed since the histories parted. Raises `git.NoHistory`."""
    named = git.commit(root, state)
    base = git.ask(root, "merge-base", named, "HEAD").strip().decode()
    raw = git.ask(root, "diff", *_RAW, base, "--")
    new = git.ask(root, "ls-files", "--others", "--exclude-standard", "-z")
    files = {one.path: one for one in (*parsed(raw), *(Change(shown(name), What.ADDED) for name in _split(new)))}
    authors = git.ask(root, "log", "--format=%aN%x00%cN%x00", "--end-of-options", f"{base}..HEAD")
    names = (name.strip() for name in authors.decode("utf-8", "replace").split("\0"))
    return Changes(base, tuple(files[path] for path in sorted(files)), frozenset(filter(None, names)))


def parsed(raw: bytes) -> Iterable[Change]:
    """`:before after hash hash LETTER NUL path NUL` … as values."""
    parts = iter(_split(raw))
    for head, path in zip(parts, parts, strict=True):
        _, mode, _, _, letter = head.decode().lstrip(":").split(" ")
        yield Change(shown(path), What(letter[0]) if letter[0] in "AMDT" else What.CHANGED, mode)


def was_there(root: Path, base: str, folder: str) -> bool:
    """Whether the folder held anything at `base`."""
    return bool(git.ask(root, "ls-tree", "-z", "--name-only", base, "--", f"{folder}/"))


def blobs(root: Path, base: str, folders: Iterable[str]) -> dict[str, bytes]:
    """Every file of some folders as of `base`, and the hash git has of its content."""
    found = _split(git.ask(root, "ls-tree", "-r", "-z", base, "--", *(f"{folder}/" for folder in folders)))
    parts = (line.partition(b"\t") for line in found)
    return {shown(path): bytes.fromhex(head.split()[2].decode()) for head, _, path in parts}


def first_author(root: Path, base: str, folder: str) -> str:
    """E-mail of whoever first committed something into a folder, as of `base`; empty when nobody did."""
    found = git.ask(root, "log", "--format=%aE", "--reverse", "--end-of-options", base, "--", folder)
    return found.decode("utf-8", "replace").split("\n")[0].strip()


def last_authors(root: Path, base: str, folder: str) -> frozenset[str]:
    """E-mails of those who changed something in a folder since `base`."""
    found = git.ask(root, "log", "--format=%aE", "--end-of-options", f"{base}..HEAD", "--", folder)
    return frozenset(filter(None, map(str.strip, found.decode("utf-8", "replace").split("\n"))))


def shown(name: bytes) -> str:
    """A name as text; what is not UTF-8 as codes, so that it can be told and is never mistaken for a file.

    The codes are those of `source.find_files`, or what that finds wrong would be of a file nobody touched.
    """
    return name.decode("utf-8", "surrogateescape").encode("utf-8", "backslashreplace").decode("utf-8")


def _split(data: bytes) -> list[bytes]:
    return [one for one in data.split(b"\0") if one]
