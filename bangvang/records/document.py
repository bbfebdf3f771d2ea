"""A legal or guiding document that campaigns and decisions stand on, so that its number can be found."""

from typing import Annotated

from pydantic import Field

from bangvang.records.common import Record
from bangvang.records.fields import Id, Line, Partial, Ref, Text, Url, Vocabulary, many


class DocumentType(Vocabulary):
    """The type of a document."""

    LAW = "law", "Luật"
    DECREE = "decree", "Nghị định"
    DECREE_LAW = "decree-law", "Sắc lệnh"
    RESOLUTION = "resolution", "Nghị quyết"
    DECISION = "decision", "Quyết định"
    DIRECTIVE = "directive", "Chỉ thị"
    PLAN = "plan", "Kế hoạch"
    GUIDE = "guide", "Hướng dẫn"
    REGULATION = "regulation", "Quy chế"
    APPEAL = "appeal", "Lời kêu gọi"
    REPORT = "report", "Báo cáo"
    ARTICLE = "article", "Bài báo"
    OTHER = "other", "Văn bản khác"


class Document(Record):
    """A document: number, issuer, date, what it is about, when it held."""

    type: DocumentType = Field(title="Loại văn bản", description="Luật, Nghị định, Chỉ thị, Kế hoạch…")
    number: Line | None = Field(None, title="Số, ký hiệu", description="Viết như trên văn bản; bỏ trống nếu không có")
    title: Line = Field(title="Tên văn bản", description="Trích yếu")
    aka: many(Line) = Field((), title="Cách gọi khác", description="Cách ghi khác trên báo chí")
    issuer: Annotated[Id, Ref("organisation")] | None = Field(None, title="Nơi ban hành", description="Mã đơn vị")
    date: Partial | None = Field(None, title="Ngày ban hành", description="Ngày ghi trên văn bản; bỏ trống nếu chưa rõ")
    valid_from: Partial | None = Field(None, alias="from", title="Hiệu lực từ", description="Ngày bắt đầu có hiệu lực")
    valid_until: Partial | None = Field(None, alias="until", title="Hết hiệu lực", description="Ngày cuối còn hiệu lực")
    replaces: many(Annotated[Id, Ref("document")]) = Field((), title="Thay thế", description="Mã văn bản bị thay thế")
    summary: Text | None = Field(None, title="Nội dung chính", description="Một vài câu")
    url: Url | None = Field(None, title="Địa chỉ", description="Nơi đọc toàn văn")
    uncertain: many(Line) = Field((), title="Chưa chắc", description="Điều chưa đối chiếu được")
