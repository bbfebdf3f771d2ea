"""What came of a contest as pages show it: the ladder of prizes, rounds, every entry with its place and its hash."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from bangvang import embargo, judging, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Link, link_to, url_of
from bangvang.records import Contest, ContestResult, Entry
from bangvang.records.entry import Outcome
from bangvang.records.jury import PrizeScope
from bangvang.records.result import Winner
from bangvang.scoring.plan import EARLIER, HUNDRED, SHARED, RoundKind
from bangvang.scoring.ranking import Judged, Ranking
from bangvang.views.writers import by_entry


class WinnerView(Struct, frozen=True):
    """Who got a prize: the entry or the body, its writers where they agreed, where the decision says it."""

    link: Link
    code: str
    writers: tuple[Link, ...]
    subject: Link
    row: str
    reason: str


class PrizeView(Struct, frozen=True):
    """A rung of the ladder and who stands on it."""

    tier: str
    scope: str
    track: str
    reward: str
    count: int | None
    winners: tuple[WinnerView, ...]
    withheld: tuple[str, ...]


class RoundView(Struct, frozen=True):
    """A round as it was judged."""

    title: str
    facts: tuple[tuple[str, str], ...]
    strictness: tuple[tuple[str, str], ...]
    scores: Link
    sha256: str


class Line(Struct, frozen=True):
    """An entry in the list of all: its place, or where it stopped."""

    place: str
    link: Link
    code: str
    points: str
    note: str
    sha256: str


def ranking(catalogue: Catalogue, contest: Contest) -> Ranking:
    """The ranking that follows from the published scores; worked out once."""
    return catalogue.once(("ranking", contest.id), _ranking, catalogue, contest)


def _ranking(catalogue: Catalogue, contest: Contest) -> Ranking:
    marks = {round: marks for (id, round), marks in catalogue.marks.items() if id == contest.id}
    return judging.ranked(contest, catalogue.entries_of.get(contest.id, ()), marks)


def prizes(catalogue: Catalogue, contest: Contest, result: ContestResult) -> tuple[PrizeView, ...]:
    """The ladder from the highest prize."""
    won: dict[str, list[Winner]] = defaultdict(list)
    for one in result.winners:
        won[one.prize].append(one)
    writers = by_entry(result)
    tracks = {one.id: one.title for one in contest.tracks}
    return tuple(
        PrizeView(
            tier=one.tier,
            scope="" if one.scope is PrizeScope.AUTHOR else one.scope.label,
            track=tracks.get(one.track or "", ""),
            reward=one.reward or "",
            count=one.count,
            winners=tuple(
                _winner(catalogue, winner, {} if one.scope is PrizeScope.SUBJECT else writers) for winner in won[one.id]
            ),
            withheld=tuple(
                f"{vietnamese.padded(kept.count)} giải không trao: {kept.reason}"
                for kept in result.withheld
                if kept.prize == one.id
            ),
        )
        for one in contest.prizes
    )


def found_winners(
    catalogue: Catalogue, contest: Contest, result: ContestResult
) -> Iterator[tuple[PrizeView, WinnerView]]:
    """Prizes with their winners, for searches and open data: of an entry that may not be found, its code alone."""
    for prize in prizes(catalogue, contest, result):
        for one in prize.winners:
            entry = catalogue.entries.get(one.code)
            hidden = one.code and not (entry and embargo.may_be_found(entry))
            yield prize, replace(one, link=Link(one.code), subject=Link("")) if hidden else one


def rounds(catalogue: Catalogue, contest: Contest, result: ContestResult) -> tuple[RoundView, ...]:
    """Every round that was judged, with how strict each judge was."""
    judged = {one.round.id: one for one in ranking(catalogue, contest).rounds}
    return tuple(
        RoundView(
            title=one.round.title,
            facts=tuple(_facts(catalogue, contest, one, said.seed)),
            strictness=_strictness(one),
            scores=Link(f"{said.round}.csv", scores_address(result, said.round)),
            sha256=said.sha256,
        )
        for said in result.rounds
        if (one := judged.get(said.round))
    )


def scores_address(result: ContestResult, round: str) -> str:
    """Where the published scores of a round can be had."""
    return f"{url_of(result)}{round}.csv"


def lines(catalogue: Catalogue, contest: Contest, result: ContestResult) -> tuple[Line, ...]:
    """All entries that were sent in: those with a place, those that stopped, those that were not judged."""
    found = ranking(catalogue, contest)
    hashes = {one.code: one.sha256 for one in result.entries}
    titles = {one.round.id: one.round.title for one in found.rounds}
    most = found.rounds[-1].round.most / HUNDRED if found.rounds else Fraction(1)
    bearing, ranked = Counter(one.place for one in found.places), []
    for one in found.places:
        title = titles[one.round]
        tied = SHARED if bearing[one.place] > 1 else one.tied  # of those who share a place, the first one too
        note = _tied(contest, tied) if one.place else f"Dừng ở {title[:1].lower()}{title[1:]}"
        points = number(one.result * most) if one.place else ""
        ranked.append(_line(catalogue, one.entry, str(one.place or ""), points, note, hashes))
    seen = {one.entry for one in found.places}
    rest = [_line(catalogue, code, "", "", _apart(catalogue, code), hashes) for code in sorted(set(hashes) - seen)]
    return (*ranked, *rest)


def prize_of(contest: Contest, result: ContestResult, code: str) -> str:
    """What an entry got; empty for none."""
    won = next((one.prize for one in result.winners if one.entry == code), "")
    return next((one.tier for one in contest.prizes if one.id == won), "")


def entry_link(catalogue: Catalogue, code: str) -> Link:
    """An entry under its title when it may be read, else under its code."""
    entry = catalogue.entries.get(code)
    if entry is None:
        return Link(code)
    return link_to(entry) if embargo.is_told(entry) else Link(code, url_of(entry))


def subject_of(catalogue: Catalogue, code: str) -> Link:
    """Whom a winning entry is about, by the exemplar's page where there is one."""
    entry = catalogue.entries.get(code)
    if entry is None or not embargo.is_told(entry):
        return Link("")
    return _subject(catalogue, entry)


def number(value: Fraction) -> str:
    """To two decimals, as people read it; what is compared is exact."""
    return vietnamese.number(round(float(value), 2))


def _subject(catalogue: Catalogue, entry: Entry) -> Link:
    exemplar = catalogue.exemplars.get(entry.subject.exemplar or "")
    return link_to(exemplar) if exemplar and not exemplar.withdrawn else Link(entry.subject.name)


def _winner(catalogue: Catalogue, one: Winner, writers: Mapping[str, tuple[Link, ...]]) -> WinnerView:
    body = catalogue.organisations.get(one.organisation or "")
    link = link_to(body) if body else Link(one.collective or "")
    if one.entry:
        link = entry_link(catalogue, one.entry)
    return WinnerView(
        link=link,
        code=one.entry or "",
        writers=writers.get(one.entry or "", ()),
        subject=subject_of(catalogue, one.entry or ""),
        row=one.row or "",
        reason=one.reason or "",
    )


def _facts(catalogue: Catalogue, contest: Contest, one: Judged, seed: str) -> Iterator[tuple[str, str]]:
    marks = catalogue.marks[contest.id, one.round.id]
    yield "Bài chấm", vietnamese.padded(len(one.means))
    yield "Giám khảo", vietnamese.padded(len(marks.judges))
    yield "Bài qua vòng", vietnamese.padded(len(one.passed))
    yield "Số gieo để rút phân công", seed
    if one.round.adjusted:
        yield "Điểm", "đã chỉnh theo độ chặt của từng giám khảo, như thể lệ"
    if one.round.extremes:
        yield "Điểm cao nhất, thấp nhất", "bỏ, khi có từ ba giám khảo"


def _strictness(one: Judged) -> tuple[tuple[str, str], ...]:
    if one.round.kind is RoundKind.PASS_FAIL:
        return ()
    ordered = sorted(one.added.items(), key=lambda pair: (pair[1], pair[0]))
    return tuple((judge, f"{_sign(value)}{number(abs(value))}") for judge, value in ordered)


def _sign(value: Fraction) -> str:
    return "+" if value > 0 else "−" if value < 0 else ""


def _tied(contest: Contest, word: str) -> str:
    if word == SHARED:
        return "Đồng hạng"
    if word == EARLIER:
        return "Cùng điểm với bài trên, nộp sau"
    titles = {one.id: one.title for round in contest.rounds for one in round.criteria}
    return f"Cùng điểm với bài trên, kém ở “{titles.get(word, word)}”" if word else ""


def _apart(catalogue: Catalogue, code: str) -> str:
    """Why an entry has no place."""
    entry = catalogue.entries.get(code)
    if entry and entry.withdrawn:
        return "Đã rút"
    return "Không hợp lệ" if entry and entry.accepted is Outcome.REFUSED else "Không chấm"


def _line(catalogue: Catalogue, code: str, place: str, points: str, note: str, hashes: Mapping[str, str]) -> Line:
    return Line(place, entry_link(catalogue, code), code, points, note, hashes.get(code, ""))
