"""The two private tables of organisers: who judges and who wrote. They never lie in the repository.

judges:                                     entries:
  - code: gk-01                               - code: bv-7k3m9q
    name: Trần Thị Minh Họa                     authors: [Nguyễn Văn Ví Dụ]
    organisation: Sở Nội vụ Minh Họa            organisation: Công ty Minh Họa
    conflicts: [bv-9m2r4t]
"""

from pathlib import Path

from pydantic import Field

from bangvang import reading, source
from bangvang.problems import At, Problem
from bangvang.records import Kind
from bangvang.records.common import Consent, Record
from bangvang.records.fields import Id, Line, Value, many

MOST_BYTES = source.RECORD_BYTES


class Judge(Value):
    """Somebody who judges; of all this only the code is ever published."""

    code: Id = Field(title="Mã giám khảo", description="Ví dụ gk-01; mã này được công bố cùng điểm")
    name: Line = Field(title="Họ tên", description="Chỉ ban tổ chức biết")
    organisation: Line | None = Field(
        None, title="Đơn vị", description="Nơi làm việc, để tránh chấm bài về đơn vị mình"
    )
    rounds: many(Id) = Field((), title="Vòng chấm", description="Mã các vòng; bỏ trống: mọi vòng")
    conflicts: many(Id) = Field((), title="Bài xin không chấm", description="Mã các bài giám khảo khai có xung đột")
    conflict_units: many(Line) = Field((), title="Đơn vị xin không chấm", description="Đơn vị có quan hệ")


class Judges(Record):
    """All who judge one contest."""

    judges: tuple[Judge, ...] = Field(min_length=1, title="Giám khảo", description="Mỗi người một mục")


class Author(Value):
    """Who wrote an entry."""

    code: Id = Field(title="Mã bài", description="Mã số dự thi")
    authors: many(Line) = Field(title="Tác giả", description="Mọi người cùng viết")
    organisation: Line | None = Field(None, title="Đơn vị", description="Nơi tác giả làm việc, học tập")
    writer: Id | None = Field(None, title="Mã tác giả", description="Mã công khai khi tác giả đồng ý nêu tên")
    named: Line | None = Field(None, title="Ghi tên là", description="Họ tên hoặc bút danh tác giả muốn được ghi")
    consent: tuple[Consent, ...] = Field((), title="Sự đồng ý", description="Giấy đồng ý nêu tên khi công bố kết quả")


class Authors(Record):
    """All who wrote for one contest."""

    entries: tuple[Author, ...] = Field((), title="Bài dự thi", description="Mỗi bài một mục")


JUDGES = Kind("judges", "bảng giám khảo", Judges, "{id}.yml")
AUTHORS = Kind("authors", "bảng tác giả", Authors, "{id}.yml")


def read_judges(path: Path) -> tuple[Judges | None, list[Problem], bytes]:
    """The table of judges; no code twice."""
    found, problems, data = _read(path, JUDGES)
    problems += _twice(path, data, "judges", [one.code for one in found.judges] if found else [])
    return found, problems, data


def read_authors(path: Path) -> tuple[Authors | None, list[Problem]]:
    """The table of writers; no entry twice."""
    found, problems, data = _read(path, AUTHORS)
    return found, problems + _twice(path, data, "entries", [one.code for one in found.entries] if found else [])


def _read(path: Path, kind: Kind) -> tuple:
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return None, [Problem(At(str(path)), "too-large", "tệp nặng quá 1 MB", "Xem lại có đúng tệp không.")], b""
    found, problems = source.read_yaml(str(path), data, source.DECISION_NODES)
    if found is None:
        return None, problems, data

    def place(loc, key=False) -> At:
        return source.locate(str(path), data, loc, key)

    record, more = reading.validate(kind, found.values, "bang", place)
    return record, problems + more, data


def _twice(path: Path, data: bytes, key: str, codes: list[str]) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for index, code in enumerate(codes):
        if code in seen:
            at = source.locate(str(path), data, (key, index, "code"))
            problems.append(Problem(at, "duplicate-key", f"mã “{code}” đã ghi ở trên", "Mỗi mã chỉ ghi một lần."))
        seen.add(code)
    return problems
