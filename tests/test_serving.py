"""`serve`: what an open page shows after a save, before and after the whole site is built."""

import functools
import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect
from support.projects import BODY, EXEMPLAR, TODAY, decision, project

from bangvang import framing, onlookers, serving
from bangvang.project import Project

FILES = {
    "exemplars/a.md": EXEMPLAR,
    "exemplars/b.md": EXEMPLAR.replace("Ngô Gia Khảm", "Trần Đại Nghĩa"),
    "content/decisions/q.yml": decision("{recipient: a, name: Ngô Gia Khảm}"),
    **BODY,
}
STORY = "Anh làm việc suốt đời"


@pytest.fixture
def home(tmp_path, monkeypatch) -> Iterator[SimpleNamespace]:
    """A site that was built and is served: `save` writes a file and builds again, `look` waits as an open page does."""
    monkeypatch.setattr(onlookers, "LONGEST_WAIT", 5)
    root, said, framed = project(tmp_path, FILES), [], []

    def frame():
        framed.append(root)
        return framing.framed(root)

    workshop = serving.Workshop(
        Project(root, root / "site", date.fromisoformat(TODAY), cards=False, extras=False), frame, said.append
    )
    handler = functools.partial(
        serving.Handler, workshop.onlookers, workshop.verdicts, None, directory=str(root / "site")
    )
    workshop.build()
    server = serving._listening(0, handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}"

    def get(path: str) -> str:
        with urllib.request.urlopen(url + path) as answer:
            return answer.read().decode()

    def save(path: str, old: str, new: str) -> None:
        file = root / path
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
        workshop.build()

    yield SimpleNamespace(root=root, url=url, get=get, save=save, said=said, framed=framed, workshop=workshop)
    server.shutdown()
    server.server_close()
    thread.join()


class Looking(threading.Thread):
    """An open page: what it was sent, and what it is told when it asks for news."""

    def __init__(self, home: SimpleNamespace, path: str) -> None:
        super().__init__(daemon=True)
        self._get, self._path = home.get, path
        self.html = home.get(path)
        self.seen = self.html.rpartition('data-seen="')[2].partition('"')[0]
        self.news, waiting = "", len(home.workshop.onlookers.open())
        self.start()
        while len(home.workshop.onlookers.open()) == waiting:
            self.join(0.01)

    def run(self) -> None:
        self.news = self._get(f"/__changes{self._path}?{self.seen}")

    def reloads(self) -> bool:
        self.join(20)
        return self.news != self.seen


def test_an_open_page_shows_what_was_saved_before_the_site_is_published(home):
    page = Looking(home, "/guong/a/")
    shown, files, framed = [], [], len(home.framed)
    preview = home.workshop.onlookers.preview

    def is_shown():
        return "Anh vẫn làm" in home.get("/guong/a/")

    def looked(pages):
        shown.append(is_shown())
        preview(pages)
        shown.append(is_shown())
        files.append((home.root / "site/guong/a/index.html").read_bytes())

    home.workshop.onlookers.preview = looked
    old = (home.root / "site/guong/a/index.html").read_bytes()
    home.save("exemplars/a.md", STORY, "Anh vẫn làm việc suốt đời")
    assert page.reloads()
    assert shown == [False, True]
    assert files == [old], "nothing was published yet"
    assert len(home.framed) == framed + 1, "the frame is asked for once a save"
    published = (home.root / "site/guong/a/index.html").read_text("utf-8")
    assert "Anh vẫn làm" in published
    assert home.get("/guong/a/").rpartition("<script")[0] == published.rpartition("</body>")[0]
    assert home.workshop.onlookers.name(published.encode()) == page.news, "it is not loaded a second time"


def test_a_page_that_did_not_change_is_not_loaded_again(home, monkeypatch):
    monkeypatch.setattr(onlookers, "LONGEST_WAIT", 1)
    page = Looking(home, "/guong/b/")
    home.save("exemplars/a.md", STORY, "Anh vẫn làm việc suốt đời")
    assert not page.reloads()


def test_a_list_shows_a_new_name(home):
    page = Looking(home, "/guong/")
    home.save("exemplars/b.md", "Trần Đại Nghĩa", "Phạm Quang Lễ")
    assert page.reloads() and "Phạm Quang Lễ" in home.get("/guong/")


def test_with_an_error_the_page_goes_back_to_what_is_published(home):
    before = home.get("/guong/a/")
    page = Looking(home, "/guong/a/")
    home.save("exemplars/a.md", "[^sach]", "[^khong-co]")
    assert home.get("/guong/a/") == before
    assert "Chưa dựng lại vì còn lỗi" in home.said[-1]
    page.reloads()
    home.save("exemplars/a.md", "[^khong-co]", "[^sach]")
    assert home.said[-1].startswith("Đã dựng")


def test_a_template_or_a_style_changes_every_page(home):
    theme = home.root / "theme"
    target = theme.resolve()
    theme.unlink()
    shutil.copytree(target, theme)
    page = Looking(home, "/guong/b/")
    home.save("theme/pages/exemplar.html", "<h1", "<h1 data-moi")
    assert page.reloads()


def test_no_address_leads_out_of_the_site(home):
    (home.root / "secret").mkdir()
    (home.root / "secret/index.html").write_text("kín")
    for path in ("/../secret/", "/%2e%2e/secret/", "/guong/../../secret/"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            home.get(path)
        assert "kín" not in refused.value.read().decode()
        refused.value.close()
    none = home.workshop.onlookers.name(None)
    assert home.get("/__changes/%2e%2e/secret/?x") == none


def test_in_a_browser_the_page_reloads_itself(home, page):
    page.goto(home.url + "/guong/a/")
    expect(page.get_by_text(STORY)).to_be_visible()
    while not home.workshop.onlookers.open():
        page.wait_for_timeout(20)
    home.save("exemplars/a.md", STORY, "Anh vẫn làm việc suốt đời")
    expect(page.get_by_text("Anh vẫn làm việc suốt đời")).to_be_visible()
