"""An organisation: its names, what became of it, whom it honoured, its people honoured, the campaigns it ran."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import dates, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.honours import Honour
from bangvang.page import Card, Draft, Link, Page, link_to, url_of
from bangvang.records import Campaign, Contest, Decision, Document, Event, Exemplar, Initiative, Organisation, Record
from bangvang.views import origins
from bangvang.views.blocs import memberships
from bangvang.views.facts import HOME, Foot, PlaceView, foot, place_view, span
from bangvang.views.honours import by_name
from bangvang.views.people import Brief, brief
from bangvang.views.rolls import Roll, rolls
from bangvang.views.years import Years, of_organisation


class Model(Struct, frozen=True):
    name: str
    type: str
    aka: tuple[str, ...]
    abbreviations: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    span: str
    ended: bool
    parent: Link
    children: tuple[Link, ...]
    successors: tuple[Link, ...]
    predecessors: tuple[Link, ...]
    places: tuple[PlaceView, ...]
    bloc: str
    blocs: tuple[Link, ...]
    years: tuple[Years, ...]
    summary: str
    authority: tuple[str, ...]
    uncertain: tuple[str, ...]
    exemplars: tuple[Brief, ...]
    decisions: tuple[Link, ...]
    campaigns: tuple[Link, ...]
    contests: tuple[Link, ...]
    events: tuple[Link, ...]
    documents: tuple[Link, ...]
    initiatives: tuple[Link, ...]
    roll: Roll
    illustrative: bool
    foot: Foot


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    honours = _honours(catalogue)
    children, predecessors = defaultdict(list), defaultdict(list)
    for one in catalogue.organisations.values():
        children[one.parent].append(one)
        for id in one.successors:
            predecessors[id].append(one)
    for organisation in catalogue.organisations.values():
        known = honours[organisation.id], children[organisation.id], predecessors[organisation.id]
        yield Draft(url_of(organisation), partial(_pages, catalogue, organisation, *known))


def _pages(catalogue: Catalogue, one: Organisation, honours: list[Honour], children, predecessors) -> Iterator[Page]:
    pointing = catalogue.pointing_at.get(("organisation", one.id), ())
    address = url_of(one)
    for part, roll in rolls(catalogue, address, by_name(honours), lambda honour: "", alphabetical=True):
        page = Page(
            address=part.address,
            kind="organisation",
            section="bang-vang",
            title=one.name + part.suffix,
            summary=one.summary or f"{one.name}: khen thưởng, phong trào và gương điển hình.",
            model=_model(catalogue, one, pointing, roll, children, predecessors),
            crumbs=(HOME, Link("Đơn vị", "don-vi/"), Link(one.name, address)),
            card=Card(one.type.label, one.name, tuple(one.abbreviations[:1])) if not part.suffix else None,
            data=(_data(one),),
            index=not one.illustrative,
            source=one.path,
        )
        yield origins.told(catalogue, one, page)


def _model(catalogue: Catalogue, one: Organisation, pointing, roll: Roll, children, predecessors) -> Model:
    start = one.founded.earliest() if one.founded else None
    day = one.ended.earliest() if one.ended else start
    return Model(
        name=one.name,
        type=one.type.label,
        aka=one.aka,
        abbreviations=one.abbreviations,
        names=tuple((name.name, span(name.valid_from, name.valid_until)) for name in one.names),
        span=span(one.founded, one.ended),
        ended=one.ended is not None and one.ended.latest() < catalogue.today,
        parent=_link(catalogue, one.parent),
        children=_by_title(children),
        successors=tuple(_link(catalogue, id) for id in one.successors),
        predecessors=_by_title(predecessors),
        places=tuple(view for link in one.places if (view := place_view(catalogue, link, day))),
        bloc=one.bloc or "",
        blocs=tuple(link_to(bloc, f"đến năm {year}") for bloc, year in memberships(catalogue).get(one.id, ())),
        years=of_organisation(catalogue, one.id),
        summary=one.summary or "",
        authority=tuple(authority.label for authority in one.authority),
        uncertain=one.uncertain,
        exemplars=tuple(brief(catalogue, record) for record in pointing if _is_own(record, one)),
        decisions=tuple(
            link_to(record, f"{dates.day_text(record.date)} – {record.title}")
            for record in sorted(_of(pointing, Decision), key=lambda record: (record.date, record.id), reverse=True)
            if record.issuer == one.id
        ),
        campaigns=_by_title(record for record in _of(pointing, Campaign)),
        contests=_by_title(_of(pointing, Contest)),
        events=_by_title(_of(pointing, Event)),
        documents=_by_title(_of(pointing, Document)),
        initiatives=_by_title(_of(pointing, Initiative)),
        roll=roll,
        illustrative=one.illustrative or roll.illustrative,
        foot=foot(one),
    )


def _honours(catalogue: Catalogue) -> dict[str, list[Honour]]:
    """Honours on the roll by the recipient's organisation: the row's own, else the exemplar's."""
    found: dict[str, list[Honour]] = defaultdict(list)
    for honour in catalogue.honours:
        if honour.on_the_roll:
            id = honour.line.organisation or (honour.exemplar.organisation if honour.exemplar else None)
            if id:
                found[id].append(honour)
    return found


def _is_own(record: Record, organisation: Organisation) -> bool:
    return isinstance(record, Exemplar) and not record.withdrawn and record.organisation == organisation.id


def _of(records, kind):
    return [record for record in records if isinstance(record, kind)]


def _by_title(records) -> tuple[Link, ...]:
    return tuple(sorted((link_to(record) for record in records), key=lambda link: vietnamese.title_key(link.text)))


def _link(catalogue: Catalogue, id: str | None) -> Link:
    record = catalogue.organisations.get(id or "")
    return link_to(record) if record else Link("")


def _data(one: Organisation) -> dict:
    data = {"@type": "Organization", "@id": url_of(one) + "#don-vi", "name": one.name, "url": url_of(one)}
    optional = {
        "alternateName": [*one.aka, *one.abbreviations],
        "description": one.summary,
        "foundingDate": one.founded.iso() if one.founded and not one.founded.approximate else None,
        "dissolutionDate": one.ended.iso() if one.ended and not one.ended.approximate else None,
    }
    return data | {key: value for key, value in optional.items() if value}
