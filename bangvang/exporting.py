"""The command `export`: rolls, boards and reports out, with no more than the site shows."""

from pathlib import Path

import click

from bangvang import clock, disclosure, gathering, misuse, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.exits import DONE, PROBLEMS
from bangvang.exports import printed, report, sheets, tables
from bangvang.exports.tables import Table
from bangvang.page import url_of

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
    everything = gathering.everything(root, gathering.folder(root)[0], misuse.day(clock.today))
    known = disclosure.public(everything.catalogue)  # what leaves the house is no more than the site shows
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
    if form in ("pdf", "board"):
        from bangvang import framing  # nothing else here needs MkDocs

        url = framing.framed(root).site_url
        return printed.list_pdf(table, url) if form == "pdf" else printed.board_pdf(table, url, paper)
    return sheets.xlsx_bytes(table) if form == "xlsx" else sheets.csv_bytes(table)
