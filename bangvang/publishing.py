"""The commands that publish: `build`; `serve`, which builds again with every save; `publish`, to an object store."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import click

from bangvang import again, clock, crew, misuse, reports
from bangvang.cluster import Cluster
from bangvang.exits import DONE
from bangvang.project import SITE, Project


@click.command(cls=misuse.VietnameseCommand)
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
    place = site_dir.absolute() if site_dir else root / SITE
    project = Project(root, place, misuse.day(clock.today), cards)
    watch = reports.watching()
    workers = Cluster(scheduler) if scheduler else crew.of(1 if profile else jobs)
    with reports.profiled(profile):
        outcome = again.build(project, lambda: _frame(root), workers, clean, watch)
    return reports.built(outcome, reports.called(project.site_dir, root), time.monotonic() - began, watch)


@click.command(cls=misuse.VietnameseCommand)
@click.argument("address", metavar="s3://KHO/THƯ_MỤC")
@click.option("--endpoint", metavar="ĐỊA CHỈ", help="Máy chủ nhận lệnh S3, nếu không phải AWS (https://…).")
@click.option(
    "--site-dir", type=click.Path(path_type=Path), metavar="THƯ MỤC", help="Thư mục có trang (mặc định: site/)."
)
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ tải lên, xóa những gì, bao nhiêu byte.")
@click.option("--clean", is_flag=True, help="Không tin danh sách cũ: tải lên lại mọi tệp, xóa mọi tệp khác ở đó.")
@click.option("--take-over", is_flag=True, help="Làm tiếp khi lệnh trước bị tắt ngang và còn giữ khóa.")
@click.pass_obj
def publish(
    root: Path, address: str, endpoint: str | None, site_dir: Path | None, dry_run: bool, clean: bool, take_over: bool
) -> int:
    """Đăng trang đã dựng lên kho S3, chỉ những tệp đã đổi."""
    from bangvang import bucket, upload  # as in `_frame`

    began = time.monotonic()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a job that is ended gives its lock back, as by Ctrl+C
    place = site_dir.absolute() if site_dir else root / SITE
    watch = reports.watching()
    done = upload.upload(place, bucket.opened(address, endpoint), watch, clean, dry_run, take_over)
    return reports.uploaded(done, address, dry_run, time.monotonic() - began, watch)


@click.command(cls=misuse.VietnameseCommand)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, metavar="SỐ", help="Cổng trên máy này.")
@click.option("--form", "editable", is_flag=True, help="Cho biểu mẫu ở bien-tap/ ghi hồ sơ vào thư mục này.")
@click.pass_obj
def serve(root: Path, port: int, editable: bool) -> int:
    """Dựng trang, mở trên máy này, dựng lại mỗi khi lưu tệp."""
    from bangvang import framing, serving  # as in `_frame`

    project = Project.at(root, misuse.day(clock.today))
    try:
        serving.serve(project, lambda: framing.framed(root), port, lambda text: click.echo(text.rstrip("\n")), editable)
    except serving.PortRefused as error:
        raise click.BadParameter(str(error), click.get_current_context()) from error
    return DONE


def _frame(root: Path) -> Callable:
    """The frame, begun; loaded only when a site is to be made, for finding that nothing changed takes less long."""
    from bangvang import framing

    return framing.ahead(root)
