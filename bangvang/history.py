"""What a change does to figures that were there before: a figure that is changed must say so (`check --since`)."""

from collections.abc import Iterator
from pathlib import Path

from bangvang import git, reading, source, sums
from bangvang.problems import Problem
from bangvang.reading import Unit
from bangvang.records import BY_NAME, Campaign
from bangvang.records.figure import Figure, Target
from bangvang.records.schema import Loc

CAMPAIGN = BY_NAME["campaign"]


def silent_figures(root: Path, since: str) -> list[Problem]:
    """Figures of campaigns changed or taken away after the state `since` without a revision that tells of it."""
    commit = git.commit(root, since)
    listed = git.ask(root, "diff", "--name-only", "--relative", "-z", commit, "--", CAMPAIGN.folder)
    problems: list[Problem] = []
    for path in filter(None, listed.decode(errors="replace").split("\0")):
        if path.endswith(CAMPAIGN.suffix) and (root / path).is_file():
            problems += _of_file(root, commit, path)
    return problems


def _of_file(root: Path, commit: str, path: str) -> Iterator[Problem]:
    data, _ = source.load_bytes(root, path, source.RECORD_BYTES)
    earlier = git.shown(root, commit, path)
    if earlier is None:  # a file that is new
        return
    before, after = _campaign(path, earlier), _campaign(path, data or b"")
    if before and after:
        place = reading.place_of(Unit(CAMPAIGN, path, data or b""))
        for loc, message in changed(before, after):
            fix = "Ghi lần sửa vào revisions của chỉ tiêu ấy: ngày, số trước, số sau, lý do, nơi báo."
            yield Problem(place(loc, len(loc) == 1), "silent-figure", message, fix)


def changed(before: Campaign, after: Campaign) -> Iterator[tuple[Loc, str]]:
    """Where a figure is another than it was, or gone, and nothing says why."""
    now = {(sums.key_of(one), one.organisation): index for index, one in enumerate(after.targets)}
    for old in before.targets:
        index = now.get((sums.key_of(old), old.organisation))
        for figure in Figure:
            was = _written(old, figure)
            if not was:
                continue
            if index is None:
                about = f"“{old.text}”" + (f" ({old.period})" if old.period else "")
                yield ("targets",), f"{figure.label} {was} của {about} đã công bố, nay không còn"
            elif (found := _written(after.targets[index], figure)) != was and not _told(
                after.targets[index], figure, was
            ):
                message = f"{figure.label} đổi từ “{was}” thành “{found}” mà không ghi lần sửa"
                yield ("targets", index, figure.value) if found else ("targets", index), message


def _told(target: Target, figure: Figure, was: str) -> bool:
    return any(one.figure is figure and one.before == was for one in target.revisions)


def _written(target: Target, figure: Figure) -> str:
    return (target.target if figure is Figure.TARGET else target.result) or ""


def _campaign(path: str, data: bytes) -> Campaign | None:
    record, _ = reading.read(Unit(CAMPAIGN, path, data))
    return record
