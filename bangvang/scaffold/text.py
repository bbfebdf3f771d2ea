"""The text of a template: for each key its words from the schema, then a live line or an invented example.

A line that begins with `##` is a note; one that begins with a single `#` is an example, and removing that one
character makes it count. What the schema asks for stands as a live line to fill in.
"""

import csv
import io
import re
import textwrap
from collections.abc import Iterator
from typing import Any

import yaml

from bangvang import examples, fieldguide
from bangvang.fieldguide import FieldDoc
from bangvang.records import Kind, Record
from bangvang.records.decision import AwardRow
from bangvang.records.fields import DATE_HINT
from bangvang.scaffold import operator

WIDTH = 100
LONG = 72
"""Characters from which text is written as a folded block."""

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
        "sealed",
        "withdrawn",
        "keywords",
        "sources",
        "disputes",
        "corrections",
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


def record(kind: Kind, path: str, given: dict[str, str], notes: tuple[str, ...] = (), table: bool = False) -> str:
    """The record's file; `given` holds what is known by key (`names.name` inside the first of a list)."""
    return "\n".join(_lines(kind, path, given, notes, table)).rstrip() + "\n"


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


def _lines(kind: Kind, path: str, given: dict[str, str], notes: tuple[str, ...], table: bool) -> Iterator[str]:
    story = examples.STORIES.get(kind.name, ())
    if kind.suffix == ".md":
        yield "---"
    for line in (f"Hồ sơ {kind.label}: {path}", *HOW, _help(kind), *notes, CHECK):
        yield from _note(line)
    yield COMMAND.format(path=path)
    told: dict[tuple[FieldDoc, ...], str] = {}
    for doc in _in_order(kind):
        yield ""
        yield from _about(doc, told, in_table=table and doc.key == "rows")
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
    asked = [doc for doc in fieldguide.guide(kind.name) if doc.key not in NOT_ASKED.get(kind.name, ())]
    return sorted(asked, key=lambda doc: (doc.key not in _FIRST, doc.key in shared))


def _entry(kind_name: str, doc: FieldDoc, given: dict[str, str], table: bool) -> Iterator[str]:
    """What stands below a key's words: the given value, an empty line to fill in, or the example as a comment."""
    worked = operator.WORKED if kind_name == "operator" else examples.WORKED[kind_name]
    if doc.key in given:
        yield from _yaml(doc.key, given[doc.key])
    elif table and doc.key == "rows":
        yield from _note(IN_TABLE)
        yield f"##   {_example_row()}"
    elif doc.required and doc.children:
        yield from _open(doc, worked[doc.key], given)
    elif doc.required:
        yield from _note(f"Ví dụ: {worked[doc.key]}")
        yield f"{doc.key}:"
    elif doc.key in worked:
        yield from (f"#{line}" for line in _yaml(doc.key, worked[doc.key]))
    else:
        yield from _note(APART)
        yield from (f"#{line}" for line in _yaml(doc.key, examples.ELSEWHERE[kind_name][doc.key]))


def _open(doc: FieldDoc, example: dict | list, given: dict[str, str]) -> Iterator[str]:
    """A group, or a list with an item, that must be there: its required keys live, the others as examples."""
    item = example[0] if doc.many else example
    live = {child.key for child in doc.children if child.required} or {next(iter(item))}
    yield from _note("Ví dụ: " + "; ".join(f"{key}: {item[key]}" for key in item if key in live))
    current = ""
    for line in _yaml(doc.key, [item] if doc.many else item):
        child = (_CHILD if doc.many else _KEY).match(line)
        current = child[2] if child else current
        if not current:
            yield line
        elif current not in live:
            yield f"#{line}"
        elif child:
            value = given.get(f"{doc.key}.{current}")
            first, *more = _yaml(current, value) if value else [f"{current}:"]
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
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=start, subsequent_indent=start, break_long_words=False, break_on_hyphens=False
    )


class _Dumper(yaml.SafeDumper):
    """YAML as the guides write it: lists indented, lists of words on one line, long text folded.

    Our reader knows no `on`, `no` or `yes`, so such words and keys stand without quotes.
    """

    def increase_indent(self, flow: bool = False, indentless: bool = False):
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text_node(dumper: _Dumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, ">" if len(text) > LONG else None)


def _list_node(dumper: _Dumper, items: list) -> yaml.Node:
    flat = not any(isinstance(item, dict) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=flat)


_Dumper.add_representer(str, _text_node)
_Dumper.add_representer(list, _list_node)
_Dumper.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if not tag.endswith(":bool")]
    for first, forms in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
_Dumper.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(?i:true|false)$"), list("tTfF"))


def _yaml(key: str, value: Any) -> Iterator[str]:
    text = yaml.dump({key: value}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    yield from text.splitlines()


def _cell(doc: FieldDoc, value: Any) -> str:
    return dict(doc.choices).get(value, str(value))
