"""The engine in Chromium: what readers type finds what they mean, and whatever fails, fails in one known way."""

import shutil
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser
from search.conftest import Engine, SearchFailed, index, opened
from search_queries import EACH, RULES, STORY_LEAST, TOP, holders, sample, six_words
from support import attacks

from bangvang import vietnamese
from bangvang.outputs.search.doc import FACETS, Doc

QUERIES = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text("utf-8"))
FOLDER = "tim-kiem/du-lieu"


def urls(found: dict) -> list[str]:
    return [hit["url"] for hit in found["hits"]]


# ---- what readers type, over the real content


@pytest.mark.parametrize("method", ["suggest", "search"])
@pytest.mark.parametrize("one", QUERIES, ids=lambda one: one["q"][:40])
def test_query(real: Engine, one: dict, method: str):
    found = real.call(method, one["q"], limit=8)
    first = urls(found)[: one.get("top", 3)]
    if one.get("none"):
        assert found["total"] == 0 and not first
    if wanted := one.get("first"):
        reached = set(wanted) & set(first)
        assert reached == set(wanted) if one.get("all") else reached, f"{one['tests']}: {first}"
    assert not set(one.get("never", ())) & set(urls(found)[:3])


def test_there_are_queries_enough():
    assert len(QUERIES) >= 100
    assert len({one["q"] for one in QUERIES}) == len(QUERIES)


def test_every_address_asked_for_is_there(real_docs: list[Doc]):
    asked = {address for one in QUERIES for address in (*one.get("first", ()), *one.get("never", ()))}
    assert asked <= {doc.address for doc in real_docs}


# ---- queries made by rule, over two thousand invented profiles


@pytest.mark.parametrize("method", ["suggest", "search"])
@pytest.mark.parametrize("kind", RULES)
def test_by_rule(invented: Engine, invented_docs: list[Doc], kind: str, method: str):
    make, fits, least = RULES[kind]
    missed = []
    for doc, luck in sample(invented_docs, kind):
        query = make(doc, luck)
        hits = invented.call(method, query)["hits"][: 1 if kind == "marks" else TOP]
        if not any(fits(doc, hit) for hit in hits):
            missed.append((query, [hit["title"] for hit in hits]))
    assert len(missed) <= EACH * (1 - least), missed


@pytest.mark.parametrize("method", ["suggest", "search"])
def test_a_name_as_spelled_comes_before_its_neighbours(browser: Browser, serve, tmp_path: Path, method: str):
    """What is typed may go on – Hương may become Hường – but who bears the name as typed comes first."""
    names = ["Nguyễn Thị Hường", "Nguyễn Thị Hưởng", "Nguyễn Thị Hương", "Nguyễn Thị Hượng"]
    docs = [Doc(f"guong/{i}/", "exemplar", names[i % 4], year=2030 - 5 * (i % 4)) for i in range(40)]
    with opened(browser, serve(index(tmp_path / "site", docs))) as engine:
        for query in ("Nguyễn Thị Hương", unicodedata.normalize("NFD", "nguyễn thị hương")):
            hits = engine.call(method, query, limit=10)["hits"]
            assert {hit["title"] for hit in hits} == {"Nguyễn Thị Hương"}, query
        titles = {hit["title"] for hit in engine.call(method, "nguyễn thị hươ", limit=40)["hits"]}
        assert titles == set(names)


@pytest.mark.parametrize("method", ["suggest", "search"])
def test_a_name_on_its_way_is_not_hidden_by_another_spelling(browser: Browser, serve, tmp_path: Path, method: str):
    """“tran thi mi” may become Minh: of those named Mỹ, whom it also means, one stands before, the others behind."""
    names = ["Trần Thị Mỹ"] * 8 + ["Trần Thị Mỹ Linh"] * 4 + ["Trần Thị Miên", "Trần Thị Minh"]
    docs = [Doc(f"guong/{i}/", "exemplar", name, year=2026 - i) for i, name in enumerate(names)]
    with opened(browser, serve(index(tmp_path / "site", docs))) as engine:
        titles = [hit["title"] for hit in engine.call(method, "tran thi mi", limit=20)["hits"]]
        assert titles[:3] == ["Trần Thị Mỹ", "Trần Thị Miên", "Trần Thị Minh"]
        assert sorted(titles) == sorted(names)
        titles = [hit["title"] for hit in engine.call(method, "tran thi my", limit=8)["hits"]]
        assert titles == ["Trần Thị Mỹ"] * 8


def test_a_person_of_whom_nobody_tells_all_of_this(real: Engine):
    assert urls(real.search("cao viet bao hon gai"))[0] == "guong/cao-viet-bao/"
    assert [one["kind"] for one in real.search("cao viet bao hon gai")["relaxed"]] == ["any"]


def test_six_words_of_a_story(invented: Engine, invented_docs: list[Doc]):
    asked = [six_words(doc, luck) for doc, luck in sample(invented_docs, "story")]
    right = holders(asked, invented_docs)
    found = {query: invented.search(query)["hits"][:TOP] for query in asked}
    missed = {
        query: [hit["title"] for hit in hits]
        for query, hits in found.items()
        if right[query].isdisjoint(hit["url"] for hit in hits)
    }
    assert len(missed) <= EACH * (1 - STORY_LEAST), missed


def test_a_name_costs_little(invented: Engine, invented_docs: list[Doc]):
    """A fresh visit: one small file, then the file that holds the name; nothing else before the first results."""
    for doc, _ in sample(invented_docs, "cost")[:10]:
        invented.page.reload()
        invented.requests.clear()
        invented.open()
        assert invented.suggest(doc.title)["hits"][0]["title"] == doc.title
        assert len(invented.requests) <= 4, invented.requests  # with the face and its style six
        assert len([one for one in invented.requests if one.endswith(".js")]) <= 2


# ---- filters, counts, sorts


@cache
def listed(engine: Engine, method: str, name: str) -> list:
    return engine.call(method, name)


def test_filters_agree_with_the_documents(invented: Engine, invented_docs: list[Doc]):
    of_2024 = [doc for doc in invented_docs if doc.year == 2024]
    found = invented.search("", years=[2024, 2024], limit=500)
    assert found["total"] == len(of_2024)
    assert set(urls(found)) == {doc.address for doc in of_2024}
    place = of_2024[0].facets["place"][0][0]
    both = [doc for doc in of_2024 if doc.facets["place"][0][0] == place]
    assert invented.search("", years=[2024, 2024], place=place)["total"] == len(both)
    assert invented.search("", years=[None, 2011])["total"] == sum(doc.year <= 2011 for doc in invented_docs)


def test_counts_agree_with_the_documents(invented: Engine, invented_docs: list[Doc]):
    found = invented.search("nguyen", facets=["year", "kind"], deep=True)
    by_year = dict((value, count) for value, _, count in found["facets"]["year"])
    assert sum(by_year.values()) == found["total"] == dict((v, c) for v, _, c in found["facets"]["kind"])["exemplar"]
    everywhere = invented.call("values", "year")
    assert {value: count for value, _, count in everywhere} == {
        str(year): sum(doc.year == year for doc in invented_docs) for year in {doc.year for doc in invented_docs}
    }
    assert [name["name"] for name in invented.call("facets")][:2] == ["kind", "year"]


def counted(docs: list[Doc]) -> dict[str, dict[str, int]]:
    """By facet: how many documents have each value."""
    found = {name: Counter(value for doc in docs for value, _ in doc.facets.get(name, ())) for name in FACETS}
    return {**found, "kind": Counter(doc.kind for doc in docs)}


def told(found: dict) -> dict[str, dict[str, int]]:
    return {name: {value: count for value, _, count in rows} for name, rows in found["facets"].items()}


@pytest.mark.parametrize("name", ["kind", "year", "place", "award", "level"])
def test_a_value_alone_shows_the_newest_and_counts_every_other(invented: Engine, invented_docs: list[Doc], name: str):
    """For two documents of its own few files; the page after them, and the same with a second filter, agree."""
    field = "kinds" if name == "kind" else name
    for value in list(counted(invented_docs)[name])[:3]:
        there = [doc for doc in invented_docs if value in (doc.kind, *(v for v, _ in doc.facets.get(name, ())))]
        invented.page.reload()
        invented.open()
        invented.requests.clear()
        wanted = {"years": [int(value), int(value)]} if name == "year" else {field: value}
        found = invented.search("", facets=True, **wanted)
        index = [one for one in invented.requests if one.endswith(".bin")]
        assert len(index) == 2, index
        assert told(found) == counted(there) and found["total"] == len(there)
        more = invented.search("", limit=50, **wanted)
        assert urls(more)[:10] == urls(found)
        years = [max(int(year) for year, _ in doc.facets["year"]) for doc in there]
        assert [hit["year"] for hit in more["hits"]] == sorted(years, reverse=True)[:50]
        if name != "level":
            narrower = invented.search("", facets=True, level="unit", **wanted)
            units = [doc for doc in there if any(value == "unit" for value, _ in doc.facets["level"])]
            assert told(narrower) == counted(units)


@pytest.mark.parametrize("wanted", [{"kinds": "nobody"}, {"kinds": "nobody", "place": "ha-noi"}, {"place": ["x", "y"]}])
def test_a_value_nobody_has_leaves_nothing(invented: Engine, wanted: dict):
    found = invented.search("", facets=True, **wanted)
    assert found["total"] == 0 and found["hits"] == [] and not any(found["facets"].values())


def test_with_no_filter_the_newest_of_all_are_shown(invented: Engine, invented_docs: list[Doc]):
    found = invented.search("", facets=True)
    assert told(found) == counted(invented_docs) and found["total"] == len(invented_docs)
    assert {hit["year"] for hit in found["hits"]} == {max(doc.year for doc in invented_docs)}


def test_sorts(invented: Engine, invented_docs: list[Doc]):
    place = invented_docs[0].facets["place"][0][0]
    there = sorted((doc for doc in invented_docs if doc.facets["place"][0][0] == place), key=lambda doc: doc.order)
    found = invented.search("", place=place, sort="name", limit=500)
    assert [vietnamese.name_key(hit["title"]) for hit in found["hits"]] == [doc.order for doc in there]
    years = [hit["year"] for hit in invented.search("", place=place, sort="year", limit=500)["hits"]]
    assert years == sorted(years, reverse=True)


def test_pages_of_results_follow_each_other(invented: Engine):
    whole = urls(invented.search("trường", limit=30, deep=True))
    parts = [
        url for offset in (0, 10, 20) for url in urls(invented.search("trường", limit=10, offset=offset, deep=True))
    ]
    assert len(set(parts)) == len(parts) == 30
    assert set(parts[:10]) == set(whole[:10])


def test_unknown_filters_find_nothing(real: Engine):
    assert real.search("hà nội", place="nowhere")["total"] == 0
    assert real.search("", kinds=["nothing"])["hits"] == []


def test_kinds(real: Engine):
    assert {hit["kind"] for hit in real.search("lao động", kinds=["award"])["hits"]} == {"award"}
    assert {hit["kind"] for hit in real.search("ngo gia kham", kinds=["document"])["hits"]} == {"document"}


def test_deep_looks_beyond_whole_names(real: Engine):
    shallow, deep = real.search("tô vĩnh diện"), real.search("tô vĩnh diện", deep=True)
    assert shallow["more"] and shallow["totalIsLowerBound"]
    assert not deep["more"] and deep["total"] >= shallow["total"]
    assert urls(deep)[0] == urls(shallow)[0]


# ---- what is shown


def test_marks_are_on_the_original_text(real: Engine):
    hit = real.search("ho giao")["hits"][0]
    assert hit["marks"]["title"] == [["Hồ Giáo", True]]
    assert "".join(text for text, _ in hit["marks"]["summary"]) == hit["summary"]
    alias = real.search("sam phuc huong")["hits"][0]
    assert (alias["title"], alias["alias"]) == ("La Văn Cầu", "Sầm Phúc Hướng")
    assert alias["marks"]["alias"] == [["Sầm Phúc Hướng", True]]


def test_a_passage_of_the_page(browser: Browser, serve, real_site: Path, tmp_path: Path):
    folder = shutil.copytree(real_site, tmp_path / "site")
    page = folder / "guong/ho-giao/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(
        "<main><p>Một đoạn khác.</p><p>" + "chữ " * 60 + "đàn <b>trâu</b> Mura ở nông trường " + "chữ " * 60
    )
    with opened(browser, serve(folder)) as engine:
        pieces = engine.page.evaluate("engine.snippet({ url: 'guong/ho-giao/' }, 'trau mura nong truong')")
        assert [text for text, hit in pieces if hit] == ["trâu Mura", "nông trường"]
        assert len("".join(text for text, _ in pieces)) < 320


def test_relaxed_queries_say_so(real: Engine):
    assert [one["kind"] for one in real.search("tarn dai nghia")["relaxed"]] == ["slip"]
    assert [one["kind"] for one in real.search("nguyeenx thij chieen")["relaxed"]] == ["keys"]
    assert [one["kind"] for one in real.search("hồ giáo qxzvk", deep=True)["relaxed"]] == ["any"]
    assert real.search("ho giao")["relaxed"] == []


def test_names_near_by_when_nothing_is_found(real: Engine):
    found = real.search("chienqx")
    assert found["total"] == 0
    assert any(name.startswith("Chiến") for name in found["near"])


def test_names_come_first(real: Engine):
    first = real.page.evaluate(
        """async () => {
            const told = [];
            const found = await engine.suggest("nam định", { onFirst: ({ hits }) => told.push(hits.length) });
            return [told, found.hits.length];
        }"""
    )
    assert len(first[0]) == 1 and 0 < first[0][0] <= first[1]


# ---- hostile queries

HOSTILE = attacks.QUERIES | {
    "prototype": "__proto__ constructor toString hasOwnProperty",
    "digits": "9" * 5000,
    "marks only": "\u0301\u0323\u0309",
    "blank": "   \u00a0\u200b ",
}


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("method", ["suggest", "search"])
def test_hostile_queries_are_answered(real: Engine, query: str, method: str):
    begun = real.page.evaluate("performance.now()")
    found = real.call(method, query, facets=True)
    assert isinstance(found["hits"], list)
    assert real.page.evaluate("performance.now()") - begun < 3000
    assert real.page.evaluate("typeof ({}).key") == "undefined"


def test_half_a_letter(real: Engine):
    assert real.page.evaluate("engine.search('\\ud83c nguy\\udfff').then(({ hits }) => Array.isArray(hits))")


def test_options_that_make_no_sense(real: Engine):
    for options in ({"limit": 0}, {"offset": 10_000}, {"years": []}, {"sort": "?"}, {"kinds": None}, {"place": []}):
        assert isinstance(real.search("nam định", **options)["hits"], list)


# ---- files that do not come, or are not what they should be


def broken(browser: Browser, serve, site: Path, tmp_path: Path):
    return opened(browser, serve(shutil.copytree(site, tmp_path / "site")))


FAMILIES, HARMS = "ncwtqf", ("cut", "gone", "empty", "flipped", "foreign")


@pytest.mark.parametrize(
    ("family", "harm"),
    [  # every family and every harm; all of one with all of the other takes a minute
        pytest.param(family, harm, marks=[pytest.mark.slow] if family != FAMILIES[0] and harm != HARMS[0] else [])
        for family in FAMILIES
        for harm in HARMS
    ],
)
def test_a_broken_file(browser: Browser, serve, real_site: Path, tmp_path: Path, family: str, harm: str):
    folder = shutil.copytree(real_site, tmp_path / "site")
    kept = {path: path.read_bytes() for path in (folder / FOLDER / family).iterdir()}
    for path, data in kept.items():
        middle = len(data) // 2
        damaged = {
            "empty": b"",
            "cut": data[:middle],
            "flipped": data[:middle] + bytes([data[middle] ^ 85]) + data[middle + 1 :],
            "foreign": b"<!doctype html>",
        }
        path.unlink() if harm == "gone" else path.write_bytes(damaged[harm])
    faults: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        engine = Engine(page, serve(folder))
        with pytest.raises(SearchFailed) as failure:
            engine.search("người tốt hà nội", facets=True, deep=True, place="ha-noi")
        assert (failure.value.name, failure.value.retryable) == ("SearchError", True)
        for path, data in kept.items():
            path.write_bytes(data)
        page.route(
            "**/*.bin", lambda route: route.continue_(headers={**route.request.headers, "cache-control": "no-cache"})
        )
        assert engine.search("ho giao", deep=True)["hits"][0]["title"] == "Hồ Giáo"
    assert faults == []


@pytest.mark.parametrize("meta", [None, b"", b"x", b"\x78\x9c\x03\x00\x00\x00\x00\x01"])
def test_no_index(browser: Browser, serve, real_site: Path, tmp_path: Path, meta: bytes | None):
    folder = shutil.copytree(real_site, tmp_path / "site")
    path = folder / FOLDER / "meta.bin"
    path.unlink() if meta is None else path.write_bytes(meta)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(folder))
        name = page.evaluate(
            """() => import("./assets/search/engine.js")
                .then(({ open }) => open(new URL("tim-kiem/du-lieu/", location))).catch(({ name }) => name)"""
        )
    assert name == "SearchError"


def test_an_index_replaced_while_a_page_is_open(
    browser: Browser, serve, real_site: Path, invented_site: Path, tmp_path: Path
):
    folder = shutil.copytree(real_site, tmp_path / "site")
    with browser.new_context() as context:
        engine = Engine(context.new_page(), serve(folder))
        shutil.rmtree(folder / FOLDER)
        shutil.copytree(invented_site / FOLDER, folder / FOLDER)
        assert engine.search("nguyễn văn")["hits"][0]["kind"] == "exemplar"


def test_an_abort_is_an_abort(real: Engine):
    name = real.page.evaluate(
        """() => {
            const stop = new AbortController();
            const found = engine.search("một câu chưa ai hỏi", { signal: stop.signal, deep: true });
            stop.abort();
            return found.catch(({ name }) => name);
        }"""
    )
    assert name == "AbortError"


def test_without_decompression_in_the_browser(browser: Browser, serve, real_site: Path):
    with browser.new_context() as context:
        context.add_init_script("delete globalThis.DecompressionStream")
        engine = Engine(context.new_page(), serve(real_site))
        assert engine.search("ho giao", facets=True, deep=True)["hits"][0]["title"] == "Hồ Giáo"
        assert any(one.endswith("inflate.js") for one in engine.requests)


def test_inflating_agrees_with_the_browser(real: Engine, real_site: Path):
    files = [path.relative_to(real_site).as_posix() for path in sorted((real_site / FOLDER).rglob("*.bin"))]
    wrong = real.page.evaluate(
        """async (files) => {
            const { inflate } = await import("./assets/search/inflate.js");
            const wrong = [];
            for (const file of files) {
                const bytes = new Uint8Array(await (await fetch(file)).arrayBuffer());
                const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
                const own = inflate(bytes);
                const other = new Uint8Array(await new Response(stream).arrayBuffer());
                if (own.length !== other.length || own.some((byte, i) => byte !== other[i])) wrong.push(file);
            }
            return wrong;
        }""",
        files,
    )
    assert wrong == []


def test_decoders_meet_any_bytes(real: Engine, real_site: Path):
    """Random bytes, and real files cut or with a byte changed: a RangeError, a checksum's complaint, or a value."""
    files = [path.relative_to(real_site).as_posix() for path in sorted((real_site / FOLDER).rglob("*.bin"))][::5]
    thrown = real.page.evaluate(
        """async (files) => {
            const { inflate } = await import("./assets/search/inflate.js");
            const { numbers, Reader } = await import("./assets/search/lists.js");
            let seed = 7;
            const next = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
            const thrown = new Set();
            const attempt = (task) => { try { task(); } catch (error) { thrown.add(error.constructor.name); } };
            const walk = (bytes) => { for (const reader = new Reader(bytes); reader.more; ) reader.piece(); };
            for (let i = 0; i < 3000; i++) {
                const bytes = Uint8Array.from({ length: next(200) }, () => next(256));
                attempt(() => numbers(bytes, 5000));
                attempt(() => walk(bytes));
                attempt(() => inflate(bytes));
                attempt(() => inflate(Uint8Array.of(0x78, 0x9c, ...bytes)));
            }
            for (const file of files) {
                const bytes = new Uint8Array(await (await fetch(file)).arrayBuffer());
                for (let i = 0; i < 20; i++) {
                    attempt(() => inflate(bytes.subarray(0, next(bytes.length))));
                    const other = bytes.slice();
                    other[next(bytes.length)] ^= 1 + next(255);
                    attempt(() => inflate(other));
                }
            }
            return [...thrown];
        }""",
        files,
    )
    assert set(thrown) <= {"RangeError"}
