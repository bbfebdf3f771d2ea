"""What a comparison wants of a story, kept from one run to the next by the content it was made of.

One file that may be deleted at any time: what is not whole, or was made in another way, is made anew. Layout, all
little-endian: `MAGIC`; then of each story 16 bytes of digest, two counts (4 bytes each), so many hashes (4 bytes each),
so many bytes of the subject's name; at the end 16 bytes, the digest of all before.
"""

import os
import struct
import sys
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from bangvang.review import similarity
from bangvang.review.similarity import Signature

MAGIC = b"BVSIG" + bytes([2, similarity.RUN, similarity.KEPT_OF])
DIGEST = 16
_COUNTS = struct.Struct("<II")


class Story(NamedTuple):
    """A story one may compare: its signature, and whom it is about as far as it says."""

    signature: Signature
    subject: str


def of(digests: Mapping[str, bytes], file: Path, read: Callable[[str], tuple[str, str]]) -> dict[str, Story]:
    """Every story by its path; `digests` name the contents, `read` gives words and subject of one not known yet."""
    known = dict(_read(file))
    used: dict[bytes, Story] = {}
    answer = {}
    for path, digest in digests.items():
        if digest not in used:
            used[digest] = known[digest] if digest in known else _made(*read(path))
        answer[path] = used[digest]
    if used.keys() != known.keys():
        _write(file, used)
    return answer


def digest_of(data: bytes) -> bytes:
    return blake2b(data, digest_size=DIGEST).digest()


def _made(words: str, subject: str) -> Story:
    return Story(similarity.signature_of(words), subject)


def _read(file: Path) -> Iterator[tuple[bytes, Story]]:
    try:
        data = file.read_bytes()
    except OSError:
        return
    body, end = data[:-DIGEST], data[-DIGEST:]
    if not body.startswith(MAGIC) or digest_of(body) != end:
        return
    at = len(MAGIC)
    while at < len(body):
        first = at + DIGEST + _COUNTS.size
        count, length = _COUNTS.unpack_from(body, at + DIGEST)
        last = first + 4 * count
        yield body[at : at + DIGEST], Story(_turned(array("I", body[first:last])), body[last : last + length].decode())
        at = last + length


def _write(file: Path, stories: Mapping[bytes, Story]) -> None:
    """Beside, then renamed; where nothing may be written the next run works them out again."""
    body = MAGIC + b"".join(_parts(stories.items()))
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor, beside = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".new")
        try:
            with open(descriptor, "wb") as new:
                new.write(body + digest_of(body))
            os.replace(beside, file)
        except OSError:
            os.unlink(beside)


def _parts(stories: Iterable[tuple[bytes, Story]]) -> Iterator[bytes]:
    for digest, story in stories:
        subject = story.subject.encode()
        yield digest + _COUNTS.pack(len(story.signature), len(subject))
        yield _turned(story.signature).tobytes() + subject


def _turned(numbers: Signature) -> Signature:
    """From the machine's order of bytes to that of the file, and back."""
    if sys.byteorder == "big":
        numbers = array("I", numbers)
        numbers.byteswap()
    return numbers
