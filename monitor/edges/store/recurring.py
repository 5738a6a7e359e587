"""Counts in how many articles of a host a line stood, and how many pages off the topic it brought through the gate; what a line is,
and how often is often, says `text.furniture`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from monitor import urls
from monitor.edges import schema
from monitor.edges.store.keys import insert, portions
from monitor.model import Article, Drop
from monitor.text import furniture

Counts = Counter[tuple[str, str]]
"""Articles, or pages, by host and mark of the line."""


def count(counts: Counts, article: Article) -> None:
    """Count the lines of a new article."""
    counts.update((urls.host(article.url), mark) for mark in furniture.marks(article.text))


def count_admitting(counts: Counts, drop: Drop) -> None:
    """Count the lines for which a page was let through that turned out to be off the topic."""
    counts.update((urls.host(drop.url), mark) for mark in drop.lines)


def write(connection: Connection, counts: Counts) -> None:
    """Add the counts of a batch to the stored ones."""
    table = schema.recurring_lines
    statement = insert(connection, table)
    statement = statement.on_conflict_do_update(
        index_elements=["host", "line"], set_={"times": table.c.times + statement.excluded["times"]}
    )
    if counts:
        connection.execute(statement, [{"host": host, "line": line, "times": times} for (host, line), times in sorted(counts.items())])


def known(connection: Connection, hosts: Iterable[str] | None = None) -> Mapping[str, frozenset[str]]:
    """Return the marks of what is furniture by host; of all hosts, or of these alone."""
    table = schema.recurring_lines
    often = select(table).where(table.c.times >= furniture.LEAST)
    queries = [often] if hosts is None else [often.where(table.c.host.in_(portion)) for portion in portions(sorted(set(hosts)))]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in (row for query in queries for row in connection.execute(query)):
        if furniture.enough(row.line, row.times):
            found[row.host].add(row.line)
    return {host: frozenset(lines) for host, lines in found.items()}
