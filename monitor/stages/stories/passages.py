"""A stretch of an article with its words found once for everything that reads them; it reads nothing out of them."""

from collections.abc import Collection
from dataclasses import dataclass

from monitor.model import Language
from monitor.text import words


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its tokens: (start, end, word in lower case)."""

    text: str
    language: Language
    tokens: tuple[tuple[int, int, str], ...]

    @classmethod
    def of(cls, text: str, language: Language) -> "Passage":
        """Return `text` with its tokens."""
        return cls(text, language, words.tokens(text, language))

    def until(self, end: int) -> "Passage":
        """Return the beginning of the passage, without the word that crosses `end`."""
        return Passage(self.text[:end], self.language, tuple(token for token in self.tokens if token[1] <= end))

    def outside(self, spans: Collection[tuple[int, int]]) -> "Passage":
        """Return the passage without the words that touch one of the spans (start, end)."""
        covered = {at for start, end in spans for at in range(start, end)}
        return Passage(self.text, self.language, tuple(token for token in self.tokens if token[0] not in covered)) if covered else self
