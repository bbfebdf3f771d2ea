"""One upload at a time: an object that is created only where none lies.

It does not run out by itself: clocks of two machines differ, and an upload over a slow line may take hours. A command
that ends, also by a mistake or Ctrl+C, takes its lock away; one that was killed leaves it, and a person who knows that
says `--take-over`. Whoever lost the lock that way finds out before its next wave, and stops.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from bangvang.bucket import Bucket
from bangvang.clock import VIETNAM
from bangvang.exits import Refusal

PLACE = ".bangvang/lock"
_HEADERS = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}


class Busy(Refusal):
    """Another command uploads to the same place; made with the address and since when."""

    def __str__(self) -> str:
        return (
            f"Một lệnh khác đang đăng lên {self.args[0]} (từ {self.args[1]}); hãy đợi lệnh ấy xong rồi chạy lại. "
            "Nếu biết chắc lệnh ấy đã bị tắt ngang, chạy lại với --take-over."
        )


class Lost(Refusal):
    """Somebody took the lock over while we were at work."""

    def __str__(self) -> str:
        return f"Đã dừng: một lệnh khác vừa giành quyền đăng lên {self.args[0]} (--take-over)."


class Lock:
    """Held until the block ends that asked for it."""

    def __init__(self, bucket: Bucket, token: bytes) -> None:
        self._bucket, self._token = bucket, token

    def confirm(self) -> None:
        """Raises `Lost` when it is no longer ours."""
        if self._bucket.get(PLACE) != self._token:
            raise Lost(self._bucket.address)


@contextmanager
def held(bucket: Bucket, take_over: bool = False) -> Iterator[Lock]:
    """The lock of a store; raises `Busy` when another has it and it is not to be taken over."""
    token = secrets.token_hex(16).encode()
    lock = Lock(bucket, token)
    if take_over:
        bucket.put(PLACE, token, _HEADERS)
    # An answer may get lost and the request be asked again: then what lies there already is ours.
    elif not bucket.create(PLACE, token, _HEADERS) and bucket.get(PLACE) != token:
        raise Busy(bucket.address, _since(bucket))
    try:
        yield lock
    finally:
        with suppress(Refusal):
            lock.confirm()
            bucket.delete([PLACE])


def _since(bucket: Bucket) -> str:
    moment = bucket.changed(PLACE)
    return f"{moment.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}" if moment else "vừa xong"
