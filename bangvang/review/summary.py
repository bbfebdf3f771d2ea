"""What the comment tells of an entry beside what is wrong: a table of facts, and what is in order already.

Nothing is called in order but what was looked at; where a thing was left out (a text that is no UTF-8, a photo that
does not open, a sealed file), the sentence about it is left out too.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from bangvang import contests, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.moments import Moment
from bangvang.problems import Problem
from bangvang.records import Entry
from bangvang.records.contest import Length, Track, TrackKind
from bangvang.review.report import UNTIMELY, Fact

LEAKS = ("private-data", "private-data-sent", "photo-with-location")
AWAITED = "subject-not-agreed"
"""What the organisers write down, not the writer: told as a fact, not as something to mend."""
SEALING = frozenset(("bad-sealed-file", "missing-sealed-file", "unsealed-entry"))


def withdrawal(known: Catalogue, entry: Entry) -> Iterator[Fact]:
    """Of an entry that is taken back only which, and the hour its writer gives."""
    if contest := known.contests.get(entry.contest):
        yield Fact("Cuộc thi", contest.name)
    yield Fact("Tên bài", entry.title)
    if entry.withdrawn:
        yield Fact("Rút lúc", f"{entry.withdrawn.on.text()}, như ghi trong bài")


def facts(known: Catalogue, entry: Entry, received: Moment, found: Iterable[Problem], new: bool) -> Iterator[Fact]:
    """The table on top: what was sent, beside what the rules ask, and what others still owe."""
    contest = known.contests.get(entry.contest)
    track = contest.track(entry.track) if contest else None
    if contest:
        yield Fact("Cuộc thi", contest.name + (f", {track.title}" if track else ""))
    until = f"; hạn: {contest.closes.until()}" if contest and contest.closes else ""
    yield Fact("Nhận lúc" if new else "Bản sửa tới lúc", f"{received.text()} (giờ Việt Nam){until}")
    if entry.is_bare:
        sealed = f"{entry.sealed}, mã băm {entry.sealed_sha256 or 'chưa ghi'}; chưa mở nên chưa xem bài"
        yield Fact("Niêm phong", sealed)
        return
    if not (track and track.kind is TrackKind.DISCOVERY):
        limit = f" (thể lệ: {contests.said_length(track.length)})" if track and track.length else ""
        yield Fact("Số từ", f"{vietnamese.number(contests.words(entry))}{limit}")
    yield Fact("Ảnh", _photos(known, entry, track))
    if any(one.rule == AWAITED for one in found):
        yield Fact(
            "Còn đợi", "giấy đồng ý của nhân vật; ban tổ chức ghi khi nhận được, trước đó bài chưa hiện trên trang"
        )


def done(known: Catalogue, entry: Entry | None, read: bool, found: Iterable[Problem], others: int) -> Iterator[str]:
    """What is in order already. `read` says whether all words that were sent were understood, `others` with how many
    other texts they were compared."""
    wrong = {one.rule for one in found}
    contest = known.contests.get(entry.contest) if entry else None
    if contest and contest.closes and UNTIMELY not in wrong:
        yield "Bài tới trong thời gian nhận bài."
    if entry and entry.is_bare:
        if not wrong & SEALING:
            yield "Tệp niêm phong đúng khuôn dạng. Máy không mở nên chưa biết bên trong; ban tổ chức mở sau hạn nộp."
        return
    track = contest.track(entry.track) if contest else None
    if track and track.length and _fits(entry, track.length):
        counted = track.length.unit.is_counted
        yield "Độ dài theo đúng thể lệ." if counted else f"Số {track.length.unit.label} bạn khai theo đúng thể lệ."
    count = _opened(known, entry) if entry else 0
    if count and count == len(entry.photos) and not any("photo" in one for one in wrong):
        yield f"{count} ảnh mở được, có chú thích và tên người chụp."
    read = read and (entry is None or bool(entry.story.html))
    if read and not wrong & set(LEAKS):
        photos = "; chữ nằm trong ảnh thì máy không đọc" if entry and entry.photos else ""
        yield f"Trong lời văn không thấy số điện thoại, thư điện tử, số căn cước hay số nhà{photos}."
    if entry and read and not wrong & {"author-named", "bad-code"}:
        yield "Máy không thấy tên người viết ở chỗ quen thuộc: “Tác giả: …”, “Tôi là …”, chữ ký; chỗ khác bạn tự soát."
    if entry and entry.story.html and others > 0 and "similar-text" not in wrong:
        yield f"Không thấy đoạn dài nào giống {vietnamese.number(others)} bài và hồ sơ khác trong kho."


def _photos(known: Catalogue, entry: Entry, track: Track | None) -> str:
    """How many opened, of how many the entry names, beside what the rules ask."""
    opened, named = _opened(known, entry), len(entry.photos)
    said = str(opened) if opened == named else f"{opened} mở được, trong {named} ảnh bài nhắc tới"
    asked = track.photos if track else None
    if asked and (asked.least or asked.most):
        said += f" (thể lệ: {_between(asked.least or None, asked.most)} ảnh)"
    return said


def _opened(known: Catalogue, entry: Entry) -> int:
    folder = PurePosixPath(entry.path).parent
    return sum(str(folder / photo.file) in known.photos for photo in entry.photos)


def _fits(entry: Entry, length: Length) -> bool:
    size, (least, most) = contests.measured(entry, length), contests.bounds(length)
    return size is not None and size >= least and (most is None or size <= most)


def _between(least: int | None, most: int | None) -> str:
    number = vietnamese.number
    if least and most:
        return f"từ {number(least)} đến {number(most)}"
    return f"ít nhất {number(least)}" if least else f"nhiều nhất {number(most)}" if most else "không giới hạn"
