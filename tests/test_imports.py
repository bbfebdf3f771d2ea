"""Spreadsheets in: a corpus of ugly lists, hostile files, re-import, speed; never a row lost in silence."""

import csv
import io
import struct
import time
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from support import lists
from support.lists import HEAD, NAMES, PAPER, PEOPLE, ROWS, TITLE, book, corpus
from support.projects import TODAY, project, run

from bangvang import checking, imports
from bangvang.imports import report as reports
from bangvang.imports import sheets

DAY = date.fromisoformat(TODAY)
SAVED = Path(__file__).parent / "lists"
ISSUER = "content/organisations/don-vi-minh-hoa.yml"
BODY = """name: Liên đoàn Lao động thành phố Minh Họa
type: union
authority: union-province
illustrative: true
"""
DECISION = "content/decisions/don-vi-minh-hoa/2025/33-qd-ldld-2025"
CORPUS = corpus()


@pytest.fixture(scope="session")
def known():
    """What a project knows that has one body."""
    return checking.check({ISSUER: BODY.encode()}, DAY).catalogue


def imported(known, data: bytes, *options: str, present=None, **wanted) -> imports.Imported:
    if "paper" in options:
        wanted = {"number": "33/QĐ-LĐLĐ", "date": "24/7/2025", "issuer": "don-vi-minh-hoa", **wanted}
    wanted.setdefault("award", "bang-khen-lien-doan-lao-dong-tinh")
    more = {"convert": "convert" in options, "take_hidden": "hidden" in options, "present": present}
    return imports.prepare("ds.xlsx", data, imports.Wanted(illustrative=True, **wanted), known, DAY, **more)


def rows_of(made: imports.Imported) -> list[dict[str, str]]:
    table = next(data for path, data in made.files.items() if path.endswith(".csv"))
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))


def every_row_with_text(data: bytes) -> int:
    """Counted by openpyxl alone, apart from the reader under test."""
    found = openpyxl.load_workbook(io.BytesIO(data))
    return sum(
        any(cell not in (None, "") for cell in row) for sheet in found for row in sheet.iter_rows(values_only=True)
    )


@pytest.mark.parametrize("name", CORPUS)
def test_an_ugly_list(known, name):
    one = CORPUS[name]
    made = imported(known, one.data, *one.options)
    said = reports.text(made.report, whole=True)
    assert made.files, said
    rows = rows_of(made)
    assert tuple(row["Họ và tên"] for row in rows) == one.names, said
    if one.kinds:
        assert tuple(row["Đối tượng"] for row in rows) == one.kinds
    for text in one.said:
        assert text in said
    for text in one.unsaid:
        assert text not in said + str(rows)
    assert len(made.report.lines) >= len(rows) == made.report.rows
    if one.data.startswith(b"PK") and one.suffix != ".docx":
        assert len(made.report.lines) == every_row_with_text(one.data), "a row is in no line of the report"
    files = {ISSUER: BODY.encode(), **made.files}
    assert [str(one) for one in checking.check(files, DAY).problems if one.severity == "error"] == []
