"""What the edges must be able to do, as Protocols; `app` chooses who does it, tests put ten-line fakes in their place."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self, TypeVar

from monitor.model import (
    Activity,
    ArticleRead,
    Coverage,
    Decision,
    Digest,
    Drop,
    Edition,
    EditionKind,
    EditionRecord,
    EditionState,
    Entry,
    Explanation,
    Fate,
    Found,
    History,
    Hit,
    Kept,
    Language,
    Link,
    Narrowing,
    Neighbour,
    NotModified,
    Outlet,
    Page,
    Poll,
    PollState,
    Published,
    Rendering,
    Request,
    Seed,
    Sketch,
    Source,
    Status,
    StoryListed,
    StoryRead,
    StoryRecord,
    Verdict,
    Wanted,
    Window,
)

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


class Neighbours(Protocol):
    """The near-duplicate index, seeds included."""

    def neighbours(self, sketch: Sketch, limit: int) -> tuple[Neighbour, ...]:
        """Return the texts sharing most hashes with `sketch`, best first, ties by id."""
        ...


class Stories(Protocol):
    """The ledger of stories, as decided by hand."""

    def story_records(self, *, since: date | None = None, limit: int = 0) -> tuple[StoryRecord, ...]:
        """Return the stories told by an edition of `since` or later, newest first; at most `limit`, all for 0."""
        ...

    def story(self, number: int) -> History | None:
        """Return everything about the story of that number, None when there is none."""
        ...


class Store(Neighbours, Stories, Protocol):
    """The one place where truth is kept. Each writing call is one transaction, and safe to repeat after a crash."""

    def open(self, activity: Activity, at: datetime) -> int:
        """Begin a recording and return its sequence number."""
        ...

    def close(self, sequence: int, at: datetime) -> None:
        """End a recording."""
        ...

    def learn_seeds(self, seeds: Sequence[tuple[Seed, Sketch]]) -> None:
        """Make exactly these seeds known."""
        ...

    # polling
    def poll_states(self) -> tuple[PollState, ...]:
        """Return where every source that was ever polled stands, by id."""
        ...

    def overlap(self, source: str, entries: Sequence[Entry]) -> int:
        """Return how many of `entries` the source listed in its last answer with entries."""
        ...

    def record_poll(self, sequence: int, poll: Poll, state: PollState, entries: Sequence[Entry]) -> int:
        """Record a poll, put its entries into the ledger and return how many were not known. An entry whose title,
        text or date changed becomes wanted again; `poll.new` is what this call returned, whatever was passed."""
        ...

    def want(self, sequence: int, entries: Sequence[Entry]) -> None:
        """Put entries that no poll listed into the ledger, and make them wanted whatever became of them before."""
        ...

    # judging
    def wanted(self, now: datetime, *, urls: Sequence[str] = ()) -> tuple[Wanted, ...]:
        """Return the ledger's entries whose page is due, ordered by url; only those of `urls` when given."""
        ...

    def record_fates(self, sequence: int, fates: Sequence[Fate]) -> None:
        """Record what became of entries: articles (id minted or found by its aliases; a changed text is a new version)
        and drops. The same text again adds a sighting and nothing else."""
        ...

    def dropped(self, *, since: datetime, reasons: Sequence[str] = ()) -> Iterator[tuple[Entry, str]]:
        """Return dropped entries with the name of their archived answer, for `rejudge`."""
        ...

    def furniture(self) -> Mapping[str, frozenset[str]]:
        """Return the marks (see `text.furniture`) of lines that recur in the articles kept of a host or let its pages off the topic
        through the gate, by host."""
        ...

    # settling
    def unsettled(self) -> tuple[tuple[Kept, Sketch], ...]:
        """Return kept versions without a verdict (theirs reads New) with their sketches, ordered by time and url."""
        ...

    def settle(self, sequence: int, article: str, version: int, verdict: Verdict) -> None:
        """Record a verdict, which supersedes an earlier one, and let `neighbours` find the article from now on."""
        ...

    # telling
    def kept_between(self, window: Window, *, by_publication: bool = False) -> tuple[Kept, ...]:
        """Return the settled articles (latest version each) whose first keeping, or publication, falls in the window, by time and url."""
        ...

    def kept_articles(self, ids: Sequence[str]) -> tuple[Kept, ...]:
        """Return these articles in their latest version, by time and url; unknown ids are left out."""
        ...

    def promising(self, first: str, last: str, before: datetime) -> tuple[Kept, ...]:
        """Return the articles first kept before `before` of which a commitment falls due between two days (YYYY-MM-DD, both
        inclusive), or in the month or year of one of them; by time and url."""
        ...

    def named(self, entities: Sequence[str], before: datetime) -> frozenset[str]:
        """Return those of the topic's entities (ids) that an article first kept before that moment names."""
        ...

    def published(self, *, before: Edition, since: datetime) -> tuple[Published, ...]:
        """Return stories told by editions of the same kind and language before this one whose last telling covers
        anything after `since`, by number."""
        ...

    def article(self, name: str) -> str:
        """Return the id of the article that has this id or any such address, empty when there is none."""
        ...

    def decisions(self) -> tuple[Decision, ...]:
        """Return what was decided by hand about stories, as it stands, in the order of time."""
        ...

    def decide(self, sequence: int, decision: Decision) -> None:
        """Record a decision by hand, which supersedes an earlier one of the same question; a lasting split mints its number."""
        ...

    def next_story_number(self) -> int:
        """Return the number the next new story gets."""
        ...

    def record_edition(
        self, sequence: int, digest: Digest, settings_snapshot: str, renderings: Sequence[Rendering], links: Sequence[Link] = ()
    ) -> None:
        """Record a composed digest, its story memberships, the pairs compared for it and its files' hashes. A provisional edition is
        replaced."""
        ...

    def mark_edition(self, edition: Edition, state: EditionState) -> None:
        """Record that an edition was written or delivered."""
        ...

    def edition_digest(self, edition: Edition) -> Digest | None:
        """Return the stored digest of an edition, or None when there is none."""
        ...

    def editions(self) -> tuple[EditionRecord, ...]:
        """Return all editions, by day, kind and language."""
        ...

    def coverage(self, window: Window, sources: Sequence[Source]) -> Coverage:
        """Return how complete the window is for these sources."""
        ...

    def began(self) -> datetime | None:
        """Return when the first recording was opened, or None in an empty store."""
        ...

    def last_sequence(self) -> int:
        """Return the number of the last closed recording, 0 when there is none."""
        ...

    # forgetting
    def forget(self, sequence: int, url: str, at: datetime) -> tuple[str, ...] | None:
        """Remove the texts of an article, leave a tombstone, and return the names of its archived answers and of those of the
        sources that listed it; None when unknown."""
        ...

    def forgotten(self, urls: Sequence[str]) -> tuple[str, ...]:
        """Return those of the addresses that were forgotten."""
        ...


class Reader(Stories, Protocol):
    """Questions to the store, on connections of their own that cannot write."""

    def explain(self, url: str) -> Explanation:
        """Return the fate of an address."""
        ...

    def search(self, query: str, *, limit: int) -> tuple[Hit, ...]:
        """Return articles that match all words of the query, best first. Raises UsageError for a query without words."""
        ...

    def status(self) -> Status:
        """Return the state of the data directory."""
        ...

    def edition_digest(self, edition: Edition) -> Digest | None:
        """Return the stored digest of an edition, or None when there is none."""
        ...

    def edition_named(self, name: str) -> Digest | None:
        """Return the stored digest of the edition of this name, or None."""
        ...

    def editions(self) -> tuple[EditionRecord, ...]:
        """Return all editions, by day, kind and language."""
        ...

    def find(self, query: str, narrowing: Narrowing, *, start: int, limit: int) -> Found:
        """Return `limit` of the articles that match all words of the query, from the `start`-th on, best first. Raises UsageError
        for a query without words."""
        ...

    def outlets(self) -> tuple[Outlet, ...]:
        """Return every outlet of which something was kept, by name."""
        ...

    def article(self, name: str) -> ArticleRead | None:
        """Return the article of this id in all its versions, or None where there is none (any more)."""
        ...

    def stories(self, kind: EditionKind, language: Language, *, start: int, limit: int) -> tuple[StoryListed, ...]:
        """Return the stories of the editions of one kind and language, those told last first."""
        ...

    def story_read(self, number: int) -> StoryRead | None:
        """Return a story with its tellings and articles, or None when nobody told it."""
        ...

    def poll_states(self) -> tuple[PollState, ...]:
        """Return where every source that was ever polled stands, by id."""
        ...


class Publisher(Protocol):
    """Where digests go."""

    def publish(self, renderings: Sequence[Rendering]) -> None:
        """Put the files in place, each whole or not at all. Raises PublishError."""
        ...

    def missing(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return which of these files are not in place."""
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
    progress: Progress
    clock: Clock
    stop: Stop


__all__ = [
    "Archive",
    "Clock",
    "Edges",
    "Fetcher",
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
