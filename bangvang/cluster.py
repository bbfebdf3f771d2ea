"""A crew of machines: the same jobs on an existing Dask cluster (`dask scheduler`, `dask worker --nthreads 1`).

The machines share a disk and run this engine from it: a job puts its files aside where whoever asked will publish
them. Dask pickles what it sends, so a cluster must be one's own. A worker that is lost loses nothing: its jobs are done
again by the others.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from bangvang import engine
from bangvang.crew import AHEAD, Job, Known, Result
from bangvang.exits import USAGE, Refusal


class NoCluster(Refusal):
    """The cluster cannot be used; it is made with the reason."""

    code = USAGE

    def __str__(self) -> str:
        return f"Không dùng được --scheduler: {self.args[0]}."


class Cluster(Struct, frozen=True):
    """The workers of the Dask scheduler at an address such as tcp://10.0.0.5:8786."""

    address: str

    def map(
        self, function: Callable[[Known, Job], Result], known: Known, jobs: Iterable[Job], ahead: int = AHEAD
    ) -> Iterator[Result]:
        """`function(known, job)` for each job, in their order; all are begun at once, whatever `ahead` says."""
        client = _client(self.address)
        shared = client.scatter(known, broadcast=True, hash=False)
        waiting = [client.submit(_do, function, shared, job, pure=False) for job in jobs]
        return self._results(client, shared, waiting)

    def _results(self, client, shared, waiting: list) -> Iterator:
        """The results as they are asked for; whoever stops asking stops the work."""
        try:
            for place, future in enumerate(waiting):
                yield future.result()
                waiting[place] = None  # what has come home need not be remembered there
        finally:
            client.cancel([future for future in waiting if future is not None])
            del shared
            client.close()


def _do(function: Callable, known: object, job: object) -> object:
    return function(known, job)


def _client(address: str):
    """Connected, and every worker is one of ours."""
    try:
        from distributed import Client
    except ImportError as error:
        raise NoCluster("chưa cài Dask: .venv/bin/python -m pip install distributed") from error
    try:
        client = Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise NoCluster(f"không gọi được bộ điều phối ở “{address}”") from error
    workers = client.scheduler_info(n_workers=-1)["workers"]
    if not workers:
        client.close()
        raise NoCluster(f"bộ điều phối ở “{address}” chưa có máy nào (dask worker {address} --nthreads 1)")
    strangers = [name for name, digest in client.run(engine.digest).items() if digest != engine.digest()]
    if strangers:
        client.close()
        raise NoCluster(f"máy {', '.join(sorted(strangers))} chạy bản phần mềm hoặc thư viện khác với máy này")
    return client
