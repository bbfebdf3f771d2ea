"""The public lines beside a sealed file: code, track, file and hash, nothing of the entry or its author.

content/contests/<contest>/entries/<code>/entry.md + <code>.age
"""

import re

TITLE, SUBJECT = "Bài niêm phong", "Còn niêm phong"
"""What stands in place of the title and of whom the entry is about; `niem-phong.js` writes the same."""
KEPT = ("submitted", "accepted", "withdrawn", "jury_note", "published", "corrections", "sealed", "sealed_sha256")
"""What the public record says and the writer does not: the organisers' lines, and which file was sent."""
_FENCE = "---\n"


def name(code: str) -> str:
    """The file an entry is sealed in."""
    return f"{code}.age"


def public(code: str, track: str, sha256: str) -> str:
    """`entry.md` of an entry that is still sealed."""
    return (
        f"{_FENCE}title: {TITLE} {code}\ntrack: {track}\nsubject: {{name: {SUBJECT}}}\n"
        f"sealed: {name(code)}\nsealed_sha256: {sha256}\n{_FENCE}"
    )


def unsealed(opened: str, told: str) -> str:
    """The writer's own `entry.md`, with what the organisers wrote into the public one while it was sealed."""
    lines = opened.replace("\r\n", "\n").lstrip("\ufeff")
    if not lines.startswith(_FENCE):
        return lines
    head, fence, body = lines.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    public_head = told.replace("\r\n", "\n").removeprefix(_FENCE).partition(f"\n{_FENCE}")[0]
    own = [part for part in _parts(head) if _key(part) not in KEPT]
    kept = [part for part in _parts(public_head) if _key(part) in KEPT]
    return _FENCE + "\n".join([*own, *kept]) + fence + body


def _parts(head: str) -> list[str]:
    """The front matter by top-level key, each with the lines that belong to it."""
    return re.split(r"\n(?=[^\s#-])", head.rstrip("\n"))


def _key(part: str) -> str:
    return part.partition(":")[0].strip().strip("\"'")
