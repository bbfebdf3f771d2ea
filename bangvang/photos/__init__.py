"""Contributed photos made fit to publish: decoded with suspicion, made smaller, and rid of all that is not picture.

An original never reaches the site. Only JPEG, PNG and WebP are opened (most of Pillow's advisories were about other
formats), pixels and bytes are limited, and what comes out carries no EXIF, GPS, XMP, comment or profile (ecosystem
notes, 4: a JPEG's comment survives resizing unless it is removed). What is wrong with a photo is a `Problem`.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from io import BytesIO
from pathlib import Path, PurePosixPath

from msgspec import Struct
from PIL import ExifTags, Image

from bangvang import vietnamese
from bangvang.kept import kept
from bangvang.photos import pixels
from bangvang.photos.pixels import Box
from bangvang.problems import At, Problem

FORMATS = ("JPEG", "PNG", "WEBP")
WIDTHS = (480, 960)
MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 16_383
"""Pixels of a WebP (RFC 9649, 2.7); a photo that would be higher at its width is a strip, not a photo."""
ENCODING = 1
"""To be raised when photos are to be encoded in another way: all get new names and are made anew."""

_MIME = {"webp": "image/webp", "jpg": "image/jpeg"}
_AUTHORS = (ExifTags.Base.Artist, ExifTags.Base.Copyright, ExifTags.Base.XPAuthor)
_COORDINATES = (
    ExifTags.GPS.GPSLatitude,
    ExifTags.GPS.GPSLongitude,
    ExifTags.GPS.GPSDestLatitude,
    ExifTags.GPS.GPSDestLongitude,
)

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class _Unusable(Exception):
    """Why the bytes of a photo cannot be used, in words for whoever contributed it."""


class Rendition(Struct, frozen=True):
    """One file of a photo as the site serves it; its name changes when its content does.

    `kept` is where its bytes lie, `size` of them: thousands of photos are never in memory at once.
    """

    name: str
    width: int
    height: int
    mime: str
    kept: Path
    size: int

    @property
    def data(self) -> bytes:
        return self.kept.read_bytes()

    @property
    def stands(self) -> bool:
        """Whether what is kept is there, and was not cut short."""
        try:
            return self.kept.stat().st_size == self.size
        except OSError:
            return False


class Photo(Struct, frozen=True):
    """A photo's files: WebP from small to large, and last a JPEG of the largest for readers without WebP.

    `digest` is that of the original: two photos with the same one are the same. `longest` is its longer side in
    pixels, before it was made smaller.
    """

    renditions: tuple[Rendition, ...]
    digest: str = ""
    longest: int = 0

    @property
    def fallback(self) -> Rendition:
        return self.renditions[-1]


def prepare(path: str, data: bytes, cache: Path, blur: tuple[Box, ...] = ()) -> tuple[Photo | None, list[Problem]]:
    """The photo at `path` of the project, ready to publish; None when its bytes cannot be used.

    `blur` are boxes of the upright photo – left, top, width, height, each a share of the whole – that nobody is to see.

    A photo that tells where it was taken is an error although we would not publish that: the original stays in
    the history of the repository for ever.
    """
    if len(data) > MOST_BYTES:
        return None, [_unusable(path, f"tệp nặng {_megabytes(len(data))} MB, quá {_megabytes(MOST_BYTES)} MB")]
    try:
        with _opened(data) as original:
            problems = [_located(path)] if _tells_place(original) else []
            renditions = tuple(_renditions(path, data, original, cache, blur))
            return Photo(renditions, _digest(data), max(original.size)), problems
    except _Unusable as error:
        return None, [_unusable(path, str(error))]


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """The photo, not yet decoded; its head with all metadata has been read."""
    with _suspicion():
        image = Image.open(BytesIO(data), formats=FORMATS)
        image.getexif()
    with image:
        yield image


@contextmanager
def _suspicion() -> Iterator[None]:
    """Where bytes of strangers are decoded: whatever Pillow makes of them comes out as `_Unusable`.

    Its warnings about metadata are passed over, those about size are not.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _Unusable(f"ảnh lớn quá {MOST_PIXELS // 1_000_000} triệu điểm ảnh") from error
    except Image.UnidentifiedImageError as error:
        raise _Unusable("tệp không phải là ảnh JPEG, PNG hay WebP") from error
    except pixels.BROKEN as error:
        raise _Unusable("ảnh hỏng hoặc tệp bị cắt cụt") from error


def _tells_place(image: Image.Image) -> bool:
    """Whether EXIF or XMP holds coordinates; a GPS block without them is what phones write when told not to."""
    with _suspicion():
        gps = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    xmp = image.info.get("xmp", b"")
    written = xmp.encode() if isinstance(xmp, str) else bytes(xmp)
    return any(tag in gps for tag in _COORDINATES) or b"GPSLatitude" in written or b"GPSLongitude" in written


def tells_author(data: bytes) -> bool:
    """Whether the photo's own metadata names who took it; a file that is no photo tells nothing."""
    try:
        with _opened(data) as image, _suspicion():
            return any(str(image.getexif().get(tag) or "").strip("\0 ") for tag in _AUTHORS)
    except _Unusable:
        return False


def _renditions(
    path: str, data: bytes, original: Image.Image, cache: Path, blur: tuple[Box, ...]
) -> Iterator[Rendition]:
    """Every file of a photo, from the cache when it has been made before; then nothing is decoded."""
    digest = _digest(data, blur)
    stem = vietnamese.slugify(PurePosixPath(path).stem) or "anh"
    full = _upright_size(original)
    if max(_sizes(full)[-1]) > LONGEST_SIDE:
        raise _Unusable("ảnh quá dài so với bề ngang")
    found: list[Image.Image] = []

    def encoded(size: tuple[int, int], suffix: str) -> bytes:
        if not found:
            with _suspicion():
                found.append(pixels.decoded(original, _sizes(full)[-1], blur))
        return pixels.encoded(found[0], size, suffix)

    wanted = [(size, "webp") for size in _sizes(full)] + [(_sizes(full)[-1], "jpg")]
    for size, suffix in wanted:
        file = cache / digest[:2] / f"{digest}-{size[0]}.{suffix}"
        made = kept(file, lambda size=size, suffix=suffix: encoded(size, suffix))
        yield Rendition(f"{stem}-{digest[:8]}-{size[0]}.{suffix}", *size, _MIME[suffix], file, len(made))


def kept_files(data: bytes, cache: Path, blur: tuple[Box, ...] = ()) -> list[Path]:
    """Everything the cache keeps of the photo with these bytes, as it is and with these boxes blurred."""
    digests = {_digest(data), _digest(data, blur)}
    return sorted(file for digest in digests for file in (cache / digest[:2]).glob(f"{digest}-*"))


def _digest(data: bytes, blur: tuple[Box, ...] = ()) -> str:
    boxes = repr(blur).encode() if blur else b""
    return blake2b(bytes([ENCODING]) + boxes + data, digest_size=16).hexdigest()


def _sizes(full: tuple[int, int]) -> list[tuple[int, int]]:
    """Sizes to publish, small to large; never larger than the photo itself."""
    width, height = full
    return [(one, max(1, round(height * one / width))) for one in sorted({min(one, width) for one in WIDTHS})]


def _upright_size(image: Image.Image) -> tuple[int, int]:
    """The size once the camera's orientation has been applied (EXIF 0x0112: 5 to 8 lie on their side)."""
    turned = image.getexif().get(ExifTags.Base.Orientation) in (5, 6, 7, 8)
    return (image.height, image.width) if turned else image.size


def _unusable(path: str, why: str) -> Problem:
    fix = "Dùng ảnh JPEG, PNG hoặc WebP nguyên vẹn, không quá 25 MB; mở thử trên máy rồi lưu lại."
    return Problem(At(path), "unusable-photo", f"không dùng được ảnh này: {why}", fix)


def _located(path: str) -> Problem:
    fix = "Xóa thông tin vị trí khỏi ảnh rồi mới đưa lên: ảnh gốc ở lại mãi trong lịch sử của kho."
    return Problem(At(path), "photo-with-location", "ảnh ghi tọa độ nơi chụp", fix)


def _megabytes(size: int) -> str:
    return vietnamese.number(-(-size // (1024 * 1024)))
