"""What rules of a contest mean for an entry: when it is in time, how long it is, what state it is in.

All instants are compared in Vietnam's time, whatever zone they were written in.
"""

import re
from datetime import date, datetime, time, timedelta
from enum import Enum
from hashlib import sha256
from html import unescape

from bangvang import stories, vietnamese
from bangvang.clock import VIETNAM
from bangvang.records import Contest, Entry
from bangvang.records.contest import Length, PhotoRules
from bangvang.records.entry import CODE_ALPHABET, CODE_LENGTH, CODE_PREFIX, Outcome

CODE = re.compile(f"{CODE_PREFIX}[{CODE_ALPHABET}]{{{CODE_LENGTH}}}")
_CITATION = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|h[1-6]|ul|ol|li|blockquote|pre|hr|br|table|thead|tbody|tr|th|td)\b[^>]*>")


class Phase(Enum):
    """Where a contest stands on a day."""

    UPCOMING = "sắp nhận bài"
    OPEN = "đang nhận bài"
    JUDGING = "đã đóng, đang chấm"
    RESULTS = "đã có kết quả"
    PAST = "đã kết thúc"
    UNKNOWN = "chưa rõ thời hạn"

    @property
    def label(self) -> str:
        return self.value


class State(Enum):
    """What became of an entry."""

    DRAFT = "draft", "chưa nộp"
    OPEN = "open", "đã nhận, còn sửa được"
    LOCKED = "locked", "đã khóa, chờ chấm"
    JUDGED = "judged", "đã chấm"
    LATE = "late", "ngoài thời hạn"
    REFUSED = "refused", "không hợp lệ"
    WITHDRAWN = "withdrawn", "đã rút"

    def __init__(self, key: str, label: str) -> None:
        self.key, self.label = key, label


def code_for(text: str) -> str:
    """A code of an entry that follows from its words alone: whoever asks twice is offered the same, and nobody can tell
    a name from it."""
    number = int.from_bytes(sha256(text.encode()).digest())
    return CODE_PREFIX + "".join(
        CODE_ALPHABET[number // len(CODE_ALPHABET) ** at % len(CODE_ALPHABET)] for at in range(CODE_LENGTH)
    )


def no_code(folder: str) -> str:
    """What is wrong with a folder's name that is no code."""
    return (
        f"thư mục tên “{folder}”, không phải một mã như bv-7k3m9q; mã thay cho tên người viết nên không được nói tên ai"
    )


def how_to_recode(code: str) -> str:
    """How its writer gives an entry another code."""
    return (
        f"Đổi tên thư mục thành {code}, mã máy vừa lấy cho bài này. Trên GitHub: mở từng tệp của bài, bấm cây bút chì, "
        "sửa tên thư mục ở ô trên cùng."
    )


def phase(contest: Contest, today: date, results: bool = False) -> Phase:
    """Where a contest stands on a day; on its last day it is open, the hour is told beside.

    A contest that nobody has sent an entry of here and whose rules name no jury still to come is simply over.
    """
    if results:
        return Phase.RESULTS
    if contest.opens and today < contest.opens.day:
        return Phase.UPCOMING
    if contest.closes is None:
        return Phase.UNKNOWN
    if today <= contest.closes.day:
        return Phase.OPEN
    return Phase.JUDGING if today - contest.closes.day <= JUDGING else Phase.PAST


JUDGING = timedelta(days=365)
"""After so long without results on file a contest is told as over, not as being judged."""


def is_closed(contest: Contest, now: datetime) -> bool:
    """Whether the hour has passed; without an hour, the day."""
    return contest.closes is not None and now > contest.closes.last()


def is_late(entry: Entry, contest: Contest) -> bool:
    """Received after the close. A day without an hour has the benefit of the doubt."""
    return bool(entry.submitted and contest.closes and entry.submitted.first() > contest.closes.last())


def is_early(entry: Entry, contest: Contest) -> bool:
    """Received before the contest opened."""
    return bool(entry.submitted and contest.opens and entry.submitted.last() < contest.opens.first())


def state(entry: Entry, contest: Contest, now: datetime, results: bool = False) -> State:
    """What has become of an entry by now; whether the results are out is told by the caller."""
    if entry.withdrawn:
        return State.WITHDRAWN
    if entry.submitted is None:
        return State.DRAFT
    if is_late(entry, contest):
        return State.LATE
    if entry.accepted is Outcome.REFUSED:
        return State.REFUSED
    if results:
        return State.JUDGED
    return State.LOCKED if is_closed(contest, now) else State.OPEN


def noon(day: date) -> datetime:
    """The middle of a day, for where only the day is known."""
    return datetime.combine(day, time(12), VIETNAM)


def words(entry: Entry) -> int:
    """How many “từ” organisers count: what stands between white space in the body, headings too.

    Title, captions and the marks of citations do not count; letters in bold are no words of their own.
    """
    text = _BLOCK.sub(" ", _CITATION.sub("", entry.story.html))
    return vietnamese.count_words(unescape(stories.untagged(text)))


def bounds(length: Length) -> tuple[int, int | None]:
    """The least and the most that is accepted, tolerance included, rounded in the writer's favour."""
    least = (length.least or 0) * (100 - length.tolerance) // 100
    most = -(-length.most * (100 + length.tolerance) // 100) if length.most is not None else None
    return least, most


def measured(entry: Entry, length: Length) -> int | None:
    """How long an entry is in the unit of the rules; None when nobody has said (pages, minutes)."""
    if length.unit.is_counted:
        return words(entry)
    return entry.pages if length.unit.value == "trang" else entry.minutes


def said_length(length: Length) -> str:
    """“từ 1.300 đến 1.500 từ”, “không quá 2.000 từ”, “ít nhất 3 trang A4”; with the tolerance where there is one."""
    unit, more = length.unit.label, f", được lệch {length.tolerance} %" if length.tolerance else ""
    least = vietnamese.number(length.least) if length.least else ""
    most = vietnamese.number(length.most) if length.most is not None else ""
    if least and most:
        return f"từ {least} đến {most} {unit}{more}"
    if most:
        return f"không quá {most} {unit}{more}"
    return f"ít nhất {least} {unit}{more}" if least else ""


def said_photos(rules: PhotoRules) -> str:
    """“kèm ít nhất 2 ảnh (chân dung và hoạt động), nhiều nhất 5, cạnh dài ít nhất 600 điểm ảnh”."""
    kinds = f" ({vietnamese.listed([kind.label for kind in rules.required_kinds])})" if rules.required_kinds else ""
    size = f", cạnh dài ít nhất {vietnamese.number(rules.min_px)} điểm ảnh" if rules.min_px else ""
    if rules.least and rules.most == rules.least:
        return f"kèm {rules.least} ảnh{kinds}{size}"
    if least := least_photos(rules):
        most = f", nhiều nhất {rules.most}" if rules.most else ""
        return f"kèm ít nhất {least} ảnh{kinds}{most}{size}"
    if rules.encouraged:
        return f"khuyến khích kèm ảnh{f', nhiều nhất {rules.most}' if rules.most else ''}{size}"
    return f"kèm nhiều nhất {rules.most} ảnh{size}" if rules.most else ""


def least_photos(rules: PhotoRules) -> int:
    """How many photos fulfil the rules: their number, and one of every kind they ask for."""
    return max(rules.least, len(rules.required_kinds))
