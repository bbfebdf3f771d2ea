"""From a leak on the site back to what a person wrote: the record, the line, the column."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from bangvang import vietnamese
from bangvang.guard.patterns import BETWEEN, Kind, opened, plain
from bangvang.problems import At, Problem

ALLOW = "content/operator.yml"
_AT = re.compile(r"\s*(?:@|[(\[{]at[)\]}]|\b(?:a còng|at)\b)")
"""The sign of an address, as `patterns` knows it."""
TEXTS = (".md", ".yml", ".yaml", ".csv", ".jsonl")


def problems(leaks: Iterable[tuple[str, Kind, str]], files: Mapping[str, bytes]) -> list[Problem]:
    """One problem for each place a person wrote it; `leaks` are path, kind and text, `files` what was written."""
    stands: dict[tuple[Kind, str], list[tuple[str, str]]] = defaultdict(list)
    for path, kind, text in leaks:
        stands[kind, plain(text)].append((path, text))
    found = []
    for (kind, key), where in stands.items():
        paths = list(dict.fromkeys(path for path, _ in where))
        found += [_problem(at, kind, where[0][1], paths) for at in _written(key, where[0][1], files)] or [
            _problem(At(paths[0]), kind, where[0][1], paths)
        ]
    return found


def _problem(at: At, kind: Kind, text: str, paths: list[str]) -> Problem:
    count = "" if len(paths) == 1 else f" và {vietnamese.number(len(paths) - 1)} tệp khác"
    if kind is Kind.METADATA:
        fix = "Ảnh của hồ sơ luôn được làm lại; ảnh này vào trang bằng đường khác. Hãy lưu lại ảnh, bỏ mọi thông tin."
        return Problem(at, "image-metadata", f"ảnh {paths[0]}{count} còn dữ liệu ẩn: {text}", fix)
    fix = (
        "Hãy xóa khỏi hồ sơ. Nếu được phép đăng, như số máy của cơ quan, thì ghi vào mục may_publish của "
        f"{ALLOW} kèm lý do. Đã đẩy lên kho thì báo người giữ kho: lịch sử vẫn giữ."
    )
    message = f"{kind.label} “{masked(text)}” sẽ hiện ra ở {paths[0]}{count}"
    return Problem(at, "private-data", message, fix)


def masked(text: str) -> str:
    """Enough of it to be recognised, too little to be used: reports are read by many."""
    if sign := _AT.search(text):
        return f"{text[: min(2, sign.start())]}•••{text[sign.start() :]}"
    digits = [index for index, letter in enumerate(text) if letter.isdigit()]
    hidden = set(digits[3:-2]) if len(digits) >= 6 else set()
    return "".join("•" if index in hidden else letter for index, letter in enumerate(text))


def _written(key: str, text: str, files: Mapping[str, bytes]) -> Iterator[At]:
    for path in sorted(files):
        if path.endswith(TEXTS) and path != ALLOW:
            at = _place(key, text, path, files[path].decode("utf-8", "replace"))
            if at:
                yield at


def _place(key: str, text: str, path: str, written: str) -> At | None:
    """The first line that holds it to the letter, else squeezed; else the line its beginning stands on."""
    lines = written.split("\n")
    for number, line in enumerate(lines, 1):
        if text in line:
            return At(path, number, line.index(text) + 1)
    for number, line in enumerate(lines, 1):
        if key in _squeezed(line):
            return At(path, number)
    if key not in _squeezed(written):
        return None
    passed = _squeezed(written).index(key)
    for number, line in enumerate(lines, 1):
        passed -= len(_squeezed(line))
        if passed < 0:
            return At(path, number)
    return At(path)


def _squeezed(text: str) -> str:
    return BETWEEN.sub("", opened(text)).casefold()
