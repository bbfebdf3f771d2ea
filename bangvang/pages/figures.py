"""The rows of a campaign with so many targets that its own page would be too long with them."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import listing
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page, link_to, url_of
from bangvang.records import Campaign
from bangvang.views import targets
from bangvang.views.facts import HOME, Foot, foot


class Model(Struct, frozen=True):
    campaign: Link
    targets: tuple[targets.TargetView, ...]
    pager: listing.Pager
    foot: Foot
    illustrative: bool


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    for campaign in catalogue.campaigns.values():
        if targets.has_own_pages(campaign):
            yield Draft(url_of(campaign) + targets.FOLDER, partial(_pages, catalogue, campaign))


def _pages(catalogue: Catalogue, campaign: Campaign) -> Iterator[Page]:
    address = url_of(campaign) + targets.FOLDER
    for part in listing.parts(address, range(len(campaign.targets))):
        yield Page(
            address=part.address,
            kind="figures",
            section="phong-trao",
            title=f"Chỉ tiêu và kết quả: {campaign.name}{part.suffix}",
            summary=f"{len(campaign.targets)} chỉ tiêu đã đăng ký và kết quả của phong trào {campaign.name}.",
            model=Model(
                link_to(campaign),
                targets.rows(catalogue, campaign, part.items[0], part.items[-1] + 1),
                part.pager,
                foot(campaign),
                campaign.illustrative,
            ),
            crumbs=(HOME, Link("Phong trào", "phong-trao/"), link_to(campaign), Link("Chỉ tiêu", address)),
            index=not campaign.illustrative,
            source=campaign.path,
        )
