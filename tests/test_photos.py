"""Photos: what goes in is doubted, what comes out is only picture."""

import io
import shutil
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from bangvang import kept, photos, pictures
from bangvang.crew import ALONE, Processes
from bangvang.records import Exemplar

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF exif:GPSVersionID="2.2"/>MARK-XMP</x:xmpmeta>'
HIDDEN = (b"Exif", b"EXIF", b"xmpmeta", b"MARK", b"ICC_PROFILE", b"ICCP", b"XMP ", b"Canon")


def picture(size=(1600, 1000)) -> Image.Image:
    """Something with edges and slopes in it, unlike in every corner."""
    return Image.merge(
        "RGB",
        (Image.linear_gradient("L").resize(size), Image.radial_gradient("L").resize(size), Image.new("L", size, 90)),
    )


def written(image: Image.Image, form: str = "JPEG", **options) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def exif(gps: dict | None = None, orientation: int = 1) -> Image.Exif:
    found = Image.Exif()
    found[ExifTags.Base.Make] = "Canon MARK"
    found[ExifTags.Base.Orientation] = orientation
    if gps:
        found.get_ifd(ExifTags.IFD.GPSInfo).update(gps)
    return found


HANOI = {1: "N", 2: (21.0, 1.0, 42.0), 3: "E", 4: (105.0, 51.0, 15.0)}


def prepared(data: bytes, folder, path="exemplars/a/Ảnh Chị Năm.jpg"):
    return photos.prepare(path, data, folder)


def opened(rendition: photos.Rendition) -> Image.Image:
    return Image.open(io.BytesIO(rendition.data))


def test_a_photo_becomes_two_webp_and_a_jpeg(tmp_path):
    photo, problems = prepared(written(picture()), tmp_path)
    assert problems == []
    assert [(one.mime, one.width, one.height) for one in photo.renditions] == [
        ("image/webp", 480, 300),
        ("image/webp", 960, 600),
        ("image/jpeg", 960, 600),
    ]
    assert photo.fallback.mime == "image/jpeg"
    for one in photo.renditions:
        assert opened(one).size == (one.width, one.height)
        assert opened(one).get_format_mimetype() == one.mime


def test_names_are_plain_and_change_with_the_content(tmp_path):
    one, _ = prepared(written(picture()), tmp_path)
    other, _ = prepared(written(picture((1600, 1001))), tmp_path)
    names = [rendition.name for rendition in one.renditions]
    assert names[0].startswith("anh-chi-nam-") and names[0].endswith("-480.webp")
    assert len(names[0]) == len("anh-chi-nam-") + 8 + len("-480.webp")
    assert not set(names) & {rendition.name for rendition in other.renditions}


@pytest.mark.parametrize(
    ("width", "widths"), [(5, [5, 5]), (480, [480, 480]), (481, [480, 481, 481]), (960, [480, 960, 960])]
)
def test_nothing_is_made_larger(width, widths, tmp_path):
    photo, _ = prepared(written(picture((width, 700)), "PNG"), tmp_path)
    assert [one.width for one in photo.renditions] == widths


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_the_picture_comes_out(form, tmp_path):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"exif": exif(HANOI), "icc_profile": profile}
    if form == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", "MARK-COMMENT")
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
        options["pnginfo"] = text
    else:
        options["xmp"] = XMP
    if form == "JPEG":
        options["comment"] = b"MARK-COMMENT"
    data = written(picture(), form, **options)
    assert b"MARK" in data
    photo, problems = prepared(data, tmp_path)
    assert [problem.rule for problem in problems] == ["photo-with-location"]
    for one in photo.renditions:
        assert [mark for mark in HIDDEN if mark in one.data] == []
        assert opened(one).info.keys() <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "progressive",
            "progression",
            "loop",
            "background",
            "timestamp",
            "duration",
        }


def test_a_place_is_an_error_a_bare_gps_block_is_not(tmp_path):
    def rules(**options):
        _, problems = prepared(written(picture((50, 50)), **options), tmp_path)
        return [(one.rule, one.severity.value, one.at.path) for one in problems]

    told = [("photo-with-location", "error", "exemplars/a/Ảnh Chị Năm.jpg")]
    assert rules(exif=exif(HANOI)) == told
    assert rules(exif=exif({20: (21.0, 1.0, 2.0), 22: (105.0, 1.0, 2.0)})) == told  # where the camera looked
    assert rules(xmp=XMP.replace(b"MARK", b'exif:GPSLatitude="21,1N"')) == told
    assert rules(exif=exif({0: b"\2\3\0\0", 29: "2026:01:01"})) == []
    assert rules(xmp=XMP) == []


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photos_stand_upright(orientation, tmp_path):
    """Red on top in the picture as the camera meant it, whatever way its pixels lie in the file."""
    upright = Image.new("RGB", (300, 200), "blue")
    upright.paste("red", (0, 0, 300, 60))
    turns = [
        None,
        *[
            Image.Transpose[name]
            for name in "FLIP_LEFT_RIGHT ROTATE_180 FLIP_TOP_BOTTOM TRANSPOSE ROTATE_90 TRANSVERSE ROTATE_270".split()
        ],
    ]
    turn = turns[orientation - 1]
    lying = upright if turn is None else upright.transpose(turn)
    photo, _ = prepared(written(lying, exif=exif(orientation=orientation), quality=95), tmp_path)
    for one in photo.renditions:
        assert (one.width, one.height) == opened(one).size == (300, 200)
        assert opened(one).convert("RGB").getpixel((150, 20))[0] > 200
        assert opened(one).convert("RGB").getpixel((150, 180))[2] > 200


def test_colours_are_turned_into_srgb(tmp_path):
    """A profile whose red and blue are swapped makes a red file mean blue."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ", 128), profile.index(b"bXYZ", 128)
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    photo, problems = prepared(
        written(Image.new("RGB", (60, 60), "red"), icc_profile=bytes(profile), quality=95), tmp_path
    )
    assert problems == []
    red, _, blue = opened(photo.fallback).getpixel((30, 30))
    assert blue > 200 > 60 > red
    broken, problems = prepared(written(Image.new("RGB", (60, 60), "red"), icc_profile=b"no profile"), tmp_path)
    assert problems == [] and opened(broken.fallback).getpixel((30, 30))[0] > 200


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png(mode, tmp_path):
    grey = Image.new("L", (64, 64), 200)
    image = (
        Image.new("I;16", (64, 64), 200 * 257)
        if mode == "I;16"
        else grey.convert("RGBA").convert(mode)
        if mode in ("RGBA", "LA")
        else grey.convert(mode)
    )
    photo, problems = prepared(written(image, "PNG"), tmp_path)
    assert problems == []
    assert opened(photo.fallback).mode == "RGB"
    if mode != "1":
        assert abs(opened(photo.fallback).getpixel((32, 32))[0] - 200) < 6


def test_cmyk_and_transparent_photos(tmp_path):
    photo, problems = prepared(written(Image.new("CMYK", (64, 64), (0, 0, 0, 0))), tmp_path)
    assert problems == [] and min(opened(photo.fallback).getpixel((9, 9))) > 240
    photo, problems = prepared(written(Image.new("RGBA", (64, 64), (0, 0, 0, 0)), "PNG"), tmp_path)
    assert problems == [] and min(opened(photo.fallback).getpixel((9, 9))) > 240


def bomb(width: int, height: int) -> bytes:
    """A PNG of one colour that is small as a file and huge as a picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "không phải là ảnh"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không phải là ảnh"),
        (b"%PDF-1.7", "không phải là ảnh"),
        (written(Image.new("RGB", (9, 9)), "GIF"), "không phải là ảnh"),
        (written(Image.new("RGB", (9, 9)), "TIFF"), "không phải là ảnh"),
        (written(picture())[:5000], "cắt cụt"),
        (written(picture((99, 99)), "PNG")[:-3000], "cắt cụt"),
        (written(picture(), "WEBP")[:-2000], ""),
        (bomb(8000, 8000), "50 triệu"),
        (bomb(11000, 11000), "50 triệu"),
        (bomb(40000, 40000), "50 triệu"),
        (bytes(photos.MOST_BYTES + 1), "quá 25 MB"),
    ],
)
def test_what_cannot_be_used_is_a_problem(data, said, tmp_path):
    photo, problems = prepared(data, tmp_path)
    assert photo is None
    assert [problem.rule for problem in problems] == ["unusable-photo"]
    assert said in problems[0].message and problems[0].fix
    assert list(tmp_path.rglob("*.*")) == []


SOUND = [
    written(
        picture((40, 30)),
        form,
        exif=exif(HANOI, 6),
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )
    for form in photos.FORMATS
]


@given(st.sampled_from(SOUND), st.data())
def test_damaged_photos_never_raise(data, draw):
    """Bytes changed anywhere: a picture or a problem, nothing else."""
    damaged = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 8))):
        damaged[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    damaged = damaged[: draw.draw(st.integers(0, len(data)))] if draw.draw(st.booleans()) else damaged
    try:
        with photos._opened(bytes(damaged)) as image:
            photos._tells_place(image)
            with photos._suspicion():
                photos.pixels.decoded(image, photos._sizes(photos._upright_size(image))[-1], ())
    except photos._Unusable:
        pass


def test_a_photo_is_encoded_once(tmp_path, monkeypatch):
    data = written(picture())
    first, _ = prepared(data, tmp_path)
    monkeypatch.setattr(photos.pixels, "decoded", None)
    again, _ = prepared(data, tmp_path)
    assert again == first


def test_a_spoilt_cache_is_mended(tmp_path):
    data = written(picture())
    first, _ = prepared(data, tmp_path)
    for number, file in enumerate(sorted(tmp_path.rglob("*.*"))):
        file.write_bytes((b"", file.read_bytes()[:-9], b"<html>")[number])
    again, _ = prepared(data, tmp_path)
    assert again == first
    assert {file.read_bytes() for file in tmp_path.rglob("*.*")} == {one.data for one in first.renditions}


def test_a_cache_that_cannot_be_written_is_not_the_photos_fault(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError):
        prepared(written(picture()), tmp_path / "file")


def test_a_strip_is_no_photo(tmp_path):
    photo, problems = prepared(written(Image.new("RGB", (2, 17_000)), "PNG"), tmp_path)
    assert photo is None
    assert [(one.rule, "quá dài" in one.message) for one in problems] == [("unusable-photo", True)]


def test_a_blurred_box_is_gone_from_every_size(tmp_path):
    """Stripes in a box become tiles; outside it nothing changes; the plain photo and the blurred one are kept apart."""
    stripes = Image.new("RGB", (1600, 1000), "white")
    for x in range(0, 1600, 20):
        stripes.paste("black", (x, 0, x + 10, 1000))
    data = written(stripes, "PNG")
    plain, _ = prepared(data, tmp_path)
    hidden, problems = photos.prepare("exemplars/a.png", data, tmp_path, ((0.25, 0.25, 0.5, 0.5),))
    assert problems == [] and plain.digest == hidden.digest
    assert {one.name[-20:] for one in plain.renditions}.isdisjoint(one.name[-20:] for one in hidden.renditions)
    for one in hidden.renditions:
        image = opened(one).convert("L")
        w, h = image.size
        inside = image.crop((w * 3 // 10, h * 3 // 10, w * 7 // 10, h * 7 // 10)).getextrema()
        outside = image.crop((0, 0, w // 5, h)).getextrema()
        assert inside[1] - inside[0] < 40 and outside[1] - outside[0] > 150, one.name


@given(st.tuples(*[st.floats(0, 1)] * 4), st.sampled_from(["RGB", "L", "P", "RGBA", "1", "I;16"]))
def test_any_box_can_be_blurred(tmp_path_factory, box, mode):
    data = written(Image.new(mode, (7, 5)), "PNG")
    photo, _ = photos.prepare("exemplars/a.png", data, tmp_path_factory.mktemp("blur"), (box,))
    assert photo is not None


def test_the_box_is_of_the_upright_photo(tmp_path):
    lying = Image.new("RGB", (400, 200), "white")
    lying.paste("red", (0, 0, 100, 200))  # turned by 90 degrees clockwise it is the top quarter
    data = written(lying, quality=95, exif=exif(orientation=6))
    photo, _ = photos.prepare("exemplars/a.jpg", data, tmp_path, ((0, 0, 1, 0.5),))
    image = opened(photo.fallback)
    assert image.size == (200, 400)
    red, green, _ = image.getpixel((100, 20))
    assert red > 200 and green < 250 and image.getpixel((100, 390))[1] > 200


# ---- all photos of a project


class Stamped:
    """Files of a project that tells how often each was opened."""

    def __init__(self, held: dict[str, bytes]) -> None:
        self.held, self.opened = dict(held), []

    @property
    def paths(self):
        return self.held.keys()

    def load(self, path):
        self.opened.append(path)
        return self.held[path], []

    def stamp(self, path):
        return f"{len(self.held[path])} {hash(self.held[path])}"


@pytest.fixture
def shown(tmp_path, monkeypatch):
    """Twenty photos and a file that is none; `look()` prepares them all as a build does."""
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "kept"))
    held = {f"exemplars/a{number}.jpg": written(picture((60 + number, 40))) for number in range(20)}
    files = Stamped(held | {"exemplars/hong.jpg": b"hong", "exemplars/a0.md": b""})

    def look(records=(), crew=ALONE):
        files.opened.clear()
        return pictures.prepared(tmp_path, files, records, crew, memory=tmp_path / "kept" / pictures.SEEN)

    return files, look


def test_photos_that_have_not_changed_are_not_opened(shown):
    files, look = shown
    first = look()
    assert len(first[0]) == 20 and [one.at.path for one in first[1]] == ["exemplars/hong.jpg"]
    assert look() == first and files.opened == []
    files.held["exemplars/a3.jpg"] = written(picture((90, 50)))
    ready, _ = look()
    assert "exemplars/a3.jpg" in files.opened and len(files.opened) < 20
    assert ready["exemplars/a3.jpg"].renditions[-1].width == 90
    del files.held["exemplars/a3.jpg"], files.held["exemplars/hong.jpg"]
    assert look() == ({path: photo for path, photo in ready.items() if path != "exemplars/a3.jpg"}, [])


def test_a_photo_whose_sizes_went_or_were_cut_short_is_made_again(shown):
    files, look = shown
    first = look()
    one, other = (first[0][path].renditions[0].kept for path in ("exemplars/a1.jpg", "exemplars/a2.jpg"))
    before = one.read_bytes(), other.read_bytes()
    one.unlink()
    other.write_bytes(before[1][:-9])
    assert look() == first and {"exemplars/a1.jpg", "exemplars/a2.jpg"} <= {*files.opened}
    assert (one.read_bytes(), other.read_bytes()) == before


def test_what_is_to_be_blurred_is_another_photo(shown):
    _, look = shown
    plain, _ = look()
    photo = {"file": "a1.jpg", "caption": "Ảnh", "credit": "Báo", "alt": "Một người", "blur": [(0, 0, 0.5, 0.5)]}
    record = Exemplar(id="a0", name="Lò Văn Thử", summary="Thử.", photos=[photo]).read_from("exemplars/a0.md")
    blurred, _ = look([record])
    assert [path for path in plain if plain[path] != blurred[path]] == ["exemplars/a1.jpg"]


def test_photos_are_the_same_whoever_prepares_them(shown, tmp_path):
    _, look = shown
    first = look()
    shutil.rmtree(tmp_path / "kept")
    assert look(crew=Processes(2)) == first
