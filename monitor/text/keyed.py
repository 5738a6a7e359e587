"""Finds the words of many patterns in one pass over a text: each is tried only where a word begins with its first letters.

It knows no language. One expression with all patterns tries each of them at each word: it took twenty times as long.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from monitor.text import automata

Rows = tuple[tuple[str, str], ...]

_SPECIAL = frozenset(r"\.^$*+?{}[]()|")
_AROUND = re.compile(r"(?:\(\?<?[!=](?:[^()]|\([^()]*\))*\))+")


class Cue(NamedTuple):
    """A match of the row called `name`."""

    name: str
    start: int
    end: int


class Keyed:
    """Patterns by their first letters. A row is a name and alternatives; each alternative begins with two plain letters (one where
    words are not parted by blanks: `spaced` false) and ends where a word ends. Raises ValueError for one that does not."""

    def __init__(self, rows: Rows, *, spaced: bool = True) -> None:
        self._spaced = spaced
        self._size = 2 if spaced else 1
        table: dict[str, dict[str, list[str]]] = {}
        starts: set[str] = set()
        for name, pattern in rows:
            for alternative in alternatives(pattern):
                start = self._start(alternative)
                starts.add(start)
                table.setdefault(start[: self._size], {}).setdefault(name, []).append(alternative)
        end = r"(?!\w)" if spaced else ""
        self._table = {
            key: tuple((name, re.compile(f"(?:{'|'.join(those)}){end}")) for name, those in names.items()) for key, names in table.items()
        }
        # What begins like another is found with it.
        kept = tuple(sorted(start for start in starts if not any(start != one and start.startswith(one) for one in starts)))
        self._starts = cache(lambda: automata.of_text(kept))

    def find(self, lowered: str, start: int, end: int) -> Iterator[Cue]:
        """Yield the matches between two offsets by place, at one place in the order of the rows; they may overlap. All starts are
        sought at once: several times as fast as word by word, because most words begin with none of them."""
        for at in sorted(start + place for _, place, _ in automata.places(self._starts(), lowered[start:end])):
            if self._spaced and at and (lowered[at - 1].isalnum() or lowered[at - 1] == "_"):
                continue
            for name, pattern in self._table.get(lowered[at : at + self._size], ()):
                found = pattern.match(lowered, at, end)
                if found:
                    yield Cue(name, at, found.end())

    def scan(self, lowered: str) -> Iterator[Cue]:
        """Yield the matches in a whole text."""
        return self.find(lowered, 0, len(lowered))

    def _start(self, alternative: str) -> str:
        letters = plain_start(_AROUND.sub("", alternative, count=1) if alternative.startswith("(?") else alternative)
        if len(letters) < self._size:
            raise ValueError(f"begins with fewer than {self._size} plain letters: {alternative!r}")
        return letters


def alternatives(pattern: str) -> Iterator[str]:
    """Yield the parts of a regular expression that stand between its outermost bars."""
    depth, at = 0, 0
    for place, sign in enumerate(pattern):
        if sign in "([" and pattern[place - 1 : place] != "\\":
            depth += 1
        elif sign in ")]" and pattern[place - 1 : place] != "\\":
            depth -= 1
        elif sign == "|" and not depth:
            yield pattern[at:place]
            at = place + 1
    yield pattern[at:]


def plain_start(pattern: str) -> str:
    """Return the letters with which every match of a regular expression begins."""
    letters = ""
    for sign in pattern:
        if sign in _SPECIAL:
            return letters[:-1] if sign in "?*{" else letters
        letters += sign
    return letters
