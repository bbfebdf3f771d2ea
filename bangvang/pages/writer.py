"""A writer across the years: entries and prizes of contests whose results are out, for those who agreed to be named."""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page, url_of
from bangvang.records import Contest, ContestResult
from bangvang.records.result import Writer
from bangvang.views.facts import HOME
from bangvang.views.results import entry_link, prize_of, subject_of
from bangvang.views.writers import WRITERS, works, year_of


class Work(Struct, frozen=True):
    """One entry of the writer."""

    year: str
    contest: Link
    entry: Link
    prize: str
    subject: Link


class Model(Struct, frozen=True):
    name: str
    unit: str
    works: tuple[Work, ...]
    illustrative: bool


Named = Sequence[tuple[Contest, ContestResult, Writer]]


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for id, named in sorted(works(catalogue).items()):
        yield Draft(f"{WRITERS}{id}/", partial(_pages, catalogue, id, named))


def _pages(catalogue: Catalogue, id: str, named: Named) -> Iterator[Page]:
    latest = max(named, key=lambda one: (year_of(catalogue, one[0], one[1]), one[0].id))
    name, unit = latest[2].name, latest[2].unit or ""
    illustrative = all(result.illustrative for _, result, _ in named)
    yield Page(
        address=f"{WRITERS}{id}/",
        kind="writer",
        section="cuoc-thi",
        title=name,
        summary=f"Các bài dự thi của {name} qua các năm.",
        model=Model(name, unit, tuple(_works(catalogue, named)), illustrative),
        crumbs=(HOME, Link("Cuộc thi", "cuoc-thi/"), Link(name, f"{WRITERS}{id}/")),
        index=not illustrative,
        source=latest[1].path,
    )


def _works(catalogue: Catalogue, named: Named) -> Iterator[Work]:
    ordered = sorted(named, key=lambda one: (year_of(catalogue, one[0], one[1]), one[0].id), reverse=True)
    for contest, result, writer in ordered:
        for code in writer.entries:
            yield Work(
                year=year_of(catalogue, contest, result),
                contest=Link(contest.name, url_of(result)),
                entry=entry_link(catalogue, code),
                prize=prize_of(contest, result, code),
                subject=subject_of(catalogue, code),
            )
