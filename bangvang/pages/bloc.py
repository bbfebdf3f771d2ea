"""An emulation bloc: its members and rotating head by year, places by points, counts per head."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import exports
from bangvang.catalogue import Catalogue
from bangvang.page import Card, Draft, Link, Page, link_to, url_of
from bangvang.records import Bloc
from bangvang.views.blocs import FEWEST_PEOPLE, PER, YearView, years
from bangvang.views.facts import HOME, Foot, PlaceView, foot, lasting, place_view, updated


class Model(Struct, frozen=True):
    name: str
    type: str
    aka: tuple[str, ...]
    summary: str
    level: str
    organised_by: Link
    span: str
    ended: bool
    places: tuple[PlaceView, ...]
    documents: tuple[Link, ...]
    years: tuple[YearView, ...]
    per: int
    fewest: int
    downloads: tuple[Link, ...]
    uncertain: tuple[str, ...]
    foot: Foot
    illustrative: bool


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for bloc in catalogue.blocs.values():
        yield Draft(url_of(bloc), partial(_pages, catalogue, bloc))


def _pages(catalogue: Catalogue, bloc: Bloc) -> Iterator[Page]:
    address = url_of(bloc)
    yield Page(
        address=address,
        kind="bloc",
        section="phong-trao",
        title=bloc.name,
        summary=bloc.summary,
        model=_model(catalogue, bloc),
        crumbs=(HOME, Link("Khối, cụm thi đua", "khoi-thi-dua/"), Link(bloc.name, address)),
        card=Card(bloc.type.label.capitalize(), bloc.name, tuple(filter(None, (lasting(bloc.starts, bloc.ends),)))),
        updated=updated(bloc),
        index=not bloc.illustrative,
        source=bloc.path,
    )


def _model(catalogue: Catalogue, bloc: Bloc) -> Model:
    organiser = catalogue.organisations.get(bloc.organised_by or "")
    start = bloc.starts or bloc.ends
    day = start.earliest() if start else None
    return Model(
        name=bloc.name,
        type=bloc.type.label,
        aka=bloc.aka,
        summary=bloc.summary,
        level=bloc.level.label if bloc.level else "",
        organised_by=link_to(organiser) if organiser else Link(""),
        span=lasting(bloc.starts, bloc.ends),
        ended=bloc.ends is not None and bloc.ends.latest() < catalogue.today,
        places=tuple(view for link in bloc.places if (view := place_view(catalogue, link, day))),
        documents=tuple(link_to(catalogue.documents[id]) for id in bloc.documents if id in catalogue.documents),
        years=years(catalogue, bloc),
        per=PER,
        fewest=FEWEST_PEOPLE,
        downloads=exports.offered_of_bloc(bloc),
        uncertain=bloc.uncertain,
        foot=foot(bloc),
        illustrative=bloc.illustrative,
    )
