"""Where the records are kept for others to read and to change: what mkdocs.yml says of the repository, and its links.

Addresses: GitHub `/new/<branch>/<folder>?filename=&value=`, GitLab `/-/new/<branch>/?file_name=&content=` (some
versions of GitLab's editor leave `content` out, so what one should write also stands on the page with the link).
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from msgspec import Struct

GITHUB, GITLAB = "github", "gitlab"
LOGINS = {GITHUB: "login", GITLAB: "app_id"}
"""What the host wants before a stranger may log in: the address of an OAuth proxy, the id of an application."""
PROSE = "content/pages"
"""`docs_dir` of mkdocs.yml, which `edit_uri` leads to."""
READING = {GITHUB: "blob/HEAD/", GITLAB: "-/blob/HEAD/", "bitbucket": "src/HEAD/"}
"""Ways to a file of the newest state, by a word in the name of the host."""


class Repository(Struct, frozen=True):
    """A repository: its host when we know how to begin a file there, its address, the branch that is published, how
    the form logs in, and what a path is put behind to read the file; what is not known is empty."""

    host: str
    url: str
    branch: str = "main"
    login: str = ""
    files: str = ""

    @property
    def name(self) -> str:
        """Owner and name, as the host's interface wants it."""
        return urlsplit(self.url).path.strip("/")

    @property
    def origin(self) -> str:
        """The host's own address."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


def read(url: str, edit: str = "", settings: Mapping[str, Any] | None = None) -> Repository | None:
    """The repository of `repo_url`, `edit_uri` and `extra.form` in mkdocs.yml; None when there is none.

    Raises `ValueError` with a Vietnamese sentence.
    """
    if not url:
        return None
    settings = settings or {}
    parts = urlsplit(url.rstrip("/").removesuffix(".git"))
    host = settings.get("host") or next((one for one in LOGINS if one in (parts.hostname or "")), "")
    if parts.scheme != "https" or parts.query or parts.path.count("/") < 2:
        raise ValueError(f"repo_url “{url}” phải là địa chỉ https:// của một kho")
    if host not in LOGINS and (host or any(settings.get(one) for one in LOGINS.values())):
        raise ValueError(f"extra.form.host “{host}” phải là github hoặc gitlab")
    login = str(settings.get(LOGINS[host]) or "") if host else ""
    if host == GITHUB and login and not login.startswith("https://"):
        raise ValueError(f"extra.form.login “{login}” phải là địa chỉ https:// của nơi cho phép đăng nhập")
    files = _files(parts.geturl() + "/", host or parts.netloc, edit)
    return Repository(host, parts.geturl(), str(settings.get("branch") or "main"), login, files)


def _files(base: str, host: str, edit: str) -> str:
    """What `edit_uri` says, when it leads to the folder of the prose, goes before what the host is known for."""
    before, found, after = edit.strip("/").partition(PROSE)
    if found and not after:
        return urljoin(base, before)
    return next((base + way for word, way in READING.items() if word in host), "")


def new_file(repository: Repository, folder: str, name: str, text: str) -> str:
    """The address at which a file opens in the host's own editor."""
    branch = quote(repository.branch)
    if repository.host == GITHUB:
        return f"{repository.url}/new/{branch}/{quote(folder)}?filename={quote(name, '')}&value={quote(text, '')}"
    path = quote(f"{folder}/{name}", "")
    return f"{repository.url}/-/new/{branch}/?file_name={path}&content={quote(text, '')}"
