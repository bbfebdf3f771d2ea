"""`_headers`: what a host that reads such a file (Netlify, Cloudflare Pages and others) answers with every page."""

from collections.abc import Iterator, Sequence

from bangvang import form, policy
from bangvang.catalogue import Catalogue
from bangvang.head import Site
from bangvang.page import Page


def files(catalogue: Catalogue, pages: Sequence[Page], site: Site, prose: Sequence) -> Iterator[tuple[str, bytes]]:
    lines = ["/*", *(f"  {name}: {value}" for name, value in policy.HEADERS.items())]
    own = form.headers(site.repository)
    lines += [f"/{form.FOLDER}*", *(f"  ! {name}" for name in own), *(f"  {name}: {own[name]}" for name in own)]
    yield "_headers", "".join(f"{line}\n" for line in lines).encode()
