"""A file that lies where no record of its kind lies: what it may have been meant for, and where it belongs."""

import re
from pathlib import PurePosixPath

from bangvang.problems import At, Problem, Severity
from bangvang.records import KINDS, Kind

PHOTO_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
UNREAD_PHOTOS = (".heic", ".heif")
"""As telephones keep them; browsers do not show them."""
_ENTRIES = re.compile(r"content/contests/([^/]+)/entries/")


def stray(path: str, kind: Kind | None) -> Problem:
    """What is said of such a file; `kind` is what lies in its folder. Among entries it would be lost: an error."""
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
