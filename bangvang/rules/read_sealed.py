"""What looking at sealed files finds; the finding itself is in `sealed`, nothing is opened for it."""

from bangvang.problems import Severity


def bad_sealed_file():
    """Tệp niêm phong không dùng được

    Là gì: Tệp .age của một bài rỗng, bị cụt, nặng quá 24 MB, không phải dạng age, niêm phong bằng mật khẩu hay cho
    nhiều khóa; mã băm khác với sealed_sha256; hoặc không bài nào nhận tệp ấy ở mục sealed.

    Vì sao: Hết hạn mới mở được niêm phong, lúc ấy người viết không kịp gửi lại nữa. Lỗi thấy được từ ngoài thì nên biết
    ngay hôm nay. Máy chỉ xem phần đầu và mã băm, không mở bài.

    Cách sửa: Niêm phong lại trên trang của cuộc thi, hoặc bằng lệnh contest seal; gửi cả tệp .age và entry.md mới.

    Ví dụ:

        sealed: bv-7k3m9q.age
        sealed_sha256: 3f2a…   # 64 chữ số mà trang niêm phong in ra
    """


RULES = ((bad_sealed_file, Severity.ERROR),)
