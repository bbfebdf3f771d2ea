"""What the site is besides its pages: (path, bytes) made of the records, or of the pages that were printed.

To add one: `outputs/<name>.py` with a generator `files(…)`, and one name in `OF_RECORDS` or `OF_PAGES`. Siblings
stand alone; only the XML words in `xml` are shared.
"""

from collections.abc import Callable, Iterator, Sequence

from bangvang.catalogue import Catalogue
from bangvang.head import Site
from bangvang.outputs import calendar, feeds, form, headers, lists, opendata, robots, sealing, search, sitemap
from bangvang.page import Page

OF_RECORDS: tuple[Callable[[Catalogue, Site], Iterator[tuple[str, bytes]]], ...] = (feeds.files,)
OfPages = Callable[[Catalogue, Sequence[Page], Site, Sequence], Iterator[tuple[str, bytes]]]
"""`prose` are the pages written by hand: anything with `address`, `title` and `description`."""
OF_PAGES: tuple[OfPages, ...] = (
    sitemap.files,
    robots.files,
    headers.files,
    sealing.files,
)
EXTRAS: tuple[OfPages, ...] = (
    lists.files,
    opendata.files,
    calendar.files,
    search.files,
    form.files,
)
"""What no generator of pages has: a site can be measured without them."""


def of_records(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    """The files that need no page; they can be made while pages are being printed."""
    for output in OF_RECORDS:
        yield from output(catalogue, site)


def of_pages(catalogue: Catalogue, pages: Sequence[Page], site: Site, prose: Sequence) -> Iterator[tuple[str, bytes]]:
    """The files that tell of all pages."""
    for output in OF_PAGES:
        yield from output(catalogue, pages, site, prose)


def extras(catalogue: Catalogue, pages: Sequence[Page], site: Site, prose: Sequence) -> Iterator[tuple[str, bytes]]:
    """Lists to download, open data, the calendar, the search index, the form."""
    for output in EXTRAS:
        yield from output(catalogue, pages, site, prose)
