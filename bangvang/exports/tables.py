"""What leaves the house as a table: a decision's list, a roll, a campaign's targets; each row with its evidence.

Only what is public goes out: nothing invented for illustration, nobody who was taken down, no cancelled decision.
"""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from bangvang import dates, hub, periods, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.honours import Honour
from bangvang.page import name_of, url_of
from bangvang.records import Bloc, Campaign, Decision
from bangvang.records.exemplar import RecipientKind
from bangvang.records.figure import Target
from bangvang.views.honours import class_text, in_roll_order
from bangvang.views.public import is_public


class Column(Struct, frozen=True):
    """A column: its key in open data, its Vietnamese heading, its width in characters on paper and in a sheet."""

    key: str
    label: str
    width: int


class Table(Struct, frozen=True):
    """Rows of plain texts under columns, with what stands above and below them on paper."""

    name: str
    title: str
    subtitle: str
    issuer: str
    place: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    closing: str = ""
    groups: tuple[str, ...] = ()
    """For each row the heading it stands under; empty when there are none."""

    def texts(self, key: str) -> list[str]:
        """One column."""
        at = next(index for index, column in enumerate(self.columns) if column.key == key)
        return [row[at] for row in self.rows]


LIST = (
    Column("number", "STT", 6),
    Column("honorific", "Ông/Bà", 9),
    Column("name", "Họ và tên", 28),
    Column("kind", "Đối tượng", 13),
    Column("post", "Chức vụ", 22),
    Column("unit", "Đơn vị", 34),
    Column("award", "Danh hiệu, hình thức", 34),
    Column("class", "Hạng", 9),
    Column("reason", "Thành tích", 44),
    Column("decision", "Quyết định", 20),
    Column("date", "Ngày quyết định", 14),
    Column("issuer", "Cơ quan ban hành", 34),
    Column("posthumous", "Truy tặng", 10),
    Column("source", "Nguồn", 44),
)
TARGETS = (
    Column("organisation", "Đơn vị", 34),
    Column("period", "Kỳ", 18),
    Column("target-text", "Chỉ tiêu", 44),
    Column("target", "Đăng ký", 14),
    Column("result", "Kết quả", 14),
    Column("unit", "Đơn vị tính", 14),
    Column("note", "Ghi chú", 34),
    Column("gap", "Vì sao lệch", 34),
    Column("revised", "Lần sửa gần nhất", 34),
    Column("source", "Nguồn", 34),
)
SCORES = (
    Column("year", "Năm", 8),
    Column("organisation", "Đơn vị", 34),
    Column("people", "Số người", 10),
    Column("criterion", "Tiêu chí, số đếm", 40),
    Column("most", "Điểm tối đa", 12),
    Column("value", "Số", 12),
    Column("unit", "Đơn vị tính", 14),
    Column("source", "Nguồn", 44),
)


def of_decision(catalogue: Catalogue, decision: Decision) -> Table:
    """A decision's list, in its own order, recipients of a kind under a heading; made once for all its forms."""
    return catalogue.once(("table", decision.id), _of_decision, catalogue, decision)


def _of_decision(catalogue: Catalogue, decision: Decision) -> Table:
    honours = [one for one in catalogue.honours_by.get(decision.id, ()) if is_public(one)]
    issuer = catalogue.organisations.get(decision.issuer)
    kinds = {one.kind for one in honours}
    return Table(
        name=decision.id,
        title=_title(honours),
        subtitle=f"Kèm theo {name_of(decision)} {dates.day_official(decision.date)}",
        issuer=periods.organisation_name_on(issuer, decision.date) if issuer else "",
        place=url_of(decision),
        columns=LIST,
        rows=tuple(_row(catalogue, one) for one in honours),
        closing=f"Danh sách này có {_count(honours)}./." if honours else "",
        groups=tuple(one.kind.label.upper() for one in honours) if len(kinds) > 1 else (),
    )


def of_roll(catalogue: Catalogue, honours: Iterable[Honour], name: str, title: str, place: str) -> Table:
    """A roll in the order of honour."""
    found = in_roll_order(one for one in honours if is_public(one))
    groups = tuple(one.award.name for one in found)
    return Table(
        name=name,
        title=title,
        subtitle=f"{_count(found)}" if found else "",
        issuer="",
        place=place,
        columns=LIST,
        rows=tuple((str(at), *_row(catalogue, one)[1:]) for at, one in enumerate(found, 1)),
        groups=groups if len(set(groups)) > 1 else (),
    )


def of_campaign(catalogue: Catalogue, campaign: Campaign) -> Table:
    """Registered targets beside results."""
    rows = []
    for number, target in enumerate(() if campaign.illustrative else campaign.targets, 1):
        written = f"{campaign.path}, mục targets thứ {number}"
        organisation = catalogue.organisations.get(target.organisation or "")
        sources = "; ".join(one.title for one in campaign.sources if one.key in target.sources)
        rows.append(
            (
                organisation.name if organisation else "", target.period or "", target.text, target.target or "",
                target.result or "", target.unit or "", target.note or "", target.gap or "", _revised(target),
                "; ".join(filter(None, (sources, written))),
            )
        )  # fmt: skip
    return Table(
        name=campaign.id,
        title=f"Chỉ tiêu và kết quả: {campaign.name}",
        subtitle="",
        issuer="",
        place=url_of(campaign),
        columns=TARGETS,
        rows=tuple(rows),
    )


def of_bloc(catalogue: Catalogue, bloc: Bloc) -> Table:
    """Every point and count, one a row, so that whoever doubts a place can add up again."""
    rows = []
    for number, year in enumerate(() if bloc.illustrative else bloc.years, 1):
        words = {one.key: (one.text, one.most, "điểm") for one in year.criteria}
        words |= {one.key: (one.text, "", one.unit) for one in year.measures}
        for member in year.members:
            body = catalogue.organisations.get(member.organisation)
            for score in member.scores:
                text, most, unit = words.get(score.key, (score.key, "", ""))
                place = f"{bloc.path}, mục years thứ {number}"
                people = str(member.people) if member.people is not None else ""
                rows.append((str(year.year), body.name if body else "", people, text, most, score.value, unit, place))
    return Table(
        name=bloc.id,
        title=f"Bảng điểm: {bloc.name}",
        subtitle="",
        issuer="",
        place=url_of(bloc),
        columns=SCORES,
        rows=tuple(rows),
    )


def _revised(target: Target) -> str:
    """“02/8/2024: kết quả 36 → 37, cộng sót một sáng kiến”."""
    if not target.revisions:
        return ""
    last = target.revisions[-1]
    changed = f"{last.figure.label} {last.before or 'chưa công bố'} → {last.after}"
    return f"{dates.day_text(last.date)}: {changed}, {last.reason}"


def _row(catalogue: Catalogue, honour: Honour) -> tuple[str, ...]:
    line, decision = honour.line, honour.decision
    issuer = catalogue.organisations.get(decision.issuer)
    index = (honour.row or 0) + 1
    rows_path = (
        f"{decision.rows_path}, dòng {index + 1}" if decision.rows_path else f"{decision.path}, mục rows thứ {index}"
    )
    if hub.is_source(decision.path):
        rows_path = catalogue.origins["decision", decision.id][0].url
    return (
        (line.number or str(index)),
        honour.honorific,
        honour.name,
        honour.kind.label,
        line.post or "",
        line.unit or "",
        honour.award.name,
        class_text(honour.award_class),
        honour.reason,
        decision.number,
        dates.day_text(decision.date),
        periods.organisation_name_on(issuer, decision.date) if issuer else "",
        "có" if honour.posthumous else "",
        rows_path,
    )


def _title(honours: list[Honour]) -> str:
    """“Danh sách tập thể, cá nhân được tặng Bằng khen …”."""
    kinds = [kind for kind in (RecipientKind.COLLECTIVE, RecipientKind.PERSON, RecipientKind.HOUSEHOLD)]
    there = ", ".join(kind.label for kind in kinds if any(one.kind is kind for one in honours))
    awards = list(dict.fromkeys(one.award.name for one in honours))
    given = awards[0] if len(awards) == 1 else "khen thưởng"
    return f"Danh sách {there} được {'tặng ' if len(awards) == 1 else ''}{given}"


def _count(honours: list[Honour]) -> str:
    counts = Counter(one.kind for one in honours)
    order = (RecipientKind.COLLECTIVE, RecipientKind.PERSON, RecipientKind.HOUSEHOLD)
    return vietnamese.listed([f"{vietnamese.padded(counts[kind])} {kind.label}" for kind in order if counts[kind]])
