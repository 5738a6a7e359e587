"""The full-text index: tokens of each article's latest version in FTS5 or a tsvector; which tokens, `text.words` decides.

Neither database's own word splitting is used: it finds no two-character Chinese word and no inflected Belarusian one. A query is a
conjunction of words; each word has alternatives, each a phrase of consecutive tokens.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias, cast

from sqlalchemy import ColumnElement, Connection, TableClause, column, func, literal_column, table, text

from monitor.edges.schema import SEARCH
from monitor.model import SearchTerms

Query: TypeAlias = tuple[tuple[str, ...], ...]

TITLE_WEIGHT = 5.0
_LAST_POSITION = 16_383  # PostgreSQL counts no further; words beyond are found alone, not in phrases
_LONGEST = 500  # bytes of a token; PostgreSQL refuses lexemes above 2,046
_GAP = 2  # positions between title and text, so that no phrase runs across


@dataclass(frozen=True, slots=True)
class Tokens:
    """What is searched of one article."""

    title: tuple[str, ...]
    body: tuple[str, ...]


def tokens(terms: SearchTerms) -> Tokens:
    """Return the terms of an article as both databases can hold them."""
    return Tokens(_clean(terms.title), _clean(terms.text))


def put(connection: Connection, articles: Sequence[tuple[int, Tokens]]) -> None:
    """Make these the searched words of the articles with these ordinals."""
    if not articles:
        return
    remove(connection, [ordinal for ordinal, _ in articles])
    if connection.dialect.name == "sqlite":
        rows = [{"id": ordinal, "title": " ".join(one.title), "body": " ".join(one.body)} for ordinal, one in articles]
        connection.execute(text("INSERT INTO search (rowid, title, body) VALUES (:id, :title, :body)"), rows)
    else:
        vectors = [{"id": ordinal, "tokens": _vector(one)} for ordinal, one in articles]
        connection.execute(text("INSERT INTO search (ordinal, tokens) VALUES (:id, CAST(:tokens AS tsvector))"), vectors)


def remove(connection: Connection, ordinals: Sequence[int], *, trace: bool = True) -> None:
    """Take articles out of the index; without `trace` their words are gone from the file as well."""
    column = "rowid" if connection.dialect.name == "sqlite" else "ordinal"
    if ordinals:
        connection.execute(text(f"DELETE FROM search WHERE {column} = :id"), [{"id": ordinal} for ordinal in ordinals])  # noqa: S608 - one of two constants
    if not trace and connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO search (search) VALUES ('optimize')"))


def find(connection: Connection, query: Query, limit: int) -> list[tuple[int, float]]:
    """Return (ordinal, score) of the articles matching all words, best first; a word in the title weighs more."""
    if connection.dialect.name == "sqlite":
        statement = """SELECT rowid, -bm25(search, :weight, 1.0) AS score FROM search WHERE search MATCH :query
                       ORDER BY score DESC, rowid LIMIT :limit"""
        values: dict[str, object] = {"query": _fts5(query), "weight": TITLE_WEIGHT, "limit": limit}
    else:
        statement = """SELECT ordinal, ts_rank(ARRAY[0.2, 0.2, 0.2, 1.0], tokens, q, 1) AS score FROM search, CAST(:query AS tsquery) AS q
                       WHERE tokens @@ q ORDER BY score DESC, ordinal LIMIT :limit"""
        values = {"query": _tsquery(query), "limit": limit}
    return [(int(ordinal), float(score)) for ordinal, score in connection.execute(text(statement), values)]


@dataclass(frozen=True, slots=True)
class Matching:
    """The index with a query put to it, for selects of others: the table, its ordinals, what matches, and how well."""

    table: TableClause
    ordinal: ColumnElement[int]
    condition: ColumnElement[bool]
    score: ColumnElement[float]


def matching(connection: Connection, query: Query) -> Matching:
    """Return the index as selects of other tables may join it; scores are those of `find`."""
    if connection.dialect.name == "sqlite":
        index = table(SEARCH, column("rowid"))
        condition = text("search MATCH :query").bindparams(query=_fts5(query))
        return Matching(index, index.c.rowid, cast(ColumnElement[bool], condition), literal_column(f"-bm25(search, {TITLE_WEIGHT}, 1.0)"))
    index = table(SEARCH, column("ordinal"), column("tokens"))
    asked = text("CAST(:query AS tsquery)").bindparams(query=_tsquery(query))
    matches = index.c.tokens.op("@@")(asked)
    weights: ColumnElement[float] = literal_column("ARRAY[0.2, 0.2, 0.2, 1.0]")
    return Matching(index, index.c.ordinal, matches, func.ts_rank(weights, index.c.tokens, asked, literal_column("1")))


def _clean(terms: Sequence[str]) -> tuple[str, ...]:
    return tuple(token for term in terms if (token := _storable(term)))


@lru_cache(maxsize=100_000)
def _storable(term: str) -> str:
    """Leave out what no index holds: blanks and NUL inside a token, surrogates; cut tokens of absurd length."""
    return "".join(term.split()).replace("\x00", "").encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore")


def _phrases(query: Query) -> list[list[tuple[str, ...]]]:
    words = [[_clean(phrase.split()) for phrase in alternatives] for alternatives in query]
    return [[phrase for phrase in word if phrase] for word in words if any(word)]


def _fts5(query: Query) -> str:
    quoted = [['"' + " ".join(phrase).replace('"', '""') + '"' for phrase in word] for word in _phrases(query)]
    return " AND ".join(f"({' OR '.join(word)})" for word in quoted)


def _tsquery(query: Query) -> str:
    words = [["(" + " <-> ".join(map(_lexeme, phrase)) + ")" for phrase in word] for word in _phrases(query)]
    return " & ".join(f"({' | '.join(word)})" for word in words)


def _lexeme(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def _vector(one: Tokens) -> str:
    """Return a tsvector literal: positions count on from title to text, title positions weigh A."""
    places: dict[str, list[str]] = {}
    start = len(one.title) + _GAP
    for position, token in enumerate(one.title, start=1):
        places.setdefault(token, []).append(f"{min(position, _LAST_POSITION)}A")
    for position, token in enumerate(one.body, start=start):
        if position <= _LAST_POSITION or token not in places:
            places.setdefault(token, []).append(str(min(position, _LAST_POSITION)))
    return " ".join(f"{_lexeme(token)}:{','.join(found[:255])}" for token, found in places.items())


def usable(query: Query) -> bool:
    """Whether anything of the query can be looked for."""
    return bool(_phrases(query))
