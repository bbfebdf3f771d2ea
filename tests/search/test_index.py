"""The files of the index: the same for the same records, few of them rewritten, silent about what may not be found."""

import pickle
import random
import zlib
from array import array
from datetime import date
from functools import partial
from itertools import accumulate

import pytest
from msgspec.structs import replace
from support.projects import pages_of

from bangvang import catalogue, gathering, reference
from bangvang.catalogue import Catalogue
from bangvang.crew import ALONE
from bangvang.outputs import search
from bangvang.outputs.search import packing, postings, writer
from bangvang.outputs.search.abbreviations import Expander, table
from bangvang.outputs.search.doc import Doc, Findable
from bangvang.outputs.search.index import Index
from bangvang.outputs.search.numbering import numbered, table_size
from bangvang.outputs.search.packing import Lists, chunks, varint
from bangvang.outputs.search.places import SORTS, Places
from bangvang.outputs.search.postings import _sampled
from bangvang.outputs.search.text import words
from bangvang.source import Given

KNOWN = reference.load()[0].abbreviations
TODAY = date(2026, 11, 21)


def files(docs) -> dict[str, bytes]:
    return dict(writer.index(docs, KNOWN))


def everything(found: dict[str, bytes]) -> bytes:
    """All that is in the files, as it is after inflating."""
    return b"\n".join(map(zlib.decompress, found.values()))


# ---- the same, and small changes


def test_same_input_same_bytes(invented_docs):
    some = invented_docs[:100]
    assert files(some) == files(reversed(some))


def test_an_index_made_from_what_changed_is_that_of_the_documents_alone(invented_docs):
    """Words, names and summaries mended, documents gone and new, until the table grows and all numbers move."""
    some, luck, index = list(invented_docs[:128]), random.Random(26), Index()
    for step, share in enumerate((0, 1, 1, 1, 20, 1, 150, 2)):
        for _ in range(share):
            at, what = luck.randrange(len(some)), luck.randrange(5)
            one = some[at]
            some[at] = (
                replace(one, story=(*one.story[:-1], "Một câu khác hẳn, chưa ai viết.")),
                replace(one, title=f"{one.title} Tân"),
                replace(one, summary=f"Khác: {one.summary}", facets={}),
                replace(one, address=f"guong/doi-{step}-{at}/"),
                one,
            )[what]
            if what == 4:
                some.append(replace(one, address=f"guong/moi-{step}-{at}/"))
        made = []
        found = [Findable(one.address, repr(one).encode(), partial(_made, made, one)) for one in some]
        assert dict(writer.files(index, found, KNOWN)) == files(some)
        assert len(made) <= (3 * share if step else 128), "what stayed as it was is not made again"
        index = pickle.loads(pickle.dumps(index))


def test_what_says_the_same_is_neither_packed_nor_compressed_again(invented_docs, monkeypatch):
    some, index = invented_docs[:300], Index()
    before = dict(writer.files(index, [Findable(one.address, b"", partial(_made, [], one)) for one in some], KNOWN))
    index = pickle.loads(pickle.dumps(index))
    monkeypatch.setattr(packing, "_squeezed", None)
    monkeypatch.setattr(postings, "_cell", None)
    assert before == dict(
        writer.files(index, [Findable(one.address, b"x", partial(_made, [], one)) for one in some], KNOWN)
    )


def test_of_a_document_that_says_more_only_that_is_packed(invented_docs, monkeypatch):
    some, index, packed, cell = list(invented_docs[:100]), Index(), [], postings._cell

    def written(ground: bytes) -> dict[str, bytes]:
        found = [Findable(one.address, ground * (one is some[7]), partial(_made, [], one)) for one in some]
        return dict(writer.files(index, found, KNOWN))

    written(b"before")
    monkeypatch.setattr(postings, "_cell", lambda entries, *how: packed.append(entries) or cell(entries, *how))
    some[7] = replace(some[7], story=(*some[7].story, "Thêm năm chữ chưa có."))
    assert written(b"after") == files(some)
    del packed[:]
    some[7] = replace(some[7], story=some[7].story[:-1])
    written(b"before")
    assert 1 <= len(packed) <= 4, "places of three words of five that follow each other"


def _made(made: list[Doc], one: Doc) -> Doc:
    made.append(one)
    return one


def test_nothing_is_an_index_too():
    found = files([])
    assert f"{writer.FOLDER}meta.bin" in found


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    return [path for path in after if before.get(path) != after[path]]


@pytest.mark.slow
def test_a_new_fact_rewrites_what_names_it(invented_docs):
    before = files(invented_docs)
    one = invented_docs[700]
    after = files(
        [replace(one, summary="Một việc khác hẳn. " + one.summary) if doc is one else doc for doc in invented_docs]
    )
    written = changed(before, after)
    assert len([path for path in written if "/c/" in path]) == 1
    assert not [path for path in written if "/n/" in path or "/w/" in path or "/p/" in path]
    assert len(written) < 60  # whatever the size of the site; of the seventeen thousand files of a large one 0.3 %


def test_a_new_document_moves_no_other(invented_docs):
    addresses = [doc.address for doc in invented_docs]
    before = dict((address, number) for number, address in numbered(addresses[:-1]))
    after = dict((address, number) for number, address in numbered(addresses))
    if table_size(len(addresses)) == table_size(len(addresses) - 1):
        assert sum(before[address] != after[address] for address in addresses[:-1]) <= 5


def test_boundaries_meet_again():
    items = [f"từ-{number:04}" for number in range(3000)]
    cut = {chunk[0] for chunk in chunks(items, str, len, 300)}
    other = {chunk[0] for chunk in chunks([*items[:1000], "từ-0999b", *items[1000:]], str, len, 300)}
    assert len(cut ^ other) <= 4
    assert 100 < 3000 * 7 / len(cut) < 600


def test_a_table_is_never_full():
    for count in (0, 1, 42, 43, 1000, 99_999):
        assert table_size(count) * 0.65 >= count


@pytest.mark.parametrize("number", [0, 1, 127, 128, 300, 2**21, 2**34])
def test_varints(number):
    value = sum((byte & 127) << (7 * place) for place, byte in enumerate(varint(number)))
    assert value == number


def test_lists_are_gaps():
    assert Lists(500).pack(array("I", [0, 1, 300])) == varint(3) + varint(1) + varint(1) + varint(299)


def test_a_long_list_keeps_the_same_documents_as_any_other():
    """So that documents of two long lists are in both or in none."""
    packed = _sampled(array("I", range(4 * 700)), 600, Lists(3000))
    assert packed.startswith(varint(0) + varint(8))
    numbers = list(accumulate(packed[len(varint(0) + varint(8) + varint(350)) :], initial=-1))[1:]
    assert {place // SORTS for place in numbers} == set(range(0, 700, 8))


def test_three_words_have_a_place_of_their_own():
    places = Places(1 << 13)
    assert len(set(places.of("một hai ba bốn năm".split()))) == 4
    one, other = set(places.of("một hai ba".split())), set(places.of("một hai bốn".split()))
    assert not one & other
    assert {place >> 14 for place in one} & {place >> 14 for place in other}  # a bucket of four is shared


# ---- what may not be found

FILES = {
    "content/awards/bang-khen.yml": "name: Bằng khen Zưn\ncategory: certificate\nlevel: unit\nperiods: [{law: luat}]\n",
    "content/organisations/so.yml": "name: Sở Thử\ntype: state\n",
    "content/decisions/so/2022/mot.yml": """
number: 12/QĐ-STH
issuer: so
date: 02/6/2022
title: Về việc khen Qhanhz
award: bang-khen
rows:
  - {name: Trần Văn Lộrem, unit: Tổ Ipsưm}
  - {recipient: nam, unit: Tổ Zvêmk}
""",
    "content/initiatives/sang.yml": (
        "title: Cách Brôwn\nsummary: Làm gọn.\nauthors: [{name: Nguyễn Thị Xưzan, exemplar: nam}]\n"
    ),
    "exemplars/nam.md": "---\nname: Nguyễn Thị Xưzan\nsummary: Dạy Brewfk cho cả làng.\n---\nChuyện Vlừkna.\n",
}


def gathered(**changes: str) -> Catalogue:
    given = {path: changes.get(path.rsplit("/", 1)[1].split(".")[0], text) for path, text in FILES.items()}
    files = Given({path: text.lstrip().encode() for path, text in given.items()})
    sheets, strays = gathering.sort_out(files.paths)
    records, problems = gathering.read_all(files, sheets, ALONE)
    assert strays == [] and problems == []
    return catalogue.gather(records, reference.load()[0], TODAY)


def index_of(found: Catalogue) -> dict[str, bytes]:
    return files(search.docs(found, pages_of(found), ()))


EXEMPLAR = (b"xuzan", b"brewfk", b"vlukna", "Xưzan".encode())
ROW = (b"lorem", b"ipsum", "Lộrem".encode())


def test_what_is_found_normally():
    everywhere = everything(index_of(gathered()))
    assert all(word in everywhere for word in (*EXEMPLAR, *ROW, b"qhanhz", b"zun", b"brown"))


@pytest.mark.parametrize("line", ["withdrawn: {on: 01/11/2026, reason: request}", "illustrative: true"])
def test_a_withdrawn_or_invented_person_is_in_no_file(line):
    everywhere = everything(index_of(gathered(nam=FILES["exemplars/nam.md"].replace("summary:", f"{line}\nsummary:"))))
    assert not [word for word in (*EXEMPLAR, b"zvemk") if word in everywhere]
    assert all(word in everywhere for word in (*ROW, b"brown"))


@pytest.mark.parametrize("line", ["status: cancelled", "illustrative: true"])
def test_a_decision_that_may_not_be_found_takes_its_list_with_it(line):
    everywhere = everything(index_of(gathered(mot=FILES["content/decisions/so/2022/mot.yml"] + line + "\n")))
    assert not [word for word in (*ROW, b"qhanhz") if word in everywhere]


def test_a_line_leads_to_its_place_in_the_list():
    found = gathered()
    docs = {doc.title: doc for doc in search.docs(found, pages_of(found), ())}
    line = docs["Trần Văn Lộrem"]
    assert (line.kind, line.address) == ("honour", "quyet-dinh/mot/#dong-1")
    assert line.line == "Tổ Ipsưm"
    assert docs["Nguyễn Thị Xưzan"].kind == "exemplar"
    assert [doc.address for doc in docs.values() if doc.kind == "honour"] == ["quyet-dinh/mot/#dong-1"]


def test_a_line_far_down_leads_to_its_page():
    rows = "".join(f"  - {{name: Người Thứ {number}}}\n" for number in range(250))
    head = FILES["content/decisions/so/2022/mot.yml"].partition("rows:")[0]
    found = gathered(mot=f"{head}rows:\n{rows}")
    addresses = {doc.title: doc.address for doc in search.docs(found, pages_of(found), ()) if doc.kind == "honour"}
    assert addresses["Người Thứ 99"] == "quyet-dinh/mot/#dong-100"
    assert addresses["Người Thứ 100"] == "quyet-dinh/mot/trang/2/#dong-101"
    assert addresses["Người Thứ 249"] == "quyet-dinh/mot/trang/3/#dong-250"


def test_everything_found_is_a_page(real_docs):
    assert len({doc.address for doc in real_docs}) == len(real_docs)
    assert all(doc.title and doc.order for doc in real_docs)


# ---- short forms


def test_short_forms_are_written_out():
    run = words("Ban TĐ-KT và CSTĐ")
    written = [" ".join(word.key for word in long) for long in Expander(KNOWN).written_out(run)]
    assert "ban thi dua khen thuong" in written
    assert "chien si thi dua" in written


def test_short_forms_are_known_with_and_without_dashes():
    found = table(KNOWN)
    assert found["td kt"] == found["tdkt"] == "thi dua khen thuong"
    assert found["ntvt"] == found["nt vt"] == "nguoi tot viec tot"


@pytest.mark.slow
def test_size(invented_docs):
    found = files(invented_docs)
    # Of a large site 800: the first results of each value of a facet are as many on a small one.
    assert sum(map(len, found.values())) < 1120 * len(invented_docs)
    assert max(map(len, found.values())) < 40_000


def test_a_doc_of_hostile_text():
    doc = Doc(address="x/", kind="page", title="\u202e<b>\x00" + "a" * 5000, story=("\ud7ff" * 100, "", " ", "\n"))
    assert files([doc])
