"""What lies inside a sealed file: one JSON text with the entry's files in base64 and how to reach its author.

JSON and not an archive: nothing in it can be compressed, linked or nested, so it is no larger open than closed, and its
names are plain names. It is read whole in memory and every length is looked at before anything is written.
"""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict, Field, ValidationError

FORMAT = "bangvang-niem-phong/1"
ENTRY = "entry.md"
MAX_FILES, MAX_TEXT, MAX_CONTACT = 31, 1_000_000, 10_000
"""Files of an entry, bytes of its text, letters of the contact."""
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}\.(?:jpg|jpeg|png|webp)")
"""Of a photo: no folder, no hidden file, no second ending."""
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\.")
"""Names that Windows takes for machines."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class Unfit(Exception):
    """Why a letter cannot be written or taken, one Vietnamese sentence without its stop."""


@dataclass(frozen=True, slots=True)
class Letter:
    """An entry under seal: whose contest, which code, its files by name, and who wrote it."""

    contest: str
    code: str
    files: Mapping[str, bytes]
    contact: str = field(default="", repr=False)


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    format: str
    contest: str = Field(max_length=100)
    code: str = Field(max_length=100)
    contact: str
    files: dict[str, str]


def write(letter: Letter) -> bytes:
    """The letter as JSON; raises `Unfit` for one that could not be read back."""
    _look(letter)
    files = {name: base64.b64encode(data).decode() for name, data in sorted(letter.files.items())}
    told = {"format": FORMAT, "contest": letter.contest, "code": letter.code, "contact": letter.contact}
    return json.dumps(told | {"files": files}, ensure_ascii=False).encode()


def read(data: bytes) -> Letter:
    """The letter in what was decrypted, written by a stranger; raises `Unfit`."""
    try:
        found = _Written.model_validate_json(data)
    except ValidationError as error:
        raise Unfit("mở được niêm phong, nhưng bên trong không phải một bài dự thi do trang này đóng gói") from error
    if found.format != FORMAT:
        raise Unfit("bài được đóng gói bằng một bản phần mềm khác, bản này không đọc được")
    if len(found.files) > MAX_FILES:
        raise Unfit(f"bên trong có {len(found.files)} tệp, nhiều nhất là {MAX_FILES}")
    try:
        files = {name: base64.b64decode(text, validate=True) for name, text in found.files.items()}
    except (binascii.Error, ValueError) as error:
        raise Unfit("một tệp bên trong bị hỏng (không phải base64)") from error
    letter = Letter(found.contest, found.code, files, _CONTROL.sub("", found.contact.replace("\r\n", "\n")))
    _look(letter)
    return letter


def _look(letter: Letter) -> None:
    if ENTRY not in letter.files:
        raise Unfit(f"bên trong không có {ENTRY}")
    if len(letter.files) > MAX_FILES:
        raise Unfit(f"bài có {len(letter.files)} tệp, nhiều nhất là {MAX_FILES}")
    for name, data in letter.files.items():
        if name != ENTRY and (not NAME.fullmatch(name) or _DEVICES.match(name)):
            shown = _CONTROL.sub("?", name[:80]).replace("\n", "?")
            raise Unfit(
                f"tên tệp “{shown}” không nhận được: ảnh đặt tên như anh-1.jpg (chữ thường không dấu, số, gạch)"
            )
        if not data:
            raise Unfit(f"tệp {name} rỗng")
    if len(letter.files[ENTRY]) > MAX_TEXT:
        raise Unfit(f"{ENTRY} dài hơn {MAX_TEXT // 1000} KB")
    if len(letter.contact) > MAX_CONTACT:
        raise Unfit(f"phần liên hệ dài hơn {MAX_CONTACT} chữ")
