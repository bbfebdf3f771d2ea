"""A kind of page is a function: catalogue → drafts. One module and one template of the same name; `KINDS` lists them.

To add a kind: `pages/<kind>.py` with a frozen model and a generator `drafts(catalogue)`, the template
`theme/pages/<kind>.html`, and one name in `KINDS`. A template is compiled to one function of `page` and `model`; what
it imports and macros of its own are made once, before any page, so that they know only what they are given.
Sitemap, cards, head tags and link checks follow by themselves.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from bangvang import listing
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Page
from bangvang.pages import (
    accessibility,
    award,
    bloc,
    blocs,
    board,
    campaign,
    campaigns,
    contest,
    contests,
    data,
    decision,
    decisions,
    document,
    documents,
    entries,
    entry,
    event,
    events,
    exemplar,
    exemplars,
    figures,
    guide,
    home,
    hosting,
    initiative,
    initiatives,
    method,
    notice,
    notices,
    organisation,
    organisations,
    place,
    places,
    privacy,
    result,
    rule,
    sealing,
    search,
    sources,
    spread,
    stages,
    statistics,
    tombstone,
    unverified,
    writer,
    year,
)
from bangvang.problems import At, Problem

KINDS = (
    home,
    exemplars,
    exemplar,
    stages,
    tombstone,
    board,
    year,
    award,
    unverified,
    places,
    place,
    organisations,
    organisation,
    decisions,
    decision,
    campaigns,
    campaign,
    figures,
    blocs,
    bloc,
    events,
    event,
    documents,
    document,
    initiatives,
    initiative,
    spread,
    contests,
    contest,
    entries,
    entry,
    sealing,
    notices,
    notice,
    result,
    writer,
    guide,
    rule,
    hosting,
    privacy,
    accessibility,
    method,
    search,
    statistics,
    sources,
    data,
)


def of_kind(catalogue: Catalogue, kind: int) -> tuple[Draft, ...]:
    """What there is to make of the kind at that place in `KINDS`, without making it; found out once a catalogue."""
    return catalogue.once(("drafts", kind), lambda: tuple(KINDS[kind].drafts(catalogue)))


def drafts(catalogue: Catalogue) -> tuple[Draft, ...]:
    """Every page of the site, kind by kind."""
    return tuple(chain.from_iterable(of_kind(catalogue, kind) for kind in range(len(KINDS))))


def collisions(catalogue: Catalogue, prose: Mapping[str, str]) -> Iterator[Problem]:
    """Two that want one address: of records, or of a record and a file of content/pages/ (`prose`: address → path)."""
    taken: dict[str, Draft] = {}
    for draft in drafts(catalogue):
        if (first := taken.setdefault(draft.address, draft)) is not draft:
            fix = "Hãy đổi mã (id) của một trong hai hồ sơ."
            yield _collision(_page(draft).source or _page(first).source, _page(first), fix)
    for address, path in prose.items():
        if owner := taken.get(listing.first_of(address)):
            yield _collision(path, _page(owner), "Hãy đổi tên hoặc bỏ tệp này.")


def _page(draft: Draft) -> Page:
    return next(iter(draft.make()))


def _collision(path: str, first: Page, fix: str) -> Problem:
    message = f"địa chỉ “{first.address}” đã là của “{first.title}” ({first.source or first.kind})"
    return Problem(At(path or first.kind), "duplicate-address", message, fix)
