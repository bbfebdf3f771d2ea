"""Page + template → the HTML of its body. The only Jinja environment of ours: it escapes, and it is strict.

Rendering is pure (templates and pages in, text out), so batches of it can run on other processes or machines.
"""

import re
import shutil
from collections.abc import Callable, Hashable, Iterable
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.metadata import version
from operator import attrgetter, itemgetter
from pathlib import Path
from sys import intern
from typing import NamedTuple

from jinja2 import DictLoader, Environment, FileSystemBytecodeCache, StrictUndefined
from markupsafe import Markup, escape

from bangvang import compiling, kept, vietnamese
from bangvang.compiling import PAGES, Compiled, Compiler, escaped, marked
from bangvang.page import Page

ROOT = "\0"
"""Stands for the way up to the site's root until a page is done, so that what is inside is the same on every page;
no text has this character (`source.decode` refuses it)."""

NEXT = "\x1f"
"""Stands between the pieces of a line; no text has it either."""

KEPT = "templates"
"""Compiled templates are kept here: compiling them takes longer than building a small site."""


class Templates(NamedTuple):
    """Names and texts of all templates, in order, and where the compiled are kept: a plain value."""

    texts: tuple[tuple[str, str], ...]
    kept: str
    repository: str = ""


def templates(root: Path, repository: str = "") -> Templates:
    """Read theme/pages/ and theme/parts/ of the project at `root`; files of it can be read behind `repository`."""
    theme = root / "theme"
    paths = sorted(path for folder in ("pages", "parts") for path in (theme / folder).glob("*.html"))
    texts = tuple((path.relative_to(theme).as_posix(), path.read_text("utf-8")) for path in paths)
    return Templates(texts, str(kept.folder(root) / KEPT / _compiler()), repository)


@cache
def _compiler() -> str:
    """Changes with whatever compiles: what another version left is not to be run."""
    ours = (Path(one).read_bytes() for one in (__file__, compiling.__file__))
    return blake2b(b"".join(ours) + version("jinja2").encode(), digest_size=8).hexdigest()


def prepare(theme: Templates) -> None:
    """Compile every template, so that the compiled are there when pages are to be rendered."""
    for other in Path(theme.kept).parent.glob("*"):
        if other.name != Path(theme.kept).name:
            shutil.rmtree(other, ignore_errors=True)
    environment = _environment(theme)
    for name, _ in theme.texts:
        environment.get_template(name)


def body(theme: Templates, page: Page) -> bytes:
    """The HTML of a page's body, in UTF-8."""
    template = _environment(theme).get_template(f"{PAGES}{page.kind}.html")
    return template.module.body(page, page.model).encode().replace(ROOT.encode(), b"../" * page.depth or b"./")


@lru_cache(maxsize=2)
def _environment(theme: Templates) -> Environment:
    Path(theme.kept).mkdir(parents=True, exist_ok=True)
    environment = Environment(
        loader=DictLoader(dict(theme.texts)),
        bytecode_cache=FileSystemBytecodeCache(theme.kept),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.template_class, environment.code_generator_class = Compiled, Compiler
    environment.filters |= {
        name: filter.__wrapped__
        for name, filter in environment.filters.items()
        if getattr(filter, "jinja_async_variant", False)
    }
    environment.globals["root"] = Markup(ROOT)
    environment.globals["next"] = NEXT
    environment.globals["repository"] = theme.repository
    environment.globals["once"] = _once
    environment.globals["rows"] = _rows
    environment.filters["each"] = _each
    environment.filters["filled"] = _filled
    environment.filters["said"] = _said
    environment.filters["padded"] = vietnamese.padded
    environment.filters["number"] = vietnamese.number
    environment.filters["listed"] = vietnamese.listed
    environment.filters["paragraphs"] = _paragraphs
    environment.filters["story"] = marked  # only ever given `Story.html`, which two walls have made safe
    environment.filters["sentence"] = _sentence
    environment.filters["sentences"] = _sentences
    environment.filters["unbroken"] = _unbroken
    return environment


@lru_cache(maxsize=200_000)
def _once(macro: Callable, *values: Hashable) -> Markup:
    """What a macro makes of frozen values, remembered: a line of a roll is printed by up to seven pages."""
    return macro(*values)


@lru_cache(maxsize=200_000)
def _line(macro: Callable, *values: Hashable) -> tuple[str, ...]:
    """Equal pieces are one: an award, a decision, a day stand in many lines."""
    return tuple([intern(piece.strip()) for piece in str(macro(*values)).split(NEXT)])


def _rows(pieces: list[int], macro: Callable, items: Iterable[Hashable], *values: Hashable) -> Markup:
    """The pieces a table shows of each of its lines; a line is printed once, with all of them."""
    chosen = itemgetter(*pieces)
    return marked("\n".join(["".join(chosen(_line(macro, item, *values))) for item in items]))


def _each(items: Iterable[object], name: str) -> list:
    """What the items say under that name."""
    return list(map(attrgetter(name), items))


def _filled(items: Iterable[object], name: str) -> bool:
    """Whether any item has something to say under that name."""
    return any(map(attrgetter(name), items))


def _said(texts: Iterable[str]) -> list[str]:
    """Those that are not empty."""
    return [text for text in texts if text]


def _paragraphs(text: str) -> Markup:
    """Plain text to paragraphs; everything in it is escaped."""
    parts = (part.strip() for part in text.split("\n\n"))
    return Markup("".join(f"<p>{escaped(_unbroken(part))}</p>" for part in parts if part))


def _sentence(text: object) -> str:
    """Begins with a capital."""
    words = str(text)
    return words[:1].upper() + words[1:]


def _sentences(texts: Iterable[str]) -> str:
    """Several remarks one after another, each ended once."""
    return " ".join(_sentence(text) if text.endswith((".", "!", "?", "…")) else _sentence(text) + "." for text in texts)


_NUMBER = re.compile(r"\d+(?:/\d{4})?[/-][A-ZĐƯ][\w/-]*\w|\b\d{4}–\d{4}\b")
"""Numbers of documents (12/2024/QĐ-UBND, 216-LCT) and spans of years: a line never breaks inside them."""


@lru_cache(maxsize=1 << 14, typed=True)
def _unbroken(text: str) -> str:
    """Text whose numbers of documents stay on one line; the names of decisions and honours come again and again."""
    if not ("/" in text or "-" in text or "–" in text) or not _NUMBER.search(text):
        return text
    return Markup(_NUMBER.sub(r'<span class="bv-number">\g<0></span>', str(escape(text))))
