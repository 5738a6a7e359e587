"""The Fetcher: an event loop in a thread of its own behind a synchronous, lazy iterator; how a request is made is `journey`'s.

The loop has its own thread because the caller works between two answers; a loop that stood still meanwhile would let
deadlines pass that the servers kept.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Any, Self

from monitor.edges.fetch.connection import Clients
from monitor.edges.fetch.failures import drop
from monitor.edges.fetch.journey import Journey
from monitor.edges.fetch.traffic import Room
from monitor.model import Drop, FetchOptions, NotModified, Page, Reason, Request, Stage
from monitor.ports import Clock, Stop

AHEAD = 1_000
"""Requests taken from the caller before their turn, so that a long run of one host does not keep the others waiting."""

_PORTIONS = 16
"""Room is given back in sixteenths: each message wakes the loop, and waits for the interpreter, 0.4 ms under load."""

_TICK = 0.1
"""Seconds between two questions whether to stop."""

_Outcome = Page | NotModified | Drop
_Work = Coroutine[Any, Any, Page | NotModified]  # Any: what a coroutine yields to its loop is the loop's business
_Task = Future[Page | NotModified]


class HttpFetcher:
    """Fetches over HTTP with httpx. The thread starts with the first request and ends with `close`."""

    def __init__(self, options: FetchOptions, clock: Clock) -> None:
        self._options = options
        self._clock = clock
        self._clients = Clients(options)
        self._island: _Island | None = None
        self._journey: Journey | None = None

    def fetch(self, requests: Iterable[Request], stop: Stop) -> Iterator[tuple[Request, _Outcome]]:
        """Yield each request with its outcome as it completes. When `stop` says so, nothing more is taken from `requests`
        and what was taken comes back as INTERRUPTED within a fifth of a second."""
        island, journey = self._land()
        room = Room(self._options.in_flight_bytes)
        run = _Run(island, lambda request: journey.make(request, room))
        source, taken = iter(requests), 0
        try:
            while True:
                if stop():
                    run.cancel()
                    source = iter(())
                run.fill(source, stop)
                if run.is_over:
                    return
                for request, outcome in run.ready():
                    yield request, outcome
                    taken += len(outcome.body) if isinstance(outcome, Page) else 0
                    if taken * _PORTIONS > self._options.in_flight_bytes:
                        island.call(room.change, -taken)
                        taken = 0
        finally:
            run.cancel()

    def close(self) -> None:
        """End the thread and its connections."""
        if self._island:
            self._island.close(self._clients.close())
            self._island = self._journey = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _land(self) -> tuple["_Island", Journey]:
        if self._island is None or self._journey is None:
            self._island = _Island(self._options.concurrency)
            self._journey = Journey(self._options, self._clock, self._clients)
        return self._island, self._journey


class _Run:
    """The requests of one call: under way, and done but not yet handed over."""

    def __init__(self, island: "_Island", make: Callable[[Request], _Work]) -> None:
        self._island = island
        self._make = make
        self._done: SimpleQueue[_Task] = SimpleQueue()
        self._tasks: dict[_Task, Request] = {}

    @property
    def is_over(self) -> bool:
        """Whether every request that was taken has been handed over."""
        return not self._tasks

    def fill(self, source: Iterator[Request], stop: Stop) -> None:
        """Take further requests and start them; each waits for its turn."""
        while len(self._tasks) < AHEAD and not stop() and (request := next(source, None)):
            task = self._island.start(self._make(request))
            self._tasks[task] = request
            task.add_done_callback(self._done.put)

    def ready(self) -> Iterator[tuple[Request, _Outcome]]:
        """Yield the next outcome, or nothing when none came within a tick."""
        try:
            task = self._done.get(timeout=_TICK)
        except Empty:
            return
        request = self._tasks.pop(task)
        yield request, _outcome(request, task)

    def cancel(self) -> None:
        """Cut off what is under way."""
        for task in tuple(self._tasks):
            task.cancel()


def _outcome(request: Request, task: _Task) -> _Outcome:
    if task.cancelled():
        return Drop(url=request.url, stage=Stage.FETCH, reason=Reason.INTERRUPTED, detail="cut off because the service stops")
    error = task.exception()
    return drop(request.url, error) if error else task.result()


class _Island:
    """An event loop in a daemon thread."""

    def __init__(self, lookups: int) -> None:
        self._loop = asyncio.new_event_loop()
        # names are looked up in threads: with the default of cpus + 4, six names without a server would hold up all others
        self._loop.set_default_executor(ThreadPoolExecutor(lookups, "lookup"))
        self._thread = Thread(target=self._loop.run_forever, name="fetch", daemon=True)
        self._thread.start()

    def start(self, work: _Work) -> _Task:
        """Start `work` on the island."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def call(self, function: Callable[[int], None], size: int) -> None:
        """Have `function` called on the island."""
        self._loop.call_soon_threadsafe(function, size)

    def close(self, last: Coroutine[Any, Any, None]) -> None:  # Any: see above
        """Do the last work and end the thread."""
        asyncio.run_coroutine_threadsafe(last, self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
