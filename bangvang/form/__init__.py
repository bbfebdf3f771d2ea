"""The form instead of git: Decap CMS on a page of its own, served from the site, told of our schema.

`files` are what the site publishes; `local` is what answers it on this machine (`build.py serve --form`). Only the
form's page loads the script of 5 MB; it has a policy of its own (`policy.form`), is no page of the site's frame and
stands in neither the map of the site nor the search.
"""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from bangvang import lean, policy
from bangvang.catalogue import Catalogue
from bangvang.form import vendored
from bangvang.records import KINDS
from bangvang.repository import GITHUB, Repository

FOLDER = "bien-tap/"
"""Address of the form."""
API = "api/v1"
"""Below it: where `local` answers."""
_BACKEND = re.compile(rb'data-backend="[a-z]*"')
_HERE = Path(__file__).parent


def files(
    catalogue: Catalogue, site_name: str, site_url: str, repository: Repository | None
) -> Iterator[tuple[str, bytes]]:
    """The page, its script and style, Decap's configuration, Decap and its licences."""
    from bangvang.form import configuration  # loads a YAML writer, and most builds make no form

    choices = configuration.options(catalogue)
    config = configuration.text(KINDS, choices, site_url, repository, f"{site_url}{FOLDER}{API}")
    yield FOLDER + "index.html", page(site_name, repository).encode()
    yield FOLDER + "config.yml", config.encode()
    for name in ("form.js", "verdict.js", "words.js"):
        yield FOLDER + name, lean.script((_HERE / name).read_bytes())
    yield FOLDER + "form.css", (_HERE / "form.css").read_bytes()
    yield FOLDER + vendored.NAME, vendored.script()
    yield FOLDER + vendored.NAME + ".LICENSE", vendored.licences()


def page(site_name: str, repository: Repository | None) -> str:
    """The form's page; without a repository one can log in to, it says what to do instead."""
    told = {
        "site": escape(site_name),
        "policy": escape(content_policy(repository)),
        "script": vendored.NAME,
        "backend": repository.host if repository and repository.login else "",
    }
    html = (_HERE / "page.html").read_text("utf-8")
    for name, value in told.items():
        html = html.replace(f"[[{name}]]", value)
    return html


def at_home(html: bytes) -> bytes:
    """The form's page as `serve --form` sends it: it saves into the folder on this machine."""
    return _BACKEND.sub(b'data-backend="local"', html)


def content_policy(repository: Repository | None) -> str:
    """The policy of the form's page: the hosts it may ask are those of the repository, when one is connected."""
    if repository is None or not repository.login:
        return policy.form()
    if repository.host == GITHUB:
        return policy.form("https://api.github.com", "https://avatars.githubusercontent.com")
    return policy.form(repository.origin, "https://secure.gravatar.com")


def headers(repository: Repository | None) -> dict[str, str]:
    """The headers in which the form's folder differs from the site: logging in opens a window that answers this one."""
    return {
        "Content-Security-Policy": f"{content_policy(repository)}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
        "X-Robots-Tag": "noindex",
    }
