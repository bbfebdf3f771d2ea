"""Stories that were sent, beside all others: entries of this contest and of earlier ones, published profiles.

Of what was not touched git knows the content's hash, so nothing of it is opened unless it is new here or looks alike.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from bangvang import kept, source
from bangvang.catalogue import Catalogue
from bangvang.problems import At, Problem, Severity
from bangvang.review import changes, signatures, similarity
from bangvang.review.changes import Change, Changes, What
from bangvang.review.report import Like, Quote
from bangvang.review.signatures import Story
from bangvang.stories import LONGEST_STORY

KEPT = "signatures"
FOLDERS = ("content/contests", "exemplars")
MOST_SENT, MOST_LIKES = 50, 8


class Shelf(Struct, frozen=True):
    """Every story there is, by path, and those that were sent."""

    root: Path
    stories: Mapping[str, Story]
    sent: tuple[str, ...]

    def entries(self) -> Iterator[tuple[str, str, str]]:
        """Contest, code and subject of every entry."""
        for path, story in self.stories.items():
            if entry := Change(path, What.CHANGED).entry:
                yield *entry, story.subject


def is_story(path: str) -> bool:
    """Whether a file holds a story one may compare: an entry's, a profile's."""
    return path.endswith(".md") and (path.startswith("exemplars/") or bool(contest_of(path)))


def contest_of(path: str) -> str:
    """The contest of an entry's file, by its path; empty for another file."""
    entry = Change(path, What.CHANGED).entry
    return entry[0] if entry and path.endswith("/entry.md") else ""


def shelf(root: Path, touched: Changes) -> Shelf:
    """All stories, with signatures kept from the last time; none when no story was sent."""
    sent = tuple(one.path for one in touched.files if is_story(one.path) and one.what is not What.DELETED)[:MOST_SENT]
    if not sent:
        return Shelf(root, {}, ())
    blobs = changes.blobs(root, touched.base, FOLDERS)
    digests = {path: blob[: signatures.DIGEST] for path, blob in blobs.items() if is_story(path)}
    digests = {path: digest for path, digest in digests.items() if path not in touched.paths}
    for path in sent:
        data, _ = source.load_bytes(root, path, source.RECORD_BYTES)
        if data is not None:
            digests[path] = signatures.digest_of(data)
    return Shelf(root, signatures.of(digests, kept.folder(root) / KEPT, lambda path: _told(root, path)), sent)


def compared(here: Shelf) -> int:
    """With how many others a story was compared; none when it, or all others, are too short for that."""
    told = [path for path, story in here.stories.items() if story.signature]
    return len(told) - 1 if set(here.sent) & set(told) else 0


def found(here: Shelf, known: Catalogue) -> list[tuple[str, Like]]:
    """Path of each text that was sent, and what it shares with another."""
    others = [(path, story.signature) for path, story in here.stories.items()]
    return [(path, like) for path in here.sent for like in _of(path, here.root, others, known)]


def problems(likes: list[tuple[str, Like]]) -> Iterator[Problem]:
    """The same as findings, for annotations."""
    for path, like in likes:
        message = f"giống {like.words} từ ({like.percent} % bài) với {like.what}"
        fix = "Nếu là lời trích thì đặt trong ngoặc kép, ghi nguồn; nếu chính bạn viết cả hai thì báo ban tổ chức."
        severity = Severity.WARNING if like.is_much else Severity.ADVICE
        yield Problem(At(path, like.quotes[0].line), "similar-text", message, fix, severity)


def _of(path: str, root: Path, others: list, known: Catalogue) -> Iterator[Like]:
    read = _source(root, path)
    if read is None:
        return
    mine = similarity.text_of(path, read.body[:LONGEST_STORY])
    for like in similarity.against(mine, others, lambda other: _told(root, other)[0])[:MOST_LIKES]:
        quotes = tuple(
            Quote(
                read.body_line + mine.written.count("\n", 0, passage.start),
                passage.words,
                mine.written[passage.start : passage.end][:700],
            )
            for passage in like.passages
        )
        yield Like(_called(like.key, path, known), like.words, round(100 * like.share), quotes)


def _called(other: str, path: str, known: Catalogue) -> str:
    entry = Change(other, What.CHANGED).entry
    if entry is None:
        named = next((one.name for one in known.exemplars.values() if one.path == other), Path(other).stem)
        return f"hồ sơ gương “{named}”"
    if contest_of(path) == entry[0]:
        return f"bài dự thi “{entry[1]}” của cùng cuộc thi"
    contest = known.contests.get(entry[0])
    return f"bài dự thi “{entry[1]}” của cuộc thi “{contest.name if contest else entry[0]}”"


def _told(root: Path, path: str) -> tuple[str, str]:
    """Words and subject of a story; of a file that cannot be read, none."""
    read = _source(root, path)
    subject = read.values.get("subject") if read else None
    name = subject.get("name") if isinstance(subject, dict) else None
    return (read.body[:LONGEST_STORY] if read else ""), (name if isinstance(name, str) else "")


def _source(root: Path, path: str) -> source.Source | None:
    data, _ = source.load_bytes(root, path, source.RECORD_BYTES)
    return source.read_markdown(path, data)[0] if data is not None else None
