"""What came of a contest: prizes by decision, how each round was judged, every entry with place and hash, appeals."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import dates, exports, listing
from bangvang.catalogue import Catalogue
from bangvang.listing import Pager
from bangvang.page import Card, Draft, Link, Page, link_to, url_of
from bangvang.records import Contest, ContestResult
from bangvang.records.result import Appeal
from bangvang.views.facts import HOME, Foot, foot
from bangvang.views.results import Line, PrizeView, RoundView, entry_link, lines, prizes, rounds
from bangvang.views.writers import out

RECEIPTS = Link("Biên nhận bài dự thi", "huong-dan/bien-nhan/")


class AppealView(Struct, frozen=True):
    """An appeal in the log: when it came, about which entry, what was asked; who answered when, and what."""

    received: str
    entry: Link
    what: str
    answered: str
    by: str
    outcome: str
    answer: str


class Model(Struct, frozen=True):
    name: str
    contest: Link
    id: str
    decision: Link
    announced: str
    prizes: tuple[PrizeView, ...]
    rounds: tuple[RoundView, ...]
    ties: bool
    lines: tuple[Line, ...]
    count: int
    pager: Pager
    appeals: tuple[AppealView, ...]
    window: str
    to: str
    downloads: tuple[Link, ...]
    receipts: Link
    foot: Foot
    illustrative: bool


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for contest, result in out(catalogue):
        yield Draft(url_of(result), partial(_pages, catalogue, contest, result))


def _pages(catalogue: Catalogue, contest: Contest, result: ContestResult) -> Iterator[Page]:
    address = url_of(result)
    decision = catalogue.decisions.get(result.decision)
    every = lines(catalogue, contest, result)
    for part in listing.parts(address, every):
        yield Page(
            address=part.address,
            kind="result",
            section="cuoc-thi",
            title=f"Kết quả: {contest.name}{part.suffix}",
            summary=f"Giải thưởng, thứ hạng và bảng điểm ẩn danh của {contest.name}; ai cũng tính lại được.",
            model=Model(
                name=contest.name,
                contest=link_to(contest),
                id=contest.id,
                decision=link_to(decision) if decision else Link(""),
                announced=result.announced.text() if result.announced else _day(decision),
                prizes=prizes(catalogue, contest, result),
                rounds=rounds(catalogue, contest, result),
                ties=bool(contest.tie_order),
                lines=part.items,
                count=len(every),
                pager=part.pager,
                appeals=tuple(_appeal(catalogue, one) for one in result.appeals),
                window=_window(contest),
                to=contest.appeals.to if contest.appeals else "",
                downloads=exports.offered_of_result(result),
                receipts=RECEIPTS,
                foot=foot(result),
                illustrative=result.illustrative,
            ),
            crumbs=(HOME, Link("Cuộc thi", "cuoc-thi/"), link_to(contest), Link("Kết quả", address)),
            card=Card("Kết quả cuộc thi", contest.name) if not part.suffix else None,
            updated=decision.date if decision else None,
            index=not result.illustrative,
            source=result.path,
        )


def _day(decision) -> str:
    return f"ngày {dates.day_text(decision.date)}" if decision else ""


def _appeal(catalogue: Catalogue, one: Appeal) -> AppealView:
    return AppealView(
        received=dates.day_text(one.received),
        entry=entry_link(catalogue, one.entry) if one.entry else Link(""),
        what=one.what,
        answered=dates.day_text(one.answered) if one.answered else "",
        by=one.by or "",
        outcome=one.outcome.label if one.outcome else "",
        answer=one.answer or "",
    )


def _window(contest: Contest) -> str:
    told = contest.appeals
    if told is None or not (told.starts or told.ends):
        return ""
    parts = [f"từ {told.starts.text()}" if told.starts else "", f"đến {told.ends.until()}" if told.ends else ""]
    return " ".join(filter(None, parts))
