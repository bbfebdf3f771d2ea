"""What may be counted and given away: not the invented, nobody who was taken down, no cancelled decision."""

from bangvang.catalogue import Catalogue
from bangvang.honours import Honour
from bangvang.records import Record


def is_public(honour: Honour) -> bool:
    """On the roll by a decision that holds, not invented, and not of somebody who was taken down."""
    line, decision, exemplar = honour.line, honour.decision, honour.exemplar
    if decision is None or not honour.on_the_roll or honour.illustrative or (exemplar and exemplar.illustrative):
        return False
    return not (line and line.recipient and exemplar is None)


def public_honours(catalogue: Catalogue) -> tuple[Honour, ...]:
    """All public honours, in the order of decisions; made once."""
    return catalogue.once("public-honours", lambda: tuple(one for one in catalogue.honours if is_public(one)))


def is_public_record(record: Record) -> bool:
    """Not invented, not taken down."""
    return not record.illustrative and not getattr(record, "withdrawn", None)
