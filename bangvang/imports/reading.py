"""A file → sheets, in a process of its own with limits: what a hostile file does to a parser ends there."""

import gc
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as TooLong
from concurrent.futures.process import BrokenProcessPool

from bangvang.imports import excel, ods, others, sniffing, xls
from bangvang.imports.sheets import Doubt, Reader, Sheet, TooMuch, of_file

READERS: dict[str, Reader] = {
    "xlsx": excel.read,
    "xls": xls.read,
    "ods": ods.read,
    "csv": others.read_csv,
    "docx": others.read_docx,
}
MOST_MEMORY = 3_000_000_000
MOST_SECONDS = 120
_BROKEN = "Hãy mở bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi nhập lại."
_TOO_MUCH = "Danh sách thật không nặng như thế; hãy chép các ô của danh sách sang một bảng tính mới rồi nhập lại."


def read(data: bytes) -> tuple[list[Sheet], list[Doubt]]:
    """The sheets of a file whatever its name says, and what is wrong with it."""
    kind, doubts = sniffing.sniff(data)
    if not kind:
        return [], doubts
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
    """What a stranger's bytes may make of a library has no list: any failure of a reader is a broken file."""
    try:
        return READERS[kind](data)
    except MemoryError:
        raise
    except TooMuch as error:
        return [], [of_file(str(error), _TOO_MUCH)]
    except Exception:
        return [], [of_file("tệp hỏng, không đọc được", _BROKEN)]


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
