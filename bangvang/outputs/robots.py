"""robots.txt (RFC 9309): everyone may read everything, and here is the map.

Pages that search engines should leave out say so themselves (`noindex`): to be obeyed, that must be read.
"""

from collections.abc import Iterator, Sequence

from bangvang.catalogue import Catalogue
from bangvang.head import Site
from bangvang.page import Page


def files(catalogue: Catalogue, pages: Sequence[Page], site: Site, prose: Sequence) -> Iterator[tuple[str, bytes]]:
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site.url}sitemap.xml\n".encode()
