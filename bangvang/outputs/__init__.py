"""What the site is besides its pages: (path, bytes) made of the records, or of the pages that were printed.

To add one: `outputs/<name>.py` with a generator `files(…)`, and one name in `OF_RECORDS` or `OF_PAGES`. Siblings
stand alone; only the XML words in `xml` are shared.
"""

from collections.abc import Callable, Iterator, Sequence

from bangvang.catalogue import Catalogue
from bangvang.head import Site
from bangvang.outputs import calendar, feeds, headers, lists, opendata, robots, search, sitemap
from bangvang.page import Page

OF_RECORDS: tuple[Callable[[Catalogue, Site], Iterator[tuple[str, bytes]]], ...] = (feeds.files,)
OF_PAGES: tuple[Callable[[Catalogue, Sequence[Page], Site, Sequence], Iterator[tuple[str, bytes]]], ...] = (
    sitemap.files,
    robots.files,
    headers.files,
    lists.files,
    opendata.files,
    calendar.files,
)
"""`prose` are the pages written by hand: anything with `address`, `title` and `description`."""


index = search.files
"""The search index: by far the largest of them, and the only one a site can be measured without."""


def of_records(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    """The files that need no page; they can be made while pages are being printed."""
    for output in OF_RECORDS:
        yield from output(catalogue, site)


def of_pages(catalogue: Catalogue, pages: Sequence[Page], site: Site, prose: Sequence) -> Iterator[tuple[str, bytes]]:
    """The files that tell of all pages."""
    for output in OF_PAGES:
        yield from output(catalogue, pages, site, prose)
