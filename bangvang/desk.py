"""The commands of an office's desk: a spreadsheet in; rolls, boards and reports out."""

import gc
from pathlib import Path

import click

from bangvang import catalogue, checking, clock, imports, misuse, reference, site
from bangvang.catalogue import Catalogue
from bangvang.imports import report as reports

REPORTS = ".bangvang/imports"
MOST_BYTES = 64_000_001


@click.command("import", cls=misuse.VietnameseCommand)
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
    gc.disable()  # as in every command: nearly all that is made is kept
    wanted = imports.Wanted(decision, number, day, issuer, title, award, illustrative)
    with sheet.open("rb") as file:
        data = file.read(MOST_BYTES)
    files, known = _known(root)
    made = imports.prepare(
        sheet.name, data, wanted, known, clock.today(), convert=convert, take_hidden=hidden, present=files
    )
    click.echo(reports.text(made.report), nl=False)
    click.echo(f"Báo cáo đầy đủ: {_kept(root, made.report)}")
    if made.report.failed:
        click.echo("Chưa ghi tệp nào.", err=True)
        return 1
    if dry_run:
        return 0
    if wrong := imports.put(root, made):
        click.echo(f"Chưa ghi tệp nào: {wrong}.", err=True)
        return 1
    for path in made.files:
        click.echo(f"Đã ghi {path}")
    click.echo(
        f"Xem lại rồi chạy: python build.py check {made.report.decision}" if made.files else "Không có gì phải ghi."
    )
    return 0


def _known(root: Path) -> tuple[dict[str, bytes], Catalogue]:
    """The files of the project and what they say; what cannot be read is for `check` to tell."""
    files, _ = site.read(root)
    units, _ = checking.sort_out(files)
    records, _ = checking.read_all(units, None)
    return files, catalogue.gather(records, reference.load()[0], clock.today())


def _kept(root: Path, report: reports.Report) -> str:
    """The whole report in a file, for lists with more doubts than a screen holds."""
    name = Path(report.decision or "bao-cao").stem
    place = root / REPORTS / f"{name}.txt"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(reports.text(report, whole=True), "utf-8")
    return place.relative_to(root).as_posix()
