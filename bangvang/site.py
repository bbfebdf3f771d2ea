"""The pipeline on one screen: read, check, frame, print, publish.

`build` does it all. Nothing in the published folder changes before every file of the new site has been made. Files
are made aside while the records are still being judged, and dropped when one has an error.
"""

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import astuple, dataclass, replace
from functools import partial
from itertools import chain, starmap
from pathlib import Path

from bangvang import (
    cards,
    checking,
    disclosure,
    fingerprints,
    gathering,
    guard,
    head,
    hosting,
    kept,
    outputs,
    pages,
    pictures,
    render,
    stamping,
    store,
    streams,
)
from bangvang.catalogue import Catalogue
from bangvang.checking import Checked
from bangvang.crew import ALONE, Crew
from bangvang.frame import Frame
from bangvang.guard import tracing
from bangvang.head import Site
from bangvang.problems import At, Problem, Severity, has_errors, in_order
from bangvang.project import Outcome, Project
from bangvang.recall import Ledger
from bangvang.source import Files
from bangvang.stamping import Press
from bangvang.store import Output, Staged, Staging
from bangvang.watch import Watch

CARDS = "cards"
"""Folder of what is kept of share cards."""
FOUND = "found"
"""Folder of what is kept of what rules found."""
ADDRESSES = "addresses"
"""File of what is kept of pages that want one address."""
MADE = "made"
"""File of what is known of files made before."""
CHECKING, FRAMING, PAGES, OTHERS = "kiểm tra", "dựng khung trang", "dựng trang", "làm các tệp khác"
"""Stages of a build, after `gathering.READING`."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All files and the records in them, read and brought together; no rule has been applied yet."""

    files: Files
    catalogue: Catalogue
    shown: Catalogue
    """The catalogue as the site may show it today."""
    problems: tuple[Problem, ...]
    kept: Path | None = None
    """Where what is found of them is kept; nowhere when not all was read."""


def build(
    project: Project, frame: Callable[[], Frame], crew: Crew = ALONE, clean: bool = False, watch: Watch | None = None
) -> Outcome:
    """Publish the site; with an error in any record it stays as it was. `frame` is asked only when needed.

    While a crew prints the first pages this process still judges the records: printing only puts files aside, and
    they are dropped when a rule forbids the site.
    """
    watch = watch or Watch()
    gathered = gather(project, crew, watch)
    if has_errors(gathered.problems):
        return Outcome(list(judged(gathered, watch).problems))
    with watch.during(FRAMING):
        rendered = frame()
    with store.opened(project.site_dir) as shelf:
        printing = Printing(project, gathered, rendered, shelf.begin(clean), crew, watch)
        found = [*judged(gathered, watch).problems, *_framed(rendered)]
        if has_errors(found):
            return Outcome(in_order(found))

        def refused() -> bool:
            """Asked once all is made: what the guard found in a finished file forbids the whole site."""
            if printing.leaks:
                found.extend(tracing.problems(map(astuple, printing.leaks), gathering.written_by_hand(gathered.files)))
            return has_errors(found)

        written = shelf.publish(printing.staging, printing.files(), refused)
    hosts = gathered.catalogue.reference.hosts.hosts
    outgrown = tuple(hosting.outgrown(written.scale, hosts, rendered.host)) if written else ()
    return Outcome(in_order(found), len(printing.told), written, outgrown)


def judge(project: Project, crew: Crew = ALONE, watch: Watch | None = None) -> Checked:
    """Read every record, apply every rule, and see that no two pages want one address."""
    return judged(gather(project, crew, watch), watch)


def gather(
    project: Project, crew: Crew = ALONE, watch: Watch | None = None, wanted: Callable[[str], bool] | None = None
) -> Gathered:
    """Read everything, or the files that are wanted; of photos the name only, they are opened when they are wanted."""
    files, problems = gathering.folder(project.root)
    files = replace(files, paths=[path for path in files.paths if wanted(path)]) if wanted else files
    place = None if wanted else kept.folder(project.root)  # of all, or it would forget the others
    memory = place and place / gathering.RECORDS
    prepare = partial(pictures.prepared, project.root, files.paths)
    found = gathering.gather(files, project.today, crew, prepare, memory, watch)
    return Gathered(files, found.catalogue, disclosure.public(found.catalogue), (*problems, *found.problems), place)


def judged(gathered: Gathered, watch: Watch | None = None, where: Container[str] | None = None) -> Checked:
    """All records as they may be shown today; every rule applied, and no two pages want one address.

    Given `where`, only problems in those files say their line.
    """
    memory = gathered.kept / FOUND if gathered.kept and where is None else None
    with (watch or Watch()).during(CHECKING):
        problems = [*gathered.problems, *checking.apply_rules(gathered.files, gathered.catalogue, where, memory)]
        if not has_errors(problems):
            problems += _collisions(gathered)
    return Checked(gathered.shown, tuple(in_order(problems)))


def _collisions(gathered: Gathered) -> list[Problem]:
    """Two that want one address; which pages there are follows from facts."""
    paths = (path for path in gathered.files.paths if path.startswith(gathering.PROSE))
    prose = {_address(path.removeprefix(gathering.PROSE)): path for path in paths}
    if gathered.kept is None:
        return list(pages.collisions(gathered.shown, prose))
    ledger = Ledger(gathered.kept / ADDRESSES)
    facts = fingerprints.facts(gathered.catalogue)
    found = ledger.answer(facts, lambda: list(pages.collisions(gathered.shown, prose)))
    ledger.save()
    return found


class Printing:
    """The making of all files of a site; a crew begins with the pages at once."""

    def __init__(
        self, project: Project, gathered: Gathered, frame: Frame, staging: Staging, crew: Crew, watch: Watch
    ) -> None:
        catalogue = gathered.shown
        self._project, self._catalogue, self._frame = project, catalogue, frame
        self._site = Site(frame.site_name, frame.site_url, frame.site_description, frame.repository)
        self.staging, self.told, self.leaks = staging, [], []
        self._watch = watch
        templates = render.templates(project.root, frame.repository.files if frame.repository else "")
        guarding = stamping.Guarding(guard.allowed(catalogue.operator), guard.digest(catalogue.operator))
        self._guarding, self._facts = guarding, fingerprints.facts(gathered.catalogue)
        self._stories = fingerprints.stories(gathered.catalogue.records())
        self._ledger = Ledger(kept.folder(project.root) / MADE)
        feeds = self._ledger.answer(b"feeds" + self._facts, lambda: streams.feeds(catalogue))
        press = Press(
            catalogue, self._facts, feeds, frame.shells, self._site, templates, staging, guarding, project.cards
        )
        self._batches, self._count = stamping.printed(press, crew, self._ledger)

    def files(self) -> Iterator[Staged]:
        """Every file of the site, staged; as pages are printed they are added to `told`, without their models.

        Whatever private the guard finds in a file is added to `leaks`.
        """
        yield from self._watch.over(OTHERS, self._first(), 0)
        stage = self._watch.stage(PAGES)
        for page, staged, leaks in chain.from_iterable(self._watch.over(PAGES, self._batches, self._count)):
            self.told.append(page)
            self.leaks += leaks
            stage.done, stage.before = stage.done + 1, stage.before + (not staged.fresh)
            yield staged
        yield from self._watch.over(OTHERS, self._last(), 0)
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
        for output in outputs.OF_RECORDS:
            yield from self._group(output, ground, partial(output, self._catalogue, self._site))

    def _last(self) -> Iterator[Staged]:
        """What tells of all pages, and the pictures that stand in them."""
        known = self._catalogue, self.told, self._site, self._frame.prose
        ground = self._facts + stamping.digest_of(*known[1:])
        for output in (*outputs.OF_PAGES, *(outputs.EXTRAS if self._project.extras else ())):
            stories = self._stories if output in outputs.OF_STORIES else b""
            yield from self._group(output, ground + stories, partial(output, *known))
        yield from self._group(pictures.files, ground, partial(pictures.files, self._catalogue, self.told))
        drawn = [(page.address + head.CARD, page.card) for page in self.told if page.card]
        place = kept.folder(self._project.root) / CARDS
        yield from self._group(cards.drawn, ground, partial(cards.drawn, drawn, place))

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
            made.append((staged.path, staged.stamp))
            yield staged
        if len(self.leaks) == leaks:
            self._ledger.write(key, made)


def _address(prose: str) -> str:
    """Where MkDocs prints a file of content/pages/; a file that is no page is printed under its own name."""
    folder, slash, name = prose.rpartition("/")
    if name == "index.md":
        return folder + slash
    return prose.removesuffix(".md") + "/" if name.endswith(".md") else prose.removesuffix("index.html")


_DEAD_LINK = re.compile(r"Doc file '(?P<file>.+?)' contains (?:a|an) .*?'(?P<link>.+?)'")


def _framed(frame: Frame) -> Iterator[Problem]:
    """What MkDocs said of the pages written by hand; a dead link there is as dead as any other."""
    for warning in frame.warnings:
        dead = _DEAD_LINK.match(warning)
        if dead:
            fix = "Sửa đường dẫn, hoặc tạo trang ấy trong content/pages/."
            message = f"đường dẫn “{dead['link']}” không tới trang nào"
            yield Problem(At(f"content/pages/{dead['file']}"), "dead-link", message, fix)
        else:
            fix = "Xem lại trang trong content/pages/ và mkdocs.yml."
            yield Problem(At("mkdocs.yml"), "frame-warning", f"MkDocs báo: {warning}", fix, Severity.WARNING)
