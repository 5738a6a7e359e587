"""Finds the stored texts that overlap a sketch: candidates from the derived index, sketches and texts from the database.

It keeps the index in step with the verdicts, which are its truth, and decides nothing about the texts.
"""

import heapq
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from monitor.edges import schema
from monitor.edges.sketches import FLUSH, Mark, SketchIndex, unpack
from monitor.edges.store import codec
from monitor.edges.store.keys import AT_ONCE, portions
from monitor.edges.store.opening import Database, speaking
from monitor.model import Neighbour, Seed, Sketch

FOLDER = "sketches"
_SPARE = 16  # candidates beyond the limit that are compared exactly: an article's versions count once there


def _postings() -> Select[Any]:
    verdicts, sketches, articles = schema.verdicts, schema.sketches, schema.articles
    return (
        select(verdicts.c.ordinal, verdicts.c.article, verdicts.c.version, articles.c.ordinal.label("article_ordinal"), sketches.c.hashes)
        .join(articles, articles.c.id == verdicts.c.article)
        .outerjoin(sketches, (sketches.c.article == verdicts.c.article) & (sketches.c.version == verdicts.c.version))
        .order_by(verdicts.c.ordinal)
    )


def _settled_sketches() -> Select[Any]:
    sketches, articles, verdicts = schema.sketches, schema.articles, schema.verdicts
    judged = select(verdicts.c.ordinal).where((verdicts.c.article == sketches.c.article) & (verdicts.c.version == sketches.c.version))
    return (
        select(sketches)
        .join(articles, articles.c.id == sketches.c.article)
        .where(articles.c.ordinal.in_(bindparam("ordinals", expanding=True)), judged.exists())
        .order_by(sketches.c.version)
    )


def _some_texts() -> Select[Any]:
    versions = schema.versions
    columns = (versions.c.article, versions.c.n, versions.c.title, versions.c.text, versions.c.language)
    return select(*columns).where(versions.c.article.in_(bindparam("ids", expanding=True)))


# Put together once: building a statement takes longer than running it.
_SETTLED = _postings().where(schema.verdicts.c.ordinal == bindparam("verdict"))
_SKETCHES = _settled_sketches()
_TEXTS = _some_texts()


class Neighbourhood:
    """Articles with a verdict, and the seeds. Filled on first use, so that commands that never ask pay nothing."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder / FOLDER
        self._index: SketchIndex | None = None
        self._stale = True
        self._seeds: tuple[Neighbour, ...] | None = None

    def refresh(self) -> None:
        """Look at the database again before the next answer: another process may have written."""
        self._stale = True
        self._seeds = None

    def find(self, sketch: Sketch, limit: int) -> tuple[Neighbour, ...]:
        """Return what shares most hashes with `sketch`, best first, ties by id."""
        wanted = frozenset(sketch.hashes)
        with self._database.read() as connection:
            index = self._ready(connection)
            if self._seeds is None:
                self._seeds = tuple(_seeds(connection))
            near = [seed for seed in self._seeds if not wanted.isdisjoint(seed.sketch.hashes)]
            candidates = index.candidates(sketch.hashes, limit + _SPARE)[:AT_ONCE]
            near += _articles(connection, [ordinal for ordinal, _ in candidates], wanted, limit)
        return tuple(heapq.nsmallest(limit, near, key=lambda one: (-len(wanted.intersection(one.sketch.hashes)), one.id)))

    def settled(self, connection: Connection, verdict: int, article: str, version: int) -> None:
        """Hear that a verdict was recorded under this ordinal."""
        if self._index is None or self._stale or verdict != self._index.mark.last + 1:
            self._stale = True
            return
        for row in connection.execute(_SETTLED, {"verdict": verdict}):
            mark = Mark(count=self._index.mark.count + 1, last=verdict, name=_name(article, version))
            self._index.add(row.article_ordinal, unpack(row.hashes), mark)

    def close(self) -> None:
        """Save the index where that spares the next process much work."""
        index, self._index = self._index, None
        if index is not None and index.unsaved >= FLUSH // 10:
            with speaking(str(self._folder)):
                index.save()

    def _ready(self, connection: Connection) -> SketchIndex:
        if self._index is None:
            self._index = SketchIndex(self._folder)
        if self._stale:
            with speaking(str(self._folder)):
                _catch_up(connection, self._index)
            self._stale = False
        return self._index


def _catch_up(connection: Connection, index: SketchIndex) -> None:
    """Add the verdicts that the index lacks; begin anew when it is not of this database."""
    verdicts, mark = schema.verdicts, index.mark
    if mark.last:
        last = connection.execute(select(verdicts.c.article, verdicts.c.version).where(verdicts.c.ordinal == mark.last)).one_or_none()
        count = connection.execute(select(func.count()).where(verdicts.c.ordinal <= mark.last)).scalar_one()
        if last is None or _name(last.article, last.version) != mark.name or count != mark.count:
            index.clear()
    while rows := connection.execute(_postings().where(verdicts.c.ordinal > index.mark.last).limit(2000)).all():
        for row in rows:
            known = Mark(count=index.mark.count + 1, last=row.ordinal, name=_name(row.article, row.version))
            index.add(row.article_ordinal, unpack(row.hashes) if row.hashes else (), known)


def _name(article: str, version: int) -> str:
    return f"{article}/{version}"


def _seeds(connection: Connection) -> Iterator[Neighbour]:
    for row in connection.execute(select(schema.seeds)):
        seed = codec.loads(row.seed, Seed)
        sketch = Sketch(modulus=row.modulus, hashes=unpack(row.hashes))
        yield Neighbour(id=seed.id, is_seed=True, sketch=sketch, title=seed.title, text=seed.text, language=seed.language)


def _articles(connection: Connection, ordinals: Sequence[int], wanted: frozenset[int], limit: int) -> list[Neighbour]:
    """Compare the candidates' sketches exactly, and read the texts of the best only."""
    found: dict[str, tuple[int, Sketch]] = {}
    for portion in portions(ordinals):
        for row in connection.execute(_SKETCHES, {"ordinals": portion}):  # by version: the last one with a verdict stays
            found[row.article] = (row.version, Sketch(modulus=row.modulus, hashes=unpack(row.hashes)))
    shared = {article: len(wanted.intersection(sketch.hashes)) for article, (_, sketch) in found.items()}
    best = heapq.nsmallest(limit, (name for name, n in shared.items() if n), key=lambda name: (-shared[name], name))
    texts = {(row.article, row.n): row for row in _texts(connection, best)}
    return [_neighbour(texts[name, found[name][0]], found[name][1]) for name in best]


def _texts(connection: Connection, ids: Sequence[str]) -> Sequence[Row[Any]]:
    return connection.execute(_TEXTS, {"ids": ids}).all() if ids else ()


def _neighbour(row: Row[Any], sketch: Sketch) -> Neighbour:
    return Neighbour(id=row.article, is_seed=False, sketch=sketch, title=row.title, text=row.text, language=row.language)
