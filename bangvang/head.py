"""What a page says of itself in its head: description, canonical address, Open Graph, JSON-LD, feed."""

from dataclasses import dataclass
from html import escape

from msgspec import json

from bangvang.page import Page
from bangvang.repository import Repository

CARD = "chia-se.jpg"
"""The share card lies in the folder of its page under this name."""
CARD_SIZE = (1200, 630)


@dataclass(frozen=True, slots=True)
class Site:
    """What every page and output needs to know about the site as a whole; `url` is absolute and ends in “/”."""

    name: str
    url: str
    description: str
    repository: Repository | None = None


def head(page: Page, site: Site) -> str:
    """The head tags of a page, every value escaped."""
    url = page.canonical or site.url + page.address
    tags = [
        f'<meta name="description" content="{escape(page.summary)}">',
        f'<link rel="canonical" href="{escape(url)}">',
        *_open_graph(page, site, url),
    ]
    if not page.index:
        tags.append('<meta name="robots" content="noindex">')
    if page.feed:
        here = "../" * page.depth + page.feed
        tags.append(f'<link rel="alternate" type="application/atom+xml" title="{escape(page.title)}" href="{here}">')
    tags += [_json_ld(_absolute(one, site.url)) for one in (*page.data, *_breadcrumbs(page))]
    return "\n".join(tags)


def _open_graph(page: Page, site: Site, url: str):
    properties = {
        "og:title": page.title,
        "og:description": page.summary,
        "og:url": url,
        "og:type": "article" if page.kind in ("exemplar", "campaign", "event") else "website",
        "og:site_name": site.name,
        "og:locale": "vi_VN",
    }
    if page.card:
        width, height = CARD_SIZE
        properties |= {
            "og:image": url + CARD,
            "og:image:width": str(width),
            "og:image:height": str(height),
            "og:image:alt": " – ".join([page.card.title, *page.card.lines]),
        }
    for name, value in properties.items():
        yield f'<meta property="{name}" content="{escape(value)}">'
    yield f'<meta name="twitter:card" content="{"summary_large_image" if page.card else "summary"}">'


def _breadcrumbs(page: Page):
    """schema.org BreadcrumbList; only where there is a way back."""
    if len(page.crumbs) > 1:
        yield {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": crumb.text, "item": {"@id": crumb.address}}
                for position, crumb in enumerate(page.crumbs, 1)
            ],
        }


def _absolute(value, base: str):
    """Addresses under @id and url are relative to the site in a page's data; here they become absolute."""
    if isinstance(value, dict):
        return {
            key: base + one
            if key in ("@id", "url") and isinstance(one, str) and "://" not in one
            else _absolute(one, base)
            for key, one in value.items()
        }
    return [_absolute(one, base) for one in value] if isinstance(value, list | tuple) else value


_ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def _json_ld(data: dict) -> str:
    """A JSON-LD script; <, > and & are written as escapes so that no text can close it."""
    text = json.encode({"@context": "https://schema.org", **data}).decode()
    for character, written in _ESCAPES.items():
        text = text.replace(character, written)
    return f'<script type="application/ld+json">{text}</script>'
