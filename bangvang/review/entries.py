"""What the clerk looks at in an entry beyond the rules of every check: when it came, and whom it is about."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bangvang import contests, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.honours import Honour
from bangvang.moments import Moment
from bangvang.problems import At, Problem, Severity
from bangvang.records import Contest, Entry
from bangvang.records.contest import AiPolicy
from bangvang.review import copies, naming
from bangvang.review.changes import Change, Changes, What
from bangvang.review.copies import Shelf
from bangvang.review.texts import Texts

NAMED = 3
SAMPLES = ("Họ tên nhân vật", "Nơi nhân vật làm việc", "Bài viết bắt đầu từ đây")
"""What the guide has a writer put their own words for."""
ORGANISERS = ("submitted", "accepted", "jury_note", "illustrative")
_NOT_WRITERS = re.compile(rf"\b(?:{'|'.join((*ORGANISERS, 'published'))}), ")
"""Keys in a list of those that may be written, which are not offered to a writer."""


def problems(known: Catalogue, touched: Changes, received: Moment, shelf: Shelf) -> Iterator[Problem]:
    """All of it, entry by entry; of entries that are new when some are, since others' are not to be touched then."""
    fresh = {entry for entry, files in touched.entries.items() if any(_is_new(one) for one in files)}
    for (contest, code), files in sorted(touched.entries.items()):
        path = f"content/contests/{contest}/entries/{code}/entry.md"
        at = At(path if path in touched.paths else files[0].path)
        if contest in known.contests:
            yield from _window(known.contests[contest], at, received, (contest, code) in fresh)
        entry = known.entries.get(code)
        if entry and entry.path == path and (contest, code) in fresh:
            yield from _theirs(entry, at)
            yield from _unready(entry, at)
        if entry and not entry.is_bare and entry.path == path and (not fresh or (contest, code) in fresh):
            yield from subject(known, entry, at)
            yield from _beside(known, entry, at, shelf)
            if not entry.withdrawn and entry.contest in known.contests:
                yield from _helped(entry, known.contests[entry.contest], at)


def _theirs(entry: Entry, at: At) -> Iterator[Problem]:
    """Lines that organisers write, in an entry that has only now come."""
    keys = [key for key in ORGANISERS if getattr(entry, key)]
    if keys := [*keys, *(["subject.consent"] if entry.subject.consent else [])]:
        message = f"bài mới gửi đã có {vietnamese.listed(keys)}, là dòng của ban tổ chức"
        fix = "Bạn là người viết thì xóa đi: ban tổ chức ghi khi nhận bài. Ban tổ chức gửi hộ thì để nguyên."
        yield Problem(at, "organisers-line", message, fix, Severity.WARNING)


def _unready(entry: Entry, at: At) -> Iterator[Problem]:
    """What tells that an entry that has only now come is not meant as it stands, or needs more than its own consent."""
    if entry.withdrawn:
        message = "bài này mới gửi mà tự ghi là đã rút (withdrawn)"
        fix = "Muốn dự thi thì xóa mục withdrawn: ban tổ chức không chấm bài đã rút. Muốn rút thật thì nhắn một dòng."
        yield Problem(at, "withdrawn-entry", message, fix, Severity.WARNING)
    said = (entry.subject.name, entry.subject.unit or "", entry.story.html)
    if left := [one for one in SAMPLES if any(one in text for text in said)]:
        message = f"bài còn lời mẫu của trang hướng dẫn: “{'”, “'.join(left)}”"
        yield Problem(at, "sample-words", message, "Hãy thay bằng lời thật của bạn, như tên nhân vật.")
    if not entry.subject.consent and naming.is_child(entry.subject.name, entry.story.html):
        message = "nhân vật của bài có lẽ là một em nhỏ"
        fix = (
            "Ban tổ chức phải thấy giấy đồng ý của cha mẹ (và của em, từ 7 tuổi) trước khi bài hiện trên trang; trong "
            "bài hãy viết gọn tên em, bỏ tên trường, tên lớp. Nhân vật là người lớn thì nhắn một dòng."
        )
        yield Problem(at, "child-named", message, fix, Severity.WARNING)


def _is_new(change: Change) -> bool:
    return change.what is What.ADDED and change.path.endswith("/entry.md")


def _window(contest: Contest, at: At, received: Moment, new: bool) -> Iterator[Problem]:
    """Judged by the hour it was received, in Vietnam; the dates of commits are whatever their writer's clock said."""
    came = received.text()
    if contest.closes and received.first() > contest.closes.last():
        late = "bài tới" if new else "bài đã khóa, thay đổi tới"
        message = f"{late} lúc {came}, hạn là {contest.closes.until()} (giờ Việt Nam)"
        fix = "Ban tổ chức quyết định; bài vẫn được giữ và ghi “ngoài thời hạn”. Máy ghi sai giờ thì hãy báo ngay."
        yield Problem(at, "untimely-arrival", message, fix)
    elif contest.opens and received.last() < contest.opens.first():
        message = f"bài tới lúc {came}, cuộc thi nhận bài từ {contest.opens.text()} (giờ Việt Nam)"
        yield Problem(at, "untimely-arrival", message, "Hãy để ngỏ lần gửi này và đợi đến ngày ấy; không phải làm lại.")


def subject(known: Catalogue, entry: Entry, at: At) -> Iterator[Problem]:
    """Whether the one written about was honoured before."""
    honours = [one for one in _honours(known, entry) if one.on_the_roll]
    contest = known.contests.get(entry.contest)
    if honours and contest:
        yield from _honoured(entry, contest, honours, at)


def _beside(known: Catalogue, entry: Entry, at: At, shelf: Shelf) -> Iterator[Problem]:
    """Entries with the same code anywhere, or about the same subject in the same contest."""
    wanted, same = vietnamese.signature(entry.subject.name), []
    told = any(one.id == entry.id for pair in known.twins for one in pair)
    for contest, code, subject in shelf.entries():
        if code == entry.id and contest != entry.contest and not told:
            message = f"mã “{code}” (bài dự thi) đã dùng trong content/contests/{contest}/entries/{code}/entry.md"
            fix = contests.how_to_recode(contests.code_for(entry.title + entry.story.html))
            yield Problem(at, "duplicate-id", message, fix)
        elif contest == entry.contest and code != entry.id and vietnamese.signature(subject) == wanted:
            same.append(code)
    if same:
        message = f"cuộc thi đã có bài khác viết về “{entry.subject.name}”: {', '.join(sorted(same)[:NAMED])}"
        yield Problem(at, "same-subject", message, "Không sao cả: ban tổ chức sẽ đọc cạnh nhau.", Severity.ADVICE)


def _honoured(entry: Entry, contest: Contest, honours: list[Honour], at: At) -> Iterator[Problem]:
    """Where the record of the exemplar is named and the rules forbid it, the rules of every check say so."""
    asked = contest.subject_rules
    barred = asked.new_persons_only or any(
        one.decision and one.decision.issuer in asked.not_previously_awarded_by for one in honours
    )
    if barred and entry.subject.exemplar:
        return
    told = "; ".join(map(_told, honours[:NAMED])) + (f"; và {len(honours) - NAMED} lượt nữa" * (len(honours) > NAMED))
    message = f"“{entry.subject.name}” trùng tên với người đã được khen: {told}"
    fix = "Nếu là một người khác thì thôi. "
    if barred and asked.new_deeds_ok:
        fix += "Nếu đúng là người ấy: thể lệ chỉ nhận khi có việc làm mới, hãy nêu rõ việc sau lần khen ấy."
    elif barred:
        fix += "Nếu đúng là người ấy: thể lệ không nhận nhân vật đã được khen, hãy hỏi ban tổ chức trước."
    else:
        fix += "Nếu đúng là người ấy, hãy nêu việc làm mới, và ghi mã gương vào subject.exemplar nếu đã có hồ sơ."
    yield Problem(at, "honoured-subject", message, fix, Severity.WARNING if barred else Severity.ADVICE)


def _honours(known: Catalogue, entry: Entry) -> Iterable[Honour]:
    if entry.subject.exemplar:
        return known.honours_of.get(entry.subject.exemplar, ())
    wanted = vietnamese.signature(entry.subject.name)
    last = vietnamese.fold(entry.subject.name)
    return (
        one for one in known.honours if vietnamese.fold(one.name) == last and vietnamese.signature(one.name) == wanted
    )


def _told(honour: Honour) -> str:
    issuer = f"quyết định {honour.decision.number}" if honour.decision else ""
    return ", ".join(filter(None, (honour.award.name, issuer, str(honour.year or ""))))


def _helped(entry: Entry, contest: Contest, at: At) -> Iterator[Problem]:
    """Software that wrote along, where the rules leave it to the jury what becomes of it."""
    if contest.ai_policy in (AiPolicy.DECLARE, AiPolicy.UNSAID) and entry.declarations.without_ai is False:
        asked = contest.ai_text or (
            "phải khai" if contest.ai_policy is AiPolicy.DECLARE else "không nói gì về việc này"
        )
        message = f"bài khai ai_help: “{entry.declarations.ai_help}”; thể lệ: {asked}"
        fix = (
            "Cảm ơn bạn đã khai thật. Mới nhờ soát chính tả thì không sao; nhờ viết cả bài hay cả đoạn thì nên viết "
            "lại bằng lời mình trước hạn, vì ban tổ chức có thể loại bài."
        )
        yield Problem(at, "declared-ai-help", message, fix, Severity.WARNING)


def recoded(found: Iterable[Problem], texts: Texts) -> Iterator[Problem]:
    """What is wrong with an entry, where the name of its folder is no code: with one that tells nobody's name; keys
    that organisers write are not offered."""
    for one in found:
        change = Change(one.at.path, What.CHANGED)
        if one.rule == "bad-id" and "(id)" in one.message and copies.contest_of(one.at.path):
            code = contests.code_for("\n".join(texts.lines(one.at.path)))
            message = contests.no_code(change.entry[1])
            yield Problem(At(one.at.path), "bad-code", message, contests.how_to_recode(code))
        elif one.rule == "unknown-field" and copies.contest_of(one.at.path):
            yield replace(one, fix=_NOT_WRITERS.sub("", one.fix))
        else:
            yield one
