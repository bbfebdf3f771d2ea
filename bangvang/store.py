"""The published folder: always whole, whatever happens to the process that writes it.

A first build is assembled aside and swapped in by one rename. A later one writes only what changed: beside
the site first, then each file renamed into place under a journal that the next command finishes if this one
is killed. Nothing is deleted and made anew: on ext4 that costs up to ten times the writing (perf-peers notes).
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field

from bangvang import disk, folders, manifest
from bangvang.exits import USAGE, Refusal
from bangvang.manifest import Entry, Scale


class StoreBusy(Refusal):
    """Another command is writing the same site."""

    def __str__(self) -> str:
        return f"Một lệnh khác đang ghi vào {self.args[0]}; hãy đợi lệnh ấy xong rồi chạy lại."


class NotOurs(Refusal):
    """The folder to publish into holds what no command of ours has put there: a slip would delete it all."""

    code = USAGE

    def __str__(self) -> str:
        return (
            f"{self.args[0]} đã có thứ không do lệnh này dựng; dựng trang vào đó sẽ xóa hết. "
            "Hãy chọn thư mục khác, hoặc tự xóa thư mục ấy trước."
        )


class Output(NamedTuple):
    """One file of the site. `data` is None when `fingerprint` says that what is there already is right."""

    path: str
    data: bytes | None
    fingerprint: str = ""


class Staged(NamedTuple):
    """A file of the next site, ready beside the published one: `fresh` when it had to be written there."""

    path: str
    entry: Entry
    fresh: bool


class Written(Struct):
    """What publishing did: files written, left as they were, removed; and how much the site is now."""

    written: list[str] = field(default_factory=list)
    kept: int = 0
    removed: list[str] = field(default_factory=list)
    scale: Scale = field(default_factory=Scale)


def published(target: Path) -> str:
    """A name of the site that was last published into a folder; empty when none was."""
    with suppress(FileNotFoundError):
        return hashlib.blake2b((_state(target) / "manifest.json").read_bytes(), digest_size=16).hexdigest()
    return ""


@contextmanager
def opened(target: Path) -> Iterator["Store"]:
    """The store of a site folder, locked for this process; an interrupted change is finished first."""
    target, state = Path(os.path.realpath(target)), _state(target)
    if state.is_symlink():
        raise NotOurs(state)
    if not state.exists() and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise NotOurs(target)
    state.mkdir(parents=True, exist_ok=True)
    with open(state / "lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreBusy(target) from error
        yield Store(target, state)


class Store:
    """A site folder and the state kept beside it (manifest, journal, files on their way)."""

    def __init__(self, target: Path, state: Path) -> None:
        self._target, self._next = target, state / "next"
        self._manifest, self._journal = state / "manifest.json", state / "journal.json"
        self._folders = state / "folders"
        self._recover()
        now = os.stat(state / "lock").st_mtime_ns  # it was opened for writing a moment ago
        self._there = folders.files(target, self._folders, now)
        known = manifest.load(self._manifest)
        self._entries = {path: one for path, one in known.items() if self._there.get(path) == (one.size, one.mtime)}
        self._whole = self._entries.keys() == known.keys() == self._there.keys()

    def standing(self) -> str:
        """A name of the site that stands in the folder; empty when it is not, file by file, what was published."""
        return published(self._target) if self._whole else ""

    def entries(self) -> Mapping[str, Entry]:
        """Every file of that site; none when it does not stand there."""
        return self._entries if self._whole else {}

    def begin(self, clean: bool = False) -> "Staging":
        """Where the files of the next site are put; `clean` uses nothing of what is published."""
        entries = {} if clean else self._entries
        shutil.rmtree(self._next, ignore_errors=True)
        self._next.mkdir()
        return Staging(self._next, entries)

    def publish(
        self, staging: "Staging", staged: Iterable[Staged], refused: Callable[[], bool] = lambda: False
    ) -> Written | None:
        """Make the folder hold exactly what is staged; nothing in it changes before all of that has been produced.

        `refused` is asked once all is produced: if it says so, nothing changes at all and the answer is None.
        """
        done, entries = Written(), {}
        for path, entry, fresh in staged:
            entries[path] = entry
            if fresh:
                done.written.append(path)
            else:
                done.kept += 1
        if refused():
            shutil.rmtree(self._next)
            return None
        done.scale, packed = manifest.scale(entries), manifest.packed(entries)
        if not staging.entries:
            self._swap()
        else:
            done.removed = sorted(filter(_inside, self._there.keys() - entries.keys()))
            self._apply(done.written, done.removed, packed)
        self._save(packed)
        return done

    def _swap(self) -> None:
        """The new tree takes the old one's place in one step."""
        self._folders.unlink(missing_ok=True)
        if not self._target.exists():
            self._target.parent.mkdir(parents=True, exist_ok=True)
            os.rename(self._next, self._target)
        elif disk.exchange(self._next, self._target):
            shutil.rmtree(self._next)
        else:
            old = self._next.with_name("old")
            shutil.rmtree(old, ignore_errors=True)
            os.rename(self._target, old)
            os.rename(self._next, self._target)
            shutil.rmtree(old)

    def _apply(self, written: list[str], removed: list[str], entries: bytes) -> None:
        if written or removed:
            lists = (json.dumps(paths).encode() for paths in (written, removed))
            disk.replace(self._journal, b'{"moves": %b, "removes": %b, "entries": %b}' % (*lists, entries))
            self._finish(written, removed)
        shutil.rmtree(self._next)

    def _finish(self, moves: list[str], removes: list[str]) -> None:
        """Move staged files into place and remove stale ones; may be run again at any point."""
        if removes:
            self._folders.unlink(missing_ok=True)  # it names what goes, and a name may be what had to go
        for path in removes:  # first: a file may stand where a folder is to be, or the other way round
            with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                os.unlink(self._target / path)
            disk.prune(self._target, (self._target / path).parent)
        for path in moves:
            with suppress(FileNotFoundError):
                disk.into(self._next / path, self._target / path)

    def _recover(self) -> None:
        """Finish what a killed command had begun to move; what it had only staged is dropped."""
        old = self._next.with_name("old")
        if not self._target.exists() and old.is_dir() and not old.is_symlink():
            os.rename(old, self._target)
        shutil.rmtree(old, ignore_errors=True)
        if not self._journal.exists():
            return
        try:
            journal = json.loads(self._journal.read_bytes())
            moves, removes = journal["moves"], journal["removes"]
            entries = manifest.packed(manifest.entries(journal["entries"]))
            if not all(map(_inside, (*moves, *removes))):
                raise ValueError
        except (ValueError, TypeError, KeyError, AttributeError):
            self._save(manifest.packed({}))  # not as we wrote it: nothing is known, everything is written again
            return
        self._finish(moves, removes)
        self._save(entries)

    def _save(self, entries: bytes) -> None:
        disk.replace(self._manifest, entries)
        self._journal.unlink(missing_ok=True)


class Staging(Struct, frozen=True):
    """Where the next site is assembled, file by file, from whichever process makes a file.

    A plain value: processes that share the disk stage files side by side and send home only what they staged.
    """

    next: Path
    entries: Mapping[str, Entry]
    """What is published and may stay."""

    def fingerprint(self, path: str) -> str:
        """The fingerprint a file was published under; empty when it is not there or was changed since."""
        entry = self.entries.get(path)
        return entry.fingerprint if entry else ""

    def put(self, output: Output) -> Staged:
        """Put one file of the next site in its place, unless the published one is the same and stays."""
        path, data, fingerprint = output
        before = self.entries.get(path)
        if data is None and before is None:
            raise KeyError(f"{path} is to be kept but was never published")
        digest = before.digest if data is None else hashlib.blake2b(data, digest_size=16).hexdigest()
        if before and before.digest == digest:
            return Staged(path, Entry(digest, before.size, before.mtime, fingerprint), fresh=False)
        mtime = disk.write(f"{self.next}/{path}", data)
        return Staged(path, Entry(digest, len(data), mtime, fingerprint), fresh=True)


def _inside(path: str) -> bool:
    """Whether a path stays in its folder: the state of a site may come with a project from a stranger."""
    return not {"", ".", ".."} & set(path.split("/"))


def _state(target: Path) -> Path:
    """Where the state of a site is kept; a link to the site's folder may stay a link."""
    target = Path(os.path.realpath(target))
    return target.parent / f".{target.name}.bangvang"
