"""A congress, conference or ceremony: who spoke, what tasks were set, what was awarded."""

from typing import Annotated

from pydantic import Field

from bangvang.records.campaign import AwardCount
from bangvang.records.common import Photo, PlaceLink, Record
from bangvang.records.fields import Id, Line, Partial, Ref, Text, Value, many


class Task(Value):
    """A numbered task set at a conference, and what became of it."""

    text: Text = Field(title="Nhiệm vụ", description="Nội dung")
    set_by: Line | None = Field(None, title="Người nêu", description="Tên, chức vụ")
    outcome: Text | None = Field(None, title="Đã thực hiện", description="Kết quả theo dõi")


class Speaker(Value):
    """Who spoke, in what post, about what."""

    name: Line = Field(title="Họ và tên", description="Không kèm danh xưng")
    honorific: Line | None = Field(None, title="Danh xưng", description="Ông, bà, đồng chí")
    posts: many(Line) = Field((), title="Chức vụ", description="Một người có thể có nhiều chức vụ")
    text: Text | None = Field(None, title="Nội dung", description="Phát biểu điều gì")


class Event(Record):
    """A congress, conference or ceremony."""

    name: Line = Field(title="Tên sự kiện", description="Tên đầy đủ")
    aka: many(Line) = Field((), title="Tên khác", description="Tên gọi tắt")
    summary: Text = Field(title="Tóm tắt", description="Hai, ba câu")
    starts: Partial | None = Field(None, alias="from", title="Từ ngày", description="Ngày khai mạc")
    ends: Partial | None = Field(None, alias="until", title="Đến ngày", description="Ngày bế mạc")
    hosts: many(Annotated[Id, Ref("organisation")]) = Field((), title="Nơi tổ chức", description="Mã các đơn vị")
    places: tuple[PlaceLink, ...] = Field((), title="Địa điểm", description="Theo tên gọi khi ấy")
    campaign: Annotated[Id, Ref("campaign")] | None = Field(None, title="Phong trào", description="Mã phong trào")
    speakers: tuple[Speaker, ...] = Field((), title="Người phát biểu", description="Tên, chức vụ, nội dung")
    tasks: tuple[Task, ...] = Field((), title="Nhiệm vụ", description="Những việc được nêu ra")
    award_counts: tuple[AwardCount, ...] = Field((), title="Khen thưởng", description="Số lượng theo nguồn")
    documents: many(Annotated[Id, Ref("document")]) = Field((), title="Văn bản", description="Văn bản liên quan")
    previous: Annotated[Id, Ref("event")] | None = Field(None, title="Kỳ trước", description="Mã sự kiện kỳ trước")
    photos: tuple[Photo, ...] = Field((), title="Ảnh", description="Ảnh nằm cùng thư mục")
