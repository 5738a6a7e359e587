"""Where a sentence may end: runs of . ! ? … with what closes after them, and what stands around each."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from monitor.text.sentences.unmarked import PICTURE

CANDIDATE = re.compile(
    rf"(?P<mark>[.!?…]+|{PICTURE}{{1,30}}+(?=\s+[A-ZА-ЯЁІЎЇЄҐ]))"
    rf"(?P<close>[\"'»”’)\]]*(?:{PICTURE}+|\s+{PICTURE}++(?!\w))*(?:(?:\s+#\w[\w@-]*){{2,}}+|\s+#\w[\w-]*(?=\s*$|\s+[^\s#a-zа-яёіўїєґ]))?)"
    r"(?P<gap>\s+|(?=[A-ZА-ЯЁІЎЇЄҐŁŚŻ][a-zа-яёіўїєґ]|[AIАВЄЗИІЙКОСУЎЯ],?\s|[А-ЯЁІЎЇЄҐ]{2,30}\s|P\.S\.)|$)"
)
MARK = re.compile("[.!?…\u2600-\u2b50\U0001f1e6-\U0001faff]")
"""What a candidate begins with, and a little more: each range costs. Looked for by itself: one set is skipped to four times as fast
as the whole expression."""
BREAKS = '«“„"(['
AFTER = re.compile(r"(?P<opened>(?:\(\s?\)\s|[\"'`«“„‘(\[—–*•-]|(?<=[`—–-])\s)*\s*)(?P<word>[^\W_]+(?:[-'’][^\W_]+)*)?(?P<dot>\.)?")
NEAR = 60
"""How far, in characters, an open bracket or a short quotation is followed."""


class Gap(NamedTuple):
    """A place where a sentence may end. `head` is the sentence so far, `tail` what follows; `before`, `earlier` the two
    words before the mark, `after` the word after it, `opened` what stands before that; `dotted`: `after` has a dot itself."""

    mark: str
    close: str
    tight: bool
    head: str
    tail: str
    earlier: str
    before: str
    opened: str
    after: str
    dotted: bool


def candidates(paragraph: str) -> Iterator[re.Match[str]]:
    """Yield every place of a paragraph where a sentence may end, in order."""
    after = 0
    for mark in MARK.finditer(paragraph):
        match = CANDIDATE.match(paragraph, mark.start()) if mark.start() >= after else None
        if match:
            after = match.end()
            yield match


def gap(paragraph: str, begun: int, match: re.Match[str]) -> Gap:
    """Return what is looked at where a sentence that has `begun` may end; the windows are bounded so that a hostile text costs no more
    than its length."""
    head = paragraph[max(begun, match.start() - 300) : match.start()]
    earlier, before = _last_words(head[-80:])
    mark, close, blank = match.groups()
    following = paragraph[match.end() : match.end() + 80]
    after = AFTER.match(following)
    opened, word, dot = after.groups() if after else ("", "", "")
    return Gap(
        mark=mark,
        close=close,
        tight=not blank,
        head=head,
        tail=following[:NEAR],
        earlier=earlier,
        before=before,
        opened=opened,
        after=word or "",
        dotted=bool(dot),
    )


def _last_words(head: str) -> tuple[str, str]:
    """Return the last two words before a mark, the very last empty where a blank or an opening sign stands before the mark."""
    for sign in BREAKS:
        if sign in head:
            head = head.replace(sign, " ")
    words = head.rsplit(None, 2)
    if not words or head[-1].isspace():
        return words[-1] if words else "", ""
    return words[-2] if len(words) > 1 else "", words[-1]
