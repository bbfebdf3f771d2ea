"""What a build says when a site nears or outgrows a host, and the table of hosts on the site's own guide page."""

import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.projects import EXEMPLAR, project, run

from bangvang import hosting, manifest, reference
from bangvang.manifest import Entry, Scale
from bangvang.reference import Host

PATH = "exemplars/ngo-gia-kham.md"
SMALL = Host(id="nho", name="Nơi nhỏ", files=100, bytes=1_000_000, file_bytes=10_000, in_folder=50)
WIDE = Host(id="rong", name="Nơi rộng")
SITE = Scale(files=10, folders=5, size=5000, largest="a/b.json", largest_size=900, fullest="a", in_fullest=7)


def said(scale: Scale, *hosts: Host, chosen: str = "") -> str:
    return "\n".join(hosting.outgrown(scale, hosts or (SMALL, WIDE), chosen))


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"files": 80}, "Nơi nhỏ: đã dùng 80 % giới hạn số tệp, 80 tệp trên 100 tệp."),
        ({"files": 100}, "Nơi nhỏ: đã dùng 100 % giới hạn số tệp, 100 tệp trên 100 tệp."),
        ({"files": 1001}, "Nơi nhỏ: vượt giới hạn số tệp, 1.001 tệp trên 100 tệp."),
        ({"size": 1_500_000}, "Nơi nhỏ: vượt giới hạn dung lượng, 1,5 MB trên 1 MB."),
        ({"largest_size": 9999}, "Nơi nhỏ: đã dùng 99 % giới hạn cỡ một tệp, 10 KB trên 10 KB."),
        ({"in_fullest": 51}, "Nơi nhỏ: vượt giới hạn số mục trong một thư mục, 51 mục trên 50 mục."),
    ],
)
def test_a_limit_is_told_from_four_fifths_of_it_on(change, verdict):
    lines = said(replace(SITE, **change)).splitlines()
    assert lines[0].startswith("Nơi đặt trang: ")
    assert lines[1] == f"  {verdict}"
    assert lines[2].startswith("Cách làm: ") and lines[2].endswith("Xem huong-dan/noi-dat-trang/ của trang.")
    assert len(lines) == 3


def test_far_from_every_limit_nothing_is_said():
    assert said(replace(SITE, files=79)) == ""


def test_of_a_host_that_was_chosen_alone_is_spoken():
    large = replace(SITE, files=1000)
    assert said(large, chosen="rong") == ""
    assert "Nơi nhỏ" in said(large, chosen="nho")


def test_a_host_that_nobody_knows_is_told_with_those_that_are():
    assert said(SITE, chosen="nhoo") == "mkdocs.yml: extra.host “nhoo” không có trong bảng; ghi một trong: nho, rong."


def test_folders_count_where_the_host_counts_them():
    counting = SMALL.model_copy(update={"folders_count": True})
    full = replace(SITE, files=70, folders=31)
    assert said(full, SMALL) == ""
    assert "vượt giới hạn số tệp, 101 tệp trên 100 tệp" in said(full, counting)


def test_what_could_not_be_confirmed_is_said_to_be_so():
    assert "(giới hạn này chưa chắc)" in said(replace(SITE, files=99), SMALL.model_copy(update={"uncertain": True}))


def test_the_scale_of_a_site_is_that_of_its_folder(tmp_path):
    sizes = {"index.html": 3, "a/index.html": 5, "a/b/c/d.txt": 70, "a/b/e.txt": 2, "f/g/h.txt": 1}
    for path, size in sizes.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"x" * size)
    found = manifest.scale({path: Entry("", size, 0, "") for path, size in sizes.items()})
    there = list(tmp_path.rglob("*"))
    assert (found.files, found.folders) == (sum(map(Path.is_file, there)), sum(map(Path.is_dir, there)))
    assert (found.size, found.largest, found.largest_size) == (81, "a/b/c/d.txt", 70)
    assert (found.fullest, found.in_fullest) == ("", 3)
    assert manifest.scale({}) == Scale()


def test_hosts_name_limits_with_a_source_read_on_a_day():
    known, _ = reference.load()
    sources = {one.key: one for one in known.hosts.sources}
    for host in known.hosts.hosts:
        limits = [limit.most(host) for limit in hosting.LIMITS if limit.most(host)]
        assert bool(limits) == bool(host.sources), host.id
        assert all(sources[key].seen and sources[key].url for key in host.sources), host.id


def test_room_grows_with_the_limit_and_stops_at_the_first():
    small, large = (one for one in reference.load()[0].hosts.measured if not one.cards)
    each = (large.files - small.files) / (large.exemplars - small.exemplars)
    host = Host(id="x", name="X", files=50_000)
    found = hosting.room(host, small, large)
    assert abs(small.files + each * (found - small.exemplars) - 50_000) <= each
    assert hosting.room(host.model_copy(update={"bytes": large.size}), small, large) == large.exemplars
    assert hosting.room(WIDE, small, large) is None


def test_a_build_says_it_each_time_and_the_page_has_the_table(tmp_path):
    """With a host so small that the site of one exemplar does not fit, chosen in mkdocs.yml."""
    root = project(tmp_path / "project", {PATH: EXEMPLAR})
    config = (root / "mkdocs.yml").read_text().replace("\nextra:\n", "\nextra:\n  host: khong-co\n")
    (root / "mkdocs.yml").write_text(config)
    for _ in range(2):  # the second does nothing, and still says it
        ran: subprocess.CompletedProcess = run(root, "build", "--no-cards", "--jobs", "1")
        assert ran.returncode == 0, ran.stderr
        assert "extra.host “khong-co” không có trong bảng" in ran.stdout
    page = (root / "site" / hosting.GUIDE / "index.html").read_text()
    for host in reference.load()[0].hosts.hosts:
        assert f"<code>{host.id}</code>" in page
    assert "20.000 tệp" in page and "gói miễn phí" in page
