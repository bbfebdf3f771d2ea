"""A file that lies where no record of its kind lies: what it may have been meant for, and where it belongs."""

import re
from pathlib import PurePosixPath

from bangvang.problems import At, Problem, Severity
from bangvang.records import KINDS, Kind, kind_at
from bangvang.records.entry import CODE_ALPHABET, CODE_LENGTH, CODE_PREFIX

PHOTO_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
UNREAD_PHOTOS = (".heic", ".heif")
"""As telephones keep them; browsers do not show them."""
_ENTRIES = re.compile(r"content/contests/([^/]+)/entries/")
_CONTEST = re.compile(r"content/contests/([^/]+)/")
_CODE = re.compile(f"{CODE_PREFIX}[{CODE_ALPHABET}]{{{CODE_LENGTH}}}", re.IGNORECASE)


def stray(path: str, kind: Kind | None) -> Problem:
    """What is said of such a file; `kind` is what lies in its folder. Among entries it would be lost: an error."""
    if is_astray(path):
        return astray(path)
    entries, suffix = _ENTRIES.match(path), PurePosixPath(path).suffix
    severity = Severity.ERROR if entries else Severity.WARNING
    message = f"không biết tệp “{path}” là hồ sơ gì"
    if suffix.lower() in (*PHOTO_SUFFIXES, *UNREAD_PHOTOS) and kind:
        message = f"ảnh có đuôi “{suffix}”, trang chỉ đọc {', '.join(PHOTO_SUFFIXES)}"
        lower = f"Đổi tên ảnh thành “{PurePosixPath(path).name.lower()}”, sửa theo ở mục photos."
        fix = (
            lower if suffix.lower() in PHOTO_SUFFIXES else "Mở ảnh trên máy rồi lưu lại thành JPEG, đừng chỉ đổi đuôi."
        )
    elif entries:
        message = f"tệp “{path}” không phải bài dự thi và sẽ không được chấm"
        fix = (
            f"Bài dự thi là tệp entry.md trong thư mục mang mã bài: {entries[0]}bv-……/entry.md, cạnh nó chỉ có ảnh, "
            "bản quét. Trên GitHub: mở tệp, bấm bút chì, gõ lại ô tên tệp. Trên máy: "
            f'python build.py new entry --contest {entries[1]} "Tên bài" tạo sẵn tệp đúng chỗ.'
        )
    elif kind:
        fix = f"Hồ sơ {kind.label} là tệp {kind.where}; hãy đổi tên hoặc chuyển đi."
    else:
        fix = "Hồ sơ nằm trong: " + ", ".join(dict.fromkeys(f"{one.folder}/" for one in KINDS)) + "."
    return Problem(At(path), "stray-file", message, fix, severity)


def is_astray(path: str) -> bool:
    """Whether a file is an entry's, by its name or that of its folder, but lies where no entry is read."""
    if _ENTRIES.match(path) or kind_at(path):
        return False
    return PurePosixPath(path).name.lower() == "entry.md" or bool(_code(path))


def astray(path: str, contest: str = "") -> Problem:
    """What is said of it: an error, since nobody would read it. `contest` is whose it may be if its path names none."""
    code, named = _code(path), _CONTEST.match(path)
    if named and not _CODE.fullmatch(named[1]):
        contest = named[1]
    right = f"content/contests/{contest or '……'}/entries/{code or CODE_PREFIX + '……'}/entry.md"
    message = f"bài dự thi đặt nhầm chỗ: tệp “{path}” sẽ không được chấm"
    fix = (
        f"Bài nằm ở {right}, ảnh nằm cạnh nó. Trên GitHub: mở từng tệp, bấm bút chì, gõ lại ô tên tệp cho đủ cả đường "
        "dẫn. Trên máy: chuyển cả thư mục."
    )
    return Problem(At(path), "stray-file", message, fix)


def _code(path: str) -> str:
    """The innermost folder that is called as an entry is, in the small letters of codes; empty when none is."""
    return next((one.name.lower() for one in PurePosixPath(path).parents if _CODE.fullmatch(one.name)), "")
