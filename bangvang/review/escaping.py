"""A stranger's words inside a comment on GitHub or GitLab: read as words, never as markup, a call or a way elsewhere.

A backslash is enough against Markdown and HTML. It is not against mentions (@), references (#1, !1, ~label), bare
addresses and hashes of commits: those are looked for in the finished text, so a character of no width breaks them.
Quick actions (/close) work only at the start of a line, where no stranger's words are put outside a code block.
"""

import re

BREAK = "\u200b"
_MARKUP = frozenset("\\`*_[]<>#!|~&$")
_CALLS = re.compile(
    r"(?P<sign>[@#$%!~&^])|(?P<scheme>:)(?=//)|(?P<www>\bwww)(?=\.)|(?P<mail>\b(?:mailto|xmpp))(?=:)|(?P<gh>\bGH-)(?=\d)"
    r"|(?P<hash>(?<![0-9a-zA-Z])[0-9a-f]{7,40}(?![0-9a-zA-Z]))",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20f0]{3})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20f0]+"
)
_TICKS = re.compile(r"`+")


def words(text: str, longest: int = 600) -> str:
    """Plain words on one line."""
    broken = _CALLS.sub(_broken, _line(text, longest))
    return "".join("\\" + one if one in _MARKUP else one for one in broken)


def _broken(call: re.Match) -> str:
    """Six letters of a hash name no commit."""
    if hash := call["hash"]:
        return BREAK.join(hash[at : at + 6] for at in range(0, len(hash), 6))
    return call[0] + BREAK


def code(text: str, longest: int = 200) -> str:
    """A name or a path, letter by letter, on one line."""
    return "`" + (_line(text, longest).replace("`", "ˋ").replace("|", "¦") or " ") + "`"


def block(text: str, language: str = "text", longest: int = 4000) -> str:
    """Lines as they are, in a fence that nothing in them can close."""
    lines = "\n".join(_printable(line).rstrip() for line in text[:longest].split("\n")).strip("\n")
    fence = "`" * max([3, *(len(run) + 1 for run in _TICKS.findall(lines))])
    return f"{fence}{language}\n{lines}\n{fence}"


def _line(text: str, longest: int) -> str:
    text = " ".join(text.split())
    return _printable(text[:longest] + ("…" if len(text) > longest else ""))


def _printable(text: str) -> str:
    """Control and direction characters as codes; not more than three marks on a letter."""
    text = _MARKS.sub(r"\1", text)
    return "".join(one if one.isprintable() else f"‹U+{ord(one):04X}›" for one in text)
