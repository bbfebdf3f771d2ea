"""Whom an entry is about, and what of anybody it must not hold: address, honours before, consent, private data."""

from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from bangvang import embargo, guard, stories
from bangvang.catalogue import Catalogue
from bangvang.guard import patterns
from bangvang.guard.patterns import Kind, plain
from bangvang.records import Contest, Entry, Record
from bangvang.records.schema import Loc
from bangvang.rules.finding import Finding, in_contests


def subject_without_address(catalogue: Catalogue) -> Iterator[Finding]:
    """Nhân vật chưa có địa chỉ

    Là gì: Thể lệ đòi nhân vật có địa chỉ rõ ràng, mà bài chưa ghi xã, phường và tỉnh.

    Vì sao: Ban tổ chức cần tới tận nơi xác minh. Ở đây chỉ ghi tới xã, phường; địa chỉ nhà gửi riêng cho ban tổ chức.

    Cách sửa: Ghi places của subject: mã tỉnh và tên xã, phường; hoặc ghi exemplar nếu trang đã có hồ sơ.

    Ví dụ:

        subject:
          name: Trần Thị Lan
          places: [{place: ha-noi, detail: phường Tây Hồ, role: work}]
    """
    for entry, contest in _live(catalogue):
        if contest.subject_rules.address_required and not entry.subject.places and not entry.subject.exemplar:
            message = "thể lệ đòi nhân vật có địa chỉ, bài chưa ghi"
            yield Finding(entry, ("subject",), message, "Ghi places: tỉnh và xã, phường; đừng ghi số nhà.")


def subject_already_honoured(catalogue: Catalogue) -> Iterator[Finding]:
    """Nhân vật có lẽ đã được khen

    Là gì: Thể lệ đòi nhân vật chưa từng được khen (hoặc chưa được một cơ quan khen), mà trang có quyết định khen nhân
    vật ấy.

    Vì sao: Có thể lệ chỉ nhận người mới; có thể lệ vẫn nhận nếu là việc làm mới.

    Cách sửa: Xem quyết định ấy có đúng là của nhân vật không. Thể lệ cho việc mới thì nói rõ trong bài việc nào mới.

    Ví dụ:

        subject_rules: {new_persons_only: true, new_deeds_ok: true}
    """
    for entry, contest in _live(catalogue):
        wanted, barred = contest.subject_rules, contest.subject_rules.not_previously_awarded_by
        if not (wanted.new_persons_only or barred) or not entry.subject.exemplar:
            continue
        for honour in catalogue.honours_of.get(entry.subject.exemplar, ()):
            if honour.decision and honour.on_the_roll and (wanted.new_persons_only or honour.decision.issuer in barred):
                more = " Thể lệ vẫn nhận nếu bài kể việc làm mới." if wanted.new_deeds_ok else ""
                message = f"“{entry.subject.name}” đã được {honour.award.name} ({honour.decision.number})"
                yield Finding(entry, ("subject", "exemplar"), message, f"Xem lại có đúng người không.{more}")
                break


def subject_not_agreed(catalogue: Catalogue) -> Iterator[Finding]:
    """Chưa có giấy đồng ý của nhân vật

    Là gì: Bài kể về một người đang sống mà ban tổ chức chưa ghi sự đồng ý của người ấy (với trẻ em: của người đại diện
    và, từ 7 tuổi, của chính em).

    Vì sao: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 (Điều 9, 16, 24). Chưa có sự đồng ý thì trang chỉ hiện mã bài, kể
    cả sau khi có kết quả; bài vẫn được chấm.

    Cách sửa: Ban tổ chức xin giấy, cất giấy, ghi mục consent của subject. Người đã mất thì ghi died.

    Ví dụ:

        subject:
          name: Trần Thị Lan
          consent:
            - {scope: [name, story, photo], given_on: 12/9/2026, by: self, evidence: dong-y-2026-017}
    """
    for entry, _ in _live(catalogue):
        if not embargo.may_be_told(catalogue, entry):
            who = "trẻ em" if entry.subject.is_minor else "nhân vật"
            message = f"chưa ghi sự đồng ý của {who}; bài sẽ không hiện trên trang"
            fix = "Ban tổ chức ghi consent khi có giấy; người đã mất thì ghi died."
            yield Finding(entry, ("subject",), message, fix)


def child_subject_named(catalogue: Catalogue) -> Iterator[Finding]:
    """Ghi đủ họ tên trẻ em khi chưa được đồng ý

    Là gì: Nhân vật là trẻ em, chưa có sự đồng ý của người đại diện (và của em, từ 7 tuổi), mà bài ghi đủ họ tên.

    Vì sao: Họ tên, ảnh, trường lớp của trẻ em là bí mật đời tư (Điều 6 Luật Trẻ em 2016, Điều 33 Nghị định 56/2017).
    Kho này ai cũng đọc được và không quên.

    Cách sửa: Viết tên gọi và chữ đầu của họ, như “An N.”, cho đến khi có giấy đồng ý.

    Ví dụ:

        subject: {name: An N., is_minor: true}
    """
    for entry in catalogue.entries.values():
        subject = entry.subject
        full = len(subject.name.split()) > 1 and not subject.name.endswith(".")
        if subject.is_minor and full and not entry.illustrative and not embargo.may_be_told(catalogue, entry):
            fix = "Viết tên gọi và chữ đầu của họ, như “An N.”, cho đến khi có giấy đồng ý."
            yield Finding(entry, ("subject", "name"), "ghi đủ họ tên trẻ em khi chưa được đồng ý", fix)


def illustrative_entry(catalogue: Catalogue) -> Iterator[Finding]:
    """Bài minh họa trong cuộc thi có thật

    Là gì: Bài ghi illustrative: true mà cuộc thi không phải cuộc thi minh họa.

    Vì sao: Nhân vật của bài minh họa là người dựng lên, nên trang kể mà không cần ai đồng ý. Bài dự thi thật kể về
    người thật: chữ ấy không thay được sự đồng ý của họ (Luật 91/2025/QH15, Điều 9).

    Cách sửa: Xóa dòng illustrative. Cả cuộc thi là dựng lên thì ghi illustrative: true ở contest.yml.

    Ví dụ:

        illustrative: true      # bỏ dòng này khỏi entry.md
    """
    for entry, contest in in_contests(catalogue):
        if entry.illustrative and not contest.illustrative:
            message = "bài ghi là dựng để minh họa, trong khi cuộc thi là thật"
            fix = "Xóa dòng illustrative; nhân vật có đồng ý hay không thì ban tổ chức ghi."
            yield Finding(entry, ("illustrative",), message, fix)


def private_data_in_entry(catalogue: Catalogue, records: Iterable[Record]) -> Iterator[Finding]:
    """Dữ liệu riêng trong bài dự thi

    Là gì: Bài có số điện thoại, thư điện tử, số căn cước, số tài khoản hoặc địa chỉ nhà của ai đó.

    Vì sao: Kho này ai cũng đọc được và không quên. Người viết gửi tên, số điện thoại, địa chỉ của mình riêng cho ban tổ
    chức; ở đây chỉ có mã bài.

    Cách sửa: Xóa đi. Nếu bài đã đưa lên, báo ban tổ chức để xóa cả trong lịch sử.

    Ví dụ:

        Liên hệ tác giả: 09xx xxx xxx      # sai: đừng ghi vào bài
    """
    allowed = guard.allowed(catalogue.operator) if catalogue.entries else ()
    for entry in (one for one in records if isinstance(one, Entry)):
        keys = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        for loc, text in (*_texts(keys, ()), _body(entry)):
            for kind, found in patterns.found(text.encode()):
                if plain(found) not in allowed:
                    yield Finding(entry, loc, _said(kind, found), "Xóa đi; gửi riêng cho ban tổ chức.")


def _said(kind: Kind, found: str) -> str:
    """The value is not repeated whole: messages are printed in public places."""
    return f"bài có {kind.label} (“{found.strip()[:4].strip()}…”)"


def _body(entry: Entry) -> tuple[Loc, str]:
    return ("title",), unescape(stories.untagged(entry.story.html, " "))


def _texts(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Every text of an entry but the words of its sources, which are published already."""
    if isinstance(value, str):
        yield loc, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if loc or key not in ("sources", "id"):
            yield from _texts(inner, (*loc, key))


def _live(catalogue: Catalogue) -> Iterator[tuple[Entry, Contest]]:
    return ((entry, contest) for entry, contest in in_contests(catalogue) if not (entry.withdrawn or entry.is_bare))
