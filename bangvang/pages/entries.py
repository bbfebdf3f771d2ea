"""The entries of a contest by state; of those still kept back only code, track and time."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import embargo, listing
from bangvang.catalogue import Catalogue
from bangvang.contests import State
from bangvang.listing import Pager
from bangvang.page import Draft, Link, Page, link_to, url_of
from bangvang.records import Contest, Entry
from bangvang.views.contests import states, tally
from bangvang.views.facts import HOME


class Row(Struct, frozen=True):
    """An entry in the list; the title of a kept one is its code."""

    link: Link
    code: str
    track: str
    subject: str
    submitted: str
    illustrative: bool


class Model(Struct, frozen=True):
    contest: Link
    counts: tuple[tuple[str, int], ...]
    groups: tuple[tuple[str, str, tuple[Row, ...]], ...]
    """Anchor, state, entries: those of this page of the list."""
    are_kept: bool
    pager: Pager
    illustrative: bool


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for contest in catalogue.contests.values():
        if catalogue.entries_of.get(contest.id):
            yield Draft(f"{url_of(contest)}bai-du-thi/", partial(_pages, catalogue, contest))


def _pages(catalogue: Catalogue, contest: Contest) -> Iterator[Page]:
    address = f"{url_of(contest)}bai-du-thi/"
    found = states(catalogue, contest)
    counts = tuple((state.label, count) for state, count in tally(found).items())
    are_kept = not all(embargo.is_told(entry) for entry, _ in found)
    for part in listing.parts(address, found):
        yield Page(
            address=part.address,
            kind="entries",
            section="cuoc-thi",
            title=f"Bài dự thi: {contest.name}{part.suffix}",
            summary=f"{len(found)} bài dự thi của {contest.name}, theo tình trạng.",
            model=Model(
                link_to(contest), counts, _groups(contest, part.items), are_kept, part.pager, contest.illustrative
            ),
            crumbs=(
                HOME,
                Link("Cuộc thi", "cuoc-thi/"),
                link_to(contest),
                Link("Bài dự thi", address),
            ),
            index=not contest.illustrative,
        )


def _groups(contest: Contest, items: tuple[tuple[Entry, State], ...]) -> tuple[tuple[str, str, tuple[Row, ...]], ...]:
    groups = ((state, tuple(_row(contest, entry) for entry, its in items if its is state)) for state in State)
    return tuple((state.key, state.label, rows) for state, rows in groups if rows)


def _row(contest: Contest, entry: Entry) -> Row:
    track = contest.track(entry.track)
    return Row(
        link=link_to(entry),
        code=entry.id,
        track=track.title if track else "",
        subject=entry.subject.name,
        submitted=entry.submitted.text() if entry.submitted else "",
        illustrative=entry.illustrative,
    )
