"""A file → sheets, in a process of its own with limits: what a hostile file does to a parser ends there."""

import gc
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as TooLong
from concurrent.futures.process import BrokenProcessPool

from bangvang.imports import excel, others, sniffing
from bangvang.imports.sheets import Doubt, Reader, Sheet, of_file

READERS: dict[str, Reader] = {
    "xlsx": excel.read,
    "xls": others.read_old,
    "ods": others.read_old,
    "csv": others.read_csv,
    "docx": others.read_docx,
    "values": others.read_values,
}
MOST_MEMORY = 3_000_000_000
MOST_SECONDS = 120
_TOO_MUCH = "Danh sách thật không nặng như thế; hãy chép các ô của danh sách sang một bảng tính mới rồi nhập lại."


def read(data: bytes) -> tuple[list[Sheet], list[Doubt]]:
    """The sheets of a file whatever its name says, and what is wrong with it."""
    kind, doubts = sniffing.sniff(data)
    return _apart(kind, data, doubts) if kind else ([], doubts)


def read_values(data: bytes) -> tuple[list[Sheet], list[Doubt]]:
    """The same for a form we made ourselves: values only, for fonts and hidden rows do not matter there."""
    kind, doubts = sniffing.sniff(data)
    return _apart("values" if kind == "xlsx" else kind, data, doubts) if kind else ([], doubts)


def _apart(kind: str, data: bytes, doubts: list[Doubt]) -> tuple[list[Sheet], list[Doubt]]:
    with ProcessPoolExecutor(1, initializer=_limited) as pool:
        try:
            sheets, more = pool.submit(_read, kind, data).result(MOST_SECONDS)
        except (BrokenProcessPool, MemoryError):
            return [], [*doubts, of_file("đọc tệp này cần quá nhiều bộ nhớ nên đã dừng", _TOO_MUCH)]
        except TooLong:
            for process in pool._processes.values():
                process.kill()
            return [], [*doubts, of_file("đọc tệp này quá lâu nên đã dừng", _TOO_MUCH)]
    return sheets, [*doubts, *more]


def _read(kind: str, data: bytes) -> tuple[list[Sheet], list[Doubt]]:
    try:
        return READERS[kind](data)
    except RecursionError:
        return [], [of_file("tệp hỏng: các phần lồng nhau quá sâu", _TOO_MUCH)]


def _limited() -> None:
    """Cap the memory of this process, where the system can (not Windows); what it reads it keeps, so no collector."""
    gc.disable()
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
