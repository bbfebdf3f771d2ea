"""What the YAML readers share: the few scalars that get a type, and the limits."""

import re

DEPTH = 20
NODES = 20_000
DECISION_NODES = 400_000  # a decision may carry some thousands of rows

_CONSTANTS = dict.fromkeys(("", "~", "null", "Null", "NULL"))
_CONSTANTS |= dict.fromkeys(("true", "True", "TRUE"), True)
_CONSTANTS |= dict.fromkeys(("false", "False", "FALSE"), False)
_integer = re.compile(r"0|-?[1-9][0-9]{0,17}").fullmatch


def typed(text: str) -> object:
    """A plain scalar as null, true, false or int; everything else (00123, 50.000, no, 12:30) stays text."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] in "-0123456789" and _integer(text):
        return int(text)
    return text
