"""`build.py withdraw`: a person taken out of everything, a neutral tombstone left, and proof of it printed.

The record becomes a stub, the photos beside it and whatever was made from them go; the site is built anew, and then
every published byte is searched for what was there. Names in lists of decisions have a ground of their own (an award
decision of a public body; domain notes, 5.1) and stay, bare of all else, unless `from_lists` says otherwise.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from msgspec import Struct

from bangvang import cards, dates, gathering, kept, photos, pictures, printing, site, source
from bangvang.catalogue import Catalogue
from bangvang.page import url_of
from bangvang.problems import Problem, has_errors
from bangvang.project import Outcome, Project
from bangvang.reading import Unit, read
from bangvang.records import BY_NAME, Exemplar
from bangvang.records.common import WithdrawalReason
from bangvang.takedown import traces
from bangvang.takedown.traces import Trace
from bangvang.views.photos import blurred

GONE = "Đã gỡ"
STUB = """---
id: {id}
kind: {kind}
name: {name}
summary: Nội dung ở đây đã được gỡ.
withdrawn:
  on: {on}
  reason: {reason}
{lists}---
"""


class Request(Struct, frozen=True):
    """Who is to be taken out, why, the day it is done, and whether the lists of decisions are to lose the name too."""

    id: str
    reason: WithdrawalReason
    on: date
    from_lists: bool = False


class Plan(Struct, frozen=True):
    """What taking out means: the record as it stands, its stub, the files to go, who else writes of the person."""

    record: Exemplar
    stub: bytes
    gone: tuple[str, ...]
    made: tuple[Path, ...]
    needles: tuple[str, ...]
    mentions: tuple[Trace, ...]


class Proof(Struct, frozen=True):
    """What came of it: what the build did, and every trace found on the published site."""

    outcome: Outcome
    left: tuple[Trace, ...]


def plan(project: Project, catalogue: Catalogue, request: Request) -> tuple[Plan | None, list[Problem]]:
    """What is to be done for the exemplar of that id; None when its file cannot be understood, with the reason."""
    path = catalogue.exemplars[request.id].path
    files = gathering.written_by_hand(gathering.folder(project.root)[0])
    record, problems = read(Unit(BY_NAME["exemplar"], path, files[path]))
    if record is None:
        return None, problems
    rows = [row for decision in catalogue.decisions.values() for row in decision.rows if row.recipient == request.id]
    listed = any(not row.name for row in rows) and not request.from_lists
    stub = STUB.format(
        id=json.dumps(record.id),
        kind=record.kind.value,
        name=json.dumps(record.name if listed else GONE, ensure_ascii=False),
        on=dates.day_text(request.on),
        reason=request.reason.value,
        lists="  from_lists: true\n" if request.from_lists else "",
    )
    own = _own_photos(record, catalogue)
    cache, blur = kept.folder(project.root) / pictures.KEPT, blurred(catalogue.records())
    made = [file for one in own for file in photos.kept_files(_loaded(project.root, one), cache, blur.get(one, ()))]
    made += _cards(project, catalogue, request.id)
    needles = traces.needles(record)
    mentions = traces.mentions(record, {one: data for one, data in files.items() if one != path})
    return Plan(record, stub.encode(), own, tuple(made), needles, tuple(mentions)), []


def carry_out(project: Project, planned: Plan, frame) -> Proof:
    """Write the stub, remove the files, build, and search what is published."""
    place = project.root / planned.record.path
    beside = place.with_suffix(".new")
    beside.write_bytes(planned.stub)
    beside.replace(place)
    for path in (*(project.root / one for one in planned.gone), *planned.made):
        path.unlink(missing_ok=True)
    outcome = site.build(project, frame)
    left = () if has_errors(outcome.problems) else traces.left(planned.needles, project.site_dir)
    return Proof(outcome, tuple(left))


def _own_photos(record: Exemplar, catalogue: Catalogue) -> tuple[str, ...]:
    """Photos of this record that no other record in the folder shows."""
    folder = PurePosixPath(record.path).parent
    own = {str(folder / photo.file) for photo in record.photos}
    for kind in ("exemplar", "campaign", "event"):
        for other in catalogue.of_kind(kind).values():
            if other.path != record.path and PurePosixPath(other.path).parent == folder:
                own -= {str(folder / photo.file) for photo in other.photos}
    return tuple(sorted(path for path in own if path in catalogue.files))


def _loaded(root: Path, path: str) -> bytes:
    data, _ = source.load_bytes(root, path, photos.MOST_BYTES)
    return data or b""


def _cards(project: Project, catalogue: Catalogue, id: str) -> Iterator[Path]:
    """The share card that is kept for the page."""
    from bangvang import pages

    address = url_of(catalogue.exemplars[id])
    for page in (page for draft in pages.drafts(catalogue) if draft.address == address for page in draft.make()):
        if page.card:
            name = cards.fingerprint(page.card)
            yield kept.folder(project.root) / printing.CARDS / name[:2] / f"{name}.jpg"
