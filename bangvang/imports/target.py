"""Where the rows go: a decision on file, or a new one of which the list or the caller says enough."""

from datetime import date
from pathlib import PurePosixPath

from msgspec import Struct, field

from bangvang import dates, docnumber, reading, source, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.imports import linking
from bangvang.imports.papers import Paper
from bangvang.imports.sheets import Doubt, of_file
from bangvang.problems import Problem, Severity
from bangvang.reading import rows as csv_rows
from bangvang.records import BY_NAME, Award, Decision, Organisation
from bangvang.records.award import Authority
from bangvang.records.exemplar import RecipientKind

FOLDER = "content/decisions"


class Wanted(Struct, frozen=True):
    """What the caller says of the decision; empty where the list is to tell."""

    decision: str = ""
    number: str = ""
    date: str = ""
    issuer: str = ""
    title: str = ""
    award: str = ""
    illustrative: bool = False


class Target(Struct):
    """The decision rows are written to: one on file, or the values of a new one."""

    path: str = ""
    existing: Decision | None = None
    day: date | None = None
    issuer: Organisation | None = None
    values: dict = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def rows_path(self) -> str:
        return str(PurePosixPath(self.path).with_suffix(".csv"))

    @property
    def authority(self) -> frozenset[Authority]:
        return frozenset(self.issuer.authority) if self.issuer else frozenset()

    def counts(self) -> dict[RecipientKind, int]:
        """What the decision on file declares."""
        if self.existing is None:
            return {}
        found = {kind: self.existing.counts.of(kind) for kind in RecipientKind}
        return {kind: count for kind, count in found.items() if count is not None}


def find(wanted: Wanted, paper: Paper, catalogue: Catalogue) -> Target:
    """The decision named by the caller, else by the list's title; with errors when neither says enough."""
    if wanted.decision:
        return _on_file(wanted.decision, catalogue)
    target = Target()
    number = wanted.number or paper.number
    target.day = _day(wanted.date, target.doubts) or paper.day
    target.issuer = _issuer(wanted.issuer, paper.issuer, catalogue, target.doubts)
    if not number:
        target.doubts.append(_lacks("số quyết định", "--number 12/QĐ-LĐLĐ"))
    if not target.day:
        target.doubts.append(_lacks("ngày ban hành", "--date 24/7/2024"))
    if target.doubts or not (number and target.day and target.issuer):
        return target
    same = [one for one in catalogue.decisions.values() if _is(one, number, target)]
    if same:
        return _existing(same[0], catalogue)
    _fill(target, number, wanted, paper)
    return target


def old_rows(data: bytes, path: str) -> list[dict[str, str]]:
    """The rows of the list on file, by key."""
    table, _ = source.read_csv(path, data)
    if table is None:
        return []
    names = {name: spec.key for name, spec in csv_rows.columns(table)[0].items()}
    return [{names[name]: text.strip() for name, text in row.items() if name in names and text} for row in table.rows]


def problems_of(path: str, data: bytes, rows_path: str, rows: bytes) -> list[Problem]:
    """What the checker will say of the files themselves."""
    return reading.read(reading.Unit(BY_NAME["decision"], path, data, rows_path, rows))[1]


def _on_file(name: str, catalogue: Catalogue) -> Target:
    id = PurePosixPath(name).stem if "/" in name or name.endswith(".yml") else name
    found = catalogue.decisions.get(id)
    if found is None:
        by_number = [one for one in catalogue.decisions.values() if one.number == name]
        found = by_number[0] if len(by_number) == 1 else None
    if found is None:
        near = vietnamese.near(id, catalogue.decisions, 3)
        fix = f"Ý bạn là {', '.join(near)}?" if near else "Bỏ --decision để lấy số quyết định ghi ở đầu danh sách."
        return Target(doubts=[of_file(f"không có quyết định “{name[:80]}”", fix)])
    return _existing(found, catalogue)


def _existing(decision: Decision, catalogue: Catalogue) -> Target:
    target = Target(decision.path, decision, decision.date, catalogue.organisations.get(decision.issuer))
    if decision.rows and not decision.rows_path:
        message = f"danh sách của {decision.number} đang ghi trong {decision.path}"
        target.doubts.append(of_file(message, "Hãy chuyển mục rows sang tệp .csv cùng tên, rồi nhập lại."))
    return target


def _is(decision: Decision, number: str, target: Target) -> bool:
    one, other = docnumber.parse(decision.number), docnumber.parse(number)
    same = one.canonical() == other.canonical() if one and other else decision.number == number
    return same and decision.date.year == target.day.year and decision.issuer == target.issuer.id


def _fill(target: Target, number: str, wanted: Wanted, paper: Paper) -> None:
    id = vietnamese.slugify(number)[:90].strip("-")
    id += "" if id.endswith(str(target.day.year)) else f"-{target.day.year}"
    target.path = f"{FOLDER}/{target.issuer.id}/{target.day.year}/{id}.yml"
    title = wanted.title or paper.title or f"Danh sách kèm theo Quyết định số {number}"
    if not wanted.title:
        fix = "Hãy chép đúng trích yếu của quyết định vào mục title, hoặc nhập lại với --title."
        target.doubts.append(of_file(f"trích yếu tạm lấy theo đầu danh sách: “{title[:120]}”", fix, Severity.WARNING))
    target.values = {
        "id": id,
        "number": number,
        "issuer": target.issuer.id,
        "date": dates.day_text(target.day),
        "title": title,
    }
    if wanted.illustrative:
        target.values["illustrative"] = True


def _day(text: str, doubts: list[Doubt]) -> date | None:
    if not text:
        return None
    try:
        return dates.parse_day(text)
    except ValueError as error:
        doubts.append(of_file(f"ngày ban hành {error}", "Ví dụ: --date 24/7/2024"))
        return None


def _issuer(id: str, name: str, catalogue: Catalogue, doubts: list[Doubt]) -> Organisation | None:
    if id:
        if id in catalogue.organisations:
            return catalogue.organisations[id]
        near = vietnamese.near(id, catalogue.organisations, 3)
        doubts.append(of_file(f"không có đơn vị “{id}”", f"Ý bạn là {', '.join(near)}?" if near else ""))
        return None
    if not name:
        doubts.append(_lacks("cơ quan ban hành", "--issuer MÃ-ĐƠN-VỊ"))
        return None
    found, near = linking.find_organisation(name, catalogue.organisations.values())
    if found is None:
        choices = ", ".join(f"--issuer {one.id} ({one.name})" for one in near[:3])
        fix = f"Có thể là: {choices}. " if choices else ""
        shown = name[:80].replace("'", " ")
        fix += f"Chưa có hồ sơ thì tạo: python build.py new organisation '{shown}'"
        doubts.append(of_file(f"chưa có hồ sơ cơ quan ban hành “{name[:120]}”", fix))
    return found


def _lacks(what: str, example: str) -> Doubt:
    fix = f"Ghi thêm {example}, hoặc --decision MÃ nếu quyết định đã có hồ sơ."
    return of_file(f"phía trên danh sách không thấy {what}", fix)


def award_of(wanted: Wanted, catalogue: Catalogue, doubts: list[Doubt]) -> Award | None:
    """The honour the caller names for the whole list."""
    if not wanted.award:
        return None
    if wanted.award in catalogue.awards:
        return catalogue.awards[wanted.award]
    near = vietnamese.near(wanted.award, catalogue.awards, 3)
    fix = f"Ý bạn là {', '.join(near)}?" if near else "Xem các mã ở trang Bảng vàng."
    doubts.append(of_file(f"không có danh hiệu “{wanted.award}”", fix))
    return None
