"""Ordinals as people write them: “lần thứ II”, “lần thứ hai” and “lần thứ 2” are the same.

Only after words that number things: elsewhere “vi”, “năm” or “ba” are words like any other.
"""

from collections.abc import Iterator

from bangvang.outputs.search.text import Word, words

NUMBERING = frozenset("thu lan cap khoa ki hang dot qui giai".split())
"""Keys of words that an ordinal follows: thứ, lần, cấp, khóa, kỳ, hạng, đợt, quý, giải."""
WRITTEN = (
    ("1", "I", "một", "nhất"),
    ("2", "II", "hai", "nhì"),
    ("3", "III", "ba"),
    ("4", "IV", "bốn", "tư"),
    ("5", "V", "năm"),
    ("6", "VI", "sáu"),
    ("7", "VII", "bảy"),
    ("8", "VIII", "tám"),
    ("9", "IX", "chín"),
    ("10", "X", "mười"),
    ("11", "XI"),
    ("12", "XII"),
    ("13", "XIII"),
    ("14", "XIV"),
    ("15", "XV"),
)
_FORMS = {
    words(form)[0].spelling: [words(other)[0] for other in forms if other != form]
    for forms in WRITTEN
    for form in forms
}


def written_otherwise(run: list[Word]) -> Iterator[list[Word]]:
    """The run again for each other way to write an ordinal in it."""
    for at in range(1, len(run)):
        if run[at - 1].key in NUMBERING:
            for other in _FORMS.get(run[at].spelling, ()):
                yield [*run[:at], other, *run[at + 1 :]]
