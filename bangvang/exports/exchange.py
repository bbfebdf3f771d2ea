"""What a site hands to a hub: its public records in the form of `hub.form`, no more than its open data."""

from collections.abc import Iterator
from datetime import date

from bangvang import disclosure
from bangvang.catalogue import Catalogue
from bangvang.exports.opendata import LICENCE, is_given, plain
from bangvang.honours import Honour
from bangvang.hub.form import DECISION, EXEMPLAR, KEYS, OF_ROWS, ORGANISATION, REFERENCES, ROW, VERSION
from bangvang.page import url_of
from bangvang.records import Decision
from bangvang.records.decision import DecisionStatus
from bangvang.views.public import is_public


def lines(catalogue: Catalogue, name: str, base: str, day: date | None) -> Iterator[dict]:
    """The site first, then every record; whoever a record names is in the file too."""
    head = {"form": VERSION, "site": name, "url": base, "licence": LICENCE[0]}
    yield head | ({"date": day.isoformat()} if day else {})
    given = {(kind, one.id) for kind in KEYS for one in catalogue.of_kind(kind).values() if is_given(one)}
    for kind in (ORGANISATION, EXEMPLAR, DECISION):
        for record in catalogue.of_kind(kind).values():
            if (kind, record.id) in given:
                values = _named(plain(record, [key for key in KEYS[kind] if key != "rows"]), REFERENCES[kind], given)
                if kind == DECISION:
                    values |= {"rows": [_row(one, given) for one in _honours(catalogue, record)]}
                    if "issuer" not in values:
                        continue
                if kind == EXEMPLAR and not disclosure.may_be_named(record, catalogue.today):
                    values["index"] = False
                yield {"record": kind, "url": url_of(record), **values}


def _named(values: dict, references: dict[str, str], given: set) -> dict:
    """Without the names of records that are not given."""
    found = dict(values)
    for key, kind in references.items():
        if isinstance(ids := found.get(key), list):
            found[key] = [id for id in ids if (kind, id) in given]
        elif ids is not None and (kind, ids) not in given:
            del found[key]
    return found


def _honours(catalogue: Catalogue, decision: Decision) -> list[Honour]:
    if decision.status is DecisionStatus.CANCELLED:
        return []
    return [one for one in catalogue.honours_by.get(decision.id, ()) if is_public(one)]


def _row(honour: Honour, given: set) -> dict:
    """A row as it is shown: with the honour, class and name it goes by."""
    line = honour.line.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    shown = {
        "name": honour.name,
        "kind": honour.kind.value,
        "honorific": honour.honorific,
        "award": honour.award.id,
        "class": honour.award_class,
        "reason": honour.reason,
    }
    values = line | shown
    return _named({key: values[key] for key in ROW if values.get(key)}, OF_ROWS, given)
