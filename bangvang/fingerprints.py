"""What a catalogue says as a few digests: one of its facts, one of the words of each story.

Most of a site follows from facts alone, and what people mend most are stories: what was found or made of the same
facts before need not be made again. Facts are everything but the words of stories: that there is one, and which
sources it cites, are facts. Whatever asks a record for its story (`Record.story`) follows from that story as well.
"""

from collections.abc import Iterable
from hashlib import blake2b

from bangvang import engine
from bangvang.catalogue import Catalogue
from bangvang.records import Record


def facts(catalogue: Catalogue) -> bytes:
    """Changes with the engine, the day, and whatever any file of the project says, stories apart."""
    return catalogue.once("digest of facts", _facts, catalogue)


def stories(records: Iterable[Record]) -> bytes:
    """Changes with the words of any of these records' stories, and with which records they are."""
    found = blake2b(digest_size=16)
    for record in records:
        found.update(f"{record.path}\0{len(record.digests[1])}\0".encode() + record.digests[1])
    return found.digest()


def _facts(catalogue: Catalogue) -> bytes:
    found = blake2b(engine.digest(), digest_size=16)
    photos = [(path, photo.digest, *(one.name for one in photo.renditions)) for path, photo in catalogue.photos.items()]
    unreadable, operator = sorted(catalogue.unreadable), catalogue.operator
    known = (catalogue.today, sorted(catalogue.files), unreadable, photos, operator.digests, catalogue.marks)
    found.update(repr(known).encode())
    for record in (*catalogue.records(), *(one for twins in catalogue.twins for one in twins)):
        found.update(f"{record.path}\0{len(record.digests[0])}\0".encode() + record.digests[0])
    return found.digest()
