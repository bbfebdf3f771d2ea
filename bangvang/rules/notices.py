"""Public-opinion notices: long enough, and with an outcome when they are over."""

from collections.abc import Iterator
from datetime import timedelta

from bangvang import dates, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.records.award import Level
from bangvang.rules.finding import Finding, on_day

SHORTEST = 10
"""Working days (Decree 98/2023/NĐ-CP, Art. 46(2))."""

PATIENCE = timedelta(days=10)


def short_notice(catalogue: Catalogue) -> Iterator[Finding]:
    """Thời gian lấy ý kiến Nhân dân quá ngắn

    Là gì: Thông báo lấy ý kiến cho khen thưởng cấp Nhà nước mở ít hơn 10 ngày làm việc.

    Vì sao: Khoản 2 Điều 46 Nghị định 98/2023/NĐ-CP: trước khi trình huân chương, danh hiệu vinh dự nhà nước, Chiến
    sĩ thi đua toàn quốc phải công khai danh sách ít nhất 10 ngày làm việc.

    Cách sửa: Sửa working_days cho đúng thông báo; nếu thông báo quả ngắn như thế, hãy gia hạn.

    Ví dụ:

        working_days: 7       # sai
        working_days: 10      # đúng
    """
    for notice in catalogue.notices.values():
        named = dict.fromkeys(one.award for one in notice.nominees)
        known = [catalogue.awards[id] for id in named if id in catalogue.awards]
        state = [award.name for award in known if award.level is Level.STATE]
        if state and notice.working_days < SHORTEST:
            names = vietnamese.listed([f"“{name}”" for name in state])
            message = f"lấy ý kiến {notice.working_days} ngày làm việc cho {names}"
            fix = f"Khen thưởng cấp Nhà nước cần ít nhất {SHORTEST} ngày làm việc."
            yield Finding(notice, ("working_days",), message, fix)


def notice_without_outcome(catalogue: Catalogue) -> Iterator[Finding]:
    """Lấy ý kiến xong mà chưa nói kết quả

    Là gì: Thông báo đã hết hạn hơn 10 ngày nhưng mục kết quả còn trống. Hạn tính theo ngày làm việc, trừ thứ Bảy, Chủ
    Nhật và ngày nghỉ lễ.

    Vì sao: Người góp ý cần biết ý kiến đi tới đâu; đó là phần “công khai, minh bạch” của khen thưởng.

    Cách sửa: Ghi outcome: đã tiếp thu thế nào, trình tiếp hay dừng, ngày nào.

    Ví dụ:

        outcome: Không có ý kiến khác; đã trình ngày 20/10/2026.
    """
    for notice in catalogue.notices.values():
        closed = dates.working_days_after(notice.opens, notice.working_days, catalogue.reference.holidays)
        if not notice.outcome and closed + PATIENCE < catalogue.today:
            message = f"hết hạn góp ý từ {on_day(closed)} mà chưa ghi kết quả"
            yield Finding(notice, ("opens",), message, "Thêm outcome: đã tiếp thu thế nào, trình tiếp hay dừng.")
