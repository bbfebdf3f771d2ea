"""Questions one can ask the schema: a field by its key, the model inside a field, references, labels.

Messages, templates, spreadsheet headers, the field guide and reference checks are all made from these.
"""

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bangvang.records.fields import Ref, Vocabulary

Loc = tuple[str | int, ...]


class FieldSpec(Struct, frozen=True):
    """One field as a person sees it: key in the file, Vietnamese label, hint, and what it holds.

    `words` says that it may hold text as somebody wrote it, not a word of a vocabulary, a number or a date.
    """

    name: str
    key: str
    label: str
    description: str
    required: bool
    many: bool
    words: bool
    model: type[BaseModel] | None
    vocabulary: type[Vocabulary] | None
    ref: Ref | None
    default: Any


@cache
def fields_of(model: type[BaseModel]) -> dict[str, FieldSpec]:
    """The fields of a model by the key written in files."""
    specs = (_spec(name, info) for name, info in model.model_fields.items())
    return {spec.key: spec for spec in specs}


def model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The model of the mapping found at `loc` of a record; None where there is none."""
    here: type[BaseModel] | None = model
    for part in loc:
        if isinstance(part, str):
            spec = fields_of(here).get(part) if here else None
            here = spec.model if spec else None
    return here


def field_at(model: type[BaseModel], loc: Loc) -> FieldSpec | None:
    """The field a value at `loc` belongs to (a list's item belongs to the list's field)."""
    keys = [index for index, part in enumerate(loc) if isinstance(part, str)]
    if not keys:
        return None
    owner = model_at(model, loc[: keys[-1]])
    return fields_of(owner).get(str(loc[keys[-1]])) if owner else None


def references(value: BaseModel) -> Iterator[tuple[Loc, str, str]]:
    """Each reference in a value: where it stands, the kind of record it names, the id."""
    yield from _references(value, ())


def _references(value: BaseModel, loc: Loc) -> Iterator[tuple[Loc, str, str]]:
    for spec in _linked(type(value)):
        held = getattr(value, spec.name)
        if held is None or held == ():
            continue
        items = enumerate(held) if isinstance(held, tuple) else ((None, held),)
        for index, item in items:
            here = (*loc, spec.key) if index is None else (*loc, spec.key, index)
            if spec.ref:
                yield here, spec.ref.kind, item
            else:
                yield from _references(item, here)


@cache
def _linked(model: type[BaseModel]) -> tuple[FieldSpec, ...]:
    """The fields through which references can be reached; most fields hold none and are not visited."""
    specs = fields_of(model).values()
    return tuple(spec for spec in specs if spec.ref or (spec.model and _linked(spec.model)))


def _spec(name: str, info: FieldInfo) -> FieldSpec:
    seen = _Holds()
    for metadata in info.metadata:
        seen.note(metadata)
    _look_into(info.annotation, seen)
    return FieldSpec(
        name=name,
        key=info.alias or name,
        label=info.title or name,
        description=info.description or "",
        required=info.is_required(),
        many=seen.many,
        words=seen.words,
        model=seen.model,
        vocabulary=seen.vocabulary,
        ref=seen.ref,
        default=None if info.is_required() else info.default,
    )


class _Holds:
    """What an annotation was found to hold."""

    def __init__(self) -> None:
        self.many = False
        self.words = False
        self.model: type[BaseModel] | None = None
        self.vocabulary: type[Vocabulary] | None = None
        self.ref: Ref | None = None

    def note(self, metadata: Any) -> None:
        if isinstance(metadata, Ref):
            self.ref = metadata


def _look_into(annotation: Any, seen: _Holds) -> None:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        for one in metadata:
            seen.note(one)
        _look_into(inner, seen)
    elif origin in (Union, types.UnionType, tuple):
        seen.many = seen.many or origin is tuple
        for inner in get_args(annotation):
            _look_into(inner, seen)
    elif isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            seen.model = annotation
        elif issubclass(annotation, Vocabulary):
            seen.vocabulary = annotation
        elif annotation is str:
            seen.words = True
