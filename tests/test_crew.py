"""Work spread over processes: the same results in the same order as one process gives, and nobody left behind."""

import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest
from support.projects import ROOT

from bangvang import crew


def scaled(factor: int, number: int) -> tuple[int, int]:
    return number * factor, os.getpid()


def refused(known: None, number: int) -> int:
    if number == 3:
        raise ValueError(f"not {number}")
    return number


@pytest.mark.parametrize("ahead", [0, 3, 1000])
@pytest.mark.parametrize("hands", [crew.ALONE, crew.Processes(2)], ids=["alone", "two"])
def test_results_come_in_the_order_of_the_jobs(hands, ahead):
    found = list(hands.map(scaled, 7, range(100), ahead))
    assert [value for value, _ in found] == [number * 7 for number in range(100)]
    assert (os.getpid() in {process for _, process in found}) is (hands is crew.ALONE)


def test_no_jobs_no_results():
    assert list(crew.Processes(2).map(scaled, 7, ())) == []


def test_what_a_job_raises_is_raised_here():
    results = crew.Processes(2).map(refused, None, range(6))
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="not 3"):
        next(results)


def test_one_process_is_this_one():
    assert crew.of(1) is crew.ALONE
    assert crew.of(3) == crew.Processes(3)


def test_nobody_outlives_a_killed_command(tmp_path):
    """A process left behind would keep the lock of the site, and every later command would be told to wait."""
    script = tmp_path / "long.py"
    script.write_text(
        textwrap.dedent(f"""
        import os, sys, time
        sys.path.insert(0, {str(ROOT)!r})
        from bangvang import crew

        def slow(known, number):
            if number:
                time.sleep(60)
            return os.getpid()

        results = crew.Processes(2).map(slow, None, range(6))
        print(next(results), flush=True)
        next(results)
        """)
    )
    command = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    with command:
        worker = int(command.stdout.readline())
        command.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and alive(worker):
        time.sleep(0.05)
    assert not alive(worker)


def alive(process: int) -> bool:
    """Whether a process still works; one that ended but was not yet buried counts as gone."""
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except FileNotFoundError:
        return False
