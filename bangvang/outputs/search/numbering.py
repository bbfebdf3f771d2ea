"""Numbers for documents that stay when other documents come and go.

A list of numbers in the index is rewritten when one of its numbers moves. So a document's number does not say
how many stand before it: it is a place in a table a third of which is free, found from the hash of its address.
Who comes first in order of hash has first choice, so the places depend on who is there and not on who came when;
a newcomer takes the place of one other on average, which goes to the next on its own list. The table grows in
steps, seldom.
"""

from collections.abc import Iterable
from hashlib import blake2b
from itertools import count

FULL = 0.64
STEP = 1.15


def numbered(addresses: Iterable[str]) -> list[tuple[int, str]]:
    """Each address with its number, in order of number."""
    hashed = sorted((_hash(address), address) for address in addresses)
    size = table_size(len(hashed))
    taken: dict[int, str] = {}
    for (wish, step), address in hashed:
        place = wish % size
        while place in taken:
            place = (place + 1 + step % (size - 1)) % size
        taken[place] = address
    return sorted(taken.items())


def table_size(documents: int) -> int:
    """The smallest of a fixed row of sizes that is not too full; prime, so that every step reaches every place."""
    wanted = next(size for step in count() if (size := int(64 * STEP**step)) * FULL >= documents)
    return next(size for size in count(wanted) if all(size % divisor for divisor in range(2, int(size**0.5) + 1)))


def _hash(address: str) -> tuple[int, int]:
    digest = blake2b(address.encode(), digest_size=16).digest()
    return int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big")
