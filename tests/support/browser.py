"""One Chromium for the tests: where it is found, how it is started, what it watches, what axe says of a page.

python -m support.browser       says which browser the tests will use; exit 1 when none works
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The last one makes every name but this machine's unknown at once: a page that asks elsewhere is seen asking
# and gets nothing, with or without a network.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@cache
def find() -> str | None:
    """A Chromium that runs: BANGVANG_BROWSER, else on the PATH, else the one Playwright fetched; None for none."""
    if chosen := os.environ.get("BANGVANG_BROWSER"):
        return chosen if _runs(chosen) else None
    for name in NAMES:
        if (path := shutil.which(name)) and _runs(path):
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() and _runs(path) else None


def _runs(path: str) -> bool:
    """Ubuntu's `chromium-browser` may be a mere note about a snap, so ask it to do something."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and b"Chrom" in answer.stdout


@contextmanager
def started() -> Iterator[Browser]:
    """The browser, without a window, while the block runs."""
    flags = [*FLAGS, "--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else list(FLAGS)
    executable = find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=flags)
        try:
            yield browser
        finally:
            browser.close()


def watch(page: Page, faults: list[str]) -> None:
    """Note console errors, uncaught exceptions and every request that leaves this machine."""

    def on_request(request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "about") and address.hostname != "127.0.0.1":
            faults.append(f"request to another host: {request.url}")

    def on_console(message) -> None:
        if message.type == "error":
            faults.append(f"console error: {message.text} ({message.location.get('url', '')})")

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.append(f"uncaught exception: {error}"))


def axe(page: Page, *, known: tuple[str, ...] = (), only: tuple[str, ...] = ()) -> list[str]:
    """What axe-core finds on the page now, one line for each rule and element; `known` are rules to leave out, `only`
    are those to ask when not all are."""
    options: dict = {"resultTypes": ["violations"]}
    results = Axe().run(page, options=options | ({"runOnly": list(only)} if only else {}))
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: {' '.join(map(str, node['target']))}"
        for violation in results.response["violations"]
        if violation["id"] not in known
        for node in violation["nodes"]
    ]


if __name__ == "__main__":
    found = find()
    print(found or "no working Chromium")
    sys.exit(0 if found else 1)
