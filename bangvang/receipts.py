"""A receipt for an entry: one hash of all its files, which its writer can work out again with tools of any system.

The canonical form of an entry is the list `sha256sum` prints for the files of its folder, sorted by name: the hash of
each in hexadecimal, two spaces, its name, a line end. The receipt is the SHA-256 of that list (FIPS 180-4). Line ends
of entry.md are counted as LF, for git on Windows writes others.

    cd content/contests/<contest>/entries/<code> && LC_ALL=C sha256sum * | sha256sum
"""

from collections.abc import Mapping
from hashlib import sha256

TEXTS = (".md",)


def canonical(files: Mapping[str, bytes]) -> str:
    """The list of an entry's files (name → bytes)."""
    return "".join(f"{sha256(_plain(name, data)).hexdigest()}  {name}\n" for name, data in sorted(files.items()))


def digest(files: Mapping[str, bytes]) -> str:
    """The hash a receipt tells."""
    return sha256(canonical(files).encode()).hexdigest()


def told(code: str, received: str, files: Mapping[str, bytes]) -> str:
    """The receipt as its writer gets it."""
    return (
        f"Biên nhận bài dự thi {code}\n"
        f"Nhận lúc: {received or 'ban tổ chức chưa ghi'}\n"
        f"Mã băm (SHA-256): {digest(files)}\n"
        f"Tính từ {len(files)} tệp:\n{canonical(files)}"
    )


def _plain(name: str, data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n") if name.endswith(TEXTS) else data
