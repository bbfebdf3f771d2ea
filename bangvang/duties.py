"""Days within which the law, or our own promise, wants a request about personal data answered.

Law 91/2025/QH15 and Decree 356/2025/NĐ-CP (domain notes, 5.1): two working days to acknowledge, fifteen days to
restrict or to take back a consent; the twenty days for deletion are told but were not checked against the text.
"""

from collections.abc import Set
from datetime import date, timedelta

from msgspec import Struct

from bangvang import dates

ACKNOWLEDGE, RESTRICT, DELETE = 2, 15, 20
"""Working days; days; days."""


class Deadline(Struct, frozen=True):
    """What is to be done, by when, and a word on how sure that is."""

    duty: str
    due: date
    note: str = ""


def deadlines(received: date, holidays: Set[date], uncertain: Set[date]) -> tuple[Deadline, ...]:
    """The clocks of a request that came in on a day; where a holiday is not sure, the earlier day counts.

    The day of receipt does not count (Civil Code 2015, Art. 147). A last day is never moved behind a day off: we
    would rather be early.
    """
    first = dates.working_days_after(received, ACKNOWLEDGE, holidays - uncertain)
    later = dates.working_days_after(received, ACKNOWLEDGE, holidays)
    notes = []
    if later != first:
        notes.append(
            f"nếu ngày nghỉ trong khoảng ấy đúng như dự kiến thì là {dates.day_text(later)}; nên theo ngày sớm"
        )
    if not any(day.year == first.year for day in holidays):
        notes.append(f"chưa có lịch nghỉ năm {first.year}, chỉ trừ thứ Bảy và Chủ Nhật")
    return (
        Deadline(f"báo đã nhận yêu cầu ({ACKNOWLEDGE} ngày làm việc)", first, "; ".join(notes)),
        Deadline(f"gỡ, hạn chế xong và báo lại ({RESTRICT} ngày)", received + timedelta(days=RESTRICT)),
        Deadline(
            f"xóa hẳn, kể cả bản lưu ({DELETE} ngày)", received + timedelta(days=DELETE), "mốc chưa đối chiếu văn bản"
        ),
    )
