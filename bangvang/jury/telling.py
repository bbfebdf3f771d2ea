"""A ranking for the eyes of the jury: as a table, and in a few sentences."""

from collections.abc import Iterator, Mapping

from bangvang import judging, vietnamese
from bangvang.jury import halls
from bangvang.jury.halls import Hall
from bangvang.records.jury import Round
from bangvang.scoring.plan import RoundKind
from bangvang.scoring.published import Marks
from bangvang.scoring.ranking import Ranking


def lines(ranking: Ranking) -> Iterator[tuple[object, ...]]:
    """The last round, an entry a line: place, code, points, judges, whether it passed."""
    judged = ranking.rounds[-1]
    for one in judged.means:
        yield (
            one.place or "",
            one.entry,
            vietnamese.number(round(float(one.total), 4)),
            one.judges,
            "x" if one.passed else "",
        )


def told(ranking: Ranking) -> Iterator[str]:
    """How many passed, who was read by nobody, how strict each judge was."""
    judged = ranking.rounds[-1]
    yield f"{judged.round.title}: {len(judged.means)} bài, {len(judged.passed)} bài qua."
    unread = [one.entry for one in judged.means if not one.judges]
    if unread:
        yield f"Không ai chấm được, nên chưa xếp hạng: {vietnamese.first_of(unread)}."
    least = judged.round.per_entry or 1
    if short := [one.entry for one in judged.means if 0 < one.judges < least]:
        yield f"Thể lệ cần {least} giám khảo mỗi bài, ít hơn thế (giám khảo không chấm): {vietnamese.first_of(short)}."
    if judged.circles > 1:
        yield f"Giám khảo tách thành {judged.circles} nhóm không có bài chung: không so được độ chặt giữa các nhóm."
    if judged.round.kind is RoundKind.PASS_FAIL:
        return
    for judge, added in sorted(judged.added.items(), key=lambda one: (one[1], one[0])):
        side = "rộng hơn" if added > 0 else "chặt hơn"
        if added:
            yield f"  {judge}: {side} mức chung {vietnamese.number(round(abs(float(added)), 2))} điểm."


def different(hall: Hall, said: Round, earlier: Mapping[str, Marks], now: Marks) -> Iterator[str]:
    """What a second tally of a round changes: whose marks, and whether the next round judges others by now."""
    upto = hall.contest.rounds[: hall.contest.rounds.index(said) + 1]
    try:
        was = halls.marks_of(hall, upto).get(said.id, now)
    except halls.Wrong:  # spoilt by hand: this tally mends it
        return
    if moved := was.moved(now):
        yield f"Khác lần tổng hợp trước: điểm của bài {vietnamese.first_of(moved)}."
        before, after = (
            judging.ranked(hall.contest, hall.entries, {**earlier, said.id: marks}).rounds[-1].passed
            for marks in (was, now)
        )
        packed = [one.title for one in hall.contest.rounds[len(upto) :] if hall.folder(one.id).exists()]
        if packed and set(before) != set(after):
            yield f"Bài qua vòng đã khác, mà {packed[0]} đã làm hồ sơ theo danh sách cũ: hội đồng phải xem lại."
