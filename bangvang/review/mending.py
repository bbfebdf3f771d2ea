"""Lines that can be mended for certain: the clerk offers them ready to be taken."""

import re

from bangvang import vietnamese
from bangvang.guard import patterns
from bangvang.problems import Problem

LONGEST = 1000
_MEANT = re.compile(r"Ý bạn là (?:“([^”]+)”|(\[\^[^\]]+\]))[^?]{0,80}\?")
_WRONG = re.compile(r"“([^”]+)”")
_COLONS = re.compile(r"(?P<key>\s*(?:- )?[a-z_]+: +)(?P<value>[^\W_][^\"\\#]*: [^\"\\#]*)")
"""A key, and a value that begins with a letter or a digit and holds a colon: words that want quotation marks."""


def mended(problem: Problem, lines: list[str]) -> str:
    """The whole line as it should read, or nothing when that is not sure.

    Sure are characters that only look right (all of a line at once), a word that is one slip away from a known one, and
    quotation marks about words with a colon.
    """
    line = lines[problem.at.line - 1] if 0 < problem.at.line <= len(lines) else ""
    if not line.strip() or len(line) > LONGEST or any(patterns.found(line.encode())):
        return ""
    clean = vietnamese.clean(line)
    if clean != line:
        return clean
    if problem.rule == "syntax-error" and (colons := _COLONS.fullmatch(line)):
        return f'{colons["key"]}"{colons["value"].rstrip()}"'
    meant, wrong = _MEANT.search(problem.fix), _WRONG.search(problem.message)
    if not meant or not wrong:
        return ""
    old, new = (f"[^{wrong[1]}]", meant[2]) if meant[2] else (wrong[1], meant[1])
    return line.replace(old, new) if line.count(old) == 1 else ""
