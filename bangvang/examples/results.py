"""The worked example of a contest's result: what `contest results` writes, and an appeal as people add it."""

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
            "answer": "Giữ nguyên kết quả; đã gửi bảng tính.",
        }
    ],
}
