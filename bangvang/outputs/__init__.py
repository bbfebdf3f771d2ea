"""What the site is besides its pages: (path, bytes) made from the catalogue and the planned pages.

To add one: `outputs/<name>.py` with a generator `files(catalogue, pages, site, prose)`, and one name in
`OUTPUTS`. Siblings stand alone; only the XML words in `xml` are shared.
"""

from collections.abc import Callable, Iterator, Sequence

from bangvang.catalogue import Catalogue
from bangvang.head import Site
from bangvang.outputs import calendar, feeds, lists, opendata, robots, sitemap
from bangvang.page import Page

Output = Callable[[Catalogue, Sequence[Page], Site, Sequence], Iterator[tuple[str, bytes]]]
"""`prose` are the pages written by hand: anything with `address`, `title` and `description`."""

OUTPUTS: tuple[Output, ...] = (
    sitemap.files,
    feeds.files,
    robots.files,
    lists.files,
    opendata.files,
    calendar.files,
)


def files(catalogue: Catalogue, pages: Sequence[Page], site: Site, prose: Sequence) -> Iterator[tuple[str, bytes]]:
    """The files of every output, in order."""
    for output in OUTPUTS:
        yield from output(catalogue, pages, site, prose)
