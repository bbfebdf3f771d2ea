"""All campaigns as the tree they form: a national one above those run under it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page, link_to
from bangvang.records import Campaign
from bangvang.views.facts import HOME, lasting

ADDRESS = "phong-trao/"


class Branch(Struct, frozen=True):
    """A campaign and those below it."""

    link: Link
    span: str
    level: str
    hosts: tuple[str, ...]
    summary: str
    children: tuple["Branch", ...]
    illustrative: bool


class Model(Struct, frozen=True):
    trees: tuple[Branch, ...]
    events: int
    documents: int


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    children: dict[str, list[Campaign]] = defaultdict(list)
    for campaign in catalogue.campaigns.values():
        parent = campaign.parent if campaign.parent in catalogue.campaigns else ""
        children[parent].append(campaign)
    yield Page(
        address=ADDRESS,
        kind="campaigns",
        section="phong-trao",
        title="Phong trào thi đua",
        summary=f"{len(catalogue.campaigns)} phong trào thi đua: ai phát động, làm gì, kết quả và hạn chế.",
        model=Model(_branches(catalogue, children, "", 0), len(catalogue.events), len(catalogue.documents)),
        crumbs=(HOME, Link("Phong trào", ADDRESS)),
    )


def _branches(catalogue: Catalogue, children, id: str, depth: int) -> tuple[Branch, ...]:
    if depth > 8:
        return ()
    ordered = sorted(
        children[id],
        key=lambda one: (one.starts is None, one.starts.order if one.starts else (), vietnamese.title_key(one.name)),
    )
    return tuple(
        Branch(
            link=link_to(one),
            span=lasting(one.starts, one.ends),
            level=one.level.label if one.level else "",
            hosts=tuple(catalogue.organisations[host].name for host in one.hosts if host in catalogue.organisations),
            summary=one.summary,
            children=_branches(catalogue, children, one.id, depth + 1),
            illustrative=one.illustrative,
        )
        for one in ordered
    )
