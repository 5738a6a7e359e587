"""Reads what stands behind citations: any version ever stored, withdrawn ones too, and the archived answers that gave it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from monitor.edges import schema
from monitor.edges.store.kept import Key, version_of
from monitor.edges.store.keys import key, portions
from monitor.model import Backing, Reason


def backings(connection: Connection, keys: Iterable[Key]) -> tuple[Backing, ...]:
    """Return these versions with their answers, by article and number; what was never stored is left out."""
    found = [one for portion in portions(dict.fromkeys(keys)) for one in _portion(connection, portion)]
    return tuple(sorted(found, key=lambda one: (one.version.id, one.version.n)))


def numbered(connection: Connection, article: str) -> list[Key]:
    """Return all versions of an article by name."""
    return [(article, n) for n in connection.execute(select(schema.versions.c.n).where(schema.versions.c.article == article)).scalars()]


def feed_answers(connection: Connection, url: str) -> tuple[tuple[str, str], ...]:
    """Return the archived answers of the sources that ever listed an address, as (source, name), the last one first."""
    listings, newest = schema.listings, connection.execute(select(func.max(schema.recordings.c.sequence))).scalar() or 0
    sources = connection.execute(select(listings.c.source).where(listings.c.key == key(url)).order_by(listings.c.source)).scalars().all()
    return _feeds(connection, sources, newest)


def responses(connection: Connection, limit: int) -> tuple[str, ...]:
    """Return the answers of the last versions recorded, those of withdrawn articles left out."""
    versions, articles = schema.versions, schema.articles
    query = select(versions.c.response).join(articles, articles.c.id == versions.c.article)
    query = query.where(versions.c.response != "", articles.c.forgotten.is_(False))
    return tuple(connection.execute(query.order_by(versions.c.recorded.desc(), versions.c.response).limit(limit)).scalars())


def _portion(connection: Connection, keys: Sequence[Key]) -> Iterable[Backing]:
    versions, articles = schema.versions, schema.articles
    ids = {article for article, _ in keys}
    query = select(versions, articles.c.forgotten).join(articles, articles.c.id == versions.c.article).where(versions.c.article.in_(ids))
    sources, pruned = _sources(connection, ids), _pruned(connection)
    for row in connection.execute(query).all():
        if (row.article, row.n) in keys:
            listed = sources.get(row.article, ())
            yield Backing(
                version=version_of(row),
                feeds=_feeds(connection, listed, row.recorded),
                withdrawn=row.forgotten,
                pruned=bool(pruned & set(listed)),
            )


def _sources(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the sources that listed each article. An entry's article is looked up in its history: the ledger may have moved on."""
    fates, listings = schema.fates, schema.listings
    query = select(fates.c.article, listings.c.source).join(listings, listings.c.key == fates.c.key).where(fates.c.article.in_(ids))
    found: dict[str, set[str]] = defaultdict(set)
    for article, source in connection.execute(query):
        found[article].add(source)
    return {article: tuple(sorted(sources)) for article, sources in found.items()}


def _feeds(connection: Connection, sources: Sequence[str], recorded: int) -> tuple[tuple[str, str], ...]:
    """Return the sources' answers up to a recording, the last one first."""
    polls = schema.polls
    mine = (polls.c.source.in_(sources), polls.c.response != "", polls.c.recorded <= recorded)
    query = select(polls.c.source, polls.c.response).where(*mine).order_by(polls.c.recorded.desc(), polls.c.source)
    return tuple((source, response) for source, response in connection.execute(query))


def _pruned(connection: Connection) -> set[str]:
    """Return the sources that listed anything that was withdrawn: `forget` removes their answers, which hold its words."""
    ledger, listings = schema.ledger, schema.listings
    query = (
        select(listings.c.source).join(ledger, ledger.c.key == listings.c.key).where(ledger.c.reason == Reason.FORGOTTEN.value).distinct()
    )
    return set(connection.execute(query).scalars())
