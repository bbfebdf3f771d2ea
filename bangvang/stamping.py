"""Drafts → files: each page made, rendered, stamped into its shell and staged, unless it is published as it is.

Of drafts made before of the same facts and the same stories not even a model is made, while what they became stands;
which drafts there are follows from facts.

A press is told once to every process of a crew; a job says which drafts, and what comes home is small.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from hashlib import blake2b
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, msgpack

from bangvang import fingerprints, guard, head, listing, pages, render
from bangvang.catalogue import Catalogue, kind_of
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


class Job(NamedTuple):
    """Drafts of the kind of page at a place in `pages.KINDS`: from the `first` on, as many as make a job. `tells` are
    the kinds and ids of the records whose stories they tell."""

    kind: int
    first: int
    tells: tuple[tuple[str, str], ...]


class Press(Struct, frozen=True, dict=True):
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

    def pages(self, job: Job) -> Iterator[Page]:
        """The pages of a job, as they are printed; every process finds the same drafts, in the same order."""
        for draft in pages.of_kind(self.catalogue, job.kind)[job.first : job.first + SIZE]:
            yield from self.made(draft)

    def made(self, draft: Draft) -> Iterator[Page]:
        """The pages of a draft, as they are printed."""
        for page in draft.make():
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

    def digest(self, job: Job) -> bytes:
        """Changes with anything that the pages of a job follow from."""
        told = (self.catalogue.of_kind(kind)[id] for kind, id in job.tells)
        return _digest(self.ground, f"{job.kind} {job.first}".encode(), fingerprints.stories(told))

    @cached_property
    def shell_digests(self) -> Mapping[tuple[str, int], bytes]:
        return {key: _digest(b"".join(shell.pieces)) for key, shell in self.shells.items()}


class Printed(NamedTuple):
    """The pages of a job: the files they became, what in them nobody may read, and they themselves without their
    models, packed."""

    staged: Sequence[Staged]
    leaks: Sequence[Leak]
    packed: bytes


def printed(press: Press, crew: Crew, ledger: Ledger) -> tuple[Iterator[Printed], int]:
    """Every page of the site, job by job, in the order of the drafts, and how many jobs there are; a crew begins at
    once, and waits for nobody."""
    plan = ledger.answer(b"plan" + press.facts, lambda: _plan(press.catalogue))
    jobs = {press.digest(job): job for job in plan}
    standing = {digest: _standing(press.staging, ledger.known(digest)) for digest in jobs}
    wanted = [job for digest, job in jobs.items() if standing[digest] is None]
    made = (crew if len(wanted) > FEW else ALONE).map(_print, press, wanted, ahead=len(wanted))
    return _in_order(standing, made, ledger), len(jobs)


def _plan(catalogue: Catalogue) -> list[Job]:
    """What there is to make."""
    return [
        Job(kind, number * SIZE, tuple((kind_of(one.tells), one.tells.id) for one in drafts if one.tells))
        for kind in range(len(pages.KINDS))
        for number, drafts in enumerate(batched(pages.of_kind(catalogue, kind), SIZE))
    ]


def _in_order(standing: Mapping[bytes, Printed | None], made: Iterator[Printed], ledger: Ledger) -> Iterator[Printed]:
    """The jobs that stand and those that had to be done, which are written down, in their order."""
    for digest, known in standing.items():
        job = known or next(made)
        if not known and not job.leaks:
            ledger.write(digest, ([(one.path, one.entry.fingerprint) for one in job.staged], job.packed))
        yield job


def _standing(staging: Staging, known: tuple[Sequence[tuple[str, str]], bytes] | None) -> Printed | None:
    """Pages made before, when all of them are published as they were made."""
    files, packed = known or ((), b"")
    if not known or any(staging.fingerprint(path) != fingerprint for path, fingerprint in files):
        return None
    return Printed([staging.put(Output(path, None, fingerprint)) for path, fingerprint in files], (), packed)


def unpacked(packed: Iterable[bytes]) -> list[Page]:
    """The pages of all jobs, without their models."""
    return [page for job in packed for page in _PAGES.decode(job)]


_PAGES = msgpack.Decoder(list[Page])


def digest_of(packed: Iterable[bytes], site: Site, prose: Sequence) -> bytes:
    """What files that tell of all pages follow from beside the catalogue."""
    return _digest(*packed, msgpack.encode(site), repr(prose).encode())


def file_of(address: str) -> str:
    """The file a page is published in."""
    return address + "index.html"


def _print(press: Press, job: Job) -> Printed:
    staged, leaks, told = [], [], []
    for page in press.pages(job):
        file, found = _staged(press, page)
        staged.append(file)
        leaks += found
        told.append(page._replace(model=None, data=()))
    return Printed(staged, leaks, msgpack.encode(told))


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
    first, kinds = listing.first_of(address), range(len(pages.KINDS))
    drafts = (one for kind in kinds for one in pages.of_kind(press.catalogue, kind) if one.address == first)
    made = (page for draft in drafts for page in press.made(draft))
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
