"""The command `contest results`: prizes by a signed decision, judged as `check` judges before they are written."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import click

from bangvang import clock, dates, git, judging, misuse, problems, reading, receipts
from bangvang.exits import DONE
from bangvang.imports import writing
from bangvang.jury import announce, awarding, halls, room, trial
from bangvang.jury.decided import Chosen, Kept, Wanted
from bangvang.jury.halls import Hall, Wrong
from bangvang.reading import Unit
from bangvang.records import BY_NAME, ContestResult
from bangvang.scoring.published import Marks

_KEPT = re.compile(r"(?P<prize>[^=:]+)(?::(?P<count>[0-9]{1,4}))?=(?P<reason>.+)", re.DOTALL)
_GIVEN = re.compile(r"(?P<prize>[^=]+)=(?P<to>[^=]+)")
_CHOSEN = re.compile(r"(?P<prize>[^=]+)=(?P<entry>[^=]+)=(?P<reason>.+)", re.DOTALL)
Said = TypeVar("Said")


@click.command("results", cls=misuse.VietnameseCommand, short_help="Ghi kết quả theo quyết định trao giải.")
@click.argument("contest_id", metavar="CUỘC_THI")
@click.option("--withhold", multiple=True, metavar="GIẢI[:SỐ]=LÝ_DO", help="Giải không trao; ghi nhiều lần được.")
@click.option("--collective", multiple=True, metavar="GIẢI=ĐƠN_VỊ", help="Giải tập thể cho đơn vị: mã hồ sơ, hoặc tên.")
@click.option("--award", multiple=True, metavar="GIẢI=MÃ_BÀI=LÝ_DO", help="Bài hội đồng chọn khác thứ hạng, vì sao.")
@click.option("--correct", default="", metavar="LÝ_DO", help="Ghi lại kết quả đã có; lý do đăng ở mục đính chính.")
@click.option(
    "--authors", type=click.Path(path_type=Path), metavar="TỆP", help="Bảng tác giả, để ghi ai đồng ý nêu tên."
)
@click.option(
    "--private", "folder", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="THƯ_MỤC",
    help="Thư mục riêng của hội đồng, nằm ngoài kho công khai.",
)  # fmt: skip
@click.pass_obj
def results(
    root: Path,
    contest_id: str,
    withhold: tuple[str, ...],
    collective: tuple[str, ...],
    award: tuple[str, ...],
    correct: str,
    authors: Path | None,
    folder: Path,
) -> int:
    """Ghi results.yml và bảng điểm ẩn danh vào kho công khai; chưa có quyết định thì không ghi."""
    wanted = Wanted(
        _said(withhold, _KEPT, "--withhold", 'nhat=lý do, hoặc "khuyen-khich:2=lý do"', _kept),
        _said(collective, _GIVEN, "--collective", "tap-the=mã đơn vị", lambda one: (one["prize"], one["to"])),
        _said(award, _CHOSEN, "--award", "nhat=bv-7k3m9q=lý do", lambda one: Chosen(**one)),
    )
    hall = halls.opened(root, contest_id, folder, misuse.day(clock.today))
    _decided(hall)
    standing = hall.known.results.get(contest_id)
    wanted = wanted.after(Wanted.before(hall.contest, standing) if standing else Wanted())
    writers = halls.authors_of(root, authors or folder / room.AUTHORS)
    marks = halls.marks_of(hall, hall.contest.rounds)
    if lacking := [one.id for one in hall.contest.rounds if one.id not in marks]:
        raise Wrong("\n".join(f"{contest_id}: vòng “{one}” chưa có điểm tổng hợp." for one in lacking))
    places = judging.ranked(hall.contest, hall.entries, marks).places
    made = awarding.awarded(hall.known, hall.contest, hall.entries, writers, places, wanted)
    for one in made.told:
        click.echo(f"{one[:1].upper()}{one[1:]}.")
    if made.open:
        raise Wrong("\n".join(f"{contest_id}: {one}." for one in made.open))
    seeds = {round: _seed(hall.folder(round) / room.DRAW) for round in marks}
    hashes = {one.id: receipts.digest(halls.files_of(hall.files, one), one.sealed) for one in hall.entries}
    said = announce.values(hall.contest, marks, seeds, hashes, writers, made.winners, wanted.withheld, standing)
    return _put(hall, standing, marks, said, correct)


def _put(
    hall: Hall, standing: ContestResult | None, marks: Mapping[str, Marks], said: Mapping[str, object], correct: str
) -> int:
    """Write what changes anything, when it may be written."""
    path = announce.path_of(hall.contest)
    text = (hall.files.load(path)[0] or b"").decode("utf-8-sig") if standing else ""
    files = announce.files(hall.contest, marks, said, text)
    if standing:
        was = {round: (hall.known.marks.get((hall.contest.id, round), Marks()), now) for round, now in marks.items()}
        told = announce.changes(hall.contest, standing, _read(path, files[path]), was)
        if not told:
            click.echo("Không có gì phải ghi: kết quả trong kho đã đúng như điểm, quyết định và lựa chọn này.")
            return DONE
        for one in told:
            click.echo(f"Khác kết quả đang có: {one}.")
        if _other_winners(standing, files[path], path):
            click.echo(
                f"Chú ý: người được giải khác kết quả đã công bố mà vẫn theo quyết định “{standing.decision}”. Đổi "
                "giải thì phải có quyết định sửa đổi: nhập quyết định ấy, ghi mã của nó vào results_decision."
            )
        if not correct.strip():
            raise Wrong(f'{path}: đã có kết quả. Đúng là phải sửa thì gọi lại, thêm: --correct "Vì sao sửa"')
        if _is_public(hall.project.root, path):
            what = "; ".join(told)
            day = hall.known.today.isoformat()
            correction = {"date": day, "what": what[:1].upper() + what[1:], "why": correct.strip()}
            files = announce.files(hall.contest, marks, said, text, correction)
    if found := trial.refused(hall.project, files):
        raise Wrong(f"{problems.as_text(found)}Ghi như vậy thì check sẽ không nhận; sửa những chỗ trên trước.")
    if refused := writing.put(hall.project.root, files):
        raise Wrong(refused)
    for one in files:
        click.echo(f"Đã ghi {one}")
    click.echo(f"Xem lại rồi chạy: python build.py check content/contests/{hall.contest.id}")
    return DONE


def _other_winners(standing: ContestResult, now: bytes, path: str) -> bool:
    """Whether prizes go to other entries, by the decision that gave them."""
    said = _read(path, now)
    won, wins = ({(one.prize, one.entry) for one in result.winners} for result in (standing, said))
    return said.decision == standing.decision and won != wins


def _decided(hall: Hall) -> None:
    signed = hall.contest.results_decision or ""
    if signed not in hall.known.decisions:
        said = f"không có hồ sơ quyết định “{signed}”" if signed else "chưa có quyết định trao giải"
        fix = "Nhập quyết định, ghi mã của nó vào results_decision của contest.yml, rồi gọi lại"
        raise Wrong(f"{hall.contest.id}: {said}; kết quả chỉ công bố theo quyết định. {fix}.")
    signed_on = hall.known.decisions[signed].date
    if signed_on > hall.known.today:
        raise Wrong(f"{hall.contest.id}: quyết định đề ngày {dates.day_text(signed_on)}, chưa đến ngày công bố.")


def _seed(path: Path) -> str:
    try:
        return room.read_draw(path)[0]
    except (FileNotFoundError, ValueError):
        raise Wrong(f"{path}: không có hoặc hỏng; số gieo của vòng phải được công bố cùng kết quả.") from None


def _read(path: str, data: bytes) -> ContestResult:
    record, wrong = reading.read(Unit(BY_NAME["result"], path, data))
    if record is None:
        raise Wrong(problems.as_text(wrong))
    return record


def _is_public(root: Path, path: str) -> bool:
    """Whether a file was ever committed, as far as anybody can tell: without git it may have been."""
    try:
        return git.shown(root, git.commit(root, "HEAD"), path) is not None
    except git.NoHistory:
        return True


def _kept(one: Mapping[str, str | None]) -> Kept:
    return Kept(one["prize"], int(one["count"] or 1), one["reason"])


def _said(
    given: Sequence[str], form: re.Pattern, option: str, like: str, made: Callable[[Mapping], Said]
) -> tuple[Said, ...]:
    found = []
    for one in given:
        match = form.fullmatch(one.strip())
        if match is None:
            raise click.BadParameter(f"{option} viết như {like}, không phải “{one}”")
        found.append(made({key: text and text.strip() for key, text in match.groupdict().items()}))
    return tuple(found)
