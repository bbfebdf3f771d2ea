"""Sitemap, feeds, robots.txt: valid by their standards, the same for the same records, silent about what is gone."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang import catalogue, gathering, outputs, render, streams
from bangvang.catalogue import Catalogue
from bangvang.crew import ALONE
from bangvang.head import Site
from bangvang.outputs import feeds, sitemap, xml
from bangvang.page import Page
from bangvang.reference import Reference
from bangvang.source import Given

SITE = Site("Bảng Vàng", "https://bang-vang.example/", "Gương & quyết định")
TODAY = date(2026, 11, 21)
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

FILES = {
    "content/awards/huan-chuong-lao-dong.yml": """
        name: Huân chương Lao động
        category: order
        level: state
        periods: [{law: luat}]
    """,
    "content/awards/bang-khen.yml": """
        name: Bằng khen
        category: certificate
        level: unit
        periods: [{law: luat}]
    """,
    "content/places/ha-tay.yml": """
        names: [{name: Hà Tây, until: 31/7/2008}]
        successors: ha-noi
    """,
    "content/places/ha-noi.yml": "names: [{name: Hà Nội, type: city}]",
    "content/organisations/ubnd.yml": """
        name: Ủy ban nhân dân thành phố Hà Nội
        type: state
    """,
    "content/organisations/nha-may.yml": """
        name: Nhà máy A & B
        type: enterprise
    """,
    "content/campaigns/gio-dai-phong.md": """
        ---
        name: Gió Đại Phong
        summary: Học tập hợp tác xã Đại Phong.
        hosts: ubnd
        from: 1961
        ---
    """,
    "content/events/dai-hoi.md": """
        ---
        name: Đại hội
        summary: Đại hội thi đua.
        from: 05/6/2020
        published: 07/6/2020
        hosts: ubnd
        campaign: gio-dai-phong
        ---
    """,
    "content/decisions/ubnd/2022/mot.yml": """
        number: 12/QĐ-UBND
        issuer: ubnd
        date: 02/6/2022
        published: 10/6/2022
        title: Về việc tặng <Huân chương>
        award: huan-chuong-lao-dong
        class: Ba
        campaign: gio-dai-phong
        corrections: [{date: 20/6/2022, what: Sửa tên, why: Viết sai}]
        rows:
          - {recipient: nam, place: ha-tay, honorific: bà, reason: Dạy chữ}
          - {name: Trần & Văn <B>, organisation: nha-may, posthumous: true}
    """,
    "exemplars/nam.md": """
        ---
        name: Nguyễn Thị Năm
        summary: Dạy chữ cho cả làng.
        published: 15/01/2026
        organisation: nha-may
        places: [{place: ha-tay}]
        campaigns: gio-dai-phong
        ---
        Câu chuyện.
    """,
}


def gathered(**changes: str) -> Catalogue:
    """The records above; a keyword replaces the file whose name it is, with underscores for dashes."""
    files = dict(FILES)
    for name, text in changes.items():
        path = next((path for path in files if path.rsplit("/", 1)[1].split(".")[0] == name.replace("_", "-")), None)
        files[path or f"exemplars/{name}.md"] = text
    dedented = {path: _dedented(text).encode() for path, text in files.items()}
    sheets, strays = gathering.sort_out(dedented)
    records, problems = gathering.read_all(Given(dedented), sheets, ALONE)
    assert strays == [] and problems == []
    return catalogue.gather(records, Reference((), (), (), frozenset()), TODAY)


def _dedented(text: str) -> str:
    lines = text.strip("\n").splitlines()
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:] for line in lines) + "\n"


def changed(path_end: str, old: str, new: str) -> str:
    text = next(text for path, text in FILES.items() if path.endswith(path_end))
    assert old in text
    return text.replace(old, new)


def feed_files(found: Catalogue) -> dict[str, ElementTree.Element]:
    return {path: ElementTree.fromstring(data) for path, data in feeds.files(found, SITE)}


def titles(feed: ElementTree.Element) -> list[str]:
    return [entry.findtext(ATOM + "title") for entry in feed.iter(ATOM + "entry")]


HONOUR = "Bà Nguyễn Thị Năm – Huân chương Lao động hạng Ba"
POSTHUMOUS = "Trần & Văn <B> – Huân chương Lao động hạng Ba (truy tặng)"
DECISION = "Quyết định 12/QĐ-UBND: Về việc tặng <Huân chương>"


def test_who_follows_what():
    assert {path: titles(feed) for path, feed in feed_files(gathered()).items()} == {
        "feed.xml": ["Nguyễn Thị Năm", DECISION],
        "bang-vang/danh-hieu/huan-chuong-lao-dong/feed.xml": [HONOUR, POSTHUMOUS],
        "dia-phuong/ha-noi/feed.xml": ["Nguyễn Thị Năm", HONOUR],
        "dia-phuong/ha-tay/feed.xml": ["Nguyễn Thị Năm", HONOUR],
        "don-vi/nha-may/feed.xml": ["Nguyễn Thị Năm", HONOUR, POSTHUMOUS],
        "don-vi/ubnd/feed.xml": [DECISION, "Đại hội", "Gió Đại Phong"],
        "phong-trao/gio-dai-phong/feed.xml": ["Nguyễn Thị Năm", DECISION, "Đại hội"],
    }


def test_pages_know_the_feeds_that_are_written():
    found = gathered()
    known = streams.feeds(found)
    assert set(known.values()) == {path for path, _ in feeds.files(found, SITE)}
    assert known["dia-phuong/ha-noi/"] == "dia-phuong/ha-noi/feed.xml"
    assert known[""] == "feed.xml"
    assert "bang-vang/danh-hieu/bang-khen/" not in known


def test_a_feed_has_all_that_atom_asks_for():
    """RFC 4287, 4.1.1 and 4.1.2: one id, title, updated each; an author; a link to itself; dates of RFC 3339."""
    for path, feed in feed_files(gathered()).items():
        assert feed.tag == ATOM + "feed"
        page = SITE.url + path.removesuffix("feed.xml")
        assert [one.text for one in feed.findall(ATOM + "id")] == [page]
        assert len(feed.findall(ATOM + "title")) == len(feed.findall(ATOM + "updated")) == 1
        assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Bảng Vàng"
        links = {link.get("rel"): link.get("href") for link in feed.findall(ATOM + "link")}
        assert links == {"self": SITE.url + path, "alternate": page}
        entries = feed.findall(ATOM + "entry")
        ids = [entry.findtext(ATOM + "id") for entry in entries]
        assert len(set(ids)) == len(ids)
        for entry in entries:
            for tag in ("id", "title", "updated", "published", "summary", "link"):
                assert len(entry.findall(ATOM + tag)) == 1
            assert entry.find(ATOM + "link").get("href").startswith(SITE.url)
            assert entry.findtext(ATOM + "updated") >= entry.findtext(ATOM + "published")
        days = [entry.findtext(ATOM + "updated") for entry in entries]
        assert feed.findtext(ATOM + "updated") == max(days)
        assert all(day.endswith("T00:00:00+07:00") for day in days)


def test_an_entry_tells_the_decision_and_its_days():
    feed = feed_files(gathered())["bang-vang/danh-hieu/huan-chuong-lao-dong/feed.xml"]
    assert feed.findtext(ATOM + "title") == "Huân chương Lao động – Bảng Vàng"
    first = feed.find(ATOM + "entry")
    assert first.findtext(ATOM + "id") == "https://bang-vang.example/quyet-dinh/mot/#dong-1"
    assert first.findtext(ATOM + "published") == "2022-06-10T00:00:00+07:00"
    assert first.findtext(ATOM + "updated") == "2022-06-20T00:00:00+07:00"
    said = "Quyết định 12/QĐ-UBND ngày 02/6/2022 của Ủy ban nhân dân thành phố Hà Nội. Dạy chữ"
    assert first.findtext(ATOM + "summary") == said


def test_the_same_records_give_the_same_bytes_whatever_the_day():
    found = gathered()
    later = catalogue.gather(found.records(), found.reference, date(2030, 1, 1))
    assert list(feeds.files(found, SITE)) == list(feeds.files(later, SITE))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("mot.yml", "campaign:", "illustrative: true\n        campaign:"),
        ("mot.yml", "campaign:", "status: cancelled\n        campaign:"),
        ("mot.yml", "campaign:", "status: replaced\n        campaign:"),
        ("mot.yml", "published: 10/6/2022", "published: 22/11/2026"),
    ],
)
def test_a_decision_that_does_not_hold_is_in_no_feed(file, old, new):
    everything = b"".join(data for _, data in feeds.files(gathered(mot=changed(file, old, new)), SITE))
    assert b"quyet-dinh/mot" not in everything
    assert "Nguyễn Thị Năm".encode() in everything


@pytest.mark.parametrize("how", ["withdrawn: {on: 01/02/2026, reason: request}", "illustrative: true"])
def test_who_is_taken_down_is_in_no_feed(how):
    text = changed("nam.md", "published:", f"{how}\n        published:")
    everything = b"".join(data for _, data in feeds.files(gathered(nam=text), SITE))
    assert "Năm".encode() not in everything
    assert "Trần &amp; Văn &lt;B&gt;".encode() in everything


def test_what_is_illustrative_is_not_followed():
    text = changed("gio-dai-phong.md", "hosts:", "illustrative: true\n        hosts:")
    found = feed_files(gathered(gio_dai_phong=text))
    assert "phong-trao/gio-dai-phong/feed.xml" not in found
    assert "Gió Đại Phong" not in titles(found["don-vi/ubnd/feed.xml"])


def test_a_site_without_records_has_an_empty_feed():
    empty = catalogue.gather([], Reference((), (), (), frozenset()), TODAY)
    ((path, data),) = feeds.files(empty, SITE)
    assert path == "feed.xml" and titles(ElementTree.fromstring(data)) == []
    assert ElementTree.fromstring(data).findtext(ATOM + "updated") == "1970-01-01T00:00:00+07:00"


def test_a_stream_holds_the_newest_and_leads_to_the_page_of_the_row():
    rows = "".join(f"\n          - {{name: Người {number}}}" for number in range(250))
    text = FILES["content/decisions/ubnd/2022/mot.yml"].split("rows:")[0] + "rows:" + rows + "\n"
    found = gathered(mot=text)
    address = "bang-vang/danh-hieu/huan-chuong-lao-dong/"
    whole = next(one for one in streams.streams(found, newest=1000) if one.address == address)
    assert [item.address for item in whole.items] == [f"quyet-dinh/mot/#dong-{one}" for one in range(1, 251)]
    assert whole.items[0].link == "quyet-dinh/mot/#dong-1"
    assert whole.items[99].link == "quyet-dinh/mot/#dong-100"
    assert whole.items[100].link == "quyet-dinh/mot/trang/2/#dong-101"
    short = next(one for one in streams.streams(found) if one.address == address)
    assert short.items == whole.items[: streams.NEWEST]


@given(st.text(), st.text())
def test_xml_is_well_formed_whatever_the_text(inside, value):
    root = ElementTree.fromstring(xml.document(xml.element("a", xml.element("b", inside), "&", c=value)))
    assert root.find("b").tail == "&"
    plain = "".join(
        c for c in inside if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
    assert (root.findtext("b") or "") == plain.replace("\r\n", "\n").replace("\r", "\n")


# ---- sitemap


def page(address: str, **more) -> Page:
    return Page(address, "exemplar", "guong", "", "", None, **more)


def locations(data: bytes) -> list[str]:
    return [one.text for one in ElementTree.fromstring(data).iter(MAP + "loc")]


def test_the_sitemap_lists_pages_that_may_be_found():
    pages = [page("guong/b/", updated=date(2026, 1, 5)), page("guong/a/"), page("guong/c/", index=False), page("")]
    prose = [SimpleNamespace(address="gioi-thieu/", title="", description=""), SimpleNamespace(address="tiếp cận/&/")]
    ((path, data),) = sitemap.files(None, pages, SITE, prose)
    assert path == "sitemap.xml"
    assert ElementTree.fromstring(data).tag == MAP + "urlset"
    base = "https://bang-vang.example/"
    assert locations(data) == [
        base,
        base + "gioi-thieu/",
        base + "guong/a/",
        base + "guong/b/",
        base + "ti%E1%BA%BFp%20c%E1%BA%ADn/%26/",
    ]
    days = {url.findtext(MAP + "loc"): url.findtext(MAP + "lastmod") for url in ElementTree.fromstring(data)}
    assert days[base + "guong/b/"] == "2026-01-05" and days[base] is None
    assert list(sitemap.files(None, pages[::-1], SITE, prose)) == [(path, data)]


@given(
    st.dictionaries(st.integers(0, 999), st.none() | st.dates(), max_size=40),
    st.integers(1, 10),
    st.integers(150, 900),
)
def test_a_large_sitemap_is_cut_into_parts(days, urls, size):
    """Every address once, in order; no part too large, unless a single address is; the index names the parts."""
    dated = [(f"guong/{number}/", day) for number, day in sorted(days.items())]
    files = dict(sitemap.sitemaps(dated, SITE.url, urls, size))
    parts = [path for path in files if path != "sitemap.xml"] or ["sitemap.xml"]
    listed = [locations(files[path]) for path in parts]
    assert [one for part in listed for one in part] == [SITE.url + address for address, _ in dated]
    assert all(
        len(part) <= urls and (len(files[path]) <= size or len(part) <= 1)
        for path, part in zip(parts, listed, strict=True)
    )
    if parts != ["sitemap.xml"]:
        index = ElementTree.fromstring(files["sitemap.xml"])
        assert index.tag == MAP + "sitemapindex"
        assert locations(files["sitemap.xml"]) == [SITE.url + path for path in parts]


def test_robots_may_read_everything():
    ((path, data),) = outputs.robots.files(None, (), SITE, ())
    assert path == "robots.txt"
    assert data.decode().splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://bang-vang.example/sitemap.xml",
    ]


def test_all_outputs_together_name_each_file_once():
    of_records = (one for output in outputs.OF_RECORDS for one in output(gathered(), SITE))
    files = *of_records, *(one for output in outputs.OF_PAGES for one in output(gathered(), [page("")], SITE, ()))
    found = [path for path, _ in files]
    assert len(found) == len(set(found))
    assert {"sitemap.xml", "feed.xml", "robots.txt"} <= set(found)


def test_what_another_version_compiled_goes(tmp_path):
    (tmp_path / "before").mkdir()
    templates = render.templates(Path(__file__).parents[1])._replace(kept=str(tmp_path / "now"))
    render.prepare(templates)
    assert [path.name for path in tmp_path.iterdir()] == ["now"]
    assert len(list((tmp_path / "now").iterdir())) == len(templates.texts)
