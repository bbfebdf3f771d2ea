"""Pages → files: each page rendered and stamped into its shell, unless it is published as it is already."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from functools import cache
from hashlib import blake2b
from html import escape
from importlib.metadata import version
from pathlib import Path
from pickle import dumps, loads

from bangvang import batches, head, render
from bangvang.frame import Frame
from bangvang.head import Site
from bangvang.page import Page
from bangvang.render import Templates
from bangvang.store import Output, Store


def stamped(
    planned: Iterable[Page],
    frame: Frame,
    site: Site,
    texts: Templates,
    shelf: Store,
    executor: Executor | None,
    guarded: bytes = b"",
) -> Iterator[Output]:
    """Pages whose model, template, shell and engine are what they were are kept; the rest are rendered in batches.

    `guarded` says what the guard looks for and what it lets pass: when that changes, every page is made again.
    """
    engine = _digest(dumps((texts, site)), _engine(), guarded)
    shells = {key: _digest("".join(shell.pieces).encode()) for key, shell in frame.shells.items()}
    kept: list[Output] = []

    def jobs() -> Iterator[tuple[list[tuple[Page, str]], tuple[Templates, list[bytes]]]]:
        """Changed pages by the batch; what a page is fingerprinted by is what travels to the worker."""
        batch: list[tuple[Page, str]] = []
        plain: list[bytes] = []
        for page in planned:
            data = dumps(page)
            fingerprint = _digest(engine, shells[page.section, page.depth], data).hex()
            if shelf.fingerprint(file_of(page)) == fingerprint:
                kept.append(Output(file_of(page), None, fingerprint))
                continue
            batch.append((page, fingerprint))
            plain.append(data)
            if len(batch) == batches.SIZE:
                yield batch, (texts, plain)
                batch, plain = [], []
        if batch:
            yield batch, (texts, plain)

    for batch, bodies in batches.mapped(_bodies, jobs(), executor):
        for (page, fingerprint), body in zip(batch, bodies, strict=True):
            shell = frame.shells[page.section, page.depth]
            html = shell.stamp(escape(page.title), head.head(page, site), body)
            yield Output(file_of(page), html.encode(), fingerprint)
    yield from kept


def file_of(page: Page) -> str:
    """The file a page is published in."""
    return page.address + "index.html"


def _bodies(job: tuple[Templates, list[bytes]]) -> list[str]:
    texts, pages = job
    return render.bodies(texts, map(loads, pages))


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
