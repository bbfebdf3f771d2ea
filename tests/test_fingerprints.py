"""What follows from facts asks no record for its story: else it would stay as it was when a story changes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from support.projects import EXEMPLAR, FRAME, ROOT, TODAY, TWO, project

from bangvang import fingerprints, outputs, pages, rules, site
from bangvang.head import Site
from bangvang.outputs import search
from bangvang.page import url_of
from bangvang.project import Project
from bangvang.records import Record
from bangvang.rules import Reading

SITE = Site(FRAME.site_name, FRAME.site_url, FRAME.site_description)


@pytest.fixture
def gathered() -> site.Gathered:
    """The records of the repository itself, which has some of every kind."""
    return site.gather(Project(ROOT, ROOT / "site", date.fromisoformat(TODAY)))


@pytest.fixture
def telling(monkeypatch) -> set[str]:
    """Paths of the records that may be asked for their story from now on; none, to begin with."""
    free: set[str] = set()
    told = Record.story.fget

    def story(one: Record):
        assert one.path in free, f"asked for the story of {one.path}"
        return told(one)

    monkeypatch.setattr(Record, "story", property(story))
    return free


def test_pages_ask_only_for_the_story_they_say_they_tell(gathered, telling):
    drafts = pages.drafts(gathered.shown)
    plain = [draft for draft in drafts if not draft.tells]
    told = [draft for draft in drafts if draft.tells]
    assert {type(draft.tells).__name__ for draft in told} == {"Exemplar", "Event", "Campaign", "Entry"}
    assert all(list(draft.make()) for draft in plain)
    for draft in told:
        telling.clear()
        telling.add(draft.tells.path)
        assert list(draft.make())


def test_other_files_ask_for_no_story(gathered, telling):
    shown = gathered.shown
    telling.update(record.path for record in shown.records())
    printed = [page._replace(model=None, data=()) for draft in pages.drafts(shown) for page in draft.make()]
    telling.clear()
    for output in (*outputs.OF_RECORDS, *outputs.EXTRAS):
        assert list(output(shown, SITE))
    for output in outputs.OF_PAGES:
        list(output(shown, printed, SITE, ()))


def test_what_is_found_asks_only_for_its_own_story(gathered, telling):
    shown = gathered.shown
    telling.update(record.path for record in shown.records())
    printed = [page._replace(model=None, data=()) for draft in pages.drafts(shown) for page in draft.make()]
    by_address = {url_of(record): record for record in shown.records()}
    telling.clear()
    for one in search.findable(shown, printed, (), b""):
        telling.clear()
        telling.update(record.path for record in filter(None, [by_address.get(one.address)]))
        assert one.make().address == one.address


def test_rules_ask_for_no_story_but_those_of_the_records_they_are_given(gathered, telling):
    known = gathered.catalogue
    for rule in rules.RULES:
        if not isinstance(rule, Reading):
            list(rule.check(known))
    for record in known.records():
        telling.clear()
        telling.add(record.path)
        for rule in rules.RULES:
            if isinstance(rule, Reading):
                list(rule.check(known, [record]))


def digests(root: Path) -> tuple[bytes, bytes]:
    """Of the facts of a project, and of its stories."""
    known = site.gather(Project(root, root / "site", date.fromisoformat(TODAY))).catalogue
    return fingerprints.facts(known), fingerprints.stories(known.records())


def replaced(path: str, old: str, new: str) -> Callable[[Path], object]:
    return lambda root: (root / path).write_text((root / path).read_text("utf-8").replace(old, new), "utf-8")


STORIES = {
    "another word": replaced("exemplars/a.md", "suốt đời", "cả đời"),
    "one line more": replaced("exemplars/a.md", "đời[^sach].", "đời[^sach].\n\nThêm.\n\n---\n\nname: Ai\n"),
}
FACTS = {
    "a name": replaced("exemplars/a.md", "Khảm", "Khâm"),
    "the story gone": replaced("exemplars/a.md", "Anh làm việc suốt đời[^sach].\n", ""),
    "a source no longer cited": replaced("exemplars/a.md", "[^sach]", ""),
    "a file more": lambda root: (root / "exemplars/c.md").write_text(EXEMPLAR),
    "a file less": lambda root: (root / "exemplars/b.md").unlink(),
    "a file renamed": lambda root: (root / "exemplars/b.md").rename(root / "exemplars/c.md"),
    "who runs the site": lambda root: (root / "content/operator.yml").write_text("name: Sở\ncontacts: [Phòng 2]\n"),
    "a row": replaced("content/decisions/q.yml", "Lê B", "Lê C"),
    "a file that cannot be read": lambda root: (root / "exemplars/b.md").write_bytes(b"\xff"),
    "what is not in the story any more": replaced("exemplars/a.md", "---\nAnh", "birth_name: An\n---\nAnh"),
}


@pytest.mark.parametrize("what", STORIES)
def test_words_of_a_story_are_no_fact(what, tmp_path):
    root = project(tmp_path, TWO)
    facts, stories = digests(root)
    STORIES[what](root)
    assert digests(root)[0] == facts and digests(root)[1] != stories


@pytest.mark.parametrize("what", FACTS)
def test_whatever_else_changes_is_a_fact(what, tmp_path):
    root = project(tmp_path, TWO)
    before = digests(root)[0]
    FACTS[what](root)
    assert digests(root)[0] != before
