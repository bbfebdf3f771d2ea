"""The result of a contest: prizes by a decision, the marks they follow from, a hash of every entry, appeals.

Nothing here is public before the decision: the file is written by `contest results` when it is signed.
"""

from typing import Annotated

from pydantic import Field

from bangvang.records.common import Consent, Record
from bangvang.records.fields import Count, Day, Id, Line, Moment, Ref, Sha256, Text, Value, Vocabulary, many


class JudgedRound(Value):
    """A round as it was judged: the seed of its draw and the hash of its published scores."""

    round: Id = Field(title="Mã vòng", description="Như trong thể lệ của cuộc thi")
    seed: Line = Field(title="Số gieo", description="Số đã công bố để rút phân công giám khảo")
    sha256: Sha256 = Field(title="Mã băm của bảng điểm", description="SHA-256 của tệp scores/<vòng>.csv")


class Winner(Value):
    """Who got a prize: an entry, or a body for prizes of collectives."""

    prize: Id = Field(title="Mã giải", description="Như trong thể lệ của cuộc thi")
    entry: Annotated[Id, Ref("entry")] | None = Field(None, title="Mã bài", description="Bài được giải")
    organisation: Annotated[Id, Ref("organisation")] | None = Field(
        None, title="Mã đơn vị", description="Đơn vị được giải tập thể, nếu đã có hồ sơ"
    )
    collective: Line | None = Field(None, title="Tên tập thể", description="Khi đơn vị chưa có hồ sơ")
    row: Line | None = Field(None, title="Dòng trong quyết định", description="Số thứ tự trong danh sách kèm theo")
    reason: Text | None = Field(
        None, title="Vì sao khác thứ hạng", description="Khi hội đồng quyết khác bảng xếp hạng; công bố nguyên văn"
    )


class Withheld(Value):
    """Prizes of the ladder that were not given."""

    prize: Id = Field(title="Mã giải", description="Như trong thể lệ của cuộc thi")
    count: Annotated[int, Field(ge=1)] = Field(1, title="Số giải không trao", description="Bao nhiêu")
    reason: Line = Field(title="Vì sao", description="Ví dụ: không có bài đạt mức giải Nhất")


class ListedEntry(Value):
    """An entry that was handed in: what a writer's receipt is compared with."""

    code: Id = Field(title="Mã bài", description="Mã số dự thi")
    sha256: Sha256 = Field(title="Mã băm", description="Như trên giấy biên nhận")


class Writer(Value):
    """A writer who agreed to be named; the same mã in every contest."""

    id: Id = Field(title="Mã tác giả", description="Chữ thường không dấu; cùng một người thì cùng một mã")
    name: Line = Field(title="Họ tên, bút danh", description="Như người ấy muốn được ghi")
    unit: Line | None = Field(None, title="Đơn vị", description="Nếu người ấy đồng ý ghi")
    entries: many(Annotated[Id, Ref("entry")]) = Field(title="Mã bài", description="Các bài của người ấy")
    consent: tuple[Consent, ...] = Field((), title="Sự đồng ý", description="Giấy đồng ý nêu tên")


class AppealOutcome(Vocabulary):
    """What came of an appeal."""

    KEPT = "kept", "giữ nguyên kết quả"
    CHANGED = "changed", "sửa kết quả"
    LATE = "late", "không xét, vì nhận ngoài thời hạn"


class Appeal(Value):
    """A question about the result and its answer; who asked is not told, who decides only as a body."""

    received: Day = Field(title="Ngày nhận", description="Viết dd/mm/yyyy")
    entry: Annotated[Id, Ref("entry")] | None = Field(None, title="Mã bài", description="Nếu về một bài")
    what: Text = Field(title="Kiến nghị gì", description="Một hai câu, không nêu tên người kiến nghị")
    answered: Day | None = Field(None, title="Ngày trả lời", description="Bỏ trống khi còn đang xét")
    by: Line | None = Field(None, title="Nơi quyết", description="Hội đồng, ban tổ chức; không ghi tên riêng của ai")
    outcome: AppealOutcome | None = Field(None, title="Kết luận", description="Giữ nguyên, sửa, hay đến muộn")
    answer: Text | None = Field(None, title="Trả lời", description="Giữ nguyên hay sửa gì, vì sao")


class ContestResult(Record):
    """What came of a contest; it lies beside its rules and has the same id."""

    decision: Annotated[Id, Ref("decision")] = Field(
        title="Quyết định trao giải", description="Mã quyết định; chưa có quyết định thì chưa có kết quả"
    )
    announced: Moment | None = Field(None, title="Công bố lúc", description="Bỏ trống thì từ ngày của quyết định")
    rounds: tuple[JudgedRound, ...] = Field((), title="Các vòng đã chấm", description="Theo thứ tự của thể lệ")
    winners: tuple[Winner, ...] = Field((), title="Giải", description="Từ cao xuống thấp")
    withheld: tuple[Withheld, ...] = Field((), title="Giải không trao", description="Giải nào, mấy giải, vì sao")
    entries: tuple[ListedEntry, ...] = Field((), title="Mọi bài đã nộp", description="Mã bài và mã băm")
    writers: tuple[Writer, ...] = Field((), title="Tác giả", description="Chỉ những người đã đồng ý nêu tên")
    judges: Count | None = Field(None, title="Số giám khảo", description="Tên giám khảo không ghi ở đây")
    appeals: tuple[Appeal, ...] = Field((), title="Kiến nghị", description="Nhật ký kiến nghị và trả lời")

    @property
    def contest(self) -> str:
        """The id of the contest it is of: the name of its folder."""
        parts = self.path.split("/")
        return parts[2] if len(parts) > 3 else self.id
