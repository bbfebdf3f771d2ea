"""/du-lieu/: CSV and JSON of everything public, described; one JSON a record; a calendar; rolls to embed elsewhere."""

import json
from collections.abc import Iterator
from hashlib import sha256
from html import escape

from bangvang import policy
from bangvang.catalogue import Catalogue
from bangvang.exports import exchange, opendata, sheets, tables
from bangvang.exports.opendata import FOLDER, LICENCE, RESOURCES, Resource
from bangvang.head import Site
from bangvang.hub.form import NAME as EXCHANGE
from bangvang.page import name_of, url_of
from bangvang.views.public import is_public_record

MOST_EMBEDDED = 500
"""Rows of a roll to embed: more make a page too heavy for somebody else's page."""


def files(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    described = []
    for resource in RESOURCES:
        rows = list(resource.rows(catalogue))
        for path, data, about in _tabular(resource, rows):
            described.append(about)
            yield path, data
    newest = max((one.published for one in _dated(catalogue)), default=None)
    version = newest.isoformat() if newest else "0"
    handed = b"".join(map(_line, exchange.lines(catalogue, site.name, site.url, newest)))
    described.append(_described(EXCHANGE, "Hồ sơ để trang đầu mối gộp lại", "application/jsonl", handed))
    yield FOLDER + EXCHANGE, handed
    yield f"{FOLDER}datapackage.json", _json(_package(described, site, version))
    yield f"{FOLDER}dcat.jsonld", _json(_dcat(described, site, version))
    changes = [{"date": day, "what": what, "url": site.url + at} for day, what, at in opendata.changes(catalogue)]
    yield f"{FOLDER}thay-doi.json", _json(changes)
    for path, record in opendata.documents(catalogue, site.url):
        yield path, _json(record)
    yield from _embeds(catalogue, site)


def _tabular(resource: Resource, rows: list[tuple[str, ...]]) -> Iterator[tuple[str, bytes, dict]]:
    """The same rows as CSV (keys as header: for programs) and as a JSON list of objects."""
    keys = [key for key, _ in resource.fields]
    objects = [{key: text for key, text in zip(keys, row, strict=True) if text} for row in rows]
    for suffix, data in ((".csv", sheets.csv_text(keys, rows).encode()), (".json", _json(objects))):
        yield FOLDER + resource.name + suffix, data, _about(resource, suffix, data)


def _about(resource: Resource, suffix: str, data: bytes) -> dict:
    schema = {"fields": [{"name": key, "title": label, "type": "string"} for key, label in resource.fields]}
    media = "text/csv" if suffix == ".csv" else "application/json"
    about = _described(resource.name + suffix, resource.title, media, data)
    return {"profile": "tabular-data-resource", **about, "schema": schema} if suffix == ".csv" else about


def _described(path: str, title: str, media: str, data: bytes) -> dict:
    name, _, suffix = path.rpartition(".")
    return {
        "name": name if suffix == "csv" else f"{name}-{suffix}",
        "title": title,
        "path": path,
        "format": suffix,
        "mediatype": media,
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
    }


def _package(resources: list[dict], site: Site, version: str) -> dict:
    """Data Package (Frictionless, v1)."""
    name, title, path = LICENCE
    return {
        "profile": "data-package",
        "name": "bang-vang",
        "title": site.name,
        "description": site.description,
        "homepage": site.url + FOLDER,
        "version": version,
        "licenses": [{"name": name, "title": title, "path": path}],
        "resources": resources,
    }


def _dcat(resources: list[dict], site: Site, version: str) -> dict:
    """An entry for a catalogue of open data (W3C DCAT 3)."""
    return {
        "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
        "@type": "dcat:Dataset",
        "@id": site.url + FOLDER,
        "dct:title": site.name,
        "dct:description": site.description,
        "dct:language": "vi",
        "dct:license": {"@id": LICENCE[2]},
        "dcat:version": version,
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dct:title": one["title"],
                "dcat:downloadURL": {"@id": site.url + FOLDER + one["path"]},
                "dcat:mediaType": one["mediatype"],
                "dcat:byteSize": one["bytes"],
            }
            for one in resources
        ],
    }


def _dated(catalogue: Catalogue) -> Iterator:
    for kind in opendata.FILES:
        yield from (one for one in catalogue.of_kind(kind).values() if one.published and is_public_record(one))


def _embeds(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    """Plain HTML of a decision's list, for an iframe on a union's own page: no script, no tracker, links lead here."""
    for decision in catalogue.decisions.values():
        table = tables.of_decision(catalogue, decision) if is_public_record(decision) else None
        if table and 0 < len(table.rows) <= MOST_EMBEDDED:
            yield url_of(decision) + "nhung.html", _embed(table, name_of(decision), site).encode()


EMBEDDED_STYLE = "../../assets/nhung.css"


def _embed(table: tables.Table, name: str, site: Site) -> str:
    people = zip(table.texts("honorific"), table.texts("name"), table.texts("unit"), strict=True)
    items = "\n".join(
        f"<li>{escape(f'{honorific} {who}'.strip())}{f' <small>{escape(unit)}</small>' if unit else ''}</li>"
        for honorific, who, unit in people
    )
    return (
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy.CONTENT}">'
        f'<meta name="referrer" content="{policy.REFERRER}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f'<title>{escape(table.title)}</title>\n<link rel="stylesheet" href="{EMBEDDED_STYLE}"></head><body><main>\n'
        f"<h1>{escape(table.title)}</h1>\n<ol>\n{items}\n</ol>\n"
        f'<p><a href="{escape(site.url + table.place)}" target="_blank" rel="noopener">{escape(name)}'
        f" – {escape(site.name)}</a></p>\n</main></body></html>\n"
    )


def _line(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
