"""Chooses sentences of one text up to a number or a length; it knows no story and cites nothing."""

from collections.abc import Iterable, Sequence

from monitor.model import Language
from monitor.stages.summarise.fitness import is_heading
from monitor.stages.summarise.ranking import ratings, said, terms
from monitor.text import sentences

SECTIONS = 3
"""A text with so many headings is a bulletin; its headings are the editor's own summary of it."""
HEADING = 5.0
REDUNDANT = 0.3
LOOKED_AT = 150


def choose(text: str, language: Language, *, n: int = 0, length: int = 0) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences that sum up `text`, in its order: at most `n` of them, or about `length` characters. A first
    line without a full stop is taken for the title and left out where there is another sentence."""
    spans = sentences.split(text, language)[:LOOKED_AT]
    if not spans:
        return ()
    parts = [text[start:end] for start, end in spans]
    order = _preferred(parts, _rated(parts, language), language)
    chosen = order[:n] if n else fill(order, [len(part) for part in parts], length)
    return tuple(spans[i] for i in sorted(chosen))


def fill(order: Iterable[int], lengths: Sequence[int], length: int) -> list[int]:
    """Return the first of `order` whose lengths add up to about `length`: each is taken that brings the sum nearer; at least one."""
    chosen: list[int] = []
    total = 0
    for i in order:
        if chosen and abs(total + lengths[i] - length) >= abs(total - length):
            break
        chosen.append(i)
        total += lengths[i]
    return chosen


def _rated(parts: Sequence[str], language: Language) -> list[float]:
    """Rate the sentences; headings come first in a bulletin, and last elsewhere."""
    heading = [is_heading(part) for part in parts]
    sections = [i + 1 < len(parts) and heading[i] and not heading[i + 1] for i in range(len(parts))]
    bulletin = sum(sections) >= SECTIONS
    begun = heading.index(False) if False in heading else 0
    rated = ratings(parts, [max(i - begun, 0) if i >= begun else len(parts) for i in range(len(parts))], language)
    weight = HEADING if bulletin else -HEADING
    return [rated[i] + (weight if (sections[i] if bulletin else heading[i]) else 0.0) for i in range(len(parts))]


def _preferred(parts: Sequence[str], rated: Sequence[float], language: Language) -> list[int]:
    """Return all sentences, best first, what earlier ones said counted against later ones. Carbonell and Goldstein, The Use of MMR,
    1998."""
    bags = [frozenset(terms(part, language)) for part in parts]
    left, order = set(range(len(parts))), list[int]()
    repeated = [0.0] * len(parts)
    while left:
        best = max(left, key=lambda i: (rated[i] - REDUNDANT * repeated[i], -i))
        left.remove(best)
        order.append(best)
        for i in left:
            repeated[i] = max(repeated[i], said(bags[i], (bags[best],)))
    return order
