"""One quick pass that tells that none of many patterns can match.

`re` tries a pattern at every letter of a text; RE2 walks a text once for all patterns together, at some hundred million
bytes a second, but knows no lookaround. A sieve is made from the exact patterns themselves, each widened to what RE2
reads: it never misses what one of them would find, and the little it lets through too much is for `re` to refuse.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

import re2

_LOOKAROUND = re.compile(r"\(\?<?[=!][^()]*\)")
_TOKEN = re.compile(r"\\x[0-9a-f]{2}|\\.|.", re.DOTALL)
_LONG = re.compile(r"\{0,(?:6[3-9]|[7-9]\d|\d{3,})\}")
"""Repeats that RE2 would write out, as often as they may be: without an end they are one state."""
_WIDER = {r"\d": r"\p{Nd}", r"\w": r"\pL\pN\pM_", r"\s": r"\s\x0b\x1c-\x1f\x85\pZ"}
"""What `re` means of all letters, where RE2 thinks of ASCII alone (https://github.com/google/re2/wiki/Syntax)."""
_MEMORY = 64 << 20
"""Bytes of states RE2 may keep before it begins anew; they are made as texts ask for them, and most never are."""


def sieve(*patterns: re.Pattern[str]) -> Callable[[bytes], bool]:
    """A test of UTF-8 text: false when no pattern can match in it.

    A lookaround must hold no brackets of its own, and the patterns no flag but IGNORECASE.
    """

    @cache
    def search() -> Callable[[bytes], object]:
        """Compiled when first asked: that takes a while, and most commands never ask."""
        options = re2.Options()
        options.max_mem = _MEMORY
        options.log_errors = False
        return re2.compile("|".join(map(_widened, patterns)).encode(), options).search

    return lambda text: search()(text) is not None


def _widened(pattern: re.Pattern[str]) -> str:
    """The pattern without what it asks of its surroundings, its classes written out."""
    wide = "".join(_tokens(_LONG.sub("*", _LOOKAROUND.sub("", pattern.pattern))))
    return f"(?i:{wide})" if pattern.flags & re.IGNORECASE else f"(?:{wide})"


def _tokens(pattern: str) -> Iterator[str]:
    in_class = False
    for token in _TOKEN.findall(pattern):
        if token in _WIDER:
            yield _WIDER[token] if in_class else f"[{_WIDER[token]}]"
        elif token != r"\b":
            yield token
        in_class = token == "[" or (in_class and token != "]")
