"""What a picture carries beside its picture: EXIF, GPS, XMP, IPTC, comments, profiles – read from its bytes alone.

JPEG: ISO/IEC 10918-1 (markers) and JFIF; PNG: W3C PNG third edition; WebP: RFC 9649.
"""

from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TEXT = {b"eXIf": "EXIF", b"tEXt": "chú thích", b"zTXt": "chú thích", b"iTXt": "chú thích hoặc XMP"}
_WEBP_MORE = {b"EXIF": "EXIF", b"XMP ": "XMP"}
_JPEG_SEGMENTS = {0xE1: "EXIF hoặc XMP", 0xED: "IPTC", 0xFE: "chú thích"}


def metadata(data: bytes) -> tuple[str, ...]:
    """Names of the metadata found, each once; what is no JPEG, PNG or WebP is told as such."""
    if data.startswith(b"\xff\xd8"):
        found = _jpeg(data)
    elif data.startswith(_PNG):
        found = _png(data)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        found = _webp(data)
    else:
        return ("tệp không phải JPEG, PNG hay WebP",)
    return tuple(dict.fromkeys(found))


def _jpeg(data: bytes) -> Iterator[str]:
    """Segments up to the start of the scan, and whatever lies behind the end of the picture."""
    at = 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if marker in _JPEG_SEGMENTS or 0xE3 <= marker <= 0xEC:
            yield _JPEG_SEGMENTS.get(marker, "dữ liệu của máy ảnh")
        if marker == 0xDA:
            break
        at += 2 + size
    if not data.endswith(b"\xff\xd9"):
        yield "dữ liệu sau ảnh"


def _png(data: bytes) -> Iterator[str]:
    at = len(_PNG)
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if name in _PNG_TEXT:
            yield _PNG_TEXT[name]
        at += 12 + size
        if name == b"IEND":
            break
    if at != len(data):
        yield "dữ liệu sau ảnh"


def _webp(data: bytes) -> Iterator[str]:
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name in _WEBP_MORE:
            yield _WEBP_MORE[name]
        at += 8 + size + size % 2
    if at != len(data):
        yield "dữ liệu sau ảnh"
