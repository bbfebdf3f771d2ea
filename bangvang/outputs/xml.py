"""XML that is well-formed whatever the text: `element` is the only way to make some. Shared by sitemap and feeds.

Text that is not yet `Xml` is escaped and rid of what XML 1.0 forbids (section 2.2: most control characters, lone
surrogates, U+FFFE and U+FFFF), which ElementTree would let through. It is also three times as fast, and tens of
thousands of entries are printed.
"""

import re
from urllib.parse import quote

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Xml(str):
    """Finished XML, as `element` gives it."""

    __slots__ = ()


def element(name: str, *content: str, **attributes: str) -> Xml:
    """An element: what it contains is text to be escaped, or finished `Xml`."""
    start = name + "".join([f' {key}="{_escaped(value)}"' for key, value in attributes.items()])
    inside = "".join([one if isinstance(one, Xml) else _escaped(one) for one in content])
    return Xml(f"<{start}>{inside}</{name}>" if inside else f"<{start}/>")


def document(root: Xml) -> bytes:
    """The whole file."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'.encode()


def absolute(base: str, address: str) -> str:
    """The whole URL of an address on the site, ASCII only (RFC 3986): letters with marks are percent-encoded."""
    return base + quote(address, safe="/#")


def _escaped(text: str) -> str:
    plain = _FORBIDDEN.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace('"', "&quot;")
