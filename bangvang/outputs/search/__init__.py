"""The search index: what can be found on the site, as small static files that the browser asks for one by one.

Nothing is searched on a server. `engine.js` fetches `meta.bin`, then the few files that hold what was typed; how
they are laid out is told in `writer`, how documents are numbered in `numbering`, how words match in `text`.

A record is here when its page may be found from outside as well (`Page.index`): what is withdrawn, cancelled or
invented for illustration appears in no file, not even as a word.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from bangvang import engine, kept
from bangvang.catalogue import Catalogue, kind_of
from bangvang.crew import Crew
from bangvang.head import Site
from bangvang.outputs.search import bodies, contests, people, prose, records, writer
from bangvang.outputs.search.doc import Doc, Findable
from bangvang.outputs.search.gathering import Gathering
from bangvang.outputs.search.index import Index, digest
from bangvang.page import Page, url_of
from bangvang.watch import Watch

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


def files(
    catalogue: Catalogue,
    pages: Sequence[Page],
    site: Site,
    prose: Sequence,
    facts: bytes,
    place: Path,
    crew: Crew,
    watch: Watch,
) -> Iterator[tuple[str, bytes]]:
    """The whole index. `facts` is the digest of those in `catalogue`; at `place` lies the index as it was the last
    time, and what it says of documents that have not changed is not worked out again."""
    made_by, index = kept.unpickled(place) or (b"", None)
    if made_by != engine.digest():
        index = Index()
    found = findable(catalogue, pages, prose, facts)
    yield from writer.files(index, found, catalogue.reference.abbreviations, crew, watch)
    kept.pickled(place, (engine.digest(), index))


def docs(catalogue: Catalogue, pages: Sequence[Page], written: Sequence) -> Iterator[Doc]:
    """Everything that can be found."""
    return (one.make() for one in findable(catalogue, pages, written, b""))


def findable(catalogue: Catalogue, pages: Sequence[Page], written: Sequence, facts: bytes) -> Iterator[Findable]:
    """Everything that can be found, and what each follows from: facts, its page's own words, and its own story."""
    about = Gathering(catalogue)
    indexed = {page.address: page for page in pages if page.index}
    for record in catalogue.records():
        page, make = indexed.get(url_of(record)), MAKERS.get(kind_of(record))
        if page and make:
            ground = digest(facts, record.digests[1], page.title, page.summary)
            yield Findable(page.address, ground, partial(make, about, record, page))
    for address, make in (*people.lines(about, catalogue, indexed), *contests.writers(about, catalogue, indexed)):
        yield Findable(address, facts, make)
    for doc in prose.docs(pages, written):
        yield Findable(doc.address, digest(doc), partial(_itself, doc))


def _itself(doc: Doc) -> Doc:
    """Of a document that was made at once: a crew may be sent this, not a lambda."""
    return doc
