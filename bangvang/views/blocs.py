"""Blocs as pages show them: a year's places, fair to small and great, with every point that led to them.

Fair means: equal points share a place and the next is left out; who lacks a point is listed without a place; beside the
points stands what was done per head, since a great body counts more of everything. Only bodies are ranked, never
people, and nothing is counted that readers do (views, likes, votes).
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from bangvang import figures, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Link, link_to, name_of
from bangvang.records import Bloc
from bangvang.records.bloc import BlocYear, Member
from bangvang.views.facts import Cites, cited

PER = 100
"""Counts are told per so many people."""
FEWEST_PEOPLE = 10
"""Of fewer people one deed more or less would move a body by many places: shown, but given no place."""


class Standing(NamedTuple):
    """A member in the table of points; `place` is empty for one without every point."""

    place: str
    member: Link
    points: tuple[str, ...]
    total: str
    note: str
    anchor: str


class PerHead(NamedTuple):
    """A member in a table of counts."""

    place: str
    member: Link
    count: str
    people: str
    rate: str
    anchor: str


class Counted(NamedTuple):
    """One thing counted, per head."""

    id: str
    text: str
    unit: str
    lines: tuple[PerHead, ...]


class YearView(NamedTuple):
    """A bloc in one year."""

    year: int
    head: Link
    deputies: tuple[Link, ...]
    members: tuple[Link, ...]
    criteria: tuple[tuple[str, str], ...]
    """What points are given for, and how many at most."""
    standings: tuple[Standing, ...]
    counted: tuple[Counted, ...]
    shared: str
    """Who shares a place, in one sentence; nothing when nobody does."""
    decisions: tuple[Link, ...]
    note: str
    number: int
    """Of the year in the file."""
    sources: Cites


def years(catalogue: Catalogue, bloc: Bloc) -> tuple[YearView, ...]:
    """Every year, the newest first."""
    found = sorted(enumerate(bloc.years, 1), key=lambda one: (-one[1].year, one[0]))
    return tuple(_year(catalogue, bloc, number, year) for number, year in found)


def memberships(catalogue: Catalogue) -> dict[str, list[tuple[Bloc, int]]]:
    """By body the blocs it belongs to, with the last year it is known to; worked out once."""
    return catalogue.once("memberships", _memberships, catalogue)


def _memberships(catalogue: Catalogue) -> dict[str, list[tuple[Bloc, int]]]:
    found: dict[str, dict[str, tuple[Bloc, int]]] = {}
    for bloc in catalogue.blocs.values():
        for year in sorted(bloc.years, key=lambda one: one.year):
            for id in (*(one.organisation for one in year.members), *filter(None, [year.head])):
                found.setdefault(id, {})[bloc.id] = (bloc, year.year)
    return {id: list(blocs.values()) for id, blocs in found.items()}


def _year(catalogue: Catalogue, bloc: Bloc, number: int, year: BlocYear) -> YearView:
    standings = _standings(catalogue, year)
    return YearView(
        year=year.year,
        head=_body(catalogue, year.head),
        deputies=tuple(_body(catalogue, id) for id in year.deputies),
        members=tuple(sorted((_body(catalogue, one.organisation) for one in year.members), key=_by_title)),
        criteria=tuple((one.text, one.most) for one in year.criteria),
        standings=standings,
        counted=tuple(_counted(catalogue, year, one) for one in year.measures),
        shared=_shared(standings),
        decisions=tuple(
            Link(name_of(catalogue.decisions[id]), link_to(catalogue.decisions[id]).address)
            for id in year.decisions
            if id in catalogue.decisions
        ),
        note=year.note or "",
        number=number,
        sources=cited(bloc, year.sources),
    )


def _standings(catalogue: Catalogue, year: BlocYear) -> tuple[Standing, ...]:
    keys = [one.key for one in year.criteria]
    if not keys:
        return ()
    whole, part = [], []
    for member in year.members:
        points = [_value(member, key) for key in keys]
        (part if None in points else whole).append((member, points))
    totals = [sum(points, Decimal()) for _, points in whole]
    found = zip(whole, totals, figures.places(totals), strict=True)
    ranked = sorted(found, key=lambda one: (one[2], _title(catalogue, one[0][0])))
    rest = sorted(part, key=lambda one: _title(catalogue, one[0]))
    lines = [(str(place), member, points, vietnamese.number(total)) for (member, points), total, place in ranked]
    lines += [("", member, points, "") for member, points in rest]
    return tuple(
        Standing(
            place,
            _body(catalogue, member.organisation),
            tuple(vietnamese.number(one) if one is not None else "–" for one in points),
            total,
            member.note or ("" if place else "thiếu điểm, chưa xếp hạng"),
            f"diem-{year.year}-{member.organisation}",
        )
        for place, member, points, total in lines
    )


def _counted(catalogue: Catalogue, year: BlocYear, measure) -> Counted:
    known = [(one, value) for one in year.members if (value := _value(one, measure.key)) is not None]
    fair = [(one, value, value / one.people) for one, value in known if one.people and one.people >= FEWEST_PEOPLE]
    rest = [(one, value) for one, value in known if not one.people or one.people < FEWEST_PEOPLE]
    found = zip(fair, figures.places([rate for _, _, rate in fair]), strict=True)
    ranked = sorted(found, key=lambda one: (one[1], _title(catalogue, one[0][0])))
    lines = [_per_head(catalogue, year, measure.key, place, *one) for one, place in ranked]
    lines += [_per_head(catalogue, year, measure.key, 0, member, value, None) for member, value in rest]
    return Counted(f"dau-nguoi-{year.year}-{measure.key}", measure.text, measure.unit, tuple(lines))


def _per_head(
    catalogue: Catalogue, year: BlocYear, key: str, place: int, member: Member, value: Decimal, rate: Decimal | None
) -> PerHead:
    return PerHead(
        str(place or ""),
        _body(catalogue, member.organisation),
        vietnamese.number(value),
        vietnamese.number(member.people) if member.people else "chưa ghi",
        vietnamese.number(round(PER * rate, 1)) if rate is not None else "",
        f"dem-{year.year}-{key}-{member.organisation}",
    )


def _shared(standings: Sequence[Standing]) -> str:
    """“Đồng hạng 2: A và B; đơn vị liền sau xếp hạng 4.”"""
    said = []
    for place in dict.fromkeys(one.place for one in standings if one.place):
        same = [one.member.text for one in standings if one.place == place]
        if len(same) > 1:
            last = int(place) + len(same)
            after = f"; đơn vị liền sau xếp hạng {last}" if any(one.place == str(last) for one in standings) else ""
            said.append(f"Đồng hạng {place}: {vietnamese.listed(same)}{after}.")
    return " ".join(said)


def _value(member: Member, key: str) -> Decimal | None:
    return next((figures.number(one.value) for one in member.scores if one.key == key), None)


def _body(catalogue: Catalogue, id: str | None) -> Link:
    body = catalogue.organisations.get(id or "")
    return link_to(body) if body else Link("")


def _title(catalogue: Catalogue, member: Member) -> tuple:
    return vietnamese.title_key(_body(catalogue, member.organisation).text)


def _by_title(link: Link) -> tuple:
    return vietnamese.title_key(link.text)
