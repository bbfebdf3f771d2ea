"""All contests: open ones first, with the time that is left."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import vietnamese
from bangvang.catalogue import Catalogue
from bangvang.contests import Phase
from bangvang.page import Card, Draft, Link, Page
from bangvang.views.contests import ContestBrief, brief
from bangvang.views.facts import HOME

ADDRESS = "cuoc-thi/"
GROUPS = (
    (Phase.OPEN, "dang-nhan-bai", "Đang nhận bài"),
    (Phase.UPCOMING, "sap-nhan-bai", "Sắp nhận bài"),
    (Phase.JUDGING, "dang-cham", "Đã đóng, đang chấm"),
    (Phase.RESULTS, "co-ket-qua", "Đã có kết quả"),
    (Phase.PAST, "da-qua", "Đã kết thúc"),
    (Phase.UNKNOWN, "chua-ro", "Chưa rõ thời hạn"),
)


class Model(Struct, frozen=True):
    groups: tuple[tuple[str, str, tuple[ContestBrief, ...]], ...]
    """Anchor, heading, contests."""
    is_open: bool


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    found = [brief(catalogue, contest) for contest in catalogue.contests.values()]
    found.sort(key=lambda one: vietnamese.title_key(one.link.text))
    found.sort(key=lambda one: one.year, reverse=True)
    groups = tuple((id, title, tuple(one for one in found if one.phase is phase)) for phase, id, title in GROUPS)
    yield Page(
        address=ADDRESS,
        kind="contests",
        section="cuoc-thi",
        title="Cuộc thi viết",
        summary="Các cuộc thi viết về gương điển hình tiên tiến, người tốt, việc tốt: thể lệ, thời hạn, bài dự thi.",
        model=Model(tuple(group for group in groups if group[2]), any(one.phase is Phase.OPEN for one in found)),
        crumbs=(HOME, Link("Cuộc thi", ADDRESS)),
        card=Card("Cuộc thi viết", "Gương người tốt, việc tốt", ("Thể lệ, thời hạn, bài dự thi",)),
    )
