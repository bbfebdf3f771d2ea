"""`_headers`: what a host that reads such a file (Netlify, Cloudflare Pages and others) answers with every page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bangvang import form, policy
from bangvang.catalogue import Catalogue
from bangvang.head import Site
from bangvang.page import Page

EMBEDS = "/quyet-dinh/:decision/nhung.html"


def files(catalogue: Catalogue, pages: Sequence[Page], site: Site, prose: Sequence) -> Iterator[tuple[str, bytes]]:
    lines = [
        *_block("/*", policy.HEADERS),
        *_block(EMBEDS, policy.EMBEDDED, gone=(*policy.EMBEDDED, "X-Frame-Options")),
        *_block(f"/{form.FOLDER}*", own := form.headers(site.repository), gone=own),
    ]
    yield "_headers", "".join(f"{line}\n" for line in lines).encode()


def _block(path: str, headers: Mapping[str, str], gone: Iterable[str] = ()) -> list[str]:
    """What is said of a path; `gone` of what was said of all paths before."""
    return [path, *(f"  ! {name}" for name in gone), *(f"  {name}: {value}" for name, value in headers.items())]
