"""A receipt for an entry: one hash of all its writer sent, which anybody can work out again with tools of any system.

Of an entry that came sealed it is the SHA-256 of the sealed file, `sha256sum <code>.age`: that file is all its writer
sent, and it stays beside the entry when the seal is opened, so opening changes no receipt.

The canonical form of any other entry is the list `sha256sum` prints for the files of its folder, sorted by name: the
hash of each in hexadecimal, two spaces, its name, a line end. The receipt is the SHA-256 of that list (FIPS 180-4).

Organisers write into an entry after they have received it (when it came, whether it is valid, consents of the
subject, that it was withdrawn), so entry.md counts as its writer sent it: without the lines of `ORGANISERS` in its head
and without `consent` in `subject`, each with the lines that belong to it, which are indented more or are items of its
list. Line ends are LF, the last line has one. A copy without such lines counts as it is. The page on receipts gives the
same in awk.
"""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256

ENTRY = "entry.md"
ORGANISERS = ("submitted", "accepted", "withdrawn", "jury_note", "published", "corrections")
"""Keys of the head that organisers write, at its margin; within `subject` they write `consent`."""
_THEIRS = re.compile(f"(?:{'|'.join(ORGANISERS)}):".encode())
_KEY = re.compile(rb"[a-z_]+:")
_FENCE = re.compile(rb"---[ \t]*")


def canonical(files: Mapping[str, bytes]) -> str:
    """The list of an entry's files (name → bytes)."""
    return "".join(f"{sha256(_counted(name, data)).hexdigest()}  {name}\n" for name, data in sorted(files.items()))


def digest(files: Mapping[str, bytes], sealed: str | None = None) -> str:
    """The hash a receipt tells; `sealed` names the file an entry came sealed in. Raises KeyError when that is gone."""
    return sha256(files[sealed] if sealed else canonical(files).encode()).hexdigest()


def told(code: str, received: str, files: Mapping[str, bytes], sealed: str | None = None) -> str:
    """The receipt as its writer gets it. KeyError as `digest`."""
    head = (
        f"Biên nhận bài dự thi {code}\n"
        f"Nhận lúc: {received or 'ban tổ chức chưa ghi'}\n"
        f"Mã băm (SHA-256): {digest(files, sealed)}\n"
    )
    if sealed:
        return (
            f"{head}Là mã băm của tệp niêm phong bạn gửi, tự tính lại bằng: sha256sum {sealed}\n"
            "Mở niêm phong hay ban tổ chức ghi thêm vào entry.md, mã này vẫn giữ nguyên.\n"
        )
    return (
        f"{head}Tính từ {len(files)} tệp bạn gửi; {ENTRY} không kể dòng ban tổ chức ghi thêm ở phần đầu\n"
        f"({', '.join(ORGANISERS)}; consent trong subject):\n{canonical(files)}"
    )


def sent(data: bytes) -> bytes:
    """entry.md as its writer sent it."""
    lines = (line.removesuffix(b"\r") for line in data.removesuffix(b"\n").split(b"\n")) if data else ()
    return b"".join(line + b"\n" for line in _writers(lines))


def _writers(lines: Iterator[bytes]) -> Iterator[bytes]:
    """The lines without those of organisers. A blank line after one of theirs is theirs only if more of theirs
    follows."""
    fences, key, margin, blank = 0, b"", -1, []
    for line in lines:
        rest = line.lstrip(b" ")
        indent = len(line) - len(rest)
        if margin >= 0 and not rest:
            blank.append(line)
            continue
        if margin >= 0 and (indent > margin or (indent == margin and rest.startswith(b"- "))):
            blank = []
            continue
        yield from blank
        margin, blank = -1, []
        fences += _FENCE.fullmatch(line) is not None
        if fences == 1:
            key = rest if indent == 0 and _KEY.match(rest) else key
            within = indent > 0 and key.startswith(b"subject:") and rest.startswith(b"consent:")
            if within or (indent == 0 and _THEIRS.match(rest)):
                margin = indent
                continue
        yield line
    yield from blank


def _counted(name: str, data: bytes) -> bytes:
    return sent(data) if name == ENTRY else data
