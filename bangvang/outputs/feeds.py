"""Atom feeds (RFC 4287), one for each stream: anyone can follow the site, an honour, a body, a place, a campaign.

Ids are page addresses and never change; days come from records, so unchanged records give unchanged bytes.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from bangvang.catalogue import Catalogue
from bangvang.head import Site
from bangvang.outputs.xml import Xml, absolute, document, element
from bangvang.streams import FEED, Item, Stream, streams

ATOM = "http://www.w3.org/2005/Atom"
BEGINNING = date(1970, 1, 1)
"""A feed must say when it changed (RFC 4287, 4.1.1), also the site's own before its first story."""


def files(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    entries: dict[str, Xml] = {}  # one happening stands in several feeds
    for stream in streams(catalogue):
        for item in stream.items:
            if item.address not in entries:
                entries[item.address] = _entry(item, site)
        yield stream.address + FEED, _feed(stream, [entries[item.address] for item in stream.items], site)


def _feed(stream: Stream, entries: Sequence[Xml], site: Site) -> bytes:
    page = absolute(site.url, stream.address)
    root = element(
        "feed",
        element("id", page),
        element("title", f"{stream.title} – {site.name}" if stream.title else site.name),
        *(() if stream.title else (element("subtitle", site.description),)),
        element("link", rel="self", type="application/atom+xml", href=page + FEED),
        element("link", rel="alternate", type="text/html", href=page),
        element("updated", _instant(max((item.updated for item in stream.items), default=BEGINNING))),
        element("author", element("name", site.name)),
        *entries,
        **{"xmlns": ATOM, "xml:lang": "vi"},
    )
    return document(root)


def _entry(item: Item, site: Site) -> Xml:
    return element(
        "entry",
        element("id", absolute(site.url, item.address)),
        element("title", item.title),
        element("link", rel="alternate", type="text/html", href=absolute(site.url, item.link)),
        element("published", _instant(item.published)),
        element("updated", _instant(item.updated)),
        element("summary", item.summary),
    )


def _instant(day: date) -> str:
    """Midnight in Vietnam, as RFC 3339 writes it."""
    return f"{day.isoformat()}T00:00:00+07:00"
