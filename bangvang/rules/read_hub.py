"""What reading the files of other sites finds in a hub; the finding itself is in `hub`."""

from bangvang.problems import Severity


def bad_hub_line():
    """Dữ liệu của trang nguồn không dùng được

    Là gì: Một dòng của content/hub/<nguồn>.jsonl không đọc được, thiếu mã, trùng mã, có mục không được nhận, nhắc tới
    hồ sơ không có trong tệp, có địa chỉ lạ; hoặc dòng đầu ghi phiên bản, giấy phép, địa chỉ trang không đúng.

    Vì sao: Tệp do trang khác viết, trang đầu mối không tin sẵn. Một dòng sai có thể là tệp tải dở, tệp bị sửa, hoặc
    ai đó muốn đưa lên điều không được đưa. Trang đang đăng giữ nguyên cho đến khi tệp đúng.

    Cách sửa: Tải lại tệp du-lieu/lien-thong.jsonl từ trang nguồn. Vẫn sai thì báo nơi giữ trang ấy, và lấy lại bản
    trước của tệp trong git. Không sửa tay.

    Ví dụ:

        {"record": "exemplar", "id": "a", "url": "https://noi-khac/"}      # sai: url không phải địa chỉ trong trang
        {"record": "exemplar", "id": "a", "url": "guong/a/", …}            # đúng
    """


def unknown_hub_award():
    """Danh hiệu của trang nguồn chưa có ở trang đầu mối

    Là gì: Một dòng khen thưởng của trang nguồn mang danh hiệu riêng của nơi ấy, trang đầu mối chưa có hồ sơ.

    Vì sao: Không biết danh hiệu thì không biết cấp, loại, thứ bậc; dòng ấy không xếp vào bảng vàng được nên không hiện.

    Cách sửa: Chép tệp của danh hiệu ấy từ kho của trang nguồn vào content/awards/.

    Ví dụ:

        content/awards/guong-sang-ha-noi.yml
    """


RULES = ((bad_hub_line, Severity.ERROR), (unknown_hub_award, Severity.WARNING))
