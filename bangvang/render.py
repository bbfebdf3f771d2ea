"""Page + template → the HTML of its body. The only Jinja environment of ours: it escapes, and it is strict.

Rendering is pure (templates and pages in, text out), so batches of it can run on other processes or machines.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from bangvang import vietnamese
from bangvang.page import Page

Templates = tuple[tuple[str, str], ...]
"""Names and texts of all templates, in order: a plain value that can be sent anywhere and compared."""


def templates(theme: Path) -> Templates:
    """Read theme/pages/ and theme/parts/."""
    paths = sorted(path for folder in ("pages", "parts") for path in (theme / folder).glob("*.html"))
    return tuple((path.relative_to(theme).as_posix(), path.read_text("utf-8")) for path in paths)


def bodies(texts: Templates, pages: Iterable[Page]) -> list[str]:
    """The HTML of each page's body."""
    environment = _environment(texts)
    return [
        environment.get_template(f"pages/{page.kind}.html").render(
            page=page, model=page.model, root="../" * page.depth or "./"
        )
        for page in pages
    ]


@lru_cache(maxsize=2)
def _environment(texts: Templates) -> Environment:
    environment = Environment(
        loader=DictLoader(dict(texts)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["padded"] = vietnamese.padded
    environment.filters["number"] = vietnamese.number
    environment.filters["listed"] = vietnamese.listed
    environment.filters["paragraphs"] = _paragraphs
    environment.filters["story"] = Markup  # only ever given `Story.html`, which two walls have made safe
    environment.filters["sentence"] = _sentence
    environment.filters["sentences"] = _sentences
    environment.filters["unbroken"] = _unbroken
    return environment


def _paragraphs(text: str) -> Markup:
    """Plain text to paragraphs; everything in it is escaped."""
    parts = (part.strip() for part in text.split("\n\n"))
    return Markup("").join(Markup("<p>{}</p>").format(_unbroken(part)) for part in parts if part)


def _sentence(text: object) -> str:
    """Begins with a capital."""
    words = str(text)
    return words[:1].upper() + words[1:]


def _sentences(texts: Iterable[str]) -> str:
    """Several remarks one after another, each ended once."""
    return " ".join(_sentence(text) if text.endswith((".", "!", "?", "…")) else _sentence(text) + "." for text in texts)


_NUMBER = re.compile(r"\d+(?:/\d{4})?[/-][A-ZĐƯ][\w/-]*\w|\b\d{4}–\d{4}\b")
"""Numbers of documents (12/2024/QĐ-UBND, 216-LCT) and spans of years: a line never breaks inside them."""


def _unbroken(text: str) -> str:
    """Text whose numbers of documents stay on one line."""
    if not _NUMBER.search(text):
        return text
    return Markup(_NUMBER.sub(r'<span class="bv-number">\g<0></span>', str(escape(text))))
