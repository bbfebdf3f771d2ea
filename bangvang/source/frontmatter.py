"""One record's file -> `Source`: a Markdown story with its front matter, or a file of YAML alone."""

import re
from functools import lru_cache

from msgspec import Struct

from bangvang.problems import At, Problem
from bangvang.source.marks import Marks
from bangvang.source.scalars import DECISION_NODES, NODES
from bangvang.source.text import decode, quote
from bangvang.source.values import marks, read_values

_opening = re.compile(r"---[ \t]*(?:\n|\Z)").match
_closing = re.compile(r"\n---[ \t]*(?:\n|\Z)").search

EXAMPLE = "Dòng đầu tiên của tệp phải là ---, rồi đến các dòng “khóa: giá trị”, rồi một dòng --- nữa."


class Source(Struct, frozen=True):
    """What one file says: its values, the story below them, and where that story starts."""

    path: str
    values: dict
    body: str
    body_line: int


class _Parts(Struct, frozen=True):
    """A text cut in two: YAML and story, each with the line it starts on."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def read_markdown(path: str, data: bytes) -> tuple[Source | None, list[Problem]]:
    """A Markdown file with front matter; None when its values cannot be known."""
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    parts = _split(text)
    if isinstance(parts, str):
        return None, [Problem(At(path), "missing-front-matter", parts, EXAMPLE)]
    return _source(path, data, parts, NODES)


def read_yaml(path: str, data: bytes, limit: int = NODES) -> tuple[Source | None, list[Problem]]:
    """A file of YAML alone, at most `limit` values; None when they cannot be known."""
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    return _source(path, data, _whole(text), limit)


def locate(path: str, data: bytes, loc: tuple, key: bool = False) -> At:
    """Where a value (or its key) stands in a .md or .yml file.

    Reading with places is slow, so it happens here, for the few files that something is wrong with. What does
    not exist is answered with the nearest thing above it that does.
    """
    found = _marks_of(path.endswith(".md"), data)
    if found is None:
        return At(path)
    return At(path, *(found.at_key(loc) if key else found.at_value(loc)))


@lru_cache(maxsize=4)
def _marks_of(markdown: bool, data: bytes) -> Marks | None:
    """Kept for the last few files, since the problems of one file are located one after another."""
    text, _ = decode("", data)
    parts = (_split(text) if markdown else _whole(text)) if text is not None else ""
    return None if isinstance(parts, str) else marks(parts.yaml, parts.yaml_line, DECISION_NODES)


def _whole(text: str) -> _Parts:
    return _Parts(text, 1, "", text.count("\n") + 1)


def _split(text: str) -> _Parts | str:
    """The two parts of a Markdown file, or the sentence that says why it has none."""
    opening = _opening(text)
    if not opening:
        first = text.split("\n", 1)[0]
        return f"tệp không bắt đầu bằng dòng ---; dòng đầu là {quote(first)}"
    closing = _closing(text, opening.end() - 1)  # the two lines may touch
    if not closing:
        return "phần khóa mở bằng --- ở dòng 1 mà không có dòng --- để đóng"
    yaml = text[opening.end() : closing.start() + 1]
    return _Parts(yaml, 2, text[closing.end() :], yaml.count("\n") + 3)


def _source(path: str, data: bytes, parts: _Parts, limit: int) -> tuple[Source | None, list[Problem]]:
    values, problems = read_values(parts.yaml, path, parts.yaml_line, limit)
    if isinstance(values, dict):
        return Source(path, values, parts.body, parts.body_line), problems
    if not problems:
        fix = "Hãy viết mỗi dòng một “khóa: giá trị”, ví dụ “name: Nguyễn Văn A”."
        problems = [Problem(locate(path, data, ()), "not-a-mapping", _instead(values), fix)]
    return None, problems


def _instead(values: object) -> str:
    if values is None:
        return "chưa có khóa nào"
    if isinstance(values, list):
        return f"ở đây cần các khóa, lại là một danh sách {len(values)} mục"
    return f"ở đây cần các khóa, lại chỉ có một giá trị {quote(str(values))}"
