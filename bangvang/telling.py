"""What a record's own words tell: every free text of it, and whether one holds a name that is not to be said."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from bangvang import stories, vietnamese
from bangvang.records import Exemplar
from bangvang.records.fields import Value, Vocabulary

_WORD = re.compile(r"[^\W_]+")
_NOT_FREE = {
    "id", "name", "aka", "birth_name", "sort_name", "former_names", "former_ids", "same_as", "consent", "sensitive",
    "withdrawn",
}  # fmt: skip
"""Names themselves, addresses, and what is not shown."""


def texts(one: Exemplar) -> Iterator[tuple[tuple, str, str]]:
    """Every free text of a record that the site shows: place, what it is called, the words."""
    yield ("name",), "bài", stories.untagged(one.story.html, " ")
    for key, field in Exemplar.model_fields.items():
        if key not in _NOT_FREE:
            for loc, text in _strings(getattr(one, key)):
                yield (key, *loc), field.title.lower(), text


def _strings(value: object) -> Iterator[tuple[tuple, str]]:
    """What somebody wrote in a value or anywhere inside it, and where in it."""
    if isinstance(value, str):
        if not isinstance(value, Vocabulary):
            yield (), value
    elif isinstance(value, Value):
        for key in type(value).model_fields:
            yield from (((key, *loc), text) for loc, text in _strings(getattr(value, key)))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from (((index, *loc), text) for loc, text in _strings(inner))


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
