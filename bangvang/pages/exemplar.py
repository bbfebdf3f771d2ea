"""An exemplar's page: the story, the facts, all honours on one dated line, and where every claim comes from."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from bangvang import dates, disclosure, hub, periods, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Card, Draft, Link, Page, link_to, url_of
from bangvang.records import Entry, Exemplar
from bangvang.records.exemplar import RecipientKind, Relation, Stage
from bangvang.records.origin import Origin
from bangvang.views import origins
from bangvang.views.facts import Cites, Foot, Mark, PlaceView, Spread, cited, foot, marks, place_view, spread, updated
from bangvang.views.honours import HonourView, honour_view
from bangvang.views.people import life, monogram, person_data
from bangvang.views.photos import PhotoView, photo_paths, photos


class RelatedView(NamedTuple):
    """Another exemplar, why a reader would want to see it, and words that tell the two apart."""

    link: Link
    relation: str
    note: str
    life: str


class Model(NamedTuple):
    name: str
    honorific: str
    kind: str
    monogram: str
    aka: tuple[str, ...]
    birth_name: str
    life: str
    summary: str
    born: tuple[Mark, ...]
    died: tuple[Mark, ...]
    founded: tuple[Mark, ...]
    post: str
    unit: str
    organisation: Link
    places: tuple[PlaceView, ...]
    fields: tuple[str, ...]
    role: str
    stage: int
    stages: tuple[str, ...]
    practice: tuple[str, str, Cites] | None
    replicated_at: tuple[Spread, ...]
    honours: tuple[HonourView, ...]
    related: tuple[RelatedView, ...]
    namesakes: tuple[RelatedView, ...]
    campaigns: tuple[Link, ...]
    events: tuple[Link, ...]
    entries: tuple[Link, ...]
    """Contest entries about this exemplar that may be read."""
    photos: tuple[PhotoView, ...]
    same_as: tuple[str, ...]
    story: str
    foot: Foot
    cite: str
    illustrative: bool


_STAGES = tuple(Stage)
_STAGES_SAID = tuple(stage.label for stage in Stage)


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    namesakes = _namesakes(catalogue)
    for exemplar in catalogue.exemplars.values():
        if not exemplar.withdrawn:
            same_name = namesakes[vietnamese.signature(exemplar.name)]
            yield Draft(url_of(exemplar), partial(_pages, catalogue, exemplar, same_name), exemplar)


def _pages(catalogue: Catalogue, exemplar: Exemplar, same_name: list[Exemplar]) -> Iterator[Page]:
    honours = catalogue.honours_of.get(exemplar.id, ())
    living = periods.may_be_living(exemplar, catalogue.today)
    model = _model(catalogue, exemplar, same_name, living)
    facts = tuple(part for part in (model.post or model.unit, model.life) if part)
    page = Page(
        address=url_of(exemplar),
        kind="exemplar",
        section="guong",
        title=exemplar.name,
        summary=exemplar.summary,
        model=model,
        crumbs=(Link("Trang chủ"), Link("Gương điển hình", "guong/"), Link(exemplar.name, url_of(exemplar))),
        card=Card("Gương điển hình", exemplar.name, facts, model.monogram),
        data=(person_data(exemplar, honours, living), _article(exemplar)),
        updated=updated(exemplar),
        index=not exemplar.illustrative and disclosure.may_be_named(exemplar, catalogue.today),
        source=exemplar.path,
        photos=photo_paths(exemplar),
    )
    yield origins.told(catalogue, exemplar, page)


def _model(catalogue: Catalogue, exemplar: Exemplar, same_name: list[Exemplar], living: bool) -> Model:
    when = exemplar.birth.earliest() if exemplar.birth else None
    organisation = catalogue.organisations.get(exemplar.organisation or "")
    lines = tuple(honour_view(catalogue, one) for one in catalogue.honours_of.get(exemplar.id, ()))
    told = [_related(catalogue, one.exemplar, one.relation, one.note or "") for one in exemplar.related]
    told_ids = {one.exemplar for one in exemplar.related}
    others = [one for one in same_name if one.id != exemplar.id and one.id not in told_ids and not one.withdrawn]
    namesakes = [_related(catalogue, one.id, Relation.NAMESAKE, one.unit or one.post or "") for one in others]
    return Model(
        name=exemplar.name,
        honorific=exemplar.honorific or "",
        kind=exemplar.kind.label,
        monogram=monogram(exemplar.name, exemplar.kind),
        aka=exemplar.aka,
        birth_name=exemplar.birth_name or "",
        life=life(exemplar),
        summary=exemplar.summary,
        born=marks(exemplar, exemplar.born, living),
        died=marks(exemplar, exemplar.died),
        founded=marks(exemplar, exemplar.founded),
        post=exemplar.post or "",
        unit=exemplar.unit or "",
        organisation=link_to(organisation) if organisation else Link(""),
        places=tuple(
            view for link in exemplar.places if (view := place_view(catalogue, link, _day_at(exemplar, when)))
        ),
        fields=tuple(one.label for one in exemplar.field),
        role=exemplar.role.label if exemplar.role else "",
        stage=_STAGES.index(exemplar.stage) + 1 if exemplar.stage else 0,
        stages=_STAGES_SAID,
        practice=_practice(exemplar),
        replicated_at=tuple(spread(catalogue, exemplar, one) for one in exemplar.replicated_at),
        honours=lines,
        related=tuple(one for one in told if one and one.relation != Relation.NAMESAKE.label),
        namesakes=tuple(one for one in (*told, *namesakes) if one and one.relation == Relation.NAMESAKE.label),
        campaigns=_links(catalogue.campaigns, exemplar.campaigns),
        events=_links(catalogue.events, exemplar.events),
        entries=_entries(catalogue, exemplar),
        photos=photos(catalogue, exemplar),
        same_as=exemplar.same_as,
        story=exemplar.story.html,
        foot=foot(exemplar),
        cite=_cite(exemplar, origins.of(catalogue, exemplar)),
        illustrative=exemplar.illustrative,
    )


def _namesakes(catalogue: Catalogue) -> dict[tuple, list[Exemplar]]:
    """People by the signature of their name; collectives are told apart by their names already."""
    found: dict[tuple, list[Exemplar]] = defaultdict(list)
    for exemplar in catalogue.exemplars.values():
        if exemplar.kind is RecipientKind.PERSON:
            found[vietnamese.signature(exemplar.name)].append(exemplar)
    return found


def _related(catalogue: Catalogue, id: str, relation: Relation, note: str) -> RelatedView | None:
    other = catalogue.exemplars.get(id)
    if other is None or other.withdrawn:
        return None
    return RelatedView(link_to(other), relation.label, note, life(other))


def _links(shelf, ids) -> tuple[Link, ...]:
    return tuple(link_to(shelf[id]) for id in ids if id in shelf)


def _entries(catalogue: Catalogue, exemplar: Exemplar) -> tuple[Link, ...]:
    about = catalogue.once("entries about", _entries_about, catalogue).get(exemplar.id, ())
    return tuple(link_to(one, catalogue.contests[one.contest].name) for one in about)


def _entries_about(catalogue: Catalogue) -> dict[str, list[Entry]]:
    """Entries of known contests by the id of the exemplar they are about."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalogue.entries.values():
        if entry.subject.exemplar and entry.contest in catalogue.contests:
            found[entry.subject.exemplar].append(entry)
    return found


def _practice(exemplar: Exemplar) -> tuple[str, str, Cites] | None:
    practice = exemplar.practice
    return (practice.title, practice.text, cited(exemplar, practice.sources)) if practice else None


def _day_at(exemplar: Exemplar, born: date | None) -> date | None:
    """The day whose place names a reader expects: of the deed or honour, else of birth."""
    first = next((honour.date.earliest() for honour in exemplar.honours if honour.date), None)
    died = exemplar.death.earliest() if exemplar.death else None
    return min((day for day in (first, died) if day), default=born)


def _article(exemplar: Exemplar) -> dict:
    data = {
        "@type": "Article",
        "headline": exemplar.name,
        "description": exemplar.summary,
        "url": url_of(exemplar),
        "about": {"@id": url_of(exemplar) + "#nhan-vat"},
        "inLanguage": "vi",
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    if exemplar.published:
        data["datePublished"] = exemplar.published.isoformat()
        data["dateModified"] = updated(exemplar).isoformat()
    return data


def _cite(exemplar: Exemplar, told: tuple[Origin, ...]) -> str:
    day = f", bản ngày {dates.day_text(updated(exemplar))}" if exemplar.published else ""
    site = told[0].site if told and hub.is_source(exemplar.path) else "Bảng Vàng"
    return f"{site}, “{exemplar.name}”{day}"
