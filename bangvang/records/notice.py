"""A public-opinion notice (lấy ý kiến Nhân dân) before a high honour is proposed."""

from typing import Annotated

from pydantic import Field

from bangvang.records.common import Record
from bangvang.records.exemplar import RecipientKind
from bangvang.records.fields import Day, Id, Line, Ref, Text, Value, many


class Nominee(Value):
    """Who is nominated for what."""

    name: Line = Field(title="Họ và tên", description="Không kèm danh xưng")
    honorific: Line | None = Field(None, title="Danh xưng", description="Ông, bà…")
    kind: RecipientKind = Field(RecipientKind.PERSON, title="Đối tượng", description="Cá nhân, tập thể hay hộ gia đình")
    post: Line | None = Field(None, title="Chức vụ", description="Chức vụ hiện nay")
    unit: Line | None = Field(None, title="Đơn vị", description="Nơi công tác")
    award: Annotated[Id, Ref("award")] = Field(title="Đề nghị tặng", description="Mã danh hiệu, hình thức")
    award_class: Line | None = Field(None, alias="class", title="Hạng", description="Nếu có hạng")
    summary: Text | None = Field(None, title="Thành tích tóm tắt", description="Một vài câu")


class Notice(Record):
    """The window in which the public may comment; counted in working days (Decree 98/2023/NĐ-CP, Art. 46)."""

    title: Line = Field(title="Tên thông báo", description="Lấy ý kiến về việc gì")
    organisation: Annotated[Id, Ref("organisation")] = Field(title="Nơi lấy ý kiến", description="Mã đơn vị")
    proposal: Line | None = Field(None, title="Tờ trình", description="Số và ngày tờ trình")
    opens: Day = Field(title="Ngày bắt đầu", description="Ngày đăng thông báo")
    working_days: int = Field(10, ge=1, le=60, title="Số ngày làm việc", description="Ít nhất 10 ngày làm việc")
    contact: Line = Field(
        title="Gửi ý kiến về", description="Cơ quan và trang tiếp nhận, không ghi số điện thoại riêng"
    )
    nominees: tuple[Nominee, ...] = Field(
        min_length=1, title="Người, tập thể được đề nghị", description="Mỗi người một mục"
    )
    outcome: Text | None = Field(None, title="Kết quả", description="Sau khi hết hạn: đã tiếp thu, trình tiếp, dừng")
    legal_basis: many(Annotated[Id, Ref("document")]) = Field((), title="Căn cứ", description="Mã văn bản")
