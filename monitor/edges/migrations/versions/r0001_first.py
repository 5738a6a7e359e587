"""The first schema: recordings, the ledger, articles in versions, judgements, stories, editions and the full-text index.

It stands alone: what the program's tables become later does not change what this revision makes.
"""

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SEARCH = {
    # Tokens are made by text.words: only blanks part them, whatever else stands in them.
    "sqlite": """CREATE VIRTUAL TABLE search USING fts5(
        title, body, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn Cf'")""",
    "postgresql": "CREATE TABLE search (ordinal BIGINT PRIMARY KEY, tokens tsvector NOT NULL)",
}


def upgrade() -> None:
    """Make everything."""
    _recordings()
    _polls()
    _ledger()
    _listings()
    _articles()
    _versions()
    _outlets()
    _seeds()
    _relevance()
    _facts()
    _sketches()
    _recurring_lines()
    _editions()
    _tellings()
    _memberships()
    _links()
    dialect = op.get_bind().dialect.name
    op.execute(SEARCH[dialect])
    if dialect == "postgresql":
        op.execute("CREATE INDEX search_by_token ON search USING gin (tokens)")


def downgrade() -> None:
    """Refuse: nothing older than the first schema exists."""
    raise NotImplementedError("the first schema has no predecessor")


def _words(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text(), server_default="", nullable=False) for name in names)


def _edition() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
    )


def _recorded() -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    return sa.Column("recorded", NUMBER, nullable=False), sa.ForeignKeyConstraint(["recorded"], ["recordings.sequence"])


def _version() -> tuple[sa.Column[str], sa.Column[int], sa.ForeignKeyConstraint]:
    key = sa.ForeignKeyConstraint(["article", "version"], ["versions.article", "versions.n"])
    return sa.Column("article", sa.Text(), nullable=False), sa.Column("version", sa.Integer(), autoincrement=False, nullable=False), key


def _recordings() -> None:
    op.create_table(
        "recordings",
        sa.Column("sequence", NUMBER, sa.Identity(always=False), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("sequence"),
        sqlite_autoincrement=True,
    )
    op.create_index("recordings_by_time", "recordings", ["opened_at"], unique=False)
    op.create_table(
        "poll_states",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("listed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source"),
    )


def _polls() -> None:
    op.create_table(
        "polls",
        *_recorded(),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_words("stage", "reason", "detail", "response"),
        sa.Column("unchanged", sa.Boolean(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("overlap", sa.Integer(), nullable=False),
        sa.Column("compared", sa.Boolean(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("recorded", "source"),
    )
    op.create_index("polls_by_time", "polls", ["at"], unique=False)


def _ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("key", sa.Text(), nullable=False),
        *_words("url", "source"),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("fate", sa.Text(), nullable=False),
        *_words("article", "stage", "reason", "detail"),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_look_at", sa.DateTime(timezone=True), nullable=True),
        *_words("response"),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=True),
        *_recorded(),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ledger_by_article", "ledger", ["article"], unique=False)
    op.create_index("ledger_by_fate", "ledger", ["fate", "next_look_at"], unique=False)
    op.create_index("ledger_by_judging", "ledger", ["judged_at"], unique=False)
    op.create_index("ledger_by_reason", "ledger", ["fate", "reason"], unique=False)
    op.create_index("ledger_by_recording", "ledger", ["recorded", "source"], unique=False)
    op.create_index("ledger_by_time", "ledger", ["first_seen"], unique=False)


def _listings() -> None:
    op.create_table(
        "listings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        *_words("url"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_words("content_hash"),
        *_recorded(),
        sa.ForeignKeyConstraint(["key"], ["ledger.key"]),
        sa.PrimaryKeyConstraint("key", "source"),
    )
    op.create_table(
        "fates",
        sa.Column("key", sa.Text(), nullable=False),
        *_recorded(),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_words("article"),
        sa.Column("version", sa.Integer(), nullable=False),
        *_words("stage", "reason", "detail"),
        sa.Column("final", sa.Boolean(), nullable=False),
        *_words("response"),
        sa.ForeignKeyConstraint(["key"], ["ledger.key"]),
        sa.PrimaryKeyConstraint("key", "recorded"),
    )
    op.create_index("fates_by_time", "fates", ["at"], unique=False)


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("ordinal", NUMBER, sa.Identity(always=False), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("forgotten", sa.Boolean(), nullable=False),
        *_recorded(),
        sa.PrimaryKeyConstraint("ordinal"),
        sa.UniqueConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("articles_by_keeping", "articles", ["kept_at"], unique=False)
    op.create_table(
        "aliases",
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        *_recorded(),
        sa.ForeignKeyConstraint(["article"], ["articles.id"]),
        sa.PrimaryKeyConstraint("alias"),
    )
    op.create_index(op.f("ix_aliases_article"), "aliases", ["article"], unique=False)


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        *_words("url", "title", "text", "text_hash", "language"),
        sa.Column("published", sa.DateTime(timezone=True), nullable=True),
        *_words("published_origin"),
        sa.Column("has_time", sa.Boolean(), nullable=False),
        sa.Column("suspicious", sa.Boolean(), nullable=False),
        *_words("byline", "origin"),
        sa.Column("aliases", sa.Text(), nullable=False),
        *_words("outlet", "extractor", "response"),
        *_recorded(),
        sa.ForeignKeyConstraint(["article"], ["articles.id"]),
        sa.PrimaryKeyConstraint("article", "n"),
    )
    op.create_index("versions_by_publication", "versions", ["published"], unique=False)


def _outlets() -> None:
    op.create_table(
        "outlets",
        sa.Column("id", sa.Text(), nullable=False),
        *_recorded(),
        *_words("name", "country", "control", "form"),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", "recorded"),
    )


def _seeds() -> None:
    op.create_table(
        "seeds",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("modulus", NUMBER, nullable=False),
        sa.Column("hashes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "tombstones",
        sa.Column("key", sa.Text(), nullable=False),
        *_words("article"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_recorded(),
        sa.PrimaryKeyConstraint("key"),
    )


def _relevance() -> None:
    op.create_table(
        "relevance",
        *_version(),
        *_recorded(),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article", "version", "recorded"),
    )


def _facts() -> None:
    op.create_table(
        "facts",
        *_version(),
        *_recorded(),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        *_words("name"),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        *_words("measure", "period"),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article", "version", "recorded", "position"),
    )
    op.create_index("facts_by_name", "facts", ["kind", "name"], unique=False)


def _sketches() -> None:
    op.create_table(
        "sketches",
        *_version(),
        sa.Column("modulus", NUMBER, nullable=False),
        sa.Column("hashes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("article", "version"),
    )
    op.create_table(
        "verdicts",
        sa.Column("ordinal", NUMBER, sa.Identity(always=False), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        *_words("of"),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("back", sa.Float(), nullable=False),
        *_recorded(),
        sa.ForeignKeyConstraint(["article", "version"], ["versions.article", "versions.n"]),
        sa.PrimaryKeyConstraint("ordinal"),
        sqlite_autoincrement=True,
    )
    op.create_index("verdicts_by_version", "verdicts", ["article", "version"], unique=False)
    op.create_table(
        "unsettled",
        *_version(),
        sa.PrimaryKeyConstraint("article", "version"),
    )


def _recurring_lines() -> None:
    op.create_table(
        "recurring_lines",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("host", "line"),
    )


def _editions() -> None:
    op.create_table(
        "editions",
        *_edition(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("window_start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("window_end", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sequence", NUMBER, nullable=False),
        sa.Column("composed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("stories", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        *_recorded(),
        sa.PrimaryKeyConstraint("kind", "day", "language"),
    )
    op.create_table(
        "files",
        *_edition(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["kind", "day", "language"], ["editions.kind", "editions.day", "editions.language"]),
        sa.PrimaryKeyConstraint("kind", "day", "language", "name"),
    )


def _tellings() -> None:
    op.create_table(
        "tellings",
        *_edition(),
        sa.Column("story", NUMBER, autoincrement=False, nullable=False),
        *_words("headline", "state"),
        *_recorded(),
        sa.ForeignKeyConstraint(["kind", "day", "language"], ["editions.kind", "editions.day", "editions.language"]),
        sa.PrimaryKeyConstraint("kind", "day", "language", "story"),
    )
    op.create_index("tellings_by_story", "tellings", ["story"], unique=False)
    op.create_table(
        "stories",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        *_words("first_told"),
        *_recorded(),
        sa.PrimaryKeyConstraint("number"),
    )


def _memberships() -> None:
    op.create_table(
        "memberships",
        *_edition(),
        sa.Column("story", NUMBER, autoincrement=False, nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        *_recorded(),
        sa.ForeignKeyConstraint(["article"], ["articles.id"]),
        sa.ForeignKeyConstraint(
            ["kind", "day", "language", "story"], ["tellings.kind", "tellings.day", "tellings.language", "tellings.story"]
        ),
        sa.PrimaryKeyConstraint("kind", "day", "language", "story", "article"),
    )
    op.create_index("memberships_by_article", "memberships", ["article"], unique=False)
    op.create_table(
        "overrides",
        sa.Column("ordinal", NUMBER, sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_recorded(),
        sa.PrimaryKeyConstraint("ordinal"),
        sqlite_autoincrement=True,
    )


def _links() -> None:
    op.create_table(
        "links",
        *_edition(),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("features", sa.Text(), nullable=False),
        *_recorded(),
        sa.ForeignKeyConstraint(["kind", "day", "language"], ["editions.kind", "editions.day", "editions.language"]),
        sa.PrimaryKeyConstraint("kind", "day", "language", "first", "second"),
    )
    op.create_index("links_by_first", "links", ["first"], unique=False)
    op.create_index("links_by_second", "links", ["second"], unique=False)
