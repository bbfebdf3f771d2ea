"""A kind of honour: what it is, the rules it lived under, who holds it with a decision and who is told to hold it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import vietnamese
from bangvang.catalogue import Catalogue
from bangvang.honours import Honour
from bangvang.page import Card, Draft, Link, Page, link_to, url_of
from bangvang.records import Award
from bangvang.records.award import AwardPeriod
from bangvang.views.facts import BOARD, Foot, foot, span
from bangvang.views.honours import HonourView, by_name, honour_view
from bangvang.views.rolls import Roll, rolls


class PeriodView(Struct, frozen=True):
    """The rules of one time in words."""

    span: str
    law: Link
    authorities: tuple[str, ...]
    recipients: tuple[str, ...]
    classes: tuple[str, ...]
    uncertain: tuple[str, ...]


class Model(Struct, frozen=True):
    name: str
    aka: tuple[str, ...]
    abbreviations: tuple[str, ...]
    category: str
    level: str
    summary: str
    posthumous: bool
    once: bool
    periods: tuple[PeriodView, ...]
    homonyms: tuple[Link, ...]
    roll: Roll
    told: tuple[HonourView, ...]
    foot: Foot


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    held: dict[str, list[Honour]] = defaultdict(list)
    told: dict[str, list[Honour]] = defaultdict(list)
    for honour in catalogue.honours:
        (held if honour.on_the_roll else told)[honour.award.id].append(honour)
    for award in catalogue.awards.values():
        claims = [one for one in told[award.id] if one.decision is None]
        yield Draft(url_of(award), partial(_pages, catalogue, award, held[award.id], claims))


def _pages(catalogue: Catalogue, award: Award, held: list[Honour], told: list[Honour]) -> Iterator[Page]:
    address = url_of(award)
    lines = tuple(honour_view(catalogue, one) for one in by_name(told))
    for part, roll in rolls(catalogue, address, by_name(held), lambda honour: "", alphabetical=True):
        yield Page(
            address=part.address,
            kind="award",
            section="bang-vang",
            title=award.name + part.suffix,
            summary=award.summary or f"{award.name}: quy định và danh sách được tặng.",
            model=Model(
                name=award.name,
                aka=award.aka,
                abbreviations=award.abbreviations,
                category=award.category.label,
                level=award.level.label,
                summary=award.summary or "",
                posthumous=award.posthumous,
                once=award.once,
                periods=tuple(_period(catalogue, one) for one in award.periods),
                homonyms=tuple(link_to(catalogue.campaigns[id]) for id in award.homonyms if id in catalogue.campaigns),
                roll=roll,
                told=lines if not part.suffix else (),
                foot=foot(award),
            ),
            crumbs=(*BOARD, Link(award.name, address)),
            card=_card(award, held) if not part.suffix else None,
            index=not award.illustrative,
            source=award.path,
        )


def _card(award: Award, held: list[Honour]) -> Card:
    count = (f"{vietnamese.number(len(held))} lượt trong bảng vàng",) if held else ()
    return Card(award.category.label, award.name, (award.level.label, *count))


def _period(catalogue: Catalogue, period: AwardPeriod) -> PeriodView:
    law = catalogue.documents.get(period.law or "")
    return PeriodView(
        span=span(period.valid_from, period.valid_until) or "không rõ thời hạn",
        law=link_to(law, law.title) if law else Link(""),
        authorities=tuple(one.label for one in period.authorities),
        recipients=tuple(one.label for one in period.recipients),
        classes=period.classes,
        uncertain=period.uncertain,
    )
