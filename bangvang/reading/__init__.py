"""Values → records: text cleaned, the schema applied, every mistake a problem at its line and column.

`read` is pure (bytes in, record and problems out) so that it can be run in batches on other processes or
machines. Places are looked up again only for files that something is wrong with (`place_of`).
"""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b

from msgspec import Struct
from pydantic import ValidationError

from bangvang import source, stories, vietnamese
from bangvang.problems import At, Problem, Severity
from bangvang.reading import rows
from bangvang.reading.messages import say, telling
from bangvang.records import Kind, Record
from bangvang.records.schema import Loc
from bangvang.source import CsvTable
from bangvang.stories import Story
from bangvang.vietnamese import BlemishKind

OWN_KEYS_OF_ROWS = "rows"
SAVE_AS_NFC = "Muốn sạch tệp thì chuyển từ “Unicode tổ hợp” sang “Unicode” dựng sẵn (NFC), chẳng hạn bằng UniKey."


class Unit(Struct, frozen=True):
    """One record's bytes as they lie on disk: its file, and the CSV beside it when there is one."""

    kind: Kind
    path: str
    data: bytes
    rows_path: str = ""
    rows_data: bytes = b""


def read(unit: Unit) -> tuple[Record | None, list[Problem]]:
    """One record, or None when its file cannot be understood; with everything that is wrong in it."""
    data, problems = _tidied(unit.path, unit.data)
    reader = source.read_markdown if unit.path.endswith(".md") else _read_yaml
    found, more = reader(unit.path, data)
    problems += more
    if found is None:
        return None, problems
    values = found.values
    if unit.rows_path:
        problems += _take_rows(unit, values)
    record, more = validate(unit.kind, values, unit.kind.id_of(unit.path) or "", place_of(unit))
    problems += more
    if record is None:
        return None, problems
    keys = tuple(one.key for one in record.sources)
    story, more = stories.convert(found.body, keys, unit.path, found.body_line)
    return record.read_from(unit.path, story, unit.rows_path, _digests(unit, data, found.body, story)), problems + more


def _digests(unit: Unit, data: bytes, body: str, story: Story) -> tuple[bytes, bytes]:
    """Of all that the files say but the words of the story, and of those words (`Record.digests`)."""
    words = body.encode()
    rest = data.removesuffix(words)
    said = repr((unit.kind.name, len(rest), bool(story.data), story.cited)).encode()
    return blake2b(said + rest + unit.rows_data, digest_size=16).digest(), blake2b(words, digest_size=16).digest()


def validate(
    kind: Kind, values: dict, default_id: str, place: Callable[[Loc, bool], At]
) -> tuple[Record | None, list[Problem]]:
    """Apply the schema to values; `place` finds a value's line and column, `default_id` is what its path gives."""
    try:
        return kind.model.model_validate({"id": default_id, **values}), []
    except ValidationError as error:
        problems = []
        for one in telling(kind.model, error.errors(include_url=False)):
            said = say(kind.model, one)
            at = place(one["loc"], said.at_key)
            problems.append(Problem(at, said.rule, said.message, said.fix))
        return None, problems


def place_of(unit: Unit) -> Callable[[Loc, bool], At]:
    """A function from a place in the record to a place in its file; reads the file's text again when asked."""

    def place(loc: Loc, key: bool = False) -> At:
        if unit.rows_path and loc[:1] == (OWN_KEYS_OF_ROWS,) and len(loc) > 1:
            return _row_place(unit, loc)
        return source.locate(unit.path, unit.data, loc, key)

    return place


def _read_yaml(path: str, data: bytes):
    return source.read_yaml(path, data, source.DECISION_NODES)


def _row_place(unit: Unit, loc: Loc) -> At:
    found = _table(unit.rows_path, unit.rows_data)
    if found is None or not isinstance(loc[1], int) or loc[1] >= len(found[0].rows):
        return At(unit.rows_path)
    table, names = found
    return table.place(loc[1], names.get(str(loc[2]), "") if len(loc) > 2 else "")


@lru_cache(maxsize=4)
def _table(path: str, data: bytes) -> tuple[CsvTable, dict[str, str]] | None:
    """A list and its column names by key; kept, because a long bad list is asked about for every row."""
    table, _ = source.read_csv(path, _tidied(path, data)[0])
    if table is None:
        return None
    fields, _ = rows.columns(table)
    return table, {spec.key: name for name, spec in fields.items()}


def _take_rows(unit: Unit, values: dict) -> list[Problem]:
    """Put the CSV's rows into the decision's values."""
    data, problems = _tidied(unit.rows_path, unit.rows_data)
    if values.get(OWN_KEYS_OF_ROWS):
        at = source.locate(unit.path, unit.data, (OWN_KEYS_OF_ROWS,), True)
        message = f"danh sách vừa ghi ở đây vừa ghi trong {unit.rows_path}"
        return [*problems, Problem(at, "rows-twice", message, "Chỉ giữ một nơi.")]
    table, more = source.read_csv(unit.rows_path, data)
    problems += more
    if table is None:
        return problems
    fields, more = rows.columns(table)
    values[OWN_KEYS_OF_ROWS] = rows.values(table, fields)
    return problems + more


def _tidied(path: str, data: bytes) -> tuple[bytes, list[Problem]]:
    """Text that is only untidy (NFD, NBSP, look-alike letters) is mended before it is read, and reported.

    The byte-order mark that Excel puts in front is no part of it.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data, []  # the reader says so
    found = vietnamese.blemishes(text)
    if not found:
        return data, []
    counts = Counter(one.kind for one in found)
    first = {one.kind: one for one in reversed(found)}
    told = [_blemish(path, text, one, counts[one.kind]) for one in sorted(first.values(), key=lambda one: one.offset)]
    return vietnamese.clean(text).encode(), told


def _blemish(path: str, text: str, one: vietnamese.Blemish, count: int) -> Problem:
    """One problem for all blemishes of a kind in a file, at the first of them."""
    start = text.rfind("\n", 0, one.offset) + 1
    at = At(path, text.count("\n", 0, one.offset) + 1, one.offset - start + 1)
    codes = " ".join(f"U+{ord(c):04X}" for c in one.found)
    message = f"{one.kind.label} {codes}"
    if count > 1:
        message = f"có {vietnamese.number(count)} chỗ {one.kind.label}, chỗ đầu tiên ở đây: {codes}"
    if one.kind in (BlemishKind.BIDI, BlemishKind.CONTROL):
        return Problem(at, "unclean-text", message, "Hãy xóa đi hoặc thay bằng dấu cách thường.")
    return Problem(at, "unclean-text", message, _mended(one), Severity.WARNING)


def _mended(one: vietnamese.Blemish) -> str:
    """What is done with a blemish that harms nobody, and how to be rid of it."""
    if one.kind is BlemishKind.NFD:
        return f"Khi đọc, máy tự ghép lại (ở đây thành “{one.mended}”). {SAVE_AS_NFC}"
    if one.mended.strip():
        return f"Khi đọc, máy tự sửa (ở đây thành “{one.mended}”). Muốn sạch tệp thì gõ lại chữ ấy."
    return "Khi đọc, máy tự bỏ qua hoặc coi là dấu cách. Muốn sạch tệp thì xóa đi hoặc gõ lại dấu cách."
