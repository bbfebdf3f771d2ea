"""The commands anybody may call on what is published: a receipt and its proof, the ranking worked out again."""

from pathlib import Path

import click

from bangvang import clock, judging, misuse, receipts, site, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.exits import DONE, PROBLEMS
from bangvang.jury import halls
from bangvang.project import Project
from bangvang.records import Entry
from bangvang.scoring.plan import HUNDRED


@click.command("receipt", cls=misuse.VietnameseCommand, short_help="In biên nhận của một bài.")
@click.argument("code", metavar="MÃ_BÀI")
@click.pass_obj
def receipt(root: Path, code: str) -> int:
    """In biên nhận: mã bài, giờ nhận, mã băm của mọi tệp trong bài."""
    gathered = _gathered(root)
    entry = _entry(gathered.catalogue, code)
    received = entry.submitted.text() if entry.submitted else ""
    click.echo(receipts.told(entry.id, received, halls.files_of(gathered.files, entry)), nl=False)
    return DONE


@click.command(
    "verify-receipt", cls=misuse.VietnameseCommand, short_help="Đối chiếu biên nhận với danh sách đã công bố."
)
@click.argument("code", metavar="MÃ_BÀI")
@click.argument("sha256", metavar="MÃ_BĂM")
@click.pass_obj
def verify_receipt(root: Path, code: str, sha256: str) -> int:
    """Nói bài có trong danh sách công bố với đúng MÃ_BĂM trên biên nhận hay không."""
    gathered = _gathered(root)
    known = gathered.catalogue
    entry = _entry(known, code)
    wanted, now = sha256.strip().lower(), receipts.digest(halls.files_of(gathered.files, entry))
    result = known.results.get(entry.contest)
    listed = next((one.sha256 for one in result.entries if one.code == code), "") if result else now
    where = "danh sách công bố cùng kết quả" if result else "kho bài dự thi (chưa có kết quả)"
    if not listed:
        return _not_so(f"Bài {code} không có trong {where}. Hãy kiến nghị với ban tổ chức, kèm biên nhận.")
    if listed != wanted:
        return _not_so(f"Bài {code} có trong {where}, nhưng mã băm ở đó là {listed}, khác biên nhận ({wanted}).")
    click.echo(f"Bài {code} có trong {where}, mã băm khớp biên nhận.")
    if now != listed:
        click.echo(f"Lưu ý: tệp của bài trong kho nay đã khác (mã băm {now}); xem lịch sử của git.", err=True)
        return PROBLEMS
    return DONE


@click.command("rank", cls=misuse.VietnameseCommand, short_help="Tính lại thứ hạng từ bảng điểm đã công bố.")
@click.argument("contest_id", metavar="CUỘC_THI")
@click.pass_obj
def rank(root: Path, contest_id: str) -> int:
    """Tính lại thứ hạng từ bảng điểm ẩn danh trong kho, in ra dạng CSV."""
    known = _gathered(root).catalogue
    marks = {round: marks for (id, round), marks in known.marks.items() if id == contest_id}
    if contest_id not in known.contests or not marks:
        return _not_so(f"Cuộc thi “{contest_id}” chưa công bố bảng điểm nào.")
    contest = known.contests[contest_id]
    found = judging.ranked(contest, known.entries_of.get(contest_id, ()), marks)
    most = found.rounds[-1].round.most / HUNDRED
    click.echo("place,entry,points,round,tie")
    for one in found.places:
        points = f"{float(one.result * most):.6f}" if one.place else ""
        click.echo(f"{one.place or ''},{one.entry},{points},{one.round},{one.tied}")
    return DONE


def _gathered(root: Path) -> site.Gathered:
    return site.gather(Project.at(root, misuse.day(clock.today)))


def _entry(known: Catalogue, code: str) -> Entry:
    if code not in known.entries:
        meant = vietnamese.near(code, known.entries, 1)
        raise click.BadParameter(f"không có bài “{code}”" + (f"; ý bạn là {meant[0]}?" if meant else ""))
    return known.entries[code]


def _not_so(text: str) -> int:
    click.echo(text, err=True)
    return PROBLEMS
