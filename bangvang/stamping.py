"""Drafts → files: each page made, rendered, stamped into its shell and staged, unless it is published as it is.

A press is told once to every process of a crew; a job is a few numbers of drafts, and what comes home is small.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from msgspec import msgpack

from bangvang import guard, head, pages, render
from bangvang.catalogue import Catalogue
from bangvang.crew import Crew, batched
from bangvang.frame import Shell
from bangvang.guard import Leak
from bangvang.head import Site
from bangvang.page import Draft, Page
from bangvang.render import Templates
from bangvang.store import Output, Staged, Staging

SIZE = 20
"""Drafts a job: a long roll among them takes as long as all the rest, and nobody should wait for it at the end."""


class Guarding(NamedTuple):
    """What the guard lets pass, and a digest of that and of what it looks for: when it changes, all is made again."""

    allowed: frozenset[str] = frozenset()
    digest: bytes = b""


@dataclass(frozen=True)
class Press:
    """All it takes to make any page of a site. `feeds` are the addresses of feeds by page address."""

    catalogue: Catalogue
    feeds: Mapping[str, str]
    shells: Mapping[tuple[str, int], Shell]
    site: Site
    templates: Templates
    staging: Staging
    guarding: Guarding
    cards: bool = True

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """What there is to make; every process finds the same, in the same order."""
        return pages.drafts(self.catalogue)

    def pages(self, number: int) -> Iterator[Page]:
        """The pages of one draft, as they are printed."""
        for page in self.drafts[number].make():
            feed = self.feeds.get(page.address, "")
            yield page._replace(feed=feed, card=page.card if self.cards else None)

    @cached_property
    def engine(self) -> bytes:
        """What all pages are fingerprinted with."""
        return _digest(msgpack.encode((self.templates.texts, self.site)), _engine(), self.guarding.digest)

    @cached_property
    def shell_digests(self) -> Mapping[tuple[str, int], bytes]:
        return {key: _digest("".join(shell.pieces).encode()) for key, shell in self.shells.items()}


Printed = tuple[Page, Staged, tuple[Leak, ...]]
"""A page without its model, the file it became, and what in it nobody may read."""


def printed(press: Press, crew: Crew) -> tuple[Iterator[list[Printed]], int]:
    """Every page of the site in batches, in the order of the drafts, and how many batches there are; a crew begins at
    once, and waits for nobody."""
    jobs = tuple(batched(range(len(press.drafts)), SIZE))
    return crew.map(_print, press, jobs, ahead=len(jobs)), len(jobs)


def file_of(address: str) -> str:
    """The file a page is published in."""
    return address + "index.html"


def _print(press: Press, numbers: Iterable[int]) -> list[Printed]:
    return [
        (page._replace(model=None, data=()), *_staged(press, page))
        for number in numbers
        for page in press.pages(number)
    ]


def _staged(press: Press, page: Page) -> tuple[Staged, tuple[Leak, ...]]:
    """A page whose model, template, shell and engine are what they were is kept."""
    path, shell = file_of(page.address), (page.section, page.depth)
    fingerprint = _digest(press.engine, press.shell_digests[shell], msgpack.encode(page)).hex()
    if press.staging.fingerprint(path) == fingerprint:
        return press.staging.put(Output(path, None, fingerprint)), ()
    body = render.body(press.templates, page)
    html = press.shells[shell].stamp(escape(page.title), head.head(page, press.site), body).encode()
    return press.staging.put(Output(path, html, fingerprint)), guard.findings(path, html, press.guarding.allowed)


def _digest(*parts: bytes) -> bytes:
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


@cache
def _engine() -> bytes:
    """What turns a page into bytes beside its template; when it changes, every page is rendered again."""
    folder = Path(__file__).parent
    ours = (folder / f"{name}.py" for name in ("head", "render", "vietnamese", "page", "frame"))
    libraries = (f"{name} {version(name)}".encode() for name in ("jinja2", "markupsafe"))
    return _digest(*(path.read_bytes() for path in ours), *libraries)
