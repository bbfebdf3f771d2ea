"""Fixtures for every test.

site served     def test_x(serve, page): page.goto(serve(folder)); …
faults          what the page did wrong (console errors, exceptions, requests elsewhere): the test fails on
                any left at its end; a test that expects one removes it with `faults.clear()`
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect
from support import browser as chromium
from support.server import serving

# The same examples every time in continuous integration: a red run is about the change, not about luck.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

KEPT = tempfile.mkdtemp(prefix="bang-vang-kept-")
"""What commands keep is kept here for the run of this process, by the commands it starts as well."""
os.environ["BANGVANG_KEPT"] = KEPT
atexit.register(shutil.rmtree, KEPT, ignore_errors=True)

PATIENCE = 30_000
"""Milliseconds a browser is waited for: machines are busy, and nothing that works is slower for it."""
expect.set_options(timeout=PATIENCE)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium shared by the whole run. Without one the test fails, unless BANGVANG_NO_BROWSER is set."""
    if os.environ.get("BANGVANG_NO_BROWSER"):
        pytest.skip("BANGVANG_NO_BROWSER is set")
    if not chromium.find():
        pytest.fail("no working Chromium: install one, or set BANGVANG_NO_BROWSER=1 to skip", pytrace=False)
    with chromium.started() as one:
        yield one


@pytest.fixture
def faults() -> list[str]:
    """What the page of this test did wrong so far."""
    return []


@pytest.fixture
def page(browser: Browser, faults: list[str]) -> Iterator[Page]:
    """A fresh page of a Vietnamese reader, watched for faults. `page.set_viewport_size` makes it a phone."""
    with browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh") as context:
        context.set_default_timeout(PATIENCE)
        one = context.new_page()
        chromium.watch(one, faults)
        yield one
    assert not faults, "the page did wrong:\n" + "\n".join(faults)


@pytest.fixture
def axe(page: Page) -> Callable[..., list[str]]:
    """`assert axe() == []`: what axe-core finds on the page now."""

    def run(**options) -> list[str]:
        return chromium.axe(page, **options)

    return run


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """`serve(folder)` or `serve(folder, prefix="bang-vang")` → the address of a web server for that folder."""
    with ExitStack() as servers:
        addresses: dict[tuple[Path, str], str] = {}

        def address_of(folder: Path, prefix: str = "/") -> str:
            key = (Path(folder), prefix)
            if key not in addresses:
                addresses[key] = servers.enter_context(serving(*key))
            return addresses[key]

        yield address_of
