"""`_headers`: what a host that reads such a file (Netlify, Cloudflare Pages and others) answers with every page."""

from collections.abc import Iterator, Sequence

from bangvang import policy
from bangvang.catalogue import Catalogue
from bangvang.head import Site
from bangvang.page import Page


def files(catalogue: Catalogue, pages: Sequence[Page], site: Site, prose: Sequence) -> Iterator[tuple[str, bytes]]:
    lines = ["/*", *(f"  {name}: {value}" for name, value in policy.HEADERS.items())]
    yield "_headers", "".join(f"{line}\n" for line in lines).encode()
