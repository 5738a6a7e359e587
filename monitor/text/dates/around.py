"""Patterns run only where a word of theirs stands: a cheap scan for triggers first, then windows around them.

It knows no language. Triggers are literals and nothing else, so that the expression engine skips by first letters.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from monitor.text import automata

Windows = Mapping[str, Sequence[tuple[int, int]]]


class Triggers:
    """Literal words by kind, and how far around one of them a pattern of that kind may reach."""

    def __init__(self, reach: int, **words: str) -> None:
        self._reach = reach
        self._kinds = tuple((word.replace("_", " "), kind) for kind, listed in words.items() for word in listed.split())
        self._automaton = cache(lambda: automata.of_text(tuple(word for word, _ in self._kinds)))

    def windows(self, text: str) -> Windows:
        """Return for each kind the stretches of `text` around its words, overlaps joined. All words are sought at once."""
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, start, end in automata.places(self._automaton(), text):
            found[self._kinds[at][1]].append((start, end))
        return {kind: self._joined(sorted(places)) for kind, places in found.items()}

    def _joined(self, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        for start, end in places:
            low, high = max(0, start - self._reach), end + self._reach
            if spans and low <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(high, spans[-1][1]))
            else:
                spans.append((low, high))
        return spans


def matches(pattern: re.Pattern[str], text: str, where: Windows, *kinds: str) -> Iterator[re.Match[str]]:
    """Yield the matches of `pattern` inside the windows of these kinds of trigger."""
    for kind in kinds:
        for low, high in where.get(kind, ()):
            yield from pattern.finditer(text, low, high)
