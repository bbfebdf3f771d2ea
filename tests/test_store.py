"""The published folder is always whole: what publishing does, and what is left when it is killed, full or forbidden."""

import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import msgpack
from support.crashes import NEW, OLD, SCENARIOS, publish, tree_of
from support.projects import EXEMPLAR, ROOT, TODAY, command, project, run

from bangvang import disk, folders, kept, store
from bangvang.store import NotOurs, Output, StoreBusy

CRASHES = Path(__file__).parent / "support" / "crashes.py"
STATE = ".site.bangvang"


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder holding a published site."""
    publish(tmp_path, OLD)
    return tmp_path


@pytest.fixture
def quick():
    """A folder in memory where there is one: thousands of small syncs would wait for the disk."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as place:
        yield Path(place)


def times(site: Path) -> dict[str, int]:
    return {path: (site / path).stat().st_mtime_ns for path in tree_of(site)}


# ---- what publishing does


def test_a_first_build_holds_exactly_what_was_given(tmp_path):
    done = publish(tmp_path, OLD)
    assert tree_of(tmp_path / "site") == OLD
    assert (sorted(done.written), done.kept, done.removed) == (sorted(OLD), 0, [])
    assert done.scale.size == sum(map(len, OLD.values()))


def test_the_same_again_touches_nothing(folder):
    before = times(folder / "site")
    done = publish(folder, OLD)
    assert (done.written, done.kept, done.removed) == ([], len(OLD), [])
    assert times(folder / "site") == before


def test_a_change_writes_only_what_changed_and_prunes_what_went(folder):
    before = times(folder / "site")
    done = publish(folder, NEW)
    assert tree_of(folder / "site") == NEW
    assert sorted(done.written) == [
        "added/deep/er/index.html",
        "changed/index.html",
        "file/index.html",
        "folder",
        "index.html",
    ]
    assert done.removed == ["file", "folder/index.html", "gone/far/down/index.html", "gone/index.html"]
    assert times(folder / "site")["kept/index.html"] == before["kept/index.html"]
    assert not (folder / "site/gone").exists(), "a folder that a removal left empty"


def test_a_file_is_kept_by_its_fingerprint_without_its_bytes(tmp_path):
    with store.opened(tmp_path / "site") as shelf:
        staging = shelf.begin()
        outputs = [Output("a/index.html", b"one", "f1"), Output("b/index.html", b"two", "f2")]
        shelf.publish(staging, map(staging.put, outputs))
    with store.opened(tmp_path / "site") as shelf:
        staging = shelf.begin()
        assert (staging.fingerprint("a/index.html"), staging.fingerprint("c/index.html")) == ("f1", "")
        outputs = [Output("a/index.html", None, "f1"), Output("b/index.html", b"2", "f3")]
        done = shelf.publish(staging, map(staging.put, outputs))
        assert (done.written, done.kept) == (["b/index.html"], 1)
    with store.opened(tmp_path / "site") as shelf:
        staging = shelf.begin(clean=True)
        assert staging.fingerprint("a/index.html") == "", "nothing of before is offered for keeping"
        shelf.publish(staging, (staging.put(Output(path, b"3")) for path in ("a/index.html", "b/index.html")))
    assert tree_of(tmp_path / "site") == {"a/index.html": b"3", "b/index.html": b"3"}


def test_what_is_refused_at_the_end_changes_nothing(folder):
    with store.opened(folder / "site") as shelf:
        staging = shelf.begin()
        staged = [staging.put(Output(path, data)) for path, data in NEW.items()]
        assert shelf.publish(staging, staged, refused=lambda: True) is None
    assert tree_of(folder / "site") == OLD


def test_clean_writes_everything_anew(folder):
    assert sorted(publish(folder, OLD, clean=True).written) == sorted(OLD)
    assert tree_of(folder / "site") == OLD


def test_nothing_changes_before_all_has_been_produced(folder):
    def staged(staging):
        for path, data in NEW.items():
            yield staging.put(Output(path, data))
            assert tree_of(folder / "site") == OLD
        raise RuntimeError("the last page could not be made")

    with pytest.raises(RuntimeError), store.opened(folder / "site") as shelf:
        staging = shelf.begin()
        shelf.publish(staging, staged(staging))
    assert tree_of(folder / "site") == OLD
    publish(folder, NEW)
    assert tree_of(folder / "site") == NEW


# ---- state and site touched by others


@pytest.mark.parametrize("bad", [None, b"", b"{", b"[]", b"7", b'{"index.html": 3}', b'{"index.html": [1]}', b"\xff\0"])
@pytest.mark.parametrize("name", ["manifest.json", "journal.json"])
def test_a_lost_or_spoilt_state_is_got_over(folder, name, bad):
    place = folder / STATE / name
    place.unlink(missing_ok=True)
    if bad is not None:
        place.write_bytes(bad)
    publish(folder, NEW)
    assert tree_of(folder / "site") == NEW
    assert publish(folder, NEW).written == []
    assert {path.name for path in (folder / STATE).iterdir()} == {"lock", "manifest.json"}


def test_a_file_changed_or_deleted_by_hand_is_restored(folder):
    site = folder / "site"
    (site / "index.html").write_bytes(b"hacked")
    (site / "kept/index.html").unlink()
    shutil.rmtree(site / "gone")
    with store.opened(site) as shelf:
        assert shelf.begin().fingerprint("index.html") == ""
    done = publish(folder, OLD)
    assert sorted(done.written) == ["gone/far/down/index.html", "gone/index.html", "index.html", "kept/index.html"]
    assert tree_of(site) == OLD


def test_a_change_by_hand_of_the_same_length_is_seen(folder):
    (folder / "site/changed/index.html").write_bytes(b"0ld")
    assert publish(folder, OLD).written == ["changed/index.html"]


def test_a_page_touched_by_hand_and_then_withdrawn_does_go(folder):
    """Restored from a backup, or edited: its name is taken down all the same."""
    os.utime(folder / "site/gone/index.html")
    assert "gone/index.html" in publish(folder, NEW).removed
    assert tree_of(folder / "site") == NEW


def test_what_others_put_into_the_site_goes(folder):
    site = folder / "site"
    (site / "kept/index.html.bak").write_bytes(b"a copy of a withdrawn page")
    (site / "new/one").mkdir(parents=True)
    (site / "new/one/index.html").write_bytes(b"x")
    (site / "link").symlink_to("/etc/passwd")
    publish(folder, OLD)
    assert tree_of(site) == OLD
    assert not (site / "link").is_symlink()


def test_a_folder_or_a_link_in_a_files_place_is_replaced(folder):
    site = folder / "site"
    (site / "changed/index.html").unlink()
    (site / "changed/index.html").mkdir()
    (site / "kept/index.html").unlink()
    (site / "kept/index.html").symlink_to(site / "index.html")
    publish(folder, OLD)
    assert tree_of(site) == OLD
    assert not (site / "kept/index.html").is_symlink()


def test_a_link_to_the_site_stays_a_link(tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "site").symlink_to("disk/real")
    for tree in (OLD, NEW):
        publish(tmp_path, tree, clean=True)
        assert (tmp_path / "site").is_symlink()
        assert tree_of(tmp_path / "disk/real") == tree


OUTSIDE = ["../mine.txt", "guong/../../mine.txt", "{}/mine.txt", "..", ""]


@pytest.mark.parametrize("path", OUTSIDE)
@pytest.mark.parametrize("what", ["moves", "removes"])
def test_a_journal_from_a_stranger_touches_nothing_outside(folder, what, path):
    mine = folder / "mine.txt"
    mine.write_text("mine")
    staged = folder / STATE / "next/mine.txt"
    staged.parent.mkdir()
    staged.write_text("a stranger's")
    journal = {"moves": [], "removes": [], "entries": {}, what: ["index.html", path.format(folder)]}
    (folder / STATE / "journal.json").write_text(json.dumps(journal))
    publish(folder, NEW)
    assert mine.read_text() == "mine"
    assert tree_of(folder / "site") == NEW


def test_a_linked_state_is_not_ours(tmp_path):
    """Both come with a project from a stranger: a link in place of the state, and one in place of the old site."""
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "mine.txt").write_text("mine")
    project = tmp_path / "project"
    project.mkdir()
    (project / STATE).symlink_to(documents)
    with pytest.raises(NotOurs):
        publish(project, NEW)
    (project / STATE).unlink()
    (project / STATE).mkdir()
    (project / STATE / "old").symlink_to(documents)
    publish(project, NEW)
    assert tree_of(documents) == {"mine.txt": b"mine"}
    assert tree_of(project / "site") == NEW and not (project / "site").is_symlink()


def test_a_site_may_be_moved_away(folder):
    shutil.rmtree(folder / "site")
    publish(folder, NEW)
    assert tree_of(folder / "site") == NEW


def test_a_folder_of_someone_else_is_left_alone(tmp_path):
    documents = tmp_path / "site"
    documents.mkdir()
    publish(tmp_path, OLD)  # an empty one may be used
    shutil.rmtree(tmp_path / STATE)
    before = tree_of(documents)
    with pytest.raises(NotOurs, match="không do lệnh này dựng"):
        publish(tmp_path, NEW)
    assert tree_of(documents) == before
    assert not (tmp_path / STATE).exists()
    shutil.rmtree(documents)
    documents.write_bytes(b"a file")
    with pytest.raises(NotOurs):
        publish(tmp_path, NEW)
    assert documents.read_bytes() == b"a file"


def test_two_at_once(folder):
    with store.opened(folder / "site"), pytest.raises(StoreBusy, match="đang ghi vào"), store.opened(folder / "site"):
        pass
    publish(folder, NEW)
    assert tree_of(folder / "site") == NEW


# ---- a site looked at without listing its folders again

AGE = 20_000_000
"""Nanoseconds: how old a folder has to be in these tests for nothing to escape: a few ticks of the disk's clock."""
NAMES = "abc"
WAYS = ("write", "add", "remove", "folder", "link", "link to a folder", "rename", "move away", "older", "nothing")


@pytest.fixture
def aged(monkeypatch):
    """Folders count as settled soon, and are remembered however few they are."""
    monkeypatch.setattr(folders, "RACY", AGE)
    monkeypatch.setattr(folders, "MANY", 0)


def looked_at(place: Path) -> dict:
    """As the store looks at a site, after a while."""
    time.sleep(2 * AGE / 1e9)
    with open(place / "lock", "w") as lock:
        now = os.fstat(lock.fileno()).st_mtime_ns
    return folders.files(place / "site", place / "folders", now)


def change_by_hand(site: Path, path: str, way: str, other: str) -> None:
    """Something that a person, a backup or another program might do there; what cannot be done is left."""
    one, another = site / path, site / other
    with suppress(OSError):
        if way == "write":
            one.write_bytes(b"changed")
        elif way == "add":
            one.mkdir(parents=True, exist_ok=True)
            (one / "new").write_bytes(b"new")
        elif way == "remove":
            one.unlink() if one.is_symlink() or one.is_file() else shutil.rmtree(one)
        elif way == "folder":
            one.unlink(missing_ok=True)
            one.mkdir()
        elif way == "link":
            one.unlink(missing_ok=True)
            one.symlink_to(another)
        elif way == "link to a folder":  # what was there is there still, but elsewhere
            away = site.with_name(f"away-{len(list(site.parent.iterdir()))}")
            one.rename(away)
            one.symlink_to(away)
        elif way == "rename":
            one.rename(another)
        elif way == "move away":
            one.rename(site.with_name(f"gone-{len(list(site.parent.iterdir()))}"))
        elif way == "older":  # as a backup that was put back, with the times it had
            status = one.stat()
            shutil.copytree(one, site.with_name("back"))
            shutil.rmtree(one)
            site.with_name("back").rename(one)
            (one / "restored").write_bytes(b"from long ago")
            os.utime(one, ns=(status.st_atime_ns, status.st_mtime_ns))


paths = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map("/".join)
changes = st.lists(st.tuples(paths, st.sampled_from(WAYS), paths), max_size=3)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(changes, min_size=1, max_size=3))
def test_whatever_is_done_to_a_site_is_seen_as_by_listing_all(steps, aged):
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as name:
        place = Path(name)
        for folder in ("a", "a/b", "a/b/c", "b", "b/a", "c"):
            (place / "site" / folder).mkdir(parents=True)
            (place / "site" / folder / "index.html").write_bytes(folder.encode())
        assert looked_at(place) == dict(disk.files(place / "site"))
        for step in steps:
            for path, way, other in step:
                change_by_hand(place / "site", path, way, other)
            assert looked_at(place) == dict(disk.files(place / "site"))


def test_a_folder_that_stayed_is_not_listed_again(quick, aged, monkeypatch):
    for folder in ("a", "a/b", "c"):
        (quick / "site" / folder).mkdir(parents=True)
        (quick / "site" / folder / "index.html").write_bytes(b"x")
    looked_at(quick)
    (quick / "site/a/new.html").write_bytes(b"x")
    (quick / "site/c/index.html").write_bytes(b"another text")
    listed, really = [], disk.listed
    monkeypatch.setattr(disk, "listed", lambda place: listed.append(place) or really(place))
    assert looked_at(quick) == {
        path: (status.st_size, status.st_mtime_ns)
        for path in ("a/index.html", "a/new.html", "a/b/index.html", "c/index.html")
        for status in [(quick / "site" / path).stat()]
    }
    assert listed == [f"{quick}/site/a"]


@pytest.mark.parametrize("seconds", [True, False], ids=["whole seconds", "just now"])
def test_a_folder_whose_times_may_not_tell_is_always_listed(quick, seconds, monkeypatch):
    """Changed a moment ago, or on a disk that counts whole seconds: the next change may leave its times as they are."""
    monkeypatch.setattr(folders, "MANY", 0)
    if seconds:
        monkeypatch.setattr(folders, "RACY", AGE)
    (quick / "site").mkdir()
    if seconds:
        os.utime(quick / "site", (1_700_000_000, 1_700_000_000))
    listed, really = [], disk.listed
    monkeypatch.setattr(disk, "listed", lambda place: listed.append(place) or really(place))
    for _ in range(3):
        looked_at(quick)
    assert len(listed) == 3


@pytest.mark.parametrize("bad", [b"", b"{", b"\x81", b"\x93\x01\x02\x03", b"\x81\xa1a\x01"])
def test_what_is_known_of_folders_may_be_lost_or_spoilt(quick, aged, bad):
    publish(quick, OLD)
    publish(quick, OLD)
    (quick / STATE / "folders").write_bytes(bad)
    assert publish(quick, OLD).written == []


def test_a_name_that_is_no_text_goes_too(quick, aged):
    publish(quick, OLD)
    bad = os.fsencode(quick) + b"/site/kept/\xe9.html"
    with open(bad, "wb"):
        pass
    time.sleep(2 * AGE / 1e9)
    assert len(publish(quick, NEW).removed) == 5
    assert not os.path.exists(bad)
    assert tree_of(quick / "site") == NEW


@pytest.mark.parametrize("clean", [False, True])
def test_a_name_that_went_is_kept_nowhere(quick, aged, clean):
    publish(quick, OLD)
    time.sleep(2 * AGE / 1e9)
    publish(quick, OLD)
    assert b"gone" in (quick / STATE / "folders").read_bytes()
    publish(quick, NEW, clean)
    assert not any(b"gone" in data for data in tree_of(quick / STATE).values())


def test_folders_from_a_stranger_touch_nothing_outside(quick, aged):
    """What is known of a folder is believed only while its inode and times are those; even then nothing else goes."""
    publish(quick, OLD)
    (quick / "mine.txt").write_text("mine")
    time.sleep(2 * AGE / 1e9)
    publish(quick, OLD)
    known = msgpack.decode((quick / STATE / "folders").read_bytes())
    known["kept/"][1].append("../../mine.txt")
    (quick / STATE / "folders").write_bytes(msgpack.encode(known))
    publish(quick, NEW)
    assert (quick / "mine.txt").read_text() == "mine"
    assert tree_of(quick / "site") == NEW


# ---- killed


@pytest.mark.parametrize(
    ("scenario", "fewest"),
    [("first", 100), ("change", 200), ("clean", 100), ("lost-manifest", 100), ("two-renames", 100), ("recovery", 50)],
)
def test_killed_at_every_step(scenario, fewest, quick):
    assert_no_faults(quick, scenario, fewest=fewest)


def test_every_scenario_is_tried():
    assert set(SCENARIOS) == {"first", "change", "clean", "lost-manifest", "two-renames", "recovery"}


def test_killed_twice(quick):
    assert_no_faults(quick, "twice", "240", fewest=40)


@pytest.mark.slow
def test_killed_twice_at_every_pair_of_steps(quick):
    assert_no_faults(quick, "twice", "1", fewest=5000)


def assert_no_faults(place: Path, *arguments: str, fewest: int) -> None:
    scenario, *more = arguments
    command = [sys.executable, str(CRASHES), scenario, str(place / "crash"), *more]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found["faults"] == []
    assert found["steps"] >= fewest


# ---- real builds, killed from outside, on a full disk, without leave


KILLS = int(os.environ.get("BANGVANG_KILLS", "100"))
QUICKLY = ("build", "--no-cards", "--jobs", "1")


@pytest.fixture(scope="module")
def projects(tmp_path_factory) -> tuple[Path, Path]:
    """Two projects that differ on every page, built once each, so that their frames are kept."""
    place = tmp_path_factory.mktemp("projects")
    found = tuple(project(place / name, {"exemplars/ngo-gia-kham.md": EXEMPLAR}, name) for name in ("truoc", "sau"))
    for root in found:
        built = run(root, *QUICKLY)
        assert built.returncode == 0, built.stderr
    return found


def killed_builds(projects: tuple[Path, Path], place: Path, moments: list[float], *more: str) -> None:
    """Build the second project where the first one's site is, and kill it at these parts of the time it takes."""
    before, after = (tree_of(root / "site") for root in projects)
    shutil.copytree(projects[0] / "site", place / "site")
    shutil.copytree(projects[0] / STATE, place / STATE)
    shutil.copytree(place, place.with_name("fresh"))
    began = time.monotonic()
    assert run(projects[1], *QUICKLY, *more, "--site-dir", str(place / "site")).returncode == 0
    whole = time.monotonic() - began
    assert tree_of(place / "site") == after
    for part in moments:
        shutil.rmtree(place)
        shutil.copytree(place.with_name("fresh"), place)
        building = subprocess.Popen(
            command(projects[1], *QUICKLY, *more, "--site-dir", str(place / "site")),
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "BANGVANG_TODAY": TODAY},
        )
        time.sleep(part * whole)
        building.send_signal(signal.SIGKILL)
        building.wait()
        left = tree_of(place / "site")
        assert all(data in (before.get(path), after.get(path)) for path, data in left.items()), part
        with store.opened(place / "site"):
            assert tree_of(place / "site") in (before, after), part
    assert run(projects[1], *QUICKLY, *more, "--site-dir", str(place / "site")).returncode == 0
    assert tree_of(place / "site") == after


def test_a_build_killed(projects, quick):
    killed_builds(projects, quick / "place", [0.8, 0.95])


@pytest.mark.slow
@pytest.mark.parametrize("more", [(), ("--clean",)], ids=["changed", "cold"])
def test_a_build_killed_at_many_moments(more, projects, quick):
    """200 random moments in sum: half of builds that change a site, half of builds that make all of it anew."""
    chance = random.Random(20)
    killed_builds(projects, quick / "place", [chance.random() ** 0.3 for _ in range(KILLS)], *more)


LATER, EARLIER = 4_102_444_800, 0
"""Seconds since 1970: of 2100, and 1970 itself."""


@pytest.mark.parametrize(
    ("day", "stamp"),
    [
        ("2031-01-01", EARLIER),
        pytest.param("2025-03-20", LATER, marks=pytest.mark.slow),
        pytest.param("2025-03-20", EARLIER, marks=pytest.mark.slow),
        pytest.param("2031-01-01", LATER, marks=pytest.mark.slow),
    ],
)
def test_the_clock_jumps(day, stamp, projects, quick):
    """Back and forth in time, of the day and of the files' own stamps: what stands there is what that day gives."""
    place = quick / "place"
    place.mkdir()
    shutil.copytree(projects[0] / "site", place / "site")
    shutil.copytree(projects[0] / STATE, place / STATE)
    for path in (*(place / "site").rglob("*"), *(place / STATE).rglob("*")):
        os.utime(path, (stamp, stamp))
    for when, other in ((day, "there"), (TODAY, "back")):
        jumped = run(projects[1], *QUICKLY, "--site-dir", str(place / "site"), environment={"BANGVANG_TODAY": when})
        fresh = run(
            projects[1], *QUICKLY, "--site-dir", str(quick / other / "site"), environment={"BANGVANG_TODAY": when}
        )
        assert jumped.returncode == fresh.returncode == 0, jumped.stderr + fresh.stderr
        assert tree_of(place / "site") == tree_of(quick / other / "site")


def test_a_full_disk(projects, tmp_path):
    """A disk of its own with room for one site, in a mount namespace that is gone afterwards."""
    if subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    before, after = (tree_of(one / "site") for one in projects)
    changed = {path: data for path, data in after.items() if before.get(path) != data}
    for share in (0.3, 0.9):  # of what is to be written beside the old site
        room = blocks(before) + share * blocks(changed)
        disk, copied = tmp_path / f"disk-{share}", tmp_path / f"copied-{share}"
        disk.mkdir()
        script = (
            f"mount -t tmpfs -o size={int(room)} tmpfs {disk}\n"
            f"cp -a {projects[0]}/site {projects[0]}/{STATE} {disk}\n"
            f'"$@"\ncode=$?\ncp -a {disk}/site {copied}\nexit $code'
        )
        build = command(projects[1], *QUICKLY, "--site-dir", str(disk / "site"))
        full = subprocess.run(
            ["unshare", "-m", "sh", "-c", script, "sh", *build],
            cwd=ROOT,
            env={**os.environ, "BANGVANG_TODAY": TODAY},
            capture_output=True,
            text=True,
            check=False,
        )
        assert full.returncode == 3, (share, full.stdout, full.stderr)
        assert "Traceback" not in full.stderr and "Trang cũ vẫn còn nguyên" in full.stderr
        assert tree_of(copied) == tree_of(projects[0] / "site")


def blocks(tree: dict[str, bytes]) -> int:
    """Bytes the files take on a disk of 4 KB blocks."""
    return sum(-(-len(data) // 4096) * 4096 for data in tree.values())


def test_a_file_that_may_grow_no_more(projects, quick):
    """The write that would pass the limit fails, as on a full disk, and needs no root."""
    site = quick / "site"
    shutil.copytree(projects[0] / "site", site)
    shutil.copytree(projects[0] / STATE, quick / STATE)
    before = tree_of(site)
    for most in (0, 12_000):
        full = run(projects[1], *QUICKLY, "--site-dir", str(site), preexec_fn=lambda most=most: limit(most))
        assert full.returncode == 3, (most, full.stdout, full.stderr)
        assert re.search("không ghi hoặc không đọc được.*Trang cũ vẫn còn nguyên", full.stderr, re.IGNORECASE)
        assert "Traceback" not in full.stderr
        assert tree_of(site) == before
    assert run(projects[1], *QUICKLY, "--site-dir", str(site)).returncode == 0
    assert tree_of(site) == tree_of(projects[1] / "site")


def limit(most: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


NOBODY = """
import os, sys
from pathlib import Path
from bangvang.commands import main
build, root = ["build", "--no-cards", "--jobs", "1"], Path(sys.argv[1])
main([*build, "--site-dir", sys.argv[2]], root)  # once before, so that all Python needs has been read
if os.geteuid() == 0:
    os.setuid(65534)  # nothing is forbidden to root
sys.exit(main([*build, "--clean"], root))
"""


def test_a_folder_that_may_not_be_written(projects):
    """Without leave to write beside the site nothing begins."""
    with tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory() as elsewhere:
        root = Path(place) / "project"
        shutil.copytree(projects[0], root, symlinks=True)
        before = tree_of(root / "site")
        locked = [Path(place), root, root / STATE, root / STATE / "lock"]
        for path in locked:
            path.chmod(0o555)
        own = shutil.copytree(kept.folder(root), Path(elsewhere) / "kept")
        for path in (own.parent, own, *own.rglob("*")):
            path.chmod(0o777)
        refused = subprocess.run(
            [sys.executable, "-c", NOBODY, str(root), elsewhere + "/site"],
            cwd=ROOT,
            env={**os.environ, kept.VARIABLE: str(own)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert refused.returncode == 3
        assert re.search("không cho quyền|Permission denied", refused.stderr)
        assert "Trang cũ vẫn còn nguyên" in refused.stderr
        assert "Traceback" not in refused.stderr
        assert tree_of(root / "site") == before
        for path in locked:
            path.chmod(0o755)
