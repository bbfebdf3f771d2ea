"""What a record's own words tell: every free text of it, and whether one holds a name that is not to be said."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import PurePosixPath

from bangvang import stories, vietnamese
from bangvang.records import Exemplar
from bangvang.records.fields import Value
from bangvang.records.schema import Loc, fields_of

_WORD = re.compile(r"[^\W_]+")
_NOT_FREE = {
    "id", "name", "aka", "birth_name", "sort_name", "former_names", "former_ids", "same_as", "consent", "sensitive",
    "withdrawn",
}  # fmt: skip
"""Names themselves, addresses, and what is not shown."""


def texts(one: Exemplar) -> Iterator[tuple[Loc, str, str]]:
    """Every free text of a record that the site shows: place, what it is called, the words."""
    yield ("name",), "bài", stories.untagged(one.story.html, " ")
    yield from beside_story(one)


def across_tags(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern for the HTML of a story that finds what this one, a space in it plain, finds in its text in `texts`."""
    return re.compile(pattern.pattern.replace(" ", f"(?: |{stories.TAG})"), pattern.flags)


def beside_story(one: Exemplar) -> Iterator[tuple[Loc, str, str]]:
    """As `texts`, without the story."""
    for name, label in _telling(Exemplar).items():
        if name not in _NOT_FREE and (held := getattr(one, name)):
            for loc, text in _words_in(held, (name,)):
                yield loc, label, text


def _words_in(held: str | Value | tuple, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """What somebody wrote in what a field holds or anywhere inside it, and where."""
    if isinstance(held, str):
        yield loc, held
    elif isinstance(held, tuple):
        for index, item in enumerate(held):
            yield from _words_in(item, (*loc, index))
    else:
        for name in _telling(type(held)):
            if inner := getattr(held, name):
                yield from _words_in(inner, (*loc, name))


@cache
def _telling(model: type[Value]) -> dict[str, str]:
    """The fields through which words can be reached, and what they are called; the others are not visited."""
    specs = fields_of(model).values()
    return {spec.name: spec.label.lower() for spec in specs if spec.words or (spec.model and _telling(spec.model))}


def address_tells(one: Exemplar, names: Iterable[str]) -> bool:
    """Whether the id of a record, or the name of its file, holds one of the names."""
    parts, slugs = {one.id, PurePosixPath(one.path).stem}, set(map(vietnamese.slugify, names))
    return any(f"-{slug}-" in f"-{part}-" for slug in slugs for part in parts)


def full_names(one: Exemplar) -> Iterable[str]:
    """Every name that would tell who a child is."""
    return (name for name in (one.name, one.birth_name, *one.aka) if name and len(name.split()) > 1)


def names_in(text: str, names: Iterable[str]) -> bool:
    """Whether a text holds one of the names, with or without its marks, whatever stands between its words."""
    told = _words(text)
    return any(_words(name) in told for name in names)


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(vietnamese.fold(text)))} "
