"""Stretches of text inside quotation marks, and the dash paragraphs of Russian and Belarusian dialogue.

Which of them are speech is not decided here.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 1500
"""Characters that one quotation may span; an unclosed mark would otherwise swallow the article."""

_MARK = re.compile(r"[«»“”„「」『』]")
_CLOSES = {"«": "»", "“": "”“", "„": "”“", "「": "」", "『": "』"}
_ONE_PARAGRAPH = frozenset("“„")
_STRAIGHT = re.compile(r'["＂]{1,2}')
_CLOSED = re.compile(r"[.,:;)](?:[ \n]|$)")
_SINGLE = re.compile(rf"‘(?<!\w‘)([^‘’\n](?:[^‘\n’]|’(?=\w)){{8,{LONGEST}}}[.,!?])’(?!\w)")
_DASH = re.compile(r"[—–-](?<![^\n].)[ \u00a0](?=[A-ZА-ЯЁІЎ«“\"])[^\n]{1,2000}")


class Quoted(NamedTuple):
    """Words in quotation marks: `start`…`end` without the marks, `left` and `right` with them."""

    left: int
    start: int
    end: int
    right: int


def quoted(text: str) -> list[Quoted]:
    """Return what stands in quotation marks, outermost pairs only, in order."""
    found = [*_paired(text), *_straight(text)]
    found += [Quoted(m.start(), m.start() + 1, m.end() - 1, m.end()) for m in _SINGLE.finditer(text)]
    kept: list[Quoted] = []
    for one in sorted(found, key=lambda one: (one.left, -one.right)):
        if not kept or one.left >= kept[-1].right:
            kept.append(one)
    return kept


def _paired(text: str) -> Iterator[Quoted]:
    """Pair marks that open and close differently by a stack, in one pass whatever the text is."""
    opened: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if opened and (at - opened[0][1] > LONGEST or (opened[0][0] in _ONE_PARAGRAPH and "\n" in text[opened[0][1] : at])):
            opened.clear()
        closes = bool(opened) and mark in _CLOSES[opened[-1][0]] and not (mark == "“" and _opens(text, at, opened[-1][0]))
        if closes:
            start = opened.pop()[1]
            if not opened and at > start + 1:
                yield Quoted(start, start + 1, at, at + 1)
        elif mark in _CLOSES:
            opened.append((mark, at))


def _opens(text: str, at: int, inside: str) -> bool:
    """Return whether “ at `at` opens a quotation although one is open: it does after a blank, unless „ waits for it."""
    return inside != "„" and (at == 0 or not text[at - 1].strip() or text[at - 1] in "(«，：。")


def _straight(text: str) -> Iterator[Quoted]:
    """Pair straight marks within each paragraph: one that opens stands after a blank and before a word."""
    opened = start = -1
    for match in _STRAIGHT.finditer(text):
        at = match.start()
        if opened >= 0 and ("\n" in text[opened:at] or at - opened > LONGEST):
            opened = -1
        end = match.end()
        before, after = text[at - 1 : at] if at else "", text[end : end + 1]
        if opened < 0:
            # Inches and a stray closing mark stand behind a digit or a word, or before what closes a clause.
            opens = not (before.isalnum() and before.isascii()) and after.strip() and not _CLOSED.match(text, end)
            opened, start = (at, end) if opens else (-1, -1)
        elif at > start:
            yield Quoted(opened, start, at, end)
            opened = -1


def dialogue(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs that begin with a dash and a capital letter, without the dash."""
    for match in _DASH.finditer(text):
        yield match.start() + 2, match.end()
