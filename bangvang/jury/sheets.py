"""Score sheets that came back → marks; whatever is wrong is told with file, sheet, row and column, all at once.

A sheet says itself of which judge and round it is (“Mã phiếu”); an entry counts only when the draw gave it to that
judge. Nothing is guessed: a mark that cannot be read, is too high or missing keeps the whole round from being tallied.
"""

import re
from collections.abc import Mapping, Sequence

from bangvang import moments, vietnamese
from bangvang.exports import scoresheet
from bangvang.imports.sheets import EMPTY, Cell, CellKind, Doubt, Row, Sheet
from bangvang.jury.answers import Asked, Collected, Wrong
from bangvang.problems import Severity
from bangvang.scoring.plan import HUNDRED, Criterion
from bangvang.scoring.published import Reason, written

_MARK = re.compile(r"[0-9]{1,6}(?:[.,][0-9]+)?")
VOTE = "Vòng này chỉ ghi 1 (đạt) hoặc 0 (không đạt)."
_HINT = re.compile(r" ?\((?:toi da [0-9]+|1 hoac 0)\)$")
_REASONS = {vietnamese.fold(one.label): one for one in Reason}


def collect(asked: Asked, files: Mapping[str, tuple[Sequence[Sheet], Sequence[Doubt]]]) -> Collected:
    """Everything in the sheets (by file name), and what is missing."""
    found = Collected()
    for one in asked.drawn:
        if one.conflict:
            found.abstained.setdefault(one.entry, {})[one.judge] = Reason.CONFLICT
    for file, (sheets, doubts) in files.items():
        found.wrong += [Wrong(file, one) for one in doubts if one.severity is Severity.ERROR]
        if sheets:
            _Reading(asked, file, sheets, found).read()
    for judge in asked.judges:
        if judge not in found.tried:
            told = f"chưa có phiếu của giám khảo {judge} ({len(asked.given(judge))} bài)"
            fix = "Xin phiếu, hoặc nộp phiếu của người ấy với lý do “vắng mặt” ở mọi bài."
            found.wrong.append(Wrong("Thiếu phiếu", Doubt("", 0, -1, told, fix)))
    return found


class _Reading:
    """One file of one judge."""

    def __init__(self, asked: Asked, file: str, sheets: Sequence[Sheet], found: Collected) -> None:
        self.asked, self.file, self.found = asked, file, found
        self.sheet = next((one for one in sheets if _header(one)), sheets[0])
        self._known: dict[tuple[int, Cell], int] = {}

    def read(self) -> None:
        head = _header(self.sheet)
        if head is None:
            self._wrong(
                0, -1, f"không thấy dòng tiêu đề có “{scoresheet.NUMBER}”", "Dùng đúng phiếu do ban tổ chức gửi."
            )
            return
        judge = self._judge(head)
        columns = self._columns(head)
        if not judge or columns is None or not self._in_time(head):
            return
        self.found.judges[judge] = self.file
        given, seen = self.asked.given(judge), set()
        for row in self.sheet.rows:
            if row.number > head.number and any(row.cells):
                self._row(row, judge, columns, given, seen)
        for number in sorted(set(given) - seen):
            self._wrong(0, 0, f"thiếu bài số {number}", "Thêm dòng của bài ấy: điểm, hoặc lý do không chấm.")

    def _judge(self, head: Row) -> str:
        """The judge the sheet says it is of; empty when it is of another contest, round, or of nobody."""
        row, cell = self._above(head, scoresheet.MARKER)
        contest, round, judge = (*cell.text.split("/"), "", "", "")[:3]
        if not cell.text:
            self._wrong(row, -1, f"không thấy ô “{scoresheet.MARKER}”", "Dùng đúng phiếu do ban tổ chức gửi.")
        elif (contest, round) != (self.asked.contest, self.asked.round.id):
            told = (
                f"phiếu của “{contest}”, vòng “{round}”; đang tổng hợp “{self.asked.contest}”, “{self.asked.round.id}”"
            )
            self._wrong(row, 1, told, "Bỏ phiếu này ra, hoặc gọi lệnh cho đúng vòng.")
        elif judge not in self.asked.judges:
            self._wrong(row, 1, f"giám khảo “{judge}” không được phân công vòng này", "Xem lại mã phiếu.")
        elif judge in self.found.tried:
            told = f"đã có một phiếu khác của {judge}" + f": {self.found.judges.get(judge, '')}".rstrip(": ")
            self._wrong(row, 1, told, "Mỗi giám khảo một phiếu; giữ bản cuối cùng.")
        else:
            self.found.tried.add(judge)
            return judge
        return ""

    def _in_time(self, head: Row) -> bool:
        row, cell = self._above(head, scoresheet.HANDED_IN)
        opens, closes = self.asked.opens, self.asked.closes
        try:
            handed = moments.parse(cell.text) if cell.text else self.asked.today
        except ValueError:
            fix = "Viết như 17:00 30/09/2026 hoặc 30/09/2026."
            self._wrong(row, 1, f"“{cell.text}” không phải là ngày giờ", fix)
            return False
        if handed.first() > self.asked.today.last():
            self._wrong(row, 1, f"phiếu ghi nộp {handed.text()}, chưa tới", "Ghi đúng lúc nhận phiếu.")
            return False
        if opens is not None and handed.last() < opens.first():
            told = f"phiếu ghi nộp {handed.text()}, khi vòng chưa bắt đầu ({opens.text()})"
            self._wrong(row, 1, told, "Ghi đúng lúc nhận phiếu.")
            return False
        if closes is not None and handed.first() > closes.last():
            late = f"nộp {handed.text()}" if cell.text else "không ghi lúc nộp, nay"
            told = f"phiếu {late} đã quá hạn chấm ({closes.until()})"
            self._wrong(row, 1, told, "Điểm chấm sau hạn không được tính; hội đồng quyết định rồi sửa hạn ở thể lệ.")
            return False
        return True

    def _above(self, head: Row, label: str) -> tuple[int, Cell]:
        for row in self.sheet.rows:
            if row.number < head.number and vietnamese.fold(row.cell(0).text) == vietnamese.fold(label):
                return row.number, row.cell(1)
        return 0, EMPTY

    def _columns(self, head: Row) -> dict[str, int] | None:
        """Where each criterion stands, by its id; also the columns for reasons and remarks."""
        titles = {_plain(cell.text): at for at, cell in enumerate(head.cells) if cell.text}
        wanted = {one.id: one.title for one in self.asked.round.criteria}
        found = {id: titles[_plain(title)] for id, title in wanted.items() if _plain(title) in titles}
        for id, title in wanted.items():
            if id not in found:
                self._wrong(head.number, -1, f"không có cột “{title}”", "Đừng xóa hay đổi tên cột của phiếu.")
        found[""] = titles.get(_plain(scoresheet.SILENT), -1)
        found["remark"] = titles.get(_plain(scoresheet.REMARK), -1)
        return found if all(id in found for id in wanted) else None

    def _row(self, row: Row, judge: str, columns: Mapping[str, int], given: Mapping[int, str], seen: set[int]) -> None:
        said = row.cell(0).text.strip()
        if not said.isdigit():
            self._wrong(row.number, 0, f"“{said}” không phải là số bài", "Số bài in sẵn trong phiếu.")
            return
        number = int(said)
        if number not in given:
            told = f"bài số {said} không phân công cho {judge}"
            self._wrong(row.number, 0, told, "Mỗi giám khảo chỉ chấm bài được phân công; xóa dòng này.")
            return
        if number in seen:
            self._wrong(row.number, 0, f"bài số {said} có hai dòng", "Giữ một dòng.")
            return
        seen.add(number)
        if other := self._titled(row.cell(1).text, given, given[number]):
            told = f"dòng của bài số {said} mang tên bài số {other}"
            self._wrong(
                row.number, 1, told, "Có lẽ một cột đã bị sắp xếp riêng: đối chiếu điểm từng bài với giám khảo."
            )
            return
        entry, cells = given[number], [(one, row.cell(columns[one.id])) for one in self.asked.round.criteria]
        silent = row.cell(columns[""]).text
        if silent:
            self._silent(row, columns[""], silent, judge, entry, any(cell for _, cell in cells))
        else:
            values = [self._mark(row.number, columns[one.id], cell, one) for one, cell in cells]
            if None not in values:
                self.found.points.setdefault(entry, {})[judge] = tuple(values)
        if remark := row.cell(columns["remark"]).text:
            self.found.remarks.append((entry, remark))

    def _titled(self, title: str, given: Mapping[int, str], entry: str) -> int | None:
        """The number of another entry of this judge that bears the title, when the one in question does not."""
        titles = self.asked.titles
        if not title or title == titles.get(entry):
            return None
        return next((number for number, one in given.items() if titles.get(one) == title), None)

    def _silent(self, row: Row, column: int, said: str, judge: str, entry: str, marked: bool) -> None:
        reason = _REASONS.get(" ".join(vietnamese.fold(said).split()))
        if reason is None:
            fix = f"Chọn một trong: {', '.join(scoresheet.REASONS)}."
            self._wrong(row.number, column, f"lý do không chấm “{said}” không có trong danh sách", fix)
        elif marked:
            self._wrong(row.number, column, "vừa cho điểm vừa ghi không chấm", "Xóa điểm, hoặc xóa lý do.")
        else:
            self.found.abstained.setdefault(entry, {})[judge] = reason

    def _mark(self, row: int, column: int, cell: Cell, about: Criterion) -> int | None:
        """Hundredths; what was read once in a column is known."""
        key = column, cell
        value = self._known.get(key)
        if value is None and (value := self._read_mark(row, column, cell, about)) is not None:
            self._known[key] = value
        return value

    def _read_mark(self, row: int, column: int, cell: Cell, about: Criterion) -> int | None:
        text = cell.text.strip()
        if cell.kind is CellKind.NUMBER:  # 27.499999999999996 is what a formula made of 27.5
            text = f"{round(float(text), 6):f}".rstrip("0").rstrip(".")
        if cell.kind is CellKind.DATE:
            self._wrong(row, column, f"Excel đã đổi điểm thành ngày {text}", "Định dạng ô là Số rồi gõ lại điểm.")
        elif cell.kind in (CellKind.FAULT, CellKind.NO_VALUE):
            self._wrong(row, column, "ô là công thức không có kết quả", "Gõ thẳng con số.")
        elif not text:
            self._wrong(row, column, "thiếu điểm", "Cho điểm, hoặc chọn lý do không chấm bài này.")
        elif not _MARK.fullmatch(text):
            self._wrong(
                row, column, f"“{text[:40]}” không phải là điểm", VOTE if about.vote else "Viết như 8 hoặc 8,25."
            )
        else:
            whole, _, rest = text.replace(",", ".").partition(".")
            rest = rest.rstrip("0")
            if len(rest) > 2:
                self._wrong(row, column, f"điểm {text} lẻ quá hai chữ số", "Làm tròn, nhiều nhất hai chữ số lẻ.")
            elif (value := int(whole) * HUNDRED + int(rest.ljust(2, "0"))) > about.most:
                limit = written(about.most).replace(".", ",")
                self._wrong(
                    row,
                    column,
                    f"điểm {text} vượt mức tối đa {limit}",
                    VOTE if about.vote else "Đối chiếu với phiếu giấy.",
                )
            elif about.vote and value not in (0, about.most):
                self._wrong(row, column, f"điểm {text} không phải 1 hay 0", VOTE)
            else:
                return value
        return None

    def _wrong(self, row: int, column: int, message: str, fix: str) -> None:
        self.found.wrong.append(Wrong(self.file, Doubt(self.sheet.name, row, column, message, fix, Severity.ERROR)))


def _header(sheet: Sheet) -> Row | None:
    wanted = _plain(scoresheet.NUMBER)
    return next((row for row in sheet.rows if _plain(row.cell(0).text) == wanted), None)


def _plain(title: str) -> str:
    """A heading without what it says of the marks, folded."""
    return _HINT.sub("", " ".join(vietnamese.fold(title).split()))
