"""`build.py import`: a spreadsheet of any making → a decision with its rows, and a report of every doubt.

    bytes → sheets → Unicode sheets → lines → drafts → linked drafts → decision.yml + rows.csv

Every row with something in it is one line, and every line is written, joined to one that is, or told.
"""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from bangvang import dates, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.imports import (
    abreast,
    counting,
    difference,
    drafting,
    lettering,
    linking,
    papers,
    reading,
    suspicions,
    target,
    writing,
)
from bangvang.imports import lines as listing
from bangvang.imports.awards import Awards
from bangvang.imports.columns import Column
from bangvang.imports.drafting import Draft
from bangvang.imports.header import Header
from bangvang.imports.lines import Line, LineKind
from bangvang.imports.report import Report
from bangvang.imports.sheets import Doubt, Sheet, of_file
from bangvang.imports.target import Target, Wanted
from bangvang.problems import Severity

__all__ = ["Imported", "Wanted", "prepare", "put"]


class Imported(Struct, frozen=True):
    """The files to write, path → bytes, and all that is to be said; no files when something is wrong."""

    files: dict[str, bytes]
    report: Report


def prepare(
    name: str,
    data: bytes,
    wanted: Wanted,
    catalogue: Catalogue,
    today: date,
    *,
    convert: bool = False,
    take_hidden: bool = False,
    present: dict[str, bytes] | None = None,
) -> Imported:
    """Read a list called `name` for the decision wanted; `present` holds files of the project by path.

    `convert` says a person has seen the change of old letters; `take_hidden` takes hidden rows and sheets too.
    """
    report = Report(name)
    sheets, report.doubts = reading.read(data)
    if report.failed:
        return Imported({}, report)
    sheets, report.changes, more = lettering.mended(sheets)
    report.doubts += more
    headers: list[Header] = []
    for sheet in (part for whole in sheets for part in abreast.parts(whole)):
        found, heads = listing.of_sheet(sheet, take_hidden)
        report.lines += found
        headers += heads
        report.doubts += _of_columns(sheet, heads, take_hidden)
    if not headers:
        report.doubts.append(_no_header(sheets))
        return Imported({}, report)
    return _decided(report, headers, wanted, catalogue, today, convert, present or {}, data)


def _decided(
    report: Report,
    headers: Sequence[Header],
    wanted: Wanted,
    catalogue: Catalogue,
    today: date,
    convert: bool,
    present: dict[str, bytes],
    data: bytes,
) -> Imported:
    paper = papers.of_lines(report.lines)
    if (
        not (wanted.decision or wanted.number or paper.number)
        and (stem := Path(report.source).stem) in catalogue.decisions
    ):
        wanted = replace(wanted, decision=stem)  # a list that went out under the decision's id comes back
    aim = target.find(wanted, paper, catalogue)
    report.decision = aim.path
    report.doubts += aim.doubts
    awards = Awards(catalogue.awards.values(), aim.authority, aim.day or today)
    drafts, more = drafting.drafts(report.lines, headers, awards)
    report.doubts += more
    report.doubts += suspicions.of(drafts)
    report.doubts += linking.link(
        drafts, catalogue.exemplars.values(), catalogue.organisations.values(), catalogue.places.values()
    )
    _unrepeat(drafts, aim)
    report.rows = len(drafts)
    report.doubts += _left(report.lines)
    if not drafts:
        report.doubts.append(of_file("không có dòng nào vào danh sách", "Hãy xem lại bảng tính."))
    declared = aim.counts() or counting.declared_in(report.lines, wanted.title or paper.title)
    report.doubts += counting.contradictions(report.lines, drafts, declared)
    if report.changes and not convert:
        fix = "So các ô dưới đây với bản ký; đúng cả thì chạy lại lệnh, thêm --convert."
        report.doubts.append(of_file("chữ phông cũ được đổi sang Unicode, cần người xác nhận", fix))
    if aim.existing is None and aim.path:
        _whole(aim, drafts, wanted, paper, awards, catalogue, report, declared, today, data)
    return _files(report, aim, drafts, present)


def _whole(aim, drafts, wanted, paper, awards, catalogue, report, declared, today, data) -> None:
    """Fill in a new decision: the honour of the whole list, its counts, where the list came from."""
    award = target.award_of(wanted, catalogue, report.doubts)
    bare = [draft for draft in drafts if not draft.values.get("award")]
    if award is None and bare and not wanted.award:
        meant = awards.meant(paper.award) if paper.award else None
        award = meant.award if meant else None
        if award:
            message = f"“{paper.award}” ở đầu danh sách được hiểu là “{award.name}”"
            report.doubts.append(of_file(message, "Nếu không phải, nhập lại với --award MÃ.", Severity.WARNING))
        else:
            choices = ", ".join(f"{one.id} ({one.name})" for one in (meant.choices[:5] if meant else ()))
            fix = (f"Có thể là: {choices}. " if choices else "") + "Ghi --award MÃ."
            report.doubts.append(of_file(f"{vietnamese.padded(len(bare))} dòng chưa rõ được tặng gì", fix))
    values = aim.values
    values["award"] = award.id if award and bare else ""
    values["counts"] = {kind.value: count for kind, count in declared.items()}
    values["list_state"] = "published"
    values["published"] = dates.day_text(today)
    values["sources"] = [
        {
            "key": "danh-sach",
            "title": f"Bảng tính {report.source}",
            "kind": "document",
            "sha256": sha256(data).hexdigest(),
            "seen": dates.day_text(today),
        }
    ]
    if not values["counts"]:
        del values["counts"]


def _unrepeat(drafts: Sequence[Draft], aim: Target) -> None:
    """What the decision on file says of the whole list is not said again in each row."""
    for draft in drafts if aim.existing else ():
        if draft.values.get("award", "") == aim.existing.award:
            del draft.values["award"]
            if draft.values.get("class") == aim.existing.award_class:
                draft.values.pop("class", None)


def _files(report: Report, aim: Target, drafts: list[Draft], present: dict[str, bytes]) -> Imported:
    """The bytes to write; checked by the very reader that will read them."""
    if report.failed or not aim.path:
        return Imported({}, report)
    report.again = aim.rows_path in present
    if report.again:
        report.difference = difference.carry(target.old_rows(present[aim.rows_path], aim.rows_path), drafts)
    files = {aim.rows_path: writing.table(drafts)}
    written = writing.decision(aim.values) if aim.existing is None else present.get(aim.path, b"")
    for problem in target.problems_of(aim.path, written, aim.rows_path, files[aim.rows_path]):
        if problem.severity is Severity.ERROR:
            report.doubts.append(_placed(problem, aim, drafts))
    if report.failed:
        return Imported({}, report)
    if aim.existing is None:
        files[aim.path] = written
    return Imported({path: data for path, data in files.items() if present.get(path) != data}, report)


def _placed(problem, aim: Target, drafts: list[Draft]) -> Doubt:
    """A fault of the written list told where the spreadsheet has it."""
    index = problem.at.line - 2
    if problem.at.path == aim.rows_path and 0 <= index < len(drafts):
        draft = drafts[index]
        return Doubt(draft.sheet, draft.row, -1, problem.message, problem.fix, Severity.ERROR)
    return of_file(f"{problem.message} ({problem.at})", problem.fix)


def _of_columns(sheet: Sheet, headers: Sequence[Header], take_hidden: bool) -> list[Doubt]:
    """Private columns refused, unknown and hidden ones named; once, though the header stand on every page."""
    found: dict[tuple[int, str], Doubt] = {}
    for header in headers:
        filled = {at for row in sheet.rows if row.number > header.last_row for at, cell in enumerate(row.cells) if cell}
        for at in sorted(filled | set(header.headings)):
            heading, column = header.headings.get(at, ""), header.columns.get(at)
            if column is Column.PRIVATE:
                message = f"cột “{heading}” là dữ liệu cá nhân hoặc nội bộ, không lấy"
                found.setdefault((at, message), Doubt(sheet.name, header.first_row, at, message))
            elif at in sheet.hidden_columns and not take_hidden:
                message = f"cột “{heading or 'không tên'}” đang ẩn, không lấy"
                fix = "Muốn lấy thì bỏ ẩn (Unhide), lưu lại."
                found.setdefault((at, message), Doubt(sheet.name, header.first_row, at, message, fix))
            elif column is None and at in filled:
                message = f"cột “{heading or 'không tên'}” chưa rõ là gì, không lấy"
                fix = "Nếu cần, đổi tên cột: Họ và tên, Chức vụ, Đơn vị, Danh hiệu, Thành tích, Ghi chú…"
                found.setdefault((at, message), Doubt(sheet.name, header.first_row, at, message, fix))
    return list(found.values())


def _left(lines: Sequence[Line]) -> list[Doubt]:
    """Rows that may hold somebody and were not taken."""
    said = {
        LineKind.UNREAD: "chưa hiểu hàng này nên không lấy",
        LineKind.HIDDEN: "hàng hoặc trang tính đang ẩn nên không lấy",
    }
    fix = {
        LineKind.UNREAD: "Nếu là người được khen thì thêm STT, họ tên rồi nhập lại.",
        LineKind.HIDDEN: "Bỏ ẩn rồi nhập lại, hoặc thêm --hidden để lấy cả hàng ẩn.",
    }
    return [
        Doubt(line.sheet, line.row, -1, f"{said[line.kind]}: “{line.text[:80]}”", fix[line.kind])
        for line in lines
        if line.kind in said
    ]


def _no_header(sheets: Sequence[Sheet]) -> Doubt:
    names = ", ".join(f"“{sheet.name}”" for sheet in sheets[:5]) or "không có trang nào"
    fix = "Bảng phải có dòng tên cột, ít nhất là “Họ và tên” (hoặc “Tên tập thể”) và một cột nữa như “STT”, “Đơn vị”."
    return of_file(f"không tìm thấy dòng tên cột trong các trang tính ({names})", fix)


def put(root: Path, imported: Imported) -> str:
    """Write what was prepared; answers why it could not be written, or nothing."""
    return writing.put(root, imported.files)
