"""An emulation campaign from launch to replication, in the five phases of Law 06/2022/QH15, Art. 17."""

from typing import Annotated

from pydantic import Field

from bangvang.records.award import Level
from bangvang.records.common import CITED, Cited, Photo, PlaceLink, Record
from bangvang.records.fields import Count, Id, Line, Partial, Ref, Text, Value, Vocabulary, many
from bangvang.records.figure import Benefit, Target


class Phase(Vocabulary):
    """The five phases of a campaign (Law 06/2022/QH15, Art. 17), in order."""

    PLAN = "plan", "xác định mục tiêu, đối tượng, tiêu chí, kế hoạch"
    LAUNCH = "launch", "phát động, triển khai, thực hiện"
    SUPERVISE = "supervise", "kiểm tra, giám sát"
    SPREAD = "spread", "tuyên truyền, phát hiện, bồi dưỡng, nhân rộng điển hình"
    SUM_UP = "sum-up", "sơ kết, tổng kết và khen thưởng"


class CampaignForm(Vocabulary):
    """Regular or thematic emulation (Law 06/2022/QH15, Art. 16)."""

    REGULAR = "regular", "thi đua thường xuyên"
    THEMATIC = "thematic", "thi đua theo chuyên đề"


class Frequency(Vocabulary):
    """How often a criterion is judged."""

    MONTH = "month", "hằng tháng"
    QUARTER = "quarter", "hằng quý"
    YEAR = "year", "hằng năm"
    STAGE = "stage", "theo giai đoạn"


class PhaseStep(Value):
    """What was done in one phase, and when."""

    phase: Phase = Field(title="Bước", description="Một trong năm bước theo Điều 17")
    date: Partial | None = Field(None, title="Thời gian", description="Ngày, tháng hoặc năm")
    text: Text = Field(title="Nội dung", description="Đã làm gì")
    documents: many(Annotated[Id, Ref("document")]) = Field((), title="Văn bản", description="Mã văn bản")
    sources: Cited = CITED


class Criterion(Value):
    """A criterion of emulation and how often it is judged."""

    text: Line = Field(title="Tiêu chí", description="Nội dung")
    frequency: Frequency | None = Field(None, title="Kỳ đánh giá", description="Tháng, quý, năm hoặc giai đoạn")
    sources: Cited = CITED


class Result(Value):
    """A reported figure or fact of the campaign."""

    text: Text = Field(title="Kết quả", description="Con số hoặc sự việc")
    date: Partial | None = Field(None, title="Thời gian", description="Của số liệu")
    sources: Cited = CITED


class Pledge(Value):
    """A signed emulation pledge (giao ước thi đua)."""

    parties: many(Line) = Field(title="Các bên", description="Các đơn vị ký giao ước")
    date: Partial | None = Field(None, title="Ngày ký", description="Ngày, tháng hoặc năm")
    text: Text = Field(title="Nội dung", description="Cam kết điều gì")
    outcome: Text | None = Field(None, title="Kết quả", description="Đã thực hiện đến đâu")
    sources: Cited = CITED


class AwardCount(Value):
    """Awards a source counts without naming the recipients or the decision."""

    text: Line = Field(title="Hình thức", description="Ví dụ: Giấy khen của Giám đốc Sở")
    award: Annotated[Id, Ref("award")] | None = Field(
        None, title="Mã hình thức", description="Nếu đã có trong danh mục"
    )
    person: Count | None = Field(None, title="Số cá nhân", description="Theo nguồn")
    collective: Count | None = Field(None, title="Số tập thể", description="Theo nguồn")
    household: Count | None = Field(None, title="Số hộ gia đình", description="Theo nguồn")
    total: Count | None = Field(None, title="Tổng số", description="Khi nguồn chỉ nêu chung tập thể và cá nhân")
    note: Line | None = Field(None, title="Ghi chú", description="Ví dụ: nguồn không nêu danh sách")
    sources: Cited = CITED


class Campaign(Record):
    """An emulation campaign: who runs it, what it asks, what came of it and what fell short."""

    name: Line = Field(title="Tên phong trào", description="Viết như trong văn bản phát động")
    aka: many(Line) = Field((), title="Tên khác", description="Tên gọi tắt, tên quen gọi")
    abbreviations: many(Line) = Field((), title="Viết tắt", description="Ví dụ NTVT")
    summary: Text = Field(title="Tóm tắt", description="Hai, ba câu")
    hosts: many(Annotated[Id, Ref("organisation")]) = Field(
        (), title="Nơi tổ chức", description="Mã các đơn vị cùng tổ chức"
    )
    launched_by: Annotated[Id, Ref("organisation")] | None = Field(None, title="Nơi phát động", description="Mã đơn vị")
    parent: Annotated[Id, Ref("campaign")] | None = Field(
        None, title="Thuộc phong trào", description="Mã phong trào cấp trên"
    )
    previous: Annotated[Id, Ref("campaign")] | None = Field(
        None, title="Kỳ trước", description="Mã phong trào của năm hoặc giai đoạn liền trước, để so qua các năm"
    )
    level: Level | None = Field(None, title="Cấp", description="Cấp phát động")
    form: CampaignForm | None = Field(None, title="Hình thức", description="Thường xuyên hay theo chuyên đề")
    theme: Line | None = Field(None, title="Chủ đề", description="Khẩu hiệu, chủ đề")
    occasion: Line | None = Field(None, title="Dịp", description="Ngày lễ, sự kiện được chào mừng")
    starts: Partial | None = Field(None, alias="from", title="Bắt đầu", description="Ngày hoặc năm")
    ends: Partial | None = Field(
        None, alias="until", title="Kết thúc", description="Ngày hoặc năm; bỏ trống nếu đang diễn ra"
    )
    places: tuple[PlaceLink, ...] = Field((), title="Địa bàn", description="Theo tên gọi khi ấy")
    phases: tuple[PhaseStep, ...] = Field((), title="Các bước", description="Năm bước theo Điều 17")
    criteria: tuple[Criterion, ...] = Field((), title="Tiêu chí", description="Nội dung thi đua")
    targets: tuple[Target, ...] = Field((), title="Chỉ tiêu", description="Đăng ký và kết quả")
    results: tuple[Result, ...] = Field((), title="Kết quả", description="Những gì đã đạt được")
    benefits: tuple[Benefit, ...] = Field((), title="Hiệu quả", description="Kèm đơn vị tính, năm và cách tính")
    limitations: tuple[Result, ...] = Field(
        (), title="Hạn chế", description="Những gì chưa đạt; phần bắt buộc của tổng kết"
    )
    pledges: tuple[Pledge, ...] = Field((), title="Giao ước", description="Giao ước thi đua đã ký")
    award_counts: tuple[AwardCount, ...] = Field(
        (), title="Khen thưởng theo nguồn", description="Số lượng nguồn nêu mà không kèm danh sách"
    )
    documents: many(Annotated[Id, Ref("document")]) = Field(
        (), title="Văn bản", description="Văn bản phong trào dựa vào"
    )
    photos: tuple[Photo, ...] = Field((), title="Ảnh", description="Ảnh nằm cùng thư mục")
