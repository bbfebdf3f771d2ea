"""An entry: the text, whom it is about, how it stands against the rules; or why it cannot be read yet."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import contests, embargo, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.contests import State
from bangvang.page import Card, Draft, Link, Page, link_to, url_of
from bangvang.records import Contest, Entry
from bangvang.views.facts import HOME, Foot, PlaceView, foot, place_view, updated
from bangvang.views.photos import PhotoView, photo_paths, photos
from bangvang.views.results import prize_of
from bangvang.views.writers import writers_of


class Model(Struct, frozen=True):
    title: str
    code: str
    contest: Link
    track: str
    genre: str
    state: str
    prize: str
    writers: tuple[Link, ...]
    why_kept: str
    """Why the text cannot be read; empty when it can."""
    subject: Link
    post: str
    unit: str
    places: tuple[PlaceView, ...]
    group: bool
    submitted: str
    length: str
    limit: str
    declared: tuple[str, ...]
    story: str
    photos: tuple[PhotoView, ...]
    foot: Foot | None
    illustrative: bool


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for entry in catalogue.entries.values():
        if contest := catalogue.contests.get(entry.contest):
            yield Draft(url_of(entry), partial(_pages, catalogue, contest, entry), entry)


def _pages(catalogue: Catalogue, contest: Contest, entry: Entry) -> Iterator[Page]:
    address, told = url_of(entry), embargo.is_told(entry)
    model = _model(catalogue, contest, entry)
    yield Page(
        address=address,
        kind="entry",
        section="cuoc-thi",
        title=entry.title,
        summary=f"{entry.title}. Bài dự thi {contest.name}." if told else f"{entry.title}, {contest.name}.",
        model=model,
        crumbs=(
            HOME,
            Link("Cuộc thi", "cuoc-thi/"),
            link_to(contest),
            Link("Bài dự thi", f"{url_of(contest)}bai-du-thi/"),
            Link(entry.title, address),
        ),
        card=Card("Bài dự thi", entry.title, (contest.name,)) if told else None,
        updated=updated(entry),
        index=embargo.may_be_found(entry),
        source=entry.path,
        photos=photo_paths(entry),
    )


def _model(catalogue: Catalogue, contest: Contest, entry: Entry) -> Model:
    results, told = embargo.results_are_out(catalogue, contest), embargo.is_told(entry)
    result = catalogue.results.get(contest.id)
    state = contests.state(entry, contest, contests.noon(catalogue.today), results)
    track = contest.track(entry.track)
    length = track.length if track and told else None
    size = contests.measured(entry, length) if length else None
    subject, exemplar = entry.subject, catalogue.exemplars.get(entry.subject.exemplar or "")
    return Model(
        title=entry.title,
        code=entry.id,
        contest=link_to(contest),
        track=track.title if track else "",
        genre=entry.genre or "",
        state=state.label,
        prize=prize_of(contest, result, entry.id) if result else "",
        writers=writers_of(result, entry.id) if result else (),
        why_kept="" if told else _why(state, results),
        subject=link_to(exemplar) if exemplar and not exemplar.withdrawn else Link(subject.name),
        post=subject.post or "",
        unit=subject.unit or "",
        places=tuple(view for link in subject.places if (view := place_view(catalogue, link, None))),
        group=entry.group,
        submitted=entry.submitted.text() if entry.submitted else "",
        length=f"{vietnamese.number(size)} {length.unit.label}" if length and size is not None else "",
        limit=contests.said_length(length) if length else "",
        declared=tuple(_declared(entry)) if told else (),
        story=entry.story.html,
        photos=photos(catalogue, entry),
        foot=foot(entry) if told else None,
        illustrative=entry.illustrative or contest.illustrative,
    )


def _why(state: State, results: bool) -> str:
    if state is State.WITHDRAWN:
        return "Người viết đã rút bài này."
    if state is State.REFUSED:
        return "Bài không hợp lệ nên không đăng."
    if not results:
        return "Lời văn, ảnh và nhân vật của bài được giữ kín cho đến khi có quyết định trao giải."
    return "Bài không đăng vì chưa đủ sự đồng ý của người được viết đến, hoặc người ấy đã xin gỡ."


def _declared(entry: Entry) -> Iterator[str]:
    said = entry.declarations
    if said.original:
        yield "Tự viết, không sao chép"
    if said.published:
        yield f"Đã đăng: {said.published.where}, {said.published.when.text()}"
    elif said.unpublished:
        yield "Chưa đăng, phát ở đâu"
    if said.subject_consent:
        yield "Nhân vật hoặc gia đình đồng ý cho viết"
    if said.ai_help:
        none = said.without_ai
        yield "Không dùng phần mềm viết hộ" if none else f"Phần mềm trợ giúp: {said.ai_help}"
