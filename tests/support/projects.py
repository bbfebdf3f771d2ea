"""Small projects for tests: the real theme and configuration, a few records, commands run on them from outside."""

import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from bangvang import framing, pages, render
from bangvang.catalogue import Catalogue
from bangvang.frame import DEPTHS, SECTIONS, Frame, Shell
from bangvang.page import Page

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-21"
URL = "https://bang-vang.example/"
NAME = "Bảng Vàng"

EXEMPLAR = """---
name: Ngô Gia Khảm
summary: Thợ đúc khuôn, sửa máy.
died: 1990
sources:
  - {key: sach, title: Một cuốn sách, kind: book}
---
Anh làm việc suốt đời[^sach].
"""
BODY = {"content/organisations/so.yml": "name: Sở\ntype: state\nauthority: province\n"}
"""A body that gives honours, for `decision`."""
_MAIN = (
    "import sys; from pathlib import Path; from bangvang.commands import main; "
    "sys.exit(main(sys.argv[2:], Path(sys.argv[1])))"
)

# The frame of a page in words of ours alone, so that what a test compares holds only what the records gave.
SHELL = Shell((b"<!doctype html>\n<html><head>\n<title>", b"</title>\n", b"\n</head><body>\n", b"\n</body></html>\n"))
FRAME = Frame(
    shells={(section, depth): SHELL for section in SECTIONS for depth in DEPTHS},
    files={},
    prose=(),
    site_name="Bảng Vàng",
    site_url=URL,
    site_description="Gương người tốt, việc tốt.",
)


def decision(*rows: str) -> str:
    """A decision of `BODY`; each row as YAML writes a mapping in one line."""
    head = "number: 7/QĐ-UBND\nissuer: so\ndate: 5/1/2024\ntitle: Khen\naward: bang-khen-bo-nganh-tinh\nrows:\n"
    return head + "".join(f"  - {row}\n" for row in rows)


TWO = {
    "exemplars/a.md": EXEMPLAR,
    "exemplars/b.md": EXEMPLAR.replace("name: ", "name: Bà "),
    "content/decisions/q.yml": decision("{recipient: a, name: Trần Thị A}", "{name: Lê B}"),
    **BODY,
}
"""Two people and a decision that honours one of them."""


def pages_of(catalogue: Catalogue) -> list[Page]:
    """Every page that would be printed, with its model."""
    return [page for draft in pages.drafts(catalogue) for page in draft.make()]


def project(root: Path, files: dict[str, str | bytes], name: str = NAME) -> Path:
    """A project at `root` with these files, a page of prose, the repository's theme and configuration."""
    _written(root, files, name)
    if name == NAME:
        _prepare()
    return root


def _written(root: Path, files: dict[str, str | bytes], name: str) -> None:
    config = (ROOT / "mkdocs.yml").read_text("utf-8").replace(f"site_name: {NAME}", f"site_name: {name}")
    more = {"mkdocs.yml": config, "content/pages/gioi-thieu.md": f"# Giới thiệu {name}\n"}
    for path, text in {**more, **files}.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
    (root / "theme").symlink_to(ROOT / "theme")


@cache
def _prepare() -> None:
    """Make once what no record changes, compiled templates and the frame, as commands keep them."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _written(root, {}, NAME)
        render.prepare(render.templates(root))
        framing.framed(root)


def command(root: Path, *arguments: str) -> list[str]:
    """The words that run one of our commands on the project at `root`."""
    return [sys.executable, "-c", _MAIN, str(root), *arguments]


def run(root: Path, *arguments: str, environment: dict[str, str] | None = None, **options):
    """Run a command in a process of its own on the fixed day; its output is text."""
    return subprocess.run(
        command(root, *arguments),
        cwd=ROOT,
        env={**os.environ, "BANGVANG_TODAY": TODAY, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
        **options,
    )
