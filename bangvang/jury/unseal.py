"""Sealed entries opened: each wholly or not at all, and one that cannot be opened keeps no other from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from bangvang.problems import Severity
from bangvang.reading import Unit, read
from bangvang.records import BY_NAME, Entry
from bangvang.sealed import path_of
from bangvang.sealing import box, letter, record
from bangvang.sealing.letter import Unfit
from bangvang.source import Files

ENTRIES, CONTACTS, TABLE = "bai", "lien-he", "mo-niem-phong.csv"
"""In the private folder: entries to lay into the repository, contacts that never go there, what was opened."""
TABLE_HEAD = ("entry", "sha256", "opened", "note")


@dataclass(frozen=True, slots=True)
class Opened:
    """What became of one sealed entry: the files to write, by path below the private folder; or why there are none."""

    code: str
    sha256: str
    files: dict[str, bytes]
    fault: str = ""
    notes: tuple[str, ...] = ()


def opened(files: Files, entries: Iterable[Entry], secret: str) -> Iterator[Opened]:
    """Every sealed entry that was not taken back, one after another: only one lies open in memory."""
    for entry in entries:
        if entry.sealed and not entry.withdrawn:
            yield _open(files, entry, secret)


def _open(files: Files, entry: Entry, secret: str) -> Opened:
    path = path_of(entry)
    data = files.load(path)[0] if path in files.paths else None
    if data is None:
        return Opened(entry.id, "", {}, f"không đọc được tệp {entry.sealed}")
    found = sha256(data).hexdigest()
    if entry.sealed_sha256 and found != entry.sealed_sha256:
        return Opened(entry.id, found, {}, f"mã băm khác mã ghi lúc nhận ({entry.sealed_sha256}): tệp đã bị đổi")
    try:
        inside = letter.read(box.opened(data, secret))
        made = _laid_out(files, entry, inside)
    except Unfit as error:
        return Opened(entry.id, found, {}, str(error))
    return Opened(entry.id, found, made, "", tuple(_notes(entry, made)))


def _laid_out(files: Files, entry: Entry, inside: letter.Letter) -> dict[str, bytes]:
    """Paths and bytes; a letter sealed for another contest or code is somebody else's, copied."""
    if (inside.contest, inside.code) != (entry.contest, entry.id):
        raise Unfit("bên trong là bài của một mã khác hoặc cuộc thi khác: có thể tệp bị chép từ bài khác")
    try:
        text = inside.files[letter.ENTRY].decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unfit(f"{letter.ENTRY} bên trong không phải văn bản UTF-8") from error
    told = (files.load(entry.path)[0] or b"").decode("utf-8", "replace")
    folder = f"{ENTRIES}/{entry.id}"
    made = {f"{folder}/{name}": data for name, data in inside.files.items()}
    made[f"{folder}/{letter.ENTRY}"] = record.unsealed(text, told).encode()
    if inside.contact.strip():
        made[f"{CONTACTS}/{entry.id}.txt"] = inside.contact.strip().encode() + b"\n"
    return made


def _notes(entry: Entry, made: dict[str, bytes]) -> Iterator[str]:
    """What the organisers will have to mend, told now; it is no reason to keep the entry closed."""
    unit = Unit(BY_NAME["entry"], entry.path, made[f"{ENTRIES}/{entry.id}/{letter.ENTRY}"])
    wrong = sum(one.severity is Severity.ERROR for one in read(unit)[1])
    if wrong:
        yield f"entry.md có {wrong} chỗ phải sửa, xem bằng check"
    if f"{CONTACTS}/{entry.id}.txt" not in made:
        yield "không kèm thông tin liên hệ"
