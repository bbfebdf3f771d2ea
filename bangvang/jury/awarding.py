"""Marks and what the jury decided → who gets which prize; whatever a jury must still say is asked, prize by prize.

Prizes fall in the order of the ranking. Where equals are more than the prizes left, for prizes of collectives, and for
each prize of the rules that nobody got, somebody must say what is to be: no prize is passed over in silence.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from bangvang import judging, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.jury import decided
from bangvang.jury.decided import BY_RULES, Wanted
from bangvang.jury.tables import Author
from bangvang.records import Contest, Entry
from bangvang.records import jury as rules
from bangvang.records.jury import PrizeScope, QuotaOf
from bangvang.scoring import prizes
from bangvang.scoring.ranking import Placed


class Awarded(Struct):
    """Prizes as `winners` of results.yml has them, from the highest; what is still open, what to look at."""

    winners: list[dict[str, str]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def awarded(
    known: Catalogue,
    contest: Contest,
    entries: Sequence[Entry],
    authors: Mapping[str, Author],
    places: Sequence[Placed],
    wanted: Wanted,
) -> Awarded:
    """Who gets what."""
    made = Awarded()
    made.open += decided.strange(contest, entries, wanted)
    if not made.open:
        kept = {one.id: sum(said.count for said in wanted.withheld if said.prize == one.id) for one in contest.prizes}
        limits = limits_of(contest, entries, authors)
        made.winners += _authors(contest, entries, places, wanted, kept, limits, made)
        made.told += _unknown(contest, authors, made.winners)
        best = [one["entry"] for one in made.winners]
        made.winners += _collective(known, contest, wanted, made)
        made.winners += _subjects(contest, best, kept)
        if not made.open:
            made.open += _unfilled(contest, made.winners, kept)
    return made


def _authors(
    contest: Contest,
    entries: Sequence[Entry],
    places: Sequence[Placed],
    wanted: Wanted,
    kept: Mapping[str, int],
    limits: prizes.Limits,
    made: Awarded,
) -> Iterator[dict[str, str]]:
    """Prizes for entries, board by board: those of a track among its entries, those of none among all; none twice."""
    track = {one.id: one.track for one in entries}
    tiers = {one.id: one.tier for one in contest.prizes}
    rank = {one.entry: at for at, one in enumerate(places)}
    won = {one.entry: one.prize for one in wanted.chosen}
    limits.take(*won)
    for board in dict.fromkeys(one.track for one in contest.prizes if one.scope is PrizeScope.AUTHOR):
        mine = [one for one in places if one.place and (board is None or track.get(one.entry) == board)]
        chosen = {prize: sum(one.prize == prize for one in wanted.chosen) for prize in tiers}
        ladder = judging.ladder(contest, {one: kept[one] + chosen[one] for one in kept}, board)
        for falls in prizes.fallen(ladder, [one for one in mine if one.entry not in won], limits):
            won |= dict.fromkeys(falls.entries, falls.prize)
            made.told += (
                f"bài {code} không xét giải: theo thể lệ đã đủ {_limit(contest, of)}" for code, of in falls.passed
            )
            reasons = {one.entry: one.reason for one in wanted.chosen if one.prize == falls.prize}
            reasons |= {code: f"{BY_RULES} {_limit(contest, of)}" for code, of in falls.behind}
            winners = (code for code, prize in won.items() if prize == falls.prize)
            for code in sorted(winners, key=lambda one: rank.get(one, len(rank))):
                yield {"prize": falls.prize, "entry": code} | ({"reason": reasons[code]} if code in reasons else {})
            if falls.open:
                made.open.append(_choice(tiers[falls.prize], falls))


def _choice(tier: str, falls: prizes.Falls) -> str:
    equals = vietnamese.listed(falls.open)
    example = f'--award "{falls.prize}={falls.open[0]}=Vì sao chọn bài ấy"'
    return (
        f"{tier}: còn {falls.left} giải mà {len(falls.open)} bài đồng hạng ({equals}), máy không "
        f"chọn thay. Hội đồng chọn bài nào thì gọi lại, thêm: {example}; để lại giải ấy thì thêm: "
        f'--withhold "{falls.prize}=Vì sao không trao"; hoặc sửa số giải ở thể lệ (ghi vào versions)'
    )


def limits_of(contest: Contest, entries: Iterable[Entry], authors: Mapping[str, Author]) -> prizes.Limits:
    """Limits of prizes for one author, subject, unit or track; authors only the private table knows."""
    most: dict[str, int] = {}
    for one in contest.quotas:
        most[one.of.value] = min(one.most, most.get(one.of.value, one.most))
    groups = {}
    for one in entries:
        author = authors.get(one.id)
        said = (
            (QuotaOf.UNIT, (one.subject.unit or "",)),
            (QuotaOf.TRACK, (one.track,)),
            (QuotaOf.SUBJECT, (one.subject.exemplar or one.subject.name,)),
            (QuotaOf.AUTHOR, author.authors if author else ()),
        )
        groups[one.id] = {(of.value, vietnamese.fold(who)) for of, whose in said for who in whose if who}
    return prizes.Limits(most, groups)


def _limit(contest: Contest, of: str) -> str:
    """“1 giải cho mỗi tác giả”."""
    quota = min((one for one in contest.quotas if one.of.value == of), key=lambda one: one.most)
    return f"{quota.most} giải cho {quota.of.label}"


def _unknown(contest: Contest, authors: Mapping[str, Author], winners: Iterable[Mapping[str, str]]) -> Iterator[str]:
    if any(one.of is QuotaOf.AUTHOR for one in contest.quotas):
        for one in winners:
            if one["entry"] not in authors:
                yield f"chưa có tác giả của bài {one['entry']}: chưa xét được giới hạn giải mỗi tác giả"


def _collective(known: Catalogue, contest: Contest, wanted: Wanted, made: Awarded) -> Iterator[dict[str, str]]:
    """A body by its id; one without a record by its name, which is no id."""
    for prize, body in wanted.collective:
        if body in known.organisations:
            yield {"prize": prize, "organisation": body}
        elif body == vietnamese.fold(body) and " " not in body:
            meant = vietnamese.near(body, known.organisations, 1)
            made.open.append(
                f"--collective {prize}={body}: không có hồ sơ đơn vị “{body}”"
                + (f"; ý bạn là {meant[0]}?" if meant else "")
                + " Đơn vị chưa có hồ sơ thì ghi tên: --collective "
                + f'"{prize}=Công đoàn phường Minh Họa"'
            )
        else:
            yield {"prize": prize, "collective": body}


def _subjects(contest: Contest, best: Sequence[str], kept: Mapping[str, int]) -> Iterator[dict[str, str]]:
    """Prizes for the people written about go to those of the best entries."""
    for prize in contest.prizes:
        if prize.scope is PrizeScope.SUBJECT:
            count = len(best) if prize.count is None else max(0, prize.count - kept[prize.id])
            yield from ({"prize": prize.id, "entry": entry} for entry in best[:count])


def _unfilled(contest: Contest, winners: Iterable[Mapping[str, str]], kept: Mapping[str, int]) -> Iterator[str]:
    """Prizes of the rules that are neither given nor said to be left; how to say it."""
    given = [one["prize"] for one in winners]
    for prize in contest.prizes:
        lacking = (prize.count or 0) - given.count(prize.id) - kept[prize.id]
        if lacking > 0:
            told = f"{prize.tier}: thể lệ có {prize.count} giải, còn {lacking} giải chưa trao cho ai"
            yield f"{told}. {_ask(prize, lacking + kept[prize.id])}"


def _ask(prize: rules.Prize, left: int) -> str:
    """How to say whom it goes to, or that so many are not given."""
    give = (
        f'Trao cho đơn vị thì thêm: --collective "{prize.id}=MÃ_ĐƠN_VỊ". '
        if prize.scope is PrizeScope.COLLECTIVE
        else ""
    )
    if not prize.may_be_withheld:
        return f"{give}Thể lệ buộc phải trao: muốn bỏ trống thì sửa thể lệ trước (ghi vào versions)"
    number = f":{left}" if left > 1 else ""
    return f'{give}Không trao thì gọi lại, thêm: --withhold "{prize.id}{number}=Vì sao không trao"'
