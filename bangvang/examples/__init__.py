"""A worked example of every kind of record, as plain data: one small invented world whose records name each other.

Nobody and nothing in it exists, so each record says `illustrative`. `WORKED` is what fits together;
`ELSEWHERE` shows how to write a key that does not fit (a living person's death, a body's successors).
"""

from bangvang.examples.common import COMMON, COPIED, CORRECTION, COUNTED, HOME, PHOTO, REPORT, WITNESS
from bangvang.examples.contests import CONTEST, ENTRY, RESULT

# fmt: off
WORKED: dict[str, dict] = {
    "exemplar": {
        "kind": "person", "name": "Nguyễn Thị Mẫu", "honorific": "Bà", "aka": ["Mẫu thủy nông"],
        "birth_name": "Nguyễn Thị Mẫn", "born": 1968, "post": "Công nhân thủy nông",
        "summary": "Công nhân thủy nông. Từ năm 2022, bà ghi giờ mở cống vào một quyển sổ treo ở đầu kênh, nên các tổ "
                   "biết trước giờ có nước. Một hợp tác xã khác đã làm theo.",
        "unit": "Hợp tác xã Nông nghiệp Minh Họa", "organisation": "hop-tac-xa-minh-hoa",
        "places": [{**HOME, "role": "home"}], "field": "agriculture", "role": "direct-worker", "stage": "replicated",
        "practice": {"title": "Sổ giờ nước treo ở đầu kênh", "sources": [REPORT],
                     "text": "Mỗi cửa cống treo một quyển sổ. Người mở cống ghi ngày, giờ mở, giờ đóng và mực nước."},
        "replicated_at": [COPIED],
        "honours": [{"award": "lao-dong-tien-tien", "date": 2023, "sources": [REPORT],
                     "reason": "Giữ ba cửa cống cả năm không để lỡ giờ nước.",
                     "note": "Báo cáo có nêu, chưa thấy số quyết định"}],
        "campaigns": ["so-gio-nuoc"], "events": ["tong-ket-so-gio-nuoc"],
        "same_as": "https://example.org/nguyen-thi-mau", "photos": [PHOTO],
        "consent": [{"scope": ["name", "photo", "story", "home-place"], "given_on": "10/01/2025", "by": "self",
                     "evidence": "dy-2025-007", "expires": "10/01/2035"}]},
    "decision": {
        "form": "quyet-dinh", "number": "12/QĐ-HTXMH", "issuer": "hop-tac-xa-minh-hoa", "date": "14/01/2025",
        "title": "Về việc tặng Giấy khen cho tập thể, cá nhân có thành tích năm 2024",
        "signer": {"name": "Trần Văn Ví Dụ", "post": "Phó Giám đốc", "prefix": "KT."},
        "legal_basis": ["luat-thi-dua-khen-thuong-2022", "quy-che-minh-hoa-2024"],
        "proposals": [{"by": "Công đoàn cơ sở Hợp tác xã Minh Họa", "number": "03/TTr-CĐCS", "date": "08/01/2025"}],
        "award": "giay-khen-doanh-nghiep", "counts": {"person": 1, "collective": 1, "household": 0},
        "list_state": "published", "status": "in-force", "campaign": "so-gio-nuoc", "event": "tong-ket-so-gio-nuoc",
        "file": {"key": "ban-goc", "title": "Quyết định số 12/QĐ-HTXMH (minh họa)", "kind": "document",
                 "sha256": "0123456789abcdef" * 4, "seen": "15/01/2025"},
        "rows": [{"number": 1, "name": "Tổ Thủy nông 5", "kind": "collective",
                  "unit": "Hợp tác xã Nông nghiệp Minh Họa", "reason": "Cả năm không lỡ lịch lấy nước"},
                 {"number": 1, "recipient": "nguyen-thi-mau", "name": "Nguyễn Thị Mẫu", "kind": "person",
                  "honorific": "Bà", "post": "Công nhân thủy nông", "unit": "Hợp tác xã Nông nghiệp Minh Họa",
                  "organisation": "hop-tac-xa-minh-hoa", "place": "thai-binh", "reason": "Làm sổ giờ nước ở đầu kênh",
                  "role": "direct-worker", "deed_date": 2024, "gold_book": "001/2025"}]},
    "award": {
        "name": "Người giữ nước giỏi", "aka": ["Thủy nông giỏi"], "abbreviations": ["NGNG"],
        "category": "local-title", "level": "unit", "rank": 90,
        "summary": "Tặng người và tổ giữ nước cả năm không để lỡ lịch.",
        "periods": [{"from": "15/01/2024", "until": "31/12/2030", "law": "quy-che-minh-hoa-2024",
                     "authorities": ["enterprise"], "recipients": ["person", "collective"],
                     "classes": ["Nhất", "Nhì", "Ba"], "classes_uncertain": True,
                     "uncertain": ["Quy chế không nói rõ có hạng Ba hay không"], "sources": [REPORT]}],
        "posthumous": False, "once": False, "homonyms": ["so-gio-nuoc"]},
    "place": {
        "names": [{"name": "Minh Họa", "type": "province", "from": "01/7/1980", "until": "30/6/2025", "code": "00",
                   "uncertain": ["Ngày bắt đầu dùng tên"], "sources": [REPORT]}],
        "aka": ["Minh Hoạ"], "note": "Tỉnh không có thật."},
    "organisation": {
        "name": "Hợp tác xã Nông nghiệp Minh Họa", "aka": ["Hợp tác xã Minh Họa"], "abbreviations": ["HTXMH"],
        "names": [{"name": "Hợp tác xã Minh Họa", "from": 1976, "until": "31/12/1997", "sources": [REPORT]},
                  {"name": "Hợp tác xã Nông nghiệp Minh Họa", "from": "01/01/1998"}],
        "type": "cooperative", "authority": ["enterprise"], "places": [{**HOME, "role": "seat"}],
        "bloc": "Cụm thi đua các hợp tác xã", "from": 1976,
        "summary": "Hợp tác xã không có thật, dựng lên để làm mẫu.", "uncertain": ["Ngày thành lập"]},
    "campaign": {
        "name": "Mỗi cửa cống một quyển sổ", "aka": ["Sổ giờ nước"], "abbreviations": ["SGN"],
        "summary": "Các tổ thủy nông ghi giờ mở cống vào sổ treo ở đầu kênh, để mọi tổ biết trước giờ có nước.",
        "hosts": ["hop-tac-xa-minh-hoa", "don-vi-minh-hoa"], "launched_by": "hop-tac-xa-minh-hoa", "level": "unit",
        "form": "thematic", "theme": "Nhìn sổ biết giờ nước", "occasion": "Chào mừng ngày 19/5",
        "from": "01/3/2024", "until": "31/12/2024", "places": [{**HOME, "role": "deed"}],
        "phases": [{"phase": "launch", "date": "01/3/2024", "text": "Phát sổ, bút và hộp gỗ cho 40 cửa cống.",
                    "documents": ["quy-che-minh-hoa-2024"], "sources": [REPORT]},
                   {"phase": "sum-up", "date": "20/12/2024", "text": "Tổng kết tại nhà văn hóa.", "sources": [REPORT]}],
        "criteria": [{"text": "Sổ có đủ ngày, giờ mở, giờ đóng", "frequency": "month", "sources": [REPORT]}],
        "targets": [{"text": "Số cửa cống có sổ giờ nước", "organisation": "hop-tac-xa-minh-hoa",
                     "period": "năm 2024", "unit": "cửa cống", "target": 40, "result": 31, "sources": [REPORT],
                     "note": "Chỉ tính cống ghi sổ đủ sáu tháng", "gap": "Một cống dùng chung, hai tổ cùng báo",
                     "revisions": [{"date": "15/01/2025", "figure": "result", "before": 30, "after": 31,
                                    "reason": "Tổ Thủy nông 5 nộp sổ sau ngày chốt số", "by": "Ban Kiểm soát",
                                    "sources": [REPORT]}]}],
        "results": [{"text": "31 cửa cống có sổ, ghi đủ từ tháng 6.", "date": "12/2024", "sources": [REPORT]}],
        "benefits": [{"amount": 120, "unit": "giờ bơm", "year": 2024, "sources": [REPORT],
                      "method": "Giờ bơm năm 2023 trừ giờ bơm năm 2024, theo sổ trạm bơm"}],
        "limitations": [{"text": "9 cửa cống ở xa chưa có người giữ sổ.", "date": "12/2024", "sources": [REPORT]}],
        "pledges": [{"parties": ["Tổ Thủy nông 4", "Tổ Thủy nông 5"], "date": "01/3/2024", "sources": [REPORT],
                     "text": "Ngày nào mở cống ngày ấy ghi sổ.", "outcome": "Tổ 5 làm đủ; tổ 4 thiếu hai tháng."}],
        "award_counts": [COUNTED], "documents": ["quy-che-minh-hoa-2024"], "photos": [PHOTO]},
    "bloc": {
        "name": "Cụm thi đua các hợp tác xã nông nghiệp", "aka": ["Cụm hợp tác xã"], "type": "cluster",
        "summary": "Cụm không có thật, dựng lên để làm mẫu: bốn hợp tác xã thay nhau làm trưởng.",
        "level": "unit", "organised_by": "don-vi-minh-hoa", "places": [{**HOME, "role": "area"}],
        "from": 2020, "until": 2030, "documents": ["quy-che-minh-hoa-2024"], "uncertain": ["Năm lập cụm"],
        "years": [{"year": 2024, "head": "hop-tac-xa-minh-hoa", "deputies": ["don-vi-minh-hoa"],
                   "criteria": [{"key": "san-xuat", "text": "Nhiệm vụ sản xuất", "most": 60}],
                   "measures": [{"key": "sang-kien", "text": "Sáng kiến được công nhận", "unit": "sáng kiến"}],
                   "members": [{"organisation": "hop-tac-xa-minh-hoa", "people": 240, "note": "Nộp đủ báo cáo",
                                "scores": [{"key": "san-xuat", "value": "56,5"}, {"key": "sang-kien", "value": 6}]},
                               {"organisation": "don-vi-minh-hoa", "people": 31}],
                   "decisions": ["12-qd-ldld-2024"], "note": "Điểm theo biên bản họp cụm", "sources": [REPORT]}]},
    "event": {
        "name": "Hội nghị tổng kết phong trào Mỗi cửa cống một quyển sổ", "aka": ["Tổng kết sổ giờ nước"],
        "summary": "Hội nghị nghe kết quả một năm làm sổ giờ nước và bàn việc năm sau.", "from": "20/12/2024",
        "until": "20/12/2024", "hosts": ["hop-tac-xa-minh-hoa"], "places": [{**HOME, "role": "seat"}],
        "campaign": "so-gio-nuoc",
        "speakers": [{"name": "Trần Văn Ví Dụ", "honorific": "Ông", "posts": ["Phó Giám đốc hợp tác xã"],
                      "text": "Đọc báo cáo tổng kết."}],
        "tasks": [{"text": "Tìm người giữ sổ cho 9 cửa cống ở xa.", "set_by": "Trần Văn Ví Dụ, Phó Giám đốc",
                   "outcome": "Đến tháng 3/2025 còn 2 cửa cống."}],
        "award_counts": [COUNTED], "documents": ["quy-che-minh-hoa-2024"], "photos": [PHOTO]},
    "document": {
        "type": "regulation", "number": "05/QC-HTXMH", "title": "Quy chế thi đua, khen thưởng của hợp tác xã",
        "aka": ["Quy chế số 05"], "issuer": "hop-tac-xa-minh-hoa", "date": "02/01/2024", "from": "15/01/2024",
        "summary": "Quy định ai được đề nghị và ai xét khen.", "url": "https://example.org/quy-che",
        "uncertain": ["Ngày hiệu lực ghi theo báo cáo"]},
    "initiative": {
        "title": "Sổ giờ nước treo ở đầu kênh", "organisation": "hop-tac-xa-minh-hoa", "year": 2022,
        "summary": "Ghi giờ mở, giờ đóng cống vào sổ treo ở đầu kênh, để các tổ biết trước giờ có nước.",
        "authors": [{"name": "Nguyễn Thị Mẫu", "exemplar": "nguyen-thi-mau"}], "period": "2022–2024",
        "campaign": "so-gio-nuoc", "recognised_by": "Quyết định số 30/QĐ-HTXMH ngày 02/12/2022 (minh họa)",
        "benefits": [{"amount": 9, "unit": "lần bơm", "year": 2024, "sources": [REPORT],
                      "method": "Số lần bơm lại năm 2021 trừ số lần năm 2024, theo sổ trạm bơm"}],
        "scope": "Trong hợp tác xã", "replicated_at": [COPIED]},
    "notice": {
        "title": "Lấy ý kiến Nhân dân về việc đề nghị tặng Huân chương Lao động hạng Ba (minh họa)",
        "organisation": "hop-tac-xa-minh-hoa", "proposal": "Tờ trình 04/TTr-HTXMH ngày 10/01/2025",
        "opens": "15/01/2025", "working_days": 10, "contact": "Văn phòng hợp tác xã, mục “Lấy ý kiến” trên trang",
        "nominees": [{"name": "Nguyễn Thị Mẫu", "award": "huan-chuong-lao-dong", "honorific": "Bà", "kind": "person",
                      "post": "Công nhân thủy nông", "unit": "Hợp tác xã Nông nghiệp Minh Họa", "class": "Ba",
                      "summary": "Làm sổ giờ nước; một hợp tác xã khác đã làm theo."}],
        "outcome": "Hết hạn, có 3 ý kiến đều đồng ý; hồ sơ được trình tiếp.",
        "legal_basis": ["luat-thi-dua-khen-thuong-2022"]},
    "contest": CONTEST, "entry": ENTRY, "result": RESULT}
WORKED = {kind: COMMON | record for kind, record in WORKED.items()}

IDS = {"exemplar": "nguyen-thi-mau", "decision": "12-qd-htxmh-2025", "award": "nguoi-giu-nuoc-gioi",
       "place": "minh-hoa", "organisation": "hop-tac-xa-minh-hoa", "campaign": "so-gio-nuoc", "bloc": "cum-hop-tac-xa",
       "event": "tong-ket-so-gio-nuoc", "document": "quy-che-minh-hoa-2024", "initiative": "so-gio-nuoc-dau-kenh",
       "notice": "lay-y-kien-minh-hoa-2025", "contest": "thi-viet-minh-hoa", "entry": "bv-7k3m9q", "result": "ket-qua"}

ELSEWHERE: dict[str, dict] = {
    "exemplar": {
        "sort_name": "Ngông Y Niê Kđăm",
        "former_names": [{"name": "Nguyễn Thị Cũ", "shown": False}], "former_ids": ["nguyen-thi-cu"],
        "died": [{"value": "12/1951", "sources": [REPORT], "preferred": True, "note": "Báo cáo chép từ bia mộ"},
                 {"value": "khoảng 1952", "sources": [WITNESS]}],
        "founded": 1976, "related": [{"exemplar": "la-van-cau", "relation": "inspired", "note": "Kể lại trong bài"}],
        "sensitive": [{"kind": "health", "about": "self", "why": "Bà dạy học suốt mười năm chạy thận"}],
        "withdrawn": {"on": "20/01/2025", "reason": "request"}},
    "decision": {"class": "Ba", "status_by": "16-qd-ldld-2024", "status_date": "20/01/2025",
                 "status_ground": "Theo Điều 93 Luật Thi đua, khen thưởng."},
    "award": {"place": "thai-binh"},
    "place": {"successors": ["hung-yen"]},
    "organisation": {"parent": "so-minh-hoa", "until": "30/6/2025", "successors": ["don-vi-minh-hoa"]},
    "campaign": {"parent": "thi-dua-minh-hoa-2024", "previous": "thi-dua-minh-hoa-2024"},
    "event": {"previous": "dai-hoi-thi-dua-toan-quoc-10"},
    "contest": {"published_between": {"from": "01/01/2025", "until": "30/9/2025"}, "previous": "thi-viet-minh-hoa-2025",
                "results_decision": "31-qd-ldld-2025"},
    "entry": {"pages": 4, "minutes": 7, "sealed": "bv-7k3m9q.age", "sealed_sha256": "0" * 64,
              "scan": {"files": ["trang-1.jpg", "trang-2.jpg"], "transcriber": "Thư ký ban tổ chức"},
              "withdrawn": {"on": "25/9/2025 10:00", "reason": "Gửi nhầm bản nháp"}},
    "document": {"until": "31/12/2024", "replaces": ["luat-thi-dua-khen-thuong-2003"]},
}
ELSEWHERE = {kind: {"corrections": [CORRECTION]} | ELSEWHERE.get(kind, {}) for kind in WORKED}

STORIES: dict[str, tuple[tuple[str, str], ...]] = {
    "exemplar": (("Việc đã làm", "ai, làm gì, ở đâu, khi nào, bằng cách nào"),
                 ("Kết quả", "con số có đơn vị, có năm và có nguồn; người khác đã làm theo ra sao"),
                 ("Điều còn thiếu", "chỗ chưa làm được, điều người viết chưa rõ")),
    "campaign": (("Vì sao có phong trào", "việc gì cần làm tốt hơn, ai nêu ra"),
                 ("Cách làm", "các bên làm những gì, theo thứ tự thời gian"),
                 ("Điều rút ra", "điều được, điều chưa được; nói về việc, không nói về người")),
    "entry": (("Mở đầu", "kể thẳng vào việc: ai, làm gì, ở đâu"),
              ("Việc làm", "một, hai cảnh cụ thể; lời người trong cuộc để trong ngoặc kép"),
              ("Điều để lại", "kết quả thấy được; ai đã làm theo")),
    "event": (("Diễn biến", "ngày giờ, nơi họp, ai dự, bàn những gì"),
              ("Kết luận", "việc được giao, ai làm, bao giờ xong")),
}
"""Headings of a story and what to write under each; for the kinds that have one."""
