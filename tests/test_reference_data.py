"""The reference data itself: ids, dated periods, and the map from every former province to those of today.

It reads the files with PyYAML alone (BaseLoader: everything stays text), so it says what is wrong with the data
even while the engine is broken.
"""

import re
import unicodedata
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from bangvang import dates
from bangvang.vietnamese import clean

PROJECT = Path(__file__).parent.parent
REFERENCE = PROJECT / "bangvang" / "reference"
DOCUMENTS = PROJECT / "content" / "documents"
LAST_DAY_OF_63 = date(2025, 6, 30)
FIRST_DAY_OF_34 = date(2025, 7, 1)
UNTOUCHED = {"ha-noi", "cao-bang", "dien-bien", "lai-chau", "son-la", "lang-son", "quang-ninh", "thanh-hoa", "nghe-an",
             "ha-tinh", "hue"}  # fmt: skip
CITIES = {"ha-noi", "hue", "hai-phong", "da-nang", "ho-chi-minh", "can-tho"}
REUSED_CODES = {"24": "bac-giang", "15": "yen-bai", "44": "quang-binh", "52": "binh-dinh", "80": "long-an",
                "82": "tien-giang", "91": "kien-giang"}  # fmt: skip
KINDS = ("awards", "places", "abbreviations", "holidays", "hosts")
LAW_2003, LAW_2022 = "luat-thi-dua-khen-thuong-2003", "luat-thi-dua-khen-thuong-2022"


@cache
def values(kind):
    return yaml.load((REFERENCE / f"{kind}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)


def awards():
    return values("awards")["awards"]


def places():
    return {place["id"]: place for place in values("places")["places"]}


@cache
def documents():
    files = sorted(DOCUMENTS.glob("*.yml"))
    return {file.stem: yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) for file in files}


def span(part):
    """The first and the last day of a period or a name; open ends as far as a date goes."""
    start = dates.parse(part["from"]).earliest() if "from" in part else date.min
    end = dates.parse(part["until"]).latest() if "until" in part else date.max
    return start, end


def on(day):
    """Ids of the places that exist on a day."""
    return {id for id, place in places().items() if any(a <= day <= b for a, b in map(span, place["names"]))}


def in_order(parts):
    """Each part ends before the next begins."""
    spans = [span(part) for part in parts]
    return all(a <= b for a, b in spans) and all(first[1] < second[0] for first, second in pairwise(spans))


def one(kind, id):
    return next(record for record in values(kind)[kind] if record["id"] == id)


FILES = [*(REFERENCE / f"{kind}.yml" for kind in KINDS), *sorted(DOCUMENTS.glob("*.yml"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_files_are_clean_text_and_say_where_they_come_from(file):
    text = file.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert clean(text) == text
    assert "\t" not in text
    assert text.startswith("# ")
    comment = text[: text.index("\n" + next(line for line in text.splitlines() if not line.startswith("#")))]
    assert "ập ngày " in comment
    assert "Nguồn:" in comment


@pytest.mark.parametrize("kind", ["awards", "places"])
def test_ids_are_unique_and_plain(kind):
    ids = [record["id"] for record in values(kind)[kind]]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id) for id in ids)


def test_document_ids_are_their_file_names():
    assert documents()
    assert all(id == record["id"] for id, record in documents().items())


@pytest.mark.parametrize("kind", KINDS)
def test_cited_sources_are_declared(kind):
    data = values(kind)
    keys = [source["key"] for source in data["sources"]]
    assert len(keys) == len(set(keys))
    parts = [part for record in data[kind] for part in (record, *record.get("periods", ()), *record.get("names", ()))]
    cited = {key for part in parts for key in part.get("sources", ()) if isinstance(key, str)}
    assert cited <= set(keys)
    assert kind not in ("awards", "places") or cited == set(keys)


def test_every_dated_part_of_awards_and_places_has_a_source():
    for kind, parts in (("awards", "periods"), ("places", "names")):
        for record in values(kind)[kind]:
            assert all(part.get("sources") for part in record[parts]), record["id"]


def test_periods_of_awards_are_ordered_and_apart():
    for award in awards():
        assert in_order(award["periods"]), award["id"]


def test_documents_named_by_awards_and_documents_exist():
    named = {period["law"] for award in awards() for period in award["periods"] if "law" in period}
    named |= {id for record in documents().values() for id in record.get("replaces", ())}
    assert named <= set(documents())


def test_periods_keep_to_the_life_of_their_law():
    for award in awards():
        for period in award["periods"]:
            law = documents().get(period.get("law"))
            if law and period["law"] in (LAW_2003, LAW_2022):
                (law_start, law_end), (start, end) = span(law), span(period)
                assert law_start <= start and end <= law_end, award["id"]


def test_the_commune_gives_titles_of_the_unit_level_since_july_2025():
    for id in ("lao-dong-tien-tien", "chien-si-thi-dua-co-so", "tap-the-lao-dong-tien-tien", "thon-to-dan-pho-van-hoa",
               "gia-dinh-van-hoa", "giay-khen-xa"):  # fmt: skip
        last = one("awards", id)["periods"][-1]
        assert last["law"] == "nghi-dinh-129-2025"
        assert span(last)[0] == FIRST_DAY_OF_34
        assert "commune" in last["authorities"]


def test_the_district_gives_nothing_after_its_end():
    for award in awards():
        for period in award["periods"]:
            assert "district" not in period.get("authorities", ()) or span(period)[1] <= LAST_DAY_OF_63, award["id"]


def test_statutory_order_of_the_ten_orders():
    orders = sorted((a for a in awards() if a["category"] == "order"), key=lambda award: int(award["rank"]))
    now = [order["name"].removeprefix("Huân chương ") for order in orders if "until" not in order["periods"][-1]]
    assert now == ["Sao vàng", "Hồ Chí Minh", "Độc lập", "Quân công", "Lao động", "Bảo vệ Tổ quốc", "Chiến công",
                   "Đại đoàn kết dân tộc", "Dũng cảm", "Hữu nghị"]  # fmt: skip


def test_no_two_awards_share_a_rank():
    ranks = [(award["level"], award["category"], award["rank"]) for award in awards()]
    assert len(ranks) == len(set(ranks))


def test_hanoi_keeps_its_eight_titles():
    local = [award for award in awards() if award.get("place") == "ha-noi"]
    assert len(local) == 8
    citizen = one("awards", "cong-dan-thu-do-uu-tu")
    assert citizen["posthumous"] == "false" and citizen["once"] == "true"


def test_places_of_awards_exist():
    assert {award["place"] for award in awards() if "place" in award} <= set(places())


def test_34_units_today_of_which_6_are_cities():
    today = on(FIRST_DAY_OF_34)
    assert len(today) == 34
    assert {id for id in today if places()[id]["names"][-1].get("type") == "city"} == CITIES


def test_63_units_on_the_last_day_of_june_2025():
    assert len(on(LAST_DAY_OF_63)) == 63


def test_eleven_units_were_untouched():
    assert on(LAST_DAY_OF_63) & on(FIRST_DAY_OF_34) == UNTOUCHED


def test_names_of_places_are_ordered_and_apart():
    for id, place in places().items():
        assert in_order(place["names"]), id


def test_statistical_codes_are_unique_on_a_day():
    for day in (LAST_DAY_OF_63, FIRST_DAY_OF_34):
        names = [name for id in on(day) for name in places()[id]["names"] if span(name)[0] <= day <= span(name)[1]]
        codes = [name["code"] for name in names]
        assert len(codes) == len(set(codes)) == len(on(day))


@pytest.mark.parametrize(("code", "before"), REUSED_CODES.items())
def test_seven_codes_were_given_to_another_unit(code, before):
    (now,) = [id for id in on(FIRST_DAY_OF_34) if places()[id]["names"][-1].get("code") == code]
    assert places()[before]["names"][-1]["code"] == code
    assert now != before
    assert now in places()[before]["successors"]


def test_successors_exist():
    for id, place in places().items():
        assert set(place.get("successors", ())) <= set(places()) - {id}, id


def test_every_former_unit_leads_to_those_of_today_without_a_circle():
    today = on(FIRST_DAY_OF_34)

    def reached(id, path=()):
        assert id not in path, " → ".join([*path, id])
        if id in today:
            return {id}
        assert places()[id].get("successors"), f"{id} leads nowhere"
        return {end for next in places()[id]["successors"] for end in reached(next, (*path, id))}

    assert all(reached(id) <= today for id in places())
    assert reached("hai-hung") == {"hai-phong", "hung-yen"}
    assert reached("ha-nam-ninh") == {"ninh-binh"}
    assert reached("song-be") == {"ho-chi-minh", "dong-nai"}


def test_every_unit_of_today_but_the_untouched_came_from_two_or_more():
    before = on(LAST_DAY_OF_63)
    for id in on(FIRST_DAY_OF_34) - UNTOUCHED:
        assert sum(places()[old].get("successors") == [id] for old in before) in (2, 3), id


def test_only_units_that_ended_have_successors():
    today = on(FIRST_DAY_OF_34)
    assert {id for id, place in places().items() if "successors" in place} == set(places()) - today


@pytest.mark.parametrize(
    ("id", "year"),
    [("thai-binh", 1930), ("ha-tinh", 1922), ("ba-ria", 1933), ("soc-trang", 1920), ("thanh-hoa", 1924), ("hue", 1912),
     ("gia-lai-truoc-2025", 1914), ("quang-binh", 1959), ("ha-nam", 1953), ("hai-phong-truoc-2025", 1961),
     ("nam-dinh", 1958), ("hong-quang", 1958), ("nghe-an", 1930), ("ha-tinh", 1968), ("bac-thai", 1967),
     ("hai-hung", 1980), ("song-be", 1980), ("vinh-long-truoc-2025", 1913), ("cao-bang", 1932), ("hai-duong", 1927),
     ("bac-ninh-truoc-2025", 1912), ("quang-ngai-truoc-2025", 1930), ("quang-nam", 1904), ("ha-tay", 2000),
     ("lai-chau-truoc-2004", 1954), ("hoa-binh", 1951), ("tuyen-quang-truoc-2025", 1952),
     ("bac-ninh-truoc-2025", 2013)],
)  # fmt: skip
def test_places_of_history_exist_in_their_time(id, year):
    assert id in on(date(year, 6, 1))


@pytest.mark.parametrize(
    ("id", "year"),
    [("bac-ninh-truoc-2025", 1980), ("nghe-an", 1980), ("hai-hung", 1997), ("bac-ninh", 2024), ("ha-tay", 1985),
     ("hau-giang", 1985), ("hau-giang-1976", 2010), ("quang-ninh", 1958), ("nam-ha", 1985)],
)  # fmt: skip
def test_places_of_history_do_not_exist_out_of_their_time(id, year):
    assert id not in on(date(year, 6, 1))


def test_abbreviations_are_unique():
    shorts = [one["short"] for one in values("abbreviations")["abbreviations"]]
    assert len(shorts) == len(set(shorts))


def test_abbreviations_of_awards_are_in_the_dictionary_or_say_more():
    known = {one["short"] for one in values("abbreviations")["abbreviations"]}
    for award in awards():
        for short in award.get("abbreviations", ()):
            assert short in known or short.split()[0] in known, (award["id"], short)


def test_holidays_are_in_order_and_each_once():
    days = [dates.parse_day(holiday["date"]) for holiday in values("holidays")["holidays"]]
    assert days == sorted(set(days))
    assert {day.year for day in days} == {2024, 2025, 2026, 2027}


@pytest.mark.parametrize("year", range(2024, 2028))
def test_every_year_has_its_fixed_holidays(year):
    days = {dates.parse_day(holiday["date"]): holiday for holiday in values("holidays")["holidays"]}
    for month, day in ((1, 1), (4, 30), (5, 1), (9, 2)):
        assert "uncertain" not in days[date(year, month, day)]
    assert sum("Tết Nguyên đán" in holiday["name"] for day, holiday in days.items() if day.year == year) >= 5
    assert sum(holiday["name"] == "Giỗ Tổ Hùng Vương" for day, holiday in days.items() if day.year == year) == 1
