"""Prizes of contests: as many as the rules have, to those the published marks put first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bangvang import judging
from bangvang.catalogue import Catalogue
from bangvang.records import Contest, ContestResult
from bangvang.records.jury import PrizeScope
from bangvang.rules.finding import Finding, meant
from bangvang.scoring import prizes
from bangvang.scoring.ranking import Placed

AUTHOR = PrizeScope.AUTHOR


def prize_out_of_rank(catalogue: Catalogue) -> Iterator[Finding]:
    """Giải không theo thứ hạng tính lại từ bảng điểm

    Là gì: Tính lại từ bảng điểm đã công bố thì bài được giải không có thứ hạng, kém giải một bài xếp dưới nó, hoặc một
    bài xếp trên không có giải mà không nói vì sao.

    Vì sao: Người dự thi tính lại được; chỗ khác nhau phải có lời giải thích công khai của hội đồng.

    Cách sửa: Sửa giải cho đúng thứ hạng. Hội đồng quyết khác (nhân vật bị khiếu nại, quá số giải cho một đơn vị) thì
    ghi reason ở bài được giải (contest results ghi hộ khi có --award): nguyên văn ấy sẽ được công bố.

    Ví dụ:

        winners:
          - {prize: nhat, entry: bv-7k3m9q}
          - {prize: nhi, entry: bv-2p4r8t, reason: Bài xếp trên đã đăng ở báo khác nên không xét}
    """
    for contest, result in _both(catalogue):
        places = _places(catalogue, contest)
        won = [(at, one) for at, one in enumerate(result.winners) if one.entry and _scope(contest, one.prize) is AUTHOR]
        at_of = {one.entry: at for at, one in won}
        ranked = {one.entry for one in places if one.place}
        for at, one in won:
            if one.entry not in ranked and not one.reason:
                gone = getattr(catalogue.entries.get(one.entry), "withdrawn", None)
                what = "đã rút mà vẫn để giải" if gone else "được giải nhưng không vào vòng xếp hạng"
                message = f"bài “{one.entry}” {what}"
                fix = f"{'Để bài xếp sau lên thay' if gone else 'Đối chiếu với bảng điểm'}, hoặc ghi reason."
                yield Finding(result, ("winners", at, "entry"), message, fix)
        tracks = {one.id: one.track for one in catalogue.entries_of.get(contest.id, ())}
        for board in dict.fromkeys(one.track for one in contest.prizes):
            ladder = [one.id for one in contest.prizes if one.scope is AUTHOR and one.track == board]
            mine = [one for one in places if board is None or tracks.get(one.entry) == board]
            given = [(one.entry, one.prize) for _, one in won if one.prize in ladder]
            for found in prizes.disorders(ladder, given, mine):
                if not result.winners[at_of[found.entry]].reason and not result.winners[at_of[found.behind]].reason:
                    message = f"bài “{found.entry}” xếp trên “{found.behind}” mà giải lại thấp hơn"
                    fix = "Đối chiếu với bảng điểm, hoặc ghi reason."
                    yield Finding(result, ("winners", at_of[found.entry], "prize"), message, fix)
            passed_by = [one for one in prizes.skipped((entry for entry, _ in given), mine) if one not in at_of]
            if passed_by and not any(one.reason for _, one in won if one.prize in ladder):
                message = f"bài “{passed_by[0]}” xếp trên một bài được giải mà không có giải"
                yield Finding(
                    result, ("winners",), message, "Đối chiếu với bảng điểm, hoặc ghi reason ở bài được giải."
                )


def prize_count(catalogue: Catalogue) -> Iterator[Finding]:
    """Số giải không đúng thể lệ

    Là gì: Giải không có trong thể lệ; nhiều hơn số giải của thể lệ; ít hơn mà không ghi ở withheld; bỏ trống một giải
    thể lệ buộc phải trao; giải cho bài mà không có bài, giải tập thể mà không có đơn vị; một bài hai giải cùng loại.

    Vì sao: Thể lệ đã công bố là lời hứa. Thêm, bớt giải phải sửa thể lệ (ghi ở versions) hoặc nói rõ vì sao không trao.

    Cách sửa: Chạy lại contest results: giải không trao thì thêm --withhold. Sửa tay thì đối chiếu winners, withheld với
    prizes của contest.yml.

    Ví dụ:

        winners:
          - {prize: nhi, entry: bv-7k3m9q}
        withheld:
          - {prize: nhat, count: 1, reason: Không có bài đạt mức giải Nhất}
    """
    for contest, result in _both(catalogue):
        ladder = {one.id: one for one in contest.prizes}
        for key in ("winners", "withheld"):
            for at, one in enumerate(getattr(result, key)):
                if one.prize not in ladder:
                    fix = f"{meant(one.prize, ladder)}Giải khai ở prizes của contest.yml."
                    yield Finding(result, (key, at, "prize"), f"thể lệ không có giải “{one.prize}”", fix)
        given = Counter(one.prize for one in result.winners)
        kept: Counter[str] = Counter()
        for one in result.withheld:
            kept[one.prize] += one.count
        for prize in contest.prizes:
            if prize.count is not None and given[prize.id] > prize.count:
                message = f"{prize.tier}: trao {given[prize.id]} giải, thể lệ có {prize.count}"
                yield Finding(result, ("winners",), message, "Bớt giải, hoặc sửa thể lệ trước (ghi ở versions).")
            elif prize.count is not None and given[prize.id] + kept[prize.id] != prize.count:
                message = f"{prize.tier}: thể lệ có {prize.count}, trao {given[prize.id]}, không trao {kept[prize.id]}"
                yield Finding(result, ("winners",), message, "Giải không trao thì ghi ở withheld, kèm lý do.")
            if kept[prize.id] and not prize.may_be_withheld:
                message = f"{prize.tier}: theo thể lệ phải trao, không được bỏ trống"
                yield Finding(result, ("withheld",), message, "Trao giải, hoặc sửa thể lệ trước (ghi ở versions).")
        yield from _recipients(contest, result)


def _recipients(contest: Contest, result: ContestResult) -> Iterator[Finding]:
    seen: set[tuple] = set()
    for at, one in enumerate(result.winners):
        scope = _scope(contest, one.prize)
        if scope is PrizeScope.COLLECTIVE and not (one.organisation or one.collective):
            yield Finding(
                result, ("winners", at), "giải tập thể mà không ghi đơn vị", "Ghi organisation hoặc collective."
            )
        elif scope in (AUTHOR, PrizeScope.SUBJECT) and not one.entry:
            yield Finding(result, ("winners", at), "giải cho bài mà không ghi mã bài", "Ghi entry.")
        elif one.entry and (scope, one.entry) in seen:
            message = f"bài “{one.entry}” đã có giải ở trên"
            yield Finding(result, ("winners", at, "entry"), message, "Mỗi bài một giải.")
        seen.add((scope, one.entry))


def _both(catalogue: Catalogue) -> Iterator[tuple[Contest, ContestResult]]:
    for result in catalogue.results.values():
        if contest := catalogue.contests.get(result.contest):
            yield contest, result


def _places(catalogue: Catalogue, contest: Contest) -> Sequence[Placed]:
    marks = {round: marks for (id, round), marks in catalogue.marks.items() if id == contest.id}
    return judging.ranked(contest, catalogue.entries_of.get(contest.id, ()), marks).places


def _scope(contest: Contest, prize: str) -> PrizeScope | None:
    return next((one.scope for one in contest.prizes if one.id == prize), None)
