"""A contest as its jury works on it: everything read, the private folder beside; what cannot be is told by `Wrong`."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from bangvang import judging, problems, site, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.jury import room, tables
from bangvang.jury.tables import Author
from bangvang.problems import Severity
from bangvang.project import Project
from bangvang.records import Contest, Entry
from bangvang.records.jury import Round
from bangvang.scoring import published
from bangvang.scoring.published import Marks
from bangvang.source import Files


class Wrong(Exception):
    """Why the work cannot be done, in Vietnamese, whole."""


class Hall(Struct, frozen=True):
    """A contest with its entries, and the jury's private folder."""

    known: Catalogue
    contest: Contest
    entries: tuple[Entry, ...]
    files: Files
    room: Path
    project: Project

    def folder(self, round: str) -> Path:
        return self.room / round


def opened(root: Path, contest_id: str, folder: Path, today: date) -> Hall:
    """Everything read; photos are made fit to publish on the way."""
    outside(root, folder)
    project = Project.at(root, today)
    gathered = site.gather(project)
    known = gathered.catalogue
    if contest_id not in known.contests:
        meant = vietnamese.near(contest_id, known.contests, 1)
        raise Wrong(f"không có cuộc thi “{contest_id}”" + (f"; ý bạn là {meant[0]}?" if meant else ""))
    below = f"content/contests/{contest_id}/"
    unread = [one for one in gathered.problems if one.severity is Severity.ERROR and one.at.path.startswith(below)]
    if unread:
        raise Wrong(problems.as_text(unread))
    return Hall(
        known, known.contests[contest_id], known.entries_of.get(contest_id, ()), gathered.files, folder, project
    )


def outside(root: Path, place: Path) -> Path:
    if room.inside(root, place):
        raise Wrong(f"“{place}” nằm trong kho công khai; bảng tên và điểm phải ở ngoài kho")
    if not place.exists() and place.suffix:
        raise Wrong(f"không có tệp “{place}”")
    return place


def running(hall: Hall, said: Round) -> Sequence[Entry]:
    """The entries a round is to judge: all, or those the rounds before let pass."""
    rounds = hall.contest.rounds[: hall.contest.rounds.index(said)]
    entries = judging.taking_part(hall.contest, hall.entries)
    if not rounds:
        return entries
    marks = marks_of(hall, rounds)
    if len(marks) < len(rounds):
        raise Wrong(f"Vòng {said.id}: vòng trước chưa tổng hợp điểm; chạy contest tally cho vòng ấy trước.")
    passed = set(judging.ranked(hall.contest, hall.entries, marks).rounds[-1].passed)
    return [one for one in entries if one.id in passed]


def marks_of(hall: Hall, rounds: Sequence[Round]) -> dict[str, Marks]:
    """The marks tallied so far, of rounds in order."""
    found = {}
    for said in rounds:
        path = hall.folder(said.id) / room.SCORES
        if not path.exists():
            break
        marks, wrong = published.read(str(path), path.read_text("utf-8"), judging.round_of(said).criteria)
        if wrong:
            raise Wrong(f"{problems.as_text(wrong)}{path}: bảng điểm đã bị sửa tay; hãy tổng hợp lại từ phiếu chấm.")
        found[said.id] = marks
    return found


def authors_of(root: Path, path: Path) -> Mapping[str, Author]:
    """The table of writers; none is needed."""
    if not path.exists():
        return {}
    found, wrong = tables.read_authors(outside(root, path))
    if found is None or problems.has_errors(wrong):
        raise Wrong(problems.as_text(wrong))
    return {one.code: one for one in found.entries}


def files_of(files: Files, entry: Entry) -> dict[str, bytes]:
    """The files of an entry's folder by name. With one that cannot be read, or without the file it came sealed in,
    there is no receipt: `Wrong`."""
    folder, found, wrong = entry.path.rpartition("/")[0] + "/", {}, []
    for path in files.paths:
        if path.startswith(folder):
            data, more = files.load(path)
            wrong += more
            if data is not None:
                found[path.removeprefix(folder)] = data
    if wrong:
        raise Wrong(problems.as_text(wrong))
    if entry.sealed and entry.sealed not in found:
        raise Wrong(
            f"bài {entry.id} gửi niêm phong, nhưng {folder}{entry.sealed} không còn; biên nhận là mã của tệp ấy"
        )
    return found
