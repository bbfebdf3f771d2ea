"""Photos beside records: each named one is there, each one there is named, each is described."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from bangvang import vietnamese
from bangvang.catalogue import Catalogue, kind_of
from bangvang.records import BY_NAME, KINDS, Campaign, Entry, Event, Exemplar
from bangvang.rules.finding import Finding, meant
from bangvang.strays import PHOTO_SUFFIXES

WITH_PHOTOS = ("exemplar", "campaign", "event", "entry")


def missing_photo(catalogue: Catalogue) -> Iterator[Finding]:
    """Ảnh đã khai mà không có tệp

    Là gì: Hồ sơ khai một ảnh ở mục photos nhưng cạnh hồ sơ không có tệp mang tên ấy.

    Vì sao: Trang sẽ có một ô ảnh trống.

    Cách sửa: Chép ảnh vào cùng thư mục với hồ sơ, hoặc sửa tên tệp. Chữ hoa, chữ thường trong tên tệp là khác nhau.

    Ví dụ:

        photos:
          - file: Anh-1.JPG      # sai: tệp tên là anh-1.jpg
    """
    beside: dict[PurePosixPath, list[str]] = defaultdict(list)
    for path in map(PurePosixPath, _photos(catalogue)):
        beside[path.parent].append(path.name)
    for record in _with_photos(catalogue):
        folder = PurePosixPath(record.path).parent
        for index, photo in enumerate(record.photos):
            if str(folder / photo.file) not in catalogue.files:
                fix = meant(photo.file, beside[folder]) + f"Chép ảnh vào {folder}/ hoặc sửa tên."
                yield Finding(record, ("photos", index, "file"), f"không có ảnh “{photo.file}” cạnh hồ sơ", fix)


def unused_photo(catalogue: Catalogue) -> Iterator[Finding]:
    """Ảnh không hồ sơ nào dùng

    Là gì: Trong thư mục có một tệp ảnh mà không hồ sơ nào cùng thư mục khai ở mục photos.

    Vì sao: Ảnh không khai thì không có chú thích, tác giả và sự đồng ý; mà tệp vẫn nằm trong kho cho ai cũng lấy được.

    Cách sửa: Khai ảnh ở mục photos của hồ sơ, hoặc xóa tệp.

    Ví dụ:

        photos:
          - file: gap-mat-2025.jpg
            caption: Buổi gặp mặt ngày 11/6/2025 tại Hà Nội
            credit: Ban Tuyên giáo Công đoàn
            alt: Chín người đứng trước cửa hội trường
    """
    twins = (one for pair in catalogue.twins for one in pair if kind_of(one) in WITH_PHOTOS)
    records = [*_with_photos(catalogue), *twins]
    named = {str(PurePosixPath(one.path).parent / photo.file) for one in records for photo in one.photos}
    scanned = ((one, file) for one in catalogue.entries.values() for file in (one.scan.files if one.scan else ()))
    named |= {str(PurePosixPath(one.path).parent / file) for one, file in scanned}
    unread = _unread_folders(catalogue)
    for path in _photos(catalogue):
        if path not in named and str(PurePosixPath(path).parent) not in unread:
            message = f"không hồ sơ nào dùng ảnh “{PurePosixPath(path).name}”"
            yield Finding(None, (), message, "Khai ảnh ở mục photos của hồ sơ cùng thư mục, hoặc xóa tệp.", file=path)


def alt_repeats_caption(catalogue: Catalogue) -> Iterator[Finding]:
    """Mô tả ảnh chép lại chú thích

    Là gì: Ô “Mô tả cho người không xem được ảnh” (alt) giống hệt chú thích, hoặc chỉ là tên tệp.

    Vì sao: Người dùng máy đọc màn hình nghe một câu hai lần mà vẫn không biết trong ảnh có gì.

    Cách sửa: Chú thích nói ai, ở đâu, khi nào; mô tả nói mắt thấy gì.

    Ví dụ:

        caption: Chị Hoa nhận Bằng khen, Hà Nội, ngày 12/9/2026
        alt: Người phụ nữ mặc áo dài đỏ cầm tấm bằng, phía sau là phông hội nghị
    """
    for record in _with_photos(catalogue):
        for index, photo in enumerate(record.photos):
            if vietnamese.fold(photo.alt) == vietnamese.fold(photo.caption):
                message = f"mô tả ảnh “{photo.file}” chép lại chú thích"
                yield Finding(record, ("photos", index, "alt"), message, "Tả những gì mắt thấy trong ảnh.")
            elif vietnamese.slugify(photo.alt).removeprefix("anh-") in _names(photo.file):
                message = f"mô tả ảnh “{photo.file}” chỉ chép tên tệp"
                yield Finding(record, ("photos", index, "alt"), message, "Tả những gì mắt thấy trong ảnh.")


def shared_photo(catalogue: Catalogue) -> Iterator[Finding]:
    """Một ảnh dùng cho hai người

    Là gì: Hai hồ sơ gương dùng cùng một tệp ảnh, hoặc hai tệp giống hệt nhau.

    Vì sao: Thường là chép nhầm: mặt người này hiện trên trang người kia. Sự đồng ý của mỗi người cũng là riêng.

    Cách sửa: Xem lại ảnh là của ai. Ảnh chụp chung thì không sao, chú thích phải nói rõ ai là ai.

    Ví dụ:

        nguyen-van-a.md: photos: [{file: chan-dung.jpg, …}]
        tran-thi-b.md:   photos: [{file: chan-dung.jpg, …}]      # của ai?
    """
    shown: dict[str, Exemplar] = {}
    for record in catalogue.exemplars.values():
        for index, photo in enumerate(record.photos):
            path = str(PurePosixPath(record.path).parent / photo.file)
            prepared = catalogue.photos.get(path)
            first = shown.setdefault(prepared.digest if prepared else path, record)
            if first is not record:
                message = f"ảnh “{photo.file}” cũng là ảnh của “{first.name}” ({first.path})"
                fix = "Xem lại ảnh là của ai; ảnh chụp chung thì chú thích nói rõ ai là ai."
                yield Finding(record, ("photos", index, "file"), message, fix)


def _names(file: str) -> set[str]:
    """A file's name as somebody might copy it for a description."""
    stem = vietnamese.slugify(PurePosixPath(file).stem)
    return {stem, stem.removeprefix("anh-"), vietnamese.slugify(file)}


def _with_photos(catalogue: Catalogue) -> Iterator[Exemplar | Campaign | Event | Entry]:
    for kind in WITH_PHOTOS:
        yield from (record for record in catalogue.of_kind(kind).values() if record.photos)


def _photos(catalogue: Catalogue) -> list[str]:
    """Every photo file in the folders of records."""
    folders = tuple(f"{kind.folder}/" for kind in KINDS)
    return sorted(path for path in catalogue.files if path.endswith(PHOTO_SUFFIXES) and path.startswith(folders))


def _unread_folders(catalogue: Catalogue) -> set[str]:
    """Folders with a record that could not be understood, and so may name photos we do not know of."""
    unread = {(kind, id) for kind, id in catalogue.unreadable if kind in WITH_PHOTOS}
    kinds = {kind for kind, _ in unread}
    files = ((path, kind) for path in catalogue.files for kind in kinds)
    return {str(PurePosixPath(path).parent) for path, kind in files if (kind, BY_NAME[kind].id_of(path)) in unread}
