"""The field guide: every key of a kind of record in words, made from the schema.

Pages, templates and JSON Schema all describe fields through `docs`, so that they say the same thing.
"""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from msgspec import Struct
from pydantic import BaseModel, BeforeValidator

from bangvang.records import BY_NAME, OPERATOR, Record
from bangvang.records.common import Cited, Claims
from bangvang.records.fields import (
    DATE_HINT,
    MOMENT_HINT,
    AgeKey,
    Day,
    FileName,
    Id,
    Line,
    Moment,
    Partial,
    Sha256,
    Text,
    Url,
    Vocabulary,
)
from bangvang.records.schema import FieldSpec, fields_of

NAMED_BY_FILE = "id"
"""The one key the schema asks for that a file may leave out: the reader takes it from the file's name."""

YES, NO = "có", "không"

_WORDS = {
    Line: "chữ",
    Text: "đoạn chữ, nhiều dòng cũng được",
    Id: "mã viết chữ thường không dấu, nối bằng gạch ngang",
    Url: "địa chỉ trang: https://…",
    FileName: "tên tệp",
    Sha256: "64 chữ số và chữ a–f",
    AgeKey: "khóa công khai age, bắt đầu bằng age1",
    Day: "ngày: dd/mm/yyyy",
    Moment: f"ngày, hoặc ngày và giờ Việt Nam: {MOMENT_HINT}",
    Partial: f"ngày, tháng hoặc năm: {DATE_HINT}",
    bool: "có/không: true hoặc false",
    int: "số nguyên",
    float: "hai số trong ngoặc vuông",
    Cited: "mã nguồn; nhiều nguồn thì ghi danh sách",
    Claims: f"ngày, tháng hoặc năm ({DATE_HINT}); các nguồn khác nhau thì ghi danh sách nhóm khóa",
}
_WHOLE = (float, Cited, Claims)  # their words already say how many there are
CHOICE = "giá trị chọn trong các giá trị cho sẵn"
GROUP = "nhóm khóa"


class FieldDoc(Struct, frozen=True):
    """One key as a person reads about it; `choices` are (value, label), `children` the keys of a group.

    `ref` is the kind of record whose id is meant, `default` what leaving the key out means in words.
    """

    key: str
    label: str
    description: str
    required: bool
    type: str
    many: bool = False
    ref: str = ""
    default: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    children: tuple["FieldDoc", ...] = ()


def guide(kind_name: str) -> tuple[FieldDoc, ...]:
    """The keys of a kind of record, by its name in `records.WRITTEN`, in the order of the schema.

    Who runs the site is no record with sources and a story: only its own keys are told.
    """
    found = docs(BY_NAME[kind_name].model)
    return found if kind_name != OPERATOR.name else found[len(docs(Record)) :]


@cache
def docs(model: type[BaseModel]) -> tuple[FieldDoc, ...]:
    """The keys of a record or of a group inside one; those of `Record` come first, as it is written first."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(_doc(spec, hints[spec.name], model) for spec in fields_of(model).values())


def is_named_by_file(model: type[BaseModel], key: str) -> bool:
    """Whether a key is a record's own id; the ids of parts inside a record (tracks, rounds) are written out."""
    return key == NAMED_BY_FILE and issubclass(model, Record)


def _doc(spec: FieldSpec, hint: Any, model: type[BaseModel]) -> FieldDoc:
    leaf = next(leaves(hint))
    return FieldDoc(
        key=spec.key,
        label=spec.label,
        description=spec.description,
        required=spec.required and not is_named_by_file(model, spec.key),
        type=_type(spec, leaf, _may_stand_alone(model, spec)),
        many=spec.many and leaf is not float,
        ref=spec.ref.kind if spec.ref else "",
        default=_default(spec),
        choices=tuple((word.value, word.label) for word in spec.vocabulary) if spec.vocabulary else (),
        children=docs(spec.model) if spec.model else (),
    )


def leaves(hint: Any) -> Iterator[Any]:
    """The types at the ends of an annotation; an alias that has words of its own is an end."""
    if hint in _WORDS:
        yield hint
    elif get_origin(hint) is Annotated:
        yield from leaves(get_args(hint)[0])
    elif get_origin(hint) in (Union, UnionType, tuple):
        for inner in get_args(hint):
            yield from leaves(inner)
    else:
        yield hint


def _type(spec: FieldSpec, leaf: Any, may_stand_alone: bool) -> str:
    words = _one(spec, leaf)
    if not spec.many or leaf in _WHOLE:
        return words
    return f"danh sách {words}" + (" (chỉ một thì ghi thẳng, không cần danh sách)" if may_stand_alone else "")


def _one(spec: FieldSpec, leaf: Any) -> str:
    if leaf in _WHOLE:
        return _WORDS[leaf]
    if spec.ref:
        return f"mã hồ sơ {BY_NAME[spec.ref.kind].label}"
    if spec.vocabulary:
        return CHOICE
    return GROUP if spec.model else _WORDS[leaf]


def _may_stand_alone(model: type[BaseModel], spec: FieldSpec) -> bool:
    return any(isinstance(one, BeforeValidator) for one in model.model_fields[spec.name].metadata)


def _default(spec: FieldSpec) -> str:
    value = spec.default
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Vocabulary):
        return value.label
    return str(value) if isinstance(value, int) else ""
