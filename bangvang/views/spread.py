"""What was taken up elsewhere: initiatives and ways of working, by the province of today they spread to."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bangvang import vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Link, link_to, url_of
from bangvang.records import Exemplar, Initiative
from bangvang.records.common import Replication
from bangvang.views.facts import place_label


class Taken(NamedTuple):
    """One thing taken up at one place; `province` is of today, empty when no record says where."""

    province: Link
    key: str
    what: Link
    kind: str
    maker: Link
    at: Link
    date: str
    result: str
    illustrative: bool


def taken(catalogue: Catalogue) -> tuple[Taken, ...]:
    """Everything that spread, by province; found out once a catalogue."""
    return catalogue.once("taken", lambda: tuple(sorted(_taken(catalogue), key=_order)))


def counts(found: tuple[Taken, ...]) -> Counter[str]:
    """How often something was taken up, by id of the province."""
    return Counter(one.key for one in found if one.key)


def origins(catalogue: Catalogue) -> frozenset[str]:
    """Provinces of today that something spread from."""
    bodies = {record.organisation for record in _sources(catalogue) if record.organisation}
    return frozenset(place.id for id in bodies for place in _of_body(catalogue, id))


def _sources(catalogue: Catalogue) -> Iterator[Initiative | Exemplar]:
    for record in (*catalogue.initiatives.values(), *catalogue.exemplars.values()):
        if record.replicated_at and not getattr(record, "withdrawn", None):
            yield record


def _taken(catalogue: Catalogue) -> Iterator[Taken]:
    for record in _sources(catalogue):
        maker = catalogue.organisations.get(record.organisation or "")
        for index, one in enumerate(record.replicated_at, 1):
            for province in _provinces(catalogue, one) or (None,):
                label = place_label(province, catalogue.today) if province else ""
                yield Taken(
                    province=Link(label[:1].upper() + label[1:], url_of(province)) if province else Link(""),
                    key=province.id if province else "",
                    what=Link(_called(record), f"{url_of(record)}#nhan-rong-{index}"),
                    kind="sáng kiến" if isinstance(record, Initiative) else "cách làm hay",
                    maker=link_to(maker) if maker else Link(""),
                    at=_where(catalogue, one),
                    date=one.date.text() if one.date else "",
                    result=one.result or "",
                    illustrative=record.illustrative,
                )


def _called(record: Initiative | Exemplar) -> str:
    if isinstance(record, Initiative):
        return record.title
    return record.practice.title if record.practice else record.name


def _where(catalogue: Catalogue, one: Replication) -> Link:
    body = catalogue.organisations.get(one.organisation or "")
    return Link(one.at, url_of(body) if body else "")


def _provinces(catalogue: Catalogue, one: Replication) -> tuple:
    """Where it was taken up, as provinces of today: several when a former one lies in several."""
    if one.place in catalogue.places:
        return catalogue.places_today[one.place]
    return _of_body(catalogue, one.organisation or "")


def _of_body(catalogue: Catalogue, id: str) -> tuple:
    body = catalogue.organisations.get(id)
    for link in body.places if body else ():
        if link.place in catalogue.places:
            return catalogue.places_today[link.place]
    return ()


def _order(one: Taken) -> tuple:
    return not one.key, vietnamese.title_key(one.province.text), vietnamese.title_key(one.what.text), one.at.text
