"""Work on a Dask cluster (extra `dask`): items go out in batches and come back as completed; it starts a local cluster
when no address is given.

Dask cannot kill one task, and blames whatever waits on a worker for its death. So the items of a batch that died or took
too long are suspects: workers that hang are restarted, and each suspect is tried again with the cluster to itself.
"""

# mypy: allow-untyped-calls
# distributed types half of itself; keys and results of its futures are Any for the same reason

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from monitor.edges.workers.guard import Crash, PackedTask, crash, drop, outcome, pack, pack_task, run, unpack
from monitor.errors import WorkersError
from monitor.model import Drop, Reason, WorkerOptions

try:
    from distributed import Client, Future, LocalCluster
except ImportError as error:
    raise WorkersError("workers.kind is dask, which is not installed", "Install the extra: pip install 'monitor[dask]'.") from error

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH = 8
"""Items sent together: a page of 139 KB costs 4 ms to send alone."""

_AHEAD = 2
_TICK = 0.2
_CONNECT = 10

_GRACE = 5.0
"""Seconds beyond the tasks' own that a batch may take: the cluster's business, a worker's restart included."""


class DaskWorkers:
    """A cluster at `options.address`, or `options.count` processes of our own."""

    def __init__(self, options: WorkerOptions) -> None:
        self._options = options
        self._cluster = None if options.address else _local(options.count)
        try:
            self.client = Client(self._cluster or options.address, timeout=_CONNECT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise WorkersError(f"no Dask scheduler at {options.address}: {error}", "See workers.address.") from error

    def map(self, task: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result | Drop]]:
        """Yield each item with its result as completed, pulling items lazily, a few batches ahead."""
        workers = max(1, len(self.client.scheduler_info(n_workers=-1)["workers"]))
        run_: _Run[Item] = _Run(self.client, pack_task(task), self._options.timeout, _AHEAD * workers)
        source = iter(items)
        try:
            while True:
                for item, failed in run_.fill(source):
                    yield item, drop(task, item, failed)
                if run_.is_over:
                    return
                for item, result in run_.ready():
                    yield item, outcome(task, item, result)
        finally:
            run_.cancel()

    def close(self) -> None:
        """Leave the cluster; a local one ends."""
        self.client.close()
        if self._cluster:
            self._cluster.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class _Batch(Generic[Item]):
    """Items that went out together, and when they must be back (monotonic seconds)."""

    items: tuple[tuple[Item, bytes], ...]
    until: float


class _Run(Generic[Item]):
    """The batches of one call that are with the cluster."""

    def __init__(self, client: Client, task: PackedTask, timeout: float, limit: int) -> None:
        self._client = client
        self._task = task  # not scattered: data scattered to a worker is lost with it
        self._timeout = timeout
        self._limit = limit
        self._done: SimpleQueue[Future[Any]] = SimpleQueue()
        self._suspects: list[tuple[Item, bytes]] = []
        self._out: dict[Any, tuple[Future[Any], _Batch[Item]]] = {}

    @property
    def is_over(self) -> bool:
        """Whether nothing is with the cluster."""
        return not self._out and not self._suspects

    def fill(self, source: Iterator[Item]) -> Iterator[tuple[Item, Crash]]:
        """Send further batches, or one suspect when the cluster is empty; yield items that cannot be sent."""
        if self._suspects:
            if not self._out:
                self._send((self._suspects.pop(),))
            return
        while len(self._out) < self._limit and (chunk := list(islice(source, BATCH))):
            packed = [(item, pack(item)) for item in chunk]
            yield from ((item, data) for item, data in packed if isinstance(data, Crash))
            self._send(tuple((item, data) for item, data in packed if isinstance(data, bytes)))

    def ready(self) -> Iterator[tuple[Item, Any]]:
        """Yield the results of the next batch, nothing when none came within a tick."""
        try:
            future = self._done.get(timeout=_TICK)
        except Empty:
            yield from self._overdue()
            return
        if future.key not in self._out:
            return  # it came too late, and was given out again
        _, batch = self._out.pop(future.key)
        if future.status == "finished":
            yield from zip((item for item, _ in batch.items), map(unpack, future.result()), strict=True)
        else:
            yield from self._again(batch, _died(future))

    def cancel(self) -> None:
        """Take back what is out."""
        self._client.cancel([future for future, _ in self._out.values()], force=True)

    def _send(self, items: tuple[tuple[Item, bytes], ...]) -> None:
        if not items:
            return
        future = self._client.submit(_run_batch, self._task, [data for _, data in items], pure=False, retries=0)
        # every batch that is out may be before this one on its worker
        ahead = len(items) + sum(len(batch.items) for _, batch in self._out.values())
        until = time.monotonic() + self._timeout * ahead + _GRACE
        self._out[future.key] = (future, _Batch(items, until))
        future.add_done_callback(self._done.put)

    def _overdue(self) -> Iterator[tuple[Item, object]]:
        now = time.monotonic()
        for key, (future, batch) in tuple(self._out.items()):
            if batch.until < now:
                del self._out[key]
                self._restart(future)
                late = Crash(
                    stage=None, reason=Reason.STAGE_TIMEOUT, detail=f"no result within {self._timeout:g} s; its worker was restarted"
                )
                yield from self._again(batch, late)

    def _restart(self, future: Future[Any]) -> None:
        """Restart the workers that are at this batch, which is the only way to end it."""
        addresses = [address for address, keys in self._client.processing().items() if future.key in keys]
        self._client.cancel([future], force=True)
        if addresses:
            self._client.restart_workers(addresses, raise_for_error=False)

    def _again(self, batch: _Batch[Item], failed: Crash) -> Iterator[tuple[Item, object]]:
        """Suspect the items of a failed batch; an item that was alone is lost."""
        if len(batch.items) == 1:
            yield batch.items[0][0], failed
        else:
            self._suspects.extend(batch.items)


def _run_batch(task: PackedTask, items: list[bytes]) -> list[bytes]:
    return [run(task, item) for item in items]


def _died(future: Future[Any]) -> Crash:
    error = future.exception() if future.status == "error" else None
    return crash(error) if error else Crash(stage=None, reason=Reason.STAGE_CRASHED, detail=f"the task was {future.status} on the cluster")


def _local(count: int) -> LocalCluster:
    """Return a cluster on this machine; a task whose worker died is not tried on all the others too."""
    return LocalCluster(
        n_workers=count,
        threads_per_worker=1,
        processes=True,
        dashboard_address="127.0.0.1:0",
        silence_logs=50,
        scheduler_kwargs={"allowed_failures": 0},
    )
