"""A campaign: its five phases, hosts, targets and results, what fell short, and the awards that came of it."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import dates, exports, sums, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Card, Draft, Link, Page, link_to, url_of
from bangvang.records import Campaign, Contest, Decision, Event, Exemplar, Initiative
from bangvang.records.campaign import Phase
from bangvang.views import matrix, targets, years
from bangvang.views.campaigns import BenefitView, CountView, ResultView, benefits, counts, results
from bangvang.views.facts import HOME, Cites, Foot, PlaceView, cited, foot, lasting, place_view, updated
from bangvang.views.people import Brief, brief
from bangvang.views.photos import PhotoView, photo_paths, photos


class Step(Struct, frozen=True):
    """One of the five phases: what is known to have been done in it."""

    number: int
    label: str
    done: tuple[tuple[str, str, tuple[Link, ...], Cites], ...]


class Model(Struct, frozen=True):
    name: str
    aka: tuple[str, ...]
    abbreviations: tuple[str, ...]
    summary: str
    hosts: tuple[Link, ...]
    launched_by: Link
    parent: Link
    children: tuple[Link, ...]
    previous: Link
    next: tuple[Link, ...]
    level: str
    form: str
    theme: str
    occasion: str
    span: str
    ended: bool
    places: tuple[PlaceView, ...]
    steps: tuple[Step, ...]
    criteria: tuple[tuple[str, str, Cites], ...]
    targets: tuple[targets.TargetView, ...]
    """The rows; none when there are so many that they have pages of their own."""
    rows: Link
    matrices: tuple[matrix.Matrix, ...]
    gaps: tuple[targets.Gap, ...]
    sums: int
    changes: tuple[targets.Change, ...]
    years: tuple[years.Years, ...]
    downloads: tuple[Link, ...]
    results: tuple[ResultView, ...]
    benefits: tuple[BenefitView, ...]
    limitations: tuple[ResultView, ...]
    pledges: tuple[tuple[tuple[str, ...], str, str, str, Cites], ...]
    award_counts: tuple[CountView, ...]
    documents: tuple[Link, ...]
    decisions: tuple[Link, ...]
    contests: tuple[Link, ...]
    events: tuple[Link, ...]
    initiatives: tuple[Link, ...]
    exemplars: tuple[Brief, ...]
    homonyms: tuple[Link, ...]
    photos: tuple[PhotoView, ...]
    story: str
    foot: Foot
    illustrative: bool


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for campaign in catalogue.campaigns.values():
        yield Draft(url_of(campaign), partial(_pages, catalogue, campaign), campaign)


def _pages(catalogue: Catalogue, campaign: Campaign) -> Iterator[Page]:
    address = url_of(campaign)
    yield Page(
        address=address,
        kind="campaign",
        section="phong-trao",
        title=campaign.name,
        summary=campaign.summary,
        model=_model(catalogue, campaign),
        crumbs=(
            HOME,
            Link("Phong trào", "phong-trao/"),
            *_parents(catalogue, campaign),
            Link(campaign.name, address),
        ),
        card=Card(
            "Phong trào thi đua",
            campaign.name,
            tuple(part for part in (lasting(campaign.starts, campaign.ends),) if part),
        ),
        data=(_data(catalogue, campaign),),
        updated=updated(campaign),
        index=not campaign.illustrative,
        source=campaign.path,
        photos=photo_paths(campaign),
    )


def _model(catalogue: Catalogue, campaign: Campaign) -> Model:
    pointing = catalogue.pointing_at.get(("campaign", campaign.id), ())
    day = campaign.starts.earliest() if campaign.starts else None
    decisions = sorted((one for one in pointing if isinstance(one, Decision)), key=lambda one: (one.date, one.id))
    initiatives = [one for one in pointing if isinstance(one, Initiative)]
    found = sums.sums(catalogue, campaign)
    long = targets.has_own_pages(campaign)
    return Model(
        name=campaign.name,
        aka=campaign.aka,
        abbreviations=campaign.abbreviations,
        summary=campaign.summary,
        hosts=_links(catalogue.organisations, campaign.hosts),
        launched_by=next(iter(_links(catalogue.organisations, (campaign.launched_by,))), Link("")),
        parent=next(iter(_links(catalogue.campaigns, (campaign.parent,))), Link("")),
        children=_named(one for one in pointing if isinstance(one, Campaign) and one.parent == campaign.id),
        previous=next(iter(_links(catalogue.campaigns, (campaign.previous,))), Link("")),
        next=_named(one for one in pointing if isinstance(one, Campaign) and one.previous == campaign.id),
        level=campaign.level.label if campaign.level else "",
        form=campaign.form.label if campaign.form else "",
        theme=campaign.theme or "",
        occasion=campaign.occasion or "",
        span=lasting(campaign.starts, campaign.ends),
        ended=campaign.ends is not None and campaign.ends.latest() < catalogue.today,
        places=tuple(view for link in campaign.places if (view := place_view(catalogue, link, day))),
        steps=_steps(catalogue, campaign),
        criteria=tuple(
            (one.text, one.frequency.label if one.frequency else "", cited(campaign, one.sources))
            for one in campaign.criteria
        ),
        targets=() if long else targets.rows(catalogue, campaign),
        rows=Link(f"{vietnamese.number(len(campaign.targets))} dòng", url_of(campaign) + targets.FOLDER)
        if long
        else Link(""),
        matrices=matrix.matrices(catalogue, campaign, found),
        gaps=targets.gaps(found),
        sums=len(found),
        changes=targets.changes(catalogue, campaign),
        years=years.of_campaign(catalogue, campaign),
        downloads=exports.offered_of_campaign(campaign),
        results=results(campaign, campaign.results),
        benefits=benefits(campaign, initiatives),
        limitations=results(campaign, campaign.limitations),
        pledges=tuple(
            (
                one.parties,
                one.date.text() if one.date else "",
                one.text,
                one.outcome or "",
                cited(campaign, one.sources),
            )
            for one in campaign.pledges
        ),
        award_counts=counts(catalogue, campaign, campaign.award_counts),
        documents=tuple(
            link_to(catalogue.documents[id], catalogue.documents[id].title)
            for id in campaign.documents
            if id in catalogue.documents
        ),
        decisions=tuple(link_to(one, f"{dates.day_text(one.date)} – {one.title}") for one in decisions),
        contests=_named(one for one in pointing if isinstance(one, Contest)),
        events=_named(one for one in pointing if isinstance(one, Event)),
        initiatives=_named(initiatives),
        exemplars=tuple(brief(catalogue, one) for one in pointing if isinstance(one, Exemplar) and not one.withdrawn),
        homonyms=tuple(link_to(one) for one in catalogue.awards.values() if campaign.id in one.homonyms),
        photos=photos(catalogue, campaign),
        story=campaign.story.html,
        foot=foot(campaign),
        illustrative=campaign.illustrative,
    )


def _steps(catalogue: Catalogue, campaign: Campaign) -> tuple[Step, ...]:
    """All five phases in order; none when nothing is known of any."""
    if not campaign.phases:
        return ()
    return tuple(
        Step(
            number,
            phase.label,
            tuple(
                (
                    one.date.text() if one.date else "",
                    one.text,
                    _links(catalogue.documents, one.documents),
                    cited(campaign, one.sources),
                )
                for one in campaign.phases
                if one.phase is phase
            ),
        )
        for number, phase in enumerate(Phase, 1)
    )


def _parents(catalogue: Catalogue, campaign: Campaign) -> tuple[Link, ...]:
    parent = catalogue.campaigns.get(campaign.parent or "")
    return (link_to(parent),) if parent else ()


def _links(shelf, ids) -> tuple[Link, ...]:
    return tuple(link_to(shelf[id]) for id in ids if id in shelf)


def _named(records) -> tuple[Link, ...]:
    return tuple(sorted((link_to(one) for one in records), key=lambda link: vietnamese.title_key(link.text)))


def _data(catalogue: Catalogue, campaign: Campaign) -> dict:
    """schema.org Event, with the hosts as organizers."""
    data = {
        "@type": "Event",
        "@id": url_of(campaign) + "#phong-trao",
        "name": campaign.name,
        "description": campaign.summary,
        "url": url_of(campaign),
        "organizer": [
            {"@type": "Organization", "name": link.text} for link in _links(catalogue.organisations, campaign.hosts)
        ],
    }
    dates_known = {"startDate": campaign.starts, "endDate": campaign.ends}
    return data | {
        key: one.iso() for key, one in dates_known.items() if one and not one.approximate and not one.alternatives
    }
