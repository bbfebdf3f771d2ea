"""A source's file → its records under names of their own, or problems at file:line. Whatever it says is untrusted."""

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import blake2b
from typing import Any, NamedTuple

from bangvang import dates, reading, vietnamese
from bangvang.hub.form import (
    DECISION,
    FOLDER,
    KEYS,
    LICENCE,
    LINE_BYTES,
    OF_ROWS,
    REFERENCES,
    ROW,
    SOURCE,
    VERSION,
    Head,
)
from bangvang.problems import At, Problem
from bangvang.records import BY_NAME, Record
from bangvang.records.origin import Origin
from bangvang.source.text import ENOUGH
from bangvang.vietnamese import BlemishKind

AGAIN = "Tải lại tệp từ trang nguồn; vẫn sai thì báo nơi giữ trang ấy, tạm dùng bản trước."
MOST_ID = 100
_CONTROL = re.compile(r"(?<!\\)(?:\\\\)*\\(?:u00[01]|[bf])|\x7f")
"""As `json.dumps` writes them; after an even number of backslashes a letter is a letter."""
_SITE = re.compile(r"https://[a-z0-9.-]+(?::\d+)?/(?:[A-Za-z0-9._~-]+/)*")
_ADDRESS = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+")
REFUSED = (BlemishKind.BIDI, BlemishKind.CONTROL)
Place = Callable[[Any, bool], At]


class Told(NamedTuple):
    """A record of a source, where it comes from, and the line it stands on."""

    record: Record
    origin: Origin
    line: int


class Line(NamedTuple):
    """One line of the file: its number, what it says, a digest of its bytes."""

    number: int
    values: dict
    digest: bytes


def read(path: str, data: bytes) -> tuple[tuple[Told, ...], list[Problem]]:
    """All records of a source, with every fault of its file; of a file with a broken first line none."""
    lines, problems = [], []
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            values = _parsed(line)
            if isinstance(values, str):
                problems.append(fault(path, number, values))
            else:
                lines.append(Line(number, values, blake2b(line, digest_size=16).digest()))
    if not lines or lines[0].number != 1:
        return (), problems or [fault(path, 1, "tệp không có dòng nào")]
    head, more = _head(path, lines[0].values)
    problems += more
    if head is None:
        return (), problems
    known, more = _names(path, lines[1:])
    told = []
    for line in lines[1:]:
        one, found = _told(path, line, head, lines[0].digest, known)
        problems += found
        told += [one] if one else []
    problems += more
    if len(problems) > ENOUGH:
        more = f"còn {vietnamese.number(len(problems) - ENOUGH)} lỗi khác trong tệp"
        problems[ENOUGH:] = [fault(path, problems[ENOUGH].at.line, more)]
    return tuple(told), problems


def local(source: str, id: str) -> str:
    """What a record of a source is called here; a name that would be too long ends in a digest of itself."""
    whole = f"{source}-{id}"
    if len(whole) <= MOST_ID:
        return whole
    return f"{whole[: MOST_ID - 9].rstrip('-')}-{blake2b(whole.encode(), digest_size=4).hexdigest()}"


def _parsed(line: bytes) -> dict | str:
    """What a line says, its text clean; or why it cannot be taken."""
    if len(line) > LINE_BYTES:
        return f"dòng dài {vietnamese.number(len(line))} byte, quá mức {vietnamese.number(LINE_BYTES)}"
    try:
        value = json.loads(line, object_pairs_hook=_once, parse_constant=_refused)
        text = json.dumps(value, ensure_ascii=False)
        text.encode()
    except (ValueError, RecursionError):  # UnicodeError is a ValueError
        return "dòng không phải một đối tượng JSON đúng cách (UTF-8, không khóa nào ghi hai lần)"
    if not isinstance(value, dict):
        return "dòng không phải một đối tượng JSON"
    blemishes = vietnamese.blemishes(text)
    if _CONTROL.search(text) or any(one.kind in REFUSED for one in blemishes):
        return "có ký tự điều khiển hoặc ký tự đảo chiều chữ"
    return json.loads(vietnamese.clean(text)) if blemishes else value


def _once(pairs: list[tuple[str, Any]]) -> dict:
    if len(dict(pairs)) != len(pairs):
        raise ValueError
    return dict(pairs)


def _refused(_: str) -> None:
    raise ValueError


def _head(path: str, values: dict) -> tuple[Head | None, list[Problem]]:
    if (version := values.get("form")) != VERSION:
        return None, [fault(path, 1, f"dòng đầu ghi phiên bản (form) {_quoted(version)}, ở đây đọc được {VERSION}")]
    values = values | {"id": SOURCE.id_of(path)}  # the name we gave it, whatever it calls itself
    head, problems = reading.validate(SOURCE, values, "", partial(_at, path, 1))
    if head and not _SITE.fullmatch(head.url):
        problems.append(fault(path, 1, f"địa chỉ trang “{head.url[:80]}” phải là https://… và kết thúc bằng /"))
    if head and head.licence != LICENCE:
        problems.append(fault(path, 1, f"giấy phép “{head.licence[:80]}” không phải {LICENCE}"))
    return (None if problems else head), problems


def _names(path: str, lines: list[Line]) -> tuple[set[tuple[str, str]], list[Problem]]:
    """Which records the file has, by kind and id; two of one name are told."""
    known, problems = set(), []
    for line in lines:
        name = str(line.values.get("record")), str(line.values.get("id"))
        if name in known:
            problems.append(fault(path, line.number, f"mã “{name[1][:MOST_ID]}” đã có ở một dòng trước"))
        known.add(name)
    return known, problems


def _told(path: str, line: Line, head: Head, headed: bytes, known: set) -> tuple[Told | None, list[Problem]]:
    said = dict(line.values)
    kind, url, index = said.pop("record", None), said.pop("url", None), said.pop("index", True)
    if not isinstance(kind, str) or kind not in KEYS:
        return None, [fault(path, line.number, f"loại hồ sơ (record) {_quoted(kind)} không nhận ở đây")]
    faults = list(_faults(kind, said, known))
    if not isinstance(url, str) or not _ADDRESS.fullmatch(url):
        faults.append(f"địa chỉ (url) {_quoted(url)} không phải địa chỉ trong trang nguồn")
    if not isinstance(index, bool):
        faults.append(f"mục index {_quoted(index)} phải là true hoặc false")
    if faults:
        return None, [fault(path, line.number, one) for one in faults]
    place = partial(_at, path, line.number)
    record, problems = reading.validate(BY_NAME[kind], _renamed(head.id, kind, said), "", place)
    if record is None:
        return None, problems
    day = dates.day_text(head.date) if head.date else ""
    origin = Origin(head.id, head.site, head.url, head.licence, day, head.url + url, index)
    return Told(record.read_from(path, digests=(headed + line.digest, b"")), origin, line.number), problems


def _faults(kind: str, said: dict, known: set) -> Iterator[str]:
    """What the schema cannot see: no id, keys that a source may not give, names of records that it does not have."""
    if not isinstance(said.get("id"), str) or not said["id"]:
        yield "hồ sơ không có mã (id)"
    for key in said.keys() - set(KEYS[kind]):
        yield f"mục {_quoted(key)} không nhận từ trang khác"
    yield from _dangling(REFERENCES[kind], said, known)
    for row in said.get("rows") or () if kind == DECISION and isinstance(said.get("rows"), list) else ():
        if isinstance(row, dict):
            for key in row.keys() - set(ROW):
                yield f"mục {_quoted(key)} của danh sách không nhận từ trang khác"
            yield from _dangling(OF_ROWS, row, known)


def _dangling(references: dict[str, str], values: dict, known: set) -> Iterator[str]:
    for key, kind in references.items():
        for id in _each(values.get(key)):
            if (kind, id) not in known:
                yield f"mục {key} nhắc tới {_quoted(id)} không có trong tệp"


def _renamed(source: str, kind: str, said: dict) -> dict:
    """The same under names that no other source has."""
    values = said | {"id": local(source, said["id"])} | _local(source, REFERENCES[kind], said)
    if kind == DECISION and isinstance(said.get("rows"), list):
        values["rows"] = [row | _local(source, OF_ROWS, row) if isinstance(row, dict) else row for row in said["rows"]]
    return values


def _local(source: str, references: dict[str, str], values: dict) -> dict:
    return {key: [local(source, id) for id in ids] if isinstance(values[key], list) else local(source, ids[0])
            for key in references if (ids := _each(values.get(key)))}  # fmt: skip


def _each(value: Any) -> list[str]:
    return [] if value is None else [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _quoted(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value
    return f"“{text[:60]}{'…' if len(text) > 60 else ''}”"


def _at(path: str, line: int, loc: Any = (), key: bool = False) -> At:
    return At(path, line)


def fault(path: str, line: int, message: str, fix: str = AGAIN) -> Problem:
    """A fault of a source's file at one of its lines."""
    return Problem(At(path, line), "bad-hub-line", message, fix)


def is_source(path: str) -> bool:
    """Whether a file is what a source gave."""
    return path.startswith(FOLDER) and SOURCE.id_of(path) is not None
