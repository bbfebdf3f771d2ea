"""What may be told of the living: consent on record, in force, and a second one for a child.

A decision's row needs none of this: it has its own ground in law. Stories and photos do.
"""

from collections.abc import Iterator
from datetime import date

from bangvang import periods
from bangvang.catalogue import Catalogue
from bangvang.records import Exemplar
from bangvang.records.common import Consent, ConsentGiver, ConsentScope
from bangvang.rules.finding import Finding, on_day

LONG_AGO = 60
CHILD_UNTIL, CHILD_ASKED_FROM = 16, 7
GUARD = ConsentScope.CHILD


def story_without_consent(catalogue: Catalogue) -> Iterator[Finding]:
    """Kể chuyện, đăng ảnh người đang sống mà chưa có sự đồng ý

    Là gì: Hồ sơ có bài viết hoặc ảnh về một người (một hộ) có thể còn sống, nhưng không ghi sự đồng ý cho việc ấy.

    Vì sao: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 (Điều 9, Điều 16): công khai chuyện riêng và hình ảnh phải được
    người ấy đồng ý, im lặng không phải là đồng ý. Tên trong danh sách khen thưởng thì không cần.

    Cách sửa: Xin sự đồng ý bằng giấy, cất giấy ở cơ quan, ghi mục consent. Người đã mất thì ghi died. Chưa xin được
    thì chỉ để lại phần khóa, bỏ bài và ảnh.

    Ví dụ:

        consent:
          - scope: [story, photo]
            given_on: 12/9/2026
            by: self
            evidence: dong-y-2026-017
    """
    for one in _perhaps_living(catalogue):
        agreed = {scope for consent in one.consent for scope in consent.scope}
        lacking = [scope for scope in _shown(one) if scope not in agreed]
        if lacking and not _long_ago(catalogue, one):
            what = " và ".join(scope.label for scope in lacking)
            message = f"hồ sơ có {what} nhưng chưa ghi sự đồng ý của “{one.name}”"
            fix = "Thêm mục consent; người đã mất thì ghi died; chưa được đồng ý thì bỏ bài và ảnh."
            yield Finding(one, ("consent",), message, fix)


def unclear_lifetime(catalogue: Catalogue) -> Iterator[Finding]:
    """Chưa rõ còn sống hay đã mất

    Là gì: Hồ sơ có bài hoặc ảnh, không ghi năm sinh, năm mất, chưa có sự đồng ý; mọi sự việc đều đã qua 60 năm.

    Vì sao: Người ấy có lẽ đã mất nên trang vẫn đăng, song nếu còn sống thì phải hỏi ý người ấy; gia đình cũng có
    quyền được biết.

    Cách sửa: Tìm năm sinh, năm mất; nếu người ấy còn sống thì xin sự đồng ý.

    Ví dụ:

        born: khoảng 1920
        died: 1999
    """
    for one in _perhaps_living(catalogue):
        if _shown(one) and not one.consent and _long_ago(catalogue, one):
            message = f"chưa rõ “{one.name}” còn sống hay đã mất"
            yield Finding(one, ("name",), message, "Tìm năm sinh, năm mất; nếu còn sống thì xin sự đồng ý (consent).")


def expired_consent(catalogue: Catalogue) -> Iterator[Finding]:
    """Sự đồng ý đã hết hạn

    Là gì: Một sự đồng ý đã quá ngày hết hạn, và không có sự đồng ý nào khác còn hạn cho cùng phạm vi.

    Vì sao: Hết hạn thì không còn căn cứ để đăng (Điều 9, Điều 16 Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).

    Cách sửa: Xin lại và thêm một mục consent mới; không xin được thì gỡ bài, ảnh, hoặc thêm mục
    withdrawn vào hồ sơ.

    Ví dụ:

        consent:
          - scope: [photo]
            expires: 31/12/2025      # sai: đã hết hạn, chưa có mục mới
    """
    for one in _perhaps_living(catalogue):
        held = {scope for consent in one.consent if not _expired(consent, catalogue.today) for scope in consent.scope}
        for index, consent in enumerate(one.consent):
            lost = [scope.label for scope in consent.scope if scope not in held and scope is not ConsentScope.NAME]
            if lost and _expired(consent, catalogue.today):
                message = f"sự đồng ý về {', '.join(lost)} của “{one.name}” đã hết hạn ngày {on_day(consent.expires)}"
                fix = "Xin lại và thêm một mục consent; không được thì gỡ bài, ảnh."
                yield Finding(one, ("consent", index, "expires"), message, fix)


def missing_guardian_consent(catalogue: Catalogue) -> Iterator[Finding]:
    """Trẻ em mà thiếu sự đồng ý của người đại diện hoặc của chính em

    Là gì: Hồ sơ kể chuyện hoặc đăng ảnh một em chưa đủ 16 tuổi mà không đủ sự đồng ý với phạm vi “thông tin trẻ em”.

    Vì sao: Điều 24 Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 và Điều 6 Luật Trẻ em 2016: công khai đời tư của trẻ từ 7
    tuổi phải có sự đồng ý của em và của người đại diện theo pháp luật; dưới 7 tuổi là của người đại diện.

    Cách sửa: Ghi hai mục consent, mỗi mục có child trong scope: một của chính em (by: self), một của cha, mẹ hoặc
    người giám hộ (by: representative).

    Ví dụ:

        consent:
          - {scope: [story, child], given_on: 01/6/2026, by: self, evidence: te-12}
          - {scope: [story, child], given_on: 01/6/2026, by: representative, evidence: te-13}
    """
    for one in _perhaps_living(catalogue):
        if not one.born or not _shown(one):
            continue
        born = [periods.days(claim.value) for claim in one.born]
        youngest, oldest = max(last for _, last in born), min(first for first, _ in born)
        if periods.years_after(youngest, CHILD_UNTIL) <= catalogue.today:
            continue
        asked = periods.years_after(oldest, CHILD_ASKED_FROM) <= catalogue.today
        needed = [ConsentGiver.REPRESENTATIVE, ConsentGiver.SELF] if asked else [ConsentGiver.REPRESENTATIVE]
        given = {consent.by for consent in one.consent if GUARD in consent.scope}
        lacking = [giver.label for giver in needed if giver not in given]
        if lacking:
            message = f"“{one.name}” chưa đủ 16 tuổi, còn thiếu sự đồng ý của {' và của '.join(lacking)}"
            yield Finding(one, ("consent",), message, "Ghi đủ các mục consent, mỗi mục có child trong scope.")


def _perhaps_living(catalogue: Catalogue) -> Iterator[Exemplar]:
    """Real persons and households on show who are not known, nor old enough, to have died."""
    for one in catalogue.exemplars.values():
        if not one.illustrative and not one.withdrawn and periods.may_be_living(one, catalogue.today):
            yield one


def _shown(one: Exemplar) -> list[ConsentScope]:
    """What is shown that needs consent."""
    shown = ((ConsentScope.STORY, one.story.html), (ConsentScope.PHOTO, one.photos))
    return [scope for scope, there in shown if there]


def _long_ago(catalogue: Catalogue, one: Exemplar) -> bool:
    """No birth is known, and all that is dated happened at least `LONG_AGO` years ago."""
    events = (catalogue.events.get(id) for id in one.events)
    dates = [honour.date for honour in catalogue.honours_of.get(one.id, ())]
    dates += [event.starts for event in events if event]
    last = [periods.years_after(periods.days(when)[1], LONG_AGO) for when in dates if when]
    return not one.born and bool(last) and max(last) <= catalogue.today


def _expired(consent: Consent, today: date) -> bool:
    return consent.expires is not None and consent.expires < today
