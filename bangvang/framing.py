"""The frame without waiting for MkDocs: rendered once, kept by fingerprint until what it is made from changes."""

import os
import pickle
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bangvang import crew, frame, render
from bangvang.frame import Frame

KEPT = ".bangvang/frame"


def framed(root: Path) -> Frame:
    """The frame of the project at `root`; raises `frame.FrameError` when MkDocs cannot render it."""
    kept = root / KEPT / f"{frame.fingerprint(root)}.pickle"
    with suppress(OSError, pickle.UnpicklingError, EOFError, AttributeError):
        return pickle.loads(kept.read_bytes())
    with tempfile.TemporaryDirectory() as scratch:
        found = frame.render(root / "mkdocs.yml", scratch=Path(scratch))
    keep(kept, found)
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
    """Keep one frame, and no older one."""
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir(parents=True)
    beside = path.with_suffix(".new")
    beside.write_bytes(pickle.dumps(found))
    beside.replace(path)
