"""The pipeline on one screen: read, check, plan, frame, render, write.

`build` does it all. Nothing in the published folder changes before every file of the new site has been made,
and nothing is made while a record has an error.
"""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from hashlib import blake2b
from html import escape
from importlib.metadata import version
from pathlib import Path
from pickle import dumps, loads

from bangvang import batches, cards, checking, head, outputs, pages, photos, render, source, store
from bangvang.catalogue import Catalogue
from bangvang.frame import Frame
from bangvang.head import Site
from bangvang.page import Page
from bangvang.photos import Photo
from bangvang.problems import At, Problem, Severity, has_errors, in_order
from bangvang.render import Templates
from bangvang.store import Output, Written

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


def build(
    project: Project, frame: Callable[[], Frame], executor: Executor | None = None, clean: bool = False
) -> Outcome:
    """Publish the site; with an error in any record it stays as it was. `frame` is asked only when needed."""
    planned = plan(project, executor)
    outcome = Outcome(planned.problems, len(planned.pages))
    if has_errors(planned.problems):
        return outcome
    rendered = frame()
    outcome.problems = in_order([*planned.problems, *_framed(rendered)])
    if has_errors(outcome.problems):
        return outcome
    with store.opened(project.site_dir) as shelf:
        outcome.written = shelf.publish(produce(project, planned, rendered, shelf, executor), clean)
    return outcome


def plan(project: Project, executor: Executor | None = None) -> Planned:
    """Read everything, judge it, and say which pages the site will have."""
    files, problems = read(project.root)
    prepared, more = _prepared(project.root, files)
    checked = checking.check(files, project.today, executor, prepared)
    problems += more
    problems += checked.problems
    if has_errors(problems):
        return Planned(checked.catalogue, [], in_order(problems))
    planned, more = pages.plan(checked.catalogue)
    more += _in_the_way(planned, files)
    if not project.cards:
        planned = [replace(page, card=None) for page in planned]
    return Planned(checked.catalogue, planned, in_order([*problems, *more]))


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
    project: Project, planned: Planned, frame: Frame, shelf: store.Store, executor: Executor | None
) -> Iterator[Output]:
    """Every file of the site, pages first."""
    site = Site(frame.site_name, frame.site_url, frame.site_description)
    texts = render.templates(project.root / "theme")
    yield from _stamped(planned.pages, frame, site, texts, shelf, executor)
    yield from (Output(path, data) for path, data in sorted(frame.files.items()))
    for path, data in outputs.files(planned.catalogue, planned.pages, site, frame.prose):
        yield Output(path, data)
    yield from _photo_files(planned)
    drawn = ((page.address + head.CARD, page.card) for page in planned.pages if page.card)
    yield from (Output(path, data) for path, data in cards.drawn(drawn, project.root / CARDS))


def _stamped(
    planned: list[Page], frame: Frame, site: Site, texts: Templates, shelf: store.Store, executor
) -> Iterator[Output]:
    """Pages whose model, template, shell and engine are what they were are kept; the rest are rendered in batches."""
    engine = _digest(dumps((texts, site)), _engine())
    shells = {key: _digest("".join(shell.pieces).encode()) for key, shell in frame.shells.items()}
    kept: list[Output] = []

    def jobs() -> Iterator[tuple[list[tuple[Page, str]], tuple[Templates, list[bytes]]]]:
        """Changed pages by the batch; what a page is fingerprinted by is what travels to the worker."""
        batch: list[tuple[Page, str]] = []
        plain: list[bytes] = []
        for page in planned:
            data = dumps(page)
            fingerprint = _digest(engine, shells[page.section, page.depth], data).hex()
            if shelf.fingerprint(_file(page)) == fingerprint:
                kept.append(Output(_file(page), None, fingerprint))
                continue
            batch.append((page, fingerprint))
            plain.append(data)
            if len(batch) == batches.SIZE:
                yield batch, (texts, plain)
                batch, plain = [], []
        if batch:
            yield batch, (texts, plain)

    spread = executor if len(planned) > batches.SIZE else None
    for batch, bodies in batches.mapped(_bodies, jobs(), spread):
        for (page, fingerprint), body in zip(batch, bodies, strict=True):
            shell = frame.shells[page.section, page.depth]
            html = shell.stamp(escape(page.title), head.head(page, site), body)
            yield Output(_file(page), html.encode(), fingerprint)
    yield from kept


def _prepared(root: Path, files: dict[str, bytes]) -> tuple[dict[str, Photo], list[Problem]]:
    """Every photo made fit to publish; a photo that was seen before is not decoded again."""
    prepared, problems = {}, []
    for path in files:
        if not path.endswith(checking.PHOTO_SUFFIXES):
            continue
        data, more = source.load_bytes(root, path, photos.MOST_BYTES)
        problems += more
        photo, more = photos.prepare(path, data, root / PHOTOS) if data is not None else (None, [])
        problems += more
        if photo:
            prepared[path] = photo
    return prepared, problems


def _photo_files(planned: Planned) -> Iterator[Output]:
    """The sizes of each photo, in the folder of the page that shows it."""
    for page in planned.pages:
        for path in page.photos:
            photo = planned.catalogue.photos.get(path)
            for one in photo.renditions if photo else ():
                yield Output(page.address + one.name, one.data)


def _bodies(job: tuple[Templates, list[bytes]]) -> list[str]:
    texts, pages = job
    return render.bodies(texts, map(loads, pages))


def _file(page: Page) -> str:
    return page.address + "index.html"


def _in_the_way(planned: list[Page], files: dict[str, bytes]) -> Iterator[Problem]:
    """Prose that MkDocs would print at the address of a page of ours."""
    taken = {_file(page): page for page in planned}
    for path in files:
        if path.startswith(checking.PROSE) and (page := taken.get(_printed(path.removeprefix(checking.PROSE)))):
            message = f"địa chỉ “{page.address}” đã là của trang “{page.title}” dựng từ hồ sơ"
            yield Problem(At(path), "duplicate-address", message, "Hãy đổi tên hoặc bỏ tệp này.")


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
