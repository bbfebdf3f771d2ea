"""What the schema found wrong, said in Vietnamese: pydantic's stable error types → rule, sentence, fix."""

import re
from typing import Any

from msgspec import Struct
from pydantic import BaseModel
from pydantic_core import ErrorDetails

from bangvang import dates, vietnamese
from bangvang.records.fields import ID_PATTERN
from bangvang.records.schema import FieldSpec, field_at, fields_of, model_at

LONGEST_QUOTE = 60
LONGEST_ID = 100
HOW_TO_DATE = f"Viết như {dates.ACCEPTED}."
HOW_TO_DAY = "Viết đủ ngày, tháng, năm, như 05/6/2025."
_DATE_SAYS = re.compile(r"“[^”]*”: (?P<why>.+)", re.DOTALL)
_NO_DAY = re.compile(r"không có ngày [0-9]+/(?P<month>[0-9]+/[0-9]+): tháng [0-9]+ có (?P<days>[0-9]+) ngày")
VALUE_ERROR_PREFIX = "Value error, "


class Said(Struct, frozen=True):
    """A mistake in words: the rule it breaks, the sentence, how to mend it, and whether the key is to blame."""

    rule: str
    message: str
    fix: str = ""
    at_key: bool = False


def telling(model: type[BaseModel], errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without complaints that only follow from another.

    A list seems too short because an item of it is wrong; a key seems missing because it is misspelt.
    """
    places = [error["loc"] for error in errors]
    misspelt = {
        (*loc[:-1], key)
        for loc in (error["loc"] for error in errors if error["type"] == "extra_forbidden")
        for key in _keys_meant(model_at(model, loc[:-1]), str(loc[-1]))
    }
    return [
        error
        for error in errors
        if not (error["type"] == "too_short" and any(loc[: len(error["loc"])] == error["loc"] != loc for loc in places))
        and not (error["type"] == "missing" and error["loc"] in misspelt)
    ]


def say(model: type[BaseModel], error: ErrorDetails) -> Said:
    """Put one pydantic error into Vietnamese, quoting the value and naming the field by its label."""
    loc, kind = error["loc"], error["type"]
    spec = field_at(model, loc)
    if kind == "extra_forbidden":
        return _unknown_field(model_at(model, loc[:-1]), str(loc[-1]))
    if kind == "missing":
        return _missing(model, loc)
    if spec and spec.key == "value":  # a date written without “value:” is spoken of by the name it was written under
        spec = field_at(model, loc[:-1]) or spec
    label = f"“{spec.label}” ({spec.key})" if spec else "giá trị"
    hint = f"Cần: {_stopped(spec.description)}" if spec else ""
    given = _quoted(error["input"])
    if kind == "enum" and spec and spec.vocabulary:
        return _not_in_vocabulary(label, spec, error["input"])
    if kind == "value_error":
        sentence = error["msg"].removeprefix(VALUE_ERROR_PREFIX)
        if found := _of_a_date(sentence):
            why, how = found
            return Said("bad-value", f"{label} ghi {given}: {why}", how)
        return Said("bad-value", sentence if label in sentence else f"{label} ghi {given}: {sentence}", hint)
    if kind == "string_pattern_mismatch" and error["ctx"]["pattern"] == ID_PATTERN:
        return Said("bad-id", f"{label} ghi {given}, không đúng dạng", _id_meant(str(error["input"])))
    return _BY_TYPE.get(kind, _generic)(label, given, hint, error.get("ctx", {}))


def _unknown_field(owner: type[BaseModel] | None, key: str) -> Said:
    specs = fields_of(owner) if owner else {}
    meant = _keys_meant(owner, key)
    if meant:
        fix = f"Ý bạn là “{meant[0]}” ({specs[meant[0]].label})?"
    else:
        fix = "Các khóa dùng được: " + ", ".join(specs) + "."
    return Said("unknown-field", f"không có khóa “{_short(key)}”", fix, at_key=True)


def _keys_meant(owner: type[BaseModel] | None, key: str) -> list[str]:
    """The key an unknown one stands for, or nothing: a label is a key too, else the nearest in spelling."""
    specs = fields_of(owner) if owner else {}
    by_label = {vietnamese.fold(spec.label): spec.key for spec in specs.values()}
    folded = vietnamese.fold(key)
    return [by_label[folded]] if folded in by_label else vietnamese.near(key, specs, 1)


def _of_a_date(sentence: str) -> tuple[str, str] | None:
    """What `dates` or a date field said, as what is wrong and how to write it; the value is quoted elsewhere."""
    if sentence.startswith("phải là ngày tháng"):
        return "phải là ngày tháng", HOW_TO_DATE
    found = _DATE_SAYS.match(sentence)
    if found is None:
        return None
    why, _, how = found["why"].partition("; hãy viết như ")
    if no_day := _NO_DAY.fullmatch(why):
        return f"tháng {no_day['month']} chỉ có {no_day['days']} ngày", HOW_TO_DATE
    if why.startswith("ở đây cần một ngày cụ thể"):
        return "ở đây cần một ngày cụ thể", HOW_TO_DAY
    return why, f"Viết như {how}." if how else HOW_TO_DATE


def _missing(model: type[BaseModel], loc: tuple) -> Said:
    spec = field_at(model, loc)
    if spec is None:
        return Said("missing-field", f"thiếu khóa “{loc[-1]}”")
    return Said(
        "missing-field",
        f"thiếu “{spec.label}” ({spec.key})",
        f"Thêm dòng “{spec.key}: …” – {_stopped(spec.description)}",
    )


def _not_in_vocabulary(label: str, spec: FieldSpec, given: Any) -> Said:
    words = {word.value: word.label for word in spec.vocabulary}
    folded = vietnamese.fold(str(given))
    meant = [value for value, text in words.items() if folded and folded in vietnamese.fold(text)]
    meant = meant[:1] or vietnamese.near(str(given), words, 1)
    choices = ", ".join(f"{value} ({text})" for value, text in words.items())
    fix = f"Ý bạn là “{meant[0]}” ({words[meant[0]]})? " if meant else ""
    return Said("bad-choice", f"{label} không nhận {_quoted(given)}", f"{fix}Chọn một trong: {choices}.")


def _wrong_type(wanted: str):
    def said(label: str, given: str, hint: str, context: dict) -> Said:
        return Said("wrong-type", f"{label} phải là {wanted}, nhưng lại ghi {given}", hint)

    return said


def _empty(label: str, given: str, hint: str, context: dict) -> Said:
    return Said("empty-value", f"{label} bị bỏ trống", f"Hãy điền hoặc xóa dòng này. {hint}")


def _too_long(label: str, given: str, hint: str, context: dict) -> Said:
    return Said("too-long", f"{label} dài quá {context.get('max_length')} ký tự", "Hãy viết gọn lại.")


def _id_meant(given: str) -> str:
    """How an id is written, and the one that was likely meant."""
    slug = vietnamese.slugify(given)
    meant = f"Ý bạn là “{slug}”? " if slug and len(slug) <= LONGEST_ID else ""
    example = "" if meant else ", ví dụ ngo-gia-kham"
    return f"{meant}Mã chỉ gồm chữ thường không dấu, chữ số và gạch ngang{example}."


def _pattern(label: str, given: str, hint: str, context: dict) -> Said:
    return Said("bad-id", f"{label} ghi {given}, không đúng dạng", hint)


def _bound(label: str, given: str, hint: str, context: dict) -> Said:
    low, high = context.get("ge"), context.get("le")
    limit = f"từ {low} trở lên" if low is not None else f"không quá {high}"
    return Said("bad-value", f"{label} ghi {given}", f"Phải {limit}.")


def _generic(label: str, given: str, hint: str, context: dict) -> Said:
    return Said("bad-value", f"{label} không nhận giá trị {given}", hint)


_TEXT = _wrong_type("chữ")
_LIST = _wrong_type("một danh sách (mỗi mục một dòng bắt đầu bằng dấu gạch)")
_MAPPING = _wrong_type("một nhóm khóa (mỗi dòng “khóa: giá trị”)")
_NUMBER = _wrong_type("số")
_BOOLEAN = _wrong_type("true hoặc false")
_BY_TYPE = {
    "string_type": _TEXT,
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": _NUMBER,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "bool_type": _BOOLEAN,
    "bool_parsing": _BOOLEAN,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "dict_type": _MAPPING,
    "enum": _TEXT,
    "too_short": _empty,
    "greater_than_equal": _bound,
    "less_than_equal": _bound,
}


def _stopped(sentence: str) -> str:
    return sentence if sentence.endswith(("…", ".")) else sentence + "."


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"


def _quoted(value: Any) -> str:
    if isinstance(value, dict):
        return "một nhóm khóa"
    if isinstance(value, list):
        return "một danh sách"
    if value is None:
        return "trống"
    return f"“{_short(str(value))}”"
