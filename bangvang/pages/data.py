"""Open data: which files there are, what their fields mean, under which licence, how to embed a roll, what changed."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang.catalogue import Catalogue
from bangvang.exports import opendata
from bangvang.exports.opendata import FOLDER, LICENCE, RESOURCES
from bangvang.page import Card, Draft, Link, Page
from bangvang.views.facts import HOME

CHANGES_SHOWN = 50


class File(Struct, frozen=True):
    """A file of the package and its fields."""

    name: str
    title: str
    fields: tuple[tuple[str, str], ...]


class Model(Struct, frozen=True):
    files: tuple[File, ...]
    licence: tuple[str, str, str]
    changes: tuple[tuple[str, str, str], ...]
    folder: str


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(FOLDER, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    yield Page(
        address=FOLDER,
        kind="data",
        section="",
        title="Dữ liệu mở",
        summary="Toàn bộ dữ liệu công khai dưới dạng CSV và JSON, có mô tả từng trường, giấy phép và nhật ký thay đổi.",
        model=Model(
            files=tuple(File(one.name, one.title, one.fields) for one in RESOURCES),
            licence=LICENCE,
            changes=tuple(opendata.changes(catalogue, CHANGES_SHOWN)),
            folder=FOLDER,
        ),
        crumbs=(HOME, Link("Dữ liệu mở", FOLDER)),
        card=Card("Dữ liệu mở", "CSV, JSON, lịch", ("Ai cũng dùng lại được, có ghi nguồn",)),
    )
