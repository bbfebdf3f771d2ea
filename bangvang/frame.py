"""MkDocs and Material: the prose pages, and the shells that every record's page is stamped into.

A shell is a page of the site's frame with markers where title, head tags and body go. MkDocs renders one for
each section and depth (links in it are relative), the `Catcher` takes it from MkDocs' hands before it is
written and cuts it at the markers. This is the only module that knows MkDocs.
"""

import hashlib
import importlib.metadata
import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from bangvang import lean, policy, project, repository
from bangvang.exits import Refusal
from bangvang.form import beginnings
from bangvang.repository import Repository

# A tab of the site each, by the first part of its address; "" is the home page, or below it a page under no tab.
SECTIONS = (
    "",
    "guong",
    "bang-vang",
    "quyet-dinh",
    "phong-trao",
    "sang-kien",
    "cuoc-thi",
    "lay-y-kien",
    "huong-dan",
    "gioi-thieu",
)
DEPTHS = range(6)
SLOTS = ("title", "head", "body")

_MARKER = re.compile(r"<!--slot:([a-z]+)-->")
_SHELLS = "_shell/"
_STYLE = "assets/material.css"


class FrameError(Refusal):
    """MkDocs could not render the frame: its configuration or a template of the theme is broken."""

    def __str__(self) -> str:
        return f"Không dựng được khung trang (mkdocs.yml hoặc theme/): {self.args[0]}"


class Shell(Struct, frozen=True):
    """A page of the frame cut at its slots: one piece of constant text more than there are slots."""

    pieces: tuple[bytes, ...]

    @classmethod
    def cut(cls, html: str) -> "Shell":
        parts = _MARKER.split(html)
        if tuple(parts[1::2]) != SLOTS:
            raise FrameError(f"theme/main.html must mark {', '.join(SLOTS)} once each and in this order")
        return cls(tuple(piece.encode() for piece in parts[::2]))

    def stamp(self, title: str, head: bytes, body: bytes) -> bytes:
        """A whole page; the title is escaped text, head and body are finished HTML."""
        before, to_head, to_body, after = self.pieces
        return b"".join((before, title.encode(), to_head, head, to_body, body, after))


class ProsePage(Struct, frozen=True):
    """A page written by hand in content/pages/: its address relative to the site, and what lists say of it."""

    address: str
    title: str
    description: str


class Frame(Struct, frozen=True):
    """All that MkDocs gives: shells, the files it would publish, and what the rest of the site needs to know."""

    shells: dict[tuple[str, int], Shell]
    files: dict[str, bytes]
    prose: tuple[ProsePage, ...]
    site_name: str
    site_url: str
    site_description: str
    warnings: tuple[str, ...] = ()
    repository: Repository | None = None
    host: str = ""


class Catcher:
    """Takes shells out of one MkDocs build. Its `on_` methods are MkDocs' events: register it, or call them."""

    def __init__(self) -> None:
        self._shells: dict[tuple[str, int], Shell] = {}
        self._prose: list[ProsePage] = []
        self._config = None
        self._repository: Repository | None = None

    def on_config(self, config):
        self._shells, self._prose, self._config = {}, [], config
        try:
            self._repository = repository.read(config.repo_url or "", config.edit_uri or "", config.extra.get("form"))
        except ValueError as error:
            logging.getLogger("mkdocs").warning(str(error))
        config.extra["begin"] = beginnings.of(self._repository)
        config.theme.static_templates.discard("sitemap.xml")
        config.extra |= {"policy": policy.CONTENT, "referrer": policy.REFERRER}
        config.mdx_configs.setdefault("toc", {})["slugify"] = _heading_id
        return config

    def on_files(self, files, config):
        """Leave Material's scripts and hashed names out, its style sheet in, and add a page for each shell."""
        from mkdocs.structure.files import File, InclusionLevel

        for file in list(files):
            if re.fullmatch(r"assets/stylesheets/main\.\w+\.min\.css", file.src_uri):
                files.append(File.generated(config, _STYLE, content=_layered(file.content_bytes)))
            ours = file.src_dir == config.theme.custom_dir and file.src_uri.startswith("assets/")
            if file.src_dir in config.theme.dirs and not ours:
                files.remove(file)
        for section, depth in _kinds():
            name = f"{_SHELLS}{section or 'none'}-{depth}.md"
            source = f'---\ntitle: ""\nshell: "{section}"\n---\n'
            shell = File.generated(config, name, content=source, inclusion=InclusionLevel.NOT_IN_NAV)
            shell.url = "/".join(["x"] * depth) + "/" if depth else "./"
            files.append(shell)
        # MkDocs tells of every page it did not write; a shell is never meant to be written.
        logging.getLogger("mkdocs.commands.build").addFilter(_not_about_shells)
        return files

    def on_post_page(self, output, page, config):
        """The page as MkDocs should write it: nothing for a shell, which is kept here."""
        if not page.file.src_uri.startswith(_SHELLS):
            self._prose.append(ProsePage(page.url, str(page.title), str(page.meta.get("description", ""))))
            return output
        depth = page.url.count("/")
        self._shells[page.meta["shell"], depth] = Shell.cut(output)
        return ""

    def frame_from(self, site_dir: Path, warnings: tuple[str, ...] = ()) -> Frame:
        """The frame, once MkDocs is done: to be called before anything else is written into `site_dir`."""
        if missing := set(_kinds()) - set(self._shells):
            raise FrameError(f"MkDocs gave no shell for {sorted(missing)}")
        files = {
            path.relative_to(site_dir).as_posix(): (lean.script if path.suffix == ".js" else bytes)(path.read_bytes())
            for path in sorted(site_dir.rglob("*"))
            if path.is_file()
        }
        prose = tuple(sorted(self._prose, key=lambda page: page.address))
        config = self._config
        names = config.site_name, config.site_url or "", config.site_description or ""
        return Frame(
            self._shells, files, prose, *names, warnings, self._repository, str(config.extra.get("host") or "")
        )


def render(config_file: Path, *, scratch: Path) -> Frame:
    """Run MkDocs into the folder `scratch`, with the Catcher in place of the hooks `config_file` names."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    catcher = Catcher()
    with _Listener() as listener:
        try:
            config = load_config(str(config_file), hooks=[], site_dir=str(scratch))
            config.plugins["bangvang"] = catcher
            build(config)
        except MkDocsException as error:
            raise FrameError("; ".join([*listener.heard, str(error)])) from error
    return catcher.frame_from(scratch, tuple(listener.heard))


def fingerprint(root: Path) -> str:
    """Equal fingerprints mean equal frames: hashes what MkDocs reads, without running it."""
    digest = hashlib.sha256()
    for name in ("mkdocs", "mkdocs-material", "pymdown-extensions", "Markdown", "Pygments"):
        digest.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    for own in (__file__, lean.__file__, policy.__file__, repository.__file__, beginnings.__file__):
        digest.update(hashlib.sha256(Path(own).read_bytes()).digest())
    digest.update(hashlib.sha256(project.configuration(root)).digest())
    for path in sorted(_sources(root)):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _kinds() -> Iterator[tuple[str, int]]:
    """Every section and depth that pages may have; only the home page lies at depth 0."""
    return ((section, depth) for section in SECTIONS for depth in DEPTHS if depth or not section)


def _sources(root: Path) -> Iterator[Path]:
    """What MkDocs reads; theme/pages and theme/parts are templates of records' bodies, and ours alone."""
    ours = (root / "theme" / "pages", root / "theme" / "parts")
    for folder in (root / "theme", root / "content" / "pages"):
        for path in folder.rglob("*"):
            if path.is_file() and not any(path.is_relative_to(one) for one in ours):
                yield path


def _layered(style: bytes) -> bytes:
    """Material's style sheet as a cascade layer, so that any rule of ours outweighs any of its."""
    text = style.decode().removeprefix('@charset "UTF-8";')
    text = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", text)
    return f"@layer material{{{text.strip()}}}\n".encode()


def _heading_id(text: str, separator: str) -> str:
    """Python-Markdown's own, but đ becomes d instead of nothing."""
    from markdown.extensions.toc import slugify

    return slugify(text.replace("đ", "d").replace("Đ", "D"), separator)


def _not_about_shells(record: logging.LogRecord) -> bool:
    return _SHELLS not in record.getMessage()


class _Listener(logging.Handler):
    """Keeps what MkDocs warns of while it is open, instead of letting it reach the terminal."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []
        self._log = logging.getLogger("mkdocs")

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())

    def __enter__(self) -> "_Listener":
        self._propagated, self._log.propagate = self._log.propagate, False
        self._log.addHandler(self)
        return self

    def __exit__(self, *_) -> None:
        self._log.removeHandler(self)
        self._log.propagate = self._propagated


def abort(message: str) -> NoReturn:
    """Stop MkDocs with a message and exit code 1, when it was MkDocs that called us."""
    from mkdocs.exceptions import Abort

    raise Abort(message)
