"""Vietnamese text: what is mended, what is equal, what comes first."""

import random
import time
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang import vietnamese
from bangvang.vietnamese import (
    BlemishKind,
    blemishes,
    clean,
    count_words,
    first_of,
    fold,
    fold_yi,
    initial,
    initial_of_title,
    listed,
    name_key,
    near,
    number,
    padded,
    signature,
    slugify,
    syllable_key,
    title_key,
)

PLAIN = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯáàảãạắằẳẵặấệộợựỳýỷỹỵ0129 .,-–\n"
STRANGE = "ÐðƉǎǍ\u00a0\u200b\ufeff\u00ad\u202e\u0007\u2028\u0300\u0301\u0309\u030c\u0306"
words = st.text(alphabet=PLAIN + STRANGE, max_size=40)
SYLLABLES = ["Nguyễn", "Đặng", "Hòa", "Hoà", "hoà", "Thúy", "Thuý", "An", "Ân", "Ẩn", "Y", "Niê", "Núp"]
names = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("Nguyễn Đức Hoàng", "Nguyễn Đức Hoàng"),
        ("QÐND Ðại hội, ðảng, Ɖào", "QĐND Đại hội, đảng, Đào"),
        ("Nguyễn Vǎn Ǎn", "Nguyễn Văn Ăn"),
        ("năm\u00a02021\u2009\u3000x", "năm 2021  x"),
        ("\ufeffthi\u200b đua\u00ad", "thi đua"),
        ("a\u200b\u0301", "á"),
        ("ǎ\u0301", "ắ"),
        ("dòng một\r\n\tdòng hai\n", "dòng một\r\n\tdòng hai\n"),
        ("một\u2028hai\u000bba", "một hai ba"),
        ("\u202eđảo\u202c \u0007", "đảo "),
    ],
)
def test_clean(written, mended):
    assert clean(written) == mended


def test_clean_composes_separate_marks():
    assert clean(unicodedata.normalize("NFD", "Nguyễn Đức Hoàng")) == "Nguyễn Đức Hoàng"


@given(words)
def test_clean_leaves_nothing_to_mend(text):
    assert clean(clean(text)) == clean(text)
    assert blemishes(clean(text)) == []


@given(words)
def test_blemishes_are_what_clean_changes(text):
    mended, end = "", 0
    for blemish in blemishes(text):
        assert text.startswith(blemish.found, blemish.offset)
        mended += text[end : blemish.offset] + blemish.mended
        end = blemish.offset + len(blemish.found)
    assert clean(mended + text[end:]) == clean(text)


def test_blemishes_tell_place_kind_and_mending():
    found = blemishes("Ðạt\u00a0x\u200b\u202e\u0000" + unicodedata.normalize("NFD", "ệ") + "\n")
    assert [(one.offset, one.kind.value, one.mended) for one in found] == [
        (0, "homoglyph", "Đ"),
        (3, "nbsp", " "),
        (5, "zero-width", ""),
        (6, "bidi", ""),
        (7, "control", ""),
        (8, "nfd", "ệ"),
    ]


def test_every_kind_of_blemish_has_a_label():
    assert all(kind.label for kind in BlemishKind)


def test_ordinary_letters_are_clean_beside_each_other():
    letters = [letter for letter in map(chr, range(0x2100)) if vietnamese._ordinary(letter)]
    assert set(PLAIN) < set(letters)
    for letter in letters:
        suspect = vietnamese._SUSPECT.fullmatch(letter)
        assert suspect is None or suspect.lastgroup == "nfd"
        assert unicodedata.is_normalized("NFC", "".join(letter + other for other in letters))


def test_clean_text_costs_almost_nothing():
    text = ("Nguyễn Thị Chiên, du kích Tán Thuật, Kiến Xương.\n" * 90)[:4096]
    started = time.perf_counter()
    for _ in range(1000):
        clean(text)
        blemishes(text)
    assert time.perf_counter() - started < 0.5


def test_fold():
    assert fold("  ĐẶNG\u00a0 Văn\nĐạt ") == "dang van dat"
    assert fold("QÐND") == "qdnd"
    assert fold(unicodedata.normalize("NFD", "Hòa Bình")) == fold("hoà bình") == "hoa binh"


@given(words)
def test_fold_is_stable(text):
    assert fold(fold(text)) == fold(text)
    assert fold(clean(text)) == fold(text)
    assert fold_yi(fold_yi(text)) == fold_yi(text)


@pytest.mark.parametrize("pair", ["chiến sỹ/chiến sĩ", "kỹ/kĩ", "Mỹ/Mĩ", "lý luận/lí luận", "quý/quí"])
def test_y_and_i_agree(pair):
    one, other = pair.split("/")
    assert fold_yi(one) == fold_yi(other)


@pytest.mark.parametrize("pair", ["Thúy/thúi", "tay/tai", "hủy/hủi", "y/i", "Y Ngông/I Ngông"])
def test_y_and_i_differ(pair):
    one, other = pair.split("/")
    assert fold_yi(one) != fold_yi(other)


def test_slugify():
    assert slugify("Đặng Văn Đạt") == "dang-van-dat"
    assert slugify("  “Sóng Duyên Hải” – 1961! ") == "song-duyen-hai-1961"
    assert slugify("H'Hen Niê") == "h-hen-nie"
    assert slugify("Ω") == ""


@given(words)
def test_slug_is_ascii_kebab_case_and_stable(text):
    slug = slugify(text)
    assert slugify(slug) == slug
    assert not slug.startswith("-") and not slug.endswith("-") and "--" not in slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_letters_and_tones_follow_cldr():
    ordered = list("aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz")
    shuffled = random.Random(1).sample(ordered, len(ordered))
    assert sorted(shuffled, key=syllable_key) == ordered


def test_a_shorter_syllable_comes_first():
    assert sorted(["anh", "an", "ăn", "ang", "án"], key=syllable_key) == ["an", "án", "ang", "anh", "ăn"]


def test_people_are_ordered_by_given_name_then_family_then_middle():
    people = ["Trần Văn Dung", "Nguyễn Văn Đạt", "Lê Ân", "Nguyễn Thị Án", "Lê An", "Nguyễn An", "Nguyễn Văn An"]
    expected = ["Lê An", "Nguyễn An", "Nguyễn Văn An", "Nguyễn Thị Án", "Lê Ân", "Trần Văn Dung", "Nguyễn Văn Đạt"]
    assert sorted(people, key=name_key) == expected


def test_sort_name_is_taken_as_written():
    assert name_key("Y Ngông Niê Kđăm", "Ngông Y") == title_key("Ngông Y")
    assert initial("Y Ngông Niê Kđăm", "Ngông Y") == "N"
    assert initial("Y Ngông Niê Kđăm") == "K"


def test_tone_placement_and_case_do_not_count():
    assert name_key("Nguyễn Thị Hòa") == name_key("NGUYỄN THỊ HOÀ")
    assert signature("Thúy") == signature("thuý") == signature(unicodedata.normalize("NFD", "THÚY"))
    assert signature("Hòa") != signature("Hoa")
    assert signature("Đạt") == signature("Ðạt") != signature("Dạt")


@given(names, names)
def test_keys_are_comparable(one, other):
    first, second = name_key(" ".join(one)), name_key(" ".join(other))
    assert (first < second) + (first == second) + (first > second) == 1
    assert isinstance(first, tuple) and all(isinstance(part, tuple) for part in first)


@given(words, words)
def test_no_text_breaks_a_key(one, other):
    assert (title_key(one) < title_key(other)) in (True, False)
    assert len(initial(one)) == 1


def test_numbers_in_titles_compare_as_numbers():
    titles = ["Đại hội lần thứ 10", "Đại hội lần thứ 9", "Đại hội lần thứ 1.000", "Đại hội lần thứ hai"]
    assert sorted(titles, key=title_key) == [titles[1], titles[0], titles[2], titles[3]]
    assert title_key("ngày 5.2020") == title_key("ngày 5 2020")
    assert title_key("9" * 5000) and syllable_key("²") and syllable_key("9" * 5000)


def test_initial():
    assert [initial(name) for name in ("Lê Ẩn", "Nguyễn Văn Đạt", "Trần Thị Ưng", "Lê Ốc")] == ["Â", "Đ", "Ư", "Ô"]
    assert [initial_of_title(title) for title in ("Ắp đầy", "“Ba nhất”", "55 ngày", "Ω")] == ["Ă", "B", "#", "#"]
    assert initial("") == "#"


def test_letters_vietnamese_lacks_stand_with_their_base():
    assert initial_of_title("Ŏng") == "O"
    assert initial_of_title("Çetin") == "C"


def test_count_words():
    assert count_words(" Thi đua là\u00a0yêu  nước,\n– yêu nước ") == 8
    assert count_words("") == 0


def test_numbers():
    assert number(1234567.5) == number(Decimal("1234567.5")) == "1.234.567,5"
    assert [number(value) for value in (0, 999, 1000, 2.0, 0.25, -1500)] == ["0", "999", "1.000", "2", "0,25", "-1.500"]
    assert [padded(count) for count in (0, 3, 9, 10, 1234)] == ["0", "03", "09", "10", "1.234"]


def test_first_of():
    codes = [f"bv-{number}" for number in range(4)]
    assert first_of(codes, 4) == "bv-0, bv-1, bv-2 và bv-3"
    assert first_of(codes * 300, 2) == "bv-0, bv-1 và 1.198 bài khác"


def test_listed():
    assert [listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a và b", "a, b và c"]


def test_near():
    known = ["anh-hung-lao-dong", "chien-si-thi-dua-co-so", "lao-dong-tien-tien", "bang-khen"]
    assert near("anh-hung-lao-dog", known)[0] == "anh-hung-lao-dong"
    assert near("Tuyen Quang", ["Tuyên Quang", "Quảng Nam"]) == ["Tuyên Quang"]
    assert near("nmae", ["name", "date"]) == ["name"]
    assert near("bang-khen", known) == []
    assert near("hoàn toàn khác", known) == near("???", known) == near("", known) == []


def test_near_is_bounded():
    rng = random.Random(2)
    known = ["-".join(rng.choices(SYLLABLES, k=4)) + f"-{place}" for place in range(10_000)]
    near(known[7] + "x", known)  # fills the caches, as the first mistake of a build does
    started = time.perf_counter()
    assert known[5000] in near(known[5000] + "x", known)
    assert time.perf_counter() - started < 0.5
