"""What a file really is, and whether it may be opened: judged by its bytes, never by its name.

A workbook comes from strangers. A ZIP is unpacked once, counting, before any reader sees it: what its directory
says of sizes may be false (ECMA-376 Part 2 packages are ZIPs, and so are OpenDocument files).
"""

import io
import re
import zipfile
import zlib

from bangvang import vietnamese
from bangvang.imports.sheets import Doubt, of_file
from bangvang.problems import Severity
from bangvang.source.text import MAGIC, UTF16_BOMS

MOST_BYTES = 64_000_000
MOST_UNPACKED = 400_000_000
MOST_PARTS = 5_000
MOST_ROWS = 100_000
"""Rows of one sheet: four times the longest honour list on file, a tenth of what Excel can hold."""

_CHUNK = 1 << 20
_ROW = re.compile(rb"<(?:\w+:)?row[ >/]|<table:table-row[ >/]|<w:tr[ >]")
_SAVE = "Hãy mở bằng Excel hoặc LibreOffice, chọn Lưu thành (Save as) dạng .xlsx rồi nhập lại."


def sniff(data: bytes) -> tuple[str, list[Doubt]]:
    """`xlsx`, `xls`, `ods`, `docx`, `csv`, or an empty string; and why it is refused."""
    if not data.strip():
        return "", [of_file("tệp rỗng", "Hãy xem lại có chọn đúng tệp không.")]
    if len(data) > MOST_BYTES:
        size, most = len(data) // 1_000_000, MOST_BYTES // 1_000_000
        return "", [of_file(f"tệp nặng {size} MB, quá {most} MB", "Hãy bỏ ảnh, bỏ trang tính thừa rồi lưu lại.")]
    if data.startswith(b"PK"):
        return _package(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data)
    for magic, name in MAGIC.items():
        if data.startswith(magic):
            fix = "Hãy lấy bảng tính gốc; bản in, bản chụp thì gõ lại vào bảng tính."
            return "", [of_file(f"tệp này thật ra là {name}, không phải bảng tính", fix)]
    if data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        return "", [of_file("tệp này thật ra là trang web hoặc XML mang đuôi bảng tính", _SAVE)]
    if b"\0" in data and not utf16(data):
        return "", [of_file("tệp hỏng hoặc không phải bảng tính", _SAVE)]
    return "csv", []


def utf16(data: bytes) -> str:
    """The codec of a text in UTF-16: by its mark, else by zeros in every other byte, as Latin letters have them."""
    if data.startswith(UTF16_BOMS):
        return "utf-16"
    even, odd = (data[at:4000:2].count(0) for at in (0, 1))
    some = len(data[:4000]) // 8
    return "utf-16-le" if odd > some > 50 * even else "utf-16-be" if even > some > 50 * odd else ""


def _compound(data: bytes) -> tuple[str, list[Doubt]]:
    """An OLE compound file: an .xls of Excel 97-2003, or the wrapping of an encrypted .xlsx ([MS-OFFCRYPTO] 2.1)."""
    names = data.replace(b"\0", b"")
    if b"EncryptedPackage" in names or b"EncryptionInfo" in names:
        return "", [
            of_file("bảng tính bị khóa bằng mật khẩu", "Hãy bỏ mật khẩu (Tệp > Thông tin > Bảo vệ), rồi lưu lại.")
        ]
    if b"WordDocument" in names:
        return "", [of_file("đây là văn bản Word đời cũ (.doc)", "Hãy mở bằng Word, lưu thành .docx rồi nhập lại.")]
    if b"_VBA_PROJECT" in names:
        return "", [_macro()]
    if b"Workbook" not in names and b"Book" not in names:
        return "", [of_file("tệp hỏng: không thấy bảng tính nào bên trong", _SAVE)]
    return "xls", []


def _package(data: bytes) -> tuple[str, list[Doubt]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {one.filename for one in package.infolist()}
            if len(package.infolist()) > MOST_PARTS:
                return "", [_bomb()]
            if any(one.flag_bits & 1 for one in package.infolist()):
                return "", [of_file("tệp nén bị khóa bằng mật khẩu", _SAVE)]
            if any(name.endswith("vbaProject.bin") for name in names):
                return "", [_macro()]
            kind = _kind(package, names)
            if "xl/workbook.bin" in names:
                return "", [of_file("bảng tính dạng nhị phân (.xlsb), chưa đọc được", _SAVE)]
            if kind == "xlsx" and b"purl.oclc.org/ooxml" in _part(package, "xl/workbook.xml"):
                fix = "Khi lưu (Save as), hãy chọn “Excel Workbook (.xlsx)”, đừng chọn “Strict Open XML”."
                return "", [of_file("bảng tính lưu theo dạng “Strict Open XML”, chưa đọc được", fix)]
            if kind == "ods" and b"<manifest:encryption-data" in _part(package, "META-INF/manifest.xml"):
                return "", [of_file("bảng tính bị khóa bằng mật khẩu", "Hãy bỏ mật khẩu rồi lưu lại.")]
            wrong = _unpacked(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError):
        return "", [of_file("tệp hỏng, không mở được", _SAVE)]
    if wrong:
        return "", [wrong]
    if not kind:
        return "", [
            of_file("tệp nén này không phải bảng tính hay văn bản Word", "Hãy giải nén, rồi nhập tệp bên trong.")
        ]
    links = [name for name in names if "externalLinks/externalLink" in name and "_rels" not in name]
    return kind, [_links(len(links))] if links else []


def _kind(package: zipfile.ZipFile, names: set[str]) -> str:
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names and b"spreadsheet" in _part(package, "mimetype"):
        return "ods"
    return ""


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of a part; nothing when it is not there."""
    try:
        with package.open(name) as part:
            return part.read(200_000)
    except KeyError:
        return b""


def _unpacked(package: zipfile.ZipFile) -> Doubt | None:
    """Unpack every part, counting; stop at the first that no honest list would need."""
    total = 0
    for info in package.infolist():
        rows, tail = 0, b""
        with package.open(info) as part:
            while chunk := part.read(_CHUNK):
                total += len(chunk)
                if total > MOST_UNPACKED:
                    return _bomb()
                if info.filename.endswith(".xml"):
                    joined = tail + chunk
                    rows += len(_ROW.findall(joined, 0, len(joined) - 24)) if len(joined) > 24 else 0
                    tail = joined[-24:]
        if rows > MOST_ROWS:
            most = vietnamese.number(MOST_ROWS)
            fix = "Danh sách không dài đến thế: hãy xóa các hàng trống đã kẻ khung hay tô màu ở cuối, hoặc tách tệp."
            return of_file(f"có trang tính dài quá {most} hàng", fix)
    return None


def _bomb() -> Doubt:
    return of_file("tệp nén nở ra quá lớn, có thể là tệp phá hoại nên không mở", _SAVE)


def _macro() -> Doubt:
    fix = "Hãy lưu thành .xlsx (Excel Workbook, không macro) rồi nhập lại."
    return of_file("bảng tính có macro; tệp lạ có macro có thể chứa mã độc nên không mở", fix)


def _links(count: int) -> Doubt:
    fix = "Chỉ đọc kết quả đã lưu, không mở tệp kia; muốn chắc thì chép ô rồi dán lại dạng giá trị (Paste values)."
    return of_file(f"có công thức lấy số liệu từ {vietnamese.padded(count)} tệp khác", fix, Severity.WARNING)
