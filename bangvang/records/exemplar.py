"""An exemplar: a person, collective or household held up as an example, with the story of the deed."""

from typing import Annotated

from pydantic import Field

from bangvang.records.common import (
    CITED,
    Cited,
    Claims,
    Consent,
    ConsentScope,
    Photo,
    PlaceLink,
    Record,
    Replication,
    Withdrawn,
    chosen,
)
from bangvang.records.fields import Id, Line, Partial, Ref, Text, Url, Value, Vocabulary, many


class RecipientKind(Vocabulary):
    """Who can receive an honour (Law 06/2022/QH15, Arts. 19-32: persons, collectives, households)."""

    PERSON = "person", "cá nhân"
    COLLECTIVE = "collective", "tập thể"
    HOUSEHOLD = "household", "hộ gia đình"


class Role(Vocabulary):
    """The recipient's part in the work; the law puts direct labour first (Law 06/2022/QH15, Art. 5)."""

    DIRECT_WORKER = "direct-worker", "người trực tiếp lao động, chiến đấu, phục vụ"
    MANAGER = "manager", "cán bộ quản lý"
    LEADER = "leader", "lãnh đạo"
    OTHER = "other", "khác"


class Stage(Vocabulary):
    """The four links of work with exemplars, in order."""

    DISCOVERED = "discovered", "phát hiện"
    FOSTERED = "fostered", "bồi dưỡng"
    SUMMED_UP = "summed-up", "tổng kết"
    REPLICATED = "replicated", "nhân rộng"


class DeedField(Vocabulary):
    """The field in which the deed was done."""

    AGRICULTURE = "agriculture", "nông nghiệp"
    INDUSTRY = "industry", "công nghiệp"
    CONSTRUCTION = "construction", "xây dựng"
    TRANSPORT = "transport", "giao thông vận tải"
    POST = "post", "bưu chính, viễn thông"
    EDUCATION = "education", "giáo dục"
    HEALTH = "health", "y tế"
    SCIENCE = "science", "khoa học và công nghệ"
    CULTURE = "culture", "văn hóa"
    COMBAT = "combat", "chiến đấu, phục vụ chiến đấu"
    SECURITY = "security", "an ninh trật tự"
    ADMINISTRATION = "administration", "quản lý, cải cách hành chính"
    COMMUNITY = "community", "đời sống cộng đồng, từ thiện"
    FAMILY = "family", "gia đình"
    ENVIRONMENT = "environment", "môi trường"
    TRADE = "trade", "thương mại, dịch vụ"
    OTHER = "other", "lĩnh vực khác"


class Relation(Vocabulary):
    """Why two exemplars are related."""

    COMRADE = "comrade", "cùng đơn vị, cùng trận"
    COLLEAGUE = "colleague", "cùng nơi làm việc"
    FAMILY = "family", "người thân"
    SAME_CONGRESS = "same-congress", "cùng được tuyên dương tại một đại hội"
    INSPIRED = "inspired", "noi gương"
    NAMESAKE = "namesake", "trùng tên, không phải một người"
    MEMBER = "member", "thành viên"


class Honour(Value):
    """An honour told by sources while its decision is not on file: shown as “chưa xác minh”, never in a roll."""

    award: Annotated[Id, Ref("award")] = Field(
        title="Danh hiệu, hình thức", description="Mã danh hiệu hoặc hình thức khen thưởng"
    )
    award_class: Line | None = Field(None, alias="class", title="Hạng", description="Nhất, Nhì hoặc Ba, nếu có hạng")
    date: Partial | None = Field(None, title="Thời gian", description="Ngày hoặc năm được tặng")
    posthumous: bool = Field(False, title="Truy tặng", description="true nếu trao sau khi mất")
    reason: Text | None = Field(None, title="Thành tích", description="Lý do được khen, theo nguồn")
    sources: Cited = CITED
    note: Line | None = Field(None, title="Ghi chú", description="Chỗ chưa chắc, cách các nguồn ghi")


class Related(Value):
    """Another exemplar and the reason a reader would want to see it."""

    exemplar: Annotated[Id, Ref("exemplar")] = Field(title="Gương liên quan", description="Mã hồ sơ gương")
    relation: Relation = Field(title="Quan hệ", description="Vì sao liên quan")
    note: Line | None = Field(None, title="Nói rõ", description="Một câu ngắn")


class Practice(Value):
    """A way of working that others can copy."""

    title: Line = Field(title="Tên cách làm", description="Một dòng")
    text: Text = Field(title="Cách làm", description="Làm gì, ở đâu, cần gì; đủ để đơn vị khác làm theo")
    sources: Cited = CITED


class SensitiveKind(Vocabulary):
    """Sensitive data that stories of exemplars meet (Decree 356/2025/NĐ-CP, Art. 4); each has its scope of consent."""

    ETHNICITY = "ethnicity", "dân tộc"
    RELIGION = "religion", "tôn giáo"
    POLITICS = "politics", "đảng phái, chính kiến"
    HEALTH = "health", "sức khỏe"
    LOCATION = "location", "vị trí chính xác"

    @property
    def scope(self) -> ConsentScope:
        return ConsentScope(self.value)


class About(Vocabulary):
    """Whom a sensitive word in a story tells of."""

    SELF = "self", "chính người được nêu gương"
    OTHERS = "others", "việc chung hoặc người khác, không nhận ra được là ai"


class Sensitive(Value):
    """Sensitive data in a record, looked at by a person: whom it tells of, and why the story needs it."""

    kind: SensitiveKind = Field(title="Loại dữ liệu", description="Dữ liệu nhạy cảm có trong hồ sơ")
    about: About = Field(About.SELF, title="Nói về ai", description="Chính người ấy, hay việc chung, người khác")
    why: Line = Field(title="Vì sao cần", description="Vì sao câu chuyện không kể được nếu thiếu điều này")


class FormerName(Value):
    """A name somebody bore; unless they want it known, the site says the present one wherever it stood."""

    name: Line = Field(title="Tên cũ", description="Như trong các quyết định ký trước khi đổi tên")
    shown: bool = Field(False, title="Cho hiện", description="true nếu người ấy muốn được tìm thấy bằng tên cũ")


class Exemplar(Record):
    """A person, collective or household, one file each: facts in front, the story below."""

    kind: RecipientKind = Field(RecipientKind.PERSON, title="Đối tượng", description="Cá nhân, tập thể hay hộ gia đình")
    name: Line = Field(title="Họ và tên", description="Tên như trong quyết định, không kèm ông, bà, đồng chí")
    honorific: Line | None = Field(None, title="Danh xưng", description="Ông, bà, liệt sĩ, Mẹ… để riêng khỏi tên")
    aka: many(Line) = Field((), title="Tên khác", description="Bí danh, tên thường gọi, cách viết khác")
    birth_name: Line | None = Field(None, title="Tên khai sinh", description="Nếu khác tên thường dùng")
    former_names: tuple[FormerName, ...] = Field(
        (),
        title="Tên trước khi đổi",
        description="Trang và danh sách ghi tên hiện nay; tên cũ chỉ hiện khi người ấy muốn",
    )
    former_ids: many(Id) = Field((), title="Mã cũ", description="Mã hồ sơ trước khi đổi; địa chỉ cũ còn một dòng báo")
    sort_name: Line | None = Field(None, title="Tên để xếp thứ tự", description="Chỉ khi chữ cuối không phải tên gọi")
    summary: Text = Field(title="Tóm tắt", description="Hai, ba câu, nêu việc làm chứ không khen suông")
    born: Claims = Field((), title="Sinh", description="Ngày hoặc năm sinh; nhiều nguồn khác nhau thì ghi cả")
    died: Claims = Field((), title="Mất", description="Ngày hoặc năm mất")
    founded: Claims = Field((), title="Thành lập", description="Với tập thể: ngày hoặc năm thành lập")
    post: Line | None = Field(None, title="Chức vụ, công việc", description="Khi lập thành tích")
    unit: Line | None = Field(None, title="Đơn vị", description="Tên đơn vị khi ấy, viết như trong nguồn")
    organisation: Annotated[Id, Ref("organisation")] | None = Field(
        None, title="Mã đơn vị", description="Mã hồ sơ đơn vị, nếu đã có"
    )
    places: tuple[PlaceLink, ...] = Field((), title="Địa phương", description="Theo tên gọi khi ấy")
    field: many(DeedField) = Field((), title="Lĩnh vực", description="Lĩnh vực của việc làm")
    role: Role | None = Field(None, title="Vai trò", description="Trực tiếp, quản lý hay lãnh đạo")
    stage: Stage | None = Field(None, title="Khâu", description="Đang ở khâu nào trong bốn khâu")
    practice: Practice | None = Field(None, title="Cách làm hay", description="Điều đơn vị khác học được")
    replicated_at: tuple[Replication, ...] = Field(
        (), title="Nơi đã nhân rộng", description="Ai đã làm theo, kết quả ra sao"
    )
    honours: tuple[Honour, ...] = Field(
        (),
        title="Danh hiệu chưa có quyết định",
        description="Khi tìm được quyết định, hãy chuyển thành một dòng của quyết định ấy",
    )
    related: tuple[Related, ...] = Field((), title="Gương liên quan", description="Hồ sơ khác và lý do")
    campaigns: many(Annotated[Id, Ref("campaign")]) = Field(
        (), title="Phong trào", description="Mã các phong trào liên quan"
    )
    events: many(Annotated[Id, Ref("event")]) = Field(
        (), title="Sự kiện", description="Mã các đại hội, hội nghị liên quan"
    )
    same_as: many(Url) = Field((), title="Cũng là", description="Địa chỉ trang khác nói về đúng người này")
    photos: tuple[Photo, ...] = Field((), title="Ảnh", description="Ảnh nằm cùng thư mục với hồ sơ")
    consent: tuple[Consent, ...] = Field(
        (), title="Sự đồng ý", description="Bắt buộc khi kể chuyện hay đăng ảnh người đang sống"
    )
    sensitive: tuple[Sensitive, ...] = Field(
        (), title="Dữ liệu nhạy cảm", description="Điều nhạy cảm có trong bài và vì sao cần; phải nằm trong sự đồng ý"
    )
    withdrawn: Withdrawn | None = Field(
        None, title="Đã gỡ", description="Khi có mục này, trang chỉ còn một dòng thông báo"
    )

    @property
    def birth(self):
        """The chosen date of birth or founding, or None."""
        return chosen(self.born or self.founded)

    @property
    def hidden_names(self) -> tuple[str, ...]:
        """Former names that nobody is to be found by."""
        return tuple(one.name for one in self.former_names if not one.shown)

    @property
    def death(self):
        """The chosen date of death, or None."""
        return chosen(self.died)
