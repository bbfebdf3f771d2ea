"""The frame: shells for every section and depth, the same from both doors, light, and readable by everyone."""

import gzip
import pickle
import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from mkdocs.commands.build import build
from mkdocs.config import load_config

from bangvang import frame, framing, kept

ROOT = Path(__file__).parent.parent
BODIES = Path(__file__).parent / "frame"
HOOK = """
import pickle
from pathlib import Path
from bangvang.frame import Catcher

catcher = Catcher()
on_config, on_files, on_post_page = catcher.on_config, catcher.on_files, catcher.on_post_page

def on_post_build(config):
    frame = catcher.frame_from(Path(config.site_dir))
    Path(config.config_file_path).with_name("caught").write_bytes(pickle.dumps(frame))
"""


def project(at: Path) -> Path:
    """A small site with the real theme and configuration, its hook and two pages of prose."""
    shutil.copytree(ROOT / "theme", at / "theme")
    shutil.copy(ROOT / "mkdocs.yml", at)
    (at / "build.py").write_text(HOOK)
    (at / "content/pages/huong-dan").mkdir(parents=True)
    (at / "content/pages/gioi-thieu.md").write_text(
        "---\ndescription: Đôi lời & “hơn”\n---\n# Giới thiệu\n\n## Điều đáng quý\n\nChữ.\n\n## Hai\n\n## Ba\n"
    )
    (at / "content/pages/huong-dan/index.md").write_text("# Hướng dẫn\n\n[giới thiệu](../gioi-thieu.md)\n")
    return at


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    return project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def made(root, tmp_path_factory) -> frame.Frame:
    return frame.render(root / "mkdocs.yml", scratch=tmp_path_factory.mktemp("scratch"))


def test_a_shell_for_every_section_and_depth(made):
    wanted = {(section, depth) for section in frame.SECTIONS for depth in frame.DEPTHS if depth} | {("", 0)}
    assert set(made.shells) == wanted


def test_links_of_a_shell_reach_the_root_from_its_depth(made):
    for (_, depth), shell in made.shells.items():
        links = re.findall(r'(?:href|src)="(?!https://|#)([^"]+)"', shell.stamp("", b"", b"").decode())
        assert {len(re.findall(r"\.\./", link)) for link in links} == {depth}
        assert not any(link.startswith("/") for link in links)


def test_stamping_puts_each_part_in_its_slot(made):
    page = made.shells["guong", 2].stamp("Ngô Gia Khảm", b"<meta name=a>", "<h1>Thân</h1>".encode()).decode()
    assert "<title>Ngô Gia Khảm – Bảng Vàng</title>" in page
    assert page.index("<title>") < page.index("<meta name=a>") < page.index("</head>")
    assert page.index("<main") < page.index("<h1>Thân</h1>") < page.index("</main>")
    assert "slot:" not in page


def test_only_the_home_page_keeps_its_whole_title(made):
    assert "<title>Trang</title>" in made.shells["", 0].stamp("Trang", b"", b"").decode()
    assert "<title>Trang – Bảng Vàng</title>" in made.shells["", 1].stamp("Trang", b"", b"").decode()


def test_a_shell_marks_the_tab_of_its_section_and_no_other(made):
    for (section, depth), shell in made.shells.items():
        active = re.findall(r'<li><a href="([^"]*)" class="is-active"', shell.stamp("", b"", b"").decode())
        above = "../" * depth
        assert active == ([above + section + "/"] if section else [] if depth else ["./"])


def test_tabs_are_the_sections(root):
    nav = load_config(str(root / "mkdocs.yml"), hooks=[]).nav
    addresses = [address for item in nav for address in item.values()]
    assert tuple(re.split(r"[/.]", address)[0] for address in addresses) == frame.SECTIONS


def test_prose_is_listed_with_its_description_and_published(made):
    assert made.prose == (
        frame.ProsePage("gioi-thieu/", "Giới thiệu", "Đôi lời & “hơn”"),
        frame.ProsePage("huong-dan/", "Hướng dẫn", ""),
    )
    page = made.files["gioi-thieu/index.html"].decode()
    assert '<meta name="description" content="Đôi lời &amp; “hơn”">' in page
    assert '<h2 id="dieu-dang-quy">' in page and '<a href="#dieu-dang-quy">' in page


def test_only_what_pages_use_is_published(made):
    search = {path.name for path in (ROOT / "theme/assets/search").iterdir()}  # fetched when a reader searches
    assert set(made.files) - {f"assets/search/{name}" for name in search} == {
        "404.html",
        "assets/bangvang.css",
        "assets/bangvang.js",
        "assets/display.js",
        "assets/fonts/OFL.txt",
        "assets/fonts/be-vietnam-pro-400.woff2",
        "assets/fonts/be-vietnam-pro-600.woff2",
        "assets/icon-180.png",
        "assets/local.js",
        "assets/logo.svg",
        "assets/material.css",
        "assets/nhung.css",
        "gioi-thieu/index.html",
        "huong-dan/index.html",
    }


def test_mkdocs_with_the_hook_gives_the_same_frame(root, made, tmp_path):
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(tmp_path)))
    assert pickle.loads((root / "caught").read_bytes()) == made
    assert not (tmp_path / "_shell").exists()


def test_links_of_404_are_absolute_below_the_path_of_the_site(tmp_path, monkeypatch):
    monkeypatch.setenv("BANGVANG_URL", "https://example.org/bang/")
    made = frame.render(project(tmp_path / "project") / "mkdocs.yml", scratch=tmp_path / "site")
    links = re.findall(r'(?:href|src)="(?!https://|#)([^"]+)"', made.files["404.html"].decode())
    assert links and all(link.startswith("/bang/") for link in links)
    assert made.site_url == "https://example.org/bang/"
    canonical = '<link rel="canonical" href="https://example.org/bang/gioi-thieu/">'
    assert canonical in made.files["gioi-thieu/index.html"].decode()


def test_nothing_is_asked_of_other_hosts_and_nothing_runs_inline(made):
    pages = [made.shells["guong", 2].stamp("", b"", b"").decode()]
    pages += [text.decode() for path, text in made.files.items() if path.endswith(".html")]
    for page in pages:
        assert not re.search(r'(?:src|<link[^>]*href)="(?:https?:)?//(?!bang-vang\.example)', page)
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)
    for path, text in made.files.items():
        if path.endswith((".css", ".js")):
            assert not re.search(rb"url\(['\"]?(?:https?:)?//|@import|import\((?![`\"]\./)", text), path


def test_a_page_is_light(made):
    def weight(text):
        return len(gzip.compress(text, 9))

    asked = [path for path in made.files if path.endswith((".css", ".js")) and not path.startswith("assets/search/")]
    assert sum(weight(made.files[path]) for path in asked) <= 40_000
    assert weight(made.files["assets/bangvang.css"]) <= 10_000
    assert weight(made.files["assets/bangvang.js"]) <= 3_000
    assert len(made.shells["guong", 2].stamp("", b"", b"")) <= 6_000


def test_a_template_without_a_slot_is_refused():
    with pytest.raises(frame.FrameError, match="title, head, body"):
        frame.Shell.cut("<title><!--slot:title--></title><!--slot:body-->")


def test_a_broken_configuration_is_told_by_name(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: X\ntheme: {name: nowhere}\n")
    with pytest.raises(frame.FrameError, match="nowhere"):
        frame.render(tmp_path / "mkdocs.yml", scratch=tmp_path / "site")


def test_a_dead_link_in_prose_is_a_warning(tmp_path):
    root = project(tmp_path / "project")
    (root / "content/pages/gioi-thieu.md").write_text("# A\n\n[b](khong-co.md)\n")
    made = frame.render(root / "mkdocs.yml", scratch=tmp_path / "site")
    assert any("khong-co.md" in warning for warning in made.warnings)


def test_fingerprint_follows_what_mkdocs_reads(tmp_path, monkeypatch):
    root = project(tmp_path / "project")
    seen = [frame.fingerprint(root)]

    def changed() -> bool:
        seen.append(frame.fingerprint(root))
        return seen[-1] != seen[-2]

    assert not changed()
    (root / "theme/pages").mkdir(exist_ok=True)
    (root / "theme/pages/exemplar.html").write_text("<p>")
    assert not changed()
    (root / "content/pages/tiep-can.md").write_text("# Tiếp cận\n")
    assert changed()
    (root / "theme/main.html").write_text("<!-- -->")
    assert changed()
    monkeypatch.setenv("BANGVANG_URL", "https://example.org/")
    assert changed()


class Planted:
    """Makes a file when it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self):
        return Path.touch, (self.trace,)


def test_what_a_project_brings_is_not_believed_to_be_kept(root, tmp_path, monkeypatch):
    monkeypatch.delenv(kept.VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    copy, trace = shutil.copytree(root, tmp_path / "project"), tmp_path / "trace"
    name = f"{framing.KEPT}/{frame.fingerprint(copy)}.pickle"
    for folder in (copy, copy / ".bangvang"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(pickle.dumps(Planted(trace)))
    framing.framed(copy)
    assert not trace.exists()
    own = kept.folder(copy)
    assert own.is_relative_to(tmp_path / "cache")
    (own / name).write_bytes(pickle.dumps(Planted(trace)))
    framing.framed(copy)
    assert trace.exists(), "what lies where we keep things is believed: had the others been read, it would have shown"


@pytest.mark.parametrize("path", [*ROOT.glob("theme/assets/fonts/*.woff2"), *ROOT.glob("bangvang/fonts/*.ttf")])
def test_fonts_have_every_vietnamese_letter(path):
    tones = ["", *"\u0300\u0301\u0303\u0309\u0323"]
    letters = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones) + "đ"
    wanted = letters + letters.upper() + "0123456789–—“”‘’…₫"
    with TTFont(path) as font:
        missing = {letter for letter in wanted if ord(letter) not in font.getBestCmap()}
    assert not missing


@pytest.fixture
def visit(made, browser):
    """Open an address of a site in memory, under a strict policy, in a window of a given width and scheme."""
    site = {f"/{path}": text for path, text in made.files.items()}
    home, record = ((BODIES / name).read_text() for name in ("home.html", "components.html"))
    site["/index.html"] = made.shells["", 0].stamp("Bảng Vàng", b"", home.encode())
    site["/guong/mau/index.html"] = made.shells["guong", 2].stamp("Mẫu", b"", record.encode())
    kinds = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'"
    contexts = []

    def answer(route):
        path = route.request.url.removeprefix("https://bang-vang.example")
        path += "index.html" if path.endswith("/") else ""
        kind = kinds.get(Path(path).suffix, "application/octet-stream")
        headers = {"content-type": kind, "content-security-policy": policy}
        route.fulfill(body=site.get(path, b""), status=200 if path in site else 404, headers=headers)

    def visit(address, width=1280, scheme="light", strict=True, **options):
        size = {"width": width, "height": 850}
        context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=not strict, **options)
        contexts.append(context)
        context.route("**/*", answer)
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(f"https://bang-vang.example/{address}")
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["", "guong/mau/", "gioi-thieu/", "404.html"])
def test_pages_have_no_known_barrier(visit, address, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(visit(address, width, scheme, strict=False))
    assert not found.violations_count, found.generate_report()


@pytest.mark.parametrize("size", ["0", "1", "2", "3"])
@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_no_text_size_makes_a_page_scroll_sideways(visit, width, size):
    page = visit("guong/mau/", width)
    page.evaluate("size => localStorage.setItem('bv-text', size)", size)
    page.reload()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not page.said


def test_the_list_of_sections_opens_without_javascript(visit):
    page = visit("guong/mau/", 390, java_script_enabled=False)
    tab = page.get_by_role("link", name="Quyết định", exact=True)
    assert not tab.is_visible()
    page.locator("label", has_text="Danh mục").click()
    assert tab.is_visible()


def test_a_chosen_scheme_and_text_size_stay(visit):
    page = visit("guong/mau/")
    ground = "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).fontSize"
    before = page.evaluate(ground)
    page.get_by_role("button", name="Nền tối").click()
    page.get_by_role("button", name="Chữ to hơn").click()
    after = page.evaluate(ground)
    page.reload()
    assert before != after == page.evaluate(ground)
    assert page.get_by_role("button", name="Nền tối").get_attribute("aria-pressed") == "true"


def test_countdown_and_copying(visit):
    page = visit("guong/mau/", permissions=["clipboard-read", "clipboard-write"])
    assert re.match(r"Còn \d+ ngày", page.locator("[data-countdown]").inner_text())
    page.locator("summary").click()
    page.get_by_role("button", name="Chép trích dẫn").click()
    page.get_by_role("button", name="Đã chép").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#trich-dan").inner_text()
