"""Patterns run only where a word of theirs stands: a cheap scan for triggers first, then windows around them.

It knows no language. Triggers are literals and nothing else, so that the expression engine skips by first letters.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

Windows = Mapping[str, Sequence[tuple[int, int]]]


class Triggers:
    """Literal words by kind, and how far around one of them a pattern of that kind may reach."""

    def __init__(self, reach: int, **kinds: str) -> None:
        self._reach = reach
        self._kinds = {word.replace("_", " "): kind for kind, words in kinds.items() for word in words.split()}
        self._pattern = re.compile("|".join(map(re.escape, sorted(self._kinds, key=len, reverse=True))))

    def windows(self, text: str) -> Windows:
        """Return for each kind the stretches of `text` around its words, overlaps joined."""
        found: dict[str, list[tuple[int, int]]] = {}
        reach, kinds = self._reach, self._kinds
        for match in self._pattern.finditer(text):
            spans = found.setdefault(kinds[match[0]], [])
            low, high = match.span()
            low = low - reach if low > reach else 0
            if spans and low <= spans[-1][1]:
                spans[-1] = (spans[-1][0], high + reach)
            else:
                spans.append((low, high + reach))
        return found


def matches(pattern: re.Pattern[str], text: str, where: Windows, *kinds: str) -> Iterator[re.Match[str]]:
    """Yield the matches of `pattern` inside the windows of these kinds of trigger."""
    for kind in kinds:
        for low, high in where.get(kind, ()):
            yield from pattern.finditer(text, low, high)
