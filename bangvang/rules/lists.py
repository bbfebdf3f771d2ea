"""The list of a decision: it must say who, what for, each once, and as many as the decision declares."""

from collections import Counter
from collections.abc import Iterator

from bangvang import vietnamese
from bangvang.catalogue import Catalogue
from bangvang.records import Decision
from bangvang.records.decision import AwardRow, ListState
from bangvang.records.exemplar import RecipientKind
from bangvang.rules.finding import Finding, row_name, rows_named


def count_mismatch(catalogue: Catalogue) -> Iterator[Finding]:
    """Số lượng trong quyết định khác số dòng trong danh sách

    Là gì: Điều 1 của quyết định ghi số tập thể, cá nhân, hộ gia đình; danh sách kèm theo lại có số dòng khác. Danh
    sách mới công bố một phần thì chỉ không được nhiều hơn.

    Vì sao: Thiếu một dòng là một người được khen bị bỏ sót; thừa một dòng là một người lọt vào bảng vàng.

    Cách sửa: Đếm lại danh sách, tìm dòng bị sót, bị tách đôi hoặc ghi sai loại (cột “Đối tượng”). Danh sách chưa đủ
    thì ghi list_state: partial.

    Ví dụ:

        counts: {person: 23}      # danh sách có 22 dòng cá nhân: còn sót một người
    """
    for decision in catalogue.decisions.values():
        if not decision.rows or not decision.counts.model_fields_set:
            continue
        listed = Counter(_kind(catalogue, row) for row in decision.rows)
        for kind in RecipientKind:
            declared, rows = decision.counts.of(kind), listed[kind]
            whole = decision.list_state is ListState.PUBLISHED
            if rows > (declared or 0) or (whole and rows < (declared or 0)):
                said = f"ghi {vietnamese.padded(declared)}" if declared is not None else "không ghi số"
                message = f"quyết định {said} {kind.label}, danh sách có {vietnamese.padded(rows)}"
                fix = "Đếm lại danh sách và xem cột “Đối tượng”; mới có một phần thì ghi list_state: partial."
                yield Finding(decision, ("counts", kind.value), message, fix)


def missing_list(catalogue: Catalogue) -> Iterator[Finding]:
    """Danh sách ghi là đã công bố nhưng không có dòng nào

    Là gì: Quyết định không có dòng nào, cũng không có tệp .csv cùng tên bên cạnh, mà không nói vì sao.

    Vì sao: Quyết định không kèm danh sách thì không đưa được ai vào bảng vàng, và người đọc tưởng là bị giấu.

    Cách sửa: Thêm danh sách. Danh sách chưa công bố thì ghi list_state: not-published; quyết định không kèm danh sách
    thì ghi list_state: none.

    Ví dụ:

        list_state: not-published      # danh sách chưa được công bố
    """
    for decision in catalogue.decisions.values():
        if not decision.rows and decision.list_state is ListState.PUBLISHED:
            fix = "Thêm các dòng (rows, hoặc tệp .csv cùng tên), hoặc ghi list_state: not-published hay none."
            yield Finding(decision, ("rows",), "quyết định chưa có danh sách", fix)


def nameless_row(catalogue: Catalogue) -> Iterator[Finding]:
    """Dòng không nói là ai

    Là gì: Một dòng trong danh sách không có họ tên, cũng không có mã gương.

    Vì sao: Bảng vàng không thể có một dòng trống tên. Thường là ô gộp của bảng tính bị tách ra khi chép sang.

    Cách sửa: Điền cột “Họ và tên”, hoặc xóa dòng nếu đó là dòng tiêu đề như “II. CÁ NHÂN”.

    Ví dụ:

        STT,Họ và tên,Đơn vị
        1,,Trường THCS Tam Sơn             # sai
        1,Nguyễn Thị Hoa,Trường THCS Tam Sơn
    """
    for decision in catalogue.decisions.values():
        for index, row in enumerate(decision.rows):
            if not row.name and not row.recipient:
                message = f"{row_name(decision, index)} không có họ tên, không có mã gương"
                yield Finding(decision, ("rows", index), message, "Điền “Họ và tên”, hoặc xóa dòng này.")


def awardless_row(catalogue: Catalogue) -> Iterator[Finding]:
    """Dòng không nói được tặng gì

    Là gì: Dòng không ghi danh hiệu, hình thức khen thưởng, và quyết định cũng không ghi danh hiệu chung.

    Vì sao: Không biết tặng gì thì không xếp được vào bảng vàng; dòng ấy sẽ mất tăm.

    Cách sửa: Cả danh sách cùng một hình thức thì ghi award ở đầu quyết định; nếu khác nhau thì điền cột
    “Danh hiệu, hình thức” của từng dòng.

    Ví dụ:

        award: bang-khen-ubnd-tinh      # chung cho cả danh sách
    """
    for decision in catalogue.decisions.values():
        without = [index for index, row in enumerate(decision.rows) if not (row.award or decision.award)]
        if without:
            message = f"{rows_named(decision, without)} không ghi danh hiệu, hình thức khen thưởng"
            fix = "Ghi award chung ở đầu quyết định, hoặc điền cho từng dòng."
            yield Finding(decision, ("rows", without[0]), message, fix)


def repeated_row(catalogue: Catalogue) -> Iterator[Finding]:
    """Một người có hai dòng như nhau trong một quyết định

    Là gì: Hai dòng của một danh sách cùng mã gương, hoặc cùng tên cùng đơn vị, và cùng danh hiệu, cùng hạng.

    Vì sao: Một quyết định không tặng một người hai lần cùng một hình thức; dòng lặp làm sai số lượng.

    Cách sửa: Xóa dòng thừa. Nếu là hai người trùng tên, ghi rõ đơn vị hoặc địa phương của từng người.

    Ví dụ:

        STT,Họ và tên,Đơn vị
        7,Trần Văn Bình,Xí nghiệp May 2
        19,Trần Văn Bình,Xí nghiệp May 2      # sai: đã có ở dòng 7
    """
    for decision in catalogue.decisions.values():
        seen: dict[tuple, int] = {}
        for index, row in enumerate(decision.rows):
            key = _row_key(decision, row)
            first = seen.setdefault(key, index) if key else index
            if first != index:
                message = f"{row_name(decision, index)} lặp lại {row_name(decision, first)}"
                fix = "Xóa dòng thừa; nếu là hai người trùng tên thì ghi rõ đơn vị của từng người."
                yield Finding(decision, ("rows", index), message, fix)


def _kind(catalogue: Catalogue, row: AwardRow) -> RecipientKind:
    exemplar = catalogue.exemplars.get(row.recipient or "")
    return exemplar.kind if exemplar else row.kind


def _row_key(decision: Decision, row: AwardRow) -> tuple | None:
    """Who gets what: equal for two rows that give one recipient the same award."""
    award = row.award or decision.award, row.award_class or decision.award_class
    if row.recipient:
        return row.recipient, *award
    if row.name:
        unit = vietnamese.fold(row.unit or "")
        return vietnamese.signature(row.name), unit, row.organisation, row.place, *award
    return None
