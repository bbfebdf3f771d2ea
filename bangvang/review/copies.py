"""Stories that were sent, beside all others: entries of this contest and of earlier ones, published profiles."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

from bangvang import source
from bangvang.catalogue import Catalogue
from bangvang.problems import At, Problem, Severity
from bangvang.records import Entry, Exemplar
from bangvang.review import signatures, similarity
from bangvang.review.changes import Changes
from bangvang.review.report import Like, Quote
from bangvang.source import Files

KEPT = ".bangvang/signatures"
MOST_SENT, MOST_LIKES = 50, 8
MUCH = 30
"""Percent of a text from which on it is a warning; less is a hint."""
_TAG = re.compile(r"<[^>]*>")

Story = Entry | Exemplar


def found(root: Path, files: Files, known: Catalogue, touched: Changes) -> list[tuple[str, Like]]:
    """Path of the text that was sent, and what it shares with another."""
    stories = {one.path: one for one in (*known.entries.values(), *known.exemplars.values()) if one.story.html}
    sent = [one for path, one in stories.items() if path in touched.paths][:MOST_SENT]
    if not sent:
        return []
    shelf = signatures.of(((path, one.story.html) for path, one in stories.items()), root / KEPT, _words)
    return [(one.path, like) for one in sent for like in _of(one, files, stories, shelf, known)]


def problems(likes: list[tuple[str, Like]]) -> Iterator[Problem]:
    """The same as findings, for annotations."""
    for path, like in likes:
        message = f"giống {like.words} từ ({like.percent} % bài) với {like.what}"
        fix = "Nếu là lời trích thì đặt trong ngoặc kép, ghi nguồn; nếu chính bạn viết cả hai thì báo ban tổ chức."
        severity = Severity.WARNING if like.percent >= MUCH else Severity.ADVICE
        yield Problem(At(path, like.quotes[0].line), "similar-text", message, fix, severity)


def _of(one: Story, files: Files, stories: Mapping[str, Story], shelf: list, known: Catalogue) -> Iterator[Like]:
    data, _ = files.load(one.path)
    read, _ = source.read_markdown(one.path, data or b"")
    if read is None:
        return
    mine = similarity.text_of(one.path, read.body)
    for like in similarity.against(mine, shelf, lambda path: _words(stories[path].story.html))[:MOST_LIKES]:
        quotes = tuple(
            Quote(
                read.body_line + mine.written.count("\n", 0, passage.start),
                passage.words,
                mine.written[passage.start : passage.end][:700],
            )
            for passage in like.passages
        )
        yield Like(_called(stories[like.key], one, known), like.words, round(100 * like.share), quotes)


def _called(other: Story, mine: Story, known: Catalogue) -> str:
    if isinstance(other, Exemplar):
        return f"hồ sơ gương “{other.name}”"
    if isinstance(mine, Entry) and mine.contest == other.contest:
        return f"bài dự thi “{other.id}” của cùng cuộc thi"
    contest = known.contests.get(other.contest)
    return f"bài dự thi “{other.id}” của cuộc thi “{contest.name if contest else other.contest}”"


def _words(html: str) -> str:
    return unescape(_TAG.sub(" ", html))
