"""Pages open in browsers while one writes: what each of them shows, and when it is to be loaded again.

What was saved is shown before it is judged and published: at ten thousand profiles that takes seconds, the pages
somebody looks at a fraction of one. A preview lies over the published file until the build is done.
"""

import threading
from collections import Counter
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

LONGEST_WAIT = 25
"""Seconds a page waits for news before it asks again."""


class Onlookers:
    """Whoever looks at the site in `folder`. An address is that of a page, below the site's root, as in `Page`."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._previews, self._dressed = folder, {}, 0
        self._open: Counter[str] = Counter()
        self._news = threading.Condition()

    def open(self) -> tuple[str, ...]:
        """Addresses of the pages that are open now."""
        with self._news:
            return tuple(+self._open)

    def page(self, address: str) -> bytes | None:
        """What is to be shown at an address; None when there is no page."""
        if (preview := self._previews.get(address)) is not None:
            return preview
        file = self._folder / address
        try:
            return (file if address.endswith(".html") else file / "index.html").read_bytes()
        except (OSError, ValueError):
            return None

    def name(self, page: bytes | None) -> str:
        """A name of what is shown, another one when the page has to be loaded again."""
        return f"{self._dressed}-{blake2b(page or b'', digest_size=8).hexdigest()}"

    def preview(self, pages: Mapping[str, bytes]) -> None:
        """Show these over the published ones until `settle` is called."""
        with self._news:
            self._previews = dict(pages)
            self._news.notify_all()

    def settle(self, dressed: bool = False) -> None:
        """Show what is published. `dressed`: scripts or styles are others, so every page is to be loaded again."""
        with self._news:
            self._previews, self._dressed = {}, self._dressed + dressed
            self._news.notify_all()

    def after(self, address: str, seen: str) -> str:
        """The name of what the page shows, once it differs from what was seen, or after the longest wait."""
        with self._news:
            self._open[address] += 1
            self._news.wait_for(lambda: self.name(self.page(address)) != seen, LONGEST_WAIT)
            self._open[address] -= 1
            return self.name(self.page(address))
