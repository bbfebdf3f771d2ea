"""What may be told of a person today: consents in force, what falls away with one that ended, children, rows of lists.

`public` gives the catalogue as the site may show it; rules judge the records as they were written. So a consent that
has run out or was taken back takes effect with the next build, whoever remembers it. Law 91/2025/QH15, Arts. 9, 16,
24; Law on Children 2016, Art. 6; Decree 356/2025/NĐ-CP, Art. 4 (domain notes, 5). A decision has its own ground in law:
its rows stay when a story goes, but only what is needed to check them against the paper.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from bangvang import embargo, periods, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.consents import givers, lapsed
from bangvang.records import Decision, Exemplar
from bangvang.records.common import ConsentGiver, ConsentScope, PlaceRole, WithdrawalReason, Withdrawn
from bangvang.records.decision import AwardRow
from bangvang.records.exemplar import About, RecipientKind

CHILD_UNTIL, CHILD_ASKED_FROM = 16, 7
"""Years of age: who is a child, and from when a child is asked as well (Law 91/2025/QH15, Art. 24)."""
HOME_ROLES = (PlaceRole.HOME, PlaceRole.BIRTHPLACE)
_TAG = re.compile(r"<[^>]*>")
NAMELESS = "Tên đã được gỡ"
"""What a list of a decision says in the place of a name that was taken out of it."""


def is_child(one: Exemplar, today: date) -> bool:
    """Whether somebody may still be under 16; of several dates of birth the latest counts."""
    if one.kind is not RecipientKind.PERSON or not one.born or not periods.may_be_living(one, today):
        return False
    latest = max(periods.days(claim.value)[1] for claim in one.born)
    return periods.years_after(latest, CHILD_UNTIL) > today


def givers_needed(one: Exemplar, today: date) -> tuple[ConsentGiver, ...]:
    """Whose consent a child's page needs: the representative's, from 7 years on the child's too."""
    earliest = min(periods.days(claim.value)[0] for claim in one.born)
    asked = periods.years_after(earliest, CHILD_ASKED_FROM) <= today
    return (ConsentGiver.REPRESENTATIVE, ConsentGiver.SELF) if asked else (ConsentGiver.REPRESENTATIVE,)


def may_be_named(one: Exemplar, today: date) -> bool:
    """Grown-ups may; a child whose full name all who are needed have agreed to. Nameless pages stay out of searches."""
    if not is_child(one, today):
        return True
    return set(givers_needed(one, today)) <= givers(one, today, ConsentScope.NAME, ConsentScope.CHILD)


def short_name(name: str) -> str:
    """“Nguyễn Văn An” → “An N.”: the given name and the initial of the family name."""
    words = name.split()
    return f"{words[-1]} {words[0][0]}." if len(words) > 1 else name


def public(catalogue: Catalogue) -> Catalogue:
    """The catalogue as the site may show it; the same one when nothing has to go."""
    changed = {}
    for id, one in catalogue.exemplars.items():
        shown = _shown(one, catalogue.today)
        if shown is not one:
            changed[id] = shown
    hidden = {
        id: (catalogue.exemplars[id], one)
        for id, one in {**catalogue.exemplars, **changed}.items()
        if one.withdrawn or id in changed
    }
    decisions = {id: _listed(one, hidden) for id, one in catalogue.decisions.items()} if hidden else catalogue.decisions
    shown = replace(catalogue, exemplars={**catalogue.exemplars, **changed}, decisions=decisions)
    entries = embargo.entries(shown)
    same = all(decisions[id] is one for id, one in catalogue.decisions.items())
    results = embargo.results(catalogue)
    if not changed and same and entries is catalogue.entries and results is catalogue.results:
        return catalogue
    marks = {key: marks for key, marks in catalogue.marks.items() if key[0] in results}
    return replace(shown, entries=entries, results=results, marks=marks)


def _shown(one: Exemplar, today: date) -> Exemplar:
    """The record as it may be shown today."""
    if one.former_names:
        aka = (*one.aka, *(former.name for former in one.former_names if former.shown))
        unsaid = tuple(
            former if former.shown else former.model_copy(update={"name": ""}) for former in one.former_names
        )
        one = one.model_copy(update={"former_names": unsaid, "aka": aka})
    if one.illustrative or one.withdrawn or not periods.may_be_living(one, today):
        return one
    if ended := _ended(one, today):
        return one.model_copy(update={"withdrawn": Withdrawn(on=ended.isoformat(), reason=WithdrawalReason.CONSENT)})
    update: dict = {}
    if one.photos and lapsed(one, ConsentScope.PHOTO, today):
        update["photos"] = ()
    if lapsed(one, ConsentScope.HOME_PLACE, today):
        update["places"] = tuple(link for link in one.places if link.role not in HOME_ROLES)
    if not may_be_named(one, today):
        update |= {"name": short_name(one.name), "aka": (), "birth_name": None, "sort_name": None, "same_as": ()}
    return one.model_copy(update=update) if update else one


def _ended(one: Exemplar, today: date) -> date | None:
    """The day on which the ground for telling the story ended; None while it holds, or where there never was one."""
    scopes = [ConsentScope.STORY] if one.story.html else []
    scopes += [told.kind.scope for told in one.sensitive if told.about is About.SELF]
    gone = any(lapsed(one, scope, today) for scope in scopes)
    if scopes and is_child(one, today):
        child = [consent for consent in one.consent if ConsentScope.CHILD in consent.scope]
        once = {consent.by for consent in child if consent.given_on <= today}
        gone = gone or bool(set(givers_needed(one, today)) & once - givers(one, today, ConsentScope.CHILD))
    if not gone:
        return None
    days = [day for consent in one.consent for day in (consent.expires, consent.withdrawn_on) if day and day <= today]
    return max(days, default=today)


def _listed(decision: Decision, hidden: dict[str, tuple[Exemplar, Exemplar]]) -> Decision:
    """A decision whose rows tell of people taken down, renamed, or of children, only what checking the list needs.

    `hidden` gives each of them as written and as shown.
    """
    if not any(row.recipient in hidden for row in decision.rows):
        return decision
    rows = tuple(_row(row, *hidden[row.recipient]) if row.recipient in hidden else row for row in decision.rows)
    return decision.model_copy(update={"rows": rows})


def _row(row: AwardRow, written: Exemplar, shown: Exemplar) -> AwardRow:
    name = _name_of_row(row, written, shown)
    if not shown.withdrawn:
        return row if name == row.name else row.model_copy(update={"name": name})
    bare: dict = {"reason": None, "note": None, "post": None, "deed_date": None, "name": name or written.name}
    if shown.withdrawn.from_lists:
        bare |= {
            "name": NAMELESS,
            "honorific": None,
            "unit": None,
            "organisation": None,
            "place": None,
            "gold_book": None,
        }
    return row.model_copy(update=bare)


def _name_of_row(row: AwardRow, written: Exemplar, shown: Exemplar) -> str | None:
    """As signed; the present name where somebody bore another that is not to be told; a child's in short."""
    if row.name and any(_same(row.name, former) for former in written.hidden_names):
        return shown.name if not shown.withdrawn else written.name
    return short_name(row.name) if row.name and shown.name != written.name else row.name


def _same(one: str, other: str) -> bool:
    return vietnamese.signature(one) == vietnamese.signature(other)


def texts(one: Exemplar) -> Iterator[tuple[tuple, str, str]]:
    """Every free text of a record that its page shows: place, what it is called, the words."""
    yield ("name",), "bài", _TAG.sub(" ", one.story.html)
    yield ("summary",), "tóm tắt", one.summary
    for key, label in (("post", "chức vụ"), ("unit", "đơn vị")):
        yield (key,), label, getattr(one, key) or ""
    for index, photo in enumerate(one.photos):
        for key, text in (("caption", photo.caption), ("alt", photo.alt), ("file", photo.file.replace("-", " "))):
            yield ("photos", index, key), "ảnh", text


def address_tells(one: Exemplar, names: Iterable[str]) -> bool:
    """Whether the id of a record, or the name of its file, holds one of the names."""
    parts, slugs = {one.id, PurePosixPath(one.path).stem}, set(map(vietnamese.slugify, names))
    return any(f"-{slug}-" in f"-{part}-" for slug in slugs for part in parts)


def full_names(one: Exemplar) -> Iterable[str]:
    """Every name that would tell who a child is."""
    return (name for name in (one.name, one.birth_name, *one.aka) if name and len(name.split()) > 1)


def names_in(text: str, names: Iterable[str]) -> bool:
    """Whether a text holds one of the names, with or without its marks."""
    folded = f" {' '.join(vietnamese.fold(text).split())} "
    return any(f" {vietnamese.fold(name)} " in folded for name in names)
