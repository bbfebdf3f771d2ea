"""What is done and written, as search results: decisions, campaigns, blocs, events, documents, initiatives, notices."""

from bangvang import dates, periods, vietnamese
from bangvang.outputs.search.doc import Doc, Value
from bangvang.outputs.search.gathering import Gathering, years
from bangvang.outputs.search.story import paragraphs
from bangvang.page import Page, name_of
from bangvang.records import Bloc, Campaign, Decision, Document, Event, Initiative, Notice

RECIPIENTS = 60
"""Names of a list that lead to its decision too; of longer lists each line is a result of its own only."""


def decision(about: Gathering, one: Decision, page: Page) -> Doc:
    issuer = about.catalogue.organisations.get(one.issuer)
    honours = about.catalogue.honours_by.get(one.id, ())
    named = [honour for honour in honours if about.may_be_found(honour.line.recipient)]
    awards = list(dict.fromkeys(honour.award.id for honour in named))
    return Doc(
        address=page.address,
        kind="decision",
        title=name_of(one),
        names=(one.number, f"{one.form.label} số {one.number}", one.title),
        line=", ".join(
            filter(None, (periods.organisation_name_on(issuer, one.date) if issuer else "", dates.day_text(one.date)))
        ),
        year=one.date.year,
        summary=one.title,
        facts=(
            *one.keywords,
            one.form.label,
            *years(one.date),
            *about.body(one.issuer),
            *filter(None, (one.signer and one.signer.name,)),
            *(text for id in awards for text in about.award(id)),
            *about.award(one.award),
            *about.campaign(one.campaign),
            *about.linked("event", filter(None, [one.event])),
        ),
        story=(
            *about.linked("document", one.legal_basis),
            *(" ".join(filter(None, (one.by, one.number))) for one in one.proposals),
            *(honour.name for honour in named if len(named) <= RECIPIENTS),
        ),
        facets={
            "year": _year(one.date.year),
            "organisation": about.values("organisation", [one.issuer]),
            "campaign": about.values("campaign", [one.campaign]),
            **about.award_values([*awards, one.award]),
        },
        order=vietnamese.title_key(name_of(one)),
    )


def campaign(about: Gathering, one: Campaign, page: Page) -> Doc:
    hosts = [*one.hosts, *filter(None, [one.launched_by])]
    year = one.starts.year if one.starts else None
    texts = [*one.criteria, *one.targets, *one.results, *one.limitations, *one.pledges, *one.phases, *one.award_counts]
    return Doc(
        address=page.address,
        kind="campaign",
        title=one.name,
        names=(*one.aka, *one.abbreviations),
        line=vietnamese.listed([text for id in one.hosts[:2] for text in about.body(id)[:1]]),
        place=about.shown_place(one.places),
        year=year,
        summary=page.summary,
        facts=(
            *one.keywords,
            *filter(None, (one.theme, one.occasion, one.level and one.level.label)),
            *years(one.starts, one.ends),
            *(text for id in dict.fromkeys(hosts) for text in about.body(id)),
            *about.places(one.places),
            *about.campaign(one.parent),
            *about.linked("document", one.documents),
        ),
        story=(
            *(text.text for text in texts),
            *(party for pledge in one.pledges for party in pledge.parties),
            *(photo.caption for photo in one.photos),
            *paragraphs(one.story.html),
        ),
        facets={
            "year": _year(year),
            "organisation": about.values("organisation", hosts),
            "campaign": about.values("campaign", [one.id, one.parent]),
            **about.place_values(link.place for link in one.places),
        },
        order=vietnamese.title_key(one.name),
    )


def bloc(about: Gathering, one: Bloc, page: Page) -> Doc:
    members = dict.fromkeys(member.organisation for year in one.years for member in year.members)
    return Doc(
        address=page.address,
        kind="bloc",
        title=one.name,
        names=one.aka,
        line=next(iter(about.body(one.organised_by)), ""),
        place=about.shown_place(one.places),
        summary=page.summary,
        facts=(*one.keywords, one.type.label, *about.body(one.organised_by), *about.places(one.places)),
        story=tuple(text for id in members for text in about.body(id)[:1]),
        facets={
            "organisation": about.values("organisation", [*members, one.organised_by]),
            **about.place_values(link.place for link in one.places),
        },
        order=vietnamese.title_key(one.name),
    )


def event(about: Gathering, one: Event, page: Page) -> Doc:
    year = one.starts.year if one.starts else None
    return Doc(
        address=page.address,
        kind="event",
        title=one.name,
        names=one.aka,
        line=vietnamese.listed([text for id in one.hosts[:2] for text in about.body(id)[:1]]),
        place=about.shown_place(one.places, one.starts.earliest() if one.starts else None),
        year=year,
        summary=page.summary,
        facts=(
            *one.keywords,
            *years(one.starts, one.ends),
            *(text for id in one.hosts for text in about.body(id)),
            *about.places(one.places),
            *about.campaign(one.campaign),
            *about.linked("document", one.documents),
            *(speaker.name for speaker in one.speakers),
        ),
        story=(
            *(text for task in one.tasks for text in (task.text, task.outcome) if text),
            *(text for speaker in one.speakers for text in (*speaker.posts, speaker.text) if text),
            *(count.text for count in one.award_counts),
            *(photo.caption for photo in one.photos),
            *paragraphs(one.story.html),
        ),
        facets={
            "year": _year(year),
            "organisation": about.values("organisation", one.hosts),
            "campaign": about.values("campaign", [one.campaign]),
            **about.place_values(link.place for link in one.places),
        },
        order=vietnamese.title_key(one.name),
    )


def document(about: Gathering, one: Document, page: Page) -> Doc:
    year = one.date.year if one.date else None
    issuer = about.catalogue.organisations.get(one.issuer or "")
    return Doc(
        address=page.address,
        kind="document",
        title=name_of(one),
        names=(*((one.number, f"{one.type.label} số {one.number}") if one.number else ()), one.title, *one.aka),
        line=", ".join(filter(None, (issuer.name if issuer else "", one.date.text() if one.date else ""))),
        year=year,
        summary=one.title if one.title != name_of(one) else page.summary,
        facts=(*one.keywords, one.type.label, *years(one.date), *about.body(one.issuer)),
        story=(one.summary,) if one.summary else (),
        facets={"year": _year(year), "organisation": about.values("organisation", [one.issuer])},
        order=vietnamese.title_key(name_of(one)),
    )


def initiative(about: Gathering, one: Initiative, page: Page) -> Doc:
    year = one.year.year if one.year else None
    return Doc(
        address=page.address,
        kind="initiative",
        title=one.title,
        line=", ".join(filter(None, (*about.body(one.organisation)[:1], one.period))),
        year=year,
        summary=page.summary,
        facts=(
            *one.keywords,
            "sáng kiến",
            *(author.name for author in one.authors if about.may_be_found(author.exemplar)),
            *about.body(one.organisation),
            *about.campaign(one.campaign),
            *years(one.year),
            *filter(None, (one.period, one.recognised_by, one.scope)),
        ),
        story=tuple(" ".join(filter(None, (it.at, it.result))) for it in one.replicated_at),
        facets={
            "year": _year(year),
            "organisation": about.values("organisation", [one.organisation]),
            "campaign": about.values("campaign", [one.campaign]),
        },
        order=vietnamese.title_key(one.title),
    )


def notice(about: Gathering, one: Notice, page: Page) -> Doc:
    return Doc(
        address=page.address,
        kind="notice",
        title=one.title,
        line=next(iter(about.body(one.organisation)), ""),
        year=one.opens.year,
        summary=page.summary,
        facts=(
            *one.keywords,
            *years(one.opens),
            *about.body(one.organisation),
            *filter(None, [one.proposal]),
            *(text for it in one.nominees for text in (it.name, it.post, it.unit, *about.award(it.award)) if text),
        ),
        facets={
            "year": _year(one.opens.year),
            "organisation": about.values("organisation", [one.organisation]),
            **about.award_values(it.award for it in one.nominees),
        },
        order=vietnamese.title_key(one.title),
    )


def _year(year: int | None) -> tuple[Value, ...]:
    return ((str(year), str(year)),) if year else ()
