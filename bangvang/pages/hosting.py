"""Where a site may lie: the published limits of hosts, and how many exemplars fit each, as measured."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import hosting
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page
from bangvang.reference import Host, Hosts, Measure
from bangvang.views.facts import HOME

ROUND = 100
"""Numbers of exemplars that fit are told in hundreds: they follow from two measured sites."""


class Row(Struct, frozen=True):
    """A host: its id for mkdocs.yml, its limits in words, where they were read, how many exemplars fit."""

    id: str
    name: str
    limits: tuple[tuple[str, str], ...]
    folders_count: bool
    uncertain: bool
    note: str
    sources: tuple[tuple[str, str, str], ...]
    room: tuple[int | None, ...]
    """Without share cards, with them."""


class Model(Struct, frozen=True):
    hosts: tuple[Row, ...]
    notes: tuple[tuple[str, str], ...]
    measured: tuple[tuple[str, int, bool, int, int, str, str, str], ...]
    near: int


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(hosting.GUIDE, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    known = catalogue.reference.hosts
    yield Page(
        address=hosting.GUIDE,
        kind="hosting",
        section="huong-dan",
        title="Nơi đặt trang và giới hạn",
        summary="Mỗi nơi đặt trang nhận tối đa bao nhiêu tệp, bao nhiêu dung lượng, vừa cho chừng bao nhiêu gương.",
        model=Model(
            hosts=tuple(_row(host, known) for host in known.hosts),
            notes=tuple((one.publisher or one.title, one.note) for one in known.sources if one.note),
            measured=tuple(map(_measure, known.measured)),
            near=int(hosting.NEAR * 100),
        ),
        crumbs=(HOME, Link("Hướng dẫn", "huong-dan/"), Link("Nơi đặt trang", hosting.GUIDE)),
    )


def _row(host: Host, known: Hosts) -> Row:
    return Row(
        id=host.id,
        name=host.name,
        limits=tuple((limit.name, limit.say(most)) for limit in hosting.LIMITS if (most := limit.most(host))),
        folders_count=host.folders_count,
        uncertain=host.uncertain,
        note=host.note or "",
        sources=tuple(
            (one.title, one.url or "", one.seen.strftime("%d/%m/%Y") if one.seen else "")
            for one in known.sources
            if one.key in host.sources
        ),
        room=tuple(_room(host, [one for one in known.measured if one.cards is cards]) for cards in (False, True)),
    )


def _room(host: Host, measured: list[Measure]) -> int | None:
    small, large = min(measured, key=lambda one: one.exemplars), max(measured, key=lambda one: one.exemplars)
    found = hosting.room(host, small, large)
    return None if found is None else found // ROUND * ROUND


def _measure(one: Measure) -> tuple[str, int, bool, int, int, str, str, str]:
    largest = f"{one.largest}, {hosting.size(one.largest_size)}"
    each = hosting.size(one.size // one.exemplars)
    return (
        one.date.strftime("%d/%m/%Y"),
        one.exemplars,
        one.cards,
        one.files,
        one.folders,
        hosting.size(one.size),
        each,
        largest,
    )
