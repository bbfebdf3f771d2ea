"""The lists of decisions and the targets of campaigns as files beside their pages."""

from collections.abc import Iterator

from bangvang import exports
from bangvang.catalogue import Catalogue
from bangvang.head import Site


def files(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    yield from exports.beside_pages(catalogue)
