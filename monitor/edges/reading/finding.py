"""Finds articles by their words, narrowed to an outlet, a control, a language or a time.

Of a word that a hundred thousand articles have, the latest are ranked: reading all of them for one page takes longer than a reader waits.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Result, Row, and_, case, func, literal_column, or_, select

from monitor.edges import schema
from monitor.edges.reading.snippets import snippet
from monitor.edges.store import codec, text_index
from monitor.edges.store.kept import outlets as load_outlets
from monitor.model import Found, Hit, Narrowing, Outlet

CAP = 1000
"""Matches that are ranked, the latest kept of them: twice as many take 30 ms longer."""
FEW = 5000
"""Articles of some outlets that are collected beforehand; a hundred thousand have twenty times as many."""
RANGE = timedelta(days=366)
"""A stretch of time up to this is looked up by date first. Of a longer one enough is met on the way back from today."""


def find(connection: Connection, words: text_index.Query, narrowing: Narrowing, start: int, limit: int) -> Found:
    """Return a page of the articles that match all words, best first."""
    matching = text_index.matching(connection, words)
    latest = list(connection.execute(_candidates(connection, matching, narrowing)).scalars())
    capped = len(latest) > CAP
    ranked = _ranked(connection, matching, latest[:CAP])
    page = ranked[start : start + limit]
    rows = _rows(connection, [ordinal for ordinal, _ in page])
    published_by = load_outlets(connection, (row.outlet for row in rows.values()))
    hits = tuple(_hit(rows[at], published_by[rows[at].outlet], score, words) for at, score in page if at in rows)
    return Found(hits=hits, matches=len(ranked), capped=capped)


def holds(connection: Connection, words: text_index.Query) -> bool:
    """Return whether any article matches all words; the index answers at its first."""
    matching = text_index.matching(connection, words)
    return connection.execute(select(matching.ordinal).select_from(matching.table).where(matching.condition).limit(1)).first() is not None


def outlets(connection: Connection) -> tuple[Outlet, ...]:
    """Return every outlet of which something was kept, as recorded last, by name."""
    table = schema.outlets
    rows = connection.execute(select(table.c.id, table.c.outlet).order_by(table.c.recorded))
    found = {row.id: codec.loads(row.outlet, Outlet) for row in rows}
    return tuple(sorted(found.values(), key=lambda one: (one.name.casefold(), one.id)))


def _candidates(connection: Connection, matching: text_index.Matching, narrowing: Narrowing) -> Any:  # noqa: ANN401 - a select of the library's own generic type
    query = select(matching.ordinal).select_from(matching.table).where(matching.condition)
    if narrowing != Narrowing():
        articles, versions = schema.articles, schema.versions
        query = query.join(articles, articles.c.ordinal == matching.ordinal).join(versions, _newest())
        ours = _outlets(connection, narrowing)
        query = query.where(*_conditions(narrowing, ours), *_prefilters(connection, matching, narrowing, ours))
    return query.order_by(matching.ordinal.desc()).limit(CAP + 1)


def _outlets(connection: Connection, narrowing: Narrowing) -> tuple[str, ...] | None:
    """Return the outlets that a narrowing admits, None for all."""
    if narrowing.control is None:
        return (narrowing.outlet,) if narrowing.outlet else None
    known = [one.id for one in outlets(connection) if one.control is narrowing.control]
    return tuple(one for one in known if narrowing.outlet in ("", one))


def _are_few(connection: Connection, ours: Sequence[str]) -> bool:
    """Return whether these outlets have few articles. Of many, enough are met on the way back from today."""
    some = select(schema.versions.c.article).where(schema.versions.c.outlet.in_(ours)).limit(FEW + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one()) <= FEW


def _prefilters(
    connection: Connection, matching: text_index.Matching, narrowing: Narrowing, ours: Sequence[str] | None
) -> list[ColumnElement[bool]]:
    """Return what rules most matches out by an index alone: reading the rows of 25,000 takes 0.3 s. Each is wider than the exact
    condition. The sign keeps SQLite from asking the full-text index for each of these articles instead. There is none for a language: its
    index answers for each match, 5 ms where collecting the articles of the language took 31 (92,600 articles)."""
    articles, versions = schema.articles, schema.versions
    ordinal: ColumnElement[int] = literal_column(f"+{matching.table.name}.{matching.ordinal.name}")
    joined = select(articles.c.ordinal).select_from(articles).join(versions, versions.c.article == articles.c.id)
    filters: list[ColumnElement[bool]] = []
    if ours is not None and _are_few(connection, ours):
        filters.append(ordinal.in_(joined.where(versions.c.outlet.in_(ours))))
    if narrowing.since and narrowing.until and narrowing.until - narrowing.since <= RANGE:
        published = joined.where(versions.c.published >= narrowing.since, versions.c.published < narrowing.until)
        kept = select(articles.c.ordinal).where(articles.c.kept_at >= narrowing.since, articles.c.kept_at < narrowing.until)
        filters.append(ordinal.in_(published.union(kept)))
    return filters


def _newest() -> ColumnElement[bool]:
    """Return what joins an article with its latest version. Asking for a later one takes half as long as asking for the last."""
    articles, versions = schema.articles, schema.versions
    other = versions.alias()
    later = select(other.c.n).where(other.c.article == versions.c.article, other.c.n > versions.c.n)
    return and_(versions.c.article == articles.c.id, ~later.exists())


def _conditions(narrowing: Narrowing, ours: Sequence[str] | None) -> list[ColumnElement[bool]]:
    """Return the exact conditions. The empty text keeps SQLite from asking its index for every outlet of a control in turn: 34 ms, 14
    without."""
    versions = schema.versions.c
    sound = case((or_(versions.published.is_(None), versions.suspicious), schema.articles.c.kept_at), else_=versions.published)
    conditions: list[ColumnElement[bool]] = []
    if ours is not None:
        conditions.append(versions.outlet.concat("").in_(ours))
    if narrowing.language:
        conditions.append(versions.language == narrowing.language)
    if narrowing.since is not None:
        conditions.append(sound >= narrowing.since)
    if narrowing.until is not None:
        conditions.append(sound < narrowing.until)
    return conditions


def _ranked(connection: Connection, matching: text_index.Matching, latest: Sequence[int]) -> list[tuple[int, float]]:
    if not latest:
        return []
    wanted = frozenset(latest)
    query = select(matching.ordinal, matching.score).select_from(matching.table)
    rows = connection.execute(query.where(matching.condition, matching.ordinal >= latest[-1]))
    return sorted(((at, score) for at, score in rows if at in wanted), key=lambda pair: (-pair[1], -pair[0]))


def _rows(connection: Connection, ordinals: Sequence[int]) -> dict[int, Row[Any]]:
    articles, versions = schema.articles, schema.versions
    columns = (articles.c.ordinal, articles.c.id, versions.c.url, versions.c.title, versions.c.text, versions.c.language, versions.c.outlet)
    query = select(*columns, versions.c.published).select_from(articles).join(versions, _newest())
    rows: Result[Any] = connection.execute(query.where(articles.c.ordinal.in_(ordinals), articles.c.forgotten.is_(False)))
    return {row.ordinal: row for row in rows}


def _hit(row: Row[Any], outlet: Outlet, score: float, words: text_index.Query) -> Hit:
    return Hit(
        article=row.id,
        url=row.url,
        title=row.title,
        outlet=outlet.name,
        language=row.language,
        published=row.published,
        snippet=snippet(row.text, row.language, words),
        score=score,
        country=outlet.country,
        control=outlet.control,
    )
