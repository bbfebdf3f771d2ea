"""How the rows that are nobody's name begin: groups, counts, signatures. Folded unless a capital tells."""

import re

ROMAN = re.compile(r"^(?:[IVXL]{1,6}|[A-HĐ])(?:\.\d{1,2})*[.)/:]?$")
GROUP_START = re.compile(
    r"^(?:[IVXL]{1,6}|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/:–-]\s*\S|^(?:khối|cụm|phần|nhóm|mục|bảng)\s", re.IGNORECASE
)
GROUP_WORDS = re.compile(
    r"^(?:[ivxl]+|[a-h]|\d{1,2}|-|\*)?\s*[.)/:-]?\s*(?:danh sach |doi voi |ve |cac |khen thuong |nhom )*"
    r"(?:tap the|ca nhan|ho gia dinh|gia dinh|khoi|cum|danh hieu|hinh thuc|bang khen|giay khen|chien si"
    r"|lao dong tien tien"
    r"|co thi dua|huan chuong|huy chuong|ky niem chuong|tang bang|tang giay)\b"
)
COUNT = re.compile(
    r"(?:danh sach|bang|an dinh)\b.{0,30}\b(?:co|gom|gom co|la)\s*:?\s*\d|^an dinh"
    r"|^\W*(?:tong cong|tong so|tong|cong)\s*(?::|\(|\||\d|co\b|la\b|$)|\b(?:tong cong|tong so)\b(?! ty)"
)
FOOTER = re.compile(
    r"^\W*(?:noi nhan|tm\b|kt\b|tl\b|tuq\b|q\.|chu tich|pho chu tich|giam doc|pho giam doc|hieu truong"
    r"|thu truong|nguoi lap"
    r"|nguoi tong hop|lap bieu|thu ky|xac nhan|nhu dieu|luu\b|- luu|- nhu|\(?ky|da ky|ke toan|truong ban"
    r"|.{0,40}, ?ngay \d"
    r"|ngay\W.*thang\W.*nam|ghi chu\s*:|luu y\s*:|thu tuong|bo truong|bi thu|truong phong|chanh van phong|\(\*+\)|\*\s)"
)
COLUMN_NUMBERS = re.compile(r"^[(\[]?(?:\d{1,2}|[A-Ha-h])[)\]]?$")
NUMBER = re.compile(r"^\D{0,2}(\d{1,5})(?:\.0)?\s*[.)]?$")


def rank(first: str) -> int:
    """How high a group stands by its numbering: A, then I, then none, then 1."""
    if re.match(r"^[A-HĐ](?:[.)/:]|$)", first):
        return 0
    if re.match(r"^[IVXL]+(?:[.)/:]|$|\s*[-–])", first):
        return 1
    return 3 if re.match(r"^\d", first) else 2
