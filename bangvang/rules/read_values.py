"""Rules that the schema applies to values and lists; the functions are only their help pages."""

from bangvang.problems import Severity


def unknown_field():
    """Khóa hoặc cột không có trong mẫu

    Là gì: Tệp ghi một khóa, bảng ghi một cột mà loại hồ sơ này không có.

    Vì sao: Giá trị ấy sẽ không hiện ở đâu. Phần lớn là gõ sai một chữ; có khi là thông tin không được công bố
    (số điện thoại, căn cước, địa chỉ nhà).

    Cách sửa: Sửa tên theo gợi ý; không có ô nào hợp thì bỏ.

    Ví dụ:

        nmae: Nguyễn Văn A      # sai
        name: Nguyễn Văn A      # đúng
    """


def missing_field():
    """Thiếu một mục bắt buộc

    Là gì: Loại hồ sơ này phải có mục ấy mà tệp không ghi.

    Vì sao: Ví dụ ảnh phải có chú thích, tác giả và mô tả; quyết định phải có số, ngày, nơi ban hành.

    Cách sửa: Thêm dòng được nêu.

    Ví dụ:

        photos:
          - file: anh-1.jpg
            caption: Lễ trao tặng, Hà Nội, ngày 12/9/2026
            credit: Ban Tuyên giáo
            alt: Ba người đứng trên sân khấu
    """


def empty_value():
    """Mục bị bỏ trống

    Là gì: Có tên khóa nhưng sau dấu hai chấm không có gì.

    Vì sao: Không biết là chưa điền hay cố ý để trống.

    Cách sửa: Điền giá trị, hoặc xóa cả dòng.

    Ví dụ:

        post: ""               # sai
        post: Giáo viên        # đúng
    """


def too_long():
    """Giá trị quá dài

    Là gì: Một dòng quá 500 ký tự, một đoạn quá 4.000 ký tự.

    Vì sao: Ô ngắn dùng trong bảng và thẻ; chữ dài thì thuộc về bài viết.

    Cách sửa: Viết gọn lại, hoặc chuyển phần kể sang bài viết bên dưới phần khóa.

    Ví dụ:

        post: Tổ trưởng tổ dệt số 3      # đúng: chỉ chức vụ, không kể thành tích
    """


def wrong_type():
    """Giá trị không đúng loại

    Là gì: Chỗ cần chữ lại ghi số hay danh sách, chỗ cần danh sách lại ghi chữ, chỗ cần true hoặc false lại ghi
    “có”.

    Vì sao: Mỗi ô có một loại giá trị; đoán hộ thì có lúc đoán sai.

    Cách sửa: Viết theo loại được nêu.

    Ví dụ:

        group: có        # sai
        group: true      # đúng
    """


def bad_choice():
    """Giá trị không có trong danh sách cho chọn

    Là gì: Ô này chỉ nhận một số từ định sẵn mà giá trị đã ghi không phải từ nào trong số ấy.

    Vì sao: Có danh sách thì mới lọc và đếm được.

    Cách sửa: Chọn một từ trong danh sách được nêu; nghĩa tiếng Việt ghi trong ngoặc.

    Ví dụ:

        kind: tap-the         # sai
        kind: collective      # đúng
    """


def bad_id():
    """Mã không đúng dạng

    Là gì: Mã (id, mã nguồn, mã đơn vị…) có chữ hoa, dấu tiếng Việt, khoảng trắng hoặc gạch dưới.

    Vì sao: Mã thành địa chỉ trang và được nhắc ở hồ sơ khác, nên phải gõ được ở mọi máy.

    Cách sửa: Chỉ dùng chữ thường không dấu, chữ số và gạch ngang.

    Ví dụ:

        id: Ngô Gia Khảm      # sai
        id: ngo-gia-kham      # đúng
    """


def bad_value():
    """Giá trị không dùng được

    Là gì: Ngày không có trong lịch, số quá lớn hay quá nhỏ, địa chỉ trang không bắt đầu bằng https://, tên ảnh có
    đường dẫn…

    Vì sao: Giá trị sai dạng thì không xếp, không so, không hiện lên trang được. Lý do cụ thể ghi ngay trong thông báo.

    Cách sửa: Viết lại theo dạng được nêu. Ngày viết trước, tháng viết sau.

    Ví dụ:

        date: 31/02/2024      # sai
        date: 29/02/2024      # đúng
    """


def csv_shape():
    """Bảng .csv không thẳng hàng cột

    Là gì: Dòng đầu thiếu tên cột, hai cột cùng tên, hoặc một dòng thừa, thiếu ô so với dòng đầu.

    Vì sao: Lệch một ô là tên người này đi với thành tích của người kia.

    Cách sửa: Ô có dấu phẩy thì đặt trong ngoặc kép; bỏ ô gộp, dòng tiêu đề nhóm và dòng tổng cộng ở cuối.

    Ví dụ:

        Họ và tên,Đơn vị
        Trần Thị Lan,Trường Tam Sơn, Bắc Ninh        # sai: ba ô
        Trần Thị Lan,"Trường Tam Sơn, Bắc Ninh"      # đúng
    """


def rows_twice():
    """Danh sách ghi ở hai nơi

    Là gì: Quyết định vừa có mục rows, vừa có tệp .csv cùng tên bên cạnh.

    Vì sao: Không biết danh sách nào đúng.

    Cách sửa: Chỉ giữ một nơi.

    Ví dụ:

        12.yml có rows, lại có 12.csv      # sai
        12.yml không có rows, có 12.csv    # đúng
    """


RULES = tuple(
    (check, Severity.ERROR)
    for check in (
        unknown_field,
        missing_field,
        empty_value,
        too_long,
        wrong_type,
        bad_choice,
        bad_id,
        bad_value,
        csv_shape,
        rows_twice,
    )
)
