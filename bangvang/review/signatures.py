"""Signatures of texts kept from one run to the next, by what they were made of.

One file that may be deleted at any time, holding nothing but numbers: what is not whole, or was made in another way, is
made anew. Layout, all little-endian: `MAGIC`; then of each text 16 bytes of digest, a count (4 bytes), so many hashes
(4 bytes each); at the end 16 bytes, the digest of all before.
"""

import os
import struct
import sys
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from bangvang.review import similarity
from bangvang.review.similarity import Signature

MAGIC = b"BVSIG" + bytes([1, similarity.RUN, similarity.KEPT_OF])
_DIGEST = 16
_COUNT = struct.Struct("<I")


def of(
    stories: Iterable[tuple[str, str]], file: Path, words: Callable[[str], str] = str
) -> list[tuple[str, Signature]]:
    """Key and signature of every story (key, HTML); `words` takes the words out of one that `file` does not know."""
    known = dict(_read(file))
    used: dict[bytes, Signature] = {}
    answer = []
    for key, story in stories:
        digest = _digest(story.encode())
        if digest not in used:
            used[digest] = known[digest] if digest in known else similarity.signature_of(words(story))
        answer.append((key, used[digest]))
    if used.keys() != known.keys():
        _write(file, used)
    return answer


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()


def _read(file: Path) -> Iterator[tuple[bytes, Signature]]:
    try:
        data = file.read_bytes()
    except OSError:
        return
    body, end = data[:-_DIGEST], data[-_DIGEST:]
    if not body.startswith(MAGIC) or _digest(body) != end:
        return
    at = len(MAGIC)
    while at < len(body):
        first = at + _DIGEST + _COUNT.size
        last = first + 4 * _COUNT.unpack_from(body, at + _DIGEST)[0]
        yield body[at : at + _DIGEST], _turned(array("I", body[first:last]))
        at = last


def _write(file: Path, signatures: dict[bytes, Signature]) -> None:
    """Beside, then renamed; where nothing may be written the next run works them out again."""
    parts = [MAGIC]
    for digest, signature in signatures.items():
        parts += [digest, _COUNT.pack(len(signature)), _turned(signature).tobytes()]
    body = b"".join(parts)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor, beside = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".new")
        try:
            with open(descriptor, "wb") as new:
                new.write(body + _digest(body))
            os.replace(beside, file)
        except OSError:
            os.unlink(beside)


def _turned(numbers: Signature) -> Signature:
    """From the machine's order of bytes to that of the file, and back."""
    if sys.byteorder == "big":
        numbers = array("I", numbers)
        numbers.byteswap()
    return numbers
