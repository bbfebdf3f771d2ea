"""What can be wrong with what `new` was asked for, said in Vietnamese."""

import errno
import re

from bangvang import vietnamese
from bangvang.problems import At, Problem, Severity
from bangvang.records import BEGUN, KINDS
from bangvang.records.fields import ID_PATTERN

CALL = At("")
"""What was asked for stands in no file."""
LONGEST_NAME, LONGEST_ID = 300, 90
_NO_RIGHT = (errno.EACCES, errno.EPERM, errno.EROFS)


def tidy(name: str) -> str:
    """A name as it is written into the record: clean, with single spaces."""
    return " ".join(vietnamese.clean(name).split())


def is_id(name: str) -> bool:
    """Whether somebody gave the id itself."""
    return re.fullmatch(ID_PATTERN, name) is not None


def wrong_kind(kind_name: str) -> Problem | None:
    """A kind of record there is none of."""
    if kind_name in {kind.name for kind in BEGUN}:
        return None
    by_word = {vietnamese.fold(word): kind.name for kind in BEGUN for word in (kind.name, kind.label)}
    folded = vietnamese.fold(kind_name)
    meant = [folded] if folded in by_word else vietnamese.near(folded, by_word, 1)
    hint = f"Ý bạn là “{by_word[meant[0]]}”? " if meant else ""
    choices = ", ".join(f"{kind.name} ({kind.label})" for kind in BEGUN)
    return Problem(CALL, "unknown-kind", f"không có loại hồ sơ “{kind_name}”", f"{hint}Chọn một trong: {choices}.")


def wrong_name(name: str) -> Problem | None:
    """A path, a name of signs only, a name without end."""
    shown, fix = name[:60], "Hãy ghi tên có ít nhất một chữ cái hoặc chữ số, ví dụ “Nguyễn Thị Mẫu”."
    if ".." in name or "\\" in name or name.startswith("/") or name.endswith(tuple(kind.suffix for kind in KINDS)):
        fix = "Chỉ ghi tên hoặc mã hồ sơ; chương trình tự chọn thư mục và đuôi tệp."
        return Problem(CALL, "outside-path", f"“{shown}” là đường dẫn, không phải tên", fix)
    if not vietnamese.slugify(tidy(name)):
        return Problem(CALL, "bad-name", f"không đặt được mã hồ sơ từ tên “{shown}”", fix)
    if len(name) > LONGEST_NAME:
        fix = f"Hãy viết gọn lại, không quá {LONGEST_NAME} ký tự."
        return Problem(CALL, "too-long", f"tên “{shown}…” dài {len(name)} ký tự", fix)
    return None


def wrong_issuer(issuer: str) -> Problem | None:
    """An issuer that is no id."""
    if not issuer or (is_id(issuer) and len(issuer) <= LONGEST_ID):
        return None
    slug = vietnamese.slugify(issuer[:LONGEST_NAME])[:LONGEST_ID].strip("-") or "ubnd-tinh-nam-dinh"
    fix = f"Mã chỉ gồm chữ thường không dấu, chữ số và gạch ngang, ví dụ {slug}."
    return Problem(CALL, "bad-id", f"mã cơ quan ban hành “{issuer[:60]}” không đúng dạng", fix)


def twin(id: str, path: str, wanted: str, there: str) -> Problem:
    """Another record had the id."""
    message = f"đã có hồ sơ mã “{wanted}” ở {there}, nên tệp mới mang mã “{id}”"
    fix = "Nếu là cùng một người, một việc, hãy xóa tệp mới và sửa hồ sơ đã có; trùng tên thì đổi mã cho dễ phân biệt."
    return Problem(At(path), "same-name", message, fix, Severity.ADVICE)


def not_written(path: str, error: OSError) -> Problem:
    """What the disk said."""
    reason = "máy không cho quyền ghi" if error.errno in _NO_RIGHT else f"máy báo lỗi số {error.errno}"
    if isinstance(error, FileExistsError):
        reason = "ở đó đã có tệp cùng tên"
    fix = "Hãy xem lại quyền ghi, chỗ trống trên đĩa và các tệp đang có, rồi chạy lại."
    return Problem(At(path), "unwritable-file", f"không ghi được “{path}”: {reason}", fix)
