"""What a build says of itself: how far it has come, where the time went."""

import os
import pty
import subprocess

import pytest
from support.projects import BODY, EXEMPLAR, ROOT, TODAY, command, decision, project, run

from bangvang import clock, reports
from bangvang.watch import Stage, Watch


@pytest.fixture
def root(tmp_path):
    return project(
        tmp_path / "project", {"exemplars/a.md": EXEMPLAR, "content/decisions/q.yml": decision("{name: Lê B}"), **BODY}
    )


def test_a_line_for_each_stage():
    watch = Watch({"đọc hồ sơ": Stage("đọc hồ sơ", 1.26, 10_938, 10_850), "kiểm tra": Stage("kiểm tra", 0.04)})
    assert list(reports.table(watch)) == [
        "đọc hồ sơ      1,3 giây  10.938, 10.850 dùng lại",
        "kiểm tra         0 giây",
    ]


def test_a_build_tells_what_it_read_and_reused(root):
    first = run(root, "build", "--no-cards", "--jobs", "1")
    (root / "content/organisations/so.yml").write_text(BODY["content/organisations/so.yml"].replace("Sở", "Sở Mới"))
    second = run(root, "build", "--no-cards", "--jobs", "1")
    assert first.returncode == second.returncode == 0
    pages = [line for line in first.stdout.splitlines() if line.lstrip().startswith("dựng trang")]
    assert len(pages) == 1 and "dùng lại" not in pages[0]
    assert "dùng lại" in second.stdout


def test_a_profile_names_our_functions(root):
    found = run(root, "build", "--no-cards", "--profile")
    assert found.returncode == 0
    assert "cumulative" in found.stderr and "stamping.py" in found.stderr


def test_a_terminal_shows_how_far_it_has_come(root):
    """The stages, with how many are done and how fast, drawn over and over on one line."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, clock.VARIABLE: TODAY}
    build = command(root, "build", "--no-cards", "--jobs", "1", "--clean")
    with subprocess.Popen(build, cwd=ROOT, env=environment, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        shown = b""
        while piece := read(ours):
            shown += piece
    os.close(ours)
    text = shown.decode()
    assert running.returncode == 0
    assert "đọc hồ sơ" in text and "dựng trang: " in text and "/giây)" in text and "\r" in text and "%" in text


def read(terminal: int) -> bytes:
    """What was written next; nothing once the other end is closed (Linux answers EIO then)."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
