"""Queries made by rule from invented profiles: what is typed, which hit is right, how many of a hundred must be.

The tests ask them of two thousand profiles, `benchmarks/search_measure.py` of up to a hundred thousand.
"""

import random
import unicodedata
from collections.abc import Callable, Iterable

from bangvang import vietnamese
from bangvang.outputs.search.doc import Doc
from bangvang.outputs.search.text import keys, whole_key, words

EACH = 60
"""Queries of a kind."""
TOP = 3
"""A right hit must be among so many; the first, when the name is spelled exactly."""


def sample(docs: list[Doc], kind: str, count: int = EACH) -> list[tuple[Doc, random.Random]]:
    """The profiles a kind of query is made from, the same in every run."""
    luck = random.Random(f"2026:{kind}")
    return [(doc, luck) for doc in luck.sample(docs, count)]


def _swapped(text: str, luck: random.Random) -> str:
    longest = max(text.split(), key=len)
    places = [at for at in range(len(longest) - 1) if longest[at] != longest[at + 1]]
    at = luck.choice(places)
    other = longest[:at] + longest[at + 1] + longest[at] + longest[at + 2 :]
    return text.replace(longest, other, 1)


def _shortened(text: str, luck: random.Random) -> str:
    longest = max(text.split(), key=len)
    at = luck.randrange(len(longest))
    return text.replace(longest, longest[:at] + longest[at + 1 :], 1)


def _half(text: str) -> str:
    start, _, last = text.rpartition(" ")
    return f"{start} {last[: (len(last) + 1) // 2]}"


def _unit(doc: Doc) -> str:
    return doc.line.split(" – ")[1]


def _same_name(doc: Doc, hit: dict) -> bool:
    return whole_key(hit["title"]) == whole_key(doc.title)


def _same_spelling(doc: Doc, hit: dict) -> bool:
    return _spelled(hit["title"]) == _spelled(doc.title)


def _spelled(text: str) -> list[str]:
    return [word.spelling for word in words(text)]


Rule = tuple[Callable[[Doc, random.Random], str], Callable[[Doc, dict], bool], float]
RULES: dict[str, Rule] = {
    "marks": (lambda doc, _: doc.title, _same_spelling, 1),
    "no marks": (lambda doc, _: vietnamese.fold(doc.title), _same_name, 0.99),
    "marks apart": (lambda doc, _: unicodedata.normalize("NFD", doc.title), _same_spelling, 0.99),
    "place": (
        lambda doc, _: vietnamese.fold(f"{doc.title} {doc.place.removeprefix('tỉnh ')}"),
        lambda doc, hit: _same_name(doc, hit) and hit["place"] == doc.place,
        0.99,
    ),
    "year": (
        lambda doc, _: f"{vietnamese.fold(doc.title)} {doc.year}",
        lambda doc, hit: _same_name(doc, hit) and hit["year"] == doc.year,
        0.99,
    ),
    "unit": (
        lambda doc, _: vietnamese.fold(f"{doc.title} {_unit(doc)}"),
        lambda doc, hit: hit["url"] == doc.address,
        0.99,
    ),
    "half a word": (
        lambda doc, _: vietnamese.fold(_half(doc.title)),
        lambda doc, hit: vietnamese.fold(hit["title"]).startswith(vietnamese.fold(_half(doc.title))),
        0.99,
    ),
    "swapped": (lambda doc, luck: _swapped(vietnamese.fold(doc.title), luck), _same_name, 0.97),
    "lost": (lambda doc, luck: _shortened(vietnamese.fold(doc.title), luck), _same_name, 0.85),
}
STORY_LEAST = 0.95


def six_words(doc: Doc, luck: random.Random) -> str:
    """Six neighbouring words of a story, without marks."""
    told = keys(luck.choice(doc.story))
    at = luck.randrange(len(told) - 5)
    return " ".join(told[at : at + 6])


def holders(queries: Iterable[str], docs: Iterable[Doc]) -> dict[str, set[str]]:
    """By query: the addresses of all whose story has these words side by side."""
    found: dict[str, set[str]] = {query: set() for query in queries}
    sought = [(query, f" {query} ") for query in found]
    for doc in docs:
        told = "\n".join(f" {' '.join(keys(text))} " for text in doc.story)
        for query, text in sought:
            if text in told:
                found[query].add(doc.address)
    return found


def of_a_unit(doc: Doc) -> str:
    return vietnamese.fold(_unit(doc))
