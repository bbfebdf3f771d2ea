"""Letters on a card: which characters can be drawn, at what size a text fits, and where its lines stand.

Be Vietnam Pro draws every Vietnamese letter, but capitals with two marks (Ẳ) rise 1.22 of the size above their
line and dotted ones (Ợ) hang 0.25 below it, so lines are set apart by what is really drawn, never only by a ratio.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from msgspec import Struct
from PIL import ImageFont

FONTS = Path(__file__).parents[1] / "fonts"
SPACING = 1.3
"""Least distance between baselines, in sizes; the site's pages keep the same (theme/assets/bangvang.css)."""
TIGHTER = 0.72
"""Letters may be this much smaller when that spares a line: a name is best read on one."""


class Style(Struct, frozen=True):
    """How a text is set: in the largest of `sizes` at which it needs no more than `most` lines."""

    face: str
    colour: str
    sizes: tuple[int, ...]
    most: int = 1
    at_worst: int = 1
    """Lines allowed at the smallest size, when nothing else helps."""


class Block(Struct, frozen=True):
    """Text broken into lines, each with its baseline below the block's top; `height` is that of what is drawn."""

    style: Style
    size: int
    lines: tuple[str, ...]
    baselines: tuple[int, ...]
    height: int


def fit(text: str, style: Style, width: int, room: int) -> Block:
    """Text in the largest letters that fit; what does not fit even in the smallest gives way to “…”."""
    found = None
    for size in style.sizes:
        if found and size < TIGHTER * found.size:
            break
        lines = _balanced(text, style.face, size, width)
        if len(lines) > (len(found.lines) - 1 if found else style.most):
            continue
        block = _block(style, size, lines)
        if block.height <= room and all(font(style.face, size).getlength(line) <= width for line in lines):
            found = block
    return found or _cut(text, style, width)


def _cut(text: str, style: Style, width: int) -> Block:
    """In the smallest letters, endless words broken, the last line shortened."""
    size = style.sizes[-1]
    letters = font(style.face, size)
    lines = [piece for line in _balanced(text, style.face, size, width) for piece in _pieces(line, letters, width)]
    if len(lines) > style.at_worst:
        rest = " ".join(lines[style.at_worst - 1 :])
        lines = [*lines[: style.at_worst - 1], _shortened(rest, letters, width)]
    return _block(style, size, lines)


def _block(style: Style, size: int, lines: Sequence[str]) -> Block:
    """Lines set apart, more where marks of one would touch those of the next."""
    boxes = [font(style.face, size).getbbox(line, anchor="ls") for line in lines]
    baselines = [-round(boxes[0][1])]
    for above, below in pairwise(boxes):
        baselines.append(baselines[-1] + round(max(SPACING * size, above[3] - below[1] + 0.1 * size)))
    return Block(style, size, tuple(lines), tuple(baselines), baselines[-1] + round(boxes[-1][3]))


def _balanced(text: str, face: str, size: int, width: int) -> tuple[str, ...]:
    """Words broken into as few lines as can be, of about equal length."""
    width = round(width * 0.985)  # letters are hinted, so those of another size are not wider in quite this ratio
    words = [(word, _width(face, word) * size) for word in text.split(" ")]
    space = _width(face, " ") * size
    lines = _filled(words, space, width)
    narrow, wide = 0, width
    while wide - narrow > 8:
        middle = (narrow + wide) // 2
        fewer = _filled(words, space, middle)
        if len(fewer) <= len(lines) and max(length for _, length in fewer) <= width:
            wide, lines = middle, fewer
        else:
            narrow = middle
    return tuple(line for line, _ in lines)


def _filled(words: Sequence[tuple[str, float]], space: float, width: int) -> list[tuple[str, float]]:
    """Lines filled one after the other, with their lengths; a word wider than a line has one to itself."""
    lines: list[tuple[str, float]] = []
    for word, length in words:
        if lines and lines[-1][1] + space + length <= width:
            line, before = lines[-1]
            lines[-1] = f"{line} {word}", before + space + length
        else:
            lines.append((word, length))
    return lines


def _pieces(line: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """A line as it is, or an endless word cut to fit."""
    while font.getlength(line) > width:
        end = max(1, bisect_right(range(len(line)), width, key=lambda end: font.getlength(line[:end])) - 1)
        yield line[:end]
        line = line[end:]
    yield line


def _shortened(line: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """A line that fits, ended by “…” when something had to go."""
    if font.getlength(line) <= width:
        return line
    line = next(_pieces(line, font, width))
    while line and font.getlength(line.rstrip(" ,;:–") + "…") > width:
        line = line[:-1]
    return line.rstrip(" ,;:–") + "…"


def legible(text: str) -> str:
    """Text with only what the font can draw: look-alikes and ligatures taken apart, Greek letters by name."""
    kept = "".join(_drawable(char) for char in unicodedata.normalize("NFC", text))
    return " ".join(unicodedata.normalize("NFC", kept).split())


@cache
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"BeVietnamPro-{face}.ttf", size)


@lru_cache(maxsize=1 << 14)
def _width(face: str, word: str) -> float:
    """How wide a word is in letters of size 1: measured once, since names and offices recur."""
    return font(face, 100).getlength(word) / 100


@lru_cache(maxsize=1 << 12)
def _drawable(char: str) -> str:
    """The character when the font has it, else what stands for it, else nothing."""
    if char.isspace():
        return " "
    if _has_glyph(char):
        return char
    parts = unicodedata.normalize("NFKD", char)
    if parts != char and (found := "".join(part for part in parts if _has_glyph(part))):
        return unicodedata.normalize("NFC", found)
    name = unicodedata.name(char, "").partition(" WITH ")[0]
    return name.rpartition(" ")[2].lower() if name.startswith("GREEK ") else ""


def _has_glyph(char: str) -> bool:
    """Whether the font draws it as itself, not as the box for what it lacks; invisible characters do not count."""
    if unicodedata.category(char)[0] in "CZ":
        return False
    letters = font("Regular", 24)
    shape, lacking = letters.getmask(char), letters.getmask("\U0010ffff")
    return (shape.size, bytes(shape)) != (lacking.size, bytes(lacking))
