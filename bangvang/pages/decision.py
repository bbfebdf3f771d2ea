"""A decision: what the paper says, its list, declared against listed, where it can be checked, what became of it."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import dates, exports, periods, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.honours import Honour
from bangvang.page import Card, Draft, Link, Page, link_to, name_of, url_of
from bangvang.records import Decision
from bangvang.records.decision import DecisionStatus, ListState
from bangvang.records.exemplar import RecipientKind
from bangvang.views import origins
from bangvang.views.facts import HOME, Foot, SourceView, foot, source_view, updated
from bangvang.views.rolls import Roll, rolls


class Tally(Struct, frozen=True):
    """What the decision declares and what its list holds, of one kind of recipient."""

    kind: str
    declared: str
    listed: int
    agrees: bool


class Model(Struct, frozen=True):
    name: str
    form: str
    number: str
    date: str
    title: str
    issuer: Link
    issuer_then: str
    signer: str
    signer_post: str
    legal_basis: tuple[Link, ...]
    proposals: tuple[str, ...]
    tallies: tuple[Tally, ...]
    list_state: str
    complete: bool
    has_list: bool
    status: str
    in_force: bool
    cancelled: bool
    status_by: Link
    status_ground: str
    status_date: str
    changes: tuple[Link, ...]
    """Decisions this one corrects, replaces or cancels."""
    campaign: Link
    event: Link
    file: SourceView | None
    days_to_publication: int | None
    roll: Roll
    downloads: tuple[Link, ...]
    foot: Foot
    illustrative: bool


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for decision in catalogue.decisions.values():
        yield Draft(url_of(decision), partial(_pages, catalogue, decision))


def _pages(catalogue: Catalogue, decision: Decision) -> Iterator[Page]:
    address, name = url_of(decision), name_of(decision)
    honours = catalogue.honours_by.get(decision.id, ())
    shown = () if decision.status is DecisionStatus.CANCELLED else honours
    issuer = catalogue.organisations.get(decision.issuer)
    issuer_then = periods.organisation_name_on(issuer, decision.date) if issuer else ""
    for part, roll in rolls(catalogue, address, shown, _heading(honours)):
        page = Page(
            address=part.address,
            kind="decision",
            section="quyet-dinh",
            title=f"{name} ngày {dates.day_text(decision.date)}{part.suffix}",
            summary=f"{name} của {issuer_then}: {decision.title}" if issuer_then else f"{name}: {decision.title}",
            model=_model(catalogue, decision, roll, issuer_then),
            crumbs=(HOME, Link("Quyết định", "quyet-dinh/"), Link(name, address)),
            card=_card(decision, name, issuer_then) if not part.suffix else None,
            updated=updated(decision) or decision.date,
            index=not decision.illustrative and decision.status is not DecisionStatus.CANCELLED,
            source=decision.path,
        )
        yield origins.told(catalogue, decision, page)


def _heading(honours: tuple[Honour, ...]):
    """Lists of several honours or kinds of recipient are read under headings; a plain list needs none."""
    awards = {honour.award.id for honour in honours}
    kinds = {honour.kind for honour in honours}

    def heading(honour: Honour) -> str:
        parts = [honour.award.name] if len(awards) > 1 else []
        if len(kinds) > 1:
            parts.append(honour.kind.label if parts else honour.kind.label.capitalize())
        return " – ".join(parts)

    return heading


def _model(catalogue: Catalogue, decision: Decision, roll: Roll, issuer_then: str) -> Model:
    issuer = catalogue.organisations.get(decision.issuer)
    by = catalogue.decisions.get(decision.status_by or "")
    published = decision.published if not decision.illustrative else None
    pointing = catalogue.pointing_at.get(("decision", decision.id), ())
    return Model(
        name=name_of(decision),
        form=decision.form.label,
        number=decision.number,
        date=dates.day_official(decision.date),
        title=decision.title,
        issuer=link_to(issuer) if issuer else Link(""),
        issuer_then=issuer_then,
        signer=decision.signer.name if decision.signer else "",
        signer_post=_post(decision),
        legal_basis=tuple(
            link_to(catalogue.documents[id], catalogue.documents[id].title)
            for id in decision.legal_basis
            if id in catalogue.documents
        ),
        proposals=tuple(_proposal(one) for one in decision.proposals),
        tallies=_tallies(decision, catalogue.honours_by.get(decision.id, ())),
        list_state=decision.list_state.label,
        complete=decision.list_state is ListState.PUBLISHED,
        has_list=decision.list_state is not ListState.NONE,
        status=decision.status.label,
        in_force=decision.status is DecisionStatus.IN_FORCE,
        cancelled=decision.status is DecisionStatus.CANCELLED,
        status_by=link_to(by, dates.day_text(by.date)) if by else Link(""),
        status_ground=decision.status_ground or "",
        status_date=dates.day_text(decision.status_date) if decision.status_date else "",
        changes=tuple(link_to(one, one.status.label) for one in pointing if isinstance(one, Decision)),
        campaign=_link(catalogue.campaigns, decision.campaign),
        event=_link(catalogue.events, decision.event),
        file=source_view(decision.file) if decision.file else None,
        days_to_publication=(published - decision.date).days
        if published and published.year - decision.date.year < 5
        else None,
        roll=roll,
        downloads=exports.offered(catalogue, decision),
        foot=foot(decision),
        illustrative=decision.illustrative,
    )


def _tallies(decision: Decision, honours: tuple[Honour, ...]) -> tuple[Tally, ...]:
    listed = Counter(honour.kind for honour in honours)
    found = []
    for kind in RecipientKind:
        declared = decision.counts.of(kind)
        if declared is not None or listed[kind]:
            text = vietnamese.padded(declared) if declared is not None else "không ghi"
            found.append(Tally(kind.label, text, listed[kind], declared in (None, listed[kind])))
    return tuple(found)


def _post(decision: Decision) -> str:
    signer = decision.signer
    return " ".join(part for part in (signer.prefix or "", signer.post or "") if part) if signer else ""


def _proposal(one) -> str:
    number = f"Tờ trình số {one.number}" if one.number else "Tờ trình"
    day = f"ngày {dates.day_text(one.date)}" if one.date else ""
    return " ".join(part for part in (number, day, "của", one.by) if part)


def _card(decision: Decision, name: str, issuer: str) -> Card:
    return Card("Quyết định khen thưởng", name, (issuer, f"ngày {dates.day_text(decision.date)}"))


def _link(shelf, id) -> Link:
    return link_to(shelf[id]) if id in shelf else Link("")
