"""What the contests of a project say to somebody who begins an entry: what to fill in, and by when."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from bangvang import contests, reading, source, vietnamese
from bangvang.contests import Phase
from bangvang.problems import At, Problem, Severity
from bangvang.records import BY_NAME, Contest
from bangvang.records.common import PlaceRole
from bangvang.records.contest import AiPolicy, LengthUnit, TrackKind
from bangvang.scaffold import faults
from bangvang.views.contest_rules import track_in_words

COMMAND = 'python build.py new entry --contest {} "Tên bài"'
PHOTO = ("file", "kind", "caption", "credit", "alt")
PUBLISHED = ("where", "when")
PLACE = (
    "places: nơi làm việc của nhân vật. place là mã tỉnh, tên viết thường không dấu, nối bằng gạch ngang (ha-noi, "
    "thai-binh); detail là xã, phường. Ghi quê thì đổi role thành home, nơi có việc tốt thì đổi thành deed."
)
DECLARED = "Đọc từng điều rồi ghi true; ai_help ghi không. Điều nào không đúng thì đừng ghi true, hãy hỏi ban tổ chức."
TO_FILL = None
"""Stands for a line that is the writer's to fill in."""


class Asked(Struct, frozen=True):
    """What stands in an entry's template by key (“subject.places” inside a group), and notes below a key's words."""

    given: Mapping[str, Any]
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def of(root: Path) -> dict[str, Contest | None]:
    """The contests of a project by id; None for rules that cannot be read, of which `check` tells."""
    kind, found = BY_NAME["contest"], {}
    for path in source.find_files(root, [kind.folder])[0]:
        if id := kind.id_of(path):
            data, _ = source.load_bytes(root, path, source.RECORD_BYTES)
            found[id] = reading.read(reading.Unit(kind, path, data))[0] if data is not None else None
    return found


def asked(contest: Contest | None) -> Asked:
    """What an entry has to say by the rules, and no more; without rules, what every writer declares."""
    given: dict[str, Any] = {"declarations.original": TO_FILL, "declarations.subject_consent": TO_FILL}
    given["declarations.rules_accepted"] = TO_FILL
    if contest is None:
        return Asked(given | {"declarations.unpublished": TO_FILL, "declarations.ai_help": TO_FILL})
    if contest.unpublished_only:
        given["declarations.unpublished"] = TO_FILL
    if contest.ai_policy in (AiPolicy.FORBIDDEN, AiPolicy.DECLARE):
        given["declarations.ai_help"] = TO_FILL
    if contest.subject_rules.address_required:
        given["subject.places"] = [{"place": TO_FILL, "detail": TO_FILL, "role": PlaceRole.WORK.value}]
    given |= _of_every_track(contest)
    told = {
        "track": tuple(map(track_in_words, contest.tracks)),
        "subject": (PLACE,) if "subject.places" in given else (),
        "declarations": (DECLARED, *_published(contest)),
        "photos": tuple(_photos(contest)) if "photos" in given else (),
    }
    return Asked(given, told, (f"{contest.name}. {_window(contest)}",))


def _of_every_track(contest: Contest) -> dict[str, Any]:
    """What every track asks of an entry; photos are as many, and of such kinds, as the track that asks most."""
    given: dict[str, Any] = {"track": contest.tracks[0].id} if len(contest.tracks) == 1 else {}
    if all(track.kind is TrackKind.PRESS for track in contest.tracks):
        given["declarations.published"] = dict.fromkeys(PUBLISHED, TO_FILL)
    units = {track.length.unit if track.length else None for track in contest.tracks}
    for unit, key in ((LengthUnit.PAGES, "pages"), (LengthUnit.MINUTES, "minutes")):
        if units == {unit}:
            given[key] = TO_FILL
    most = max((track.photos for track in contest.tracks if track.photos), key=contests.least_photos, default=None)
    if most and (least := contests.least_photos(most)):
        kinds = [*(kind.value for kind in most.required_kinds), *[TO_FILL] * least][:least]
        given["photos"] = [dict.fromkeys(PHOTO, TO_FILL) | {"kind": kind} for kind in kinds]
    return given


def _published(contest: Contest) -> Iterator[str]:
    press = [track.id for track in contest.tracks if track.kind is TrackKind.PRESS]
    if press and len(press) < len(contest.tracks):
        yield f"Bảng {vietnamese.listed(press)}: ghi thêm published: {{where: nơi đăng, when: ngày đăng}}."


def _photos(contest: Contest) -> Iterator[str]:
    for track in contest.tracks:
        least = contests.least_photos(track.photos) if track.photos else 0
        demand = contests.said_photos(track.photos) if track.photos else ""
        yield f"Bảng {track.id}: {demand or 'thể lệ không đòi ảnh'}." + (
            "" if least else " Không gửi ảnh thì xóa cả mục photos."
        )
    yield "Thêm ảnh thì chép thêm một nhóm dòng như dưới đây."


def _window(contest: Contest) -> str:
    parts = [f"từ {contest.opens.text()}" if contest.opens else ""]
    parts += [f"đến {contest.closes.until()}" if contest.closes else ""]
    return f"Nhận bài {' '.join(filter(None, parts))}." if any(parts) else "Thể lệ không ghi hạn nộp."


def unknown(id: str, known: Mapping[str, Contest | None], today: date) -> Problem:
    """No contest was named, or one that is not there: which take entries now, and what to type."""
    message = f"không có cuộc thi “{id[:60]}”" if id else "chưa ghi bài này dự cuộc thi nào"
    near = vietnamese.near(id, known, 1) if id else []
    meant = f"Ý bạn là “{near[0]}”? " if near else ""
    now = _open(known, today)
    if now:
        told = "; ".join(f"{one.id} ({one.name}, {_window(one).removesuffix('.').lower()})" for one in now)
        fix = f"Đang nhận bài: {told}. Hãy gọi: {COMMAND.format(now[0].id)}"
    elif known:
        fix = f"Hiện không cuộc thi nào nhận bài. Các cuộc thi đang có: {', '.join(known)}."
    else:
        fix = "Trong content/contests/ chưa có cuộc thi nào."
    return Problem(faults.CALL, "unknown-contest", message, meant + fix)


def warnings(contest: Contest, path: str, known: Mapping[str, Contest | None], today: date) -> Iterator[Problem]:
    """An entry begun too early or too late is begun all the same: organisers copy in what came to them on paper."""
    phase = contests.phase(contest, today)
    others = ", ".join(one.id for one in _open(known, today))
    elsewhere = f" Cuộc thi đang nhận bài: {others}." if others else ""
    if phase is Phase.UPCOMING and contest.opens:
        message = f"{contest.name} chưa nhận bài, mở từ {contest.opens.text()}"
        fix = "Cứ viết trước, đến ngày ấy hãy gửi: bài tới sớm chưa được nhận."
        yield Problem(At(path), "untimely-arrival", message, fix, Severity.WARNING)
    elif contest.closes and today > contest.closes.day:
        message = f"{contest.name} đã đóng nhận bài, hạn là {contest.closes.until()}"
        fix = (
            "Bài gửi bây giờ là “ngoài thời hạn”, không được chấm. Ban tổ chức chép bài đã nhận trước hạn thì cứ điền."
        )
        yield Problem(At(path), "untimely-arrival", message, fix + elsewhere, Severity.WARNING)
    elif contest.closes is None and (contest.year or today.year) < today.year:
        message = f"{contest.name} là cuộc thi năm {contest.year}, thể lệ ở đây không ghi hạn nộp"
        fix = "Hãy hỏi ban tổ chức còn nhận bài không."
        yield Problem(At(path), "untimely-arrival", message, fix + elsewhere, Severity.WARNING)
    if contest.sealed.required:
        message = f"{contest.name} đòi bài niêm phong: đừng đưa tệp này lên kho khi chưa khóa"
        fix = f"Chuyển thư mục bài ra ngoài kho rồi mới điền; xong thì gọi contest seal --contest {contest.id}."
        yield Problem(At(path), "unsealed-entry", message, fix, Severity.WARNING)


def _open(known: Mapping[str, Contest | None], today: date) -> list[Contest]:
    """Those that take entries today, the one that closes first in front."""
    found = [one for one in known.values() if one and contests.phase(one, today) is Phase.OPEN]
    return sorted(found, key=lambda one: (one.closes.last(), one.id))
