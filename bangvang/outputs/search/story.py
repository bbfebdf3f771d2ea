"""The words of long texts: of HTML stories and of plain ones, paragraph by paragraph."""

import re
from html import unescape

from bangvang.outputs.search.text import told_keys
from bangvang.stories import untagged

_BLOCK = re.compile(r"</(?:p|h[1-6]|li|td|th|tr|blockquote|pre)>|<(?:br|hr)\b[^>]*>")
_CITATION = re.compile(r"<sup\b.*?</sup>", re.DOTALL)


def paragraphs(html: str) -> list[str]:
    """The plain text of each block of a story, without its citation marks."""
    blocks = _BLOCK.split(_CITATION.sub("", html))
    return [text for block in blocks if (text := unescape(untagged(block)).strip())]


def runs_of(text: str) -> list[list[str]]:
    """The keys of a text, paragraph by paragraph."""
    return [told_keys(line) for line in text.split("\n") if line]
