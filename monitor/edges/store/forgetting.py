"""Removes an article's words from everywhere in the store and leaves a tombstone; the archive is removed by the caller."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, and_, delete, or_, select, update

from monitor.edges import schema
from monitor.edges.store import codec, text_index
from monitor.edges.store.keys import add, key, portions
from monitor.edges.store.redacting import redacted
from monitor.edges.store.telling import headline
from monitor.model import Digest, Entry, Reason, Stage


def forget(connection: Connection, sequence: int, url: str, at: datetime) -> tuple[str, ...] | None:
    """Remove the words of an article, or of an entry that never became one; return the names of its archived answers, the same
    ones when asked again. None when the address is unknown."""
    name = key(url)
    article = connection.execute(select(schema.aliases.c.article).where(schema.aliases.c.alias == name)).scalar() or ""
    here = schema.ledger.c.key == name
    rows = connection.execute(select(schema.ledger).where(or_(here, schema.ledger.c.article == article) if article else here)).all()
    article = article or next((row.article for row in rows if row.article), "")
    if not article and not rows:
        return None
    keys = _keys(connection, article, (row.key for row in rows))
    answers = _answers(connection, article, keys)
    _bury(connection, sequence, name, article, at)
    _blank_entries(connection, keys)
    if article:
        _redact_digests(connection, article, keys)
        _blank_article(connection, article)
    return answers


def forgotten(connection: Connection, urls: Iterable[str]) -> tuple[str, ...]:
    """Return those of the addresses that were forgotten, sorted."""
    by_key = {key(url): url for url in urls}
    gone = schema.ledger.c.reason == Reason.FORGOTTEN.value
    rows = (
        connection.execute(select(schema.ledger.c.key).where(schema.ledger.c.key.in_(part), gone)).scalars() for part in portions(by_key)
    )
    return tuple(sorted(by_key[name] for part in rows for name in part))


def _keys(connection: Connection, article: str, keys: Iterable[str]) -> frozenset[str]:
    aliases = connection.execute(select(schema.aliases.c.alias).where(schema.aliases.c.article == article)) if article else ()
    fates = connection.execute(select(schema.fates.c.key).where(schema.fates.c.article == article)) if article else ()
    return frozenset(keys) | {row[0] for row in aliases} | {row[0] for row in fates}


def _answers(connection: Connection, article: str, keys: frozenset[str]) -> tuple[str, ...]:
    found = set(connection.execute(select(schema.ledger.c.response).where(schema.ledger.c.key.in_(keys))).scalars())
    found |= set(connection.execute(select(schema.fates.c.response).where(schema.fates.c.key.in_(keys))).scalars())
    found |= set(connection.execute(select(schema.versions.c.response).where(schema.versions.c.article == article)).scalars())
    listing = select(schema.listings.c.source).where(schema.listings.c.key.in_(keys))
    found |= set(connection.execute(select(schema.polls.c.response).where(schema.polls.c.source.in_(listing))).scalars())
    return tuple(sorted(found - {""}))


def _bury(connection: Connection, sequence: int, name: str, article: str, at: datetime) -> None:
    add(connection, schema.tombstones, [{"key": article or name, "article": article, "at": at, "recorded": sequence}])


def _blank_entries(connection: Connection, keys: frozenset[str]) -> None:
    """Leave address and source, so that the entry is recognised and refused when it is listed again."""
    ledger, fates, listings = schema.ledger, schema.fates, schema.listings
    for row in connection.execute(select(ledger.c.key, ledger.c.entry).where(ledger.c.key.in_(keys))).all():
        entry = codec.loads(row.entry, Entry)
        blank = Entry(source=entry.source, url=entry.url, guid="", title="")
        gone = {"stage": Stage.EXTRACT.value, "reason": Reason.FORGOTTEN.value, "detail": "", "fate": "dropped", "next_look_at": None}
        connection.execute(update(ledger).where(ledger.c.key == row.key).values(entry=codec.dumps(blank), **gone))
    connection.execute(update(fates).where(fates.c.key.in_(keys)).values(detail=""))
    connection.execute(update(listings).where(listings.c.key.in_(keys)).values(content_hash=""))


def _blank_article(connection: Connection, article: str) -> None:
    articles = schema.articles
    ordinal = connection.execute(select(articles.c.ordinal).where(articles.c.id == article)).scalar_one()
    text_index.remove(connection, [ordinal], trace=False)
    for table in (schema.facts, schema.sketches, schema.meanings, schema.relevance, schema.unsettled):
        connection.execute(delete(table).where(table.c.article == article))
    blank = {"title": "", "text": "", "text_hash": "", "byline": "", "aliases": "[]"}
    connection.execute(update(schema.versions).where(schema.versions.c.article == article).values(**blank))
    connection.execute(update(articles).where(articles.c.id == article).values(forgotten=True))


def _redact_digests(connection: Connection, article: str, keys: frozenset[str]) -> None:
    """Redact every edition that may show the article: those that told it, and those whose text names it or an address of it."""
    editions, tellings = schema.editions, schema.tellings
    for row in connection.execute(select(editions.c.kind, editions.c.day, editions.c.language, editions.c.digest)).all():
        before = codec.loads(row.digest, Digest)
        after = redacted(before, article, keys)
        if after == before:
            continue
        here = and_(editions.c.kind == row.kind, editions.c.day == row.day, editions.c.language == row.language)
        connection.execute(update(editions).where(here).values(digest=codec.dumps(after)))
        told = and_(tellings.c.kind == row.kind, tellings.c.day == row.day, tellings.c.language == row.language)
        for story in after.stories:
            connection.execute(update(tellings).where(told, tellings.c.story == story.number).values(headline=headline(story)))
