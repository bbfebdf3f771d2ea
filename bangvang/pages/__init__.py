"""A kind of page is a function: catalogue → pages. One module and one template of the same name; `KINDS` lists them.

To add a kind: `pages/<kind>.py` with a frozen model and a generator `pages(catalogue)`, the template
`theme/pages/<kind>.html`, and one name in `KINDS`. Sitemap, cards, head tags and link checks follow by themselves.
"""

from dataclasses import replace

from bangvang import streams
from bangvang.catalogue import Catalogue
from bangvang.page import Page
from bangvang.pages import (
    award,
    board,
    campaign,
    campaigns,
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
    search,
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
    search,
)


def plan(catalogue: Catalogue) -> tuple[list[Page], list[Problem]]:
    """Every page of the site; two pages that want one address are a problem naming both, never an overwrite."""
    found: dict[str, Page] = {}
    problems = []
    for kind in KINDS:
        for page in kind.pages(catalogue):
            first = found.setdefault(page.address, page)
            if first is not page:
                problems.append(_collision(first, page))
    feeds = streams.feeds(catalogue)
    return [replace(page, feed=feeds.get(page.address, "")) for page in found.values()], problems


def _collision(first: Page, second: Page) -> Problem:
    at = At(second.source or first.source or "content")
    message = f"địa chỉ “{second.address}” đã là của “{first.title}” ({first.source or first.kind})"
    return Problem(at, "duplicate-address", message, "Hãy đổi mã (id) của một trong hai hồ sơ.")
