"""A public-opinion notice: who is nominated for what, where to write, until when."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page, link_to, url_of
from bangvang.records import Notice
from bangvang.views.facts import HOME, Foot, foot, updated
from bangvang.views.honours import class_text
from bangvang.views.notices import Window, window


class NomineeView(Struct, frozen=True):
    """Who is nominated, and for what."""

    name: str
    honorific: str
    kind: str
    post: str
    unit: str
    award: Link
    award_class: str
    summary: str


class Model(Struct, frozen=True):
    title: str
    window: Window
    proposal: str
    contact: str
    nominees: tuple[NomineeView, ...]
    legal_basis: tuple[Link, ...]
    foot: Foot
    illustrative: bool


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for notice in catalogue.notices.values():
        yield Draft(url_of(notice), partial(_pages, catalogue, notice))


def _pages(catalogue: Catalogue, notice: Notice) -> Iterator[Page]:
    address = url_of(notice)
    span = window(catalogue, notice)
    yield Page(
        address=address,
        kind="notice",
        section="lay-y-kien",
        title=notice.title,
        summary=f"{notice.title}. Nhận ý kiến đến hết {span.closes_official}.",
        model=Model(
            title=notice.title,
            window=span,
            proposal=notice.proposal or "",
            contact=notice.contact,
            nominees=tuple(_nominee(catalogue, one) for one in notice.nominees),
            legal_basis=_basis(catalogue, notice),
            foot=foot(notice),
            illustrative=notice.illustrative,
        ),
        crumbs=(HOME, Link("Lấy ý kiến", "lay-y-kien/"), Link(notice.title, address)),
        updated=updated(notice) or notice.opens,
        index=not notice.illustrative,
        source=notice.path,
    )


def _nominee(catalogue: Catalogue, one) -> NomineeView:
    award = catalogue.awards.get(one.award)
    return NomineeView(
        name=one.name,
        honorific=one.honorific or "",
        kind=one.kind.label,
        post=one.post or "",
        unit=one.unit or "",
        award=link_to(award) if award else Link(""),
        award_class=class_text(one.award_class or ""),
        summary=one.summary or "",
    )


def _basis(catalogue: Catalogue, notice: Notice) -> tuple[Link, ...]:
    found = (catalogue.documents.get(id) for id in notice.legal_basis)
    return tuple(link_to(one, one.title) for one in found if one)
