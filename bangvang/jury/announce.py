"""Marks and a signed decision → results.yml and the published scores: what the machine can work out, and no more.

Prizes fall in the order of the ranking. Where equals are more than the prizes left, where a limit of prizes is
reached, and for prizes of collectives a jury must say; nothing is written while something is open.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bangvang import judging, vietnamese
from bangvang.jury.tables import Author
from bangvang.records import Contest, Entry, scores_path
from bangvang.records.common import ConsentScope
from bangvang.records.jury import PrizeScope, QuotaOf
from bangvang.scoring import prizes, published
from bangvang.scoring.published import Marks
from bangvang.scoring.ranking import Placed, Ranking


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the organisers say: the decision, prizes not given with the reason, bodies that get collective prizes."""

    decision: str
    withheld: tuple[tuple[str, str], ...] = ()
    collective: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Announced:
    """Files by path in the repository, what is still open, what to look at."""

    files: dict[str, bytes] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    winners: list[dict[str, str]] = field(default_factory=list)


def announce(
    contest: Contest,
    entries: Sequence[Entry],
    marks: Mapping[str, Marks],
    seeds: Mapping[str, str],
    hashes: Mapping[str, str],
    authors: Mapping[str, Author],
    wanted: Wanted,
) -> Announced:
    """The result of a contest whose rounds have all been judged; `hashes` are the receipts of all entries."""
    made = Announced()
    for said in contest.rounds:
        if said.id not in marks:
            made.open.append(f"vòng “{said.id}” chưa có điểm tổng hợp")
    if made.open:
        return made
    ranking = judging.ranked(contest, entries, marks)
    withheld = _withheld(contest, wanted, made)
    made.winners = [*_authors(contest, entries, authors, ranking, withheld, made), *_collective(contest, wanted, made)]
    made.winners += _subjects(contest, made.winners)
    if made.open:
        return made
    for said in contest.rounds:
        path = scores_path(contest.id, said.id)
        made.files[path] = published.text(marks[said.id], judging.round_of(said).criteria).encode()
    values = {
        "decision": wanted.decision,
        "judges": len({judge for one in marks.values() for judge in one.judges}),
        "rounds": [
            {
                "round": said.id,
                "seed": seeds[said.id],
                "sha256": published.digest(marks[said.id], judging.round_of(said).criteria),
            }
            for said in contest.rounds
        ],
        "winners": made.winners,
        "withheld": [{"prize": prize, "reason": reason} for prize, reason in wanted.withheld],
        "entries": [{"code": code, "sha256": sha} for code, sha in sorted(hashes.items())],
        "writers": list(_writers(authors)),
    }
    made.files[f"content/contests/{contest.id}/results.yml"] = _yaml(values)
    return made


def _withheld(contest: Contest, wanted: Wanted, made: Announced) -> dict[str, int]:
    ladder = {one.id: one for one in contest.prizes}
    found: dict[str, int] = {}
    for prize, _ in wanted.withheld:
        if prize not in ladder:
            made.open.append(f"thể lệ không có giải “{prize}”")
        elif not ladder[prize].may_be_withheld:
            made.open.append(f"theo thể lệ, “{ladder[prize].tier}” không được bỏ trống")
        found[prize] = found.get(prize, 0) + 1
    return found


def _authors(
    contest: Contest,
    entries: Sequence[Entry],
    authors: Mapping[str, Author],
    ranking: Ranking,
    withheld: Mapping[str, int],
    made: Announced,
) -> Iterator[dict[str, str]]:
    """Prizes for entries, board by board: those of a track among its entries, those of none among all."""
    track = {one.id: one.track for one in entries}
    tiers = {one.id: one.tier for one in contest.prizes}
    limit = Limit(contest, entries, authors)
    for board in dict.fromkeys(one.track for one in contest.prizes if one.scope is PrizeScope.AUTHOR):
        places = [one for one in ranking.places if board is None or track.get(one.entry) == board]
        for falls in prizes.fallen(judging.ladder(contest, withheld, board), limit.kept(places, made)):
            yield from ({"prize": falls.prize, "entry": entry} for entry in falls.entries)
            if falls.open:
                made.open.append(
                    f"{tiers[falls.prize]}: còn {falls.left} giải mà {len(falls.open)} bài đồng hạng "
                    f"({vietnamese.listed(falls.open)}); hội đồng phải quyết định: sửa số giải ở thể lệ (ghi vào "
                    "versions), hoặc để lại giải ấy bằng --withhold"
                )


class Limit:
    """Limits of prizes for one author, subject, unit or track: who would be over one is passed by, and that is told."""

    def __init__(self, contest: Contest, entries: Iterable[Entry], authors: Mapping[str, Author]) -> None:
        self._quotas = contest.quotas
        self._entries = {one.id: one for one in entries}
        self._authors = authors
        self._room = sum(one.count or 0 for one in contest.prizes if one.scope is PrizeScope.AUTHOR)

    def kept(self, places: Sequence[Placed], made: Announced) -> list[Placed]:
        """The places without those that a limit keeps from any prize."""
        counts: dict[tuple, int] = {}
        kept: list[Placed] = []
        for one in places:
            keys = [(quota, group) for quota in self._quotas for group in self._groups(one.entry, quota.of)]
            over = [quota for quota, group in keys if counts.get((quota.of, group), 0) >= quota.most]
            if one.place and len(kept) < self._room and self._unknown(one.entry):
                made.told.append(f"chưa có tác giả của bài {one.entry}: chưa xét được giới hạn giải mỗi tác giả")
            if over and one.place and len(kept) < self._room:
                made.told.append(f"bài {one.entry} không xét giải: đã đủ {over[0].most} giải cho {over[0].of.label}")
            if not over:
                kept.append(one)
                for quota, group in keys:
                    counts[quota.of, group] = counts.get((quota.of, group), 0) + 1
        return kept

    def _groups(self, code: str, of: QuotaOf) -> tuple[str, ...]:
        """What a limit counts an entry under: each who wrote it together, else one thing or nothing."""
        entry, author = self._entries[code], self._authors.get(code)
        found = {
            QuotaOf.UNIT: (entry.subject.unit or "",),
            QuotaOf.TRACK: (entry.track,),
            QuotaOf.SUBJECT: (entry.subject.exemplar or entry.subject.name,),
            QuotaOf.AUTHOR: author.authors if author else (),
        }[of]
        return tuple(dict.fromkeys(filter(None, map(vietnamese.fold, found))))

    def _unknown(self, code: str) -> bool:
        """Whether authors are limited and nobody said who wrote an entry; only the private table can."""
        return any(one.of is QuotaOf.AUTHOR for one in self._quotas) and not self._groups(code, QuotaOf.AUTHOR)


def _collective(contest: Contest, wanted: Wanted, made: Announced) -> Iterator[dict[str, str]]:
    ladder = {one.id: one for one in contest.prizes if one.scope is PrizeScope.COLLECTIVE}
    for prize, body in wanted.collective:
        if prize in ladder:
            yield {"prize": prize, "organisation": body}
        else:
            made.open.append(f"thể lệ không có giải tập thể “{prize}”")


def _subjects(contest: Contest, winners: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Prizes for the people written about go to those of the best entries."""
    best = [one["entry"] for one in winners if "entry" in one]
    found = []
    for prize in contest.prizes:
        if prize.scope is PrizeScope.SUBJECT:
            found += [{"prize": prize.id, "entry": entry} for entry in best[: prize.count or len(best)]]
    return found


def _writers(authors: Mapping[str, Author]) -> Iterator[dict]:
    """Writers who agreed to be named, with their entries."""
    found: dict[str, dict] = {}
    for code, one in sorted(authors.items()):
        agreed = [consent for consent in one.consent if ConsentScope.NAME in consent.scope]
        if one.writer and agreed:
            name = one.named or vietnamese.listed(one.authors)
            writer = found.setdefault(one.writer, {"id": one.writer, "name": name, "entries": [], "consent": []})
            writer["entries"].append(code)
            given = [consent.model_dump(mode="json", exclude_none=True) for consent in agreed]
            writer["consent"] += [consent for consent in given if consent not in writer["consent"]]
    yield from found.values()


def _yaml(values: Mapping[str, object]) -> bytes:
    """Lists an item a line; every JSON text is a YAML text."""
    lines = ["# Do lệnh contest results ghi ra; ghi thêm appeals (kiến nghị) bằng tay."]
    for key, value in values.items():
        if isinstance(value, list):
            lines += [f"{key}:", *(f"  - {json.dumps(one, ensure_ascii=False)}" for one in value)] if value else []
        else:
            lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}")
    return ("\n".join(lines) + "\n").encode()
