"""The form in which sites hand records to a hub: JSON Lines, the first line about the site, then one record a line.

Keys are those of the records' own files, of each kind only those named here: neither side takes more. What is written
by one version of the form is read by that version alone.
"""

from pydantic import Field

from bangvang.records import Kind
from bangvang.records.fields import Day, Id, Line, Url, Value

VERSION = 1
NAME = "lien-thong.jsonl"
FOLDER = "content/hub/"
"""Where a hub keeps the files of its sources, each under the short name of its site."""
LICENCE = "CC-BY-4.0"
LINE_BYTES = 8_000_000
"""A decision with ten thousand rows takes about three."""

ORGANISATION, EXEMPLAR, DECISION = "organisation", "exemplar", "decision"
KEYS = {
    ORGANISATION: "id name type authority parent bloc from until successors".split(),
    EXEMPLAR: "id name kind honorific post unit organisation field role summary same_as published".split(),
    DECISION: "id number form issuer date title status list_state published rows".split(),
}
ROW = "number recipient name kind honorific post unit organisation award class reason posthumous".split()
REFERENCES = {
    ORGANISATION: {"parent": ORGANISATION, "successors": ORGANISATION},
    EXEMPLAR: {"organisation": ORGANISATION},
    DECISION: {"issuer": ORGANISATION},
}
OF_ROWS = {"recipient": EXEMPLAR, "organisation": ORGANISATION}
"""Which keys of which kind name records of the same file."""


class Head(Value):
    """The first line: which version of the form, whose data, from where, under which licence, up to which day."""

    id: Id = Field(title="Mã nguồn", description="Tên tệp, không có đuôi")
    form: int = Field(title="Phiên bản", description="Phiên bản của tệp liên thông")
    site: Line = Field(title="Tên trang", description="Tên trang nguồn")
    url: Url = Field(title="Địa chỉ trang", description="Bắt đầu bằng https://, kết thúc bằng /")
    licence: Line = Field(title="Giấy phép", description="Giấy phép của dữ liệu")
    date: Day | None = Field(None, title="Ngày dữ liệu", description="Ngày mới nhất trong dữ liệu")


SOURCE = Kind("hub-source", "trang nguồn", Head, FOLDER + "{id}.jsonl")
