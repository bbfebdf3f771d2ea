"""A kind of page is a function: catalogue → pages. One module and one template of the same name; `KINDS` lists them.

To add a kind: `pages/<kind>.py` with a frozen model and a generator `pages(catalogue)`, the template
`theme/pages/<kind>.html`, and one name in `KINDS`. Sitemap, cards, head tags and link checks follow by themselves.
"""

from collections.abc import Iterator
from dataclasses import replace

from bangvang import streams
from bangvang.catalogue import Catalogue
from bangvang.page import Page
from bangvang.pages import (
    award,
    board,
    campaign,
    campaigns,
    data,
    decision,
    decisions,
    document,
    documents,
    event,
    events,
    exemplar,
    exemplars,
    guide,
    home,
    initiative,
    initiatives,
    notice,
    notices,
    organisation,
    organisations,
    place,
    places,
    rule,
    statistics,
    tombstone,
    unverified,
    year,
)
from bangvang.problems import At, Problem

KINDS = (
    home,
    exemplars,
    exemplar,
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
    events,
    event,
    documents,
    document,
    initiatives,
    initiative,
    notices,
    notice,
    guide,
    rule,
    statistics,
    data,
)


def plan(catalogue: Catalogue, problems: list[Problem]) -> Iterator[Page]:
    """Every page of the site, one after another, so that the first can be rendered while the last is still planned.

    Two pages that want one address are added to `problems`, naming both; the second is never printed over the first.
    """
    feeds = streams.feeds(catalogue)
    taken: dict[str, tuple[str, str]] = {}
    for kind in KINDS:
        for page in kind.pages(catalogue):
            if page.address in taken:
                problems.append(_collision(page, *taken[page.address]))
                continue
            taken[page.address] = page.title, page.source or page.kind
            yield replace(page, feed=feeds[page.address]) if page.address in feeds else page


def _collision(page: Page, title: str, source: str) -> Problem:
    message = f"địa chỉ “{page.address}” đã là của “{title}” ({source})"
    return Problem(At(page.source or source), "duplicate-address", message, "Hãy đổi mã (id) của một trong hai hồ sơ.")
