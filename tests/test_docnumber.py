"""Document numbers: the real ones are read, variants agree, careless citations find their document."""

import pickle
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang.docnumber import TYPES, DocumentNumber, kind_label, loose_key, parse

REAL = [
    ("198/KH-UBND", "198", None, "KH", "UBND", "198/KH-UBND"),
    ("05/HD-HĐTĐKT", "5", None, "HD", "HĐTĐKT", "05/HD-HĐTĐKT"),
    ("34-CT/TW", "34", None, "CT", "TW", "34-CT/TW"),
    ("34- CT/TW", "34", None, "CT", "TW", "34-CT/TW"),
    ("39/TW", "39", None, "", "TW", "39/TW"),
    ("15/2003/QH11", "15", 2003, "QH11", "", "15/2003/QH11"),
    ("06/2022/QH15", "6", 2022, "QH15", "", "06/2022/QH15"),
    ("98/2023/NĐ-CP", "98", 2023, "NĐ", "CP", "98/2023/NĐ-CP"),
    ("152/2025/NĐ-CP", "152", 2025, "NĐ", "CP", "152/2025/NĐ-CP"),
    ("71/2025/QĐ-UBND", "71", 2025, "QĐ", "UBND", "71/2025/QĐ-UBND"),
    ("1502/2005/QÐ-CTN", "1502", 2005, "QĐ", "CTN", "1502/2005/QĐ-CTN"),
    ("01/2026/QĐ-TTg", "1", 2026, "QĐ", "TTg", "01/2026/QĐ-TTg"),
    ("345/QĐ-TTg", "345", None, "QĐ", "TTg", "345/QĐ-TTg"),
    ("263/QĐ-TTg", "263", None, "QĐ", "TTg", "263/QĐ-TTg"),
    ("163/QĐ-UBND", "163", None, "QĐ", "UBND", "163/QĐ-UBND"),
    ("1436/QĐ-UBND", "1436", None, "QĐ", "UBND", "1436/QĐ-UBND"),
    ("999/QĐ-TLĐ", "999", None, "QĐ", "TLĐ", "999/QĐ-TLĐ"),
    ("777/2004/QĐ-TLĐ", "777", 2004, "QĐ", "TLĐ", "777/2004/QĐ-TLĐ"),
    ("216-LCT", "216", None, "LCT", "", "216/LCT"),
    ("129/SL", "129", None, "SL", "", "129/SL"),
    ("50-SL", "50", None, "SL", "", "50/SL"),
    ("5376/TTr-UBND", "5376", None, "TTr", "UBND", "5376/TTr-UBND"),
    ("05/KH-BTC", "5", None, "KH", "BTC", "05/KH-BTC"),
    ("05/KH/BTC", "5", None, "KH", "BTC", "05/KH-BTC"),
    ("12-HD/BTGTW", "12", None, "HD", "BTGTW", "12-HD/BTGTW"),
    ("63/HYH-HD/TĐKT", "63", None, "", "HYH-HD/TĐKT", "63/HYH-HD/TĐKT"),
    ("424/SGDĐT-TĐKT", "424", None, "", "SGDĐT-TĐKT", "424/SGDĐT-TĐKT"),
]
numbers = st.builds(
    DocumentNumber,
    st.integers(1, 99999).map(str),
    st.none() | st.integers(1945, 2030),
    st.sampled_from(sorted(TYPES)),
    st.sampled_from(["", "UBND", "TTg", "TW", "CP", "HĐTĐKT", "SGDĐT-TĐKT"]),
)


@pytest.mark.parametrize(("printed", "number", "year", "kind", "organisation", "canonical"), REAL)
def test_real_numbers(printed, number, year, kind, organisation, canonical):
    found = parse(printed)
    assert found == DocumentNumber(number, year, kind, organisation)
    assert found.canonical() == canonical


@given(numbers)
def test_canonical_text_is_read_back(found):
    assert parse(found.canonical()) == found
    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize(
    "written",
    [
        "71/2025/QĐ-UBND ",
        "71 / 2025 / QĐ - UBND",
        "71/2025/QÐ-UBND",
        "71/2025/QĐ–UBND",
        "71/2025/qđ-ubnd",
        "Số 71/2025/QĐ-UBND",
        "số: 71/2025/QĐ-UBND",
        "071/2025/QĐ-UBND",
        unicodedata.normalize("NFD", "71/2025/QĐ-UBND"),
    ],
)
def test_variants_agree(written):
    assert parse(written).canonical() == "71/2025/QĐ-UBND"


@pytest.mark.parametrize(
    "written", ["", "QĐ-UBND", "123", "123/", "12/2020", "123/QĐ-UBND ngày 5/6/2020", "1234567/QĐ", "1/" + "A" * 99]
)
def test_other_text_is_no_number(written):
    assert parse(written) is None


@given(st.text(max_size=30))
def test_no_text_breaks_it(text):
    found = parse(text)
    assert found is None or found.canonical()
    assert loose_key(text) == loose_key(text)


@pytest.mark.parametrize(
    ("cited", "whole"),
    [("39/TW", "39-CT/TW"), ("71/QĐ-UBND", "71/2025/QĐ-UBND"), ("34-CT/TƯ", "34-CT/TW"), ("5/KH-BTC", "05/KH/BTC")],
)
def test_a_careless_citation_finds_its_document(cited, whole):
    assert loose_key(cited) == loose_key(whole)
    assert parse(cited).may_be(parse(whole)) and parse(whole).may_be(parse(cited))


def test_documents_that_differ_are_kept_apart():
    assert loose_key("71/QĐ-UBND") != loose_key("72/QĐ-UBND") != loose_key("72/QĐ-TTg")
    assert not parse("71/KH-UBND").may_be(parse("71/QĐ-UBND"))
    assert not parse("71/2024/QĐ-UBND").may_be(parse("71/2025/QĐ-UBND"))
    assert not parse("50-SL").may_be(parse("50/L"))


def test_text_that_is_no_number_is_its_own_key():
    assert loose_key(" Không  số ") == "không số"


def test_kinds_have_vietnamese_names():
    assert [kind_label(kind) for kind in ("QĐ", "TTr", "LCT", "")] == ["Quyết định", "Tờ trình", "Lệnh", "Văn bản"]
    assert kind_label("QH15") == "Luật hoặc nghị quyết của Quốc hội"
    assert kind_label("UBTVQH13") == "Nghị quyết của Ủy ban Thường vụ Quốc hội"
    labels = [parse(text).label for text in ("424/SGDĐT-TĐKT", "39/TW", "1436/QĐ-UBND")]
    assert labels == ["Công văn", "Văn bản", "Quyết định"]
