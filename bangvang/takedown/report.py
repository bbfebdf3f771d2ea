"""What `withdraw` tells: what it is about to do, the proof list, the clocks, and what no program can do."""

from datetime import date

from bangvang import dates, duties, vietnamese
from bangvang.page import url_of
from bangvang.reference import Reference
from bangvang.takedown import Plan, Proof

LISTS = ("quyet-dinh/", "bang-vang/", "don-vi/", "dia-phuong/", "tim-kiem/", "du-lieu/")
"""Where the rows of decisions are shown."""
HISTORY = """Việc máy không tự làm được:
  - Lịch sử git vẫn giữ bản cũ. Xóa khỏi lịch sử: git filter-repo --invert-paths --path {path}{photos}
    rồi mọi người phải lấy lại kho; nhờ nơi giữ kho xóa bộ nhớ đệm, bản rẽ nhánh và bản xem trước.
  - Máy chủ và mạng phân phối: xóa bộ nhớ đệm của {address}
  - Máy tìm kiếm: xin gỡ địa chỉ {address}; kho lưu trữ mạng (archive): gửi yêu cầu cho nơi lưu.
  - Bản đã in, đã tải, đã chia sẻ không thu về được; hãy nói rõ điều này khi trả lời.
"""


def planned(plan: Plan) -> str:
    """Before: what goes from the repository, and who else writes of the person."""
    lines = [f"Gỡ “{plan.record.name}” ({plan.record.path})"]
    lines += [f"  bỏ tệp {path}" for path in plan.gone]
    if plan.mentions:
        count = vietnamese.number(len(plan.mentions))
        lines.append(f"{count} chỗ khác còn nhắc tên hoặc dẫn tới hồ sơ này; máy không sửa lời người khác, hãy xem:")
        lines += [f"  {one.path}:{one.line}: {one.text}" for one in plan.mentions]
    return "".join(f"{line}\n" for line in lines)


def proved(plan: Plan, proof: Proof, reference: Reference, received: date) -> str:
    """After: every output that changed, what is left, the clocks, the rest of the work."""
    lines = []
    done = proof.outcome.written
    if done is not None:
        lines.append(f"Bằng chứng: {len(done.written)} tệp của trang đổi, {len(done.removed)} tệp bỏ.")
        lines += [f"  đổi {path}" for path in sorted(done.written)]
        lines += [f"  bỏ  {path}" for path in sorted(done.removed)]
        lines += _left(plan, proof)
    lines.append(f"Thời hạn, tính từ ngày nhận {dates.day_text(received)}:")
    for one in duties.deadlines(received, reference.holidays, reference.uncertain_holidays):
        note = f" – {one.note}" if one.note else ""
        lines.append(f"  {dates.weekday(one.due)}, {dates.day_text(one.due)}: {one.duty}{note}")
    address = "/" + url_of(plan.record)
    photos = "".join(f" --path {path}" for path in plan.gone)
    lines.append(HISTORY.format(path=plan.record.path, photos=photos, address=address).rstrip("\n"))
    return "".join(f"{line}\n" for line in lines)


def _left(plan: Plan, proof: Proof) -> list[str]:
    if not proof.left:
        return ["Đã dò từng tệp của trang: không còn tên, câu chữ hay ảnh nào của người này."]
    lines = ["Đã dò từng tệp của trang; còn thấy:"]
    for one in proof.left:
        listed = one.path.startswith(LISTS)
        why = "danh sách quyết định, có căn cứ riêng (muốn gỡ: --from-lists)" if listed else "lời của hồ sơ khác"
        lines.append(f"  {one.path}: “{one.text}” – {why}")
    return lines
