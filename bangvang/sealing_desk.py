"""The commands of sealed entries: a pair of keys, sealing one's entry, opening all once the contest has closed."""

import os
import re
import secrets
from hashlib import sha256
from pathlib import Path

import click

from bangvang import clock, contests, misuse, problems, reading, site, vietnamese
from bangvang.exits import DONE, PROBLEMS
from bangvang.imports import writing
from bangvang.jury import halls, room, unseal
from bangvang.project import Project
from bangvang.reading import Unit
from bangvang.records import BY_NAME, Contest
from bangvang.records.entry import CODE_ALPHABET, CODE_LENGTH, CODE_PREFIX
from bangvang.sealing import box, header, letter, record
from bangvang.sealing.letter import Letter, Unfit

KEPT_SECRET = """\
Giữ khóa bí mật như giữ con dấu:
  - chép thành hai bản vào hai USB, cất ở hai nơi có khóa; mất khóa thì không ai mở được bài, kể cả người làm phần mềm;
  - không gửi qua thư, không để trên mạng, không bao giờ đưa vào kho này;
  - hết hạn nộp mới lấy ra, mở bài xong thì cất lại cho đến khi hết hạn kiến nghị."""


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
        files = _files_in(folder)
        track = _track_of(found, path, files)
        told = _small(contact, letter.MAX_CONTACT * 4).decode("utf-8-sig") if contact else ""
        sealed = box.seal(letter.write(Letter(contest_id, code, files, told)), found.sealed.recipient)
    except UnicodeDecodeError:
        return _refused(f"{contact}: không phải văn bản UTF-8.")
    except Unfit as error:
        return _refused(f"{error}".rstrip("."))
    digest = sha256(sealed).hexdigest()
    public = record.public(code, track, digest)
    refused = writing.put(root, {path + record.name(code): sealed, path + "entry.md": public.encode()})
    if refused:
        return _refused(refused)
    click.echo(f"Đã niêm phong {len(files)} tệp{' và thông tin liên hệ' if told else ''} vào {path}{record.name(code)}")
    click.echo(f"Mã bài: {code}\nMã băm (SHA-256): {digest}")
    click.echo(
        "Chép lại hai mã này làm biên nhận. Bản gốc giữ nguyên ở chỗ cũ: niêm phong rồi thì bạn không tự mở được."
    )
    if not told:
        click.echo(
            "Chưa kèm thông tin liên hệ (--contact): thể lệ đòi thì ban tổ chức sẽ không biết bài của ai.", err=True
        )
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
@click.option("--before-close", is_flag=True, help="Mở khi chưa hết hạn nộp; chỉ để thử khóa, phải lập biên bản.")
@click.pass_obj
def open_all(root: Path, contest_id: str, key: Path, out: Path, before_close: bool) -> int:
    """Mở mọi bài niêm phong: bài vào THƯ_MỤC/bai/, liên hệ vào THƯ_MỤC/lien-he/; không ghi gì vào kho."""
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
    try:
        secret = box.secret_in(_small(key, 10_000).decode("utf-8", "replace"))
    except Unfit as error:
        return _refused(f"{key}: {error}.")
    if hall.contest.sealed.recipient and box.public_of(secret) != hall.contest.sealed.recipient:
        return _refused(f"{key}: khóa này không phải khóa ghi trong thể lệ ({hall.contest.sealed.recipient}).")
    if before_close:
        click.echo("Mở trước hạn nộp: ghi biên bản ai mở, lúc nào, vì sao; thí sinh có quyền biết.", err=True)
    return _write(out, unseal.opened(hall.files, hall.entries, secret))


def _write(out: Path, found) -> int:
    """Entry by entry, each whole; then the list of what was opened."""
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    rows, closed = [], 0
    for one in found:
        fault = one.fault or writing.put(out, one.files)
        closed += bool(fault)
        rows.append((one.code, one.sha256, "" if fault else "x", fault or "; ".join(one.notes)))
        said = f"Bài {one.code}: " + (f"không mở được: {fault}" if fault else "; ".join(("đã mở", *one.notes)))
        click.echo(f"{said}.", err=bool(fault))
    if not rows:
        return _refused("cuộc thi này chưa có bài niêm phong nào.")
    writing.put(out, {unseal.TABLE: room.table(unseal.TABLE_HEAD, rows)})
    click.echo(f"Đã mở {len(rows) - closed}/{len(rows)} bài; bảng kê ở {out / unseal.TABLE}.")
    click.echo(f"Chép các thư mục trong {out / unseal.ENTRIES} vào content/contests/…/entries/ rồi chạy check.")
    click.echo(f"Thư mục {out / unseal.CONTACTS} có tên, số điện thoại: không bao giờ đưa vào kho.")
    return PROBLEMS if closed else DONE


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


def _track_of(contest: Contest, path: str, files: dict[str, bytes]) -> str:
    """The track the entry names, when it can be read: mistakes are found now, for later nobody can mend them."""
    if letter.ENTRY not in files:
        raise Unfit("trong thư mục không có entry.md")
    entry, wrong = reading.read(Unit(BY_NAME["entry"], path + letter.ENTRY, files[letter.ENTRY]))
    if entry is None or problems.has_errors(wrong):
        raise Unfit(f"entry.md còn lỗi, sửa xong hãy niêm phong:\n{problems.as_text(wrong)}")
    if contest.track(entry.track) is None:
        raise Unfit(f"cuộc thi không có bảng “{entry.track}”; có: {', '.join(one.id for one in contest.tracks)}")
    missing = [one.file for one in entry.photos if one.file not in files]
    if missing:
        raise Unfit(f"entry.md nhắc tới ảnh không có trong thư mục: {', '.join(missing)}")
    return entry.track


def _new_code(taken) -> str:
    while (code := CODE_PREFIX + "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))) in taken:
        pass
    return code


def _refused(text: str) -> int:
    text = re.sub(r"\n+$", "", text)
    click.echo(text if text.endswith(".") or "\n" in text else f"{text}.", err=True)
    click.echo("Chưa ghi tệp nào.", err=True)
    return PROBLEMS
