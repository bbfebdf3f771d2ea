"""The home page: what this is, ways in, and what is newest."""

from collections.abc import Iterator
from functools import partial
from hashlib import blake2b

from msgspec import Struct

from bangvang import dates, listing, vietnamese
from bangvang.catalogue import Catalogue
from bangvang.contests import Phase
from bangvang.page import Card, Draft, Link, Page, link_to
from bangvang.records import Exemplar
from bangvang.views.contests import ContestBrief, phase_of
from bangvang.views.contests import brief as brief_of
from bangvang.views.notices import window
from bangvang.views.people import Brief, brief

FEATURED = 6
NEWEST = 6


class Model(Struct, frozen=True):
    exemplars: int
    on_the_roll: int
    unverified: int
    decisions: int
    campaigns: int
    featured: tuple[Brief, ...]
    letters: tuple[Link, ...]
    years: tuple[Link, ...]
    decisions_newest: tuple[Link, ...]
    notices: tuple[Link, ...]
    contests: tuple[ContestBrief, ...]
    """Those that take entries on the day of the build."""
    campaigns_running: tuple[Link, ...]


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft("", partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    shown = [one for one in catalogue.exemplars.values() if not one.withdrawn]
    named = sorted(shown, key=lambda one: vietnamese.name_key(one.name, one.sort_name or ""))
    initials = [vietnamese.initial(one.name, one.sort_name or "") for one in named]
    real = [decision for decision in catalogue.decisions.values() if not decision.illustrative]
    rolled = [honour for honour in catalogue.honours if honour.on_the_roll and not honour.illustrative]
    years = sorted({honour.year for honour in rolled}, reverse=True)
    yield Page(
        address="",
        kind="home",
        section="",
        title="Gương người tốt, việc tốt và danh sách khen thưởng",
        summary=(
            "Gương người tốt, việc tốt, phong trào thi đua và danh sách khen thưởng của Việt Nam: "
            "tìm được, đọc được và đối chiếu được với quyết định."
        ),
        model=Model(
            exemplars=len(shown),
            on_the_roll=len(rolled),
            unverified=sum(honour.decision is None for honour in catalogue.honours),
            decisions=len(real),
            campaigns=len(catalogue.campaigns),
            featured=tuple(brief(catalogue, one) for one in _featured(shown)),
            letters=listing.letters("guong/", initials),
            years=tuple(Link(str(year), f"bang-vang/nam/{year}/") for year in years[:12]),
            decisions_newest=tuple(
                link_to(one, f"{dates.day_text(one.date)} – {one.title}")
                for one in sorted(real, key=lambda one: (one.date, one.id), reverse=True)[:NEWEST]
            ),
            notices=tuple(
                link_to(notice) for notice in catalogue.notices.values() if window(catalogue, notice).state == "open"
            ),
            contests=tuple(
                brief_of(catalogue, one)
                for one in catalogue.contests.values()
                if phase_of(catalogue, one) is Phase.OPEN
            ),
            campaigns_running=tuple(
                link_to(one, one.summary)
                for one in catalogue.campaigns.values()
                if one.level and not one.illustrative and one.ends is None and one.starts
            )[:NEWEST],
        ),
        card=Card("Người tốt, việc tốt", "Bảng Vàng", ("Mỗi vinh dự kèm quyết định của nó",)),
        data=({"@type": "WebSite", "@id": "#trang", "name": "Bảng Vàng", "url": "", "inLanguage": "vi"},),
    )


def _featured(exemplars: list[Exemplar]) -> list[Exemplar]:
    """A choice that nobody made: newest records first, then by a hash of the id, never by rank or fame."""
    real = [one for one in exemplars if one.is_told and not one.illustrative]
    order = sorted(real, key=lambda one: blake2b(one.id.encode(), digest_size=8).digest())
    return sorted(order, key=lambda one: one.published.toordinal() if one.published else 0, reverse=True)[:FEATURED]
