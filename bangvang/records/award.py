"""A kind of honour: title, order, medal, certificate… as dated data, because the law keeps changing."""

from typing import Annotated

from pydantic import Field

from bangvang.records.common import CITED, Cited, Record
from bangvang.records.exemplar import RecipientKind
from bangvang.records.fields import Id, Line, Partial, Ref, Text, Value, Vocabulary, many


class Level(Vocabulary):
    """The level that gives an honour; the order is that of the roll (our convention, domain notes 2.5)."""

    STATE = "state", "cấp Nhà nước"
    MINISTRY_PROVINCE = "ministry-province", "cấp bộ, ban, ngành, tỉnh"
    SECTOR = "sector", "cấp sở, ngành, huyện, công đoàn cấp trên"
    UNIT = "unit", "cấp cơ sở, xã, phường"


class Category(Vocabulary):
    """What sort of honour it is; inside a level the roll follows the order of the ceremony rule.

    Order: Decree 145/2013/NĐ-CP, Art. 25 (orders, state titles, prizes, medals, certificates, flags, titles).
    """

    ORDER = "order", "Huân chương"
    STATE_TITLE = "state-title", "Danh hiệu vinh dự nhà nước"
    PRIZE = "prize", "Giải thưởng"
    MEDAL = "medal", "Huy chương"
    COMMEMORATIVE = "commemorative", "Kỷ niệm chương"
    BADGE = "badge", "Huy hiệu"
    CERTIFICATE = "certificate", "Bằng khen"
    FLAG = "flag", "Cờ thi đua"
    EMULATION_TITLE = "emulation-title", "Danh hiệu thi đua"
    LOCAL_TITLE = "local-title", "Danh hiệu của địa phương, ngành"
    DIPLOMA = "diploma", "Bằng"
    COMMENDATION = "commendation", "Giấy khen"


class Authority(Vocabulary):
    """Who may give honours."""

    PRESIDENT = "president", "Chủ tịch nước"
    NATIONAL_ASSEMBLY = "national-assembly", "Quốc hội, Ủy ban Thường vụ Quốc hội, Hội đồng Nhà nước"
    GOVERNMENT = "government", "Chính phủ, Hội đồng Chính phủ"
    PRIME_MINISTER = "prime-minister", "Thủ tướng Chính phủ"
    MINISTRY = "ministry", "Bộ trưởng, người đứng đầu ban, ngành, đoàn thể trung ương"
    PROVINCE = "province", "Chủ tịch Ủy ban nhân dân tỉnh, thành phố"
    DEPARTMENT = "department", "Giám đốc sở và tương đương"
    DISTRICT = "district", "Chủ tịch Ủy ban nhân dân huyện (đến 30/6/2025)"
    COMMUNE = "commune", "Chủ tịch Ủy ban nhân dân xã, phường, đặc khu"
    UNIT = "unit", "Thủ trưởng cơ quan, đơn vị có tư cách pháp nhân"
    ENTERPRISE = "enterprise", "Chủ tịch hội đồng, giám đốc doanh nghiệp, chủ nhiệm hợp tác xã"
    UNION_NATIONAL = "union-national", "Tổng Liên đoàn Lao động Việt Nam"
    UNION_PROVINCE = "union-province", "Liên đoàn Lao động tỉnh, công đoàn ngành trung ương"
    UNION_UPPER = "union-upper", "Công đoàn cấp trên trực tiếp cơ sở"
    UNION_BASE = "union-base", "Công đoàn cơ sở"


class AwardPeriod(Value):
    """The rules an honour lived under for a time; honours are judged by the rules of their own date."""

    law: Annotated[Id, Ref("document")] | None = Field(None, title="Văn bản quy định", description="Mã văn bản")
    valid_from: Partial | None = Field(None, alias="from", title="Từ", description="Ngày bắt đầu")
    valid_until: Partial | None = Field(None, alias="until", title="Đến hết", description="Ngày cuối cùng còn hiệu lực")
    authorities: many(Authority) = Field((), title="Thẩm quyền tặng", description="Ai được tặng; bỏ trống nếu chưa rõ")
    recipients: many(RecipientKind) = Field((), title="Đối tượng", description="Ai được nhận; bỏ trống nếu chưa rõ")
    classes: many(Line) = Field((), title="Hạng", description="Nhất, Nhì, Ba; bỏ trống nếu không có hạng")
    classes_uncertain: bool = Field(
        False, title="Hạng chưa chắc", description="true nếu chưa rõ khi ấy có hạng hay không"
    )
    uncertain: many(Line) = Field((), title="Chưa chắc", description="Điều chưa đối chiếu được với văn bản")
    sources: Cited = CITED


class Award(Record):
    """A kind of honour, with the dated rules for giving it."""

    name: Line = Field(title="Tên", description="Viết hoa như trong luật")
    aka: many(Line) = Field((), title="Tên khác", description="Cách gọi khác, tên cũ")
    abbreviations: many(Line) = Field((), title="Viết tắt", description="Ví dụ CSTĐCS")
    category: Category = Field(title="Loại", description="Huân chương, danh hiệu thi đua, bằng khen…")
    level: Level = Field(title="Cấp", description="Cấp tặng")
    rank: int = Field(999, title="Thứ bậc", description="Thứ tự trong cùng cấp và cùng loại, số nhỏ đứng trước")
    summary: Text | None = Field(None, title="Giới thiệu", description="Tặng ai, vì việc gì")
    place: Annotated[Id, Ref("place")] | None = Field(
        None, title="Của địa phương", description="Với danh hiệu riêng của một tỉnh, thành phố"
    )
    periods: tuple[AwardPeriod, ...] = Field(
        min_length=1, title="Quy định theo thời gian", description="Mỗi thời kỳ một mục"
    )
    posthumous: bool = Field(True, title="Có thể truy tặng", description="false nếu quy định không cho truy tặng")
    once: bool = Field(False, title="Chỉ tặng một lần", description="true nếu mỗi người chỉ được nhận một lần")
    homonyms: many(Annotated[Id, Ref("campaign")]) = Field(
        (), title="Trùng tên phong trào", description="Phong trào cùng tên, dễ nhầm"
    )
