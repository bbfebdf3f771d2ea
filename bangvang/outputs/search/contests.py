"""Contests, those of their entries that may be read, their results and writers who agreed to it, as search results."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from bangvang import embargo, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.outputs.search.doc import Doc, Value
from bangvang.outputs.search.gathering import Gathering, years
from bangvang.outputs.search.story import paragraphs
from bangvang.page import Page
from bangvang.records import Contest, ContestResult, Entry
from bangvang.records.result import Writer
from bangvang.views.contest_rules import chapters
from bangvang.views.public import is_public_record
from bangvang.views.results import found_winners, prize_of
from bangvang.views.writers import WRITERS, works, year_of


def contest(about: Gathering, one: Contest, page: Page) -> Doc:
    opened = one.opens or one.closes
    year = one.year or (opened.day.year if opened else None)
    return Doc(
        address=page.address,
        kind="contest",
        title=one.name,
        names=one.aka,
        line=one.hosts_text or vietnamese.listed([text for id in one.hosts[:2] for text in about.body(id)[:1]]),
        year=year,
        summary=one.summary,
        facts=(
            *one.keywords,
            "cuộc thi viết",
            "thi viết",
            *filter(None, (one.edition, one.theme, one.occasion, one.hosts_text)),
            *(text for id in one.hosts for text in about.body(id)),
            *about.campaign(one.campaign),
            *about.linked("document", one.documents),
            *(prize.tier for prize in one.prizes),
        ),
        story=tuple(line for chapter in chapters(about.catalogue, one) for line in chapter.lines),
        facets={
            "year": _year(str(year or "")),
            "organisation": about.values("organisation", one.hosts),
            "campaign": about.values("campaign", [one.campaign]),
            "contest": about.values("contest", [one.id]),
        },
        order=vietnamese.title_key(one.name),
    )


def entry(about: Gathering, one: Entry, page: Page) -> Doc:
    """Only entries whose page may be found come here; what is kept back has been taken out long before."""
    subject = one.subject
    return Doc(
        address=page.address,
        kind="entry",
        title=one.title,
        line=", ".join(filter(None, (f"Viết về {subject.name}", subject.unit))),
        place=about.shown_place(subject.places),
        year=one.submitted.day.year if one.submitted else None,
        summary=page.summary,
        facts=(
            *one.keywords,
            one.id,
            *(filter(None, (subject.name, subject.post, subject.unit, one.genre))),
            *about.places(subject.places),
            *about.linked("contest", [one.contest]),
        ),
        story=(*(photo.caption for photo in one.photos), *paragraphs(one.story.html)),
        facets={
            "year": _year(str(one.submitted.day.year) if one.submitted else ""),
            "contest": about.values("contest", [one.contest]),
            **about.place_values(link.place for link in subject.places),
        },
        order=vietnamese.title_key(one.title),
    )


def result(about: Gathering, one: ContestResult, page: Page) -> Doc:
    contest = about.catalogue.contests[one.contest]
    decision, year = about.catalogue.decisions.get(one.decision), year_of(about.catalogue, contest, one)
    return Doc(
        address=page.address,
        kind="result",
        title=page.title,
        names=contest.aka,
        line=page.summary,
        year=int(year) if year else None,
        facts=(
            *one.keywords,
            *about.linked("decision", [one.decision]),
            *years(decision.date if decision else None),
            *(text for id in contest.hosts for text in about.body(id)),
            *_won(about.catalogue, contest, one),
        ),
        facets={
            "year": _year(year),
            "organisation": about.values("organisation", contest.hosts),
            "campaign": about.values("campaign", [contest.campaign]),
            "contest": about.values("contest", [contest.id]),
        },
        order=vietnamese.title_key(page.title),
    )


def writers(
    about: Gathering, catalogue: Catalogue, indexed: Mapping[str, Page]
) -> Iterator[tuple[str, Callable[[], Doc]]]:
    """The address of each writer, and what makes the result of him."""
    for id, named in works(catalogue).items():
        page = indexed.get(f"{WRITERS}{id}/")
        real = [one for one in named if is_public_record(one[1])]
        if page and real:
            yield page.address, partial(_writer, about, page, real)


def _writer(about: Gathering, page: Page, real: Sequence[tuple[Contest, ContestResult, Writer]]) -> Doc:
    """A writer with all that real contests tell of him."""
    catalogue = about.catalogue
    latest = max(real, key=lambda one: (year_of(catalogue, *one[:2]), one[0].id))[2]
    known = sorted({year_of(catalogue, contest, result) for contest, result, _ in real} - {""})
    return Doc(
        address=page.address,
        kind="writer",
        title=page.title,
        names=tuple(dict.fromkeys(writer.name for _, _, writer in real if writer.name != page.title)),
        line=latest.unit or "",
        year=int(known[-1]) if known else None,
        summary=page.summary,
        facts=tuple(text for contest, result, writer in real for text in _wrote(catalogue, contest, result, writer)),
        facets={
            "year": tuple(value for year in known for value in _year(year)),
            "contest": about.values("contest", [contest.id for contest, _, _ in real]),
        },
        order=vietnamese.name_key(page.title),
    )


def _won(catalogue: Catalogue, contest: Contest, one: ContestResult) -> Iterator[str]:
    """Prizes, entries, their writers and whom they are about, as far as each may be found."""
    for prize, winner in found_winners(catalogue, contest, one):
        yield from filter(None, (prize.tier, winner.code, winner.link.text, winner.subject.text))
        yield from (writer.text for writer in winner.writers)


def _wrote(catalogue: Catalogue, contest: Contest, result: ContestResult, writer: Writer) -> Iterator[str]:
    yield contest.name
    for code in writer.entries:
        entry = catalogue.entries.get(code)
        yield from filter(None, (code, prize_of(contest, result, code)))
        if entry and embargo.may_be_found(entry):
            yield from (entry.title, entry.subject.name)


def _year(year: str) -> tuple[Value, ...]:
    return ((year, year),) if year else ()
