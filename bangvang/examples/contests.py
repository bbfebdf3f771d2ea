"""The worked examples of a contest, an entry of it, and its result: what `contest results` writes, an appeal added."""

from bangvang.examples.common import HOME, PHOTO, REPORT

# fmt: off
CONTEST = {
    "name": "Cuộc thi viết “Người giữ nước”", "aka": ["Người giữ nước 2025"], "edition": "lần thứ nhất",
    "year": 2025, "summary": "Viết về người giữ nước quanh ta; bài từ 300 đến 1.500 từ, nhận đến 30/9/2025.",
    "hosts": ["don-vi-minh-hoa"], "hosts_text": "Liên đoàn Lao động thành phố Minh Họa",
    "documents": ["quy-che-minh-hoa-2024"], "campaign": "so-gio-nuoc", "theme": "Việc nhỏ, làm đều",
    "occasion": "Chào mừng ngày 19/5", "opens": "01/6/2025", "closes": "30/9/2025 17:00",
    "window_note": "Tính theo giờ ban tổ chức nhận được bài",
    "tracks": [{"id": "bai-viet", "title": "Bài viết", "kind": "article", "genres": ["ghi chép", "bút ký"],
                "length": {"min": 2, "max": 1500, "unit": "tu", "tolerance": 5},
                "photos": {"min": 1, "max": 5, "encouraged": False, "required_kinds": ["activity"], "min_px": 600,
                           "caption": True, "credit": True},
                "note": "Ảnh chụp việc đang làm, không chụp ảnh trao bằng."}],
    "eligibility": "Mọi người, không phân biệt nghề nghiệp.", "excluded_roles": ["thành viên ban tổ chức"],
    "max_entries_per_author": 3, "group_authors": True, "language": "tiếng Việt", "handwritten_ok": True,
    "unpublished_only": True, "entrant_data": "Họ tên, số điện thoại gửi riêng cho ban tổ chức.",
    "subject_rules": {"real_person": True, "address_required": True, "new_persons_only": False,
                      "not_previously_awarded_by": ["so-minh-hoa"], "new_deeds_ok": True,
                      "since": "01/01/2022", "until": "30/9/2025", "text": "Người thật, việc thật."},
    "originality": "Đoạn trích của người khác để trong ngoặc kép và ghi nguồn.", "ai_policy": "declare",
    "ai_text": "Soát chính tả bằng phần mềm thì khai một dòng.",
    "anonymity": {"blind": True, "text_public_before_results": False},
    "sealed": {"required": False,
               "recipient": "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"},
    "rounds": [{"id": "chung-khao", "title": "Vòng chung khảo", "jury": "Ban giám khảo", "from": "10/2025",
                "to": "11/2025", "kind": "rubric",
                "criteria": [{"id": "chan-thuc", "title": "Tính chân thực", "max": 50, "weight": 2,
                              "note": "Có người, có nơi, có ngày, có người xác nhận"}],
                "passes": {"count": 10, "threshold": 60}, "judges_per_entry": 3, "weight": 1,
                "severity": "shown", "drop": "none"}],
    "tie_order": ["chan-thuc", "earlier"],
    "prizes": [{"id": "nhat", "tier": "Giải Nhất", "count": 1, "scope": "ca-nhan", "track": "bai-viet",
                "reward": "Giấy chứng nhận", "may_be_withheld": True}],
    "quotas": [{"of": "author", "most": 1}],
    "copyright_licence": "Người viết giữ quyền tác giả; ban tổ chức được in bài trong kỷ yếu.",
    "returns": False, "publication_plan": "Bài vào chung khảo đăng trên trang này sau khi có kết quả.",
    "contacts": ["Văn phòng Liên đoàn Lao động thành phố Minh Họa"],
    "appeals": {"from": "10/12/2025", "until": "24/12/2025", "to": "thư ký ban tổ chức"},
    "results_text": "Báo cáo ghi 12 bài, 3 giải.", "told": [{"what": "Số bài, số giải", "sources": [REPORT]}],
    "uncertain": ["Số bài vào chung khảo"],
    "versions": [{"date": "15/6/2025", "what": "Trước nhận đến 31/8, nay nhận đến 30/9.",
                  "document": "quy-che-minh-hoa-2024"}]}

ENTRY = {
    "title": "Người giữ giờ nước", "track": "bai-viet", "genre": "ghi chép",
    "subject": {"name": "Nguyễn Thị Mẫu", "exemplar": "nguyen-thi-mau", "post": "Công nhân thủy nông",
                "unit": "Hợp tác xã Nông nghiệp Minh Họa", "places": [{**HOME, "role": "work"}],
                "is_collective": False, "is_minor": False, "under_seven": False,
                "consent": [{"scope": ["name", "story", "photo"], "given_on": "10/9/2025", "by": "self",
                             "evidence": "dy-2025-011"}]},
    "group": False, "submitted": "20/9/2025 08:15", "accepted": "accepted",
    "declarations": {"original": True, "unpublished": True, "ai_help": "không", "subject_consent": True,
                     "rules_accepted": True},
    "jury_note": "Đủ điều kiện dự thi.", "photos": [{**PHOTO, "kind": "activity"}]}
# fmt: on

SHA256 = "5e884898da28047151d0e56f8dc6292773603d0d6aabbd62a11ef721d1542d8b"

RESULT = {
    "decision": "12-qd-htxmh-2025",
    "announced": "20/11/2025 09:00",
    "judges": 5,
    "rounds": [{"round": "chung-khao", "seed": "2025", "sha256": SHA256}],
    "winners": [
        {"prize": "nhat", "entry": "bv-7k3m9q", "row": "1", "reason": "Theo thứ hạng."},
        {"prize": "tap-the", "organisation": "hop-tac-xa-minh-hoa", "collective": "Hợp tác xã Minh Họa"},
    ],
    "withheld": [{"prize": "nhi", "count": 1, "reason": "Không có bài đạt mức giải Nhì"}],
    "entries": [{"code": "bv-7k3m9q", "sha256": SHA256}],
    "writers": [
        {
            "id": "nguyen-van-vi-du",
            "name": "Nguyễn Văn Ví Dụ",
            "unit": "Hợp tác xã Minh Họa",
            "entries": ["bv-7k3m9q"],
            "consent": [{"scope": ["name"], "given_on": "20/9/2025", "by": "self", "evidence": "dy-2025-012"}],
        }
    ],
    "appeals": [
        {
            "received": "25/11/2025",
            "entry": "bv-7k3m9q",
            "what": "Hỏi cách tính điểm vòng chung khảo.",
            "answered": "27/11/2025",
            "by": "Ban tổ chức cuộc thi",
            "outcome": "kept",
            "answer": "Giữ nguyên kết quả; đã gửi bảng tính.",
        }
    ],
}
