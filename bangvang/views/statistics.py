"""What the press complains of, counted: who is honoured, how often the same, how late, on what evidence.

Aggregate only, and only of what is public: nothing of single people, nothing invented, nobody taken down.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from statistics import median
from typing import NamedTuple

from bangvang import vietnamese
from bangvang.catalogue import Catalogue
from bangvang.honours import Honour
from bangvang.page import url_of
from bangvang.records import Decision
from bangvang.records.decision import ListState
from bangvang.records.exemplar import RecipientKind, Role
from bangvang.views.charts import SMALLEST, Chart, chart
from bangvang.views.public import public_honours

MOST_BARS = 15
_SMALL = re.compile(r"(?:to|doi|nhom|ca|kip|day chuyen|tau|tram|lop|phan xuong)\b")
"""How the names of small collectives begin: the law wants them honoured first (Law 06/2022/QH15, Art. 5)."""
_DELAYS = (
    (30, "trong 30 ngày"),
    (90, "31–90 ngày"),
    (180, "91–180 ngày"),
    (365, "181–365 ngày"),
    (10**6, "hơn một năm"),
)


class Case(NamedTuple):
    """What is counted of an honour, found out once: it counts in all, in its year, its level and with its issuer.

    `body` is equal for all spellings of a unit, `who` for one person; `days` passed from the deed to the decision.
    """

    decision: Decision
    kind: RecipientKind
    role: Role | None
    small: bool
    unit: str
    body: str
    who: object
    where: tuple[str | None, str | None, str]
    days: int | None


def charts(catalogue: Catalogue, cases: Sequence[Case]) -> tuple[Chart, ...]:
    """Every chart of a page of statistics, of these honours."""
    decisions = list({one.decision.id: one.decision for one in cases}.values())
    people = [one for one in cases if one.kind is RecipientKind.PERSON]
    bodies = [one for one in cases if one.kind is RecipientKind.COLLECTIVE]
    return (
        _roles(people),
        _kinds(cases),
        _small(bodies),
        _again(people),
        _units(cases),
        _places(catalogue, cases),
        _delay("tu-viec-den-quyet-dinh", "Từ việc làm đến quyết định", "lượt", [one.days for one in cases]),
        _delay(
            "tu-quyet-dinh-den-dang", "Từ quyết định đến khi đăng", "quyết định", map(_to_page, decisions), secret=False
        ),
        _declared(decisions),
        _evidence(catalogue, decisions),
    )


def _roles(people: Sequence[Case]) -> Chart:
    counts = Counter(one.role for one in people)
    labels = {
        Role.DIRECT_WORKER: "Trực tiếp lao động",
        Role.MANAGER: "Quản lý",
        Role.LEADER: "Lãnh đạo",
        Role.OTHER: "Khác",
    }
    rows = [(label, "", counts[role]) for role, label in labels.items()]
    note = "Theo vai trò ghi trong danh sách; nhiều danh sách không ghi."
    return chart("vai-tro", "Người được khen làm gì", "lượt", [*rows, ("Danh sách không ghi", "", counts[None])], note)


def _kinds(cases: Sequence[Case]) -> Chart:
    counts = Counter(one.kind for one in cases)
    return chart(
        "doi-tuong", "Tập thể, cá nhân, hộ gia đình", "lượt",
        [(kind.label.capitalize(), "", counts[kind]) for kind in RecipientKind],
    )  # fmt: skip


def _small(bodies: Sequence[Case]) -> Chart:
    small = sum(one.small for one in bodies)
    rows = [("Tập thể nhỏ (tổ, đội, nhóm, ca…)", "", small), ("Tập thể khác", "", len(bodies) - small)]
    return chart("tap-the-nho", "Tập thể nhỏ", "lượt", rows, "Nhận ra theo chữ đầu của tên; chỉ là ước lượng.")


@lru_cache(maxsize=1 << 14)
def _is_small(name: str) -> bool:
    return _SMALL.match(vietnamese.fold(name)) is not None


def _again(people: Sequence[Case]) -> Chart:
    """How many of each body's people were honoured more than once; a body with few is not named."""
    names = _names(people)
    times = Counter((one.body, one.who) for one in people if one.unit)
    again = Counter(body for (body, _), count in times.items() if count > 1)
    found = [(names[body], "", count) for body, count in again.items()]
    found = sorted((one for one in found if one[2] >= SMALLEST), key=lambda one: (-one[2], one[0]))
    note = f"Chỉ nêu đơn vị có từ {SMALLEST} người trở lên được khen nhiều lần; người cùng tên cùng đơn vị tính là một."
    return chart("khen-nhieu-lan", "Người được khen nhiều lần, theo đơn vị", "người", found[:MOST_BARS], note)


@lru_cache(maxsize=1 << 14)
def _body(unit: str) -> str:
    """Sỹ and Sĩ, Đội 1 and đội 1 are one."""
    return vietnamese.fold_yi(unit)


def _names(cases: Sequence[Case]) -> dict[str, str]:
    """Every body by the way it is written first."""
    return {one.body: one.unit for one in reversed(cases)}


def _units(cases: Sequence[Case]) -> Chart:
    names = _names(cases)
    counts = Counter(one.body for one in cases if one.unit)
    found = sorted(((names[body], "", count) for body, count in counts.items()), key=lambda one: (-one[2], one[0]))
    shown = [one for one in found if one[2] >= SMALLEST][:MOST_BARS]
    rest = len(found) - len(shown)
    note = f"Còn {vietnamese.number(rest)} đơn vị khác, mỗi đơn vị ít lượt hơn." if rest else ""
    return chart("don-vi", "Trải ra bao nhiêu đơn vị", "lượt", shown, note)


def _places(catalogue: Catalogue, cases: Sequence[Case]) -> Chart:
    """Places as they are today; a former unit that lies in several today counts in each."""
    counts: Counter = Counter()
    for where, count in Counter(one.where for one in cases).items():
        for place in _places_today(catalogue, *where):
            counts[place] += count
    found = [(catalogue.places[id].name, url_of(catalogue.places[id]), count) for id, count in counts.items()]
    found.sort(key=lambda one: (-one[2], one[0]))
    return chart("dia-phuong", "Trải ra các tỉnh, thành phố hiện nay", "lượt", found[:MOST_BARS])


def _places_today(catalogue: Catalogue, place: str | None, *bodies: str | None) -> set[str]:
    """Where an honour belongs today: by the place of its row, else by that of the first body that has one."""
    then = [place] if place else []
    for id in bodies if not then else ():
        organisation = catalogue.organisations.get(id or "")
        if organisation and organisation.places:
            then = [link.place for link in organisation.places]
            break
    return {place.id for id in then for place in catalogue.places_today.get(id, ())}


def _delay(id: str, title: str, unit: str, days: Iterable[int | None], secret: bool = True) -> Chart:
    known = [one for one in days if one is not None and one >= 0]
    counts = Counter(bisect_left(_DELAYS, (one,)) for one in known)
    rows = [(label.capitalize(), "", counts[at]) for at, (_, label) in enumerate(_DELAYS)]
    half = f"Một nửa trong {vietnamese.number(round(median(known)))} ngày. " if len(known) >= SMALLEST else ""
    note = f"{half}Chỉ tính {vietnamese.number(len(known))} {unit} có ghi đủ ngày."
    return chart(id, title, unit, rows, note, secret)


def _to_page(decision: Decision) -> int | None:
    return (decision.published - decision.date).days if decision.published else None


def _declared(decisions: Sequence[Decision]) -> Chart:
    counts: Counter = Counter()
    for one in decisions:
        declared = one.counts.total
        if not one.counts.model_fields_set:
            counts["Quyết định không ghi số"] += 1
        elif one.list_state is not ListState.PUBLISHED or len(one.rows) < declared:
            counts["Danh sách chưa đủ"] += 1
        else:
            counts["Khớp"] += 1
    rows = [(label, "", counts[label]) for label in ("Khớp", "Danh sách chưa đủ", "Quyết định không ghi số")]
    return chart("doi-chieu", "Số quyết định ghi, số danh sách có", "quyết định", rows, secret=False)


def _evidence(catalogue: Catalogue, decisions: Sequence[Decision]) -> Chart:
    copied = sum(one.file is not None for one in decisions)
    sourced = sum(one.file is None and bool(one.sources) for one in decisions)
    rows = [
        ("Có bản gốc", "", copied),
        ("Có nguồn dẫn", "", sourced),
        ("Chưa có nguồn", "", len(decisions) - copied - sourced),
    ]
    told = catalogue.once("undecided", _undecided, catalogue)
    note = f"Ngoài ra có {vietnamese.number(told)} vinh dự nguồn kể mà chưa tìm thấy quyết định." if told else ""
    return chart("bang-chung", "Bằng chứng của các quyết định", "quyết định", rows, note, secret=False)


def _undecided(catalogue: Catalogue) -> int:
    """Honours that sources tell of and no decision proves, of the whole site."""
    return sum(one.decision is None and not one.illustrative for one in catalogue.honours)


def scopes(catalogue: Catalogue) -> dict[str, dict[str, list[Case]]]:
    """Public honours, all under "", and by year, level and issuer: the filters of the page."""
    found: dict[str, dict[str, list[Case]]] = {"": {"": []}, "nam": {}, "cap": {}, "noi-ban-hanh": {}}
    for honour in public_honours(catalogue):
        case = _case(honour)
        found[""][""].append(case)
        found["nam"].setdefault(str(honour.year), []).append(case)
        found["cap"].setdefault(honour.award.level.value, []).append(case)
        if honour.decision.issuer in catalogue.organisations:
            found["noi-ban-hanh"].setdefault(honour.decision.issuer, []).append(case)
    return found


def _case(honour: Honour) -> Case:
    line, decision, unit = honour.line, honour.decision, honour.line.unit or ""
    deed = line.deed_date if line.deed_date and line.deed_date.month else None
    return Case(
        decision=decision,
        kind=honour.kind,
        role=line.role,
        small=_is_small(honour.name),
        unit=unit,
        body=_body(unit),
        who=honour.exemplar.id if honour.exemplar else vietnamese.signature(honour.name),
        where=(line.place, line.organisation, decision.issuer),
        days=(decision.date - deed.latest()).days if deed else None,
    )
