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
QUERIES = {
    "long": "nguyễn " * 1500,
    "one long word": "a" * 10_000,
    "emoji": "🇻🇳👩‍🌾🏅",
    "punctuation": "…!?—“”.,;:/\\|",
    "pattern": "(a+)+$ [^]{1,9} .* \\u{1F600}",
    "markup": "<img src=x onerror=alert(1)><script>alert(2)</script>\"'><b>đậm</b>",
    "right to left": "\u202egnảV\u202c \u200fأبطال\u2067",
    "control": "a\x00b\x07",
}
"""What nobody searches for in earnest, by what is odd about it."""
