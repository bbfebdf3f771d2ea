"""The clerk: everything found in what a pull request touches, and the report made of it.

Nothing here is written anywhere or asked of the network. The rules are those of every check; what is found besides is
what only a pull request can tell: whose files, when they came, whose words they are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from msgspec import Struct, structs

from bangvang import guard, photos, rules, site, source, strays, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.crew import ALONE, Crew
from bangvang.guard import patterns, tracing
from bangvang.moments import Moment
from bangvang.problems import At, Problem, Severity, in_order
from bangvang.project import Project
from bangvang.review import copies, entries, mending, naming, ownership, samples, signing, summary, terms
from bangvang.review.changes import Change, Changes, Part, What
from bangvang.review.report import About, Fact, Item, Quote, Report
from bangvang.review.texts import Texts, covered, hidden

MOST, SHOWN = 200, 6
WHOEVERS = ("others-file", "symlink", "special-file", "private-data-sent")
"""What is said also of a file that is somebody else's; what else is wrong in it goes with it."""
SAID_HERE = ("private-data-in-entry",)
"""Rules of every check of which the clerk says more itself, also of files that cannot be read."""


MILD = ("unclean-text",)
"""Whose warnings are of what is mended in reading: no person has to look. Their errors stay errors."""
MISLAID = ("stray-file", "unused-photo")
"""What every check says of a file that is nobody's; of an entry's that lies elsewhere the clerk knows more."""
SAID_APART = ("similar-text", summary.AWAITED)
"""What the comment tells elsewhere than in its list."""


class Reviewed(Struct, frozen=True):
    """The report, and its problems as every check prints them, private data covered."""

    report: Report
    problems: tuple[Problem, ...]


def review(
    project: Project, touched: Changes, received: Moment, crew: Crew = ALONE, more: Iterable[Problem] = ()
) -> Reviewed:
    """Judge what `touched` names of a project; of everything else it is only said how many errors there are.

    `more` is what others found in the same files.
    """
    alone = all(one.entry for one in touched.files)
    gathered = site.gather(project, crew, wanted=(lambda path: _counts(path, touched)) if alone else None)
    known, shelf = terms.standing(project.root, gathered.catalogue, touched), copies.shelf(project.root, touched)
    gathered = structs.replace(gathered, catalogue=known)
    judged = [*site.judged(gathered, where=touched.paths).problems, *more]
    lost = {one.path for one in touched.files if one.astray}
    ours = [one for one in judged if _concerns(one, touched) and one.rule not in SAID_HERE]
    ours = [one for one in ours if one.at.path not in lost or one.rule not in MISLAID]
    likes, texts = copies.found(shelf, known), Texts(gathered.files, touched)
    writers = _writers(texts)
    found = in_order(
        replace(one, message=signing.covered(covered(one.message), writers), fix=covered(one.fix))
        for one in (
            *entries.recoded(ours, texts),
            *ownership.problems(project.root, touched),
            *ownership.astray(touched, known, received),
            *terms.problems(project.root, touched, received),
            *entries.problems(known, touched, received, shelf),
            *private(texts, known),
            *named(texts, known),
            *copies.problems(likes),
        )
    )
    blamed = {one.at.path for one in found if one.rule == "others-file" and one.severity is Severity.ERROR}
    found = [one for one in found if one.at.path not in blamed or one.rule in WHOEVERS]
    rest = [one for one in judged if not _concerns(one, touched) and not one.at.path.startswith("content/contests/")]
    elsewhere = sum(one.severity is Severity.ERROR for one in rest)
    about = _about(project.root, touched, bool(blamed))
    report = _report(about, texts, known, received, found, copies.compared(shelf))
    told = tuple(replace(one, what=covered(one.what), quotes=tuple(map(_quote, one.quotes))) for _, one in likes)
    return Reviewed(replace(report, likes=told[:MOST], elsewhere=elsewhere), tuple(found))


def _counts(path: str, touched: Changes) -> bool:
    """Whether a file is read when nothing but entries was touched: all but the entries of others.

    No rule asks one entry about another but for its code and its subject, which are known without reading them all.
    """
    entry = Change(path, What.CHANGED).entry
    return entry is None or entry in touched.entries


def _concerns(problem: Problem, touched: Changes) -> bool:
    """In a file that was touched or a folder above one, or about a record that is gone with one; of a contest of which
    more than entries was touched, whatever is wrong in any of its files: scores and results hang together."""
    if problem.severity is Severity.ERROR and problem.at.path.startswith(touched.contests):
        return True
    gone = (Path(one.path).stem for one in touched.files if one.what is What.DELETED)
    return problem.at.path in touched.places or any(f"“{id}”" in problem.message for id in gone)


def private(texts: Texts, known: Catalogue) -> Iterator[Problem]:
    """Telephone numbers, identity cards, homes in what was sent: the guard's own patterns, before any page is made."""
    allowed = guard.allowed(known.operator)
    for one in texts.there:
        if one.path == tracing.ALLOW or not any(patterns.found(one.words.encode())):
            continue
        told = set()
        for number, line in enumerate(one.words.split("\n"), 1):
            for kind, private in patterns.found(line.encode()):
                if patterns.plain(private) not in allowed | told:
                    told.add(patterns.plain(private))
                    message = f"có {kind.label} “{hidden(kind, private)}”"
                    fix = (
                        "Hãy xóa ngay. Kho này ai cũng đọc được và giữ mọi bản cũ: báo ban tổ chức để xóa cả trong "
                        "lịch sử. Thông tin người dự thi gửi riêng cho ban tổ chức, không bao giờ ghi vào bài."
                    )
                    yield Problem(At(one.path, number), "private-data-sent", message, fix)


def named(texts: Texts, known: Catalogue) -> Iterator[Problem]:
    """Names of the author in an entry, of people nobody has asked in any story; also where a field is wrong."""
    places = frozenset(vietnamese.fold(one.name) for one in known.places.values())
    pages = [one.name for one in known.exemplars.values() if not one.withdrawn]
    committed = texts.touched.authors
    for one in texts.there:
        read, _ = source.read_markdown(one.path, one.words.encode()) if copies.is_story(one.path) else (None, [])
        if read is None:
            continue
        subjects, own = list(_subjects(read.values)), []
        if copies.contest_of(one.path):
            yield from signing.problems(one.path, read.body_line, read.body, one.words, committed, subjects)
            own = list(signing.names(one.words, committed, subjects))  # the author's own name is not said again
            for subject in subjects:
                yield from naming.ill_subject(one.path, read.body_line, read.body, subject, places)
        yield from naming.unasked(one.path, read.body_line, read.body, [*subjects, *pages, *own], places)
    there = set(texts.files.paths)
    for change in texts.touched.files:
        if change.entry and change.path in there and change.path.endswith(strays.PHOTO_SUFFIXES):
            data, _ = texts.files.load(change.path)
            if data is not None and photos.tells_author(data):
                message = "dữ liệu ẩn của ảnh ghi tên người chụp"
                fix = "Lưu lại ảnh, bỏ thông tin cá nhân: giám khảo và ai tải ảnh gốc cũng đọc được tên ấy."
                yield Problem(At(change.path), "author-named", message, fix, Severity.WARNING)


def _writers(texts: Texts) -> frozenset[str]:
    """Names that entries which were sent give as those of their authors."""
    found = set()
    for one in texts.there:
        if copies.contest_of(one.path):
            read, _ = source.read_markdown(one.path, one.words.encode())
            subjects = frozenset(_subjects(read.values)) if read else frozenset()
            found |= {name for name in signing.names(one.words, (), subjects) if name not in subjects}
    return frozenset(found)


def _subjects(values: dict) -> Iterator[str]:
    """Whose story it is, as far as the head of a file says it in any readable way."""
    subject = values.get("subject")
    aka = values.get("aka")
    told = (subject.get("name") if isinstance(subject, dict) else None, values.get("name"), values.get("birth_name"))
    yield from (one for one in (*told, *(aka if isinstance(aka, list) else [aka])) if isinstance(one, str))


def _report(
    about: About, texts: Texts, known: Catalogue, received: Moment, found: list[Problem], others: int
) -> Report:
    touched = texts.touched
    items = tuple(_items(texts, known, [one for one in found if one.rule not in SAID_APART]))
    if about is About.HOUSE:
        return Report(about, facts=(_touching(touched),), items=items)
    mine = min(touched.entries, key=lambda one: (_is_old(touched, one), one), default=("", ""))
    _, code = mine if about in (About.ENTRY, About.WITHDRAWAL) else ("", "")
    record = known.entries.get(code)
    record = record if record and record.path in touched.paths else None
    code = code if vietnamese.slugify(code) == code else ""
    if about is About.WITHDRAWAL:
        return Report(about, code[:100], tuple(summary.withdrawal(known, record)) if record else (), (), items)
    new = mine not in touched.entries or not _is_old(touched, mine)
    facts = summary.facts(known, record, received, found, new) if record else ()
    done = summary.done(known, record, texts.all_read, found, others)
    return Report(about, code[:100], tuple(facts), tuple(done), items)


def _touching(touched: Changes) -> Fact:
    """Which files of the house, so that whoever has to read them sees it at once."""
    names = [one.path for one in touched.files]
    more = f" và {vietnamese.number(len(names) - SHOWN)} tệp nữa" if len(names) > SHOWN else ""
    return Fact("Tệp thay đổi", ", ".join(names[:SHOWN])[:2000] + more)


def _is_old(touched: Changes, entry: tuple[str, str]) -> bool:
    """Whether nothing of it is new: beside an entry of one's own, somebody else's is not the one to thank for."""
    return all(change.what is not What.ADDED for change in touched.entries[entry])


def _about(root: Path, touched: Changes, blamed: bool) -> About:
    """`blamed` says whether it touches what is somebody else's: to delete that is to withdraw nothing."""
    parts = {change.part for change in touched.files}
    if Part.ENTRY in parts:
        gone = not blamed and all(one.what is What.DELETED for one in touched.files)
        return About.WITHDRAWAL if gone or ownership.is_withdrawal(root, touched) else About.ENTRY
    if parts & {Part.RECORD, Part.RULES}:
        return About.RECORDS
    return About.HOUSE if parts else About.NOTHING


def _items(texts: Texts, known: Catalogue, found: list[Problem]) -> Iterator[Item]:
    guides = rules.guides()
    for one in sorted(found, key=lambda one: (list(Severity).index(one.severity), one.order))[:MOST]:
        guide = guides.get(one.rule)
        yield Item(
            severity=Severity.ADVICE if one.rule in MILD and one.severity is Severity.WARNING else one.severity,
            rule=one.rule,
            title=guide.summary if guide else one.rule,
            path=one.at.path[:1000],
            line=min(one.at.line, 10**6),
            column=min(one.at.column, 10**6),
            message=one.message[:2000],
            fix=one.fix[:2000],
            example=samples.of(one, known, guide.text if guide else "")[:3000],
            suggestion=mending.mended(one, texts.lines(one.at.path)),
        )


def _quote(quote: Quote) -> Quote:
    return replace(quote, text=covered(quote.text))
