"""Rules that reading YAML applies; the functions are only their help pages."""

from bangvang.problems import Severity


def syntax_error():
    """Dòng viết chưa đúng cách

    Là gì: Phần khóa (giữa hai dòng ---), tệp .yml hoặc tệp .csv có chỗ máy không hiểu được: thụt vào bằng Tab, ngoặc
    mở mà không đóng, thiếu dấu hai chấm…

    Vì sao: Từ chỗ ấy trở đi không biết giá trị nào thuộc khóa nào.

    Cách sửa: Xem dòng được nêu và dòng ngay trên nó. Giá trị có dấu hai chấm thì đặt trong ngoặc kép.

    Ví dụ:

        title: Thơ: Nhớ        # sai
        title: "Thơ: Nhớ"      # đúng
    """


def duplicate_key():
    """Một khóa viết hai lần

    Là gì: Trong cùng một nhóm, một tên khóa xuất hiện hai lần.

    Vì sao: Không biết lấy giá trị nào; lấy dòng sau thì dòng trước mất mà không ai hay.

    Cách sửa: Xóa bớt một dòng, hoặc gộp hai giá trị thành một danh sách.

    Ví dụ:

        aka: Anh Khảm
        aka: Bảy Khảm                 # sai
        aka: [Anh Khảm, Bảy Khảm]     # đúng
    """


def not_a_text_key():
    """Tên khóa không phải chữ

    Là gì: Trước dấu hai chấm không có tên, hoặc là một danh sách, một nhóm trong ngoặc.

    Vì sao: Mỗi ô của hồ sơ có một tên; không có tên thì không biết ghi vào đâu.

    Cách sửa: Điền tên khóa. Nếu đó là chữ thường thì đặt cả giá trị trong ngoặc kép.

    Ví dụ:

        [name]: Nguyễn Văn A      # sai
        name: Nguyễn Văn A        # đúng
    """


def merge_key():
    """Khóa gộp <<

    Là gì: Dùng “<<” để chép khóa từ nơi khác vào.

    Vì sao: Người sau đọc tệp không thấy hết giá trị; mỗi hồ sơ phải tự đủ.

    Cách sửa: Chép thẳng các khóa cần dùng vào.

    Ví dụ:

        <<: *chung      # sai
    """


def second_document():
    """Hai phần YAML trong một tệp

    Là gì: Giữa tệp có dòng --- hoặc ... mở ra một phần thứ hai.

    Vì sao: Mỗi tệp là một hồ sơ; phần sau sẽ bị bỏ.

    Cách sửa: Xóa dòng ấy, hoặc tách phần sau ra tệp khác.

    Ví dụ:

        name: Sở Xây dựng
        ---                     # sai
        name: Sở Công Thương
    """


def too_deep():
    """Lồng vào nhau quá sâu

    Là gì: Các nhóm, danh sách lồng nhau quá 20 tầng.

    Vì sao: Không hồ sơ nào cần thế; thường là ngoặc mở mà không đóng.

    Cách sửa: Đóng đủ các dấu [ { đã mở.

    Ví dụ:

        field: [[[[education]]]]      # sai
        field: [education]            # đúng
    """


def yaml_alias():
    """Neo & và tham chiếu *

    Là gì: Giá trị bắt đầu bằng & hoặc *, mà YAML hiểu là “đặt tên” và “chép từ chỗ đã đặt tên”.

    Vì sao: Một tệp nhỏ dùng cách này có thể nở thành hàng triệu giá trị; và người đọc tệp khó theo dõi.

    Cách sửa: Chép nguyên giá trị vào; nếu là chữ thường thì đặt trong ngoặc kép.

    Ví dụ:

        note: *xem thêm        # sai
        note: "*xem thêm"      # đúng
    """


def yaml_directive():
    """Dòng chỉ thị %YAML, %TAG

    Là gì: Tệp có dòng bắt đầu bằng %YAML hoặc %TAG.

    Vì sao: Hồ sơ không cần, và nó làm đổi cách hiểu cả tệp.

    Cách sửa: Xóa dòng ấy.

    Ví dụ:

        %YAML 1.1      # sai
        ---
    """


def yaml_tag():
    """Nhãn kiểu !…

    Là gì: Giá trị bắt đầu bằng dấu chấm than, mà YAML hiểu là tên kiểu dữ liệu.

    Vì sao: Nhãn kiểu có thể bắt máy tạo ra thứ khác với chữ đã viết; hồ sơ không dùng.

    Cách sửa: Bỏ phần bắt đầu bằng dấu !, hoặc đặt cả giá trị trong ngoặc kép.

    Ví dụ:

        theme: !Quyết tâm        # sai
        theme: "!Quyết tâm"      # đúng
    """


def unprintable_character():
    """Ký tự không nhìn thấy được

    Là gì: Trong tệp có ký tự điều khiển, hay lẫn vào khi chép từ Word hoặc trang web.

    Vì sao: Mắt không thấy, nhưng máy tìm và so sánh thì vướng.

    Cách sửa: Xóa ký tự ở chỗ được nêu rồi gõ lại.

    Ví dụ:

        name: Nguyễn[ký tự U+0007]Văn A      # sai
        name: Nguyễn Văn A                   # đúng
    """


def missing_front_matter():
    """Thiếu phần khóa ở đầu tệp

    Là gì: Tệp .md không bắt đầu bằng dòng ---, hoặc mở mà không có dòng --- để đóng.

    Vì sao: Tên, năm, nguồn… nằm ở phần ấy; không có thì chỉ còn một bài chữ không biết của ai.

    Cách sửa: Bắt đầu tệp bằng dòng ---, rồi các dòng “khóa: giá trị”, rồi một dòng --- nữa, rồi mới đến bài.

    Ví dụ:

        ---
        name: Ngô Gia Khảm
        summary: Công nhân quân giới.
        ---
        Bài viết bắt đầu từ đây.
    """


def not_a_mapping():
    """Tệp không có các khóa

    Là gì: Nội dung là một danh sách hoặc một câu, không phải các dòng “khóa: giá trị”.

    Vì sao: Mỗi hồ sơ là các ô có tên; một danh sách không nói ô nào là gì.

    Cách sửa: Viết mỗi dòng một “khóa: giá trị”. Nhiều hồ sơ thì mỗi hồ sơ một tệp.

    Ví dụ:

        - Nguyễn Văn A          # sai
        name: Nguyễn Văn A      # đúng
    """


RULES = tuple(
    (check, Severity.ERROR)
    for check in (
        syntax_error,
        duplicate_key,
        not_a_text_key,
        merge_key,
        second_document,
        too_deep,
        yaml_alias,
        yaml_directive,
        yaml_tag,
        unprintable_character,
        missing_front_matter,
        not_a_mapping,
    )
)
