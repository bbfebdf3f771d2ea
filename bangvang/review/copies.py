"""Stories that were sent, beside all others: entries of this contest and of earlier ones, published profiles."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

from bangvang import kept, source
from bangvang.catalogue import Catalogue
from bangvang.problems import At, Problem, Severity
from bangvang.records import Entry, Exemplar
from bangvang.review import signatures, similarity
from bangvang.review.changes import Change, Changes, What
from bangvang.review.report import Like, Quote
from bangvang.source import Files
from bangvang.stories import LONGEST_STORY

KEPT = "signatures"
MOST_SENT, MOST_LIKES = 50, 8
MUCH = 30
"""Percent of a text from which on it is a warning; less is a hint."""
_TAG = re.compile(r"<[^>]*>")

Story = Entry | Exemplar


def is_story(path: str) -> bool:
    """Whether a file holds a story one may compare: an entry's, a profile's."""
    return path.endswith(".md") and (path.startswith("exemplars/") or bool(contest_of(path)))


def contest_of(path: str) -> str:
    """The contest of an entry's file, by its path; empty for another file."""
    entry = Change(path, What.CHANGED).entry
    return entry[0] if entry and path.endswith("/entry.md") else ""


def found(root: Path, files: Files, known: Catalogue, touched: Changes) -> list[tuple[str, Like]]:
    """Path of the text that was sent, and what it shares with another."""
    stories = {one.path: one for one in (*known.entries.values(), *known.exemplars.values()) if one.story.html}
    sent = [path for path in files.paths if path in touched.paths and is_story(path)][:MOST_SENT]
    if not sent:
        return []
    shelf = signatures.of(((path, one.story.html) for path, one in stories.items()), kept.folder(root) / KEPT, _words)
    return [(path, like) for path in sent for like in _of(path, files, stories, shelf, known)]


def problems(likes: list[tuple[str, Like]]) -> Iterator[Problem]:
    """The same as findings, for annotations."""
    for path, like in likes:
        message = f"giống {like.words} từ ({like.percent} % bài) với {like.what}"
        fix = "Nếu là lời trích thì đặt trong ngoặc kép, ghi nguồn; nếu chính bạn viết cả hai thì báo ban tổ chức."
        severity = Severity.WARNING if like.percent >= MUCH else Severity.ADVICE
        yield Problem(At(path, like.quotes[0].line), "similar-text", message, fix, severity)


def _of(path: str, files: Files, stories: Mapping[str, Story], shelf: list, known: Catalogue) -> Iterator[Like]:
    data, _ = files.load(path)
    read, _ = source.read_markdown(path, data or b"")
    if read is None or len(read.body) > LONGEST_STORY:
        return
    mine = similarity.text_of(path, read.body)
    for like in similarity.against(mine, shelf, lambda other: _words(stories[other].story.html))[:MOST_LIKES]:
        quotes = tuple(
            Quote(
                read.body_line + mine.written.count("\n", 0, passage.start),
                passage.words,
                mine.written[passage.start : passage.end][:700],
            )
            for passage in like.passages
        )
        yield Like(_called(stories[like.key], path, known), like.words, round(100 * like.share), quotes)


def _called(other: Story, path: str, known: Catalogue) -> str:
    if isinstance(other, Exemplar):
        return f"hồ sơ gương “{other.name}”"
    if contest_of(path) == other.contest:
        return f"bài dự thi “{other.id}” của cùng cuộc thi"
    contest = known.contests.get(other.contest)
    return f"bài dự thi “{other.id}” của cuộc thi “{contest.name if contest else other.contest}”"


def _words(html: str) -> str:
    return unescape(_TAG.sub(" ", html))
