"""What the worked examples have in common: sources, a photo, a correction, the place they are set in."""

# fmt: off
REPORT, WITNESS = "bao-cao-2024", "loi-ke-to-truong"
COMMON = {
    "published": "15/01/2025", "illustrative": True, "keywords": ["minh họa", "sổ giờ nước"],
    "sources": [
        {"key": REPORT, "title": "Báo cáo tổng kết năm 2024 (minh họa)", "kind": "document",
         "publisher": "Hợp tác xã Nông nghiệp Minh Họa", "number": "12/BC-HTXMH", "date": "20/12/2024",
         "url": "https://example.org/bao-cao-2024", "seen": "05/01/2025",
         "note": "Bản đọc được là bản sao có dấu của hợp tác xã."},
        {"key": WITNESS, "title": "Lời kể của tổ trưởng tổ 5 (minh họa)", "kind": "witness", "date": "06/01/2025"}],
    "disputes": [{"about": "năm bắt đầu dùng sổ", "sources": [REPORT, WITNESS],
                  "text": "Báo cáo ghi năm 2022. Tổ trưởng tổ 5 nhớ là vụ chiêm năm 2023."}],
}
CORRECTION = {"date": "20/01/2025", "what": "Trước ghi 130 ha, nay ghi 120 ha.", "why": "Theo báo cáo tổng kết."}
HOME = {"place": "thai-binh", "detail": "xã Ví Dụ, huyện Minh Họa"}
COPIED = {"at": "Hợp tác xã Minh Họa Hai", "date": 2024,
          "place": "thai-binh", "result": "120 ha dùng chung lịch lấy nước.", "sources": [REPORT]}
COUNTED = {"text": "Giấy khen của Ủy ban nhân dân xã", "award": "giay-khen-xa", "person": 5, "collective": 2,
           "household": 1, "note": "nguồn không nêu danh sách", "sources": [REPORT]}
PHOTO = {"file": "so-gio-nuoc.jpg", "caption": "Bà Nguyễn Thị Mẫu ghi sổ ở cống số 3, tháng 3/2024",
         "credit": "Trần Văn Ví Dụ", "alt": "Một phụ nữ đội nón ngồi bên cửa cống, ghi vào quyển sổ đặt trên gối",
         "licence": "CC BY 4.0", "illustrative": True, "focus": [0.5, 0.4]}
