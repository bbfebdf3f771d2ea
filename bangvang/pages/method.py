"""How this list is made: from what, in which order, checked by what, and how much of it is incomplete today."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import rules
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page
from bangvang.problems import Severity
from bangvang.records.decision import DecisionStatus, ListState
from bangvang.views.facts import HOME

ADDRESS = "cach-lam/"


class Model(Struct, frozen=True):
    decisions: int
    honours: int
    unverified: int
    without_list: int
    partial: int
    cancelled: int
    exemplars: int
    unsourced: int
    disputed: int
    corrected: int
    illustrative: int
    uncertain_awards: int
    rules: tuple[tuple[str, int], ...]


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    decisions = [one for one in catalogue.decisions.values() if not one.illustrative]
    real = [one for one in catalogue.exemplars.values() if not one.illustrative and not one.withdrawn]
    every = [one for one in catalogue.records() if not one.path.startswith("bangvang/")]
    told = [one for one in catalogue.honours if not one.illustrative]
    severities = [guide.severity for guide in rules.guides().values()]
    states = [one.list_state for one in decisions]
    yield Page(
        address=ADDRESS,
        kind="method",
        section="",
        title="Danh sách này được lập thế nào",
        summary="Lấy từ đâu, xếp theo thứ tự nào, máy kiểm tra những gì, và hôm nay còn thiếu những gì.",
        model=Model(
            decisions=len(decisions),
            honours=sum(one.on_the_roll for one in told),
            unverified=sum(one.decision is None for one in told),
            without_list=states.count(ListState.NOT_PUBLISHED),
            partial=states.count(ListState.PARTIAL),
            cancelled=sum(one.status is DecisionStatus.CANCELLED for one in decisions),
            exemplars=len(real),
            unsourced=sum(not one.sources for one in real),
            disputed=sum(bool(one.disputes) for one in real),
            corrected=sum(bool(one.corrections) for one in every),
            illustrative=sum(one.illustrative for one in every),
            uncertain_awards=sum(any(span.uncertain for span in one.periods) for one in catalogue.awards.values()),
            rules=tuple((severity.label, severities.count(severity)) for severity in Severity),
        ),
        crumbs=(HOME, Link("Danh sách này được lập thế nào", ADDRESS)),
    )
