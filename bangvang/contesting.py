"""The commands of a contest's jury: packs out, sheets in, results, letters, receipts."""

from collections.abc import Mapping
from pathlib import Path

import click

from bangvang import clock, contests, judging, misuse, moments, problems, vietnamese
from bangvang.exits import DONE, PROBLEMS
from bangvang.imports import reading as sheet_reading
from bangvang.imports import writing
from bangvang.jury import answers, feedback, halls, pack, room, sheets, tables, telling
from bangvang.jury.halls import Hall, Wrong
from bangvang.moments import Moment
from bangvang.records import Contest
from bangvang.records.jury import Round
from bangvang.scoring import published

NOTHING = "Chưa ghi tệp nào."
MOST_BYTES = 64_000_001


class _Jury(misuse.VietnameseGroup):
    """Says what keeps the jury from its work, whichever command was called."""

    def invoke(self, context: click.Context) -> int:
        try:
            return super().invoke(context)
        except Wrong as error:
            return _refused(str(error))


ELSEWHERE = {
    "results": "bangvang.announcing:results",
    "receipt": "bangvang.receipting:receipt",
    "verify-receipt": "bangvang.receipting:verify_receipt",
    "rank": "bangvang.receipting:rank",
    "keygen": "bangvang.sealing_desk:keygen",
    "seal": "bangvang.sealing_desk:seal",
    "open": "bangvang.sealing_desk:open_all",
}


@click.group(cls=_Jury, elsewhere=ELSEWHERE)
def contest() -> None:
    """Chấm thi: làm hồ sơ chấm, tổng hợp phiếu, công bố kết quả, biên nhận bài."""


_PRIVATE = click.option(
    "--private",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="THƯ_MỤC",
    help="Thư mục riêng của hội đồng, nằm ngoài kho công khai.",
)


@contest.command("pack", short_help="Làm hồ sơ chấm kín và phiếu chấm cho từng giám khảo.")
@click.argument("contest_id", metavar="CUỘC_THI")
@click.argument("round_id", metavar="VÒNG")
@click.option("--seed", required=True, metavar="SỐ", help="Số gieo đã công bố, để ai cũng rút lại được phân công.")
@click.option("--judges", type=click.Path(path_type=Path), metavar="TỆP", help="Bảng giám khảo (giam-khao.yml).")
@click.option("--authors", type=click.Path(path_type=Path), metavar="TỆP", help="Bảng tác giả (tac-gia.yml).")
@click.option("--before-close", is_flag=True, help="Làm khi còn nhận bài; chỉ để diễn tập.")
@_PRIVATE
@click.pass_obj
def pack_round(
    root: Path,
    contest_id: str,
    round_id: str,
    seed: str,
    judges: Path | None,
    authors: Path | None,
    before_close: bool,
    folder: Path,
) -> int:
    """Làm hồ sơ chấm kín của VÒNG: PDF, HTML và phiếu .xlsx cho từng giám khảo, bài mang số thay mã."""
    hall = _hall(root, contest_id, folder)
    said = _round(hall.contest, round_id)
    if (closes := hall.contest.closes) and not contests.is_closed(hall.contest, misuse.day(clock.now)):
        told = (
            f"{contest_id}: còn nhận bài đến {closes.until()}; hồ sơ làm bây giờ có thể thiếu bài, chấm nhầm bản cũ, "
            "mà đã phân công thì không phân công lại"
        )
        if not before_close:
            return _refused(f"{told}. Diễn tập thì thêm --before-close, với một thư mục --private khác.")
        click.echo(f"{told}. Hồ sơ này chỉ để diễn tập.", err=True)
    sitting, wrong, secret = tables.read_judges(halls.outside(root, judges or folder / room.JUDGES))
    if sitting is None or problems.has_errors(wrong):
        return _refused(problems.as_text(wrong))
    written = halls.authors_of(root, authors or folder / room.AUTHORS)
    waiting = halls.running(hall, said)
    place = hall.folder(said.id)
    if (place / room.SCORES).exists():
        return _refused(f"{place / room.SCORES}: vòng này đã tổng hợp điểm; rút lại phân công sẽ làm điểm ấy vô nghĩa.")
    made = pack.pack(hall.known, hall.contest, said, waiting, sitting.judges, written, seed, secret)
    if made.wrong:
        return _refused("\n".join(f"Vòng {said.id}: {one}." for one in made.wrong))
    drawn = place / room.DRAW
    if drawn.exists() and drawn.read_bytes() != made.files[room.DRAW]:
        return _refused(
            f"{drawn}: vòng này đã rút phân công khác; phiếu phát lần ấy sẽ ghi điểm vào bài khác. Muốn rút lại thì "
            f"thu hết phiếu cũ, xóa thư mục {place} rồi chạy lại."
        )
    _put(place, made.files)
    for one in made.told:
        click.echo(f"Vòng {said.id}: {one}")
    click.echo(f"Đã ghi {len(made.files)} tệp vào {place}. Gửi mỗi giám khảo thư mục mang mã của người ấy.")
    return DONE


@contest.command("tally", short_help="Kiểm tra phiếu chấm, tính điểm và xếp hạng.")
@click.argument("contest_id", metavar="CUỘC_THI")
@click.argument("round_id", metavar="VÒNG")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="PHIẾU…")
@_PRIVATE
@click.pass_obj
def tally(root: Path, contest_id: str, round_id: str, files: tuple[Path, ...], folder: Path) -> int:
    """Tổng hợp phiếu chấm của VÒNG (tệp, hoặc thư mục có các phiếu); phiếu sai, thiếu ở đâu nói rõ ô ấy."""
    hall = _hall(root, contest_id, folder)
    said = _round(hall.contest, round_id)
    place = hall.folder(said.id)
    try:
        _, drawn = room.read_draw(place / room.DRAW)
    except (FileNotFoundError, ValueError):
        return _refused(f"{place / room.DRAW}: không có hoặc hỏng; hãy chạy contest pack trước.")
    opens = Moment(said.starts.earliest()) if said.starts else None
    closes = Moment(said.ends.latest(), ends_day=True) if said.ends else None
    titles = {one.id: one.title for one in hall.entries}
    asked = answers.Asked(hall.contest.id, judging.round_of(said), drawn, opens, closes, _now(), titles)
    found = sheets.collect(asked, {str(path): sheet_reading.read(_bytes(path)) for path in room.sheets(files)})
    if found.wrong:
        return _refused("\n".join(answers.told(found.wrong)))
    marks = found.marks()
    earlier = halls.marks_of(hall, hall.contest.rounds[: hall.contest.rounds.index(said)])
    different = list(telling.different(hall, said, earlier, marks))
    ranking = judging.ranked(hall.contest, hall.entries, {**earlier, said.id: marks})
    text = published.text(marks, judging.round_of(said).criteria)
    lines = list(telling.lines(ranking))
    _put(
        place,
        {
            room.SCORES: text.encode(),
            room.RANKING: room.table(("place", "entry", "points", "judges", "passed"), lines),
            room.REMARKS: room.remarks_bytes(sorted(found.remarks)),
        },
    )
    for one in (*telling.told(ranking), *different):
        click.echo(one)
    click.echo(f"Đã ghi {room.SCORES}, {room.RANKING}, {room.REMARKS} vào {place}.")
    click.echo("Điểm và thứ hạng giữ kín đến khi có quyết định: contest results mới đưa vào kho công khai.")
    return DONE


@contest.command("feedback", short_help="Viết cho mỗi bài một thư phản hồi.")
@click.argument("contest_id", metavar="CUỘC_THI")
@_PRIVATE
@click.pass_obj
def letters(root: Path, contest_id: str, folder: Path) -> int:
    """Viết cho mỗi bài một thư, theo mã bài: điểm trung bình từng tiêu chí và lời giám khảo."""
    hall = _hall(root, contest_id, folder)
    marks = halls.marks_of(hall, hall.contest.rounds)
    if not marks:
        return _refused(f"{contest_id}: chưa vòng nào có điểm tổng hợp.")
    ranking = judging.ranked(hall.contest, hall.entries, marks)
    remarks = {round: room.read_remarks(hall.folder(round) / room.REMARKS) for round in marks}
    made = feedback.letters(hall.contest, judging.taking_part(hall.contest, hall.entries), ranking, remarks)
    _put(folder / room.FEEDBACK, made)
    click.echo(f"Đã viết {len(made)} thư vào {folder / room.FEEDBACK}.")
    return DONE


def _hall(root: Path, contest_id: str, folder: Path) -> Hall:
    return halls.opened(root, contest_id, folder, misuse.day(clock.today))


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES)


def _now() -> Moment:
    return moments.parse(misuse.day(clock.today).isoformat())


def _round(contest: Contest, id: str) -> Round:
    said = contest.round(id)
    if said is None:
        known = vietnamese.listed([one.id for one in contest.rounds]) or "không vòng nào"
        raise click.BadParameter(f"cuộc thi không có vòng “{id}”; thể lệ khai: {known}")
    return said


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if refused := writing.put(folder, files):
        raise click.BadParameter(refused)


def _refused(text: str) -> int:
    click.echo(text.rstrip("\n"), err=True)
    click.echo(NOTHING, err=True)
    return PROBLEMS
