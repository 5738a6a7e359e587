"""The stretch of a text that shows why it was found; it finds nothing itself."""

from collections.abc import Iterator

from monitor.edges.store.text_index import Query
from monitor.text.words import search_terms

SNIPPET = 200
"""Code points of a snippet, about two lines."""


def snippet(text: str, language: str, words: Query) -> str:
    """Return the stretch of the text in which most words of the query stand, the first of equal ones."""
    stretches = list(_stretches(text))
    best, most = 0, 0
    for at, (start, end) in enumerate(stretches):
        around = " " + " ".join(search_terms(text[start:end], language)) + " "
        matched = sum(any(f" {phrase} " in around for phrase in word) for word in words)
        if matched > most:
            best, most = at, matched
        if most == len(words):
            break
    if not stretches:
        return ""
    start, end = stretches[best]
    found = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{found}{' …' if end < len(text) else ''}"


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text at blanks, or where there are none (Chinese) after so many characters; each overlaps the one before by half."""
    start = 0
    while start < len(text):
        end = min(len(text), start + SNIPPET)
        blank = text.rfind(" ", start + SNIPPET // 2, end)
        end = blank if end < len(text) and blank > 0 else end
        yield start, end
        if end == len(text):
            return
        middle = start + SNIPPET // 2
        blank = text.find(" ", middle, end)
        start = blank + 1 if blank >= 0 else middle
