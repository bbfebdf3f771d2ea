"""How a file of the site is delivered: what a store answers beside its bytes, and when it may appear.

A file whose name tells its contents may be kept for a year by the browser that fetched it, but for a day by what stands
between (`s-maxage`): photos and pieces of the index name people, and what was taken down must not live on there. Two
characters of hash, as most pieces of the index have, tell a file from the version before it and not from all of a
year: those are kept for a day. Everything else is asked for again each time, and answered without its bytes (304)
when it is the same, so that a reader never has the page of today with the style of last week.
"""

import re
from pathlib import PurePosixPath

_UTF8 = "; charset=utf-8"
TYPES = {
    ".html": "text/html" + _UTF8,
    ".css": "text/css" + _UTF8,
    ".js": "text/javascript" + _UTF8,
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".xml": "application/xml" + _UTF8,
    ".csv": "text/csv" + _UTF8,
    ".ics": "text/calendar" + _UTF8,
    ".txt": "text/plain" + _UTF8,
    ".yml": "application/yaml",
    ".svg": "image/svg+xml" + _UTF8,
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".bin": "application/octet-stream",
    ".LICENSE": "text/plain" + _UTF8,
    "": "text/plain" + _UTF8,  # _headers
}
"""By suffix. What is not here, hung on by a page of prose, is delivered to be saved and never to be run."""
OTHER = "application/octet-stream"
FEED = "application/atom+xml" + _UTF8

YEAR = "public, max-age=31536000, s-maxage=86400, immutable"
DAY = "public, max-age=86400"
ASK = "no-cache"

_BY_CONTENTS = re.compile(r".+(\.[\w-]{6,}\.bin|-(?=[0-9]*[a-f])[0-9a-f]{8}-[0-9]+\.(jpg|webp|avif|png))")
"""A hash has a letter: -20260930-2.jpg, named by a person, tells a day."""
_BY_VERSION = re.compile(r".+(\.[\w-]{2,5}\.bin|\.woff2)")


def headers(path: str) -> dict[str, str]:
    """Content-Type and Cache-Control of a file."""
    name = PurePosixPath(path)
    kind = FEED if name.name == "feed.xml" else TYPES.get(name.suffix, OTHER)
    return {"Content-Type": kind, "Cache-Control": _cached(name.name)}


def _cached(name: str) -> str:
    if _BY_CONTENTS.fullmatch(name):
        return YEAR
    return DAY if _BY_VERSION.fullmatch(name) else ASK


def wave(path: str, new: bool) -> int:
    """When a file is put in place, among those that have to be: all of one wave are there before the next begins.

    New files first, which nothing points at yet, then those that replace others: so whatever points at something
    comes after it. Pages come after what they are made of, and last what leads to pages: the front page, the site map,
    the feeds, the head of the index.
    """
    if path == "index.html" or PurePosixPath(path).name in ("sitemap.xml", "feed.xml", "meta.bin"):
        return 4
    return 2 * (not new) + path.endswith(".html")
