"""What is known: the port of the store, and the ports that ask it without writing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from monitor.model import (
    Activity,
    ArticleRead,
    Backing,
    Coverage,
    Decision,
    Digest,
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
    Life,
    Link,
    Narrowing,
    Neighbour,
    Outlet,
    Poll,
    PollState,
    Published,
    Rendering,
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
from monitor.model.articles import Unsettled
from monitor.model.deliveries import Delivery
from monitor.model.histories import OwnRecords
from monitor.model.holidays import Rest
from monitor.model.notes import Note


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


class Knowledge(Protocol):
    """What an edition is composed of: all that is known, or was known once (`Reader.as_of`)."""

    def kept_between(self, window: Window, *, by_publication: bool = False) -> tuple[Kept, ...]:
        """Return the settled articles (latest version each) whose first keeping, or publication, falls in the window, by time and url."""
        ...

    def kept_articles(self, ids: Sequence[str]) -> tuple[Kept, ...]:
        """Return these articles in their latest version, by time and url; unknown ids are left out."""
        ...

    def published(self, *, before: Edition, since: datetime) -> tuple[Published, ...]:
        """Return stories told by editions of the same kind and language before this one whose last telling covers
        anything after `since`, by number."""
        ...

    def lives(self, window: Window) -> tuple[Life, ...]:
        """Return what is known up to the window's end of articles of which the window brought a further version or a look that
        missed their page, or found it after one that missed it; by id."""
        ...

    def promising(self, first: str, last: str, before: datetime) -> tuple[Kept, ...]:
        """Return the articles first kept before `before` of which a commitment falls due between two days (YYYY-MM-DD, both
        inclusive), or in the month or year of one of them; by time and url."""
        ...

    def named(self, entities: Sequence[str], before: datetime) -> frozenset[str]:
        """Return those of the topic's entities (ids) that an article first kept before that moment names."""
        ...

    def decisions(self) -> tuple[Decision, ...]:
        """Return what was decided by hand about stories, as it stands, in the order of time."""
        ...

    def notes(self) -> tuple[Note, ...]:
        """Return the pins and notes in force on stories, in the order of time."""
        ...

    def next_story_number(self) -> int:
        """Return the number the next new story gets."""
        ...

    def coverage(self, window: Window, sources: Sequence[Source], rests: Sequence[Rest] = ()) -> Coverage:
        """Return how complete the window is for these sources; one that rests is held against its own days off."""
        ...

    def began(self) -> datetime | None:
        """Return when the first recording was opened, or None in an empty store."""
        ...

    def last_sequence(self) -> int:
        """Return the number of the last closed recording, 0 when there is none."""
        ...


class Store(Neighbours, Stories, Knowledge, Protocol):
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

    def unknown(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Return those of the entries whose address the ledger does not have."""
        ...

    # judging
    def wanted(self, now: datetime, *, urls: Sequence[str] = (), looks: int = 0) -> tuple[Wanted, ...]:
        """Return the ledger's entries whose page is due, ordered by url; only those of `urls` when given. Of articles that are
        only looked at again come at most `looks`, those due longest."""
        ...

    def record_fates(self, sequence: int, fates: Sequence[Fate]) -> None:
        """Record what became of entries: articles (id minted or found by its aliases; a changed text or headline is a new
        version, after one of our own making where only our reading of the old answer changed first) and drops. The same text
        again adds a sighting and nothing else."""
        ...

    def dropped(self, *, since: datetime, reasons: Sequence[str] = ()) -> Iterator[tuple[Entry, str]]:
        """Return dropped entries with the name of their archived answer, for `rejudge`."""
        ...

    def feed_answers(self, url: str) -> tuple[tuple[str, str], ...]:
        """Return the archived answers of the sources that ever listed an address, forgotten or not, as (source, name), the last one
        first; some may have expired."""
        ...

    def furniture(self) -> Mapping[str, frozenset[str]]:
        """Return the marks (see `text.furniture`) of lines that recur in the articles kept of a host or let its pages off the topic
        through the gate, by host."""
        ...

    # settling
    def unsettled(self) -> tuple[Unsettled, ...]:
        """Return the versions without a verdict, forgotten articles left out, ordered by time and url."""
        ...

    def settle(self, sequence: int, article: str, version: int, verdict: Verdict) -> None:
        """Record a verdict, which supersedes an earlier one, and let `neighbours` find the article from now on."""
        ...

    def unread(self, model: str, since: datetime) -> tuple[Kept, ...]:
        """Return the settled versions, of articles first kept `since` then, that this model has not read, by time and url; none
        for a model without a name. What is known from a seed is left out."""
        ...

    def record_meanings(self, sequence: int, articles: Iterable[Kept]) -> None:
        """Record what articles mean; it supersedes what another model made of them."""
        ...

    # telling
    def article(self, name: str) -> str:
        """Return the id of the article that has this id or any such address, empty when there is none."""
        ...

    def decide(self, sequence: int, decision: Decision) -> None:
        """Record a decision by hand, which supersedes an earlier one of the same question; a lasting split mints its number."""
        ...

    def note(self, sequence: int, note: Note) -> None:
        """Record a pin or a note, or that it was taken back."""
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

    def deliveries(self, edition: Edition) -> tuple[Delivery, ...]:
        """Return how far an edition has come to each recipient that was tried, by channel."""
        ...

    def hand_over(self, edition: Edition, channel: str, attempts: int, at: datetime) -> bool:
        """Record that an edition is handed over to a channel now. False where it ever was before: then it must not be again."""
        ...

    def record_delivery(self, edition: Edition, delivery: Delivery) -> None:
        """Record what became of an attempt; one that was sent stays sent."""
        ...

    def edition_digest(self, edition: Edition) -> Digest | None:
        """Return the stored digest of an edition, or None when there is none."""
        ...

    def editions(self) -> tuple[EditionRecord, ...]:
        """Return all editions, by day, kind and language."""
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

    def mark(self) -> tuple[int, bool]:
        """Return the number of the last recording that was no cycle, and whether it has ended: as long as this is the same, what
        editions, decisions and withdrawals made stays as it was."""
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

    def deliveries(self, edition: Edition) -> tuple[Delivery, ...]:
        """Return what is known of an edition's deliveries."""
        ...

    def backings(self, keys: Iterable[tuple[str, int]]) -> tuple[Backing, ...]:
        """Return what stands behind these (article, version): stored words and the archived answers that gave them, those of
        withdrawn articles without words; what was never stored is left out."""
        ...

    def history(self, article: str) -> tuple[Kept, ...]:
        """Return all versions of an article, oldest first; nothing for one that was withdrawn or never kept."""
        ...

    def responses(self, limit: int) -> tuple[str, ...]:
        """Return the names of the last kept articles' answers, newest first."""
        ...

    def faults(self) -> tuple[str, ...]:
        """Return what the database finds damaged in itself, nothing when it is sound."""
        ...

    def edition_settings(self, edition: Edition) -> str:
        """Return the snapshot of settings and topic that an edition was told with, empty when there is none."""
        ...

    def as_of(self, sequence: int) -> AbstractContextManager[Knowledge]:
        """Yield what was known when this recording ended, as far as it was not withdrawn since."""
        ...

    def find(self, query: str, narrowing: Narrowing, *, start: int, limit: int) -> Found:
        """Return `limit` of the articles that match all words of the query, from the `start`-th on, best first. Raises UsageError
        for a query without words."""
        ...

    def holds(self, query: str) -> bool:
        """Return whether any article matches all words of the query: asked where nobody waits for which. Raises UsageError like `find`."""
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

    def own_records(
        self, kinds: Sequence[EditionKind], languages: Sequence[Language], *, since: date | None = None, limit: int = 0
    ) -> OwnRecords:
        """Return the stories told by an edition of `since` or later, newest first; at most `limit`, all for 0. They are those of one
        kind and language: the first language in which any was told, and in it the first such kind."""
        ...

    def story_read(self, number: int) -> StoryRead | None:
        """Return a story with its tellings and articles, or None when nobody told it."""
        ...

    def poll_states(self) -> tuple[PollState, ...]:
        """Return where every source that was ever polled stands, by id."""
        ...
