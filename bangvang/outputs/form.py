"""The form instead of git, on an address of its own that neither the map of the site nor the search knows."""

from collections.abc import Iterator

from bangvang import form
from bangvang.catalogue import Catalogue
from bangvang.head import Site


def files(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    yield from form.files(catalogue, site.name, site.url, site.repository)
