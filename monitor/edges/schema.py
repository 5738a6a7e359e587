"""The tables of the store, once for SQLite and PostgreSQL; it neither opens nor upgrades a database.

Versions, relevance, facts, verdicts, outlets, memberships and overrides are added, never changed: the row of the highest `recorded` (the
sequence number of its recording) counts, so that what was known at any time is a query. `ledger`, `poll_states` and `unsettled` are
the working state of the gathering half, `fates` and `polls` their history; `deliveries` is the working state of the telling half.
The full-text index is a virtual table in SQLite and a tsvector in PostgreSQL: the first migration makes it, this module only names it.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, ForeignKeyConstraint, Identity, Index, Integer, LargeBinary, MetaData, Table

from monitor.edges.columns import Moment, Number, Words, edition_columns, recorded, version_columns, version_key, words

HEAD = "r0004"
"""The revision that this program reads and writes."""

APPLICATION_ID = 0x6D6F6E31
"""Marks an SQLite file as ours (`PRAGMA application_id`)."""

SEARCH = "search"
"""The full-text index: (rowid or ordinal of the article, tokens made by text.words)."""

metadata = MetaData()

recordings = Table(
    "recordings",
    metadata,
    Column("sequence", Number, Identity(), primary_key=True),
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
    Column("ordinal", Number, Identity(), primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    Column("kept_at", Moment, nullable=False),
    Column("forgotten", Boolean, nullable=False),
    recorded(),
    Index("articles_by_keeping", "kept_at"),
    sqlite_autoincrement=True,
)

aliases = Table(
    "aliases",
    metadata,
    Column("alias", Words, primary_key=True),
    Column("article", Words, ForeignKey("articles.id"), nullable=False, index=True),
    recorded(),
)

versions = Table(
    "versions",
    metadata,
    Column("article", Words, ForeignKey("articles.id"), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    words("url"),
    words("title"),
    words("text"),
    words("text_hash"),
    words("language"),
    Column("published", Moment),
    words("published_origin"),
    Column("has_time", Boolean, nullable=False),
    Column("suspicious", Boolean, nullable=False),
    words("byline"),
    words("origin"),
    Column("aliases", Words, nullable=False),
    words("outlet"),
    words("extractor"),
    words("response"),
    recorded(),
    Index("versions_by_publication", "published"),
    *(Index(f"versions_by_{column}", column, "article", "n") for column in ("outlet", "language")),
)

outlets = Table(
    "outlets",
    metadata,
    Column("id", Words, primary_key=True),
    recorded(key=True),
    words("name"),
    words("country"),
    words("control"),
    words("form"),
    Column("outlet", Words, nullable=False),
)

relevance = Table(
    "relevance",
    metadata,
    *version_columns(),
    recorded(key=True),
    Column("score", Float, nullable=False),
    Column("evidence", Words, nullable=False),
    version_key(),
)

facts = Table(
    "facts",
    metadata,
    *version_columns(),
    recorded(key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", Words, nullable=False),
    Column("field", Words, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    words("name"),
    Column("low", Float),
    Column("high", Float),
    *map(words, ("measure", "period")),
    Column("fact", Words, nullable=False),
    version_key(),
    Index("facts_by_name", "kind", "name"),
)

sketches = Table(
    "sketches",
    metadata,
    *version_columns(),
    Column("modulus", Number, nullable=False),
    Column("hashes", LargeBinary, nullable=False),
    version_key(),
)

meanings = Table(
    "meanings",
    metadata,
    *version_columns(),
    Column("model", Words, primary_key=True),
    Column("vector", LargeBinary, nullable=False),
    recorded(),
    version_key(),
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("ordinal", Number, Identity(), primary_key=True),
    Column("article", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", Words, nullable=False),
    words("of"),
    Column("share", Float, nullable=False),
    Column("back", Float, nullable=False),
    recorded(),
    version_key(),
    Index("verdicts_by_version", "article", "version"),
    sqlite_autoincrement=True,
)

unsettled = Table("unsettled", metadata, *version_columns(), version_key())

_line_of_host = (Column(name, Words, primary_key=True) for name in ("host", "line"))
recurring_lines = Table("recurring_lines", metadata, *_line_of_host, Column("times", Integer, nullable=False))

tombstones = Table(
    "tombstones",
    metadata,
    Column("key", Words, primary_key=True),
    words("article"),
    Column("at", Moment, nullable=False),
    recorded(),
)

seeds = Table(
    "seeds",
    metadata,
    Column("id", Words, primary_key=True),
    Column("seed", Words, nullable=False),
    Column("modulus", Number, nullable=False),
    Column("hashes", LargeBinary, nullable=False),
)

# polling and the ledger

polls = Table(
    "polls",
    metadata,
    recorded(key=True),
    Column("source", Words, primary_key=True),
    Column("at", Moment, nullable=False),
    words("stage"),
    words("reason"),
    words("detail"),
    words("response"),
    Column("unchanged", Boolean, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("overlap", Integer, nullable=False),
    Column("compared", Boolean, nullable=False),
    Column("new", Integer, nullable=False),
    Column("renamed", Integer, nullable=False),
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
    words("url"),
    words("source"),
    Column("entry", Words, nullable=False),
    Column("fate", Words, nullable=False),
    words("article"),
    words("stage"),
    words("reason"),
    words("detail"),
    Column("attempts", Integer, nullable=False),
    Column("next_look_at", Moment),
    words("response"),
    Column("first_seen", Moment, nullable=False),
    Column("judged_at", Moment),
    recorded(),
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
    words("url"),
    Column("at", Moment, nullable=False),
    words("content_hash"),
    words("guid"),
    recorded(),
)

fates = Table(
    "fates",
    metadata,
    Column("key", Words, ForeignKey("ledger.key"), primary_key=True),
    recorded(key=True),
    Column("at", Moment, nullable=False),
    words("article"),
    Column("version", Integer, nullable=False),
    words("stage"),
    words("reason"),
    words("detail"),
    Column("final", Boolean, nullable=False),
    Column("again", Boolean, nullable=False),
    words("response"),
    Index("fates_by_time", "at"),
)

editions = Table(
    "editions",
    metadata,
    *edition_columns(),
    Column("name", Words, nullable=False),
    Column("suffix", Boolean, nullable=False),
    Column("state", Words, nullable=False),
    Column("provisional", Boolean, nullable=False),
    Column("window_start", Moment, nullable=False),
    Column("window_end", Moment, nullable=False),
    Column("sequence", Number, nullable=False),
    Column("composed_at", Moment, nullable=False),
    Column("topic", Words, nullable=False),
    Column("stories", Integer, nullable=False),
    Column("digest", Words, nullable=False),
    Column("settings", Words, nullable=False),
    recorded(),
)

files = Table(
    "files",
    metadata,
    *edition_columns(),
    Column("name", Words, primary_key=True),
    Column("sha256", Words, nullable=False),
    ForeignKeyConstraint(["kind", "day", "language"], ["editions.kind", "editions.day", "editions.language"]),
)

deliveries = Table(
    "deliveries",
    metadata,
    *edition_columns(),
    Column("channel", Words, primary_key=True),
    Column("state", Words, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    ForeignKeyConstraint(["kind", "day", "language"], ["editions.kind", "editions.day", "editions.language"]),
)

tellings = Table(
    "tellings",
    metadata,
    *edition_columns(),
    Column("story", Number, primary_key=True, autoincrement=False),
    words("headline"),
    words("state"),
    recorded(),
    ForeignKeyConstraint(["kind", "day", "language"], ["editions.kind", "editions.day", "editions.language"]),
    Index("tellings_by_story", "story"),
)

stories = Table(
    "stories",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("kind", Words, nullable=False),
    Column("language", Words, nullable=False),
    words("first_told"),
    recorded(),
)

memberships = Table(
    "memberships",
    metadata,
    *edition_columns(),
    Column("story", Number, primary_key=True, autoincrement=False),
    Column("article", Words, ForeignKey("articles.id"), primary_key=True),
    recorded(),
    ForeignKeyConstraint(["kind", "day", "language", "story"], ["tellings.kind", "tellings.day", "tellings.language", "tellings.story"]),
    Index("memberships_by_article", "article"),
)

links = Table(
    "links",
    metadata,
    *edition_columns(),
    Column("first", Words, primary_key=True),
    Column("second", Words, primary_key=True),
    Column("score", Float, nullable=False),
    Column("outcome", Words, nullable=False),
    Column("features", Words, nullable=False),
    recorded(),
    ForeignKeyConstraint(["kind", "day", "language"], ["editions.kind", "editions.day", "editions.language"]),
    Index("links_by_first", "first"),
    Index("links_by_second", "second"),
)

overrides = Table(
    "overrides",
    metadata,
    Column("ordinal", Number, Identity(), primary_key=True),
    Column("kind", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("decision", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Moment, nullable=False),
    recorded(),
    sqlite_autoincrement=True,
)
