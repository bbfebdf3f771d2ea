"""Where a file of this repository can be read on the web, from what mkdocs.yml says of the repository."""

from urllib.parse import urljoin, urlsplit

PROSE = "content/pages"
"""`docs_dir` of mkdocs.yml, which `edit_uri` leads to."""
HOSTS = {"github": "blob/HEAD/", "gitlab": "-/blob/HEAD/", "bitbucket": "src/HEAD/"}
"""Ways to a file of the newest state, by a word in the name of the host."""


def files_at(url: str, edit: str = "") -> str:
    """What a path is put behind (`repo_url`, `edit_uri`); empty when nothing is known that leads to a file.

    Of a host that is not known the way is read from `edit_uri` when that is written out to the folder of the prose.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("https", "http") or not parts.netloc:
        return ""
    base = f"{url.rstrip('/')}/"
    before, found, after = edit.strip("/").partition(PROSE)
    if found and not after:
        return urljoin(base, before)
    return next((base + way for host, way in HOSTS.items() if host in parts.netloc), "")
