"""Every file of a site, made and staged: pages by a crew, the rest here; what was made on the same ground stands."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from itertools import chain, islice, starmap
from typing import NamedTuple

from msgspec.structs import replace

from bangvang import (
    cards,
    fingerprints,
    guard,
    head,
    kept,
    outputs,
    pictures,
    render,
    stamping,
    streams,
)
from bangvang.catalogue import Catalogue
from bangvang.crew import Crew
from bangvang.frame import Frame
from bangvang.head import Site
from bangvang.outputs import search
from bangvang.outputs.search.index import SEARCHING
from bangvang.page import Page
from bangvang.project import Project
from bangvang.recall import Ledger
from bangvang.stamping import Guarding, Press
from bangvang.store import Output, Staged, Staging
from bangvang.watch import Watch

CARDS, MADE, SEARCH = "cards", "made", "search"
"""What is kept of share cards (a folder), of files made before, and of the search index."""
PAGES, OTHERS = "dựng trang", "làm các tệp khác"
"""Stages of a build."""
BETWEEN = 32
"""Other files made here between two jobs, while the crew prints the next ones."""


class Pressed(NamedTuple):
    """All it takes to print: the frame, a press that stages nothing yet, and what is known of files made before."""

    frame: Frame
    press: Press
    ledger: Ledger


def pressed(project: Project, known: Catalogue, catalogue: Catalogue, frame: Frame) -> Pressed:
    """All it takes to print; `known` is all that is known, `catalogue` what of it may be shown."""
    ledger = Ledger(kept.folder(project.root) / MADE)
    facts = fingerprints.facts(known)
    feeds = ledger.answer(b"feeds" + facts, lambda: streams.feeds(catalogue))
    site = Site(frame.site_name, frame.site_url, frame.site_description, frame.repository)
    templates = render.templates(project.root, frame.repository.files if frame.repository else "")
    guarding = Guarding(guard.allowed(catalogue.operator), guard.digest(catalogue.operator))
    press = Press(catalogue, facts, feeds, frame.shells, site, templates, None, guarding, project.cards)
    return Pressed(frame, press, ledger)


class Printing:
    """The making of all files of a site; a crew begins with the pages at once."""

    def __init__(
        self, project: Project, known: Catalogue, pressed: Pressed, staging: Staging, crew: Crew, watch: Watch
    ) -> None:
        """`known` is all that is known, also what may not be shown."""
        self._frame, press, self._ledger = pressed
        self._project, self._known, self._catalogue = project, known, press.catalogue
        self.staging, self.count, self.leaks, self._packed = staging, 0, [], []
        self._watch, self._crew = watch, crew
        self._place = kept.folder(project.root)
        self._site, self._guarding, self._facts = press.site, press.guarding, press.facts
        self._jobs, self._of_jobs = stamping.printed(replace(press, staging=staging), crew, self._ledger)

    def files(self) -> Iterator[Staged]:
        """Every file of the site, staged; `count` says how many pages there are among them.

        Whatever private the guard finds in a file is added to `leaks`.
        """
        first, stage = self._first(), self._watch.stage(PAGES)
        for job in self._watch.over(PAGES, self._jobs, self._of_jobs):
            self._packed.append(job.packed)
            self.leaks += job.leaks
            self.count += len(job.staged)
            stage.done += len(job.staged)
            stage.before += sum(not one.fresh for one in job.staged)
            yield from job.staged
            yield from islice(first, BETWEEN)
        yield from self._watch.over(OTHERS, chain(first, self._last()), 0)
        if self._project.extras:
            yield from self._watch.over(SEARCHING, self._index(), 0)
        self._ledger.save()

    def _put(self, path: str, data: bytes) -> Staged:
        """Stage a file; what is published as it is was looked at then, if the guard was the same."""
        looked = self._guarding.digest.hex()
        seen = self.staging.fingerprint(path) == looked
        staged = self.staging.put(Output(path, data, looked))
        if staged.fresh or not seen:
            self.leaks += guard.findings(path, data, self._guarding.allowed)
        return staged

    def _first(self) -> Iterator[Staged]:
        """What needs no page: the frame's own files, and what is made of the records."""
        yield from starmap(self._put, sorted(self._frame.files.items()))
        ground = self._facts + stamping.digest_of((), self._site, ())
        for output in (*outputs.OF_RECORDS, *(outputs.EXTRAS if self._project.extras else ())):
            yield from self._group(output, ground, partial(output, self._catalogue, self._site))

    def _last(self) -> Iterator[Staged]:
        """What tells of all pages, and the pictures that stand in them."""
        for output in outputs.OF_PAGES:
            yield from self._group(output, self._told, partial(self._of_pages, output))
        yield from self._group(pictures.files, self._told, lambda: pictures.files(self._catalogue, self._pages))
        yield from self._group(cards.drawn, self._told, self._cards)

    def _index(self) -> Iterator[Staged]:
        """What the search looks things up in: the one output that follows from stories as well."""
        more = self._facts, self._place / SEARCH, self._crew, self._watch
        ground = self._told + fingerprints.stories(self._known.records())
        yield from self._group(search.files, ground, partial(self._of_pages, search.files, *more))

    @cached_property
    def _told(self) -> bytes:
        """What all follows from that tells of pages, once they are printed."""
        return self._facts + stamping.digest_of(self._packed, self._site, self._frame.prose)

    @cached_property
    def _pages(self) -> Sequence[Page]:
        """All pages, without their models, once they are printed."""
        return stamping.unpacked(self._packed)

    def _of_pages(self, output: Callable[..., outputs.Files], *more: object) -> outputs.Files:
        return output(self._catalogue, self._pages, self._site, self._frame.prose, *more)

    def _cards(self) -> outputs.Files:
        drawn = ((page.address + head.CARD, page.card) for page in self._pages if page.card)
        return cards.drawn(drawn, self._place / CARDS)

    def _group(self, output: Callable, ground: bytes, make: Callable[[], outputs.Files]) -> Iterator[Staged]:
        """The files that `make` gives, staged; not made where they were made on the same ground before and stand."""
        looked = self._guarding.digest.hex()
        key = f"{output.__module__}.{output.__qualname__} {looked} ".encode() + ground
        known, entries = self._ledger.known(key), self.staging.entries
        if known is not None and all(path in entries and entries[path].stamp == stamp for path, stamp in known):
            yield from (self.staging.put(Output(path, None, looked)) for path, _ in known)
            return
        leaks, made = len(self.leaks), []
        for staged in starmap(self._put, make()):
            made.append((staged.path, staged.entry.stamp))
            yield staged
        if len(self.leaks) == leaks:
            self._ledger.write(key, made)
