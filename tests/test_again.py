"""Nothing changed, nothing done; and whatever changes, the site is that of a project seen for the first time."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.crashes import tree_of
from support.projects import BODY, EXEMPLAR, ROOT, TODAY, TWO, decision, project

from bangvang import again, clock, engine, kept, recall, site
from bangvang.commands import main
from bangvang.crew import ALONE, Processes
from bangvang.project import Project
from bangvang.recall import Asked

BUILD = ["build", "--no-cards", "--jobs", "1"]


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A project whose files were written long enough ago."""
    monkeypatch.setenv(clock.VARIABLE, TODAY)
    monkeypatch.setattr(engine, "digest", engine.digest)  # a step may be another engine
    monkeypatch.setattr(again, "RACY", 0)
    monkeypatch.setattr("bangvang.source.files.RACY", 0)
    made = project(tmp_path / "project", TWO)
    (made / "theme").unlink()
    shutil.copytree(ROOT / "theme", made / "theme")
    own = shutil.copytree(kept.folder(made), tmp_path / "kept", dirs_exist_ok=True)
    monkeypatch.setenv(kept.VARIABLE, str(own))
    return made


def inode(root: Path) -> int:
    """Of the manifest: another one when a site was published."""
    return os.stat(root / ".site.bangvang/manifest.json").st_ino


def test_nothing_changed_nothing_done(root, capsys):
    assert main(BUILD, root) == 0
    before, first = tree_of(root / "site"), inode(root)
    capsys.readouterr()
    assert main(BUILD, root) == 0
    assert inode(root) == first and tree_of(root / "site") == before
    assert f"ghi 0 tệp, giữ nguyên {len(before)}" in capsys.readouterr().out


CHANGES: dict[str, Callable[[Path], object]] = {
    "a story": lambda root: edit(root / "exemplars/a.md", "Chữ thêm."),
    "a template": lambda root: edit(root / "theme/pages/exemplar.html", "<!-- khác -->"),
    "prose": lambda root: edit(root / "content/pages/gioi-thieu.md", "Thêm."),
    "the configuration": lambda root: edit(root / "mkdocs.yml", "# khác"),
    "a file of the site": lambda root: edit(root / "site/index.html", "x"),
    "a file of the site gone": lambda root: (root / "site/index.html").unlink(),
    "a stranger in the site": lambda root: (root / "site/x.html").write_text("x"),
    "a new file": lambda root: (root / "content/pages/moi.md").write_text("# Mới\n"),
    "a file gone": lambda root: (root / "exemplars/b.md").unlink(),
    "the same text again": lambda root: edit(root / "exemplars/a.md", ""),
}


QUICK = ("a story", "prose", "a file of the site gone")
"""What the default run tries; the others take the same way."""


@pytest.mark.parametrize(
    "what", [one if one in QUICK else pytest.param(one, marks=pytest.mark.slow) for one in CHANGES]
)
def test_any_change_is_seen(root, what):
    assert main(BUILD, root) == 0
    first = inode(root)
    CHANGES[what](root)
    assert main(BUILD, root) == 0
    assert inode(root) != first and not (root / "site/x.html").exists()
    assert main([*BUILD, "--site-dir", str(root / "other")], root) == 0
    assert tree_of(root / "site") == tree_of(root / "other")


def test_another_day_or_another_option_is_another_site(root, monkeypatch):
    assert main(BUILD, root) == 0
    first = inode(root)
    monkeypatch.setenv(clock.VARIABLE, "2027-01-01")
    assert main(BUILD, root) == 0 and inode(root) != first
    second = inode(root)
    assert main([*BUILD, "--cards"], root) == 0 and inode(root) != second
    third = inode(root)
    assert main([*BUILD, "--cards", "--clean"], root) == 0 and inode(root) != third


def test_what_changed_just_now_may_change_again(root, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setenv(clock.VARIABLE, TODAY)
    edit(root / "exemplars/a.md", "Vừa sửa.")
    assert again.inventory(Project(root, root / "site", clock.today())) is None


def test_check_says_the_same_again(root, capsys):
    (root / "exemplars/b.md").write_text(EXEMPLAR.replace("name: ", "nam: "))
    said = []
    for _ in range(2):
        assert main(["check"], root) == 1
        said.append(capsys.readouterr())
    assert said[0] == said[1] and "exemplars/b.md:2:1: lỗi" in said[0].out
    (root / "exemplars/b.md").unlink()
    assert main(["check"], root) == 0


@pytest.mark.parametrize("data", [b"", b"\x80", b"cbangvang.gone\nGone\n.", b"cbangvang.again\nGone\n.", b"N."])
def test_what_another_version_kept_is_passed_over(root, capsys, data):
    assert main(BUILD, root) == 0
    first = inode(root)
    for place in (kept.folder(root) / "again").iterdir():
        place.write_bytes(data)
    assert main(BUILD, root) == 0 and inode(root) != first
    assert main(["check"], root) == 0


def edit(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_only_what_tells_a_story_is_written_when_it_changes(root):
    assert main(BUILD, root) == 0
    before = tree_of(root / "site")
    edit(root / "exemplars/a.md", "Kể thêm một điều khác hẳn.")
    assert main(BUILD, root) == 0
    after = tree_of(root / "site")
    written = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert {path for path in written if not path.startswith("tim-kiem/du-lieu/")} == {"guong/a/index.html"}
    stayed = {path for path in written if path.startswith(("tim-kiem/du-lieu/n/", "tim-kiem/du-lieu/f/"))}
    assert not stayed, "names and facets follow from facts"


# ---- answers kept


def look(known: Path, job: str) -> Asked:
    return Asked(job.encode() if job else None, partial(answered, known, job))


def answered(known: Path, job: str) -> str:
    with open(known, "a") as log:
        log.write(job + "\n")
    return job.upper()


def signed(known: Path, job: str) -> bytes | None:
    return job.encode() if job.isupper() else None


def test_a_job_is_not_looked_at_while_its_sign_is_what_it_was(tmp_path):
    log, folder, looked = tmp_path / "log", tmp_path / "answers", []

    def looking(known: Path, job: str) -> Asked:
        looked.append(job)
        return look(known, job)

    def asked(*jobs: str) -> list[tuple[str, bool]]:
        looked.clear()
        return [(told.answer, told.before) for told in recall.answers(ALONE, looking, log, jobs, folder, signed)]

    assert asked("A", "b") == [("A", False), ("B", False)] and looked == ["A", "b"]
    assert asked("A", "b", "C") == [("A", True), ("B", True), ("C", False)] and looked == ["b", "C"]
    (folder / b"A".hex()).unlink()
    assert asked("A", "C") == [("A", False), ("C", True)] and looked == ["A"], "what was lost is made again"
    assert asked("A") == [("A", True)] and not looked and asked("C") == [("C", False)], "no other is kept"


@pytest.mark.parametrize("crew", [ALONE, Processes(2)])
def test_an_answer_is_made_once(crew, tmp_path):
    log, folder = tmp_path / "log", tmp_path / "answers"

    def asked(*jobs: str) -> list[str]:
        return [told.answer for told in recall.answers(crew, look, log, jobs, folder)]

    assert asked("a", "b", "", "a") == ["A", "B", "", "A"]
    log.unlink()
    assert asked("b", "c") == ["B", "C"] and log.read_text() == "c\n"
    assert {path.name for path in folder.iterdir()} == {b"b".hex(), b"c".hex()}, "no other is kept"
    (folder / b"b".hex()).write_bytes(b"\x80")
    log.unlink()
    assert asked("b", "c") == ["B", "C"] and log.read_text() == "b\n", "one cut short is made again"


def test_what_python_and_editors_leave_among_the_code_is_no_engine(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "OURS", str(tmp_path))
    (tmp_path / "code.py").write_text("x = 1")
    first = engine.digest.__wrapped__()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/code.cpython-311.pyc.140").write_bytes(b"half written")
    (tmp_path / ".#code.py").symlink_to("nowhere")
    assert engine.digest.__wrapped__() == first
    (tmp_path / "code.py").write_text("x = 2")
    assert engine.digest.__wrapped__() != first


# ---- after any sequence of changes, the incremental site is the cold one


SEQUENCES = int(os.environ.get("BANGVANG_SEQUENCES", "200"))
NAMES = st.sampled_from(["a", "b", "c", "d"])
STORIES = st.sampled_from(["Chữ.", "Anh **làm** việc tốt.", "## Đầu\n\nMột đoạn dài hơn để tìm thấy.", ""])
HANDED = "content/hub/cong-doan.jsonl"
"""What another site handed over, whole or without its last record."""
STEPS = st.one_of(
    st.tuples(st.just("tell"), NAMES, STORIES, st.sampled_from(["Nguyễn An", "Trần Bình", "Lê Thị Đào"])),
    st.tuples(st.just("drop"), NAMES),
    st.tuples(st.just("move"), NAMES, NAMES),
    st.tuples(st.just("decide"), st.lists(NAMES, max_size=3, unique=True)),
    st.tuples(st.just("template"), st.sampled_from(["exemplar", "home", "decision", "year"])),
    st.tuples(st.just("body"), st.sampled_from(["Sở", "Sở Mới"])),
    st.tuples(st.just("retell"), NAMES, STORIES),
    st.tuples(st.just("rename"), NAMES, st.sampled_from(["Nguyễn An", "Trần Bình"])),
    st.tuples(st.just("former"), NAMES, st.sampled_from(["Lê Thị Đào", "Phạm Cúc"])),
    st.tuples(st.just("operator"), st.sampled_from(["Phòng 1", "Điện thoại 0912 345 678"])),
    st.tuples(st.just("engine"), st.sampled_from([b"another", b"a third"])),
    st.tuples(st.just("day"), st.sampled_from([TODAY, "2027-03-01", "2031-01-01"])),
    st.tuples(st.just("hub"), st.sampled_from([None, -1, 0])),
    st.tuples(st.just("spoil"), st.sampled_from(["site/index.html", "site/guong/a/index.html"])),
)


def stepped(root: Path, step: tuple) -> None:
    """Do one step; one that has nothing to act on does nothing."""
    match step:
        case "tell", name, story, called:
            head, _, _ = EXEMPLAR.replace("name: Ngô Gia Khảm", f"name: {called}").rpartition("Anh làm")
            (root / f"exemplars/{name}.md").write_text(f"{head}\n{story}\n", "utf-8")
        case "drop", name:
            (root / f"exemplars/{name}.md").unlink(missing_ok=True)
        case "move", name, other:
            if (root / f"exemplars/{name}.md").exists():
                (root / f"exemplars/{name}.md").rename(root / f"exemplars/{other}.md")
        case "decide", names:
            there = [one for one in names if (root / f"exemplars/{one}.md").exists()]
            rows = [f"{{recipient: {one}, name: Người {one}}}" for one in there]
            (root / "content/decisions/q.yml").write_text(decision(*rows, "{name: Lê B}"), "utf-8")
        case "template", name:
            edit(root / f"theme/pages/{name}.html", "<!-- khác -->")
        case "body", name:
            (root / "content/organisations/so.yml").write_text(BODY["content/organisations/so.yml"].replace("Sở", name))
        case "retell", name, story:
            rewritten(root / f"exemplars/{name}.md", lambda text: "---".join([*text.split("---")[:2], f"\n{story}\n"]))
        case "rename", name, called:
            rewritten(root / f"exemplars/{name}.md", lambda text: re.sub("name: .*", f"name: {called}", text, count=1))
        case "former", name, called:
            former = f"former_names: [{{name: {called}}}]\nsources:"
            rewritten(root / f"exemplars/{name}.md", lambda text: text.replace("sources:", former, 1))
        case "operator", contact:
            (root / "content/operator.yml").write_text(f"name: Sở\ncontacts: [{contact}]\n", "utf-8")
        case "engine", other:
            engine.digest = lambda: other
        case "day", day:
            os.environ[clock.VARIABLE] = day
        case "hub", end:
            (root / HANDED).unlink(missing_ok=True)
            if end is not None:
                (root / HANDED).parent.mkdir(exist_ok=True)
                lines = (ROOT / "tests/sites/dau-moi" / HANDED).read_text("utf-8").splitlines(keepends=True)
                (root / HANDED).write_text("".join(lines[: end or None]), "utf-8")
        case "spoil", path:
            if (root / path).exists():
                (root / path).write_text("hỏng")


def rewritten(path: Path, change: Callable[[str], str]) -> None:
    if path.exists():
        path.write_text(change(path.read_text("utf-8")), "utf-8")


def judged(root: Path) -> list[str]:
    """What is said of the records, whoever is asked."""
    project = Project(root, root / "site", clock.today())
    return list(map(str, site.judge(project).problems))


def same_as_cold(root: Path, steps: list[tuple]) -> None:
    for step in steps:
        stepped(root, step)
        code = main(BUILD, root)
        own = Path(os.environ[kept.VARIABLE])
        with tempfile.TemporaryDirectory() as place:
            os.environ[kept.VARIABLE] = place
            for name in ("frame", "templates"):
                shutil.copytree(own / name, Path(place) / name)
            try:
                assert main([*BUILD, "--clean", "--site-dir", f"{place}/site"], root) == code
                said = judged(root)
            finally:
                os.environ[kept.VARIABLE] = str(own)
            assert judged(root) == said, step
            if code == 0:
                assert tree_of(root / "site") == tree_of(Path(place) / "site"), step


def test_after_each_kind_of_change_the_site_is_that_of_a_first_build(root):
    steps = [
        ("tell", "a", "Chữ.", "Nguyễn An"),
        ("tell", "c", "Anh **làm** việc tốt.", "Nguyễn An"),
        ("decide", ["a", "c"]),
        ("retell", "a", "Trần Bình và Lê Thị Đào."),
        ("rename", "c", "Trần Bình"),
        ("former", "c", "Lê Thị Đào"),
        ("retell", "b", "Anh **làm** việc tốt."),
        ("operator", "Phòng 1"),
        ("hub", 0),
        ("hub", -1),
        ("engine", b"another"),
        ("move", "a", "d"),
        ("spoil", "site/index.html"),
        ("template", "exemplar"),
        ("body", "Sở Mới"),
        ("drop", "c"),
        ("day", "2031-01-01"),
    ]
    same_as_cold(root, steps)


@pytest.mark.slow
def test_after_any_changes_the_site_is_that_of_a_first_build(root, tmp_path):
    count = iter(range(10_000))

    @settings(max_examples=SEQUENCES, suppress_health_check=list(HealthCheck), deadline=None, database=None)
    @given(st.lists(STEPS, min_size=2, max_size=6))
    def check(steps):
        copy = shutil.copytree(root, tmp_path / f"copy-{next(count)}", symlinks=True)
        os.environ[clock.VARIABLE] = TODAY
        same_as_cold(copy, [("tell", "a", "Chữ.", "Nguyễn An"), *steps])
        shutil.rmtree(copy)

    check()
