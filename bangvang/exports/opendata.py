"""Open data: what each kind of record gives away, as plain values, with the words that describe every field.

Fields are chosen one by one: a field added to the schema tomorrow is not published until it is named here.
Form: Data Package and Table Schema (Frictionless), DCAT 3 for catalogues of open data.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct

from bangvang import dates, hub
from bangvang.catalogue import Catalogue
from bangvang.exports import tables, winners
from bangvang.page import name_of, url_of
from bangvang.records import (
    Bloc,
    Campaign,
    Contest,
    ContestResult,
    Decision,
    Exemplar,
    Initiative,
    Organisation,
    Record,
)
from bangvang.records.decision import DecisionStatus
from bangvang.records.schema import fields_of
from bangvang.views.public import is_public, is_public_record
from bangvang.views.spread import taken

FOLDER = "du-lieu/"
RECORD_FILE = "du-lieu.json"
LICENCE = ("CC-BY-4.0", "Creative Commons Ghi công 4.0", "https://creativecommons.org/licenses/by/4.0/deed.vi")


class Resource(Struct, frozen=True):
    """One file of the package: its name, its words, the fields of its rows with a label each."""

    name: str
    title: str
    fields: tuple[tuple[str, str], ...]
    rows: Callable[[Catalogue], Iterator[tuple[str, ...]]]


def _records(kind: str, model: type[Record], keys: str) -> Resource:
    specs = {spec.key: spec.label for spec in fields_of(model).values()}
    specs["url"] = "Địa chỉ trang"
    fields = tuple((key, specs[key]) for key in f"{keys} url".split())

    def rows(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
        for record in catalogue.of_kind(kind).values():
            if is_given(record):
                found = {**values(catalogue, record), "url": url_of(record)}
                yield tuple(_text(found.get(key)) for key, _ in fields)

    return Resource(FILES[kind], NAMES[kind], fields, rows)


def _honours(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for decision in catalogue.decisions.values():
        for row in tables.of_decision(catalogue, decision).rows if is_given(decision) else ():
            yield (decision.id, *row)


def _targets(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for campaign in catalogue.campaigns.values():
        yield from ((campaign.id, *row) for row in tables.of_campaign(catalogue, campaign).rows)


def _revisions(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for campaign in catalogue.campaigns.values():
        for number, target in enumerate(() if campaign.illustrative else campaign.targets, 1):
            for one in target.revisions:
                figures = (one.figure.value, one.before or "", one.after)
                yield (campaign.id, str(number), one.date.isoformat(), *figures, one.reason, one.by)


def _scores(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for bloc in catalogue.blocs.values():
        yield from ((bloc.id, *row) for row in tables.of_bloc(catalogue, bloc).rows)


def _spread(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    for one in taken(catalogue):
        if not one.illustrative:
            yield (one.what.address.partition("#")[0], one.what.text, one.at.text, one.key, one.date, one.result)


FILES = {
    "exemplar": "guong", "decision": "quyet-dinh", "organisation": "don-vi", "campaign": "phong-trao",
    "initiative": "sang-kien", "bloc": "khoi-thi-dua", "contest": "cuoc-thi",
    "result": "ket-qua-cuoc-thi",
}  # fmt: skip
NAMES = {
    "exemplar": "Gương điển hình", "decision": "Quyết định khen thưởng", "organisation": "Đơn vị",
    "campaign": "Phong trào thi đua", "initiative": "Sáng kiến", "bloc": "Khối, cụm thi đua",
    "contest": "Cuộc thi viết", "result": "Kết quả cuộc thi",
}  # fmt: skip
KEYS: dict[type[Record], str] = {
    Exemplar: "id name kind honorific post unit organisation field role summary same_as published",
    Decision: "id number form issuer date title award status list_state campaign published",
    Organisation: "id name type parent bloc from until successors",
    Campaign: "id name summary hosts parent previous level theme from until",
    Initiative: "id title organisation year period campaign scope",
    Bloc: "id name type level organised_by from until",
    Contest: "id name edition year summary hosts hosts_text campaign previous theme opens closes",
    ContestResult: "id decision announced judges published",
}
RESOURCES = (
    Resource(
        "khen-thuong",
        "Từng dòng khen thưởng trong các quyết định còn hiệu lực",
        (("decision-id", "Mã quyết định"), *((column.key, column.label) for column in tables.LIST)),
        _honours,
    ),
    Resource(
        "chi-tieu",
        "Chỉ tiêu đã đăng ký và kết quả của các phong trào",
        (("campaign-id", "Mã phong trào"), *((column.key, column.label) for column in tables.TARGETS)),
        _targets,
    ),
    Resource(
        "sua-so",
        "Các lần sửa số đã công bố",
        (
            ("campaign-id", "Mã phong trào"),
            ("target-number", "Mục chỉ tiêu thứ"),
            ("date", "Ngày sửa số"),
            ("figure", "Sửa số nào"),
            ("before", "Trước"),
            ("after", "Sau"),
            ("reason", "Lý do"),
            ("by", "Nơi báo số mới"),
        ),
        _revisions,
    ),
    Resource(
        "bang-diem",
        "Điểm và số đếm của thành viên khối, cụm thi đua",
        (("bloc-id", "Mã khối, cụm"), *((column.key, column.label) for column in tables.SCORES)),
        _scores,
    ),
    Resource(
        "nhan-rong",
        "Nơi đã làm theo sáng kiến, cách làm hay",
        (
            ("url", "Địa chỉ trang"),
            ("what", "Sáng kiến, cách làm"),
            ("at", "Nơi áp dụng"),
            ("place", "Tỉnh, thành phố ngày nay"),
            ("date", "Thời gian"),
            ("result", "Kết quả"),
        ),
        _spread,
    ),
    Resource("giai-cuoc-thi", "Giải thưởng của các cuộc thi viết", winners.FIELDS, winners.rows),
    *(
        _records(kind, model, KEYS[model])
        for kind, model in zip(
            FILES, (Exemplar, Decision, Organisation, Campaign, Initiative, Bloc, Contest, ContestResult), strict=True
        )
    ),
)


def is_given(record: Record) -> bool:
    """Whether a record is given away here; what other sites told is theirs to give."""
    return is_public_record(record) and not hub.is_source(record.path)


def values(catalogue: Catalogue, record: Record) -> dict:
    """What a record gives away, by key; lists stay lists, dates are ISO 8601 or EDTF."""
    found = plain(record, KEYS[type(record)].split())
    if isinstance(record, Decision):
        shown = catalogue.honours_by.get(record.id, ()) if record.status is not DecisionStatus.CANCELLED else ()
        found["recipients"] = sum(is_public(one) for one in shown)
    if isinstance(record, Exemplar):
        honours = [one for one in catalogue.honours_of.get(record.id, ()) if is_public(one)]
        found["honours"] = [
            {"award": one.award.id, "decision": one.decision.id, "row": (one.row or 0) + 1} for one in honours
        ]
    if isinstance(record, ContestResult):
        found |= winners.told(catalogue, record)
    return found


def plain(record: Record, keys: list[str]) -> dict:
    """What a record says under these keys, in their order; what it leaves open is left out."""
    names = _names(type(record), set(keys))
    dumped = record.model_dump(mode="json", by_alias=True, include=names, exclude_none=True)
    return {key: dumped[key] for key in keys if dumped.get(key) not in (None, [], "")}


def documents(catalogue: Catalogue, base: str) -> Iterator[tuple[str, dict]]:
    """One JSON object per public record, at an address that never changes."""
    for kind in FILES:
        for record in catalogue.of_kind(kind).values():
            if is_given(record):
                address = url_of(record)
                head = {"url": base + address, "type": kind, "licence": LICENCE[0]}
                yield address + RECORD_FILE, {**head, **values(catalogue, record)}


def changes(catalogue: Catalogue, most: int = 200) -> list[tuple[str, str, str]]:
    """(day, what, address), newest first: records published and mended."""
    found = []
    for kind in FILES:
        for record in catalogue.of_kind(kind).values():
            if not is_given(record):
                continue
            name, address = name_of(record), url_of(record)
            if record.published:
                found.append((record.published, f"Đăng {name}", address))
            found += [(one.date, f"Đính chính {name}: {one.what}", address) for one in record.corrections]
    found.sort(key=lambda one: (-one[0].toordinal(), one[1]))
    return [(dates.day_text(day), what, address) for day, what, address in found[:most]]


def _names(model: type[Record], keys: set[str]) -> set[str]:
    """Python names of fields by their keys in files (`from` is `starts`)."""
    return {name for name, info in model.model_fields.items() if (info.alias or name) in keys}


def _text(value: object) -> str:
    return "" if value is None else "; ".join(map(str, value)) if isinstance(value, list) else str(value)
