"""YAML text -> values, by the quickest reader that is sure of them; places only when someone asks for them.

Nearly every file is sound, and nobody asks where a sound value stands. So two readers build values and nothing else:
`plain` knows the few forms that nearly every line has, the other one reads libyaml's events. Each gives up at the first
thing that it is not made for; the careful reader in `survey` then reads the text with every place, and explains.
"""

from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from bangvang.problems import Problem
from bangvang.source import plain
from bangvang.source.events import (
    CONSTANTS,
    DEPTH,
    NODES,
    ODD_BREAKS,
    PARSER_ERRORS,
    REFUSED_KEYS,
    UNSURE,
    Parser,
    typed,
    unprintable,
)
from bangvang.source.marks import Marks
from bangvang.source.survey import survey

_IGNORED = frozenset((StreamStartEvent, DocumentEndEvent))


def read_values(text: str, path: str = "", first_line: int = 1, limit: int = NODES) -> tuple[object, list[Problem]]:
    """The values of a YAML text and what is wrong with it; None when too little could be understood.

    The text has `\\n` line ends only, as `decode` gives it. `limit` is the number of values allowed, keys included.
    """
    for quick in (plain.read, _quick):
        values = quick(text, limit)
        if values is not UNSURE:
            return values, []
    found = survey(text, path, first_line, limit)
    return (found.values if found.usable else None), found.problems


def marks(text: str, first_line: int = 1, limit: int = NODES) -> Marks:
    """The place of every key and value of a YAML text; of what comes before the mistake in a broken one."""
    return survey(text, "", first_line, limit).marks


def _quick(text: str, limit: int) -> object:
    """The values of a sound text, or UNSURE as soon as anything calls for the careful reader.

    A collection being read is one flat list, a mapping's as key, value, key, value, which spares the loop asking which
    one each scalar is.
    """
    if any(odd in text for odd in ODD_BREAKS):
        return UNSURE
    items, in_mapping, outer = [], False, []
    try:
        next_event = Parser(text).get_event
        for _ in range(limit):  # events are at least as many as values, so this never lets too many pass
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    return UNSURE
                value, style = event.value, event.style
                if not style:
                    # only a value is typed, a key never; few scalars can be anything but text
                    if (value in CONSTANTS or value[0] in "-0123456789") and (not in_mapping or len(items) & 1):
                        value = typed(value)
                elif style == '"' and unprintable.search(value):  # escapes such as \0 write anything
                    return UNSURE
                items.append(value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None or len(outer) >= DEPTH:
                    return UNSURE
                if in_mapping and not len(items) & 1:  # a collection as a key
                    return UNSURE
                outer.append((items, in_mapping))
                items, in_mapping = [], kind is MappingStartEvent
            elif kind is MappingEndEvent:
                mapping = dict(zip(items[::2], items[1::2], strict=True))
                if len(mapping) * 2 != len(items) or not REFUSED_KEYS.isdisjoint(mapping):
                    return UNSURE
                items, in_mapping = outer.pop()
                items.append(mapping)
            elif kind is SequenceEndEvent:
                sequence = items
                items, in_mapping = outer.pop()
                items.append(sequence)
            elif kind is StreamEndEvent:
                return items[0] if items else None
            elif kind is DocumentStartEvent:
                if items or event.version or event.tags:
                    return UNSURE
            elif kind not in _IGNORED:  # an alias
                return UNSURE
    except PARSER_ERRORS:
        pass
    return UNSURE
