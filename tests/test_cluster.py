"""A crew of machines: a real Dask cluster of two workers on this one, and one of them killed while it works."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from operator import floordiv, mul

import pytest
from support.crashes import tree_of
from support.projects import BODY, EXEMPLAR, ROOT, TODAY, decision, project, run

from bangvang import clock, cluster, kept
from bangvang.cluster import Cluster, NoCluster
from bangvang.commands import main

pytestmark = pytest.mark.slow

CLI = "import sys; from distributed.cli.dask_{0} import main; main(sys.argv[1:], standalone_mode=False)"
MANY = {
    "exemplars/a.md": EXEMPLAR,
    "content/decisions/q.yml": decision("{recipient: a, name: Trần Thị A}"),
    **{f"exemplars/nguoi-{number}.md": EXEMPLAR for number in range(400)},
    **BODY,
}


def waited(done: Callable[[], object], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.1)


@pytest.fixture
def address(tmp_path) -> Iterator[str]:
    """Of a scheduler with two workers, each a process with one thread, which a nurse starts again when it dies."""
    place = tmp_path / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}

    def started(what: str, *words: str) -> subprocess.Popen:
        run = [sys.executable, "-c", CLI.format(what), "--scheduler-file", str(place), "--no-dashboard", *words]
        with open(tmp_path / f"{what}.log", "wb") as log:
            return subprocess.Popen(run, cwd=ROOT, env=environment, stdout=log, stderr=log)

    running = [started("scheduler", "--host", "127.0.0.1", "--port", "0")]
    try:
        waited(place.exists)
        worker = ["--nthreads", "1", "--nworkers", "2", "--local-directory", str(tmp_path), "--host", "127.0.0.1"]
        running.append(started("worker", *worker))
        found = json.loads(place.read_text())["address"]
        waited(lambda: len(pids(found)) == 2)
        yield found
    finally:
        for one in reversed(running):
            one.terminate()
            one.wait(30)


def pids(address: str) -> list[int]:
    try:
        client = cluster._client(address)
    except NoCluster:
        return []
    with client:
        return list(client.run(os.getpid).values())


def test_the_same_in_the_same_order(address):
    assert list(Cluster(address).map(mul, 7, range(100))) == [7 * number for number in range(100)]


def test_an_error_of_a_job_comes_home_and_the_rest_is_given_up(address):
    found = Cluster(address).map(floordiv, 7, [1, 0, 2])
    assert next(found) == 7
    with pytest.raises(ZeroDivisionError):
        next(found)


def test_no_cluster_is_told(address, tmp_path, capsys):
    root = project(tmp_path / "project", {"exemplars/a.md": EXEMPLAR})
    assert main(["build", "--scheduler", "tcp://127.0.0.1:9"], root) == 2
    assert "không gọi được bộ điều phối ở “tcp://127.0.0.1:9”" in capsys.readouterr().err


@pytest.mark.parametrize("kill", [False, True])
def test_the_same_bytes_though_a_worker_is_killed(address, kill, tmp_path, monkeypatch):
    monkeypatch.setenv(clock.VARIABLE, TODAY)
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "kept"))
    root = project(tmp_path / "project", MANY)
    alone = run(root, "build", "--no-cards", "--jobs", "1", "--site-dir", str(tmp_path / "alone"))
    assert alone.returncode == 0, alone.stderr
    victim, published = pids(address)[0], tmp_path / "published"

    def killing() -> None:
        """Kill once it has begun to print: some pages lie there, most are still to come."""
        staged = tmp_path / ".published.bangvang/next/guong"
        waited(lambda: staged.is_dir() and len(os.listdir(staged)) > 20)
        os.kill(victim, signal.SIGKILL)

    helper = threading.Thread(target=killing)
    if kill:
        helper.start()
    built = run(root, "build", "--no-cards", "--scheduler", address, "--site-dir", str(published))
    if kill:
        helper.join()
        assert victim not in pids(address)
    assert built.returncode == 0, built.stderr
    assert tree_of(published) == tree_of(tmp_path / "alone")
