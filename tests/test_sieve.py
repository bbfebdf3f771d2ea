"""The sieve: what a pattern finds, the sieve lets through, whatever stands around it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bangvang import stories, telling
from bangvang.guard import patterns
from bangvang.rules import sensitive
from bangvang.sieve import sieve

LETTERS = some.characters(codec="utf-8")
GUARDED = [pattern for _, pattern, _ in patterns._ORDER]
SENSITIVE = list(sensitive.WORDS.values())


@pytest.mark.parametrize("pattern", [*GUARDED, patterns._REFERENCE, patterns._SPLIT, *SENSITIVE], ids=str)
def test_nothing_is_missed(pattern):
    loose = re.compile(re.sub(r"\(\?<?[=!][^()]*\)", "", pattern.pattern), pattern.flags)

    @settings(max_examples=50)
    @given(some.from_regex(loose, alphabet=LETTERS), some.text(LETTERS, max_size=9), some.text(LETTERS, max_size=9))
    def check(text, before, after):
        whole = before + text + after
        assert not pattern.search(whole) or lets_through(whole.encode())

    lets_through = sieve(pattern)
    check()


@pytest.mark.parametrize("pattern", SENSITIVE, ids=str)
def test_nothing_is_missed_across_tags(pattern):
    @settings(max_examples=50)
    @given(some.from_regex(pattern, alphabet=LETTERS), some.lists(some.sampled_from([" ", "<em>", "</p>"]), min_size=1))
    def check(text, gaps):
        html = "".join(letter if letter != " " else gaps[at % len(gaps)] for at, letter in enumerate(text))
        assert not pattern.search(stories.untagged(html, " ")) or lets_through(html.encode())

    lets_through = sieve(telling.across_tags(pattern))
    check()


def test_one_pass_for_all():
    lets_through = sieve(re.compile(r"(?<!\d)\d{3}(?!\d)"), re.compile("tày", re.IGNORECASE))
    assert lets_through(b"so 123.")
    assert lets_through("người TÀY".encode())
    assert lets_through("số ١٢٣".encode())
    assert not lets_through("người Kinh, 12 tuổi".encode())
    assert not lets_through(b"\xff\xfe")
