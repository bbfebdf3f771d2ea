"""An entry of a contest: a code instead of an author, a subject, what the writer declares, the text below.

Nothing of the author is ever written here: the repository is public for good, so phone, address and name travel only
with the sealed part or on paper (domain notes, 4.3). The contest is known from the folder.
"""

from typing import Annotated

from pydantic import Field

from bangvang.records.common import Consent, Photo, PlaceLink, Record
from bangvang.records.contest import PhotoKind
from bangvang.records.fields import (
    FileName,
    Id,
    Line,
    Moment,
    Partial,
    Ref,
    Sha256,
    Text,
    Url,
    Value,
    Vocabulary,
    many,
    unsaid,
)

CODE_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Letters and digits nobody takes for another: no 0, 1, i, l, o."""
CODE_PREFIX, CODE_LENGTH = "bv-", 6


class EntryPhoto(Photo):
    """A photo of an entry, and what it shows as the rules ask it."""

    kind: PhotoKind = Field(PhotoKind.OTHER, title="Loại ảnh", description="Chân dung, hoạt động, tư liệu")


class Subject(Value):
    """Whom the entry is about."""

    name: Line = Field(title="Nhân vật", description="Họ tên người, tên tập thể; không kèm ông, bà")
    exemplar: Annotated[Id, Ref("exemplar")] | None = Field(
        None, title="Mã gương", description="Nếu trang đã có hồ sơ của nhân vật"
    )
    post: Line | None = Field(None, title="Công việc", description="Nhân vật làm gì")
    unit: Line | None = Field(None, title="Đơn vị", description="Nơi làm việc, sinh hoạt")
    places: tuple[PlaceLink, ...] = Field(
        (), title="Địa chỉ", description="Tỉnh và xã, phường là đủ; không ghi số nhà, thôn, tổ"
    )
    died: Partial | None = Field(None, title="Mất", description="Ngày hoặc năm mất, nếu nhân vật đã qua đời")
    is_collective: bool = Field(False, title="Là tập thể", description="true nếu viết về một tập thể")
    is_minor: bool = Field(False, title="Là trẻ em", description="true nếu nhân vật chưa đủ 16 tuổi")
    under_seven: bool = Field(False, title="Dưới 7 tuổi", description="true nếu trẻ chưa đủ 7 tuổi")
    consent: tuple[Consent, ...] = Field(
        (), title="Sự đồng ý", description="Ban tổ chức ghi khi đã có giấy; tờ giấy không đưa lên đây"
    )


class PublishedIn(Value):
    """Where and when a work was published before."""

    where: Line = Field(title="Nơi đăng, phát", description="Tên báo, đài, trang")
    when: Partial = Field(title="Ngày đăng", description="Ngày, tháng hoặc năm")
    url: Url | None = Field(None, title="Địa chỉ", description="Nếu có trên mạng")


class Declarations(Value):
    """What the writer declares; nothing is taken as said that was not said."""

    original: bool = Field(False, title="Tự viết", description="true: bài do chính tôi (nhóm tôi) viết, không sao chép")
    unpublished: bool = Field(False, title="Chưa đăng", description="true: bài chưa đăng, phát ở đâu")
    published: PublishedIn | None = Field(None, title="Đã đăng", description="Nếu đã đăng: ở đâu, bao giờ")
    ai_help: Line | None = Field(
        None, title="Phần mềm viết hộ", description="Ghi “không”, hoặc nói rõ đã nhờ phần mềm nào làm việc gì"
    )
    subject_consent: bool = Field(
        False, title="Nhân vật đồng ý", description="true: nhân vật (hoặc gia đình) biết và đồng ý cho viết"
    )
    rules_accepted: bool = Field(False, title="Theo thể lệ", description="true: tôi đã đọc và theo thể lệ")

    @property
    def without_ai(self) -> bool | None:
        """Whether the writer says that no such help was used; None when nothing is said."""
        return None if self.ai_help is None else self.ai_help.casefold().strip(" .") in ("không", "khong", "none", "no")


class Scan(Value):
    """Pictures of a handwritten entry, and who typed it."""

    files: many(FileName) = Field(title="Tệp chụp", description="Các trang, theo thứ tự, nằm cùng thư mục")
    transcriber: Line = Field(title="Người gõ lại", description="Ví dụ: thư ký ban tổ chức; không ghi tên người dự thi")


class EntryWithdrawal(Value):
    """An entry taken back by its writer."""

    on: Moment = Field(title="Rút lúc", description="Ngày, hoặc ngày và giờ")
    reason: Line | None = Field(None, title="Lý do", description="Không bắt buộc; không ghi tên người dự thi")


class Outcome(Vocabulary):
    """What the clerk found of the form, when a person has looked at it."""

    ACCEPTED = "accepted", "hợp lệ"
    REFUSED = "refused", "không hợp lệ"


class Entry(Record):
    """One entry, one folder: `entry.md` and its photos; the folder's name is the entry's code."""

    title: Line = Field(title="Tên bài", description="Như tác giả đặt")
    track: Id = Field(title="Bảng thi", description="Mã bảng, như trong thể lệ của cuộc thi")
    genre: Line | None = Field(None, title="Thể loại", description="Một trong các thể loại của bảng")
    subject: Subject = Field(title="Nhân vật", description="Viết về ai")
    group: bool = Field(False, title="Viết chung", description="true nếu nhiều người cùng viết")
    pages: int | None = Field(None, ge=1, le=500, title="Số trang", description="Khi thể lệ tính độ dài bằng trang")
    minutes: int | None = Field(None, ge=1, le=500, title="Số phút", description="Với phát thanh, truyền hình, video")
    submitted: Moment | None = Field(
        None, title="Nhận lúc", description="Giờ ban tổ chức nhận được bài; người viết để trống"
    )
    accepted: Outcome | None = Field(None, title="Hợp lệ", description="Ban tổ chức ghi sau khi xem")
    declarations: Declarations = Field(unsaid(Declarations), title="Cam kết", description="Người viết khai")
    scan: Scan | None = Field(None, title="Bài viết tay", description="Ảnh chụp từng trang và người gõ lại")
    sealed: FileName | None = Field(None, title="Bài niêm phong", description="Tệp .age nằm cùng thư mục")
    sealed_sha256: Sha256 | None = Field(
        None, title="Mã băm tệp niêm phong", description="SHA-256 mà trang niêm phong hoặc contest seal in ra"
    )
    withdrawn: EntryWithdrawal | None = Field(None, title="Đã rút", description="Người viết rút bài")
    jury_note: Text | None = Field(None, title="Ghi chú của ban tổ chức", description="Vì sao không hợp lệ")
    photos: tuple[EntryPhoto, ...] = Field((), title="Ảnh", description="Ảnh nằm cùng thư mục với bài")

    @property
    def is_bare(self) -> bool:
        """Whether the text travels in a sealed file and nothing of it is known yet."""
        return self.sealed is not None and not self.is_told

    @property
    def contest(self) -> str:
        """The id of its contest, from `content/contests/<contest>/entries/<code>/entry.md`; empty when unknown."""
        parts = self.path.split("/")
        return parts[2] if len(parts) > 3 else ""
