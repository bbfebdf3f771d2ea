"""Places as they were then: a province must have existed when something is said to have happened in it."""

from collections.abc import Iterator
from datetime import date

from bangvang import dates, periods, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.dates import PartialDate
from bangvang.records import Exemplar, Place, Record
from bangvang.records.schema import Loc
from bangvang.rules.finding import Finding, lifetime

Span = tuple[date, date]
LASTING = (("campaign", "starts", "ends"), ("event", "starts", "ends"), ("organisation", "founded", "ended"))


def place_not_existing_then(catalogue: Catalogue) -> Iterator[Finding]:
    """Địa phương khi ấy không tồn tại

    Là gì: Hồ sơ gắn một người, một việc với tỉnh, thành phố mà lúc ấy chưa lập hoặc đã nhập vào nơi khác.

    Vì sao: Hồ sơ ghi tên gọi khi ấy; trang tự thêm “nay thuộc…” theo Nghị quyết 202/2025/QH15. Ghi tên hôm nay cho
    việc ngày xưa thì sai văn bản, và người đọc tìm theo tên cũ không thấy.

    Cách sửa: Chọn mã của tỉnh, thành phố khi ấy. Với người, chỉ cần tỉnh ấy từng có trong đời người ấy.

    Ví dụ:

        from: 1970
        places:
          - place: nam-dinh      # sai: năm 1970 là Nam Hà (nam-ha)
    """
    said: set[tuple[str, str, Span]] = set()
    lives = {id: tuple(map(periods.reach, place.names)) for id, place in catalogue.places.items()}
    for record, loc, id, span in _placed(catalogue):
        first, last = span
        if id not in lives or any(begin <= last and first <= end for begin, end in lives[id]):
            continue
        if (record.path, id, span) not in said:
            said.add((record.path, id, span))
            place = catalogue.places[id]
            stood = "; ".join(dict.fromkeys(lifetime(one.valid_from, one.valid_until) for one in place.names))
            message = f"“{place.name}” ({id}) có {stood}, không có vào {_when(span)}"
            fix = _instead(catalogue, place, span) + "Ghi mã của địa phương như tên khi ấy."
            yield Finding(record, loc, message, fix)


def _placed(catalogue: Catalogue) -> Iterator[tuple[Record, Loc, str, Span]]:
    """Every place said of something, and the days it is said of, where these are known."""
    for one in catalogue.exemplars.values():
        span = _life(catalogue, one)
        if span:
            yield from ((one, ("places", at, "place"), link.place, span) for at, link in enumerate(one.places))
    for decision in catalogue.decisions.values():
        for at, row in enumerate(decision.rows):
            if row.place:
                first = min(periods.days(row.deed_date)[0], decision.date) if row.deed_date else decision.date
                yield decision, ("rows", at, "place"), row.place, (first, decision.date)
    for kind, begin, end in LASTING:
        for record in catalogue.of_kind(kind).values():
            span = _from(getattr(record, begin), getattr(record, end), catalogue.today, kind == "event")
            links = enumerate(record.places if span else ())
            yield from ((record, ("places", at, "place"), link.place, span) for at, link in links)


def _life(catalogue: Catalogue, one: Exemplar) -> Span | None:
    """From birth (or founding) to death (or today), as far as known; widened by what the person received."""
    known = [honour.date for honour in catalogue.honours_of.get(one.id, ()) if honour.date]
    known += [claim.value for claim in (*one.born, *one.founded, *one.died)]
    if not known:
        return None
    first = min(periods.days(when)[0] for when in known) if one.born or one.founded else date.min
    last = max(periods.days(when)[1] for when in known) if one.died else catalogue.today
    return first, max(first, last)


def _from(begin: PartialDate | None, end: PartialDate | None, today: date, short: bool) -> Span | None:
    """The days something went on; what is `short` ended when it began unless it says otherwise."""
    if begin is None:
        return None
    first, last = periods.days(begin)
    if end:
        last = periods.days(end)[1]
    elif not short:
        last = today
    return first, max(first, last)


def _instead(catalogue: Catalogue, place: Place, span: Span) -> str:
    """Places this one came from or went into, that did exist then."""
    kin = (one for id, one in catalogue.places.items() if place.id in one.successors or id in place.successors)
    named = [f"{one.name} ({one.id})" for one in kin if periods.place_existed(one, *span)]
    return f"Khi ấy có: {vietnamese.listed(named)}. " if named else ""


def _when(span: Span) -> str:
    first, last = span
    if first == last:
        return f"ngày {dates.day_text(first)}"
    if first == date.min:
        return f"trước năm {last.year + 1}"
    return f"năm {first.year}" if first.year == last.year else f"các năm {first.year}–{last.year}"
