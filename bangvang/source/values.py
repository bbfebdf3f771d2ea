"""YAML text -> values, by the quick reader where it is sure of them; places only when someone asks for them.

Nearly every file is sound, has only the few forms that `plain` knows, and nobody asks where its values stand. `survey`
reads all of YAML with every place, and explains; it is loaded, with a parser, when a text needs it.
"""

from bangvang.problems import Problem
from bangvang.source import plain
from bangvang.source.marks import Marks
from bangvang.source.scalars import NODES


def read_values(text: str, path: str = "", first_line: int = 1, limit: int = NODES) -> tuple[object, list[Problem]]:
    """The values of a YAML text and what is wrong with it; None when too little could be understood.

    The text has `\\n` line ends only, as `decode` gives it. `limit` is the number of values allowed, keys included.
    """
    values = plain.read(text, limit)
    if values is not plain.UNSURE:
        return values, []
    from bangvang.source.survey import survey

    found = survey(text, path, first_line, limit)
    return (found.values if found.usable else None), found.problems


def marks(text: str, first_line: int = 1, limit: int = NODES) -> Marks:
    """The place of every key and value of a YAML text; of what comes before the mistake in a broken one."""
    from bangvang.source.survey import survey

    return survey(text, "", first_line, limit).marks
