"""What everything else refers to, as search results: kinds of honour, places, organisations."""

from bangvang import vietnamese
from bangvang.outputs.search.doc import Doc
from bangvang.outputs.search.gathering import Gathering
from bangvang.page import Page
from bangvang.records import Award, Organisation, Place


def award(about: Gathering, one: Award, page: Page) -> Doc:
    laws = [period.law for period in one.periods if period.law]
    return Doc(
        address=page.address,
        kind="award",
        title=one.name,
        names=(*one.aka, *one.abbreviations),
        line=one.category.label,
        place=about.place_then_and_now(one.place),
        summary=page.summary,
        facts=(*one.keywords, one.category.label, one.level.label, *about.place(one.place)),
        story=tuple(about.linked("document", dict.fromkeys(laws))),
        facets={**about.award_values([one.id]), **about.place_values([one.place])},
        order=vietnamese.title_key(one.name),
    )


def place(about: Gathering, one: Place, page: Page) -> Doc:
    catalogue = about.catalogue
    formers = catalogue.predecessors.get(one.id, ())
    today = [about.place(place.id)[0] for place in catalogue.places_today[one.id] if place.id != one.id]
    return Doc(
        address=page.address,
        kind="place",
        title=page.title,
        names=tuple(dict.fromkeys((*(name.name for name in one.names), *one.aka))),
        line=f"nay thuộc {vietnamese.listed(today)}" if today else "",
        summary=page.summary,
        facts=(
            *one.keywords,
            *about.place(one.id),
            *(text for former in formers for text in about.place(former.id)[:1]),
        ),
        story=(one.note,) if one.note else (),
        facets=about.place_values([one.id]),
        order=vietnamese.title_key(one.name),
    )


def organisation(about: Gathering, one: Organisation, page: Page) -> Doc:
    return Doc(
        address=page.address,
        kind="organisation",
        title=one.name,
        names=about.body(one.id)[1:],
        line=one.type.label,
        place=about.shown_place(one.places),
        summary=page.summary,
        facts=(
            *one.keywords,
            one.type.label,
            *about.places(one.places),
            *about.body(one.parent)[:1],
            *(text for id in one.successors for text in about.body(id)[:1]),
            *filter(None, [one.bloc]),
        ),
        facets={
            "organisation": about.values("organisation", [one.id, one.parent]),
            **about.place_values(link.place for link in one.places),
        },
        order=vietnamese.title_key(one.name),
    )
