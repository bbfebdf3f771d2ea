"""Rules of the words that a pull request brings; the clerk applies them, the functions are their help pages."""

from bangvang.problems import Severity


def private_data_sent():
    """Dữ liệu riêng tư trong tệp gửi đến

    Là gì: Tệp vừa gửi có số điện thoại, thư điện tử, số căn cước, số tài khoản, số nhà hoặc tọa độ.

    Vì sao: Kho này ai cũng đọc được và giữ mọi bản cũ: xóa ở bản sau thì bản trước vẫn còn. Dữ liệu cá nhân theo Luật
    91/2025/QH15.

    Cách sửa: Xóa ngay và báo ban tổ chức để xóa cả trong lịch sử. Thông tin người dự thi gửi riêng cho ban tổ chức.

    Ví dụ:

        Liên hệ: chị Hoa, 091• ••• •78      # bỏ cả dòng
    """


def author_named():
    """Bài có thể để lộ người viết

    Là gì: Trong bài có dòng “tác giả: …”, “liên hệ tác giả: …”, “bài của …”, câu “tôi là …”, “tôi, …, viết bài này”,
    chữ ký ở đầu hay cuối, hoặc đúng tên mà git ghi cho người gửi; hoặc ảnh mang tên người chụp trong dữ liệu ẩn.

    Vì sao: Bài được chấm kín: giám khảo chỉ thấy mã số. Tên người viết do ban tổ chức giữ riêng.

    Cách sửa: Bỏ tên, bút danh, nơi làm việc của người viết khỏi bài, ảnh và tên tệp. Nếu chỉ trùng tên thì để nguyên.

    Ví dụ:

        Tác giả: Nguyễn Văn A, Công đoàn phường B      # bỏ cả dòng
    """


def name_without_consent():
    """Nêu tên người chưa được hỏi ý

    Là gì: Bài nêu đủ họ tên một người không phải nhân vật chính và chưa có hồ sơ ở đây.

    Vì sao: Tên kèm chuyện riêng là dữ liệu cá nhân; đăng lên mạng phải được người ấy đồng ý (Điều 9, Điều 16 Luật
    91/2025/QH15). Máy không biết ai đã mất, ai là nhân vật lịch sử, nên chỉ nhắc.

    Cách sửa: Hỏi ý người ấy, hoặc viết gọn.

    Ví dụ:

        chị Trần Thị Bưởi, người bán hàng ở chợ      # chưa hỏi
        chị B., người bán hàng ở chợ                 # viết gọn
    """


def child_named():
    """Nêu đủ họ tên một em nhỏ

    Là gì: Sau một họ tên đầy đủ là tuổi dưới 16, lớp học, hoặc trước nó là “em”, “bé”, “cháu” và câu nói đến
    trường, lớp.

    Vì sao: Họ tên, tuổi, trường, lớp của trẻ em là bí mật đời tư (Điều 6 Luật Trẻ em 2016, Điều 33 Nghị định
    56/2017/NĐ-CP). Kho này ai cũng đọc được và giữ mọi bản cũ. Máy có thể nhầm, nên người của ban tổ chức xem.

    Cách sửa: Viết gọn tên em, bỏ tên trường, tên lớp. Người lớn thì nhắn một dòng.

    Ví dụ:

        em Lê Thị Mai Phương, 9 tuổi, học lớp 4A      # không nên
        em Phương L., 9 tuổi                          # nên
    """


def illness_named():
    """Nói bệnh tật của một người nêu tên

    Là gì: Trong cùng một câu có họ tên đầy đủ của một người và chữ nói về bệnh, tật, sức khỏe.

    Vì sao: Sức khỏe là dữ liệu nhạy cảm: người ấy phải đồng ý riêng mới được đăng (Điều 9 Luật 91/2025/QH15, Điều 4
    Nghị định 356/2025/NĐ-CP). Máy không biết bệnh ấy của ai, nên người của ban tổ chức xem.

    Cách sửa: Bỏ chi tiết ấy, hoặc viết gọn tên. Muốn giữ thì xin người ấy đồng ý riêng.

    Ví dụ:

        anh Nguyễn Văn Bình, bị bệnh tâm thần      # không nên
        anh B., một người ốm lâu năm               # nên
    """


def similar_text():
    """Có đoạn giống bài khác

    Là gì: Ít nhất 40 từ, thành những đoạn từ 20 từ trở lên, giống một bài dự thi khác, một bài của cuộc thi trước hoặc
    một hồ sơ đã đăng. So theo từng cụm sáu chữ, không kể dấu và viết hoa.

    Vì sao: Thể lệ thường đòi bài tự viết, chưa đăng ở đâu. Máy chỉ so chữ, không kết luận.

    Cách sửa: Lời trích thì đặt trong ngoặc kép và ghi nguồn. Chính bạn viết cả hai thì báo ban tổ chức.

    Ví dụ:

        Báo Nhân Dân viết: “…”[^nhan-dan-1952].
    """


def declared_ai_help():
    """Bài có nhờ phần mềm viết

    Là gì: Người viết khai ở ai_help là có dùng phần mềm, mà thể lệ đòi khai hoặc không nói gì. Thể lệ cấm hẳn
    thì là lỗi (forbidden-ai-help).

    Vì sao: Soát chính tả khác với viết thay. Máy không phân biệt được, nên ban tổ chức xem lời khai.

    Cách sửa: Nói rõ phần mềm đã làm gì. Đã nhờ viết thay thì viết lại bằng lời mình.

    Ví dụ:

        ai_help: dùng phần mềm soát chính tả
    """


RULES = (
    (private_data_sent, Severity.ERROR),
    (author_named, Severity.WARNING),
    (name_without_consent, Severity.WARNING),
    (child_named, Severity.WARNING),
    (illness_named, Severity.WARNING),
    (declared_ai_help, Severity.WARNING),
    (similar_text, Severity.ADVICE),
)
