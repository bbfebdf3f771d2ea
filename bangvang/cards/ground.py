"""What all cards have in common: a lacquer band with the site's mark, gold rules, an ivory ground.

The mark is that of theme/assets/logo.svg, laurel and board; no state emblem, medal or flag is drawn.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import cos, radians, sin

from msgspec import Struct
from PIL import Image, ImageDraw

from bangvang.cards.lettering import font
from bangvang.head import CARD_SIZE

NAME = "Bảng Vàng"
MOTTO = "Người tốt, việc tốt"

IVORY, LINE = "#fbf7ee", "#e3d5b8"
LACQUER, LACQUER_DEEP, GOLD, GOLD_LIGHT = "#7a1414", "#6b1010", "#e6bd57", "#f6dc98"
"""Colours of the site (theme/assets/bangvang.css)."""

BAND = 316
"""Width of the lacquer band; the words of a card stand to its right."""
RING = (BAND // 2, 262)
"""The middle of the laurel."""
FINER = 4
"""The ground is drawn this many times larger and then reduced, for smooth edges."""


@lru_cache(maxsize=2)
def ground(monogram: bool) -> Image.Image:
    """The ground of a card, once a process; without a monogram the board of the mark stands in the laurel."""
    image = Image.new("RGB", (CARD_SIZE[0] * FINER, CARD_SIZE[1] * FINER), IVORY)
    canvas = _Fine(ImageDraw.Draw(image))
    canvas.rectangle((0, 0, BAND, CARD_SIZE[1]), LACQUER)
    canvas.rectangle((BAND, 0, BAND + 6, CARD_SIZE[1]), GOLD)
    canvas.rectangle((BAND + 12, 0, BAND + 14, CARD_SIZE[1]), GOLD)
    inset = 22
    canvas.frame((inset, inset, BAND - inset, CARD_SIZE[1] - inset), GOLD, 2)
    canvas.frame((BAND + 14 + inset, inset, CARD_SIZE[0] - inset, CARD_SIZE[1] - inset), LINE, 2)
    _laurel(canvas)
    if not monogram:
        _board(canvas)
    image = image.resize(CARD_SIZE, Image.Resampling.LANCZOS)
    plain = ImageDraw.Draw(image)
    plain.text((BAND // 2, 500), NAME, fill=GOLD, font=font("Bold", 38), anchor="ms")
    plain.text((BAND // 2, 540), MOTTO, fill=GOLD_LIGHT, font=font("Regular", 21), anchor="ms")
    return image


class _Fine(Struct, frozen=True):
    """A canvas measured in the card's own pixels."""

    canvas: ImageDraw.ImageDraw

    def rectangle(self, box: Sequence[float], colour: str, radius: float = 0) -> None:
        left, top, right, bottom = (side * FINER for side in box)
        self.canvas.rounded_rectangle((left, top, right - 1, bottom - 1), radius * FINER, fill=colour)

    def frame(self, box: Sequence[float], colour: str, width: float) -> None:
        self.canvas.rectangle([side * FINER for side in box], outline=colour, width=round(width * FINER))

    def leaf(self, x: float, y: float, degrees: float, length: float, breadth: float, colour: str) -> None:
        """An ellipse turned by some degrees."""
        turn = cos(radians(degrees)), sin(radians(degrees))
        outline = []
        for step in range(0, 360, 6):
            along, across = length * cos(radians(step)), breadth * sin(radians(step))
            outline.append(((x + along * turn[0] - across * turn[1]), (y + along * turn[1] + across * turn[0])))
        self.canvas.polygon([(x * FINER, y * FINER) for x, y in outline], fill=colour)


def _laurel(canvas: _Fine) -> None:
    """The ring of leaves of the site's mark (theme/assets/logo.svg), open at the top and at the foot."""
    x, y = RING
    for step in range(7):
        degrees = 62 - step * 22
        around = cos(radians(degrees)), sin(radians(degrees))
        for side in (1, -1):
            lean = degrees - 90 - 22
            canvas.leaf(
                x + side * 106 * around[0], y + 106 * around[1], lean if side > 0 else 180 - lean, 22, 10.5, GOLD
            )


def _board(canvas: _Fine) -> None:
    """The golden board of the site's mark."""
    x, y = RING
    canvas.rectangle((x - 52, y - 64, x + 52, y + 64), GOLD, 12)
    canvas.rectangle((x - 44, y - 56, x + 44, y + 56), GOLD_LIGHT, 6)
    for row, length in ((-28, 60), (0, 60), (28, 38)):
        canvas.rectangle((x - 30, y + row - 6, x - 30 + length, y + row + 6), LACQUER_DEEP, 6)
