"""What runs on the host of the repository: pinned, with the least leave, and deaf to what strangers write."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest
import yaml
from test_pull_requests import BASE, DIFFERENT, MINE, entry, git, write
from test_review import GOOD, archive

from bangvang.review import comment
from bangvang.review.changes import Change, Part, What

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
BODY = "$(touch evil) `touch evil` ; touch evil #\n::set-output name=x::y\n' \" %0A ${{ github.token }}"


def workflow(path: Path) -> dict:
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def steps(path: Path):
    return [step for job in workflow(path)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_full_hash_and_keeps_no_credentials(path):
    for step in steps(path):
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_written_into_a_command(path):
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []
    assert "pull_request.title" not in path.read_text("utf-8") and "pull_request.body" not in path.read_text("utf-8")


def test_leave_is_the_least():
    check, posting = (workflow(ROOT / f".github/workflows/{name}.yml") for name in ("check", "comment"))
    assert check["permissions"] == posting["permissions"] == {}
    assert list(check["on"]) == ["pull_request"] and list(posting["on"]) == ["workflow_run"]
    assert check["jobs"]["check"]["permissions"] == {"contents": "read"}
    assert posting["jobs"]["comment"]["permissions"] == {
        "actions": "read",
        "contents": "read",
        "pull-requests": "write",
    }
    assert posting["on"]["workflow_run"]["workflows"] == [check["name"]]
    assert "secrets." not in "".join(path.read_text("utf-8") for path in WORKFLOWS)


def test_the_half_with_leave_runs_the_default_branch_alone():
    checkout, run = steps(ROOT / ".github/workflows/comment.yml")
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert run["run"] == "python3 -m bangvang.review.posting"


def test_zizmor_finds_nothing():
    zizmor = Path(sys.executable).with_name("zizmor")
    words = [zizmor, "--offline", "--persona", "pedantic", "--no-progress", ROOT / ".github"]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.slow
def test_actionlint_finds_nothing():
    """Its package on PyPI fetches a program while it is installed, so the lock cannot hold it: the machine's own."""
    found = shutil.which("actionlint")
    if not found:
        pytest.skip("no actionlint on this machine")
    ran = subprocess.run([found, "-no-color", *WORKFLOWS], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


# ---- the half that checks


@pytest.fixture
def sent(tmp_path) -> Path:
    """A repository with our script, and a pull request of hostile names, title and words."""
    root = tmp_path / "kho"
    main = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom pathlib import Path\nfrom bangvang.commands import main\n"
    )
    write(root, {**BASE, "build.py": main + "sys.exit(main(None, Path.cwd()))\n"})
    shutil.copytree(ROOT / "tools/review", root / "tools/review")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    git(root, "checkout", "-qb", "send")
    names = ("$(touch evil).jpg", "`touch evil`.md", "a\n::set-output name=x::y", "-rf", "--output=evil")
    write(root, {f"{MINE}/entry.md": entry(DIFFERENT, title=json.dumps(BODY)), **{f"{MINE}/{n}": "x" for n in names}})
    git(root, "add", "-A")
    git(root, "commit", "-qm", BODY, "--author", "$(touch evil) <a@b.c>")
    return root


def test_the_check_says_annotations_a_summary_and_a_report_whatever_names_there_are(sent, tmp_path):
    told = {"BASE": "main", "NUMBER": "12", "RECEIVED": "2026-09-20T02:15:00Z", "FORMAT": "github"}
    ran = subprocess.run(
        ["sh", "tools/review/check.sh"], cwd=sent, capture_output=True, text=True, check=False,
        env={**os.environ, **told, "PYTHON": sys.executable, "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")},
    )  # fmt: skip
    assert ran.returncode == 1, ran.stderr
    assert "::error file=" in ran.stdout and all(line.startswith("::") for line in ran.stdout.splitlines())
    assert "::set-output" not in [line[: len("::set-output")] for line in ran.stdout.splitlines()]
    out = sent / ".bangvang/review"
    assert (out / "number").read_text() == "12\n"
    assert (tmp_path / "summary").read_text("utf-8") == (out / "comment.md").read_text("utf-8")
    assert comment.MARK in (out / "comment.md").read_text("utf-8")
    assert not list(tmp_path.rglob("evil"))


def test_a_base_that_is_none_stops_the_check(sent):
    ran = subprocess.run(
        ["sh", "tools/review/check.sh"], cwd=sent, capture_output=True, text=True, check=False,
        env={**os.environ, "BASE": "--output=evil", "NUMBER": "1", "RECEIVED": "20/9/2026", "PYTHON": sys.executable},
    )  # fmt: skip
    assert ran.returncode == 2 and "git không biết" in ran.stderr and not (sent / "evil").exists()


# ---- the half that writes, against a host that is a folder of answers

GH = """#!{python}
import json, sys
from pathlib import Path
here = Path({here!r})
with open(here / "asked", "a") as log:
    log.write(json.dumps(sys.argv[1:]) + "\\n")
if "--input" in sys.argv:
    (here / "sent").write_text(Path(sys.argv[sys.argv.index("--input") + 1]).read_text())
    sys.exit()
address = next(word for word in sys.argv if word.startswith("repos/")).split("?")[0].replace("/", "_")
sys.stdout.buffer.write((here / address).read_bytes())
"""
HEAD = "a" * 40
ANSWERS = {
    "repos_o_r_actions_runs_7_artifacts": {"artifacts": [{"id": 5, "size_in_bytes": 900}]},
    "repos_o_r_pulls_12": {"state": "open", "head": {"sha": HEAD}, "author_association": "NONE", "title": BODY},
    "repos_o_r_pulls_12_files": [[{"filename": f"{MINE}/entry.md"}]],
    "repos_o_r_issues_12_comments": [[{"id": 1, "user": {"login": "stranger"}, "body": comment.MARK}]],
}  # fmt: skip


def posted(tmp_path: Path, data: bytes = b"", **answers) -> tuple[int, str, list[list[str]], str]:
    """Exit code, what was printed, every call of `gh`, the body that was sent."""
    here = tmp_path / "host"
    here.mkdir()
    for name, answer in {**ANSWERS, **answers}.items():
        (here / name).write_text(json.dumps(answer))
    (here / "repos_o_r_actions_artifacts_5_zip").write_bytes(data or archive(GOOD))
    gh = tmp_path / "gh"
    gh.write_text(GH.format(python=sys.executable, here=str(here)))
    gh.chmod(0o755)
    told = {"REPOSITORY": "o/r", "RUN": "7", "HEAD": HEAD, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    ran = subprocess.run(
        [sys.executable, "-m", "bangvang.review.posting"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, **told, "SITE": ""},
    )  # fmt: skip
    asked = [json.loads(line) for line in (here / "asked").read_text().splitlines()]
    sent = json.loads((here / "sent").read_text())["body"] if (here / "sent").exists() else ""
    return ran.returncode, ran.stdout + ran.stderr, asked, sent


def test_a_comment_is_written(tmp_path):
    code, said, asked, sent = posted(tmp_path)
    assert (code, said) == (0, "posting: new comment on 12\n")
    assert asked[-1][:5] == ["api", "--silent", "--method", "POST", "repos/o/r/issues/12/comments"]
    assert sent.startswith(comment.MARK) and "ảnh chưa có chú thích" in sent
    assert not list(tmp_path.rglob("evil")) and "evil" not in json.dumps(asked)


def test_the_same_comment_is_written_anew(tmp_path):
    ours = [[], [{"id": 9, "user": {"login": "github-actions[bot]"}, "body": comment.MARK + "\nold"}]]
    code, _, asked, _ = posted(tmp_path, repos_o_r_issues_12_comments=ours)
    assert code == 0 and asked[-1][3:5] == ["PATCH", "repos/o/r/issues/comments/9"]


@pytest.mark.parametrize(
    "pull", [{"head": {"sha": "b" * 40}}, {"state": "closed"}], ids=["another's number", "closed meanwhile"]
)
def test_a_number_that_does_not_belong_to_the_commit_gets_nothing(tmp_path, pull):
    code, said, _, sent = posted(tmp_path, repos_o_r_pulls_12={**ANSWERS["repos_o_r_pulls_12"], **pull})
    assert (code, sent) == (0, "") and "not open at the commit" in said


def test_a_forged_report_gets_nothing(tmp_path):
    code, said, asked, sent = posted(tmp_path, archive({**GOOD, "number": b"$(touch evil)"}))
    assert (code, sent) == (1, "") and "not a report" in said and len(asked) == 2


def test_a_changed_checker_is_told_to_whoever_decides(tmp_path):
    files = [[{"filename": f"{MINE}/entry.md"}], [{"filename": "bangvang/review/clerk.py"}]]
    assert "sửa cả 1 tệp ngoài hồ sơ" in posted(tmp_path, repos_o_r_pulls_12_files=files)[3]


# ---- what stands beside them


@pytest.mark.parametrize("path", sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*-*.yml")), ids=lambda path: path.stem)
def test_an_issue_form_is_one_and_warns_of_what_everybody_reads(path):
    form = workflow(path)
    assert {"name", "description", "body"} <= set(form)
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids)) and all(part["attributes"].get("label") for part in form["body"] if "id" in part)
    assert {part["type"] for part in form["body"]} <= {"markdown", "input", "textarea", "dropdown", "checkboxes"}
    assert path.stem == "bao-sai" or "ai cũng đọc được" in path.read_text("utf-8")


def test_what_the_house_keeps_has_an_owner():
    lines = (ROOT / ".github/CODEOWNERS").read_text().splitlines()
    owned = {line.split()[0] for line in lines if line and not line.startswith("#")}
    assert owned >= {"*", "/.github/", "/content/pages/", "/content/contests/"}
    assert {Change(path.strip("/") + "/x", What.ADDED).part for path in owned - {"*", "/exemplars/", "/content/"}} <= {
        Part.HOUSE, Part.RULES,
    }  # fmt: skip


STEPS = ("CONTRIBUTING.md", "content/pages/huong-dan/gui-bai-du-thi.md")


def test_the_steps_of_a_first_entry_have_their_pictures():
    for guide in STEPS:
        pictures = re.findall(r"!\[[^\]]{10,}\]\(([^)]+\.svg)\)", (ROOT / guide).read_text("utf-8"))
        assert len(pictures) == 7 and all(((ROOT / guide).parent / one).is_file() for one in pictures)
        numbers = [PurePosixPath(one).name[0] for one in pictures]
        assert numbers == sorted(numbers) and "".join(numbers) == "1234567"
    folder = ROOT / "content/pages/huong-dan/gui-bai"
    assert {path.name for path in folder.iterdir()} == {PurePosixPath(one).name for one in pictures}


def test_both_ways_into_the_house_tell_the_same_steps():
    """On the host of the repository people find the one, on the site the other."""
    texts = [(ROOT / path).read_text("utf-8") for path in STEPS]
    first, second = (text[text.index("## Nên chọn lối nào") :].partition("## Góp phần mềm")[0] for text in texts)
    assert first.replace("](content/pages/huong-dan/", "](").strip() == second.strip()


def test_nothing_is_sent_before_the_photos_are_there():
    guide = (ROOT / STEPS[1]).read_text("utf-8")
    assert 0 < guide.index("*Upload files*") < guide.index("*Open pull request*")


def test_the_gitlab_twin_runs_the_same_script():
    twin = workflow(ROOT / ".gitlab-ci.yml")["kiem-tra"]
    assert any("sh tools/review/check.sh" in line for line in twin["script"])
    assert twin["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
