"""Share cards: what a page looks like when its link is sent to someone – a lacquer board, gold on ivory.

The same card always gives the same bytes, and a card that did not change is never drawn twice (ecosystem notes, 4:
JPEG is the format every reader of share cards takes).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from PIL import ImageDraw

from bangvang.cards.ground import BAND, GOLD, GOLD_LIGHT, NAME, RING, ground
from bangvang.cards.lettering import Block, Style, fit, font, legible
from bangvang.head import CARD_SIZE
from bangvang.kept import kept
from bangvang.page import Card

DESIGN = 1
"""To be raised when the drawing changes: cards already kept are then drawn anew."""
QUALITY = 60
"""Of the JPEG: 35 to 50 KB, and no halo to be seen at twice the size cards are shown."""

LEFT, RIGHT, TOP, BOTTOM = BAND + 64, CARD_SIZE[0] - 60, 58, CARD_SIZE[1] - 58
KICKER = Style("SemiBold", "#765000", (30, 26, 22))
TITLE = Style("Bold", "#2a1a14", (88, 80, 72, 64, 58, 52, 46, 42, 38), most=3, at_worst=4)
FACT = Style("Regular", "#634e3e", (31, 28, 26), most=2, at_worst=2)
FACTS = 3
"""A card with more facts tells the first ones, with a very long title still fewer."""
BELOW_KICKER, BELOW_TITLE, BELOW_RULE, BELOW_FACT = 30, 36, 32, 14
RULE = (112, 5)

Key = TypeVar("Key")


def fingerprint(card: Card) -> str:
    """Equal fingerprints mean equal pictures."""
    return blake2b(json.dumps([DESIGN, tuple(card)]).encode(), digest_size=16).hexdigest()


def drawn(cards: Iterable[tuple[Key, Card]], cache: Path) -> Iterator[tuple[Key, bytes]]:
    """Each card's picture under its key; what the cache folder holds is not drawn again."""
    for key, card in cards:
        name = fingerprint(card)
        yield key, kept(cache / name[:2] / f"{name}.jpg", lambda card=card: draw(card))


def draw(card: Card) -> bytes:
    """A card as JPEG, without any metadata."""
    monogram = legible(card.monogram)[:3]
    image = ground(bool(monogram)).copy()
    canvas = ImageDraw.Draw(image)
    if monogram:
        canvas.text(RING, monogram, fill=GOLD_LIGHT, font=font("Bold", 76 if len(monogram) < 3 else 56), anchor="mm")
    _write(canvas, card)
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _write(canvas: ImageDraw.ImageDraw, card: Card) -> None:
    """The column in the middle of the ivory, and the gold rule below the title."""
    y = (CARD_SIZE[1] - _height(column := _column(card))) // 2
    for block, gap in column:
        letters = font(block.style.face, block.size)
        for line, baseline in zip(block.lines, block.baselines, strict=True):
            canvas.text((LEFT, y + baseline), line, fill=block.style.colour, font=letters, anchor="ls")
        y += block.height
        if block.style is TITLE:
            top = y + BELOW_TITLE
            canvas.rectangle((LEFT, top, LEFT + RULE[0], top + RULE[1] - 1), fill=GOLD)
        y += gap


def _column(card: Card) -> list[tuple[Block, int]]:
    """Kicker, title and facts, each with the gap below it; facts give way, the last first, until the title has room."""
    width, room = RIGHT - LEFT, BOTTOM - TOP
    kicker = [(fit(text, KICKER, width, room), BELOW_KICKER) for text in [legible(card.kicker)] if text]
    facts = [(fit(text, FACT, width, room), BELOW_FACT) for text in map(legible, card.lines) if text][:FACTS]
    facts = [*facts[:-1], *((block, 0) for block, _ in facts[-1:])]
    while True:
        ruled = BELOW_TITLE + RULE[1] + (BELOW_RULE if facts else 0)
        left = room - _height([*kicker, *facts]) - ruled
        title = fit(legible(card.title) or NAME, TITLE, width, left)
        if title.height <= left or not facts:
            return [*kicker, (title, ruled), *facts]
        facts.pop()


def _height(column: Sequence[tuple[Block, int]]) -> int:
    return sum(block.height + gap for block, gap in column)
