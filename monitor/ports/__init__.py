"""What the edges must be able to do, as Protocols; `app` chooses who does it, tests put ten-line fakes in their place."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self, TypeVar

from monitor.model import Drop, Kept, NotModified, Page, Rendering, Request
from monitor.model.deliveries import Channel, Handover, Letter
from monitor.ports.knowledge import Knowledge, Neighbours, Reader, Store, Stories

Item = TypeVar("Item")
Result = TypeVar("Result")

Clock = Callable[[], datetime]
"""The time, aware and in UTC. Nothing but the one passed in by `app` is ever read."""

Stop = Callable[[], bool]
"""Whether the work in hand should end early; asked between steps."""


class Fetcher(Protocol):
    """The network."""

    def fetch(self, requests: Iterable[Request], stop: Stop) -> Iterator[tuple[Request, Page | NotModified | Drop]]:
        """Yield each request with its outcome as it completes, lazily and bounded by bytes in flight. Never raises for
        one address; a request that `stop` cut off comes back as `Drop(INTERRUPTED)`."""
        ...


class Archive(Protocol):
    """Raw answers, for good or for a while."""

    def put(self, page: Page, *, keep: bool) -> str:
        """Store the answer and return its name. The same answer put twice has one name."""
        ...

    def get(self, name: str) -> Page:
        """Return a stored answer. Raises StoreError when it is not there (any more)."""
        ...

    def record(self, name: str) -> bytes:
        """Return a stored answer as a WARC file of one record, not packed. Raises StoreError."""
        ...

    def find(self, name: str) -> Page | None:
        """Return a stored answer, or None when it is not there (any more) or nobody named one."""
        ...

    def remove(self, names: Sequence[str]) -> int:
        """Remove answers for good; return how many were there."""
        ...

    def expire(self, before: datetime) -> int:
        """Remove answers that were not kept for good and are older; return how many files went."""
        ...


class Workers(Protocol):
    """CPU work, spread over processes or not."""

    def map(self, task: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result | Drop]]:
        """Yield each item with its result as completed, pulling items lazily. A task that raises, dies or takes too
        long costs its item alone: `Drop(STAGE_CRASHED | STAGE_TIMEOUT)` with the traceback in its detail."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /) -> None: ...

    def close(self) -> None:
        """End the workers."""
        ...


class Embedder(Protocol):
    """Whoever reads what articles mean, so that it can be compared across languages."""

    @property
    def model(self) -> str:
        """The name of the model and of all that shapes its vectors, empty where nobody reads."""
        ...

    def read(self, articles: Iterable[Kept]) -> Iterator[Kept]:
        """Yield each article with its meaning. The same text gives the same bytes, whatever was read before it."""
        ...


class Publisher(Protocol):
    """Where digests go."""

    def publish(self, renderings: Sequence[Rendering]) -> None:
        """Put the files in place, each whole or not at all. Raises PublishError."""
        ...

    def missing(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return which of these files are not in place."""
        ...

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes as readers have them, or None when it is not in place. Raises PublishError."""
        ...

    def names(self) -> tuple[str, ...]:
        """Return the names of the files in place, sorted."""
        ...

    def remove(self, names: Sequence[str]) -> None:
        """Take files away that were nobody's edition. Raises PublishError."""
        ...


class Courier(Protocol):
    """Whoever takes editions to their readers."""

    def deliver(self, letter: Letter, channel: Channel, claim: Callable[[], bool]) -> Handover:
        """Hand a letter over, and say what became of it; never raises for a world that does not answer. `claim` is asked once,
        just before anything leaves, and a False from it keeps everything here. WAITING: certainly nothing arrived."""
        ...


class Progress(Protocol):
    """Somebody who watches long work."""

    def step(self, name: str, done: int, total: int | None) -> None:
        """Hear that `done` of `total` (None: unknown) things of a step are behind us."""
        ...


class Lock(Protocol):
    """The one writer of a data directory."""

    def held(self, who: str) -> AbstractContextManager[None]:
        """Hold the lock; waits, and raises LockedError naming the holder when it does not come free."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """The world, as `app` opened it."""

    fetcher: Fetcher
    store: Store
    archive: Archive
    workers: Workers
    publisher: Publisher
    embedder: Embedder
    courier: Courier
    progress: Progress
    clock: Clock
    stop: Stop


__all__ = [
    "Archive",
    "Clock",
    "Courier",
    "Edges",
    "Embedder",
    "Fetcher",
    "Knowledge",
    "Lock",
    "Neighbours",
    "Progress",
    "Publisher",
    "Reader",
    "Stop",
    "Store",
    "Stories",
    "Workers",
]
