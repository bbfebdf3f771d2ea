"""Sealed entries: Python and the browser open what the other closed; hostile ones say why; nothing of them is told."""

import base64
import hashlib
import json
import os
import re
import stat
from datetime import date

import pytest
from playwright.sync_api import expect
from support.contests import FOLDER, contest
from support.crashes import tree_of
from support.projects import FRAME, ROOT, TODAY, project

from bangvang import contests, framing, gathering, moments, policy, reading, site, source
from bangvang.commands import main
from bangvang.exits import DONE, PROBLEMS, USAGE
from bangvang.project import Project
from bangvang.records import BY_NAME
from bangvang.review import entries, summary
from bangvang.review.changes import Change, Changes, What
from bangvang.review.copies import Shelf
from bangvang.sealing import box, header, letter, record, vendored
from bangvang.sealing.letter import Letter, Unfit
from bangvang.source import Given

SECRET, PUBLIC = box.new_key()
ENTRY = """---
title: Chuyện Zephyrin
track: bai-viet
subject: {name: Trần Thị Quokkatown, died: 2020}
declarations: {original: true, subject_consent: true, rules_accepted: true, ai_help: không}
photos: [{file: anh-1.png, kind: portrait, caption: Jacaranda, credit: Kookaburra, alt: Một người}]
---

Bà Xylophon mở lớp học buổi tối.
"""
PHOTO = (ROOT / "theme/assets/icon-180.png").read_bytes()
CONTACT = "Họ tên: Nguyễn Văn Wombatville\nĐiện thoại: 0912 345 678\n"
WORDS = ("Zephyrin", "Quokkatown", "Jacaranda", "Kookaburra", "Xylophon", "Wombatville", "0912 345 678", "0912345678")
CODE = "bv-7k3m9q"
CLOSES = "31/12/2026 17:00"
ID = "thi-viet-2026"
PLACE = f"{FOLDER}entries/{CODE}/"


def rules(recipient: str = PUBLIC) -> dict[str, str]:
    return contest(more=f"sealed: {{required: true, recipient: {recipient}}}\n", closes=CLOSES)


def sealed(files: dict | None = None, code: str = CODE, public: str = PUBLIC, contact: str = CONTACT) -> bytes:
    inside = files or {"entry.md": ENTRY.encode(), "anh-1.png": PHOTO}
    return box.seal(letter.write(Letter(ID, code, inside, contact)), public)


def sent(data: bytes, sha256: str = "") -> dict[str, str | bytes]:
    """A sealed entry as it lies in the repository."""
    told = record.public(CODE, "bai-viet", sha256 or hashlib.sha256(data).hexdigest())
    return {**rules(), f"{PLACE}entry.md": told, f"{PLACE}{CODE}.age": data}


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    """Commands called on a project of these files, with the day; answers exit code and what was said."""
    monkeypatch.setenv("BANGVANG_TODAY", TODAY)
    (tmp_path / "khoa.txt").write_text(box.key_file(SECRET, PUBLIC))

    def call(files, *arguments: str, day: str = TODAY) -> tuple[int, str]:
        root = project(tmp_path / "kho", files) if files is not None else tmp_path / "kho"
        monkeypatch.setenv("BANGVANG_TODAY", day)
        monkeypatch.chdir(tmp_path)
        done = main(list(arguments), root)
        told = capsys.readouterr()
        return done, told.out + told.err

    return call


def opening(desk, files, day: str = "2027-01-01", *more: str) -> tuple[int, str]:
    return desk(files, "contest", "open", ID, "--key", "khoa.txt", "--out", "mo", *more, day=day)


# ---- keys, sealing, opening


def test_a_secret_key_is_never_written_into_the_project(desk, tmp_path):
    assert desk(rules(), "contest", "keygen", "kho/khoa-moi.txt")[0] == PROBLEMS
    assert not (tmp_path / "kho/khoa-moi.txt").exists()
    done, said = desk(None, "contest", "keygen", "khoa-moi.txt")
    assert done == DONE and "không bao giờ đưa vào kho" in said
    key = tmp_path / "khoa-moi.txt"
    secret = box.secret_in(key.read_text())
    assert f"recipient: {box.public_of(secret)}" in said and secret not in said
    assert os.name != "posix" or stat.S_IMODE(key.stat().st_mode) == 0o600
    assert desk(None, "contest", "keygen", "khoa-moi.txt")[0] == PROBLEMS, "an older key is not written over"
    assert box.secret_in(key.read_text()) == secret


def written_by_hand(tmp_path, text: str = ENTRY, contact: str = CONTACT) -> None:
    """An entry as its writer has it, outside the repository."""
    folder = tmp_path / CODE
    folder.mkdir(exist_ok=True)
    (folder / "entry.md").write_text(text)
    (folder / "anh-1.png").write_bytes(PHOTO)
    (tmp_path / "lien-he.txt").write_text(contact)


def sealing(desk, files) -> tuple[int, str]:
    return desk(files, "contest", "seal", CODE, "--contest", ID, "--contact", "lien-he.txt")


def test_an_entry_is_sealed_opened_and_placed_with_one_receipt(desk, tmp_path):
    written_by_hand(tmp_path)
    done, said = sealing(desk, rules())
    assert done == DONE, said
    place = tmp_path / "kho" / PLACE
    assert {one.name for one in place.iterdir()} == {"entry.md", f"{CODE}.age"}
    receipt = sha((place / f"{CODE}.age").read_bytes())
    assert receipt in said
    assert not [word for word in WORDS for one in place.iterdir() if word.encode() in one.read_bytes()]
    assert desk(None, "check") == (DONE, "Đã kiểm tra 2 hồ sơ: không có lỗi.\n")
    done, said = desk(None, "contest", "verify-receipt", CODE, receipt)
    assert done == DONE and "Còn niêm phong. Tình trạng của bài: ban tổ chức chưa ghi giờ nhận." in said

    assert opening(desk, None, day="2026-12-31")[0] == PROBLEMS, "on the last day it is not yet 17:00"
    assert not (tmp_path / "mo").exists()
    organisers(place, "submitted: 20/9/2026 08:15")
    done, said = opening(desk, None)
    assert done == DONE and "Bài bv-7k3m9q: đã mở; không thấy gì sai." in said, said
    assert (tmp_path / f"mo/lien-he/{CODE}.txt").read_text() == CONTACT
    assert b"Wombatville" not in b"".join(one.read_bytes() for one in (tmp_path / "mo/bai").rglob("*.*"))
    assert {one.name for one in place.iterdir()} == {"entry.md", f"{CODE}.age"}, "nothing goes there unasked"

    organisers(place, "accepted: accepted")
    done, said = opening(desk, None, "2027-01-01", "--place")
    assert done == DONE and "đã đặt vào kho" in said, said
    assert (place / "anh-1.png").read_bytes() == PHOTO
    opened = (place / "entry.md").read_text()
    assert "Xylophon" in opened and f"sealed: {CODE}.age\n" in opened
    assert "submitted: 20/9/2026 08:15\n" in opened and "accepted: accepted\n" in opened
    assert "không có lỗi" in desk(None, "check", day="2027-01-01")[1]
    assert f"Mã băm (SHA-256): {receipt}\n" in desk(None, "contest", "receipt", CODE)[1]
    done, said = desk(None, "contest", "verify-receipt", CODE, receipt, day="2027-01-01")
    assert done == DONE and "Đã mở niêm phong; biên nhận không đổi. Tình trạng của bài: đã khóa, chờ chấm." in said

    organisers(place, "jury_note: Đã xem.")
    done, said = opening(desk, None)
    assert done == DONE and "bản trong kho đúng là bài niêm phong" in said
    (place / "entry.md").write_text((place / "entry.md").read_text().replace("buổi tối", "buổi sáng"))
    done, said = opening(desk, None, "2027-01-01", "--place")
    assert done == PROBLEMS and "KHÁC bài niêm phong" in said and "buổi sáng" in (place / "entry.md").read_text()


def organisers(place, line: str) -> None:
    """What organisers write into the head of an entry that lies in the repository."""
    (place / "entry.md").write_text((place / "entry.md").read_text().replace("sealed:", f"{line}\nsealed:"))


POOR = ENTRY.replace("original: true, ", "").replace("anh-1.png,", "anh-2.png,") + "\nXin gọi 0912 345 678.\n"
FAULTS = (
    "entry.md:5:15: lỗi missing-declaration: chưa khai: original (tự viết)",
    "entry.md:6:17: lỗi missing-photo: không có ảnh “anh-2.png” cạnh hồ sơ",
    "entry.md:11:1: lỗi private-data-sent: có số điện thoại",
)


def test_an_entry_with_faults_is_not_sealed_and_all_are_told_where_they_are(desk, tmp_path):
    written_by_hand(tmp_path, POOR)
    done, said = sealing(desk, rules())
    assert done == PROBLEMS and "Chưa ghi tệp nào" in said
    assert [one for one in FAULTS if f"{CODE}/{one}" not in said] == []
    assert PLACE not in said and not (tmp_path / "kho" / PLACE).exists()


def test_whoever_names_themselves_is_warned_before_sealing(desk, tmp_path):
    written_by_hand(tmp_path, ENTRY + "\nNGUYEN VAN WOMBATVILLE chép lại.\n")
    done, said = sealing(desk, rules())
    assert done == DONE and f"{CODE}/entry.md:11:1: cảnh báo author-named: dòng này có đúng tên ghi ở phần liên" in said


def test_length_is_judged_before_sealing(desk, tmp_path):
    written_by_hand(tmp_path, ENTRY + "từ " * 2000)
    done, said = sealing(desk, rules())
    assert done == PROBLEMS and f"{CODE}/entry.md:3:8: lỗi wrong-length: bài dài 2.007 từ" in said


def test_what_is_wrong_in_opened_entries_is_told_of_all_at_once(desk, tmp_path):
    """Nobody can mend them: they stay sealed in the repository until the organisers say what becomes of them."""
    codes = {CODE: POOR, "bv-222222": ENTRY, "bv-333333": POOR}
    files = rules()
    for code, text in codes.items():
        data = sealed({"entry.md": text.encode(), "anh-1.png": PHOTO}, code)
        place = f"{FOLDER}entries/{code}/"
        told = record.public(code, "bai-viet", sha(data)).replace("sealed:", "submitted: 20/9/2026\nsealed:", 1)
        files |= {f"{place}entry.md": told, f"{place}{code}.age": data}
    done, said = opening(desk, files, "2027-01-01", "--place")
    assert done == PROBLEMS and "Bài bv-222222: đã mở; không thấy gì sai; đã đặt vào kho." in said
    faults = [f"mo/bai/{code}/{one}" for code in (CODE, "bv-333333") for one in FAULTS[:2]]
    assert [one for one in faults if one not in said or one not in (tmp_path / "mo/kiem-tra.txt").read_text()] == []
    assert said.count("private-data-sent") == 2 and "0912 345 678" not in said
    kho = tmp_path / "kho"
    assert [code for code in codes if "Xylophon" in (kho / f"{FOLDER}entries/{code}/entry.md").read_text()] == [
        "bv-222222"
    ]
    for code in (CODE, "bv-333333"):
        organisers(kho / f"{FOLDER}entries/{code}", "accepted: refused\njury_note: Thiếu cam kết.")
    done, said = opening(desk, None, "2027-01-01", "--place")
    assert done == DONE and said.count("ban tổ chức không nhận, để nguyên niêm phong") == 2, said


def test_entries_are_not_placed_while_the_pages_say_that_entries_are_taken(desk, tmp_path):
    done, said = opening(desk, sent(sealed()), TODAY, "--before-close", "--place")
    assert done == PROBLEMS and "từ hôm sau hạn nộp" in said and not (tmp_path / "mo").exists()


# ---- receipts


def test_a_receipt_of_a_withdrawn_entry_holds_and_says_so(desk, tmp_path):
    data = sealed()
    files = sent(data)
    files[f"{PLACE}entry.md"] = files[f"{PLACE}entry.md"].replace(
        "sealed:", "submitted: 20/9/2026\nwithdrawn: {on: 21/9/2026}\nsealed:", 1
    )
    done, said = desk(files, "contest", "verify-receipt", CODE, sha(data))
    assert done == DONE and "đã rút (ngày 21/9/2026), không chấm" in said


def test_a_receipt_of_something_else_is_told_what_it_is_the_hash_of(desk):
    done, said = desk(sent(sealed()), "contest", "verify-receipt", CODE, "0" * 64)
    assert done == PROBLEMS and f"sha256sum {CODE}.age" in said
    done, said = desk(None, "contest", "verify-receipt", CODE, "12ab")
    assert done == USAGE and "64 chữ số" in said
    done, said = desk(None, "contest", "verify-receipt", "bv-222222", "0" * 64)
    assert done == PROBLEMS and "Bài bv-222222 không có trong kho" in said


def test_after_the_results_a_receipt_is_looked_for_in_their_list(desk):
    """Of an entry that is no longer in the repository too."""
    data, gone = sealed(), "1" * 64
    listed = f"entries:\n  - {{code: {CODE}, sha256: {sha(data)}}}\n  - {{code: bv-222222, sha256: {gone}}}\n"
    files = {**sent(data), f"{FOLDER}results.yml": f"decision: 7-qd-2026\n{listed}"}
    done, said = desk(files, "contest", "verify-receipt", CODE, sha(data))
    assert done == DONE and "có trong danh sách công bố cùng kết quả, mã băm khớp" in said
    done, said = desk(None, "contest", "verify-receipt", "bv-222222", gone)
    assert done == PROBLEMS and "khớp biên nhận" in said and "bài không còn trong kho" in said


def test_without_the_sealed_file_there_is_no_receipt(desk, tmp_path):
    desk(sent(sealed()), "check")
    (tmp_path / "kho" / PLACE / f"{CODE}.age").unlink()
    for command in (["receipt", CODE], ["verify-receipt", CODE, "0" * 64]):
        done, said = desk(None, "contest", *command)
        assert done == PROBLEMS and f"{CODE}.age không còn" in said


# ---- opening


def test_before_the_close_only_an_explicit_word_opens(desk, tmp_path):
    done, said = opening(desk, sent(sealed()), TODAY)
    assert done == PROBLEMS and "chưa được mở niêm phong, hạn là 17:00 ngày 31/12/2026" in said
    done, said = opening(desk, None, TODAY, "--before-close")
    assert done == DONE and "ghi biên bản" in said


@pytest.mark.parametrize("where", ["--key", "--out"])
def test_key_and_opened_entries_stay_outside_the_project(desk, tmp_path, where):
    project(tmp_path / "kho", {**sent(sealed()), "khoa.txt": box.key_file(SECRET, PUBLIC)})
    said = {"--key": "khoa.txt", "--out": "mo"} | {where: f"kho/{'khoa.txt' if where == '--key' else 'mo'}"}
    arguments = [word for pair in said.items() for word in pair]
    done, told = desk(None, "contest", "open", ID, *arguments, day="2027-01-01")
    assert done == PROBLEMS and "trong kho" in told and not (tmp_path / "kho/mo").exists()


# ---- what strangers seal


def written(**changed) -> bytes:
    """The JSON inside, as somebody writes it who is not our page."""
    told = {"format": letter.FORMAT, "contest": ID, "code": CODE, "contact": "", "files": {"entry.md": b64(ENTRY)}}
    return json.dumps({**told, **changed}).encode()


def b64(text: str | bytes) -> str:
    return base64.b64encode(text.encode() if isinstance(text, str) else text).decode()


OTHER = box.new_key()[1]
WHOLE = sealed()
HOSTILE = {
    "another key": (sealed(public=OTHER), "khóa này không mở được"),
    "cut": (WHOLE[:-40], "bị hỏng, bị cụt hoặc đã bị sửa"),
    "cut in the header": (WHOLE[:100], "không niêm phong cho đúng một khóa"),
    "one bit": (WHOLE[:-1] + bytes([WHOLE[-1] ^ 1]), "bị hỏng, bị cụt hoặc đã bị sửa"),
    "empty": (b"", "rỗng"),
    "no age file": (b"PK\x03\x04" + b"x" * 99, "không phải tệp niêm phong dạng age"),
    "copied from another": (sealed(code="bv-2a2a2a"), "bài của một mã khác"),
    "no JSON": (box.seal(b"\x00\xff", PUBLIC), "không phải một bài dự thi"),
    "deep": (box.seal(b"[" * 100_000, PUBLIC), "không phải một bài dự thi"),
    "more keys": (box.seal(written(run="rm"), PUBLIC), "không phải một bài dự thi"),
    "other version": (box.seal(written(format="x/2"), PUBLIC), "bản phần mềm khác"),
    "climbs out": (box.seal(written(files={"entry.md": b64("x"), "../../a.png": b64("x")}), PUBLIC), "tên tệp"),
    "absolute": (box.seal(written(files={"entry.md": b64("x"), "/etc/a.png": b64("x")}), PUBLIC), "tên tệp"),
    "backslash": (box.seal(written(files={"entry.md": b64("x"), "a\\b.png": b64("x")}), PUBLIC), "tên tệp"),
    "a device": (box.seal(written(files={"entry.md": b64("x"), "con.png": b64("x")}), PUBLIC), "tên tệp"),
    "a program": (box.seal(written(files={"entry.md": b64("x"), "a.exe": b64("x")}), PUBLIC), "tên tệp"),
    "rules": (box.seal(written(files={"entry.md": b64("x"), "contest.yml": b64("x")}), PUBLIC), "tên tệp"),
    "no entry": (box.seal(written(files={"a.png": b64("x")}), PUBLIC), "không có entry.md"),
    "no base64": (box.seal(written(files={"entry.md": "!!!"}), PUBLIC), "không phải base64"),
    "a file too many": (
        box.seal(written(files={"entry.md": b64("x")} | {f"a{n}.png": b64("x") for n in range(40)}), PUBLIC),
        "bên trong có 41 tệp",
    ),
    "a novel": (box.seal(written(files={"entry.md": b64("x" * 1_000_001)}), PUBLIC), "dài hơn 1000 KB"),
    "no text": (box.seal(written(files={"entry.md": b64(b"\xff\xfe")}), PUBLIC), "không phải văn bản UTF-8"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_sentence(name):
    data, said = HOSTILE[name]
    with pytest.raises(Unfit, match=said):
        inside = letter.read(box.opened(data, SECRET))
        if inside.code != CODE:
            raise Unfit("bài của một mã khác")
        try:
            inside.files["entry.md"].decode()
        except UnicodeDecodeError:
            raise Unfit("không phải văn bản UTF-8") from None


def test_what_cannot_be_opened_keeps_no_other_from_it_and_leaves_nothing(desk, tmp_path):
    known = reading_codes()
    files = dict(rules())
    for code, data in known.items():
        place = f"{FOLDER}entries/{code}/"
        files |= {f"{place}{code}.age": data, f"{place}entry.md": record.public(code, "bai-viet", sha(data))}
    done, said = opening(desk, files)
    assert done == PROBLEMS and "Đã mở 1/3 bài" in said, said
    assert "bv-222222: không mở được: khóa này không mở được" in said
    assert "bv-333333: không mở được: tên tệp" in said
    assert {one.name for one in (tmp_path / "mo/bai").iterdir()} == {"bv-444444"}
    assert not [one for one in tmp_path.rglob("*.new")] and "Traceback" not in said


def reading_codes() -> dict[str, bytes]:
    climbing = written(code="bv-333333", files={"entry.md": b64("x"), "../a.png": b64("x")})
    return {
        "bv-222222": sealed(code="bv-222222", public=OTHER),
        "bv-333333": box.seal(climbing, PUBLIC),
        "bv-444444": sealed(code="bv-444444"),
    }


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_changed_file_is_not_opened(desk, tmp_path):
    done, said = opening(desk, sent(sealed(), sha256="0" * 64))
    assert done == PROBLEMS and "khác mã ghi" in said and not (tmp_path / "mo/bai").exists()


def test_a_sound_file_is_read_again_only_when_it_or_its_hash_is_another(tmp_path, monkeypatch):
    """Read or not is seen in what is loaded: a change that moves the times is found, whatever the memory says."""
    monkeypatch.setattr("bangvang.source.files.RACY", 0)
    root, loaded = project(tmp_path / "kho", sent(sealed())), []

    def asked() -> list[str]:
        loaded.clear()
        load = source.Folder.load
        with monkeypatch.context() as patch:
            patch.setattr(source.Folder, "load", lambda self, path: (loaded.append(path), load(self, path))[1])
            files, _ = gathering.folder(root)
            found = gathering.gather(files, date.fromisoformat(TODAY), memory=tmp_path / "kept/records")
        return [one.rule for one in found.problems if one.rule == "bad-sealed-file"]

    sealed_file = f"{PLACE}{CODE}.age"
    assert asked() == [] and sealed_file in loaded
    assert asked() == [] and sealed_file not in loaded
    data = (root / sealed_file).read_bytes()
    (root / sealed_file).write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert asked() == asked() == ["bad-sealed-file"] and sealed_file in loaded
    (root / sealed_file).write_bytes(data)
    assert asked() == asked() == [] and sealed_file not in loaded
    entry = root / PLACE / "entry.md"
    entry.write_text(re.sub(r"sealed_sha256: \w+", f"sealed_sha256: {'0' * 64}", entry.read_text("utf-8")), "utf-8")
    assert asked() == ["bad-sealed-file"]


def test_a_file_over_the_limit_is_not_read(desk, tmp_path):
    files = sent(sealed())
    project(tmp_path / "kho", files)
    with (tmp_path / "kho" / PLACE / f"{CODE}.age").open("r+b") as file:
        file.truncate(header.MAX_BYTES + 2)
    done, said = desk(None, "check")
    assert done == PROBLEMS and f"{PLACE}{CODE}.age" in said


def test_the_clerk_tells_of_a_sealed_entry_what_it_can():
    files = {path: one.encode() if isinstance(one, str) else one for path, one in sent(sealed()).items()}
    known = gathering.gather(Given(files), date.fromisoformat(TODAY)).catalogue
    entry, now = known.entries[CODE], moments.parse("20/9/2026 08:15")
    touched = Changes("", tuple(Change(path, What.ADDED) for path in files if path.startswith(PLACE)))
    told = {one.label: one.text for one in summary.facts(known, entry, now, (), True)}
    assert entry.sealed_sha256 in told["Niêm phong"] and "Số từ" not in told
    assert any("niêm phong đúng khuôn dạng" in one for one in summary.done(known, entry, True, (), 0))
    assert list(entries.problems(known, touched, now, Shelf(ROOT, {}, ()))) == []


# ---- what is published


def test_nothing_of_a_sealed_entry_is_in_the_site(tmp_path):
    """On the bytes of a whole site, before the results and after, sealed and with the ciphertext itself left out."""
    data = sealed()
    root = project(tmp_path / "kho", sent(data))
    outcome = site.build(Project(root, root / "site", date.fromisoformat(TODAY)), lambda: FRAME)
    assert outcome.written, [str(one) for one in outcome.problems]
    tree = tree_of(root / "site")
    assert [path for path in tree if CODE in path and path.endswith(".html")] == [f"cuoc-thi/{ID}/{CODE}/index.html"]
    assert not [path for path in tree if path.endswith(".age")]
    for path, held in tree.items():
        assert not [word for word in WORDS if word.encode().lower() in held.lower()], path
        assert data[:200] not in held and SECRET.encode() not in held, path
    assert tree[f"assets/niem-phong/{vendored.NAME}"] == vendored.script()


def test_the_library_is_published_only_where_a_contest_is_sealed(tmp_path):
    root = project(tmp_path / "kho", contest())
    one = Project(root, root / "site", date.fromisoformat(TODAY), cards=False, extras=False)
    assert site.build(one, lambda: FRAME).written
    assert not [path for path in tree_of(root / "site") if "niem-phong" in path]


def test_another_library_is_not_published(monkeypatch):
    assert hashlib.sha256(vendored.script()).hexdigest() == vendored.SHA256
    assert b"Copyright" in vendored.licences()
    monkeypatch.setattr(vendored, "SHA256", "0" * 64)
    vendored.script.cache_clear()
    with pytest.raises(ValueError):
        vendored.script()
    vendored.script.cache_clear()


# ---- the page, in a browser


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = project(tmp_path_factory.mktemp("niem-phong") / "kho", rules())
    outcome = site.build(Project(root, root / "site", date.fromisoformat(TODAY), cards=False), framed(root))
    assert outcome.written, [str(one) for one in outcome.problems]
    return root / "site"


def framed(root):
    return lambda: framing.framed(root)


@pytest.fixture
def sealing_page(built, serve, page):
    page.goto(f"{serve(built)}cuoc-thi/{ID}/niem-phong/")
    return page


TYPED = {
    "title": "Chuyện “Zephyrin”: {một} # hai",
    "subject": "Trần Thị Quokkatown",
    "body": "Bà Xylophon mở lớp.\n\n---\n\nCó đèn.",
    "ai_help": "không",
    "contact_name": "Nguyễn Văn Wombatville",
    "contact_phone": "0912 345 678",
}


def filled(page) -> None:
    for name, text in TYPED.items():
        page.locator(f"[name={name}]").fill(text)
    picture = {"name": "Ảnh của Wombatville.png", "mimeType": "image/png", "buffer": PHOTO}
    page.locator("#np-photos").set_input_files([picture])
    for name in ("caption", "credit", "alt"):
        page.locator(f"#np-list [data-name={name}]").fill("Jacaranda: 'x' \"y\"")
    for name in ("original", "subject_consent", "rules_accepted"):
        page.locator(f"[name={name}]").check()


def test_sealed_by_the_browser_is_opened_by_python(sealing_page, axe, desk, tmp_path):
    page, asked = sealing_page, []
    expect(page.locator("#niem-phong")).to_be_visible()
    expect(page.locator("#khong-chay")).to_be_hidden()
    assert axe() == []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url))
    filled(page)
    page.get_by_role("button", name="Xem lại").press("Enter")
    expect(page.locator("#np-review-title")).to_be_focused()
    expect(page.locator("#np-contact")).to_contain_text("0912 345 678")
    assert axe() == []
    page.get_by_role("button", name="Niêm phong", exact=True).press("Enter")
    expect(page.locator("#np-done-title")).to_be_focused()
    assert axe() == []
    files = {}
    for link in page.locator("#np-downloads a").all():
        with page.expect_download() as waiting:
            link.press("Enter")
        files[link.text_content()] = waiting.value.path().read_bytes()
    assert [url for url in asked if not url.startswith("blob:")] == [], "nothing was asked of anybody"
    code, told = page.locator("#np-code").text_content(), page.locator("#np-sha").text_content()
    assert set(files) == {f"{code}.age", "entry.md", f"bien-nhan-{code}.txt"}
    data = files[f"{code}.age"]
    assert sha(data) == told and header.fault(data) == ""
    assert files["entry.md"].decode() == record.public(code, "bai-viet", told)
    assert not [word for word in WORDS for one in files.values() if word.encode() in one]

    place = f"{FOLDER}entries/{code}/"
    done, said = opening(desk, {**rules(), f"{place}entry.md": files["entry.md"], f"{place}{code}.age": data})
    assert done == DONE, said
    assert (tmp_path / f"mo/bai/{code}/anh-1.png").read_bytes() == PHOTO
    opened = (tmp_path / f"mo/bai/{code}/entry.md").read_bytes()
    entry, wrong = reading.read(reading.Unit(BY_NAME["entry"], place + "entry.md", opened))
    assert not wrong and entry.title == "Chuyện “Zephyrin”: {một} # hai" and "Xylophon" in entry.story.html
    assert entry.photos[0].caption == "Jacaranda: 'x' \"y\"" and entry.declarations.rules_accepted
    assert "Wombatville" in (tmp_path / f"mo/lien-he/{code}.txt").read_text()


def test_sealed_by_python_is_opened_by_the_library_in_the_browser(sealing_page):
    told = sealing_page.evaluate(
        """async ([data, secret]) => {
            const opening = new age.Decrypter();
            opening.addIdentity(secret);
            const sealed = Uint8Array.from(atob(data), (one) => one.charCodeAt());
            return new TextDecoder().decode(await opening.decrypt(sealed));
        }""",
        [b64(sealed()), SECRET],
    )
    inside = letter.read(told.encode())
    assert inside.files["entry.md"] == ENTRY.encode() and inside.contact == CONTACT


def test_what_lacks_is_said_at_once_and_nothing_is_ticked_beforehand(sealing_page):
    page = sealing_page
    assert page.locator("input[type=checkbox]:checked").count() == 0
    page.get_by_role("button", name="Xem lại").click()
    expect(page.locator("#np-wrong")).to_contain_text("Tên bài")
    expect(page.locator("#np-wrong")).to_contain_text("Điện thoại")
    expect(page.locator("#np-title")).to_be_focused()
    expect(page.locator("#np-review")).to_be_hidden()


COUNTED = '## Mở đầu\n\n- Bà *dạy* học\n1. lớp [ở đây](https://a.vn "tên")[^1]\n\n> một  hai\n\n***\n\nBa – bốn.\n'


def test_the_page_counts_words_as_organisers_do_and_tells_what_the_rules_ask(tmp_path, serve, page):
    strict = rules().copy()
    path = f"{FOLDER}contest.yml"
    strict[path] = strict[path].replace("{max: 2000, unit: tu}", "{min: 20, max: 30, unit: tu}, photos: {min: 2}")
    root = project(tmp_path / "kho", strict)
    assert site.build(Project(root, root / "site", date.fromisoformat(TODAY), cards=False), framed(root)).written
    page.goto(f"{serve(root / 'site')}cuoc-thi/{ID}/niem-phong/")
    expect(page.locator("#np-words")).to_have_text("0 từ (thể lệ: từ 20 đến 30 từ), cần thêm 20 từ")
    unit = reading.Unit(BY_NAME["entry"], f"{PLACE}entry.md", ENTRY.replace("Bà Xylophon", COUNTED).encode())
    count = contests.words(reading.read(unit)[0]) - len("mở lớp học buổi tối.".split())
    page.locator("[name=body]").fill(COUNTED)
    expect(page.locator("#np-words")).to_contain_text(f"{count} từ (")
    filled(page)
    page.locator("[name=body]").fill("từ " * 35)
    expect(page.locator("#np-words")).to_have_text("35 từ (thể lệ: từ 20 đến 30 từ), cần bớt 5 từ")
    page.get_by_role("button", name="Xem lại").click()
    expect(page.locator("#np-limits")).to_contain_text("cần bớt 5 từ; 1 ảnh, cần thêm 1 ảnh")
    page.get_by_role("button", name="Quay lại sửa").click()
    page.locator("[name=body]").fill("từ " * 30)
    picture = {"name": "a.png", "mimeType": "image/png", "buffer": PHOTO}
    page.locator("#np-photos").set_input_files([picture, picture | {"name": "b.png"}])
    for name in ("caption", "credit", "alt"):
        for one in page.locator(f"#np-list [data-name={name}]").all():
            one.fill("Jacaranda")
    page.get_by_role("button", name="Xem lại").click()
    expect(page.locator("#np-files")).to_contain_text("30 từ")
    expect(page.locator("#np-limits")).to_be_hidden()


def test_without_javascript_the_page_says_how_else(built, serve, browser):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{serve(built)}cuoc-thi/{ID}/niem-phong/")
        expect(page.locator("#khong-chay")).to_contain_text("contest seal")
        expect(page.locator("#niem-phong")).to_be_hidden()


def test_the_page_has_the_policy_of_the_site_and_no_wider(built):
    html = (built / f"cuoc-thi/{ID}/niem-phong/index.html").read_text()
    assert policy.CONTENT.replace("'", "&#39;") in html or policy.CONTENT in html
    assert "unsafe" not in policy.CONTENT
    script = vendored.script().decode()
    assert not [word for word in ("eval(", "new Function", "WebAssembly", "fetch(", "XMLHttpRequest") if word in script]
