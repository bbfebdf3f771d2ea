"""What may be told of the living: consent on record, and in force.

A decision's row needs none of this: it has its own ground in law. Stories and photos do.
"""

from collections.abc import Iterator
from datetime import date

from bangvang import consents, disclosure
from bangvang.catalogue import Catalogue
from bangvang.records import Exemplar
from bangvang.records.common import Consent, ConsentGiver
from bangvang.records.exemplar import RecipientKind
from bangvang.rules.finding import Finding, on_day


def story_without_consent(catalogue: Catalogue) -> Iterator[Finding]:
    """Kể chuyện, đăng ảnh, quê quán người đang sống mà chưa có sự đồng ý

    Là gì: Hồ sơ có bài viết, ảnh hoặc quê quán, nơi sinh của một người (một hộ) có thể còn sống, nhưng không ghi sự
    đồng ý cho việc ấy.

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
    for one in disclosure.living(catalogue).values():
        given = [consent for consent in one.consent if consent.given_on <= catalogue.today and _may_give(one, consent)]
        agreed = {scope for consent in given for scope in consent.scope}
        lacking = [scope for scope in disclosure.needs_consent(one) if scope not in agreed]
        if lacking and not disclosure.long_ago(catalogue, one):
            what = " và ".join(scope.label for scope in lacking)
            message = f"hồ sơ có {what} nhưng chưa ghi sự đồng ý của “{one.name}”"
            fix = "Thêm mục consent; người đã mất thì ghi died; chưa được đồng ý thì bỏ bài và ảnh."
            if len(given) < len(one.consent):
                fix = f"Gia đình chỉ đồng ý thay được người đã mất. {fix}"
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
    for one in disclosure.living(catalogue).values():
        if not one.consent and disclosure.needs_consent(one) and disclosure.long_ago(catalogue, one):
            message = f"chưa rõ “{one.name}” còn sống hay đã mất"
            yield Finding(one, ("name",), message, "Tìm năm sinh, năm mất; nếu còn sống thì xin sự đồng ý (consent).")


def expired_consent(catalogue: Catalogue) -> Iterator[Finding]:
    """Sự đồng ý đã hết hạn hoặc đã rút lại

    Là gì: Một sự đồng ý đã quá ngày hết hạn hoặc đã được rút lại, và không còn sự đồng ý nào khác cho cùng phạm vi.

    Vì sao: Không còn căn cứ để đăng (Điều 9, Điều 16 Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15). Máy tự thi hành ngay
    lần dựng tới: hết đồng ý về câu chuyện hay họ tên thì trang chỉ còn một dòng thông báo; về ảnh thì bỏ ảnh;
    về quê quán thì bỏ quê quán.

    Cách sửa: Xin lại và thêm một mục consent mới. Không xin được thì chạy lệnh withdraw để bài và ảnh cũng ra khỏi kho.

    Ví dụ:

        consent:
          - scope: [photo]
            expires: 31/12/2025      # đã hết hạn, chưa có mục mới: ảnh không còn hiện
    """
    for one in disclosure.living(catalogue).values():
        for index, consent in enumerate(one.consent):
            if not consents.has_ended(consent, catalogue.today):
                continue
            lost = [scope.label for scope in consent.scope if disclosure.lapsed(one, scope, catalogue.today)]
            if lost:
                message = f"sự đồng ý về {', '.join(lost)} của “{one.name}” {_ended(consent, catalogue.today)}"
                key = "withdrawn_on" if consents.taken_back(consent, catalogue.today) else "expires"
                fix = "Trang đã tự gỡ phần ấy. Xin lại thì thêm một mục consent; không thì chạy lệnh withdraw."
                yield Finding(one, ("consent", index, key), message, fix)


def _may_give(one: Exemplar, consent: Consent) -> bool:
    """A family speaks for its household and its dead, not for somebody who was born in our time and can be asked."""
    return consent.by is not ConsentGiver.FAMILY or one.kind is not RecipientKind.PERSON or not one.born


def _ended(consent: Consent, today: date) -> str:
    if consents.taken_back(consent, today):
        return f"đã rút lại ngày {on_day(consent.withdrawn_on)}"
    return f"đã hết hạn ngày {on_day(consent.expires)}"
