"""The guard: planted private data is found wherever it stands, ordinary numbers are left alone, nothing gets out."""

import io
import json
import re
import sys
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image, PngImagePlugin
from support.crashes import tree_of
from support.projects import BODY, EXEMPLAR, TODAY, decision, project, run

from bangvang import clock, guard
from bangvang.commands import main
from bangvang.guard import Kind, tracing
from bangvang.guard.patterns import plain

PLACE = Path(__file__).parent / "guard"


def planted() -> Iterator[tuple[Kind, str]]:
    """The cases of planted.txt: a kind in brackets, below it one text a line; \\u00a0 stands for the character."""
    kind = Kind.PHONE
    for line in filter(None, (PLACE / "planted.txt").read_text("utf-8").split("\n")):
        if re.fullmatch(r"\[\w+\]", line):
            kind = Kind(line[1:-1])
        else:
            yield kind, re.sub(r"\\u([0-9a-f]{4})", lambda one: chr(int(one[1], 16)), line)


PLANTED = list(planted())
INNOCENT = (PLACE / "innocent.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(("kind", "text"), PLANTED, ids=[text for _, text in PLANTED])
def test_planted_is_found(kind, text):
    for path, data in around(text).items():
        found = guard.findings(path, data)
        assert kind in {one.kind for one in found}, (path, found)


def around(text: str) -> dict[str, bytes]:
    """The text where the site may hold it."""
    markup = "&" in text or "<" in text
    written = text if markup else escape(text)
    return {
        "guong/a/index.html": f"<html><head>\n</head><body>"
        f'<header><path d="M1 2.3 4 5 6-7 8 9 0 1 2 3"/></header><main id="noi-dung"><p>Nhà bác ở xa. '
        f"Hỏi: {written}</p>"
        f"<td>2024</td></main></body></html>".encode(),
        "feed.xml": f"<summary>Anh kể. {written}</summary>".encode(),
        "du-lieu/a.csv": f"STT,Tên,Ghi chú\n1,Anh,{text}\n2,Chị,\n".encode(),
        **(
            {} if markup or '"' in text else {"du-lieu/a.json": json.dumps({"note": text}, ensure_ascii=False).encode()}
        ),
    }


def test_enough_is_planted():
    assert len({text for _, text in PLANTED}) >= 200


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent_is_left_alone(text):
    for path, data in around(text).items():
        assert guard.findings(path, data) == (), path


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, text in PLANTED if "<" not in text][::7])
def test_planted_in_the_head_of_a_page(kind, text):
    page = f'<head><meta name="description" content="Hỏi: {text}"></head><body><main></main></body>'
    assert kind in {one.kind for one in guard.findings("index.html", page.encode())}


@given(some.binary(max_size=300) | some.text(max_size=300).map(str.encode))
def test_any_bytes_are_looked_at(data):
    for path in ("a.html", "a.json", "a.jpg", "a.png", "a.webp"):
        guard.findings(path, data)


@given(
    some.lists(
        some.sampled_from([b"\xff\xd8", b"\xff\xe1\0\4ab", b"\xff\xd9", b"\x89PNG\r\n\x1a\n", b"\0\0\0\1IEND", b"RIFF"])
    )
)
def test_any_picture_is_looked_at(parts):
    for path in ("a.jpg", "a.png", "a.webp"):
        guard.findings(path, b"".join(parts))


def test_a_long_file_is_looked_at_quickly():
    """No pattern takes more than its share of time, whatever a stranger writes."""
    for text in (
        "0 " * 30_000,
        "1/" * 30_000,
        "a." * 30_000,
        "số " * 20_000,
        "STK " + "1 " * 30_000,
        "a@" * 20_000,
        "°" * 9999,
    ):
        began = time.process_time()
        guard.findings("a.html", (text + " 0912345678").encode())
        assert time.process_time() - began < 10, "a few hundredths of a second; minutes where a pattern has no end"


# ---- pictures


def saved(form: str, **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(out, form, **options)
    return out.getvalue()


def exif() -> Image.Exif:
    found = Image.Exif()
    found[0x010F] = "Máy"
    return found


def png_text() -> PngImagePlugin.PngInfo:
    found = PngImagePlugin.PngInfo()
    found.add_text("Comment", "x")
    return found


PICTURES = {
    "jpeg exif": ("a.jpg", lambda: saved("JPEG", exif=exif())),
    "jpeg comment": ("a.jpg", lambda: saved("JPEG", comment=b"x")),
    "jpeg xmp": ("a.jpg", lambda: saved("JPEG", xmp=b"<x/>")),
    "jpeg tail": ("a.jpg", lambda: saved("JPEG") + b"0912345678"),
    "jpeg iptc": ("a.jpg", lambda: saved("JPEG").replace(b"\xff\xdb", b"\xff\xed\x00\x06abcd\xff\xdb", 1)),
    "png text": ("a.png", lambda: saved("PNG", pnginfo=png_text())),
    "png exif": ("a.png", lambda: saved("PNG", exif=exif())),
    "png tail": ("a.png", lambda: saved("PNG") + b"x"),
    "webp exif": ("a.webp", lambda: saved("WEBP", exif=exif())),
    "webp xmp": ("a.webp", lambda: saved("WEBP", xmp=b"<x/>")),
    "webp tail": ("a.webp", lambda: saved("WEBP") + b"xx"),
    "no picture": ("a.jpg", lambda: b"<svg/>"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_metadata_of_a_picture_is_found(name):
    path, made = PICTURES[name]
    assert [one.kind for one in guard.findings(path, made())] == [Kind.METADATA]


@pytest.mark.parametrize(("path", "form"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")])
def test_a_bare_picture_passes(path, form):
    assert guard.findings(path, saved(form)) == ()


# ---- from the site back to the record


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("0912 345 678", "091• ••• •78"),
        ("nguyenvana@gmail.com", "ng•••@gmail.com"),
        ("a@gmail.com", "a•••@gmail.com"),
        ("tinh[at]gmail.com", "ti•••[at]gmail.com"),
        ("tinh (at) gmail (dot) com", "ti••• (at) gmail (dot) com"),
        ("tinh a còng gmail chấm com", "ti••• a còng gmail chấm com"),
        ("tinhat at gmail com", "ti••• at gmail com"),
        ("số nhà 12", "số nhà 12"),
        ("001085012345", "001•••••••45"),
    ],
)
def test_a_report_does_not_tell_it_all(text, shown):
    assert tracing.masked(text) == shown


def test_one_text_however_it_is_written():
    assert plain("0912 345 678") == plain("0912.345.678") == plain("(091) 2345678") == "0912345678"
    assert plain("A@B.vn") == plain("a@b.vn")


@pytest.fixture
def day(monkeypatch):
    monkeypatch.setenv(clock.VARIABLE, TODAY)


OFFICE = (
    "name: Sở Minh Họa\ncontacts: [0228 3648 123]\nmay_publish:\n  - {text: 0912345678, reason: Máy trực của cơ quan}\n"
)


def test_nothing_is_published_with_a_leak_and_its_place_is_told(tmp_path, day, capsys):
    root = project(
        tmp_path / "project",
        {
            "exemplars/a.md": EXEMPLAR.replace("Anh làm", "Anh làm\nở xa. Gọi **0912** 345.678\nnhé. Anh làm"),
            **BODY,
            "content/decisions/q.yml": decision('{name: Trần Thị A, reason: "Nhà ở số nhà 45"}'),
            "content/pages/lien-he.md": "# Liên hệ\n\nThư: nguyenvana@gmail.com\n",
        },
    )
    assert main(["build", "--no-cards", "--jobs", "1"], root) == 1
    said = capsys.readouterr().err
    assert "exemplars/a.md:9: " not in said and "exemplars/a.md:9:1: lỗi private-data: số điện thoại “091" in said
    assert re.search(r"content/decisions/q.yml:7:\d\d: lỗi private-data: địa chỉ nhà “số nhà 45”", said)
    assert "content/pages/lien-he.md:3:6: lỗi private-data: địa chỉ thư điện tử “ng•••@gmail.com”" in said
    assert "345678" not in said and "345.678" not in said
    assert tree_of(root / "site") == {}


def test_what_the_operator_allows_may_stand_and_is_looked_at_again_when_it_no_longer_may(tmp_path, day, capsys):
    told = EXEMPLAR.replace("Anh làm", "Gọi 0912.345.678 hoặc 02283648123. Anh làm")
    root = project(tmp_path / "project", {"exemplars/a.md": told, "content/operator.yml": OFFICE})
    build = ["build", "--no-cards", "--jobs", "1"]
    assert main(build, root) == 0, capsys.readouterr().err
    before = tree_of(root / "site")
    (root / "content/operator.yml").write_text(OFFICE.partition("may_publish")[0])
    assert main(build, root) == 1
    said = capsys.readouterr().err
    assert "exemplars/a.md:8:5: lỗi private-data: số điện thoại “091•.•••.•78”" in said and "0228" not in said
    assert tree_of(root / "site") == before


def test_a_leak_written_later_leaves_the_published_site_as_it_was(tmp_path):
    root = project(tmp_path / "project", {"exemplars/a.md": EXEMPLAR})
    assert run(root, "build", "--no-cards").returncode == 0
    before = tree_of(root / "site")
    (root / "exemplars/a.md").write_text(EXEMPLAR.replace("Anh làm", "CCCD 001085012345. Anh làm"))
    refused = run(root, "build", "--no-cards")
    assert refused.returncode == 1 and re.search(r"exemplars/a.md:8:\d: lỗi private-data", refused.stderr)
    assert tree_of(root / "site") == before


def looked_at(act) -> list[str]:
    """The files the guard reads while `act` runs in this process."""
    paths = []

    def note(frame, event, _):
        if event == "call" and frame.f_code is guard.findings.__code__:
            paths.append(frame.f_locals["path"])

    sys.setprofile(note)
    try:
        assert act() == 0
    finally:
        sys.setprofile(None)
    return paths


def test_only_what_changed_is_looked_at_again(tmp_path, day):
    root = project(tmp_path / "project", {"exemplars/a.md": EXEMPLAR, "content/operator.yml": OFFICE})

    def build():
        return main(["build", "--jobs", "1"], root)

    assert {"index.html", "guong/a/index.html", "sitemap.xml"} <= set(looked_at(build))
    assert looked_at(build) == []
    before = tree_of(root / "site")
    (root / "exemplars/a.md").write_text(EXEMPLAR.replace("Anh làm", "Anh vẫn làm"))
    again = looked_at(build)
    changed = {path for path, data in tree_of(root / "site").items() if before.get(path) != data}
    assert "guong/a/index.html" in changed and "index.html" not in again
    assert {path for path in changed if path.endswith((*guard.SCANNED, *guard.IMAGES))} <= set(again)


def test_compressed_lists_are_not_read_as_text():
    """Chance would write an address into one file of a large index, and forbid the site."""
    assert guard.findings("tim-kiem/du-lieu/t/0.aa.bin", b"x\x9cK\xd5a@b.vn\x03") == ()


def test_words_that_only_lead_to_a_record_are_looked_at(tmp_path, day, capsys):
    told = EXEMPLAR.replace("sources:", "keywords: [thợ đúc, 0912 345 678]\nsources:")
    root = project(tmp_path / "project", {"exemplars/a.md": told})
    assert main(["build", "--no-cards", "--jobs", "1"], root) == 1
    assert re.search(r"exemplars/a.md:5:\d+: lỗi private-data: số điện thoại", capsys.readouterr().err)
