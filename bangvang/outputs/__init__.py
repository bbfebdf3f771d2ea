"""What the site is besides its pages: (path, bytes) made of the records, or of the pages that were printed.

To add one: `outputs/<name>.py` with a generator `files(…)`, and one name in `OF_RECORDS` or `OF_PAGES`. Siblings
stand alone; only the XML words in `xml` are shared.
"""

from collections.abc import Callable, Iterator, Sequence

from bangvang.catalogue import Catalogue
from bangvang.head import Site
from bangvang.outputs import calendar, feeds, form, headers, lists, opendata, robots, sealing, sitemap
from bangvang.page import Page

Files = Iterator[tuple[str, bytes]]
OfRecords = Callable[[Catalogue, Site], Files]
OF_RECORDS: tuple[OfRecords, ...] = (feeds.files,)
EXTRAS: tuple[OfRecords, ...] = (
    lists.files,
    opendata.files,
    calendar.files,
    form.files,
)
"""What no generator of pages has: a site can be measured without them."""
OfPages = Callable[[Catalogue, Sequence[Page], Site, Sequence], Files]
"""`prose` are the pages written by hand: anything with `address`, `title` and `description`."""
OF_PAGES: tuple[OfPages, ...] = (
    sitemap.files,
    robots.files,
    headers.files,
    sealing.files,
)
