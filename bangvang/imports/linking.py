"""Rows of a list → the exemplars, bodies and places they speak of: exact matches are linked, near ones proposed."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from bangvang import vietnamese
from bangvang.imports.columns import Column
from bangvang.imports.drafting import Draft
from bangvang.imports.sheets import Doubt
from bangvang.problems import Severity
from bangvang.records import Exemplar, Organisation, Place

MOST_GUESSES = 2_000_000
"""Units to look for times bodies known, above which near matches are not looked for: seconds, not minutes."""


def link(
    drafts: Sequence[Draft],
    exemplars: Iterable[Exemplar],
    organisations: Iterable[Organisation],
    places: Iterable[Place],
) -> list[Doubt]:
    """Put ids into drafts; answer what a person must decide."""
    doubts: list[Doubt] = []
    _link_organisations(drafts, list(organisations), doubts)
    _link_exemplars(drafts, list(exemplars), doubts)
    _link_places(drafts, list(places), doubts)
    return doubts


def names_of(organisation: Organisation) -> set[str]:
    """Every name a body bore or is called by."""
    dated = (one.name for one in organisation.names)
    return {organisation.name, *organisation.aka, *organisation.abbreviations, *dated}


def find_organisation(
    text: str, organisations: Iterable[Organisation]
) -> tuple[Organisation | None, list[Organisation]]:
    """The one body of that name, or those a writer may have meant."""
    known = _by_name((one, names_of(one)) for one in organisations)
    found = known.get(vietnamese.fold_yi(text), {})
    if len(found) == 1:
        return next(iter(found.values())), []
    near = (known[name] for name in vietnamese.near(vietnamese.fold_yi(text), known, 3))
    return None, list((found | {id: one for bodies in near for id, one in bodies.items()}).values())


def _by_name(named: Iterable[tuple[Organisation, set[str]]]) -> dict[str, dict[str, Organisation]]:
    """By folded name: the bodies of that name, by id."""
    known: dict[str, dict[str, Organisation]] = {}
    for one, names in named:
        for name in names:
            known.setdefault(vietnamese.fold_yi(name), {})[one.id] = one
    return known


def _link_organisations(drafts: Sequence[Draft], organisations: list[Organisation], doubts: list[Doubt]) -> None:
    known = _by_name((one, names_of(one) - set(one.abbreviations)) for one in organisations)
    unmatched: dict[str, list[Draft]] = {}
    for draft in drafts:
        texts = [draft.values.get("unit", "")] + [draft.values.get("name", "")] * (draft.values["kind"] == "tập thể")
        ids = next((known[key] for text in texts if text and (key := _unit_key(text)) in known), {})
        if len(ids) == 1:
            draft.values["organisation"] = next(iter(ids))
        elif texts[0]:
            unmatched.setdefault(_unit_key(texts[0]), []).append(draft)
    if len(unmatched) * len(known) > MOST_GUESSES:
        return
    for key, rows in unmatched.items():
        near = vietnamese.near(key, known, 1)
        if near and _differs_little(key, near[0]):
            meant = min(known[near[0]].values(), key=lambda one: one.id)
            first = rows[0]
            message = f"đơn vị “{first.values['unit']}” ({vietnamese.padded(len(rows))} dòng) gần giống “{meant.name}”"
            fix = f"Nếu đúng là một, ghi “{meant.id}” vào cột “Mã đơn vị”."
            doubts.append(Doubt(first.sheet, first.row, _place(first, Column.UNIT), message, fix, Severity.ADVICE))


def _differs_little(one: str, other: str) -> bool:
    """Three words at most are not shared, and most are: “CP” for “cổ phần”, a slip, a word left out."""
    words, others = set(one.split()), set(other.split())
    return len(words ^ others) <= 3 and 2 * len(words & others) > max(len(words), len(others))


@lru_cache(maxsize=1 << 14)
def _unit_key(text: str) -> str:
    """The name before “(nay là …)”."""
    return vietnamese.fold_yi(text.split("(")[0] if "(nay" in vietnamese.fold(text) else text)


def _link_exemplars(drafts: Sequence[Draft], exemplars: list[Exemplar], doubts: list[Doubt]) -> None:
    known: dict[tuple, list[Exemplar]] = {}
    for one in exemplars:
        if not one.withdrawn:
            for name in {one.name, *one.aka, *([one.birth_name] if one.birth_name else [])}:
                known.setdefault(vietnamese.signature(name), []).append(one)
    for draft in drafts:
        same = [
            one for one in known.get(vietnamese.signature(draft.values.get("name", "")), ()) if _same_kind(one, draft)
        ]
        sure = [one for one in same if _same_unit(one, draft)]
        if len(sure) == 1:
            draft.values["recipient"] = sure[0].id
        elif same:
            ids = ", ".join(f"{one.id} ({one.unit or one.post or 'chưa rõ đơn vị'})" for one in same[:3])
            message = f"“{draft.values['name']}” trùng tên với gương đã có: {ids}"
            fix = "Nếu đúng là người ấy, ghi mã vào cột “Mã gương”; chỉ trùng tên thì thôi."
            doubts.append(Doubt(draft.sheet, draft.row, _place(draft, Column.NAME), message, fix))


def _same_kind(exemplar: Exemplar, draft: Draft) -> bool:
    return exemplar.kind.label == draft.values["kind"]


def _same_unit(exemplar: Exemplar, draft: Draft) -> bool:
    organisation, unit = draft.values.get("organisation"), draft.values.get("unit", "")
    if organisation and exemplar.organisation:
        return organisation == exemplar.organisation
    return bool(unit and exemplar.unit) and vietnamese.fold_yi(unit) == vietnamese.fold_yi(exemplar.unit)


def _link_places(drafts: Sequence[Draft], places: list[Place], doubts: list[Doubt]) -> None:
    known = {vietnamese.fold(name): one.id for one in places for name in (*(each.name for each in one.names), *one.aka)}
    told = set()
    for draft in drafts:
        text = draft.values.pop("place_text", "")
        folded = vietnamese.fold(text).removeprefix("tinh ").removeprefix("thanh pho ")
        if folded in known:
            draft.values["place"] = known[folded]
        elif text:
            draft.values["note"] = "; ".join(
                one for one in (draft.values.get("note", ""), f"Địa phương: {text}") if one
            )
            if folded not in told:
                told.add(folded)
                message = f"không có tỉnh, thành phố “{text[:60]}”; ghi vào ghi chú"
                doubts.append(Doubt(draft.sheet, draft.row, _place(draft, Column.PLACE), message))


def _place(draft: Draft, column: Column) -> int:
    return draft.places.get(column, draft.places.get(Column.POST_AND_UNIT, -1))
