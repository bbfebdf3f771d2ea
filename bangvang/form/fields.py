"""A model of the schema as fields of Decap CMS: which control asks for a value, in the words of the field guide.

Nothing is said here twice: labels, hints, choices and what is obligatory come from `records`. `list`, `select` and
`date` are Decap's own controls, which `form.js` teaches to read what people write by hand (one value for a list of
one, dd/mm/yyyy); `group` is a list of at most one, so that what an optional group asks for is asked only when it is
there.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, get_type_hints

from pydantic import BaseModel

from bangvang import fieldguide
from bangvang.fieldguide import FieldDoc
from bangvang.records.fields import ID_PATTERN, MOMENT_HINT, Day, FileName, Id, Line, Moment, Partial, Sha256, Text, Url
from bangvang.records.schema import FieldSpec, fields_of

Field = dict[str, Any]
Options = Mapping[str, list[dict[str, str]]]
"""By kind of record: what a reference to it may be, with the words for it."""

_PATTERNS = {
    Day: ("^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})$", "phải là một ngày: dd/mm/yyyy"),
    Id: (ID_PATTERN, "chỉ gồm chữ thường không dấu, chữ số, nối bằng gạch ngang"),
    Url: ("^https?://\\S+$", "bắt đầu bằng https://"),
    Sha256: ("^[0-9a-f]{64}$", "gồm 64 chữ số và chữ a–f"),
    Moment: ("[0-9]{4}", f"phải có ngày, tháng, năm: {MOMENT_HINT}"),
    Partial: ("[0-9]{4}", f"phải có năm: {fieldguide.DATE_HINT}"),
}
_WIDGETS = {Text: "text", Day: "date", FileName: "image", bool: "boolean", int: "number"}


def fields(model: type[BaseModel], options: Options) -> list[Field]:
    """The fields of a record or a group, in the order of the schema.

    Left out is the id, which is the file's name, and what is made of bare numbers (boxes on a photo): a form is no
    place to measure a picture, and what stands in a file already is kept as it is.
    """
    hints = get_type_hints(model, include_extras=True)
    found = []
    for spec, doc in zip(fields_of(model).values(), fieldguide.docs(model), strict=True):
        leaf = next(fieldguide.leaves(hints[spec.name]))
        if not fieldguide.is_named_by_file(model, doc.key) and leaf is not float:
            found.append(_named(doc) | _asked(spec, doc, leaf, options))
    return found


def _named(doc: FieldDoc) -> Field:
    stop = " " if doc.description.endswith((".", "…")) else ". "
    left_out = f"{stop}Bỏ trống: {doc.default}" if doc.default not in ("", fieldguide.NO) else ""
    hint = re.sub("^true ", "Bật ", doc.description) + left_out  # a switch, not a word
    return {"name": doc.key, "label": doc.label, "required": doc.required, "hint": hint}


def _asked(spec: FieldSpec, doc: FieldDoc, leaf: Any, options: Options) -> Field:
    if spec.model:
        inner = fields(spec.model, options)
        if spec.many:
            return _list(doc, inner)
        one = _list(doc, inner) | {"widget": "group", "max": 1}
        return {"widget": "object", "fields": inner} if doc.required else one
    choices = options.get(spec.ref.kind) if spec.ref else None
    if spec.vocabulary or choices is not None:
        words = choices if choices is not None else [{"label": label, "value": value} for value, label in doc.choices]
        return {"widget": "select", "options": words} | ({"multiple": True} if spec.many else {})
    if not spec.many:
        return _single(Id if spec.ref else leaf)
    if leaf is Line:  # its commas are part of it
        return {"widget": "list", "label_singular": doc.label.lower(), "field": _named(doc) | _single(leaf)}
    return {"widget": "list"}


def _list(doc: FieldDoc, inner: list[Field]) -> Field:
    first = next((one["name"] for one in inner if one["required"]), inner[0]["name"])
    return {
        "widget": "list",
        "label_singular": doc.label.lower(),
        "summary": f"{{{{fields.{_titled(inner) or first}}}}}",
        "collapsed": True,
        "fields": inner,
    }


def _titled(inner: Iterable[Field]) -> str:
    """The key an item of a list is known by when it is folded."""
    names = [one["name"] for one in inner]
    return next((name for name in ("name", "title", "text", "what") if name in names), "")


def _single(leaf: Any) -> Field:
    found: Field = {"widget": _WIDGETS.get(leaf, "string")}
    if leaf is int:
        found |= {"value_type": "int", "min": 0}
    if leaf is FileName:
        found |= {"choose_url": False}
    if leaf in _PATTERNS:
        found["pattern"] = list(_PATTERNS[leaf])
    return found
