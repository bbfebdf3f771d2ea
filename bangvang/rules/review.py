"""Rules that only a pull request can break, of files and hours first; the clerk applies them, here is their help."""

from bangvang.problems import Severity


def others_file():
    """Sửa tệp không phải của mình

    Là gì: Lần gửi bài dự thi có thêm, sửa hoặc xóa tệp ngoài thư mục của bài: thể lệ, bài của người khác, mẫu trang,
    quy trình của kho. Với lần gửi hồ sơ thì đây chỉ là lời nhắc.

    Vì sao: Mỗi bài là một thư mục. Ai cũng chỉ sửa thư mục của mình thì bài của ai cũng yên.

    Cách sửa: Trả các tệp ấy về như cũ, chỉ để lại thư mục của bài. Muốn góp ý thể lệ hay báo lỗi thì gửi riêng.

    Ví dụ:

        content/contests/thi-2026/entries/bv-7k3m9q/entry.md      # của bạn
        content/contests/thi-2026/contest.yml                     # của ban tổ chức
    """


def edited_entry():
    """Sửa một bài đã nộp

    Là gì: Bài đã ở trong kho từ trước; git ghi người sửa (hoặc xóa) lần này trùng với người đã nộp.

    Vì sao: Được sửa đến hết hạn. Nhưng tên trong git ai cũng tự đặt được, nên ban tổ chức phải đối chiếu.

    Cách sửa: Không phải làm gì; ban tổ chức đối chiếu rồi nhận bản mới.

    Ví dụ:

        Bài bv-7k3m9q: sửa lỗi gõ ở đoạn hai, trước hạn 30/9/2026.
    """


def several_entries():
    """Một lần gửi nhiều bài

    Là gì: Một lần gửi có từ hai bài dự thi trở lên.

    Vì sao: Bài này có chỗ phải sửa thì bài kia cũng phải đợi.

    Cách sửa: Nên tách mỗi bài một lần gửi. Ban tổ chức nhập bài giấy cả loạt thì không cần.

    Ví dụ:

        lần gửi 1: content/contests/thi-2026/entries/bv-7k3m9q/
        lần gửi 2: content/contests/thi-2026/entries/bv-hx4wtd/
    """


def untimely_arrival():
    """Ngoài thời gian nhận bài

    Là gì: Bài, hoặc lần sửa bài, tới trước giờ mở hoặc sau hạn của cuộc thi.

    Vì sao: Hạn tính theo giờ máy chủ nhận được, giờ Việt Nam; ngày giờ trong máy người viết có thể sai hoặc ở múi khác.

    Cách sửa: Bài muộn do ban tổ chức quyết định, vẫn được giữ và ghi “ngoài thời hạn”. Sau hạn thì bài đã nộp không
    sửa được nữa.

    Ví dụ:

        hạn: hết ngày 30/9/2026
        tới lúc 17:30 ngày 30/9/2026 giờ quốc tế là 00:30 ngày 01/10/2026 giờ Việt Nam: muộn
    """


def withdrawn_entry():
    """Xin rút bài

    Là gì: Lần gửi chỉ thêm mục withdrawn vào đầu một bài đã nộp; hoặc bài mới gửi đã mang sẵn mục ấy.

    Vì sao: Ai cũng gửi được một dòng như thế vào bài của người khác, nên ban tổ chức phải biết chắc đó là ý của người
    viết.

    Cách sửa: Không phải sửa gì. Bài nộp từ tài khoản hay địa chỉ thư khác thì báo ban tổ chức theo cách đã gửi bài.

    Ví dụ:

        withdrawn: {on: 20/9/2026}
    """


def sample_words():
    """Còn lời mẫu của trang hướng dẫn

    Là gì: Bài còn nguyên lời mẫu, như “Họ tên nhân vật”, ở chỗ người viết phải ghi lời của mình.

    Vì sao: Ban tổ chức không biết bài viết về ai, và lời mẫu sẽ hiện trên trang như một cái tên.

    Cách sửa: Thay lời mẫu bằng lời thật của bạn.

    Ví dụ:

        name: Họ tên nhân vật      # sai
        name: Nguyễn Thị Mẫu       # đúng
    """


def honoured_subject():
    """Nhân vật có thể đã được khen

    Là gì: Tên nhân vật trùng với một người đã có trong quyết định khen thưởng ở trang này.

    Vì sao: Có thể lệ chỉ nhận nhân vật chưa được khen, hoặc đã được khen nhưng có việc làm mới.

    Cách sửa: Người khác trùng tên thì thôi. Đúng người ấy thì nêu việc làm mới, ghi mã gương nếu đã có hồ sơ.

    Ví dụ:

        subject: {name: Ngô Gia Khảm, exemplar: ngo-gia-kham}
    """


def same_subject():
    """Có bài khác viết về nhân vật này

    Là gì: Trong cùng cuộc thi đã có bài viết về nhân vật cùng tên.

    Vì sao: Để ban tổ chức đọc cạnh nhau; hai người viết về một người tốt là chuyện vui.

    Cách sửa: Không phải sửa.

    Ví dụ:

        bv-7k3m9q và bv-hx4wtd cùng viết về một người
    """


def silent_rules():
    """Thể lệ đã mở mà đổi trong im lặng

    Là gì: So với bản trước trong git, contest.yml của một cuộc thi đã nhận bài đổi một điều của thể lệ (hạn, độ dài,
    giải, cách chấm…) mà versions không thêm mục nào.

    Vì sao: Thể lệ đã công bố là lời hứa với người dự thi. Đổi thì ai cũng phải thấy: đổi gì, từ ngày nào.

    Cách sửa: Thêm một mục versions nói rõ trước thế nào, nay thế nào. Chép sai nguồn thì ghi một đính chính
    (corrections). Thêm quyết định trao giải, nguồn, từ khóa thì không cần.

    Ví dụ:

        closes: 15/10/2026
        versions:
          - {date: 20/9/2026, what: Lùi hạn nhận bài từ 30/9/2026 đến 15/10/2026.}
    """


def changed_rules():
    """Thể lệ đã mở mà đổi

    Là gì: So với bản trước trong git, contest.yml của một cuộc thi đã nhận bài đổi một điều của thể lệ, và versions
    (hoặc corrections) có thêm một mục giải thích. Từng điều được kể ra, trước thế nào, nay thế nào.

    Vì sao: Máy không biết lời giải thích có đúng với điều đã đổi không: lùi hạn cũng có thể ghi là “sửa chính tả”.

    Cách sửa: Ban tổ chức đọc từng điều cạnh lời giải thích rồi mới nhận; lời nói thiếu thì viết lại cho đủ.

    Ví dụ:

        closes: 15/10/2026
        versions:
          - {date: 20/9/2026, what: Lùi hạn nhận bài từ 30/9/2026 đến 15/10/2026.}
    """


def organisers_line():
    """Bài mới gửi đã có dòng của ban tổ chức

    Là gì: entry.md của một bài mới gửi có submitted, accepted, jury_note, illustrative, hoặc consent trong subject.

    Vì sao: Giờ nhận, hợp lệ hay không, giấy đồng ý của nhân vật là lời của ban tổ chức; ghi sẵn thì bài trông như đã
    được nhận và nhân vật như đã đồng ý.

    Cách sửa: Bạn là người viết thì xóa các dòng ấy. Ban tổ chức ghi hộ bài gửi bằng giấy thì để nguyên.

    Ví dụ:

        accepted: accepted      # người viết không ghi dòng này
    """


RULES = (
    (others_file, Severity.ERROR),
    (edited_entry, Severity.WARNING),
    (several_entries, Severity.ADVICE),
    (untimely_arrival, Severity.ERROR),
    (withdrawn_entry, Severity.WARNING),
    (sample_words, Severity.ERROR),
    (honoured_subject, Severity.ADVICE),
    (same_subject, Severity.ADVICE),
    (silent_rules, Severity.ERROR),
    (changed_rules, Severity.WARNING),
    (organisers_line, Severity.WARNING),
)
