"""Photos of records: each made fit to publish once, and the files of its sizes on the pages that show it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from bangvang import engine, gathering, kept, photos, recall, strays
from bangvang.catalogue import Catalogue
from bangvang.crew import ALONE, Crew
from bangvang.page import Page
from bangvang.photos import Photo
from bangvang.photos.pixels import Box
from bangvang.problems import Problem
from bangvang.recall import Asked
from bangvang.records import Record
from bangvang.source import Files
from bangvang.views.photos import blurred
from bangvang.watch import Watch

KEPT, SEEN = "photos", "pictures"
"""What is kept: the files of each photo, and what was found when it was looked at."""
PREPARING = "chuẩn bị ảnh"
"""Stage of a build, where there are photos."""
SIZE = 8
"""Photos a job: each may weigh some megabytes, and all of a job are in memory at once."""

Looked = tuple[dict[str, Photo], list[Problem]]


class _Wanted(NamedTuple):
    """Photos to look at: the files, where their sizes are kept, what is to be blurred in which."""

    files: Files
    cache: Path
    blur: Mapping[str, tuple[Box, ...]]


def prepared(
    root: Path,
    files: Files,
    records: Iterable[Record],
    crew: Crew = ALONE,
    watch: Watch | None = None,
    memory: Path | None = None,
) -> Looked:
    """Every photo made fit to publish, blurred where any record says so, and what is wrong with them.

    One seen before is not decoded again; with the folder `memory`, one whose file has not changed is not even read.
    """
    watch, wanted = watch or Watch(), _Wanted(files, kept.folder(root) / KEPT, blurred(records))
    paths = (path for path in files.paths if path.endswith(strays.PHOTO_SUFFIXES))
    bundles = [bundle for bundle in gathering.bundled(paths, str, SIZE) if bundle]
    answers = recall.answers(crew, _look_at, wanted, bundles, memory, _sign)
    watched = watch.over(PREPARING, answers, len(bundles)) if bundles else answers
    found, problems = {}, []
    for told, bundle in zip(watched, bundles, strict=True):
        ready, more = told.answer if _stands(told.answer) else _look_at(wanted, bundle).make()
        found |= ready
        problems += more
        watch.stage(PREPARING).done += len(ready)
        watch.stage(PREPARING).before += len(ready) * told.before
    return found, problems


def _look_at(wanted: _Wanted, paths: Sequence[str]) -> Asked:
    """Some photos, opened; what they hold decides what is made of them."""
    loaded, problems, digest = [], [], _begun(wanted)
    for path in paths:
        data, more = wanted.files.load(path)
        problems += more
        if data is not None:
            loaded.append((path, data))
            digest.update(repr((path, wanted.blur.get(path), blake2b(data).digest())).encode())
    return Asked(None if problems else digest.digest(), partial(_made, wanted, loaded, problems))


def _sign(wanted: _Wanted, paths: Sequence[str]) -> bytes | None:
    """Of some photos as the disk tells of them; what a file holds that is new cannot be told from that."""
    stamps, digest = [wanted.files.stamp(path) for path in paths], _begun(wanted)
    digest.update(repr([(path, wanted.blur.get(path)) for path in paths] + stamps).encode())
    return digest.digest() if all(stamps) else None


def _stands(looked: Looked) -> bool:
    """Whether all sizes that were made then are kept; whoever tidies up, or a power cut, may have taken some."""
    ready, _ = looked
    return all(one.stands for photo in ready.values() for one in photo.renditions)


def _begun(wanted: _Wanted):
    """A digest of what all photos are made with, and of where they are kept."""
    return blake2b(engine.digest() + str(wanted.cache).encode(), digest_size=16)


def _made(wanted: _Wanted, loaded: Iterable[tuple[str, bytes]], problems: Iterable[Problem]) -> Looked:
    ready, problems = {}, list(problems)
    for path, data in loaded:
        photo, more = photos.prepare(path, data, wanted.cache, wanted.blur.get(path, ()))
        problems += more
        if photo:
            ready[path] = photo
    return ready, problems


def files(catalogue: Catalogue, told: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """The sizes of each photo, in the folder of the page that shows it."""
    for page in told:
        for path in page.photos:
            photo = catalogue.photos.get(path)
            for one in photo.renditions if photo else ():
                yield page.address + one.name, one.data
