"""Who runs a site: the one record every privacy page, contact and allow-list is made from.

Law 91/2025/QH15, Arts. 9 and 16: whoever publishes personal data says who they are, why they publish and how they can
be reached, and keeps watch over what they have published.
"""

from pydantic import Field

from bangvang.records.common import Record
from bangvang.records.fields import Line, Text, Value, many

PATH = "content/operator.yml"


class Published(Value):
    """A text that looks private and may stand on the site, with the reason for it."""

    text: Line = Field(title="Được phép đăng", description="Viết đúng như trên trang, ví dụ số máy của cơ quan")
    reason: Text = Field(title="Vì sao", description="Của ai, vì sao được đăng; hiện trên trang Quyền riêng tư")


class Hosting(Value):
    """Where the files of the site lie (a server abroad is a transfer across borders)."""

    provider: Line = Field(title="Nơi đặt máy chủ", description="Tên đơn vị cho thuê hoặc giữ máy chủ")
    country: Line = Field(title="Nước", description="Nước đặt máy chủ")
    logs: Line | None = Field(None, title="Nhật ký", description="Ghi những gì, giữ bao lâu")


class Operator(Record):
    """The body that runs the site and answers for the data on it."""

    name: Line | None = Field(None, title="Cơ quan vận hành", description="Bên kiểm soát dữ liệu cá nhân")
    contacts: many(Line) = Field((), title="Liên hệ", description="Thư điện tử, điện thoại, địa chỉ của cơ quan")
    accessibility: many(Line) = Field((), title="Liên hệ về trợ năng", description="Nếu khác với liên hệ chung")
    purposes: many(Line) = Field((), title="Mục đích", description="Công bố để làm gì, ngoài các mục đích ghi sẵn")
    hosting: Hosting | None = Field(None, title="Máy chủ", description="Trang đặt ở đâu")
    may_publish: tuple[Published, ...] = Field(
        (), title="Được phép đăng", description="Thứ trông như dữ liệu riêng mà được phép có trên trang"
    )
