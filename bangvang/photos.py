"""Contributed photos made fit to publish: decoded with suspicion, made smaller, and rid of all that is not picture.

An original never reaches the site. Only JPEG, PNG and WebP are opened (most of Pillow's advisories were about other
formats), pixels and bytes are limited, and what comes out carries no EXIF, GPS, XMP, comment or profile (ecosystem
notes, 4: a JPEG's comment survives resizing unless it is removed). What is wrong with a photo is a `Problem`.
"""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from io import BytesIO
from pathlib import Path, PurePosixPath

from PIL import ExifTags, Image, ImageCms, ImageOps

from bangvang import vietnamese
from bangvang.kept import kept
from bangvang.problems import At, Problem

FORMATS = ("JPEG", "PNG", "WEBP")
WIDTHS = (480, 960)
MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 16_383
"""Pixels of a WebP (RFC 9649, 2.7); a photo that would be higher at its width is a strip, not a photo."""
ENCODING = 1
"""To be raised when photos are to be encoded in another way: all get new names and are made anew."""

_SAVE = {
    "webp": ("WEBP", {"quality": 78, "method": 4}),
    "jpg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
}
_MIME = {"webp": "image/webp", "jpg": "image/jpeg"}
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, OverflowError, struct.error)
"""What Pillow's decoders were seen to raise for damaged files."""
_COORDINATES = (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitude)

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class _Unusable(Exception):
    """Why the bytes of a photo cannot be used, in words for whoever contributed it."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a photo as the site serves it; its name changes when its content does.

    `kept` is where its bytes lie: thousands of photos are never in memory at once.
    """

    name: str
    width: int
    height: int
    mime: str
    kept: Path

    @property
    def data(self) -> bytes:
        return self.kept.read_bytes()


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo's files: WebP from small to large, and last a JPEG of the largest for readers without WebP."""

    renditions: tuple[Rendition, ...]

    @property
    def fallback(self) -> Rendition:
        return self.renditions[-1]


def prepare(path: str, data: bytes, cache: Path) -> tuple[Photo | None, list[Problem]]:
    """The photo at `path` of the project, ready to publish; None when its bytes cannot be used.

    A photo that tells where it was taken is an error although we would not publish that: the original stays in
    the history of the repository for ever.
    """
    if len(data) > MOST_BYTES:
        return None, [_unusable(path, f"tệp nặng {_megabytes(len(data))} MB, quá {_megabytes(MOST_BYTES)} MB")]
    try:
        with _opened(data) as original:
            problems = [_located(path)] if _tells_place(original) else []
            return Photo(tuple(_renditions(path, data, original, cache))), problems
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
    except _BROKEN as error:
        raise _Unusable("ảnh hỏng hoặc tệp bị cắt cụt") from error


def _tells_place(image: Image.Image) -> bool:
    """Whether EXIF or XMP holds coordinates; a GPS block without them is what phones write when told not to."""
    with _suspicion():
        gps = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    xmp = image.info.get("xmp", b"")
    written = xmp.encode() if isinstance(xmp, str) else bytes(xmp)
    return any(tag in gps for tag in _COORDINATES) or b"GPSLatitude" in written or b"GPSLongitude" in written


def _renditions(path: str, data: bytes, original: Image.Image, cache: Path) -> Iterator[Rendition]:
    """Every file of a photo, from the cache when it has been made before; then nothing is decoded."""
    digest = _digest(data)
    stem = vietnamese.slugify(PurePosixPath(path).stem) or "anh"
    full = _upright_size(original)
    if max(_sizes(full)[-1]) > LONGEST_SIDE:
        raise _Unusable("ảnh quá dài so với bề ngang")
    pixels: list[Image.Image] = []

    def encoded(size: tuple[int, int], suffix: str) -> bytes:
        if not pixels:
            with _suspicion():
                pixels.append(_decoded(original, _sizes(full)[-1]))
        return _encoded(pixels[0], size, suffix)

    wanted = [(size, "webp") for size in _sizes(full)] + [(_sizes(full)[-1], "jpg")]
    for size, suffix in wanted:
        file = cache / digest[:2] / f"{digest}-{size[0]}.{suffix}"
        kept(file, lambda size=size, suffix=suffix: encoded(size, suffix))
        yield Rendition(f"{stem}-{digest[:8]}-{size[0]}.{suffix}", *size, _MIME[suffix], file)


def kept_files(path: str, data: bytes, cache: Path) -> list[Path]:
    """Everything the cache keeps of the photo with these bytes."""
    digest = _digest(data)
    return sorted((cache / digest[:2]).glob(f"{digest}-*"))


def _digest(data: bytes) -> str:
    return blake2b(bytes([ENCODING]) + data, digest_size=16).hexdigest()


def _sizes(full: tuple[int, int]) -> list[tuple[int, int]]:
    """Sizes to publish, small to large; never larger than the photo itself."""
    width, height = full
    return [(one, max(1, round(height * one / width))) for one in sorted({min(one, width) for one in WIDTHS})]


def _upright_size(image: Image.Image) -> tuple[int, int]:
    """The size once the camera's orientation has been applied (EXIF 0x0112: 5 to 8 lie on their side)."""
    turned = image.getexif().get(ExifTags.Base.Orientation) in (5, 6, 7, 8)
    return (image.height, image.width) if turned else image.size


def _decoded(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture upright, in sRGB, on white where it was transparent, no larger than needed, and nothing else."""
    profile = image.info.get("icc_profile")
    side = max(size)
    image.draft(image.mode, (side, side))
    upright = ImageOps.exif_transpose(image)
    small = _plain(upright).resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
    picture = _in_srgb(small, profile).convert("RGB")
    picture.info.clear()
    return picture


def _plain(image: Image.Image) -> Image.Image:
    """Grey, RGB or CMYK: what profiles are made for and JPEG can hold."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        paper = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as browsers take them when no profile says otherwise; a profile that cannot be read is passed over."""
    if not profile:
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
    except (ImageCms.PyCMSError, *_BROKEN):
        return image


def _encoded(picture: Image.Image, size: tuple[int, int], suffix: str) -> bytes:
    name, options = _SAVE[suffix]
    out = BytesIO()
    small = picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)
    small.save(out, name, **options)
    return out.getvalue()


def _unusable(path: str, why: str) -> Problem:
    fix = "Dùng ảnh JPEG, PNG hoặc WebP nguyên vẹn, không quá 25 MB; mở thử trên máy rồi lưu lại."
    return Problem(At(path), "unusable-photo", f"không dùng được ảnh này: {why}", fix)


def _located(path: str) -> Problem:
    fix = "Xóa thông tin vị trí khỏi ảnh rồi mới đưa lên: ảnh gốc ở lại mãi trong lịch sử của kho."
    return Problem(At(path), "photo-with-location", "ảnh ghi tọa độ nơi chụp", fix)


def _megabytes(size: int) -> str:
    return vietnamese.number(-(-size // (1024 * 1024)))
