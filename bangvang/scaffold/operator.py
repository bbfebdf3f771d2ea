"""A worked example of who runs a site: no record among the others, so none of `examples.WORKED`."""

WORKED = {
    "name": "Liên đoàn Lao động tỉnh Minh Họa",
    "contacts": ["Số 1 phố Ví Dụ, tỉnh Minh Họa", "lienhe@example.org", "0210 000 000"],
    "accessibility": ["trogiup@example.org"],
    "purposes": ["Lưu truyền thống của phong trào công nhân trong tỉnh."],
    "hosting": {
        "provider": "Trung tâm Dữ liệu Minh Họa",
        "country": "Việt Nam",
        "logs": "ghi địa chỉ mạng và giờ truy cập, giữ 30 ngày",
    },
    "may_publish": [{"text": "0210 000 111", "reason": "Máy trực của cơ quan"}],
}
