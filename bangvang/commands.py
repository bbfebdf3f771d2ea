"""The command line: arguments, progress, which door, and what becomes of an error that no command told."""

import gc
import os
import time
import traceback
from pathlib import Path

import click

from bangvang import again, clock, crew, framing, misuse, problems, reports, rules, site, vietnamese
from bangvang.cluster import Cluster, NoCluster
from bangvang.crew import Crew
from bangvang.exits import DONE, FAILURE, PROBLEMS, STOPPED, USAGE
from bangvang.frame import FrameError
from bangvang.records import BEGUN, BY_NAME
from bangvang.store import NotOurs, StoreBusy

ROOT = Path(__file__).resolve().parent.parent
SITE = "site"

KINDS_TOLD = f"KIND là một trong: {', '.join(BY_NAME)}."
NEW_KINDS = [kind.name for kind in BEGUN]


ELSEWHERE = {
    "check": "bangvang.checks:check",
    "import": "bangvang.desk:import_list",
    "export": "bangvang.desk:export_list",
    "withdraw": "bangvang.withdrawing:withdraw",
    "contest": "bangvang.contesting:contest",
}
"""Loaded when asked for: what reads Excel takes longer to load than a check takes."""


@click.group(cls=misuse.VietnameseGroup, elsewhere=ELSEWHERE, context_settings={"help_option_names": ["-h", "--help"]})
def bangvang() -> None:
    """Bảng Vàng: từ hồ sơ Markdown, YAML đến trang công khai.

    Không ghi lệnh nào thì kiểm tra rồi dựng trang vào site/.
    """


@bangvang.command()
@click.option(
    "--site-dir", type=click.Path(path_type=Path), metavar="THƯ MỤC", help="Thư mục đặt trang (mặc định: site/)."
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="SỐ",
    default=os.cpu_count,
    help="Số tiến trình (mặc định: số nhân của máy).",
)
@click.option("--clean", is_flag=True, help="Dựng lại từ đầu, không dùng lại gì của lần trước.")
@click.option("--cards/--no-cards", default=True, help="Có hay không vẽ ảnh chia sẻ cho mỗi trang.")
@click.option("--scheduler", metavar="ĐỊA CHỈ", help="Làm trên các máy của bộ điều phối Dask này (tcp://…).")
@click.option("--profile", is_flag=True, help="Cho biết thời gian đi vào đâu; chỉ dùng một tiến trình.")
@click.pass_obj
def build(
    root: Path, site_dir: Path | None, jobs: int, clean: bool, cards: bool, scheduler: str | None, profile: bool
) -> int:
    """Kiểm tra rồi dựng trang; còn lỗi thì trang cũ giữ nguyên."""
    began = time.monotonic()
    project = _project(root, site_dir, cards)
    watch = reports.watching()
    workers = Cluster(scheduler) if scheduler else _crew(1 if profile else jobs)
    with reports.profiled(profile):
        outcome = again.build(project, lambda: framing.ahead(root), workers, clean, watch)
    return reports.built(outcome, reports.called(project.site_dir, root), time.monotonic() - began, watch)


@bangvang.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, metavar="SỐ", help="Cổng trên máy này.")
@click.option("--form", "editable", is_flag=True, help="Cho biểu mẫu ở bien-tap/ ghi hồ sơ vào thư mục này.")
@click.pass_obj
def serve(root: Path, port: int, editable: bool) -> int:
    """Dựng trang, mở trên máy này, dựng lại mỗi khi lưu tệp."""
    from bangvang import serving

    try:
        serving.serve(
            _project(root), lambda: framing.framed(root), port, lambda text: click.echo(text.rstrip("\n")), editable
        )
    except serving.PortRefused as error:
        raise click.BadParameter(str(error), click.get_current_context()) from error
    return DONE


@bangvang.command(epilog=f"KIND là một trong: {', '.join(NEW_KINDS)}.")
@click.argument("kind", type=click.Choice(NEW_KINDS), metavar="KIND")
@click.argument("name")
@click.option("--issuer", default="", metavar="MÃ", help="Quyết định: mã hồ sơ cơ quan ban hành.")
@click.option("--contest", default="", metavar="MÃ", help="Bài dự thi: mã cuộc thi, là tên thư mục của nó.")
@click.option("--csv", "with_csv", is_flag=True, help="Quyết định: tạo thêm tệp CSV cho danh sách.")
@click.pass_obj
def new(root: Path, kind: str, name: str, issuer: str, contest: str, with_csv: bool) -> int:
    """Tạo tệp mẫu có chú thích tiếng Việt cho một hồ sơ mới; NAME là tên hay số của hồ sơ (bài dự thi: tên bài)."""
    from bangvang import scaffold

    day = misuse.day(clock.today)
    made = scaffold.create(root, kind, name, day, issuer=issuer, table=with_csv, contest=contest)
    click.echo(problems.as_text(made.problems), nl=False, err=True)
    for path in made.paths:
        click.echo(f"Đã tạo {path}. Hãy mở tệp ra điền, rồi chạy: python build.py check {path}")
    return PROBLEMS if problems.has_errors(made.problems) else DONE


@bangvang.command(epilog=KINDS_TOLD)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="THƯ MỤC", help="Ghi mỗi loại hồ sơ một tệp vào thư mục này."
)
@click.argument("kind", type=click.Choice(list(BY_NAME)), required=False, metavar="[KIND]")
def schema(out: Path | None, kind: str | None) -> int:
    """Xuất JSON Schema của các loại hồ sơ."""
    from bangvang import schema_export

    if out:
        schema_export.write(out)
        click.echo(f"Đã ghi {len(BY_NAME)} tệp vào {out}/.")
        return DONE
    found = schema_export.schemas()
    click.echo(schema_export.dumps(found[kind] if kind else found))
    return DONE


@bangvang.command()
@click.argument("rule", required=False, metavar="[RULE]")
def explain(rule: str | None) -> int:
    """Giải thích một quy tắc kiểm tra; không ghi tên thì liệt kê tất cả."""
    guides = rules.guides()
    if rule is None:
        for guide in guides.values():
            click.echo(f"{guide.name} ({guide.severity.label}): {guide.summary}")
        return DONE
    guide = guides.get(rule)
    if guide is None:
        meant = vietnamese.near(rule, guides, 1)
        click.echo(f"Không có quy tắc “{rule}”." + (f" Ý bạn là “{meant[0]}”?" if meant else ""), err=True)
        return USAGE
    click.echo(f"{guide.name} ({guide.severity.label})\n{guide.summary}\n\n{guide.text}")
    return DONE


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run a command on the project at `root`, by default the one this engine lies in, and answer its exit code.

    No user ever sees a traceback for a mistake of theirs.
    """
    try:
        return bangvang.main(arguments, "build.py", standalone_mode=False, obj=root) or DONE
    except click.ClickException as error:
        click.echo(misuse.say(error), err=True)
        return USAGE
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("Đã dừng theo yêu cầu.", err=True)
        return STOPPED
    except FrameError as error:
        click.echo(f"Không dựng được khung trang (mkdocs.yml hoặc theme/): {error}", err=True)
        return FAILURE
    except NotOurs as error:
        click.echo(str(error), err=True)
        return USAGE
    except NoCluster as error:
        click.echo(f"Không dùng được --scheduler: {error}.", err=True)
        return USAGE
    except StoreBusy as error:
        click.echo(str(error), err=True)
        return FAILURE
    except OSError as error:
        click.echo(f"Không ghi hoặc không đọc được: {misuse.refusal(error)}. Trang cũ vẫn còn nguyên.", err=True)
        return FAILURE
    except Exception:
        traceback.print_exc()
        click.echo("Lỗi này là của phần mềm, không phải của bạn. Trang cũ vẫn còn nguyên.", err=True)
        return FAILURE


def _crew(jobs: int | None = None) -> Crew:
    """A command is short and keeps nearly all it makes: the collector would only look at the same values again and
    again, a third of the time at ten thousand records."""
    gc.disable()
    return crew.of(jobs)


def _project(root: Path, site_dir: Path | None = None, cards: bool = True) -> site.Project:
    return site.Project(root, site_dir.absolute() if site_dir else root / SITE, misuse.day(clock.today), cards)
