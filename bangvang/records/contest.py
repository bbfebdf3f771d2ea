"""A writing contest: every parameter of its rules as data, so that the page, the clerk and the jury read the same.

The fields are those that real rules of 2014-2026 need (domain notes, 4.1 and 4.2).
"""

from typing import Annotated

from pydantic import Field

from bangvang.records.common import Cited, Record
from bangvang.records.fields import (
    AgeKey,
    Count,
    Day,
    Id,
    Line,
    Moment,
    Partial,
    Ref,
    Text,
    Value,
    Vocabulary,
    many,
    unsaid,
)
from bangvang.records.jury import Prize, Quota, Round


class LengthUnit(Vocabulary):
    """What the length of an entry is counted in; “chữ” in rules is one more word for a syllable between spaces."""

    WORDS = "tu", "từ"
    SYLLABLES = "chu", "chữ"
    PAGES = "trang", "trang A4"
    MINUTES = "phut", "phút"

    @property
    def is_counted(self) -> bool:
        """Whether the text alone tells the length; pages and minutes are measured by people."""
        return self in (LengthUnit.WORDS, LengthUnit.SYLLABLES)


class TrackKind(Vocabulary):
    """What is handed in on a track."""

    ARTICLE = "article", "bài viết"
    PRESS = "press", "tác phẩm báo chí đã đăng, phát"
    DISCOVERY = "discovery", "phát hiện, giới thiệu gương, không cần bài viết"
    VIDEO = "video", "video, phát thanh, truyền hình"


class PhotoKind(Vocabulary):
    """What a photo of an entry shows."""

    PORTRAIT = "portrait", "chân dung"
    ACTIVITY = "activity", "hoạt động"
    ARCHIVE = "archive", "tư liệu"
    OTHER = "other", "khác"


class AiPolicy(Vocabulary):
    """What rules say about writing with the help of generating software."""

    FORBIDDEN = "forbidden", "không được dùng"
    DECLARE = "declare", "được dùng, phải khai"
    ALLOWED = "allowed", "được dùng, không phải khai"
    UNSAID = "unsaid", "thể lệ không nói"


class Length(Value):
    """How long an entry may be; `tolerance` only where the rules themselves allow one."""

    least: Count | None = Field(None, alias="min", title="Ít nhất", description="Bỏ trống nếu thể lệ không nói")
    most: Count | None = Field(None, alias="max", title="Nhiều nhất", description="Bỏ trống nếu thể lệ không nói")
    unit: LengthUnit = Field(LengthUnit.WORDS, title="Đơn vị", description="Từ và chữ đếm như nhau, theo dấu cách")
    tolerance: int = Field(0, ge=0, le=50, title="Dung sai", description="Phần trăm, chỉ khi thể lệ cho phép")


class PhotoRules(Value):
    """What photos an entry brings."""

    least: Count = Field(0, alias="min", title="Ít nhất", description="Số ảnh phải có")
    most: Count | None = Field(None, alias="max", title="Nhiều nhất", description="Số ảnh được gửi")
    encouraged: bool = Field(False, title="Khuyến khích", description="true nếu có ảnh thì tốt, không bắt buộc")
    required_kinds: many(PhotoKind) = Field((), title="Loại ảnh phải có", description="Chân dung, hoạt động…")
    min_px: Count | None = Field(None, title="Cạnh dài ít nhất", description="Số điểm ảnh")
    caption: bool = Field(True, title="Phải có chú thích", description="Ở đây ảnh nào cũng phải có")
    credit: bool = Field(True, title="Phải ghi tác giả ảnh", description="Ở đây ảnh nào cũng phải có")


class Track(Value):
    """A board of the contest with its own form, length and photos."""

    id: Id = Field(title="Mã bảng", description="Ví dụ bai-viet")
    title: Line = Field(title="Tên bảng", description="Ví dụ: Bài viết của người không chuyên")
    kind: TrackKind = Field(TrackKind.ARTICLE, title="Gửi gì", description="Bài viết, báo chí, phát hiện, video")
    genres: many(Line) = Field((), title="Thể loại", description="Ghi chép, bút ký, phóng sự…")
    length: Length | None = Field(None, title="Độ dài", description="Bỏ trống nếu thể lệ không nói")
    photos: PhotoRules | None = Field(None, title="Ảnh", description="Bỏ trống nếu thể lệ không nói")
    note: Text | None = Field(None, title="Nói rõ", description="Điều riêng của bảng này")


class PublishedBetween(Value):
    """For contests of published works: when they must have appeared."""

    starts: Partial | None = Field(None, alias="from", title="Từ", description="Ngày, tháng hoặc năm")
    ends: Partial | None = Field(None, alias="until", title="Đến", description="Ngày, tháng hoặc năm")


class SubjectRules(Value):
    """Whom an entry may be about."""

    real_person: bool = Field(True, title="Người thật, việc thật", description="Không hư cấu")
    address_required: bool = Field(False, title="Phải có địa chỉ", description="Xã, phường và tỉnh là đủ ở đây")
    new_persons_only: bool = Field(
        False, title="Chưa từng được khen", description="true nếu nhân vật phải chưa được cấp nào khen"
    )
    not_previously_awarded_by: many(Annotated[Id, Ref("organisation")]) = Field(
        (), title="Chưa được nơi này khen", description="Mã đơn vị"
    )
    new_deeds_ok: bool = Field(
        False, title="Có việc mới thì được", description="true nếu người đã được khen mà có việc làm mới vẫn dự được"
    )
    since: Partial | None = Field(None, title="Việc làm từ", description="Ngày hoặc năm")
    until: Partial | None = Field(None, title="Việc làm đến", description="Ngày hoặc năm")
    text: Text | None = Field(None, title="Nguyên văn", description="Điều kiện về nhân vật, theo thể lệ")


class Anonymity(Value):
    """What is kept back until the results."""

    blind: bool = Field(True, title="Chấm kín", description="true nếu giám khảo không biết ai viết")
    text_public_before_results: bool = Field(
        False, title="Đăng bài trước khi có kết quả", description="true nếu thể lệ cho đăng bài trong lúc thi"
    )


class Sealed(Value):
    """For contests of unpublished works: entries come encrypted to the organisers (age format)."""

    required: bool = Field(False, title="Phải gửi kín", description="true nếu bài chỉ được gửi đã niêm phong")
    recipient: AgeKey | None = Field(
        None, title="Khóa công khai", description="Khóa age của ban tổ chức, bắt đầu bằng age1"
    )


class Appeals(Value):
    """The window in which a result may be questioned."""

    starts: Moment | None = Field(None, alias="from", title="Từ", description="Ngày, hoặc ngày và giờ")
    ends: Moment | None = Field(None, alias="until", title="Đến", description="Ngày, hoặc ngày và giờ")
    to: Line = Field(title="Gửi về", description="Nơi nhận, không ghi số điện thoại riêng")


class Version(Value):
    """A change of the rules after they were published."""

    date: Day = Field(title="Ngày", description="Ngày thể lệ đổi, viết dd/mm/yyyy")
    what: Text = Field(title="Đổi gì", description="Trước nói gì, nay nói gì")
    document: Annotated[Id, Ref("document")] | None = Field(None, title="Văn bản", description="Mã văn bản đổi thể lệ")


class Told(Value):
    """Where a part of the rules was read."""

    what: Line = Field(title="Điều nào", description="Ví dụ: độ dài, nhân vật")
    sources: Cited = Field(title="Nguồn", description="Mã của các nguồn khai ở mục sources")


class Contest(Record):
    """A contest of entries about exemplars, one folder each: its rules here, its entries beneath."""

    name: Line = Field(title="Tên cuộc thi", description="Viết như trong thể lệ")
    aka: many(Line) = Field((), title="Tên khác", description="Tên gọi tắt, tên quen gọi")
    edition: Line | None = Field(None, title="Lần thứ", description="Ví dụ: lần thứ 6")
    year: Count | None = Field(None, title="Năm", description="Năm phát động")
    summary: Text = Field(title="Tóm tắt", description="Hai, ba câu: thi viết gì, ai dự, hạn đến bao giờ")
    hosts: many(Annotated[Id, Ref("organisation")]) = Field((), title="Nơi tổ chức", description="Mã các đơn vị")
    hosts_text: Line | None = Field(None, title="Nơi tổ chức, theo nguồn", description="Khi chưa có hồ sơ đơn vị")
    documents: many(Annotated[Id, Ref("document")]) = Field((), title="Văn bản", description="Thể lệ, kế hoạch")
    campaign: Annotated[Id, Ref("campaign")] | None = Field(None, title="Phong trào", description="Mã phong trào")
    previous: Annotated[Id, Ref("contest")] | None = Field(None, title="Lần trước", description="Mã cuộc thi lần trước")
    theme: Line | None = Field(None, title="Chủ đề", description="Như trong thể lệ")
    occasion: Line | None = Field(None, title="Dịp", description="Ngày lễ, sự kiện được chào mừng")
    opens: Moment | None = Field(None, title="Nhận bài từ", description="Bỏ trống nếu nguồn không nói")
    closes: Moment | None = Field(None, title="Nhận bài đến", description="Chỉ ghi ngày thì hiểu là hết ngày ấy")
    window_note: Line | None = Field(None, title="Nói rõ thời hạn", description="Ví dụ: tính theo dấu bưu điện")
    tracks: tuple[Track, ...] = Field(min_length=1, title="Bảng thi", description="Ít nhất một bảng")
    eligibility: Text | None = Field(None, title="Ai được dự", description="Theo thể lệ")
    excluded_roles: many(Line) = Field((), title="Ai không được dự", description="Ban tổ chức, giám khảo…")
    max_entries_per_author: Count | None = Field(
        None, title="Số bài mỗi người", description="0: không hạn chế; bỏ trống nếu thể lệ không nói"
    )
    group_authors: bool = Field(False, title="Nhóm tác giả", description="true nếu được viết chung")
    language: Line = Field("tiếng Việt", title="Ngôn ngữ", description="Của bài dự thi")
    handwritten_ok: bool = Field(True, title="Được viết tay", description="Bài viết tay thì gửi kèm bản chụp")
    unpublished_only: bool = Field(False, title="Chưa đăng ở đâu", description="true nếu bài phải chưa công bố")
    published_between: PublishedBetween | None = Field(
        None, title="Đã đăng trong khoảng", description="Với tác phẩm báo chí"
    )
    entrant_data: Text | None = Field(
        None, title="Thông tin người dự thi", description="Ban tổ chức cần biết gì; không bao giờ ghi vào bài ở đây"
    )
    subject_rules: SubjectRules = Field(unsaid(SubjectRules), title="Nhân vật", description="Được viết về ai")
    originality: Text | None = Field(None, title="Tính nguyên gốc", description="Thể lệ nói gì về sao chép")
    ai_policy: AiPolicy = Field(AiPolicy.UNSAID, title="Phần mềm viết hộ", description="Quy định về trí tuệ nhân tạo")
    ai_text: Text | None = Field(None, title="Phần mềm viết hộ, nói rõ", description="Nguyên văn, cách khai")
    anonymity: Anonymity = Field(unsaid(Anonymity), title="Giữ kín", description="Giữ kín những gì đến khi có kết quả")
    sealed: Sealed = Field(unsaid(Sealed), title="Niêm phong", description="Gửi bài đã mã hóa")
    rounds: tuple[Round, ...] = Field((), title="Vòng chấm", description="Sơ khảo, chung khảo, tiêu chí")
    tie_order: many(Line) = Field(
        (), title="Khi bằng điểm", description="Mã tiêu chí xét trước, hoặc earlier (nộp trước), shared (đồng giải)"
    )
    prizes: tuple[Prize, ...] = Field((), title="Giải thưởng", description="Từ cao xuống thấp")
    quotas: tuple[Quota, ...] = Field((), title="Giới hạn giải", description="Nhiều nhất mấy giải cho một đơn vị…")
    copyright_licence: Text | None = Field(
        None, title="Quyền sử dụng bài", description="Ban tổ chức được dùng bài ra sao"
    )
    returns: bool | None = Field(None, title="Trả lại bài", description="true, false; bỏ trống nếu thể lệ không nói")
    publication_plan: Text | None = Field(None, title="Công bố bài", description="In sách, đăng báo, lên trang này")
    contacts: many(Line) = Field((), title="Liên hệ", description="Cơ quan, địa chỉ công; không ghi số riêng của ai")
    appeals: Appeals | None = Field(None, title="Kiến nghị về kết quả", description="Thời hạn và nơi nhận")
    results_decision: Annotated[Id, Ref("decision")] | None = Field(
        None, title="Quyết định trao giải", description="Mã quyết định; có nó mới công bố kết quả"
    )
    results_text: Text | None = Field(None, title="Kết quả theo nguồn", description="Con số nguồn nêu, khi chưa có bài")
    told: tuple[Told, ...] = Field((), title="Đọc ở đâu", description="Từng điều của thể lệ đọc ở nguồn nào")
    uncertain: many(Line) = Field((), title="Điều chưa chắc", description="Chỗ nguồn không nói hoặc chưa đối chiếu")
    versions: tuple[Version, ...] = Field((), title="Các lần sửa thể lệ", description="Từ cũ đến mới")

    @property
    def takes_sealed(self) -> bool:
        """Whether entries can, and have to, be sealed to its organisers."""
        return self.sealed.required and self.sealed.recipient is not None

    def track(self, id: str) -> Track | None:
        """The track of an id."""
        return next((track for track in self.tracks if track.id == id), None)

    def round(self, id: str) -> Round | None:
        """The round of an id."""
        return next((one for one in self.rounds if one.id == id), None)
