"""A site put into an object store: what a reader meets at every moment, what a second command finds, what is told."""

import contextlib
import os
import re
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import obstore
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import links, objects
from support.crashes import publish as built
from support.crashes import tree_of
from support.objects import KEYS, Breaking
from support.projects import EXEMPLAR, TODAY, TWO, URL, command, project, run

from bangvang import bucket, clock, upload
from bangvang.bucket import Refused
from bangvang.commands import main
from bangvang.upload import delivery, ledger, lock
from bangvang.watch import Watch

PAGES = [f"{letter}/index.html" for letter in "bdfhkm"]
PARTS = ["a/kieu.css", "c/a-0123abcd-400.jpg", "g/kieu.css", "tim-kiem/w/a.Xy.bin", "z.csv"]
DOORS = ["index.html", "sitemap.xml", "feed.xml", "tim-kiem/meta.bin"]


@st.composite
def sites(draw) -> dict[str, bytes]:
    """Files that hold nothing but what they lead to, and a word that makes two versions differ."""
    there = draw(st.lists(st.sampled_from(PAGES + PARTS), unique=True))
    leading = [*DOORS, *(path for path in there if path.endswith(".html"))]
    site = {path: draw(st.sampled_from([b"", b"moi"])) for path in there}
    for path in leading:
        word = draw(st.sampled_from([[], ["!moi"]]))
        site[path] = "\n".join(word + (draw(st.lists(st.sampled_from(there), unique=True)) if there else [])).encode()
    return site


def dead(site: dict[str, bytes], roots: list[str]) -> list[str]:
    """What a reader who starts at these pages comes to and does not find."""
    waiting, met, lacking = [root for root in roots if root in site], set(), []
    while waiting:
        path = waiting.pop()
        if path in met:
            continue
        met.add(path)
        if path not in site:
            lacking.append(path)
        elif path in DOORS or path.endswith(".html"):
            waiting += [line for line in site[path].decode().split("\n") if line and line[0] != "!"]
    return lacking


@pytest.fixture(scope="module")
def quick() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as place:
        yield Path(place)


@settings(max_examples=60)
@given(st.lists(st.tuples(sites(), st.none() | st.integers(0, 40), st.booleans()), min_size=1, max_size=4))
def test_wherever_uploads_are_cut_off_all_that_a_reader_comes_to_is_there(quick, versions):
    store, since = Breaking(), [{}]
    with tempfile.TemporaryDirectory(dir=quick) as place, pytest.MonkeyPatch.context() as one_by_one:
        one_by_one.setattr(upload, "AT_ONCE", 1)
        for site, left, clean in [*versions, (versions[-1][0], None, False)]:
            built(Path(place), site)
            since.append(site)
            lasting = DOORS + [page for page in PAGES if all(page in one for one in since)]
            store.after = lambda lasting=lasting: check(store, lasting)
            store.left = left
            try:
                upload.upload(Path(place) / "site", store, Watch(), clean=clean, take_over=True)
            except Refused:
                continue
            store.left = None
            assert store.tree() == site
            assert ledger.settled(store)
            since = [site]
    done = upload_again(quick, site, store)
    assert (done.put, done.kept, done.removed) == ([], len(site), ())


def check(store: Breaking, roots: list[str]) -> None:
    assert dead(store.tree(), roots) == []


def upload_again(quick: Path, site: dict[str, bytes], store: Breaking):
    with _built(quick, site) as folder:
        return upload.upload(folder, store, Watch())


def test_what_a_broken_upload_left_is_remembered_by_the_next_that_breaks(there, quick):
    """Put by the first, in the list of neither when the second breaks before it is removed."""
    for site, left in ((OLD | {"z.csv": b"!1"}, 3), (OLD, 2), (OLD, None)):
        there.left = left
        with contextlib.nullcontext() if left is None else pytest.raises(Refused), _built(quick, site) as folder:
            upload.upload(folder, there, Watch(), take_over=True)
    assert there.tree() == OLD


@contextlib.contextmanager
def _built(quick: Path, site: dict[str, bytes]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=quick) as place:
        built(Path(place), site)
        yield Path(place) / "site"


OLD = {"index.html": b"", "a/index.html": b"!1", "b/index.html": b"!1", "assets/k.css": b"!1"}
NEW = {"index.html": b"a/index.html", "a/index.html": b"!2", "c/index.html": b"!1", "assets/k.css": b"!1"}


@pytest.fixture
def there(tmp_path) -> Breaking:
    """A store to which a site was uploaded; the next one is built."""
    store = Breaking()
    built(tmp_path, OLD)
    upload.upload(tmp_path / "site", store, Watch())
    store.puts.clear()
    built(tmp_path, NEW)
    return store


def test_only_what_changed_is_put(there, tmp_path):
    done = upload.upload(tmp_path / "site", there, Watch())
    assert [path for path in there.puts if not path.startswith(ledger.STATE)] == [
        "c/index.html",
        "a/index.html",
        "index.html",
    ]
    assert (done.size, done.kept, done.removed) == (16, 1, ("b/index.html",))
    assert there.tree() == NEW


def test_a_file_delivered_in_another_way_is_put_again(there, tmp_path, monkeypatch):
    upload.upload(tmp_path / "site", there, Watch())
    monkeypatch.setitem(delivery.TYPES, ".css", "text/css")
    assert upload.upload(tmp_path / "site", there, Watch()).put == ["assets/k.css"]


def cut(folder: Path, store: Breaking, site: dict[str, bytes], left: int) -> None:
    """Begin to upload a site, and come as far as this many changes of the store."""
    built(folder, site)
    store.left = left
    with pytest.raises(Refused):
        upload.upload(folder / "site", store, Watch(), take_over=True)
    store.left = None


def test_a_file_that_never_arrived_comes_before_what_leads_to_it(there, tmp_path):
    cut(tmp_path, there, NEW, 2)  # the lock, the names of what will be put
    built(tmp_path, NEW | {"a/index.html": b"c/index.html"})
    there.after = lambda: check(there, ["a/index.html"])
    upload.upload(tmp_path / "site", there, Watch(), take_over=True)
    assert "c/index.html" in there.tree()


def test_a_file_that_was_removed_by_one_that_was_cut_off_comes_back(there, tmp_path):
    cut(tmp_path, there, {path: data for path, data in OLD.items() if path != "b/index.html"}, 3)
    assert "b/index.html" not in there.tree()
    built(tmp_path, OLD)
    upload.upload(tmp_path / "site", there, Watch(), take_over=True)
    assert there.tree() == OLD


def test_one_that_was_cut_off_after_its_last_change_is_settled_by_the_next(there, tmp_path):
    fewer = {path: data for path, data in OLD.items() if path != "b/index.html"}
    cut(tmp_path, there, fewer, 3)
    upload.upload(tmp_path / "site", there, Watch(), take_over=True)
    assert there.tree() == fewer
    assert ledger.settled(there)


def test_a_dry_run_tells_and_changes_nothing(there, tmp_path):
    done = upload.upload(tmp_path / "site", there, Watch(), dry=True)
    assert (done.put, done.removed) == (["c/index.html", "a/index.html", "index.html"], ("b/index.html",))
    assert (there.tree(), there.puts) == (OLD, [])


def test_what_others_put_there_is_not_touched_unless_asked(tmp_path):
    store = Breaking()
    store.put("cua-nguoi-khac.txt", b"", {})
    built(tmp_path, OLD)
    with pytest.raises(ledger.NotOurs):
        upload.upload(tmp_path / "site", store, Watch())
    assert set(store.tree()) == {"cua-nguoi-khac.txt"}
    upload.upload(tmp_path / "site", store, Watch(), clean=True)
    assert store.tree() == OLD


@pytest.mark.parametrize("bad", [b"", b"{}", b"x\x9c", b"x\x9c\xab\x05\x00\x00\xa6\x00\xa6"])
def test_a_spoilt_list_is_told_and_clean_gets_over_it(there, tmp_path, bad):
    there.put(ledger._LIST, bad, {})
    with pytest.raises(ledger.NotOurs):
        upload.upload(tmp_path / "site", there, Watch())
    assert there.tree() == OLD
    upload.upload(tmp_path / "site", there, Watch(), clean=True)
    assert there.tree() == NEW


def test_what_was_deleted_there_by_hand_is_put_again_by_clean(there, tmp_path):
    there.delete(["assets/k.css"])
    upload.upload(tmp_path / "site", there, Watch(), clean=True)
    assert there.tree() == NEW


def test_a_second_upload_is_refused_until_the_first_is_done(there, tmp_path):
    with lock.held(there):
        with pytest.raises(lock.Busy, match=r"từ \d\d:\d\d ngày \d\d/\d\d/\d{4}"):
            upload.upload(tmp_path / "site", there, Watch())
        assert there.tree() == OLD
    upload.upload(tmp_path / "site", there, Watch())
    assert there.tree() == NEW


def test_whoever_lost_the_lock_stops_before_its_next_wave(there, tmp_path):
    def taken() -> None:
        if "c/index.html" in there.puts:
            there.after = lambda: None
            there.put(lock.PLACE, b"another", {})

    there.after = taken
    with pytest.raises(lock.Lost):
        upload.upload(tmp_path / "site", there, Watch())
    assert there.tree() == {**OLD, "c/index.html": b"!1"}
    assert there.get(lock.PLACE) == b"another", "the lock of the other stays"


@pytest.mark.parametrize("spoil", ["changed", "gone", "added"])
def test_a_folder_that_is_not_as_it_was_built_is_refused(there, tmp_path, spoil):
    page = tmp_path / "site/a/index.html"
    match spoil:
        case "changed":
            page.write_bytes(b"by hand")
        case "gone":
            page.unlink()
        case "added":
            page.with_name("la.html").write_bytes(b"")
    with pytest.raises(upload.NotBuilt):
        upload.upload(tmp_path / "site", there, Watch())
    assert there.tree() == OLD


@pytest.mark.parametrize(
    ("path", "kind", "kept"),
    [
        ("index.html", "text/html; charset=utf-8", delivery.ASK),
        ("assets/bangvang.css", "text/css; charset=utf-8", delivery.ASK),
        ("assets/fonts/be-vietnam-pro-400.woff2", "font/woff2", delivery.DAY),
        ("feed.xml", "application/atom+xml; charset=utf-8", delivery.ASK),
        ("sitemap.xml", "application/xml; charset=utf-8", delivery.ASK),
        ("du-lieu/guong.csv", "text/csv; charset=utf-8", delivery.ASK),
        ("tim-kiem/du-lieu/meta.bin", "application/octet-stream", delivery.ASK),
        ("tim-kiem/du-lieu/w/epw9f3.sY.bin", "application/octet-stream", delivery.DAY),
        ("tim-kiem/du-lieu/words.hMMSxM.bin", "application/octet-stream", delivery.YEAR),
        ("guong/a/chan-dung-0123abcd-400.webp", "image/webp", delivery.YEAR),
        ("guong/a/chia-se.jpg", "image/jpeg", delivery.ASK),
        ("gioi-thieu/anh-20260930-400.jpg", "image/jpeg", delivery.ASK),
        ("la/x.exe", "application/octet-stream", delivery.ASK),
        ("_headers", "text/plain; charset=utf-8", delivery.ASK),
    ],
)
def test_how_a_file_is_delivered(path, kind, kept):
    assert delivery.headers(path) == {"Content-Type": kind, "Cache-Control": kept}


# ---- against a server


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with objects.s3() as address:
        yield address


@pytest.fixture(autouse=True)
def keys(monkeypatch):
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name, value in {**KEYS, clock.VARIABLE: TODAY}.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """A project whose site, of a few files, is built."""
    one = tmp_path_factory.mktemp("upload")
    more = {"_headers": b"/*", "tim-kiem/meta.bin": b"0", "tim-kiem/w/a.Xy.bin": b"1", "co_dau/-a~b.txt": b""}
    built(one, {**OLD, **more})
    return one


def test_the_files_of_the_folder_lie_in_the_store_and_are_delivered_as_they_should(server, root, capsys):
    where = ["publish", "s3://bang-vang/thu-muc/con", "--endpoint", server]
    store, site = objects.seen(server, "thu-muc/con"), tree_of(root / "site")
    assert main([*where, "--dry-run"], root) == 0
    said = capsys.readouterr().out
    assert "  tải lên  a/index.html\n" in said
    assert said.endswith("thì tải lên 8 tệp (0 kB), giữ nguyên 0, xóa 0. Chưa làm gì cả.\n")
    assert objects.names(store) == []
    assert main(where, root) == 0
    said = capsys.readouterr().out
    assert re.search(r"Đã đăng lên s3://bang-vang/thu-muc/con trong [\d,]+ giây: tải lên 8 tệp \(0 kB\)", said)
    assert KEYS["AWS_SECRET_ACCESS_KEY"] not in said
    assert objects.tree_of(store) == site
    for path in site:
        told = obstore.get(store, path).attributes
        assert {name: told[name] for name in ("Content-Type", "Cache-Control")} == delivery.headers(path), path
    assert main(where, root) == 0
    assert "tải lên 0 tệp (0 kB), giữ nguyên 8, xóa 0" in capsys.readouterr().out


@pytest.mark.slow
def test_a_whole_site_and_one_edit_of_it(server, tmp_path, capsys):
    root = project(tmp_path / "project", TWO)
    where = ["publish", "s3://bang-vang/ca-trang", "--endpoint", server]
    build = ["build", "--no-cards", "--jobs", "1"]
    assert run(root, *build).returncode == 0
    assert main(where, root) == 0
    before, store = tree_of(root / "site"), objects.seen(server, "ca-trang")
    assert objects.tree_of(store) == before
    untold = [path for path in before if delivery.headers(path)["Content-Type"] == delivery.OTHER]
    assert {path.rpartition(".")[2] for path in untold} == {"bin"}, "give its suffix a type"
    (root / "exemplars/b.md").write_text(EXEMPLAR.replace("suốt đời", "cả đời"))
    assert run(root, *build).returncode == 0
    after = tree_of(root / "site")
    changed = [path for path, data in after.items() if before.get(path) != data]
    capsys.readouterr()
    assert main(where, root) == 0
    assert f"tải lên {len(changed)} tệp" in capsys.readouterr().out
    assert objects.tree_of(store) == after


@pytest.mark.slow
def test_in_a_real_site_every_link_lands_at_every_moment(tmp_path):
    root, store = project(tmp_path / "project", TWO), Breaking()
    build = ["build", "--no-cards", "--jobs", "1"]
    assert run(root, *build).returncode == 0
    upload.upload(root / "site", store, Watch())
    before = store.tree()
    (root / "exemplars/b.md").unlink()
    (root / "exemplars/c.md").write_text(EXEMPLAR.replace("Ngô Gia Khảm", "Nguyễn Thị Chiên"))
    assert run(root, *build).returncode == 0
    after = tree_of(root / "site")
    lasting, moments = [page for page in before if page in after and page.endswith(".html")], []
    never = lost(before, lasting) | lost(after, lasting)  # tabs lead to prose that this project does not have
    store.after = lambda: moments.append(lost(store.tree(), lasting) - never)
    done = upload.upload(root / "site", store, Watch())
    assert "guong/c/index.html" in done.put
    assert "guong/b/index.html" in done.removed
    assert len(moments) > 30
    assert [fault for found in moments for fault in found] == []


def lost(site: dict[str, bytes], pages: list[str]) -> set[str]:
    """What a reader who begins at one of the pages, and goes wherever links lead, does not find."""
    waiting, met = list(pages), set(pages)
    while waiting:
        path = waiting.pop()
        if path.endswith(".html") and path in site:
            waiting += (new := leads_to(path, site[path]) - met)
            met |= new
    return met - site.keys()


@cache
def leads_to(page: str, html: bytes) -> frozenset[str]:
    """The files that a page links to or is made of."""
    here = URL + page.removesuffix("index.html")
    whole = (urljoin(urljoin(here, base), address) for base, _, address in links.in_html(html.decode()))
    paths = {unquote(urlsplit(one).path).lstrip("/") for one in whole if one.startswith(URL)}
    return frozenset(path + "index.html" if not path or path.endswith("/") else path for path in paths)


def many(folder: Path) -> dict[str, bytes]:
    site = {f"trang/{number}/index.html": b"x" * 1000 for number in range(300)} | {"index.html": b""}
    built(folder, site)
    return site


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_an_upload_that_is_killed_is_taken_over(server, tmp_path, how, capsys):
    site, folder = many(tmp_path), f"bi-tat-{how.name.lower()}"
    where = ["publish", f"s3://bang-vang/{folder}", "--endpoint", server]
    store = objects.seen(server, folder)
    publishing = command(tmp_path, *where)
    with subprocess.Popen(publishing, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as one:
        until = time.monotonic() + 60
        while len(objects.names(store)) < 20:
            assert time.monotonic() < until
        one.send_signal(how)
        said = one.communicate(timeout=60)[1]
    assert 0 < len(objects.names(store)) < len(site)
    assert "index.html" not in objects.names(store), "nobody is led to pages that are not there yet"
    if how == signal.SIGKILL:
        assert main(where, tmp_path) == 3
        assert "--take-over" in capsys.readouterr().err
        assert main([*where, "--take-over"], tmp_path) == 0
    else:
        assert said.strip() == "Đã dừng theo yêu cầu."
        assert main(where, tmp_path) == 0
    assert objects.tree_of(store) == site


@pytest.mark.parametrize(
    ("address", "endpoint", "code", "said"),
    [
        ("s3://khong-co-kho", None, 3, "không có kho tên ấy; hãy tạo kho trước"),
        ("s3://bang-vang", "http://127.0.0.1:9", 3, "không gọi được máy chủ, hoặc mạng bị ngắt giữa chừng"),
        ("s3://bang-vang", "http://khoa:bi-mat@127.0.0.1", 2, "địa chỉ máy chủ (--endpoint) phải viết như https://"),
        ("s3://bang-vang", "khong phai", 2, "địa chỉ máy chủ (--endpoint) phải viết như https://"),
        ("s3://khoa:bi-mat@bang-vang", None, 2, "không kèm khóa truy cập"),
        ("bang-vang", None, 2, "địa chỉ kho phải viết như s3://ten-kho"),
        ("s3://bang-vang/../kho-khac", None, 2, "địa chỉ kho phải viết như s3://ten-kho"),
    ],
)
def test_a_wrong_call_and_a_store_that_is_not_there(server, root, address, endpoint, code, said, capsys, monkeypatch):
    monkeypatch.setattr(bucket, "_RETRY", {"max_retries": 0})
    assert main(["publish", address, "--endpoint", endpoint or server], root) == code
    told = capsys.readouterr()
    assert said in told.err
    assert "bi-mat" not in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


@pytest.mark.parametrize(
    ("status", "answer", "said"),
    [
        (403, "<Error><Code>AccessDenied</Code></Error>", "khóa truy cập không có quyền đọc, ghi, xóa ở đó"),
        (403, "<Error><Code>InvalidAccessKeyId</Code></Error>", "kho không biết khóa truy cập này (AWS_ACCESS_KEY_ID)"),
        (507, "<Error><Code>XMinioStorageFull</Code></Error>", "kho đã hết chỗ"),
        (400, "<Error><Code>LaLung</Code></Error>", "kho báo lỗi LaLung"),
        (502, "<html>proxy</html>", "kho trả lời mã 502"),
    ],
)
def test_what_a_store_refuses_is_told_in_words(root, status, answer, said, capsys, monkeypatch):
    class Answers(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer.encode())

        do_GET = do_PUT

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing: the tests speak."""

    monkeypatch.setattr(bucket, "_RETRY", {"max_retries": 1})
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        endpoint = f"http://127.0.0.1:{one.server_address[1]}"
        assert main(["publish", "s3://bang-vang/x", "--endpoint", endpoint], root) == 3
        one.shutdown()
    told = f"s3://bang-vang/x không nhận: {said}. Chưa xong; chạy lại lệnh này là làm tiếp.\n"
    assert capsys.readouterr().err == told


def test_without_a_site_or_without_the_library(server, root, tmp_path, capsys, monkeypatch):
    where = ["publish", "s3://bang-vang/y", "--endpoint", server]
    assert main([*where, "--site-dir", str(tmp_path / "khong-co")], root) == 2
    assert "Hãy chạy python build.py build trước." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "la").mkdir()
    (tmp_path / "la/thu-rieng.txt").touch()
    assert main([*where, "--site-dir", str(tmp_path / "la")], root) == 2
    assert "không phải trang đã dựng xong" in capsys.readouterr().err
    monkeypatch.setitem(__import__("sys").modules, "obstore.store", None)
    assert main(where, root) == 2
    assert "chưa cài obstore: .venv/bin/python -m pip install obstore" in capsys.readouterr().err
