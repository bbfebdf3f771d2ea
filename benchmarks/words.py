"""Words that invented people, bodies and stories are put together from. Data only.

Braces are slots: `{job}` is filled from `PHRASES["job"]`, `{few}`, `{many}` and `{year}` with a number, `{name}`,
`{they}`, `{unit}`, `{place}` with what the story is about.
"""

# fmt: off
FAMILY_NAMES = (
    "Nguyễn " * 30 + "Trần " * 11 + "Lê " * 10 + "Phạm " * 7 + "Hoàng " * 5 + "Phan " * 4 + "Vũ " * 4 + "Võ " * 3
    + "Đặng " * 3 + "Bùi " * 3 + "Đỗ " * 3 + "Hồ " * 2 + "Ngô " * 2 + "Dương " * 2
    + "Lý Đinh Đoàn Trịnh Mai Tô Lương Hà Vi Lò Giàng Vừ Quách Tạ Cao Nông Triệu Châu"
).split()
MIDDLE_NAMES = {
    "f": "Thị Thị Thị Thu Hồng Thanh Kim Ngọc Minh Bích Phương Mỹ Thùy Diệu Tuyết Khánh".split(),
    "m": "Văn Văn Văn Đức Minh Quang Hữu Xuân Công Đình Quốc Thanh Trọng Mạnh Ngọc Thế Duy Bá".split(),
}
SECOND_MIDDLES = ["", "", "", "Thu", "Hồng", "Thanh", "Kim", "Minh", "Xuân", "Hoài", "An", "Bảo", "Gia", "Ngọc", "Như"]
GIVEN_NAMES = {
    "f": ("Hạnh Lan Hoa Hương Nga Thảo Trang Yến Oanh Phượng Thủy Dung Hiền Loan Mai Tuyết Nhung Vân Liên Ngân Hằng "
          "Tâm Cúc Đào Huệ Lựu Quyên Thoa Uyên Xoan").split(),
    "m": ("Hùng Dũng Cường Tuấn Sơn Long Hải Nam Bình Thắng Tiến Khoa Phúc Lợi Trung Kiên Đạt Vinh Hòa Toàn Thành "
          "Giang Quyết Khánh Ước Ân Đông Nghĩa Thịnh Vượng").split(),
}
TITLES = {"f": "Bà", "m": "Ông"}

UNIT_KINDS = (  # kind of body, its type in our records
    ("Công ty May", "enterprise"), ("Công ty Cấp nước", "enterprise"), ("Nhà máy Cơ khí", "enterprise"),
    ("Xí nghiệp Môi trường", "enterprise"), ("Hợp tác xã Nông nghiệp", "cooperative"), ("Trường Tiểu học", "school"),
    ("Trường Trung học cơ sở", "school"), ("Bệnh viện Đa khoa", "hospital"), ("Trạm Y tế", "hospital"),
    ("Trung tâm Khuyến nông", "other"),
)
UNIT_NAMES = ("Sông Trăng|Bến Lụa|Đồi Thông|Suối Mây|Cầu Đá|Giếng Ngọc|Lúa Vàng|Gió Biển|Nắng Mới|Rừng Xanh|Đầm Sen|"
              "Núi Voi|Bãi Cát|Đồng Quê|Vườn Mơ|Hồ Bạc|Ghềnh Trúc|Làng Chài|Mỏ Than|Đèo Mây").split("|")
POSTS = ("Công nhân may|Thợ hàn|Thợ tiện|Công nhân vận hành|Giáo viên|Điều dưỡng|Hộ lý|Công nhân vệ sinh|Lái xe|"
         "Cán bộ khuyến nông|Thủ kho|Tổ trưởng sản xuất|Nhân viên bếp|Thợ điện|Bưu tá|Kế toán viên").split("|")
TEAMS = "Tổ May|Tổ Hàn|Phân xưởng|Khoa|Tổ Chuyên môn|Đội xe|Tổ Vận hành|Tổ Vệ sinh|Phòng Kỹ thuật".split("|")
FIELDS = ("agriculture industry construction transport education health science culture administration community "
          "environment trade").split()

PHRASES: dict[str, list[str]] = {
    "who": ["{name}", "{they}", "{they}", "người {job} ấy"],
    "job": ["công nhân", "thợ máy", "giáo viên", "điều dưỡng", "nông dân", "lái xe", "thủ kho", "tổ trưởng"],
    "when": ["Năm {year}", "Từ đầu năm {year}", "Cuối năm {year}", "Suốt {few} năm", "Trong mùa mưa năm {year}",
             "Hơn {few} năm làm nghề", "Những ngày giáp Tết năm {year}", "Vào ca đêm mùa hè năm {year}"],
    "where": ["tại {unit}", "ở {place}", "ngay trong ca làm", "ở tổ số {few}", "tại điểm trường lẻ", "bên bờ kênh",
              "trên công trường", "ở thôn xa nhất của {place}", "tại kho vật tư"],
    "deed": ["sửa xong {few} máy hỏng mà không phải mua mới", "dạy nghề cho {few} người thợ trẻ",
             "soạn một phiếu kiểm tra đầu ca dài vừa một trang", "vận động bà con góp {many} mét vuông đất làm đường",
             "đề xuất {few} sáng kiến, trong đó ba sáng kiến được dùng", "ghi lại từng lần máy dừng trong {few} tháng",
             "trồng {many} cây dọc con đê", "mở lớp học chữ buổi tối cho {few} người", "trả lại chiếc ví nhặt được",
             "trực thay đồng nghiệp {few} đêm liền", "sắp lại kho theo màu", "lập tủ sách {many} cuốn dùng chung",
             "dò được {few} chỗ rò rỉ trước khi vỡ ống", "đổi cách xếp lịch để không ai phải làm thêm giờ"],
    "result": ["tiết kiệm {many} triệu đồng một năm", "bớt {few} ngày chờ", "giảm {few}% hàng lỗi",
               "{many} hộ có nước sạch", "không có tai nạn lao động nào trong {few} tháng", "năng suất tăng {few}%",
               "{few} tổ khác làm theo", "thu nhập mỗi người tăng {few}%", "{few} em trở lại lớp",
               "thời gian tìm hàng còn một nửa"],
    "reason": ["vì thấy việc ấy ngày nào cũng phải làm", "dù chưa ai giao", "với suy nghĩ đã làm thì làm cho xong",
               "nhờ thói quen ghi chép mỗi ca", "trong khi máy móc còn thiếu", "cùng cả tổ",
               "sau nhiều lần thử không được"],
    "thing": ["máy trộn", "dây chuyền đóng gói", "trạm bơm cũ", "phòng học tạm", "tủ thuốc lưu động", "sổ trực",
              "khuôn hàn", "tuyến mương", "kho vật tư", "bếp ăn tập thể", "vườn ươm", "bảng nhắc giờ thuốc"],
    "manner": ["bền bỉ", "lặng lẽ", "cẩn thận", "chu đáo", "kiên nhẫn", "giản dị", "đúng hẹn", "khéo léo"],
}
SENTENCES = (
    "{when}, {who} {deed} {where}.", "{who} {deed}, {reason}.", "Kết quả là {result}.",
    "{when}, {thing} hỏng giữa chừng; {who} {deed}.", "Để có **{thing}** như bây giờ, {who} mất {few} tháng, {reason}.",
    "Cách làm *{manner}* ấy cho kết quả rõ: {result}.", "Theo báo cáo của {unit}, {result}.[^bao-cao]",
    "Không dừng ở đó, {who} còn {deed} {where}.", "Người cùng tổ kể rằng {who} {deed}, {reason}.[^loi-ke]",
    "Riêng năm {year}, {result}.", "{who} ít nói về mình, chỉ {deed}.", "Có hôm {who} về đến nhà khi phố đã lên đèn.",
    "Cả tổ học theo, và sau {few} tháng {result}.", "Việc ấy làm *{manner}*, {reason}, rồi thành nếp {where}.",
)
QUOTES = ("Tôi chỉ làm phần việc của mình cho {manner}.", "Việc nhỏ thôi, nhưng bỏ thì không ai làm.",
          "Mỗi lần {thing} chạy êm trở lại, tôi thấy nhẹ người.", "Cả tổ cùng làm thì {thing} nào cũng xong.")
HEADINGS = (
    ("Bắt đầu từ một ca làm", "Người {job} {manner}", "Những năm đầu"),
    ("Việc đã làm", "Câu chuyện {thing}", "Ghi chép từng ngày"),
    ("Kết quả", "Điều còn thiếu", "Người khác làm theo"),
)
