"""A document → what of it can be looked up: its words, and where its runs of three words are listed."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from bangvang.outputs.search.abbreviations import Expander
from bangvang.outputs.search.doc import Doc
from bangvang.outputs.search.ordinals import written_otherwise
from bangvang.outputs.search.places import HEADS, TALES
from bangvang.outputs.search.story import runs_of
from bangvang.outputs.search.text import words
from bangvang.reference import Abbreviation

NAME, FACT = 1, 2
"""Fields of a list of words; the words of stories are listed apart."""
_MOST_FACTS = 1 << 15

Head = tuple[str, int, str]
"""A word of a name or fact: key, field, spelling."""


class Terms(NamedTuple):
    """What a document is listed under. Each run of words is a text of its own: neighbours do not reach across."""

    heads: set[Head]
    head_places: set[int]
    tales: set[str]
    tale_places: set[int]


class Reader:
    """Reads the words of documents, short forms written out. Facts are read once: thousands share a unit."""

    def __init__(self, known: Iterable[Abbreviation]) -> None:
        self._known = tuple(known)
        self._expander = Expander(self._known)
        self._fact = lru_cache(_MOST_FACTS)(self._short)

    def __reduce__(self) -> tuple:
        """Sent to others, it reads facts anew."""
        return Reader, (self._known,)

    def terms(self, doc: Doc) -> Terms:
        """All that a document is listed under."""
        found = Terms(set(), set(), set(), set())
        for text in dict.fromkeys((doc.title, *doc.names)):
            self._take(found, self._short(text, NAME))
        for text in dict.fromkeys((*doc.facts, doc.line, doc.place, str(doc.year or ""))):
            self._take(found, self._fact(text, FACT))
        for text in (doc.summary, *doc.story):
            for run in runs_of(text):
                found.tales.update(run)
                found.tale_places.update(TALES.of(run))
        for run in self._expander.stories(found.tales):
            found.tales.update(run)
            found.tale_places.update(TALES.of(run))
        return found

    def _short(self, text: str, field: int) -> tuple[list[Head], list[int]]:
        run = words(text)
        runs = [run, *self._expander.written_out(run), *written_otherwise(run)]
        heads = dict.fromkeys((word.key, field, word.spelling) for run in runs for word in run)
        places = dict.fromkeys(place for run in runs for place in HEADS.of([word.key for word in run]))
        return list(heads), list(places)

    @staticmethod
    def _take(found: Terms, short: tuple[list[Head], list[int]]) -> None:
        found.heads.update(short[0])
        found.head_places.update(short[1])
