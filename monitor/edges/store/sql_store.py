"""Port `Store` over SQLite or PostgreSQL: each writing call is one transaction, whole or not at all.

The statements of each part stand in the module of that part; here they are only put together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import delete, func, select, update

from monitor.edges import schema
from monitor.edges.sketches import pack
from monitor.edges.store import (
    backing,
    codec,
    decisions,
    delivering,
    forgetting,
    histories,
    judging,
    kept,
    looking,
    meanings,
    polling,
    recurring,
    settling,
    telling,
)
from monitor.edges.store.coverage import coverage
from monitor.edges.store.keys import put
from monitor.edges.store.neighbours import Neighbourhood
from monitor.edges.store.opening import Database
from monitor.model import (
    Activity,
    Coverage,
    Decision,
    Digest,
    Edition,
    EditionRecord,
    EditionState,
    Entry,
    Fate,
    History,
    Kept,
    Life,
    Link,
    Neighbour,
    Poll,
    PollState,
    Published,
    Rendering,
    Seed,
    Sketch,
    Source,
    StoryRecord,
    Verdict,
    Wanted,
    Window,
)
from monitor.model.articles import Unsettled
from monitor.model.deliveries import Delivery
from monitor.model.holidays import Rest
from monitor.model.notes import Note

_PAGE = 500


class SqlStore:
    """The store on one database. Docstrings are the port's; what is said here is only what the port leaves open."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._near = Neighbourhood(database, folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self.shut()
        else:
            self._database.close()

    def shut(self) -> None:
        """Save derived files and give back all connections."""
        try:
            self._near.close()
        finally:
            self._database.close()

    # recordings

    def open(self, activity: Activity, at: datetime) -> int:
        """Begin a recording."""
        with self._database.write() as connection:
            row = {"activity": activity.value, "opened_at": at}
            return int(connection.execute(schema.recordings.insert().values(row).returning(schema.recordings.c.sequence)).scalar_one())

    def close(self, sequence: int, at: datetime) -> None:
        """End a recording; ended twice, the first end counts."""
        recordings = schema.recordings
        with self._database.write() as connection:
            here = update(recordings).where(recordings.c.sequence == sequence, recordings.c.closed_at.is_(None))
            connection.execute(here.values(closed_at=at))

    def began(self) -> datetime | None:
        """Return when the first recording was opened."""
        with self._database.read() as connection:
            found: datetime | None = connection.execute(select(func.min(schema.recordings.c.opened_at))).scalar()
            return found

    def last_sequence(self) -> int:
        """Return the last closed recording."""
        closed = schema.recordings.c.closed_at.is_not(None)
        with self._database.read() as connection:
            return int(connection.execute(select(func.coalesce(func.max(schema.recordings.c.sequence), 0)).where(closed)).scalar_one())

    def learn_seeds(self, seeds: Sequence[tuple[Seed, Sketch]]) -> None:
        """Make exactly these seeds known."""
        rows: list[dict[str, object]] = [
            {"id": seed.id, "seed": codec.dumps(seed), "modulus": sketch.modulus, "hashes": pack(sketch)} for seed, sketch in seeds
        ]
        with self._database.write() as connection:
            connection.execute(delete(schema.seeds))
            put(connection, schema.seeds, rows)
        self._near.refresh()

    # polling

    def poll_states(self) -> tuple[PollState, ...]:
        """Return where every polled source stands."""
        with self._database.read() as connection:
            return polling.states(connection)

    def overlap(self, source: str, entries: Sequence[Entry]) -> int:
        """Return how many entries the source's last listing had."""
        with self._database.read() as connection:
            return polling.overlap(connection, source, entries)

    def record_poll(self, sequence: int, poll: Poll, state: PollState, entries: Sequence[Entry]) -> int:
        """Record a poll; repeated within its recording, it returns the same number."""
        with self._database.write() as connection:
            return polling.record(connection, sequence, poll, state, entries)

    def want(self, sequence: int, entries: Sequence[Entry]) -> None:
        """Want entries that no poll listed; a forgotten one stays forgotten."""
        with self._database.write() as connection:
            polling.want(connection, sequence, entries)

    def unknown(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Return the entries that the ledger does not have."""
        with self._database.read() as connection:
            return polling.unknown(connection, entries)

    # judging

    def wanted(self, now: datetime, *, urls: Sequence[str] = (), looks: int = 0) -> tuple[Wanted, ...]:
        """Return what is due, and of the articles to be looked at again so many."""
        with self._database.read() as connection:
            return judging.wanted(connection, now, urls, looks)

    def record_fates(self, sequence: int, fates: Sequence[Fate]) -> None:
        """Record fates; a fate that this recording already holds is passed over."""
        with self._database.write() as connection:
            judging.record(connection, sequence, fates)

    def dropped(self, *, since: datetime, reasons: Sequence[str] = ()) -> Iterator[tuple[Entry, str]]:
        """Return final drops that have an archived answer, a page at a time, so that fates may be recorded in between."""
        after = ""
        while True:
            with self._database.read() as connection:
                found = judging.dropped(connection, since, reasons, after, _PAGE)
            if not found:
                return
            yield from ((entry, response) for _, entry, response in found)
            after = found[-1][0]

    def feed_answers(self, url: str) -> tuple[tuple[str, str], ...]:
        """Return what the sources that listed an address answered."""
        with self._database.read() as connection:
            return backing.feed_answers(connection, url)

    def furniture(self) -> Mapping[str, frozenset[str]]:
        """Return the recurring lines; a hundred hosts have some thousand."""
        with self._database.read() as connection:
            return recurring.known(connection)

    # settling

    def unsettled(self) -> tuple[Unsettled, ...]:
        """Return what has no verdict."""
        self._near.refresh()
        with self._database.read() as connection:
            return settling.unsettled(connection)

    def neighbours(self, sketch: Sketch, limit: int) -> tuple[Neighbour, ...]:
        """Return what shares most hashes; an article that has a verdict is its own neighbour when it is asked about again."""
        return self._near.find(sketch, limit)

    def settle(self, sequence: int, article: str, version: int, verdict: Verdict) -> None:
        """Record a verdict; the same one again is passed over."""
        with self._database.write(durable=False) as connection:
            ordinal = settling.settle(connection, sequence, article, version, verdict)
            if ordinal:
                self._near.settled(connection, ordinal, article, version)

    def unread(self, model: str, since: datetime) -> tuple[Kept, ...]:
        """Return what the model has not read."""
        with self._database.read() as connection:
            return meanings.without(connection, model, since)

    def record_meanings(self, sequence: int, articles: Iterable[Kept]) -> None:
        """Record meanings; all are read before the database is held."""
        read = tuple(articles)
        with self._database.write() as connection:
            meanings.record(connection, sequence, read)

    # telling

    def kept_between(self, window: Window, *, by_publication: bool = False) -> tuple[Kept, ...]:
        """Return settled articles in their latest settled version; a suspicious date is no publication date."""
        with self._database.read() as connection:
            ids = settling.ids_between(connection, window, by_publication=by_publication)
            found = kept.load(connection, kept.latest(connection, ids, settled=True))
        return tuple(one for one in found if not by_publication or settling.published_in(one, window))

    def kept_articles(self, ids: Sequence[str]) -> tuple[Kept, ...]:
        """Return these articles, forgotten ones left out as well."""
        with self._database.read() as connection:
            return kept.load(connection, kept.latest(connection, ids))

    def lives(self, window: Window) -> tuple[Life, ...]:
        """Return the lives that the window added to; versions of a rejudging count from its time."""
        with self._database.read() as connection:
            return looking.lives(connection, window)

    def promising(self, first: str, last: str, before: datetime) -> tuple[Kept, ...]:
        """Return articles by what the index of facts says of their commitments."""
        with self._database.read() as connection:
            return kept.load(connection, kept.latest(connection, settling.promising(connection, first, last, before)))

    def named(self, entities: Sequence[str], before: datetime) -> frozenset[str]:
        """Return entities by what the index of facts says of their mentions."""
        with self._database.read() as connection:
            return settling.named(connection, entities, before)

    def published(self, *, before: Edition, since: datetime) -> tuple[Published, ...]:
        """Return stories told by final editions."""
        with self._database.read() as connection:
            return telling.published(connection, before, since)

    def next_story_number(self) -> int:
        """Return the next number; those of provisional editions are not minted yet."""
        with self._database.read() as connection:
            return telling.next_number(connection)

    def record_edition(
        self, sequence: int, digest: Digest, settings_snapshot: str, renderings: Sequence[Rendering], links: Sequence[Link] = ()
    ) -> None:
        """Record an edition. A final one never changes: another digest for it raises StoreError."""
        with self._database.write() as connection:
            telling.record(connection, sequence, digest, settings_snapshot, renderings, links)

    def story_records(self, *, since: date | None = None, limit: int = 0) -> tuple[StoryRecord, ...]:
        """Return the ledger of stories."""
        with self._database.read() as connection:
            return histories.records(connection, since, limit)

    def story(self, number: int) -> History | None:
        """Return a story's history."""
        with self._database.read() as connection:
            return histories.history(connection, number)

    def article(self, name: str) -> str:
        """Return the id of an article."""
        with self._database.read() as connection:
            return histories.article(connection, name)

    def decisions(self) -> tuple[Decision, ...]:
        """Return the decisions by hand."""
        with self._database.read() as connection:
            return decisions.decided(connection)

    def decide(self, sequence: int, decision: Decision) -> None:
        """Record a decision by hand."""
        with self._database.write() as connection:
            decisions.decide(connection, sequence, decision)

    def notes(self) -> tuple[Note, ...]:
        """Return the pins and notes in force."""
        with self._database.read() as connection:
            return decisions.noted(connection)

    def note(self, sequence: int, note: Note) -> None:
        """Record a pin or a note."""
        with self._database.write() as connection:
            decisions.note(connection, sequence, note)

    def mark_edition(self, edition: Edition, state: EditionState) -> None:
        """Record a step forward; a provisional edition stays provisional."""
        with self._database.write() as connection:
            telling.mark(connection, edition, state)

    def deliveries(self, edition: Edition) -> tuple[Delivery, ...]:
        """Return an edition's deliveries."""
        with self._database.read() as connection:
            return delivering.recorded(connection, edition)

    def hand_over(self, edition: Edition, channel: str, attempts: int, at: datetime) -> bool:
        """Claim a delivery; of two that ask at once one gets it."""
        with self._database.write() as connection:
            return delivering.hand_over(connection, edition, channel, attempts, at)

    def record_delivery(self, edition: Edition, delivery: Delivery) -> None:
        """Record an attempt's outcome."""
        with self._database.write() as connection:
            delivering.record(connection, edition, delivery)

    def edition_digest(self, edition: Edition) -> Digest | None:
        """Return an edition's digest."""
        with self._database.read() as connection:
            return telling.stored_digest(connection, edition)

    def editions(self) -> tuple[EditionRecord, ...]:
        """Return all editions."""
        with self._database.read() as connection:
            return telling.records(connection)

    def coverage(self, window: Window, sources: Sequence[Source], rests: Sequence[Rest] = ()) -> Coverage:
        """Return how complete the window is."""
        with self._database.read() as connection:
            return coverage(connection, window, sources, rests)

    # forgetting

    def forget(self, sequence: int, url: str, at: datetime) -> tuple[str, ...] | None:
        """Forget an article, or an entry that never became one; asked again, it returns the same names."""
        with self._database.write() as connection:
            answers = forgetting.forget(connection, sequence, url, at)
        self._database.empty_log()
        return answers

    def forgotten(self, urls: Sequence[str]) -> tuple[str, ...]:
        """Return those of the addresses that were forgotten."""
        with self._database.read() as connection:
            return forgetting.forgotten(connection, urls)
