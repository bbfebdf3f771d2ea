"""The text of a template: for each key its words from the schema, then a live line or an invented example.

A line that begins with `##` is a note; one that begins with a single `#` is an example, and removing that one
character makes it count. What the schema asks for stands as a live line to fill in.
"""

import csv
import io
import re
import textwrap
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from bangvang import examples, fieldguide
from bangvang.fieldguide import FieldDoc
from bangvang.records import Kind, Record
from bangvang.records.decision import AwardRow
from bangvang.records.fields import DATE_HINT
from bangvang.scaffold import dumping, operator

HOW = (
    "Dòng bắt đầu bằng ## là lời chú, cứ để nguyên. Dòng bắt đầu bằng một dấu # là ví dụ dựng lên, không có thật: "
    "muốn dùng mục nào thì xóa dấu # ở đầu các dòng của mục ấy, rồi ghi lại cho đúng sự thật.",
    "Dòng không có dấu # là dòng phải điền. Mục nào không biết thì bỏ: bỏ trống tốt hơn đoán.",
    f"Ngày tháng: ghi {DATE_HINT}. Danh sách chữ chỉ có một mục thì ghi thẳng, không cần ngoặc vuông.",
)
CHECK = "Viết xong, chạy lệnh sau:"
COMMAND = "##   python build.py check {path}"
"""Never wrapped: it is there to be copied."""
APART = "Mục này không hợp với ví dụ ở các mục khác; dòng dưới chỉ để xem cách ghi."
IN_TABLE = (
    "Danh sách nằm trong tệp .csv cùng tên, bên cạnh tệp này; đừng ghi thêm ở đây. "
    "Dưới dòng tên các cột của tệp .csv, mỗi người một dòng; ví dụ dựng lên:"
)
STORY = (
    "Bài viết nằm dưới dòng --- sau đây. Mở đầu bằng một đoạn kể thẳng vào việc, rồi viết dưới từng đề mục; "
    "đề mục nào không dùng thì xóa. Dẫn nguồn bằng [^mã-nguồn]."
)

NOT_ASKED = {
    "entry": {
        "submitted",
        "accepted",
        "jury_note",
        "illustrative",
        "sealed",
        "sealed_sha256",
        "withdrawn",
        "keywords",
        "sources",
        "disputes",
        "corrections",
        "subject.consent",
        "photos.licence",
        "photos.illustrative",
        "photos.focus",
        "photos.blur",
    }
}
"""What organisers write, and what a first entry has no need of; the field guide has it all."""
_TO_BE_TOLD = ("số nguyên", "hai số", "64")
_FIRST = ("id", "published", "illustrative")
_PAGES = {
    "exemplar": "viet-guong",
    "decision": "quyet-dinh",
    "campaign": "phong-trao",
    "entry": "viet-bai-du-thi",
    "place": "dia-phuong",
}
_CHILD = re.compile(r"(  (?:- |  ))([a-z_]+):")
_KEY = re.compile(r"(  )([a-z_]+):")


def record(
    kind: Kind,
    path: str,
    given: Mapping[str, Any],
    notes: tuple[str, ...] = (),
    table: bool = False,
    told: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> str:
    """The record's file; `given` holds what is known by key (`names.name` inside the first of a list), None where a
    line is to be filled in that the schema does not ask for; `told` what else is to be said below the words of a key.
    """
    return "\n".join(_lines(kind, path, given, notes, table, told)).rstrip() + "\n"


def table() -> str:
    """The table beside a decision: the columns by their labels, as Excel opens it (BOM), and no row yet."""
    return "\ufeff" + _csv_line([doc.label for doc in fieldguide.docs(AwardRow)]) + "\r\n"


def _example_row() -> str:
    """One invented row of such a table."""
    row = examples.WORKED["decision"]["rows"][-1]
    return _csv_line([_cell(doc, row.get(doc.key, "")) for doc in fieldguide.docs(AwardRow)])


def _csv_line(cells: list[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _lines(
    kind: Kind,
    path: str,
    given: Mapping[str, Any],
    notes: tuple[str, ...],
    table: bool,
    told: Mapping[str, tuple[str, ...]],
) -> Iterator[str]:
    story = examples.STORIES.get(kind.name, ())
    if kind.suffix == ".md":
        yield "---"
    for line in (f"Hồ sơ {kind.label}: {path}", *HOW, _help(kind), *notes, CHECK):
        yield from _note(line)
    yield COMMAND.format(path=path)
    known: dict[tuple[FieldDoc, ...], str] = {}
    for doc in _in_order(kind):
        yield ""
        yield from _about(doc, known, in_table=table and doc.key == "rows")
        for line in told.get(doc.key, ()):
            yield from _note(line, "##   ")
        yield from _entry(kind.name, doc, given, table)
    if kind.suffix == ".md":
        yield from ("", *_about_story(story), "---")
        for heading, _ in story:
            yield from ("", f"## {heading}", "")


def _help(kind: Kind) -> str:
    pages = [f"huong-dan/{page}/" for page in (_PAGES.get(kind.name), f"ho-so/{kind.name}") if page]
    return f"Hướng dẫn trên trang: {', '.join(pages)}."


def _in_order(kind: Kind) -> list[FieldDoc]:
    """Identity first, then what is the kind's own, then what all kinds share."""
    shared = [doc.key for doc in fieldguide.docs(Record) if doc.key not in _FIRST]
    unasked = NOT_ASKED.get(kind.name, set())
    asked = [
        replace(doc, children=tuple(child for child in doc.children if f"{doc.key}.{child.key}" not in unasked))
        for doc in fieldguide.guide(kind.name)
        if doc.key not in unasked
    ]
    return sorted(asked, key=lambda doc: (doc.key not in _FIRST, doc.key in shared))


def _entry(kind_name: str, doc: FieldDoc, given: Mapping[str, Any], table: bool) -> Iterator[str]:
    """What stands below a key's words: the given value, an empty line to fill in, or the example as a comment."""
    worked = operator.WORKED if kind_name == "operator" else examples.WORKED[kind_name]
    if doc.key in given:
        yield from dumping.lines(doc.key, given[doc.key])
    elif table and doc.key == "rows":
        yield from _note(IN_TABLE)
        yield f"##   {_example_row()}"
    elif doc.children and (doc.required or any(key.startswith(f"{doc.key}.") for key in given)):
        yield from _open(doc, _asked(doc, worked[doc.key]), given)
    elif doc.required:
        yield from _note(f"Ví dụ: {worked[doc.key]}")
        yield f"{doc.key}:"
    elif doc.key in worked:
        yield from (f"#{line}" for line in dumping.lines(doc.key, _asked(doc, worked[doc.key])))
    else:
        yield from _note(APART)
        yield from (f"#{line}" for line in dumping.lines(doc.key, examples.ELSEWHERE[kind_name][doc.key]))


def _asked(doc: FieldDoc, example: Any) -> Any:
    """The example of a group without the keys that are not asked for."""
    if isinstance(example, list):
        return [_asked(doc, item) for item in example]
    keys = {child.key for child in doc.children}
    return (
        {key: value for key, value in example.items() if key in keys} if keys and isinstance(example, dict) else example
    )


def _open(doc: FieldDoc, example: dict | list, given: Mapping[str, Any]) -> Iterator[str]:
    """A group, or a list with an item, that must be there: required and given keys live, the others as examples."""
    own = {key.partition(".")[2]: value for key, value in given.items() if key.startswith(f"{doc.key}.")}
    item = own | (example[0] if doc.many else example)
    live = {child.key for child in doc.children if child.required or child.key in own} or {next(iter(item))}
    shown = [f"{key}: {value}" for key, value in item.items() if key in live and isinstance(value, str)]
    yield from _note("Ví dụ: " + "; ".join(shown)) if shown else ()
    current = ""
    for line in dumping.lines(doc.key, [item] if doc.many else item):
        child = (_CHILD if doc.many else _KEY).match(line)
        current = child[2] if child else current
        if not current:
            yield line
        elif current not in live:
            yield f"#{line}"
        elif child:
            value = own.get(current)
            first, *more = dumping.lines(current, value) if value else [f"{current}:"]
            yield from (child[1] + first, *(f"{child[1].replace('-', ' ')}{line}" for line in more))


def _about(doc: FieldDoc, told: dict[tuple[FieldDoc, ...], str], in_table: bool) -> Iterator[str]:
    """The words of a key and of the keys inside it; those told once are only pointed at."""
    yield from _note(_sentence(f"{doc.label}{_must(doc)}", doc))
    if not doc.children or in_table:
        return
    before = told.setdefault(doc.children, doc.label)
    if before != doc.label:
        yield from _note(f"Các khóa bên trong: như ở mục “{before}” phía trên.")
        return
    for child in doc.children:
        yield from _note(_sentence(f"{child.key} = {child.label}{_must(child)}", child), "##   ")


def _must(doc: FieldDoc) -> str:
    return " (bắt buộc)" if doc.required else ""


def _sentence(head: str, doc: FieldDoc) -> str:
    """What to write is said only where neither the example nor the lines at the top show it."""
    parts = [f"{head}: {doc.description}"]
    words = doc.type.split(" (")[0]
    if words.startswith(_TO_BE_TOLD) or (doc.ref and words not in doc.description.casefold()):
        parts.append(f"Ghi: {words}")
    if doc.choices:
        parts.append("Các giá trị: " + ", ".join(f"{value} ({label})" for value, label in doc.choices))
    if doc.default not in ("", fieldguide.NO):
        parts.append(f"Không ghi thì hiểu là: {doc.default}")
    return " ".join(part if part.endswith((".", "…")) else f"{part}." for part in parts)


def _about_story(story: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield from _note(STORY)
    for heading, hint in story:
        yield from _note(f"{heading}: {hint}.", "##   ")


def _note(text: str, start: str = "## ") -> Iterator[str]:
    whole = {"break_long_words": False, "break_on_hyphens": False}
    yield from textwrap.wrap(text, dumping.WIDTH, initial_indent=start, subsequent_indent=start, **whole)


def _cell(doc: FieldDoc, value: Any) -> str:
    return dict(doc.choices).get(value, str(value))
