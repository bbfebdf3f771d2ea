"""The test tools themselves: every kind of fault they promise to find, found in a small bad page."""

import gzip
import http.client
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from support.html_check import MATERIAL, faults_of
from support.links import walk
from support.server import serving

GOOD = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8"><title>Bảng Vàng &amp; bạn</title>
<link rel="icon" href="icon.png"><meta property="og:title" content="a">
<script type="application/ld+json">{"a": "\\u003c"}</script><style>a > b { color: red }</style>
<noscript><link rel="stylesheet" href="a.css"></noscript>
</head>
<body>
<header><nav aria-label="Chính"><ul><li><a href="#x">một</a></li>
<li><a href="a?b=1&amp;c=2">hai</a></li></ul></nav></header>
<main>
<h1 id="x">Đầu &lt; đề</h1>
<p>Chữ <b>đậm</b><br/> <svg viewBox="0 0 1 1" aria-hidden="true"><path d="M0 0"/><linearGradient id="g"/></svg></p>
<a href="y"><div><p>khối trong liên kết</p></div></a>
<dl><div><dt>a</dt><dd><p>b</p></dd></div></dl>
<table><caption>c</caption><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>
<figure><picture><source srcset="a.webp 320w, b.webp 640w" sizes="100vw"><img src="a.jpg" alt="" width="1" height="1">
</picture><figcaption>ảnh</figcaption></figure>
<form action="s" method="get"><label for="q">Tìm</label><input id="q" name="q" type="search" aria-describedby="x">
<label><input type="checkbox" checked> có</label><select name="s"><option value="" selected>–</option></select>
<button type="submit" disabled>Tìm</button><textarea name="t" rows="2">a &amp; b</textarea></form>
<details open><summary><h2>tóm</h2></summary><p>ra</p></details>
<time datetime="2024-05-01">1/5</time><my-part some="x"><p>a</p></my-part>
</main>
</body>
</html>
"""

# What is put at the end of the body (or, with `@`, replaces a part of the page) → the rule that must speak.
BAD = [
    ("<p>a<p>b</p></p>", "nesting"),
    ("<p><div>a</div></p>", "nesting"),
    ("<p><b><ul></ul></b></p>", "nesting"),
    ("<p><a href=x><div>a</div></a></p>", "nesting"),
    ("<a href=x>a <a href=y>b</a></a>", "nesting"),
    ("<a href=x><span><button>b</button></span></a>", "nesting"),
    ("<button><button>a</button></button>", "nesting"),
    ("<button><i tabindex=0>a</i></button>", "nesting"),
    ("<label>a<label>b</label></label>", "nesting"),
    ("<form action=a><form action=b></form></form>", "nesting"),
    ("<li>a</li>", "nesting"),
    ("<ul><div>a</div></ul>", "nesting"),
    ("<ul>a</ul>", "text-place"),
    ("<dt>a</dt>", "nesting"),
    ("<dl><li>a</li></dl>", "nesting"),
    ("<tr><td>a</td></tr>", "nesting"),
    ("<table><td>a</td></table>", "nesting"),
    ("<table><tr>a</tr></table>", "text-place"),
    ("<div><figcaption>a</figcaption></div>", "nesting"),
    ("<div><source srcset=a.png></div>", "nesting"),
    ("<footer><header>a</header></footer>", "nesting"),
    ("<title>a</title>", "nesting"),
    ("<style>a{}</style>", "nesting"),
    ("<link rel=canonical href=a>", "nesting"),
    ("<div>", "unclosed"),
    ("<div><span></div>", "unclosed"),
    ("</section>", "stray-end"),
    ("<br></br>", "stray-end"),
    ("<div/>", "self-closed"),
    ("<b class='a'", "malformed-tag"),
    ('<p title="a"id="b">a</p>', "malformed-tag"),
    ("<p>a < b</p>", "raw-less-than"),
    ("<p>a & b</p>", "raw-ampersand"),
    ("<a href='?a=1&b=2'>a</a>", "raw-ampersand"),
    ("<p>&copy &khongco;</p>", "unknown-entity"),
    ("<p>&copy a</p>", "raw-ampersand"),
    ("<p>\x01</p>", "broken-character"),
    ("<p>\ufffd</p>", "broken-character"),
    ("<!-- a -- b -->", "comment"),
    ("<center>a</center>", "unknown-element"),
    ("<font>a</font>", "unknown-element"),
    ("<td align=left>a</td>", "unknown-attribute"),
    ("<table border=1></table>", "unknown-attribute"),
    ("<p klass=a>a</p>", "unknown-attribute"),
    ("<p aria-lable=a>a</p>", "unknown-attribute"),
    ("<p aria-hidden=yes>a</p>", "attribute-value"),
    ("<p aria-label=' '>a</p>", "attribute-value"),
    ("<p role=boss>a</p>", "attribute-value"),
    ("<p onclick='a()'>a</p>", "inline-handler"),
    ("<p class=a class=b>a</p>", "duplicate-attribute"),
    ("<p id='a b'>a</p>", "attribute-value"),
    ("<p id=''>a</p>", "attribute-value"),
    ("<p lang='tiếng Việt'>a</p>", "attribute-value"),
    ("<input type=checkbox checked=yes>", "attribute-value"),
    ("<input type=checkbox autocomplete=off>", "attribute-value"),
    ("<input type=chekbox>", "attribute-value"),
    ("<a href='a b'>a</a>", "attribute-value"),
    ("<time datetime='1/5/2024'>a</time>", "attribute-value"),
    ("<img src=a alt=b width=100%>", "attribute-value"),
    ("<img src='' alt=b>", "attribute-value"),
    ("<img src=a>", "missing-attribute"),
    ("<img src=a alt=a srcset='a 1w'>", "missing-attribute"),
    ("<img src=a alt=a srcset='a 1q'>", "attribute-value"),
    ("<iframe src=a></iframe>", "missing-attribute"),
    ("<i id=x>a</i>", "duplicate-id"),
    ("<svg><path id=x /></svg>", "duplicate-id"),
    ("<label for=nowhere>a</label>", "missing-id"),
    ("<label for=x>a</label>", "missing-id"),
    ("<p aria-labelledby='x nowhere'>a</p>", "missing-id"),
    ("<h1>hai</h1>", "headings"),
    ("<h4>a</h4>", "headings"),
    ("<h2> <i></i></h2>", "empty"),
    ("<main>a</main>", "duplicate-element"),
    ("<script type='application/ld+json'>{'a'}</script>", "json"),
    ("<script>'<!--'</script>", "script"),
    ("<script>a", "unclosed"),
    ("<body></body>", "nesting"),
    ("@<!doctype html>@", "doctype"),
    ("@<!doctype html>@<!doctype html public>", "doctype"),
    ('@ lang="vi"@', "missing-attribute"),
    ("@Bảng Vàng &amp; bạn@ ", "empty"),
    ("@<title>Bảng Vàng &amp; bạn</title>@", "missing-element"),
    ('@<meta charset="utf-8">@', "missing-element"),
    ('@<h1 id="x">Đầu &lt; đề</h1>@<p id="x">a</p>', "headings"),
    ("@</html>@</html>a", "text-place"),
]


def test_a_good_page_has_no_fault():
    assert faults_of(GOOD) == []


@pytest.mark.parametrize(
    ("bad", "rule"), BAD, ids=[f"{rule}-{bad}"[:50].encode("ascii", "replace") for bad, rule in BAD]
)
def test_a_fault_of_html_is_found(bad, rule):
    if bad.startswith("@"):
        _, old, new = bad.split("@")
        assert old in GOOD
        page = GOOD.replace(old, new, 1)
    else:
        page = GOOD.replace("</body>", bad + "</body>", 1)
    assert rule in {fault.rule for fault in faults_of(page)}


def test_a_fault_has_its_place():
    (fault,) = faults_of(GOOD.replace("</main>", "</main>\n  <center>a</center>"))
    assert str(fault) == "26:3: unknown-element: <center> is not in the HTML standard"


def test_a_fragment_needs_no_frame():
    assert faults_of("<h2>a</h2><p>b</p>", fragment=True) == []
    assert [fault.rule for fault in faults_of("<h2>a</h2><p>b", fragment=True)] == ["unclosed"]


def test_known_faults_are_left_out():
    page = GOOD.replace("</main>", "<input type=checkbox autocomplete=off></main>")
    assert faults_of(page)
    assert faults_of(page, known=MATERIAL) == []


# ---- links

SITE = "https://example.org/bang-vang/"


def site(folder: Path, body: str, **more: str) -> Path:
    """A page `a/index.html` with this body, beside it what it may point to, and `more` files."""
    files = {
        "index.html": "<p id=top-of-all>a",
        "a/index.html": body,
        "a/photo.webp": "x",
        "b/index.html": "<h2 id='tiểu-sử'>a</h2><a name=old></a>",
        "b/Anh.jpg": "x",
        **{name.replace("__", "/").replace("_", "."): text for name, text in more.items()},
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


LANDS = """
<a href="#">a</a><a href="#here" id="here">a</a><a href="../b/">b</a>
<a href="../b/#ti%E1%BB%83u-s%E1%BB%AD">b</a>
<a href="../b/#old">b</a><a href="..">root</a><a href="/bang-vang/b/?q=1#old">b</a>
<a href="https://example.org/bang-vang/">b</a>
<a href="https://elsewhere.example/nothing">c</a><a href="//elsewhere.example/">c</a><a href="mailto:a@b.c">c</a>
<a href="https://example.org/another-site/">d</a><a href="../#:~:text=a">e</a>
<img src="photo.webp" srcset="photo.webp 1x, ../b/Anh.jpg 2x"><img src="data:image/png;base64,AA">
<meta property="og:image" content="https://example.org/bang-vang/b/Anh.jpg">
<meta property="og:title" content="nowhere/">
<form action="../b/"></form><video poster="../b/Anh.jpg"></video><meta http-equiv="refresh" content="0; url=../b/">
<i style="background: url('photo.webp')"></i><style>i { fill: url(#g); src: url(photo.webp) }</style>
"""

LOST = [
    ('<a href="../c/">', "no file c/index.html"),
    ('<a href="../b">', "b is a folder: write b/"),
    ('<a href="../b/#none">', "no id “none” in b/index.html"),
    ('<a href="#none">', "no id “none” in a/index.html"),
    ('<a href="../b/#Old">', "no id “Old” in b/index.html"),
    ('<a href="../b/anh.jpg">', "no file b/anh.jpg"),
    ('<a href="">', "empty address"),
    ('<a href="../../../b/">', "climbs above the site's root"),
    ('<a href="/b/">', "leaves the site: it does not begin with /bang-vang/"),
    ('<a href="javascript:a()">', "runs a script instead of landing"),
    ('<a href="https://example.org/bang-vang/c/">', "no file c/index.html"),
    ('<img src="none.webp">', "no file a/none.webp"),
    ('<img srcset="photo.webp 1x, none.webp 2x">', "no file a/none.webp"),
    ('<video poster="none.jpg">', "no file a/none.jpg"),
    ('<form action="../c/">', "no file c/index.html"),
    ('<meta property="og:image" content="https://example.org/bang-vang/none.png">', "no file none.png"),
    ('<meta name="twitter:image" content="https://example.org/bang-vang/none.png">', "no file none.png"),
    ('<link rel="canonical" href="https://example.org/bang-vang/c/">', "no file c/index.html"),
    ('<meta http-equiv="refresh" content="0;URL=\'../c/\'">', "no file c/index.html"),
    ('<i style="background: url(none.png)">', "no file a/none.png"),
    ("<style>i { background: url(none.png) }</style>", "no file a/none.png"),
    ('<base href="../b/"><img src="photo.webp">', "no file b/photo.webp"),
]


def test_links_that_land_are_silent(tmp_path):
    assert walk(site(tmp_path, LANDS), SITE) == []


@pytest.mark.parametrize(("body", "why"), LOST, ids=[body for body, _ in LOST])
def test_a_link_that_does_not_land_is_found(tmp_path, body, why):
    (fault,) = walk(site(tmp_path, body), SITE)
    assert (fault.file, fault.why) == ("a/index.html", why)


def test_the_lost_page_stands_at_every_depth(tmp_path):
    (fault,) = walk(site(tmp_path, "", **{"404_html": "<a href='/bang-vang/b/'><a href='#'><a href='b/'>"}), SITE)
    assert (fault.file, fault.address) == ("404.html", "b/")


def test_addresses_in_style_sheets_are_read(tmp_path):
    (fault,) = walk(site(tmp_path, "", css__main_css="a { src: url('../a/photo.webp') } b { src: url(x.png) }"), SITE)
    assert str(fault) == "css/main.css: url()='x.png': no file css/x.png"


# ---- server


def get(address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
    try:
        connection.request("GET", parts.path, headers={name.replace("_", "-"): text for name, text in headers.items()})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def test_the_server_answers_as_static_hosts_do(tmp_path):
    site(tmp_path, "tiếng Việt", **{"404_html": "mất"})
    with serving(tmp_path, "bang-vang") as address:
        assert address.endswith("/bang-vang/")
        status, headers, body = get(address + "a/")
        assert (status, headers["Content-Type"], body.decode()) == (200, "text/html; charset=utf-8", "tiếng Việt")
        status, headers, body = get(address + "a/", Accept_Encoding="gzip")
        assert (headers["Content-Encoding"], gzip.decompress(body).decode()) == ("gzip", "tiếng Việt")
        assert get(address + "a")[:2][0] == 301
        assert get(address + "a")[1]["Location"] == "/bang-vang/a/"
        for lost in ("none/", "none.png", "../pyproject.toml", "a/photo.webp/"):
            assert (get(address + lost)[0], get(address + lost)[2].decode()) == (404, "mất")


# ---- browser


def write(folder: Path, body: str) -> Path:
    html = (
        f"<!doctype html><html lang=vi><head><title>a</title></head><body><main><h1>a</h1>{body}</main></body></html>"
    )
    (folder / "index.html").write_text(html, "utf-8")
    (folder / "favicon.ico").write_bytes(b"")
    return folder


def test_a_quiet_page_passes(serve, page, axe, tmp_path):
    page.goto(serve(write(tmp_path, "<p>tiếng Việt</p>")))
    assert page.inner_text("p") == "tiếng Việt"
    assert axe() == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<script>console.error('hỏng')</script>", "console error: hỏng"),
        ("<script>missing()</script>", "uncaught exception: missing is not defined"),
        ("<img src='none.png' alt=''>", "console error: Failed to load resource"),
        (
            "<img src='http://elsewhere.example/a.png' alt=''>",
            "request to another host: http://elsewhere.example/a.png",
        ),
        ("<script>fetch('https://elsewhere.example/').catch(() => 0)</script>", "request to another host"),
    ],
)
def test_a_page_that_does_wrong_is_noticed(serve, page, faults, tmp_path, body, said):
    page.goto(serve(write(tmp_path, body)))
    page.wait_for_load_state("networkidle")
    assert any(said in fault for fault in faults), faults
    faults.clear()


def test_axe_speaks(serve, page, axe, tmp_path):
    page.goto(serve(write(tmp_path, "<img src='favicon.ico'><p style='color: #ccc'>nhạt</p>")))
    found = axe()
    assert any(line.startswith("image-alt (critical)") for line in found)
    assert any(line.startswith("color-contrast") for line in found)
    assert axe(known=("image-alt", "color-contrast")) == []


def test_tests_that_use_the_browser_are_marked(request):
    items = {item.name.partition("[")[0]: item for item in request.session.items}
    if "test_axe_speaks" in items:
        assert items["test_axe_speaks"].get_closest_marker("browser")
    assert not request.node.get_closest_marker("browser")


def test_the_lock_names_no_address():
    lock = (Path(__file__).parents[1] / "requirements.lock").read_text("utf-8")
    names = [line for line in lock.splitlines() if line and not line.startswith(("#", "    "))]
    assert "://" not in lock
    assert all("==" in line and line.endswith("\\") for line in names)
    assert lock.count("--hash=sha256:") >= len(names)
