"""Honours as lines of a roll, of a decision or of a person's page, and the order they stand in."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from bangvang import vietnamese
from bangvang.catalogue import Catalogue
from bangvang.honours import Honour
from bangvang.page import Link, link_to, url_of
from bangvang.records import Decision
from bangvang.records.award import Category, Level
from bangvang.records.decision import DecisionStatus
from bangvang.records.exemplar import RecipientKind
from bangvang.views.facts import Cites, cited, organisation_then, place_then


class HonourView(NamedTuple):
    """One honour on one line, whoever looks at it."""

    date: str
    iso: str
    award: Link
    award_class: str
    recipient: Link
    honorific: str
    kind: str
    position: str
    """Post, unit and place as one reads them, nothing said twice."""
    reason: str
    posthumous: bool
    decision: Link
    issuer: str
    number: str
    verified: bool
    status: str
    note: str
    sources: Cites
    gold_book: str
    illustrative: bool
    anchor: str


def honour_view(catalogue: Catalogue, honour: Honour) -> HonourView:
    """An honour as a line of a roll, a decision or a person's page; made once, though seven pages may show it."""
    return catalogue.once(("honour", id(honour)), _honour_view, catalogue, honour)


def _honour_view(catalogue: Catalogue, honour: Honour) -> HonourView:
    decision, row = honour.decision, honour.line
    exemplar = honour.exemplar
    place = catalogue.places.get(row.place or "") if row else None
    post = (row.post if row else exemplar.post if exemplar else "") or ""
    unit = (row.unit if row and row.unit else exemplar.unit if exemplar else "") or ""
    where = place_then(catalogue, place, decision.date) if place and decision else ""
    given = catalogue.once(("given", id(decision)), _given, catalogue, decision) if decision else UNDECIDED
    number = str(honour.row + 1) if honour.row is not None else ""
    return HonourView(
        date=honour.date.text() if honour.date else "",
        iso=honour.date.iso() if honour.date and honour.date.is_exact else "",
        award=link_to(honour.award),
        award_class=class_text(honour.award_class),
        recipient=Link(honour.name, url_of(exemplar) if exemplar else ""),
        honorific=honour.honorific,
        kind=honour.kind.label,
        position=position(honour.name, post, unit, where),
        reason=honour.reason,
        posthumous=honour.posthumous,
        decision=given.link,
        issuer=given.issuer,
        number=(row.number if row and row.number else number),
        verified=honour.on_the_roll,
        status=given.status,
        note=(row.note if row else honour.told.note if honour.told else "") or "",
        sources=cited(exemplar, honour.told.sources) if exemplar and honour.told else (),
        gold_book=(row.gold_book if row else "") or "",
        illustrative=honour.illustrative,
        anchor=f"dong-{number}" if number else "",
    )


class Given(NamedTuple):
    """What every line of a decision says of it."""

    link: Link
    issuer: str
    status: str


UNDECIDED = Given(Link(""), "", "")


def _given(catalogue: Catalogue, decision: Decision) -> Given:
    issuer = catalogue.organisations.get(decision.issuer)
    return Given(
        link=link_to(decision),
        issuer=organisation_then(catalogue, issuer, decision.date) if issuer else "",
        status="" if decision.status is DecisionStatus.IN_FORCE else decision.status.label,
    )


def position(name: str, *parts: str) -> str:
    """“Lái xe khách, Công ty Ô tô vận tải hành khách”: a part that the name or an earlier part says is left out."""
    said: list[str] = []
    for part in parts:
        if part and not any(part.casefold() in one.casefold() for one in (name, *said)):
            said.append(part)
    return ("; " if any(";" in one for one in said) else ", ").join(said)


def class_text(award_class: str) -> str:
    """“hạng Nhất”; nothing for an honour without classes."""
    return f"hạng {award_class}" if award_class else ""


def in_roll_order(honours: Iterable[Honour]) -> list[Honour]:
    """Our convention (domain notes 2.5): level, category, statutory rank, class, date, then name the Vietnamese way."""
    return sorted(honours, key=_roll_key)


def by_name(honours: Iterable[Honour]) -> list[Honour]:
    """Given name first."""
    return sorted(honours, key=lambda honour: (honour.name_key, honour.date.order if honour.date else ()))


def initial(honour: Honour) -> str:
    """The letter an honour stands under in an alphabetical roll."""
    if honour.kind is RecipientKind.PERSON:
        return vietnamese.initial(honour.name, (honour.exemplar.sort_name or "") if honour.exemplar else "")
    return vietnamese.initial_of_title(honour.name)


_LEVELS = {level: order for order, level in enumerate(Level)}
_CATEGORIES = {category: order for order, category in enumerate(Category)}
_CLASSES = {"Đặc biệt": 0, "Nhất": 1, "Nhì": 2, "Ba": 3, "Tư": 4}


def _roll_key(honour: Honour) -> tuple:
    award = honour.award
    return (
        _LEVELS[award.level],
        _CATEGORIES[award.category],
        award.rank,
        award.id,
        _CLASSES.get(honour.award_class, 9),
        honour.date.order if honour.date else (date.max,),
        honour.name_key,
    )
