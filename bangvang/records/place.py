"""A province or city with its dated names and what became of it."""

from typing import Annotated

from pydantic import Field

from bangvang.records.common import CITED, Cited, Record
from bangvang.records.fields import Id, Line, Partial, Ref, Value, Vocabulary, many


class PlaceType(Vocabulary):
    """The type of a provincial unit at a time."""

    PROVINCE = "province", "tỉnh"
    CITY = "city", "thành phố"
    ZONE = "zone", "đặc khu"


class PlaceName(Value):
    """A name and type a place bore for a time; a place exists on a date when one of its names holds."""

    name: Line = Field(title="Tên", description="Không kèm chữ tỉnh, thành phố")
    type: PlaceType = Field(PlaceType.PROVINCE, title="Loại", description="Tỉnh hay thành phố trực thuộc trung ương")
    valid_from: Partial | None = Field(None, alias="from", title="Từ", description="Ngày bắt đầu; bỏ trống nếu từ xưa")
    valid_until: Partial | None = Field(
        None, alias="until", title="Đến hết", description="Ngày cuối; bỏ trống nếu đang dùng"
    )
    code: Line | None = Field(
        None, title="Mã thống kê", description="Không dùng làm khóa: mã được dùng lại cho tỉnh khác"
    )
    uncertain: many(Line) = Field((), title="Chưa chắc", description="Điều chưa đối chiếu được")
    sources: Cited = CITED


class Place(Record):
    """A provincial unit under its own slug; a unit of the same name but other bounds is another place."""

    names: tuple[PlaceName, ...] = Field(min_length=1, title="Tên theo thời gian", description="Mỗi quãng một mục")
    aka: many(Line) = Field((), title="Tên khác", description="Cách viết khác, tên gọi quen")
    successors: many(Annotated[Id, Ref("place")]) = Field(
        (), title="Nay thuộc", description="Địa phương kế tục; có thể nhiều"
    )
    note: Line | None = Field(None, title="Ghi chú", description="Điều người đọc nên biết")

    @property
    def name(self) -> str:
        """The latest name."""
        return self.names[-1].name
