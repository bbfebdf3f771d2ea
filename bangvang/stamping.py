"""Drafts → files: each page made, rendered, stamped into its shell and staged, unless it is published as it is.

Of drafts made before of the same facts and the same stories not even a model is made, while what they became stands.

A press is told once to every process of a crew; a job is a few numbers of drafts, and what comes home is small.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from msgspec import msgpack

from bangvang import fingerprints, guard, head, listing, pages, render
from bangvang.catalogue import Catalogue
from bangvang.crew import ALONE, Crew, batched
from bangvang.frame import Shell
from bangvang.guard import Leak
from bangvang.head import Site
from bangvang.page import Draft, Page
from bangvang.recall import Ledger
from bangvang.render import Templates
from bangvang.store import Output, Staged, Staging

FEW = 4
"""Jobs that are done sooner than a crew is called."""
SIZE = 20
"""Drafts a job: a long roll among them takes as long as all the rest, and nobody should wait for it at the end."""


class Guarding(NamedTuple):
    """What the guard lets pass, and a digest of that and of what it looks for: when it changes, all is made again."""

    allowed: frozenset[str] = frozenset()
    digest: bytes = b""


@dataclass(frozen=True)
class Press:
    """All it takes to make any page of a site. `facts` is the digest of those in `catalogue`, `feeds` are addresses of
    feeds by page address."""

    catalogue: Catalogue
    facts: bytes
    feeds: Mapping[str, str]
    shells: Mapping[tuple[str, int], Shell]
    site: Site
    templates: Templates
    staging: Staging | None
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
    def ground(self) -> bytes:
        """What all pages follow from but for the words of stories."""
        shells = (repr(one).encode() for one in sorted(self.shell_digests.items()))
        return _digest(self.engine, self.facts, bytes([self.cards]), *shells)

    def digest(self, numbers: Iterable[int]) -> bytes:
        """Changes with anything that the pages of these drafts follow from."""
        told = (self.drafts[number].tells for number in numbers)
        return _digest(self.ground, repr(tuple(numbers)).encode(), fingerprints.stories(filter(None, told)))

    @cached_property
    def shell_digests(self) -> Mapping[tuple[str, int], bytes]:
        return {key: _digest(b"".join(shell.pieces)) for key, shell in self.shells.items()}


Printed = tuple[Page, Staged, tuple[Leak, ...]]
"""A page without its model, the file it became, and what in it nobody may read."""


def printed(press: Press, crew: Crew, ledger: Ledger) -> tuple[Iterator[list[Printed]], int]:
    """Every page of the site in batches, in the order of the drafts, and how many batches there are; a crew begins at
    once, and waits for nobody."""
    jobs = {press.digest(job): job for job in batched(range(len(press.drafts)), SIZE)}
    standing = {digest: _standing(press.staging, ledger.known(digest)) for digest in jobs}
    wanted = [job for digest, job in jobs.items() if standing[digest] is None]
    made = (crew if len(wanted) > FEW else ALONE).map(_print, press, wanted, ahead=len(wanted))
    return _batches(standing, made, ledger), len(jobs)


def _batches(
    standing: Mapping[bytes, list[Printed] | None], made: Iterator[list[Printed]], ledger: Ledger
) -> Iterator[list[Printed]]:
    """The batches that stand and those that had to be made, which are written down, in their order."""
    for digest, known in standing.items():
        batch = next(made) if known is None else known
        if known is None and not any(leaks for _, _, leaks in batch):
            ledger.write(digest, [(page, staged.fingerprint) for page, staged, _ in batch])
        yield batch


def _standing(staging: Staging, known: Sequence[tuple[Page, str]] | None) -> list[Printed] | None:
    """Pages made before, when all of them are published as they were made."""
    if known is None or any(staging.fingerprint(file_of(page.address)) != fingerprint for page, fingerprint in known):
        return None
    return [(page, staging.put(Output(file_of(page.address), None, fingerprint)), ()) for page, fingerprint in known]


def digest_of(printed: Sequence[Page], site: Site, prose: Sequence) -> bytes:
    """What files that tell of all pages follow from beside the catalogue."""
    return _digest(msgpack.encode((printed, site)), repr(prose).encode())


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
    html = _html(press, page)
    return press.staging.put(Output(path, html, fingerprint)), guard.findings(path, html, press.guarding.allowed)


def _html(press: Press, page: Page) -> bytes:
    body = render.body(press.templates, page)
    shell = press.shells[page.section, page.depth]
    return shell.stamp(escape(page.title), head.head(page, press.site), body)


def preview(press: Press, address: str) -> bytes | None:
    """The page at an address before anything is staged; None when no draft begins at the address of its list."""
    first = listing.first_of(address)
    numbers = (number for number, draft in enumerate(press.drafts) if draft.address == first)
    made = (page for number in numbers for page in press.pages(number))
    return next((_html(press, page) for page in made if page.address == address), None)


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
    ours = (folder / f"{name}.py" for name in ("head", "compiling", "render", "vietnamese", "page", "frame"))
    libraries = (f"{name} {version(name)}".encode() for name in ("jinja2", "markupsafe"))
    return _digest(*(path.read_bytes() for path in ours), *libraries)
