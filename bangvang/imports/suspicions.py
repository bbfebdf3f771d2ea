"""What looks wrong only when a list is seen whole: numbers that jump, names without marks."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bangvang.imports.columns import Column
from bangvang.imports.drafting import Draft
from bangvang.imports.sheets import Doubt


def of(made: Sequence[Draft]) -> list[Doubt]:
    """Every suspicion, in the order of the list."""
    return [*_bare(made), *_gaps(made)]


def _gaps(made: Sequence[Draft]) -> Iterator[Doubt]:
    """A number that does not follow the one above: often a row that was hidden, deleted or read wrongly."""
    for above, below in pairwise(made):
        first, second = above.values.get("number", ""), below.values.get("number", "")
        if above.sheet != below.sheet or not (first.isdigit() and second.isdigit()):
            continue
        if int(second) not in (int(first) + 1, 1):
            message = f"STT nhảy từ {first} sang {second}"
            place = below.places.get(Column.NUMBER, -1)
            yield Doubt(below.sheet, below.row, place, message, "Hãy xem có dòng nào bị sót hay bị ẩn không.")


def _bare(made: Sequence[Draft]) -> Iterator[Doubt]:
    """A list typed without marks: whose names these are nobody can know, and a roll writes them in full."""
    names = [draft.values.get("name", "") for draft in made]
    if len(names) > 2 and all(name.isascii() for name in names):
        fix = "Hãy lấy bảng gốc có dấu, hoặc điền dấu cho họ tên, đơn vị rồi nhập lại."
        first = made[0]
        place = first.places.get(Column.NAME, -1)
        yield Doubt(first.sheet, first.row, place, "mọi tên trong danh sách đều không có dấu", fix)
