"""Recognises the lines that recur in the articles of one host, so that they are learnt and left out; it keeps no count itself.

Only lines at the end, and the one after the lead, are looked at: captions of services, "subscribe to our channel", signatures. A
text is never changed otherwise: no lead is left out, no long line, and no text of which much would go.
"""

import hashlib
import re

LEAST = 3
"""Articles of a host in which a line stood before it is furniture."""
LEAST_SENTENCE = 10
"""The same for a sentence: the background that a newsroom repeats is text for longer."""
_LONGEST, _LONGEST_SENTENCE = 200, 100
_LAST = 6
_MOST = 0.4
"""Where more of a text than this share would go, the lines are not furniture but a form of text."""
_SENTENCE, _PAGE = ".", "+"
_SENTENCE_END = re.compile(r"""[.!?…。！？][»”"'’)）」]*$""")


def marks(text: str) -> tuple[str, ...]:
    """Return the marks of the lines of a stored text that may be furniture, each once, sorted."""
    return tuple(sorted({mark for _, mark in _suspects(text.split("\n\n"))}))


def admitting(line: str) -> str:
    """Return the mark of a line of a page, menus and all, for which the gate let the page through; nothing for one that is long or
    has no words. It is never the mark of a line of an article."""
    mark = _mark(line)
    return _PAGE + mark if mark else ""


def enough(mark: str, times: int) -> bool:
    """Tell whether a line seen in so many articles, or pages off the topic, of its host is furniture."""
    return times >= (LEAST_SENTENCE if mark.removeprefix(_PAGE).startswith(_SENTENCE) else LEAST)


def without(text: str, known: frozenset[str]) -> str:
    """Return a stored text without the lines that are known as furniture."""
    paragraphs = text.split("\n\n")
    gone = {n for n, mark in _suspects(paragraphs) if mark in known} if known else set()
    if not gone or sum(len(paragraphs[n]) for n in gone) > _MOST * len(text):
        return text
    return "\n\n".join(paragraph for n, paragraph in enumerate(paragraphs) if n not in gone)


def only_furniture_gone(before: str, after: str, known: frozenset[str]) -> bool:
    """Tell whether a text became another one by leaving out known furniture alone, so that nobody edited it."""
    return before != after and without(before, known) == after


def _suspects(paragraphs: list[str]) -> list[tuple[int, str]]:
    places = sorted({1, *range(len(paragraphs) - _LAST, len(paragraphs))})
    found = ((n, _mark(paragraphs[n])) for n in places if 0 < n < len(paragraphs))
    return [(n, mark) for n, mark in found if mark]


def _mark(line: str) -> str:
    """Return what identifies a line, whatever its case and signs; nothing for one too long or without words."""
    key = "".join(filter(str.isalpha, line)).casefold()
    sentence = bool(_SENTENCE_END.search(line))
    if not key or len(line) > (_LONGEST_SENTENCE if sentence else _LONGEST):
        return ""
    return (_SENTENCE if sentence else "") + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:16]
