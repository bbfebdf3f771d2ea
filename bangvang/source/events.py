"""What the YAML readers share: libyaml's parser, the few scalars that get a type, and the limits.

Only *events* are read from the parser. Composing or loading recurses in C, so a file of 100,000 brackets
would end the process; events are a flat stream that can be stopped at any point.
"""

import re

import yaml

# Where PyYAML came without libyaml, its Python parser gives the same events some twenty times slower.
Parser = yaml.cyaml.CParser if yaml.__with_libyaml__ else yaml.SafeLoader

# Its Python parser also lets these two out, for bad escapes and version numbers.
PARSER_ERRORS = (yaml.YAMLError, ValueError, OverflowError)

DEPTH = 20
NODES = 20_000
DECISION_NODES = 400_000  # a decision may carry some thousands of rows

UNSURE = object()
"""What a quick reader answers when the text is one for the next, more careful one."""

CONSTANTS = dict.fromkeys(("", "~", "null", "Null", "NULL"))
CONSTANTS |= dict.fromkeys(("true", "True", "TRUE"), True)
CONSTANTS |= dict.fromkeys(("false", "False", "FALSE"), False)
_integer = re.compile(r"0|-?[1-9][0-9]{0,17}").fullmatch

# `: x` has an empty key; `<<` merges mappings in YAML 1.1. Neither is a field of any record.
REFUSED_KEYS = frozenset(("", "<<"))

# Line ends that YAML 1.1 knows and no editor counts, and the invisible mark that Word leaves in the middle.
ODD_BREAKS = ("\x85", "\u2028", "\u2029", "\ufeff")
unprintable = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def typed(text: str) -> object:
    """A plain scalar as null, true, false or int; everything else (00123, 50.000, no, 12:30) stays text."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    if text[0] in "-0123456789" and _integer(text):
        return int(text)
    return text
