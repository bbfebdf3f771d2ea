"""Partial dates: what is read, how it is written, what comes first; and working days."""

import pickle
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang.dates import (
    PartialDate,
    day_official,
    day_text,
    parse,
    parse_day,
    weekday,
    working_days_after,
    working_days_between,
)

days = st.dates(date(1800, 1, 1), date(2100, 12, 31))


@st.composite
def partial_dates(draw):
    """Any date `parse` can give."""
    chosen = draw(st.lists(days, min_size=1, max_size=3))
    texts = [draw(st.sampled_from([f"{day:%d/%m/%Y}", f"{day:%m/%Y}", f"{day:%Y}"])) for day in chosen]
    return parse(draw(st.sampled_from(["", "khoảng "])) + " hoặc ".join(texts))


@pytest.mark.parametrize(
    ("written", "short", "official", "iso"),
    [
        ("05/6/1912", "05/6/1912", "ngày 05 tháng 6 năm 1912", "1912-06-05"),
        ("5/6/1912", "05/6/1912", "ngày 05 tháng 6 năm 1912", "1912-06-05"),
        ("1930-06-01", "01/6/1930", "ngày 01 tháng 6 năm 1930", "1930-06-01"),
        ("14-5-2020", "14/5/2020", "ngày 14 tháng 5 năm 2020", "2020-05-14"),
        ("14.05.2020", "14/5/2020", "ngày 14 tháng 5 năm 2020", "2020-05-14"),
        ("22 / 2 / 2011", "22/02/2011", "ngày 22 tháng 02 năm 2011", "2011-02-22"),
        ("ngày 14 tháng 5 năm 2020", "14/5/2020", "ngày 14 tháng 5 năm 2020", "2020-05-14"),
        ("Thứ Hai, 01/03/2021", "01/3/2021", "ngày 01 tháng 3 năm 2021", "2021-03-01"),
        ("Chủ nhật, ngày 2/9/1945", "02/9/1945", "ngày 02 tháng 9 năm 1945", "1945-09-02"),
        ("12/1951", "12/1951", "tháng 12 năm 1951", "1951-12"),
        ("1967-01", "01/1967", "tháng 01 năm 1967", "1967-01"),
        ("Tháng 12 năm 1951", "12/1951", "tháng 12 năm 1951", "1951-12"),
        ("1990", "1990", "năm 1990", "1990"),
        ("năm 1990", "1990", "năm 1990", "1990"),
        ("khoảng 1888", "khoảng 1888", "khoảng năm 1888", "1888~"),
        ("Khoảng năm 1888", "khoảng 1888", "khoảng năm 1888", "1888~"),
        ("khoảng tháng 12/1951", "khoảng 12/1951", "khoảng tháng 12 năm 1951", "1951-12~"),
        ("1902 hoặc 1904", "1902 hoặc 1904", "năm 1902 hoặc năm 1904", "[1902,1904]"),
        ("1904 hoặc 1902", "1902 hoặc 1904", "năm 1902 hoặc năm 1904", "[1902,1904]"),
        ("khoảng 1902 hoặc 1904", "khoảng 1902 hoặc 1904", "khoảng năm 1902 hoặc năm 1904", "[1902~,1904~]"),
        ("1902 hoặc khoảng năm 1904", "khoảng 1902 hoặc 1904", "khoảng năm 1902 hoặc năm 1904", "[1902~,1904~]"),
        (
            "16/8/1920 hoặc 19/8/1920",
            "16/8/1920 hoặc 19/8/1920",
            "ngày 16 tháng 8 năm 1920 hoặc ngày 19 tháng 8 năm 1920",
            "[1920-08-16,1920-08-19]",
        ),
    ],
)
def test_what_is_read_and_how_it_is_written(written, short, official, iso):
    found = parse(written)
    assert (found.text(), found.official(), found.iso()) == (short, official, iso)
    assert parse(unicodedata.normalize("NFD", written)) == found


@given(partial_dates())
def test_every_way_of_writing_is_read_back(found):
    assert parse(found.text()) == parse(found.official()) == parse(found.iso()) == found


@given(partial_dates(), partial_dates())
def test_order_is_total_and_by_the_earliest_day(one, other):
    assert (one < other) + (one == other) + (other < one) == 1
    assert one.earliest() <= one.latest()
    if one.earliest() < other.earliest():
        assert one < other


@given(partial_dates())
def test_dates_pickle(found):
    assert pickle.loads(pickle.dumps(found)) == found
    assert hash(found) == hash(pickle.loads(pickle.dumps(found)))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("31/02/2020", "không có ngày 31/2/2020: tháng 2 có 29 ngày"),
        ("29/2/2021", "tháng 2 có 28 ngày"),
        ("12/13/2020", "không có tháng 13: tháng phải từ 1 đến 12"),
        ("0/5/2020", "không có ngày 0/5/2020"),
        ("0202", "năm 202 không hợp lệ"),
        ("1902 hoặc 31/4/1904", "tháng 4 có 30 ngày"),
    ],
)
def test_impossible_dates_are_refused_with_the_reason(written, said):
    with pytest.raises(ValueError, match=said) as caught:
        parse(written)
    assert f"“{written}”" in str(caught.value)


@pytest.mark.parametrize(
    "written", ["", "hôm qua", "12/9", "5/6/12", "2020/5/14", "1902 hoặc", "1/2-2020", "[1902", "x" * 9999]
)
def test_what_cannot_be_read_is_answered_with_what_can(written):
    with pytest.raises(ValueError, match="hãy viết như 05/6/1912") as caught:
        parse(written)
    assert len(str(caught.value)) < 200


@given(st.text(max_size=30))
def test_nothing_else_is_raised(text):
    try:
        parse(text)
    except ValueError as error:
        assert str(error)


def test_bounds():
    assert (parse("12/1951").earliest(), parse("12/1951").latest()) == (date(1951, 12, 1), date(1951, 12, 31))
    assert (parse("2/2020").latest(), parse("1990").latest()) == (date(2020, 2, 29), date(1990, 12, 31))
    assert (parse("1902 hoặc 1904").earliest(), parse("1902 hoặc 1904").latest()) == (
        date(1902, 1, 1),
        date(1904, 12, 31),
    )


def test_only_one_known_day_is_exact():
    assert parse("05/6/1912").is_exact
    assert not any(parse(text).is_exact for text in ("1912", "6/1912", "khoảng 5/6/1912", "5/6/1912 hoặc 6/6/1912"))


def test_a_date_given_twice_is_one_date():
    assert parse("1902 hoặc 1902") == PartialDate(1902)


def test_a_day_without_month_is_refused():
    with pytest.raises(ValueError, match="thiếu tháng"):
        PartialDate(1902, day=3)


def test_parse_day():
    assert parse_day("02/6/2022") == date(2022, 6, 2)
    with pytest.raises(ValueError, match="đủ ngày, tháng, năm"):
        parse_day("6/2022")


def test_days_in_official_style():
    assert day_text(date(2022, 6, 2)) == "02/6/2022"
    assert day_official(date(2011, 2, 22)) == "ngày 22 tháng 02 năm 2011"
    assert (weekday(date(2013, 1, 9)), weekday(date(1945, 9, 2))) == ("Thứ Tư", "Chủ Nhật")


def test_working_days():
    friday, holiday = date(2025, 8, 29), date(2025, 9, 2)
    assert working_days_after(friday, 0) == friday
    assert working_days_after(friday, 1) == date(2025, 9, 1)
    assert working_days_after(friday, 2, frozenset({holiday})) == date(2025, 9, 3)
    assert working_days_between(friday, date(2025, 9, 5), frozenset({holiday})) == 4
    assert working_days_between(friday, friday) == working_days_between(friday, date(2025, 1, 1)) == 0
    assert working_days_between(date(2000, 1, 1), date(2000, 1, 2)) == 0


@given(days, st.integers(1, 60), st.frozensets(st.integers(0, 90)))
def test_working_days_count_back_what_was_counted(start, count, offsets):
    holidays = frozenset(start + timedelta(days=offset) for offset in offsets)
    end = working_days_after(start, count, holidays)
    assert working_days_between(start, end, holidays) == count
    assert working_days_between(start, end - timedelta(days=1), holidays) == count - 1
