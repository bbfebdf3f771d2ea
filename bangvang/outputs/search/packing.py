"""Bytes of the index: lists of numbers, compressed files, names made from contents."""

import json
import zlib
from array import array
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from operator import sub
from types import MappingProxyType
from typing import Any, TypeVar

from bangvang.outputs.search.text import fnv

Item = TypeVar("Item")


def varint(number: int) -> bytes:
    """Seven bits a byte, low ones first; the eighth bit says that more follows."""
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


class Lists:
    """Packs rising lists of numbers as gaps. Gaps are looked up, not computed: there are tens of millions."""

    def __init__(self, highest: int) -> None:
        self._gap = [varint(gap) for gap in range(highest + 2)]

    def pack(self, numbers: "array[int]") -> bytes:
        """How many, and each number's distance from the one before it (the first from -1)."""
        gaps = map(sub, numbers[1:], numbers)
        return b"".join((varint(len(numbers)), self._gap[numbers[0] + 1], *map(self._gap.__getitem__, gaps)))


class Squeezer:
    """Compresses; what the same contents became the last time is not compressed again."""

    def __init__(self, before: Mapping[bytes, bytes] = MappingProxyType({})) -> None:
        self._before, self._now = before, {}

    def __call__(self, data: bytes, repeats: bool = True) -> bytes:
        """As zlib, checksum included. Packed gaps do not repeat, so Huffman coding alone does as well."""
        key = blake2b(data, digest_size=16).digest() + bytes([repeats])
        squeezed = self._before.get(key) or _squeezed(data, repeats)
        self._now[key] = squeezed
        return squeezed

    def __reduce__(self) -> tuple:
        """Pickled, it remembers only what it was asked for."""
        return Squeezer, (self._now,)


def _squeezed(data: bytes, repeats: bool) -> bytes:
    strategy = zlib.Z_DEFAULT_STRATEGY if repeats else zlib.Z_HUFFMAN_ONLY
    packer = zlib.compressobj(9, zlib.DEFLATED, 15, 9, strategy)
    return packer.compress(data) + packer.flush()


def plain(value: Any) -> bytes:
    """JSON, as short as it goes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


TAG = 2
"""Characters of a file's name made from its contents. They need only tell apart versions of the same file."""


def tag(data: bytes, length: int = TAG) -> str:
    """A few characters that change when the contents change."""
    return urlsafe_b64encode(blake2b(data, digest_size=9).digest()).decode()[:length]


def label(key: str) -> str:
    """A short name for the file whose first key this is."""
    number, digits = fnv(key), ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits or "0"


def chunks(
    items: Iterable[Item], key: Callable[[Item], str], size: Callable[[Item], int], aim: int
) -> Iterator[list[Item]]:
    """Neighbours in files of about `aim` bytes, between a half and the double of it. Where a file ends is decided by
    the key that begins the next, so that a change moves the boundaries beside it and then meets the old ones again."""
    held: list[Item] = []
    weight = 0
    half = max(aim // 2, 1)
    for item in items:
        own = size(item)
        if held and (weight + own > 2 * aim or (weight >= half and fnv(key(item)) % half < own)):
            yield held
            held, weight = [], 0
        held.append(item)
        weight += own
    if held:
        yield held


def in_groups(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """Runs of a fixed length."""
    return (items[start : start + size] for start in range(0, len(items), size))
