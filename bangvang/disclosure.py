"""What may be told of a person today: consents in force, what falls away with one that ended, children, rows of lists.

`public` gives the catalogue as the site may show it; rules judge the records as they were written. So a consent that
has run out or was taken back takes effect with the next build, whoever remembers it. Law 91/2025/QH15, Arts. 9, 16,
24; Law on Children 2016, Art. 6; Decree 356/2025/NĐ-CP, Art. 4 (domain notes, 5). A decision has its own ground in law:
its rows stay when a story goes, but only what is needed to check them against the paper.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec.structs import replace

from bangvang import embargo, periods, telling, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.consents import agreed, givers, givers_once, in_force
from bangvang.records import Decision, Exemplar
from bangvang.records.common import ConsentGiver, ConsentScope, PlaceRole, WithdrawalReason, Withdrawn
from bangvang.records.decision import AwardRow
from bangvang.records.exemplar import About, RecipientKind

CHILD_UNTIL, CHILD_ASKED_FROM = 16, 7
"""Years of age: who is a child, and from when a child is asked as well (Law 91/2025/QH15, Art. 24)."""
LONG_AGO = 60
"""Years after the last thing known of somebody of no known birth, who is then taken to have died."""
HOME_ROLES = (PlaceRole.HOME, PlaceRole.BIRTHPLACE)
NAMELESS = "Tên đã được gỡ"
"""What a list of a decision says in the place of a name that was taken out of it."""


def lapsed(one: Exemplar, scope: ConsentScope, today: date) -> bool:
    """Whether the scope was agreed to once and is no longer; of a child, by anybody whose consent is needed."""
    if is_child(one, today):
        once = givers_once(one, today, scope, ConsentScope.CHILD)
        return bool(once & set(givers_needed(one, today)) - givers(one, today, scope, ConsentScope.CHILD))
    return not agreed(one, scope, today) and bool(givers_once(one, today, scope))


def ever_agreed(one: Exemplar, scope: ConsentScope, today: date) -> bool:
    """Whether all whose consent is needed have agreed to the scope by now, whatever became of it."""
    if is_child(one, today):
        return not givers_lacking(one, today, [scope])
    return bool(givers_once(one, today, scope))


def needs_consent(one: Exemplar) -> list[ConsentScope]:
    """What of a record may be shown of the living with their consent alone."""
    home = any(link.role in HOME_ROLES for link in one.places)
    shown = ((ConsentScope.STORY, one.is_told), (ConsentScope.PHOTO, one.photos), (ConsentScope.HOME_PLACE, home))
    return [scope for scope, there in shown if there]


def long_ago(catalogue: Catalogue, one: Exemplar) -> bool:
    """No birth is known, and all that is dated happened at least `LONG_AGO` years ago."""
    events = (catalogue.events.get(id) for id in one.events)
    dates = [honour.date for honour in catalogue.honours_of.get(one.id, ())]
    dates += [event.starts for event in events if event]
    last = [periods.years_after(periods.days(when)[1], LONG_AGO) for when in dates if when]
    return not one.born and bool(last) and max(last) <= catalogue.today


def living(catalogue: Catalogue) -> Mapping[str, Exemplar]:
    """Real people and households on show who may be living, of today and not of long ago, by id; found out once."""
    return catalogue.once("living", _living, catalogue)


def children(catalogue: Catalogue) -> Mapping[str, Exemplar]:
    """The living who may still be under 16, by id; found out once."""
    return catalogue.once("children", _children, catalogue)


def is_child(one: Exemplar, today: date) -> bool:
    """Whether somebody may still be under 16; of several dates of birth the latest counts."""
    if one.kind is not RecipientKind.PERSON or not one.born:
        return False
    latest = max(periods.days(claim.value)[1] for claim in one.born)
    return periods.years_after(latest, CHILD_UNTIL) > today and periods.may_be_living(one, today)


def givers_needed(one: Exemplar, today: date) -> tuple[ConsentGiver, ...]:
    """Whose consent a child's page needs: the representative's, from 7 years on the child's too."""
    earliest = min(periods.days(claim.value)[0] for claim in one.born)
    asked = periods.years_after(earliest, CHILD_ASKED_FROM) <= today
    return (ConsentGiver.REPRESENTATIVE, ConsentGiver.SELF) if asked else (ConsentGiver.REPRESENTATIVE,)


def givers_lacking(one: Exemplar, today: date, scopes: Iterable[ConsentScope]) -> list[ConsentGiver]:
    """Who of those needed for a child's page has never agreed to one of the scopes."""
    known = [givers_once(one, today, scope, ConsentScope.CHILD) for scope in scopes]
    return [giver for giver in givers_needed(one, today) if not all(giver in once for once in known)]


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
        shown = _shown(catalogue, one)
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


def _living(catalogue: Catalogue) -> dict[str, Exemplar]:
    shown = (one for one in catalogue.exemplars.values() if not one.illustrative and not one.withdrawn)
    return {one.id: one for one in shown if periods.may_be_living(one, catalogue.today)}


def _children(catalogue: Catalogue) -> dict[str, Exemplar]:
    return {id: one for id, one in living(catalogue).items() if is_child(one, catalogue.today)}


def _shown(catalogue: Catalogue, one: Exemplar) -> Exemplar:
    """The record as it may be shown today."""
    today = catalogue.today
    if one.former_names:
        aka = (*one.aka, *(former.name for former in one.former_names if former.shown))
        unsaid = tuple(
            former if former.shown else former.model_copy(update={"name": ""}) for former in one.former_names
        )
        one = one.model_copy(update={"former_names": unsaid, "aka": aka})
    if one.id not in living(catalogue):
        return one
    update: dict = {}
    if any(consent.given_on <= today and not in_force(consent, today) for consent in one.consent):  # else none lapsed
        if ended := _ended(one, today):
            gone = Withdrawn(on=ended.isoformat(), reason=WithdrawalReason.CONSENT)
            return one.model_copy(update={"withdrawn": gone})
        if one.photos and lapsed(one, ConsentScope.PHOTO, today):
            update["photos"] = ()
        if lapsed(one, ConsentScope.HOME_PLACE, today):
            update["places"] = tuple(link for link in one.places if link.role not in HOME_ROLES)
    if one.id in children(catalogue) and not may_be_named(one, today):
        update |= {"name": short_name(one.name), "aka": (), "birth_name": None, "sort_name": None, "same_as": ()}
    return one.model_copy(update=update) if update else one


def _ended(one: Exemplar, today: date) -> date | None:
    """The day on which the ground for telling the story ended; None while it holds, or where there never was one."""
    scopes = [ConsentScope.STORY]
    scopes += [ConsentScope.CHILD] if is_child(one, today) else [ConsentScope.NAME]
    scopes += [told.kind.scope for told in one.sensitive if told.about is About.SELF]
    gone = any(lapsed(one, scope, today) for scope in scopes)
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
        untold = {*written.hidden_names, *(telling.full_names(written) if shown.name != written.name else ())}
        told = {key: getattr(row, key) for key in ("reason", "note", "post", "unit")}
        update = {key: None for key, text in told.items() if text and telling.names_in(text, untold)}
        update |= {} if name == row.name else {"name": name}
        return row.model_copy(update=update) if update else row
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
