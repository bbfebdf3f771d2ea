"""What a rule yields: the record and the value at fault, the sentence, the fix."""

from dataclasses import dataclass

from bangvang.records import Record
from bangvang.records.schema import Loc


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake a rule found: `loc` is the place of the value inside the record, `key` blames its key instead."""

    record: Record
    loc: Loc
    message: str
    fix: str = ""
    key: bool = False
