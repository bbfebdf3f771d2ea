"""The guard: private data in a finished file of the site, whatever way it came there.

`findings` is a pure function over the bytes of one file, so that it can run wherever files are made. It is meant for
mistakes – a telephone number left in a story, an e-mail address in a note, a camera's metadata – not for a writer
who spells a number in words to get it past. Kinds of data: Law 91/2025/QH15 and Decree 356/2025/NĐ-CP, Arts. 3-4.

Nearly every file holds nothing, so nearly all the time goes into saying so: a few searches for constant bytes, and
one for a run of digits with what people put between them taken out. Only a file that one of them hits is read.
"""

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from bangvang.guard import images, patterns
from bangvang.guard.patterns import Kind, plain
from bangvang.records import Operator

SCANNED = (".html", ".json", ".xml", ".csv", ".txt", ".md", ".svg", ".webmanifest", ".jsonl", ".yml", ".ics")
"""What holds text of records. Styles, scripts and fonts come with the theme and are read as code is. Files of the
search index are compressed lists, among whose bytes anything may seem to stand; what they say stands on pages and in
open data."""
IMAGES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")


class Leak(Struct, frozen=True, order=True):
    """Private data in a file of the site: the file, the kind of data, and the text as it stands there."""

    path: str
    kind: Kind
    text: str


def findings(path: str, data: bytes, allowed: frozenset[str] = frozenset()) -> tuple[Leak, ...]:
    """What is private in a finished file. `allowed` are texts in `plain` form that may be published."""
    if path.endswith(SCANNED):
        found: Iterable[tuple[Kind, str]] = patterns.found(_ours(data) if path.endswith(".html") else data)
    elif path.endswith(IMAGES):
        found = ((Kind.METADATA, name) for name in images.metadata(data))
    else:
        return ()
    return tuple(dict.fromkeys(Leak(path, kind, text) for kind, text in found if plain(text) not in allowed))


def allowed(operator: Operator) -> frozenset[str]:
    """What may be published: the allow-list, and whatever the operator gives as ways to be reached."""
    contacts = (
        text for line in (*operator.contacts, *operator.accessibility) for _, text in patterns.found(line.encode())
    )
    return frozenset(map(plain, (*contacts, *(one.text for one in operator.may_publish))))


def digest(operator: Operator) -> bytes:
    """Changes with what is looked for and with what is let pass: what was looked at before is then looked at anew."""
    return blake2b(_engine() + "\0".join(sorted(allowed(operator))).encode(), digest_size=16).digest()


@cache
def _engine() -> bytes:
    return b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))


def _ours(data: bytes) -> bytes:
    """A page without the frame's own header and footer, which are the same on every page and full of drawn digits."""
    head, main, end = data.find(b"</head>"), data.find(b"<main"), data.rfind(b"</main>")
    return data[:head] + data[main:end] if 0 < head < main < end else data
