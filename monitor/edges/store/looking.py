"""Reads how kept articles stood and fared: latest versions, looks taken, and the lives that a window added to; it writes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, select

from monitor.edges import schema
from monitor.edges.store.kept import Key, latest, load, version_of
from monitor.edges.store.keys import portions
from monitor.model import Life, Look, Reason, Revision, Standing, Window


def standings(connection: Connection, articles: Iterable[str]) -> dict[str, Standing]:
    """Return how the articles stand, by id; those that were forgotten are left out."""
    keys = latest(connection, sorted(set(articles) - {""}))
    taken = _looks(connection, [article for article, _ in keys])
    found: dict[str, Standing] = {}
    for portion in portions(keys):
        query = (
            select(schema.versions, schema.articles.c.kept_at)
            .join(schema.articles, schema.articles.c.id == schema.versions.c.article)
            .where(schema.versions.c.article.in_([article for article, _ in portion]), schema.articles.c.forgotten.is_(False))
        )
        mine = (row for row in connection.execute(query) if (row.article, row.n) in set(portion))
        found.update({row.article: Standing(version=version_of(row), kept_at=row.kept_at, looks=taken[row.article]) for row in mine})
    return found


def lives(connection: Connection, window: Window) -> tuple[Life, ...]:
    """Return the lives that the window added to, up to its end, by id."""
    first = _edited(connection, window)
    names = sorted({*first, *_missed(connection, window)})
    taken = _looks(connection, names, window.end)
    revisions = _revisions(connection, names, window.end)
    known = [(name, revisions[name]) for name in names if name in revisions]
    return tuple(Life(revisions=mine, looks=taken[name], new=first.get(name, len(mine) + 1)) for name, mine in known)


def looks(connection: Connection, article: str) -> tuple[Look, ...]:
    """Return the looks taken at an article's pages, oldest first."""
    return _looks(connection, [article])[article] if article else ()


def versions(connection: Connection, article: str) -> tuple[tuple[int, datetime, bool], ...]:
    """Return the versions of an article: number, when it was seen first, and whether it is another reading of the answer before."""
    table, recordings = schema.versions, schema.recordings
    query = select(table.c.n, table.c.response, recordings.c.opened_at).join(recordings, recordings.c.sequence == table.c.recorded)
    rows = connection.execute(query.where(table.c.article == article).order_by(table.c.n)).all()
    answers = ["", *(row.response for row in rows)]
    return tuple((row.n, row.opened_at, bool(row.response) and row.response == before) for row, before in zip(rows, answers, strict=False))


def _edited(connection: Connection, window: Window) -> dict[str, int]:
    """Return the first version after the first one that the window brought, by article."""
    versions, recordings = schema.versions, schema.recordings
    query = (
        select(versions.c.article, versions.c.n)
        .join(recordings, recordings.c.sequence == versions.c.recorded)
        .where(versions.c.n > 1, recordings.c.opened_at >= window.start, recordings.c.opened_at < window.end)
        .order_by(versions.c.article, versions.c.n.desc())
    )
    return {row.article: row.n for row in connection.execute(query)}


def _missed(connection: Connection, window: Window) -> set[str]:
    """Return the articles with a look in the window, of which some look up to then was in vain."""
    fates = schema.fates
    vain = fates.alias()
    earlier = and_(vain.c.article == fates.c.article, vain.c.again, vain.c.reason != "", vain.c.at < window.end)
    query = select(fates.c.article).where(
        fates.c.again, fates.c.at >= window.start, fates.c.at < window.end, select(vain.c.key).where(earlier).exists()
    )
    return set(connection.execute(query.distinct()).scalars())


def _looks(connection: Connection, articles: Sequence[str], before: datetime | None = None) -> defaultdict[str, tuple[Look, ...]]:
    fates = schema.fates
    found: defaultdict[str, tuple[Look, ...]] = defaultdict(tuple)
    for portion in portions(articles):
        query = select(fates).where(fates.c.article.in_(portion)).order_by(fates.c.at, fates.c.recorded, fates.c.key)
        for row in connection.execute(query.where(fates.c.at < before) if before else query):
            found[row.article] += (Look(at=row.at, reason=Reason(row.reason) if row.reason else None),)
    return found


def _revisions(connection: Connection, articles: Sequence[str], before: datetime) -> dict[str, tuple[Revision, ...]]:
    versions, recordings = schema.versions, schema.recordings
    times: dict[Key, datetime] = {}
    for portion in portions(articles):
        query = (
            select(versions.c.article, versions.c.n, recordings.c.opened_at)
            .join(recordings, recordings.c.sequence == versions.c.recorded)
            .where(versions.c.article.in_(portion), recordings.c.opened_at < before)
        )
        times |= {(article, n): at for article, n, at in connection.execute(query)}
    found: defaultdict[str, tuple[Revision, ...]] = defaultdict(tuple)
    for kept in sorted(load(connection, times), key=lambda one: (one.id, one.version.n)):
        found[kept.id] += (Revision(kept=kept, at=times[kept.id, kept.version.n]),)
    return dict(found)
