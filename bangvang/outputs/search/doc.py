"""What can be found: a `Doc` is one search result with all the words that lead to it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from msgspec import Struct, field

KINDS = {
    "exemplar": ("Gương điển hình", "guong/"),
    "honour": ("Lượt khen thưởng", "quyet-dinh/"),
    "decision": ("Quyết định khen thưởng", "quyet-dinh/"),
    "award": ("Danh hiệu, hình thức khen", "bang-vang/danh-hieu/"),
    "place": ("Địa phương", "dia-phuong/"),
    "organisation": ("Đơn vị", "don-vi/"),
    "campaign": ("Phong trào", "phong-trao/"),
    "bloc": ("Khối, cụm thi đua", "khoi-thi-dua/"),
    "event": ("Sự kiện", "su-kien/"),
    "document": ("Văn bản", "van-ban/"),
    "initiative": ("Sáng kiến", "sang-kien/"),
    "notice": ("Lấy ý kiến", "lay-y-kien/"),
    "contest": ("Cuộc thi", "cuoc-thi/"),
    "entry": ("Bài dự thi", "cuoc-thi/"),
    "result": ("Kết quả cuộc thi", "cuoc-thi/"),
    "writer": ("Tác giả dự thi", "cuoc-thi/tac-gia/"),
    "page": ("Trang", ""),
}
"""By kind: its label, and what its addresses begin with (left out in the index)."""

FACETS = {
    "kind": "Loại",
    "year": "Năm",
    "place": "Địa phương ngày nay",
    "placeThen": "Địa phương khi ấy",
    "organisation": "Đơn vị",
    "award": "Danh hiệu, hình thức",
    "level": "Cấp",
    "campaign": "Phong trào",
    "contest": "Cuộc thi",
}

Value = tuple[str, str]
"""A value of a facet as filters name it, and its label."""


class Doc(Struct, frozen=True):
    """One result. `address` is its identity; `names` lead to it as surely as its title; `facts` are short texts
    (unit, places then and now, honours, numbers, keywords), `story` long ones; `order` sorts by name."""

    address: str
    kind: str
    title: str
    names: tuple[str, ...] = ()
    line: str = ""
    place: str = ""
    year: int | None = None
    summary: str = ""
    facts: tuple[str, ...] = ()
    story: tuple[str, ...] = ()
    facets: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    order: tuple = ()


class Findable(NamedTuple):
    """A document that was looked at but not made yet: its address, and a digest of all that it follows from."""

    address: str
    ground: bytes
    make: Callable[[], Doc]
