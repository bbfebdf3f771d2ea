"""A name cell → honorific, name, alias, remarks: what typists put into one cell, taken apart."""

import re
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from bangvang import vietnamese
from bangvang.records.exemplar import RecipientKind
from bangvang.rules.people import SURNAMES

_FORMS = (
    r"đồng chí|đ/c|đ\.c\.?|đc|ông/bà|ông \(bà\)|ông|bà|anh|chị|cô|thầy|cụ|mẹ|em|cháu|bác|chú|liệt sĩ|liệt sỹ|cố"
    r"|đại đức|thượng tọa|hòa thượng|ni sư|sư cô|linh mục|mục sư|già làng|nghệ nhân"
)
_DEGREES = (
    r"pgs\.?\s?ts|gs\.?\s?ts|gs|pgs|tskh|ts|ths|bsckii|bscki|bs(?:\s?ck\s?i{1,2})?|ks|cn|ds|nsnd|nsưt|ngnd|ngưt|ttnd|ttưt"
    r"|nnnd|nnưt|giáo sư|phó giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|bác sĩ|bác sỹ|kỹ sư|kĩ sư"
    r"|(?:đại|trung|thượng|thiếu) (?:tướng|tá|úy|uý)"
)
_FORM = re.compile(rf"(?i:({_FORMS}|{_DEGREES}))(?![\w/])\s*[.:,]*\s*")
_NUMBER = re.compile(r"^\(?(\d{1,4})\s*[.):/-]\s*(?=\D)")
_BULLET = re.compile(r"^[-–•*+·]+\s*")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_BIRTH = re.compile(r"(?i)^(?:sn|sinh(?: năm| ngày)?|ns)?\.?\s*:?\s*(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d$")
_POSTHUMOUS = re.compile(r"(?i)\btruy tặng\b")
_HOUSEHOLD = re.compile(
    r"(?i)^(?:hộ gia đình|gia đình|hộ)(?=\s|:)(?:\s+(ông|bà|anh|chị|cụ)(?!\w)(?:\s*\(bà\)|/bà)?)?\s*:?\s*"
)
_UPPER_KEPT = frozenset(
    "TNHH CP MTV THCS THPT TH UBND HĐND LĐLĐ CĐCS HTX PCCC TM DV XD SX XNK KCN KCX BHXH THPTDTNT PTDTNT MN CBCC QL"
    " TNXP TNCS HCM MTTQ CCB VNPT EVN KHKT CNTT I II III IV V VI VII VIII IX X XI XII GD ĐT NN PTNT".split()
)
_COLLECTIVES = (
    r"tập thể|tổ|đội|phòng|công ty|tổng công ty|trường|khoa|xí nghiệp|công đoàn|chi bộ|đảng bộ|đảng ủy|hội đồng|ubnd"
    r"|ủy ban|uỷ ban|liên đoàn|nhà máy|hợp tác xã|htx|nhân dân|cán bộ|trung tâm|bệnh viện|hạt|trạm|cửa hàng|chi nhánh"
    r"|bưu điện|bưu cục|ngân hàng|sở|cục|chi cục|văn phòng|viện|học viện|đài|tạp chí|kíp|phân xưởng|tiểu đội|trung đội"
    r"|đại đội|tiểu đoàn|trung đoàn|sư đoàn|công an|ban (?:chỉ huy|chấp hành|quản lý|giám|tổ chức|tuyên"
    r"|dân|nữ|thi đua|thường)"
    r"|ban chqs|quân khu|lữ đoàn|đoàn (?:tncs|thanh niên|xã|phường|kinh tế|nghệ|cơ sở|trường)"
    r"|hội (?!\w+ (?:văn|thị)\b)\w+"
    r"|lớp \d|thôn|xóm|ấp|bản|buôn|khu phố|tổ dân phố|xã|phường|thị trấn|huyện|quận|tỉnh|thành phố"
    r"|nông trường|lâm trường"
    r"|ca sản xuất|nhóm|câu lạc bộ|clb|mặt trận|ủy viên ban|dây chuyền|tàu|đồn|kho bạc|thư viện|bảo tàng|nhà hát"
    r"|nhà văn hóa|nhà văn hoá|trường mầm non|mầm non|cđcs|cụm|khối|bộ phận|bộ môn|doanh nghiệp|cơ sở|quỹ"
)
_COLLECTIVE = re.compile(rf"(?i)(?:{_COLLECTIVES})(?!\w)(?!\s+(?:văn|thị)(?!\w))")
_CASED = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")


class Person(Struct, frozen=True):
    """Whom a name cell speaks of; `said` are remarks for the report, in Vietnamese."""

    name: str
    honorific: str = ""
    number: str = ""
    note: str = ""
    posthumous: bool = False
    kind: RecipientKind | None = None
    said: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 14)
def person(text: str, kind: RecipientKind | None = None) -> Person:
    """Take a name cell apart; `kind` is what the list says of all its rows, when it says so."""
    name = _BULLET.sub("", " ".join(vietnamese.clean(text).split()))
    number = ""
    if match := _NUMBER.match(name):
        number, name = match[1], name[match.end() :].strip()
    name = name.strip(" ;,:").removesuffix("./.").rstrip(" ;,:.")
    made = Person(name, number=number, kind=kind)
    if match := _HOUSEHOLD.match(name):
        if kind is not RecipientKind.COLLECTIVE and len(name) > match.end():
            said = (f"“{name}” là hộ gia đình",) if kind is not RecipientKind.HOUSEHOLD else ()
            form = (match[1] or "").capitalize()
            made = replace(made, name=name[match.end() :], kind=RecipientKind.HOUSEHOLD, honorific=form, said=said)
    elif kind is None:
        made = replace(made, kind=kind_of(name))
    made = _brackets(made)
    if made.kind is not RecipientKind.COLLECTIVE:
        made = _addressed(made)
    return _quiet(made)


@lru_cache(maxsize=1 << 14)
def kind_of(name: str) -> RecipientKind:
    """A person unless the name begins as that of a body does."""
    return RecipientKind.COLLECTIVE if _COLLECTIVE.match(name) else RecipientKind.PERSON


def _addressed(made: Person) -> Person:
    """Move forms of address out of the name: “Ông Nguyễn Văn A”, but never out of Ông Ích Khiêm."""
    found: list[str] = []
    name = made.name
    while match := _FORM.match(name):
        rest = name[match.end() :]
        word = match[1]
        if len(rest.split()) < 2 or (
            word.lower() in ("ông", "anh", "em", "chú", "bác", "cô") and not _is_name(rest, found)
        ):
            break
        found.append(word)
        name = rest
    shown = " ".join(_form(one) for one in found) or made.honorific
    return replace(made, name=name, honorific=shown)


def _is_name(rest: str, found: list[str]) -> bool:
    """After an ambiguous word there must stand a whole name: a common surname, or three words and more."""
    words = rest.split()
    return bool(found) or vietnamese.fold(words[0]) in SURNAMES or len(words) >= 3


def _form(word: str) -> str:
    folded = word.lower().rstrip(".")
    if folded in ("đ/c", "đ.c", "đc", "đồng chí"):
        return "Đồng chí"
    if re.fullmatch(rf"(?i:{_DEGREES})", word):
        return word
    return folded[:1].upper() + folded[1:]


def _brackets(made: Person) -> Person:
    """“Phan Hoan (Phan Kiên)”: another name; a year of birth is left out; anything else becomes a remark."""
    notes, said, posthumous = [], list(made.said), made.posthumous
    for inside in _BRACKET.findall(made.name):
        inside = inside.strip()
        if _POSTHUMOUS.search(inside):
            posthumous = True
            said.append(f"“({inside})” được hiểu là truy tặng")
        elif _BIRTH.match(inside):
            said.append("bỏ năm sinh ghi trong ngoặc (dữ liệu cá nhân)")
        elif inside and vietnamese.fold(inside) not in ("nam", "nu"):
            alias = inside[:1].isupper() and made.kind is not RecipientKind.COLLECTIVE
            notes.append(f"Tên khác: {inside}" if alias else inside)
    if made.kind is RecipientKind.COLLECTIVE and not posthumous:
        return made  # the brackets of a body are part of its name: “(nay là …)”
    name = " ".join(_BRACKET.sub("", made.name).split())
    if not name:
        return made
    return replace(made, name=name, note="; ".join(notes), posthumous=posthumous, said=tuple(said))


def _quiet(made: Person) -> Person:
    """Names shouted in capitals, in the case names have."""
    letters = [c for c in made.name if c.isalpha()]
    person = made.kind is not RecipientKind.COLLECTIVE
    words = len(made.name.split())
    if not letters or not made.name.isupper() or words < (2 if person else 3):
        if (
            person
            and "," not in made.name
            and any(word[:1].islower() for word in made.name.split())
            and "và" not in made.name.split()
        ):
            name = " ".join(word[:1].upper() + word[1:] for word in made.name.split())
            return replace(made, name=name, said=(*made.said, f"viết hoa lại “{made.name}” → “{name}”"))
        return made
    name = _CASED.sub(lambda match: match[0].capitalize(), made.name) if person else _sentence(made.name)
    said = f"chữ in hoa “{made.name}” → “{name}”" + ("" if person else " (hãy xem lại chữ hoa)")
    return replace(made, name=name, said=(*made.said, said))


def _sentence(name: str) -> str:
    """A body's name in capitals: which words keep theirs cannot be known; abbreviations do."""
    words = [
        word if word.strip("(),.") in _UPPER_KEPT or any(c.isdigit() for c in word) else word.lower()
        for word in name.split()
    ]
    text = " ".join(words)
    return text[:1].upper() + text[1:]
