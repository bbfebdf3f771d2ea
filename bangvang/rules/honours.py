"""What one recipient holds: once only, not twice for one deed, decided before it is believed."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from bangvang import periods, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.honours import Honour
from bangvang.records.award import Category
from bangvang.rules.finding import Finding, row_name, written

YEARLY = (Category.EMULATION_TITLE, Category.FLAG)
"""Given again each year, often in the same words."""

NATIONAL, LOWER = "chien-si-thi-dua-toan-quoc", "chien-si-thi-dua-bo-nganh-tinh"
LADDER_SINCE = date(2004, 7, 1)
"""The ladder of titles came with the law of 2003."""


def once_only_award(catalogue: Catalogue) -> Iterator[Finding]:
    """Danh hiệu chỉ tặng một lần được tặng hai lần

    Là gì: Một người có hai quyết định còn hiệu lực tặng cùng một danh hiệu mà quy chế chỉ cho tặng một lần.

    Vì sao: Ví dụ Công dân Thủ đô ưu tú: mỗi người chỉ một lần (Quyết định 71/2025/QĐ-UBND của Hà Nội).

    Cách sửa: Xem có phải hai người trùng tên bị gắn chung một mã gương, hoặc một quyết định bị ghi hai lần.

    Ví dụ:

        recipient: nguyen-van-a      # sai: người này đã được tặng năm 2019
        award: cong-dan-thu-do-uu-tu
    """
    for honours in catalogue.honours_of.values():
        first: dict[str, Honour] = {}
        for honour in honours:
            if honour.award.once and honour.on_the_roll:
                earlier = first.setdefault(honour.award.id, honour)
                if earlier is not honour:
                    record, loc = written(honour)
                    message = f"“{honour.name}” đã được tặng “{honour.award.name}” trong {earlier.decision.path}"
                    yield Finding(record, (*loc, "recipient"), message, "Chỉ tặng một lần: xem lại mã gương.")


def same_achievement_twice(catalogue: Catalogue) -> Iterator[Finding]:
    """Một thành tích được khen hai lần ở cùng một cấp

    Là gì: Một người, một tập thể có hai quyết định khác nhau ở cùng cấp với cùng một lý do khen thưởng. Danh hiệu
    thi đua, cờ thi đua xét hằng năm thì không tính.

    Vì sao: Điều 5 Luật Thi đua, khen thưởng 2022: không khen thưởng nhiều lần, nhiều hình thức cho một thành tích.

    Cách sửa: Xem hai quyết định có phải là một. Nếu là hai thành tích, ghi rõ lý do (năm, việc) hoặc thời gian lập
    thành tích ở từng dòng.

    Ví dụ:

        reason: Dũng cảm cứu người bị đuối nước       # có ở cả hai quyết định: sai
        reason: Cứu hai cháu nhỏ ngày 03/6/2024       # đúng: nói rõ việc nào
    """
    for honours in _by_recipient(catalogue):
        first: dict[tuple, Honour] = {}
        for honour in honours:
            reason = vietnamese.fold(honour.reason)
            earlier = first.setdefault((honour.award.level, reason), honour)
            if earlier.decision is not honour.decision and not _told_apart(earlier, honour):
                where = f"{earlier.decision.path}, {row_name(earlier.decision, earlier.row)}"
                level = honour.award.level.label
                message = f"“{honour.name}” đã được khen {level} vì thành tích này trong {where}"
                record, loc = written(honour)
                fix = "Nếu là hai thành tích, ghi rõ lý do hoặc thời gian lập thành tích ở từng dòng."
                yield Finding(record, (*loc, "reason"), message, fix)


def honour_already_decided(catalogue: Catalogue) -> Iterator[Finding]:
    """Danh hiệu “chưa có quyết định” nhưng quyết định đã có

    Là gì: Hồ sơ gương còn kể một danh hiệu ở mục honours, trong khi một quyết định đã ghi người ấy, danh hiệu ấy.

    Vì sao: Trang sẽ hiện danh hiệu hai lần, một lần là “chưa xác minh”.

    Cách sửa: Bỏ mục ấy khỏi honours; nguồn nào đáng giữ thì chuyển sang sources của quyết định.

    Ví dụ:

        honours:
          - award: anh-hung-lao-dong      # bỏ: đã có dòng trong Sắc lệnh 107/SL
            date: 1952
    """
    for honours in catalogue.honours_of.values():
        for honour in honours:
            decided = _decided_as(honour, honours) if honour.told else None
            if decided:
                record, loc = written(honour)
                message = f"“{honour.award.name}” đã có trong {decided.decision.path}, {_row(decided)}"
                yield Finding(record, (*loc, "award"), message, "Bỏ mục này khỏi honours.")


def unverified_honour(catalogue: Catalogue) -> Iterator[Finding]:
    """Danh hiệu chưa xác minh

    Là gì: Hồ sơ gương kể một danh hiệu nhưng chưa có quyết định nào trong kho chứng cho điều ấy.

    Vì sao: Ở đây mỗi danh hiệu đều phải có quyết định. Chưa có thì trang ghi “chưa xác minh” và không đưa vào
    bảng vàng. Đây là gợi ý, không phải lỗi.

    Cách sửa: Tìm quyết định (số, ngày, nơi ban hành), thêm vào content/decisions/ rồi bỏ mục này.

    Ví dụ:

        honours:
          - award: huan-chuong-lao-dong      # khi tìm được quyết định, chuyển thành một dòng của quyết định
            class: Nhì
    """
    for honours in catalogue.honours_of.values():
        for honour in honours:
            if honour.told and not _decided_as(honour, honours):
                record, loc = written(honour)
                message = f"“{honour.award.name}” chưa xác minh: chưa có quyết định, không vào bảng vàng"
                yield Finding(record, (*loc, "award"), message, "Tìm được quyết định thì chuyển thành một dòng của nó.")


def missing_lower_title(catalogue: Catalogue) -> Iterator[Finding]:
    """Chiến sĩ thi đua toàn quốc mà chưa có danh hiệu cấp dưới

    Là gì: Một người được tặng Chiến sĩ thi đua toàn quốc nhưng trong kho chưa có lần nào là Chiến sĩ thi đua cấp bộ,
    ngành, tỉnh trước đó.

    Vì sao: Luật xét danh hiệu toàn quốc trong số người đã hai lần liên tục là Chiến sĩ thi đua cấp bộ, ngành, tỉnh.
    Thiếu thường vì chưa nhập quyết định cũ; đây là gợi ý, không phải lỗi.

    Cách sửa: Tìm các quyết định trước và nhập thêm; không tìm được thì để nguyên.

    Ví dụ:

        2021: Chiến sĩ thi đua cấp tỉnh
        2024: Chiến sĩ thi đua toàn quốc
    """
    for honours in catalogue.honours_of.values():
        lower = [honour for honour in honours if honour.award.id == LOWER]
        for honour in honours:
            since = honour.decision and honour.decision.date >= LADDER_SINCE
            if honour.award.id == NATIONAL and since and not any(_not_after(one, honour) for one in lower):
                record, loc = written(honour)
                message = f"“{honour.name}” chưa có danh hiệu Chiến sĩ thi đua cấp bộ, ngành, tỉnh nào trước đó"
                yield Finding(record, (*loc, "recipient"), message, "Nhập thêm các quyết định trước, nếu tìm được.")


def _by_recipient(catalogue: Catalogue) -> Iterator[list[Honour]]:
    """Honours given for a reason to one recipient (an exemplar, or one name in one unit), where there are several."""
    groups: dict[tuple | str, list[Honour]] = defaultdict(list)
    for honour in catalogue.honours:
        if honour.reason and honour.on_the_roll and honour.award.category not in YEARLY:
            unit = honour.line.organisation or honour.line.unit
            if honour.exemplar:
                groups[honour.exemplar.id].append(honour)
            elif unit:
                groups[honour.kind, vietnamese.fold(honour.name), vietnamese.fold(unit)].append(honour)
    for group in groups.values():
        if len(group) > 1:
            yield sorted(group, key=lambda honour: honour.date.order)


def _told_apart(one: Honour, other: Honour) -> bool:
    """Two rows that both date the deed, and not to the same time, speak of two deeds."""
    first, second = one.line.deed_date, other.line.deed_date
    return bool(first and second and first != second)


def _decided_as(told: Honour, honours: tuple[Honour, ...]) -> Honour | None:
    """The row that gives what is told: the same award in the same class and year, where these are told."""
    return next(
        (
            one
            for one in honours
            if one.on_the_roll
            and one.award.id == told.award.id
            and told.award_class in ("", one.award_class)
            and (told.date is None or _same_year(told, one))
        ),
        None,
    )


def _same_year(told: Honour, decided: Honour) -> bool:
    first, last = periods.days(told.date)
    return first.year <= decided.year <= last.year


def _not_after(one: Honour, other: Honour) -> bool:
    return one.date is None or periods.days(one.date)[0] <= other.decision.date


def _row(honour: Honour) -> str:
    return row_name(honour.decision, honour.row)
