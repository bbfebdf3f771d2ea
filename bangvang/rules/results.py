"""Results of contests: by a decision in force, from marks that were published, for every entry that was sent in."""

from collections.abc import Iterator
from datetime import date

from bangvang import dates, judging
from bangvang.catalogue import Catalogue
from bangvang.records import Contest, ContestResult, scores_path
from bangvang.records.common import ConsentScope
from bangvang.records.decision import DecisionStatus
from bangvang.records.result import AppealOutcome
from bangvang.rules.finding import Finding, meant
from bangvang.scoring import published

AGAIN = "Chạy lại: python build.py contest results, hoặc lấy lại tệp đã công bố."


def result_without_decision(catalogue: Catalogue) -> Iterator[Finding]:
    """Kết quả cuộc thi không theo quyết định

    Là gì: results.yml dẫn một quyết định khác với results_decision của cuộc thi, đã bị hủy, hoặc chưa đến ngày ký; hoặc
    thư mục ấy không có thể lệ (contest.yml).

    Vì sao: Giải thưởng chỉ có khi người có thẩm quyền ký. Kết quả lộ trước ngày ký là lộ kết quả chấm.

    Cách sửa: Nhập quyết định trao giải, ghi mã của nó vào results_decision của contest.yml, rồi mới ghi kết quả.

    Ví dụ:

        # contest.yml
        results_decision: qd-12-trao-giai
        # results.yml
        decision: qd-12-trao-giai      # phải là cùng một mã
    """
    for result in catalogue.results.values():
        contest = catalogue.contests.get(result.contest)
        if contest is None:
            if ("contest", result.contest) not in catalogue.unreadable:
                message = f"không có thể lệ của cuộc thi “{result.contest}”"
                yield Finding(result, ("decision",), message, "results.yml nằm cùng thư mục với contest.yml.")
            continue
        decision = catalogue.decisions.get(result.decision)
        if contest.results_decision != result.decision:
            named = f"ghi “{contest.results_decision}”" if contest.results_decision else "chưa ghi quyết định nào"
            message = f"kết quả theo “{result.decision}”, nhưng results_decision của cuộc thi {named}"
            yield Finding(result, ("decision",), message, "Ghi cùng một mã ở contest.yml và results.yml.")
        elif decision and decision.status is DecisionStatus.CANCELLED:
            message = f"quyết định “{result.decision}” đã bị hủy bỏ"
            yield Finding(result, ("decision",), message, "Gỡ kết quả, hoặc dẫn quyết định thay thế.")
        elif decision and decision.date > catalogue.today:
            message = f"quyết định “{result.decision}” đề ngày {dates.day_text(decision.date)}, chưa đến"
            yield Finding(result, ("decision",), message, "Đừng đưa results.yml và bảng điểm vào kho trước ngày ấy.")


def changed_scores(catalogue: Catalogue) -> Iterator[Finding]:
    """Bảng điểm công bố không khớp với kết quả

    Là gì: Có bảng điểm trong scores/ mà chưa có results.yml; vòng đã chấm thiếu bảng điểm; bảng điểm đã đổi so với mã
    băm ghi trong kết quả; hoặc tên tệp không phải tên một vòng của thể lệ.

    Vì sao: Ai cũng tính lại được thứ hạng từ bảng điểm. Bảng điểm đổi sau khi công bố là thứ hạng đổi; bảng điểm lên
    trước quyết định là lộ kết quả.

    Cách sửa: Lấy lại bảng điểm đã công bố từ lịch sử git. Điểm thật sự phải đính chính thì tổng hợp lại rồi chạy
    contest results --correct "vì sao": lệnh ghi lại kết quả và một mục đính chính.

    Ví dụ:

        rounds:
          - {round: chung-khao, seed: "2026", sha256: 5e3b…}      # là mã băm của scores/chung-khao.csv
    """
    for contest in catalogue.contests.values():
        folder, result = f"content/contests/{contest.id}/scores/", catalogue.results.get(contest.id)
        known = {scores_path(contest.id, one.id) for one in contest.rounds}
        for path in sorted(one for one in catalogue.files if one.startswith(folder)):
            if path not in known:
                rounds = [one.id for one in contest.rounds]
                fix = f"{meant(path.removeprefix(folder).removesuffix('.csv'), rounds)}Tên tệp là mã vòng."
                yield Finding(None, (), "thể lệ không có vòng nào mang tên tệp này", fix, file=path)
            elif result is None and ("result", contest.id) not in catalogue.unreadable:
                fix = "Điểm giữ ở thư mục riêng của hội đồng đến khi contest results ghi ra."
                yield Finding(None, (), "bảng điểm lên trước kết quả", fix, file=path)
        if result:
            yield from _changed(catalogue, contest, result)


def _changed(catalogue: Catalogue, contest: Contest, result: ContestResult) -> Iterator[Finding]:
    judged = {one.round for one in result.rounds}
    for one in contest.rounds:
        if one.id not in judged:
            yield Finding(result, ("rounds",), f"kết quả không nói vòng “{one.id}” của thể lệ", AGAIN)
    for index, one in enumerate(result.rounds):
        said, marks = contest.round(one.round), catalogue.marks.get((contest.id, one.round))
        if said is None:
            fix = f"{meant(one.round, [other.id for other in contest.rounds])}Vòng khai ở contest.yml."
            yield Finding(result, ("rounds", index, "round"), f"thể lệ không có vòng “{one.round}”", fix)
        elif marks is None:
            yield Finding(result, ("rounds", index), f"thiếu bảng điểm {scores_path(contest.id, one.round)}", AGAIN)
        elif (now := published.digest(marks, judging.round_of(said).criteria)) != one.sha256:
            message = f"bảng điểm vòng “{one.round}” đã khác bản công bố: mã băm nay là {now}"
            yield Finding(result, ("rounds", index, "sha256"), message, AGAIN)
        elif strange := sorted(set(marks.entries) - {one.id for one in catalogue.entries_of.get(contest.id, ())}):
            message = f"bảng điểm vòng “{one.round}” có bài “{strange[0]}” không thuộc cuộc thi"
            yield Finding(result, ("rounds", index), message, AGAIN)


def entry_not_listed(catalogue: Catalogue) -> Iterator[Finding]:
    """Danh sách bài đã nộp thiếu bài hoặc thừa bài

    Là gì: Mục entries của kết quả thiếu một bài của cuộc thi, có mã không thuộc cuộc thi, hoặc ghi một mã hai lần.

    Vì sao: Người dự thi tìm mã băm trên biên nhận của mình ở danh sách này; thiếu bài là có người mất bằng chứng.

    Cách sửa: Chạy lại contest results; đừng sửa tay mục này.

    Ví dụ:

        entries:
          - {code: bv-7k3m9q, sha256: 9f86…}
    """
    for contest, result in _both(catalogue):
        there = {one.id for one in catalogue.entries_of.get(contest.id, ())}
        listed: set[str] = set()
        for at, one in enumerate(result.entries):
            if one.code in listed:
                yield Finding(result, ("entries", at, "code"), f"bài “{one.code}” đã ghi ở trên", AGAIN)
            elif one.code not in there and ("entry", one.code) not in catalogue.unreadable:
                yield Finding(result, ("entries", at, "code"), f"cuộc thi không có bài “{one.code}”", AGAIN)
            listed.add(one.code)
        for code in sorted(there - listed):
            yield Finding(result, ("entries",), f"thiếu bài “{code}”", AGAIN)


def writer_without_consent(catalogue: Catalogue) -> Iterator[Finding]:
    """Tác giả được nêu tên mà chưa đồng ý

    Là gì: Mục writers ghi tên một người không có sự đồng ý cho nêu tên (scope: name), hoặc gắn người ấy với bài không
    thuộc cuộc thi.

    Vì sao: Bài dự thi chỉ mang mã. Tên tác giả là dữ liệu cá nhân: nêu lên phải có sự đồng ý (Luật 91/2025/QH15, Điều
    9 và Điều 16). Tên trong danh sách của quyết định thì theo quyết định.

    Cách sửa: Ghi consent của người ấy, hoặc bỏ người ấy khỏi writers.

    Ví dụ:

        writers:
          - id: nguyen-van-vi-du
            name: Nguyễn Văn Ví Dụ
            entries: [bv-7k3m9q]
            consent:
              - {scope: [name], given_on: 20/09/2026, by: self, evidence: giay-01}
    """
    for contest, result in _both(catalogue):
        there = {one.id for one in catalogue.entries_of.get(contest.id, ())}
        for at, one in enumerate(result.writers):
            if not any(ConsentScope.NAME in consent.scope for consent in one.consent):
                message = f"“{one.name}” chưa có sự đồng ý cho nêu tên"
                yield Finding(result, ("writers", at, "name"), message, "Ghi consent, hoặc bỏ khỏi writers.")
            for number, code in enumerate(one.entries):
                if code in catalogue.entries and code not in there:
                    message = f"bài “{code}” không thuộc cuộc thi này"
                    yield Finding(result, ("writers", at, "entries", number), message, "Xem lại mã bài.")


def appeal_out_of_window(catalogue: Catalogue) -> Iterator[Finding]:
    """Kiến nghị ngoài thời hạn, hoặc trả lời trước khi nhận

    Là gì: Ngày nhận kiến nghị ở appeals nằm ngoài thời hạn của thể lệ mà không ghi là đến muộn, nằm trong thời hạn mà
    ghi là đến muộn, hoặc ngày trả lời trước ngày nhận.

    Vì sao: Nhật ký kiến nghị để người dự thi thấy ban tổ chức trả lời ra sao; ngày sai thì nhật ký mất tin cậy.

    Cách sửa: Đối chiếu với sổ nhận kiến nghị. Nhận muộn, không xét thì ghi outcome: late. Nhận muộn mà vẫn xét thì để
    nguyên, nói rõ ở answer.

    Ví dụ:

        appeals:
          - {received: 05/11/2026, what: Hỏi cách tính điểm vòng hai, answered: 07/11/2026, outcome: kept}
    """
    for contest, result in _both(catalogue):
        for at, one in enumerate(result.appeals):
            if one.answered and one.answered < one.received:
                message = f"trả lời ngày {dates.day_text(one.answered)}, trước ngày nhận {dates.day_text(one.received)}"
                yield Finding(result, ("appeals", at, "answered"), message, "Đối chiếu với sổ nhận kiến nghị.")
            elif contest.appeals and _within(one.received, contest) is (one.outcome is AppealOutcome.LATE):
                late = one.outcome is AppealOutcome.LATE
                where = "trong thời hạn của thể lệ mà không xét" if late else "ngoài thời hạn kiến nghị của thể lệ"
                fix = (
                    "Trong thời hạn thì phải xét."
                    if late
                    else "Không xét thì ghi outcome: late; vẫn xét thì nói ở answer."
                )
                message = f"nhận ngày {dates.day_text(one.received)}, {where}"
                yield Finding(result, ("appeals", at, "received"), message, fix)


def _within(day: date, contest: Contest) -> bool:
    first, last = contest.appeals.starts, contest.appeals.ends
    return (first is None or first.day <= day) and (last is None or day <= last.day)


def _both(catalogue: Catalogue) -> Iterator[tuple[Contest, ContestResult]]:
    for result in catalogue.results.values():
        if contest := catalogue.contests.get(result.contest):
            yield contest, result
