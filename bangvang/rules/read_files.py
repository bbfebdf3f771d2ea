"""Rules that reading files applies; the functions are only their help pages."""

from bangvang.problems import Severity


def binary_file():
    """Tệp không phải tệp chữ

    Là gì: Một tệp mang đuôi .md, .yml hoặc .csv nhưng bên trong là Word, Excel, PDF, ảnh hoặc tệp nén.

    Vì sao: Chỉ đổi đuôi tệp thì nội dung vẫn là kiểu cũ, máy không đọc ra chữ.

    Cách sửa: Mở tệp bằng chương trình của nó, chép chữ sang một tệp mới. Bảng Excel thì lưu thành CSV UTF-8.

    Ví dụ:

        danh-sach.xlsx đổi tên thành danh-sach.csv                 # sai
        danh-sach.xlsx, chọn Lưu thành… CSV UTF-8                  # đúng
    """


def not_utf8():
    """Tệp không lưu bằng UTF-8

    Là gì: Tệp được lưu bằng UTF-16, TCVN3 (ABC), VNI hoặc Windows-1258.

    Vì sao: Đọc theo bảng mã khác thì chữ Việt hỏng hết dấu, có khi hỏng mà không ai nhận ra.

    Cách sửa: Lưu lại bằng UTF-8. Chữ gõ bằng phông .VnTime, VNI phải đổi sang Unicode trước.

    Ví dụ:

        NguyÔn V¨n A      # chữ TCVN3 đọc theo bảng mã khác
        Nguyễn Văn A      # đúng
    """


def empty_file():
    """Tệp trống

    Là gì: Tệp không có chữ nào.

    Vì sao: Tệp trống không thành hồ sơ nào; thường là quên lưu.

    Cách sửa: Điền nội dung, hoặc xóa tệp.

    Ví dụ:

        python build.py new exemplar      # tạo một tệp mẫu có sẵn các ô cần điền
    """


def too_many_problems():
    """Quá nhiều lỗi trong một tệp

    Là gì: Tệp có nhiều lỗi cùng loại đến mức chỉ liệt kê một phần.

    Vì sao: Danh sách hàng nghìn lỗi giống nhau che mất lỗi đáng xem.

    Cách sửa: Sửa các lỗi đã nêu rồi kiểm tra lại; thường một nguyên nhân gây ra tất cả.

    Ví dụ:

        python build.py check exemplars/ngo-gia-kham.md
    """


def file_name():
    """Tên tệp, tên thư mục không dùng được

    Là gì: Tên có dấu tiếng Việt, khoảng trắng, chữ hoa (với hồ sơ) hoặc ký tự lạ.

    Vì sao: Tên tệp thành địa chỉ trang; tên có dấu hay chữ hoa hiểu khác nhau trên Windows, macOS và máy chủ.

    Cách sửa: Chỉ dùng chữ thường không dấu, chữ số và gạch nối.

    Ví dụ:

        exemplars/Ngô Gia Khảm.md      # sai
        exemplars/ngo-gia-kham.md      # đúng
    """


def symlink():
    """Liên kết tượng trưng thay cho tệp

    Là gì: Ở chỗ phải là tệp hoặc thư mục lại là một liên kết (symlink) dẫn sang nơi khác.

    Vì sao: Liên kết có thể dẫn ra ngoài dự án và làm lộ tệp không định công bố.

    Cách sửa: Chép chính tệp hay thư mục ấy vào đây.

    Ví dụ:

        exemplars/anh.jpg -> /home/hoa/anh.jpg      # sai
    """


def special_file():
    """Không phải tệp hay thư mục thường

    Là gì: Ở đường dẫn ấy là thư mục, ống dẫn hoặc thiết bị chứ không phải tệp.

    Vì sao: Chỉ tệp thường mới đọc được thành hồ sơ.

    Cách sửa: Ghi đúng đường dẫn của một tệp, hoặc xóa thứ không dùng.

    Ví dụ:

        python build.py check exemplars/ngo-gia-kham.md
    """


def missing_file():
    """Không có tệp

    Là gì: Đường dẫn được yêu cầu không có tệp nào.

    Vì sao: Có thể tệp đã đổi tên, hoặc gõ nhầm chữ hoa, chữ thường.

    Cách sửa: Xem lại tên và thư mục.

    Ví dụ:

        exemplars/Ngo-Gia-Kham.md      # sai
        exemplars/ngo-gia-kham.md      # đúng
    """


def outside_path():
    """Đường dẫn ra ngoài dự án

    Là gì: Đường dẫn bắt đầu từ gốc ổ đĩa hoặc có “..”.

    Vì sao: Chương trình chỉ đọc tệp của dự án, để không ai lấy được tệp khác trên máy.

    Cách sửa: Viết đường dẫn tính từ thư mục gốc của dự án.

    Ví dụ:

        ../guong/ngo-gia-kham.md       # sai
        exemplars/ngo-gia-kham.md      # đúng
    """


def too_large():
    """Tệp quá lớn

    Là gì: Một hồ sơ quá 1 MB, một danh sách quá 32 MB, hoặc một tệp có quá nhiều giá trị.

    Vì sao: Tệp quá lớn thường là dán nhầm; nó làm chậm mọi lần dựng trang và không ai đọc hết.

    Cách sửa: Tách ra nhiều tệp: mỗi gương, mỗi quyết định một tệp; danh sách dài để ở tệp .csv.

    Ví dụ:

        content/decisions/ubnd/2024/12.yml và 12.csv bên cạnh
    """


def unreadable_file():
    """Tệp không đọc được

    Là gì: Máy không cho đọc tệp: thiếu quyền, tên quá dài hoặc ổ đĩa báo lỗi.

    Vì sao: Tệp không đọc được thì người trong tệp ấy vắng mặt trên trang.

    Cách sửa: Xem lại quyền đọc và tên của tệp, rồi chạy lại.

    Ví dụ:

        chmod u+r exemplars/ngo-gia-kham.md
    """


def stray_file():
    """Tệp không biết là hồ sơ gì

    Là gì: Một tệp nằm ngoài các thư mục hồ sơ, hoặc mang đuôi không đúng với thư mục. Trong thư mục bài dự thi, hoặc
    một bài dự thi đặt ngoài thư mục của cuộc thi, thì là lỗi, kẻo người gửi lỡ hạn.

    Vì sao: Tệp ấy không lên trang; nếu không nói ra, người viết tưởng hồ sơ của mình đã được đăng.

    Cách sửa: Đổi đuôi hoặc chuyển tệp vào đúng thư mục.

    Ví dụ:

        exemplars/ngo-gia-kham.txt      # sai
        exemplars/ngo-gia-kham.md       # đúng
        bv-7k3m9q/IMG_2031.JPG          # sai
        bv-7k3m9q/img-2031.jpg          # đúng
        content/contests/thi-2026/bv-7k3m9q/entry.md              # sai
        content/contests/thi-2026/entries/bv-7k3m9q/entry.md      # đúng
    """


def unclean_text():
    """Ký tự trông đúng mà không đúng

    Là gì: Chữ có dấu viết rời (NFD), chữ Ð của tiếng Iceland thay cho Đ, khoảng trắng đặc biệt, ký tự không nhìn
    thấy. Ký tự đảo chiều chữ và ký tự điều khiển là lỗi; các loại khác là cảnh báo và được tự sửa khi đọc.

    Vì sao: Mắt không thấy khác nhưng máy coi là chữ khác: tìm không ra, xếp sai chỗ. Ký tự đảo chiều còn có thể
    làm câu hiện ra khác với câu viết trong tệp.

    Cách sửa: Gõ lại chữ ấy bằng bộ gõ Unicode dựng sẵn; đừng chép từ PDF.

    Ví dụ:

        QÐND      # sai: Ð (U+00D0)
        QĐND      # đúng: Đ (U+0110)
    """


ERROR, WARNING = Severity.ERROR, Severity.WARNING
RULES = (
    (binary_file, ERROR),
    (not_utf8, ERROR),
    (empty_file, ERROR),
    (too_many_problems, ERROR),
    (file_name, ERROR),
    (symlink, ERROR),
    (special_file, ERROR),
    (missing_file, ERROR),
    (outside_path, ERROR),
    (too_large, ERROR),
    (unreadable_file, ERROR),
    (stray_file, WARNING),
    (unclean_text, WARNING),
)
