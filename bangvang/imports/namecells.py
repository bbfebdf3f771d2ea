"""Name cells that hold more than one name: several people, a post, a unit on the second line."""

import re

from bangvang.imports import people
from bangvang.records.exemplar import RecipientKind

_ITEM = re.compile(r"^\s*(?:\d{1,3}\s*[.)/]|[-–•*+])\s*")


def listed(text: str) -> bool:
    """Whether lines of a cell are numbered or bulleted: then they are surely people apart."""
    return len([line for line in text.split("\n") if _ITEM.match(line)]) > 1


def mixed(text: str, kind: RecipientKind | None) -> str:
    """What makes a name cell look as if it held more than a name."""
    if "\n" in text:
        return "ô tên có xuống dòng"
    if kind is RecipientKind.COLLECTIVE or people.kind_of(text) is RecipientKind.COLLECTIVE:
        return ""
    bare = people.person(text, kind).name
    odd = "," in bare or any(c.isdigit() for c in bare) or len(bare.split()) > 8
    return "tên có vẻ lẫn chức vụ, đơn vị" if odd else ""


def without_unit(text: str, kind: RecipientKind | None, values: dict) -> str:
    """A second line that begins as a body's name does is the unit of the first."""
    first, _, second = (part.strip() for part in text.partition("\n"))
    if kind is RecipientKind.COLLECTIVE or not second or "unit" in values:
        return text
    if people.kind_of(second) is RecipientKind.COLLECTIVE and people.kind_of(first) is RecipientKind.PERSON:
        values["unit"] = " ".join(second.split())
        return first
    return text


def several(text: str) -> int:
    """How many people a cell seems to hold: lines, or names after commas, each of two words and more in capitals."""
    parts = [_ITEM.sub("", part).strip() for part in re.split(r"\n|;|,", text) if part.strip()]
    names = [part for part in parts if len(part.split()) >= 2 and all(word[:1].isupper() for word in part.split())]
    known = [one for one in names if people.kind_of(one) is RecipientKind.PERSON and "(" not in one]
    return len(known) if len(known) == len(parts) > 1 else 0
