"""Before results nothing of an entry is anywhere in a built site; afterwards it is; what nobody agreed to never is."""

import re
import zlib
from datetime import date
from urllib.parse import quote

import pytest
from support.contests import FOLDER, contest, decision, entry
from support.crashes import tree_of
from support.projects import FRAME, ROOT, TODAY, pages_of, project

from bangvang import checking, disclosure, site
from bangvang.exports import opendata
from bangvang.head import Site
from bangvang.outputs import feeds, search
from bangvang.outputs.search import writer
from bangvang.project import Project

DAY = date.fromisoformat(TODAY)
PHOTO = (ROOT / "theme/assets/icon-180.png").read_bytes()
SECRETS = ("Zephyrin", "Quokkatown", "Wombatville", "Xylophon", "Jacaranda", "Kookaburra", "Yggdrasil", "Obsidian")
"""Words that stand nowhere else: in title, subject, unit, text, caption, credit, source, note of the entry below."""
SUBJECT = "{name: Trần Thị Quokkatown, unit: Tổ Wombatville, died: 2020, exemplar: lan}"
MORE = """genre: Yggdrasil
photos: [{file: obsidian.png, caption: Jacaranda ngồi đọc, credit: Kookaburra, alt: Một người}]
sources: [{key: bao, title: Báo Xylophon, url: "https://example.org/xylophon"}]
jury_note: Xylophon
keywords: [Xylophon]
"""
ENTRY = entry(
    title="Chuyện Zephyrin", subject=SUBJECT, more=MORE, body="Bà Xylophon mở lớp[^bao].\n\n## Nhà Yggdrasil\n\nCó đèn."
)
ENTRY |= {f"{FOLDER}entries/bv-7k3m9q/obsidian.png": PHOTO}
EXEMPLAR = {"exemplars/lan.md": "---\nname: Trần Thị Lan\nsummary: Cô giáo.\ndied: 2020\n---\n"}
KEPT = "cuoc-thi/thi-viet-2026/bv-7k3m9q/index.html"


def built(tmp_path, files: dict, day: str = TODAY) -> dict[str, bytes]:
    """Every file of a site with cards, and what the compressed ones say when opened."""
    root = project(tmp_path / "project", {**EXEMPLAR, **files})
    outcome = site.build(Project(root, root / "site", date.fromisoformat(day)), lambda: FRAME)
    assert outcome.written, [str(one) for one in outcome.problems if one.severity == "error"]
    return {path: opened(path, data) for path, data in tree_of(root / "site").items()}


def opened(path: str, data: bytes) -> bytes:
    return zlib.decompress(data) if path.endswith(".bin") else data


def telling(tree: dict[str, bytes], words=SECRETS) -> dict[str, list[str]]:
    """By file: which of the words it holds, in any case, spelling or escape, in its name or its bytes."""
    found: dict[str, list[str]] = {}
    for path, data in tree.items():
        text = path.casefold().encode() + b"\n" + data.lower()
        for word in words:
            forms = {word, quote(word), "".join(f"\\u{ord(one):04x}" for one in word)}
            if any(form.casefold().encode() in text for form in forms):
                found.setdefault(path, []).append(word)
    return found


def wall(files: dict) -> str:
    """Everything the site could say of entries: what comes through the wall, story included, as text."""
    known = checking.check({path: one.encode() if isinstance(one, str) else one for path, one in files.items()}, DAY)
    entries = known.catalogue.entries.values()
    return "\n".join(one.model_dump_json(by_alias=True) + one.story.html for one in entries)


def test_nothing_of_an_entry_is_told_before_the_results(tmp_path):
    """In a whole site: pages, lists, index, feeds, cards, data, map, names of files."""
    tree = built(tmp_path, contest(ENTRY))
    assert telling(tree) == {}
    assert b"bv-7k3m9q" in tree[KEPT], "its code is"
    assert not [path for path in tree if "/bv-" in path and path != KEPT]
    page = re.sub(r"\s+", " ", tree[KEPT].decode())
    assert "giữ kín cho đến khi có quyết định trao giải" in page
    assert "08:15 ngày 20/9/2026" in page


CANCELLED = decision(status="status: cancelled\nstatus_ground: Sai\nstatus_date: 21/11/2026\n")


@pytest.mark.parametrize("decided", [{}, decision("22/11/2026"), CANCELLED], ids=["none", "to come", "cancelled"])
def test_only_a_decision_that_holds_today_opens_the_entries(decided):
    files = {**EXEMPLAR, **contest(ENTRY, decided=True)}
    assert not any(word in wall({**files, **decided}) for word in SECRETS)
    assert all(word in wall({**files, **decision("21/11/2026")}) for word in SECRETS[:7])


def test_all_of_it_is_told_after_the_results(tmp_path):
    tree = built(tmp_path, {**contest(ENTRY, decided=True), **decision()})
    found = telling(tree)
    assert {"Zephyrin", "Wombatville", "Xylophon", "Jacaranda", "Kookaburra", "Yggdrasil"} <= set(found[KEPT])
    assert "Zephyrin" in found["cuoc-thi/thi-viet-2026/bai-du-thi/index.html"]
    assert "Zephyrin" in found["guong/lan/index.html"], "the exemplar leads to it"
    assert any(path.endswith(".bin") for path in found), "it can be searched"
    assert any(path.startswith("cuoc-thi/thi-viet-2026/bv-7k3m9q/obsidian") for path in tree), "its photo is there"
    assert b"cuoc-thi/thi-viet-2026/bv-7k3m9q/" in tree["sitemap.xml"]


def test_the_text_may_be_read_before_the_results_where_rules_say_so(tmp_path):
    """Without the credit of the photo, which often names the author, and without notes."""
    tree = built(tmp_path, contest(ENTRY, more="anonymity: {text_public_before_results: true}\n"))
    page = tree[KEPT].decode()
    assert "Zephyrin" in page and "Wombatville" in page and "Jacaranda" in page
    assert "Kookaburra" not in page and "giữ kín đến khi có kết quả" in page
    assert telling(tree, ["Kookaburra"]) == {}


LIVING = "{name: Trần Thị Quokkatown}"
CHILD = (
    "{name: Quokkatown N., is_minor: true, "
    "consent: [{scope: [name, story, child], given_on: 1/9/2026, by: self, evidence: e}]}"
)
AGREED = "{name: Trần Thị Quokkatown, consent: [{scope: story, given_on: 1/9/2026, by: self, evidence: e%s}]}"
UNTOLD = {
    "living and not asked": entry(subject=LIVING, body="Bà Xylophon."),
    "a child whose parents were not asked": entry(subject=CHILD, body="Em Xylophon."),
    "the consent was taken back": entry(subject=AGREED % ", withdrawn_on: 20/11/2026", body="Bà Xylophon."),
    "withdrawn by its writer": entry(title="Xylophon", more="withdrawn: {on: 25/9/2026, reason: Xylophon}\n"),
    "refused": entry(title="Xylophon", more="accepted: refused\njury_note: Xylophon\n"),
    "the exemplar was taken down": {
        **entry(subject="{name: Quokkatown, died: 2020, exemplar: lan}", body="Bà Xylophon."),
        "exemplars/lan.md": "---\nname: Lan\nsummary: Cô.\nwithdrawn: {on: 1/11/2026, reason: request}\n---\n",
    },
}


@pytest.mark.parametrize("case", UNTOLD)
def test_what_may_not_be_told_stays_untold_after_the_results(case):
    said = wall({**contest(UNTOLD[case], decided=True), **decision(), **UNTOLD[case]})
    assert "bv-7k3m9q" in said
    assert "Quokkatown" not in said and "Xylophon" not in said


def test_a_living_subject_who_agreed_is_told_without_the_photo_nobody_agreed_to():
    photo = "photos: [{file: obsidian.png, caption: Jacaranda đọc, credit: Báo, alt: Một người}]\n"
    said = wall({**contest(entry(subject=AGREED % "", more=photo), decided=True), **decision()})
    assert "Quokkatown" in said
    assert "Jacaranda" not in said


# ---- results and writers, in what machines read

HASH = "a" * 64
RESULT = f"""decision: 7-qd-2026
winners: [{{prize: nhat, entry: bv-7k3m9q}}]
withheld: [{{prize: nhat, reason: Zephyrin}}]
entries: [{{code: bv-7k3m9q, sha256: {HASH}}}]
writers: [{{id: kookaburra, name: Lê Kookaburra, unit: Tổ Jacaranda, entries: [bv-7k3m9q], consent: [SIGNED]}}]
"""
SIGNED = "{scope: [name], given_on: 21/9/2026, by: self, evidence: e%s}"
OUT = {**decision("21/11/2026"), **contest(entry(title="Chuyện Yggdrasil"), decided=True)}


def machines_read(files: dict, consent: str = "", more: str = "") -> str:
    """The search index, open data and feeds of a site whose repository holds a result."""
    files = {**EXEMPLAR, **files, f"{FOLDER}results.yml": RESULT.replace("SIGNED", SIGNED % consent) + more}
    known = checking.check({path: one.encode() for path, one in files.items()}, DAY).catalogue
    shown, place = disclosure.public(known), Site("Bảng Vàng", "https://bang-vang.example/", "")
    index = b"".join(zlib.decompress(data) for _, data in writer.index(search.docs(shown, pages_of(shown), ()), ()))
    rows = [row for one in opendata.RESOURCES for row in one.rows(shown)]
    atom = b"".join(data for _, data in feeds.files(shown, place))
    return f"{index.decode(errors='replace')}{rows}{[*opendata.documents(shown, '')]}{atom.decode()}".casefold()


TRACES = ("zephyrin", "kookaburra", "jacaranda", "yggdrasil", "/ket-qua/", HASH)


def test_results_and_writers_reach_index_data_and_feeds():
    assert [word for word in TRACES if word not in machines_read(OUT)] == []


@pytest.mark.parametrize("decided", [{}, decision("22/11/2026"), CANCELLED], ids=["none", "to come", "cancelled"])
def test_a_result_that_is_not_out_is_in_nothing_machines_read(decided):
    files = {path: text for path, text in OUT.items() if "decisions" not in path}
    assert [word for word in TRACES if word in machines_read({**files, **decided})] == []


def test_a_writer_who_no_longer_agrees_and_a_child_are_in_nothing_machines_read():
    agreed = "{scope: [name, story, child], given_on: 1/9/2026, by: self, evidence: e}"
    both = f"{agreed}, {agreed.replace('self', 'representative')}"
    child = f"{{name: Quokkatown N., is_minor: true, consent: [{both}]}}"
    files = OUT | contest(entry(title="Chuyện Yggdrasil", subject=child), decided=True)
    said = machines_read(files, ", withdrawn_on: 1/10/2026")
    assert "/ket-qua/" in said and "bv-7k3m9q" in said
    assert [word for word in ("kookaburra", "jacaranda", "yggdrasil", "quokkatown") if word in said] == []


@pytest.mark.parametrize("where", [f"{FOLDER}contest.yml", "result"])
def test_an_invented_result_is_in_nothing_machines_read(where):
    files = {path: text + ("illustrative: true\n" if path == where else "") for path, text in OUT.items()}
    said = machines_read(files, more="illustrative: true\n" if where == "result" else "")
    assert [word for word in ("zephyrin", "kookaburra", "jacaranda", "/ket-qua/") if word in said] == []
