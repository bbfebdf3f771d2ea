"""An initiative (sáng kiến): who, where, recognised by whom, what it saved, where it was replicated."""

from typing import Annotated

from pydantic import Field

from bangvang.records.common import Record, Replication
from bangvang.records.fields import Id, Line, Partial, Ref, Text, Value
from bangvang.records.figure import Benefit


class Author(Value):
    """An author of an initiative."""

    name: Line = Field(title="Tác giả", description="Họ và tên hoặc tên tập thể")
    exemplar: Annotated[Id, Ref("exemplar")] | None = Field(None, title="Mã gương", description="Nếu đã có hồ sơ gương")


class Initiative(Record):
    """A solution applied at a unit, able to spread, recognised by a competent level (Law 06/2022/QH15, Art. 3)."""

    title: Line = Field(title="Tên sáng kiến", description="Như trong quyết định công nhận hoặc trong nguồn")
    summary: Text = Field(title="Nội dung", description="Giải quyết việc gì, bằng cách nào")
    authors: tuple[Author, ...] = Field((), title="Tác giả", description="Bỏ trống nếu nguồn không nêu")
    organisation: Annotated[Id, Ref("organisation")] | None = Field(
        None, title="Đơn vị", description="Mã đơn vị áp dụng"
    )
    year: Partial | None = Field(None, title="Năm", description="Năm áp dụng")
    period: Line | None = Field(None, title="Giai đoạn", description="Ví dụ: 2015–2020")
    campaign: Annotated[Id, Ref("campaign")] | None = Field(None, title="Phong trào", description="Mã phong trào")
    recognised_by: Line | None = Field(None, title="Quyết định công nhận", description="Số, ngày, nơi công nhận")
    benefits: tuple[Benefit, ...] = Field((), title="Hiệu quả", description="Kèm đơn vị tính, năm và cách tính")
    scope: Line | None = Field(None, title="Phạm vi áp dụng", description="Trong đơn vị, trong ngành, trong tỉnh…")
    replicated_at: tuple[Replication, ...] = Field((), title="Nơi đã nhân rộng", description="Ai đã làm theo")
