"""A page of what other sites told: beside whose it is, and as its owner lets it be found."""

from bangvang import hub
from bangvang.catalogue import Catalogue, kind_of
from bangvang.page import Page
from bangvang.records import Record
from bangvang.records.origin import Origin


def of(catalogue: Catalogue, record: Record) -> tuple[Origin, ...]:
    """The sites that told of a record; none for one that is ours alone."""
    return catalogue.origins.get((kind_of(record), record.id), ())


def told(catalogue: Catalogue, record: Record, page: Page) -> Page:
    """The page, saying so; search engines are led to the page it comes from, or kept out as they are there."""
    found = of(catalogue, record)
    if not found:
        return page
    if not hub.is_source(record.path):
        return page._replace(origins=found)
    index = page.index and all(one.index for one in found)
    return page._replace(origins=found, canonical=found[0].url, index=index)
