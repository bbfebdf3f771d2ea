"""The frame without waiting for MkDocs: rendered once, kept by fingerprint until what it is made from changes."""

import pickle
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from bangvang import frame
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


def keep(path: Path, found: Frame) -> None:
    """Keep one frame, and no older one."""
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir(parents=True)
    beside = path.with_suffix(".new")
    beside.write_bytes(pickle.dumps(found))
    beside.replace(path)
