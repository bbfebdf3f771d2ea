"""The schema of every kind of record as JSON Schema 2020-12, for editors and for other people's programs.

Pydantic writes most of it. What its validators accept beyond the types (one value for a list, a number for
text) and what people read (Vietnamese labels of words, kinds of reference) is added here. It describes values as
YAML gives them; dates are not parsed, and quoted numbers or `yes` for true, which the reader forgives, are not.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from bangvang import fieldguide
from bangvang.records import OPERATOR, WRITTEN, Kind
from bangvang.records.common import Cited, Claims
from bangvang.records.fields import FileName, Line, Partial, Url, many

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REFERENCE = "x-bangvang-ref"
"""Says of which kind the record is that a key names."""

Schema = dict[str, Any]


def file_name(kind_name: str) -> str:
    """The schema's file, which is also its relative `$id`."""
    return f"{kind_name}.schema.json"


def schemas() -> dict[str, Schema]:
    """The JSON Schema of each kind, by its name in `records.WRITTEN`."""
    return {kind.name: _schema(kind) for kind in WRITTEN}


def dumps(schema: Schema) -> str:
    """The text of a schema; the same schema always gives the same bytes."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write(folder: Path) -> list[Path]:
    """Write every schema into a folder; answers the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas().items():
        path = folder / file_name(name)
        path.write_text(dumps(schema), "utf-8", newline="\n")
        written.append(path)
    return written


def _schema(kind: Kind) -> Schema:
    found = kind.model.model_json_schema(by_alias=True, mode="validation", schema_generator=_Generator)
    for written_for_engineers in (found, *found["$defs"].values()):
        for name in ("title", "description"):
            written_for_engineers.pop(name, None)
    head = {"$schema": DIALECT, "$id": file_name(kind.name), "title": kind.label, "description": _description(kind)}
    return head | found


def _description(kind: Kind) -> str:
    if kind == OPERATOR:
        return f"Các khóa của hồ sơ {kind.label}: một tệp {kind.folder}."
    where = ", giữa hai dòng ---" if kind.suffix == ".md" else ""
    return f"Các khóa của hồ sơ {kind.label}: mỗi hồ sơ một tệp {kind.where}{where}."


def _check(alias: Any) -> Callable:
    """The function by which an alias checks or widens its value."""
    return alias.__metadata__[-1].func


_CHECKED = {
    _check(Line): {"pattern": r"^\s*\S[^\n]*\s*$"},
    _check(Url): {"pattern": r"""^https?://[^\s<>"'`\\]*$""", "type": "string"},
    _check(FileName): {"pattern": r"^[^./\\][^/\\]*$"},
}


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, with what our validators accept and the words people read."""

    def str_schema(self, schema) -> Schema:
        """Numbers are taken for text (`coerce_numbers_to_str`); an id can only look like a natural number."""
        found = super().str_schema(schema)
        if "pattern" not in found:
            found["type"] = ["string", "number"]
        elif "maxLength" in found:
            found |= {"type": ["string", "integer"], "minimum": 0}
        if schema.get("strip_whitespace"):
            found["pattern"] = r"\S"
        return found

    def float_schema(self, schema) -> Schema:
        """Our reader leaves decimals as text, for whoever declared the field to convert."""
        return super().float_schema(schema) | {"type": ["number", "string"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}

    def enum_schema(self, schema) -> Schema:
        return {"type": "string", "oneOf": [{"const": word.value, "title": word.label} for word in schema["cls"]]}

    def function_after_schema(self, schema) -> Schema:
        found = super().function_after_schema(schema)
        return found | _CHECKED.get(schema["function"]["function"], {})

    def function_before_schema(self, schema) -> Schema:
        """One value for a list of one: a key left empty, a claim that is just a date."""
        found = super().function_before_schema(schema)
        widens = schema["function"]["function"]
        if widens == _check(Claims):
            one = [TypeAdapter(Partial).json_schema(), found["items"]]
            return {"anyOf": [*one, found | {"items": {"anyOf": one}}]}
        if widens == _check(Cited):
            return {"anyOf": [found["items"], found]}
        if widens == _check(many(str)):
            return {"anyOf": [found["items"], found, {"type": "null"}]}
        return found

    def model_schema(self, schema) -> Schema:
        """Keys in the words of the field guide; the reader gives a record its id from the file's name."""
        found = super().model_schema(schema)
        for doc in fieldguide.docs(schema["cls"]):
            _describe(found["properties"][doc.key], doc)
        required = [doc.key for doc in fieldguide.docs(schema["cls"]) if doc.required]
        found.pop("required", None)
        return found | {"required": required} if required else found


def _describe(of_key: Schema, doc: fieldguide.FieldDoc) -> None:
    of_key["title"] = doc.label
    stop = "" if doc.description.endswith((".", "…")) else "."
    of_key["description"] = f"{doc.description}{stop} Ghi: {doc.type.removesuffix('.')}."
    if doc.ref:
        of_key[REFERENCE] = doc.ref
    if not doc.default:
        of_key.pop("default", None)
