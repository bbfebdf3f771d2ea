"""The schema: one pydantic model a kind of record, and where each kind lives.

`KINDS` is the list a newcomer looks for: to add a kind, write its model and add one line here.
"""

import re
from functools import cached_property

from msgspec import Struct

from bangvang.records.award import Award
from bangvang.records.bloc import Bloc
from bangvang.records.campaign import Campaign
from bangvang.records.common import Record
from bangvang.records.contest import Contest
from bangvang.records.decision import Decision
from bangvang.records.document import Document
from bangvang.records.entry import Entry
from bangvang.records.event import Event
from bangvang.records.exemplar import Exemplar
from bangvang.records.initiative import Initiative
from bangvang.records.notice import Notice
from bangvang.records.operator import PATH, Operator
from bangvang.records.organisation import Organisation
from bangvang.records.place import Place
from bangvang.records.result import ContestResult

_PARTS = {"**/": "(?:[^/]+/)*", "*": "[^/]+", "{id}": "(?P<id>[^/]+)"}


class Kind(Struct, frozen=True, dict=True):
    """A kind of record: its English name, Vietnamese label, model, and where its files lie.

    In `pattern` `{id}` stands for the record's id, `*` for one folder of any name, `**/` for any number of them.
    """

    name: str
    label: str
    model: type[Record]
    pattern: str

    @cached_property
    def folder(self) -> str:
        """The folder all its files lie below; of a kind with one fixed file, that file."""
        return re.split(r"/?[^/]*[*{]", self.pattern, maxsplit=1)[0]

    @cached_property
    def suffix(self) -> str:
        """How the names of its files end: `.md` or `.yml`."""
        return self.pattern[self.pattern.rindex(".") :]

    @cached_property
    def where(self) -> str:
        """Where its files lie, in words: “.md trong exemplars/”, “content/contests/<mã>/contest.yml”."""
        if "**/" in self.pattern:
            return f"{self.suffix} trong {self.folder}/"
        return self.pattern.replace("*", "<mã cuộc thi>").replace("{id}", "<mã>")

    @cached_property
    def shelf(self) -> str:
        """What the catalogue calls all records of the kind."""
        return self.name[:-1] + "ies" if self.name.endswith("y") else self.name + "s"

    @cached_property
    def _path(self) -> re.Pattern:
        parts = re.split(r"(\*\*/|\*|\{id\})", self.pattern)
        return re.compile("".join(_PARTS.get(part) or re.escape(part) for part in parts))

    def id_of(self, path: str) -> str | None:
        """The id its path gives a record of this kind; None for the path of something else."""
        match = self._path.fullmatch(path)
        return match.groupdict().get("id", self.name) if match else None


KINDS = (
    Kind("exemplar", "gương", Exemplar, "exemplars/**/{id}.md"),
    Kind("decision", "quyết định", Decision, "content/decisions/**/{id}.yml"),
    Kind("award", "danh hiệu, hình thức khen thưởng", Award, "content/awards/**/{id}.yml"),
    Kind("place", "địa phương", Place, "content/places/**/{id}.yml"),
    Kind("organisation", "đơn vị", Organisation, "content/organisations/**/{id}.yml"),
    Kind("campaign", "phong trào", Campaign, "content/campaigns/**/{id}.md"),
    Kind("bloc", "khối, cụm thi đua", Bloc, "content/blocs/**/{id}.yml"),
    Kind("event", "sự kiện", Event, "content/events/**/{id}.md"),
    Kind("document", "văn bản", Document, "content/documents/**/{id}.yml"),
    Kind("initiative", "sáng kiến", Initiative, "content/initiatives/**/{id}.yml"),
    Kind("notice", "thông báo lấy ý kiến", Notice, "content/notices/**/{id}.yml"),
    Kind("contest", "cuộc thi", Contest, "content/contests/{id}/contest.yml"),
    Kind("entry", "bài dự thi", Entry, "content/contests/*/entries/{id}/entry.md"),
    Kind("result", "kết quả cuộc thi", ContestResult, "content/contests/{id}/results.yml"),
)

OPERATOR = Kind("operator", "cơ quan vận hành", Operator, PATH)
"""There is one, at a fixed place; it has no page of its own, so it is none of `KINDS`."""

COMPANIONS = re.compile(
    r"content/contests/[^/]+/(?:scores/[^/]+\.csv|entries/[^/]+/[^/]+\.age)|content/hub/[a-z0-9]+(?:-[a-z0-9]+)*\.jsonl"
)
"""Files that are no records: a contest's published scores and sealed entries; what other sites gave to a hub."""


def scores_path(contest: str, round: str) -> str:
    """Where the published marks of a round lie."""
    return f"content/contests/{contest}/scores/{round}.csv"


WRITTEN = (*KINDS, OPERATOR)
"""All that lies in files: each has a field guide and a JSON Schema."""

BY_NAME = {kind.name: kind for kind in WRITTEN}
BY_MODEL = {kind.model: kind for kind in KINDS}
BY_HAND = tuple(kind for kind in KINDS if kind.model is not ContestResult)
"""Kinds whose records people begin by hand; a result is written by `contest results`."""
BEGUN = (*BY_HAND, OPERATOR)
"""What `new` writes a template of."""


def kind_at(path: str) -> Kind | None:
    """The kind of record a path is the file of."""
    return next((kind for kind in KINDS if kind.id_of(path) is not None), None)
