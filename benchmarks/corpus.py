"""Write an invented honour roll of N exemplars as a project that can be built: ours, or the same for Hugo.

    python benchmarks/corpus.py N OUT [--flavour bangvang|hugo] [--seed 20261121]

Both flavours tell of the same people, honours and bodies in the same words. Hugo gets ready-made what it has no
way to work out itself (which decisions name a person, the Vietnamese order of names).
"""

import argparse
import csv
import json
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(HERE)]

from world import CLASSED, Body, Decree, Hero, World, invent  # noqa: E402

from bangvang import checking, periods, project, source, vietnamese  # noqa: E402
from bangvang.catalogue import Catalogue  # noqa: E402
from bangvang.records.decision import AwardRow  # noqa: E402
from bangvang.records.exemplar import DeedField, RecipientKind, Role  # noqa: E402
from bangvang.records.schema import fields_of, references  # noqa: E402

SEED = 20261121
TODAY = date(2026, 11, 21)
CSV_FROM = 30
"""Lists as long as this lie in a CSV beside their decision."""
LAWS = ((date(2024, 1, 1), "luat-thi-dua-khen-thuong-2022"), (date(2004, 7, 1), "luat-thi-dua-khen-thuong-2003"))
SECTIONS = {
    "guong": "Gương điển hình",
    "quyet-dinh": "Quyết định khen thưởng",
    "nam": "Theo năm",
    "danh-hieu": "Theo danh hiệu",
    "dia-phuong": "Địa phương",
    "don-vi": "Đơn vị",
}
"""Hugo's lists of lists, and their titles."""
REPORT, WITNESS = "bao-cao", "loi-ke"

_PLAIN = re.compile(r"(?!(?:true|false|yes|no|on|off|null)$)[^\W\d_][^:#\"'{}\[\]&*!|>%@`\n]*(?<!\s)", re.IGNORECASE)
_FOLD_FROM = 90


def write(world: World, out: Path, flavour: str) -> None:
    """Write the project folder of a flavour."""
    FLAVOURS[flavour](world, out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--flavour", choices=FLAVOURS, default="bangvang")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    write(invent(asked.count, asked.seed), asked.out, asked.flavour)


# --- ours


def _bangvang(world: World, out: Path) -> None:
    shutil.copytree(ROOT / "theme", out / "theme", dirs_exist_ok=True)
    shutil.copytree(ROOT / "content" / "pages", out / "content" / "pages", dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", out)
    for path in _needed():
        _write(out / path, (ROOT / path).read_text("utf-8"))
    for body in world.bodies:
        _write(out / "content" / "organisations" / f"{body.id}.yml", _yaml(_organisation(body)))
    for decree in world.decrees:
        path = out / "content" / "decisions" / decree.issuer.id / str(decree.day.year) / f"{decree.id}.yml"
        _write(path, _yaml(_decision(decree)))
        if len(decree.rows) >= CSV_FROM:
            _write_csv(path.with_suffix(".csv"), decree)
    for hero in world.heroes:
        path = out / "exemplars" / str(hero.honours[-1][0].day.year) / f"{hero.id}.md"
        _write(path, f"---\n{_yaml(_exemplar(hero))}---\n\n{hero.story}")


def _needed() -> Iterable[str]:
    """Files of the repository's records that the reference data leads to: laws, and the bodies that made them."""
    paths, _ = source.find_files(ROOT, project.FOLDERS)
    files = {path: (ROOT / path).read_bytes() for path in paths}
    catalogue: Catalogue = checking.check(files, TODAY).catalogue
    waiting = [*catalogue.awards.values(), *catalogue.places.values()]
    waiting += [catalogue.documents[id] for _, id in LAWS]
    reached = {}
    while waiting:
        for _, kind, id in references(waiting.pop()):
            record = catalogue.of_kind(kind).get(id)
            if record and record.path not in reached and kind not in ("award", "place"):
                reached[record.path] = record
                waiting.append(record)
    laws = (catalogue.documents[id].path for _, id in LAWS)
    return sorted({*reached, *laws})


def _organisation(body: Body) -> dict:
    return {
        "id": body.id,
        "name": body.name,
        "type": body.type,
        "authority": body.authority or None,
        "places": [{"place": body.place, "role": "seat"}],
        "from": body.founded,
        "summary": "Đơn vị không có thật, dựng lên để đo tốc độ dựng trang.",
    }


def _decision(decree: Decree) -> dict:
    """An award common to all rows is said once; a long list is left to the CSV."""
    shared = _shared_award(decree)
    collectives = sum(row.hero.collective for row in decree.rows)
    persons = len(decree.rows) - collectives
    return {
        "id": decree.id,
        "number": decree.number,
        "issuer": decree.issuer.id,
        "date": _day(decree.day),
        "title": decree.title,
        "signer": {"name": decree.signer, "post": "Chủ tịch", "prefix": "TM."},
        "legal_basis": [_law(decree.day)],
        "proposals": [
            {"by": "Ban Thi đua", "number": "03/TTr-BTĐ", "date": _day(decree.day - timedelta(days=14))},
        ],
        "award": shared,
        "class": decree.rows[0].award_class if shared in CLASSED else None,
        "counts": {key: number for key, number in (("person", persons), ("collective", collectives)) if number},
        "list_state": "published",
        "file": {"key": "ban-goc", "title": f"Quyết định {decree.number}", "kind": "document"},
        "published": _day(decree.day + timedelta(days=10)),
        "rows": [_row(decree, index) for index in range(len(decree.rows))] if len(decree.rows) < CSV_FROM else None,
    }


def _shared_award(decree: Decree) -> str | None:
    awards = {row.award for row in decree.rows}
    return awards.pop() if len(awards) == 1 else None


def _row(decree: Decree, index: int) -> dict:
    row = decree.rows[index]
    hero, own = row.hero, _shared_award(decree) is None
    return {
        "number": index + 1,
        "recipient": hero.id,
        "honorific": hero.title or None,
        "name": hero.name,
        "kind": "collective" if hero.collective else "person",
        "post": hero.post or None,
        "unit": hero.unit.name,
        "organisation": hero.unit.id,
        "place": row.place,
        "award": row.award if own else None,
        "class": (row.award_class or None) if own else None,
        "reason": row.reason,
        "gold_book": row.gold_book,
    }


def _write_csv(path: Path, decree: Decree) -> None:
    """The columns under their Vietnamese labels, vocabularies in words, as an office would send it."""
    rows = [_row(decree, index) for index in range(len(decree.rows))]
    labels = {key: spec.label for key, spec in fields_of(AwardRow).items() if key in rows[0]}
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(labels.values())
        for row in rows:
            row["kind"] = RecipientKind(row["kind"]).label
            table.writerow(row[key] or "" for key in labels)


def _exemplar(hero: Hero) -> dict:
    """The dead need no consent; of the living it is on record, as the check demands for every story."""
    living = not (hero.collective or hero.died)
    agreed = hero.published - timedelta(days=5)
    consent = {
        "scope": ["name", "story", "home-place"],
        "given_on": _day(agreed),
        "by": "self",
        "evidence": f"dong-y-{hero.id[-6:]}",
    }
    year = hero.honours[-1][0].day.year
    return {
        "id": hero.id,
        "kind": "collective" if hero.collective else "person",
        "name": hero.name,
        "honorific": hero.title or None,
        "summary": hero.summary,
        "founded" if hero.collective else "born": hero.born,
        "died": hero.died,
        "post": hero.post or None,
        "unit": hero.unit.name,
        "organisation": hero.unit.id,
        "places": [{"place": hero.home, "role": "seat" if hero.collective else "home"}],
        "field": hero.field,
        "role": None if hero.collective else "direct-worker",
        "consent": [consent] if living else None,
        "sources": [
            {"key": REPORT, "title": f"Báo cáo tổng kết năm {year}", "kind": "document", "publisher": hero.unit.name},
            {"key": WITNESS, "title": f"Lời kể của người cùng tổ với {hero.name}", "kind": "witness"},
        ],
        "published": _day(hero.published),
    }


# --- Hugo


def _hugo(world: World, out: Path) -> None:
    shutil.copytree(HERE / "hugo", out, dirs_exist_ok=True)
    shutil.copytree(ROOT / "theme" / "assets", out / "static" / "assets", dirs_exist_ok=True)
    content = out / "content"
    for folder, title in SECTIONS.items():
        _write(content / folder / "_index.md", _page({"title": title, "description": f"{title} của Bảng Vàng."}))
    for body in world.bodies:
        _write(content / "don-vi" / body.id / "_index.md", _page(_hugo_organisation(body, world)))
    for id in sorted({row.award for decree in world.decrees for row in decree.rows}):
        award = world.awards[id]
        said = {"title": award.name, "description": award.summary or f"{award.name}: danh sách được tặng."}
        over = {"level": award.level.label, "category": award.category.label}
        _write(content / "danh-hieu" / id / "_index.md", _page(said | {"params": over}))
    for id in sorted({hero.home for hero in world.heroes} | {body.place for body in world.bodies}):
        name = _place_name(world, id)
        said = {"title": name[:1].upper() + name[1:], "description": f"{name}: gương điển hình."}
        _write(content / "dia-phuong" / id / "_index.md", _page(said))
    for year in sorted({decree.day.year for decree in world.decrees}):
        said = {"title": f"Bảng vàng năm {year}", "description": f"Lượt khen thưởng trong năm {year}."}
        _write(content / "nam" / str(year) / "_index.md", _page(said))
    for decree in world.decrees:
        _write(content / "quyet-dinh" / f"{decree.id}.md", _page(_hugo_decision(decree, world)))
    ordered = sorted(world.heroes, key=lambda one: (vietnamese.name_key(one.name), one.id))
    for weight, hero in enumerate(ordered, 1):
        year = hero.honours[-1][0].day.year
        notes = (
            f"\n[^{REPORT}]: Báo cáo tổng kết năm {year}, {hero.unit.name}. Văn bản gốc\n"
            f"\n[^{WITNESS}]: Lời kể của người cùng tổ với {hero.name}. Lời kể\n"
        )
        said = _page(_hugo_exemplar(hero, weight, world))
        _write(content / "guong" / str(year) / f"{hero.id}.md", said + hero.story + notes)


def _page(values: dict) -> str:
    return f"---\n{_yaml(values)}---\n\n"


def _hugo_organisation(body: Body, world: World) -> dict:
    return {
        "title": body.name,
        "description": "Đơn vị không có thật, dựng lên để đo tốc độ dựng trang.",
        "params": {"from": body.founded, "place": _place_name(world, body.place), "place_id": body.place},
    }


def _hugo_decision(decree: Decree, world: World) -> dict:
    rows = [
        {
            "number": number,
            "recipient": row.hero.id,
            "honorific": row.hero.title or None,
            "name": row.hero.name,
            "post": ", ".join(
                part for part in (row.hero.post, row.hero.unit.name, _place_name(world, row.place)) if part
            ),
            "award": world.awards[row.award].name,
            "class": f"Hạng {row.award_class}" if row.award_class else None,
            "reason": row.reason,
            "gold_book": row.gold_book,
        }
        for number, row in enumerate(decree.rows, 1)
    ]
    collectives = sum(row.hero.collective for row in decree.rows)
    return {
        "title": f"Quyết định {decree.number} ngày {_short(decree.day)}",
        "slug": decree.id,
        "date": decree.day.isoformat(),
        "lastmod": (decree.day + timedelta(days=10)).isoformat(),
        "description": f"Quyết định {decree.number} của {decree.issuer.name}: {decree.title}",
        "don-vi": [decree.issuer.id],
        "params": {
            "number": decree.number,
            "about": decree.title,
            "issuer": decree.issuer.name,
            "issuer_id": decree.issuer.id,
            "signer": decree.signer,
            "proposal": f"Tờ trình số 03/TTr-BTĐ ngày {_short(decree.day - timedelta(days=14))} của Ban Thi đua",
            "law": _law(decree.day),
            "persons": len(decree.rows) - collectives,
            "collectives": collectives,
            "classed": any(row.award_class for row in decree.rows),
            "rows": rows,
        },
    }


def _hugo_exemplar(hero: Hero, weight: int, world: World) -> dict:
    honours = []
    for decree, number in hero.honours:
        row = decree.rows[number - 1]
        honours.append(
            {
                "date": _short(decree.day),
                "iso": decree.day.isoformat(),
                "year": decree.day.year,
                "award": world.awards[row.award].name,
                "award_id": row.award,
                "class": f"hạng {row.award_class}" if row.award_class else None,
                "decision": f"Quyết định {decree.number}",
                "decision_id": decree.id,
                "anchor": f"dong-{number}",
                "issuer": decree.issuer.name,
                "reason": row.reason,
            }
        )
    life = f"{hero.born} – {hero.died}" if hero.died else f"{'thành lập' if hero.collective else 'sinh'} {hero.born}"
    return {
        "title": hero.name,
        "slug": hero.id,
        "weight": weight,
        "date": hero.published.isoformat(),
        "description": hero.summary,
        "nam": sorted({str(decree.day.year) for decree, _ in hero.honours}),
        "danh-hieu": sorted({one["award_id"] for one in honours}),
        "dia-phuong": [hero.home],
        "don-vi": [hero.unit.id],
        "params": {
            "kind": "tập thể" if hero.collective else "cá nhân",
            "honorific": hero.title or None,
            "initial": vietnamese.initial(hero.name),
            "monogram": (hero.name.split()[0][0] + hero.name.split()[-1][0]).upper(),
            "life": life,
            "born": hero.born,
            "died": hero.died,
            "post": hero.post or None,
            "unit": hero.unit.name,
            "unit_id": hero.unit.id,
            "place": _place_name(world, hero.home),
            "place_id": hero.home,
            "field": DeedField(hero.field).label.capitalize(),
            "role": None if hero.collective else Role("direct-worker").label.capitalize(),
            "honours": honours,
        },
    }


# --- words and files

FLAVOURS: Mapping[str, Callable[[World, Path], None]] = {"bangvang": _bangvang, "hugo": _hugo}


def _place_name(world: World, id: str) -> str:
    name = periods.place_name_on(world.places[id], TODAY)
    return f"{name.type.label} {name.name}"


def _law(day: date) -> str:
    return next(id for since, id in LAWS if since <= day)


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def _short(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _yaml(values: dict, indent: str = "") -> str:
    """Block YAML as people write it; keys without a value are left out."""
    lines = []
    for key, value in values.items():
        if value is None or value == [] or value == {}:
            continue
        if isinstance(value, dict):
            lines.append(f"{indent}{key}:\n{_yaml(value, indent + '  ')}")
        elif isinstance(value, list) and isinstance(value[0], dict):
            items = (_yaml(one, indent + "    ") for one in value)
            lines.append(f"{indent}{key}:\n" + "".join(f"{indent}  - {item.lstrip()}" for item in items))
        elif isinstance(value, list):
            lines.append(f"{indent}{key}: [{', '.join(_scalar(one) for one in value)}]\n")
        elif isinstance(value, str) and len(value) > _FOLD_FROM and _PLAIN.fullmatch(value):
            folded = textwrap.fill(value, 100, break_long_words=False, break_on_hyphens=False)
            lines.append(f"{indent}{key}: >-\n" + textwrap.indent(folded, indent + "  ") + "\n")
        else:
            lines.append(f"{indent}{key}: {_scalar(value)}\n")
    return "".join(lines)


def _scalar(value: object) -> str:
    if isinstance(value, str) and not _PLAIN.fullmatch(value):
        return json.dumps(value, ensure_ascii=False)
    return "true" if value is True else "false" if value is False else str(value)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
