"""Rules of a contest changed after it opened must say so: what writers were promised is never changed in silence."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bangvang import contests, git, reading, source
from bangvang.catalogue import Catalogue
from bangvang.contests import Phase
from bangvang.moments import Moment
from bangvang.problems import Problem, Severity
from bangvang.reading import Unit
from bangvang.records import BY_NAME, Contest
from bangvang.records.schema import fields_of
from bangvang.review.changes import Changes, What
from bangvang.source.text import quote

CONTEST = BY_NAME["contest"]
NO_RULES = frozenset(
    "id published illustrative keywords sources disputes corrections aka summary previous campaign documents told "
    "uncertain results_decision results_text versions".split()
)
"""What may change at any time: how the contest is found and told, where its rules were read, what came of it."""
LONGEST = 200
"""Characters of one value that are quoted."""


def problems(root: Path, touched: Changes, received: Moment) -> Iterator[Problem]:
    """Rules that are others than at the base, of contests open or over by then: without a new version or correction an
    error; with one, each beside what it says, since only a person can tell whether it says that."""
    for change in touched.files:
        if CONTEST.id_of(change.path) is not None and change.what is What.CHANGED:
            yield from _of_file(root, touched.base, change.path, received)


def standing(root: Path, known: Catalogue, touched: Changes) -> Catalogue:
    """What is known, but contests whose rules came along with an entry are as they were, or not there when they were
    not: no entry brings its own."""
    ids = {contest for contest, _ in touched.entries}
    brought = [one.path for one in touched.files if CONTEST.id_of(one.path) in ids]
    read = (reading.read(Unit(CONTEST, path, git.shown(root, touched.base, path) or b""))[0] for path in brought)
    others = {id: one for id, one in known.contests.items() if id not in ids or one.path not in touched.paths}
    return replace(known, contests={**others, **{one.id: one for one in read if one}})


def told(before: Contest, after: Contest) -> list[str]:
    """What new versions and corrections say."""
    earlier = (*before.versions, *before.corrections)
    return [one.what for one in (*after.versions, *after.corrections) if one not in earlier]


def changed(before: Contest, after: Contest) -> list[str]:
    """Keys of the rules that differ."""
    keys = {name: spec.key for name, spec in fields_of(Contest).items() if name not in NO_RULES}
    return [key for name, key in keys.items() if getattr(before, name) != getattr(after, name)]


def differences(was: Any, now: Any, where: str) -> Iterator[str]:
    """What stood in a file and what stands there now, as deep down as both have the same shape."""
    old, new = _parts(was), _parts(now)
    if type(was) is not type(now) or old is None or new is None:
        yield f"{where} trước {_quoted(was)}, nay {_quoted(now)}"
    elif old == new:
        yield f"{where} đổi thứ tự: trước {_quoted(was)}, nay {_quoted(now)}"
    else:
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != new.get(key):
                yield from differences(old.get(key), new.get(key), f"{where}.{key}")


def _parts(value: Any) -> dict | None:
    """The values of a mapping by key, of a list by id when each has its own; None of all else."""
    if not isinstance(value, list):
        return value if isinstance(value, dict) else None
    named = {one["id"]: one for one in value if isinstance(one, dict) and isinstance(one.get("id"), str)}
    return named if len(named) == len(value) else None


def _quoted(value: Any) -> str:
    return "không ghi" if value is None else quote(_flow(value), LONGEST)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_flow(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(_flow, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _of_file(root: Path, base: str, path: str, received: Moment) -> Iterator[Problem]:
    earlier = git.shown(root, base, path)
    if earlier is None:
        return
    data, _ = source.load_bytes(root, path, source.RECORD_BYTES)
    unit = Unit(CONTEST, path, data or b"")
    (before, _), (after, _) = reading.read(Unit(CONTEST, path, earlier)), reading.read(unit)
    if not before or not after or contests.phase(before, received.day) is Phase.UPCOMING:
        return
    keys, place = changed(before, after), reading.place_of(unit)
    labels = {spec.key: spec.label for spec in fields_of(Contest).values()}
    if keys and (said := told(before, after)):
        was, now = (source.read_yaml(path, one)[0].values for one in (earlier, unit.data))
        fix = (
            f"Lần gửi này giải thích: {'; '.join(quote(one, LONGEST) for one in said)}. Ban tổ chức đọc xem lời ấy có "
            "nói đủ và đúng những điều trên không: chưa thì sửa lời ấy, hoặc trả thể lệ về như cũ."
        )
        for key in keys:
            for one in differences(was.get(key), now.get(key), key):
                message = f"thể lệ đã mở mà đổi “{labels[key]}”: {one}"
                yield Problem(place((key,), True), "changed-rules", message, fix, Severity.WARNING)
    elif keys:
        message = f"thể lệ đã mở mà đổi {', '.join(f'{key} ({labels[key]})' for key in keys)}, versions không nói"
        fix = (
            f"Ghi thêm một mục versions: ngày, trước nói gì, nay nói gì. Chép sai nguồn thì ghi ở corrections. "
            f"Không định đổi thì trả {keys[0]} về như cũ."
        )
        yield Problem(place((keys[0],), True), "silent-rules", message, fix)
