"""Work in processes that can be killed, one task at a time each; a hang or a death costs one item.

It is pebble's pool with our guard, our pickles and our signals. ProcessPoolExecutor cannot kill a hung task, and one
death breaks all of it.
"""

import fcntl
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from multiprocessing import forkserver, get_context, parent_process, resource_tracker
from multiprocessing.connection import wait
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

import pebble

from monitor.edges.workers.guard import Crash, PackedTask, crash, drop, outcome, pack, pack_task, run, unpack
from monitor.errors import WorkersError
from monitor.model import Drop, Reason, WorkerOptions

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 2
"""Items given out per worker: one at work and one waiting, so that no worker waits for us and little is held."""

_PATIENCE = 60.0
"""Seconds beyond all timeouts after which a pool that says nothing is given up."""

_TERM_TIMEOUT = 0.1
"""Seconds between pebble's SIGTERM, which workers ignore (they have nothing to put in order), and its SIGKILL. Pebble's own
3 s would hold up the whole pool for every hung task."""

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class ProcessWorkers:
    """A pool that starts with the first item and starts again should it ever break."""

    def __init__(self, options: WorkerOptions, preload: Sequence[str] = ()) -> None:
        self._options = options
        self._preload = tuple(preload)
        self._pool: pebble.ProcessPool | None = None

    def map(self, task: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result | Drop]]:
        """Yield each item with its result as completed. Items are pulled as workers come free, two per worker. Raises
        WorkersError when processes cannot be started."""
        batch: _Batch[Item] = _Batch(self, pack_task(task), _AHEAD * self._options.count, self._longest())
        source = iter(items)
        try:
            while True:
                for item, failed in batch.fill(source):
                    yield item, drop(task, item, failed)
                if batch.is_over:
                    return
                for item, result in batch.ready():
                    yield item, outcome(task, item, result)
        finally:
            batch.cancel()

    def schedule(self, task: PackedTask, item: bytes) -> "Future[bytes]":
        """Give one item to the pool; the pool is opened again once should it be broken."""
        for _ in range(2):
            self._pool = self._pool or self._open()
            try:
                return self._pool.schedule(run, args=(task, item), timeout=self._options.timeout)
            except RuntimeError:  # pebble's word for a pool that broke
                self.close()
        raise WorkersError("worker processes cannot be started", "See `monitor doctor`; workers.kind = inline needs none.")

    def close(self) -> None:
        """End the processes, those at work too."""
        if self._pool:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble types what it returns only
            self._pool.join()
            self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _longest(self) -> float:
        return self._options.timeout * (_AHEAD + 1) + _PATIENCE

    def _open(self) -> pebble.ProcessPool:
        pebble.CONSTS.term_timeout = _TERM_TIMEOUT
        context = get_context("forkserver")
        context.set_forkserver_preload(["__main__", __name__, *self._preload])
        _start_forkserver()
        return pebble.ProcessPool(
            max_workers=self._options.count, max_tasks=self._options.tasks_per_worker, initializer=_enlist, context=context
        )


class _Batch(Generic[Item]):
    """The items of one call that are with the workers."""

    def __init__(self, workers: ProcessWorkers, task: PackedTask, limit: int, patience: float) -> None:
        self._workers = workers
        self._task = task
        self._limit = limit
        self._patience = patience
        self._done: SimpleQueue[Future[bytes]] = SimpleQueue()
        self._given: dict[Future[bytes], tuple[Item, bytes, bool]] = {}

    @property
    def is_over(self) -> bool:
        """Whether nothing is with the workers."""
        return not self._given

    def fill(self, source: Iterator[Item]) -> Iterator[tuple[Item, Crash]]:
        """Give out further items; yield those that cannot be sent."""
        while len(self._given) < self._limit:
            try:
                item = next(source)
            except StopIteration:
                return
            data = pack(item)
            if isinstance(data, Crash):
                yield item, data
            else:
                self._give(item, data, again=False)

    def ready(self) -> Iterator[tuple[Item, Any]]:  # Any: the task knows what it returns
        """Wait for a result and yield it; yield nothing when the pool broke and the item was given to a new one."""
        try:
            future = self._done.get(timeout=self._patience)
        except Empty as error:
            raise WorkersError("the workers do not answer any more", "Start the service again; see `monitor doctor`.") from error
        item, data, again = self._given.pop(future)
        failure = future.exception()
        if isinstance(failure, BrokenExecutor) and not again:
            self._give(item, data, again=True)
        else:
            yield item, _lost(failure) if failure else unpack(future.result())

    def cancel(self) -> None:
        """Take back what is given out; what is at work ends with its process."""
        for future in self._given:
            future.cancel()

    def _give(self, item: Item, data: bytes, *, again: bool) -> None:
        future = self._workers.schedule(self._task, data)
        self._given[future] = (item, data, again)
        future.add_done_callback(self._done.put)


def _lost(error: BaseException) -> Crash:
    if isinstance(error, TimeoutError):
        return Crash(stage=None, reason=Reason.STAGE_TIMEOUT, detail=f"the worker was killed after {error.args[-1]:g} s")
    if isinstance(error, pebble.ProcessExpired):
        return Crash(stage=None, reason=Reason.STAGE_CRASHED, detail=f"the worker died with exit code {error.exitcode}")
    return crash(error)


def _start_forkserver() -> None:
    """Start the process that workers are forked from, deaf to the signals that end the service: systemd sends SIGTERM to
    all processes at once, and ours has work to take back from its workers first. A signal mask outlives fork and exec."""
    resource_tracker.ensure_running()  # it unmasks these signals, so it goes first
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _enlist() -> None:
    """Prepare a worker: deaf to the service's signals, and gone when the service is gone, however it went."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    parent = parent_process()
    if parent and sys.platform == "linux":
        # the kernel kills us when the parent's end of the pipe closes: a thread could not, while a task in C holds the interpreter,
        # and PR_SET_PDEATHSIG would wait for the forkserver, which waits for the last worker
        fcntl.fcntl(parent.sentinel, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(parent.sentinel, fcntl.F_SETSIG, signal.SIGKILL)
        fcntl.fcntl(parent.sentinel, fcntl.F_SETFL, fcntl.fcntl(parent.sentinel, fcntl.F_GETFL) | os.O_ASYNC)
    elif parent:
        threading.Thread(target=_end_with, args=(parent.sentinel,), name="parent", daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
