"""The pipeline on one screen: read, check, frame, print, publish.

`build` does it all. Nothing in the published folder changes before every file of the new site has been made. Files
are made aside while the records are still being judged, and dropped when one has an error.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import astuple, dataclass, field, replace
from datetime import date
from pathlib import Path

from bangvang import (
    cards,
    checking,
    disclosure,
    guard,
    head,
    outputs,
    pages,
    photos,
    render,
    source,
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
from bangvang.page import Page
from bangvang.photos import Photo
from bangvang.problems import At, Problem, Severity, has_errors, in_order
from bangvang.records import Record
from bangvang.source import Files, Folder
from bangvang.stamping import Press
from bangvang.store import Output, Staged, Staging, Written
from bangvang.views.photos import blurred

CARDS = ".bangvang/cards"
PHOTOS = ".bangvang/photos"


@dataclass(frozen=True, slots=True)
class Project:
    """Where a site comes from and where it goes. `today` decides what is open, expired or still to come.

    Without `extras` there is no index and no open data: for measuring against generators that have none.
    """

    root: Path
    site_dir: Path
    today: date
    cards: bool = True
    extras: bool = True


@dataclass(slots=True)
class Outcome:
    """What came of a command: everything wrong, and what was written when nothing forbade it."""

    problems: list[Problem] = field(default_factory=list)
    pages: int = 0
    written: Written | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """All files and the records in them, read and brought together; no rule has been applied yet."""

    files: Files
    catalogue: Catalogue
    shown: Catalogue
    """The catalogue as the site may show it today."""
    problems: tuple[Problem, ...]


def build(project: Project, frame: Callable[[], Frame], crew: Crew = ALONE, clean: bool = False) -> Outcome:
    """Publish the site; with an error in any record it stays as it was. `frame` is asked only when needed.

    While a crew prints the first pages this process still judges the records: printing only puts files aside, and
    they are dropped when a rule forbids the site.
    """
    gathered = gather(project, crew)
    if has_errors(gathered.problems):
        return Outcome(list(judged(gathered).problems))
    rendered = frame()
    with store.opened(project.site_dir) as shelf:
        printing = Printing(project, gathered.shown, rendered, shelf.begin(clean), crew)
        found = [*judged(gathered).problems, *_framed(rendered)]
        if has_errors(found):
            return Outcome(in_order(found))

        def refused() -> bool:
            """Asked once all is made: what the guard found in a finished file forbids the whole site."""
            if printing.leaks:
                found.extend(tracing.problems(map(astuple, printing.leaks), written_by_hand(gathered.files)))
            return has_errors(found)

        written = shelf.publish(printing.staging, printing.files(), refused)
    return Outcome(in_order(found), len(printing.told), written)


def judge(project: Project, crew: Crew = ALONE) -> Checked:
    """Read every record, apply every rule, and see that no two pages want one address."""
    return judged(gather(project, crew))


def gather(project: Project, crew: Crew = ALONE, wanted: Callable[[str], bool] | None = None) -> Gathered:
    """Read everything, or the files that are wanted; of photos the name only, they are opened when they are wanted."""
    files, problems = folder(project.root)
    files = replace(files, paths=[path for path in files.paths if wanted(path)]) if wanted else files
    found = checking.gather(files, project.today, crew, lambda records: _prepared(project.root, files.paths, records))
    return Gathered(files, found.catalogue, disclosure.public(found.catalogue), (*problems, *found.problems))


def folder(root: Path) -> tuple[Folder, list[Problem]]:
    """The files of records and photos of the project at `root`."""
    paths, problems = source.find_files(root, checking.FOLDERS)
    return Folder(root, paths, _limit), problems


def written_by_hand(files: Files) -> dict[str, bytes]:
    """The bytes of every file but photos, of those that can be read."""
    loaded = ((path, files.load(path)[0]) for path in files.paths if not path.endswith(checking.PHOTO_SUFFIXES))
    return {path: data for path, data in loaded if data is not None}


def judged(gathered: Gathered, where: Container[str] | None = None) -> Checked:
    """All records as they may be shown today; every rule applied, and no two pages want one address.

    Given `where`, only problems in those files say their line.
    """
    catalogue, paths = gathered.shown, gathered.files.paths
    problems = [*gathered.problems, *checking.apply_rules(gathered.files, gathered.catalogue, where)]
    if not has_errors(problems):
        prose = (path for path in paths if path.startswith(checking.PROSE))
        problems += pages.collisions(catalogue, {_address(path.removeprefix(checking.PROSE)): path for path in prose})
    return Checked(catalogue, tuple(in_order(problems)))


class Printing:
    """The making of all files of a site; a crew begins with the pages at once."""

    def __init__(
        self, project: Project, catalogue: Catalogue, frame: Frame, staging: Staging, crew: Crew = ALONE
    ) -> None:
        self._project, self._catalogue, self._frame = project, catalogue, frame
        self._site = Site(frame.site_name, frame.site_url, frame.site_description, frame.repository)
        self.staging, self.told, self.leaks = staging, [], []
        feeds = streams.feeds(catalogue)
        templates = render.templates(project.root, frame.repository.files if frame.repository else "")
        guarding = stamping.Guarding(guard.allowed(catalogue.operator), guard.digest(catalogue.operator))
        press = Press(catalogue, feeds, frame.shells, self._site, templates, staging, guarding, project.cards)
        self._allowed = guarding.allowed
        self._pages = stamping.printed(press, crew)

    def files(self) -> Iterator[Staged]:
        """Every file of the site, staged; as pages are printed they are added to `told`, without their models.

        Whatever private the guard finds in a file is added to `leaks`.
        """
        yield from map(self._put, self._first())
        for page, staged, leaks in self._pages:
            self.told.append(page)
            self.leaks += leaks
            yield staged
        yield from map(self._put, self._last())

    def _put(self, output: Output) -> Staged:
        if output.data is not None:
            self.leaks += guard.findings(output.path, output.data, self._allowed)
        return self.staging.put(output)

    def _first(self) -> Iterator[Output]:
        """What needs no page: the frame's own files, and what is made of the records."""
        yield from (Output(path, data) for path, data in sorted(self._frame.files.items()))
        yield from (Output(path, data) for path, data in outputs.of_records(self._catalogue, self._site))

    def _last(self) -> Iterator[Output]:
        """What tells of all pages, and the pictures that stand in them."""
        known = self._catalogue, self.told, self._site, self._frame.prose
        yield from (Output(path, data) for path, data in outputs.of_pages(*known))
        if self._project.extras:
            yield from (Output(path, data) for path, data in outputs.extras(*known))
        yield from _photo_files(self._catalogue, self.told)
        drawn = ((page.address + head.CARD, page.card) for page in self.told if page.card)
        yield from (Output(path, data) for path, data in cards.drawn(drawn, self._project.root / CARDS))


def _prepared(root: Path, files: Iterable[str], records: Iterable[Record]) -> tuple[dict[str, Photo], list[Problem]]:
    """Every photo made fit to publish, blurred where any record says so; one seen before is not decoded again."""
    prepared, problems = {}, []
    blur = blurred(records)
    for path in files:
        if not path.endswith(checking.PHOTO_SUFFIXES):
            continue
        data, more = source.load_bytes(root, path, photos.MOST_BYTES)
        problems += more
        photo, more = photos.prepare(path, data, root / PHOTOS, blur.get(path, ())) if data is not None else (None, [])
        problems += more
        if photo:
            prepared[path] = photo
    return prepared, problems


def _photo_files(catalogue: Catalogue, told: list[Page]) -> Iterator[Output]:
    """The sizes of each photo, in the folder of the page that shows it."""
    for page in told:
        for path in page.photos:
            photo = catalogue.photos.get(path)
            for one in photo.renditions if photo else ():
                yield Output(page.address + one.name, one.data)


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


def _limit(path: str) -> int:
    """Decisions may carry lists of thousands; a story never needs a megabyte."""
    long = path.endswith(".csv") or path.startswith("content/decisions/")
    return source.TABLE_BYTES if long else source.RECORD_BYTES
