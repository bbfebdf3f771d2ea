"""The schema: one pydantic model a kind of record, and where each kind lives.

`KINDS` is the list a newcomer looks for: to add a kind, write its model and add one line here. Contests
and their entries will be the next two (`content/contests/<id>/…`).
"""

from dataclasses import dataclass

from bangvang.records.award import Award
from bangvang.records.bloc import Bloc
from bangvang.records.campaign import Campaign
from bangvang.records.common import Record
from bangvang.records.decision import Decision
from bangvang.records.document import Document
from bangvang.records.event import Event
from bangvang.records.exemplar import Exemplar
from bangvang.records.initiative import Initiative
from bangvang.records.notice import Notice
from bangvang.records.operator import PATH, Operator
from bangvang.records.organisation import Organisation
from bangvang.records.place import Place


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its English name, Vietnamese label, model, folder, file suffix."""

    name: str
    label: str
    model: type[Record]
    folder: str
    suffix: str


KINDS = (
    Kind("exemplar", "gương", Exemplar, "exemplars", ".md"),
    Kind("decision", "quyết định", Decision, "content/decisions", ".yml"),
    Kind("award", "danh hiệu, hình thức khen thưởng", Award, "content/awards", ".yml"),
    Kind("place", "địa phương", Place, "content/places", ".yml"),
    Kind("organisation", "đơn vị", Organisation, "content/organisations", ".yml"),
    Kind("campaign", "phong trào", Campaign, "content/campaigns", ".md"),
    Kind("bloc", "khối, cụm thi đua", Bloc, "content/blocs", ".yml"),
    Kind("event", "sự kiện", Event, "content/events", ".md"),
    Kind("document", "văn bản", Document, "content/documents", ".yml"),
    Kind("initiative", "sáng kiến", Initiative, "content/initiatives", ".yml"),
    Kind("notice", "thông báo lấy ý kiến", Notice, "content/notices", ".yml"),
)

OPERATOR = Kind("operator", "cơ quan vận hành", Operator, PATH, ".yml")
"""There is one, at a fixed place; it has no page of its own, so it is none of `KINDS`."""

WRITTEN = (*KINDS, OPERATOR)
"""All that people write: each has a template, a field guide and a JSON Schema."""

BY_NAME = {kind.name: kind for kind in WRITTEN}
BY_MODEL = {kind.model: kind for kind in KINDS}
