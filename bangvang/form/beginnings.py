"""Links that begin a record's file in the editor of the repository's own host."""

from bangvang import examples, fieldguide
from bangvang.records import BY_NAME
from bangvang.repository import Repository, new_file

FIRST = {"exemplar": "ten-khong-dau", "decision": "so-quyet-dinh-nam"}
"""Kinds people begin with in the editor of the host, and what stands for the name of the file."""


def of(repository: Repository | None) -> dict[str, str]:
    """By kind: the address at which a new file of it opens in the host's own editor, with its first lines."""
    found = {}
    for kind, stem in FIRST.items() if repository and repository.host else ():
        folder, name = BY_NAME[kind].folder, stem + BY_NAME[kind].suffix
        found[kind] = new_file(repository, folder, name, first_lines(kind))
    return found


def first_lines(kind_name: str) -> str:
    """What the schema asks for, to be filled in; short, for an address holds little (GitHub: about 8,000 bytes)."""
    kind = BY_NAME[kind_name]
    asked = [doc for doc in fieldguide.guide(kind_name) if doc.required]
    lines = [f"{doc.key}:   # {doc.label}" for doc in asked]
    lines += ["sources:", "  - key: nguon-1", "    title:   # Tên nguồn"]
    if kind.suffix != ".md":
        return "\n".join([*lines, "rows:", "  - name:   # Họ và tên", ""])
    story = [line for heading, _ in examples.STORIES.get(kind_name, ()) for line in (f"## {heading}", "", "")]
    return "\n".join(["---", *lines, "---", "", *story])
