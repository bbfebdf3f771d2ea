"""Names and lifetimes of those honoured."""

import re
from collections.abc import Iterator

from bangvang import periods, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.records import Exemplar
from bangvang.records.common import Claim
from bangvang.records.exemplar import RecipientKind
from bangvang.rules.finding import Finding, rows_named

SHORTEST_SHOUT = 3
"""A collective may be called by initials (HTX NTTS); so many words in capitals are a name in capitals."""

SURNAMES = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh doan mai truong lam ta cao"
    " luong ha to tong chau thai vuong quach dao phung chu ton la tu thach danh kieu nong vi trieu hua lo cam".split()
)
# “Ông”, “Anh”, “Em” can begin a real name (Ông Ích Khiêm); before a common surname they are a form of address.
_ADDRESS = re.compile(r"(?i:ông|anh|em|cô|chú|bác)\s+(?P<next>\w+)")
HONORIFICS = (
    "bà|chị|cụ|mẹ|đồng chí|đ/c|liệt sĩ|liệt sỹ|giáo sư|phó giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|bác sĩ|bác sỹ|kỹ sư",
    "gs|pgs|ts|ths|bs|ks|nsnd|nsưt|ngnd|ngưt|ttnd|ttưt|nnnd|nnưt|ahlđ|ahllvtnd",
    "nghệ sĩ nhân dân|nghệ sĩ ưu tú|nghệ nhân nhân dân|nghệ nhân ưu tú|nhà giáo nhân dân|nhà giáo ưu tú",
    "thầy thuốc nhân dân|thầy thuốc ưu tú|(?:đại|trung|thượng|thiếu) (?:tướng|tá|úy|uý)",
)
_HONORIFIC = re.compile(rf"(?i:(?:{'|'.join(HONORIFICS)})(?!\w)[.,]?)\s*")


def born_after_died(catalogue: Catalogue) -> Iterator[Finding]:
    """Ngày sinh sau ngày mất

    Là gì: Mọi ngày sinh các nguồn cho đều muộn hơn ngày mất.

    Vì sao: Chắc chắn một trong hai bị chép nhầm.

    Cách sửa: Đối chiếu lại với nguồn; hay gặp nhất là đảo hai chữ số của năm.

    Ví dụ:

        born: 1921
        died: 1912      # sai
    """
    for one in catalogue.exemplars.values():
        if one.born and one.died:
            born = min(periods.days(claim.value)[0] for claim in one.born)
            died = max(periods.days(claim.value)[1] for claim in one.died)
            if born > died:
                message = f"“{one.name}” sinh {_values(one.born)} mà mất {_values(one.died)}"
                yield Finding(one, ("died",), message, "Đối chiếu lại năm sinh, năm mất với nguồn.")


def shouting_name(catalogue: Catalogue) -> Iterator[Finding]:
    """Tên viết toàn chữ in hoa

    Là gì: Họ tên chép nguyên chữ in hoa từ bảng danh sách.

    Vì sao: Chữ in hoa khó đọc, máy đọc màn hình có thể đọc từng chữ cái, và nhiều khi mất dấu phân biệt.

    Cách sửa: Viết hoa chữ đầu mỗi tiếng. Tên các dân tộc và tên nước ngoài thì theo đúng cách viết của tên ấy.

    Ví dụ:

        name: NGUYỄN THỊ HOA      # sai
        name: Nguyễn Thị Hoa      # đúng
    """
    for one in catalogue.exemplars.values():
        if _shouts(one.name, one.kind):
            fix = f"Viết “{_calm(_bare(one.name, one.kind))}”."
            yield Finding(one, ("name",), f"tên “{one.name}” viết toàn chữ in hoa", fix)
    for decision in catalogue.decisions.values():
        loud = [at for at, row in enumerate(decision.rows) if row.name and _shouts(row.name, row.kind)]
        if loud:
            row = decision.rows[loud[0]]
            message = f"{rows_named(decision, loud)} viết tên toàn chữ in hoa: “{row.name}”"
            fix = f"Viết “{_calm(_bare(row.name, row.kind))}”."
            yield Finding(decision, ("rows", loud[0], "name"), message, fix)


def honorific_in_name(catalogue: Catalogue) -> Iterator[Finding]:
    """Danh xưng nằm trong ô họ tên

    Là gì: Ô họ tên bắt đầu bằng Ông, Bà, Đồng chí, Liệt sĩ, Mẹ, học hàm, học vị, cấp bậc hoặc danh hiệu.

    Vì sao: Tên được xếp theo chữ cái và được so với hồ sơ khác; danh xưng lẫn vào làm sai cả hai. Danh xưng còn đổi
    theo thời gian, tên thì không.

    Cách sửa: Chuyển danh xưng sang ô honorific (cột “Ông/Bà”), học vị và chức vụ sang ô post.

    Ví dụ:

        name: PGS.TS. Trần Thị Lan      # sai
        name: Trần Thị Lan              # đúng
        honorific: PGS.TS.
    """
    for one in catalogue.exemplars.values():
        honorific = _honorific(one.name) if one.kind is RecipientKind.PERSON else ""
        if honorific:
            yield Finding(one, ("name",), f"tên “{one.name}” có danh xưng “{honorific}”", _moved(one.name, honorific))
    for decision in catalogue.decisions.values():
        people = [(at, row.name or "") for at, row in enumerate(decision.rows) if row.kind is RecipientKind.PERSON]
        addressed = [(at, name, _honorific(name)) for at, name in people if _honorific(name)]
        if addressed:
            rows = rows_named(decision, [at for at, _, _ in addressed])
            at, name, honorific = addressed[0]
            message = f"{rows} có danh xưng trong họ tên: “{name}”"
            yield Finding(decision, ("rows", at, "name"), message, _moved(name, honorific))


def undecided_claims(catalogue: Catalogue) -> Iterator[Finding]:
    """Nhiều giá trị mà chưa chọn

    Là gì: Các nguồn cho nhiều ngày sinh, ngày mất hoặc ngày thành lập khác nhau, nhưng hồ sơ không chọn, hoặc chọn
    hơn một.

    Vì sao: Trang vẫn kể đủ các nguồn, song cần một giá trị để xếp và để hiện ở đầu trang.

    Cách sửa: Thêm preferred: true vào đúng một giá trị, và nói vì sao ở note.

    Ví dụ:

        born:
          - value: 1902
            preferred: true
          - value: 1904
    """
    for one in catalogue.exemplars.values():
        for key, label in (("born", "ngày sinh"), ("died", "ngày mất"), ("founded", "ngày thành lập")):
            claims = getattr(one, key)
            chosen = sum(claim.preferred for claim in claims)
            if len(claims) > 1 and chosen != 1:
                said = "chưa chọn giá trị nào" if not chosen else f"chọn {chosen} giá trị"
                message = f"{label} có {len(claims)} giá trị ({_values(claims)}), {said}"
                yield Finding(one, (key,), message, "Thêm preferred: true vào đúng một giá trị.")


def wrong_lifetime_field(catalogue: Catalogue) -> Iterator[Finding]:
    """Ngày sinh, ngày mất cho tập thể; ngày thành lập cho người

    Là gì: Hồ sơ tập thể, hộ gia đình có born hoặc died; hồ sơ cá nhân có founded.

    Vì sao: Người thì sinh và mất, tập thể thì thành lập; dùng lẫn thì trang viết sai câu.

    Cách sửa: Đổi tên khóa, hoặc xem lại kind: bỏ trống kind thì hồ sơ được coi là của cá nhân.

    Ví dụ:

        kind: collective
        born: 1961         # sai
        founded: 1961      # đúng
    """
    for one in catalogue.exemplars.values():
        wrong = ("founded",) if one.kind is RecipientKind.PERSON else ("born", "died")
        for key in wrong:
            if getattr(one, key):
                right = "born" if key == "founded" else "founded"
                message = f"hồ sơ {one.kind.label} lại có “{_label(one, key)}” ({key})"
                yield Finding(one, (key,), message, f"Dùng {right}, hoặc xem lại kind.", key=True)


def _shouts(name: str, kind: RecipientKind) -> bool:
    last = name.split()[-1]  # of a name of several words the last one is never the form of address
    if last != last.upper():
        return False
    name = _bare(name, kind)
    words = len(name.split())
    return name.isupper() and words >= (2 if kind is RecipientKind.PERSON else SHORTEST_SHOUT)


def _bare(name: str, kind: RecipientKind) -> str:
    """The name without the form of address before it: “Bà NGUYỄN THỊ A” shouts too."""
    return name[len(_honorific(name)) :].strip() if kind is RecipientKind.PERSON else name


def _calm(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split())


def _honorific(name: str) -> str:
    """The form of address a name begins with; several in a row are one (“PGS.TS.”)."""
    end = 0
    while found := _HONORIFIC.match(name, end):
        end = found.end()
    address = _ADDRESS.match(name, end)
    if address and vietnamese.fold(address["next"]) in SURNAMES:
        end = address.start("next")
    return name[:end].strip() if end < len(name) else ""


def _moved(name: str, honorific: str) -> str:
    bare = name[len(honorific) :].strip()
    bare = _calm(bare) if _shouts(bare, RecipientKind.PERSON) else bare
    return f"Ghi họ tên “{bare}”, để “{honorific}” ở ô danh xưng (honorific)."


def _values(claims: tuple[Claim, ...]) -> str:
    return ", ".join(claim.value.text() for claim in claims)


def _label(one: Exemplar, key: str) -> str:
    return type(one).model_fields[key].title
