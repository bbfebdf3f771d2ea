"""What of a contest is kept back: before its results no text, no subject, no photo of an entry; ever, no more than
those written about have agreed to.

`disclosure.public` lets every entry through here, so no page, index, feed or file can hold what this leaves out. What
may be said of a kept entry is listed, not what may not: a field added to the schema is kept back until it is let out.
A contest's results are out when its decision is on file, has not been cancelled, and its day has come.
"""

from collections.abc import Mapping
from datetime import date

from bangvang import consents
from bangvang.catalogue import Catalogue
from bangvang.records import Contest, ContestResult, Entry
from bangvang.records.common import ConsentGiver, ConsentScope
from bangvang.records.decision import DecisionStatus
from bangvang.records.entry import Declarations, EntryWithdrawal, Outcome, Subject

KEPT_CREDIT = "giữ kín đến khi có kết quả"
"""In place of a photo's author, who is often the writer."""


def results_are_out(catalogue: Catalogue, contest: Contest | None) -> bool:
    """Whether the decision on the prizes is on file, holds, and is dated today or before."""
    decision = catalogue.decisions.get(contest.results_decision or "") if contest else None
    return bool(decision and decision.status is not DecisionStatus.CANCELLED and decision.date <= catalogue.today)


def entries(catalogue: Catalogue) -> Mapping[str, Entry]:
    """All entries as they may be shown; the catalogue's own mapping when nothing has to go."""
    shown = {id: _shown(catalogue, entry) for id, entry in catalogue.entries.items()}
    return catalogue.entries if all(shown[id] is one for id, one in catalogue.entries.items()) else shown


def results(catalogue: Catalogue) -> Mapping[str, ContestResult]:
    """Results that are out, with the writers who may be named today; the catalogue's own when nothing has to go. Of an
    invented contest the result is invented too."""
    shown = {}
    for id, result in catalogue.results.items():
        contest = catalogue.contests.get(result.contest)
        if contest and results_are_out(catalogue, contest):
            named = tuple(one for one in result.writers if consents.agreed(one, ConsentScope.NAME, catalogue.today))
            told = {"writers": named, "illustrative": result.illustrative or contest.illustrative}
            same = told == {key: getattr(result, key) for key in told}
            shown[id] = result if same else result.model_copy(update=told)
    same = len(shown) == len(catalogue.results) and all(shown[id] is one for id, one in catalogue.results.items())
    kept = any(contest not in shown for contest, _ in catalogue.marks)
    return catalogue.results if same and not kept else shown


def is_told(entry: Entry) -> bool:
    """Whether an entry that came through here may be read; of the others only the code, track and times are known."""
    return bool(entry.subject.name)


def may_be_found(entry: Entry) -> bool:
    """Whether searches, ours and others', and open data may tell of it: not of the invented, not of children."""
    return is_told(entry) and not entry.illustrative and not entry.subject.is_minor


def may_be_told(catalogue: Catalogue, entry: Entry) -> bool:
    """Whether those an entry is about may be written of: agreed on record, dead, a collective, or invented."""
    subject, today = entry.subject, catalogue.today
    exemplar = catalogue.exemplars.get(subject.exemplar or "")
    if exemplar and exemplar.withdrawn:
        return False
    if entry.illustrative or subject.is_collective or (subject.died and subject.died.earliest() <= today):
        return True
    if subject.is_minor:
        return _child_may_be_told(subject, today)
    if exemplar and exemplar.death:
        return True
    return consents.agreed(subject, ConsentScope.STORY, today)


def _child_may_be_told(subject: Subject, today: date) -> bool:
    """Agreed to by the representative, and from seven years on by the child too (Law 91/2025/QH15, Art. 24)."""
    needed = {ConsentGiver.REPRESENTATIVE} if subject.under_seven else {ConsentGiver.REPRESENTATIVE, ConsentGiver.SELF}
    given = consents.givers(subject, today, ConsentScope.CHILD, ConsentScope.NAME, ConsentScope.STORY)
    return needed <= given


def _shown(catalogue: Catalogue, entry: Entry) -> Entry:
    contest = catalogue.contests.get(entry.contest)
    out = results_are_out(catalogue, contest)
    refused = entry.accepted is Outcome.REFUSED
    if contest is None or entry.withdrawn or entry.is_bare or refused or not may_be_told(catalogue, entry):
        return _kept(entry)
    if not out and not contest.anonymity.text_public_before_results:
        return _kept(entry)
    photos = entry.photos
    if not (entry.illustrative or entry.subject.is_collective or _photos_agreed(catalogue, entry)):
        photos = ()
    if out:
        return entry if photos == entry.photos else entry.model_copy(update={"photos": photos})
    return _blind(entry, photos)


def _photos_agreed(catalogue: Catalogue, entry: Entry) -> bool:
    return bool(entry.subject.died) or consents.agreed(entry.subject, ConsentScope.PHOTO, catalogue.today)


def _kept(entry: Entry) -> Entry:
    """The code, the track, when it came in, whether it is withdrawn: made anew, so nothing else can come along."""
    withdrawn = EntryWithdrawal.model_construct(on=entry.withdrawn.on) if entry.withdrawn else None
    bare = Entry.model_construct(
        id=entry.id,
        illustrative=entry.illustrative,
        title=f"Bài dự thi {entry.id}",
        track=entry.track,
        submitted=entry.submitted,
        accepted=entry.accepted,
        withdrawn=withdrawn,
        subject=Subject.model_construct(name=""),
    )
    return bare.read_from(entry.path)


def _blind(entry: Entry, photos: tuple) -> Entry:
    """The text as rules let it be read during the contest, without what points to its author."""
    told = entry.declarations
    cited = tuple(one for one in entry.sources if one.key in entry.story.cited)
    bare = Entry.model_construct(
        id=entry.id,
        illustrative=entry.illustrative,
        title=entry.title,
        track=entry.track,
        genre=entry.genre,
        subject=entry.subject,
        submitted=entry.submitted,
        accepted=entry.accepted,
        sources=cited,
        declarations=Declarations.model_construct(
            original=told.original, unpublished=told.unpublished, subject_consent=told.subject_consent
        ),
        photos=tuple(one.model_copy(update={"credit": KEPT_CREDIT}) for one in photos),
    )
    return bare.read_from(entry.path, entry.story, digests=entry.digests)
