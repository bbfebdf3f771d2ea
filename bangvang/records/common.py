"""What records of several kinds share: sources, claims with sources, corrections, photos, consent."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PrivateAttr

from bangvang.records.fields import (
    Day,
    FileName,
    Id,
    Line,
    Partial,
    Ref,
    Sha256,
    Share,
    Text,
    Url,
    Value,
    Vocabulary,
    many,
)
from bangvang.records.from_file import NO_FILE, FromFile
from bangvang.stories import EMPTY, Story


class SourceKind(Vocabulary):
    """Where a fact was read; the order is that of trust."""

    DOCUMENT = "document", "văn bản gốc"
    OFFICIAL = "official", "trang chính thức"
    BOOK = "book", "sách"
    PRESS = "press", "báo chí"
    WITNESS = "witness", "lời kể"
    KNOWLEDGE = "knowledge", "hiểu biết chung, chưa đối chiếu"


class Source(Value):
    """Where facts of a record were read."""

    key: Id = Field(title="Mã nguồn", description="Tên ngắn để dẫn nguồn ở chỗ khác, ví dụ nhan-dan-1952")
    title: Line = Field(title="Tên nguồn", description="Tên văn bản, bài báo hoặc cuốn sách")
    kind: SourceKind = Field(SourceKind.PRESS, title="Loại nguồn", description="Văn bản gốc đáng tin hơn lời kể")
    publisher: Line | None = Field(None, title="Nơi công bố", description="Cơ quan, tòa báo hoặc nhà xuất bản")
    number: Line | None = Field(None, title="Số", description="Số báo, số văn bản")
    date: Partial | None = Field(None, title="Ngày công bố", description="Ngày ghi trên nguồn")
    url: Url | None = Field(None, title="Địa chỉ", description="Địa chỉ trang, bắt đầu bằng https://")
    sha256: Sha256 | None = Field(
        None, title="Mã băm SHA-256", description="Mã của tệp đã đọc, để ai cũng đối chiếu được"
    )
    seen: Day | None = Field(None, title="Ngày đọc", description="Ngày người làm hồ sơ đọc nguồn này")
    note: Text | None = Field(None, title="Ghi chú", description="Điều cần biết về độ tin cậy của nguồn")


Cited = Annotated[tuple[Id, ...], BeforeValidator(lambda value: value if isinstance(value, list) else [value])]
CITED = Field((), title="Nguồn", description="Mã của các nguồn khai ở mục sources")


class Claim(Value):
    """One sourced value of a date that sources may disagree about."""

    value: Partial = Field(title="Giá trị", description="Ngày, tháng hoặc năm")
    sources: Cited = CITED
    preferred: bool = Field(
        False, title="Giá trị chọn", description="true với giá trị được dùng khi các nguồn khác nhau"
    )
    note: Line | None = Field(None, title="Ghi chú", description="Vì sao chọn hoặc không chọn")


def _claims(value: Any) -> Any:
    values = value if isinstance(value, list) else [value]
    return [one if isinstance(one, dict) else {"value": one} for one in values]


Claims = Annotated[tuple[Claim, ...], BeforeValidator(_claims)]


def chosen(claims: tuple[Claim, ...]):
    """The preferred date of several claims, else the first; None when there is none."""
    return next((claim.value for claim in claims if claim.preferred), claims[0].value if claims else None)


class Dispute(Value):
    """A point on which sources disagree, told openly."""

    about: Line = Field(title="Về điều gì", description="Ví dụ: năm sinh")
    text: Text = Field(title="Các nguồn nói khác nhau thế nào", description="Một hai câu, không kết luận thay nguồn")
    sources: Cited = CITED


class Correction(Value):
    """A neutral public note of what was mended on a page."""

    date: Day = Field(title="Ngày đính chính", description="Ngày sửa trang, viết dd/mm/yyyy")
    what: Text = Field(title="Điều đã sửa", description="Trước ghi gì, nay ghi gì")
    why: Text = Field(title="Vì sao sửa", description="Căn cứ để sửa")


class Photo(Value):
    """A photo lying beside the record; every word about it is obligatory."""

    file: FileName = Field(title="Tệp ảnh", description="Tên tệp .jpg, .png hoặc .webp nằm cùng thư mục với hồ sơ")
    caption: Line = Field(title="Chú thích", description="Ai, làm gì, ở đâu, khi nào")
    credit: Line = Field(title="Tác giả ảnh", description="Người hoặc nơi giữ quyền đối với ảnh")
    alt: Line = Field(title="Mô tả cho người không xem được ảnh", description="Tả những gì thấy trong ảnh")
    licence: Line | None = Field(None, title="Giấy phép", description="Điều kiện sử dụng ảnh")
    illustrative: bool = Field(False, title="Ảnh minh họa", description="true nếu ảnh không chụp chính sự việc")
    focus: tuple[Share, Share] | None = Field(
        None, title="Điểm chính", description="Vị trí cần giữ khi cắt ảnh: [ngang, dọc], mỗi số từ 0 đến 1"
    )
    blur: tuple[tuple[Share, Share, Share, Share], ...] = Field(
        (),
        title="Chỗ làm mờ",
        description="Mỗi chỗ một ô [trái, trên, rộng, cao], mỗi số từ 0 đến 1, tính trên ảnh đã quay đúng chiều",
    )


class ConsentScope(Vocabulary):
    """What a person agreed to have published."""

    NAME = "name", "họ tên"
    PHOTO = "photo", "ảnh"
    STORY = "story", "câu chuyện"
    HOME_PLACE = "home-place", "quê quán, nơi ở"
    HEALTH = "health", "sức khỏe"
    ETHNICITY = "ethnicity", "dân tộc"
    RELIGION = "religion", "tôn giáo"
    POLITICS = "politics", "đảng phái, chính kiến"
    LOCATION = "location", "vị trí chính xác"
    CHILD = "child", "thông tin trẻ em"


class ConsentGiver(Vocabulary):
    """Who gave the consent."""

    SELF = "self", "chính người được nêu gương"
    FAMILY = "family", "gia đình"
    REPRESENTATIVE = "representative", "người đại diện theo pháp luật"


class Consent(Value):
    """Consent on record (Law 91/2025/QH15, Arts. 9 and 16); the paper itself stays out of the repository."""

    scope: many(ConsentScope) = Field(title="Phạm vi", description="Được phép công bố những gì")
    given_on: Day = Field(title="Ngày đồng ý", description="Ngày ghi trên giấy đồng ý, viết dd/mm/yyyy")
    by: ConsentGiver = Field(title="Người đồng ý", description="Ai đã đồng ý")
    evidence: Id = Field(title="Mã giấy đồng ý", description="Mã lưu trữ của tờ giấy, không đưa tờ giấy lên đây")
    expires: Day | None = Field(None, title="Hết hạn", description="Ngày cuối cùng còn hiệu lực, nếu có")
    withdrawn_on: Day | None = Field(None, title="Ngày rút lại", description="Ngày người ấy rút lại sự đồng ý, nếu có")


class WithdrawalReason(Vocabulary):
    """Why a page was taken down, in words neutral enough for its tombstone."""

    REQUEST = "request", "theo yêu cầu của người được nêu tên hoặc gia đình"
    CONSENT = "consent", "sự đồng ý công bố đã hết hạn hoặc được rút lại"
    ERROR = "error", "hồ sơ được lập do nhầm lẫn"
    DECISION = "decision", "theo quyết định của cơ quan có thẩm quyền"


class Withdrawn(Value):
    """A page taken down; its address keeps a tombstone."""

    on: Day = Field(title="Ngày gỡ", description="Ngày gỡ nội dung khỏi trang, viết dd/mm/yyyy")
    reason: WithdrawalReason = Field(title="Lý do", description="Chọn trong danh sách; không viết thêm chi tiết")
    from_lists: bool = Field(
        False, title="Gỡ cả tên trong danh sách", description="true nếu tên trong danh sách quyết định cũng phải gỡ"
    )


class PlaceRole(Vocabulary):
    """What a place is to a person or body."""

    BIRTHPLACE = "birthplace", "nơi sinh"
    HOME = "home", "quê quán"
    WORK = "work", "nơi làm việc"
    DEED = "deed", "nơi lập thành tích"
    SEAT = "seat", "nơi đặt trụ sở"
    AREA = "area", "địa bàn"
    VENUE = "venue", "nơi tổ chức"


class PlaceLink(Value):
    """A place as it was then; what it is called today follows from the reference data."""

    place: Annotated[Id, Ref("place")] = Field(title="Tỉnh, thành phố", description="Mã địa phương như tên gọi khi ấy")
    detail: Line | None = Field(None, title="Xã, huyện khi ấy", description="Ví dụ: Tam Sơn, Từ Sơn")
    role: PlaceRole = Field(PlaceRole.HOME, title="Là nơi", description="Quê quán, nơi sinh, nơi làm việc…")


class Replication(Value):
    """Where a practice or an initiative was taken up by others, and what came of it."""

    at: Line = Field(title="Nơi áp dụng", description="Tên đơn vị hoặc địa phương đã làm theo")
    organisation: Annotated[Id, Ref("organisation")] | None = Field(
        None, title="Mã đơn vị", description="Mã hồ sơ đơn vị, nếu đã có"
    )
    place: Annotated[Id, Ref("place")] | None = Field(
        None, title="Tỉnh, thành phố", description="Mã địa phương khi ấy; bỏ trống thì lấy theo hồ sơ đơn vị"
    )
    date: Partial | None = Field(None, title="Thời gian", description="Từ bao giờ")
    result: Text | None = Field(None, title="Kết quả", description="Con số hoặc sự việc kiểm chứng được")
    sources: Cited = CITED


class Record(Value):
    """The part common to all kinds of record."""

    id: Id = Field(title="Mã hồ sơ", description="Chữ thường không dấu, nối bằng gạch ngang; không đổi về sau")
    published: Day | None = Field(None, title="Ngày đăng", description="Ngày hồ sơ lên trang này")
    illustrative: bool = Field(
        False, title="Dữ liệu minh họa", description="true nếu hồ sơ là dữ liệu dựng để minh họa, không có thật"
    )
    keywords: many(Line) = Field((), title="Từ khóa", description="Những chữ người đọc có thể gõ để tìm hồ sơ này")
    sources: tuple[Source, ...] = Field((), title="Nguồn", description="Những nơi đã đọc để viết hồ sơ")
    disputes: tuple[Dispute, ...] = Field((), title="Điều chưa thống nhất", description="Chỗ các nguồn nói khác nhau")
    corrections: tuple[Correction, ...] = Field((), title="Đính chính", description="Những điều đã sửa sau khi đăng")

    _from_file: FromFile = PrivateAttr(default_factory=lambda: NO_FILE)  # a plain default would be copied each time

    @property
    def path(self) -> str:
        """The file this record was read from, relative to the project."""
        return self.__pydantic_private__["_from_file"].path

    @property
    def rows_path(self) -> str:
        """The CSV beside a decision that its rows were read from; empty when they are in the record itself."""
        return self.__pydantic_private__["_from_file"].rows_path

    @property
    def story(self) -> Story:
        """The Markdown body of the record's file, already safe HTML."""
        return self.__pydantic_private__["_from_file"].story

    @property
    def is_told(self) -> bool:
        """Whether there is a story."""
        return bool(self.__pydantic_private__["_from_file"].story.data)

    @property
    def digests(self) -> tuple[bytes, bytes]:
        """Of what its files say apart from the words of its story, and of those words; empty when it has no file."""
        return self.__pydantic_private__["_from_file"].digests

    def read_from(self, path: str, story: Story = EMPTY, rows_path: str = "", digests=(b"", b"")) -> "Record":
        """Say where the record came from; called once, by the reader."""
        self._from_file = FromFile(path, story, rows_path, digests)
        return self
