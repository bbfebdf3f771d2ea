"""Walk a finished site's folder and tell which of its own addresses do not land.

    for fault in links.walk(folder, "https://example.org/bang-vang/"):
        print(fault)        # guong/a/index.html: <a href="../b/#tieu-su">: no id “tieu-su” in guong/b/index.html

An address is judged as a plain static host would: capitals matter, a folder lands only with its `/` (a host may
redirect, the page should not need it), an absolute path must begin with the path of the site's own address.
Addresses of other sites are not visited.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

# (CSS selector, attribute) of everything that carries one address.
ADDRESSES = (
    ("[href]", "href"),
    ("[src]", "src"),
    ("[poster]", "poster"),
    ("[action]", "action"),
    ("[formaction]", "formaction"),
    ("[cite]", "cite"),
    ("object[data]", "data"),
)
# Meta tags whose content is an address of this site (when it begins as one).
META = re.compile(r"(og|twitter):(image|url|video|audio)(:(src|url|secure_url))?")
_CSS_URL = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"'\s]*))\s*\)")
_REFRESH = re.compile(r"\s*\d+\s*[;,]\s*url\s*=\s*['\"]?([^'\"]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class LinkFault:
    """An address that does not land: the file it stands in, the tag, the address as written, and why."""

    file: str
    where: str
    address: str
    why: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where}={self.address!r}: {self.why}"


def walk(folder: Path, site_url: str) -> list[LinkFault]:
    """Every address in the site's HTML and CSS files that does not land, sorted."""
    return sorted(set(_Site(folder, site_url).faults()))


class _Site:
    def __init__(self, folder: Path, site_url: str):
        self.folder = folder
        self.root = site_url.rstrip("/") + "/"
        self.files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        self.folders = {str(parent) for name in self.files for parent in _parents(name)}
        self.ids: dict[str, frozenset[str]] = {}
        self.landed: dict[tuple[str, str], str] = {}

    def faults(self) -> Iterator[LinkFault]:
        for file in sorted(self.files):
            if file.endswith(".html"):
                found = in_html((self.folder / file).read_text("utf-8"))
            elif file.endswith(".css"):
                found = (("", "url()", address) for address in _in_css((self.folder / file).read_text("utf-8")))
            else:
                continue
            # A page's address is its folder's; <base> moves every relative address of the page.
            here = urljoin(self.root, file.removesuffix("index.html"))
            for base, where, address in found:
                if why := self.why_not(file, urljoin(here, base), address):
                    yield LinkFault(file, where, address, why)

    def why_not(self, file: str, here: str, address: str) -> str:
        """Why this address does not land; empty when it does or belongs to someone else."""
        if not address.strip():
            return "empty address"
        if address.startswith(("data:", "mailto:", "tel:", "blob:", "about:")):
            return ""
        if address.startswith("javascript:"):
            return "runs a script instead of landing"
        try:
            target = urlsplit(urljoin(here, address))
        except ValueError as error:
            return str(error)
        root, bare = urlsplit(self.root), not urlsplit(address).netloc
        if (target.scheme, target.netloc) != (root.scheme, root.netloc):
            return "" if target.netloc else "not an address of the web"
        if bare and file == "404.html" and not address.startswith(("/", "#")):
            return "relative in the page that answers for every lost address"
        if bare and climbs_out(urlsplit(here).path, address, root.path):
            return "climbs above the site's root"
        if not target.path.startswith(root.path):
            # The whole address of another site on the same host is someone else's; a bare path is our slip.
            return f"leaves the site: it does not begin with {root.path}" if bare else ""
        key = (target.path, target.fragment)
        if key not in self.landed:
            self.landed[key] = self.look(unquote(target.path[len(root.path) :]), unquote(target.fragment))
        return self.landed[key]

    def look(self, path: str, fragment: str) -> str:
        file = path + "index.html" if not path or path.endswith("/") else path
        if file not in self.files:
            return f"{path} is a folder: write {path}/" if path in self.folders else f"no file {file}"
        fragment = fragment.partition(":~:")[0]
        if not fragment or not file.endswith(".html") or fragment.lower() == "top":
            return ""
        if file not in self.ids:
            tree = LexborHTMLParser((self.folder / file).read_text("utf-8"))
            names = [node.attributes.get("id") for node in tree.css("[id]")]
            names += [node.attributes.get("name") for node in tree.css("a[name]")]
            self.ids[file] = frozenset(name for name in names if name)
        return "" if fragment in self.ids[file] else f"no id “{fragment}” in {file}"


def climbs_out(here: str, address: str, root: str) -> bool:
    """More `..` than there are folders: browsers forgive it at the host's root, so the slip would go unseen."""
    path = urlsplit(address).path
    if not path or path.startswith("/") or urlsplit(address).scheme:
        return False
    depth = here[len(root) :].count("/")
    for step in path.split("/"):
        depth += -1 if step == ".." else step not in ("", ".")
        if depth < 0:
            return True
    return False


def _parents(name: str) -> Iterator[str]:
    while name := posixpath.dirname(name):
        yield name


def in_html(html: str) -> Iterator[tuple[str, str, str]]:
    """(base, where, address) of every address in a page."""
    tree = LexborHTMLParser(html)
    first_base = tree.css_first("base[href]")
    base = (first_base.attributes.get("href") if first_base else "") or ""
    for selector, attribute in ADDRESSES:
        for node in tree.css(selector):
            if node.tag != "base":
                yield base, f"<{node.tag} {attribute}>", node.attributes[attribute] or ""
    for attribute in ("srcset", "imagesrcset"):
        for node in tree.css(f"[{attribute}]"):
            for candidate in (node.attributes[attribute] or "").split(","):
                yield base, f"<{node.tag} {attribute}>", (candidate.split() or [""])[0]
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or ""
        content = node.attributes["content"] or ""
        if META.fullmatch(name):
            yield "", f"<meta {name}>", content
        elif (node.attributes.get("http-equiv") or "").lower() == "refresh" and (match := _REFRESH.match(content)):
            yield base, "<meta refresh>", match[1]
    for node in tree.css("[style]"):
        for address in _in_css(node.attributes["style"] or ""):
            yield base, f"<{node.tag} style>", address
    for node in tree.css("style"):
        for address in _in_css(node.text()):
            yield base, "<style>", address


def _in_css(css: str) -> Iterator[str]:
    for match in _CSS_URL.finditer(css):
        address = match[1] or match[2] or match[3] or ""
        if not address.startswith("#"):
            yield address
