"""Long lists cut into pages, and the letters that lead into them: no page of thousands, ever."""

import re
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from bangvang.page import Link

PER_PAGE = 100
"""Lines on a page: with the frame about 80 KB of HTML, well under the 150 KB a phone on slow data can bear."""

BELOW = "trang/"
"""The pages that continue a list lie here below its first."""
_LATER = re.compile(rf"(?:(?<=/)|^){BELOW}\d+/$")

Item = TypeVar("Item")


class Pager(Struct, frozen=True):
    """Where a page stands among its siblings; `near` are pages to offer beside previous and next."""

    number: int
    count: int
    total: int
    first_line: int
    previous: Link
    next: Link
    near: tuple[Link, ...]


class Part(Struct, Generic[Item], frozen=True):
    """One page of a list: its address and title suffix, the items on it, its pager."""

    address: str
    suffix: str
    items: tuple[Item, ...]
    pager: Pager


def parts(address: str, items: Sequence[Item], per_page: int = PER_PAGE) -> Iterator[Part[Item]]:
    """The pages of a list; an empty list has one empty page."""
    count = max(1, -(-len(items) // per_page))
    for number in range(1, count + 1):
        start = (number - 1) * per_page
        yield Part(
            address=_address(address, number),
            suffix=f", trang {number}" if number > 1 else "",
            items=tuple(items[start : start + per_page]),
            pager=Pager(
                number=number,
                count=count,
                total=len(items),
                first_line=start + 1,
                previous=_link(address, number - 1, count),
                next=_link(address, number + 1, count),
                near=tuple(_link(address, one, count) for one in _near(number, count)),
            ),
        )


def letters(address: str, initials: Sequence[str], per_page: int = PER_PAGE) -> tuple[Link, ...]:
    """For a list in alphabetical order: each initial with the page and anchor where it begins."""
    firsts: dict[str, int] = {}
    for index, initial in enumerate(initials):
        firsts.setdefault(initial, index)
    return tuple(
        Link(initial, f"{page_of(address, index, per_page)}#chu-{anchor(initial)}") for initial, index in firsts.items()
    )


def page_of(address: str, index: int, per_page: int = PER_PAGE) -> str:
    """The address of the page on which an item stands, counted from 0, of the list that begins at `address`."""
    return _address(address, index // per_page + 1)


def first_of(address: str) -> str:
    """The address of the first page of the list that the page at `address` belongs to: its own when it is the first."""
    return _LATER.sub("", address)


def anchor(initial: str) -> str:
    """An initial as an element id: code points, since Ă, Â and A must differ in every browser."""
    return initial.lower() if initial.isascii() and initial.isalpha() else "".join(f"u{ord(c):x}" for c in initial)


def _address(address: str, number: int) -> str:
    return address if number == 1 else f"{address}{BELOW}{number}/"


def _link(address: str, number: int, count: int) -> Link:
    return Link(str(number), _address(address, number)) if 1 <= number <= count else Link("")


def _near(number: int, count: int) -> list[int]:
    """First, last, and two on either side."""
    return sorted({1, count, *(one for one in range(number - 2, number + 3) if 1 <= one <= count)})
