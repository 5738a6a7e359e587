"""Cuts a stored text into paragraphs with its cited places marked, and compares two versions sentence by sentence. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from monitor.model import Article, Field, Place
from monitor.stages.render.press import anchor
from monitor.text import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text. `marked`: it is cited; `names` are the anchors of the places that begin with it."""

    words: str
    marked: bool
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A sentence of either version; `sign` is `-` for the older one's alone, `+` for the newer one's alone, blank for both."""

    sign: str
    words: str


def title(article: Article, places: Iterable[Place]) -> tuple[Piece, ...]:
    """Return the title with its marks."""
    return tuple(_pieces(article.title, 0, len(article.title), [one for one in places if one.field is Field.TITLE]))


def paragraphs(article: Article, places: Iterable[Place]) -> tuple[tuple[Piece, ...], ...]:
    """Return the text's paragraphs with their marks. Places may overlap; one that runs over several paragraphs is marked in each."""
    cited = [one for one in places if one.field is Field.TEXT]
    return tuple(
        tuple(_pieces(article.text, line.start(), line.end(), [one for one in cited if one.start < line.end() and one.end > line.start()]))
        for line in sentences.PARAGRAPH.finditer(article.text)
    )


def _pieces(text: str, start: int, end: int, places: Sequence[Place]) -> Iterator[Piece]:
    """Yield the stretches between all borders of places inside."""
    borders = sorted({start, end, *(min(max(at, start), end) for one in places for at in (one.start, one.end))})
    for begin, stop in pairwise(borders):
        names = tuple(dict.fromkeys(anchor(one) for one in places if one.start == begin))
        yield Piece(words=text[begin:stop], marked=any(one.start <= begin and stop <= one.end for one in places), names=names)


def changes(older: Article, newer: Article) -> tuple[Change, ...]:
    """Return what changed between two versions, with one unchanged sentence on either side; nothing when no sentence did."""
    before, after = _sentences(older), _sentences(newer)
    found: list[Change] = []
    for operation, first, last, start, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if operation == "equal":
            kept = dict.fromkeys((*range(start, min(start + 1, stop)), *range(max(stop - 1, start), stop)))
            found += [Change(sign="", words=after[at]) for at in kept]
        else:
            found += [Change(sign="-", words=words) for words in before[first:last]]
            found += [Change(sign="+", words=words) for words in after[start:stop]]
    return tuple(found) if any(one.sign for one in found) else ()


def _sentences(article: Article) -> list[str]:
    spans = sentences.split(article.text, article.language)
    return [article.title, *(article.text[start:end] for start, end in spans)]


def around(article: Article, place: Place) -> str:
    """Return the sentence that a place stands in, or the title."""
    if place.field is Field.TITLE:
        return article.title
    spans = sentences.split(article.text, article.language)
    return next((article.text[start:end] for start, end in spans if start <= place.start < end), article.read(place))
