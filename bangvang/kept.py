"""Pictures made once: a folder where each lies under a name that says what it was made from.

An entry is never changed, so commands running at the same time may share the folder; one that was cut short
(full disk, power cut) is seen by its ending and made again. The folder may be deleted at any time.
"""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_JPEG = b"\xff\xd8\xff", b"\xff\xd9"
"""How a JPEG begins and ends (ISO/IEC 10918-1, B.1.1.3: SOI and EOI)."""


def kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """The picture kept at `path`; made, and kept from now on, when there is none or it is not whole."""
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    if not is_whole(data):
        data = make()
        _put(path, data)
    return data


def is_whole(data: bytes) -> bool:
    """Whether bytes are a JPEG or a WebP from beginning to end, judged without decoding."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return len(data) == int.from_bytes(data[4:8], "little") + 8
    return data.startswith(_JPEG[0]) and data.endswith(_JPEG[1])


def _put(path: Path, data: bytes) -> None:
    """Write beside, then rename: whoever reads meets the whole picture or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
        os.replace(beside, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(beside)
        raise
