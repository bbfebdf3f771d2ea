"""Lines of recipients → rows of a decision; whatever is not certain is a doubt with its place."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field

from bangvang import vietnamese
from bangvang.imports import cells, namecells, people
from bangvang.imports import groups as headings
from bangvang.imports.awards import Awards
from bangvang.imports.columns import Column
from bangvang.imports.header import Header
from bangvang.imports.lines import Line, LineKind
from bangvang.imports.sheets import Doubt
from bangvang.problems import Severity
from bangvang.records.exemplar import RecipientKind


class Draft(Struct):
    """A row to be: the values of an award row by key, and where it was read."""

    sheet: str
    row: int
    values: dict[str, str]
    groups: tuple[str, ...] = ()
    places: dict[Column, int] = field(default_factory=dict)


_PLAIN = {
    Column.HONORIFIC: "honorific",
    Column.POST: "post",
    Column.UNIT: "unit",
    Column.REASON: "reason",
    Column.GOLD_BOOK: "gold_book",
    Column.NOTE: "note",
}
_JOINED = {"reason": "; ", "note": "; ", "unit": " ", "post": " ", "name": " "}


def drafts(lines: Sequence[Line], headers: Sequence[Header], awards: Awards) -> tuple[list[Draft], list[Doubt]]:
    """One draft for every recipient line, in order."""
    made: list[Draft] = []
    doubts: list[Doubt] = []
    has_unit = any(set(one.columns.values()) & {Column.UNIT, Column.POST_AND_UNIT} for one in headers)
    heading_kind = _kind_of_heading(headers)
    for line in lines:
        if line.kind is LineKind.RECIPIENT:
            made.append(_draft(line, heading_kind, has_unit, awards, doubts))
        elif line.kind is LineKind.CONTINUATION:
            _continue(line, made, doubts)
    return made, doubts


def _kind_of_heading(headers: Sequence[Header]) -> RecipientKind | None:
    """“Tên tập thể” over the names says that all are collectives."""
    texts = [one.headings[at] for one in headers for at in one.at(Column.NAME)]
    kinds = {cells.kind(text) for text in texts}
    return kinds.pop() if len(kinds) == 1 and None not in kinds and RecipientKind.PERSON not in kinds else None


def _draft(line: Line, heading: RecipientKind | None, has_unit: bool, awards: Awards, doubts: list[Doubt]) -> Draft:
    texts = {column: _clean(line, column, text, doubts) for column, text in line.cells.items()}
    for column, at in line.empty_formulas:
        _tell_formula(line, column, at, doubts)
    values = {key: texts[column] for column, key in _PLAIN.items() if texts.get(column)}
    values = {key: " ".join(text.split()) if key != "reason" else text for key, text in values.items()}
    groups = headings.texts(line.groups)
    kind = cells.kind(texts.get(Column.KIND, "")) or _first(cells.kind(group) for group in reversed(groups)) or heading
    _take_person(line, texts, kind, values, doubts)
    _take_post(line, texts, values, doubts)
    if not has_unit and "unit" not in values and values["kind"] != RecipientKind.COLLECTIVE.label:
        unit = _first(group for group in reversed(groups) if headings.is_unit(group))
        if unit:
            values["unit"] = unit
    _take_award(line, texts, groups, awards, values, doubts)
    _take_rest(line, texts, values, doubts)
    return Draft(line.sheet, line.row, {key: text for key, text in values.items() if text}, groups, line.places)


def _clean(line: Line, column: Column, text: str, doubts: list[Doubt]) -> str:
    """Letters mended, private numbers taken out, both told."""
    found = vietnamese.blemishes(text)
    if found:
        kinds = Counter(one.kind.label for one in found)
        said = ", ".join(f"{count} {label}" for label, count in kinds.items())
        doubts.append(_at(line, column, f"đã sửa {said}", severity=Severity.ADVICE))
    mended, private = cells.without_private(vietnamese.clean(text) if found else text)
    if private:
        fix = "Dữ liệu cá nhân không đưa lên trang; trong tệp gốc vẫn còn."
        doubts.append(_at(line, column, f"đã bỏ {', '.join(private)} ghi lẫn trong ô", fix))
    return mended


def _take_person(line: Line, texts: dict, kind: RecipientKind | None, values: dict, doubts: list[Doubt]) -> None:
    family, given = texts.get(Column.FAMILY_NAME, ""), texts.get(Column.GIVEN_NAME, "")
    whole = texts.get(Column.NAME) or " ".join(part for part in (family, given) if part)
    if several := namecells.several(whole):
        fix = "Mỗi người một dòng thì mới đếm và tìm được: hãy tách ô này trong bảng tính rồi nhập lại."
        message = f"một ô có vẻ ghi {vietnamese.padded(several)} người: “{_short(whole)}”"
        severity = Severity.ERROR if namecells.listed(whole) else Severity.WARNING
        doubts.append(_at(line, Column.NAME, message, fix, severity))
    elif odd := namecells.mixed(whole, kind):
        fix = "Hãy xem lại; chức vụ, đơn vị ghi ở cột riêng thì mới tìm được."
        doubts.append(_at(line, Column.NAME, f"{odd}: “{_short(whole)}”", fix))
    whole = namecells.without_unit(whole, kind, values)
    found = people.person(whole, kind)
    for said in found.said:
        doubts.append(_at(line, Column.NAME, said, severity=Severity.ADVICE))
    values["number"] = _number(texts.get(Column.NUMBER, "")) or found.number
    values["name"] = found.name
    values["kind"] = (found.kind or RecipientKind.PERSON).label
    if found.honorific and not values.get("honorific"):
        values["honorific"] = found.honorific
    elif values.get("honorific"):
        values["honorific"] = values["honorific"].strip(" .:")
    if found.posthumous or cells.yes(texts.get(Column.POSTHUMOUS, "")):
        values["posthumous"] = "có"
    if found.note:
        values["note"] = "; ".join(part for part in (values.get("note", ""), found.note) if part)
    if found.name and not any(c.isalpha() for c in found.name):
        doubts.append(_at(line, Column.NAME, f"“{_short(found.name)}” không phải tên", "Hãy xem lại ô này."))


def _take_post(line: Line, texts: dict, values: dict, doubts: list[Doubt]) -> None:
    text = texts.get(Column.POST_AND_UNIT, "")
    if not text:
        return
    if values["kind"] == RecipientKind.COLLECTIVE.label:
        values.setdefault("unit", " ".join(text.split()))
        return
    post, unit, sure = cells.post_and_unit(text)
    if not sure:
        message = f"tách “{_short(text)}” thành chức vụ “{post}”, đơn vị “{unit}”"
        doubts.append(_at(line, Column.POST_AND_UNIT, message, severity=Severity.ADVICE))
    values |= {key: one for key, one in (("post", post), ("unit", unit)) if one and key not in values}


def _take_award(line: Line, texts: dict, groups: tuple[str, ...], awards: Awards, values: dict, doubts) -> None:
    text = texts.get(Column.AWARD, "")
    given = (
        awards.meant(
            texts[Column.CLASS]
            if texts.get(Column.CLASS, "").lower().startswith("hạng")
            else f"hạng {texts[Column.CLASS]}"
        )
        if texts.get(Column.CLASS)
        else None
    )
    group = (
        "" if text else _first(one for one in reversed(groups) if awards.meant(headings.award_words(one)).award) or ""
    )
    meant = awards.meant(text or headings.award_words(group))
    if meant.award:
        values["award"] = meant.award.id
    elif text:
        choices = ", ".join(f"{one.name} ({one.id})" for one in meant.choices[:4])
        fix = f"Có thể là: {choices}. " if choices else ""
        fix += "Ghi rõ bằng --award MÃ, hoặc điền cột “Danh hiệu, hình thức” của tệp CSV."
        doubts.append(_at(line, Column.AWARD, f"chưa rõ danh hiệu, hình thức “{_short(text)}”", fix))
        values["note"] = "; ".join(part for part in (values.get("note", ""), f"Danh sách ghi: {text}") if part)
    if award_class := meant.award_class or (given.award_class if given else ""):
        values["class"] = award_class


def _take_rest(line: Line, texts: dict, values: dict, doubts: list[Doubt]) -> None:
    if text := texts.get(Column.DEED_DATE, ""):
        when, note, said = cells.deed_date(text)
        values["deed_date"] = when
        if note:
            values["note"] = "; ".join(part for part in (values.get("note", ""), note) if part)
        if said:
            doubts.append(_at(line, Column.DEED_DATE, said, severity=Severity.ADVICE))
    if text := texts.get(Column.ROLE) or texts.get(Column.KIND, ""):
        if found := cells.role(text):
            values["role"] = found.label
        elif texts.get(Column.ROLE):
            doubts.append(
                _at(line, Column.ROLE, f"chưa rõ vai trò “{_short(text)}”", "Điền cột “Vai trò” của tệp CSV.")
            )
    if text := texts.get(Column.PLACE, ""):
        values["place_text"] = " ".join(text.split())


def _continue(line: Line, made: list[Draft], doubts: list[Doubt]) -> None:
    """The texts of a row that goes on with the one above are added to it."""
    if not made or made[-1].sheet != line.sheet:
        doubts.append(Doubt(line.sheet, line.row, -1, f"hàng không có tên: “{_short(line.text)}”", "Hãy xem lại."))
        return
    values = made[-1].values
    for column, text in line.cells.items():
        key = {Column.NAME: "name", Column.POST_AND_UNIT: "unit", **_PLAIN}.get(column, "note")
        if column is Column.NUMBER:
            continue
        text = _clean(line, column, text, doubts)
        text = text if key == "reason" else " ".join(text.split())
        values[key] = _JOINED.get(key, " ").join(part for part in (values.get(key, ""), text) if part)
    message = f"nối vào dòng trên (hàng {made[-1].row}): “{_short(line.text)}”"
    doubts.append(Doubt(line.sheet, line.row, -1, message, "Nếu là người khác thì thêm STT, họ tên rồi nhập lại."))


def _tell_formula(line: Line, column: Column, at: int, doubts: list[Doubt]) -> None:
    fix = (
        "Hãy mở bằng Excel hoặc LibreOffice, chờ tính xong, lưu lại rồi nhập; hoặc dán lại dạng giá trị (Paste values)."
    )
    severity = Severity.ADVICE if column is Column.NUMBER else Severity.ERROR
    doubts.append(Doubt(line.sheet, line.row, at, "ô là công thức chưa có kết quả hoặc báo lỗi", fix, severity))


def _number(text: str) -> str:
    return text.strip(" .()[]") if any(c.isdigit() for c in text) else ""


def _at(line: Line, column: Column, message: str, fix: str = "", severity: Severity = Severity.WARNING) -> Doubt:
    return Doubt(line.sheet, line.row, line.places.get(column, -1), message, fix, severity)


def _first(found):
    return next((one for one in found if one), None)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:80] + "…"
