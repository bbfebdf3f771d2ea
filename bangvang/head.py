"""What a page says of itself in its head: description, canonical address, Open Graph, JSON-LD, feed."""

from collections.abc import Iterator
from html import escape

from msgspec import Struct, json

from bangvang.page import Page
from bangvang.repository import Repository

CARD = "chia-se.jpg"
"""The share card lies in the folder of its page under this name."""
CARD_SIZE = (1200, 630)


class Site(Struct, frozen=True):
    """What every page and output needs to know about the site as a whole; `url` is absolute and ends in “/”."""

    name: str
    url: str
    description: str
    repository: Repository | None = None


def head(page: Page, site: Site) -> bytes:
    """The head tags of a page, every value escaped."""
    url, title = escape(page.canonical or site.url + page.address), escape(page.title)
    summary = escape(page.summary)
    tags = [
        f'<meta name="description" content="{summary}">',
        f'<link rel="canonical" href="{url}">',
        f'<meta property="og:title" content="{title}">',
        f'<meta property="og:description" content="{summary}">',
        f'<meta property="og:url" content="{url}">',
        f'<meta property="og:type" content="{"article" if page.kind in _ARTICLES else "website"}">',
        f'<meta property="og:site_name" content="{escape(site.name)}">',
        '<meta property="og:locale" content="vi_VN">',
        *_card(page, url),
    ]
    if not page.index:
        tags.append('<meta name="robots" content="noindex">')
    if page.feed:
        here = "../" * page.depth + page.feed
        tags.append(f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{here}">')
    data = [_absolute(one, site.url) for one in page.data]
    return b"\n".join(["\n".join(tags).encode(), *map(_json_ld, data), *_breadcrumbs(page, site)])


_ARTICLES = ("exemplar", "campaign", "event")


def _card(page: Page, url: str) -> Iterator[str]:
    if page.card:
        width, height = CARD_SIZE
        yield f'<meta property="og:image" content="{url}{CARD}">'
        yield f'<meta property="og:image:width" content="{width}">'
        yield f'<meta property="og:image:height" content="{height}">'
        yield f'<meta property="og:image:alt" content="{escape(" – ".join([page.card.title, *page.card.lines]))}">'
    yield f'<meta name="twitter:card" content="{"summary_large_image" if page.card else "summary"}">'


def _breadcrumbs(page: Page, site: Site) -> Iterator[bytes]:
    """schema.org BreadcrumbList; only where there is a way back."""
    if len(page.crumbs) > 1:
        items = [
            {"@type": "ListItem", "position": position, "name": crumb.text, "item": {"@id": site.url + crumb.address}}
            for position, crumb in enumerate(page.crumbs, 1)
        ]
        yield _json_ld({"@type": "BreadcrumbList", "itemListElement": items})


def _absolute(value, base: str):
    """Addresses under @id and url are relative to the site in a page's data; here they become absolute."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return {
            key: base + one
            if key in ("@id", "url") and isinstance(one, str) and "://" not in one
            else _absolute(one, base)
            for key, one in value.items()
        }
    return [_absolute(one, base) for one in value] if isinstance(value, _LISTS) else value


_LISTS = list | tuple
_ESCAPES = {character.encode(): b"\\u%04x" % ord(character) for character in "<>&\u2028\u2029"}


def _json_ld(data: dict) -> bytes:
    """A JSON-LD script; <, > and & are written as escapes so that no text can close it."""
    text = json.encode({"@context": "https://schema.org", **data})
    for character, written in _ESCAPES.items():
        text = text.replace(character, written)
    return b'<script type="application/ld+json">%s</script>' % text
