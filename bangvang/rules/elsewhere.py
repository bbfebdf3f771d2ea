"""Rules that photos, pages and commands apply; the functions are only their help pages."""

from bangvang.problems import Severity


def duplicate_address():
    """Hai trang cùng một địa chỉ

    Là gì: Mã của một hồ sơ làm trang của nó trùng địa chỉ với một trang khác, kể cả trang do máy lập.

    Vì sao: Một địa chỉ chỉ mở được một trang; trang kia sẽ biến mất.

    Cách sửa: Đổi mã của hồ sơ mới; đừng đổi mã của hồ sơ đã đăng.

    Ví dụ:

        id: nam                     # sai: /bang-vang/nam/ là trang theo năm
        id: nam-guong-nong-dan      # đúng
    """


def unusable_photo():
    """Ảnh không dùng được

    Là gì: Tệp ảnh hỏng, quá lớn, hoặc không phải JPEG, PNG, WebP.

    Vì sao: Mọi ảnh đều được đọc và ghi lại trước khi đăng; ảnh không đọc được thì không đăng được.

    Cách sửa: Mở ảnh trên máy rồi lưu lại thành JPEG. Ảnh iPhone (HEIC) cũng phải lưu thành JPEG.

    Ví dụ:

        anh.heic đổi tên thành anh.jpg      # sai
        anh.heic, lưu lại thành anh.jpg     # đúng
    """


def photo_with_location():
    """Ảnh ghi tọa độ nơi chụp

    Là gì: Trong tệp ảnh có thông tin vị trí mà điện thoại tự ghi.

    Vì sao: Tọa độ thường là nhà riêng của người được chụp. Trang không đăng tọa độ, nhưng ảnh gốc đưa vào kho thì ở
    lại mãi trong lịch sử. Vị trí là dữ liệu nhạy cảm (Điều 4 Nghị định 356/2025/NĐ-CP).

    Cách sửa: Xóa thông tin vị trí rồi mới đưa ảnh lên; nếu đã đưa lên, báo ngay cho người giữ kho.

    Ví dụ:

        Windows: chuột phải vào ảnh, Thuộc tính, Chi tiết, Xóa thuộc tính và thông tin cá nhân
    """


def private_data():
    """Dữ liệu riêng tư sắp hiện ra trên trang

    Là gì: Khi mọi tệp của trang đã làm xong, máy đọc lại và thấy số căn cước, số điện thoại, thư điện tử, địa chỉ nhà,
    số tài khoản hoặc tọa độ. Chưa tệp nào được đăng; trang cũ vẫn như trước.

    Vì sao: Đăng lên mạng rồi thì không thu về được. Đó là dữ liệu cá nhân theo Luật 91/2025/QH15; tài khoản ngân hàng
    và vị trí còn là dữ liệu nhạy cảm (Điều 4 Nghị định 356/2025/NĐ-CP).

    Cách sửa: Xóa khỏi hồ sơ ở dòng được chỉ. Số máy, địa chỉ của cơ quan mà được phép đăng thì ghi vào
    content/operator.yml, mục may_publish, kèm lý do; danh sách ấy hiện trên trang Quyền riêng tư.

    Ví dụ:

        may_publish:
          - text: 1900 1234
            reason: Máy trực của cơ quan vận hành trang
    """


def image_metadata():
    """Ảnh của trang còn dữ liệu ẩn

    Là gì: Một tệp ảnh sắp đăng còn EXIF, XMP, chú thích hoặc dữ liệu dính sau ảnh.

    Vì sao: Ảnh của hồ sơ luôn được làm lại nên sạch; ảnh này vào trang bằng đường khác, như để trong theme/ hay
    content/pages/. Dữ liệu ẩn có thể cho biết ai chụp, bằng máy gì, ở đâu.

    Cách sửa: Lưu lại ảnh, bỏ mọi thông tin đi kèm.

    Ví dụ:

        content/pages/hop-mat.jpg chụp bằng điện thoại, chép thẳng vào     # sai
        content/pages/hop-mat.jpg đã lưu lại, không thông tin kèm          # đúng
    """


def unknown_kind():
    """Không có loại hồ sơ ấy

    Là gì: Lệnh được giao một loại hồ sơ mà chương trình không có.

    Vì sao: Mỗi loại có mẫu và thư mục riêng.

    Cách sửa: Chọn một loại trong danh sách được nêu.

    Ví dụ:

        python build.py new guong         # sai
        python build.py new exemplar      # đúng
    """


def bad_name():
    """Tên không đặt thành mã được

    Là gì: Tên giao cho lệnh không có chữ cái hay chữ số nào.

    Vì sao: Tên tệp và mã hồ sơ được đặt từ tên ấy.

    Cách sửa: Ghi tên có ít nhất một chữ cái.

    Ví dụ:

        python build.py new exemplar "…"                   # sai
        python build.py new exemplar "Nguyễn Thị Mẫu"      # đúng
    """


def same_name():
    """Đã có hồ sơ mang mã ấy

    Là gì: Khi tạo tệp mẫu, mã định đặt đã có người dùng nên tệp mới mang mã khác.

    Vì sao: Có thể hồ sơ của chính người ấy đã có rồi.

    Cách sửa: Nếu là một người, một việc, hãy xóa tệp mới và sửa hồ sơ đã có. Nếu trùng tên, đổi mã cho dễ phân biệt.

    Ví dụ:

        nguyen-van-a-2.md              # nên đổi
        nguyen-van-a-bac-ninh.md       # dễ phân biệt hơn
    """


def unwritable_file():
    """Không ghi được tệp

    Là gì: Chương trình không tạo được tệp mới: thiếu quyền ghi, hết chỗ trên đĩa, hoặc ở đó đã có tệp.

    Vì sao: Chương trình không bao giờ ghi đè lên tệp của người khác.

    Cách sửa: Xem lại quyền ghi, chỗ trống trên đĩa và các tệp đang có, rồi chạy lại.

    Ví dụ:

        chmod u+w exemplars
    """


ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE


def dead_link():
    """Đường dẫn không tới đâu

    Là gì: Một trang viết tay trong content/pages/ có đường dẫn tới một trang không tồn tại.

    Vì sao: Người đọc bấm vào sẽ gặp trang “Không tìm thấy”.

    Cách sửa: Sửa đường dẫn cho đúng tên tệp .md, hoặc bỏ đường dẫn.

    Ví dụ:

        [Quyền riêng tư](quyen-rieng-tu-moi.md)     # sai: không có tệp này
        [Quyền riêng tư](quyen-rieng-tu.md)         # đúng
    """


def frame_warning():
    """MkDocs có điều nhắc

    Là gì: Khi dựng các trang viết tay, MkDocs nhắc một điều mà chương trình không dịch được.

    Vì sao: Điều nhắc có thể cho biết một trang hiện không đúng ý người viết.

    Cách sửa: Đọc lời nhắc (tiếng Anh), xem lại trang được nói tới và tệp mkdocs.yml.

    Ví dụ:

        title: [Giới thiệu        # sai: ngoặc vuông không đóng
        title: Giới thiệu         # đúng
    """


def silent_figure():
    """Số đã công bố đổi mà không ghi lần sửa

    Là gì: So với một bản trước trong git (check --since), số đăng ký hoặc kết quả của một chỉ tiêu đã đổi, hoặc không
    còn, mà chỉ tiêu ấy không có lần sửa (revisions) bắt đầu từ số cũ.

    Vì sao: Số đến muộn, số cộng sót là chuyện thường; số đổi trong im lặng thì người đọc không tin số nào nữa.

    Cách sửa: Ghi lần sửa: ngày, số trước, số sau, lý do, nơi báo số mới. Con số đăng nhầm, phải bỏ hẳn, thì giữ chỉ
    tiêu, bỏ trống kết quả, nói rõ ở note và ghi một đính chính (corrections); lần kiểm tra sau, từ bản mới, sẽ im.

    Ví dụ:

        result: 37      # bản trước ghi 34
        revisions:
          - {date: 02/8/2024, before: 34, after: 37, reason: Hai đơn vị nộp muộn, by: Ban Chính sách}
    """


RULES = (
    (silent_figure, ERROR),
    (duplicate_address, ERROR),
    (unusable_photo, ERROR),
    (photo_with_location, ERROR),
    (private_data, ERROR),
    (image_metadata, ERROR),
    (unknown_kind, ERROR),
    (bad_name, ERROR),
    (same_name, ADVICE),
    (unwritable_file, ERROR),
    (dead_link, ERROR),
    (frame_warning, WARNING),
)
