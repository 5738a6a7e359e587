"""What a batch of fates is judged against: the ledger's rows, the articles already known, and what is to be written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from monitor import urls
from monitor.edges import schema
from monitor.edges.sketches import unpack
from monitor.edges.store import recurring, text_index
from monitor.edges.store.keys import article_id, claimed_keys, key, own_keys, portions, text_hash
from monitor.model import Article, Entry, Fate, Judged
from monitor.text import furniture

SAME_WORK = 0.1
"""Two articles that only a page's own claim joins must share this part of the shorter one's shingles, or their title: sites
exist that name one address as the canonical link of all their pages."""

_HEAD = ("article", "n", "title", "text", "text_hash", "response")


@dataclass(slots=True)
class Head:
    """What is known of an article before a batch: its latest version in short."""

    id: str
    n: int
    title: str
    text: str
    text_hash: str
    response: str
    hashes: frozenset[int]
    forgotten: bool


@dataclass(slots=True)
class Batch:
    """Everything one transaction is going to write, and what it found; kept in memory so that rows go in by the hundred."""

    sequence: int
    at: datetime
    ledger: dict[str, Row[Any]]
    recorded: set[str]
    aliases: dict[str, str]
    heads: dict[str, Head]
    furniture: Mapping[str, frozenset[str]]
    """Recurring lines of the articles' hosts, by host."""
    lines: recurring.Counts = field(default_factory=Counter)
    rows: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    indexed: dict[str, text_index.Tokens] = field(default_factory=dict)

    def add(self, table: str, **row: object) -> None:
        """Put a row down for writing."""
        self.rows.setdefault(table, []).append(row)


def gather(connection: Connection, sequence: int, fates: Sequence[Fate]) -> Batch:
    """Read what a batch of fates needs, in a handful of queries."""
    names = {key(fate.entry.url) for fate in fates}
    judged = [(fate.entry, fate.outcome.article) for fate in fates if isinstance(fate.outcome, Judged)]
    claims = {name for entry, article in judged for name in (*own_keys(entry, article), *claimed_keys(entry, article))}
    aliases = dict(_pairs(connection, select(schema.aliases.c.alias, schema.aliases.c.article), schema.aliases.c.alias, claims))
    ids = {*aliases.values(), *(article_id(article.url) for _, article in judged)}
    done = select(schema.fates.c.key, schema.fates.c.recorded).where(schema.fates.c.recorded == sequence)
    return Batch(
        sequence=sequence,
        at=connection.execute(select(schema.recordings.c.opened_at).where(schema.recordings.c.sequence == sequence)).scalar_one(),
        ledger={row.key: row for row in _pairs(connection, select(schema.ledger), schema.ledger.c.key, names)},
        recorded={row.key for row in _pairs(connection, done, schema.fates.c.key, names)},
        aliases=aliases,
        heads={head.id: head for head in _heads(connection, ids)},
        furniture=recurring.known(connection, {urls.host(article.url) for _, article in judged}),
    )


def find(batch: Batch, entry: Entry, judged: Judged) -> Head | None:
    """Return the article that this is: by an address of its own, else by a claimed one that the words bear out."""
    for name in own_keys(entry, judged.article):
        if name in batch.aliases:
            return batch.heads[batch.aliases[name]]
    claimed = (batch.heads[batch.aliases[name]] for name in claimed_keys(entry, judged.article) if name in batch.aliases)
    return next((head for head in claimed if _same_work(head, judged)), None)


def edited(batch: Batch, head: Head, judged: Judged) -> bool:
    """Tell whether an article says something else than its latest version, and than what we read in that version's answer today:
    what its site prints everywhere does not count."""
    known = batch.furniture.get(urls.host(judged.article.url), frozenset())
    old = [(head.title, head.text), *([(judged.before.article.title, judged.before.article.text)] if judged.before else [])]
    return not any(_says(title, text, judged.article, known) for title, text in old)


def _says(title: str, text: str, article: Article, known: frozenset[str]) -> bool:
    if title.split() != article.title.split():
        return False
    return text_hash(text) == text_hash(article.text) or furniture.only_furniture_differs(text, article.text, known)


def _same_work(head: Head, judged: Judged) -> bool:
    if head.forgotten or head.title == judged.article.title or not head.hashes or not judged.sketch.hashes:
        return True
    shared = len(head.hashes.intersection(judged.sketch.hashes))
    return shared >= SAME_WORK * min(len(head.hashes), len(judged.sketch.hashes))


def _pairs(connection: Connection, query: Any, column: Any, values: Iterable[str]) -> Iterator[Any]:  # noqa: ANN401 - rows of any shape
    for portion in portions(sorted(values)):
        yield from connection.execute(query.where(column.in_(portion)))


def _heads(connection: Connection, ids: Iterable[str]) -> Iterator[Head]:
    versions, sketches, articles = schema.versions, schema.sketches, schema.articles
    last = select(versions.c.article, func.max(versions.c.n).label("n")).group_by(versions.c.article)
    for portion in portions(sorted(ids)):
        newest = last.where(versions.c.article.in_(portion)).subquery()
        query = (
            select(
                *(versions.c[name] for name in _HEAD),
                sketches.c.hashes,
                articles.c.forgotten,
            )
            .join(newest, (newest.c.article == versions.c.article) & (newest.c.n == versions.c.n))
            .join(articles, articles.c.id == versions.c.article)
            .outerjoin(sketches, (sketches.c.article == versions.c.article) & (sketches.c.version == versions.c.n))
        )
        for row in connection.execute(query):
            hashes = frozenset(unpack(row.hashes)) if row.hashes else frozenset()
            yield Head(row.article, row.n, row.title, row.text, row.text_hash, row.response, hashes, row.forgotten)
