"""What was made once is kept from one command to the next, outside the project; it may be deleted at any time.

What is kept is published, and templates even run, without another look. A project is what strangers send pull
requests to and hand round as archives, so nothing in it is believed to be ours.
"""

import atexit
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO

VARIABLE = "BANGVANG_KEPT"
"""Names another folder to keep things in, for machines that keep one folder between runs."""

_JPEG = b"\xff\xd8\xff", b"\xff\xd9"
"""How a JPEG begins and ends (ISO/IEC 10918-1, B.1.1.3: SOI and EOI)."""


def folder(root: Path) -> Path:
    """Where what is made of the project at `root` is kept: in the user's cache (XDG Base Directory Specification)."""
    if named := os.environ.get(VARIABLE):
        return _usable(Path(named).absolute())
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser())
    place = os.path.realpath(root)
    name = f"{os.path.basename(place)}-{blake2b(os.fsencode(place), digest_size=6).hexdigest()}"
    return _usable(caches / "bangvang" / name)


@cache
def _usable(place: Path) -> Path:
    """The folder, this user's alone; where none can be made, one for this command."""
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(place, os.W_OK):
            return place
    except OSError:
        pass
    place = Path(tempfile.mkdtemp(prefix="bangvang-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place


def unpickled(path: Path) -> Any:
    """The value kept at `path`; None when there is none that can be read: it was cut short by a full disk or a power
    cut, or is of classes that another version had."""
    try:
        with path.open("rb") as file:
            return pickle.load(file)
    except Exception:  # unpickling may raise any (https://docs.python.org/3/library/pickle.html#pickle.UnpicklingError)
        return None


def pickled(path: Path, value: Any) -> None:
    """Keep a value at `path`."""
    with _beside(path) as file:
        pickle.dump(value, file, pickle.HIGHEST_PROTOCOL)


def kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """The picture kept at `path`, under a name that says what it was made from; made when there is none.

    An entry is never changed, so commands running at the same time may share the folder; one that was cut short
    (full disk, power cut) is seen by its ending and made again.
    """
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    if not is_whole(data):
        data = make()
        put(path, data)
    return data


def is_whole(data: bytes) -> bool:
    """Whether bytes are a JPEG or a WebP from beginning to end, judged without decoding."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return len(data) == int.from_bytes(data[4:8], "little") + 8
    return data.startswith(_JPEG[0]) and data.endswith(_JPEG[1])


def put(path: Path, data: bytes) -> None:
    """Keep bytes at `path`."""
    with _beside(path) as file:
        file.write(data)


@contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    """A file beside, renamed when it is whole: whoever reads meets all of it or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with open(descriptor, "wb") as file:
            yield file
        os.replace(beside, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(beside)
        raise
