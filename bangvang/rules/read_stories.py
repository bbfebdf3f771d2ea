"""Rules that reading a story applies; the functions are only their help pages."""

from bangvang.problems import Severity


def story_too_long():
    """Bài viết quá dài

    Là gì: Bài dài quá 60.000 ký tự.

    Vì sao: Bài dự thi thường khoảng 2.000 từ (9.000 ký tự). Dài hơn nhiều lần thường là dán nhầm cả cuốn sách.

    Cách sửa: Rút gọn; phần còn lại dẫn bằng nguồn.

    Ví dụ:

        sources:
          - key: hoi-ky-1990
            title: Hồi ký của Ngô Gia Khảm
            kind: book
    """


def html_in_story():
    """Thẻ HTML trong bài viết

    Là gì: Bài có chỗ giống một thẻ HTML, bắt đầu bằng dấu <.

    Vì sao: Bài do nhiều người gửi về; HTML có thể mang theo mã chạy trên máy người đọc, nên bị bỏ đi khi đăng.

    Cách sửa: Viết bằng Markdown: **đậm**, *nghiêng*, ## đề mục. Muốn hiện dấu < thì viết \\<.

    Ví dụ:

        <b>Ba lần bị thương</b>      # sai
        **Ba lần bị thương**         # đúng
    """


def image_in_story():
    """Ảnh đặt ngay trong bài

    Là gì: Bài chèn ảnh bằng ![…](…).

    Vì sao: Ảnh phải có chú thích, tác giả, mô tả và sự đồng ý; chèn trong bài thì không có chỗ ghi.

    Cách sửa: Để ảnh cạnh tệp hồ sơ và khai ở mục photos.

    Ví dụ:

        ![Lễ trao tặng](anh-1.jpg)      # sai
    """


def heading_level():
    """Đề mục cấp một trong bài

    Là gì: Bài có đề mục viết bằng một dấu #.

    Vì sao: Cấp một dành cho tên hồ sơ; máy đọc màn hình và máy tìm kiếm dựa vào đó để biết trang nói về ai.

    Cách sửa: Dùng ## cho đề mục trong bài, ### cho đề mục nhỏ hơn.

    Ví dụ:

        # Tuổi thơ       # sai
        ## Tuổi thơ      # đúng
    """


def unsafe_link():
    """Đường dẫn không dùng được

    Là gì: Bài có đường dẫn không bắt đầu bằng https:// hoặc http://.

    Vì sao: Đường dẫn kiểu javascript: chạy mã trên máy người đọc; đường dẫn tương đối thì hỏng khi trang đổi chỗ.

    Cách sửa: Ghi địa chỉ đầy đủ.

    Ví dụ:

        [Báo Nhân Dân](nhandan.vn)              # sai
        [Báo Nhân Dân](https://nhandan.vn)      # đúng
    """


def empty_section():
    """Đề mục không có nội dung

    Là gì: Dưới một đề mục không có dòng chữ nào.

    Vì sao: Người đọc thấy một tiêu đề rồi hết; thường là quên viết.

    Cách sửa: Viết nội dung, hoặc bỏ đề mục.

    Ví dụ:

        ## Cách làm hay      # sai: chưa có nội dung
        ## Kết quả
        Cả xã làm theo.
    """


def unknown_source():
    """Bài dẫn một nguồn chưa khai

    Là gì: Trong bài có [^mã] mà mục sources không có nguồn nào mang mã ấy.

    Vì sao: Số chú thích trên trang sẽ không dẫn tới đâu.

    Cách sửa: Sửa mã cho khớp với key ở mục sources, hoặc khai thêm nguồn.

    Ví dụ:

        Ông là quản đốc.[^nhandan]            # sai: key là nhan-dan-1952
        Ông là quản đốc.[^nhan-dan-1952]      # đúng
    """


ERROR, WARNING = Severity.ERROR, Severity.WARNING
RULES = (
    (story_too_long, ERROR),
    (html_in_story, ERROR),
    (image_in_story, ERROR),
    (heading_level, ERROR),
    (unsafe_link, ERROR),
    (empty_section, WARNING),
    (unknown_source, ERROR),
)
