"""An initiative: what it solves, who made it, what it brought and how that was reckoned, where it spread."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang.catalogue import Catalogue
from bangvang.page import Card, Draft, Link, Page, link_to, url_of
from bangvang.records import Initiative
from bangvang.views.facts import HOME, Cites, Foot, Spread, cited, foot, spread, updated


class Model(Struct, frozen=True):
    title: str
    summary: str
    authors: tuple[Link, ...]
    organisation: Link
    period: str
    campaign: Link
    recognised_by: str
    benefits: tuple[tuple[str, str, str, str, Cites], ...]
    """Amount, unit, year, how it was reckoned, sources."""
    scope: str
    replicated_at: tuple[Spread, ...]
    foot: Foot
    illustrative: bool


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for one in catalogue.initiatives.values():
        yield Draft(url_of(one), partial(_pages, catalogue, one))


def _pages(catalogue: Catalogue, one: Initiative) -> Iterator[Page]:
    address = url_of(one)
    model = _model(catalogue, one)
    yield Page(
        address=address,
        kind="initiative",
        section="sang-kien",
        title=one.title,
        summary=one.summary,
        model=model,
        crumbs=(HOME, Link("Sáng kiến", "sang-kien/"), Link(one.title, address)),
        card=Card("Sáng kiến", one.title, tuple(part for part in (model.organisation.text, model.period) if part)),
        updated=updated(one),
        index=not one.illustrative,
        source=one.path,
    )


def _model(catalogue: Catalogue, one: Initiative) -> Model:
    organisation = catalogue.organisations.get(one.organisation or "")
    campaign = catalogue.campaigns.get(one.campaign or "")
    return Model(
        title=one.title,
        summary=one.summary,
        authors=tuple(_author(catalogue, author) for author in one.authors),
        organisation=link_to(organisation) if organisation else Link(""),
        period=one.year.text() if one.year else one.period or "",
        campaign=link_to(campaign) if campaign else Link(""),
        recognised_by=one.recognised_by or "",
        benefits=tuple((it.amount, it.unit, it.year or "", it.method, cited(one, it.sources)) for it in one.benefits),
        scope=one.scope or "",
        replicated_at=tuple(spread(catalogue, one, it) for it in one.replicated_at),
        foot=foot(one),
        illustrative=one.illustrative,
    )


def _author(catalogue: Catalogue, author) -> Link:
    exemplar = catalogue.exemplars.get(author.exemplar or "")
    return Link(author.name, url_of(exemplar) if exemplar and not exemplar.withdrawn else "")
