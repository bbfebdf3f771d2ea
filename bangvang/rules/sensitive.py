"""Sensitive data of the living: agreed to, needed by the story, and looked at by a person."""

import re
from collections.abc import Iterable, Iterator

from bangvang import disclosure, telling
from bangvang.catalogue import Catalogue
from bangvang.records import Record
from bangvang.records.exemplar import About, SensitiveKind
from bangvang.rules.finding import Finding, exemplars_among
from bangvang.sieve import sieve

_PEOPLES = (
    "Tày|Thái|Mường|Khmer|Khơ Me|Nùng|H’Mông|H'Mông|Mông|Dao|Gia Rai|Jrai|Ê Đê|Ba Na|Bana|Chăm|Hoa|Sán Dìu|Sán Chay|"
    "Cao Lan|Cơ Ho|Hrê|Ra Glai|Raglai|Xơ Đăng|Xtiêng|Bru|Vân Kiều|Cơ Tu|Giáy|Khơ Mú|Mạ|Tà Ôi|Chơ Ro|La Chí|La Hủ|"
    "Lô Lô|Mnông|Thổ|Pà Thẻn"
)
WORDS = {
    SensitiveKind.ETHNICITY: re.compile(rf"\b(?:[Dd]ân tộc|[Nn]gười) (?:{_PEOPLES})\b"),
    SensitiveKind.RELIGION: re.compile(
        r"\b(?:[Gg]iáo dân|Công giáo|[Đđ]ạo (?:Phật|Thiên Chúa|Tin Lành|Cao Đài|Hòa Hảo)|Phật tử|Tin Lành|Hồi giáo|"
        r"[Ll]inh mục|[Mm]ục sư|[Tt]u sĩ|[Ss]ư thầy)\b"
    ),
    SensitiveKind.POLITICS: re.compile(
        r"\b(?:[Đđ]ảng viên|kết nạp (?:vào )?Đảng|vào Đảng|tuổi Đảng|chính kiến|bất đồng chính kiến)\b"
    ),
    SensitiveKind.HEALTH: re.compile(
        r"\b(?:ung thư|HIV|khuyết tật|bại liệt|tâm thần|trầm cảm|tự kỷ|chất độc da cam|tai biến|suy thận|chạy thận|"
        r"xạ trị|hóa trị|tiểu đường|bệnh (?:tim|thận|phổi|gan|hiểm nghèo|nan y|nặng)|thương binh|thương tật|khiếm thị|"
        r"khiếm thính|câm điếc|mang thai|mất sức)\b",
        re.IGNORECASE,
    ),
}
"""Words that tell of sensitive data (Decree 356/2025/NĐ-CP, Art. 4); of places, the guard reads the finished page."""

_may_tell = sieve(*map(telling.across_tags, WORDS.values()))


def sensitive_without_consent(catalogue: Catalogue) -> Iterator[Finding]:
    """Dữ liệu nhạy cảm của người đang sống chưa được đồng ý

    Là gì: Hồ sơ khai ở mục sensitive một điều nhạy cảm về chính người ấy (dân tộc, tôn giáo, đảng phái, sức khỏe, vị
    trí) mà không có sự đồng ý nào ghi phạm vi ấy.

    Vì sao: Dữ liệu nhạy cảm phải được đồng ý riêng (Điều 9 Luật 91/2025/QH15, Điều 4 Nghị định 356/2025/NĐ-CP), và chỉ
    kể khi câu chuyện cần đến.

    Cách sửa: Xin sự đồng ý có phạm vi ấy, hoặc bỏ điều ấy khỏi hồ sơ.

    Ví dụ:

        consent:
          - {scope: [story, health], given_on: 12/9/2026, by: self, evidence: dong-y-2026-017}
        sensitive:
          - {kind: health, why: Bà dạy học suốt mười năm chạy thận}
    """
    for one in disclosure.living(catalogue).values():
        for index, told in enumerate(one.sensitive):
            if told.about is About.SELF and not disclosure.ever_agreed(one, told.kind.scope, catalogue.today):
                message = f"hồ sơ nói về {told.kind.label} của “{one.name}” mà sự đồng ý không có phạm vi ấy"
                fix = f"Xin sự đồng ý có {told.kind.value} trong scope, hoặc bỏ điều ấy."
                yield Finding(one, ("sensitive", index), message, fix)


def undeclared_sensitive(catalogue: Catalogue, records: Iterable[Record]) -> Iterator[Finding]:
    """Có lời nói về điều nhạy cảm mà chưa ai xem lại

    Là gì: Bài, tóm tắt, chú thích ảnh hay mục khác của một người có thể còn sống có chữ nói về dân tộc, tôn giáo, đảng
    phái hay sức khỏe, mà mục sensitive không khai loại ấy.

    Vì sao: Máy không biết chữ ấy nói về ai. Về chính người ấy thì phải được đồng ý và phải cần cho câu chuyện; về việc
    chung, như “giúp trẻ khuyết tật”, thì không.

    Cách sửa: Bỏ chữ ấy; hoặc khai ở mục sensitive: nói về ai (about: self hoặc others) và vì sao cần (why).

    Ví dụ:

        sensitive:
          - {kind: health, about: others, why: Việc làm của chị là dạy nghề cho người khuyết tật}
    """
    for one in exemplars_among(records, disclosure.living(catalogue)):
        told = (one.story.html, *(text for _, _, text in telling.beside_story(one)))
        if not _may_tell("\n".join(told).encode()):
            continue
        if not one.consent and disclosure.long_ago(catalogue, one):
            continue
        declared = {told.kind for told in one.sensitive}
        for kind, words in WORDS.items():
            for loc, label, text in () if kind in declared else telling.texts(one):
                if match := words.search(text):
                    where = "bài" if label == "bài" else "mục này"
                    message = f"{where} có chữ “{match[0]}”, nói về {kind.label}, mà mục sensitive không khai"
                    fix = f"Bỏ chữ ấy, hoặc khai: sensitive: [{{kind: {kind.value}, about: …, why: …}}]."
                    yield Finding(one, loc, message, fix)
                    break
