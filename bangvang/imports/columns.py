"""What the columns of real lists are called, and which of them are nobody's business.

Names are compared folded. Sources: the annexes described in the domain notes (section 3.2); forms of schools,
unions and people's committees. What must not be published follows Law 91/2025/QH15 on personal data.
"""

import re
from enum import StrEnum
from functools import lru_cache

from bangvang import vietnamese


class Column(StrEnum):
    """What a column holds; most are fields of an award row, some are split later."""

    NUMBER = "number"
    HONORIFIC = "honorific"
    NAME = "name"
    FAMILY_NAME = "family-name"
    GIVEN_NAME = "given-name"
    KIND = "kind"
    POST = "post"
    UNIT = "unit"
    POST_AND_UNIT = "post-and-unit"
    PLACE = "place"
    AWARD = "award"
    CLASS = "class"
    REASON = "reason"
    ROLE = "role"
    DEED_DATE = "deed-date"
    POSTHUMOUS = "posthumous"
    GOLD_BOOK = "gold-book"
    NOTE = "note"
    PRIVATE = "private"
    NOTHING = "nothing"


_NAMES: dict[Column, str] = {
    Column.NUMBER: "stt|tt|so tt|so thu tu|thu tu|no|#",
    Column.HONORIFIC: "ong ba|ong/ba|ong (ba)|ong, ba|danh xung|xung danh|quy danh|ong hoac ba",
    Column.NAME: "full name|fullname|name"
    "|ho va ten|ho ten|ho va ten ca nhan|ho ten ca nhan|ten ca nhan|ca nhan|ten tap the|tap the|ten don vi"
    "|ten tap the, ca nhan|ten tap the/ca nhan|tap the, ca nhan|tap the/ca nhan|ho va ten, ten tap the|ten co quan"
    "|ho va ten/ten tap the|ho ten/ten don vi|ten ca nhan, tap the|ca nhan, tap the|ca nhan/tap the|chu ho|ho gia dinh"
    "|ten ho gia dinh|ho gia dinh ong/ba|ho gia dinh ong ba|ho ten chu ho|ho va ten chu ho|nguoi duoc khen thuong"
    "|ten cong doan co so|ten cdcs|doi tuong duoc khen|doi tuong duoc khen thuong|ten nguoi duoc khen|ho va ten nguoi"
    "|ten tap the va ca nhan|tap the va ca nhan|ten tap the, ho ten ca nhan|ho va ten tac gia|tac gia"
    "|ho va ten, chuc danh",
    Column.FAMILY_NAME: "last name|surname|family name"
    "|ho|ho dem|ho va dem|ho va chu dem|ho va ten dem|ho va ten lot|ho lot|ho ten dem",
    Column.GIVEN_NAME: "ten|ten goi|first name|given name",
    Column.KIND: "doi tuong|loai doi tuong|loai|tap the hay ca nhan",
    Column.POST: "position|job title"
    "|chuc vu|chuc danh|chuc vu/chuc danh|chuc vu, chuc danh|chuc danh, chuc vu|nghe nghiep|cong viec"
    "|chuc vu chuyen mon|chuc vu cong tac|chuc vu cong doan|vi tri cong tac|vi tri viec lam|cap bac, chuc vu|chuc trach"
    "|nhiem vu|chuc vu hien nay|cap bac",
    Column.UNIT: "department|organization|organisation|company|workplace"
    "|don vi|don vi cong tac|noi cong tac|co quan|co quan, don vi|don vi, dia phuong|phong ban|phong, ban"
    "|cong doan co so|cdcs|noi lam viec|don vi chu quan|truong|lop|lop, truong|to|bo phan"
    "|don vi truc thuoc|thon|thon/tdp"
    "|thon, to dan pho|to dan pho|khu pho|khu dan cu|dia chi (thon/tdp)|dia chi (thon, tdp)|ten truong|doanh nghiep"
    "|ten doanh nghiep|ten cong ty|co quan cong tac|co quan don vi|don vi cong tac hien nay|phong/ban|thuoc don vi",
    Column.POST_AND_UNIT: "chuc vu, don vi|chuc vu, don vi cong tac|chuc vu don vi cong tac|chuc vu/don vi"
    "|chuc vu - don vi|chuc vu - don vi cong tac|chuc vu va don vi|chuc vu va don vi cong tac|chuc danh, don vi"
    "|chuc danh, don vi cong tac|chuc vu, co quan|chuc vu, noi cong tac|chuc vu, co quan cong tac"
    "|chuc vu/don vi cong tac"
    "|nghe nghiep, don vi cong tac|nghe nghiep, noi cong tac|chuc vu; don vi cong tac|chuc vu don vi",
    Column.PLACE: "tinh|tinh, thanh pho|tinh/thanh pho|dia phuong|tinh thanh",
    Column.AWARD: "danh hieu|hinh thuc|hinh thuc khen thuong|hinh thuc khen|danh hieu thi dua|danh hieu, hinh thuc"
    "|danh hieu/hinh thuc|danh hieu/hinh thuc khen thuong|danh hieu, hinh thuc khen thuong|khen thuong|thi dua"
    "|danh hieu thi dua, hinh thuc khen thuong|danh hieu khen thuong|muc khen|loai khen thuong|danh hieu dat duoc"
    "|hinh thuc de nghi|hinh thuc de nghi khen thuong|de nghi khen thuong|danh hieu de nghi|danh hieu dang ky",
    Column.CLASS: "hang|loai hang",
    Column.REASON: "thanh tich|ly do|ly do khen thuong|tom tat thanh tich|thanh tich dat duoc|noi dung thanh tich"
    "|noi dung|noi dung khen thuong|thanh tich (ly do)|thanh tich, ly do|da co thanh tich|ten sang kien|sang kien"
    "|thanh tich noi bat|thanh tich tieu bieu|ly do khen|ve thanh tich|trich yeu thanh tich|tom tat viec tot|viec tot",
    Column.ROLE: "vai tro|nhom doi tuong|vi tri lao dong",
    Column.DEED_DATE: "thoi gian|thoi gian lap thanh tich|nam|nam hoc|nam cong tac|nam khen thuong|nam lap thanh tich"
    "|ngay lap thanh tich|thoi diem lap thanh tich|nam thanh tich|giai doan",
    Column.POSTHUMOUS: "truy tang",
    Column.GOLD_BOOK: "so vang|so so vang|vao so vang|vao so vang so|so hieu bang|so bang|so vao so",
    Column.NOTE: "ghi chu|chu thich|luu y",
    Column.NOTHING: "ky nhan|chu ky|ky ten|nguoi nhan ky"
    "|quyet dinh|so quyet dinh|ngay quyet dinh|co quan ban hanh|nguon",
}
_PRIVATE = (
    "so dien thoai|dien thoai|di dong|sdt|dt|so dt|dt lien he|lien he|zalo|so cccd|cccd|cmnd|so cmnd"
    "|can cuoc|can cuoc cong dan"
    "|so can cuoc|cmnd/cccd|cccd/cmnd|so dinh danh|so dinh danh ca nhan|ma dinh danh|ho chieu|ngay sinh"
    "|nam sinh|sinh nam"
    "|ngay, thang, nam sinh|ngay thang nam sinh|ngay/thang/nam sinh|sinh ngay|tuoi|noi sinh|gioi tinh|nam/nu|nu|dan toc"
    "|ton giao|dang vien|la dang vien|ngay vao dang|doan vien|vao dang|dang|trinh do|trinh do chuyen mon"
    "|trinh do hoc van"
    "|hoc van|trinh do van hoa|chuyen mon|trinh do ly luan|email|e-mail|thu dien tu|dia chi|dia chi nha|noi o|cho o"
    "|cho o hien nay|dia chi thuong tru|ho khau|ho khau thuong tru|noi dang ky ho khau|que quan"
    "|nguyen quan|so tai khoan"
    "|stk|tai khoan|so tk|ngan hang|ma so thue|mst|so bhxh|ma bhxh|so so bhxh|muc thuong|tien thuong|so tien|muc tien"
    "|tien|so tien thuong|muc tien thuong|kinh phi|thanh tien|gia tri|luong|he so luong|he so|muc luong|bac luong"
    "|ket qua phieu|so phieu|phieu|ty le phieu|ket qua bo phieu|ket qua bieu quyet|ket qua phieu bau|so phieu dong y"
    "|phieu dong y|ty le|ty le %|bieu quyet|so phieu thuan|tinh trang suc khoe|suc khoe|benh ly"
    "|hoan canh|hoan canh gia dinh"
    "|ten bo|ten me|ho ten bo|ho ten me|phu huynh|ho ten phu huynh|con ong ba|tinh trang hon nhan|hon nhan|facebook"
    "|so dang vien|the dang|ly lich|ky luat|hinh thuc ky luat|tien an|dien tich dat|chuc vu dang"
)
_EXACT = {name: column for column, names in _NAMES.items() for name in names.split("|")}
_EXACT |= dict.fromkeys(_PRIVATE.split("|"), Column.PRIVATE)
# Words that make a column private whatever stands around them: better one column too many refused.
_PRIVATE_WORDS = re.compile(
    r"\b(?:dien thoai|sdt|cccd|cmnd|can cuoc|dinh danh|ngay sinh|nam sinh|ngay thang nam sinh|dan toc"
    r"|ton giao|dang vien"
    r"|vao dang|e-?mail|tai khoan|ma so thue|bhxh|tien thuong|muc thuong|so tien|\(dong\)|phieu|bieu quyet|he so luong"
    r"|ho khau|que quan|thuong tru|suc khoe|phu huynh|trinh do|gioi tinh)\b"
)
_TIDY = re.compile(r"\s*([/,;()-])\s*")


@lru_cache(maxsize=1 << 14)
def column_of(heading: str) -> Column | None:
    """What a heading names; None when nobody knows."""
    if vietnamese.clean(heading).strip().casefold() in ("nam", "nữ"):
        return Column.PRIVATE  # of sex; “Năm” is a year, and only its mark tells
    plain = _plain(heading)
    if not plain or len(plain) > 120:
        return None
    bare = re.sub(r"\([^)]*\)", " ", plain)
    for one in (plain, " ".join(bare.split())):
        if one in _KNOWN:
            return _KNOWN[one]
    if _PRIVATE_WORDS.search(plain):
        return Column.PRIVATE
    begun = _BEGUN.match(plain)
    return _KNOWN[begun[0]] if begun else None


def _plain(heading: str) -> str:
    """Folded, y as i, one way of spacing around marks."""
    plain = vietnamese.fold_yi(heading.replace("\n", " ")).strip(" .:;*")
    return " ".join(_TIDY.sub(r" \1 ", plain).split())


_KNOWN = {_plain(name): column for name, column in _EXACT.items()}
# Longer headings are told by how they begin: “Chức vụ, đơn vị công tác tại thời điểm đề nghị”.
_LONG = sorted((name for name, one in _KNOWN.items() if len(name) >= 6 and one is not Column.PRIVATE), key=len)
_BEGUN = re.compile(rf"(?:{'|'.join(map(re.escape, reversed(_LONG)))})(?!\w)")
