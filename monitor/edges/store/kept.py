"""Reads kept articles back as values, hundreds in a handful of queries; it writes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Table, func, select

from monitor.edges import schema
from monitor.edges.store import codec
from monitor.edges.store.keys import portions
from monitor.model import (
    Article,
    ArticleVersion,
    Commitment,
    Dated,
    DateMention,
    DateOrigin,
    Evidence,
    Facts,
    Figure,
    Kept,
    Known,
    Mention,
    New,
    Outlet,
    Quote,
    Relevance,
    Reprint,
    Sighting,
    TextOrigin,
    Verdict,
)
from monitor.model.articles import UNREAD, Meaning

Key: TypeAlias = tuple[str, int]
"""An article's id and a version's number."""

Rows: TypeAlias = "dict[Key, list[Row[Any]]]"

FACTS: tuple[tuple[str, type[Figure] | type[DateMention] | type[Quote] | type[Mention] | type[Commitment]], ...] = (
    ("figure", Figure),
    ("date", DateMention),
    ("quote", Quote),
    ("mention", Mention),
    ("commitment", Commitment),
)


def load(connection: Connection, keys: Iterable[Key]) -> tuple[Kept, ...]:
    """Return these versions, forgotten articles and unknown keys left out, by time, url and version."""
    found = [kept for portion in portions(dict.fromkeys(keys)) for kept in _portion(connection, portion)]
    return tuple(sorted(found, key=lambda kept: (kept.when, kept.article.url, kept.version.n)))


def latest(connection: Connection, ids: Sequence[str], *, settled: bool = False) -> list[Key]:
    """Return the latest version of each article, or the latest one with a verdict."""
    table, column = (schema.verdicts, schema.verdicts.c.version) if settled else (schema.versions, schema.versions.c.n)
    keys: list[Key] = []
    for portion in portions(dict.fromkeys(ids)):
        query = select(table.c.article, func.max(column)).where(table.c.article.in_(portion)).group_by(table.c.article)
        keys += [(article, n) for article, n in connection.execute(query)]
    return keys


def verdict_of(row: Row[Any]) -> Verdict:
    """Return the verdict that a row of `verdicts` holds."""
    match row.kind:
        case "reprint":
            return Reprint(of=row.of, share=row.share, back=row.back)
        case "known":
            return Known(seed=row.of, share=row.share, back=row.back)
        case _:
            return New()


def outlets(connection: Connection, ids: Iterable[str]) -> dict[str, Outlet]:
    """Return the outlets as recorded last."""
    found: dict[str, Outlet] = {}
    for portion in portions(dict.fromkeys(ids)):
        query = select(schema.outlets).where(schema.outlets.c.id.in_(portion)).order_by(schema.outlets.c.recorded)
        found.update({row.id: codec.loads(row.outlet, Outlet) for row in connection.execute(query)})
    return found


def _portion(connection: Connection, keys: Sequence[Key]) -> Iterable[Kept]:
    versions, articles = schema.versions, schema.articles
    query = (
        select(versions, articles.c.kept_at)
        .join(articles, articles.c.id == versions.c.article)
        .where(versions.c.article.in_({article for article, _ in keys}), articles.c.forgotten.is_(False))
    )
    wanted = set(keys)
    rows = [row for row in connection.execute(query) if (row.article, row.n) in wanted]
    relevance = _of_versions(connection, schema.relevance, keys)
    verdicts = _of_versions(connection, schema.verdicts, keys)
    facts = _of_versions(connection, schema.facts, keys)
    meanings = _of_versions(connection, schema.meanings, keys)
    sightings = _sightings(connection, [article for article, _ in keys])
    published_by = outlets(connection, (row.outlet for row in rows))
    for row in rows:
        key = (row.article, row.n)
        yield Kept(
            version=version_of(row),
            outlet=published_by[row.outlet],
            relevance=_relevance(relevance[key][-1]),
            facts=_facts(facts.get(key, [])),
            verdict=verdict_of(verdicts[key][-1]) if key in verdicts else New(),
            sightings=sightings.get(row.article, ()),
            kept_at=row.kept_at,
            meaning=_meaning(meanings.get(key, [])),
        )


def _of_versions(connection: Connection, table: Table, keys: Sequence[Key]) -> Rows:
    """Return the table's rows by version, those recorded last at the end."""
    rows: Rows = defaultdict(list)
    query = (
        select(table).where(table.c.article.in_({article for article, _ in keys})).order_by(table.c.recorded, *table.primary_key.columns)
    )
    for row in connection.execute(query):
        rows[row.article, row.version].append(row)
    return rows


def _sightings(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Sighting, ...]]:
    listings, ledger = schema.listings, schema.ledger
    query = (
        select(ledger.c.article, listings.c.source, listings.c.url, listings.c.at)
        .join(ledger, ledger.c.key == listings.c.key)
        .where(ledger.c.article.in_(dict.fromkeys(ids)))
    )
    seen: dict[str, list[tuple[datetime, str, str]]] = defaultdict(list)
    for row in connection.execute(query):
        seen[row.article].append((row.at, row.source, row.url))
    return {article: tuple(Sighting(source=source, url=url, at=at) for at, source, url in sorted(rows)) for article, rows in seen.items()}


def version_of(row: Row[Any]) -> ArticleVersion:
    """Return the version that a row of `versions` holds."""
    published = row.published and Dated(
        moment=row.published, origin=DateOrigin(row.published_origin), has_time=row.has_time, suspicious=row.suspicious
    )
    article = Article(
        url=row.url,
        title=row.title,
        text=row.text,
        language=row.language,
        published=published,
        byline=row.byline,
        origin=TextOrigin(row.origin),
        aliases=codec.loads_all(row.aliases, str),
    )
    return ArticleVersion(
        id=row.article,
        n=row.n,
        article=article,
        text_hash=row.text_hash,
        extractor=row.extractor,
        response=row.response,
        recorded=row.recorded,
    )


def _relevance(row: Row[Any]) -> Relevance:
    return Relevance(score=row.score, evidence=codec.loads_all(row.evidence, Evidence))


def _meaning(rows: Sequence[Row[Any]]) -> Meaning:
    """Return what the model said that read the version last."""
    return Meaning(model=rows[-1].model, vector=bytes(rows[-1].vector)) if rows else UNREAD


def _facts(rows: Sequence[Row[Any]]) -> Facts:
    current = [row for row in rows if row.recorded == rows[-1].recorded]
    figures, dates, quotes, mentions, commitments = (
        tuple(codec.loads(row.fact, kind) for row in current if row.kind == name) for name, kind in FACTS
    )
    return Facts(figures=figures, dates=dates, quotes=quotes, mentions=mentions, commitments=commitments)  # type: ignore[arg-type]  # each of its own kind, in that order
