"""What answers the form on this machine: the small interface Decap CMS has for a folder instead of a host.

A request is JSON, `{"action": …, "params": {…}}`, as `decap-server` (npm) takes it; so neither node nor a login is
needed. It reads and writes records and photos of this project and nothing else: no path outside `exemplars/` and
`content/`, none in `content/pages/` (which may hold raw HTML), no link followed, no name our reader would refuse.
"""

import base64
import binascii
import json
import os
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from bangvang import disk, source
from bangvang.gathering import PROSE
from bangvang.project import FOLDERS
from bangvang.strays import PHOTO_SUFFIXES

MOST_BYTES = 64_000_000
"""Of one request: a decision with its list, or a handful of photos."""
SUFFIXES = (".md", ".yml", *PHOTO_SUFFIXES)
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*").fullmatch


class Refused(Exception):
    """A request that is not carried out; the message is a Vietnamese sentence."""


def answer(root: Path, body: bytes) -> tuple[int, Any]:
    """Carry out one request on the project at `root`: status of HTTP, and what to send as JSON."""
    try:
        asked = json.loads(body)
        act = _ACTIONS[asked["action"]]
        return 200, act(root, asked.get("params") or {})
    except Refused as refused:
        return 422, {"error": str(refused)}
    except OSError as error:
        return 500, {"error": f"Không ghi hoặc không đọc được: {error.strerror or error}"}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return 422, {"error": "Yêu cầu này không phải của biểu mẫu."}


def _info(root: Path, params: dict) -> dict:
    return {"repo": root.name, "publish_modes": ["simple"], "type": "local_fs"}


def _entries_in_folder(root: Path, params: dict) -> list[dict]:
    folder, ending, depth = _inside(params["folder"]), "." + params["extension"], int(params["depth"])
    paths, _ = source.find_files(root, [folder])
    below = len(PurePosixPath(folder).parts)
    near = [path for path in paths if path.endswith(ending) and len(PurePosixPath(path).parts) - below <= depth]
    return [one for path in near if (one := _entry(root, path))["data"] is not None]


def _entries_of_files(root: Path, params: dict) -> list[dict]:
    return [_entry(root, _file(one["path"])) | {"label": one.get("label")} for one in params["files"]]


def _get_entry(root: Path, params: dict) -> dict:
    return _entry(root, _file(params["path"]))


def _persist_entry(root: Path, params: dict) -> dict:
    """All of it is looked at before the first file is written."""
    written = {_file(one["path"]): one["raw"].encode() for one in params.get("dataFiles") or [params["entry"]]}
    photos = dict(_decoded(one) for one in params.get("assets") or ())
    for path, data in (photos | written).items():
        _write(root, path, data)
    return {"message": "entry persisted"}


def _get_media(root: Path, params: dict) -> list[dict]:
    folder = _inside(params["mediaFolder"])
    paths, _ = source.find_files(root, [folder])
    return [_media(root, one) for one in paths if str(PurePosixPath(one).parent) == folder and _is_photo(one)]


def _get_media_file(root: Path, params: dict) -> dict:
    return _media(root, _file(params["path"]))


def _persist_media(root: Path, params: dict) -> dict:
    path, data = _decoded(params["asset"])
    _write(root, path, data)
    return _media(root, path)


def _delete_files(root: Path, params: dict) -> dict:
    """A record is withdrawn, never deleted from here; a photo laid down by mistake may go."""
    paths = [_file(path) for path in params.get("paths") or [params["path"]]]
    if not all(map(_is_photo, paths)):
        raise Refused("Không xóa hồ sơ ở đây được. Muốn gỡ một người, dùng lệnh: python build.py withdraw")
    for path in paths:
        _seen(root, path).unlink(missing_ok=True)
    return {"message": "deleted"}


_ACTIONS: dict[str, Callable[[Path, dict], Any]] = {
    "info": _info,
    "entriesByFolder": _entries_in_folder,
    "entriesByFiles": _entries_of_files,
    "getEntry": _get_entry,
    "persistEntry": _persist_entry,
    "getMedia": _get_media,
    "getMediaFile": _get_media_file,
    "persistMedia": _persist_media,
    "deleteFile": _delete_files,
    "deleteFiles": _delete_files,
    "getDeployPreview": lambda root, params: None,
}


def _inside(path: str) -> str:
    """A path below a folder of records, with names our reader takes; else `Refused`."""
    parts = PurePosixPath(path).parts
    good = parts and parts[0] in FOLDERS and all(map(_NAME, parts)) and len(path) <= 300
    if not good or f"{path}/".startswith(PROSE) or str(PurePosixPath(path)) != path:
        raise Refused(f"Biểu mẫu không được đọc hay ghi “{path[:100]}”.")
    return path


def _file(path: str) -> str:
    if not path.endswith(SUFFIXES):
        raise Refused(f"“{path[:100]}” không phải tệp hồ sơ (.md, .yml) hay ảnh (.jpg, .png, .webp).")
    return _inside(path)


def _is_photo(path: str) -> bool:
    return path.endswith(PHOTO_SUFFIXES)


def _entry(root: Path, path: str) -> dict:
    data, _ = source.load_bytes(root, path, source.TABLE_BYTES)
    identity = sha256(data).hexdigest() if data is not None else None
    text = data.decode("utf-8", "replace") if data is not None else None
    return {"data": text, "file": {"path": path, "id": identity}}


def _media(root: Path, path: str) -> dict:
    data, _ = source.load_bytes(root, path, MOST_BYTES)
    if data is None:
        raise Refused(f"Không đọc được “{path}”.")
    told = {"id": sha256(data).hexdigest(), "content": base64.b64encode(data).decode(), "encoding": "base64"}
    return told | {"path": path, "name": PurePosixPath(path).name}


def _decoded(asset: dict) -> tuple[str, bytes]:
    path = _file(asset["path"])
    if not _is_photo(path):
        raise Refused(f"“{path}” không phải ảnh .jpg, .png hay .webp.")
    try:
        return path, base64.b64decode(asset["content"], validate=True)
    except binascii.Error as error:
        raise Refused(f"Ảnh “{path}” gửi lên bị hỏng.") from error


def _write(root: Path, path: str, data: bytes) -> None:
    """The old file or the new one is there at every moment."""
    place = _seen(root, path)
    place.parent.mkdir(parents=True, exist_ok=True)
    disk.replace(place, data)


def _seen(root: Path, path: str) -> Path:
    """The place of a file, when no folder on the way and not the file itself is a link."""
    place = root
    for part in PurePosixPath(path).parts:
        place /= part
        if os.path.islink(place):
            raise Refused(f"“{path}” đi qua liên kết tượng trưng.")
    return place
