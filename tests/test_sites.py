"""Small sites in tests/sites/ built whole and compared with the trees they should give, both ways.

A case is a folder with `content/` and `exemplars/`; `expected/` holds every file that its records add to a site or
change in it. What an empty site has too (help pages, honours and places that nobody points at) is no part of the case,
nor are lists of all reference data, nor the files of the search index (tests/search looks at those). A missing
expectation is written, and fails where CI is set; of a file that differs the one found is left beside as `*.changed`:
read it, then rename it or mend the code.
"""

import os
import zlib
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

import pytest
from support.crashes import tree_of
from support.html_check import faults_of
from support.projects import FRAME, TODAY, project

from bangvang import site
from bangvang.outputs.search.writer import FOLDER
from bangvang.project import Project

SITES = Path(__file__).parent / "sites"
LEFT_OUT = (
    "sitemap.xml",
    "dia-phuong/index.html",
    "bang-vang/index.html",
    "cach-lam/index.html",
    "quyen-rieng-tu/index.html",
    "bien-tap/config.yml",
)
INDEX = FOLDER + "*.bin"
CHANGED = ".changed"


def built(root: Path, files: dict[str, str | bytes]) -> dict[str, bytes]:
    """The tree of a project of these files, without the share cards, which have tests of their own."""
    project(root, files)
    outcome = site.build(Project(root, root / "site", date.fromisoformat(TODAY), cards=False), lambda: FRAME)
    assert outcome.written, [str(one) for one in outcome.problems]
    return tree_of(root / "site")


def told(data: bytes, path: str) -> str:
    """What a file says; of the search index what it says after inflating, as far as it is text."""
    return (zlib.decompress(data) if fnmatch(path, INDEX) else data).decode(errors="replace")


@pytest.fixture(scope="session")
def empty(tmp_path_factory) -> dict[str, bytes]:
    """The tree of a site without records."""
    return built(tmp_path_factory.mktemp("empty"), {})


def sources(case: Path) -> dict[str, str | bytes]:
    return {path: data for path, data in tree_of(case).items() if not path.startswith("expected/")}


def compared(found: dict[str, bytes], place: Path, strict: bool) -> list[str]:
    """What differs from the expected tree in `place`; in a strict comparison nothing is written there."""
    wanted = {path: data for path, data in tree_of(place).items() if not path.endswith(CHANGED)}
    faults = [f"{path} is expected and not there" for path in sorted(set(wanted) - set(found))]
    for path, data in sorted(found.items()):
        beside = place / (path + CHANGED)
        if wanted.get(path) == data:
            beside.unlink(missing_ok=True)
        elif path in wanted:
            faults.append(f"{path} differs: see {beside.name} beside it")
            beside.write_bytes(data)
        elif strict:
            faults.append(f"{path} is there and not expected")
        else:
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(data)
    return faults


@pytest.mark.parametrize("case", sorted(path.name for path in SITES.iterdir()))
def test_a_site(case, empty, tmp_path):
    whole = built(tmp_path / "project", sources(SITES / case))
    found = {path: data for path, data in whole.items() if empty.get(path) != data and path not in LEFT_OUT}
    found = {path: data for path, data in found.items() if not fnmatch(path, INDEX)}
    assert compared(found, SITES / case / "expected", bool(os.environ.get("CI"))) == []
    kept = {path for path in empty if not fnmatch(path, INDEX)}
    assert kept <= set(whole), "records take no page away"
    for path, data in found.items():
        if path.endswith(".html"):
            known = (("missing-element", "charset"), ("missing-element", "<main>"), ("missing-attribute", "<html>"))
            assert [fault for fault in map(str, faults_of(data.decode(), known=known))] == [], path


def test_who_was_taken_down_is_named_nowhere(tmp_path):
    for path, data in built(tmp_path, sources(SITES / "mot-doi-nguoi")).items():
        for word in ("Đã Gỡ", "người đã gỡ", "không còn được đọc"):
            assert word not in told(data, path), path


def test_who_was_taken_down_stays_in_the_list_of_a_decision_and_leads_nowhere(tmp_path):
    files = sources(SITES / "quyet-dinh")
    path = "exemplars/hoang-thuy-hoa.md"
    files[path] = files[path].replace(b"illustrative: true", b"withdrawn: {on: 05/11/2026, reason: request}")
    tree = built(tmp_path, files)
    assert "Hoàng Thuý Hoà" in tree["quyet-dinh/12-qd-ldld-2024/index.html"].decode()
    for path, data in tree.items():
        assert b"guong/hoang-thuy-hoa/" not in data or path.startswith("guong/hoang-thuy-hoa/"), path
        assert "ven biển" not in told(data, path), path
        assert "Hoàng Thuý Hoà" not in told(data, path) or not fnmatch(path, INDEX), "in no file of the search"


def test_whose_decision_was_cancelled_is_named_nowhere(tmp_path):
    for path, data in built(tmp_path, sources(SITES / "quyet-dinh")).items():
        for word in ("Phạm Văn Bị Hủy", "Điều bị hủy"):
            assert word not in told(data, path), path


def test_a_long_list_is_cut_into_pages(tmp_path):
    people = {
        f"exemplars/nguoi-{number}.md": f"---\nname: Nguyễn Văn {letter}n {number}\nsort_name: {letter}n {number:03}\n"
        f"summary: Người thứ {number}.\ndied: 1990\n---\n"
        for number, letter in ((number, "AB"[number > 50]) for number in range(1, 106))
    }
    tree = built(tmp_path, people)
    first, second = tree["guong/index.html"].decode(), tree["guong/trang/2/index.html"].decode()
    assert [page.count("Người thứ ") for page in (first, second)] == [100, 5]
    assert "guong/trang/3/index.html" not in tree
    assert 'href="../guong/trang/2/" rel="next"' in first and 'href="../../../guong/" rel="prev"' in second
    names = [first.index(f">Nguyễn Văn An {number}<") for number in (1, 2, 50)]
    assert names == sorted(names)
    assert "Nguyễn Văn Bn 105" in second and "Nguyễn Văn Bn 100" in first
    assert tree["sitemap.xml"].decode().count("/guong/nguoi-") == 105


# ---- the comparison's own eyes


def test_both_ways_are_seen(tmp_path):
    place = tmp_path / "expected"
    found = {"a/index.html": b"1", "b": b"2"}
    assert compared(found, place, strict=True) == [
        "a/index.html is there and not expected",
        "b is there and not expected",
    ]
    assert not place.exists()
    assert compared(found, place, strict=False) == []
    assert tree_of(place) == found
    assert compared({"b": b"2"}, place, strict=True) == ["a/index.html is expected and not there"]
    assert compared({**found, "b": b"3"}, place, strict=False) == ["b differs: see b.changed beside it"]
    assert (place / "b.changed").read_bytes() == b"3"
    assert compared(found, place, strict=True) == []
    assert not (place / "b.changed").exists()
