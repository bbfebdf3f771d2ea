"""Those honoured as search results: exemplars, and the lines of decisions that name someone without a story."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from bangvang import listing, periods, vietnamese
from bangvang.catalogue import Catalogue, Honour
from bangvang.outputs.search.doc import Doc
from bangvang.outputs.search.gathering import Gathering, years
from bangvang.outputs.search.story import paragraphs
from bangvang.page import Page, name_of, url_of
from bangvang.records import Exemplar
from bangvang.records.decision import DecisionStatus
from bangvang.records.exemplar import RecipientKind
from bangvang.views.honours import class_text
from bangvang.views.people import life


def exemplar(about: Gathering, one: Exemplar, page: Page) -> Doc:
    """A person, collective or household with a page."""
    honours = about.catalogue.honours_of.get(one.id, ())
    decisions = [honour.decision for honour in honours if honour.decision and not honour.decision.illustrative]
    awards = [honour.award.id for honour in honours]
    when = one.birth.earliest() if one.birth else None
    return Doc(
        address=page.address,
        kind="exemplar",
        title=one.name,
        names=(*one.aka, *filter(None, [one.birth_name])),
        line=" – ".join(filter(None, (one.post, one.unit))),
        place=about.shown_place(one.places, when),
        year=max((honour.year for honour in honours if honour.year), default=None),
        summary=page.summary,
        facts=(
            *one.keywords,
            *_spoken_of(one),
            *filter(None, (one.honorific, one.post, one.unit, one.kind.label, life(one))),
            *about.body(one.organisation),
            *about.places(one.places),
            *(text for honour in honours for text in _honour(about, honour)),
            *(text for id in one.campaigns for text in about.campaign(id)),
            *about.linked("event", one.events),
            *(field.label for field in one.field),
        ),
        story=(
            *((one.practice.title, one.practice.text) if one.practice else ()),
            *(" ".join(filter(None, (spread.at, spread.result))) for spread in one.replicated_at),
            *(photo.caption for photo in one.photos),
            *paragraphs(one.story.html),
        ),
        facets={
            "year": tuple((str(year), str(year)) for year in sorted({h.year for h in honours if h.year})),
            "organisation": about.values("organisation", [one.organisation]),
            "campaign": about.values("campaign", [*one.campaigns, *(decision.campaign for decision in decisions)]),
            **about.place_values(link.place for link in one.places),
            **about.award_values(awards),
        },
        order=_order(one.name, one.kind, one.sort_name or ""),
    )


def _spoken_of(one: Exemplar) -> Iterator[str]:
    """“Mẹ Thứ”: how people speak of a person, which is no name of theirs."""
    if one.honorific and one.kind is RecipientKind.PERSON:
        yield f"{one.honorific} {one.name.split()[-1]}"


def _honour(about: Gathering, honour: Honour) -> Iterator[str]:
    names = about.award(honour.award.id)
    yield from (" ".join(filter(None, (name, class_text(honour.award_class)))) for name in names[:1])
    yield from names[1:]
    yield from years(honour.date)
    if honour.decision and not honour.decision.illustrative:
        yield name_of(honour.decision)


def lines(
    about: Gathering, catalogue: Catalogue, indexed: Mapping[str, Page]
) -> Iterator[tuple[str, Callable[[], Doc]]]:
    """A result for every line of a decision whose recipient has no page of their own, leading to the line; none
    for those who were taken down."""
    for decision in catalogue.decisions.values():
        page = indexed.get(url_of(decision))
        if page is None or decision.status is DecisionStatus.CANCELLED:
            continue
        for place, honour in enumerate(catalogue.honours_by.get(decision.id, ())):
            if honour.exemplar is None and about.may_be_found(honour.line.recipient):
                address = f"{listing.page_of(page.address, place)}#dong-{honour.row + 1}"
                yield address, partial(_line, about, honour, address)


def _line(about: Gathering, honour: Honour, address: str) -> Doc:
    decision, row = honour.decision, honour.line
    issuer = about.catalogue.organisations.get(decision.issuer)
    issued = periods.organisation_name_on(issuer, decision.date) if issuer else ""
    award = " ".join(filter(None, (honour.award.name, class_text(honour.award_class))))
    return Doc(
        address=address,
        kind="honour",
        title=honour.name,
        line=" – ".join(filter(None, (row.post, row.unit))),
        place=about.place_then_and_now(row.place, decision.date),
        year=honour.year,
        summary=", ".join(filter(None, (award, f"{name_of(decision)} của {issued}" if issued else name_of(decision)))),
        facts=(
            *filter(None, (honour.honorific, row.post, row.unit, honour.reason, row.gold_book)),
            *_honour(about, honour),
            *about.body(row.organisation),
            *about.body(decision.issuer),
            *about.place(row.place),
            *about.campaign(decision.campaign),
        ),
        facets={
            "year": ((str(honour.year), str(honour.year)),) if honour.year else (),
            "organisation": about.values("organisation", [row.organisation]),
            "campaign": about.values("campaign", [decision.campaign]),
            **about.place_values([row.place]),
            **about.award_values([honour.award.id]),
        },
        order=_order(honour.name, honour.kind),
    )


def _order(name: str, kind: RecipientKind, sort_name: str = "") -> tuple:
    person = kind is RecipientKind.PERSON or sort_name
    return vietnamese.name_key(name, sort_name) if person else vietnamese.title_key(name)
