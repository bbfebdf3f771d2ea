"""A contest: its rules in words, its days, its rubric and prizes, all from the same data the clerk checks."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import dates
from bangvang.catalogue import Catalogue
from bangvang.contests import Phase
from bangvang.page import Card, Draft, Link, Page, link_to, url_of
from bangvang.records import Contest
from bangvang.views.contest_rules import (
    Chapter,
    PrizeView,
    RoundView,
    chapters,
    links,
    prize_view,
    round_view,
)
from bangvang.views.contests import ContestBrief, Step, brief, hosts_of, states, tally, timeline
from bangvang.views.facts import HOME, Cites, Foot, cited, foot, updated

CALENDAR = "lich.ics"


class Model(Struct, frozen=True):
    name: str
    brief: ContestBrief
    over: str
    hosts: tuple[Link, ...]
    theme: str
    occasion: str
    campaign: tuple[Link, ...]
    documents: tuple[Link, ...]
    others: tuple[Link, ...]
    """The contest before and those after."""
    window_note: str
    timeline: tuple[Step, ...]
    calendar: str
    chapters: tuple[Chapter, ...]
    rounds: tuple[RoundView, ...]
    prizes: tuple[PrizeView, ...]
    contacts: tuple[str, ...]
    results_text: str
    results: Link
    versions: tuple[tuple[str, str, Link], ...]
    told: tuple[tuple[str, Cites], ...]
    """Parts of the rules with the sources they were read in."""
    uncertain: tuple[str, ...]
    entries: Link
    entry_states: tuple[tuple[str, int], ...]
    takes_entries: bool
    sealing: str
    """Address at which an entry is sealed, while entries are taken."""
    foot: Foot
    illustrative: bool


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for contest in catalogue.contests.values():
        yield Draft(url_of(contest), partial(_pages, catalogue, contest))


def _pages(catalogue: Catalogue, contest: Contest) -> Iterator[Page]:
    address, model = url_of(contest), _model(catalogue, contest)
    yield Page(
        address=address,
        kind="contest",
        section="cuoc-thi",
        title=contest.name,
        summary=contest.summary,
        model=model,
        crumbs=(HOME, Link("Cuộc thi", "cuoc-thi/"), Link(contest.name, address)),
        card=Card("Cuộc thi viết", contest.name, tuple(filter(None, (_hosts(model), _window(model))))),
        updated=updated(contest),
        index=not contest.illustrative,
        source=contest.path,
    )


def _model(catalogue: Catalogue, contest: Contest) -> Model:
    shown, steps = brief(catalogue, contest), timeline(catalogue, contest)
    found = states(catalogue, contest)
    after = [one.id for one in catalogue.contests.values() if one.previous == contest.id]
    return Model(
        name=contest.name,
        brief=shown,
        over=" · ".join(filter(None, ("Cuộc thi viết", contest.edition, shown.phase_said))),
        hosts=hosts_of(catalogue, contest),
        theme=contest.theme or "",
        occasion=contest.occasion or "",
        campaign=links(catalogue, "campaign", tuple(filter(None, [contest.campaign]))),
        documents=links(catalogue, "document", contest.documents),
        others=links(catalogue, "contest", (*filter(None, [contest.previous]), *after)),
        window_note=contest.window_note or "",
        timeline=steps,
        calendar=url_of(contest) + CALENDAR if steps else "",
        chapters=chapters(catalogue, contest),
        rounds=tuple(map(round_view, contest.rounds)),
        prizes=tuple(prize_view(contest, one) for one in contest.prizes),
        contacts=contest.contacts,
        results_text=contest.results_text or "",
        results=link_to(result) if (result := catalogue.results.get(contest.id)) else Link(""),
        versions=tuple(_version(catalogue, one) for one in contest.versions),
        told=tuple((one.what, cited(contest, one.sources)) for one in contest.told),
        uncertain=contest.uncertain,
        entries=Link("Bài dự thi", f"{url_of(contest)}bai-du-thi/") if found else Link(""),
        entry_states=tuple((state.label, count) for state, count in tally(found).items()),
        takes_entries=shown.phase is Phase.OPEN,
        sealing=f"{url_of(contest)}niem-phong/" if contest.takes_sealed and shown.phase is Phase.OPEN else "",
        foot=foot(contest),
        illustrative=contest.illustrative,
    )


def _version(catalogue: Catalogue, one) -> tuple[str, str, Link]:
    document = catalogue.documents.get(one.document or "")
    return dates.day_text(one.date), one.what, link_to(document) if document else Link("")


def _hosts(model: Model) -> str:
    return model.brief.hosts


def _window(model: Model) -> str:
    return f"Nhận bài đến {model.brief.closes}" if model.brief.closes else ""
