"""Pixels of a photo: upright, blurred where somebody is not to be seen, in plain colours, made smaller, encoded."""

import struct
from io import BytesIO
from math import ceil

from PIL import Image, ImageCms, ImageOps

_SAVE = {
    "webp": ("WEBP", {"quality": 78, "method": 4}),
    "jpg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
}
BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, OverflowError, struct.error)
"""What Pillow's decoders were seen to raise for damaged files."""
Box = tuple[float, float, float, float]
TILES = 4
"""Tiles along each side of a blurred box: no face is told from sixteen colours."""


def decoded(image: Image.Image, size: tuple[int, int], blur: tuple[Box, ...]) -> Image.Image:
    """The picture upright, blurred where the record says so, in sRGB, on white where it was transparent, no larger than
    needed, and nothing else."""
    profile = image.info.get("icc_profile")
    side = max(size)
    image.draft(image.mode, (side, side))
    upright = _blurred(ImageOps.exif_transpose(image), blur)
    small = _plain(upright).resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
    picture = _in_srgb(small, profile).convert("RGB")
    picture.info.clear()
    return picture


def _blurred(image: Image.Image, boxes: tuple[Box, ...]) -> Image.Image:
    """Each box as a few flat tiles: unlike a soft blur, an average of so many pixels cannot be undone."""
    for left, top, width, height in boxes:
        corners = (left * image.width, top * image.height, (left + width) * image.width, (top + height) * image.height)
        x, y, right, bottom = (max(0, int(corners[0])), max(0, int(corners[1])), *map(ceil, corners[2:]))
        box = (x, y, min(right, image.width), min(bottom, image.height))
        size = (box[2] - box[0], box[3] - box[1])
        if min(size) > 0:
            part = image.crop(box).convert("RGB" if image.mode == "P" else image.mode)
            tiles = part.resize((min(TILES, size[0]), min(TILES, size[1])), Image.Resampling.BOX)
            image = image.convert(part.mode) if image.mode != part.mode else image
            image.paste(tiles.resize(size, Image.Resampling.NEAREST), box[:2])
    return image


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
    except (ImageCms.PyCMSError, *BROKEN):
        return image


def encoded(picture: Image.Image, size: tuple[int, int], suffix: str) -> bytes:
    """A picture at one size, as a file of one kind (“webp” or “jpg”) without metadata."""
    name, options = _SAVE[suffix]
    out = BytesIO()
    small = picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)
    small.save(out, name, **options)
    return out.getvalue()
