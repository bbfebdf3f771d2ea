"""The lists of decisions and the targets of campaigns as files beside their pages."""

from collections.abc import Iterator, Sequence

from bangvang import exports
from bangvang.catalogue import Catalogue
from bangvang.head import Site
from bangvang.page import Page


def files(catalogue: Catalogue, pages: Sequence[Page], site: Site, prose: Sequence) -> Iterator[tuple[str, bytes]]:
    yield from exports.beside_pages(catalogue)
