"""The search index: what can be found on the site, as small static files that the browser asks for one by one.

Nothing is searched on a server. `engine.js` fetches `meta.bin`, then the few files that hold what was typed; how
they are laid out is told in `writer`, how documents are numbered in `numbering`, how words match in `text`.

A record is here when its page may be found from outside as well (`Page.index`): what is withdrawn, cancelled or
invented for illustration appears in no file, not even as a word.
"""

from collections.abc import Iterator, Sequence

from bangvang.catalogue import Catalogue, kind_of
from bangvang.head import Site
from bangvang.outputs.search import bodies, contests, people, prose, records, writer
from bangvang.outputs.search.doc import Doc
from bangvang.outputs.search.gathering import Gathering
from bangvang.page import Page, url_of

MAKERS = {
    "exemplar": people.exemplar,
    "decision": records.decision,
    "award": bodies.award,
    "place": bodies.place,
    "organisation": bodies.organisation,
    "campaign": records.campaign,
    "bloc": records.bloc,
    "event": records.event,
    "document": records.document,
    "initiative": records.initiative,
    "notice": records.notice,
    "contest": contests.contest,
    "entry": contests.entry,
    "result": contests.result,
}
"""By kind of record: what makes its result. A kind that is not here cannot be found."""


def files(catalogue: Catalogue, pages: Sequence[Page], site: Site, prose: Sequence) -> Iterator[tuple[str, bytes]]:
    """The whole index."""
    yield from writer.index(docs(catalogue, pages, prose), catalogue.reference.abbreviations)


def docs(catalogue: Catalogue, pages: Sequence[Page], written: Sequence) -> Iterator[Doc]:
    """Everything that can be found."""
    about = Gathering(catalogue)
    indexed = {page.address: page for page in pages if page.index}
    for record in catalogue.records():
        page, make = indexed.get(url_of(record)), MAKERS.get(kind_of(record))
        if page and make:
            yield make(about, record, page)
    yield from people.lines(about, catalogue, indexed)
    yield from contests.writers(about, catalogue, indexed)
    yield from prose.docs(pages, written)
