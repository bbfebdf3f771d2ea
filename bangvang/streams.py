"""What follows what: for each page worth following, what happened there, newest first. Feeds are printed from it.

The site follows stories and decisions; an honour, those who received it; a body, the decisions it gives, the
campaigns and events it hosts, its people; a place, its people and its rows, those of the former units that went
into it too; a campaign, its decisions, events and exemplars; a contest, its opening and its results. Days come
from records alone, so that the same records always give the same feeds. What is illustrative, taken down or no
longer holds is told to nobody.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from bangvang import dates, listing, periods, vietnamese
from bangvang.catalogue import Catalogue, kind_of
from bangvang.honours import ON_THE_ROLL, Honour
from bangvang.page import name_of, url_of
from bangvang.records import Campaign, Contest, ContestResult, Decision, Event, Exemplar, Record
from bangvang.views.honours import class_text
from bangvang.views.public import is_public_record
from bangvang.views.writers import out

SITE = ""
"""The address that stands for the whole site."""
FEED = "feed.xml"
"""A page's feed lies in its folder under this name."""
NEWEST = 30
"""Items in a stream: more would be read by nobody and carried by everybody."""


class Item(Struct, frozen=True):
    """One happening. `address` names it for ever, `link` is where it is read now; `published` is its day here."""

    address: str
    link: str
    title: str
    summary: str
    published: date
    updated: date


class Stream(Struct, frozen=True):
    """The newest happenings that a page follows."""

    address: str
    title: str
    items: tuple[Item, ...]


class _Happening(NamedTuple):
    """A record or an honour with its days, not yet in words: of thousands, only the newest are ever told."""

    subject: Record | Honour
    address: str
    day: date
    published: date
    updated: date
    followers: tuple[str, ...]

    @property
    def order(self) -> tuple:
        """Newest on the site first, then what happened last; honours of one decision in the order of its list."""
        row = self.subject.row if isinstance(self.subject, Honour) else -1
        return -self.published.toordinal(), -self.day.toordinal(), self.address.partition("#")[0], row


Followers = Mapping[tuple[str, str | None], tuple[str, ...]]
"""By kind and id of a record: addresses of the pages that follow what happens to it."""


def feeds(catalogue: Catalogue) -> Mapping[str, str]:
    """By page address: the address of the feed that follows it; pages with nothing to follow are not in it."""
    followed = {address for one in _happenings(catalogue) for address in one.followers}
    return {address: address + FEED for address in sorted({SITE, *followed})}


def streams(catalogue: Catalogue, newest: int = NEWEST) -> Iterator[Stream]:
    """Every stream in order of address; the site's own comes first, even when nothing has happened yet."""
    found: dict[str, list[_Happening]] = {SITE: []}
    for one in sorted(_happenings(catalogue), key=lambda one: one.order):
        for address in one.followers:
            happenings = found.setdefault(address, [])
            if len(happenings) < newest:
                happenings.append(one)
    names = {url_of(record): name_of(record) for record in _followable(catalogue)}
    paper = cache(lambda id: _paper(catalogue, catalogue.decisions[id]))
    told: dict[str, Item] = {}
    for address, happenings in sorted(found.items()):
        for one in happenings:
            if one.address not in told:
                told[one.address] = _told(catalogue, one, paper)
        yield Stream(address, names.get(address, ""), tuple(told[one.address] for one in happenings))


def _followable(catalogue: Catalogue) -> Iterator[Record]:
    shelves = (
        catalogue.awards, catalogue.organisations, catalogue.places, catalogue.campaigns, catalogue.contests
    )  # fmt: skip
    return (record for shelf in shelves for record in shelf.values() if not record.illustrative)


def _followers(catalogue: Catalogue) -> Followers:
    """Looked up once a catalogue: of a place, the units of today it lies in follow it as well."""
    found = {(kind_of(record), record.id): (url_of(record),) for record in _followable(catalogue)}
    for id, today in catalogue.places_today.items():
        reach = (*found.get(("place", id), ()), *(url_of(one) for one in today if not one.illustrative))
        found["place", id] = tuple(dict.fromkeys(reach))
    return found


def _of(followers: Followers, *keys: tuple[str, str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(address for key in keys for address in followers.get(key, ())))


def _happenings(catalogue: Catalogue) -> Iterator[_Happening]:
    """All that happened up to today, with the pages that follow it."""
    followers = _followers(catalogue)
    for decision in catalogue.decisions.values():
        if decision.status in ON_THE_ROLL and _is_told(catalogue, decision):
            yield from _decided(catalogue, decision, followers)
    for exemplar in catalogue.exemplars.values():
        if not exemplar.withdrawn and _is_told(catalogue, exemplar):
            yield _exemplar(exemplar, followers)
    for record in (*catalogue.campaigns.values(), *catalogue.events.values()):
        if _is_told(catalogue, record):
            yield _hosted(record, followers)
    for contest in catalogue.contests.values():
        if _is_told(catalogue, contest):
            yield _Happening(contest, url_of(contest), *_days(contest), (SITE, *_contested(contest, followers)))
    for contest, result in out(catalogue):
        decision = catalogue.decisions.get(result.decision)
        if decision and not result.illustrative and _is_told(catalogue, decision):
            day, published, updated = _days(decision)
            updated = max(updated, *(one.date for one in result.corrections), published)
            to = (SITE, *_contested(contest, followers))
            yield _Happening(result, url_of(result), day, published, updated, to)


def _is_told(catalogue: Catalogue, record: Record) -> bool:
    """A story without a day of publication has no place in time; what is still to come is told when it has come."""
    published = record.published or _day(record)
    return not record.illustrative and published is not None and published <= catalogue.today


def _decided(catalogue: Catalogue, decision: Decision, followers: Followers) -> Iterator[_Happening]:
    """A decision, then each of its honours; who was taken down is passed over."""
    address, days = url_of(decision), _days(decision)
    to = _of(followers, ("organisation", decision.issuer), ("campaign", decision.campaign))
    yield _Happening(decision, address, *days, (SITE, *to))
    for honour in catalogue.honours_by.get(decision.id, ()):
        row, exemplar = honour.line, honour.exemplar
        known = catalogue.exemplars.get(row.recipient or "")
        if known and not is_public_record(known):
            continue
        body = row.organisation or (exemplar.organisation if exemplar else None)
        to = _of(followers, ("award", honour.award.id), ("organisation", body), ("place", row.place))
        yield _Happening(honour, f"{address}#dong-{honour.row + 1}", *days, to)


def _exemplar(exemplar: Exemplar, followers: Followers) -> _Happening:
    keys = [("place", link.place) for link in exemplar.places] + [("campaign", id) for id in exemplar.campaigns]
    to = _of(followers, ("organisation", exemplar.organisation), *keys)
    return _Happening(exemplar, url_of(exemplar), *_days(exemplar), (SITE, *to))


def _hosted(record: Campaign | Event, followers: Followers) -> _Happening:
    """A campaign or an event, for the bodies that host it; an event also for its campaign."""
    campaign = record.campaign if isinstance(record, Event) else None
    to = _of(followers, *(("organisation", id) for id in record.hosts), ("campaign", campaign))
    return _Happening(record, url_of(record), *_days(record), to)


def _contested(contest: Contest, followers: Followers) -> tuple[str, ...]:
    """What happens in a contest is for its own page, the bodies that host it and its campaign."""
    hosts = (("organisation", id) for id in contest.hosts)
    return _of(followers, ("contest", contest.id), *hosts, ("campaign", contest.campaign))


def _day(record: Record) -> date | None:
    """The day a record tells of, when it tells one."""
    if isinstance(record, Decision):
        return record.date
    if isinstance(record, Contest):
        return record.opens.day if record.opens else record.published
    starts = record.starts if isinstance(record, Campaign | Event) else None
    return starts.earliest() if starts else record.published


def _days(record: Record) -> tuple[date, date, date]:
    """The day a record tells of, when it came to the site (else that same day), when its facts last changed."""
    day = _day(record)
    published = record.published or day
    changed = [one.date for one in record.corrections]
    if isinstance(record, Decision) and record.status_date:
        changed.append(record.status_date)
    return day, published, max([published, *changed])


def _told(catalogue: Catalogue, one: _Happening, paper: Callable[[str], str]) -> Item:
    """A happening in words; `paper` names a decision by its id."""
    subject, link = one.subject, one.address
    if isinstance(subject, Honour):
        title, summary = _honour_words(subject, paper)
        link = _row_link(subject)
    elif isinstance(subject, Decision):
        title = f"{name_of(subject)}: {subject.title}"
        count = len(catalogue.honours_by.get(subject.id, ()))
        summary = paper(subject.id) + (f"; {vietnamese.padded(count)} lượt khen thưởng." if count else ".")
    elif isinstance(subject, ContestResult):
        title = f"Kết quả: {catalogue.contests[subject.contest].name}"
        summary = f"{paper(subject.decision)}; {vietnamese.padded(len(subject.winners))} giải."
    else:
        title, summary = name_of(subject), subject.summary
        if isinstance(subject, Contest) and subject.closes:
            summary = f"{summary} Nhận bài đến {subject.closes.until()}."
    return Item(one.address, link, title, summary, one.published, one.updated)


def _honour_words(honour: Honour, paper: Callable[[str], str]) -> tuple[str, str]:
    """“Bà Trần Thị A – Huân chương Lao động hạng Ba”; then the decision behind it and the reason."""
    who = " ".join(part for part in (honour.honorific, honour.name) if part)
    what = " ".join(part for part in (honour.award.name, class_text(honour.award_class)) if part)
    title = f"{who[:1].upper()}{who[1:]} – {what}{' (truy tặng)' if honour.posthumous else ''}"
    return title, ". ".join(part for part in (paper(honour.decision.id), honour.reason) if part)


def _paper(catalogue: Catalogue, decision: Decision) -> str:
    """“Quyết định 12/QĐ-UBND ngày 02/6/2022 của Ủy ban nhân dân tỉnh …”, the issuer by its name of that day."""
    issuer = catalogue.organisations.get(decision.issuer)
    by = f" của {periods.organisation_name_on(issuer, decision.date)}" if issuer else ""
    return f"{name_of(decision)} ngày {dates.day_text(decision.date)}{by}"


def _row_link(honour: Honour) -> str:
    """Long lists are cut into pages: the link leads to the one the row stands on."""
    return f"{listing.page_of(url_of(honour.decision), honour.row)}#dong-{honour.row + 1}"
