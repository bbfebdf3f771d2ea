"""What can be told of sealed files without opening them: each an age file, named by its entry, with the hash told."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from bangvang import engine, kept
from bangvang.problems import At, Problem
from bangvang.records import Entry, Record
from bangvang.sealing import header
from bangvang.source import Files

_AGAIN = "Niêm phong lại trên trang của cuộc thi hoặc bằng contest seal, rồi gửi cả tệp .age và entry.md mới."


KEPT = "sealed"
"""Name of what is kept of sealed files that were found sound."""


def path_of(entry: Entry) -> str:
    """Where the sealed file of an entry lies."""
    return f"{entry.path.rpartition('/')[0]}/{entry.sealed}"


def problems(files: Files, records: Iterable[Record], memory: Path | None = None) -> Iterator[Problem]:
    """Everything wrong with sealed files; that one is missing is told by a rule, at its line.

    A sealed file weighs up to 24 MB and never changes: one that was sound is read again only when the file, the hash
    told of it or the engine is another. Which ones were is kept in the file `memory`.
    """
    waiting = {path for path in files.paths if path.endswith(".age")}
    if not waiting:
        return
    before = (kept.unpickled(memory) if memory else None) or {}
    sound = {}
    for entry in (one for one in records if isinstance(one, Entry) and one.sealed):
        path = path_of(entry)
        if path in waiting:
            waiting.remove(path)
            now = (files.stamp(path), entry.sealed_sha256, engine.digest())
            found = [] if now[0] and before.get(path) == now else list(_looked_at(files, entry, path))
            yield from found
            if now[0] and not found:
                sound[path] = now
    if memory and sound != before:
        kept.pickled(memory, sound)
    for path in sorted(waiting):
        message = "không bài nào nhận tệp niêm phong này"
        yield Problem(
            At(path), "bad-sealed-file", message, f"Ghi sealed: {path.rpartition('/')[2]} vào entry.md cùng thư mục."
        )


def _looked_at(files: Files, entry: Entry, path: str) -> Iterator[Problem]:
    data, wrong = files.load(path)
    yield from wrong
    if data is None:
        return
    if fault := header.fault(data):
        yield Problem(At(path), "bad-sealed-file", fault, _AGAIN)
    elif entry.sealed_sha256 and (found := sha256(data).hexdigest()) != entry.sealed_sha256:
        message = f"mã băm của tệp là {found}, khác mã ghi ở entry.md ({entry.sealed_sha256})"
        yield Problem(At(path), "bad-sealed-file", message, f"Tệp đã bị đổi hoặc gửi chưa trọn. {_AGAIN}")
