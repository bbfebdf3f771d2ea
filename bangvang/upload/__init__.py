"""A built site put into an object store, changed files only; a reader never meets a page that lacks something.

A store has neither folders nor renames, so the site there cannot change in one step. What holds instead, at every
moment and wherever an upload is cut off: every object is whole, and whatever a page that a reader can come to, the
index, the site map or a feed leads to is there. `delivery.wave` gives the order, `ledger` what is known, and
docs/design.md the reasons.
"""

import hashlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import AbstractContextManager
from pathlib import Path

from bangvang import store
from bangvang.bucket import AT_ONCE, Bucket
from bangvang.exits import USAGE, Refusal
from bangvang.manifest import Entry
from bangvang.project import Uploaded
from bangvang.upload import delivery, ledger, lock
from bangvang.upload.ledger import Plan
from bangvang.watch import Watch


class NotBuilt(Refusal):
    """There is no site in the folder, or it is not, file by file, what was built there."""

    code = USAGE

    def __str__(self) -> str:
        return (
            f"{self.args[0]} không phải trang đã dựng xong, hoặc đã bị sửa tay. Hãy chạy python build.py build trước."
        )


def upload(
    site: Path,
    bucket: Bucket,
    watch: Watch,
    clean: bool = False,
    dry: bool = False,
    take_over: bool = False,
) -> Uploaded:
    """Make the store hold exactly the site in a folder.

    `clean` trusts nothing that is known of the store: it looks, puts everything again and removes all else. `dry`
    changes nothing. `take_over` goes on where a command was killed. Raises `Refusal`s.
    """
    with _opened(site) as shelf:
        entries = shelf.entries()
        if not entries:
            raise NotBuilt(site)
        look = ledger.found if clean else ledger.known
        if dry:
            return _told(ledger.plan(look(bucket), _seals(entries)), entries)
        with lock.held(bucket, take_over) as mine:
            return _changed(site, bucket, watch, entries, look(bucket), mine)


def _opened(site: Path) -> AbstractContextManager[store.Store]:
    """The folder, which nobody else writes meanwhile."""
    if not store.published(site):
        raise NotBuilt(site)
    return store.opened(site)


def _changed(
    site: Path, bucket: Bucket, watch: Watch, entries: Mapping[str, Entry], before: ledger.Known, mine: lock.Lock
) -> Uploaded:
    wanted = _seals(entries)
    todo = ledger.plan(before, wanted)
    if todo.waves or todo.removed or not ledger.settled(bucket):
        ledger.begin(bucket, todo)
        for _ in watch.over("tải lên", _put(site, bucket, entries, todo, mine), len(todo.puts)):
            watch.stage("tải lên").done += 1
        mine.confirm()
        with watch.during("xóa tệp cũ") as stage:
            bucket.delete(todo.removed)
            stage.done = len(todo.removed)
        ledger.end(bucket, wanted)
    return _told(todo, entries)


def _put(site: Path, bucket: Bucket, entries: Mapping[str, Entry], todo: Plan, mine: lock.Lock) -> Iterator[None]:
    """Wave after wave, each file as it arrives. After the first that fails no other is begun."""

    def one(path: str) -> None:
        data = (site / path).read_bytes()
        if hashlib.blake2b(data, digest_size=16).hexdigest() != entries[path].digest:
            raise NotBuilt(site)
        bucket.put(path, data, delivery.headers(path))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for wave in todo.waves:
                mine.confirm()
                for done in as_completed([pool.submit(one, path) for path in wave]):
                    yield done.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _seals(entries: Mapping[str, Entry]) -> dict[str, str]:
    return {path: ledger.seal(path, entry) for path, entry in entries.items()}


def _told(todo: Plan, entries: Mapping[str, Entry]) -> Uploaded:
    puts = todo.puts
    return Uploaded(puts, sum(entries[path].size for path in puts), todo.kept, todo.removed)
