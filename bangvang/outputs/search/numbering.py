"""Numbers for documents that stay when other documents come and go.

A list of numbers in the index is rewritten when one of its numbers moves. So a document's number does not say
how many stand before it: it is a place in a table a third of which is empty, found from the hash of its address.
A new document takes a free place, and rarely moves a neighbour. The table grows in steps, seldom.
"""

from collections.abc import Iterable
from hashlib import blake2b
from itertools import count

FULL = 0.67
STEP = 1.15


def numbered(addresses: Iterable[str]) -> list[tuple[int, str]]:
    """Each address with its number, in order of number."""
    hashed = sorted((_hash(address), address) for address in addresses)
    size = table_size(len(hashed))
    found, free = [], 0
    for value, address in hashed:
        number = max(free, value * size >> 64)
        found.append((number, address))
        free = number + 1
    return found


def table_size(documents: int) -> int:
    """The smallest of a fixed row of sizes that is not too full."""
    return next(size for step in count() if (size := int(64 * STEP**step)) * FULL >= documents)


def _hash(address: str) -> int:
    return int.from_bytes(blake2b(address.encode(), digest_size=8).digest(), "big")
