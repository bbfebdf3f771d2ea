"""The pipeline on one screen: read, check, frame, print, publish.

`build` does it all. Nothing in the published folder changes before every file of the new site has been made. Files
are made aside while the records are still being judged, and dropped when one has an error.
"""

import re
from collections.abc import Callable, Container, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import astuple

from bangvang import (
    checking,
    disclosure,
    fingerprints,
    gathering,
    hosting,
    kept,
    pages,
    pictures,
    printing,
    stamping,
    store,
)
from bangvang.catalogue import Catalogue
from bangvang.checking import Checked
from bangvang.crew import ALONE, Crew
from bangvang.frame import Frame
from bangvang.guard import tracing
from bangvang.printing import Pressed, Printing
from bangvang.problems import At, Problem, Severity, has_errors, in_order
from bangvang.project import Outcome, Project
from bangvang.recall import Ledger
from bangvang.source import Files
from bangvang.watch import Watch

FOUND = "found"
"""Folder of what is kept of what rules found."""
ADDRESSES = "addresses"
"""File of what is kept of pages that want one address."""
CHECKING, FRAMING = "kiểm tra", "dựng khung trang"
"""Stages of a build, between `gathering.READING` and those of `printing`."""


class Gathered(Struct, frozen=True):
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
    """Read everything and publish the site."""
    watch = watch or Watch()
    gathered = gather(project, crew, watch)
    return publish(project, gathered, partial(pressed, project, gathered, frame), crew, clean, watch)


def publish(
    project: Project,
    gathered: Gathered,
    press: Callable[[], Pressed],
    crew: Crew = ALONE,
    clean: bool = False,
    watch: Watch | None = None,
) -> Outcome:
    """Publish what was gathered; with an error in any record the site stays as it was. `press` is asked only when
    needed.

    While a crew prints the first pages this process still judges the records: printing only puts files aside, and
    they are dropped when a rule forbids the site.
    """
    watch = watch or Watch()
    if has_errors(gathered.problems):
        return Outcome(list(judged(gathered, watch).problems))
    with watch.during(FRAMING):
        ready = press()
        rendered = ready.frame
    with store.opened(project.site_dir) as shelf:
        printing = Printing(project, gathered.catalogue, ready, shelf.begin(clean), crew, watch)
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
    return Outcome(in_order(found), printing.count, written, outgrown)


def judge(project: Project, crew: Crew = ALONE, watch: Watch | None = None) -> Checked:
    """Read every record, apply every rule, and see that no two pages want one address."""
    return judged(gather(project, crew, watch), watch)


def gather(
    project: Project,
    crew: Crew = ALONE,
    watch: Watch | None = None,
    wanted: Callable[[str], bool] | None = None,
    held: dict | None = None,
) -> Gathered:
    """Read everything, or the files that are wanted; of photos the name only, they are opened when they are wanted.

    `held` keeps what was read for the next time this process asks.
    """
    files, problems = gathering.folder(project.root)
    files = files.only(wanted) if wanted else files
    place = None if wanted else kept.folder(project.root)  # of all, or it would forget the others
    memory = place and place / gathering.RECORDS
    seen = place and place / pictures.SEEN
    prepare = partial(pictures.prepared, project.root, files, crew=crew, watch=watch, memory=seen)
    found = gathering.gather(files, project.today, crew, prepare, memory, watch, held)
    return Gathered(files, found.catalogue, disclosure.public(found.catalogue), (*problems, *found.problems), place)


def pressed(project: Project, gathered: Gathered, frame: Callable[[], Frame]) -> Pressed:
    """All it takes to print what was gathered."""
    return printing.pressed(project, gathered.catalogue, gathered.shown, frame())


def preview(pressed: Pressed, address: str) -> bytes | None:
    """The page at an address as it will be printed; None for one that no draft alone makes."""
    return stamping.preview(pressed.press, address)


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
