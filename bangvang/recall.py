"""Answers kept under what they were made from: a job that was done before is not done again.

An answer is pickled, so the folder must be this user's own (`kept.folder`). It may be deleted at any time.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from msgspec import Struct

from bangvang import kept
from bangvang.crew import ALONE, Crew

Known, Job, Answer = TypeVar("Known"), TypeVar("Job"), TypeVar("Answer")
SIGNS = "signs"
"""File beside the answers that tells which one each sign stood for."""


class Asked(NamedTuple):
    """A job that was looked at: a digest of all its answer follows from, and how to make the answer.

    Without a digest the answer is not to be kept.
    """

    digest: bytes | None
    make: Callable[[], Answer]


class Told(Struct, Generic[Answer], frozen=True):
    """An answer, and whether it was known before it was asked for."""

    answer: Answer
    before: bool


def answers(
    crew: Crew,
    look: Callable[[Known, Job], Asked],
    known: Known,
    jobs: Iterable[Job],
    folder: Path | None,
    sign: Callable[[Known, Job], bytes | None] = lambda known, job: None,
    held: dict[str, Answer] | None = None,
) -> Iterator[Told[Answer]]:
    """The answer to each job, in their order; afterwards `folder` holds these answers and no others.

    `sign` tells quickly what a look at the job would see, where that can be told: a job whose sign is what it was then
    is not looked at. `held` holds the same answers as `folder`, for a process that asks again and again.
    """
    jobs, used = list(jobs), {SIGNS}
    signs = [sign(known, job) if folder else None for job in jobs]
    seen = Ledger(folder / SIGNS) if any(signs) else None
    names = [name if (name := seen and one and seen.known(one)) and (folder / name).exists() else None for one in signs]
    unseen = [job for job, name in zip(jobs, names, strict=True) if name is None]
    looked = (crew if len(unseen) > 1 else ALONE).map(_answer, (look, known, folder), unseen)
    for job, signed, name in zip(jobs, signs, names, strict=True):
        name, before, answer = (name, True, None) if name else next(looked)
        if name:
            used.add(name)
            answer = held.get(name) if held else None
            answer = kept.unpickled(folder / name) if answer is None else answer
            answer = look(known, job).make() if answer is None else answer
            if held is not None:
                held[name] = answer
            if signed:
                seen.write(signed, name)
        yield Told(answer, before)
    if seen:
        seen.save()
    for name in held.keys() - used if held else ():
        del held[name]
    if folder and folder.is_dir():
        for path in folder.iterdir():
            if path.name not in used:
                path.unlink(missing_ok=True)


def _answer(asking: tuple, job: Job) -> tuple[str, bool, Answer | None]:
    """The name an answer is kept under and whether it was there, or the answer where none is kept: a helper's answer
    comes home by the disk, so that it is pickled once."""
    look, known, folder = asking
    digest, make = look(known, job)
    if folder is None or digest is None:
        return "", False, make()
    name = digest.hex()
    before = (folder / name).exists()
    if not before:
        kept.pickled(folder / name, make())
    return name, before, None


class Ledger:
    """Small answers in one file, each under a digest of what it was made from. Only what was asked for or written since
    the file was read stays in it."""

    def __init__(self, place: Path) -> None:
        self._place, self._before, self._now = place, kept.unpickled(place) or {}, {}

    def known(self, digest: bytes) -> Any:
        """The answer under a digest, or None."""
        answer = self._before.get(digest)
        if answer is not None:
            self._now[digest] = answer
        return answer

    def write(self, digest: bytes, answer: Any) -> None:
        self._now[digest] = answer

    def answer(self, digest: bytes, make: Callable[[], Answer]) -> Answer:
        """The answer under a digest, made and written down when there is none."""
        if self.known(digest) is None:
            self.write(digest, make())
        return self._now[digest]

    def save(self) -> None:
        if self._now.keys() != self._before.keys():
            kept.pickled(self._place, self._now)
