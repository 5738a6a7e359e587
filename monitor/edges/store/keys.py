"""The names by which things are found again: addresses, GUIDs, article ids, hashes of text; it queries nothing."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from sqlalchemy import Connection, Insert, Table

from monitor import urls
from monitor.model import Article, Entry

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

Item = TypeVar("Item")

LONGEST = 500
"""Bytes of a key: PostgreSQL refuses index rows above 2,700 bytes, and hostile addresses have any length."""

REMEMBERED = 4_096
"""Keys that are remembered: a page's address is asked for eight times from poll to record, 0.02 ms each."""

AT_ONCE = 500
"""Values bound in one statement."""


@lru_cache(maxsize=REMEMBERED)
def key(url: str) -> str:
    """Return the ledger's key of an address: its canonical form, or what was given where it is no http address."""
    try:
        return short(urls.canonical(url))
    except ValueError:
        return short(url.strip())


def short(name: str) -> str:
    """Return `name`, cut and told apart by its hash where it is longer than a key may be."""
    data = name.replace("\x00", "?").encode("utf-8", "replace")  # as any database takes it
    if len(data) <= LONGEST:
        return data.decode()
    return f"{data[: LONGEST - 100].decode('utf-8', 'ignore')}#{digest(name)}"


def digest(text: str) -> str:
    """Return the sha256 of a text in hex."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def article_id(url: str) -> str:
    """Return the id minted for an article: it depends on its address alone, not on what was kept before it."""
    return "a" + base64.b32encode(bytes.fromhex(digest(key(url)))).decode().lower()[:12]


def text_hash(text: str) -> str:
    """Return the hash that tells whether a text changed; blanks do not count."""
    return digest(" ".join(text.split()))


def content_hash(entry: Entry) -> str:
    """Return the hash that tells whether a source says something else of an entry: title, texts, date."""
    published = entry.published.moment.isoformat() if entry.published else ""
    return digest("\n".join(" ".join(part.split()) for part in (entry.title, entry.summary, entry.content, published)))[:32]


def own_keys(entry: Entry, article: Article) -> tuple[str, ...]:
    """Return the keys that are the article's beyond doubt: the addresses it was listed under and answered from."""
    return tuple(dict.fromkeys((key(article.url), key(entry.url))))


def claimed_keys(entry: Entry, article: Article) -> tuple[str, ...]:
    """Return the keys that page and feed claim: canonical link, further addresses, GUIDs. A bare home page is none: many
    sites name it as the canonical link of every page."""
    names = [key(alias) if _is_address(alias) else guid_key(entry.source, alias) for alias in article.aliases if alias.strip()]
    names += [guid_key(entry.source, entry.guid)] if entry.guid.strip() else []
    return tuple(name for name in dict.fromkeys(names) if not _is_home(name))


def guid_key(source: str, guid: str) -> str:
    """Return the alias of a GUID, which means something only within its source."""
    return short(f"guid:{source}:{guid.strip()}")


def _is_address(name: str) -> bool:
    return name.startswith(("http://", "https://"))


def _is_home(name: str) -> bool:
    parts = urlsplit(name) if _is_address(name) else None
    return parts is not None and parts.path in ("", "/") and not parts.query


def portions(items: Iterable[Item], size: int = AT_ONCE) -> Iterator[Sequence[Item]]:
    """Yield the items in portions small enough to be bound in one statement."""
    rest = iter(items)
    while portion := list(islice(rest, size)):
        yield portion


def insert(connection: Connection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """Return an insert that can say what to do about a row that is there already, in the connection's dialect."""
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # late: it takes a tenth of a second to load, and a reader inserts nothing

    return postgresql.insert(table)


def add(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    """Insert rows that are not there yet; those that are stay as they are."""
    if rows:
        connection.execute(insert(connection, table).on_conflict_do_nothing(), rows)


def put(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    """Insert rows, or replace all columns of those with the same primary key."""
    if rows:
        connection.execute(_replacing(connection, table, tuple(rows[0])), rows)


def _replacing(connection: Connection, table: Table, columns: Sequence[str]) -> Insert:
    statement = insert(connection, table)
    primary = [column.name for column in table.primary_key]
    return statement.on_conflict_do_update(
        index_elements=primary, set_={name: statement.excluded[name] for name in columns if name not in primary}
    )
