"""Where a record of another site comes from; it is told beside whatever is shown of it."""

from msgspec import Struct


class Origin(Struct, frozen=True):
    """The site that published a record: its short name here, its name, its address, the licence, the day of its data
    in words; the address of the record's own page there, and whether search engines may show that page."""

    source: str
    site: str
    home: str
    licence: str
    day: str
    url: str
    index: bool = True
