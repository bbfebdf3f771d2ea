"""A strict reading of finished HTML: what is wrong with a page, each fault with its place and rule.

No validator on PyPI is strict and runs without Java or Node, so this one is ours. It reads the tags of a page one
by one against the standard's tables (`html_facts`) and is stricter than the standard where leniency hides mistakes:
every end tag is written, every `&` and `<` of the text is escaped, a page has exactly one <h1> and skips no level.

    faults_of(html)                  a whole page
    faults_of(html, fragment=True)   what a template gives for the inside of a page
"""

import html as escapes
import json
import re
from collections.abc import Collection
from dataclasses import dataclass, field

from support import html_facts as facts

_TOKEN = re.compile(
    r"""<!--(?P<comment>.*?)-->
    |<!(?P<doctype>[dD][oO][cC][tT][yY][pP][eE][^>]*)>
    |<(?P<end>/)?(?P<name>[a-zA-Z][^\s/>"'<=]*)
        (?P<attributes>(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)
        \s*(?P<closed>/)?>""",
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_AMPERSAND = re.compile(r"&(#[0-9]+;|#[xX][0-9a-fA-F]+;|[a-zA-Z0-9]+;)?")
_BROKEN_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")

# What Material itself gets wrong, to be left out until it or our overrides mend it: (rule, part of the message).
MATERIAL = (("attribute-value", "autocomplete on <input type=checkbox>"),)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong with a page."""

    line: int
    column: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.rule}: {self.message}"


@dataclass(slots=True)
class _Element:
    name: str
    attributes: dict[str, str]
    at: int
    holds: str = "flow"  # flow, phrasing, nothing (children by table), foreign
    text: list[str] = field(default_factory=list)


def faults_of(html: str, *, fragment: bool = False, known: Collection[tuple[str, str]] = ()) -> list[Fault]:
    """Every fault of a page in reading order; `known` are pairs (rule, part of the message) to leave out."""
    page = _Page(html, fragment)
    page.read()
    page.look_back()
    return sorted(
        {
            fault
            for fault in page.faults
            if not any(fault.rule == rule and part in fault.message for rule, part in known)
        }
    )


class _Page:
    """One reading: a stack of open elements, and all elements seen for the questions asked at the end."""

    def __init__(self, html: str, fragment: bool):
        self.html = html
        self.fragment = fragment
        self.stack: list[_Element] = []
        self.seen: list[_Element] = []
        self.faults: list[Fault] = []
        self.doctype = ""

    def fault(self, at: int, rule: str, message: str) -> None:
        line = self.html.count("\n", 0, at) + 1
        self.faults.append(Fault(line, at - self.html.rfind("\n", 0, at), rule, message))

    # ---- reading the characters

    def read(self) -> None:
        at = 0
        for broken in _BROKEN_CHARACTER.finditer(self.html):
            self.fault(broken.start(), "broken-character", f"U+{ord(broken[0]):04X}")
        while at < len(self.html):
            less = self.html.find("<", at)
            end = len(self.html) if less < 0 else less
            if end > at:
                self.read_text(at, end)
            if less < 0:
                break
            at = self.read_markup(less)
        for element in self.stack:
            self.fault(element.at, "unclosed", f"<{element.name}> is never closed")

    def read_markup(self, at: int) -> int:
        """Read the tag, comment or doctype that begins at `at`; the place behind it."""
        token = _TOKEN.match(self.html, at)
        if not token:
            if re.match(r"</?[a-zA-Z!?]", self.html[at : at + 3]):
                self.fault(at, "malformed-tag", repr(self.html[at : at + 40]))
                return max(self.html.find(">", at), at) + 1
            self.fault(at, "raw-less-than", "write &lt;")
            return at + 1
        if token["comment"] is not None:
            if "--" in token["comment"] or token["comment"].startswith((">", "->")):
                self.fault(at, "comment", "two dashes inside a comment")
        elif token["doctype"]:
            if self.doctype or self.html[:at].strip():
                self.fault(at, "doctype", "the doctype stands first and once")
            self.doctype = token["doctype"]
        elif token["end"]:
            self.close(token["name"], at, bool(token["attributes"] or token["closed"]))
        else:
            return self.open(token, at)
        return token.end()

    def read_text(self, start: int, end: int) -> None:
        text = self.html[start:end]
        self.check_ampersands(text, start)
        if not text.strip():
            return
        for element in self.stack:
            element.text.append(text)
        parent = self.stack[-1] if self.stack else None
        at = start + len(text) - len(text.lstrip())
        if parent is None:
            if not self.fragment:
                self.fault(at, "text-place", f"text outside <html>: {text.strip()[:40]!r}")
        elif parent.holds == "nothing":
            self.fault(at, "text-place", f"text directly inside <{parent.name}>: {text.strip()[:40]!r}")

    def check_ampersands(self, text: str, start: int) -> None:
        for match in _AMPERSAND.finditer(text):
            name = match[1]
            if name is None:
                self.fault(start + match.start(), "raw-ampersand", f"write &amp; in {text[match.start() :][:20]!r}")
            elif not name.startswith("#") and name not in escapes.entities.html5:
                self.fault(start + match.start(), "unknown-entity", f"&{name}")

    # ---- elements

    def open(self, token: re.Match, at: int) -> int:
        foreign = bool(self.stack) and self.stack[-1].holds == "foreign"
        name = token["name"] if foreign else token["name"].lower()
        element = _Element(name, self.read_attributes(token, name), at)
        if foreign or name in facts.FOREIGN:
            if not foreign:
                self.check_place(element)
            element.holds = "foreign"
            self.seen.append(element)
            if not token["closed"]:
                self.stack.append(element)
            return token.end()
        self.check_place(element)
        self.check_attributes(element)
        self.seen.append(element)
        if token["closed"] and name not in facts.VOID:
            self.fault(at, "self-closed", f"<{name}/> does not close itself in HTML")
        if name in facts.VOID:
            return token.end()
        if name in facts.RAW_TEXT or name in facts.ESCAPABLE_TEXT:
            return self.read_raw(element, token.end())
        element.holds = self.what_it_holds(element)
        self.stack.append(element)
        return token.end()

    def read_raw(self, element: _Element, start: int) -> int:
        """The text of <script>, <style>, <title> and <textarea>, in which no tag is a tag; the place behind."""
        end = re.compile(rf"</{element.name}\s*>", re.IGNORECASE).search(self.html, start)
        if not end:
            self.fault(element.at, "unclosed", f"<{element.name}> is never closed")
            return len(self.html)
        text = self.html[start : end.start()]
        element.text.append(text)
        if element.name in facts.ESCAPABLE_TEXT:
            self.check_ampersands(text, start)
            if "<" in text:
                self.fault(start + text.index("<"), "raw-less-than", f"write &lt; in <{element.name}>")
        elif element.name == "script":
            if "<!--" in text:
                self.fault(start + text.index("<!--"), "script", "<!-- inside <script> changes where it ends")
            if element.attributes.get("type", "").endswith(("json", "importmap")):
                try:
                    json.loads(text)
                except ValueError as error:
                    self.fault(start, "json", str(error))
        return end.end()

    def what_it_holds(self, element: _Element) -> str:
        if element.name in facts.PHRASING_ONLY:
            return "phrasing"
        if element.name in facts.CHILDREN:
            return "nothing"
        if element.name in facts.TRANSPARENT or "-" in element.name:
            return next((each.holds for each in reversed(self.stack)), "flow")
        return "flow"

    def close(self, name: str, at: int, more: bool) -> None:
        open_names = [element.name for element in self.stack]
        if name not in open_names:
            name = name.lower()
        if more:
            self.fault(at, "malformed-tag", f"</{name}> with attributes or a slash")
        if name not in open_names:
            self.fault(at, "stray-end", f"</{name}> closes nothing")
            return
        while self.stack[-1].name != name:
            element = self.stack.pop()
            self.fault(element.at, "unclosed", f"<{element.name}> is still open at </{name}>")
        self.stack.pop()

    def check_place(self, element: _Element) -> None:
        """May this element stand here? Unknown elements, wrong parents, blocks in phrases, forbidden ancestors."""
        name, parent = element.name, self.stack[-1] if self.stack else None
        within = f"<{name}> inside <{parent.name}>" if parent else f"<{name}> at the top"
        if name not in facts.ELEMENTS:
            if "-" not in name:
                self.fault(element.at, "unknown-element", f"<{name}> is not in the HTML standard")
            return
        if name in ("html", "head", "body") and any(each.name == name for each in self.seen):
            self.fault(element.at, "nesting", f"a second <{name}>")
        if parent is None:
            if name != "html" and not self.fragment:
                self.fault(element.at, "nesting", f"{within}: everything stands inside <html>")
            return
        allowed = facts.CHILDREN.get(parent.name)
        if allowed is not None:
            if name not in allowed:
                self.fault(element.at, "nesting", within)
        elif name in facts.PARENTS:
            if parent.name not in facts.PARENTS[name]:
                self.fault(element.at, "nesting", f"{within}: it stands only in {_names(facts.PARENTS[name])}")
        elif parent.holds == "phrasing" and name not in facts.PHRASING:
            if not (name in facts.HEADINGS and parent.name in ("legend", "summary")):
                self.fault(element.at, "nesting", f"{within}: only phrasing may stand there")
        elif parent.holds == "nothing" and name not in facts.METADATA:
            self.fault(element.at, "nesting", within)
        self.check_ancestors(element)

    def check_ancestors(self, element: _Element) -> None:
        interactive = _interactive(element)
        for ancestor in self.stack:
            never = facts.NEVER_INSIDE.get(ancestor.name, ())
            if element.name in never or (interactive and "INTERACTIVE" in never):
                self.fault(element.at, "nesting", f"<{element.name}> anywhere inside <{ancestor.name}>")

    # ---- attributes

    def read_attributes(self, token: re.Match, element: str) -> dict[str, str]:
        attributes: dict[str, str] = {}
        raw, start = token["attributes"] or "", token.start("attributes")
        for match in _ATTRIBUTE.finditer(raw):
            name = match[1].lower()
            value = next((group for group in match.groups()[1:] if group is not None), "")
            if name in attributes:
                self.fault(start + match.start(), "duplicate-attribute", f"{name} twice on <{element}>")
            self.check_ampersands(value, start + max(match.start(2), match.start(3), match.start(4)))
            attributes[name] = escapes.unescape(value)
        return attributes

    def check_attributes(self, element: _Element) -> None:
        name, own = element.name, facts.ATTRIBUTES.get(element.name, frozenset())
        for attribute, value in element.attributes.items():
            if attribute.startswith("aria-"):
                self.check_aria(element, attribute, value)
            elif attribute.startswith("on"):
                self.fault(element.at, "inline-handler", f"{attribute} on <{name}>: the CSP forbids it")
            elif attribute.startswith("data-") or "-" in name:
                continue
            elif attribute not in own and attribute not in facts.GLOBAL:
                self.fault(element.at, "unknown-attribute", f"{attribute} on <{name}>")
            elif attribute in facts.BOOLEAN and value.lower() not in ("", attribute):
                self.fault(element.at, "attribute-value", f"{attribute}={value!r} on <{name}>: it takes no value")
            else:
                pattern = facts.VALUES.get(f"{name} {attribute}") or facts.VALUES.get(attribute)
                if pattern and not re.fullmatch(pattern, value):
                    self.fault(element.at, "attribute-value", f"{attribute}={value!r} on <{name}>")
        for role in element.attributes.get("role", "").split():
            if role not in facts.ROLES:
                self.fault(element.at, "attribute-value", f"role={role!r} on <{name}>")
        for attribute in facts.REQUIRED.get(name, ()):
            if attribute not in element.attributes:
                self.fault(element.at, "missing-attribute", f"<{name}> without {attribute}")
        self.check_together(element)

    def check_aria(self, element: _Element, attribute: str, value: str) -> None:
        known = attribute[5:]
        if known not in facts.ARIA:
            self.fault(element.at, "unknown-attribute", f"{attribute} on <{element.name}>")
        elif not re.fullmatch(facts.ARIA_VALUES.get(known, r"(?s:.*)"), value):
            self.fault(element.at, "attribute-value", f"{attribute}={value!r} on <{element.name}>")

    def check_together(self, element: _Element) -> None:
        """Attributes that need or exclude one another."""
        name, has = element.name, element.attributes
        kind = has.get("type", "text") if name == "input" else ""
        if kind in ("checkbox", "radio", "button", "submit", "reset") and "autocomplete" in has:
            self.fault(element.at, "attribute-value", f"autocomplete on <input type={kind}>")
        if name == "input" and kind == "image" and "alt" not in has:
            self.fault(element.at, "missing-attribute", "<input type=image> without alt")
        if name in ("img", "source") and re.search(r"\d+w\b", has.get("srcset", "")) and "sizes" not in has:
            self.fault(element.at, "missing-attribute", f"<{name}> with widths in srcset and no sizes")
        if name == "meta" and "content" not in has and "charset" not in has:
            self.fault(element.at, "missing-attribute", "<meta> without content")
        if name == "link" and self.stack and self.stack[-1].name != "head" and "itemprop" not in has:
            rel = set(has.get("rel", "").split())
            inside_head = any(each.name == "head" for each in self.stack)
            if not inside_head and not rel & {"stylesheet", "preload", "prefetch", "preconnect", "modulepreload"}:
                self.fault(element.at, "nesting", f"<link rel={has.get('rel', '')!r}> in the body")

    # ---- questions about the whole page

    def look_back(self) -> None:
        ids: dict[str, _Element] = {}
        for element in self.seen:
            if (identity := element.attributes.get("id")) is None:
                continue
            if identity in ids:
                self.fault(element.at, "duplicate-id", f"id={identity!r} again")
            ids.setdefault(identity, element)
        for element in self.seen:
            self.check_references(element, ids)
        self.check_headings()
        if not self.fragment:
            self.check_whole()

    def check_references(self, element: _Element, ids: dict[str, _Element]) -> None:
        for attribute in facts.REFERENCES & element.attributes.keys():
            for identity in element.attributes[attribute].split():
                if identity not in ids:
                    self.fault(element.at, "missing-id", f"{attribute}={identity!r} on <{element.name}>: no such id")
                elif attribute == "for" and element.name == "label":
                    target = ids[identity]
                    if target.name not in facts.LABELABLE or target.attributes.get("type") == "hidden":
                        self.fault(element.at, "missing-id", f"for={identity!r} names a <{target.name}>")

    def check_headings(self) -> None:
        before = 0
        for element in self.seen:
            if element.name not in facts.HEADINGS:
                continue
            level = int(element.name[1])
            if level > before + 1 and not (self.fragment and not before):
                self.fault(element.at, "headings", f"<{element.name}> after {f'<h{before}>' if before else 'nothing'}")
            if not "".join(element.text).strip() and not element.attributes.get("aria-label"):
                self.fault(element.at, "empty", f"<{element.name}> without words")
            before = level
        first = [element for element in self.seen if element.name == "h1"]
        for element in first[1:]:
            self.fault(element.at, "headings", "a second <h1>")
        if not first and not self.fragment:
            self.fault(0, "headings", "no <h1>")

    def check_whole(self) -> None:
        if self.doctype.lower().split() != ["doctype", "html"]:
            self.fault(0, "doctype", "the page does not begin with <!doctype html>")
        for name in ("html", "head", "body", "title"):
            if not any(element.name == name for element in self.seen):
                self.fault(0, "missing-element", f"no <{name}>")
        titles = [
            element for element in self.seen if element.name == "title" and element.holds != "foreign"
        ]  # not SVG's
        for element in titles:
            if not "".join(element.text).strip():
                self.fault(element.at, "empty", "<title> without words")
        if not any("charset" in element.attributes for element in self.seen if element.name == "meta"):
            self.fault(0, "missing-element", "no <meta charset>")
        for name, what in (("title", titles), ("main", [element for element in self.seen if element.name == "main"])):
            for element in what[1:]:
                self.fault(element.at, "duplicate-element", f"a second <{name}>")


def _interactive(element: _Element) -> bool:
    has = element.attributes
    if element.name == "a":
        return "href" in has or "tabindex" in has
    if element.name == "input":
        return has.get("type") != "hidden"
    if element.name in ("audio", "video"):
        return "controls" in has
    return element.name in facts.INTERACTIVE or "usemap" in has or "tabindex" in has


def _names(names: Collection[str]) -> str:
    return ", ".join(f"<{name}>" for name in sorted(names))
