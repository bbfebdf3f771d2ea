"""Sealing an entry in the browser, for contests that take sealed entries: it leaves the page by its writer alone."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import contests
from bangvang.catalogue import Catalogue
from bangvang.contests import Phase
from bangvang.page import Draft, Link, Page, link_to, url_of
from bangvang.records import Contest
from bangvang.records.contest import AiPolicy, PhotoKind, PhotoRules, Track
from bangvang.sealing import header, letter, vendored
from bangvang.views.contests import phase_of
from bangvang.views.facts import HOME

FOLDER = "niem-phong/"


class TrackView(Struct, frozen=True):
    """A track and what its rules limit, tolerance included; empty or 0 where they say nothing that can be counted."""

    id: str
    title: str
    length: str
    least: int
    most: int | str
    least_photos: int
    most_photos: int | str


class Model(Struct, frozen=True):
    contest: Link
    id: str
    recipient: str
    closes: str
    deadline: str
    is_open: bool
    tracks: tuple[TrackView, ...]
    photo_kinds: tuple[tuple[str, str], ...]
    unpublished_only: bool
    asks_for_ai: bool
    entrant_data: str
    contacts: tuple[str, ...]
    library: str
    most_photos: int
    most_megabytes: int
    illustrative: bool


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for contest in (one for one in catalogue.contests.values() if one.takes_sealed):
        yield Draft(url_of(contest) + FOLDER, partial(_pages, catalogue, contest))


def _pages(catalogue: Catalogue, contest: Contest) -> Iterator[Page]:
    address, closes = url_of(contest) + FOLDER, contest.closes
    yield Page(
        address=address,
        kind="sealing",
        section="cuoc-thi",
        title=f"Niêm phong bài dự thi: {contest.name}",
        summary=f"Niêm phong bài dự thi {contest.name} ngay trên trình duyệt; chỉ ban tổ chức mở được.",
        model=Model(
            contest=link_to(contest),
            id=contest.id,
            recipient=contest.sealed.recipient or "",
            closes=closes.until() if closes else "",
            deadline=closes.last().isoformat() if closes else "",
            is_open=phase_of(catalogue, contest) in (Phase.OPEN, Phase.UNKNOWN),
            tracks=tuple(map(_track, contest.tracks)),
            photo_kinds=tuple((kind.value, kind.label) for kind in PhotoKind),
            unpublished_only=contest.unpublished_only,
            asks_for_ai=contest.ai_policy is not AiPolicy.ALLOWED,
            entrant_data=contest.entrant_data or "",
            contacts=contest.contacts,
            library=vendored.NAME,
            most_photos=letter.MAX_FILES - 1,
            most_megabytes=header.MAX_BYTES * 3 // 4_000_000,
            illustrative=contest.illustrative,
        ),
        crumbs=(HOME, Link("Cuộc thi", "cuoc-thi/"), link_to(contest), Link("Niêm phong bài", address)),
        index=False,
        source=contest.path,
    )


def _track(track: Track) -> TrackView:
    length, photos = track.length, track.photos or PhotoRules()
    least, most = contests.bounds(length) if length and length.unit.is_counted else (0, None)
    return TrackView(
        id=track.id,
        title=track.title,
        length=contests.said_length(length) if length else "",
        least=least,
        most="" if most is None else most,
        least_photos=photos.least,
        most_photos="" if photos.most is None else photos.most,
    )
