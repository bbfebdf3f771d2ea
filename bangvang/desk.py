"""The commands of an office's desk: a spreadsheet in; rolls, boards and reports out."""

import gc
from pathlib import Path

import click

from bangvang import checking, clock, disclosure, framing, imports, kept, misuse, site, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.exits import DONE, PROBLEMS
from bangvang.exports import printed, report, sheets, tables
from bangvang.exports.tables import Table
from bangvang.imports import report as reports
from bangvang.page import url_of
from bangvang.source import Files

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
    gc.disable()  # as in every command: nearly all that is made is kept
    wanted = imports.Wanted(decision, number, day, issuer, title, award, illustrative)
    with sheet.open("rb") as file:
        data = file.read(MOST_BYTES)
    files, _ = site.folder(root)
    known, present = _read(root, files), site.written_by_hand(files)
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


def _read(root: Path, files: Files) -> Catalogue:
    """All that the files say, whether it may be shown or not; what cannot be read is for `check` to tell."""
    memory = kept.folder(root) / site.RECORDS
    return checking.gather(files, misuse.day(clock.today), memory=memory).catalogue


def _kept(root: Path, found: reports.Report) -> str:
    """The whole report in a file, for lists with more doubts than a screen holds."""
    name = Path(found.decision or "bao-cao").stem
    place = root / REPORTS / f"{name}.txt"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(reports.text(found, whole=True), "utf-8")
    return place.relative_to(root).as_posix()


FORMS = ("xlsx", "csv", "pdf", "board", "docx")
ENDINGS = {"board": "pdf"}


@click.command("export", cls=misuse.VietnameseCommand)
@click.argument("what", metavar="GÌ")
@click.option("--as", "form", type=click.Choice(FORMS), default="xlsx", help="xlsx, csv, pdf (A4), board (bảng), docx.")
@click.option("--paper", type=click.Choice(("a4", "a3", "a2")), default="a3", help="Khổ giấy của bảng (mặc định: a3).")
@click.option("--out", type=click.Path(path_type=Path), metavar="TỆP", help="Ghi vào tệp này.")
@click.pass_obj
def export_list(root: Path, what: str, form: str, paper: str, out: Path | None) -> int:
    """Xuất danh sách ra Excel, CSV, PDF, Word. GÌ là mã quyết định, mã phong trào, năm, hoặc mã danh hiệu."""
    gc.disable()
    files, _ = site.folder(root)
    known = disclosure.public(_read(root, files))  # what leaves the house is no more than the site shows
    place = out or Path(f"{what}{'-bang-vang' if form == 'board' else ''}.{ENDINGS.get(form, form)}")
    campaign = known.campaigns.get(what)
    if form == "docx":
        if campaign is None or campaign.illustrative:
            raise click.BadParameter(f"báo cáo .docx chỉ lập cho phong trào có thật, không có “{what}”")
        data = report.docx_bytes(known, campaign)
    else:
        table = _table(known, what)
        if not table.rows:
            click.echo(f"“{what}” không có dòng nào công khai: chỉ có dữ liệu minh họa, hoặc đã gỡ.", err=True)
            return PROBLEMS
        if campaign and form in ("pdf", "board"):
            raise click.BadParameter("chỉ tiêu của phong trào xuất ra xlsx, csv hoặc docx")
        data = _made(table, form, paper, root)
    place.write_bytes(data)
    click.echo(f"Đã ghi {place} ({vietnamese.number(round(len(data) / 1000, 1))} kB)")
    return DONE


def _table(known: Catalogue, what: str) -> Table:
    if what in known.decisions:
        return tables.of_decision(known, known.decisions[what])
    if what in known.campaigns:
        return tables.of_campaign(known, known.campaigns[what])
    if what.isdigit():
        honours = [one for one in known.honours if one.year == int(what)]
        return tables.of_roll(known, honours, what, f"Bảng vàng năm {what}", f"bang-vang/nam/{what}/")
    if what in known.awards:
        award = known.awards[what]
        honours = [one for one in known.honours if one.award is award]
        return tables.of_roll(known, honours, what, award.name, url_of(award))
    meant = vietnamese.near(what, [*known.decisions, *known.campaigns, *known.awards], 3)
    raise click.BadParameter(f"không có “{what}”" + (f"; ý bạn là {', '.join(meant)}?" if meant else ""))


def _made(table: Table, form: str, paper: str, root: Path) -> bytes:
    """The bytes of the form; what goes on paper tells the site's address, as MkDocs reads it."""
    if form == "pdf":
        return printed.list_pdf(table, framing.framed(root).site_url)
    if form == "board":
        return printed.board_pdf(table, framing.framed(root).site_url, paper)
    return sheets.xlsx_bytes(table) if form == "xlsx" else sheets.csv_bytes(table)
