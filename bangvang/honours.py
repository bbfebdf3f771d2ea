"""An honour of one recipient, resolved: the value that rolls, pages, feeds and rules all speak of."""

from typing import NamedTuple

from bangvang import vietnamese
from bangvang.dates import PartialDate
from bangvang.records import Award, Decision, Exemplar
from bangvang.records.decision import AwardRow, DecisionStatus
from bangvang.records.exemplar import Honour as Told
from bangvang.records.exemplar import RecipientKind

ON_THE_ROLL = (DecisionStatus.IN_FORCE, DecisionStatus.CORRECTED)
"""A cancelled decision gives nothing; a replaced one lives on in the rows of its replacement."""


class Honour(NamedTuple):
    """One honour of one recipient: a decision's row, or what sources tell while no decision is on file."""

    award: Award
    award_class: str
    name: str
    honorific: str
    kind: RecipientKind
    exemplar: Exemplar | None
    date: PartialDate | None
    posthumous: bool
    reason: str
    decision: Decision | None = None
    row: int | None = None
    told: Told | None = None

    @property
    def line(self) -> AwardRow | None:
        """The decision's row behind it."""
        return self.decision.rows[self.row] if self.decision is not None and self.row is not None else None

    @property
    def on_the_roll(self) -> bool:
        """Only a decision that holds puts a name on the roll."""
        return self.decision is not None and self.decision.status in ON_THE_ROLL

    @property
    def illustrative(self) -> bool:
        record = self.decision or self.exemplar
        return record is not None and record.illustrative

    @property
    def year(self) -> int | None:
        return self.date.year if self.date else None

    @property
    def name_key(self) -> tuple:
        """Vietnamese order: given name first, unless the record says how to sort."""
        sort_name = (self.exemplar.sort_name or "") if self.exemplar else ""
        return (
            vietnamese.name_key(self.name, sort_name)
            if self.kind is RecipientKind.PERSON
            else vietnamese.title_key(self.name)
        )
