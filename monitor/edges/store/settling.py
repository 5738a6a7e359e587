"""Verdicts, and which articles belong to a window; how a verdict is reached is a stage's business."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, select

from monitor.edges import schema
from monitor.edges.store.kept import verdict_of
from monitor.model import Kept, Known, New, Reprint, Sketch, Verdict, Window
from monitor.model.articles import Unsettled


def unsettled(connection: Connection) -> tuple[Unsettled, ...]:
    """Return the versions without a verdict, by time and url; whole articles with their facts took ten times as long."""
    from monitor.edges.sketches import unpack  # late: readers come by here, and need no numpy

    rows = connection.execute(_waiting()).all()
    return tuple(
        Unsettled(
            id=row.article,
            n=row.n,
            url=row.url,
            text=row.text,
            language=row.language,
            sketch=Sketch(modulus=row.modulus, hashes=unpack(row.hashes)),
        )
        for row in sorted(rows, key=lambda row: (row.kept_at if row.suspicious else row.published or row.kept_at, row.url, row.n))
    )


def _waiting() -> Select[Any]:
    queue, versions, articles, sketches = schema.unsettled, schema.versions, schema.articles, schema.sketches
    read = (versions.c[name] for name in ("article", "n", "url", "text", "language", "published", "suspicious"))
    return (
        select(*read, articles.c.kept_at, sketches.c.modulus, sketches.c.hashes)
        .join(queue, (queue.c.article == versions.c.article) & (queue.c.version == versions.c.n))
        .join(sketches, (sketches.c.article == versions.c.article) & (sketches.c.version == versions.c.n))
        .join(articles, articles.c.id == versions.c.article)
        .where(articles.c.forgotten.is_(False))
    )


# Put together once: building a statement takes longer than running it, and a cycle settles thousands.
_SETTLED = delete(schema.unsettled).where(schema.unsettled.c.article == bindparam("one"), schema.unsettled.c.version == bindparam("n"))
_LAST = (
    select(schema.verdicts)
    .where(schema.verdicts.c.article == bindparam("one"), schema.verdicts.c.version == bindparam("n"))
    .order_by(schema.verdicts.c.ordinal.desc())
    .limit(1)
)
_ADD = schema.verdicts.insert().returning(schema.verdicts.c.ordinal)


def settle(connection: Connection, sequence: int, article: str, version: int, verdict: Verdict) -> int:
    """Record a verdict and return its ordinal, or 0 when the version's verdict is this one already."""
    mine = {"one": article, "n": version}
    connection.execute(_SETTLED, mine)
    last = connection.execute(_LAST, mine).one_or_none()
    if last is not None and verdict_of(last) == verdict:
        return 0
    row = {"article": article, "version": version, "recorded": sequence, **_columns(verdict)}
    return int(connection.execute(_ADD, row).scalar_one())


def _columns(verdict: Verdict) -> dict[str, object]:
    match verdict:
        case New():
            return {"kind": "new", "of": "", "share": 0.0, "back": 0.0}
        case Reprint():
            return {"kind": "reprint", "of": verdict.of, "share": verdict.share, "back": verdict.back}
        case Known():
            return {"kind": "known", "of": verdict.seed, "share": verdict.share, "back": verdict.back}


def ids_between(connection: Connection, window: Window, *, by_publication: bool) -> list[str]:
    """Return the articles first kept in the window, or with any version published in it."""
    articles, versions = schema.articles, schema.versions
    if by_publication:
        inside = (versions.c.published >= window.start) & (versions.c.published < window.end)
        query = select(versions.c.article).where(inside, versions.c.suspicious.is_(False)).distinct()
    else:
        query = select(articles.c.id).where(articles.c.kept_at >= window.start, articles.c.kept_at < window.end)
    return list(connection.execute(query).scalars())


def published_in(kept: Kept, window: Window) -> bool:
    """Whether this very version has a sound publication date within the window."""
    published = kept.article.published
    return published is not None and not published.suspicious and window.start <= published.moment < window.end


def promising(connection: Connection, first: str, last: str, before: datetime) -> list[str]:
    """Return the articles kept before `before` with a commitment due between two days, or in a month or year of theirs."""
    articles, facts = schema.articles, schema.facts
    due = facts.c.name.between(first, last) | facts.c.name.in_({first[:4], first[:7], last[:4], last[:7]})
    query = select(facts.c.article).join(articles, articles.c.id == facts.c.article)
    return sorted(set(connection.execute(query.where(facts.c.kind == "commitment", due, articles.c.kept_at < before)).scalars()))


def named(connection: Connection, entities: Sequence[str], before: datetime) -> frozenset[str]:
    """Return the entities that an article kept before `before` names."""
    articles, facts = schema.articles, schema.facts
    query = select(facts.c.name).join(articles, articles.c.id == facts.c.article)
    mine = query.where(facts.c.kind == "mention", facts.c.name.in_(entities), articles.c.kept_at < before)
    return frozenset(connection.execute(mine.distinct()).scalars())
