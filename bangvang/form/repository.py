"""Where the records are kept for others to change: a repository at GitHub or GitLab, and links that begin a file there.

Addresses: GitHub `/new/<branch>/<folder>?filename=&value=`, GitLab `/-/new/<branch>/?file_name=&content=` (some
versions of GitLab's editor leave `content` out, so what one should write also stands on the page with the link).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from bangvang import examples, fieldguide
from bangvang.records import BY_NAME

GITHUB, GITLAB = "github", "gitlab"
LOGINS = {GITHUB: "login", GITLAB: "app_id"}
"""What the host wants before a stranger may log in: the address of an OAuth proxy, the id of an application."""
FIRST = {"exemplar": "ten-khong-dau", "decision": "so-quyet-dinh-nam"}
"""Kinds people begin with in the editor of the host, and what stands for the name of the file."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository: which host, its address, the branch that is published, how the form logs in (may be empty)."""

    host: str
    url: str
    branch: str = "main"
    login: str = ""

    @property
    def name(self) -> str:
        """Owner and name, as the host's interface wants it."""
        return urlsplit(self.url).path.strip("/")

    @property
    def origin(self) -> str:
        """The host's own address."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


def read(repo_url: str, settings: Mapping[str, Any]) -> Repository | None:
    """The repository of `repo_url` and `extra.form` in mkdocs.yml; raises `ValueError` with a Vietnamese sentence."""
    if not repo_url:
        return None
    parts = urlsplit(repo_url.rstrip("/").removesuffix(".git"))
    server = parts.hostname or ""
    host = settings.get("host") or next((one for one in LOGINS if one in server), "")
    if parts.scheme != "https" or parts.query or parts.path.count("/") < 2 or host not in LOGINS:
        raise ValueError(
            f"repo_url “{repo_url}” phải là địa chỉ https:// của một kho ở GitHub hay GitLab; "
            "máy chủ riêng thì ghi thêm extra.form.host: github hoặc gitlab"
        )
    login = str(settings.get(LOGINS[host]) or "")
    if host == GITHUB and login and not login.startswith("https://"):
        raise ValueError(f"extra.form.login “{login}” phải là địa chỉ https:// của nơi cho phép đăng nhập")
    return Repository(host, parts.geturl(), str(settings.get("branch") or "main"), login)


def beginnings(repository: Repository) -> dict[str, str]:
    """By kind: the address at which a new file of it opens in the host's own editor, with its first lines."""
    found = {}
    for kind, stem in FIRST.items():
        folder, name = BY_NAME[kind].folder, stem + BY_NAME[kind].suffix
        found[kind] = new_file(repository, folder, name, first_lines(kind))
    return found


def new_file(repository: Repository, folder: str, name: str, text: str) -> str:
    """The address at which a file opens in the host's own editor."""
    branch = quote(repository.branch)
    if repository.host == GITHUB:
        return f"{repository.url}/new/{branch}/{quote(folder)}?filename={quote(name, '')}&value={quote(text, '')}"
    path = quote(f"{folder}/{name}", "")
    return f"{repository.url}/-/new/{branch}/?file_name={path}&content={quote(text, '')}"


def first_lines(kind_name: str) -> str:
    """What the schema asks for, to be filled in; short, for an address holds little (GitHub: about 8,000 bytes)."""
    kind = BY_NAME[kind_name]
    asked = [doc for doc in fieldguide.guide(kind_name) if doc.required]
    lines = [f"{doc.key}:   # {doc.label}" for doc in asked]
    lines += ["sources:", "  - key: nguon-1", "    title:   # Tên nguồn"]
    if kind.suffix != ".md":
        return "\n".join([*lines, "rows:", "  - name:   # Họ và tên", ""])
    story = [line for heading, _ in examples.STORIES.get(kind_name, ()) for line in (f"## {heading}", "", "")]
    return "\n".join(["---", *lines, "---", "", *story])
