"""A command asked again while nothing has changed: what it found and did last time is what it would find and do now.

Nothing has changed when every file that is read has the size, times and inode it had (as git's index judges), the
engine, the day and the options are the same, and the site on disk is the one that was published then.
"""

import os
import time
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import astuple, replace

from bangvang import disk, engine, kept, store
from bangvang.crew import Crew
from bangvang.disk import RACY
from bangvang.project import CONFIGURATION, FOLDERS, Judged, Outcome, Project, configuration
from bangvang.store import Written
from bangvang.watch import Watch

if TYPE_CHECKING:
    from bangvang.catalogue import Catalogue
    from bangvang.frame import Frame

READ = (*FOLDERS, "theme")


def judge(project: Project, crew: Crew, watch: Watch | None = None) -> Judged:
    """Every record judged by every rule."""
    now = inventory(project)
    place = _place(project, "judged")
    known = _load(place, now)
    if isinstance(known, Judged):
        return known
    from bangvang import site  # longer to load than all else here takes

    checked = site.judge(project, crew, watch)
    found = Judged(checked.problems, _own(checked.catalogue), len(checked.catalogue.unreadable))
    _keep(place, now, found)
    return found


def build(
    project: Project,
    frame: "Callable[[], Callable[[], Frame]]",
    crew: Crew,
    clean: bool = False,
    watch: Watch | None = None,
) -> Outcome:
    """Publish the site. `frame` begins to make the frame and answers how to wait for it."""
    now = None if clean else inventory(project)
    place = _place(project, f"built-{_short(os.fsencode(project.site_dir))}")
    known = _load(place, now)
    if known and known[0] == _standing(project):
        return known[1]
    from bangvang import site  # as above

    outcome = site.build(project, frame(), crew, clean, watch)
    if outcome.written:
        kept_all = Written(kept=outcome.written.scale.files, scale=outcome.written.scale)
        _keep(place, now, (store.published(project.site_dir), replace(outcome, written=kept_all)))
    return outcome


def inventory(project: Project) -> bytes | None:
    """Changes with all that the site follows from; None when that cannot be said of what was changed just now."""
    found = blake2b(engine.digest(), digest_size=16)
    found.update(repr(astuple(project)).encode())
    settled = time.time_ns() - RACY
    try:
        for path, status in _files(project.root):
            if max(status.st_mtime_ns, status.st_ctime_ns) >= settled:
                return None
            stamp = f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"
            found.update(os.fsencode(path) + f"\0{stamp}\n".encode())
    except OSError:  # whoever reads the files tells what is wrong with them
        return None
    if (project.root / CONFIGURATION).is_file():
        found.update(configuration(project.root))
    return found.digest()


def _files(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    for folder in READ:
        yield from disk.seen(root / folder)


def _standing(project: Project) -> str:
    """Says which site stands in the folder; empty when it is not as it was published."""
    with store.opened(project.site_dir) as shelf:
        return shelf.standing()


def _own(catalogue: "Catalogue") -> int:
    return sum(1 for record in catalogue.records() if not record.path.startswith("bangvang/"))


def _place(project: Project, name: str) -> Path:
    return kept.folder(project.root) / "again" / name


def _short(name: bytes) -> str:
    return blake2b(name, digest_size=6).hexdigest()


def _load(place: Path, now: bytes | None):
    known = kept.unpickled(place) if now else None
    return known[1] if known and known[0] == now else None


def _keep(place: Path, now: bytes | None, answer) -> None:
    if now:
        kept.pickled(place, (now, answer))
