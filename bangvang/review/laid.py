"""Entries that lie outside the repository, judged as they would be in it: before they are sealed, and once opened.

What the clerk looks at in a pull request of an open entry nobody has seen of a sealed one; here it is looked at.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from bangvang import checking, gathering, pictures, source
from bangvang.catalogue import Catalogue
from bangvang.problems import At, Problem, in_order
from bangvang.project import Project
from bangvang.review import clerk, entries, signing
from bangvang.review.changes import Change, Changes, What
from bangvang.review.texts import Texts
from bangvang.source import Files, Laid

_MENDED = "unsealed-entry"
"""The rule against entries that lie open, which these do on purpose."""
_NAMES = re.compile(r"(?im)^\W*(?:họ(?: và)? tên|bút danh|tên|tác giả|người (?:viết|dự thi))[^:\n]*:(?P<names>.+)$")
_IN_CONTACT = "Bài mở ra sẽ được chấm và đăng: số điện thoại, địa chỉ chỉ để ở phần liên hệ, đừng để trong bài."
NO_NAMES: Mapping[str, Iterable[str]] = MappingProxyType({})


class _Elsewhere(Struct, frozen=True):
    """Files of the disk by the path they would have in the project; nobody knows of them when they change."""

    lying: Mapping[str, Path]

    @property
    def paths(self) -> Collection[str]:
        return self.lying.keys()

    def load(self, path: str) -> tuple[bytes | None, list[Problem]]:
        lies = self.lying[path]
        data, problems = source.load_bytes(lies.parent, lies.name, gathering.limit_of(path))
        return data, [replace(one, at=At(path)) for one in problems]

    def stamp(self, path: str) -> str:
        return ""


def names_in(contact: str) -> frozenset[str]:
    """The names of its writers that a contact tells on a line of their own."""
    told = (match["names"] for match in _NAMES.finditer(contact))
    return frozenset(name for names in told for part in re.split(r"[,;]", names) if (name := part.strip(" .*_")))


def judge(
    project: Project, folders: Mapping[str, Path], writers: Mapping[str, Iterable[str]] = NO_NAMES
) -> tuple[Catalogue, list[Problem]]:
    """What `check` and the clerk will find in entries, each a folder on the disk by its folder in the project.

    `writers` are the names of who wrote them, by the same folder. A problem tells the file where it lies.
    """
    files, _ = gathering.folder(project.root)
    elsewhere = {f"{place}/{one.name}": one for place, folder in folders.items() for one in _plain(folder)}
    others = files.only(lambda path: _is_counted(path, folders))
    laid = Laid(others, _Elsewhere(elsewhere))
    pictured = partial(pictures.prepared, project.root, laid.over)
    gathered = gathering.gather(laid, project.today, prepare=pictured)
    touched = Changes("", tuple(Change(path, What.ADDED) for path in elsewhere))
    texts = Texts(laid, touched)
    found = (
        *gathered.problems,
        *checking.apply_rules(laid, gathered.catalogue, where=touched.paths),
        *clerk.private(texts, gathered.catalogue),
        *clerk.named(texts, gathered.catalogue),
        *_subjects(gathered.catalogue, elsewhere),
    )
    told = [one for one in found if one.at.path in elsewhere and one.rule not in (_MENDED, *clerk.SAID_HERE)]
    lines = {(one.at.path, one.at.line) for one in told if one.rule == "author-named"}
    told += [one for one in _written_by(laid, writers) if (one.at.path, one.at.line) not in lines]
    return gathered.catalogue, [_lying(one, elsewhere) for one in in_order(told)]


def _plain(folder: Path) -> Iterator[Path]:
    return (one for one in sorted(folder.iterdir()) if one.is_file() and not one.name.startswith("."))


def _is_counted(path: str, folders: Mapping[str, Path]) -> bool:
    """Everything but entries: of these, sealed files beside which one is laid. No rule asks one entry about others."""
    return Change(path, What.CHANGED).entry is None or (path.endswith(".age") and path.rpartition("/")[0] in folders)


def _subjects(known: Catalogue, elsewhere: Mapping[str, Path]) -> Iterator[Problem]:
    for entry in known.entries.values():
        if entry.path in elsewhere:
            yield from entries.subject(known, entry, At(entry.path))


def _written_by(files: Files, writers: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    for place, names in writers.items():
        data, _ = files.load(f"{place}/entry.md")
        whole = (data or b"").decode("utf-8", "replace")
        yield from signing.holding(f"{place}/entry.md", whole, names, "dòng này có đúng tên ghi ở phần liên hệ")


def _lying(problem: Problem, elsewhere: Mapping[str, Path]) -> Problem:
    """As it is told of a file that never lay in the repository."""
    lies, folder = elsewhere[problem.at.path], problem.at.path.rpartition("/")[0]
    fix = _IN_CONTACT if problem.rule == "private-data-sent" else problem.fix.replace(folder, str(lies.parent))
    return replace(problem, at=replace(problem.at, path=str(lies)), fix=fix)
