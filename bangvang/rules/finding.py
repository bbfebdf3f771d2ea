"""What a rule yields, and the few words that rules of several subjects say alike."""

from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec import Struct

from bangvang import dates, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.dates import PartialDate
from bangvang.honours import Honour
from bangvang.records import Contest, Decision, Entry, Exemplar, Record
from bangvang.records.contest import Track
from bangvang.records.schema import Loc

ROWS_NAMED = 5


class Finding(Struct, frozen=True):
    """A mistake a rule found: `loc` is the place of the value inside the record, `key` blames its key instead.

    `file` blames a file that is no record, such as a photo; `record` is None then.
    """

    record: Record | None
    loc: Loc
    message: str
    fix: str = ""
    key: bool = False
    file: str = ""


def written(honour: Honour) -> tuple[Record, Loc]:
    """Where an honour was written: the row of a decision, or the claim of an exemplar."""
    if honour.decision is not None:
        return honour.decision, ("rows", honour.row)
    claims = honour.exemplar.honours
    return honour.exemplar, ("honours", next(index for index, one in enumerate(claims) if one is honour.told))


def meant(word: str, known: Iterable[str]) -> str:
    """“Ý bạn là “…”?”, or nothing when no known word is near."""
    found = vietnamese.near(word, known, 1)
    return f"Ý bạn là “{found[0]}”? " if found else ""


def exemplars_among(records: Iterable[Record], ids: Container[str]) -> Iterator[Exemplar]:
    """Those of the records that are exemplars with one of the ids."""
    return (one for one in records if isinstance(one, Exemplar) and one.id in ids)


def in_contests(catalogue: Catalogue, records: Iterable[Record] | None = None) -> Iterator[tuple[Entry, Contest]]:
    """Every entry whose contest is known, with it; given `records`, of those."""
    for entry in catalogue.entries.values() if records is None else records:
        if isinstance(entry, Entry) and (contest := catalogue.contests.get(entry.contest)):
            yield entry, contest


def on_tracks(catalogue: Catalogue, records: Iterable[Record] | None = None) -> Iterator[tuple[Entry, Track]]:
    """Entries that were not taken back, with their track; given `records`, of those."""
    for entry, contest in in_contests(catalogue, records):
        track = contest.track(entry.track)
        if track and not entry.withdrawn:
            yield entry, track


def is_bare(entry: Entry) -> bool:
    """Whether the text travels in a sealed file and nothing can be counted yet."""
    return entry.is_bare


def row_name(decision: Decision, index: int) -> str:
    """What people call a row: its number in the list, and whom it names."""
    row = decision.rows[index]
    who = row.name or row.recipient
    return f"dòng {row.number or index + 1}" + (f" ({who})" if who else "")


def rows_named(decision: Decision, indexes: Sequence[int]) -> str:
    """“dòng 2, 5 và 7”; of a long list the first few and how many more."""
    numbers = [decision.rows[index].number or str(index + 1) for index in indexes]
    more = len(numbers) - ROWS_NAMED
    if more > 1:
        return f"dòng {', '.join(numbers[:ROWS_NAMED])} và {more} dòng khác"
    return f"dòng {vietnamese.listed(numbers)}"


def lifetime(start: PartialDate | None, end: PartialDate | None) -> str:
    """“từ 1997 đến 30/6/2025”; open ends are left out."""
    parts = [f"từ {start.text()}" if start else "", f"đến {end.text()}" if end else ""]
    return " ".join(filter(None, parts)) or "chưa rõ thời gian"


def on_day(when) -> str:
    """A day or a date known in part, short."""
    return when.text() if isinstance(when, PartialDate) else dates.day_text(when)
