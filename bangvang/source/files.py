"""Which files there are, and their bytes: nothing outside the project, no link followed, no size unbounded."""

import errno
import os
import re
import stat
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from bangvang.disk import RACY
from bangvang.problems import At, Problem, in_order
from bangvang.source.text import quote

RECORD_BYTES = 1_000_000
TABLE_BYTES = 32_000_000  # decisions and their rows

_name = re.compile(r"[A-Za-z0-9._-]+").fullmatch
_record_name = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z]+").fullmatch
_RECORD_ENDINGS = (".md", ".yml", ".yaml", ".csv")
_BACKUP_ENDINGS = ("~", ".swp", ".swo", ".bak", ".tmp")

# Windows has none of these; there, looking before opening is all there is.
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_READ = os.O_RDONLY | _NOFOLLOW | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_DESCEND = os.O_RDONLY | _NOFOLLOW | getattr(os, "O_DIRECTORY", 0)

_REASONS = {
    errno.EACCES: "máy không cho quyền đọc",
    errno.EPERM: "máy không cho quyền đọc",
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.ENOTDIR: "một thư mục trên đường dẫn không phải thư mục",
    errno.ELOOP: "đường dẫn đi qua liên kết tượng trưng",
    errno.ENAMETOOLONG: "tên dài quá mức máy cho phép",
    errno.EIO: "ổ đĩa báo lỗi đọc",
}


def find_files(root: Path, folders: Iterable[str]) -> tuple[dict[str, str], list[Problem]]:
    """Every file of some folders of the project (or the files named): sorted posix paths from its root, each with its
    stamp (`Files.stamp`).

    Hidden files and editors' backups are passed over. A folder that is not there has no files.
    """
    found: dict[str, str] = {}
    problems: list[Problem] = []
    waiting: list[str] = []
    for folder in folders:
        path = PurePosixPath(folder).as_posix()
        status = _look(root, path)
        if isinstance(status, Problem):
            problems.append(status)
        elif status is not None and stat.S_ISDIR(status.st_mode):
            waiting.append(path)
        elif status is not None:
            found[path] = _stamp(status)
    while waiting:  # a stack of our own: folders can be nested deeper than Python recurses
        _list_folder(root, waiting.pop(), found, waiting, problems)
    return dict(sorted(found.items())), in_order(problems)


class Files(Protocol):
    """A set of files: their paths, and the bytes of each when somebody wants them."""

    paths: Collection[str]

    def load(self, path: str) -> tuple[bytes | None, list[Problem]]:
        """The bytes of one file, or None and why."""

    def stamp(self, path: str) -> str:
        """What changes when its bytes do; empty when nobody knows."""


class Folder(Struct, frozen=True):
    """Files of the project on disk, each with the stamp it had when it was found; `limit` says how many bytes one may
    have. Nothing is read before it is wanted."""

    root: Path
    found: Mapping[str, str]
    limit: Callable[[str], int]

    @property
    def paths(self) -> Collection[str]:
        return self.found.keys()

    def only(self, wanted: Callable[[str], bool]) -> "Folder":
        """Those of its files whose path is wanted."""
        return replace(self, found={path: stamp for path, stamp in self.found.items() if wanted(path)})

    def load(self, path: str) -> tuple[bytes | None, list[Problem]]:
        return load_bytes(self.root, path, self.limit(path))

    def stamp(self, path: str) -> str:
        return self.found[path]


def load_bytes(root: Path, path: str, limit: int) -> tuple[bytes | None, list[Problem]]:
    """The bytes of one file of the project, or None and why; a file over the limit is not read at all."""
    status = _look(root, path)
    if isinstance(status, Problem):
        return None, [status]
    if status is None:
        return None, [Problem(At(path), "missing-file", f"không có tệp “{path}”", "Hãy xem lại tên và thư mục.")]
    problem = _unfit(path, status, limit)
    if problem:
        return None, [problem]
    try:
        with open(_open(root, path), "rb") as file:
            status = os.fstat(file.fileno())  # what was opened may not be what was looked at
            problem = _unfit(path, status, limit)
            return (None, [problem]) if problem else (file.read(status.st_size), [])
    except OSError as error:
        return None, [_unreadable(path, error)]


def _list_folder(root: Path, folder: str, found: dict[str, str], waiting: list[str], problems: list[Problem]) -> None:
    """Add one folder's files to those found and its folders to those waiting."""
    try:
        with os.scandir(root / folder) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith((".", "#")) or name.endswith(_BACKUP_ENDINGS):
                    continue
                path = name if folder == "." else f"{folder}/{name}"
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(status.st_mode) and _record_name(name):  # nearly all: good as any name
                    found[path] = _stamp(status)
                elif problem := _bad_name(path) or _bad_kind(path, status):
                    problems.append(problem)
                elif stat.S_ISDIR(status.st_mode):
                    waiting.append(path)
                else:
                    found[path] = _stamp(status)
                    problems.extend(_bad_record_name(path))
    except OSError as error:
        problems.append(_unreadable(folder, error))


def _stamp(status: os.stat_result) -> str:
    """Another one when a file may hold other bytes: its size, times and inode; empty when that cannot be said."""
    if max(status.st_mtime_ns, status.st_ctime_ns) > time.time_ns() - RACY:
        return ""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def _look(root: Path, path: str) -> os.stat_result | Problem | None:
    """What stands at a path, following no link on the way; None when nothing does."""
    parts = path.split("/")
    if path.startswith("/") or ".." in parts or "\\" in path or ":" in path:
        message = f"đường dẫn {quote(path)} ra ngoài thư mục của dự án"
        return Problem(At(_shown(path)), "outside-path", message, "Hãy viết đường dẫn tính từ thư mục gốc của dự án.")
    status, passed, base = None, "", os.fspath(root)
    for part in parts:
        passed = f"{passed}/{part}" if passed else part
        problem = None if part == "." else _bad_name(passed)
        if problem:
            return problem
        try:
            status = os.lstat(f"{base}/{passed}")
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            return _unreadable(path, error)
        problem = _bad_kind(passed, status)
        if problem:
            return problem
    return status


def _open(root: Path, path: str) -> int:
    """Open folder by folder, so that none can be turned into a link between the look and the reading."""
    if os.open not in os.supports_dir_fd:
        return os.open(root / path, _READ)
    *parents, name = path.split("/")
    folder = os.open(root, os.O_RDONLY)
    try:
        for parent in parents:
            below = os.open(parent, _DESCEND, dir_fd=folder)
            os.close(folder)
            folder = below
        return os.open(name, _READ, dir_fd=folder)
    finally:
        os.close(folder)


def _bad_kind(path: str, status: os.stat_result) -> Problem | None:
    if stat.S_ISLNK(status.st_mode):
        fix = "Hãy chép chính tệp hay thư mục ấy vào đây."
        return Problem(At(path), "symlink", f"“{path}” là liên kết tượng trưng", fix)
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        return Problem(At(path), "special-file", f"“{path}” không phải tệp hay thư mục thường", "Hãy xóa nó đi.")
    return None


def _bad_name(path: str) -> Problem | None:
    """The last part of a path must be readable on every system and in every address."""
    name = path.rsplit("/", 1)[-1]
    if _name(name):
        return None
    fix = "Tên chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch nối, gạch dưới, không có khoảng trắng."
    return Problem(At(_shown(path)), "file-name", f"tên {quote(_shown(name))} có ký tự không dùng được", fix)


def _bad_record_name(path: str) -> list[Problem]:
    name = path.rsplit("/", 1)[-1]
    if not name.lower().endswith(_RECORD_ENDINGS) or _record_name(name):
        return []
    fix = "Tên tệp chỉ gồm chữ thường không dấu, chữ số và gạch nối, ví dụ “ngo-gia-kham.md”."
    return [Problem(At(path), "file-name", f"tên {quote(name)} không đúng kiểu", fix)]


def _unfit(path: str, status: os.stat_result, limit: int) -> Problem | None:
    if not stat.S_ISREG(status.st_mode):
        return Problem(At(path), "special-file", f"“{path}” không phải là tệp", "Hãy ghi đường dẫn của một tệp.")
    if status.st_size > limit:
        sizes = f"{_megabytes(status.st_size)} MB, quá mức {_megabytes(limit)} MB"
        return Problem(At(path), "too-large", f"tệp “{path}” nặng {sizes}", "Hãy tách ra nhiều tệp.")
    return None


def _unreadable(path: str, error: OSError) -> Problem:
    reason = _REASONS.get(error.errno, f"máy báo lỗi số {error.errno}")
    fix = "Hãy xem lại tên và quyền đọc của tệp, rồi chạy lại."
    return Problem(At(_shown(path)), "unreadable-file", f"không đọc được “{_shown(path)}”: {reason}", fix)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.3g}".replace(".", ",")


def _shown(path: str) -> str:
    """A path that can be printed, even when the disk holds a name that is not UTF-8."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
