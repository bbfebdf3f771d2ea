"""The `Page` value: what a page is before it is HTML; and where each record lives on the site.

Addresses are relative to the site's root, end in “/” and are permanent. A page's model is made of plain frozen
values only, so that it can be sent to another process or machine and fingerprinted. Values made by the hundred
thousand are named tuples: frozen too, and made, compared and packed several times as fast as data classes.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from msgspec import Struct

from bangvang.records import (
    Award,
    Bloc,
    Campaign,
    Contest,
    ContestResult,
    Decision,
    Document,
    Entry,
    Event,
    Exemplar,
    Initiative,
    Notice,
    Organisation,
    Place,
    Record,
)
from bangvang.records.origin import Origin

PREFIX = {
    Exemplar: "guong/",
    Decision: "quyet-dinh/",
    Award: "bang-vang/danh-hieu/",
    Place: "dia-phuong/",
    Organisation: "don-vi/",
    Campaign: "phong-trao/",
    Bloc: "khoi-thi-dua/",
    Event: "su-kien/",
    Document: "van-ban/",
    Initiative: "sang-kien/",
    Notice: "lay-y-kien/",
    Contest: "cuoc-thi/",
}


class Link(NamedTuple):
    """A name that leads somewhere; an empty address is a name only."""

    text: str
    address: str = ""
    note: str = ""


class Card(NamedTuple):
    """What a page's share card says; drawn by `cards`."""

    kicker: str
    title: str
    lines: tuple[str, ...] = ()
    monogram: str = ""


class Page(NamedTuple):
    """One page of the site: `kind` names its module in `pages/` and its template in `theme/pages/`.

    `section` is the tab it belongs to; `updated` the day its facts last changed as far as records tell;
    `data` its JSON-LD objects; `feed` the address of the Atom feed that follows it; `index` is false for
    pages that search engines must leave out. `source` names the file to blame when two pages want one address;
    `photos` are the paths of the photos it shows, whose sizes are published in its folder. `origins` are the other
    sites that tell of the same; `canonical` is the page's own address where it is told here at second hand.
    """

    address: str
    kind: str
    section: str
    title: str
    summary: str
    model: Any
    crumbs: tuple[Link, ...] = ()
    card: Card | None = None
    data: tuple[dict, ...] = ()
    updated: date | None = None
    feed: str = ""
    index: bool = True
    source: str = ""
    photos: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    canonical: str = ""

    @property
    def depth(self) -> int:
        """How many folders below the root the page lies; links climb out by as many “../”."""
        return self.address.count("/")


class Draft(Struct, frozen=True):
    """A page still to be made, with those that continue it (“trang/2/” and on) below its address.

    To know what a site will have takes no time; what takes time is making it, which any process may do. `tells` is the
    one record whose story it shows: all else follows from facts, and stays when only stories change.
    """

    address: str
    make: Callable[[], Iterable[Page]]
    tells: Record | None = None


def url_of(record: Record) -> str:
    """The permanent address of a record's page."""
    kind = type(record)
    if kind is Entry:
        return f"{PREFIX[Contest]}{record.contest}/{record.id}/"
    if kind is ContestResult:
        return f"{PREFIX[Contest]}{record.contest}/ket-qua/"
    return f"{PREFIX[kind]}{record.id}/"


def name_of(record: Record) -> str:
    """What a record is called in lists and links."""
    kind = type(record)
    if kind is Decision:
        return f"{record.form.label} {record.number}"
    if kind is Document:
        return f"{record.type.label} {record.number}" if record.number else record.title
    if kind is ContestResult:
        return "Kết quả cuộc thi"
    return record.title if kind in _TITLED else record.name


_TITLED = (Entry, Initiative, Notice)


def link_to(record: Record, note: str = "") -> Link:
    """A link to a record's page under its own name."""
    return Link(name_of(record), url_of(record), note)
