"""The command `withdraw`: its arguments, what it prints, its exit code. The work is done by `takedown`."""

from pathlib import Path

import click

from bangvang import clock, dates, framing, hub, misuse, problems, site, takedown, vietnamese
from bangvang.exits import DONE, PROBLEMS
from bangvang.problems import Severity
from bangvang.project import Project
from bangvang.records.common import WithdrawalReason
from bangvang.takedown import report


@click.command(cls=misuse.VietnameseCommand)
@click.argument("id", metavar="MÃ")
@click.option("--reason", type=click.Choice([one.value for one in WithdrawalReason]), required=True, help="Vì sao gỡ.")
@click.option("--received", metavar="NGÀY", help="Ngày nhận yêu cầu, viết dd/mm/yyyy (mặc định: hôm nay).")
@click.option("--from-lists", is_flag=True, help="Gỡ cả tên trong danh sách của quyết định.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì, không đổi gì cả.")
@click.pass_obj
def withdraw(root: Path, id: str, reason: str, received: str | None, from_lists: bool, dry_run: bool) -> int:
    """Gỡ một người khỏi mọi nơi, để lại một dòng thông báo, in bằng chứng."""
    today = misuse.day(clock.today)
    came = misuse.day(lambda: dates.parse_day(received)) if received else today
    project = Project.at(root, today)
    catalogue = site.judge(project).catalogue
    if id not in catalogue.exemplars:
        near = vietnamese.near(id, catalogue.exemplars, 1)
        meant = f"; ý bạn là “{near[0]}”?" if near else ""
        raise click.BadParameter(f"không có hồ sơ gương mang mã “{id}”{meant}")
    if hub.is_source(catalogue.exemplars[id].path):
        home = catalogue.origins["exemplar", id][0].url
        raise click.BadParameter(f"hồ sơ “{id}” là của trang khác, hãy gỡ ở đó: {home}")
    request = takedown.Request(id, WithdrawalReason(reason), today, from_lists)
    planned, found = takedown.plan(project, catalogue, request)
    if planned is None:
        click.echo(problems.as_text(found), nl=False, err=True)
        return PROBLEMS
    click.echo(report.planned(planned), nl=False)
    if dry_run:
        return DONE
    proof = takedown.carry_out(project, planned, lambda: framing.framed(root))
    click.echo(report.proved(planned, proof, catalogue.reference, came), nl=False)
    if proof.outcome.written is None:
        errors = (one for one in proof.outcome.problems if one.severity is Severity.ERROR)
        click.echo(problems.as_text(errors), nl=False, err=True)
        click.echo("Hồ sơ đã gỡ nhưng TRANG CÔNG KHAI CHƯA ĐỔI vì còn lỗi; sửa rồi chạy: python build.py", err=True)
        return PROBLEMS
    return DONE
