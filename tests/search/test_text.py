"""One way to read text on both sides: what the index does and what the browser does to a query are the same."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang.outputs.search.text import fnv, keys, told_keys, whole_key, words

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS["words"], ids=lambda vector: vector["text"][:30])
def test_words(vector):
    assert [[word.key, word.spelling] for word in words(vector["text"])] == vector["words"]


def test_hashes():
    assert {text: fnv(text) for text in VECTORS["hashes"]} == VECTORS["hashes"]


def test_the_browser_reads_the_same(real):
    got = real.page.evaluate(
        """async ({ words: vectors, hashes }) => {
            const { words, fnv } = await import("./assets/search/text.js");
            return {
                words: vectors.map(({ text }) => words(text).map(({ key, spelling }) => [key, spelling])),
                hashes: Object.fromEntries(Object.keys(hashes).map((text) => [text, fnv(text)])),
            };
        }""",
        VECTORS,
    )
    assert got["hashes"] == VECTORS["hashes"]
    wrong = [
        (vector["text"], own)
        for vector, own in zip(VECTORS["words"], got["words"], strict=True)
        if own != vector["words"]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa bình", "HOÀ  BÌNH"),
        ("chiến sĩ", "chiến sỹ"),
        ("Đặng Văn Đạt", "dang van dat"),
        ("người tốt, việc tốt", "nguoi tot - viec tot"),
        ("198/KH-UBND", "198 kh ubnd"),
        ("06/2022/QH15", "6 2022 qh15"),
        ("Lương Định Của", "Lương Đình Của"),
    ],
)
def test_what_matches(one, other):
    assert whole_key(one) == whole_key(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("hòa", "hoà", True), ("thúy", "thuý", True), ("Hưng", "Hùng", False), ("sĩ", "sỹ", False), ("đạt", "dạt", False)],
)
def test_what_ranks(one, other, same):
    assert (words(one)[0].spelling == words(other)[0].spelling) is same


def test_final_y_after_a_vowel_stays():
    assert keys("thúy huy duy say") == ["thuy", "huy", "duy", "say"]


def test_stories_keep_years_and_small_numbers():
    assert told_keys("Năm 1952, 10 cô gái, 9.900 ngày, 12500 đồng") == "nam 1952 10 co gai 9 ngay dong".split()


@given(st.text(max_size=200))
def test_any_text_has_plain_words(text):
    for word in words(text):
        assert word.key
        assert word.key == word.key.lower()
        assert " " not in word.key + word.spelling
        assert fnv(word.key) < 2**32
