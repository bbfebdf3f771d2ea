"""The same decision, person or body told by several sites, made one; whoever told it first keeps the words.

Joined are only: decisions of one number, day and issuer; people and collectives of one name in such a decision;
bodies of one name and type that give honours and belong to no other. A name alone joins nobody.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from bangvang import vietnamese
from bangvang.hub.reading import Told
from bangvang.records import BY_MODEL, Decision, Exemplar, Organisation, Record
from bangvang.records.decision import AwardRow
from bangvang.records.origin import Origin

EXEMPLAR = "exemplar"
Name = tuple[str, str]
"""Kind and id."""
Records, Origins = dict[Name, Record], dict[Name, tuple[Origin, ...]]
Renamed = dict[Name, Name]
"""Records that are another's, and whose."""


class Joined(NamedTuple):
    """All records, and where those come from that other sites told of."""

    records: list[Record]
    origins: Origins


def joined(own: Iterable[Record], told: Sequence[Told]) -> Joined:
    """Our own records and those of all sources, in that order, each body, decision and person once."""
    records = {name_of(record): record for record in (*own, *(one.record for one in told))}
    origins = {name_of(one.record): (one.origin,) for one in told}
    records, origins = _merged(records, origins, _bodies(records, origins))
    decisions = _decisions(records, origins)
    records, origins = _merged(records, origins, _people(records, origins, decisions))
    records, origins = _merged(records, origins, decisions)
    return Joined(list(records.values()), origins)


def name_of(record: Record) -> Name:
    return BY_MODEL[type(record)].name, record.id


def _bodies(records: Records, told: Container[Name]) -> Renamed:
    def key(one: Organisation) -> Hashable:
        return (vietnamese.signature(one.name), one.type) if one.authority and not one.parent else None

    return _same(records, told, Organisation, key)


def _decisions(records: Records, told: Container[Name]) -> Renamed:
    def key(one: Decision) -> Hashable:
        issuer = records.get(("organisation", one.issuer))
        number = "".join(vietnamese.fold(one.number).split())
        return (number, one.date, vietnamese.signature(issuer.name)) if issuer else None

    return _same(records, told, Decision, key)


def _same(records: Records, told: Container[Name], model: type[Record], key: Callable[..., Hashable]) -> Renamed:
    """Records of other sites with the key of one that came before, and the name of that one."""
    first: dict[Hashable, Name] = {}
    found = {}
    for name, record in records.items():
        if isinstance(record, model) and (same := key(record)) is not None:
            known = first.setdefault(same, name)
            if name in told and records[known].path != record.path:  # what one site tells as two is two
                found[name] = known
    return found


def _people(records: Records, told: Container[Name], decisions: Renamed) -> Renamed:
    """Whoever stands in a row of both lists of a decision that is one; nobody who has a namesake in a list, or would be
    two people at once."""
    order = {name: at for at, name in enumerate(records)}
    found: dict[Name, set[Name]] = defaultdict(set)
    for name, base in decisions.items():
        first, other = (_alone(records[one].rows) for one in (base, name))
        for key in first.keys() & other.keys():
            one, same = (EXEMPLAR, other[key]), (EXEMPLAR, first[key])
            if one in told and order.get(same, len(order)) < order[one]:  # so that nobody ends in themselves
                found[one].add(same)
    return {one: same.pop() for one, same in found.items() if len(same) == 1}


def _alone(rows: Sequence[AwardRow]) -> dict[tuple, str | None]:
    """The recipient of each row that no other row of the list is like."""
    counts = Counter(map(_row_key, rows))
    return {key: row.recipient for row in rows if counts[key := _row_key(row)] == 1}


def _merged(records: Records, origins: Origins, renamed: Renamed) -> tuple[Records, Origins]:
    """The records without those that are another's, which takes their rows and where they come from."""
    if not renamed:
        return records, origins
    renamed = {name: _end(name, renamed) for name in renamed}
    kept = {name: _pointing(record, renamed) for name, record in records.items()}
    for name, base in renamed.items():
        kept[base] = _with(kept[base], kept.pop(name))
        origins[base] = (*origins.get(base, ()), *origins.pop(name))
    return kept, origins


def _end(name: Name, renamed: Mapping[Name, Name]) -> Name:
    while name in renamed:
        name = renamed[name]
    return name


def _pointing(record: Record, renamed: Mapping[Name, Name]) -> Record:
    """The record with the names of those that were joined instead of their former ones."""

    def now(kind: str, id: str | None) -> str | None:
        return renamed.get((kind, id or ""), (kind, id))[1]

    update = {}
    if isinstance(record, Exemplar | Organisation):
        key = "organisation" if isinstance(record, Exemplar) else "parent"
        update = {key: now("organisation", getattr(record, key))}
    elif isinstance(record, Decision):
        update = {
            "issuer": now("organisation", record.issuer),
            "rows": tuple(_row_pointing(row, now) for row in record.rows),
        }
    changed = {key: value for key, value in update.items() if value != getattr(record, key)}
    return record.model_copy(update=changed) if changed else record


def _row_pointing(row: AwardRow, now: Callable[[str, str | None], str | None]) -> AwardRow:
    recipient, organisation = now(EXEMPLAR, row.recipient), now("organisation", row.organisation)
    if (recipient, organisation) == (row.recipient, row.organisation):
        return row
    return row.model_copy(update={"recipient": recipient, "organisation": organisation})


def _with(base: Record, other: Record) -> Record:
    """The first of two that are one; a decision has the rows of both, each person once."""
    update = {"rows": _rows(base.rows, other.rows)} if isinstance(base, Decision) else {}
    one = base.model_copy(update=update)
    digest = blake2b(base.digests[0] + other.digests[0], digest_size=16).digest()
    return one.read_from(base.path, base.story, base.rows_path, (digest, base.digests[1]))


def _rows(first: Sequence[AwardRow], others: Sequence[AwardRow]) -> tuple[AwardRow, ...]:
    """Rows of the first, with the records of people that the others know, and those that only the others have."""
    rows, places = list(first), defaultdict(list)
    for at, row in enumerate(rows):
        places[_row_key(row)].append(at)
    for row in others:
        if there := places[_row_key(row)]:
            at = there.pop(0)
            if row.recipient and not rows[at].recipient:
                rows[at] = rows[at].model_copy(update={"recipient": row.recipient})
            elif row.recipient != rows[at].recipient and row.recipient:
                rows.append(row)
        else:
            rows.append(row)
    return tuple(rows)


def _row_key(row: AwardRow) -> tuple:
    return vietnamese.signature(row.name or ""), row.kind, row.award or "", row.award_class or ""
