"""Photos of records: each made fit to publish once, and the files of its sizes on the pages that show it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bangvang import kept, photos, strays
from bangvang.catalogue import Catalogue
from bangvang.page import Page
from bangvang.photos import Photo
from bangvang.problems import Problem
from bangvang.records import Record
from bangvang.source import Files
from bangvang.views.photos import blurred

KEPT = "photos"


def prepared(root: Path, files: Files, records: Iterable[Record]) -> tuple[dict[str, Photo], list[Problem]]:
    """Every photo made fit to publish, blurred where any record says so; one seen before is not decoded again."""
    prepared, problems = {}, []
    cache, blur = kept.folder(root) / KEPT, blurred(records)
    for path in files.paths:
        if not path.endswith(strays.PHOTO_SUFFIXES):
            continue
        data, more = files.load(path)
        problems += more
        photo, more = photos.prepare(path, data, cache, blur.get(path, ())) if data is not None else (None, [])
        problems += more
        if photo:
            prepared[path] = photo
    return prepared, problems


def files(catalogue: Catalogue, told: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """The sizes of each photo, in the folder of the page that shows it."""
    for page in told:
        for path in page.photos:
            photo = catalogue.photos.get(path)
            for one in photo.renditions if photo else ():
                yield page.address + one.name, one.data
