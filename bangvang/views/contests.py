"""A contest as lists and its own page show it: where it stands today, its days in order, its entries by state."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from bangvang import contests, dates, embargo, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.contests import Phase, State
from bangvang.moments import Moment
from bangvang.page import Link, link_to
from bangvang.records import Contest, Entry


class ContestBrief(Struct, frozen=True):
    """A contest in a list; `deadline` is the instant it closes, for a live countdown, while it is open."""

    link: Link
    hosts: str
    summary: str
    phase: Phase
    phase_said: str
    opens: str
    closes: str
    deadline: str
    days_left: int
    year: str
    entries: int
    illustrative: bool


class Step(Struct, frozen=True):
    """A day of the contest: when, what, and whether it is past, now or to come."""

    when: str
    iso: str
    what: str
    state: str


def phase_of(catalogue: Catalogue, contest: Contest) -> Phase:
    """Where a contest stands on the day of the build."""
    return contests.phase(contest, catalogue.today, embargo.results_are_out(catalogue, contest))


def hosts_of(catalogue: Catalogue, contest: Contest) -> tuple[Link, ...]:
    """Who runs it: bodies with a page, else what the source says."""
    found = tuple(link_to(catalogue.organisations[id]) for id in contest.hosts if id in catalogue.organisations)
    return found or ((Link(contest.hosts_text),) if contest.hosts_text else ())


def brief(catalogue: Catalogue, contest: Contest) -> ContestBrief:
    phase, closes = phase_of(catalogue, contest), contest.closes
    is_open = phase is Phase.OPEN and closes is not None
    return ContestBrief(
        link=link_to(contest),
        hosts=vietnamese.listed([link.text for link in hosts_of(catalogue, contest)]),
        summary=contest.summary,
        phase=phase,
        phase_said=phase.label,
        opens=contest.opens.text() if contest.opens else "",
        closes=closes.until() if closes else "",
        deadline=closes.last().replace(microsecond=0).isoformat() if is_open else "",
        days_left=(closes.day - catalogue.today).days if is_open else 0,
        year=str(contest.year or (closes or contest.opens).day.year if closes or contest.opens else contest.year or ""),
        entries=len(catalogue.entries_of.get(contest.id, ())),
        illustrative=contest.illustrative,
    )


def timeline(catalogue: Catalogue, contest: Contest) -> tuple[Step, ...]:
    """Every day the data names, in order."""
    found = sorted(_days(catalogue, contest), key=lambda one: one[:2])
    today = catalogue.today
    return tuple(Step(when, day.isoformat(), what, "past" if last < today else "next" if day > today else "now")
                 for day, last, when, what in found)  # fmt: skip


def _days(catalogue: Catalogue, contest: Contest) -> Iterator[tuple[date, date, str, str]]:
    """First day, last day, words for the time, what happens."""
    if contest.opens:
        yield contest.opens.day, contest.opens.day, contest.opens.text(), "Bắt đầu nhận bài"
    if contest.closes:
        yield contest.closes.day, contest.closes.day, contest.closes.until(), "Hạn nhận bài"
    for one in contest.rounds:
        first = one.starts or one.ends
        if first:
            last = one.ends or first
            span = first.text() if first == last else f"{first.text()} – {last.text()}"
            yield first.earliest(), last.latest(), span, one.title
    decision = catalogue.decisions.get(contest.results_decision or "")
    if decision and embargo.results_are_out(catalogue, contest):
        yield decision.date, decision.date, f"ngày {dates.day_text(decision.date)}", "Quyết định trao giải"
    if contest.appeals:
        yield from _appeals(contest.appeals.starts, contest.appeals.ends)


def _appeals(starts: Moment | None, ends: Moment | None) -> Iterator[tuple[date, date, str, str]]:
    if starts and ends:
        yield starts.day, ends.day, f"{starts.text()} – {ends.until()}", "Nhận kiến nghị về kết quả"
    elif one := ends or starts:
        yield one.day, one.day, one.until() if ends else one.text(), "Nhận kiến nghị về kết quả"


def states(catalogue: Catalogue, contest: Contest) -> tuple[tuple[Entry, State], ...]:
    """Every entry that was sent in, with what became of it, in the order of states and codes."""
    results, now = embargo.results_are_out(catalogue, contest), contests.noon(catalogue.today)
    order = list(State)
    found = [(one, contests.state(one, contest, now, results)) for one in catalogue.entries_of.get(contest.id, ())]
    return tuple(sorted(found, key=lambda pair: (order.index(pair[1]), pair[0].id)))


def tally(found: tuple[tuple[Entry, State], ...]) -> Mapping[State, int]:
    """How many entries stand in each state."""
    counts = Counter(state for _, state in found)
    return {state: counts[state] for state in State if counts[state]}
