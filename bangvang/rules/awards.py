"""Honours against the rules of their own date: who may give, who may receive, in what class."""

from collections import defaultdict
from collections.abc import Iterator

from bangvang import periods, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.honours import Honour
from bangvang.records import Award, Decision
from bangvang.records.award import AwardPeriod
from bangvang.records.schema import Loc
from bangvang.rules.finding import Finding, lifetime, on_day, rows_named, written


def award_not_valid_then(catalogue: Catalogue) -> Iterator[Finding]:
    """Danh hiệu không có vào ngày quyết định

    Là gì: Vào ngày ra quyết định, pháp luật không có hoặc không còn danh hiệu, hình thức khen thưởng ấy.

    Vì sao: Danh hiệu theo quy định của thời nó: Huân chương Kháng chiến chỉ có trước Luật Thi đua, khen thưởng 2003,
    “Xã, phường, thị trấn tiêu biểu” chỉ có từ Luật 06/2022/QH15.

    Cách sửa: Xem lại ngày và mã danh hiệu. Nếu danh mục ghi thiếu một thời kỳ, hãy báo cho người giữ danh mục.

    Ví dụ:

        date: 05/9/2020
        award: huan-chuong-khang-chien      # sai: không còn tặng từ năm 2004
    """
    for decision, award, indexes in _given(catalogue):
        if not periods.rules_on(award, decision.date):
            held = ", ".join(lifetime(one.valid_from, one.valid_until) for one in award.periods)
            message = f"“{award.name}” có {held}; quyết định ngày {on_day(decision.date)}"
            yield Finding(decision, _award_loc(decision, indexes[0]), message, "Xem lại ngày và mã danh hiệu.")


def issuer_not_competent(catalogue: Catalogue) -> Iterator[Finding]:
    """Nơi ban hành không có thẩm quyền tặng

    Là gì: Vào ngày ấy, người đứng đầu cơ quan ra quyết định không có thẩm quyền tặng danh hiệu, hình thức này.

    Vì sao: Thẩm quyền do luật định (các Điều 77 đến 80 Luật Thi đua, khen thưởng 2022) và có thay đổi: từ 01/7/2025,
    Chủ tịch Ủy ban nhân dân cấp xã tặng thêm Chiến sĩ thi đua cơ sở (Nghị định 129/2025/NĐ-CP).

    Cách sửa: Xem lại cơ quan ban hành và mã danh hiệu (Bằng khen của tỉnh khác Giấy khen của xã). Nếu hồ sơ đơn vị
    ghi thiếu thẩm quyền thì bổ sung ở mục authority của đơn vị.

    Ví dụ:

        issuer: ubnd-xa-tam-son
        award: huan-chuong-lao-dong      # sai: chỉ Chủ tịch nước tặng huân chương
    """
    for decision, award, _ in _given(catalogue):
        issuer = catalogue.organisations.get(decision.issuer)
        rules = periods.rules_on(award, decision.date)
        if not issuer or not issuer.authority or not rules or not all(one.authorities for one in rules):
            continue
        competent = dict.fromkeys(authority for one in rules for authority in one.authorities)
        if not set(issuer.authority) & set(competent):
            day = on_day(decision.date)
            message = f"“{issuer.name}” không có thẩm quyền tặng “{award.name}” vào ngày {day}"
            fix = f"Khi ấy do: {'; '.join(one.label for one in competent)}. Xem lại nơi ban hành và mã danh hiệu."
            yield Finding(decision, ("issuer",), message, fix)


def issuer_not_existing_then(catalogue: Catalogue) -> Iterator[Finding]:
    """Nơi ban hành khi ấy không tồn tại

    Là gì: Ngày quyết định nằm ngoài thời gian tồn tại của cơ quan ban hành.

    Vì sao: Nhiều cơ quan đã hợp nhất, giải thể, nhất là cấp huyện và nhiều tổ chức công đoàn năm 2025. Quyết định phải
    đứng tên cơ quan lúc ký.

    Cách sửa: Chọn mã của cơ quan khi ấy; nếu thời gian trong hồ sơ đơn vị ghi sai thì sửa hồ sơ đơn vị.

    Ví dụ:

        date: 10/9/2025
        issuer: ubnd-huyen-tu-son      # sai: cấp huyện kết thúc ngày 01/7/2025
    """
    for decision in catalogue.decisions.values():
        issuer = catalogue.organisations.get(decision.issuer)
        if issuer and not periods.organisation_existed(issuer, decision.date):
            held = lifetime(issuer.founded, issuer.ended)
            message = f"“{issuer.name}” tồn tại {held}; quyết định ngày {on_day(decision.date)}"
            heirs = vietnamese.listed([f"“{id}”" for id in issuer.successors])
            fix = f"Đơn vị kế tục: {heirs}. " if heirs else ""
            yield Finding(decision, ("issuer",), message, f"{fix}Xem lại ngày và mã cơ quan ban hành.")


def wrong_recipient_kind(catalogue: Catalogue) -> Iterator[Finding]:
    """Danh hiệu không dành cho loại đối tượng này

    Là gì: Danh hiệu của tập thể lại tặng cho cá nhân, của cá nhân lại tặng cho tập thể hoặc hộ gia đình.

    Vì sao: Luật quy định từng danh hiệu dành cho ai: Cờ thi đua, Tập thể lao động xuất sắc cho tập thể; Chiến sĩ
    thi đua cho cá nhân; Gia đình văn hóa cho hộ gia đình (Điều 19, Điều 20 Luật Thi đua, khen thưởng 2022).

    Cách sửa: Thường do cột “Đối tượng” bỏ trống nên được coi là cá nhân: hãy điền lại. Đã đúng thì xem lại mã danh
    hiệu.

    Ví dụ:

        name: Tổ dệt số 3
        kind: person                            # sai: phải là collective
        award: tap-the-lao-dong-tien-tien
    """
    shared, groups = defaultdict(int), defaultdict(list)
    for honour, rules in _judged(catalogue):
        own = honour.told is not None or honour.line.award is not None
        if not own:
            shared[honour.decision.path] += 1
        allowed = dict.fromkeys(kind for one in rules for kind in one.recipients)
        if rules and all(one.recipients for one in rules) and honour.kind not in allowed:
            record, loc = written(honour)
            alone = loc if honour.told else ()
            key = record.path, honour.award.id, honour.kind, own, tuple(allowed), alone
            groups[key].append((honour, record, loc))
    for (path, _, kind, own, allowed, _), group in groups.items():
        honour, record, loc = group[0]
        given = vietnamese.listed([one.label for one in allowed])
        message = f"“{honour.award.name}” tặng cho {given}, còn {_who([one for one, *_ in group])} là {kind.label}"
        if not own and len(group) == shared[path] > 1:  # every row: the award above the list is likelier wrong
            loc = ("award",)
        else:
            loc += ("award",) if honour.told else ("recipient",) if honour.exemplar else ("kind",)
        yield Finding(record, loc, message, "Xem lại mã danh hiệu (award) và đối tượng (kind).")


def missing_class(catalogue: Catalogue) -> Iterator[Finding]:
    """Thiếu hạng

    Là gì: Hình thức khen thưởng này có hạng Nhất, Nhì, Ba mà quyết định và dòng không ghi hạng nào.

    Vì sao: Không có hạng thì không xếp được thứ tự. Huân chương Lao động hạng Nhất và hạng Ba khác nhau nhiều
    (Điều 33 Luật Thi đua, khen thưởng 2022).

    Cách sửa: Ghi class ở đầu quyết định khi cả danh sách cùng hạng, hoặc điền cột “Hạng” của từng dòng.

    Ví dụ:

        award: huan-chuong-lao-dong
        class: Ba
    """
    missing = defaultdict(list)
    for honour, rules in _judged(catalogue):
        classed = rules and all(one.classes and not one.classes_uncertain for one in rules)
        if honour.decision and classed and not honour.award_class:
            missing[honour.decision.id, honour.award.id].append((honour, rules))
    for group in missing.values():
        honour, rules = group[0]
        rows = rows_named(honour.decision, [one.row for one, _ in group])
        message = f"{rows} chưa ghi hạng của “{honour.award.name}”"
        yield Finding(honour.decision, ("rows", honour.row), message, f"Chọn một trong: {', '.join(_classes(rules))}.")


def unknown_class(catalogue: Catalogue) -> Iterator[Finding]:
    """Hạng không có

    Là gì: Ghi hạng cho một hình thức không chia hạng, hoặc ghi hạng mà thời ấy không có.

    Vì sao: Hạng theo quy định của thời nó: năm 1951 có Huân chương Hồ Chí Minh hạng Ba, ngày nay huân chương này
    không chia hạng.

    Cách sửa: Chép hạng đúng như quyết định; viết Nhất, Nhì, Ba, không viết I, II, III.

    Ví dụ:

        class: III      # sai
        class: Ba       # đúng
    """
    for honour, rules in _judged(catalogue):
        if not honour.award_class or not rules or any(one.classes_uncertain for one in rules):
            continue
        classes = _classes(rules)
        if honour.award_class not in classes:
            record, loc = written(honour)
            own = honour.told or honour.line.award_class
            message = f"“{honour.award.name}” không có hạng “{honour.award_class}”"
            fix = f"Chọn một trong: {', '.join(classes)}." if classes else "Khi ấy không chia hạng: hãy bỏ hạng."
            yield Finding(record, (*loc, "class") if own else ("class",), message, fix)


def _who(honours: list[Honour]) -> str:
    """Whom a wrong honour was given to: by name when it is one, else by the numbers of their rows."""
    honour = honours[0]
    if honour.told or len(honours) == 1:
        return f"“{honour.name}”"
    return rows_named(honour.decision, [one.row for one in honours])


def _given(catalogue: Catalogue) -> Iterator[tuple[Decision, Award, list[int]]]:
    """Each award of each decision once, with the rows that give it."""
    rows = defaultdict(list)
    for honour in catalogue.honours:
        if honour.decision:
            rows[honour.decision.id, honour.award.id].append(honour.row)
    for (decision, award), indexes in rows.items():
        yield catalogue.decisions[decision], catalogue.awards[award], indexes


def _award_loc(decision: Decision, index: int) -> Loc:
    return ("rows", index, "award") if decision.rows[index].award else ("award",)


def _judged(catalogue: Catalogue) -> list[tuple[Honour, tuple[AwardPeriod, ...]]]:
    """Each honour with the rules of its date; with all rules of the award when the date is not known."""
    return catalogue.once("rules of honours", lambda: list(_rules_of_honours(catalogue)))


def _rules_of_honours(catalogue: Catalogue) -> Iterator[tuple[Honour, tuple[AwardPeriod, ...]]]:
    known: dict[tuple, tuple[AwardPeriod, ...]] = {}
    for honour in catalogue.honours:
        key = honour.award.id, honour.date
        if key not in known:
            award, when = honour.award, honour.date
            known[key] = periods.rules_on(award, *periods.days(when)) if when else award.periods
        yield honour, known[key]


def _classes(rules: tuple[AwardPeriod, ...]) -> list[str]:
    return list(dict.fromkeys(name for one in rules for name in one.classes))
