"""Two lists side by side on one sheet, to save paper: each is read by itself, from left to right."""

from collections.abc import Iterator

from msgspec.structs import replace

from bangvang.imports import header as headers
from bangvang.imports.columns import Column
from bangvang.imports.header import Header
from bangvang.imports.sheets import EMPTY, Sheet


def parts(sheet: Sheet) -> Iterator[Sheet]:
    """The sheet as it is, or one sheet for every list on it; places keep the letters they have."""
    found = headers.find(sheet, headers.merged_text(sheet))
    starts = _starts(found[1]) if found else []
    if len(starts) < 2:
        yield sheet
        return
    start, header = found
    ends = [*starts[1:], max(len(row.cells) for row in sheet.rows)]
    for first, end in zip([0, *starts[1:]], ends, strict=True):
        rows = []
        for at, row in enumerate(sheet.rows):
            if at < start:
                rows += [row] if first == 0 else []
                continue
            apart = _beside(row.cells, starts, header)
            cells = row.cells if first == 0 and not apart else row.cells[:end] if first == 0 else row.cells[first:end]
            cells = cells if first == 0 else (EMPTY,) * first + cells
            if any(cells) and (apart or first == 0):
                rows.append(row._replace(cells=cells))
        yield replace(sheet, rows=tuple(rows), merges=tuple(one for one in sheet.merges if first <= one[1] < end))


def _starts(header: Header) -> list[int]:
    """Where each list begins: columns of numbers, each with a column of names of its own before the next."""
    numbers = [at for at in header.at(Column.NUMBER) if at - 1 not in header.at(Column.NUMBER)]
    names = header.at(Column.NAME)
    ends = [*numbers[1:], max(header.columns) + 1]
    if len(numbers) > 1 and all(
        any(first < name < end for name in names) for first, end in zip(numbers, ends, strict=True)
    ):
        return numbers
    return []


def _beside(cells: tuple, starts: list[int], header: Header) -> bool:
    """A row of the lists; a count or a signature across the page belongs to the first."""
    heads = [cells[at] for at in starts if at < len(cells)]
    texts = [cell.text.strip(" .") for cell in heads if cell]
    return bool(texts) and all(text.isdigit() or text == header.headings[starts[0]] for text in texts)
