"""Figures of a campaign: what was registered, what came of it, how a figure changed, what it brought."""

from typing import Annotated

from pydantic import Field

from bangvang.records.common import CITED, Cited
from bangvang.records.fields import Day, Id, Line, Ref, Value, Vocabulary


class Figure(Vocabulary):
    """Which of the two figures of a target is meant."""

    TARGET = "target", "đăng ký"
    RESULT = "result", "kết quả"


class Revision(Value):
    """A published figure that was changed later: from what to what, when, why, on whose word."""

    date: Day = Field(title="Ngày sửa số", description="Ngày con số mới được báo, viết dd/mm/yyyy")
    figure: Figure = Field(Figure.RESULT, title="Sửa số nào", description="Số đăng ký hay số kết quả")
    before: Line | None = Field(None, title="Trước", description="Con số cũ; bỏ trống nếu trước đó chưa công bố")
    after: Line = Field(title="Sau", description="Con số mới")
    reason: Line = Field(title="Lý do", description="Vì sao con số đổi hoặc đến muộn")
    by: Line = Field(title="Nơi báo số mới", description="Đơn vị, báo cáo hoặc văn bản nêu con số mới")
    sources: Cited = CITED


class Target(Value):
    """A registered target and, when known, its result."""

    text: Line = Field(title="Chỉ tiêu", description="Nội dung chỉ tiêu đã đăng ký")
    organisation: Annotated[Id, Ref("organisation")] | None = Field(
        None, title="Đơn vị", description="Mã đơn vị đăng ký; bỏ trống nếu là số của cả phong trào"
    )
    period: Line | None = Field(
        None, title="Kỳ", description="Ví dụ: quý II/2020, năm 2020, giai đoạn 2015–2020; quý và năm thì vào bảng"
    )
    unit: Line | None = Field(None, title="Đơn vị tính", description="người, sáng kiến, %…")
    target: Line | None = Field(None, title="Đăng ký", description="Con số đăng ký")
    result: Line | None = Field(None, title="Kết quả", description="Con số đạt được; bỏ trống nếu chưa công bố")
    sources: Cited = CITED
    note: Line | None = Field(None, title="Ghi chú", description="Điều cần hiểu đúng về con số")
    gap: Line | None = Field(
        None, title="Vì sao lệch", description="Khi số của các đơn vị cộng lại không bằng số này: vì sao"
    )
    revisions: tuple[Revision, ...] = Field(
        (), title="Các lần sửa số", description="Mỗi lần con số đã công bố bị đổi, theo thứ tự thời gian"
    )


class Benefit(Value):
    """What was brought about, with unit, year and how it was reckoned."""

    amount: Line = Field(title="Giá trị", description="Con số, ví dụ 120.000.000")
    unit: Line = Field(title="Đơn vị tính", description="đồng, giờ công, %…")
    year: Line | None = Field(None, title="Năm", description="Năm tính")
    method: Line = Field(title="Cách tính", description="Tính thế nào, ai xác nhận")
    sources: Cited = CITED
