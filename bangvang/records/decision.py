"""An award decision and its annexed list: what puts a name on the roll.

Fields follow the form of real decisions (Decree 30/2020/NĐ-CP on clerical work; domain notes section 3).
"""

from typing import Annotated

from pydantic import Field

from bangvang.records.common import Record, Source
from bangvang.records.exemplar import RecipientKind, Role
from bangvang.records.fields import Count, Day, Id, Line, Partial, Ref, Text, Value, Vocabulary, many, unsaid


class DecisionForm(Vocabulary):
    """The form of document an award was given by."""

    DECISION = "quyet-dinh", "Quyết định"
    DECREE_LAW = "sac-lenh", "Sắc lệnh"
    ORDER = "lenh", "Lệnh"
    RESOLUTION = "nghi-quyet", "Nghị quyết"


class DecisionStatus(Vocabulary):
    """What became of a decision (cancellation: Law 06/2022/QH15, Art. 93)."""

    IN_FORCE = "in-force", "còn hiệu lực"
    CORRECTED = "corrected", "đã đính chính"
    REPLACED = "replaced", "đã được thay thế"
    CANCELLED = "cancelled", "đã bị hủy bỏ"


class ListState(Vocabulary):
    """Whether the list of names can be read."""

    PUBLISHED = "published", "đã công bố"
    PARTIAL = "partial", "mới có một phần"
    NOT_PUBLISHED = "not-published", "chưa được công bố"
    NONE = "none", "không kèm danh sách"


class Signer(Value):
    """Who signed, with the authority prefix of the signature block."""

    name: Line = Field(title="Người ký", description="Họ và tên")
    post: Line | None = Field(None, title="Chức vụ", description="Chức vụ ghi ở phần ký")
    prefix: Line | None = Field(None, title="Thẩm quyền ký", description="TM., KT., TL., TUQ. hoặc Q.")


class Proposal(Value):
    """The paper asking for the award."""

    by: Line = Field(title="Nơi đề nghị", description="Cơ quan trình")
    number: Line | None = Field(None, title="Số tờ trình", description="Ví dụ 12/TTr-UBND")
    date: Day | None = Field(None, title="Ngày trình", description="Ngày ghi trên tờ trình, viết dd/mm/yyyy")


class Counts(Value):
    """How many recipients the decision itself declares, by kind."""

    person: Count | None = Field(None, title="Số cá nhân", description="Theo Điều 1 của quyết định")
    collective: Count | None = Field(None, title="Số tập thể", description="Theo Điều 1 của quyết định")
    household: Count | None = Field(None, title="Số hộ gia đình", description="Theo Điều 1 của quyết định")

    def of(self, kind: RecipientKind) -> int | None:
        return getattr(self, kind.value)

    @property
    def total(self) -> int:
        return sum(count or 0 for count in (self.person, self.collective, self.household))


class AwardRow(Value):
    """One line of the annexed list."""

    number: Line | None = Field(None, title="STT", description="Số thứ tự như trong danh sách")
    recipient: Annotated[Id, Ref("exemplar")] | None = Field(
        None, title="Mã gương", description="Mã hồ sơ gương, nếu đã có"
    )
    name: Line | None = Field(None, title="Họ và tên", description="Tên cá nhân hoặc tập thể, không kèm ông, bà")
    kind: RecipientKind = Field(RecipientKind.PERSON, title="Đối tượng", description="Cá nhân, tập thể hay hộ gia đình")
    honorific: Line | None = Field(None, title="Ông/Bà", description="Danh xưng để riêng khỏi tên")
    post: Line | None = Field(None, title="Chức vụ", description="Chức vụ khi được khen")
    unit: Line | None = Field(None, title="Đơn vị", description="Đơn vị công tác, viết như trong danh sách")
    organisation: Annotated[Id, Ref("organisation")] | None = Field(
        None, title="Mã đơn vị", description="Mã hồ sơ đơn vị"
    )
    place: Annotated[Id, Ref("place")] | None = Field(None, title="Mã địa phương", description="Tỉnh, thành phố khi ấy")
    award: Annotated[Id, Ref("award")] | None = Field(
        None, title="Danh hiệu, hình thức", description="Mã; bỏ trống nếu khai chung"
    )
    award_class: Line | None = Field(None, alias="class", title="Hạng", description="Nhất, Nhì hoặc Ba, nếu có hạng")
    reason: Text | None = Field(None, title="Thành tích", description="Lý do khen thưởng")
    role: Role | None = Field(None, title="Vai trò", description="Trực tiếp, quản lý hay lãnh đạo")
    deed_date: Partial | None = Field(None, title="Thời gian lập thành tích", description="Ngày, tháng hoặc năm")
    posthumous: bool = Field(False, title="Truy tặng", description="true nếu trao sau khi mất")
    gold_book: Line | None = Field(None, title="Số sổ vàng", description="Số ghi trên bằng: “Vào sổ vàng số”")
    note: Line | None = Field(None, title="Ghi chú", description="Ghi chú trong danh sách")


class Decision(Record):
    """An award decision, one file each; long lists may lie in a CSV of the same name beside it."""

    form: DecisionForm = Field(
        DecisionForm.DECISION, title="Hình thức văn bản", description="Quyết định, Sắc lệnh, Lệnh…"
    )
    number: Line = Field(title="Số, ký hiệu", description="Viết như trên văn bản, ví dụ 1436/QĐ-UBND")
    issuer: Annotated[Id, Ref("organisation")] = Field(
        title="Cơ quan ban hành", description="Mã hồ sơ cơ quan, người có thẩm quyền"
    )
    date: Day = Field(title="Ngày ban hành", description="Ngày ghi trên văn bản, viết dd/mm/yyyy")
    title: Text = Field(title="Trích yếu", description="Về việc gì")
    signer: Signer | None = Field(None, title="Người ký", description="Tên và chức vụ")
    legal_basis: many(Annotated[Id, Ref("document")]) = Field(
        (), title="Căn cứ", description="Mã các văn bản làm căn cứ"
    )
    proposals: tuple[Proposal, ...] = Field((), title="Tờ trình", description="Xét đề nghị của ai")
    award: Annotated[Id, Ref("award")] | None = Field(
        None, title="Danh hiệu chung", description="Khi cả danh sách cùng một hình thức"
    )
    award_class: Line | None = Field(
        None, alias="class", title="Hạng chung", description="Khi cả danh sách cùng một hạng"
    )
    counts: Counts = Field(
        unsaid(Counts), title="Số lượng ghi trong quyết định", description="Để đối chiếu với danh sách"
    )
    list_state: ListState = Field(
        ListState.PUBLISHED,
        title="Tình trạng danh sách",
        description="Đã công bố, một phần, chưa công bố, hay không kèm danh sách",
    )
    status: DecisionStatus = Field(
        DecisionStatus.IN_FORCE, title="Hiệu lực", description="Còn hiệu lực, đính chính, thay thế, hủy bỏ"
    )
    status_by: Annotated[Id, Ref("decision")] | None = Field(
        None, title="Theo quyết định", description="Quyết định đính chính, thay thế hoặc hủy"
    )
    status_ground: Text | None = Field(
        None,
        title="Căn cứ thay đổi",
        description="Lý do hủy bỏ theo Điều 93 Luật Thi đua, khen thưởng, hoặc lý do đính chính, thay thế",
    )
    status_date: Day | None = Field(
        None, title="Ngày đổi hiệu lực", description="Ngày đính chính, thay thế hoặc hủy bỏ, viết dd/mm/yyyy"
    )
    campaign: Annotated[Id, Ref("campaign")] | None = Field(
        None, title="Phong trào", description="Mã phong trào dẫn đến quyết định"
    )
    event: Annotated[Id, Ref("event")] | None = Field(None, title="Sự kiện", description="Mã hội nghị, đại hội công bố")
    file: Source | None = Field(None, title="Bản gốc", description="Nguồn của bản quyết định, kèm mã băm")
    rows: tuple[AwardRow, ...] = Field((), title="Danh sách", description="Mỗi người, mỗi tập thể một dòng")
