"""The form instead of git, on an address of its own that neither the map of the site nor the search knows."""

from collections.abc import Iterator, Sequence

from bangvang import form
from bangvang.catalogue import Catalogue
from bangvang.head import Site
from bangvang.page import Page


def files(catalogue: Catalogue, pages: Sequence[Page], site: Site, prose: Sequence) -> Iterator[tuple[str, bytes]]:
    yield from form.files(catalogue, site.name, site.url, site.repository)
