"""The frame without waiting for MkDocs: rendered once, kept by fingerprint until what it is made from changes."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bangvang import crew, frame, kept, render
from bangvang.frame import Frame

KEPT = "frame"
MOST = 4
"""Frames kept: of this configuration and of those tried before it."""


def framed(root: Path) -> Frame:
    """The frame of the project at `root`; raises `frame.FrameError` when MkDocs cannot render it."""
    place = kept.folder(root) / KEPT / f"{frame.fingerprint(root)}.pickle"
    if found := kept.unpickled(place):
        return found
    with tempfile.TemporaryDirectory() as scratch:
        found = frame.render(root / "mkdocs.yml", scratch=Path(scratch))
    keep(place, found)
    return found


def ahead(root: Path) -> Callable[[], Frame]:
    """The frame, being rendered by another process while this one reads records; call for it when it is needed.

    What else depends on no record, the compiled templates, is left where the renderer finds it.
    """
    helper = crew.CONTEXT.Process(target=_try, args=(root,))
    helper.start()

    def wait() -> Frame:
        helper.join()
        return framed(root)

    return wait


def _try(root: Path) -> None:
    """Leave the frame where it is kept; whoever calls for it finds what is wrong again, and tells it."""
    os.nice(10)  # those who read records go first: nothing waits for this before they are done
    with suppress(Exception):
        render.prepare(render.templates(root))
        framed(root)


def keep(path: Path, found: Frame) -> None:
    """Keep a frame, and the newest few before it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kept.pickled(path, found)
    for old in sorted(path.parent.glob("*.pickle"), key=_age)[MOST:]:
        old.unlink(missing_ok=True)


def _age(path: Path) -> float:
    """Seconds since a frame was kept, the newest first; one that another command removed meanwhile is the oldest."""
    try:
        return -path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
