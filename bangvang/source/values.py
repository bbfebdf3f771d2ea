"""YAML text -> values, as fast as libyaml's events allow; places only when someone asks for them.

Nearly every file is sound, and nobody asks where a sound value stands. So the quick reader builds values
and nothing else, and gives up at the first thing that is not plain; the careful reader in `survey` then
reads the text again with every place, and is the one that explains.
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
from bangvang.source.events import (
    CONSTANTS,
    DEPTH,
    NODES,
    ODD_BREAKS,
    PARSER_ERRORS,
    REFUSED_KEYS,
    Parser,
    typed,
    unprintable,
)
from bangvang.source.marks import Marks
from bangvang.source.survey import survey

_IGNORED = frozenset((StreamStartEvent, DocumentEndEvent))
_UNSURE = object()


def read_values(text: str, path: str = "", first_line: int = 1, limit: int = NODES) -> tuple[object, list[Problem]]:
    """The values of a YAML text and what is wrong with it; None when too little could be understood.

    The text has `\\n` line ends only, as `decode` gives it. `limit` is the number of values allowed, keys included.
    """
    values = _quick(text, limit)
    if values is not _UNSURE:
        return values, []
    found = survey(text, path, first_line, limit)
    return (found.values if found.usable else None), found.problems


def marks(text: str, first_line: int = 1, limit: int = NODES) -> Marks:
    """The place of every key and value of a YAML text; of what comes before the mistake in a broken one."""
    return survey(text, "", first_line, limit).marks


def _quick(text: str, limit: int) -> object:
    """The values of a sound text, or _UNSURE as soon as anything calls for the careful reader.

    A collection being read is one flat list, a mapping's as key, value, key, value: the loop is the hot path
    of a build (most of a second for 10,000 records) and this spares it asking which one each scalar is.
    """
    if any(odd in text for odd in ODD_BREAKS):
        return _UNSURE
    items, in_mapping, outer = [], False, []
    try:
        next_event = Parser(text).get_event
        for _ in range(limit):  # events are at least as many as values, so this never lets too many pass
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    return _UNSURE
                value, style = event.value, event.style
                if not style:
                    # only a value is typed, a key never; few scalars can be anything but text
                    if (value in CONSTANTS or value[0] in "-0123456789") and (not in_mapping or len(items) & 1):
                        value = typed(value)
                elif style == '"' and unprintable.search(value):  # escapes such as \0 write anything
                    return _UNSURE
                items.append(value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None or len(outer) >= DEPTH:
                    return _UNSURE
                if in_mapping and not len(items) & 1:  # a collection as a key
                    return _UNSURE
                outer.append((items, in_mapping))
                items, in_mapping = [], kind is MappingStartEvent
            elif kind is MappingEndEvent:
                mapping = dict(zip(items[::2], items[1::2], strict=True))
                if len(mapping) * 2 != len(items) or not REFUSED_KEYS.isdisjoint(mapping):
                    return _UNSURE
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
                    return _UNSURE
            elif kind not in _IGNORED:  # an alias
                return _UNSURE
    except PARSER_ERRORS:
        pass
    return _UNSURE
