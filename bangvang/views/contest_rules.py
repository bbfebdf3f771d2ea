"""The rules of a contest in words, made wholly from its data: what the clerk checks is what people read.

A sentence stands only for what the rules say; what they leave open is left open here too.
"""

from collections.abc import Iterator

from msgspec import Struct

from bangvang import contests, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.page import Link, link_to
from bangvang.records import Contest
from bangvang.records.contest import AiPolicy, Track
from bangvang.records.jury import Drop, Passes, Prize, Round, Severity

TIES = {"earlier": "bài nộp trước", "shared": "cùng đồng giải"}


class Chapter(Struct, frozen=True):
    """A heading of the rules and the sentences under it."""

    id: str
    title: str
    lines: tuple[str, ...]


class RoundView(Struct, frozen=True):
    """A round of judging: what is said of it, and its rubric with the most points of each line."""

    title: str
    lines: tuple[str, ...]
    criteria: tuple[tuple[str, int, int, str], ...]
    """Title, most points, weight, note."""
    total: int


class PrizeView(Struct, frozen=True):
    """A step of the ladder as a table shows it."""

    tier: str
    count: str
    scope: str
    reward: str
    track: str


def chapters(catalogue: Catalogue, contest: Contest) -> tuple[Chapter, ...]:
    """The rules, chapter by chapter; one that has nothing to say is left out."""
    told = (
        ("ai-duoc-du", "Ai được dự", _entrants(contest)),
        ("viet-ve-ai", "Viết về ai", _subjects(catalogue, contest)),
        ("bai-du-thi", "Bài dự thi", _entries(contest)),
        ("phan-mem", "Phần mềm viết hộ", _software(contest)),
        ("giu-kin", "Giữ kín", _secrecy(contest, _takes_entries(catalogue, contest))),
        ("sau-khi-nop", "Sau khi nộp", _after(contest, _takes_entries(catalogue, contest))),
    )
    found = ((id, title, tuple(lines)) for id, title, lines in told)
    return tuple(Chapter(id, title, lines) for id, title, lines in found if lines)


def _entrants(contest: Contest) -> Iterator[str]:
    yield from filter(None, [contest.eligibility])
    if contest.group_authors:
        yield "Được viết chung theo nhóm."
    if contest.excluded_roles:
        yield f"Không được dự: {vietnamese.listed(contest.excluded_roles)}."
    if contest.max_entries_per_author == 0:
        yield "Không hạn chế số bài của mỗi người."
    elif contest.max_entries_per_author:
        yield f"Mỗi người gửi nhiều nhất {contest.max_entries_per_author} bài."
    yield from filter(None, [contest.entrant_data])


def _subjects(catalogue: Catalogue, contest: Contest) -> Iterator[str]:
    rules = contest.subject_rules
    if rules.real_person:
        yield "Người thật, việc thật; không hư cấu."
    if rules.address_required:
        yield "Nhân vật có địa chỉ rõ ràng."
    if rules.new_persons_only:
        yield "Nhân vật chưa từng được cấp nào khen thưởng."
    if barred := links(catalogue, "organisation", rules.not_previously_awarded_by):
        yield f"Nhân vật chưa được {vietnamese.listed([link.text for link in barred])} khen thưởng."
    if rules.new_deeds_ok:
        yield "Người đã được khen mà có việc làm mới thì vẫn viết được."
    span = [f"từ {rules.since.text()}" if rules.since else "", f"đến {rules.until.text()}" if rules.until else ""]
    if any(span):
        yield f"Việc làm trong khoảng {' '.join(filter(None, span))}."
    yield from filter(None, [rules.text])


def _entries(contest: Contest) -> Iterator[str]:
    yield from (track_in_words(track) for track in contest.tracks)
    yield f"Viết bằng {contest.language}." if contest.language else ""
    if not contest.handwritten_ok:
        yield "Không nhận bài viết tay."
    if contest.unpublished_only:
        yield "Bài chưa đăng, phát ở đâu."
    span = contest.published_between
    if span and (span.starts or span.ends):
        parts = [f"từ {span.starts.text()}" if span.starts else "", f"đến {span.ends.text()}" if span.ends else ""]
        yield f"Tác phẩm báo chí đã đăng, phát {' '.join(filter(None, parts))}."
    yield from filter(None, [contest.originality])


def track_in_words(track: Track) -> str:
    """One track in one line: what is sent, of what kinds, how long, with which photos."""
    parts = [track.kind.label] if track.kind.label != track.title.casefold() else []
    if track.genres:
        parts.append(f"thể loại {vietnamese.listed(track.genres)}")
    if track.length and (length := contests.said_length(track.length)):
        parts.append(length)
    if track.photos:
        parts.append(contests.said_photos(track.photos))
    note = f" {track.note}" if track.note else ""
    return f"{track.title} (mã bảng {track.id}): {'; '.join(filter(None, parts))}.{note}"


def _software(contest: Contest) -> Iterator[str]:
    said = {
        AiPolicy.FORBIDDEN: "Không được dùng phần mềm (trí tuệ nhân tạo) viết hộ bài.",
        AiPolicy.DECLARE: "Được dùng phần mềm trợ giúp, nhưng phải khai đã nhờ làm việc gì.",
        AiPolicy.ALLOWED: "Được dùng phần mềm trợ giúp, không phải khai.",
        AiPolicy.UNSAID: "Thể lệ không nói đến phần mềm viết hộ.",
    }
    yield said[contest.ai_policy]
    yield from filter(None, [contest.ai_text])


def _takes_entries(catalogue: Catalogue, contest: Contest) -> bool:
    """Whether entries come, or came, to this site; of a contest told from the press our own ways are no rule."""
    still = contest.closes is not None and catalogue.today <= contest.closes.day
    return still or contest.id in catalogue.entries_of


def _secrecy(contest: Contest, here: bool) -> Iterator[str]:
    if contest.anonymity.blind:
        yield "Giám khảo chỉ thấy mã bài, không biết ai viết, cho đến khi có kết quả."
    if contest.anonymity.text_public_before_results:
        yield "Bài được đăng trong lúc thi, không kèm tên người viết."
    elif here:
        yield "Trước khi có quyết định trao giải, trang này không đăng lời văn, ảnh và nhân vật của bài nào."
    if contest.sealed.required:
        yield "Bài gửi trong một tệp niêm phong; chỉ ban tổ chức mở được, sau hạn nộp."


def _after(contest: Contest, here: bool) -> Iterator[str]:
    if here:
        yield "Người viết được sửa và rút bài đến hết hạn; sau đó bài được khóa."
    yield from filter(None, [contest.copyright_licence, contest.publication_plan])
    if contest.returns is not None:
        yield "Ban tổ chức trả lại bài." if contest.returns else "Ban tổ chức không trả lại bài."
    if contest.tie_order:
        titles = {one.id: one.title for judged in contest.rounds for one in judged.criteria} | TIES
        yield f"Khi bằng điểm, xét lần lượt: {', '.join(titles.get(word, word) for word in contest.tie_order)}."
    for quota in contest.quotas:
        yield f"{quota.of.label.capitalize()} được nhiều nhất {quota.most} giải."
    if contest.appeals:
        yield f"Kiến nghị về kết quả gửi về {contest.appeals.to}."


def round_view(one: Round) -> RoundView:
    """A round in words and its rubric."""
    total = sum(criterion.most * criterion.weight for criterion in one.criteria)
    rows = tuple((it.title, it.most, it.weight, it.note or "") for it in one.criteria)
    return RoundView(one.title, tuple(_judging(one)), rows, total)


def _judging(one: Round) -> Iterator[str]:
    if one.jury:
        yield f"Chấm: {one.jury}."
    yield f"Cách chấm: {one.kind.label}."
    if one.judges_per_entry:
        yield f"Mỗi bài {one.judges_per_entry} giám khảo chấm."
    if one.drop is Drop.EXTREMES:
        yield "Bỏ điểm cao nhất và điểm thấp nhất của mỗi bài."
    if one.severity is Severity.ADJUSTED:
        yield "Điểm được chỉnh theo độ chặt của từng giám khảo."
    if one.passes and (said := _passes(one.passes)):
        yield f"Vào vòng sau: {said}."


def _passes(passes: Passes) -> str:
    count = f"{passes.count} bài cao nhất" if passes.count else ""
    threshold = f"từ {passes.threshold} điểm trở lên" if passes.threshold else ""
    return ", ".join(filter(None, (count, threshold)))


def prize_view(contest: Contest, one: Prize) -> PrizeView:
    track = contest.track(one.track or "")
    count = vietnamese.padded(one.count) if one.count is not None else "Thể lệ không nêu"
    return PrizeView(one.tier, count, one.scope.label, one.reward or "", track.title if track else "")


def links(catalogue: Catalogue, kind: str, ids: tuple[str, ...]) -> tuple[Link, ...]:
    """Links to records that are there."""
    shelf = catalogue.of_kind(kind)
    return tuple(link_to(shelf[id]) for id in ids if id in shelf)
