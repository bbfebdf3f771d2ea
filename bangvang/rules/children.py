"""Children: two consents, no full name without them, never school, class and face together."""

import re
from collections.abc import Iterable, Iterator

from bangvang import disclosure, telling
from bangvang.catalogue import Catalogue
from bangvang.records import Record
from bangvang.rules.finding import Finding, exemplars_among

_CLASS = re.compile(r"\b[Ll]ớp\s+(?:\d{1,2}\s?[A-Za-zĐđ]?\d{0,2}|chồi|lá|mầm)\b")
_SCHOOL = re.compile(
    r"\b[Tt]rường\s+(?:[Tt]iểu học|THCS|THPT|PTDT|[Tt]rung học|[Mm]ầm non|[Mm]ẫu giáo|[Pp]hổ thông|[Cc]ấp \d)"
)


def missing_guardian_consent(catalogue: Catalogue) -> Iterator[Finding]:
    """Trẻ em mà thiếu sự đồng ý của người đại diện hoặc của chính em

    Là gì: Hồ sơ kể chuyện hoặc đăng ảnh một em chưa đủ 16 tuổi mà không đủ sự đồng ý với phạm vi “thông tin trẻ em”.

    Vì sao: Điều 24 Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 và Điều 6 Luật Trẻ em 2016: công khai đời tư của trẻ từ 7
    tuổi phải có sự đồng ý của em và của người đại diện theo pháp luật; dưới 7 tuổi là của người đại diện.

    Cách sửa: Ghi hai mục consent, mỗi mục có child và mọi điều được đăng (story, photo, home-place) trong scope: một
    của chính em (by: self), một của cha, mẹ hoặc người giám hộ (by: representative).

    Ví dụ:

        consent:
          - {scope: [story, child], given_on: 01/6/2026, by: self, evidence: te-12}
          - {scope: [story, child], given_on: 01/6/2026, by: representative, evidence: te-13}
    """
    for one in disclosure.children(catalogue).values():
        scopes = disclosure.needs_consent(one)
        lacking = [giver.label for giver in disclosure.givers_lacking(one, catalogue.today, scopes)]
        if lacking:
            message = f"“{one.name}” chưa đủ 16 tuổi, còn thiếu sự đồng ý của {' và của '.join(lacking)}"
            yield Finding(one, ("consent",), message, "Ghi đủ các mục consent, mỗi mục có child trong scope.")


def child_named_in_full(catalogue: Catalogue, records: Iterable[Record]) -> Iterator[Finding]:
    """Họ tên đầy đủ của trẻ em ở chỗ máy không tự viết tắt được

    Là gì: Em chưa đủ 16 tuổi, chưa đủ hai sự đồng ý cho nêu tên (name và child trong cùng một mục), mà họ tên đầy đủ có
    trong bài, tóm tắt, chú thích ảnh, mã hồ sơ hoặc tên tệp.

    Vì sao: Mặc định, tên của em trên trang là tên gọi và chữ cái đầu của họ, như “An N.”. Máy tự viết tắt ở mục name,
    nhưng không sửa lời văn và địa chỉ trang.

    Cách sửa: Viết “em An N.” trong bài; đổi tên tệp và mã hồ sơ. Hoặc xin đủ hai sự đồng ý cho nêu họ tên.

    Ví dụ:

        exemplars/nguyen-van-an.md      # sai: địa chỉ trang lộ họ tên
        exemplars/em-an-2026.md         # đúng
    """
    for one in exemplars_among(records, disclosure.children(catalogue)):
        if disclosure.may_be_named(one, catalogue.today):
            continue
        for loc, where, text in telling.texts(one):
            if telling.names_in(text, telling.full_names(one)):
                message = f"{where} ghi đủ họ tên của một em chưa đủ 16 tuổi"
                fix = f"Viết “{disclosure.short_name(one.name)}”, hoặc xin đủ sự đồng ý có name và child trong scope."
                yield Finding(one, loc, message, fix)
        if telling.address_tells(one, telling.full_names(one)):
            message = f"mã hồ sơ hoặc tên tệp “{one.id}” ghi đủ họ tên của một em chưa đủ 16 tuổi"
            yield Finding(one, ("id",), message, "Đổi mã (id) và tên tệp, ví dụ em-an-2026; bài đã đăng thì giữ id cũ.")


def child_easily_found(catalogue: Catalogue, records: Iterable[Record]) -> Iterator[Finding]:
    """Trường, lớp và ảnh của một em cùng trên một trang

    Là gì: Hồ sơ của một em chưa đủ 16 tuổi có ảnh, lại nêu cả trường lẫn lớp.

    Vì sao: Biết mặt, biết trường, biết lớp là tìm được em ngay ở cổng trường. Tên, tuổi, ảnh, trường, lớp là bí mật đời
    sống riêng tư của trẻ em (Điều 33 Nghị định 56/2017/NĐ-CP).

    Cách sửa: Bỏ lớp, hoặc bỏ tên trường, hoặc bỏ ảnh.

    Ví dụ:

        unit: Lớp 7A, Trường THCS Minh Họa      # sai khi có ảnh
        unit: Trường THCS Minh Họa              # đúng
    """
    for one in exemplars_among(records, disclosure.children(catalogue)):
        awarded = (honour.reason for honour in catalogue.honours_of.get(one.id, ()))
        said = " ".join((*awarded, *(text for _, _, text in telling.texts(one))))
        if one.photos and _CLASS.search(said) and _SCHOOL.search(said):
            message = "một em chưa đủ 16 tuổi mà trang có cả trường, lớp và ảnh"
            yield Finding(one, ("photos",), message, "Bỏ một trong ba, tốt nhất là lớp.")
