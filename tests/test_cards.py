"""Share cards: what they look like was judged by eye; here: nothing clipped, nothing missing, nothing drawn twice."""

import io
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from bangvang import cards
from bangvang.cards import lettering
from bangvang.cards.ground import ground
from bangvang.page import Card

NAMES = (
    "Nguyễn Thị Chiên",
    "Đinh Núp",
    "Tiểu đội 4, Đại đội 552, Tổng đội 55 Thanh niên xung phong Hà Tĩnh",
    "ẲỖỬỴ ĐẶNG THỊ ÁNH TUYẾT ẴỄỮỸ PHẬM QUỘC HƯỢNG ỘNG",
    "Danh hiệu “Người tốt, việc tốt”",
    "Nâng cao chất lượng công tác thi đua, khen thưởng và nhân rộng điển hình tiên tiến ngành Công Thương" * 3,
    "W" * 300,
    "Y",
)
LETTERS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
VIETNAMESE = [
    *(
        unicodedata.normalize("NFC", letter + tone)
        for letter in LETTERS
        for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")
    ),
    *"đĐ",
]


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def ink(card: Card) -> tuple[int, int, int, int]:
    """The box around everything that is drawn to the right of the band."""
    drawn = opened(cards.draw(card)).convert("L")
    plain = ground(bool(card.monogram)).convert("L")
    difference = ImageChops.difference(drawn, plain).point(lambda value: 255 * (value > 60))
    return difference.crop((cards.BAND + 20, 0, *cards.CARD_SIZE)).getbbox()


@pytest.mark.parametrize("title", NAMES)
def test_everything_stands_inside_the_frame(title):
    left, top, right, bottom = ink(Card(title[:60], title, (title, title, title, title), "NT"))
    assert left + cards.BAND + 20 >= cards.LEFT - 4
    assert right + cards.BAND + 20 <= cards.RIGHT + 4
    assert top >= cards.TOP - 4 and bottom <= cards.BOTTOM + 4


@pytest.mark.parametrize("title", NAMES)
def test_a_card_is_a_small_plain_jpeg(title):
    data = cards.draw(Card("Gương điển hình", title, ("Trung đội trưởng du kích", "1930 – 2016"), "NC"))
    picture = opened(data)
    assert (picture.format, picture.size, picture.mode) == ("JPEG", (1200, 630), "RGB")
    assert picture.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert len(data) < 64 * 1024


def test_the_same_card_gives_the_same_bytes():
    card = Card("Gương điển hình", NAMES[0], ("1930 – 2016",), "NC")
    assert cards.draw(card) == cards.draw(card)
    assert cards.fingerprint(card) == cards.fingerprint(Card("Gương điển hình", NAMES[0], ("1930 – 2016",), "NC"))
    others = [Card("x", NAMES[0]), Card("", NAMES[0], ("x",)), Card("", NAMES[0], (), "x"), Card("", "x", (NAMES[0],))]
    assert len({cards.fingerprint(one) for one in (card, *others)}) == 5


def test_another_design_is_another_fingerprint(monkeypatch):
    card = Card("", NAMES[0])
    before = cards.fingerprint(card)
    monkeypatch.setattr(cards, "DESIGN", cards.DESIGN + 1)
    assert cards.fingerprint(card) != before


def test_a_drawing_does_not_touch_the_ground():
    before = ground(False).tobytes()
    cards.draw(Card("a", "b", ("c",)))
    assert ground(False).tobytes() == before


def test_every_vietnamese_letter_is_drawn_in_every_face():
    for face in ("Regular", "SemiBold", "Bold"):
        letters = lettering.font(face, 40)
        lacking = bytes(letters.getmask("\U0010ffff"))
        assert [char for char in VIETNAMESE if bytes(letters.getmask(char)) == lacking] == []
    assert lettering.legible("".join(VIETNAMESE)) == "".join(VIETNAMESE)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        (unicodedata.normalize("NFD", "Nguyễn Thị Chiên"), "Nguyễn Thị Chiên"),
        ("Nhóm α và Ω", "Nhóm alpha và omega"),
        ("ﬁn ① ½ №\u00a05", "fin 1 ½ No 5"),
        ("a\u200bb\u202ec\x00d 漢 🙂", "abcd"),
        ("“Người tốt, việc tốt” – 50.000 ₫…", "“Người tốt, việc tốt” – 50.000 ₫…"),
        ("漢字", ""),
    ],
)
def test_what_the_font_lacks_is_replaced_or_left_out(text, drawn):
    assert lettering.legible(text) == drawn


def test_a_card_of_nothing_that_can_be_drawn_still_has_a_title():
    assert ink(Card("漢", "漢字", ("",))) is not None


@settings(max_examples=40)
@given(st.text(max_size=200), st.text(max_size=500), st.lists(st.text(max_size=200), max_size=5), st.text(max_size=5))
def test_no_text_breaks_a_card(kicker, title, lines, monogram):
    assert opened(cards.draw(Card(kicker, title, tuple(lines), monogram))).size == cards.CARD_SIZE


WORDS = st.lists(
    st.sampled_from(["Nguyễn", "ẲỖỬỴ", "ỢNG", "Thị", "a", "W" * 60, "xung", "phong"]), min_size=1, max_size=40
)


@given(WORDS.map(" ".join), st.sampled_from([cards.KICKER, cards.TITLE, cards.FACT]))
def test_lines_fit_and_never_touch(text, style):
    width = cards.RIGHT - cards.LEFT
    block = lettering.fit(text, style, width, 400)
    letters = lettering.font(style.face, block.size)
    assert 1 <= len(block.lines) <= max(style.most, style.at_worst)
    assert all(letters.getlength(line) <= width for line in block.lines)
    assert "…" in block.lines[-1] or "".join(block.lines).replace(" ", "") == text.replace(" ", "")
    boxes = [letters.getbbox(line, anchor="ls") for line in block.lines]
    for (above, below), (upper, lower) in zip(pairwise(boxes), pairwise(block.baselines), strict=True):
        assert upper + above[3] < lower + below[1]
        assert lower - upper >= round(1.3 * block.size)
    assert block.baselines[0] + boxes[0][1] >= 0 and block.baselines[-1] + boxes[-1][3] <= block.height


def test_a_name_stands_on_one_line_when_that_costs_little():
    fit = lettering.fit("Nguyễn Thị Chiên", cards.TITLE, 760, 400)
    assert (fit.lines, fit.size) == (("Nguyễn Thị Chiên",), 80)
    assert len(lettering.fit("Tổng đội 55 Thanh niên xung phong Hà Tĩnh", cards.TITLE, 760, 400).lines) == 2


def test_a_card_is_drawn_once(tmp_path, monkeypatch):
    asked = [("a", Card("", "Một")), ("b", Card("", "Hai")), ("c", Card("", "Một"))]
    first = dict(cards.drawn(asked, tmp_path))
    assert first["a"] == first["c"] == cards.draw(Card("", "Một")) != first["b"]
    assert len(list(tmp_path.rglob("*.jpg"))) == 2
    monkeypatch.setattr(cards, "draw", None)
    assert dict(cards.drawn(asked, tmp_path)) == first


@pytest.mark.parametrize("spoil", [lambda data: b"", lambda data: data[:-100], lambda data: b"<html></html>"])
def test_a_spoilt_cache_is_mended(spoil, tmp_path):
    asked = [("a", Card("", "Một"))]
    first = dict(cards.drawn(asked, tmp_path))
    (file,) = tmp_path.rglob("*.jpg")
    file.write_bytes(spoil(file.read_bytes()))
    assert dict(cards.drawn(asked, tmp_path)) == first
    assert file.read_bytes() == first["a"]
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == [file]
