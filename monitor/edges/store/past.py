"""What was known at an earlier time: the same questions as today's, asked of tables that end at a recording.

Rows are superseded and never changed, so the past is today's tables without what was recorded since. Within one transaction each
table is hidden by a temporary view of that name (both SQLite and PostgreSQL look there first), which ends with the transaction: no
query needs to know of it, and none can be forgotten. The one table that moves on is the ledger; its standing then is told by its
history. What was withdrawn since is gone from the past too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from monitor.edges import schema
from monitor.edges.store import decisions, kept, looking, settling, telling
from monitor.edges.store.coverage import coverage
from monitor.model import Coverage, Decision, Edition, Kept, Life, Published, Source, Window
from monitor.model.holidays import Rest
from monitor.model.notes import Note

_LEDGER = {
    "article": "coalesce((SELECT f.article FROM {place}.fates f WHERE {then} AND f.article <> '' ORDER BY f.recorded DESC LIMIT 1), '')",
    "judged_at": "(SELECT max(f.at) FROM {place}.fates f WHERE {then})",
    "fate": "CASE WHEN EXISTS (SELECT 1 FROM {place}.fates f WHERE {then} AND f.final) THEN 'dropped' ELSE 'wanted' END",
}
"""How the ledger stood: the article that an entry belonged to, when it was judged last, and whether that was final."""


@dataclass(frozen=True, slots=True)
class Past:
    """Port `Knowledge` over a connection whose tables end at a recording; good for as long as the connection's transaction."""

    connection: Connection

    def kept_between(self, window: Window, *, by_publication: bool = False) -> tuple[Kept, ...]:
        """Return the articles as they were known, in their latest version then settled."""
        ids = settling.ids_between(self.connection, window, by_publication=by_publication)
        found = kept.load(self.connection, kept.latest(self.connection, ids, settled=True))
        return tuple(one for one in found if not by_publication or settling.published_in(one, window))

    def kept_articles(self, ids: Sequence[str]) -> tuple[Kept, ...]:
        """Return these articles in the latest version then known."""
        return kept.load(self.connection, kept.latest(self.connection, ids))

    def published(self, *, before: Edition, since: datetime) -> tuple[Published, ...]:
        """Return the stories told until then."""
        return telling.published(self.connection, before, since)

    def lives(self, window: Window) -> tuple[Life, ...]:
        """Return the lives that the window had added to."""
        return looking.lives(self.connection, window)

    def promising(self, first: str, last: str, before: datetime) -> tuple[Kept, ...]:
        """Return the articles whose promises fall due, as they were known."""
        return kept.load(self.connection, kept.latest(self.connection, settling.promising(self.connection, first, last, before)))

    def named(self, entities: Sequence[str], before: datetime) -> frozenset[str]:
        """Return the entities that had been named."""
        return settling.named(self.connection, entities, before)

    def decisions(self) -> tuple[Decision, ...]:
        """Return what had been decided by hand."""
        return decisions.decided(self.connection)

    def notes(self) -> tuple[Note, ...]:
        """Return the pins and notes that were in force."""
        return decisions.noted(self.connection)

    def next_story_number(self) -> int:
        """Return the number that the next new story got."""
        return telling.next_number(self.connection)

    def coverage(self, window: Window, sources: Sequence[Source], rests: Sequence[Rest] = ()) -> Coverage:
        """Return how complete the window was then."""
        return coverage(self.connection, window, sources, rests)

    def began(self) -> datetime | None:
        """Return when the first recording was opened."""
        found: datetime | None = self.connection.execute(select(func.min(schema.recordings.c.opened_at))).scalar()
        return found

    def last_sequence(self) -> int:
        """Return the last recording that had been closed."""
        closed = schema.recordings.c.closed_at.is_not(None)
        return int(self.connection.execute(select(func.coalesce(func.max(schema.recordings.c.sequence), 0)).where(closed)).scalar_one())


def past(connection: Connection, sequence: int) -> Past:
    """Return the past on a connection whose transaction has just begun; the past ends with the transaction."""
    sqlite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql("PRAGMA query_only = OFF" if sqlite else "SET TRANSACTION READ WRITE")
    place = "main" if sqlite else f'"{connection.exec_driver_sql("SELECT current_schema()").scalar_one()}"'
    for name, statement in _views(place, int(sequence)).items():
        connection.exec_driver_sql(f"CREATE TEMPORARY VIEW {name} AS {statement}")
    connection.exec_driver_sql("PRAGMA query_only = ON" if sqlite else "SET TRANSACTION READ ONLY")
    return Past(connection)


def _views(place: str, sequence: int) -> dict[str, str]:
    """Return what hides each table that says by which recording its rows were written."""
    tables = {name: table for name, table in schema.metadata.tables.items() if "recorded" in table.c}
    views = {name: f"SELECT * FROM {place}.{name} WHERE recorded <= {sequence}" for name in tables}  # noqa: S608 (our names, a number)
    then = f"f.key = l.key AND f.recorded <= {sequence}"
    stood = {name: text.format(place=place, then=then) for name, text in _LEDGER.items()}
    columns = ", ".join(f"{stood[one.name]} AS {one.name}" if one.name in stood else f"l.{one.name}" for one in schema.ledger.columns)
    views["ledger"] = f"SELECT {columns} FROM {place}.ledger l WHERE l.recorded <= {sequence}"  # noqa: S608 (our names, a number)
    views["recordings"] = f"SELECT * FROM {place}.recordings WHERE sequence <= {sequence}"  # noqa: S608 (our names, a number)
    return views
