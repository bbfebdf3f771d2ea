"""Answers kept under what they were made from: a job that was done before is not done again.

An answer is pickled, so the folder must be this user's own (`kept.folder`). It may be deleted at any time.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from bangvang import kept
from bangvang.crew import Crew

Known, Job, Answer = TypeVar("Known"), TypeVar("Job"), TypeVar("Answer")


class Asked(NamedTuple):
    """A job that was looked at: a digest of all its answer follows from, and how to make the answer.

    Without a digest the answer is not to be kept.
    """

    digest: bytes | None
    make: Callable[[], Answer]


def answers(
    crew: Crew, look: Callable[[Known, Job], Asked], known: Known, jobs: Iterable[Job], folder: Path | None
) -> Iterator[Answer]:
    """The answer to each job, in their order; afterwards `folder` holds these answers and no others."""
    jobs, used = list(jobs), set()
    for job, (name, answer) in zip(jobs, crew.map(_answer, (look, known, folder), jobs), strict=True):
        if name:
            used.add(name)
            answer = _load(folder / name) or look(known, job).make()
        yield answer
    if folder and folder.is_dir():
        for path in folder.iterdir():
            if path.name not in used:
                path.unlink(missing_ok=True)


def _answer(asking: tuple, job: Job) -> tuple[str, Answer | None]:
    """The name an answer is kept under, or the answer where none is kept: a helper's answer comes home by the disk,
    so that it is pickled once."""
    look, known, folder = asking
    digest, make = look(known, job)
    if folder is None or digest is None:
        return "", make()
    name = digest.hex()
    if not (folder / name).exists():
        kept.put(folder / name, pickle.dumps(make(), pickle.HIGHEST_PROTOCOL))
    return name, None


def _load(path: Path) -> Answer | None:
    """What is kept; None when it is gone, or was cut short by a full disk or a power cut."""
    with suppress(OSError, EOFError, pickle.UnpicklingError):
        return pickle.loads(path.read_bytes())
    return None
