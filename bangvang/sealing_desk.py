"""The commands of sealed entries: a pair of keys, sealing one's entry, opening all once the contest has closed."""

import os
import re
import secrets
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import click

from bangvang import clock, contests, misuse, problems, site, vietnamese
from bangvang.contests import Phase
from bangvang.exits import DONE, PROBLEMS
from bangvang.imports import writing
from bangvang.jury import halls, room, unseal
from bangvang.jury.unseal import Opened
from bangvang.problems import Problem
from bangvang.project import Project
from bangvang.records.entry import CODE_ALPHABET, CODE_LENGTH, CODE_PREFIX
from bangvang.review import laid
from bangvang.sealing import box, header, letter, record
from bangvang.sealing.letter import Letter, Unfit

KEPT_SECRET = """\
Giữ khóa bí mật như giữ con dấu:
  - chép thành hai bản vào hai USB, cất ở hai nơi có khóa; mất khóa thì không ai mở được bài, kể cả người làm phần mềm;
  - không gửi qua thư, không để trên mạng, không bao giờ đưa vào kho này;
  - hết hạn nộp mới lấy ra, mở bài xong thì cất lại cho đến khi hết hạn kiến nghị."""

JUDGE_IT = """\
Bài có lỗi thì không đặt vào kho, và người viết không sửa được nữa. Ban tổ chức quyết định theo thể lệ: không nhận thì
ghi accepted: refused và jury_note vào entry.md của bài trong kho, bài vẫn để niêm phong."""


@click.command("keygen", cls=misuse.VietnameseCommand, short_help="Tạo cặp khóa niêm phong của ban tổ chức.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="TỆP_KHÓA")
@click.pass_obj
def keygen(root: Path, file: Path) -> int:
    """Tạo cặp khóa: khóa bí mật ghi vào TỆP_KHÓA (phải ở ngoài kho), khóa công khai in ra để ghi vào contest.yml."""
    if room.inside(root, file):
        return _refused(f"“{file}” nằm trong kho, nơi mọi thứ thành công khai. Hãy ghi khóa ra USB hoặc thư mục riêng.")
    if not file.parent.is_dir():
        return _refused(f"không có thư mục “{file.parent}”. Hãy tạo thư mục ấy trước.")
    secret, public = box.new_key()
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _refused(f"đã có tệp “{file}”; nếu đó là khóa của một cuộc thi thì đừng xóa. Hãy chọn tên khác.")
    with open(descriptor, "w", encoding="utf-8", newline="\n") as out:
        out.write(box.key_file(secret, public))
    click.echo(f"Đã ghi khóa bí mật vào {file}, chỉ tài khoản của bạn đọc được.\n{KEPT_SECRET}\n")
    click.echo(f"Ghi khóa công khai vào contest.yml:\n\nsealed: {{required: true, recipient: {public}}}")
    return DONE


@click.command("seal", cls=misuse.VietnameseCommand, short_help="Niêm phong một bài dự thi.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="THƯ_MỤC_BÀI")
@click.option("--contest", "contest_id", required=True, metavar="CUỘC_THI", help="Mã cuộc thi.")
@click.option(
    "--contact",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="TỆP",
    help="Tệp văn bản ghi họ tên, điện thoại, địa chỉ; chỉ ban tổ chức mở ra đọc được.",
)
@click.pass_obj
def seal(root: Path, folder: Path, contest_id: str, contact: Path | None) -> int:
    """Niêm phong entry.md và ảnh trong THƯ_MỤC_BÀI; vào kho chỉ có tệp .age và vài dòng công khai."""
    known = site.gather(Project.at(root, misuse.day(clock.today))).catalogue
    found = known.contests.get(contest_id)
    if found is None:
        meant = vietnamese.near(contest_id, known.contests, 1)
        raise click.BadParameter(f"không có cuộc thi “{contest_id}”" + (f"; ý bạn là {meant[0]}?" if meant else ""))
    if not found.sealed.recipient:
        return _refused(f"{contest_id}: thể lệ chưa ghi khóa công khai (sealed.recipient). Hãy hỏi ban tổ chức.")
    if room.inside(root, folder) or (contact and room.inside(root, contact)):
        return _refused("Bài để ngỏ và thông tin liên hệ không được nằm trong kho. Hãy chuyển ra ngoài rồi gọi lại.")
    code = folder.resolve().name if contests.CODE.fullmatch(folder.resolve().name) else _new_code(known.entries)
    path = f"content/contests/{contest_id}/entries/{code}/"
    if (root / path).exists():
        return _refused(f"đã có {path}. Muốn gửi bản khác trước hạn thì xóa thư mục ấy rồi gọi lại.")
    try:
        told = _small(contact, letter.MAX_CONTACT * 4).decode("utf-8-sig") if contact else ""
        files = _files_in(folder)
        track, wrong = _looked_at(Project.at(root, known.today), path, folder, told)
        if track is None:
            return _refused(
                f"{problems.as_text(wrong)}Bài còn lỗi, sửa xong hãy niêm phong: khóa rồi không sửa được nữa."
            )
        sealed = box.seal(letter.write(Letter(contest_id, code, files, told)), found.sealed.recipient)
    except UnicodeDecodeError:
        return _refused(f"{contact}: không phải văn bản UTF-8.")
    except Unfit as error:
        return _refused(f"{error}".rstrip("."))
    digest = sha256(sealed).hexdigest()
    public = record.public(code, track, digest)
    refused = writing.put(root, {path + record.name(code): sealed, path + letter.ENTRY: public.encode()})
    if refused:
        return _refused(refused)
    click.echo(problems.as_text(wrong), err=True, nl=False)
    click.echo(f"Đã niêm phong {len(files)} tệp{' và thông tin liên hệ' if told else ''} vào {path}{record.name(code)}")
    click.echo(
        f"Biên nhận của bạn, hãy giữ lại:\n  Mã bài: {code}\n  Mã băm (SHA-256) của {record.name(code)}: {digest}\n"
        "Mã băm này không đổi khi ban tổ chức mở niêm phong; đối chiếu bằng contest verify-receipt.\n"
        "Bản gốc giữ nguyên ở chỗ cũ: niêm phong rồi thì bạn không tự mở được.\n"
        f"Gửi cả hai tệp trong {path}; bước tiếp theo ở trang Gửi bài dự thi."
    )
    if not told:
        click.echo(
            "Chưa kèm thông tin liên hệ (--contact): thể lệ đòi thì ban tổ chức sẽ không biết bài của ai.", err=True
        )
    if contests.is_closed(found, misuse.day(clock.now)):
        click.echo(f"Đã quá hạn {found.closes.until()}: bài sẽ ghi là ngoài thời hạn, không được chấm.", err=True)
    return DONE


@click.command("open", cls=misuse.VietnameseCommand, short_help="Mở niêm phong các bài sau hạn nộp.")
@click.argument("contest_id", metavar="CUỘC_THI")
@click.option(
    "--key", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="TỆP_KHÓA",
    help="Tệp khóa bí mật mà keygen đã ghi.",
)  # fmt: skip
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="THƯ_MỤC",
    help="Thư mục riêng ở ngoài kho, để đặt bài đã mở và thông tin liên hệ.",
)  # fmt: skip
@click.option(
    "--place", is_flag=True,
    help="Đặt luôn bài không có lỗi vào kho trên máy này, giữ nguyên dòng của ban tổ chức và tệp .age.",
)  # fmt: skip
@click.option("--before-close", is_flag=True, help="Mở khi chưa hết hạn nộp; chỉ để thử khóa, phải lập biên bản.")
@click.pass_obj
def open_all(root: Path, contest_id: str, key: Path, out: Path, place: bool, before_close: bool) -> int:
    """Mở mọi bài niêm phong: bài vào THƯ_MỤC/bai/, liên hệ vào THƯ_MỤC/lien-he/; nói mọi chỗ sai trong các bài."""
    if room.inside(root, key):
        return _refused(
            f"khóa bí mật “{key}” nằm trong kho: ai cũng mở được bài. Chuyển ra ngoài và báo ngay ban tổ chức."
        )
    hall = halls.opened(root, contest_id, out, misuse.day(clock.today))
    if not contests.is_closed(hall.contest, misuse.day(clock.now)) and not before_close:
        until = (
            f"hạn là {hall.contest.closes.until()}" if hall.contest.closes else "vì thể lệ chưa ghi hạn nộp (closes)"
        )
        return _refused(f"{contest_id}: chưa được mở niêm phong, {until}. Cần thử khóa thì thêm --before-close.")
    if place and contests.phase(hall.contest, hall.known.today) not in (Phase.JUDGING, Phase.PAST):
        return _refused(f"{contest_id}: trang còn ghi đang nhận bài; từ hôm sau hạn nộp mới đặt bài vào kho (--place).")
    try:
        secret = box.secret_in(_small(key, 10_000).decode("utf-8", "replace"))
    except Unfit as error:
        return _refused(f"{key}: {error}.")
    if hall.contest.sealed.recipient and box.public_of(secret) != hall.contest.sealed.recipient:
        return _refused(f"{key}: khóa này không phải khóa ghi trong thể lệ ({hall.contest.sealed.recipient}).")
    if before_close:
        click.echo("Mở trước hạn nộp: ghi biên bản ai mở, lúc nào, vì sao; thí sinh có quyền biết.", err=True)
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    return _told(out, unseal.opened(Project.at(root, hall.known.today), hall, out, secret, place), place)


def _told(out: Path, made: Sequence[Opened], place: bool) -> int:
    """What became of each entry; then what is wrong in them, all at once, and what is to be done."""
    if not made:
        return _refused("cuộc thi này chưa có bài niêm phong nào")
    for one in made:
        click.echo(f"Bài {one.entry.id}: {one.note}.", err=not one.is_sound)
    found = problems.as_text(problems.in_order(said for one in made for said in one.found))
    click.echo(found, nl=False)
    closed = sum(bool(one.fault) for one in made)
    rows = [(one.entry.id, one.sha256, "" if one.fault else "x", one.note) for one in made]
    writing.put(out, {unseal.TABLE: room.table(unseal.TABLE_HEAD, rows), unseal.FOUND: found.encode()})
    click.echo(f"Đã mở {len(made) - closed}/{len(made)} bài; bảng kê ở {out / unseal.TABLE}.")
    if found:
        click.echo(f"Chỗ sai ghi lại ở {out / unseal.FOUND}.")
    if place:
        click.echo(f"Đã đặt {sum(one.is_placed for one in made)} bài vào kho trên máy này; tệp .age để nguyên chỗ cũ.")
    elif any(one.is_sound and one.entry.is_bare and not one.is_refused for one in made):
        click.echo("Xem xong thì gọi lại lệnh này, thêm --place, để đặt các bài không có lỗi vào kho.")
    if any(problems.has_errors(one.found) and not one.is_refused for one in made):
        click.echo(JUDGE_IT)
    click.echo(f"Thư mục {out / unseal.CONTACTS} có tên, số điện thoại: không bao giờ đưa vào kho.")
    return DONE if all(one.is_sound for one in made) else PROBLEMS


def _files_in(folder: Path) -> dict[str, bytes]:
    """The entry's files; `letter` judges their names. Raises `Unfit`."""
    found, room_left = {}, header.MAX_BYTES
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_symlink() or not path.is_file():
            raise Unfit(f"“{path.name}” không phải tệp thường; thư mục bài chỉ gồm entry.md và ảnh")
        found[path.name] = _small(path, room_left)
        room_left -= len(found[path.name])
    return found


def _small(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise Unfit(f"“{path.name}” nặng quá: cả bài nhiều nhất khoảng {header.MAX_BYTES * 3 // 4_000_000} MB")
    return data


def _looked_at(project: Project, path: str, folder: Path, contact: str) -> tuple[str | None, list[Problem]]:
    """The entry's track, and what is wrong with it: mistakes are found now, for later nobody can mend them. Without
    a track when one of them is an error."""
    place = path.rstrip("/")
    known, found = laid.judge(project, {place: folder}, {place: laid.names_in(contact)})
    entry = next((one for one in known.entries.values() if one.path == path + letter.ENTRY), None)
    return (entry.track if entry and not problems.has_errors(found) else None), found


def _new_code(taken) -> str:
    while (code := CODE_PREFIX + "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))) in taken:
        pass
    return code


def _refused(text: str) -> int:
    text = re.sub(r"\n+$", "", text)
    click.echo(text if text.endswith(".") or "\n" in text else f"{text}.", err=True)
    click.echo("Chưa ghi tệp nào.", err=True)
    return PROBLEMS
