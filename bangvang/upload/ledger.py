"""What is known of the files in the store, kept there beside them, and what has to be done about it.

Two objects: the list of all files with the seal of each (its bytes and how it is delivered), and, while an upload is
at work, the names of the files it is about to change. The second is there before the first change and goes when the new
list is there. So whoever comes after one that was killed knows which files to doubt, and only then looks which of them
are there at all; nobody looks through the store otherwise.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping

from msgspec import Struct

from bangvang.bucket import Bucket
from bangvang.exits import USAGE, Refusal
from bangvang.manifest import Entry
from bangvang.upload import delivery

STATE = ".bangvang/"
"""The folder of the store that is not the site."""
_LIST, _DOUBTS = STATE + "manifest.json.zz", STATE + "pending.json.zz"
_OURS = {"Content-Type": delivery.OTHER, "Cache-Control": "no-store"}

Known = Mapping[str, str]
"""Every file that is there, with its seal; "" when nobody knows which version it is."""


class NotOurs(Refusal):
    """Files lie there which no upload of ours put there, or the list of ours cannot be read."""

    code = USAGE

    def __str__(self) -> str:
        return (
            f"{self.args[0]} {self.args[1]}. Hãy chọn thư mục khác của kho; hoặc nếu mọi thứ ở đó "
            "được phép xóa, chạy lại với --clean (thêm --dry-run để xem trước)."
        )


class Plan(Struct, frozen=True):
    """What an upload does: `waves` of paths to put, one after another; then `removed`; `kept` need nothing."""

    waves: tuple[tuple[str, ...], ...]
    removed: tuple[str, ...]
    kept: int

    @property
    def puts(self) -> list[str]:
        return [path for wave in self.waves for path in wave]


def seal(path: str, entry: Entry) -> str:
    """Of the bytes of a file and of how it is delivered: another seal means that it has to be put again."""
    text = "\n".join((entry.digest, *delivery.headers(path).values()))
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def known(bucket: Bucket) -> Known:
    """What is there; raises `NotOurs` when things are which no upload of ours put there."""
    kept, doubts = _read(bucket, _LIST), _read(bucket, _DOUBTS)
    if kept is None and doubts is None and _found(bucket):
        raise NotOurs(bucket.address, "đã có tệp không do lệnh này đăng")
    files = dict(kept or {})
    if doubts is not None:
        there = _found(bucket)
        files = {path: mark for path, mark in {**files, **doubts}.items() if path in there}
    return files


def found(bucket: Bucket) -> Known:
    """What is there, by looking, as if nothing were known of it."""
    return dict.fromkeys(_found(bucket), "")


def plan(known: Known, wanted: Mapping[str, str]) -> Plan:
    """What makes a store of which this is known hold exactly the files with these seals."""
    waves: dict[int, list[str]] = {}
    for path, mark in sorted(wanted.items()):
        if known.get(path) != mark:
            waves.setdefault(delivery.wave(path, path not in known), []).append(path)
    kept = len(wanted) - sum(map(len, waves.values()))
    return Plan(tuple(tuple(waves[one]) for one in sorted(waves)), tuple(sorted(known.keys() - wanted.keys())), kept)


def begin(bucket: Bucket, todo: Plan) -> None:
    """Tell which files are about to be put; and removed, for one that an upload left behind is in no list but this."""
    bucket.put(_DOUBTS, _written(dict.fromkeys([*todo.puts, *todo.removed], "")), _OURS)


def end(bucket: Bucket, wanted: Known) -> None:
    """Tell that all is done."""
    bucket.put(_LIST, _written(wanted), _OURS)
    bucket.delete([_DOUBTS])


def settled(bucket: Bucket) -> bool:
    """Whether the last upload came to its end."""
    return bucket.changed(_DOUBTS) is None


def _found(bucket: Bucket) -> set[str]:
    return {path for path in bucket.paths() if not path.startswith(STATE)}


def _written(known: Known) -> bytes:
    return zlib.compress(json.dumps(dict(sorted(known.items()))).encode())


def _read(bucket: Bucket, place: str) -> Known | None:
    """What `_written` put there; None when nothing is there, and `NotOurs` when it is something else."""
    data = bucket.get(place)
    try:
        plain = json.loads(zlib.decompress(data)) if data is not None else None
        if plain is None or (isinstance(plain, dict) and all(isinstance(one, str) for one in plain.values())):
            return plain
    except (ValueError, zlib.error):
        pass
    raise NotOurs(bucket.address, "có danh sách tệp đã đăng không đọc được")
