"""A document: number, issuer, when it held, and every record that stands on it."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import vietnamese
from bangvang.catalogue import Catalogue, kind_of
from bangvang.page import Draft, Link, Page, link_to, name_of, url_of
from bangvang.records import BY_NAME, Document
from bangvang.views.facts import HOME, Foot, foot, span, updated


class Model(Struct, frozen=True):
    name: str
    type: str
    number: str
    title: str
    aka: tuple[str, ...]
    issuer: Link
    date: str
    span: str
    expired: bool
    summary: str
    url: str
    uncertain: tuple[str, ...]
    replaces: tuple[Link, ...]
    replaced_by: tuple[Link, ...]
    used_by: tuple[tuple[str, tuple[Link, ...]], ...]
    foot: Foot


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for document in catalogue.documents.values():
        yield Draft(url_of(document), partial(_pages, catalogue, document))


def _pages(catalogue: Catalogue, document: Document) -> Iterator[Page]:
    address = url_of(document)
    yield Page(
        address=address,
        kind="document",
        section="phong-trao",
        title=name_of(document) if document.number else document.title,
        summary=document.summary or f"{name_of(document)}: {document.title}",
        model=_model(catalogue, document),
        crumbs=(
            HOME,
            Link("Phong trào", "phong-trao/"),
            Link("Văn bản", "van-ban/"),
            Link(name_of(document), address),
        ),
        updated=updated(document),
        index=not document.illustrative,
        source=document.path,
    )


def _model(catalogue: Catalogue, document: Document) -> Model:
    pointing = catalogue.pointing_at.get(("document", document.id), ())
    others = [one for one in pointing if not isinstance(one, Document)]
    issuer = catalogue.organisations.get(document.issuer or "")
    until = document.valid_until
    return Model(
        name=name_of(document),
        type=document.type.label,
        number=document.number or "",
        title=document.title,
        aka=document.aka,
        issuer=link_to(issuer) if issuer else Link(""),
        date=document.date.official() if document.date else "",
        span=span(document.valid_from, until),
        expired=until is not None and until.latest() < catalogue.today,
        summary=document.summary or "",
        url=document.url or "",
        uncertain=document.uncertain,
        replaces=tuple(link_to(catalogue.documents[id]) for id in document.replaces if id in catalogue.documents),
        replaced_by=tuple(link_to(one) for one in pointing if isinstance(one, Document)),
        used_by=_used_by(others),
        foot=foot(document),
    )


def _used_by(records) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    groups: dict[str, list[Link]] = {}
    for record in records:
        groups.setdefault(BY_NAME[kind_of(record)].label, []).append(link_to(record))
    return tuple(
        (label, tuple(sorted(links, key=lambda link: vietnamese.title_key(link.text))))
        for label, links in groups.items()
    )
