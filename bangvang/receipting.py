"""The commands anybody may call on what is published: a receipt and its proof, the ranking worked out again."""

import re
from collections.abc import Iterable
from pathlib import Path

import click

from bangvang import clock, contests, judging, misuse, receipts, site, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.contests import State
from bangvang.exits import DONE, PROBLEMS
from bangvang.jury import halls
from bangvang.project import Project
from bangvang.records import ContestResult, Entry
from bangvang.scoring.plan import HUNDRED

_HASH = re.compile("[0-9a-f]{64}")
_APPEAL = "kiến nghị với ban tổ chức, kèm biên nhận"


@click.command("receipt", cls=misuse.VietnameseCommand, short_help="In biên nhận của một bài.")
@click.argument("code", metavar="MÃ_BÀI")
@click.pass_obj
def receipt(root: Path, code: str) -> int:
    """In biên nhận: mã bài, giờ nhận, mã băm của những gì người viết đã gửi."""
    gathered = _gathered(root)
    known = gathered.catalogue.entries
    if code not in known:
        raise click.BadParameter(f"không có bài “{code}”{_meant(code, known)}")
    entry = known[code]
    received = entry.submitted.text() if entry.submitted else ""
    click.echo(receipts.told(entry.id, received, halls.files_of(gathered.files, entry), entry.sealed), nl=False)
    return DONE


@click.command(
    "verify-receipt", cls=misuse.VietnameseCommand, short_help="Đối chiếu biên nhận với danh sách đã công bố."
)
@click.argument("code", metavar="MÃ_BÀI")
@click.argument("sha256", metavar="MÃ_BĂM")
@click.pass_obj
def verify_receipt(root: Path, code: str, sha256: str) -> int:
    """Nói bài có trong danh sách công bố với đúng MÃ_BĂM trên biên nhận hay không."""
    wanted = sha256.strip().lower()
    if not _HASH.fullmatch(wanted):
        raise click.BadParameter(f"mã băm gồm đúng 64 chữ số và chữ a–f; bạn ghi {len(wanted)} ký tự: “{wanted[:80]}”")
    gathered = _gathered(root)
    known = gathered.catalogue
    entry, result = known.entries.get(code), _listing(known, code)
    if entry is None and result is None:
        return _not_so(_not_there(known, code))
    now = receipts.digest(halls.files_of(gathered.files, entry), entry.sealed) if entry else ""
    listed = next((one.sha256 for one in result.entries if one.code == code), "") if result else now
    where = "danh sách công bố cùng kết quả" if result else "kho bài dự thi (chưa có kết quả)"
    if not listed:
        return _not_so(f"Bài {code} không có trong {where}. Hãy {_APPEAL}.")
    if listed != wanted:
        click.echo(f"Bài {code} có trong {where}, nhưng mã băm ở đó là {listed}, khác biên nhận ({wanted}).", err=True)
        return _not_so(_of_what(entry))
    click.echo(f"Bài {code} có trong {where}, mã băm khớp biên nhận.")
    if entry:
        click.echo(_state(known, entry, result is not None))
    if now != listed:
        said = f"tệp của bài trong kho nay đã khác (mã băm {now})" if now else "bài không còn trong kho"
        return _not_so(f"Lưu ý: {said}; xem lịch sử của git, hoặc hỏi ban tổ chức.")
    return DONE


def _listing(known: Catalogue, code: str) -> ContestResult | None:
    """The result that is to list an entry: of its contest, or, of one that is gone, any that does list it."""
    if code in known.entries:
        return known.results.get(known.entries[code].contest)
    return next((one for one in known.results.values() if any(said.code == code for said in one.entries)), None)


def _not_there(known: Catalogue, code: str) -> str:
    if ("entry", code) in known.unreadable:
        return f"Bài {code} có trong kho nhưng entry.md của nó không đọc được; ban tổ chức hãy chạy check."
    meant = _meant(code, known.entries)
    return f"Bài {code} không có trong kho, cũng không ở danh sách nào đã công bố{meant}. Mã đúng thì hãy {_APPEAL}."


def _of_what(entry: Entry | None) -> str:
    """What a receipt is the hash of, for who compares something else with it."""
    if entry and entry.sealed:
        return (
            f"Bài này gửi niêm phong: mã trên biên nhận là mã băm của tệp {entry.sealed} như bạn gửi (sha256sum "
            f"{entry.sealed}), không phải của entry.md hay thư mục bài gốc. Vẫn khác thì hãy {_APPEAL}."
        )
    return f"Mã trên biên nhận tính từ mọi tệp trong thư mục bài như bạn gửi. Vẫn khác thì hãy {_APPEAL}."


def _state(known: Catalogue, entry: Entry, results: bool) -> str:
    """What has become of the entry, and whether its seal is broken."""
    contest = known.contests.get(entry.contest)
    state = contests.state(entry, contest, misuse.day(clock.now), results) if contest else State.DRAFT
    told = {
        State.DRAFT: "ban tổ chức chưa ghi giờ nhận",
        State.WITHDRAWN: f"đã rút ({entry.withdrawn.on.text()}), không chấm" if entry.withdrawn else "",
        State.REFUSED: "không hợp lệ, không chấm",
        State.LATE: "ngoài thời hạn, không chấm",
    }.get(state, state.label)
    seal = "Còn niêm phong. " if entry.is_bare else "Đã mở niêm phong; biên nhận không đổi. " if entry.sealed else ""
    return f"{seal}Tình trạng của bài: {told}."


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


def _meant(code: str, known: Iterable[str]) -> str:
    found = vietnamese.near(code, known, 1)
    return f"; ý bạn là {found[0]}?" if found else ""


def _not_so(text: str) -> int:
    click.echo(text, err=True)
    return PROBLEMS
