"""An organisation with dated names, its place, its parent, and what became of it."""

from typing import Annotated

from pydantic import Field

from bangvang.records.award import Authority
from bangvang.records.common import CITED, Cited, PlaceLink, Record
from bangvang.records.fields import Id, Line, Partial, Ref, Text, Value, Vocabulary, many


class OrganisationType(Vocabulary):
    """What sort of body it is."""

    STATE = "state", "cơ quan nhà nước"
    PARTY = "party", "tổ chức Đảng"
    UNION = "union", "tổ chức công đoàn"
    MASS = "mass", "đoàn thể, hội"
    ENTERPRISE = "enterprise", "doanh nghiệp, nhà máy"
    COOPERATIVE = "cooperative", "hợp tác xã"
    SCHOOL = "school", "trường học"
    HOSPITAL = "hospital", "bệnh viện, cơ sở y tế"
    ARMED_FORCES = "armed-forces", "lực lượng vũ trang"
    PRESS = "press", "cơ quan báo chí"
    OTHER = "other", "tổ chức khác"


class OrganisationName(Value):
    """A name borne for a time."""

    name: Line = Field(title="Tên", description="Viết đủ như trên văn bản")
    valid_from: Partial | None = Field(None, alias="from", title="Từ", description="Ngày bắt đầu dùng tên")
    valid_until: Partial | None = Field(None, alias="until", title="Đến hết", description="Ngày cuối dùng tên")
    sources: Cited = CITED


class Organisation(Record):
    """A body that issues decisions, hosts campaigns or employs those honoured."""

    name: Line = Field(title="Tên", description="Tên mới nhất")
    names: tuple[OrganisationName, ...] = Field((), title="Tên theo thời gian", description="Khi đã đổi tên")
    aka: many(Line) = Field((), title="Tên khác", description="Tên gọi tắt, cách viết khác")
    abbreviations: many(Line) = Field((), title="Viết tắt", description="Ví dụ LĐLĐ")
    type: OrganisationType = Field(title="Loại", description="Cơ quan nhà nước, công đoàn, doanh nghiệp…")
    authority: many(Authority) = Field(
        (), title="Thẩm quyền khen thưởng", description="Với nơi ra quyết định khen thưởng"
    )
    parent: Annotated[Id, Ref("organisation")] | None = Field(
        None, title="Trực thuộc", description="Mã đơn vị cấp trên"
    )
    places: tuple[PlaceLink, ...] = Field((), title="Địa phương", description="Theo tên gọi khi ấy")
    bloc: Line | None = Field(None, title="Khối, cụm thi đua", description="Tên khối hoặc cụm")
    founded: Partial | None = Field(None, alias="from", title="Thành lập", description="Ngày hoặc năm")
    ended: Partial | None = Field(None, alias="until", title="Kết thúc", description="Ngày hoặc năm ngừng hoạt động")
    successors: many(Annotated[Id, Ref("organisation")]) = Field((), title="Đơn vị kế tục", description="Mã đơn vị")
    summary: Text | None = Field(None, title="Giới thiệu", description="Một hai câu")
    uncertain: many(Line) = Field((), title="Chưa chắc", description="Điều chưa đối chiếu được")
