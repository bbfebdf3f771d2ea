"""Photos of a record as a page shows them: the sizes that were made, and the words that belong to them."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from bangvang.catalogue import Catalogue
from bangvang.photos import Box
from bangvang.records import Campaign, Entry, Event, Exemplar, Record
from bangvang.records.common import Photo

WITH_PHOTOS = Exemplar | Campaign | Event | Entry


class PhotoView(NamedTuple):
    """A photo: `sources` are its WebP files as an image's srcset, `fallback` the JPEG for old browsers,
    `focus` the class that keeps the part that matters in sight."""

    sources: str
    fallback: str
    width: int
    height: int
    caption: str
    credit: str
    licence: str
    focus: str
    alt: str
    illustrative: bool


def photos(catalogue: Catalogue, record: WITH_PHOTOS) -> tuple[PhotoView, ...]:
    """Those photos of a record that could be prepared; what is wrong with the others has been told."""
    views = []
    for path, told in zip(photo_paths(record), record.photos, strict=True):
        prepared = catalogue.photos.get(path)
        if prepared is None:
            continue
        *webp, jpeg = prepared.renditions
        views.append(
            PhotoView(
                sources=", ".join(f"{one.name} {one.width}w" for one in webp),
                fallback=jpeg.name,
                width=jpeg.width,
                height=jpeg.height,
                caption=told.caption,
                credit=told.credit,
                licence=told.licence or "",
                focus=_focus(told),
                alt=told.alt,
                illustrative=told.illustrative,
            )
        )
    return tuple(views)


def _focus(photo: Photo) -> str:
    """Which of nine parts of a photo must stay in sight when it is cropped, as a class the style sheet knows."""
    if photo.focus is None:
        return ""
    across, down = (("start", "middle", "end")[min(2, int(share * 3))] for share in photo.focus)
    return f"bv-focus-{across}-{down}"


def photo_paths(record: WITH_PHOTOS) -> tuple[str, ...]:
    """Where a record's photos lie in the project: beside the record itself."""
    if not record.photos:
        return ()
    folder = PurePosixPath(record.path).parent
    return tuple(str(folder / photo.file) for photo in record.photos)


def blurred(records: Iterable[Record]) -> dict[str, tuple[Box, ...]]:
    """By path: the boxes to blur, of every record that shows the photo: whom one of them hides, none shows."""
    found: dict[str, tuple[Box, ...]] = {}
    for record in records:
        if not isinstance(record, WITH_PHOTOS):
            continue
        for path, photo in zip(photo_paths(record), record.photos, strict=True):
            if photo.blur:
                found[path] = tuple(sorted({*found.get(path, ()), *photo.blur}))
    return found
