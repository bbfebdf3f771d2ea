"""Sealed entries opened: each wholly or not at all, and one that cannot be opened keeps no other from it.

What lies in the private folder is looked at as `check` and the clerk would, all entries at once; what has no error can
be placed in the repository, beside the sealed file it came in.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, field

from bangvang import problems, receipts
from bangvang.imports import writing
from bangvang.jury import halls
from bangvang.jury.halls import Hall
from bangvang.problems import Problem
from bangvang.project import Project
from bangvang.records import Entry
from bangvang.records.entry import Outcome
from bangvang.review import laid
from bangvang.sealed import path_of
from bangvang.sealing import box, letter, record
from bangvang.sealing.letter import Unfit
from bangvang.source import Files

ENTRIES, CONTACTS, TABLE, FOUND = "bai", "lien-he", "mo-niem-phong.csv", "kiem-tra.txt"
"""In the private folder: entries as they were under seal, contacts that never go into the repository, what was
opened, what is wrong with it."""
TABLE_HEAD = ("entry", "sha256", "opened", "note")


class Opened(Struct):
    """What there is to tell of one sealed entry. `fault`: why it could not be opened; `differs`: it lies open in the
    repository already, and not as it was under seal."""

    entry: Entry
    sha256: str = ""
    fault: str = ""
    files: tuple[str, ...] = ()
    writers: frozenset[str] = frozenset()
    has_contact: bool = False
    differs: bool = False
    is_placed: bool = False
    found: list[Problem] = field(default_factory=list)

    @property
    def folder(self) -> str:
        """Where it lies in the repository."""
        return self.entry.path.rpartition("/")[0]

    @property
    def is_sound(self) -> bool:
        """Whether nothing of it is left to decide: it opened as it lies in the repository, with nothing the rules
        forbid; or the organisers have refused it."""
        return self.is_refused or not (self.fault or self.differs or problems.has_errors(self.found))

    @property
    def is_refused(self) -> bool:
        return self.entry.accepted is Outcome.REFUSED

    @property
    def note(self) -> str:
        """One sentence without its stop."""
        if self.fault:
            return f"không mở được: {self.fault}"
        told = ["đã mở", problems.tally(self.found) or "không thấy gì sai"]
        if not self.has_contact:
            told.append("không kèm thông tin liên hệ")
        if self.differs:
            told.append("bản đang để ngỏ trong kho KHÁC bài niêm phong")
        elif not self.entry.is_bare:
            told.append("bản trong kho đúng là bài niêm phong")
        elif self.is_placed:
            told.append("đã đặt vào kho")
        elif self.is_refused:
            told.append("ban tổ chức không nhận, để nguyên niêm phong")
        return "; ".join(told)


def opened(project: Project, hall: Hall, out: Path, secret: str, place: bool) -> list[Opened]:
    """Every sealed entry that was not taken back, in the private folder `out`; only one is in memory at a time."""
    made = [_open(hall.files, one, out, secret) for one in hall.entries if one.sealed and not one.withdrawn]
    lying = {one.folder: out / ENTRIES / one.entry.id for one in made if not one.fault}
    _, found = laid.judge(project, lying, {one.folder: one.writers for one in made})
    by_folder = {str(folder): place for place, folder in lying.items()}
    for one in made:
        one.found = [said for said in found if by_folder.get(str(Path(said.at.path).parent)) == one.folder]
        if place and one.is_sound and one.entry.is_bare and not one.is_refused:
            files = {f"{one.folder}/{name}": (lying[one.folder] / name).read_bytes() for name in one.files}
            one.fault = writing.put(project.root, files)
            one.is_placed = not one.fault
    return made


def _open(files: Files, entry: Entry, out: Path, secret: str) -> Opened:
    path = path_of(entry)
    data = files.load(path)[0] if path in files.paths else None
    if data is None:
        return Opened(entry, "", f"không đọc được tệp {entry.sealed}")
    found = sha256(data).hexdigest()
    if entry.sealed_sha256 and found != entry.sealed_sha256:
        return Opened(entry, found, f"mã băm khác mã ghi lúc nhận ({entry.sealed_sha256}): tệp đã bị đổi")
    try:
        inside = letter.read(box.opened(data, secret))
        made = _laid_out(files, entry, inside)
    except Unfit as error:
        return Opened(entry, found, str(error))
    contact = inside.contact.strip()
    written = {f"{ENTRIES}/{entry.id}/{name}": data for name, data in made.items()}
    if contact:
        written[f"{CONTACTS}/{entry.id}.txt"] = contact.encode() + b"\n"
    fault = writing.put(out, written)
    differs = not entry.is_bare and _differs(files, entry, made)
    return Opened(entry, found, fault, tuple(made), laid.names_in(contact), bool(contact), differs)


def _laid_out(files: Files, entry: Entry, inside: letter.Letter) -> dict[str, bytes]:
    """Names and bytes; a letter sealed for another contest or code is somebody else's, copied."""
    if (inside.contest, inside.code) != (entry.contest, entry.id):
        raise Unfit("bên trong là bài của một mã khác hoặc cuộc thi khác: có thể tệp bị chép từ bài khác")
    try:
        text = inside.files[letter.ENTRY].decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unfit(f"{letter.ENTRY} bên trong không phải văn bản UTF-8") from error
    told = (files.load(entry.path)[0] or b"").decode("utf-8", "replace")
    return {**inside.files, letter.ENTRY: record.unsealed(text, told).encode()}


def _differs(files: Files, entry: Entry, inside: Mapping[str, bytes]) -> bool:
    """Compared as receipts are, so what organisers have written beside it since is no difference."""
    lying = {name: data for name, data in halls.files_of(files, entry).items() if name != entry.sealed}
    return receipts.digest(lying) != receipts.digest(inside)
