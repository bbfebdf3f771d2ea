"""Who must not judge what: said by the judge, or found: unit of the subject or of the writer, co-author, namesake.

Units are the same when their names are but for marks and case, or when both are names of one record.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bangvang import vietnamese
from bangvang.catalogue import Catalogue
from bangvang.jury.tables import Author, Judge
from bangvang.records import Entry


class Conflict(NamedTuple):
    """A judge, an entry, and why in a few words for the organisers."""

    judge: str
    entry: str
    why: str


def found(
    known: Catalogue, judges: Iterable[Judge], entries: Iterable[Entry], authors: Mapping[str, Author]
) -> list[Conflict]:
    """Every conflict, the first reason of each pair."""
    judges = tuple(judges)
    bodies = {judge.code: _bodies(known, judge) for judge in judges}
    names = {judge.code: vietnamese.fold(judge.name) for judge in judges}
    conflicts = []
    for entry in entries:
        author = authors.get(entry.id)
        of_subject, of_author = _of_subject(known, entry), _same_body(known, author.organisation if author else None)
        writers = {vietnamese.fold(name) for name in author.authors} if author else set()
        subject = vietnamese.fold(entry.subject.name)
        for judge in judges:
            why = (
                (entry.id in judge.conflicts and "giám khảo đã khai")
                or (names[judge.code] in writers and "giám khảo là tác giả, đồng tác giả")
                or (names[judge.code] == subject and "bài viết về người trùng họ tên giám khảo")
                or (bodies[judge.code] & of_subject and "cùng đơn vị với nhân vật")
                or (bodies[judge.code] & of_author and "cùng đơn vị với tác giả")
            )
            if why:
                conflicts.append(Conflict(judge.code, entry.id, why))
    return conflicts


def _bodies(known: Catalogue, judge: Judge) -> set[str]:
    return set().union(*(_same_body(known, one) for one in (judge.organisation, *judge.conflict_units)))


def _of_subject(known: Catalogue, entry: Entry) -> set[str]:
    exemplar = known.exemplars.get(entry.subject.exemplar or "")
    bodies = _same_body(known, entry.subject.unit)
    if exemplar:
        bodies |= _same_body(known, exemplar.unit) | _same_body(known, exemplar.organisation)
    return bodies


def _same_body(known: Catalogue, said: str | None) -> set[str]:
    """Every way a body is written: as said, and by the id and names of its record."""
    if not said:
        return set()
    plain = " ".join(vietnamese.fold(said).split())
    ways = {plain}
    for body in known.once("bodies-by-name", _bodies_by_name, known).get(plain, ()):
        ways.add(body)
    return ways


def _bodies_by_name(known: Catalogue) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for body in known.organisations.values():
        for way in (body.id, body.name, *body.aka):
            found.setdefault(" ".join(vietnamese.fold(way).split()), set()).add(f"#{body.id}")
    return found
