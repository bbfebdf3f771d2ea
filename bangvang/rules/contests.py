"""The rules of a contest must make sense by themselves: dates, limits, names of parts."""

from collections.abc import Iterator, Sequence

from bangvang import vietnamese
from bangvang.catalogue import Catalogue
from bangvang.records import BY_MODEL, Contest
from bangvang.records.schema import Loc
from bangvang.rules.finding import Finding, meant

RESERVED = ("tac-gia",)
"""Words that addresses under /cuoc-thi/ use for something else."""
TIES = {"earlier": "bài nộp trước", "shared": "cùng đồng giải"}


def folder_not_id(catalogue: Catalogue) -> Iterator[Finding]:
    """Mã khác tên thư mục

    Là gì: Cuộc thi hoặc bài dự thi ghi một mã (id) khác tên thư mục của nó, hoặc thư mục cuộc thi mang một tên mà
    trang dùng vào việc khác.

    Vì sao: Bài dự thi biết mình thuộc cuộc thi nào nhờ tên thư mục. Mã bài cũng là tên thư mục: hai nơi nói khác nhau
    thì phiếu chấm, biên nhận và địa chỉ trang không còn khớp.

    Cách sửa: Xóa dòng id, hoặc sửa cho đúng tên thư mục.

    Ví dụ:

        content/contests/thi-viet-2026/contest.yml
        id: thi-viet        # sai: thư mục tên thi-viet-2026
    """
    for record in (*catalogue.contests.values(), *catalogue.entries.values()):
        folder = BY_MODEL[type(record)].id_of(record.path)
        if record.id != folder:
            message = f"mã “{record.id}” khác tên thư mục “{folder}”"
            yield Finding(record, ("id",), message, f"Xóa dòng id, hoặc ghi id: {folder}.")
        elif isinstance(record, Contest) and record.id in RESERVED:
            message = f"“{record.id}” là địa chỉ trang dùng vào việc khác"
            yield Finding(record, ("id",), message, "Hãy đổi tên thư mục, ví dụ thêm năm.")


def closes_before_opens(catalogue: Catalogue) -> Iterator[Finding]:
    """Hạn kết thúc trước ngày bắt đầu

    Là gì: Thời gian nhận bài, thời gian của một vòng chấm hoặc thời hạn kiến nghị kết thúc trước khi bắt đầu.

    Vì sao: Không bài nào nộp được trong một khoảng như thế; thường là gõ nhầm năm hoặc đảo hai ngày.

    Cách sửa: Sửa lại ngày theo thể lệ.

    Ví dụ:

        opens: 01/10/2026      # sai
        closes: 30/9/2026
    """
    for contest in catalogue.contests.values():
        if contest.opens and contest.closes and contest.closes.last() < contest.opens.first():
            message = f"nhận bài đến {contest.closes.until()} nhưng mãi {contest.opens.text()} mới bắt đầu"
            yield Finding(contest, ("closes",), message, "Xem lại hai ngày theo thể lệ.")
        appeals = contest.appeals
        if appeals and appeals.starts and appeals.ends and appeals.ends.last() < appeals.starts.first():
            message = f"nhận kiến nghị đến {appeals.ends.until()} nhưng mãi {appeals.starts.text()} mới bắt đầu"
            yield Finding(contest, ("appeals", "until"), message, "Xem lại hai ngày theo thể lệ.")
        for index, one in enumerate(contest.rounds):
            if one.starts and one.ends and one.ends.latest() < one.starts.earliest():
                message = f"“{one.title}” kết thúc {one.ends.text()}, trước khi bắt đầu {one.starts.text()}"
                yield Finding(contest, ("rounds", index, "to"), message, "Xem lại hai ngày theo thể lệ.")


def foreign_hour(catalogue: Catalogue) -> Iterator[Finding]:
    """Giờ ghi theo múi giờ khác

    Là gì: Một thời điểm ghi kèm múi giờ không phải giờ Việt Nam (+07:00).

    Vì sao: Trang đổi sang giờ Việt Nam và so sánh theo giờ ấy. Người viết nên thấy giờ đã đổi, để khỏi lỡ hạn.

    Cách sửa: Ghi thẳng giờ Việt Nam nếu có thể. Nếu giờ đã đổi là đúng thì để nguyên.

    Ví dụ:

        closes: 2026-09-30T12:00:00Z       # là 19:00 ngày 30/9/2026 ở Việt Nam
        closes: 30/9/2026 19:00            # dễ đọc hơn
    """
    told = [(one, ("opens",), one.opens) for one in catalogue.contests.values()]
    told += [(one, ("closes",), one.closes) for one in catalogue.contests.values()]
    told += [(one, ("submitted",), one.submitted) for one in catalogue.entries.values()]
    told += [(one, ("withdrawn", "on"), one.withdrawn.on) for one in catalogue.entries.values() if one.withdrawn]
    for record, loc, moment in told:
        if moment and moment.offset:
            message = f"giờ ghi theo múi {moment.offset}, ở Việt Nam là {moment.text()}"
            yield Finding(record, loc, message, "Trang tính theo giờ Việt Nam; nếu đúng thì không cần sửa.")


def inverted_limits(catalogue: Catalogue) -> Iterator[Finding]:
    """Mức ít nhất lớn hơn mức nhiều nhất

    Là gì: Độ dài hoặc số ảnh của một bảng thi ghi mức ít nhất lớn hơn mức nhiều nhất.

    Vì sao: Không bài nào vừa được.

    Cách sửa: Đổi hai số cho nhau, hoặc sửa theo thể lệ.

    Ví dụ:

        length: {min: 1500, max: 1300, unit: tu}      # sai
        length: {min: 1300, max: 1500, unit: tu}      # đúng
    """
    for contest in catalogue.contests.values():
        for index, track in enumerate(contest.tracks):
            for key, limits in (("length", track.length), ("photos", track.photos)):
                if limits and limits.least and limits.most is not None and limits.least > limits.most:
                    message = f"ít nhất {limits.least} mà nhiều nhất {limits.most}"
                    yield Finding(contest, ("tracks", index, key, "min"), message, "Đổi hai số, theo thể lệ.")


def part_twice(catalogue: Catalogue) -> Iterator[Finding]:
    """Hai phần của cuộc thi mang một mã

    Là gì: Hai bảng thi, hai vòng chấm, hai giải hoặc hai tiêu chí của một vòng cùng một mã.

    Vì sao: Bài dự thi và phiếu chấm nhắc tới chúng bằng mã; trùng mã thì không biết là phần nào.

    Cách sửa: Đặt cho mỗi phần một mã riêng.

    Ví dụ:

        tracks:
          - {id: bai-viet, title: Bài viết}
          - {id: bai-viet, title: Tác phẩm báo chí}      # sai: dùng bao-chi
    """
    for contest in catalogue.contests.values():
        yield from _twice(contest, ("tracks",), contest.tracks)
        yield from _twice(contest, ("prizes",), contest.prizes)
        yield from _twice(contest, ("rounds",), contest.rounds)
        for index, one in enumerate(contest.rounds):
            yield from _twice(contest, ("rounds", index, "criteria"), one.criteria)


def _twice(contest: Contest, loc: Loc, parts: Sequence) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, part in enumerate(parts):
        if part.id in seen:
            yield Finding(contest, (*loc, index, "id"), f"mã “{part.id}” đã dùng ở trên", "Đặt một mã khác.")
        seen.add(part.id)


def unknown_part(catalogue: Catalogue) -> Iterator[Finding]:
    """Nhắc tới một phần không có của cuộc thi

    Là gì: Thứ tự xét khi bằng điểm nhắc tới một tiêu chí không có, hoặc một giải ghi một bảng thi không có.

    Vì sao: Khi hai bài bằng điểm, máy phải biết xét gì trước; ghi sai mã thì thể lệ nói một đằng, kết quả một nẻo.

    Cách sửa: Sửa mã cho đúng. Ngoài mã tiêu chí, khi bằng điểm dùng được earlier (bài nộp trước) và shared (đồng giải).

    Ví dụ:

        tie_order: [tinh-chan-thuc, earlier]
    """
    for contest in catalogue.contests.values():
        criteria = [criterion.id for one in contest.rounds for criterion in one.criteria]
        for index, word in enumerate(contest.tie_order):
            if word not in criteria and word not in TIES:
                fix = meant(word, [*criteria, *TIES]) + "Dùng mã tiêu chí, earlier hoặc shared."
                yield Finding(contest, ("tie_order", index), f"không có tiêu chí “{word}”", fix)
        tracks = [track.id for track in contest.tracks]
        for index, prize in enumerate(contest.prizes):
            if prize.track and prize.track not in tracks:
                fix = meant(prize.track, tracks) + f"Các bảng: {vietnamese.listed(tracks)}."
                yield Finding(contest, ("prizes", index, "track"), f"không có bảng thi “{prize.track}”", fix)


def rubric_without_criteria(catalogue: Catalogue) -> Iterator[Finding]:
    """Vòng chấm điểm mà chưa có tiêu chí

    Là gì: Một vòng chấm điểm theo tiêu chí nhưng không ghi tiêu chí nào.

    Vì sao: Người dự thi cần biết bài được chấm thế nào trước khi viết; giám khảo cần cùng một thang điểm.

    Cách sửa: Thêm criteria với điểm cao nhất của từng tiêu chí. Nguồn không nêu thì nói ở uncertain.

    Ví dụ:

        criteria:
          - {id: tinh-chan-thuc, title: Tính chân thực, max: 25}
    """
    for contest in catalogue.contests.values():
        for index, one in enumerate(contest.rounds):
            if one.kind == "rubric" and not one.criteria and not contest.uncertain:
                message = f"“{one.title}” chấm điểm mà chưa có tiêu chí"
                yield Finding(contest, ("rounds", index), message, "Thêm criteria, hoặc kind: pass-fail.")


def sealed_without_key(catalogue: Catalogue) -> Iterator[Finding]:
    """Phải gửi kín mà chưa có khóa

    Là gì: Thể lệ ở đây nói bài phải niêm phong (sealed.required) nhưng không ghi khóa công khai của ban tổ chức.

    Vì sao: Không có khóa thì không ai niêm phong được bài.

    Cách sửa: Ghi recipient: khóa age của ban tổ chức, hoặc bỏ required.

    Ví dụ:

        sealed:
          required: true
          recipient: age1…
    """
    for contest in catalogue.contests.values():
        if contest.sealed.required and not contest.sealed.recipient:
            message = "bài phải niêm phong nhưng chưa ghi khóa công khai"
            yield Finding(contest, ("sealed",), message, "Ghi recipient là khóa age của ban tổ chức.")
