"""A table on paper: an A4 list in the official form, a board to hang on a wall; set by typst, tagged for readers.

The texts go in as data, never as markup, so nothing in them can be a command (Decree 30/2020/NĐ-CP, annex I, for
the form of an annexed list).
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bangvang.exports.tables import Table

TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "print"
FONTS = Path(__file__).resolve().parents[1] / "fonts"
PAPERS = ("a4", "a3", "a2")


def list_pdf(table: Table, site: str) -> bytes:
    """A4 pages; the header row is repeated on each."""
    order = ("number", "honorific", "name", "post", "unit", "award", "class", "reason")
    wanted = [key for key in order if key in ("number", "name", "unit", "award") or any(table.texts(key))]
    if len(set(table.texts("award"))) == 1:
        wanted.remove("award")
    labels = {column.key: column.label for column in table.columns}
    rows = list(zip(*(table.texts(key) for key in wanted), strict=True))
    return _compile(
        "list.typ",
        {
            **_common(table, site),
            "columns": [labels[key] for key in wanted],
            "keys": wanted,
            "rows": _grouped(rows, table.groups),
            "closing": table.closing,
        },
    )


def board_pdf(table: Table, site: str, paper: str = "a3") -> bytes:
    """A board for the wall: names large, unit below each."""
    rows = list(
        zip(table.texts("name"), table.texts("honorific"), table.texts("unit"), table.texts("kind"), strict=True)
    )
    return _compile("board.typ", {**_common(table, site), "paper": paper, "rows": _grouped(rows, table.groups)})


def pack_pdf(data: dict, pictures: Mapping[str, bytes]) -> bytes:
    """A judge's pack of blind entries; `pictures` are JPEG files by the names `data` calls them."""
    import typst

    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "pack.typ").write_bytes((TEMPLATES / "pack.typ").read_bytes())
        (place / "data.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        for name, picture in pictures.items():
            (place / name).write_bytes(picture)
        return typst.compile(
            str(place / "pack.typ"), root=folder, font_paths=[str(FONTS)], ignore_system_fonts=True, format="pdf"
        )


def _common(table: Table, site: str) -> dict:
    return {
        "title": table.title,
        "subtitle": table.subtitle,
        "issuer": table.issuer,
        "address": site.rstrip("/") + "/" + table.place,
    }


def _grouped(rows: Sequence[tuple[str, ...]], groups: Sequence[str]) -> list[dict]:
    """Neighbours under one heading."""
    found: list[dict] = []
    for at, row in enumerate(rows):
        heading = groups[at] if groups else ""
        if not found or found[-1]["heading"] != heading:
            found.append({"heading": heading, "rows": []})
        found[-1]["rows"].append(row)
    return found


def _compile(template: str, data: dict) -> bytes:
    import typst

    return typst.compile(
        (TEMPLATES / template).read_bytes(),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        format="pdf",
    )
