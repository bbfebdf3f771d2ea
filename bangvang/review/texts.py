"""Words that were sent, as far as they can be read: what was not read is never said to be in order."""

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from bangvang.guard import patterns, tracing
from bangvang.guard.patterns import Kind
from bangvang.review.changes import Changes, Part, What
from bangvang.source import Files, text
from bangvang.strays import PHOTO_SUFFIXES

MOST_BYTES = 1_000_000
WORDS = (*tracing.TEXTS, ".txt")


class Text(Struct, frozen=True):
    """A file of words that was sent. `whole` says whether every byte of it was understood."""

    path: str
    words: str
    whole: bool


class Texts(Struct, frozen=True, dict=True):
    """All files of words that were sent."""

    files: Files
    touched: Changes

    @cached_property
    def there(self) -> tuple[Text, ...]:
        """Those that could be opened; what is no UTF-8 has its unknown bytes marked, so that a leak is seen even so."""
        return tuple(self._opened())

    @cached_property
    def all_read(self) -> bool:
        """Whether there are words, and every record and entry that was sent, but for photos, was understood."""
        files = (one for one in self.touched.files if one.part is not Part.HOUSE)
        sent = {one.path for one in files if one.what is not What.DELETED}
        wordless = {path for path in sent if path.endswith(PHOTO_SUFFIXES)}
        return bool(sent - wordless) and sent - wordless <= {one.path for one in self.there if one.whole}

    def lines(self, path: str) -> list[str]:
        """The lines of a text that can be quoted and mended; none of one that was not understood."""
        found = next((one for one in self.there if one.path == path and one.whole), None)
        return found.words[:MOST_BYTES].split("\n") if found else []

    def _opened(self) -> Iterator[Text]:
        sent = (one for one in self.touched.files if one.what is not What.DELETED and not one.engine)
        for path in (one.path for one in sent if one.path.endswith(WORDS)):
            data, _ = self.files.load(path)
            if data is not None:
                words, _ = text.decode(path, data)
                yield Text(path, data.decode("utf-8", "replace") if words is None else words, words is not None)


def covered(said: str) -> str:
    """A text with whatever is private in it covered: what is said is public, as what it is said of should not be."""
    found = tuple(patterns.found(said.encode()))
    if any(private not in said for _, private in found):  # it stands in other digits, or broken by marks
        said = " ".join(patterns.opened(said).split())
    for kind, private in found:
        said = said.replace(private, hidden(kind, private))
    return said


def hidden(kind: Kind, private: str) -> str:
    """As reports show it, but of a home no number: with the street in the line it names a door."""
    return re.sub(r"\d", "•", private) if kind is Kind.HOME else tracing.masked(private)
