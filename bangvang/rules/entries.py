"""An entry against the rules of its contest: where it lies, when it came, how long it is."""

from collections.abc import Iterable, Iterator
from datetime import date

from bangvang import contests, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.records import Contest, Record
from bangvang.rules.finding import Finding, in_contests, is_bare, meant, on_tracks


def orphan_entry(catalogue: Catalogue) -> Iterator[Finding]:
    """Bài dự thi không có cuộc thi

    Là gì: Bài nằm trong thư mục của một cuộc thi mà ở đó không có tệp contest.yml.

    Vì sao: Không có thể lệ thì không biết hạn nộp, độ dài, cách chấm.

    Cách sửa: Chuyển thư mục bài vào đúng cuộc thi, hoặc thêm contest.yml.

    Ví dụ:

        content/contests/thi-viet-2026/contest.yml
        content/contests/thi-viet-2026/entries/bv-7k3m9q/entry.md
    """
    for entry in catalogue.entries.values():
        unread = ("contest", entry.contest) in catalogue.unreadable
        if entry.contest not in catalogue.contests and not unread:
            fix = meant(entry.contest, catalogue.contests) + "Chuyển bài vào thư mục của cuộc thi đang có."
            yield Finding(entry, (), f"không có cuộc thi “{entry.contest}”", fix)


def bad_code(catalogue: Catalogue) -> Iterator[Finding]:
    """Mã bài không đúng kiểu

    Là gì: Thư mục của bài không mang một mã như bv-7k3m9q: “bv-” và sáu chữ số, chữ cái không lẫn với nhau (không có
    0, 1, i, l, o).

    Vì sao: Mã thay cho tên người viết. Đặt thư mục theo tên mình hay tên nhân vật thì giám khảo biết bài của ai.

    Cách sửa: Đổi tên thư mục theo mã mà lời nhắn đưa ra; lệnh new entry tự đặt mã cho bài mới.

    Ví dụ:

        content/contests/thi-viet-2026/entries/nguyen-van-a/     # sai
        content/contests/thi-viet-2026/entries/bv-7k3m9q/        # đúng
    """
    for entry in catalogue.entries.values():
        if not contests.CODE.fullmatch(entry.id):
            code = contests.code_for(entry.title + entry.story.html)
            yield Finding(entry, ("id",), contests.no_code(entry.id), contests.how_to_recode(code))


def unknown_track(catalogue: Catalogue) -> Iterator[Finding]:
    """Bảng thi không có trong thể lệ

    Là gì: Bài ghi một bảng thi (track) mà cuộc thi không có.

    Vì sao: Độ dài, ảnh và giải đều theo bảng.

    Cách sửa: Ghi một mã bảng trong thể lệ của cuộc thi.

    Ví dụ:

        track: bai-viet
    """
    for entry, contest in in_contests(catalogue):
        if contest.track(entry.track) is None:
            tracks = [track.id for track in contest.tracks]
            fix = f"{meant(entry.track, tracks)}Các bảng của cuộc thi: {vietnamese.listed(tracks)}."
            yield Finding(entry, ("track",), f"cuộc thi không có bảng “{entry.track}”", fix)


def wrong_length(catalogue: Catalogue, records: Iterable[Record]) -> Iterator[Finding]:
    """Bài dài hoặc ngắn hơn thể lệ cho phép

    Là gì: Số từ (số trang, số phút) của bài ra ngoài mức của bảng thi.

    Vì sao: Ban tổ chức đếm như Word: mỗi chữ cách nhau bằng dấu cách là một từ, chỉ đếm thân bài (kể cả đề mục), không
    đếm tên bài, chú thích ảnh, số dẫn nguồn. Dung sai chỉ có khi thể lệ ghi.

    Cách sửa: Rút gọn hoặc viết thêm, rồi kiểm tra lại.

    Ví dụ:

        Thể lệ: không quá 2.000 từ
        Bài 2.137 từ: cần bớt 137 từ
    """
    for entry, track in on_tracks(catalogue, records):
        length = track.length
        size = contests.measured(entry, length) if length and not is_bare(entry) else None
        if size is None:
            continue
        least, most = contests.bounds(length)
        unit = length.unit.label
        said = f"bài dài {vietnamese.number(size)} {unit}, thể lệ: {contests.said_length(length)}"
        if most is not None and size > most:
            yield Finding(entry, ("track",), said, f"Cần bớt {vietnamese.number(size - most)} {unit}.")
        elif size < least:
            yield Finding(entry, ("track",), said, f"Cần thêm {vietnamese.number(least - size)} {unit}.")


def unmeasured_length(catalogue: Catalogue) -> Iterator[Finding]:
    """Chưa ghi số trang, số phút

    Là gì: Thể lệ tính độ dài bằng trang hoặc phút, mà bài chưa ghi pages hoặc minutes.

    Vì sao: Máy đếm được từ, không đếm được trang giấy hay phút phim.

    Cách sửa: Ghi pages (số trang A4) hoặc minutes (số phút).

    Ví dụ:

        pages: 4
    """
    for entry, track in on_tracks(catalogue):
        length = track.length
        if length and not length.unit.is_counted and contests.measured(entry, length) is None:
            key = "pages" if length.unit.value == "trang" else "minutes"
            message = f"thể lệ: {contests.said_length(length)}, bài chưa ghi {key}"
            yield Finding(entry, ("track",), message, f"Thêm dòng {key}: số {length.unit.label}.")


def outside_window(catalogue: Catalogue) -> Iterator[Finding]:
    """Bài đến ngoài thời hạn

    Là gì: Giờ nhận bài (submitted) trước khi mở hoặc sau khi đóng nhận bài, tính theo giờ Việt Nam.

    Vì sao: Bài muộn vẫn hiện trong danh sách với chữ “ngoài thời hạn”, nhưng không được chấm. Giờ tính là giờ ban tổ
    chức nhận được, không phải giờ viết. Thể lệ ghi 24:00 hay chỉ ghi ngày thì hạn là hết ngày ấy.

    Cách sửa: Nếu giờ nhận ghi nhầm thì sửa submitted. Nếu ban tổ chức gia hạn, sửa closes và ghi vào versions.

    Ví dụ:

        closes: 30/9/2026 24:00
        submitted: 01/10/2026 00:01      # muộn một phút
    """
    for entry, contest in in_contests(catalogue):
        if contests.is_late(entry, contest):
            message = f"bài đến lúc {entry.submitted.text()}, hạn là {contest.closes.until()}"
            yield Finding(entry, ("submitted",), message, "Bài hiện là “ngoài thời hạn” và không được chấm.")
        elif contests.is_early(entry, contest):
            message = f"bài đến lúc {entry.submitted.text()}, cuộc thi nhận bài từ {contest.opens.text()}"
            yield Finding(entry, ("submitted",), message, "Xem lại giờ nhận bài.")


def withdrawn_after_close(catalogue: Catalogue) -> Iterator[Finding]:
    """Rút bài sau khi đã đóng nhận bài

    Là gì: Bài ghi withdrawn vào lúc cuộc thi đã đóng.

    Vì sao: Người viết được sửa và rút bài đến phút cuối của hạn nộp. Sau đó bài được khóa để mọi giám khảo chấm cùng
    một bản; muốn rút phải đề nghị ban tổ chức.

    Cách sửa: Bỏ mục withdrawn. Nếu ban tổ chức đồng ý loại bài, ghi accepted: refused và lý do ở jury_note.

    Ví dụ:

        withdrawn: {on: 29/9/2026 20:00}      # được, nếu hạn là 30/9/2026
    """
    for entry, contest in in_contests(catalogue):
        if entry.withdrawn and contests.is_closed(contest, entry.withdrawn.on.first()):
            message = f"rút bài lúc {entry.withdrawn.on.text()}, sau hạn {contest.closes.until()}: bài đã khóa"
            yield Finding(entry, ("withdrawn", "on"), message, "Bỏ withdrawn; cần rút thì viết cho ban tổ chức.")


def unsealed_entry(catalogue: Catalogue) -> Iterator[Finding]:
    """Bài để ngỏ ở cuộc thi đòi niêm phong

    Là gì: Thể lệ đòi gửi bài đã niêm phong (sealed.required) mà bài không có tệp .age, hoặc để nguyên lời văn, ảnh
    trong thư mục khi còn nhận bài.

    Vì sao: Kho này ai cũng đọc được và không quên: bài “chưa công bố ở đâu” mà nằm đây tức là đã công bố.

    Cách sửa: Xóa lời văn và ảnh, chỉ để tệp .age và ghi tên tệp ở mục sealed. Niêm phong trên trang của cuộc thi, hoặc
    bằng lệnh contest seal. Bài đã lỡ để ngỏ thì báo ban tổ chức: lịch sử của kho vẫn còn.

    Ví dụ:

        sealed: bv-7k3m9q.age
    """
    asked = [
        entry
        for entry, contest in in_contests(catalogue)
        if contest.sealed.required and not entry.withdrawn and not _is_over(contest, catalogue.today)
    ]
    others = [path for path in catalogue.files if not path.endswith(("/entry.md", ".age"))] if asked else []
    lying = {path.rpartition("/")[0] for path in others}
    for entry in asked:
        if entry.is_told or entry.photos or not entry.sealed or entry.path.rpartition("/")[0] in lying:
            message = "bài chưa niêm phong, trong khi thể lệ đòi niêm phong"
            fix = "Gửi tệp .age thay cho bài; đừng để lời văn, ảnh trong thư mục."
            yield Finding(entry, ("title",), message, fix)


def _is_over(contest: Contest, today: date) -> bool:
    return contest.closes is not None and today > contest.closes.day


def missing_sealed_file(catalogue: Catalogue) -> Iterator[Finding]:
    """Không có tệp niêm phong mà bài nhắc tới

    Là gì: Mục sealed ghi tên một tệp không nằm cùng thư mục với bài, hoặc không có đuôi .age.

    Vì sao: Cả bài nằm trong tệp ấy. Thiếu nó thì đến hạn không có gì để chấm.

    Cách sửa: Thêm tệp .age mà trang niêm phong đã cho tải về, hoặc sửa tên cho đúng.

    Ví dụ:

        sealed: bv-7k3m9q.age
    """
    for entry in catalogue.entries.values():
        path = f"{entry.path.rpartition('/')[0]}/{entry.sealed}"
        if entry.sealed and (path not in catalogue.files or not path.endswith(".age")):
            message = f"không có tệp niêm phong “{entry.sealed}” cùng thư mục"
            yield Finding(entry, ("sealed",), message, "Thêm tệp .age ấy vào, hoặc sửa tên cho đúng.")
