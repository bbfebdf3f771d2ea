"""Scripts, requests and broken frames that strangers have put into text: the cases of tests/xss.txt, one a line.

Written as Python writes them: \\n, \\t, \\x00 and \\u202e stand for the characters. From the ecosystem notes'
corpus, the mutation attacks that sanitisers have fallen to, and our own for this frame's slots, templates and ids.
"""

import re
from pathlib import Path

_ESCAPE = re.compile(r"\\\\|\\n|\\t|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}")
_SHORT = {"\\\\": "\\", "\\n": "\n", "\\t": "\t"}


def _plain(escape: re.Match) -> str:
    return _SHORT.get(escape[0]) or chr(int(escape[0][2:], 16))


ATTACKS = [
    _ESCAPE.sub(_plain, line) for line in (Path(__file__).parents[1] / "xss.txt").read_text("utf-8").split("\n") if line
]
