"""The tables of the store, once for SQLite and PostgreSQL; it neither opens nor upgrades a database.

Versions, relevance, facts, verdicts, outlets and memberships are added, never changed: the row of the highest `recorded` (the
sequence number of its recording) counts, so that what was known at any time is a query. `ledger`, `poll_states` and `unsettled` are
the working state of the gathering half; `fates` and `polls` are their history. The full-text index is a virtual table in SQLite
and a tsvector in PostgreSQL: the first migration makes it, this module only names it.
"""

import re
from datetime import UTC, date, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

HEAD = "r0001"
"""The revision that this program reads and writes."""

APPLICATION_ID = 0x6D6F6E31
"""Marks an SQLite file as ours (`PRAGMA application_id`)."""

SEARCH = "search"
"""The full-text index: (rowid or ordinal of the article, tokens made by text.words)."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Words(TypeDecorator[str]):
    """Text that any database takes: NUL and lone surrogates become U+FFFD, one for one, so that offsets stay true."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Replace what PostgreSQL (NUL) or UTF-8 (surrogates) cannot hold."""
        del dialect
        return value if value is None else _UNSTORABLE.sub("\ufffd", value)


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC, compared as recorded: timestamptz, or in SQLite text of one width."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite's own type drops the zone when it writes; PostgreSQL is sent UTC."""
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return what was put in, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


_Number = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER PRIMARY KEY counts by itself in SQLite


def _words(name: str) -> Column[str]:
    return Column(name, Words, nullable=False, server_default="")


def _recorded(*, key: bool = False) -> Column[int]:
    return Column("recorded", _Number, ForeignKey("recordings.sequence"), nullable=False, primary_key=key)


def _version_key() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["article", "version"], ["versions.article", "versions.n"])


def _version_columns() -> tuple[Column[str], Column[int]]:
    return Column("article", Words, primary_key=True), Column("version", Integer, primary_key=True, autoincrement=False)


def _edition_columns() -> tuple[Column[str], Column[date], Column[str]]:
    return Column("kind", Words, primary_key=True), Column("day", Date, primary_key=True), Column("language", Words, primary_key=True)


metadata = MetaData()

recordings = Table(
    "recordings",
    metadata,
    Column("sequence", _Number, Identity(), primary_key=True),
    Column("activity", Words, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Index("recordings_by_time", "opened_at"),
    sqlite_autoincrement=True,
)

# what is known of articles

articles = Table(
    "articles",
    metadata,
    Column("ordinal", _Number, Identity(), primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    Column("kept_at", Moment, nullable=False),
    Column("forgotten", Boolean, nullable=False),
    _recorded(),
    Index("articles_by_keeping", "kept_at"),
    sqlite_autoincrement=True,
)

aliases = Table(
    "aliases",
    metadata,
    Column("alias", Words, primary_key=True),
    Column("article", Words, ForeignKey("articles.id"), nullable=False, index=True),
    _recorded(),
)

versions = Table(
    "versions",
    metadata,
    Column("article", Words, ForeignKey("articles.id"), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    _words("url"),
    _words("title"),
    _words("text"),
    _words("text_hash"),
    _words("language"),
    Column("published", Moment),
    _words("published_origin"),
    Column("has_time", Boolean, nullable=False),
    Column("suspicious", Boolean, nullable=False),
    _words("byline"),
    _words("origin"),
    Column("aliases", Words, nullable=False),
    _words("outlet"),
    _words("extractor"),
    _words("response"),
    _recorded(),
    Index("versions_by_publication", "published"),
)

outlets = Table(
    "outlets",
    metadata,
    Column("id", Words, primary_key=True),
    _recorded(key=True),
    _words("name"),
    _words("country"),
    _words("control"),
    _words("form"),
    Column("outlet", Words, nullable=False),
)

relevance = Table(
    "relevance",
    metadata,
    *_version_columns(),
    _recorded(key=True),
    Column("score", Float, nullable=False),
    Column("evidence", Words, nullable=False),
    _version_key(),
)

facts = Table(
    "facts",
    metadata,
    *_version_columns(),
    _recorded(key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", Words, nullable=False),
    Column("field", Words, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _words("name"),
    Column("low", Float),
    Column("high", Float),
    *map(_words, ("measure", "period")),
    Column("fact", Words, nullable=False),
    _version_key(),
    Index("facts_by_name", "kind", "name"),
)

sketches = Table(
    "sketches",
    metadata,
    *_version_columns(),
    Column("modulus", _Number, nullable=False),
    Column("hashes", LargeBinary, nullable=False),
    _version_key(),
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("ordinal", _Number, Identity(), primary_key=True),
    Column("article", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", Words, nullable=False),
    _words("of"),
    Column("share", Float, nullable=False),
    Column("back", Float, nullable=False),
    _recorded(),
    _version_key(),
    Index("verdicts_by_version", "article", "version"),
    sqlite_autoincrement=True,
)

unsettled = Table("unsettled", metadata, *_version_columns(), _version_key())

_line_of_host = (Column(name, Words, primary_key=True) for name in ("host", "line"))
recurring_lines = Table("recurring_lines", metadata, *_line_of_host, Column("times", Integer, nullable=False))

tombstones = Table(
    "tombstones",
    metadata,
    Column("key", Words, primary_key=True),
    _words("article"),
    Column("at", Moment, nullable=False),
    _recorded(),
)

seeds = Table(
    "seeds",
    metadata,
    Column("id", Words, primary_key=True),
    Column("seed", Words, nullable=False),
    Column("modulus", _Number, nullable=False),
    Column("hashes", LargeBinary, nullable=False),
)

# polling and the ledger

polls = Table(
    "polls",
    metadata,
    _recorded(key=True),
    Column("source", Words, primary_key=True),
    Column("at", Moment, nullable=False),
    _words("stage"),
    _words("reason"),
    _words("detail"),
    _words("response"),
    Column("unchanged", Boolean, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("overlap", Integer, nullable=False),
    Column("compared", Boolean, nullable=False),
    Column("new", Integer, nullable=False),
    Index("polls_by_time", "at"),
)

poll_states = Table(
    "poll_states",
    metadata,
    Column("source", Words, primary_key=True),
    Column("state", Words, nullable=False),
    Column("listed", Words, nullable=False),
)

ledger = Table(
    "ledger",
    metadata,
    Column("key", Words, primary_key=True),
    _words("url"),
    _words("source"),
    Column("entry", Words, nullable=False),
    Column("fate", Words, nullable=False),
    _words("article"),
    _words("stage"),
    _words("reason"),
    _words("detail"),
    Column("attempts", Integer, nullable=False),
    Column("next_look_at", Moment),
    _words("response"),
    Column("first_seen", Moment, nullable=False),
    Column("judged_at", Moment),
    _recorded(),
    Index("ledger_by_fate", "fate", "next_look_at"),
    Index("ledger_by_reason", "fate", "reason"),
    Index("ledger_by_time", "first_seen"),
    Index("ledger_by_judging", "judged_at"),
    Index("ledger_by_recording", "recorded", "source"),
    Index("ledger_by_article", "article"),
)

listings = Table(
    "listings",
    metadata,
    Column("key", Words, ForeignKey("ledger.key"), primary_key=True),
    Column("source", Words, primary_key=True),
    _words("url"),
    Column("at", Moment, nullable=False),
    _words("content_hash"),
    _recorded(),
)

fates = Table(
    "fates",
    metadata,
    Column("key", Words, ForeignKey("ledger.key"), primary_key=True),
    _recorded(key=True),
    Column("at", Moment, nullable=False),
    _words("article"),
    Column("version", Integer, nullable=False),
    _words("stage"),
    _words("reason"),
    _words("detail"),
    Column("final", Boolean, nullable=False),
    _words("response"),
    Index("fates_by_time", "at"),
)

editions = Table(
    "editions",
    metadata,
    *_edition_columns(),
    Column("name", Words, nullable=False),
    Column("suffix", Boolean, nullable=False),
    Column("state", Words, nullable=False),
    Column("provisional", Boolean, nullable=False),
    Column("window_start", Moment, nullable=False),
    Column("window_end", Moment, nullable=False),
    Column("sequence", _Number, nullable=False),
    Column("composed_at", Moment, nullable=False),
    Column("topic", Words, nullable=False),
    Column("stories", Integer, nullable=False),
    Column("digest", Words, nullable=False),
    Column("settings", Words, nullable=False),
    _recorded(),
)

files = Table(
    "files",
    metadata,
    *_edition_columns(),
    Column("name", Words, primary_key=True),
    Column("sha256", Words, nullable=False),
    ForeignKeyConstraint(["kind", "day", "language"], ["editions.kind", "editions.day", "editions.language"]),
)

tellings = Table(
    "tellings",
    metadata,
    *_edition_columns(),
    Column("story", _Number, primary_key=True, autoincrement=False),
    _words("headline"),
    _words("state"),
    _recorded(),
    ForeignKeyConstraint(["kind", "day", "language"], ["editions.kind", "editions.day", "editions.language"]),
    Index("tellings_by_story", "story"),
)

stories = Table(
    "stories",
    metadata,
    Column("number", _Number, primary_key=True, autoincrement=False),
    Column("kind", Words, nullable=False),
    Column("language", Words, nullable=False),
    _words("first_told"),
    _recorded(),
)

memberships = Table(
    "memberships",
    metadata,
    *_edition_columns(),
    Column("story", _Number, primary_key=True, autoincrement=False),
    Column("article", Words, ForeignKey("articles.id"), primary_key=True),
    _recorded(),
    ForeignKeyConstraint(["kind", "day", "language", "story"], ["tellings.kind", "tellings.day", "tellings.language", "tellings.story"]),
    Index("memberships_by_article", "article"),
)

overrides = Table(
    "overrides",
    metadata,
    Column("ordinal", _Number, Identity(), primary_key=True),
    Column("kind", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("decision", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Moment, nullable=False),
    _recorded(),
    sqlite_autoincrement=True,
)
