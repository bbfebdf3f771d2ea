"""`check --since`: a figure of a campaign that was public and is another now says why, or the check fails."""

import subprocess

import pytest
from support.projects import project, run

PATH = "content/campaigns/x.md"
ORGANISATION = {"content/organisations/a.yml": "{name: Công đoàn A, type: union}\n"}
REVISION = "revisions: [{date: 02/8/2024, before: 34, after: 37, reason: Nộp muộn, by: Ban Chính sách}]"


def campaign(*targets: str) -> str:
    lines = "".join(f"  - {{{target}}}\n" for target in targets)
    return f"---\nname: Thi đua\nsummary: Phong trào.\ntargets:\n{lines}---\n"


FIRST = campaign("text: Sáng kiến, period: quý II/2024, target: 40, result: 34", "text: Đề tài, target: 5")


@pytest.fixture
def repository(tmp_path):
    project(tmp_path, {PATH: FIRST, **ORGANISATION})
    for arguments in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "first"),
    ):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    return tmp_path


@pytest.mark.parametrize(
    ("targets", "said"),
    [
        (
            ("text: Sáng kiến, period: quý II/2024, target: 40, result: 37", "text: Đề tài, target: 5, result: 4"),
            [f"{PATH}:5:64: lỗi silent-figure: kết quả đổi từ “34” thành “37” mà không ghi lần sửa"],
        ),
        ((f"text: Sáng kiến, period: quý 2/2024, target: 40, result: 37, {REVISION}", "text: Đề tài, target: 5"), []),
        (
            ("text: Sáng kiến, period: quý II/2024, target: 40", "text: Đề tài, target: 5"),
            [f"{PATH}:5:5: lỗi silent-figure: kết quả đổi từ “34” thành “” mà không ghi lần sửa"],
        ),
        (
            ("text: Sáng kiến, period: quý II/2024, target: 40, result: 34",),
            [f"{PATH}:4:1: lỗi silent-figure: đăng ký 5 của “Đề tài” đã công bố, nay không còn"],
        ),
        (("text: Đề tài, target: 5", "text: Sáng kiến, period: quý II/2024, target: 40, result: 34"), []),
    ],
    ids=["changed", "told", "emptied", "gone", "moved"],
)
def test_a_changed_figure_says_so(repository, targets, said):
    (repository / PATH).write_text(campaign(*targets))
    ran = run(repository, "check", "--since", "HEAD")
    assert [line for line in ran.stdout.splitlines() if "silent-figure" in line and line[0] != " "] == said
    assert ran.returncode == (1 if said else 0)


def test_nothing_changed_or_a_file_that_is_new(repository):
    (repository / "content/campaigns/y.md").write_text(FIRST)
    assert run(repository, "check", "--since", "HEAD").returncode == 0


@pytest.mark.parametrize("since", ["khong-co", "--output=x", "HEAD~5"])
def test_a_state_git_does_not_know(repository, since):
    ran = run(repository, "check", f"--since={since}")
    assert ran.returncode == 2
    assert "git không biết" in ran.stderr and "Traceback" not in ran.stderr
    assert not (repository / "x").exists()
