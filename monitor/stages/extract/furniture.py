"""Tells the lines of an extracted text from the furniture around it; it never changes a line, it only leaves some out.

Extractors keep what looks like the article's own container: related links, share buttons, rows of tables, copyright. Such
lines stand at the ends of a text and are no sentences, which holds in every language; a few words tell where they begin.
"""

import re
from enum import Enum

from monitor.stages.extract.phrases import LEGAL, SECTIONS

_SENTENCE_END = re.compile(r"[.!?…。！？;；:：][\"'”’»)\]）」』“]*\s*$")
_FULL_STOP = re.compile(r"[.!。！][\"'”’»)\]）」』]*$")
_MARKS = " \t-–—•*|>»·:：…#["
_SHORT = 60
"""Nothing longer is a button; twice as much is no link."""
_PROSE_CELL = 120
_SCRAP = 60
_SHORT_TAIL = 6
"""At most so many short lines without a full stop are taken off the end: an article may end in a list."""
_COLUMNS = 3
_MOST = 0.85
"""A section is the end when this share of the prose stands before it; .60 cost the English set .002, .75 the same."""
_HANZI = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_PIPED = re.compile(r"^\||\|\s*$")
_WORDLIKE = re.compile(r"\w")
_SEPARATORS = re.compile(r"[-_=*~·.\s|]*$")


def without(text: str, links: frozenset[str] = frozenset()) -> str:
    """Return `text` (one paragraph a line) without its furniture. `links` are the `letters` of the page's links: a line that
    is nothing but a link leads elsewhere."""
    lines = [plain for line in text.split("\n") if (plain := _plain(line))]
    kinds = [_kind(line, links) for line in lines]
    keep = _end_of_article(lines, kinds)
    shorts = 0
    while keep and (kinds[keep - 1] in _FURNITURE or (shorts < _SHORT_TAIL and kinds[keep - 1] is _Kind.SCRAP)):
        keep -= 1
        shorts += kinds[keep] is _Kind.SCRAP
    return "\n".join(line for line, kind in zip(lines[:keep], kinds, strict=False) if kind not in _FURNITURE)


def letters(text: str) -> str:
    """Return the letters of `text` alone, in lower case: what stays the same of a link wherever it is shown."""
    return "".join(filter(str.isalpha, text)).lower()


class _Kind(Enum):
    PROSE = 1
    SECTION = 2
    LEGAL = 3
    LINK = 4
    SCRAP = 5
    LINE = 6


_FURNITURE = frozenset({_Kind.SECTION, _Kind.LEGAL, _Kind.LINK})


def _kind(line: str, links: frozenset[str]) -> _Kind:
    size = weight(line)
    if _opens_section(line):
        return _Kind.SECTION
    if LEGAL.search(line) and size < 3 * _PROSE_CELL:
        return _Kind.LEGAL
    if letters(line) in links and not _SENTENCE_END.search(line):
        return _Kind.LINK
    if _SENTENCE_END.search(line) or size > 2 * _SHORT:
        return _Kind.PROSE
    return _Kind.SCRAP if size <= _SCRAP else _Kind.LINE


def _plain(line: str) -> str:
    """Return a line as it is; a row of a table when it has data in several columns, else as the prose of its cells, where there is any."""
    line = line.strip()
    if not _PIPED.search(line):
        return "" if _SEPARATORS.fullmatch(line) else line
    cells = [cell.strip() for cell in line.split("|") if _WORDLIKE.search(cell)]
    if len(cells) >= _COLUMNS and all(weight(cell) < _PROSE_CELL for cell in cells):
        return " | ".join(cells)
    return " ".join(cell for cell in cells if weight(cell) >= _PROSE_CELL)


def _end_of_article(lines: list[str], kinds: list[_Kind]) -> int:
    """Return the line where a section of links or notices begins, unless much of the prose stands behind it."""
    prose = [weight(line) if kind is _Kind.PROSE else 0 for line, kind in zip(lines, kinds, strict=True)]
    total, seen = sum(prose) or 1, 0
    for n, size in enumerate(prose):
        if n and kinds[n] is _Kind.SECTION and seen >= _MOST * total:
            return n
        seen += size
    return len(lines)


def _opens_section(line: str) -> bool:
    bare = line.lstrip(_MARKS)
    size = weight(bare)
    return (size <= _SHORT or (size <= 2 * _SHORT and not _FULL_STOP.search(bare))) and bool(SECTIONS.match(bare))


def weight(text: str) -> int:
    """Return the length of `text` in characters, Chinese, Japanese and Korean signs counted double."""
    return len(text) + len(_HANZI.findall(text))
