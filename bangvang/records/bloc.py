"""An emulation bloc (khối, cụm thi đua): its members, its rotating head and what they scored, year by year.

Blocs are one of the scopes of emulation (Law 06/2022/QH15, Art. 16). Only bodies are scored, never people.
"""

from typing import Annotated

from pydantic import Field

from bangvang.records.award import Level
from bangvang.records.common import CITED, Cited, PlaceLink, Record
from bangvang.records.fields import Count, Id, Line, Partial, Ref, Text, Value, Vocabulary, many


class BlocType(Vocabulary):
    """The two words the law has."""

    BLOC = "bloc", "khối thi đua"
    CLUSTER = "cluster", "cụm thi đua"


class BlocCriterion(Value):
    """What members are given points for."""

    key: Id = Field(title="Mã tiêu chí", description="Tên ngắn để ghi điểm, ví dụ chuyen-mon")
    text: Line = Field(title="Tiêu chí", description="Chấm điểm về việc gì")
    most: Line = Field(title="Điểm tối đa", description="Con số, ví dụ 40 hoặc 12,5")


class BlocMeasure(Value):
    """What is counted of members, to be seen per head."""

    key: Id = Field(title="Mã số đếm", description="Tên ngắn để ghi số, ví dụ sang-kien")
    text: Line = Field(title="Đếm gì", description="Ví dụ: sáng kiến được công nhận")
    unit: Line = Field(title="Đơn vị tính", description="sáng kiến, ngày công…")


class Score(Value):
    """One figure of one member: points for a criterion, or a count for a measure."""

    key: Id = Field(title="Mã tiêu chí hoặc số đếm", description="Một mã khai ở criteria hoặc measures của năm ấy")
    value: Line = Field(title="Số", description="Điểm được chấm hoặc số đếm được, ví dụ 38,5")


class Member(Value):
    """A member of a bloc in one year, with its size and its figures."""

    organisation: Annotated[Id, Ref("organisation")] = Field(title="Đơn vị", description="Mã hồ sơ đơn vị")
    people: Count | None = Field(
        None, title="Số người", description="Số người của đơn vị năm ấy, để tính bình quân đầu người"
    )
    scores: tuple[Score, ...] = Field((), title="Điểm, số đếm", description="Mỗi tiêu chí, mỗi số đếm một dòng")
    note: Line | None = Field(None, title="Ghi chú", description="Ví dụ: chưa nộp báo cáo")


class BlocYear(Value):
    """A bloc in one year: who led it, who belonged to it, what was scored and counted."""

    year: Count = Field(title="Năm", description="Năm thi đua")
    head: Annotated[Id, Ref("organisation")] | None = Field(
        None, title="Trưởng khối, cụm", description="Mã đơn vị làm trưởng năm ấy"
    )
    deputies: many(Annotated[Id, Ref("organisation")]) = Field(
        (), title="Phó khối, cụm", description="Mã các đơn vị làm phó năm ấy"
    )
    criteria: tuple[BlocCriterion, ...] = Field((), title="Tiêu chí chấm điểm", description="Theo bảng điểm năm ấy")
    measures: tuple[BlocMeasure, ...] = Field(
        (), title="Số đếm bình quân", description="Việc đếm được, so theo đầu người"
    )
    members: tuple[Member, ...] = Field((), title="Thành viên", description="Đơn vị thuộc khối, cụm năm ấy")
    decisions: many(Annotated[Id, Ref("decision")]) = Field(
        (), title="Quyết định khen thưởng", description="Mã các quyết định từ kết quả năm ấy"
    )
    note: Line | None = Field(None, title="Ghi chú", description="Điều cần hiểu đúng về bảng điểm")
    sources: Cited = CITED


class Bloc(Record):
    """A bloc or cluster of bodies that emulate one another."""

    name: Line = Field(title="Tên khối, cụm", description="Viết đủ như trong văn bản lập khối, cụm")
    aka: many(Line) = Field((), title="Tên khác", description="Tên gọi tắt, cách viết khác")
    type: BlocType = Field(BlocType.BLOC, title="Loại", description="Khối hay cụm")
    summary: Text = Field(title="Giới thiệu", description="Một hai câu")
    level: Level | None = Field(None, title="Cấp", description="Cấp tổ chức")
    organised_by: Annotated[Id, Ref("organisation")] | None = Field(
        None, title="Nơi tổ chức", description="Mã đơn vị chia khối, cụm và xét kết quả"
    )
    places: tuple[PlaceLink, ...] = Field((), title="Địa bàn", description="Theo tên gọi khi ấy")
    starts: Partial | None = Field(None, alias="from", title="Từ", description="Ngày hoặc năm lập")
    ends: Partial | None = Field(None, alias="until", title="Đến hết", description="Ngày hoặc năm thôi hoạt động")
    documents: many(Annotated[Id, Ref("document")]) = Field(
        (), title="Văn bản", description="Văn bản lập khối, cụm và bảng điểm"
    )
    years: tuple[BlocYear, ...] = Field((), title="Từng năm", description="Mỗi năm một mục")
    uncertain: many(Line) = Field((), title="Chưa chắc", description="Điều chưa đối chiếu được")
