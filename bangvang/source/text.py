"""Bytes of a file -> text: UTF-8 only, one kind of line end, and a plain word about what the file is instead."""

import re

from bangvang.problems import At, Problem

BOM = b"\xef\xbb\xbf"
ENOUGH = 100  # problems in one file: nobody reads more in one sitting

# What people drop into a text folder by mistake, known by its first bytes.
MAGIC = {
    b"%PDF-": "PDF",
    b"\xff\xd8\xff": "ảnh JPEG",
    b"\x89PNG": "ảnh PNG",
    b"GIF8": "ảnh GIF",
    b"RIFF": "ảnh WebP hoặc âm thanh",
    b"PK\x03\x04": "Word, Excel hoặc ZIP",
    b"\xd0\xcf\x11\xe0": "Word hoặc Excel đời cũ",
    b"\x1f\x8b": "tệp nén GZIP",
    b"Rar!": "tệp nén RAR",
    b"7z\xbc\xaf": "tệp nén 7-Zip",
    b"{\\rtf": "văn bản RTF",
}
UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")

SAVE_AS_UTF8 = (
    "Hãy lưu lại bằng UTF-8 (Notepad, VS Code: Save with encoding, chọn UTF-8); "
    "chữ gõ bằng TCVN3 (ABC) hay VNI phải đổi sang Unicode trước."
)


def decode(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """The text with every line end as one `\\n`, or None and why.

    A byte order mark at the start is dropped without a word: Excel and Notepad write one, and it harms nobody.
    """
    problem = _not_text(path, data)
    if problem:
        return None, [problem]
    data = data.removeprefix(BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(path, data, error.start)]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text or text.isspace():
        fix = "Hãy điền nội dung, hoặc xóa tệp này."
        return None, [Problem(At(path), "empty-file", f"tệp “{path}” không có chữ nào", fix)]
    return text, []


def too_many(at: At) -> Problem:
    """Said after ENOUGH problems of one file."""
    return Problem(at, "too-many-problems", f"tệp có từ {ENOUGH} chỗ sai trở lên", "Hãy sửa các chỗ trên rồi chạy lại.")


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, both from 1, of a character; columns count characters, so an emoji is one."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def quote(text: str, length: int = 60) -> str:
    """A value of the user's inside a message: on one line, cut when long."""
    line = " ".join(text[: length * 4].split())
    return f"“{line[:length]}…”" if len(line) > length or len(text) > length * 4 else f"“{line}”"


def _not_text(path: str, data: bytes) -> Problem | None:
    if data.startswith(UTF16_BOMS):
        return Problem(At(path), "not-utf8", f"tệp “{path}” được lưu bằng UTF-16", SAVE_AS_UTF8)
    if data.startswith(tuple(MAGIC)):
        kind = next(name for magic, name in MAGIC.items() if data.startswith(magic))
        fix = "Ở đây cần tệp chữ thường (.md, .yml, .csv); hãy chép chữ từ tệp kia sang."
        return Problem(At(path), "binary-file", f"tệp “{path}” thật ra là {kind}, không phải tệp chữ", fix)
    index = data.find(b"\0")
    if index < 0:
        return None
    if 0 in data[:2]:  # every second byte of Latin text in UTF-16 is zero
        return Problem(At(path), "not-utf8", f"tệp “{path}” có vẻ được lưu bằng UTF-16", SAVE_AS_UTF8)
    at = _place(path, data, index)
    return Problem(at, "binary-file", f"tệp “{path}” có byte 0, không phải tệp chữ", "Hãy thay bằng tệp chữ UTF-8.")


def _not_utf8(path: str, data: bytes, start: int) -> Problem:
    before = re.split(rb"[\r\n]", data[max(0, start - 80) : start])[-1].decode("utf-8", "ignore").strip()
    where = f" ngay sau {quote(before[-20:])}" if before else ""
    message = f"byte 0x{data[start]:02X}{where} không phải UTF-8; tệp có thể được lưu bằng TCVN3 hay Windows-1258"
    return Problem(_place(path, data, start), "not-utf8", message, SAVE_AS_UTF8)


def _place(path: str, data: bytes, index: int) -> At:
    """Where a byte stands, in characters, when all before it may or may not be UTF-8."""
    before = data[:index].removeprefix(BOM).decode("utf-8", "replace")
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    return At(path, *position(before, len(before)))
