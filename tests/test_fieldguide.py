"""The field guide says everything the schema holds, in Vietnamese, as plain values."""

import pytest
from msgspec import structs
from pydantic import BaseModel

from bangvang import fieldguide
from bangvang.fieldguide import FieldDoc
from bangvang.records import BY_NAME, KINDS
from bangvang.records.exemplar import DeedField
from bangvang.records.fields import Line, Value, many
from bangvang.records.schema import fields_of


def every(docs: tuple[FieldDoc, ...]):
    for doc in docs:
        yield doc
        yield from every(doc.children)


def at(kind: str, path: str) -> FieldDoc:
    docs = fieldguide.guide(kind)
    for key in path.split("."):
        found = next(doc for doc in docs if doc.key == key)
        docs = found.children
    return found


def same_keys(docs: tuple[FieldDoc, ...], model: type[BaseModel]) -> None:
    specs = fields_of(model)
    assert [doc.key for doc in docs] == list(specs)
    for doc in docs:
        held = specs[doc.key].model
        assert bool(doc.children) == (held is not None)
        if held:
            same_keys(doc.children, held)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_guide_has_every_key_at_every_depth(kind):
    same_keys(fieldguide.guide(kind.name), kind.model)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_key_is_put_into_words(kind):
    for doc in every(fieldguide.guide(kind.name)):
        assert doc.label, doc.key
        assert doc.label != doc.key
        assert doc.description, doc.key
        assert doc.type, doc.key
        assert all(value and label for value, label in doc.choices), doc.key
        assert not doc.ref or doc.ref in BY_NAME


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_guide_is_plain_frozen_values(kind):
    guide = fieldguide.guide(kind.name)
    hash(guide)
    with pytest.raises(AttributeError):
        guide[0].label = "khác"
    for doc in every(guide):
        assert {type(value) for value in structs.astuple(doc)} <= {str, bool, tuple}


@pytest.mark.parametrize(
    ("kind", "path", "words"),
    [
        ("exemplar", "name", "chữ"),
        ("exemplar", "summary", "đoạn chữ, nhiều dòng cũng được"),
        ("exemplar", "illustrative", "có/không: true hoặc false"),
        ("exemplar", "published", "ngày: dd/mm/yyyy"),
        ("exemplar", "organisation", "mã hồ sơ đơn vị"),
        ("exemplar", "related.exemplar", "mã hồ sơ gương"),
        ("exemplar", "campaigns", "danh sách mã hồ sơ phong trào (chỉ một thì ghi thẳng, không cần danh sách)"),
        ("exemplar", "role", "giá trị chọn trong các giá trị cho sẵn"),
        ("exemplar", "practice", "nhóm khóa"),
        ("exemplar", "places", "danh sách nhóm khóa"),
        ("exemplar", "honours.sources", "mã nguồn; nhiều nguồn thì ghi danh sách"),
        ("exemplar", "photos.focus", "hai số trong ngoặc vuông"),
        ("exemplar", "photos.file", "tên tệp"),
        ("notice", "working_days", "số nguyên"),
        ("decision", "file.sha256", "64 chữ số và chữ a–f"),
    ],
)
def test_what_to_write_in_words(kind, path, words):
    assert at(kind, path).type == words


def test_dates_say_how_they_are_written():
    for path in ("born", "honours.date", "born.value"):
        assert at("exemplar", path).type.startswith("ngày, tháng hoặc năm")
        assert "khoảng 1888" in at("exemplar", path).type


def test_only_what_a_person_must_write_is_required():
    assert {doc.key for doc in fieldguide.guide("exemplar") if doc.required} == {"name", "summary"}
    assert {doc.key for doc in fieldguide.guide("decision") if doc.required} == {"number", "issuer", "date", "title"}
    assert not at("exemplar", "id").required, "the file's name gives it"


def test_choices_and_defaults_have_their_labels():
    assert at("exemplar", "field").choices == tuple((word.value, word.label) for word in DeedField)
    assert at("exemplar", "kind").default == "cá nhân"
    assert at("award", "posthumous").default == "có"
    assert at("award", "once").default == "không"
    assert at("notice", "working_days").default == "10"
    assert at("exemplar", "name").default == ""


def test_lists_are_told_from_single_values():
    assert at("exemplar", "aka").many
    assert at("exemplar", "places").many
    assert not at("exemplar", "name").many
    assert not at("exemplar", "photos.focus").many


def test_a_model_of_the_future_is_described_too():
    class Contest(Value):
        tracks: many(Line)

    assert fieldguide.docs(Contest)[0].type.startswith("danh sách chữ")
