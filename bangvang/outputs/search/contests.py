"""Contests and those of their entries that may be read, as search results."""

from bangvang import vietnamese
from bangvang.outputs.search.doc import Doc
from bangvang.outputs.search.gathering import Gathering
from bangvang.outputs.search.story import paragraphs
from bangvang.page import Page
from bangvang.records import Contest, Entry
from bangvang.views.contest_rules import chapters


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
            "year": ((str(year), str(year)),) if year else (),
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
            "contest": about.values("contest", [one.contest]),
            **about.place_values(link.place for link in subject.places),
        },
        order=vietnamese.title_key(one.title),
    )
