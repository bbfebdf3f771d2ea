"""A congress, conference or ceremony: speakers, tasks, what was awarded, who was honoured there."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import dates, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Card, Draft, Link, Page, link_to, url_of
from bangvang.records import Decision, Event, Exemplar
from bangvang.views.campaigns import CountView, counts
from bangvang.views.facts import HOME, Foot, PlaceView, foot, place_view, updated, when
from bangvang.views.people import Brief, brief
from bangvang.views.photos import PhotoView, photo_paths, photos


class Model(Struct, frozen=True):
    name: str
    aka: tuple[str, ...]
    summary: str
    when: str
    hosts: tuple[Link, ...]
    places: tuple[PlaceView, ...]
    campaign: Link
    speakers: tuple[tuple[str, str, tuple[str, ...], str], ...]
    tasks: tuple[tuple[str, str, str], ...]
    award_counts: tuple[CountView, ...]
    documents: tuple[Link, ...]
    decisions: tuple[Link, ...]
    exemplars: tuple[Brief, ...]
    previous: Link
    next: Link
    photos: tuple[PhotoView, ...]
    story: str
    foot: Foot
    illustrative: bool


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for event in catalogue.events.values():
        yield Draft(url_of(event), partial(_pages, catalogue, event), event)


def _pages(catalogue: Catalogue, event: Event) -> Iterator[Page]:
    address, span = url_of(event), when(event.starts, event.ends)
    yield Page(
        address=address,
        kind="event",
        section="phong-trao",
        title=event.name,
        summary=event.summary,
        model=_model(catalogue, event),
        crumbs=(HOME, Link("Phong trào", "phong-trao/"), Link("Sự kiện", "su-kien/"), Link(event.name, address)),
        card=Card("Sự kiện", event.name, (span,) if span else ()),
        data=(_data(event),),
        updated=updated(event),
        index=not event.illustrative,
        source=event.path,
        photos=photo_paths(event),
    )


def _model(catalogue: Catalogue, event: Event) -> Model:
    pointing = catalogue.pointing_at.get(("event", event.id), ())
    day = event.starts.earliest() if event.starts else None
    people = [one for one in pointing if isinstance(one, Exemplar) and not one.withdrawn]
    people.sort(key=lambda one: vietnamese.name_key(one.name, one.sort_name or ""))
    return Model(
        name=event.name,
        aka=event.aka,
        summary=event.summary,
        when=when(event.starts, event.ends),
        hosts=tuple(link_to(catalogue.organisations[id]) for id in event.hosts if id in catalogue.organisations),
        places=tuple(view for link in event.places if (view := place_view(catalogue, link, day))),
        campaign=_link(catalogue.campaigns, event.campaign),
        speakers=tuple((one.honorific or "", one.name, one.posts, one.text or "") for one in event.speakers),
        tasks=tuple((one.text, one.set_by or "", one.outcome or "") for one in event.tasks),
        award_counts=counts(catalogue, event, event.award_counts),
        documents=tuple(
            link_to(catalogue.documents[id], catalogue.documents[id].title)
            for id in event.documents
            if id in catalogue.documents
        ),
        decisions=tuple(link_to(one, dates.day_text(one.date)) for one in pointing if isinstance(one, Decision)),
        exemplars=tuple(brief(catalogue, one) for one in people),
        previous=_link(catalogue.events, event.previous),
        next=next((link_to(one) for one in pointing if isinstance(one, Event)), Link("")),
        photos=photos(catalogue, event),
        story=event.story.html,
        foot=foot(event),
        illustrative=event.illustrative,
    )


def _link(shelf, id) -> Link:
    return link_to(shelf[id]) if id in shelf else Link("")


def _data(event: Event) -> dict:
    data = {
        "@type": "Event",
        "@id": url_of(event) + "#su-kien",
        "name": event.name,
        "description": event.summary,
        "url": url_of(event),
    }
    known = {"startDate": event.starts, "endDate": event.ends}
    return data | {key: one.iso() for key, one in known.items() if one and not one.approximate and not one.alternatives}
