"""Rules of a contest changed after it opened must say so: what writers were promised is never changed in silence."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bangvang import contests, git, reading, source
from bangvang.catalogue import Catalogue
from bangvang.contests import Phase
from bangvang.moments import Moment
from bangvang.problems import Problem
from bangvang.reading import Unit
from bangvang.records import BY_NAME, Contest
from bangvang.records.schema import fields_of
from bangvang.review.changes import Changes, What

CONTEST = BY_NAME["contest"]
NO_RULES = frozenset(
    "id published illustrative keywords sources disputes corrections aka summary previous campaign documents told "
    "uncertain results_decision results_text versions".split()
)
"""What may change at any time: how the contest is found and told, where its rules were read, what came of it."""


def problems(root: Path, touched: Changes, received: Moment) -> Iterator[Problem]:
    """Rules that are others than at the base, of contests open or over by then, without a new version or correction."""
    for change in touched.files:
        if CONTEST.id_of(change.path) is not None and change.what is What.CHANGED:
            yield from _of_file(root, touched.base, change.path, received)


def standing(root: Path, known: Catalogue, touched: Changes) -> Catalogue:
    """What is known, but contests whose rules came along with an entry are as they were: no entry brings its own."""
    ids = {contest for contest, _ in touched.entries}
    paths = [one.path for one in touched.files if CONTEST.id_of(one.path) in ids]
    read = (reading.read(Unit(CONTEST, path, git.shown(root, touched.base, path) or b""))[0] for path in paths)
    return replace(known, contests={**known.contests, **{one.id: one for one in read if one}}) if paths else known


def changed(before: Contest, after: Contest) -> list[str]:
    """Keys of the rules that differ and are not told."""
    told = [one for one in (*after.versions, *after.corrections) if one not in (*before.versions, *before.corrections)]
    keys = {name: spec.key for name, spec in fields_of(Contest).items() if name not in NO_RULES}
    return [] if told else [key for name, key in keys.items() if getattr(before, name) != getattr(after, name)]


def _of_file(root: Path, base: str, path: str, received: Moment) -> Iterator[Problem]:
    earlier = git.shown(root, base, path)
    if earlier is None:
        return
    data, _ = source.load_bytes(root, path, source.RECORD_BYTES)
    unit = Unit(CONTEST, path, data or b"")
    (before, _), (after, _) = reading.read(Unit(CONTEST, path, earlier)), reading.read(unit)
    if not before or not after or contests.phase(before, received.day) is Phase.UPCOMING:
        return
    if keys := changed(before, after):
        labels = {spec.key: spec.label for spec in fields_of(Contest).values()}
        message = f"thể lệ đã mở mà đổi {', '.join(f'{key} ({labels[key]})' for key in keys)}, versions không nói"
        fix = (
            f"Ghi thêm một mục versions: ngày, trước nói gì, nay nói gì. Chép sai nguồn thì ghi ở corrections. "
            f"Không định đổi thì trả {keys[0]} về như cũ."
        )
        yield Problem(reading.place_of(unit)((keys[0],), True), "silent-rules", message, fix)
