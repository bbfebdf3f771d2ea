"""Photos and scans of an entry against the rules of its contest."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from bangvang import contests
from bangvang.catalogue import Catalogue
from bangvang.records import Entry
from bangvang.records.contest import PhotoRules
from bangvang.rules.finding import Finding, in_contests, is_bare, on_tracks
from bangvang.strays import PHOTO_SUFFIXES


def entry_photos(catalogue: Catalogue) -> Iterator[Finding]:
    """Ảnh của bài không đúng thể lệ

    Là gì: Bài thiếu ảnh, thừa ảnh, thiếu loại ảnh mà thể lệ đòi (chân dung, hoạt động), ảnh nhỏ hơn mức, hoặc tệp khai
    là ảnh không phải JPEG, PNG, WebP (đuôi viết chữ thường: .jpg, .jpeg, .png, .webp).

    Vì sao: Nhiều cuộc thi loại bài thiếu ảnh ngay ở vòng đầu.

    Cách sửa: Thêm hoặc bớt ảnh ở mục photos, ghi kind của từng ảnh.

    Ví dụ:

        photos:
          - {file: chan-dung.jpg, kind: portrait, caption: …, credit: …, alt: …}
          - {file: dung-may.jpg, kind: activity, caption: …, credit: …, alt: …}
    """
    for entry, _ in in_contests(catalogue):
        for index, photo in enumerate(() if entry.withdrawn else entry.photos):
            there = str(PurePosixPath(entry.path).parent / photo.file) in catalogue.files
            if there and not photo.file.endswith(PHOTO_SUFFIXES):
                yield Finding(entry, ("photos", index, "file"), *_no_photo(photo.file))
    for entry, track in on_tracks(catalogue):
        if track.photos and not is_bare(entry):
            for loc, message, fix in _photo_faults(catalogue, entry, track.photos):
                yield Finding(entry, loc, message, fix)


def _no_photo(file: str) -> tuple[str, str]:
    small = PurePosixPath(file).with_suffix(PurePosixPath(file).suffix.lower()).name
    if small.endswith(PHOTO_SUFFIXES):
        return f"đuôi của ảnh “{file}” viết chữ hoa", f"Đổi tên tệp, và dòng này, thành {small}."
    fix = "Mở ảnh trên máy, lưu lại thành JPEG, gửi tệp .jpg ấy và sửa tên ở dòng này."
    return f"tệp “{file}” không phải ảnh JPEG, PNG hay WebP", fix


def _photo_faults(catalogue: Catalogue, entry: Entry, wanted: PhotoRules) -> Iterator[tuple[tuple, str, str]]:
    count, asked = len(entry.photos), f"Thể lệ: {contests.said_photos(wanted)}."
    if count < wanted.least:
        yield (
            ("photos",),
            f"bài có {count} ảnh, thể lệ đòi ít nhất {wanted.least}",
            f"Thêm {wanted.least - count} ảnh. {asked}",
        )
    if wanted.most is not None and count > wanted.most:
        yield ("photos",), f"bài có {count} ảnh, thể lệ cho nhiều nhất {wanted.most}", f"Bớt {count - wanted.most} ảnh."
    there = {photo.kind for photo in entry.photos}
    for kind in wanted.required_kinds:
        if kind not in there:
            fix = f"Thêm ảnh và ghi kind: {kind.value}; nếu đã có, ghi kind cho ảnh ấy. {asked}"
            yield ("photos",), f"thiếu ảnh {kind.label}", fix
    for index, photo in enumerate(entry.photos):
        known = catalogue.photos.get(str(PurePosixPath(entry.path).parent / photo.file))
        if known and wanted.min_px and known.longest < wanted.min_px:
            message = f"ảnh “{photo.file}” cạnh dài {known.longest} điểm ảnh, thể lệ đòi {wanted.min_px}"
            yield ("photos", index, "file"), message, "Gửi ảnh gốc, không gửi ảnh đã thu nhỏ qua Zalo, Facebook."


def scan_against_rules(catalogue: Catalogue) -> Iterator[Finding]:
    """Bản chụp bài viết tay thiếu hoặc không được dùng

    Là gì: Bài khai bản chụp (scan) mà tệp không có bên cạnh, hoặc thể lệ không nhận bài viết tay.

    Vì sao: Bản chụp là bằng chứng để đối chiếu với bản gõ lại.

    Cách sửa: Chép tệp ảnh vào thư mục của bài, hoặc bỏ mục scan.

    Ví dụ:

        scan: {files: [trang-1.jpg, trang-2.jpg], transcriber: thư ký ban tổ chức}
    """
    for entry, contest in in_contests(catalogue):
        if entry.scan and not contest.handwritten_ok:
            yield Finding(entry, ("scan",), "thể lệ không nhận bài viết tay", "Bỏ mục scan, gửi bài gõ máy.")
        for index, file in enumerate(entry.scan.files if entry.scan else ()):
            if str(PurePosixPath(entry.path).parent / file) not in catalogue.files:
                loc = ("scan", "files", index)
                yield Finding(entry, loc, f"không có bản chụp “{file}” cạnh bài", "Chép tệp vào thư mục của bài.")
