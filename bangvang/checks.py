"""The command `check`: every record, or what a pull request touches; what it prints, its exit code."""

import os
from pathlib import Path

import click

from bangvang import again, clock, crew, git, misuse, moments, problems, reports, vietnamese
from bangvang.exits import DONE, PROBLEMS
from bangvang.moments import Moment
from bangvang.problems import FORMATS, Problem
from bangvang.project import Project


@click.command(cls=misuse.VietnameseCommand)
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="Cách in kết quả.")
@click.option("--since", metavar="COMMIT", help="Thêm: số của phong trào đổi từ COMMIT mà không ghi lần sửa.")
@click.option("--changed", metavar="BASE", help="Chỉ xét những gì khác với BASE, như một lần gửi bài.")
@click.option("--received", metavar="GIỜ", help="Với --changed: lúc nhận được (mặc định: bây giờ).")
@click.option("--comment", type=click.Path(path_type=Path), metavar="TỆP", help="Với --changed: ghi lời nhắn vào tệp.")
@click.option("--report", type=click.Path(path_type=Path), metavar="TỆP", help="Với --changed: ghi kết quả dạng JSON.")
@click.pass_obj
def check(
    root: Path,
    paths: tuple[str, ...],
    form: str,
    since: str | None,
    changed: str | None,
    received: str | None,
    comment: Path | None,
    report: Path | None,
) -> int:
    """Kiểm tra mọi hồ sơ; ghi PATH thì chỉ báo lỗi của tệp, thư mục ấy."""
    project = Project.at(root, misuse.day(clock.today))
    silent = _silent(root, since) if since else []
    if changed:
        return _review(project, changed, received, form, silent, comment, report)
    if received or comment or report:
        raise click.BadParameter("--received, --comment, --report chỉ đi cùng --changed")
    wanted = [reports.called(path, root) for path in paths]
    if gone := [path for path in wanted if not os.path.lexists(root / path)]:
        raise click.BadParameter(f"không có tệp hay thư mục “{gone[0]}”")
    judged = again.judge(project, crew.of(), reports.watching())
    every = problems.in_order([*judged.problems, *silent])
    found = [one for one in every if not wanted or _under(one, wanted)]
    click.echo(FORMATS[form](found), nl=False)
    if form == "text":
        click.echo(reports.checked(judged, found, every), err=True)
    return PROBLEMS if problems.has_errors(found) else DONE


def _review(
    project: Project,
    base: str,
    received: str | None,
    form: str,
    silent: list[Problem],
    comment_file: Path | None,
    report_file: Path | None,
) -> int:
    """What a pull request touches, judged by the clerk; its comment and report put where they are wanted."""
    from bangvang.review import changes, clerk, comment, report

    came = _moment(received)
    try:
        touched = changes.since(project.root, base)
        done = clerk.review(project, touched, came, crew.of(), silent)
    except git.NoHistory:
        raise click.BadParameter(f"git không biết “{base}” ở đây", param_hint="--changed") from None
    written = comment.written(done.report)
    for file, text in ((comment_file, written), (report_file, report.dumps(done.report))):
        if file:
            file.write_text(text, "utf-8")
    told = {"markdown": written, "json": report.dumps(done.report)}.get(form) or FORMATS[form](done.problems)
    click.echo(told, nl=False)
    if form == "text":
        count = vietnamese.number(len(touched.files))
        click.echo(f"Đã xét {count} tệp thay đổi: {problems.tally(done.problems) or 'không có lỗi'}.", err=True)
    return PROBLEMS if problems.has_errors(done.problems) else DONE


def _moment(received: str | None) -> Moment:
    """When it came, in Vietnam, whatever zone it is told in; a day that is set for a test is the whole day."""
    if received:
        try:
            return moments.parse(received)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error
    if os.environ.get(clock.VARIABLE):
        return Moment(misuse.day(clock.today))
    now = clock.now()
    return Moment(now.date(), now.time())


def _silent(root: Path, since: str) -> list[Problem]:
    from bangvang import history  # asked for by few, and it loads the schema

    try:
        return history.silent_figures(root, since)
    except git.NoHistory:
        raise click.BadParameter(f"git không biết “{since}” ở đây", param_hint="--since") from None


def _under(problem: Problem, wanted: list[str]) -> bool:
    path = problem.at.path
    return any(path == one or path.startswith(one.rstrip("/") + "/") or one == "." for one in wanted)
