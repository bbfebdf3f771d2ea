"""Pages that are no record, as search results: pages written by hand, lists, guides, help on rules."""

from collections.abc import Iterator, Sequence

from bangvang import listing, vietnamese
from bangvang.outputs.search.doc import Doc
from bangvang.page import Page

LISTS = frozenset(
    "exemplars board year unverified places organisations decisions campaigns blocs stages spread events documents "
    "initiatives notices guide hosting rule contests privacy accessibility method sources statistics data".split()
)
"""Kinds of page that are found by title and summary."""

WANTED = {
    "guong/": (
        "danh sách gương điển hình",
        "danh sách gương người tốt việc tốt",
        "những tấm gương",
        "điển hình tiên tiến",
    ),
    "bang-vang/": (
        "danh hiệu",
        "các danh hiệu thi đua",
        "danh sách khen thưởng",
        "danh sách được khen thưởng",
        "bảng vinh danh",
        "sổ vàng",
    ),
    "phong-trao/": ("danh sách phong trào thi đua",),
    "quyet-dinh/": ("danh sách quyết định khen thưởng",),
    "dia-phuong/": ("danh sách tỉnh, thành phố",),
    "dong-gop/": (
        "nộp bài dự thi",
        "gửi bài dự thi",
        "nộp bài",
        "gửi bài",
        "đề cử một người",
        "đề cử gương tốt",
        "gửi quyết định khen thưởng",
        "báo sai sót, sửa thông tin",
        "thể lệ gửi bài",
    ),
    "huong-dan/viet-guong/": (
        "cách viết bài",
        "hướng dẫn viết bài",
        "hướng dẫn viết bài dự thi",
        "viết bài dự thi",
        "bài mẫu",
        "nộp bài dự thi viết",
    ),
    "gioi-thieu/": ("liên hệ", "về trang này", "ai làm trang này"),
    "huong-dan/tra-cuu/": ("cách tìm", "cách tra cứu", "tìm kiếm thế nào"),
    "quyen-rieng-tu/": (
        "quyền riêng tư",
        "quy định bảo mật",
        "chính sách bảo mật",
        "xin gỡ bài",
        "gỡ thông tin cá nhân",
        "xóa tên tôi",
        "yêu cầu gỡ bài",
        "bảo vệ dữ liệu cá nhân",
    ),
    "huong-dan/quyet-dinh/": ("đăng danh sách khen thưởng", "nhập danh sách từ Excel"),
    "huong-dan/dia-phuong/": ("sáp nhập tỉnh", "tỉnh cũ tỉnh mới", "63 tỉnh 34 tỉnh"),
}
"""What people type when they want a page of ours that says it in other words. Addresses that are not there are
passed over; a contest, once there is one, is found by its own words first."""


def docs(pages: Sequence[Page], prose: Sequence) -> Iterator[Doc]:
    """`prose` are the pages written by hand: anything with `address`, `title` and `description`."""
    for page in pages:
        if page.kind in LISTS and page.index and listing.first_of(page.address) == page.address:
            yield _doc(page.address, page.title, page.summary)
    for one in prose:
        yield _doc(one.address, one.title, one.description)


def _doc(address: str, title: str, summary: str) -> Doc:
    return Doc(
        address=address,
        kind="page",
        title=title,
        names=WANTED.get(address, ()),
        summary=summary,
        facts=(summary,),
        order=vietnamese.title_key(title),
    )
