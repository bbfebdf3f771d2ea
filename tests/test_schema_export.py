"""The JSON Schema and pydantic agree: a second validator accepts and refuses the same records."""

import json
from functools import cache
from pathlib import Path, PurePosixPath

import jsonschema_rs
import pytest

from bangvang import examples, schema_export, source
from bangvang.problems import At
from bangvang.reading import validate
from bangvang.records import BY_NAME, KINDS, kind_at
from bangvang.records.schema import fields_of

ROOT = Path(__file__).parents[1]
PERSON = {"name": "Nguyễn Thị Mẫu", "summary": "Treo sổ giờ nước ở đầu kênh."}
DECISION = {"number": "12/QĐ-CTMH", "issuer": "cong-ty", "date": "14/01/2026", "title": "Về việc tặng Giấy khen"}
NOTICE = {
    "title": "Lấy ý kiến",
    "organisation": "cong-ty",
    "opens": "15/01/2025",
    "contact": "Văn phòng",
    "nominees": [{"name": "Nguyễn Thị Mẫu", "award": "huan-chuong-lao-dong"}],
}


@cache
def validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(schema_export.schemas()[kind])


def pydantic_accepts(kind: str, values: dict) -> bool:
    return not validate(BY_NAME[kind], values, "mot-ho-so", lambda loc, key: At("tệp"))[1]


def nodes(schema: object):
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from nodes(inner)


# What both accept and both refuse


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("exemplar", {}),
        ("exemplar", {"id": "nguyen-thi-mau", "illustrative": True, "published": "15/01/2026"}),
        ("exemplar", {"aka": "Mẫu thủy nông"}),
        ("exemplar", {"aka": ["Mẫu thủy nông", 1968]}),
        ("exemplar", {"aka": None, "field": None, "organisation": None}),
        ("exemplar", {"field": "agriculture", "campaigns": "so-gio-nuoc"}),
        ("exemplar", {"field": ["agriculture", "family"], "campaigns": ["so-gio-nuoc", "co-ba-nhat"]}),
        ("exemplar", {"born": 1968}),
        ("exemplar", {"born": "khoảng 1888"}),
        ("exemplar", {"born": {"value": 1968, "sources": "so-ho-khau"}}),
        ("exemplar", {"born": [1902, {"value": "1904", "preferred": True, "sources": ["bao", "sach"]}]}),
        ("exemplar", {"unit": 1968, "summary": 5, "post": "Tổ trưởng\n"}),
        ("exemplar", {"places": [{"place": "thai-binh", "detail": "xã Ví Dụ", "role": "home"}]}),
        ("exemplar", {"photos": [{"file": "a.jpg", "caption": "a", "credit": "b", "alt": "c", "focus": [0.5, "0.3"]}]}),
        ("exemplar", {"same_as": "https://example.org/a", "events": []}),
        ("decision", {}),
        ("decision", {"rows": [{"number": 1, "name": "Tổ 5", "kind": "collective", "deed_date": 2024}]}),
        ("decision", {"counts": {"person": 3}, "file": {"key": "goc", "title": "Bản gốc", "sha256": "0" * 64}}),
        ("notice", {"working_days": 12}),
    ],
)
def test_good_records_are_accepted_by_both(kind, more):
    values = {"exemplar": PERSON, "decision": DECISION, "notice": NOTICE}[kind] | more
    assert pydantic_accepts(kind, values)
    assert validator(kind).is_valid(values), [error.message for error in validator(kind).iter_errors(values)]


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("exemplar", {"nam_sinh": 1968}),
        ("exemplar", {"name": None}),
        ("exemplar", {"name": ""}),
        ("exemplar", {"name": ["Nguyễn Thị Mẫu"]}),
        ("exemplar", {"name": {"ho": "Nguyễn"}}),
        ("exemplar", {"name": True}),
        ("exemplar", {"name": "Nguyễn Thị Mẫu\nNguyễn Văn Ví Dụ"}),
        ("exemplar", {"name": "m" * 501}),
        ("exemplar", {"summary": "  \n "}),
        ("exemplar", {"kind": "cá nhân"}),
        ("exemplar", {"kind": None}),
        ("exemplar", {"field": "farming"}),
        ("exemplar", {"field": ["agriculture", "farming"]}),
        ("exemplar", {"id": "Nguyễn Thị Mẫu"}),
        ("exemplar", {"id": "nguyen--mau"}),
        ("exemplar", {"id": -5}),
        ("exemplar", {"organisation": "Công ty"}),
        ("exemplar", {"campaigns": ["so-gio-nuoc", "Sổ giờ nước"]}),
        ("exemplar", {"places": {"place": "thai-binh"}}),
        ("exemplar", {"places": None}),
        ("exemplar", {"places": ["thai-binh"]}),
        ("exemplar", {"places": [{"place": "thai-binh", "huyen": "Từ Sơn"}]}),
        ("exemplar", {"practice": ["sổ giờ nước"]}),
        ("exemplar", {"practice": {"title": "Sổ giờ nước"}}),
        ("exemplar", {"illustrative": "có"}),
        ("exemplar", {"born": True}),
        ("exemplar", {"born": {"sources": ["bao"]}}),
        ("exemplar", {"born": [{"value": [1968]}]}),
        ("exemplar", {"published": 2026}),
        ("exemplar", {"same_as": "example.org"}),
        ("exemplar", {"same_as": 5}),
        ("exemplar", {"sources": [{"title": "Báo Nhân Dân"}]}),
        ("exemplar", {"disputes": [{"about": "năm sinh", "text": "Khác nhau.", "sources": None}]}),
        ("exemplar", {"photos": [{"file": "../a.jpg", "caption": "a", "credit": "b", "alt": "c"}]}),
        ("exemplar", {"photos": [{"file": "a.jpg", "caption": "a", "credit": "b", "alt": "c", "focus": [0.5]}]}),
        ("decision", {"number": None}),
        ("decision", {"counts": {"person": -1}}),
        ("decision", {"counts": [3]}),
        ("decision", {"file": {"key": "goc", "title": "Bản gốc", "sha256": "abc"}}),
        ("decision", {"rows": [{"ten": "Nguyễn Thị Mẫu"}]}),
        ("notice", {"nominees": []}),
        ("notice", {"working_days": 0}),
        ("notice", {"working_days": "mười"}),
    ],
)
def test_bad_records_are_refused_by_both(kind, more):
    values = {"exemplar": PERSON, "decision": DECISION, "notice": NOTICE}[kind] | more
    assert not pydantic_accepts(kind, values)
    assert not validator(kind).is_valid(values)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_must_be_given_is_missed_by_both(kind):
    whole = examples.WORKED[kind.name]
    assert validator(kind.name).is_valid(whole)
    for spec in fields_of(kind.model).values():
        if spec.required and spec.key != "id":
            less = {key: value for key, value in whole.items() if key != spec.key}
            assert not pydantic_accepts(kind.name, less)
            assert not validator(kind.name).is_valid(less), spec.key


def test_real_records_are_accepted():
    paths, _ = source.find_files(ROOT, [kind.folder for kind in KINDS])
    seen = 0
    for path in paths:
        kind = kind_at(path)
        if kind is None:
            continue
        read = source.read_markdown if kind.suffix == ".md" else source.read_yaml
        found, _ = read(path, (ROOT / path).read_bytes())
        if found and not validate(kind, found.values, PurePosixPath(path).stem, lambda loc, key: At("tệp"))[1]:
            faults = [error.message for error in validator(kind.name).iter_errors(found.values)]
            assert faults == [], path
            seen += 1
    assert seen > 20


# What a schema says


def test_every_kind_has_a_schema_that_is_one():
    schemas = schema_export.schemas()
    assert list(schemas) == [kind.name for kind in KINDS]
    for kind in KINDS:
        schema = schemas[kind.name]
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["$id"] == f"{kind.name}.schema.json"
        assert schema["title"] == kind.label
        assert kind.folder in schema["description"]
        jsonschema_rs.meta.validate(schema)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_key_has_its_words_and_no_other_is_allowed(kind):
    objects = [node for node in nodes(schema_export.schemas()[kind.name]) if node.get("type") == "object"]
    assert objects
    for node in objects:
        assert node["additionalProperties"] is False
        for key, of_key in node["properties"].items():
            assert of_key["title"], key
            assert of_key["description"], key
            assert not of_key["description"].isascii(), key


def test_no_docstring_of_ours_is_shown():
    for schema in schema_export.schemas().values():
        assert all("title" not in one and "description" not in one for one in schema["$defs"].values())


def test_words_of_a_vocabulary_carry_their_labels():
    choices = schema_export.schemas()["exemplar"]["$defs"]["Role"]["oneOf"]
    assert {"const": "manager", "title": "cán bộ quản lý"} in choices


def test_references_name_their_kind():
    schemas = schema_export.schemas()
    assert schemas["decision"]["properties"]["issuer"]["x-bangvang-ref"] == "organisation"
    assert schemas["exemplar"]["properties"]["campaigns"]["x-bangvang-ref"] == "campaign"
    assert schemas["decision"]["$defs"]["AwardRow"]["properties"]["recipient"]["x-bangvang-ref"] == "exemplar"
    marked = [node["x-bangvang-ref"] for one in schemas.values() for node in nodes(one) if "x-bangvang-ref" in node]
    assert set(marked) <= set(BY_NAME)


def test_dates_say_how_they_are_written():
    properties = schema_export.schemas()["decision"]["properties"]
    assert "dd/mm/yyyy" in properties["published"]["description"]
    assert "khoảng 1888" in schema_export.schemas()["exemplar"]["properties"]["born"]["description"]


def test_the_text_is_always_the_same_and_readable(tmp_path):
    written = schema_export.write(tmp_path / "du-lieu")
    again = schema_export.write(tmp_path / "lan-hai")
    assert [one.name for one in written] == [f"{kind.name}.schema.json" for kind in KINDS]
    assert [one.read_bytes() for one in written] == [one.read_bytes() for one in again]
    text = written[0].read_text("utf-8")
    assert "Họ và tên" in text
    assert json.loads(text) == schema_export.schemas()["exemplar"]
