"""What any record shows of itself: numbered sources, disputes, corrections, places then and now."""

from datetime import date
from typing import NamedTuple

from bangvang import dates, hub, periods
from bangvang.catalogue import Catalogue
from bangvang.dates import PartialDate
from bangvang.page import Link, url_of
from bangvang.records import Decision, Organisation, Place, Record
from bangvang.records.common import Claim, PlaceLink, Replication, Source

Cites = tuple[tuple[str, int], ...]
"""Source keys with their numbers on the page."""


HOME = Link("Trang chủ")
BOARD = (HOME, Link("Bảng vàng", "bang-vang/"))


class SourceView(NamedTuple):
    """A source in a numbered list; its anchor is `nguon-<key>`."""

    key: str
    text: str
    kind: str
    url: str
    seen: str
    sha256: str
    note: str


class PlaceView(NamedTuple):
    """A place as it was then and what it belongs to now."""

    role: str
    detail: str
    then: Link
    now: tuple[Link, ...]
    renamed: bool


class Mark(NamedTuple):
    """One of several sourced values of a date."""

    text: str
    chosen: bool
    note: str
    sources: Cites


class Foot(NamedTuple):
    """What closes the page of any record: sources, disputes, corrections, the file behind it, words that lead to it."""

    sources: tuple[SourceView, ...]
    disputes: tuple[tuple[str, str, Cites], ...]
    corrections: tuple[tuple[str, str, str], ...]
    path: str
    published: str
    keywords: str


class Spread(NamedTuple):
    """Where something was replicated."""

    at: Link
    date: str
    result: str
    sources: Cites


def sources(record: Record) -> tuple[SourceView, ...]:
    return tuple(map(source_view, record.sources))


def cited(record: Record, keys: tuple[str, ...]) -> Cites:
    """Keys with the numbers their sources have on the record's page."""
    if not keys:
        return ()
    numbers = {one.key: number for number, one in enumerate(record.sources, 1)}
    return tuple((key, numbers[key]) for key in keys if key in numbers)


def updated(record: Record) -> date | None:
    """The last day a record says anything of it changed on the site: publication, correction, change of status."""
    days = [one.date for one in record.corrections]
    days += [day for day in (record.published, record.status_date if isinstance(record, Decision) else None) if day]
    return max(days, default=None)


def foot(record: Record) -> Foot:
    return Foot(
        sources=sources(record),
        disputes=tuple((one.about, one.text, cited(record, one.sources)) for one in record.disputes),
        corrections=tuple((dates.day_text(one.date), one.what, one.why) for one in record.corrections),
        path="" if hub.is_source(record.path) else record.path,
        published=dates.day_text(record.published) if record.published else "",
        keywords=", ".join(record.keywords),
    )


def marks(record: Record, claims: tuple[Claim, ...], year_only: bool = False) -> tuple[Mark, ...]:
    """All values given for a date, the chosen one marked; of the living, only years are shown."""
    chosen = next((claim for claim in claims if claim.preferred), claims[0] if claims else None)
    return tuple(
        Mark(
            str(claim.value.year) if year_only else claim.value.text(),
            claim is chosen,
            claim.note or "",
            cited(record, claim.sources),
        )
        for claim in claims
    )


def span(first: PartialDate | None, last: PartialDate | None) -> str:
    """“từ 01/01/2024”, “đến hết 31/12/2023”, “từ … đến hết …”; nothing when neither end is known."""
    begin = f"từ {first.text()}" if first else ""
    end = f"đến hết {last.text()}" if last else ""
    return " ".join(part for part in (begin, end) if part)


def lasting(first: PartialDate | None, last: PartialDate | None) -> str:
    """“1960 – 1961”, “từ 1992”, “đến 2025”: how long something went on, no surer than the source."""
    if first and last:
        return when(first, last)
    return f"từ {first.text()}" if first else f"đến {last.text()}" if last else ""


def when(first: PartialDate | None, last: PartialDate | None) -> str:
    """“27/12/2010 – 28/12/2010”, or the one day."""
    if first and last and first != last:
        return f"{first.text()} – {last.text()}"
    return first.text() if first else ""


def place_label(place: Place, day: date | None) -> str:
    """“tỉnh Thái Bình” as it was called on a day."""
    name = periods.place_name_on(place, day)
    return f"{name.type.label} {name.name}"


def place_then(catalogue: Catalogue, place: Place, day: date | None) -> str:
    """`place_label`, kept: thousands of lines name the same few places on the same few days."""
    return catalogue.once(("place", place.id, day), place_label, place, day)


def organisation_then(catalogue: Catalogue, organisation: Organisation, day: date) -> str:
    """The name a body bore on a day, kept: thousands of lines name the same few bodies."""
    return catalogue.once(("organisation", organisation.id, day), periods.organisation_name_on, organisation, day)


def place_view(catalogue: Catalogue, link: PlaceLink, day: date | None) -> PlaceView | None:
    place = catalogue.places.get(link.place)
    if place is None:
        return None
    today = catalogue.places_today[place.id]
    now = tuple(Link(place_then(catalogue, one, catalogue.today), url_of(one)) for one in today)
    label = place_then(catalogue, place, day)
    moved = [one.id for one in today] != [place.id]
    same_name = moved and any(link.text == label for link in now)
    return PlaceView(
        role=link.role.label,
        detail=link.detail or "",
        then=Link(f"{label} (cũ)" if same_name else label, url_of(place)),
        now=now,
        renamed=moved or label != now[0].text,
    )


def spread(catalogue: Catalogue, record: Record, one: Replication) -> Spread:
    organisation = catalogue.organisations.get(one.organisation or "")
    link = Link(one.at, url_of(organisation) if organisation else "")
    return Spread(link, one.date.text() if one.date else "", one.result or "", cited(record, one.sources))


def source_view(one: Source) -> SourceView:
    number, day = one.number or "", one.date.text() if one.date else ""
    number = f"số\u00a0{number}" if number.isdigit() else number
    parts = [one.title, one.publisher or "", *(part for part in (number, day) if part not in one.title)]
    return SourceView(
        key=one.key,
        text=", ".join(part for part in parts if part),
        kind=one.kind.label,
        url=one.url or "",
        seen=dates.day_text(one.seen) if one.seen else "",
        sha256=one.sha256 or "",
        note=one.note or "",
    )
