"""What articles mean, as a model read it: recorded once a version and model; nothing here compares."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, and_, select

from monitor.edges import schema
from monitor.edges.store.kept import Key, load
from monitor.edges.store.keys import add
from monitor.model import Kept


def without(connection: Connection, model: str, since: datetime) -> tuple[Kept, ...]:
    """Return the settled versions of articles kept since then that the model has not read, but for what a seed knows."""
    articles, verdicts, meanings = schema.articles, schema.verdicts, schema.meanings
    here = and_(meanings.c.article == verdicts.c.article, meanings.c.version == verdicts.c.version, meanings.c.model == model)
    query = (
        select(verdicts.c.article, verdicts.c.version)
        .join(articles, articles.c.id == verdicts.c.article)
        .outerjoin(meanings, here)
        .where(articles.c.kept_at >= since, articles.c.forgotten.is_(False), verdicts.c.kind != "known", meanings.c.article.is_(None))
    )
    found: set[Key] = {(article, version) for article, version in connection.execute(query)} if model else set()
    return load(connection, sorted(found))


def record(connection: Connection, sequence: int, articles: Iterable[Kept]) -> None:
    """Record meanings; those that are there stay as they are."""
    rows: list[dict[str, object]] = [
        {"article": one.id, "version": one.version.n, "model": one.meaning.model, "vector": one.meaning.vector, "recorded": sequence}
        for one in articles
    ]
    add(connection, schema.meanings, rows)
