"""The command `import`: a spreadsheet in, a decision with its list out, and a report of every doubt."""

from pathlib import Path

import click

from bangvang import clock, gathering, imports, misuse
from bangvang.exits import DONE, PROBLEMS
from bangvang.imports import report as reports

REPORTS = ".bangvang/imports"
MOST_BYTES = 64_000_001


@click.command("import", cls=misuse.VietnameseCommand, short_help="Nhập danh sách Excel, Word thành quyết định.")
@click.argument("sheet", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="TỆP")
@click.option("--decision", default="", metavar="MÃ", help="Quyết định đã có hồ sơ: mã hoặc đường dẫn.")
@click.option("--number", default="", metavar="SỐ", help="Số, ký hiệu quyết định, nếu danh sách không ghi.")
@click.option("--date", "day", default="", metavar="NGÀY", help="Ngày ban hành, viết dd/mm/yyyy.")
@click.option("--issuer", default="", metavar="MÃ", help="Mã hồ sơ cơ quan ban hành.")
@click.option("--title", default="", metavar="CHỮ", help="Trích yếu của quyết định.")
@click.option("--award", default="", metavar="MÃ", help="Danh hiệu, hình thức chung của cả danh sách.")
@click.option("--illustrative", is_flag=True, help="Danh sách dựng lên để minh họa.")
@click.option("--convert", is_flag=True, help="Đã so chữ phông cũ (.VnTime, VNI) với bản ký, đồng ý đổi sang Unicode.")
@click.option("--hidden", is_flag=True, help="Lấy cả hàng, cột, trang tính đang ẩn.")
@click.option("--dry-run", is_flag=True, help="Chỉ báo cáo, không ghi tệp nào.")
@click.pass_obj
def import_list(
    root: Path,
    sheet: Path,
    decision: str,
    number: str,
    day: str,
    issuer: str,
    title: str,
    award: str,
    illustrative: bool,
    convert: bool,
    hidden: bool,
    dry_run: bool,
) -> int:
    """Nhập danh sách khen thưởng từ .xlsx, .xls, .ods, .csv, .docx thành quyết định có danh sách."""
    wanted = imports.Wanted(decision, number, day, issuer, title, award, illustrative)
    with sheet.open("rb") as file:
        data = file.read(MOST_BYTES)
    files, _ = gathering.folder(root)
    known, present = (
        gathering.everything(root, files, misuse.day(clock.today)).catalogue,
        gathering.written_by_hand(files),
    )
    made = imports.prepare(
        sheet.name, data, wanted, known, known.today, convert=convert, take_hidden=hidden, present=present
    )
    click.echo(reports.text(made.report), nl=False)
    click.echo(f"Báo cáo đầy đủ: {_kept(root, made.report)}")
    if made.report.failed:
        click.echo("Chưa ghi tệp nào.", err=True)
        return PROBLEMS
    if dry_run:
        return DONE
    if wrong := imports.put(root, made):
        click.echo(f"Chưa ghi tệp nào: {wrong}.", err=True)
        return PROBLEMS
    for path in made.files:
        click.echo(f"Đã ghi {path}")
    click.echo(
        f"Xem lại rồi chạy: python build.py check {made.report.decision}" if made.files else "Không có gì phải ghi."
    )
    return DONE


def _kept(root: Path, found: reports.Report) -> str:
    """The whole report in a file, for lists with more doubts than a screen holds."""
    name = Path(found.decision or "bao-cao").stem
    place = root / REPORTS / f"{name}.txt"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(reports.text(found, whole=True), "utf-8")
    return place.relative_to(root).as_posix()
