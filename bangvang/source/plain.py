"""The YAML that nearly every file is made of, read line by line; UNSURE at the first thing that is not.

A parser of all of YAML asks of every character what it may begin. Here a line is one match of one pattern, which takes
only what has a single meaning: mappings and lists by indentation, values on the line of their key, flow lists of plain
words, a folded block without empty lines, comments on lines of their own.
"""

import re

from bangvang.source.scalars import DEPTH, typed

UNSURE = object()
"""The answer for a text that is for the careful reader."""

_LEFT = DEPTH - 5  # what begins in columns up to here is in fewer than DEPTH collections: each begins deeper
_FIRST = r"[^\ \n\-?:,\[\]{}\#&*!|>'\"%@`]"  # no indicator (YAML 1.1, 5.3)
_WORD = rf"\ *{_FIRST}[^\n,:?\#\[\]{{}}]*"
_lines = re.compile(
    rf"""^(\ {{0,{_LEFT}}}) (-\ {{1,2}})? (?:([a-z][a-z0-9_-]{{0,99}}):(?:\ +|$))?
    (?: ({_FIRST} [^:\#\n]*+ (?: (?::(?=[^\ \n]) | (?<!\ )\#) [^:\#\n]*+ )*+ (?<!\ ))  # without “: ” and “ #”
    | ("[^"\\\n]*" | '[^'\n]*')
    | (\[ (?: {_WORD} (?:,{_WORD})* )? \])
    | >-\n(\1\ +)(\S.*(?:\n\7\S.*)*+) (?!\n\ *(?:[\#\n]|\7\ ))  # nothing follows that might be more of it
    | (?:(?<!\S)\#.*)?
    )$
    | (.+)""",
    re.MULTILINE | re.VERBOSE,
).findall


def read(text: str, limit: int) -> object:
    """The values of a text, of which `limit` are allowed, as libyaml would give them; or UNSURE."""
    if len(text) >= limit or not text.replace("\n", "").isprintable():  # every value takes at least a character
        return UNSURE
    top = {"": None}
    held, column, outer = top, -1, []  # the collection being filled, the column its lines begin in, those around it
    below = ""  # the key that a deeper line begins a collection for; None when the line before said its value
    for indent, dash, key, plain, quoted, words, margin, folded, odd in _lines(text):
        if not key and not dash:
            if plain or quoted or words or folded or odd:
                return UNSURE
            continue
        at = len(indent)
        if at > column and below is not None:
            outer.append((held, column))
            held[below] = inner = [] if dash else {}
            held, column = inner, at
        while at < column:
            held, column = outer.pop()
        if at != column or held.__class__ is not (list if dash else dict):
            return UNSURE
        below = None
        if plain:
            value = typed(plain)
        elif quoted:
            value = quoted[1:-1]
        elif words:
            value = [typed(word.strip()) for word in words[1:-1].split(",")] if words != "[]" else []
        elif folded:
            value = folded.replace("\n" + margin, " ")
        elif key:
            value, below = None, key
        else:
            return UNSURE
        if not key:
            held.append(value)
            continue
        if dash:
            outer.append((held, column))
            inner = {}
            held.append(inner)
            held, column = inner, at + len(dash)
            if folded and len(margin) <= column:
                return UNSURE
        elif key in held:
            return UNSURE
        held[key] = value
    return top[""]
