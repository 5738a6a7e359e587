"""Questions to the store on connections that cannot write: port `Reader`; it changes nothing, not even derived files."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Row, func, or_, select

from monitor.edges import reading, schema
from monitor.edges.reading import SNIPPET, snippet
from monitor.edges.store import backing, codec, delivering, histories, past, polling, telling, text_index
from monitor.edges.store.kept import latest, load, verdict_of
from monitor.edges.store.keys import key
from monitor.edges.store.looking import looks, versions
from monitor.edges.store.opening import Database, connect_to_read
from monitor.errors import UsageError
from monitor.model import (
    Activity,
    ArticleRead,
    Backing,
    Digest,
    Edition,
    EditionKind,
    EditionRecord,
    Entry,
    Explanation,
    Found,
    History,
    Hit,
    Kept,
    Known,
    Language,
    Narrowing,
    Outlet,
    PollState,
    Reason,
    Reprint,
    Stage,
    Status,
    StoryListed,
    StoryRead,
    StoryRecord,
    Verdict,
)
from monitor.model.deliveries import Delivery
from monitor.model.histories import OwnRecords
from monitor.text.words import query_terms


def open_reader(url: str, folder: Path) -> "SqlReader":
    """Return the reader of the database at `url`, or of SQLite in `folder`. Raises StoreError when there is none yet."""
    return SqlReader(connect_to_read(url, folder))


class SqlReader:
    """The reader on one database; each call sees one consistent state, whatever is written meanwhile."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give back all connections."""
        self._database.close()

    def explain(self, url: str) -> Explanation:
        """Return the fate of an address, or of an article's id."""
        with self._database.read() as connection:
            return _explain(connection, url)

    def story_records(self, *, since: date | None = None, limit: int = 0) -> tuple[StoryRecord, ...]:
        """Return the ledger of stories."""
        with self._database.read() as connection:
            return histories.records(connection, since, limit)

    def own_records(
        self, kinds: Sequence[EditionKind], languages: Sequence[Language], *, since: date | None = None, limit: int = 0
    ) -> OwnRecords:
        """Return the stories of editions of one kind and language."""
        with self._database.read() as connection:
            return histories.own_records(connection, [(kind, language) for language in languages for kind in kinds], since, limit)

    def story(self, number: int) -> History | None:
        """Return a story's history."""
        with self._database.read() as connection:
            return histories.history(connection, number)

    def search(self, query: str, *, limit: int) -> tuple[Hit, ...]:
        """Return the matching articles, best first; a word in the title weighs five times one in the text."""
        words = _words_of(query)
        with self._database.read() as connection:
            scores = dict(text_index.find(connection, words, limit))
            articles = schema.articles
            ids = {row.id: row.ordinal for row in connection.execute(select(articles).where(articles.c.ordinal.in_(scores)))}
            found = {ids[one.id]: one for one in load(connection, latest(connection, list(ids)))}
        return tuple(_hit(found[ordinal], score, words) for ordinal, score in scores.items() if ordinal in found)

    def find(self, query: str, narrowing: Narrowing, *, start: int, limit: int) -> Found:
        """Return a page of the matching articles, best first; of very many matches the latest are ranked."""
        words = _words_of(query)
        with self._database.read() as connection:
            return reading.find(connection, words, narrowing, start, limit)

    def holds(self, query: str) -> bool:
        """Return whether any article matches."""
        words = _words_of(query)
        with self._database.read() as connection:
            return reading.holds(connection, words)

    def outlets(self) -> tuple[Outlet, ...]:
        """Return every outlet of which something was kept, by name."""
        with self._database.read() as connection:
            return reading.outlets(connection)

    def article(self, name: str) -> ArticleRead | None:
        """Return the article of this id in all its versions, or None."""
        with self._database.read() as connection:
            return reading.article(connection, name)

    def stories(self, kind: EditionKind, language: Language, *, start: int, limit: int) -> tuple[StoryListed, ...]:
        """Return the stories of the editions of one kind and language, those told last first."""
        with self._database.read() as connection:
            return reading.stories(connection, kind, language, start, limit)

    def story_read(self, number: int) -> StoryRead | None:
        """Return a story with its tellings and articles, or None."""
        with self._database.read() as connection:
            return reading.story(connection, number)

    def poll_states(self) -> tuple[PollState, ...]:
        """Return where every source that was ever polled stands, by id."""
        with self._database.read() as connection:
            return polling.states(connection)

    def status(self) -> Status:
        """Return the state in numbers; `topic` is that of the last edition, empty before the first one."""
        with self._database.read() as connection:
            return _status(connection)

    def mark(self) -> tuple[int, bool]:
        """Return the number of the last recording that was no cycle, and whether it has ended."""
        recordings = schema.recordings.c
        last = select(recordings.sequence, recordings.closed_at).where(recordings.activity != Activity.CYCLE.value)
        with self._database.read() as connection:
            row = connection.execute(last.order_by(recordings.sequence.desc()).limit(1)).one_or_none()
        return (row.sequence, row.closed_at is not None) if row else (0, True)

    def edition_digest(self, edition: Edition) -> Digest | None:
        """Return the stored digest of an edition, or None."""
        with self._database.read() as connection:
            return telling.stored_digest(connection, edition)

    def edition_named(self, name: str) -> Digest | None:
        """Return the stored digest of the edition of this name, or None."""
        with self._database.read() as connection:
            return telling.digest_named(connection, name)

    def editions(self) -> tuple[EditionRecord, ...]:
        """Return all editions, by day, kind and language."""
        with self._database.read() as connection:
            return telling.records(connection)

    def deliveries(self, edition: Edition) -> tuple[Delivery, ...]:
        """Return what is known of an edition's deliveries."""
        with self._database.read() as connection:
            return delivering.recorded(connection, edition)

    def backings(self, keys: Iterable[tuple[str, int]]) -> tuple[Backing, ...]:
        """Return what stands behind these versions, withdrawn ones included."""
        with self._database.read() as connection:
            return backing.backings(connection, keys)

    def history(self, article: str) -> tuple[Kept, ...]:
        """Return all versions of an article, oldest first."""
        with self._database.read() as connection:
            found = load(connection, backing.numbered(connection, article))
        return tuple(sorted(found, key=lambda one: one.version.n))

    def responses(self, limit: int) -> tuple[str, ...]:
        """Return the last answers that were kept for good."""
        with self._database.read() as connection:
            return backing.responses(connection, limit)

    def faults(self) -> tuple[str, ...]:
        """Return what SQLite's quick check finds; PostgreSQL looks after itself."""
        if not self._database.sqlite:
            return ()
        with self._database.read() as connection:
            return tuple(row[0] for row in connection.exec_driver_sql("PRAGMA quick_check") if row[0] != "ok")

    def edition_settings(self, edition: Edition) -> str:
        """Return the snapshot that an edition was told with, empty when there is none."""
        with self._database.read() as connection:
            return telling.stored_settings(connection, edition)

    @contextmanager
    def as_of(self, sequence: int) -> Iterator[past.Past]:
        """Yield what was known when a recording ended, in one consistent view."""
        with self._database.read() as connection:
            yield past.past(connection, sequence)


def _words_of(query: str) -> text_index.Query:
    words = query_terms(query)
    if not words or not text_index.usable(words):
        raise UsageError(f"nothing to search for in {query!r}", "Give at least one word, in any of the languages.")
    return words


def _hit(kept: Kept, score: float, words: text_index.Query) -> Hit:
    article = kept.article
    return Hit(
        article=kept.id,
        url=article.url,
        title=article.title,
        outlet=kept.outlet.name,
        language=article.language,
        published=article.published.moment if article.published else None,
        snippet=snippet(article.text, article.language, words),
        score=score,
        country=kept.outlet.country,
        control=kept.outlet.control,
    )


def _status(connection: Connection) -> Status:
    ledger, editions = schema.ledger.c, schema.editions.c
    drops = connection.execute(select(ledger.reason, func.count()).where(ledger.fate == "dropped").group_by(ledger.reason))
    last = connection.execute(select(editions.name, editions.topic).order_by(editions.recorded.desc()).limit(1)).one_or_none()
    recordings = schema.recordings.c
    cycles = select(func.max(recordings.opened_at)).where(recordings.activity == Activity.CYCLE.value, recordings.closed_at.is_not(None))
    closed = select(func.coalesce(func.max(recordings.sequence), 0)).where(recordings.closed_at.is_not(None))
    return Status(
        topic=last.topic if last else "",
        articles=_count(connection, select(func.count()).select_from(schema.articles).where(schema.articles.c.forgotten.is_(False))),
        versions=_count(connection, select(func.count()).select_from(schema.versions)),
        entries=_count(connection, select(func.count()).select_from(schema.ledger)),
        waiting=_count(connection, select(func.count()).where(ledger.fate == "wanted")),
        drops=tuple(sorted((Reason(reason), n) for reason, n in drops)),
        sources=polling.states(connection),
        last_cycle=connection.execute(cycles).scalar(),
        editions=_count(connection, select(func.count()).select_from(schema.editions)),
        last_edition=last.name if last else "",
        sequence=_count(connection, closed),
    )


def _count(connection: Connection, query: Any) -> int:  # noqa: ANN401 - a select of the library's own generic type
    return int(connection.execute(query).scalar_one())


def _explain(connection: Connection, url: str) -> Explanation:
    name = key(url)
    entry = connection.execute(select(schema.ledger).where(schema.ledger.c.key == name)).one_or_none()
    alias = connection.execute(select(schema.aliases.c.article).where(or_(schema.aliases.c.alias == name, schema.aliases.c.article == url)))
    article = (entry.article if entry else "") or alias.scalars().first() or ""
    if entry is None and article:
        mine = select(schema.ledger).where(schema.ledger.c.article == article).order_by(schema.ledger.c.first_seen, schema.ledger.c.key)
        entry = connection.execute(mine).first()
    kept = next(iter(load(connection, latest(connection, [article]))), None) if article else None
    stories = _stories(connection, article)
    return Explanation(
        url=url,
        found=entry is not None or bool(article),
        fate=_fate(entry, article, kept),
        article=article,
        title=kept.article.title if kept else _title(entry),
        language=kept.article.language if kept else "",
        score=kept.relevance.score if kept else None,
        evidence=_evidence(kept) if kept else (),
        verdict=_verdict(connection, kept),
        stories=tuple((number, edition) for number, edition, _ in stories),
        stage=Stage(entry.stage) if entry and entry.stage else None,
        reason=Reason(entry.reason) if entry and entry.reason else None,
        detail=entry.detail if entry else "",
        attempts=entry.attempts if entry else 0,
        next_look_at=entry.next_look_at if entry else None,
        steps=_steps(connection, entry, article, stories),
        versions=versions(connection, article),
        looks=looks(connection, article),
    )


def _fate(entry: Row[Any] | None, article: str, kept: Kept | None) -> str:
    """Return one word: unknown, waiting, dropped, kept or forgotten."""
    if (article and kept is None) or (entry is not None and entry.reason == Reason.FORGOTTEN.value):
        return "forgotten"
    if kept is not None:
        return "kept"
    if entry is None:
        return "unknown"
    return "waiting" if entry.fate == "wanted" else str(entry.fate)


def _title(entry: Row[Any] | None) -> str:
    return codec.loads(entry.entry, Entry).title if entry is not None else ""


def _evidence(kept: Kept) -> tuple[tuple[str, float, str], ...]:
    return tuple((one.note, one.weight, kept.article.read(one.place) if one.place else "") for one in kept.relevance.evidence)


def _verdict(connection: Connection, kept: Kept | None) -> Verdict | None:
    if kept is None:
        return None
    verdicts = schema.verdicts
    mine = select(verdicts).where(verdicts.c.article == kept.id, verdicts.c.version == kept.version.n).order_by(verdicts.c.ordinal.desc())
    row = connection.execute(mine.limit(1)).one_or_none()
    return verdict_of(row) if row is not None else None


def _stories(connection: Connection, article: str) -> list[tuple[int, str, datetime]]:
    members, editions = schema.memberships, schema.editions
    same = (editions.c.kind == members.c.kind) & (editions.c.day == members.c.day) & (editions.c.language == members.c.language)
    query = select(members.c.story, editions.c.name, editions.c.composed_at).join(editions, same).where(members.c.article == article)
    return [(story, name, at) for story, name, at in connection.execute(query.order_by(editions.c.day, editions.c.name, members.c.story))]


def _steps(
    connection: Connection, entry: Row[Any] | None, article: str, stories: list[tuple[int, str, datetime]]
) -> tuple[tuple[datetime, str], ...]:
    """Return everything that happened, as dated sentences; what happened at one time stays in the order of the work."""
    here = schema.ledger.c.article == article if article else schema.ledger.c.key == (entry.key if entry is not None else "")
    keys = set(connection.execute(select(schema.ledger.c.key).where(here)).scalars()) | ({entry.key} if entry is not None else set())
    steps = [
        *_listed(connection, keys),
        *_fates(connection, keys),
        *_judged(connection, article),
        *((at, f"told as story {number} in {edition}") for number, edition, at in stories),
        *_buried(connection, {article, *keys}),
    ]
    return tuple(sorted(steps, key=lambda step: step[0]))


def _listed(connection: Connection, keys: set[str]) -> Iterator[tuple[datetime, str]]:
    listings = schema.listings
    for row in connection.execute(select(listings).where(listings.c.key.in_(keys)).order_by(listings.c.recorded, listings.c.source)):
        yield row.at, f"listed by {row.source} as {row.url}"


def _fates(connection: Connection, keys: set[str]) -> Iterator[tuple[datetime, str]]:
    fates = schema.fates
    for row in connection.execute(select(fates).where(fates.c.key.in_(keys)).order_by(fates.c.recorded, fates.c.key)):
        answer = f", answer archived as {row.response}" if row.response else ""
        if row.again and not row.reason:
            yield row.at, f"looked at again: {f'version {row.version}' if row.version else 'not modified, says the server'}{answer}"
        elif row.version:
            yield row.at, f"kept as version {row.version} of {row.article}{answer}"
        elif row.again:
            yield row.at, f"looked at again, in vain: {row.reason}{answer}"
        else:
            again = "" if row.final else "; to be tried again"
            detail = f" ({row.detail.strip().splitlines()[-1]})" if row.detail.strip() else ""
            yield row.at, f"dropped at {row.stage}: {row.reason}{detail}{answer}{again}"


def _judged(connection: Connection, article: str) -> Iterator[tuple[datetime, str]]:
    verdicts, recordings = schema.verdicts, schema.recordings
    query = select(verdicts, recordings.c.opened_at).join(recordings, recordings.c.sequence == verdicts.c.recorded)
    for row in connection.execute(query.where(verdicts.c.article == article).order_by(verdicts.c.ordinal)):
        yield row.opened_at, f"version {row.version} found {_words(verdict_of(row))}"


def _words(verdict: Verdict) -> str:
    match verdict:
        case Reprint():
            return f"a reprint of {verdict.of} ({verdict.share:.0%} copied)"
        case Known():
            return f"known from seed {verdict.seed} ({verdict.share:.0%} copied)"
        case _:
            return "new"


def _buried(connection: Connection, names: set[str]) -> Iterator[tuple[datetime, str]]:
    graves = schema.tombstones
    for row in connection.execute(select(graves).where(graves.c.key.in_(names - {""}))):
        yield row.at, "withdrawn: its words were removed"


__all__ = ["SNIPPET", "SqlReader", "open_reader", "snippet"]
