"""A roll: honours in a stated order, cut into pages, grouped under headings."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from bangvang import listing
from bangvang.catalogue import Catalogue
from bangvang.honours import Honour
from bangvang.page import Link
from bangvang.views.honours import HonourView, honour_view, initial


class Roll(NamedTuple):
    """One page of a roll: lines under headings, its pager, and the letters that lead in when it is alphabetical."""

    groups: tuple[tuple[str, tuple[HonourView, ...]], ...]
    pager: listing.Pager
    letters: tuple[Link, ...]
    illustrative: bool


def rolls(
    catalogue: Catalogue,
    address: str,
    honours: Sequence[Honour],
    heading: Callable[[Honour], str],
    alphabetical: bool = False,
) -> Iterator[tuple[listing.Part, Roll]]:
    """The pages of a roll, honours in the order given."""
    letters = ()
    if alphabetical and len(honours) > listing.PER_PAGE:
        letters = listing.letters(address, [initial(one) for one in honours])
    for part in listing.parts(address, honours):
        groups = grouped(part.items, heading)
        lines = tuple((name, tuple(honour_view(catalogue, one) for one in group)) for name, group in groups)
        yield part, Roll(lines, part.pager, letters, any(one.illustrative for one in part.items))


def grouped(honours: Iterable[Honour], heading: Callable[[Honour], str]) -> tuple[tuple[str, tuple[Honour, ...]], ...]:
    """Neighbours with one heading together, in the order they come."""
    groups: dict[str, list[Honour]] = {}
    for honour in honours:
        groups.setdefault(heading(honour), []).append(honour)
    return tuple((name, tuple(group)) for name, group in groups.items())
