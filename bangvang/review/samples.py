"""How it is done right, with the words of this very entry where they are known: an example that fits, or none."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from bangvang import contests, examples, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.problems import Problem
from bangvang.records import BY_HAND
from bangvang.review.copies import contest_of
from bangvang.scaffold import dumping
from bangvang.strays import PHOTO_SUFFIXES

_KEY = re.compile(r"\((?P<key>[a-z_]+)\)")
_LACKING = re.compile(r"(?P<key>[a-z_]+) \(")
_MEANT = re.compile(r"Ý bạn là “(?P<meant>[^”]+)”")


def of(problem: Problem, known: Catalogue, guide: str) -> str:
    """The example of a finding; that of the rule's page (`guide`) for rules whose page fits every place."""
    if "(track)" in problem.message or problem.rule == "unknown-track":
        return _tracks(problem, known)
    make = (_ENTRY if contest_of(problem.at.path) else _MADE).get(problem.rule) or _MADE.get(problem.rule)
    return make(problem, known) if make else _dedented(guide.partition("Ví dụ:")[2].strip("\n"))


def _tracks(problem: Problem, known: Catalogue) -> str:
    """The tracks of the contest, each as its line would read."""
    contest = known.contests.get((*problem.at.path.split("/"), "", "", "")[2])
    return "\n".join(f"track: {one.id}      # {one.title}" for one in contest.tracks) if contest else ""


def _value(problem: Problem, known: Catalogue) -> str:
    """A date, or a date and an hour, where one is wanted; for other values the fix says it all."""
    key = _KEY.search(problem.message)
    if not key or not problem.fix.startswith("Viết "):
        return ""
    return f"{key['key']}: {'31/12/2026 17:00' if '17:00' in problem.fix else '31/12/2026'}"


def _type(problem: Problem, known: Catalogue) -> str:
    """The very key as the worked example of such a record writes it."""
    key = _KEY.search(problem.message)
    kind = next((one.name for one in BY_HAND if one.id_of(problem.at.path) is not None), "")
    if not key or not kind:
        return ""
    records = [examples.WORKED.get(kind, {}), examples.ELSEWHERE.get(kind, {})]
    inner = [value for record in records for value in record.values() if isinstance(value, dict)]
    worked = next((record[key["key"]] for record in (*records, *inner) if key["key"] in record), None)
    if "true hoặc false" in problem.message:
        worked = True
    return "\n".join(dumping.lines(key["key"], worked)) if worked is not None else ""


def _head(problem: Problem, known: Catalogue) -> str:
    """How an entry begins, in the first track of its contest."""
    worked, tracks = examples.WORKED["entry"], _tracks(problem, known)
    keys = {key: worked[key] for key in ("title", "track", "subject", "declarations")}
    keys["subject"] = {key: keys["subject"][key] for key in ("name", "unit") if key in keys["subject"]}
    lines = [line for key, value in keys.items() for line in dumping.lines(key, value)]
    first = tracks.partition("\n")[0]
    lines = [first if first and line.startswith("track:") else line for line in lines]
    return "\n".join(["---", *lines, "---", "Bài viết bắt đầu từ đây."])


def _id(problem: Problem, known: Catalogue) -> str:
    key, meant = _KEY.search(problem.message), _MEANT.search(problem.fix)
    return f"{key['key']}: {meant['meant']}" if key and meant else ""


def _photo(problem: Problem, known: Catalogue) -> str:
    """The photos that did come: one of them may be the one that is named."""
    folder = PurePosixPath(problem.at.path).parent
    there = [
        one for one in map(PurePosixPath, known.files) if one.parent == folder and one.name.endswith(PHOTO_SUFFIXES)
    ]
    return "\n".join(f"- file: {one.name}      # tệp đang có" for one in sorted(there)[:3])


def _declared(problem: Problem, known: Catalogue) -> str:
    """Only what is lacking."""
    keys = [match["key"] for match in _LACKING.finditer(problem.message.partition("chưa khai: ")[2])]
    lines = [f"  {key}: {'không' if key == 'ai_help' else 'true'}" for key in keys]
    return "\n".join(["declarations:", *lines]) if lines else ""


def _twin(problem: Problem, known: Catalogue) -> str:
    """Where the entry would lie under another code."""
    folder, name = PurePosixPath(problem.at.path).parent, PurePosixPath(problem.at.path).name
    if name != "entry.md":
        return ""
    other = next((one for pair in known.twins for one in pair if one.path == problem.at.path), None)
    other = other or known.entries.get(folder.name)
    return f"{folder.parent}/{contests.code_for(other.title + other.story.html)}/" if other else ""


def _author(problem: Problem, known: Catalogue) -> str:
    """A line that goes; of a photo's hidden data nothing can be shown."""
    return (
        ""
        if problem.at.path.endswith(PHOTO_SUFFIXES)
        else "Tác giả: Nguyễn Văn A, Công đoàn phường B      # bỏ cả dòng"
    )


def _name(problem: Problem, known: Catalogue) -> str:
    """The same name in letters that may stand in one; a folder gets a code instead."""
    path = PurePosixPath(problem.at.path)
    slug = vietnamese.slugify(path.stem)
    return f"{slug}{path.suffix.lower()}" if slug and path.suffix.isascii() and path.suffix[1:].isalnum() else ""


def _none(problem: Problem, known: Catalogue) -> str:
    return ""


_MADE: dict[str, Callable[[Problem, Catalogue], str]] = {
    "author-named": _author,
    "bad-code": _none,
    "bad-id": _id,
    "bad-value": _value,
    "duplicate-id": _twin,
    "edited-entry": _none,
    "file-name": _name,
    "folder-not-id": _none,
    "missing-declaration": _declared,
    "missing-photo": _photo,
    "stray-file": _none,
    "unused-photo": _none,
    "untimely-arrival": _none,
    "withdrawn-entry": _none,
    "wrong-length": _none,
    "wrong-type": _type,
}
_ENTRY: dict[str, Callable[[Problem, Catalogue], str]] = {
    "empty-file": _head,
    "missing-front-matter": _head,
    "not-a-mapping": _head,
    "unknown-field": lambda problem, known: "titel: Bếp cơm      # sai\ntitle: Bếp cơm      # đúng",
}
"""Rules whose page shows a record of another kind."""


def _dedented(example: str) -> str:
    lines = example.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:] for line in lines)
