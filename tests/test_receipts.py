"""Receipts: what organisers write changes none, what a writer wrote changes it; the page's own lines give the same."""

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support.projects import ROOT

from bangvang import receipts
from bangvang.records import Entry
from bangvang.sealing import record

SENT = """---
# Bài của tôi
title: Chuyện cô Lan
track: bai-viet

subject:
  name: Trần Thị Lan
  places:
    - {place: ha-noi}
declarations: {original: true}
photos:
- file: anh.jpg
  caption: Cô Lan
---

Mở đầu.

submitted: là chữ trong bài
---
  consent: cũng vậy
"""
PHOTO = b"\xff\xd8 a photo \r\n"
LINES = SENT.splitlines(keepends=True)
AT_MARGIN = [1, 2, 3, 4, 5, 9, 10, 13]
"""Lines of the head before which another key may stand: a comment, keys, a blank line, the line that ends it."""
IN_SUBJECT = [6, 7, 9]
ORGANISERS = (
    "submitted: 08:15 20/9/2026\n",
    "accepted: refused\njury_note: |\n  Quá dài.\n\n  Xem thể lệ.\n",
    "withdrawn: {on: 21/9/2026}\n",
    "withdrawn:\n  on: 21/9/2026\n  reason: Có việc\n",
    "published: 01/12/2026\ncorrections:\n- {date: 02/12/2026, what: Sửa tên}\n- date: 03/12/2026\n  what: Sửa\n",
)
CONSENT = (
    "  consent:\n    - {scope: [name], given_on: 1/9/2026}\n",
    "  consent:\n  - scope: [name]\n\n    given_on: 1/9/2026\n",
)


def digest(text: str, photo: bytes = PHOTO) -> str:
    return receipts.digest({"entry.md": text.encode(), "anh.jpg": photo})


def inserted(added: list[tuple[int, str]]) -> str:
    lines = list(LINES)
    for at, more in sorted(added, reverse=True):
        lines.insert(at, more)
    return "".join(lines)


def test_where_lines_are_added():
    assert all(LINES[at][0] in "#tsdp-\n" for at in AT_MARGIN)
    assert [LINES[at].split(":")[0] for at in IN_SUBJECT] == ["  name", "  places", "declarations"]


@given(
    st.lists(st.tuples(st.sampled_from(AT_MARGIN), st.sampled_from(ORGANISERS)), max_size=4),
    st.lists(st.tuples(st.sampled_from(IN_SUBJECT[:2]), st.sampled_from(CONSENT)), max_size=1),
    st.booleans(),
)
def test_what_organisers_add_leaves_a_receipt_as_it_was(added, consent, windows):
    text = inserted(added + consent)
    assert digest(text.replace("\n", "\r\n") if windows else text) == digest(SENT)


@given(st.integers(0, len(SENT.encode()) - 1), st.binary(min_size=1, max_size=1))
def test_any_byte_of_the_writers_changes_it(at, byte):
    data = SENT.encode()
    assume(data[at : at + 1] != byte)
    files = {"entry.md": data[:at] + byte + data[at + 1 :], "anh.jpg": PHOTO}
    assert receipts.digest(files) != digest(SENT)


@given(st.integers(0, len(PHOTO) - 1), st.binary(max_size=2))
def test_any_byte_of_a_photo_changes_it(at, bytes):
    changed = PHOTO[:at] + bytes + PHOTO[at + 1 :]
    assume(changed != PHOTO)
    assert digest(SENT, changed) != digest(SENT)


@pytest.mark.parametrize(
    "at", ["track: bai-viet", "  name: Trần", "Mở đầu", "submitted: là", "  consent: cũng", "- file"]
)
def test_a_line_of_the_writers_that_goes_changes_it(at):
    line = next(line for line in SENT.splitlines(keepends=True) if line.startswith(at))
    assert digest(SENT.replace(line, "")) != digest(SENT)


def test_without_organisers_lines_the_tools_of_any_system_give_the_same(tmp_path):
    write(tmp_path, SENT)
    assert shell("LC_ALL=C sha256sum * | sha256sum", tmp_path) == digest(SENT)


@pytest.mark.parametrize("windows", [False, True])
def test_the_lines_on_the_page_give_the_same(windows, tmp_path):
    """For every line of organisers at once, and for an entry whose last line has no end."""
    page = (ROOT / "content/pages/huong-dan/bien-nhan.md").read_text("utf-8")
    command = re.search(r"```sh\n(export LC_ALL=C.*?)```", page, re.DOTALL)[1]
    text = inserted([(9, CONSENT[1]), *zip(AT_MARGIN, ORGANISERS, strict=False)])
    for one in (text, text.rstrip("\n"), "\n"):
        write(tmp_path, one.replace("\n", "\r\n") if windows else one)
        assert shell(command, tmp_path) == digest(one)
    assert digest(text) == digest(SENT)


def test_the_keys_that_do_not_count_are_those_of_the_schema_and_told():
    page = (ROOT / "content/pages/huong-dan/bien-nhan.md").read_text("utf-8")
    assert {*record.KEPT} == {*receipts.ORGANISERS, "sealed", "sealed_sha256"}, (
        "nor are they lost when a seal is opened"
    )
    for key in receipts.ORGANISERS:
        assert key in Entry.model_fields
        assert f"`{key}`" in page
    assert all(key in receipts.told("bv-7k3m9q", "", {}) for key in (*receipts.ORGANISERS, "consent trong subject"))


def test_of_a_sealed_entry_the_sealed_file_alone_counts(tmp_path):
    """Whatever lies beside it: the public lines, or all of the entry once it was opened."""
    (tmp_path / "bv-7k3m9q.age").write_bytes(b"age-encryption.org/v1\n\xff")
    files = {"bv-7k3m9q.age": (tmp_path / "bv-7k3m9q.age").read_bytes(), "entry.md": SENT.encode()}
    told = shell("sha256sum bv-7k3m9q.age", tmp_path)
    assert receipts.digest(files, "bv-7k3m9q.age") == told
    assert receipts.digest({**files, "entry.md": b"opened", "anh.jpg": PHOTO}, "bv-7k3m9q.age") == told
    assert f"{told}\n" in receipts.told("bv-7k3m9q", "", files, "bv-7k3m9q.age")


def write(folder: Path, text: str) -> None:
    (folder / "entry.md").write_bytes(text.encode())
    (folder / "anh.jpg").write_bytes(PHOTO)


def shell(command: str, folder: Path) -> str:
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.split()[0]
