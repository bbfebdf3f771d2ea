"""Object stores on this machine: one in memory that may break off, and a server that answers as S3 does (moto)."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

import obstore
from obstore.store import MemoryStore, S3Store

from bangvang.bucket import Bucket, Refused

KEYS = {"AWS_ACCESS_KEY_ID": "khoa-thu", "AWS_SECRET_ACCESS_KEY": "bi-mat-khong-duoc-in-ra", "AWS_REGION": "us-east-1"}
CHANGES = ("put", "delete")


class Breaking(Bucket):
    """In memory. After `left` changes it refuses everything, as when the command was killed or the line was cut.

    `after` is called after each change, that is at every moment that a reader could meet.
    """

    def __init__(self) -> None:
        super().__init__(MemoryStore(), "s3://trong-bo-nho")
        self.left: int | None = None
        self.puts: list[str] = []
        self.after: Callable[[], None] = lambda: None

    def delete(self, paths) -> None:
        for path in paths:  # a store promises no order among those it is asked to remove together
            super().delete([path])

    def _asked(self, what: str, *arguments, **options):
        if self.left is not None and self.left <= 0:
            raise Refused(self.address, "bị cắt ngang")
        answer = super()._asked(what, *arguments, **options)
        if what in CHANGES:
            self.left = None if self.left is None else self.left - 1
            if what == "put":
                self.puts.append(arguments[0])
            self.after()
        return answer

    def tree(self) -> dict[str, bytes]:
        """The site as it lies there."""
        return tree_of(self._store)


def names(store) -> list[str]:
    """Every object that is not the upload's own."""
    return [one["path"] for some in obstore.list(store) for one in some if not one["path"].startswith(".bangvang/")]


def tree_of(store) -> dict[str, bytes]:
    """The same with what they hold."""
    return {path: bytes(obstore.get(store, path).bytes()) for path in names(store)}


@contextmanager
def s3() -> Iterator[str]:
    """The address of a server with an empty bucket called `bang-vang`, while the block runs."""
    command = [sys.executable, "-m", "moto.server", "--host", "127.0.0.1", "--port", "0"]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore", "PYTHONUNBUFFERED": "1"}
    with tempfile.TemporaryFile("w+") as log, subprocess.Popen(command, stdout=log, stderr=log, env=environment) as one:
        try:
            address = _told(log)
            with urlopen(Request(f"{address}/bang-vang", method="PUT"), timeout=30):
                yield address
        finally:
            one.terminate()


def _told(log) -> str:
    """The address in what the server logs once it listens."""
    for _ in range(600):
        log.seek(0)
        if found := re.search(r"Running on (http://\S+)", log.read()):
            return found[1]
        time.sleep(0.1)
    raise TimeoutError("the server did not start")


def seen(address: str, folder: str) -> S3Store:
    """A folder of that bucket, to look into."""
    config = {"access_key_id": "x", "secret_access_key": "x", "region": "us-east-1"}
    return S3Store("bang-vang", prefix=folder, endpoint=address, client_options={"allow_http": True}, config=config)
