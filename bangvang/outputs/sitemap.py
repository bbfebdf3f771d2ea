"""sitemap.xml (sitemaps.org, protocol 0.9): every page search engines may show, and the day its facts last changed.

A file holds 50,000 addresses or 50 MB at most; a larger site gets sitemap-1.xml, sitemap-2.xml… and an index.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bangvang.catalogue import Catalogue
from bangvang.head import Site
from bangvang.outputs.xml import Xml, absolute, document, element
from bangvang.page import Page

NAME = "sitemap.xml"
MOST_URLS = 50_000
MOST_BYTES = 50 * 1024 * 1024

_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
Dated = tuple[str, date | None]
"""An address and the day its page last changed, when records tell."""


def files(catalogue: Catalogue, pages: Sequence[Page], site: Site, prose: Sequence) -> Iterator[tuple[str, bytes]]:
    days: dict[str, date | None] = {page.address: None for page in prose}
    days |= {page.address: page.updated for page in pages if page.index and not page.canonical}
    yield from sitemaps(sorted(days.items()), site.url)


def sitemaps(
    days: Iterable[Dated], base: str, most_urls: int = MOST_URLS, most_bytes: int = MOST_BYTES
) -> Iterator[tuple[str, bytes]]:
    """One file; or an index first, then its parts."""
    parts = list(_parts(base, days, most_urls, most_bytes))
    if len(parts) == 1:
        yield NAME, _file("urlset", parts[0][0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield (
        NAME,
        _file(
            "sitemapindex", [_entry("sitemap", base, (name, day)) for name, (_, day) in zip(names, parts, strict=True)]
        ),
    )
    for name, (entries, _) in zip(names, parts, strict=True):
        yield name, _file("urlset", entries)


def _parts(
    base: str, days: Iterable[Dated], most_urls: int, most_bytes: int
) -> Iterator[tuple[list[Xml], date | None]]:
    """Entries cut where a file would grow too large, each part with the last day in it; one part at least."""
    frame = len(_file("urlset", ()))
    part, size, last = [], frame, None
    for one in days:
        entry = _entry("url", base, one)
        if part and (len(part) == most_urls or size + len(entry) > most_bytes):
            yield part, last
            part, size, last = [], frame, None
        part.append(entry)
        size += len(entry)
        last = max(filter(None, (last, one[1])), default=None)
    yield part, last


def _entry(tag: str, base: str, one: Dated) -> Xml:
    address, day = one
    changed = (element("lastmod", day.isoformat()),) if day else ()
    return Xml(element(tag, element("loc", absolute(base, address)), *changed) + "\n")


def _file(tag: str, entries: Iterable[Xml]) -> bytes:
    return document(element(tag, Xml("\n"), *entries, xmlns=_SCHEMA))
