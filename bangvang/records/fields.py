"""The types of field that records are made of: text, days, partial dates, references, vocabularies.

A field's `title` is its Vietnamese label and its `description` the hint people read; messages, forms,
spreadsheet headers and the field guide are all made from these two.
"""

from datetime import date
from enum import StrEnum
from functools import cache
from sys import intern
from typing import Annotated, Any

from msgspec import Struct
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)

from bangvang import dates, moments

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DATE_HINT = "dd/mm/yyyy, mm/yyyy, yyyy, “khoảng 1888” hoặc “1902 hoặc 1904”"

MOMENT_HINT = "dd/mm/yyyy hoặc dd/mm/yyyy hh:mm"


_set = object.__setattr__
"""What a frozen value itself refuses."""


class Value(BaseModel):
    """A frozen value of a record; unknown keys are mistakes, numbers written where text is meant are text."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True, defer_build=True)

    def __getstate__(self) -> tuple[Any, ...]:
        """The fields that are not as they are when nobody gives them, the names of those given, what is private.

        Ten thousand exemplars have a hundred thousand values: what is equal in them all is not told of each, and equal
        texts are one text, which a pickle of many values holds once, and so does whoever reads it.
        """
        usual, given = _usual(type(self)), self.__pydantic_fields_set__
        told = {
            name: intern(value) if value.__class__ is str else value
            for name, value in self.__dict__.items()
            if value is not usual[name]
        }
        return told, _given(frozenset(given)), self.__pydantic_private__

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        told, given, private = state
        _set(self, "__dict__", _usual(self.__class__) | told)
        _set(self, "__pydantic_fields_set__", given)
        _set(self, "__pydantic_extra__", None)
        _set(self, "__pydantic_private__", private)


@cache
def _usual(model: type[BaseModel]) -> dict[str, Any]:
    """The default of each field, in their order; of one that must be given, what no value is."""
    return {name: field.default for name, field in model.model_fields.items()}


@cache
def _given(names: frozenset[str]) -> set[str]:
    """One set for all that are equal, which is pickled once; nothing changes the set of a frozen value."""
    return set(names)


class Vocabulary(StrEnum):
    """A closed list of words: what is written in the file, and the Vietnamese label a reader sees."""

    label: str

    def __new__(cls, value: str, label: str):
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Ref(Struct, frozen=True):
    """Marks a text field as the id of another record of the named kind."""

    kind: str


def _single_line(text: str) -> str:
    if "\n" in text.strip():
        raise ValueError("chỉ được viết trên một dòng")
    if not text.strip():
        raise ValueError("bị bỏ trống")
    return " ".join(text.split())


def _https(text: str) -> str:
    if not text.startswith(("https://", "http://")) or any(c.isspace() or c in "<>\"'`\\" for c in text):
        raise ValueError("phải là địa chỉ bắt đầu bằng https:// và không có dấu cách, dấu nháy hay ngoặc nhọn")
    return text


def _relative_file(text: str) -> str:
    if "/" in text or "\\" in text or text.startswith("."):
        raise ValueError("chỉ ghi tên tệp nằm cùng thư mục, không ghi đường dẫn")
    return text


def _many(value: Any) -> Any:
    """One value may be written without its list dashes."""
    return value if isinstance(value, list | tuple) else [] if value is None else [value]


def _not_boolean(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("phải là số")
    return value


def _parsed(parse):
    """Decode text by `parse`; a number read by YAML (a year) is text first."""

    def decode(value: Any):
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise ValueError(f"phải là ngày tháng, viết {DATE_HINT}")
        return parse(str(value))

    return decode


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=100)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(_single_line)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
Url = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_https)]
Count = Annotated[int, Field(ge=0), BeforeValidator(_not_boolean)]
Share = Annotated[float, Field(ge=0, le=1), BeforeValidator(_not_boolean)]
FileName = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_relative_file)]
AgeKey = Annotated[str, StringConstraints(pattern=r"^age1[02-9ac-hj-np-z]{58}$")]
"""A public key of the age format (age-encryption.org/v1): Bech32 of an X25519 key."""
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

Day = Annotated[
    date,
    PlainValidator(_parsed(dates.parse_day)),
    PlainSerializer(date.isoformat, return_type=str),
    WithJsonSchema(
        {"type": ["string"], "pattern": "[0-9]{4}", "description": "Ngày đầy đủ: dd/mm/yyyy hoặc yyyy-mm-dd"}
    ),
]
Moment = Annotated[
    moments.Moment,
    PlainValidator(_parsed(moments.parse)),
    PlainSerializer(moments.Moment.iso, return_type=str),
    WithJsonSchema(
        {"type": ["string"], "pattern": "[0-9]{4}", "description": f"Ngày, hoặc ngày và giờ (+07:00): {MOMENT_HINT}"}
    ),
]
Partial = Annotated[
    dates.PartialDate,
    PlainValidator(_parsed(dates.parse)),
    PlainSerializer(dates.PartialDate.iso, return_type=str),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": "[0-9]{4}",
            "minimum": 1000,
            "description": f"Ngày, tháng hoặc năm: {DATE_HINT}",
        }
    ),
]


def many(inner: Any) -> Any:
    """A tuple of `inner`; a single value may stand without a list."""
    return Annotated[tuple[inner, ...], BeforeValidator(_many)]


def unsaid(group: type[Value]) -> Any:
    """A group of which nothing is said, for a default: made without its validator, which a command may never need."""
    return group.model_construct()
