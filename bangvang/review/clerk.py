"""The clerk: everything found in what a pull request touches, and the report made of it.

Nothing here is written anywhere or asked of the network. The rules are those of every check; what is found besides is
what only a pull request can tell: whose files, when they came, whose words they are.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bangvang import gathering, guard, photos, rules, site, source, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.crew import ALONE, Crew
from bangvang.guard import patterns, tracing
from bangvang.moments import Moment
from bangvang.problems import At, Problem, Severity, in_order
from bangvang.project import Project
from bangvang.review import copies, entries, mending, naming, ownership, terms
from bangvang.review.changes import Change, Changes, Part, What
from bangvang.review.report import About, Item, Report
from bangvang.source import Files

MOST_BYTES = 1_000_000
MOST = 200
WHOEVERS = ("others-file", "symlink", "special-file", "private-data-sent")
"""What is said also of a file that is somebody else's; what else is wrong in it goes with it."""
SAID_HERE = ("private-data-in-entry",)
"""Rules of every check of which the clerk says more itself, also of files that cannot be read."""


@dataclass(frozen=True, slots=True)
class Reviewed:
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
    known, shelf = gathered.catalogue, copies.shelf(project.root, touched)
    judged = [*site.judged(gathered, where=touched.paths).problems, *more]
    ours = [one for one in judged if _concerns(one, touched) and one.rule not in SAID_HERE]
    likes = copies.found(shelf, known)
    found = in_order(
        _masked(one)
        for one in (
            *ours,
            *ownership.problems(project.root, touched),
            *terms.problems(project.root, touched, received),
            *entries.problems(known, touched, received, shelf),
            *private(gathered.files, known, touched),
            *named(gathered.files, known, touched),
            *copies.problems(likes),
        )
    )
    blamed = {one.at.path for one in found if one.rule == "others-file" and one.severity is Severity.ERROR}
    found = [one for one in found if one.at.path not in blamed or one.rule in WHOEVERS]
    rest = [one for one in judged if not _concerns(one, touched) and not one.at.path.startswith("content/contests/")]
    elsewhere = sum(one.severity is Severity.ERROR for one in rest)
    report = _report(gathered.files, known, touched, received, found, len(shelf.stories) - 1)
    told = tuple(replace(one, what=_covered(one.what), quotes=tuple(map(_quote, one.quotes))) for _, one in likes)
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


def _texts(files: Files, touched: Changes) -> Iterator[tuple[str, str]]:
    """Path and text of every file of words that was touched and is there."""
    there = set(files.paths)
    for change in touched.files:
        if change.path in there and change.path.endswith(tracing.TEXTS):
            data, _ = files.load(change.path)
            if data is not None:
                yield change.path, data.decode("utf-8", "replace")


def _looked_at(files: Files, touched: Changes) -> bool:
    """Whether there are texts, and all of them could be read."""
    sent = {one.path for one in touched.files if one.path.endswith(tracing.TEXTS) and one.what is not What.DELETED}
    return bool(sent) and sent == {path for path, _ in _texts(files, touched)}


def private(files: Files, known: Catalogue, touched: Changes) -> Iterator[Problem]:
    """Telephone numbers, identity cards, homes in what was sent: the guard's own patterns, before any page is made."""
    allowed = guard.allowed(known.operator)
    for path, text in _texts(files, touched):
        if path == tracing.ALLOW or not any(patterns.found(text.encode())):
            continue
        told = set()
        for number, line in enumerate(text.split("\n"), 1):
            for kind, private in patterns.found(line.encode()):
                if patterns.plain(private) not in allowed | told:
                    told.add(patterns.plain(private))
                    message = f"có {kind.label} “{tracing.masked(private)}”"
                    fix = (
                        "Hãy xóa ngay. Kho này ai cũng đọc được và giữ mọi bản cũ: báo ban tổ chức để xóa cả trong "
                        "lịch sử. Thông tin người dự thi gửi riêng cho ban tổ chức, không bao giờ ghi vào bài."
                    )
                    yield Problem(At(path, number), "private-data-sent", message, fix)


def named(files: Files, known: Catalogue, touched: Changes) -> Iterator[Problem]:
    """Names of the author in an entry, of people nobody has asked in any story; also where a field is wrong."""
    places = frozenset(vietnamese.fold(one.name) for one in known.places.values())
    pages = [one.name for one in known.exemplars.values() if not one.withdrawn]
    for path, whole in _texts(files, touched):
        read, _ = source.read_markdown(path, whole.encode()) if copies.is_story(path) else (None, [])
        if read is None:
            continue
        entry = bool(copies.contest_of(path))
        own = list(naming.authors(path, read.body_line, read.body, whole, touched.authors)) if entry else []
        yield from own
        for one in naming.unasked(path, read.body_line, read.body, [*_subjects(read.values), *pages], places):
            if one.at.line not in {other.at.line for other in own}:  # the author's own name is not said again
                yield one
    for change in touched.files:
        if change.entry and change.path in files.paths and change.path.endswith(gathering.PHOTO_SUFFIXES):
            data, _ = files.load(change.path)
            if data is not None and photos.tells_author(data):
                message = "dữ liệu ẩn của ảnh ghi tên người chụp"
                fix = "Lưu lại ảnh, bỏ thông tin cá nhân: giám khảo và ai tải ảnh gốc cũng đọc được tên ấy."
                yield Problem(At(change.path), "author-named", message, fix, Severity.WARNING)


def _subjects(values: dict) -> Iterator[str]:
    """Whose story it is, as far as the head of a file says it in any readable way."""
    subject = values.get("subject")
    aka = values.get("aka")
    told = (subject.get("name") if isinstance(subject, dict) else None, values.get("name"), values.get("birth_name"))
    yield from (one for one in (*told, *(aka if isinstance(aka, list) else [aka])) if isinstance(one, str))


def _report(
    files: Files, known: Catalogue, touched: Changes, received: Moment, found: list[Problem], others: int
) -> Report:
    about = _about(touched)
    if about is About.NOTHING:
        return Report(about)
    mine = min(touched.entries, key=lambda one: (_is_old(touched, one), one), default=("", ""))
    entry = mine if about is About.ENTRY else ("", "")
    record = known.entries.get(entry[1])
    apart = ("similar-text", entries.AWAITED)
    items = tuple(_items(files, [one for one in found if one.rule not in apart]))
    facts = entries.facts(known, record, received, found) if record else ()
    code = entry[1] if vietnamese.slugify(entry[1]) == entry[1] else ""
    return Report(
        about,
        code[:100],
        tuple(facts),
        tuple(entries.done(known, record, _looked_at(files, touched), found, others)),
        items,
    )


def _is_old(touched: Changes, entry: tuple[str, str]) -> bool:
    """Whether nothing of it is new: beside an entry of one's own, somebody else's is not the one to thank for."""
    return all(change.what is not What.ADDED for change in touched.entries[entry])


def _about(touched: Changes) -> About:
    parts = {change.part for change in touched.files}
    if Part.ENTRY in parts:
        return About.ENTRY
    return About.RECORDS if parts & {Part.RECORD, Part.RULES} else About.NOTHING


def _items(files: Files, found: list[Problem]) -> Iterator[Item]:
    guides = rules.guides()
    lines = _lines(files)
    for one in sorted(found, key=lambda one: (list(Severity).index(one.severity), one.order))[:MOST]:
        guide = guides.get(one.rule)
        example = guide.text.partition("Ví dụ:")[2].strip("\n") if guide else ""
        yield Item(
            severity=one.severity,
            rule=one.rule,
            title=guide.summary if guide else one.rule,
            path=one.at.path[:1000],
            line=min(one.at.line, 10**6),
            column=min(one.at.column, 10**6),
            message=one.message[:2000],
            fix=one.fix[:2000],
            example=_dedented(example)[:3000],
            suggestion=mending.mended(one, lines(one.at.path)),
        )


def _lines(files: Files) -> Callable[[str], list[str]]:
    there, read = set(files.paths), {}

    def lines(path: str) -> list[str]:
        if path not in read:
            text = path in there and path.endswith(tracing.TEXTS)
            data, _ = files.load(path) if text else (None, [])
            read[path] = (data or b"")[:MOST_BYTES].decode("utf-8", "replace").split("\n")
        return read[path]

    return lines


def _dedented(example: str) -> str:
    lines = example.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:] for line in lines)


def _masked(problem: Problem) -> Problem:
    return replace(problem, message=_covered(problem.message), fix=_covered(problem.fix))


def _quote(quote):
    return replace(quote, text=_covered(quote.text))


def _covered(text: str) -> str:
    """A text with whatever is private in it covered: what is said is public, as what it is said of should not be."""
    for _, private in patterns.found(text.encode()):
        text = text.replace(private, tracing.masked(private))
    return text
