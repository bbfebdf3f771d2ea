"""The pipeline on one screen: read, check, plan, frame, render, write.

`build` does it all. Nothing in the published folder changes before every file of the new site has been made,
and nothing is made while a record has an error.
"""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import astuple, dataclass, field, replace
from datetime import date
from pathlib import Path

from bangvang import cards, checking, guard, head, outputs, pages, photos, render, source, store
from bangvang.catalogue import Catalogue
from bangvang.frame import Frame
from bangvang.guard import Leak, tracing
from bangvang.head import Site
from bangvang.page import Page
from bangvang.photos import Photo
from bangvang.problems import At, Problem, Severity, has_errors, in_order
from bangvang.records import Record
from bangvang.stamping import file_of, stamped
from bangvang.store import Output, Written
from bangvang.views.photos import blurred

CARDS = ".bangvang/cards"
PHOTOS = ".bangvang/photos"


@dataclass(frozen=True, slots=True)
class Project:
    """Where a site comes from and where it goes. `today` decides what is open, expired or still to come."""

    root: Path
    site_dir: Path
    today: date
    cards: bool = True


@dataclass(slots=True)
class Outcome:
    """What came of a command: everything wrong, and what was written when nothing forbade it."""

    problems: list[Problem] = field(default_factory=list)
    pages: int = 0
    written: Written | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A site before its first byte: all records, all pages, everything wrong."""

    catalogue: Catalogue
    pages: list[Page]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Judged:
    """All records and what is wrong with them; `prose` are the files of content/pages/."""

    catalogue: Catalogue
    problems: list[Problem]
    prose: tuple[str, ...]


def build(
    project: Project, frame: Callable[[], Frame], executor: Executor | None = None, clean: bool = False
) -> Outcome:
    """Publish the site; with an error in any record it stays as it was. `frame` is asked only when needed.

    Pages are planned, rendered and staged as one stream; what is wrong between pages is known at its end, and
    then nothing of it is published.
    """
    judged = judge(project, executor)
    outcome = Outcome(in_order(judged.problems))
    if has_errors(judged.problems):
        return outcome
    rendered = frame()
    found = [*judged.problems, *_framed(rendered)]
    told: list[Page] = []
    leaks: list[Leak] = []

    def refused() -> bool:
        """Asked once all is made: whatever was wrong between pages or in a finished file forbids the whole site."""
        if leaks:
            found.extend(tracing.problems(map(astuple, leaks), read(project.root)[0]))
        return has_errors(found)

    with store.opened(project.site_dir) as shelf:
        outputs = produce(project, judged, rendered, shelf, executor, found, told)
        allowed = guard.allowed(judged.catalogue.operator)
        outcome.written = shelf.publish(_guarded(outputs, allowed, leaks), clean, refused)
    outcome.problems, outcome.pages = in_order(found), len(told)
    return outcome


def plan(project: Project, executor: Executor | None = None) -> Planned:
    """Read everything, judge it, and say which pages the site would have; nothing is rendered."""
    judged = judge(project, executor)
    if has_errors(judged.problems):
        return Planned(judged.catalogue, [], in_order(judged.problems))
    found: list[Problem] = []
    planned = list(_pages(project, judged, found))
    return Planned(judged.catalogue, planned, in_order([*judged.problems, *found]))


def judge(project: Project, executor: Executor | None = None) -> Judged:
    """Read every record and apply every rule."""
    files, problems = read(project.root)
    checked = checking.check(files, project.today, executor, lambda records: _prepared(project.root, files, records))
    prose = tuple(path for path in files if path.startswith(checking.PROSE))
    return Judged(checked.catalogue, [*problems, *checked.problems], prose)


def _pages(project: Project, judged: Judged, problems: list[Problem]) -> Iterator[Page]:
    """Every page, with prose that MkDocs would print at the address of one added to `problems`."""
    prose = {_printed(path.removeprefix(checking.PROSE)): path for path in judged.prose}
    for page in pages.plan(judged.catalogue, problems):
        if path := prose.get(file_of(page)):
            message = f"địa chỉ “{page.address}” đã là của trang “{page.title}” dựng từ hồ sơ"
            problems.append(Problem(At(path), "duplicate-address", message, "Hãy đổi tên hoặc bỏ tệp này."))
        yield page if project.cards else replace(page, card=None)


def read(root: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The bytes of every record file; of photos the name only, they are opened when they are wanted."""
    paths, problems = source.find_files(root, checking.FOLDERS)
    files = {}
    for path in paths:
        if path.endswith(checking.PHOTO_SUFFIXES):
            files[path] = b""
            continue
        data, more = source.load_bytes(root, path, _limit(path))
        problems += more
        if data is not None:
            files[path] = data
    return files, problems


def produce(
    project: Project,
    judged: Judged,
    frame: Frame,
    shelf: store.Store,
    executor: Executor | None,
    problems: list[Problem],
    told: list[Page],
) -> Iterator[Output]:
    """Every file of the site, pages first; each page is added to `told`, without its model."""
    site = Site(frame.site_name, frame.site_url, frame.site_description)
    texts = render.templates(project.root / "theme")
    planned = _noted(_pages(project, judged, problems), told)
    yield from stamped(planned, frame, site, texts, shelf, executor, guard.digest(judged.catalogue.operator))
    yield from (Output(path, data) for path, data in sorted(frame.files.items()))
    for path, data in outputs.files(judged.catalogue, told, site, frame.prose):
        yield Output(path, data)
    yield from _photo_files(judged.catalogue, told)
    drawn = ((page.address + head.CARD, page.card) for page in told if page.card)
    yield from (Output(path, data) for path, data in cards.drawn(drawn, project.root / CARDS))


def _guarded(outputs: Iterator[Output], allowed: frozenset[str], leaks: list[Leak]) -> Iterator[Output]:
    """Every file on its way to the published folder, looked at by the guard unless it is kept as it is."""
    for output in outputs:
        if output.data is not None:
            leaks += guard.findings(output.path, output.data, allowed)
        yield output


def _noted(planned: Iterator[Page], told: list[Page]) -> Iterator[Page]:
    """The pages, each remembered without its model: ten thousand models would be most of the memory of a build."""
    for page in planned:
        told.append(replace(page, model=None))
        yield page


def _prepared(root: Path, files: dict[str, bytes], records: list[Record]) -> tuple[dict[str, Photo], list[Problem]]:
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


def _printed(prose: str) -> str:
    """The file of the site that MkDocs makes of one in content/pages/."""
    folder, slash, name = prose.rpartition("/")
    if name == "index.md":
        return f"{folder}{slash}index.html"
    return prose.removesuffix(".md") + "/index.html" if name.endswith(".md") else prose


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
