"""Takes the words of a withdrawn article out of a stored digest, wherever in it they stand; it touches no table.

The walk goes through every field of every value, so that a section which a digest gains later cannot be forgotten here.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from monitor.edges.store.keys import key
from monitor.model import (
    REDACTED,
    Background,
    Change,
    CitedSentence,
    Digest,
    FigureRow,
    Folded,
    Late,
    Promise,
    Reference,
    Series,
    ToldEdit,
    ToldQuote,
    ToldSentence,
    Voice,
)


def redacted(digest: Digest, article: str, keys: frozenset[str]) -> Digest:
    """Return the digest without the article's words, titles and figures; `keys` are those of its addresses."""
    whole: Digest = _walked(digest, article, keys)
    return whole


def _walked(value: Any, article: str, keys: frozenset[str]) -> Any:  # noqa: ANN401 (any value of the model)
    if isinstance(value, tuple):
        return tuple(_walked(one, article, keys) for one in value if not _falls(one, article))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    said = {field.name: getattr(value, field.name) for field in fields(value)}
    walked = {name: _walked(one, article, keys) for name, one in said.items()}
    changed = {name: one for name, one in walked.items() if one is not said[name] and one != said[name]}
    return _blank(replace(value, **changed), article, keys)


def _falls(value: object, article: str) -> bool:
    """Return whether a value is nothing without the article: a row of figures, or a series, that it alone gives."""
    if isinstance(value, FigureRow):
        return all(_cites(one.told, article) for one in value.stated)
    return isinstance(value, Series) and any(_cites(point.told, article) for point in value.points)


def _blank(value: Any, article: str, keys: frozenset[str]) -> Any:  # noqa: ANN401 (any value of the model)
    """Return one value without the words that it holds itself."""
    blank: dict[str, object] = {}
    match value:
        case CitedSentence() if value.span.article == article:
            blank = {"text": REDACTED}
        case Voice() | Reference() | ToldEdit() if value.article == article:
            blank = {"title": REDACTED}
        case Late() | Background() if value.url and key(value.url) in keys:
            blank = {"title": REDACTED}
        case Folded():
            of = value.of_id == article or (value.of_url and key(value.of_url) in keys)
            blank = {"title": REDACTED if key(value.url) in keys else value.title, "of_title": REDACTED if of else value.of_title}
        case ToldQuote() if _cites(value.told, article):
            blank = {"speaker": REDACTED}
        case Promise() if _cites(value.told, article):
            blank = {"who": REDACTED}
        case Change() if _cites(value.cited, article):
            blank = {"key": REDACTED, "name": REDACTED}
        case FigureRow():
            blank = {"stated": tuple(one for one in value.stated if not _cites(one.told, article))}
    return replace(value, **blank) if blank else value


def _cites(told: ToldSentence, article: str) -> bool:
    return told.sentence.span.article == article
