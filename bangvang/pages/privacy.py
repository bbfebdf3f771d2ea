"""Privacy: who answers for the data, what is published on which ground, rights, deadlines, what may stand and why."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bangvang import consents, disclosure, duties, periods
from bangvang.catalogue import Catalogue
from bangvang.page import Draft, Link, Page
from bangvang.records.common import ConsentScope
from bangvang.views.facts import HOME

ADDRESS = "quyen-rieng-tu/"


class Model(Struct, frozen=True):
    operator: str
    contacts: tuple[str, ...]
    purposes: tuple[str, ...]
    hosting: tuple[str, str, str] | None
    may_publish: tuple[tuple[str, str], ...]
    scopes: tuple[str, ...]
    clocks: tuple[int, int, int]
    child_until: int
    child_asked_from: int
    living: int
    """Real people and households on show who may be living."""
    agreed: int
    """Of them, those whose story is told with a consent in force."""
    children: int
    withdrawn: int


def drafts(catalogue: Catalogue) -> Iterator[Draft]:
    yield Draft(ADDRESS, partial(_pages, catalogue))


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    operator, today = catalogue.operator, catalogue.today
    real = [one for one in catalogue.exemplars.values() if not one.illustrative]
    living = [one for one in real if not one.withdrawn and periods.may_be_living(one, today)]
    hosting = operator.hosting
    yield Page(
        address=ADDRESS,
        kind="privacy",
        section="",
        title="Quyền riêng tư",
        summary="Trang này công bố dữ liệu nào, dựa vào đâu, bạn có quyền gì và cách yêu cầu gỡ hoặc sửa.",
        model=Model(
            operator=operator.name or "",
            contacts=operator.contacts,
            purposes=operator.purposes,
            hosting=(hosting.provider, hosting.country, hosting.logs or "") if hosting else None,
            may_publish=tuple((one.text, one.reason) for one in operator.may_publish),
            scopes=tuple(scope.label for scope in ConsentScope),
            clocks=(duties.ACKNOWLEDGE, duties.RESTRICT, duties.DELETE),
            child_until=disclosure.CHILD_UNTIL,
            child_asked_from=disclosure.CHILD_ASKED_FROM,
            living=len(living),
            agreed=sum(consents.agreed(one, ConsentScope.STORY, today) for one in living),
            children=sum(disclosure.is_child(one, today) for one in living),
            withdrawn=sum(bool(one.withdrawn) for one in real),
        ),
        crumbs=(HOME, Link("Quyền riêng tư", ADDRESS)),
    )
