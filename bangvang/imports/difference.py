"""A corrected list against the one already there: what changed, in people's words, with every id kept."""

from collections.abc import Sequence

from bangvang import vietnamese
from bangvang.imports.drafting import Draft
from bangvang.records.decision import AwardRow
from bangvang.records.schema import fields_of

CARRIED = ("recipient", "organisation", "place", "role", "award", "class", "gold_book", "posthumous")
"""What people added to a row after it was imported, and a spreadsheet seldom has: kept unless the new list says."""


def carry(old: Sequence[dict[str, str]], new: Sequence[Draft]) -> list[str]:
    """Give new rows the ids of the old rows they go on; answer the difference, a sentence each.

    A column that no row of the new list fills says nothing of the old one: it is kept, and told.
    """
    pairs = _pairs(old, new)
    labels = {spec.key: spec.label for spec in fields_of(AwardRow).values()}
    silent = [key for key in labels if not any(one.values.get(key) for one in new) and any(one.get(key) for one in old)]
    said, matched = [], set()
    for draft, index in zip(new, pairs, strict=True):
        if index is None:
            said.append(f"Thêm {_named(draft.values)}.")
            continue
        matched.add(index)
        before = old[index]
        kept = (*CARRIED, *silent)
        draft.values |= {key: before[key] for key in kept if before.get(key) and not draft.values.get(key)}
        changes = [
            f"{labels[key].lower()} “{before.get(key, '')}” → “{draft.values.get(key, '')}”"
            for key in labels
            if before.get(key, "") != draft.values.get(key, "")
        ]
        if changes:
            said.append(f"{_capital(_named(before))}: {'; '.join(changes)}.")
    said += [f"Danh sách mới không có cột “{labels[key]}”: giữ như cũ." for key in silent if key not in CARRIED]
    return said + [f"Bỏ {_named(row)}." for index, row in enumerate(old) if index not in matched]


def _pairs(old: Sequence[dict[str, str]], new: Sequence[Draft]) -> list[int | None]:
    """For each new row the old one it goes on: by name, unit and number, then by less and less of these."""
    free = dict(enumerate(old))
    found: list[int | None] = [None] * len(new)
    for key in (_whole, _name_and_unit, _name, _number):
        by_key: dict[tuple, list[int]] = {}
        for index, row in free.items():
            by_key.setdefault(key(row), []).append(index)
        for at, draft in enumerate(new):
            wanted = key(draft.values)
            if found[at] is None and wanted and (places := by_key.get(wanted)):
                if key is _number and not _alike(old[places[0]], draft.values):
                    continue
                found[at] = places.pop(0)
                free.pop(found[at])
    return found


def _whole(row: dict[str, str]) -> tuple:
    return (*_name_and_unit(row), row.get("number", ""))


def _name_and_unit(row: dict[str, str]) -> tuple:
    return vietnamese.signature(row.get("name", "")), vietnamese.fold(row.get("unit", "")), row.get("kind", "")


def _name(row: dict[str, str]) -> tuple:
    return vietnamese.signature(row.get("name", ""))


def _number(row: dict[str, str]) -> tuple:
    return (row["number"], row.get("kind", "")) if row.get("number") else ()


def _alike(one: dict[str, str], other: dict[str, str]) -> bool:
    """A slip of the keyboard in a name, not another person."""
    return bool(vietnamese.near(one.get("name", ""), [other.get("name", "")], 1)) or vietnamese.fold(
        one.get("name", "")
    ) == vietnamese.fold(other.get("name", ""))


def _named(row: dict[str, str]) -> str:
    number = f"dòng {row['number']}, " if row.get("number") else "dòng "
    who = " ".join(part for part in (row.get("honorific", ""), row.get("name", "")) if part)
    return f"{number}{who}" + (f" ({row['unit']})" if row.get("unit") else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
