"""The kinds of columns that the tables are made of, alike in SQLite and PostgreSQL; it names no table."""

import re
from datetime import UTC, date, datetime

from sqlalchemy import BigInteger, Column, Date, DateTime, Dialect, ForeignKey, ForeignKeyConstraint, Integer, Text, TypeDecorator

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


Number = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER PRIMARY KEY counts by itself in SQLite


def words(name: str) -> Column[str]:
    """Return a column of text, empty where nothing is said."""
    return Column(name, Words, nullable=False, server_default="")


def recorded(*, key: bool = False) -> Column[int]:
    """Return the recording that wrote a row; a part of the key where rows are superseded."""
    return Column("recorded", Number, ForeignKey("recordings.sequence"), nullable=False, primary_key=key)


def version_key() -> ForeignKeyConstraint:
    """Return the version of an article that a row speaks of."""
    return ForeignKeyConstraint(["article", "version"], ["versions.article", "versions.n"])


def version_columns() -> tuple[Column[str], Column[int]]:
    """Return the two columns that name a version."""
    return Column("article", Words, primary_key=True), Column("version", Integer, primary_key=True, autoincrement=False)


def edition_columns() -> tuple[Column[str], Column[date], Column[str]]:
    """Return the three columns that name an edition."""
    return Column("kind", Words, primary_key=True), Column("day", Date, primary_key=True), Column("language", Words, primary_key=True)
