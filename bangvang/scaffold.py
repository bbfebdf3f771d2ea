"""`build.py new`: a commented template of a record, its words from the schema, its examples invented.

In a template a line that begins with `##` is a note; one that begins with a single `#` is an example, and
removing that one character makes it count. What the schema asks for stands as a live line to fill in.
"""

import csv
import io
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from bangvang import dates, examples, fieldguide, reference, source, vietnamese
from bangvang.fieldguide import FieldDoc
from bangvang.problems import At, Problem, Severity
from bangvang.records import BY_NAME, KINDS, Kind, Record
from bangvang.records.decision import AwardRow
from bangvang.records.fields import ID_PATTERN

COMMAND = "build.py"
WIDTH = 100
LONG = 72  # longer text is written as a folded block
UNSORTED = "chua-ro-co-quan"
"""The folder of a decision whose issuer is not yet said."""

LONGEST_NAME, LONGEST_ID = 500, 90
_FIRST = ("id", "published", "illustrative")
_NAMED_BY = {kind.name: "name" for kind in KINDS} | dict.fromkeys(("document", "initiative", "notice"), "title")
_NAMED_BY |= {"decision": "number", "place": "names.name"}
_PAGES = {"exemplar": "viet-guong", "decision": "quyet-dinh", "campaign": "phong-trao", "place": "dia-phuong"}
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_CHILD = re.compile(r"(  (?:- |  ))([a-z_]+):")

HOW = (
    "Dòng bắt đầu bằng ## là lời chú, cứ để nguyên. Dòng bắt đầu bằng một dấu # là ví dụ dựng lên, không có thật: "
    "muốn dùng mục nào thì xóa dấu # ở đầu các dòng của mục ấy, rồi ghi lại cho đúng sự thật.",
    "Dòng không có dấu # là dòng phải điền. Mục nào không biết thì bỏ: bỏ trống tốt hơn đoán.",
)
APART = "Mục này không hợp với ví dụ ở các mục khác; dòng dưới chỉ để xem cách ghi."
IN_TABLE = "Danh sách nằm trong tệp .csv cùng tên, bên cạnh tệp này; đừng ghi thêm ở đây."


@dataclass(frozen=True, slots=True)
class Template:
    """A new record as text, and the table beside it when one was asked for; paths are relative to the project."""

    id: str
    path: str
    text: str
    table_path: str = ""
    table: str = ""

    @property
    def files(self) -> dict[str, bytes]:
        """Path → bytes of everything to write."""
        tables = {self.table_path: self.table.encode()} if self.table_path else {}
        return tables | {self.path: self.text.encode()}


@dataclass(frozen=True, slots=True)
class Created:
    """Files written, and what the person should know; with an error nothing was written."""

    paths: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def template(
    kind_name: str, name: str, today: date, *, issuer: str = "", table: bool = False, copy: int = 1
) -> Template:
    """The template of a record called `name` (or whose id is `name`); a `copy` from 2 on is added to its id."""
    kind, name = BY_NAME[kind_name], _tidy(name)
    record_id = _id(kind, name, today, copy)
    path = str(PurePosixPath(_folder(kind, record_id, issuer, today), record_id + kind.suffix))
    given = {"id": record_id, "published": dates.day_text(today)}
    if vietnamese.slugify(name) != name:
        given[_NAMED_BY[kind_name]] = name
    if issuer and kind_name == "decision":
        given["issuer"] = issuer
    table_path = str(PurePosixPath(path).with_suffix(".csv")) if table and kind_name == "decision" else ""
    text = "\n".join(_lines(kind, path, given, bool(table_path))) + "\n"
    return Template(record_id, path, text, table_path, table_text() if table_path else "")


def table_text() -> str:
    """The table beside a decision: the columns by their labels and one invented row, as Excel opens it (BOM)."""
    row, docs = examples.WORKED["decision"]["rows"][-1], fieldguide.docs(AwardRow)
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[doc.label for doc in docs], [_cell(doc, row.get(doc.key, "")) for doc in docs]])
    return "\ufeff" + out.getvalue()


def create(root: Path, kind_name: str, name: str, today: date, *, issuer: str = "", table: bool = False) -> Created:
    """Write a template where its kind lives, over nothing that is there; what cannot be done is told."""
    wrong = _wrong_kind(kind_name) or _wrong_name(_tidy(name)) or _wrong_issuer(issuer)
    if wrong:
        return Created(problems=(wrong,))
    taken = _taken(root, BY_NAME[kind_name])
    for copy in range(1, len(taken) + 2):
        made = template(kind_name, name, today, issuer=issuer, table=table, copy=copy)
        if made.id not in taken:
            break
    problem = _write(root, made.files)
    if problem:
        return Created(problems=(problem,))
    return Created((made.path, *filter(None, [made.table_path])), tuple(_twin(kind_name, name, today, made, taken)))


# ---- what a template says


def _lines(kind: Kind, path: str, given: dict[str, str], table: bool) -> Iterator[str]:
    story = examples.STORIES.get(kind.name, ())
    if kind.suffix == ".md":
        yield "---"
    yield from _header(kind, path)
    for doc in _in_order(kind):
        yield ""
        yield from _section(kind.name, doc, given, table)
    if kind.suffix == ".md":
        yield from _about_story(story)
        yield "---"
        for heading, _ in story:
            yield from ("", f"## {heading}", "")


def _header(kind: Kind, path: str) -> Iterator[str]:
    yield from _note(f"Hồ sơ {kind.label}: {path}")
    for line in HOW:
        yield from _note(line)
    pages = [f"huong-dan/{page}/" for page in (_PAGES.get(kind.name), f"ho-so/{kind.name}") if page]
    yield from _note(f"Hướng dẫn trên trang: {', '.join(pages)}. Viết xong, chạy: python {COMMAND} check {path}")
    if UNSORTED in path:
        yield from _note("Khi biết cơ quan ban hành, chuyển tệp vào content/decisions/<mã cơ quan>/<năm>/.")


def _in_order(kind: Kind) -> list[FieldDoc]:
    """Identity first, then what is the kind's own, then what all kinds share."""
    shared = {doc.key for doc in fieldguide.docs(Record)}
    places = {doc.key: _FIRST.index(doc.key) if doc.key in _FIRST else 9 for doc in fieldguide.docs(Record)}
    return sorted(fieldguide.guide(kind.name), key=lambda doc: places[doc.key] if doc.key in shared else 5)


def _section(kind_name: str, doc: FieldDoc, given: dict[str, str], table: bool) -> Iterator[str]:
    yield from _about(doc)
    worked, apart = examples.WORKED[kind_name], examples.ELSEWHERE[kind_name]
    if doc.key in given:
        yield from _yaml(doc.key, given[doc.key])
    elif table and doc.key == "rows":
        yield from _note(IN_TABLE)
    elif doc.required and doc.children:
        yield from _open_list(doc, worked[doc.key][0], given)
    elif doc.required:
        yield from _note(f"Ví dụ: {worked[doc.key]}")
        yield f"{doc.key}:"
    else:
        if doc.key not in worked:
            yield from _note(APART)
        yield from (f"#{line}" for line in _yaml(doc.key, worked.get(doc.key, apart.get(doc.key))))


def _open_list(doc: FieldDoc, item: dict, given: dict[str, str]) -> Iterator[str]:
    """A list that must have an item: the required keys of its first one live, the others as examples."""
    live = {child.key for child in doc.children if child.required} or {next(iter(item))}
    yield from _note("Ví dụ: " + "; ".join(f"{key}: {item[key]}" for key in item if key in live))
    current = ""
    for line in _yaml(doc.key, [item]):
        child = _CHILD.match(line)
        current = child[2] if child else current
        if not current:
            yield line
        elif current not in live:
            yield f"#{line}"
        elif child:
            value = given.get(f"{doc.key}.{current}")
            yield child[1] + next(_yaml(current, value)) if value else child[0]


def _about(doc: FieldDoc) -> Iterator[str]:
    yield from _note(_sentence(f"{doc.label}{_must(doc)}", doc))
    for child in doc.children:
        yield from _note(_sentence(f"{child.key} = {child.label}{_must(child)}", child), "##   ")


def _must(doc: FieldDoc) -> str:
    return " (bắt buộc)" if doc.required else ""


def _sentence(head: str, doc: FieldDoc) -> str:
    parts = [f"{head}: {doc.description}", f"Ghi: {doc.type}"]
    if doc.choices:
        parts.append("Các giá trị: " + ", ".join(f"{value} ({label})" for value, label in doc.choices))
    if doc.default:
        parts.append(f"Không ghi thì hiểu là: {doc.default}")
    return " ".join(part if part.endswith((".", "…")) else f"{part}." for part in parts)


def _about_story(story: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield ""
    yield from _note(
        "Bài viết nằm dưới dòng --- sau đây. Mở đầu bằng một đoạn kể thẳng vào việc, rồi viết dưới từng đề mục; "
        "đề mục nào không dùng thì xóa. Dẫn nguồn bằng [^mã-nguồn]."
    )
    for heading, hint in story:
        yield from _note(f"{heading}: {hint}.", "##   ")


def _note(text: str, start: str = "## ") -> Iterator[str]:
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=start, subsequent_indent=start, break_long_words=False, break_on_hyphens=False
    )


class _Dumper(yaml.SafeDumper):
    """YAML as the guides write it: lists indented, short ones of words on one line, long text folded."""

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


def _yaml(key: str, value: Any) -> Iterator[str]:
    text = yaml.dump({key: value}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    yield from text.splitlines()


def _cell(doc: FieldDoc, value: Any) -> str:
    return dict(doc.choices).get(value, str(value))
