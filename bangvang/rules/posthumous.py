"""Honours given after death, against the dates of death."""

from collections.abc import Iterator
from datetime import date

from bangvang import periods
from bangvang.catalogue import Catalogue
from bangvang.honours import Honour
from bangvang.records import Exemplar
from bangvang.records.exemplar import RecipientKind
from bangvang.rules.finding import Finding, on_day, written


def posthumous_while_alive(catalogue: Catalogue) -> Iterator[Finding]:
    """Truy tặng cho người khi ấy còn sống

    Là gì: Danh hiệu ghi là truy tặng nhưng hồ sơ gương ghi người ấy mất sau ngày được tặng, hoặc không ghi ngày mất.

    Vì sao: Truy tặng chỉ dành cho người đã mất. Ghi nhầm là xúc phạm người đang sống và gia đình.

    Cách sửa: Xem lại cột “Truy tặng” và ngày mất; người đã mất mà hồ sơ chưa ghi thì thêm died.

    Ví dụ:

        posthumous: true      # sai: quyết định năm 1952, hồ sơ ghi died: 1990
    """
    for honour in _persons(catalogue):
        if honour.posthumous:
            death = _death(honour.exemplar)
            if death is None:
                said = f"“{honour.name}” được truy tặng nhưng hồ sơ không ghi ngày mất"
            elif honour.date and death[0] > periods.days(honour.date)[1]:
                said = f"“{honour.name}” được truy tặng {on_day(honour.date)} nhưng mất {on_day(honour.exemplar.death)}"
            else:
                continue
            record, loc = written(honour)
            yield Finding(record, (*loc, "posthumous"), said, "Xem lại cột “Truy tặng” và ngày mất trong hồ sơ gương.")


def posthumous_unmarked(catalogue: Catalogue) -> Iterator[Finding]:
    """Tặng người đã mất mà không ghi truy tặng

    Là gì: Người được khen đã mất trước ngày được tặng, nhưng dòng ấy không ghi là truy tặng.

    Vì sao: Với người đã mất, văn bản ghi “truy tặng”; bảng vàng cũng phải ghi như thế.

    Cách sửa: Ghi posthumous: true (cột “Truy tặng”), hoặc xem lại ngày mất, ngày quyết định.

    Ví dụ:

        recipient: nguyen-van-ngu-1980      # mất năm 1980
        posthumous: true                    # đúng: Lệnh ngày 06/11/1980 truy tặng
    """
    for honour in _persons(catalogue):
        death = _death(honour.exemplar)
        if death and honour.date and not honour.posthumous and death[1] < periods.days(honour.date)[0]:
            record, loc = written(honour)
            died, given = on_day(honour.exemplar.death), on_day(honour.date)
            message = f"“{honour.name}” mất {died}, được tặng {given} mà không ghi truy tặng"
            yield Finding(record, loc, message, "Ghi posthumous: true, hoặc xem lại hai ngày.")


def posthumous_forbidden(catalogue: Catalogue) -> Iterator[Finding]:
    """Truy tặng danh hiệu không được truy tặng

    Là gì: Danh hiệu ghi là truy tặng trong khi quy định về danh hiệu ấy không cho truy tặng.

    Vì sao: Ví dụ Công dân Thủ đô ưu tú không truy tặng (Quyết định 71/2025/QĐ-UBND của Hà Nội).

    Cách sửa: Xem lại mã danh hiệu và cột “Truy tặng”.

    Ví dụ:

        award: cong-dan-thu-do-uu-tu
        posthumous: true      # sai
    """
    for honour in catalogue.honours:
        if honour.posthumous and not honour.award.posthumous:
            record, loc = written(honour)
            message = f"“{honour.award.name}” không được truy tặng"
            yield Finding(record, (*loc, "posthumous"), message, "Xem lại mã danh hiệu và cột “Truy tặng”.")


def _persons(catalogue: Catalogue) -> Iterator[Honour]:
    for honour in catalogue.honours:
        if honour.exemplar and honour.exemplar.kind is RecipientKind.PERSON:
            yield honour


def _death(exemplar: Exemplar) -> tuple[date, date] | None:
    """The first and the last day of death that any source gives."""
    spans = [periods.days(claim.value) for claim in exemplar.died]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None
